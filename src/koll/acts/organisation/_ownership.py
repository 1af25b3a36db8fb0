"""What the council decides as owner of companies: shares, the owner's duties in law, and the meeting that binds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, record_or_find_decision, told
from koll.acts.engine import Doing, Done, act, body_existing_on, require
from koll.acts.organisation._bodies import by_the_council, in_order_of_day
from koll.permissions import Permission, UnableTo
from koll.reads.organisation import OWNER_DUTIES, body_address
from koll.snapshot import ours
from koll.tables.models import BindingMeeting, Body, Ownership, OwnerStep, Version


class UnableToOwn(UnableTo):
    """What the council decides as owner cannot be recorded so."""


def company_on(key: str, day: date) -> Body:
    """The company with this key, on a day when it exists."""
    row = body_existing_on(key, day)
    if ours().charter.role_of(row.kind) != "company":
        raise UnableToOwn(_("%(body)s is not a company, so nobody owns it.") % {"body": row.name})
    return row


@act
def record_ownership(
    doing: Doing,
    *,
    decision: DecisionInput,
    company: str,
    percent: Decimal,
    from_day: date,
    through: str = "",
    words: str = "",
) -> Done:
    """Records the municipality's share of a company from a day, by a decision of the council."""
    require(doing, Permission.ACT_AS_OWNER)
    made = record_or_find_decision(doing, decision)
    by_the_council(made)
    in_order_of_day(made, from_day)
    row = company_on(company, from_day)
    holder = company_on(through, from_day) if through else None
    if not 0 <= percent <= 100 or percent != round(percent, 2):
        raise UnableToOwn(_("Write the share in per cent, from 0 to 100, with at most two decimals."))
    if holder is not None and holder.pk == row.pk:
        raise UnableToOwn(_("A company does not own itself. Choose the company that holds the shares."))
    same = Ownership.objects.filter(company=row, from_day=from_day).first()
    if same is not None:
        raise UnableToOwn(
            _("A share is already recorded from %(day)s. Choose another day.") % {"day": from_day.isoformat()}
        )
    Ownership.objects.create(
        company=row, decision=made, from_day=from_day, percent=percent, through=holder, words=words.strip()
    )
    content = {
        "company": company,
        "percent": str(percent),
        "from": from_day.isoformat(),
        "through": through,
        "words": words,
    }
    said = _("The share has been recorded.")
    return Done(subject=body_address(row.key), said=said, id=row.pk, content=told(made) | content)


@act
def meet_owner_duty(doing: Doing, *, decision: DecisionInput, company: str, duty: str, words: str) -> Done:
    """Records how the council has met one of the owner's duties (KL 10:3), by a decision of the council."""
    require(doing, Permission.ACT_AS_OWNER)
    made = record_or_find_decision(doing, decision)
    by_the_council(made)
    row = company_on(company, doing.day)
    if duty not in OWNER_DUTIES:
        raise UnableToOwn(_("Choose one of the six duties."))
    if not words.strip():
        raise UnableToOwn(_("Write how it is met, as in the decision."))
    OwnerStep.objects.create(company=row, duty=duty, decision=made, words=words.strip())
    content = {"company": company, "duty": duty, "words": words}
    return Done(subject=body_address(row.key), said=_("It has been recorded."), id=row.pk, content=told(made) | content)


@act
def record_binding_meeting(doing: Doing, *, decision: DecisionInput, text: int, held_on: date, words: str = "") -> Done:
    """Records the general meeting that made a text binding on its company: another day than the council's."""
    require(doing, Permission.ACT_AS_OWNER)
    made = record_or_find_decision(doing, decision)
    by_the_council(made)
    row = Version.objects.select_related("body", "decision").filter(pk=text, body__isnull=False).first()
    if row is None or row.body is None or ours().charter.instrument(row.instrument).level != "mandate":
        raise UnableToOwn(_("The text is no longer here. Go back to the company's page and choose it again."))
    company_on(row.body.key, held_on)
    if BindingMeeting.objects.filter(version=row).exists():
        raise UnableToOwn(_("It is already recorded when “%(title)s” became binding.") % {"title": row.title})
    if not row.decision.day <= held_on <= doing.day:
        raise UnableToOwn(
            _("The meeting was held on %(held)s. It must lie between the council's decision on %(day)s and today.")
            % {"held": held_on.isoformat(), "day": row.decision.day.isoformat()}
        )
    BindingMeeting.objects.create(version=row, decision=made, held_on=held_on, words=words.strip())
    said = _("“%(title)s” binds the company from %(day)s.") % {"title": row.title, "day": held_on.isoformat()}
    content = {"version": row.pk, "held_on": held_on.isoformat(), "words": words}
    return Done(subject=body_address(row.body.key), said=said, id=row.pk, content=told(made) | content)

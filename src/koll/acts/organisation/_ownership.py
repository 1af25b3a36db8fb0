"""What the council decides as owner of companies: shares, the owner's duties in law, and the meeting that binds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, record_or_find_decision
from koll.acts.engine import Doing, Done, Input, act, body_existing_on, create
from koll.acts.organisation._bodies import by_the_council, in_order_of_day
from koll.domain.refs import BodyRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.organisation import OWNER_DUTIES
from koll.snapshot import Snapshot
from koll.tables.models import BindingMeeting, Body, Ownership, OwnerStep, Version


def company_on(snapshot: Snapshot, key: str) -> Body:
    """The company with this key, on a day when it exists."""
    row = body_existing_on(key, snapshot.day)
    if snapshot.charter.role_of(row.kind) != "company":
        raise Refusal(
            "ownership.not_a_company",
            _("%(body)s is not a company, so nobody owns it.") % {"body": row.name},
            field="company",
        )
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOwnership(Input):
    """Records the municipality's share of a company from a day, by a decision of the council."""

    decision: DecisionInput
    company: str
    percent: Decimal
    from_day: date
    through: str = ""
    words: str = ""


@act(
    RecordOwnership,
    permission=Permission.ACT_AS_OWNER,
    subject=lambda _doing, _given: None,
    news=N_("The municipality's share of a company changed"),
    trail=Trail.SHOWN,
)
def record_ownership(doing: Doing, given: RecordOwnership) -> Done:
    made = record_or_find_decision(doing, given.decision)
    by_the_council(doing.snapshot, made)
    in_order_of_day(made, given.from_day)
    row = company_on(doing.snapshot.on(given.from_day), given.company)
    holder = company_on(doing.snapshot.on(given.from_day), given.through) if given.through else None
    if not 0 <= given.percent <= 100 or given.percent != round(given.percent, 2):
        raise Refusal(
            "ownership.not_a_share",
            _("Write the share in per cent, from 0 to 100, with at most two decimals."),
            field="percent",
        )
    if holder is not None and holder.pk == row.pk:
        raise Refusal(
            "ownership.owns_itself",
            _("A company does not own itself. Choose the company that holds the shares."),
            field="through",
        )
    same = Ownership.objects.filter(company=row, from_day=given.from_day).first()
    if same is not None:
        raise Refusal(
            "ownership.recorded_before",
            _("A share is already recorded from %(day)s. Choose another day.") % {"day": given.from_day.isoformat()},
            field="from_day",
        )
    create(
        Ownership,
        company=row,
        decision=made,
        from_day=given.from_day,
        percent=given.percent,
        through=holder,
        words=given.words.strip(),
    )
    said = _("The share has been recorded.")
    return Done(subject=BodyRef(key=row.key), said=said, id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetOwnerDuty(Input):
    """Records how the council has met one of the owner's duties (KL 10:3), by a decision of the council."""

    decision: DecisionInput
    company: str
    duty: str
    words: str


@act(
    MeetOwnerDuty,
    permission=Permission.ACT_AS_OWNER,
    subject=lambda _doing, _given: None,
    news=N_("A duty of the owner was met"),
    trail=Trail.SHOWN,
)
def meet_owner_duty(doing: Doing, given: MeetOwnerDuty) -> Done:
    made = record_or_find_decision(doing, given.decision)
    by_the_council(doing.snapshot, made)
    row = company_on(doing.snapshot, given.company)
    if given.duty not in OWNER_DUTIES:
        raise Refusal("ownership.unknown_duty", _("Choose one of the six duties."), field="duty")
    if not given.words.strip():
        raise Refusal("ownership.duty_without_words", _("Write how it is met, as in the decision."), field="words")
    create(OwnerStep, company=row, duty=given.duty, decision=made, words=given.words.strip())
    return Done(subject=BodyRef(key=row.key), said=_("It has been recorded."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordBindingMeeting(Input):
    """Records the general meeting that made a text binding on its company: another day than the council's."""

    decision: DecisionInput
    text: int
    held_on: date
    words: str = ""


@act(
    RecordBindingMeeting,
    permission=Permission.ACT_AS_OWNER,
    subject=lambda _doing, _given: None,
    news=N_("A general meeting made a text binding"),
    trail=Trail.SHOWN,
)
def record_binding_meeting(doing: Doing, given: RecordBindingMeeting) -> Done:
    made = record_or_find_decision(doing, given.decision)
    by_the_council(doing.snapshot, made)
    row = Version.objects.select_related("body", "decision").filter(pk=given.text, body__isnull=False).first()
    if row is None or row.body is None or doing.snapshot.charter.instrument(row.instrument).level != "mandate":
        raise Refusal(
            "ownership.text_gone", _("The text is no longer here. Go back to the company's page and choose it again.")
        )
    company_on(doing.snapshot.on(given.held_on), row.body.key)
    if BindingMeeting.objects.filter(version=row).exists():
        raise Refusal(
            "ownership.bound_before",
            _("It is already recorded when “%(title)s” became binding.") % {"title": row.title},
        )
    if not row.decision.day <= given.held_on <= doing.day:
        raise Refusal(
            "ownership.meeting_at_wrong_time",
            _("The meeting was held on %(held)s. It must lie between the council's decision on %(day)s and today.")
            % {"held": given.held_on.isoformat(), "day": row.decision.day.isoformat()},
            field="held_on",
        )
    create(BindingMeeting, version=row, decision=made, held_on=given.held_on, words=given.words.strip())
    said = _("“%(title)s” binds the company from %(day)s.") % {"title": row.title, "day": given.held_on.isoformat()}
    return Done(subject=BodyRef(key=row.body.key), said=said, id=row.pk)

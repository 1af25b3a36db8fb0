"""Motions and other decisions worth following: put on the list and taken off by the body that made them, told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from koll.acts.decisions import address_of
from koll.acts.engine import Doing, Done, act, body_existing_on, decision_with, holder_on, require
from koll.permissions import Permission, Subject, UnableTo
from koll.reads.assignments import KINDS
from koll.tables.models import Decision, FollowedDecision, FollowUpReport


class UnableToList(UnableTo):
    """The decision cannot be put on the list, told of or taken off as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedDecisionInput:
    """A decision as its body follows it: `kind` is one of `KINDS`, `body` the key of the one that sees to it."""

    kind: str
    body: str
    why: str
    due_on: date | None = None


def listed_with(number: int) -> FollowedDecision:
    """The decision on the list with this number, with its bodies."""
    row = FollowedDecision.objects.select_related("decision__body", "body").filter(pk=number).first()
    if row is None:
        raise UnableToList(_("This is not on the list. Go back to the list and open it again."))
    return row


def refuse_ended(row: FollowedDecision) -> None:
    """Raises UnableToList when it has been taken off the list."""
    if row.ended_on is not None:
        raise UnableToList(
            _("It was taken off the list on %(day)s. The body that made the decision can put it there again.")
            % {"day": row.ended_on.isoformat()}
        )


@act
def follow_decision(doing: Doing, *, decision: int, words: FollowedDecisionInput) -> Done:
    """Puts a decision on the list of what its body follows, with the body that sees to it, and why."""
    made = decision_with(decision)
    require(doing, Permission.FOLLOW_DECISION, Subject(body=made.body.key, decides=made.body.key))
    if words.kind not in KINDS:
        raise UnableToList(_("Say whether it is a motion or another decision."))
    body = body_existing_on(words.body, doing.day)
    if not words.why.strip():
        raise UnableToList(_("Write why it is worth following: whoever reads the list must understand it."))
    if words.due_on is not None and words.due_on < made.day:
        raise UnableToList(
            _("It cannot be done before it was decided, on %(day)s. Check the day.") % {"day": made.day.isoformat()}
        )
    if FollowedDecision.objects.filter(decision=made, body=body, ended_on__isnull=True).exists():
        raise UnableToList(_("The decision is on the list already, and %(body)s sees to it.") % {"body": body.name})
    row = FollowedDecision.objects.create(
        decision=made,
        kind=words.kind,
        body=body,
        why=words.why.strip(),
        due_on=words.due_on,
        listed_on=doing.day,
        listed_by_id=doing.actor.person,
    )
    content = {
        "listed": row.pk,
        "decision": made.pk,
        "kind": words.kind,
        "body": body.key,
        "why": words.why,
        "due_on": words.due_on.isoformat() if words.due_on else None,
    }
    return Done(subject=address_of(made), said=_("The decision is on the list."), id=row.pk, content=content)


@act
def report_on_followed_decision(doing: Doing, *, listed: int, words: str) -> Done:
    """Tells how it goes with a decision on the list, in the words of the body that sees to it."""
    row = listed_with(listed)
    require(doing, Permission.REPORT_ON_FOLLOWED_DECISION, Subject(body=row.body.key, decides=row.body.key))
    refuse_ended(row)
    if not words.strip():
        raise UnableToList(_("Write how it goes, in a few sentences."))
    report = FollowUpReport.objects.create(
        listed=row,
        body=holder_on(row.body, doing.day),
        on=doing.day,
        words=words.strip(),
        written_by_id=doing.actor.person,
    )
    content = {"listed": row.pk, "report": report.pk, "body": report.body.key, "words": words}
    return Done(
        subject=address_of(row.decision),
        said=_("It has been told, and can be read by all."),
        id=row.pk,
        content=content,
    )


@act
def end_following_decision(doing: Doing, *, listed: int, decision: int | None, outcome: str) -> Done:
    """Takes a decision off the list, by a later decision of the same body, with a word of what came of it, or both."""
    row = listed_with(listed)
    require(doing, Permission.FOLLOW_DECISION, Subject(body=row.decision.body.key, decides=row.decision.body.key))
    refuse_ended(row)
    ending = ending_decision(doing, row, decision) if decision is not None else None
    if ending is None and not outcome.strip():
        raise UnableToList(_("Choose the decision that ends it, or write what came of it."))
    row.ended_on = max(ending.day, row.listed_on) if ending else doing.day
    row.ended_by = ending
    row.outcome = outcome.strip()
    row.save(update_fields=["ended_on", "ended_by", "outcome"])
    content = {"listed": row.pk, "decision": decision, "ended_on": row.ended_on.isoformat(), "outcome": outcome}
    return Done(
        subject=address_of(row.decision),
        said=_("The decision has been taken off the list."),
        id=row.pk,
        content=content,
    )


def ending_decision(doing: Doing, row: FollowedDecision, number: int) -> Decision:
    """The later decision, of the body that put it on the list, by which it is taken off."""
    made, put_by = decision_with(number), row.decision.body
    if made.body.key not in {put_by.key, holder_on(put_by, doing.day).key}:
        raise UnableToList(
            _("Only %(body)s, which put it on the list, takes it off. Choose a decision by that body.")
            % {"body": put_by.name}
        )
    if made.pk == row.decision_id or made.day < row.decision.day:
        raise UnableToList(_("Choose a decision that was made after the one on the list."))
    return made

"""Motions and other decisions worth following: put on the list and taken off by the body that made them, told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from koll.acts.decisions import ref_of
from koll.acts.engine import Doing, Done, Input, act, body_existing_on, change, create, decision_with, holder_on
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Subject, Trail
from koll.reads.assignments import KINDS
from koll.tables.models import Decision, FollowedDecision, FollowUpReport


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
        raise Refusal(
            "followed.not_on_the_list",
            _("This is not on the list. Go back to the list and open it again."),
            field="listed",
        )
    return row


def refuse_ended(row: FollowedDecision) -> None:
    """Raises Refusal when it has been taken off the list."""
    if row.ended_on is not None:
        raise Refusal(
            "followed.ended",
            _("It was taken off the list on %(day)s. The body that made the decision can put it there again.")
            % {"day": row.ended_on.isoformat()},
            field="listed",
        )


def subject_of_deciding(decision: Decision) -> Subject:
    """The body that made the decision."""
    return Subject(body=decision.body.key, decides=decision.body.key)


def responsible_subject(_doing: Doing, given: ReportOnFollowedDecision) -> Subject:
    """The body that sees to what was decided."""
    body = listed_with(given.listed).body
    return Subject(body=body.key, decides=body.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowDecision(Input):
    """Puts a decision on the list of what its body follows, with the body that sees to it, and why."""

    decision: int
    words: FollowedDecisionInput


@act(
    FollowDecision,
    permission=Permission.FOLLOW_DECISION,
    subject=lambda _doing, given: subject_of_deciding(decision_with(given.decision)),
    news=N_("A decision was put on the list of what is followed"),
    trail=Trail.SHOWN,
)
def follow_decision(doing: Doing, given: FollowDecision) -> Done:
    made = decision_with(given.decision)
    if given.words.kind not in KINDS:
        raise Refusal("followed.unknown_kind", _("Say whether it is a motion or another decision."), field="kind")
    body = body_existing_on(given.words.body, doing.day)
    if not given.words.why.strip():
        raise Refusal(
            "followed.reason_missing",
            _("Write why it is worth following: whoever reads the list must understand it."),
            field="why",
        )
    if given.words.due_on is not None and given.words.due_on < made.day:
        raise Refusal(
            "followed.due_before_decided",
            _("It cannot be done before it was decided, on %(day)s. Check the day.") % {"day": made.day.isoformat()},
            field="due_on",
        )
    if FollowedDecision.objects.filter(decision=made, body=body, ended_on__isnull=True).exists():
        raise Refusal(
            "followed.already_listed",
            _("The decision is on the list already, and %(body)s sees to it.") % {"body": body.name},
            field="body",
        )
    row = create(
        FollowedDecision,
        decision=made,
        kind=given.words.kind,
        body=body,
        why=given.words.why.strip(),
        due_on=given.words.due_on,
        listed_on=doing.day,
        listed_by_id=doing.actor.person,
    )
    return Done(subject=ref_of(made), said=_("The decision is on the list."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOnFollowedDecision(Input):
    """Tells how it goes with a decision on the list, in the words of the body that sees to it."""

    listed: int
    words: str


@act(
    ReportOnFollowedDecision,
    permission=Permission.REPORT_ON_FOLLOWED_DECISION,
    subject=responsible_subject,
    news=N_("It was told how it goes with a decision on the list"),
    trail=Trail.SHOWN,
)
def report_on_followed_decision(doing: Doing, given: ReportOnFollowedDecision) -> Done:
    row = listed_with(given.listed)
    refuse_ended(row)
    if not given.words.strip():
        raise Refusal("followed.report_empty", _("Write how it goes, in a few sentences."), field="words")
    create(
        FollowUpReport,
        listed=row,
        body=holder_on(doing.snapshot, row.body),
        on=doing.day,
        words=given.words.strip(),
        written_by_id=doing.actor.person,
    )
    return Done(
        subject=ref_of(row.decision),
        said=_("It has been told, and can be read by all."),
        id=row.pk,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EndFollowingDecision(Input):
    """Takes a decision off the list, by a later decision of the same body, with a word of what came of it, or both."""

    listed: int
    decision: int | None
    outcome: str


@act(
    EndFollowingDecision,
    permission=Permission.FOLLOW_DECISION,
    subject=lambda _doing, given: subject_of_deciding(listed_with(given.listed).decision),
    news=N_("A decision was taken off the list of what is followed"),
    trail=Trail.SHOWN,
)
def end_following_decision(doing: Doing, given: EndFollowingDecision) -> Done:
    row = listed_with(given.listed)
    refuse_ended(row)
    ending = ending_decision(doing, row, given.decision) if given.decision is not None else None
    if ending is None and not given.outcome.strip():
        raise Refusal(
            "followed.outcome_missing",
            _("Choose the decision that ends it, or write what came of it."),
            field="outcome",
        )
    change(
        row,
        ended_on=max(ending.day, row.listed_on) if ending else doing.day,
        ended_by=ending,
        outcome=given.outcome.strip(),
    )
    return Done(
        subject=ref_of(row.decision),
        said=_("The decision has been taken off the list."),
        id=row.pk,
    )


def ending_decision(doing: Doing, row: FollowedDecision, number: int) -> Decision:
    """The later decision, of the body that put it on the list, by which it is taken off."""
    made, put_by = decision_with(number), row.decision.body
    if made.body.key not in {put_by.key, holder_on(doing.snapshot, put_by).key}:
        raise Refusal(
            "followed.listed_by_another",
            _("Only %(body)s, which put it on the list, takes it off. Choose a decision by that body.")
            % {"body": put_by.name},
            field="decision",
        )
    if made.pk == row.decision_id or made.day < row.decision.day:
        raise Refusal(
            "followed.ended_by_earlier",
            _("Choose a decision that was made after the one on the list."),
            field="decision",
        )
    return made

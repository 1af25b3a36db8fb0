"""Recording what a body has decided: the decision itself, and the duties resting on law that it meets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from koll.acts.decisions._attachments import attachment_content, keep_files, ref_of
from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    body_existing_on,
    body_with_key,
    change,
    create,
    decision_with,
    require,
)
from koll.acts.imports import CheckedFile
from koll.domain.record import Minutes, minutes_as_text, minutes_of
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.snapshot import subject_of_body
from koll.tables.models import Body, Decision, LegalDutyMet, Reconsideration

__all__ = [
    "DecisionInput",
    "deciding_body",
    "decision_content",
    "record_decision",
    "record_decision_meeting_duty",
    "record_legal_duty_met",
    "record_minutes_verified",
    "record_or_find_decision",
    "record_reconsideration",
    "ref_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionInput(Minutes):
    """A decision as a minute-taker writes it. `same_as` is the number of one already recorded, when it is that one."""

    body: str
    same_as: int | None = None
    files: tuple[CheckedFile, ...] = ()


def record_or_find_decision(doing: Doing, words: DecisionInput) -> Decision:
    """The decision meant by the words: the one already recorded, or a new row. Asks no permission."""
    if words.same_as is not None:
        return decision_with(words.same_as)
    body = body_existing_on(words.body, words.day)
    refuse_words(doing, words)
    refuse_paragraph(body, words.day.year, words.paragraph)
    made = create(
        Decision,
        body=body,
        year=words.day.year,
        **minutes_of(words),
        is_example=doing.snapshot.municipality.is_example,
        recorded_at=doing.now,
        recorded_by_id=doing.actor.person,
    )
    keep_files(doing, made, words.files)
    return made


def deciding_body(words: DecisionInput) -> Body:
    """The body whose decision the words mean: of the one already recorded, whatever body they name beside it."""
    return decision_with(words.same_as).body if words.same_as is not None else body_with_key(words.body)


def refuse_words(doing: Doing, words: DecisionInput) -> None:
    """Raises Refusal when the days or the heading cannot be right."""
    if words.day > doing.day:
        raise Refusal(
            "decision.day_not_come",
            _("The decision is dated %(day)s, which has not come yet. Record it when it has been made.")
            % {"day": words.day.isoformat()},
            field="day",
        )
    if not words.heading.strip():
        raise Refusal(
            "decision.heading_missing",
            _("The decision has no heading. Write what was decided, as in the minutes."),
            field="heading",
        )
    if words.attested_on is not None:
        refuse_attested(doing, words.day, words.attested_on)


def refuse_attested(doing: Doing, made: date, attested_on: date) -> None:
    """Raises Refusal when minutes of that day cannot have been adjusted on this one."""
    if not made <= attested_on <= doing.day:
        raise Refusal(
            "decision.minutes_day_impossible",
            _("The minutes of %(made)s cannot have been adjusted on %(day)s. Check both days.")
            % {"made": made.isoformat(), "day": attested_on.isoformat()},
            field="attested_on",
        )


def refuse_paragraph(body: Body, year: int, paragraph: int | None) -> None:
    """Raises Refusal, naming the decision, when the body already has the paragraph in the year."""
    taken = Decision.objects.filter(body=body, year=year, paragraph=paragraph).first() if paragraph else None
    if taken is not None:
        raise Refusal(
            "decision.paragraph_taken",
            _(
                "%(body)s already has § %(paragraph)s in %(year)s: “%(heading)s” of %(day)s. "
                "Check the number, or choose that decision if it is the same one."
            )
            % {
                "body": body.name,
                "paragraph": paragraph,
                "year": year,
                "heading": taken.heading,
                "day": taken.day.isoformat(),
            },
            field="paragraph",
        )


def decision_content(decision: Decision) -> dict[str, object]:
    """What the ledger says of a decision."""
    return {
        "decision": decision.pk,
        "body": decision.body.key,
        **minutes_as_text(decision),
        "attachments": [attachment_content(row) for row in decision.attachments.defer("content")],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDecision(Input):
    """Records a decision that a body has made."""

    words: DecisionInput


@act(
    RecordDecision,
    permission=Permission.RECORD_DECISION,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, deciding_body(given.words)),
    news=N_("A decision was recorded"),
    trail=Trail.SHOWN,
)
def record_decision(doing: Doing, given: RecordDecision) -> Done:
    decision = record_or_find_decision(doing, given.words)
    return Done(subject=ref_of(decision), said=_("The decision has been recorded."), id=decision.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconsider(Input):
    """Records that the council took instruments up again after an election, and what came of it."""

    words: DecisionInput
    instruments: tuple[str, ...]
    outcome: str


@act(
    Reconsider,
    permission=Permission.RECORD_RECONSIDERATION,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, deciding_body(given.words)),
    news=N_("Something was taken up again"),
    trail=Trail.SHOWN,
)
def record_reconsideration(doing: Doing, given: Reconsider) -> Done:
    charter = doing.snapshot.charter
    body = body_with_key(given.words.body)
    for key in given.instruments:
        if charter.instrument(key).decided_by != body.kind:
            raise Refusal(
                "decision.not_reconsidered_here",
                _("%(body)s does not decide this, so it cannot reconsider it either.") % {"body": body.name},
            )
    decision = record_or_find_decision(doing, given.words)
    for key in given.instruments:
        create(Reconsideration, decision=decision, instrument=key, outcome=given.outcome.strip())
    return Done(subject=ref_of(decision), said=_("The reconsideration has been recorded."), id=decision.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfil(Input):
    """Records that a duty resting on law has been met by a decision.

    `concerns` is the company, where there is one decision for each.
    """

    rule: str
    period: int
    concerns: str | None
    words: DecisionInput


@act(
    Fulfil,
    permission=Permission.RECORD_LEGAL_DUTY_MET,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, deciding_body(given.words)),
    news=N_("A duty in law was met"),
    trail=Trail.SHOWN,
)
def record_legal_duty_met(doing: Doing, given: Fulfil) -> Done:
    decision = record_decision_meeting_duty(
        doing, rule=given.rule, period=given.period, concerns=given.concerns, words=given.words
    )
    return Done(
        subject=ref_of(decision), said=_("The decision has been recorded, and the duty is met."), id=decision.pk
    )


def record_decision_meeting_duty(
    doing: Doing, *, rule: str, period: int, concerns: str | None, words: DecisionInput
) -> Decision:
    """The decision by which the duty is met, when the person may record it."""
    charter = doing.snapshot.charter
    duty = next((row for row in charter.legal if row.rule == rule), None)
    body = body_with_key(words.body)
    if duty is None or duty.who != body.kind:
        raise Refusal(
            "decision.no_such_duty", _("The governance model has no such duty for %(body)s.") % {"body": body.name}
        )
    if (duty.per is not None) != (concerns is not None):
        raise Refusal(
            "decision.body_missing", _("Say which body the decision concerns: there is one decision for each.")
        )
    require(doing, Permission.RECORD_LEGAL_DUTY_MET, subject_of_body(charter, body))
    about = body_existing_on(concerns, words.day) if concerns else None
    refuse_met(rule, period, about)
    decision = record_or_find_decision(doing, words)
    create(
        LegalDutyMet,
        rule=rule,
        period=period,
        body=about,
        on=decision.day,
        decision=decision,
        words=decision.heading,
    )
    return decision


def refuse_met(rule: str, period: int, about: Body | None) -> None:
    """Raises Refusal, naming the decision, when the duty has been met for the period."""
    met = LegalDutyMet.objects.filter(rule=rule, period=period, body=about).select_related("decision").first()
    if met is not None:
        raise Refusal(
            "decision.duty_already_met",
            _(
                "This has already been decided for %(period)s: “%(heading)s” of %(day)s. "
                "Look at that decision; what you wrote is still here."
            )
            % {"period": period, "heading": met.words, "day": met.on.isoformat()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AttestDecision(Input):
    """Records on which day the minutes of a decision were adjusted."""

    decision: int
    on: date


@act(
    AttestDecision,
    permission=Permission.VERIFY_MINUTES,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, decision_with(given.decision).body),
    news=N_("Minutes were adjusted"),
    trail=Trail.SHOWN,
)
def record_minutes_verified(doing: Doing, given: AttestDecision) -> Done:
    row = decision_with(given.decision)
    if row.attested_on is not None:
        raise Refusal(
            "decision.minutes_adjusted_before",
            _("The minutes were adjusted on %(day)s. Correct that day if it is a typing error.")
            % {"day": row.attested_on.isoformat()},
        )
    refuse_attested(doing, row.day, given.on)
    change(row, attested_on=given.on)
    return Done(subject=ref_of(row), said=_("The day of adjustment has been recorded."), id=row.pk)

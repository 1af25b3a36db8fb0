"""What the council is told of dialogues: each body's own report, and the council's decision to note it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from koll.acts.activities import occasion_ref
from koll.acts.decisions import DecisionInput, record_or_find_decision
from koll.acts.decisions import ref_of as ref_of_act
from koll.acts.engine import Doing, Done, Input, act, body_with_key, change, occasion_with
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Subject, Trail
from koll.reads.dialogues import report_subject
from koll.snapshot import Snapshot, subject_of_body
from koll.tables.models import Body, Occasion, OccasionBody


def subject_of_report(snapshot: Snapshot, occasion: int, body: str) -> Subject:
    """What is asked about when a body, or the holder (""), reports what came of a dialogue."""
    row = occasion_with(occasion)
    return report_subject(snapshot.charter, row, body_with_key(body) if body else row.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDialogueResult(Input):
    """Reports what came of a dialogue to the council, in a body's own words; the holder's unless `body` is given."""

    occasion: int
    result: str
    body: str = ""
    with_dissent: bool = False


@act(
    ReportDialogueResult,
    permission=Permission.REPORT_DIALOGUE_RESULT,
    subject=lambda doing, given: subject_of_report(doing.snapshot, given.occasion, given.body),
    news=N_("A result was reported to the council"),
    trail=Trail.SHOWN,
)
def report_dialogue_result(doing: Doing, given: ReportDialogueResult) -> Done:
    row = occasion_with(given.occasion)
    whose = body_with_key(given.body) if given.body else row.body
    charter = doing.snapshot.charter
    kept = own_report(row, whose)
    if not charter.activity(row.activity).result_to or (
        kept is not row and whose.kind not in charter.activity(row.activity).held_by
    ):
        raise Refusal(
            "dialogue_result.not_to_council",
            _("The council is not told of this dialogue by %(body)s.") % {"body": whose.name},
        )
    if kept.reported_on is not None:
        raise Refusal("dialogue_result.reported_before", _("The result has already been reported."))
    if not given.result.strip():
        raise Refusal(
            "dialogue_result.empty",
            _("There is nothing to report. Write the result in the body's own words."),
            field="result",
        )
    change(
        kept,
        reported_on=doing.day,
        result=given.result.strip(),
        dissent_told=given.with_dissent,
        reported_through=sender(doing, report_subject(charter, row, whose)),
    )
    change(row, revision=row.revision)
    return Done(subject=occasion_ref(row), said=_("The result has been reported to the council."), id=row.pk)


def own_report(row: Occasion, body: Body) -> Occasion | OccasionBody:
    """The row that keeps the body's own report: the occasion itself, or its part in it."""
    if body.pk == row.body_id:
        return row
    part = OccasionBody.objects.filter(occasion=row, body=body).first()
    if part is None:
        raise Refusal(
            "dialogue_result.body_takes_no_part",
            _("%(body)s does not take part in the dialogue.") % {"body": body.name},
        )
    return part


def sender(doing: Doing, subject: Subject) -> Body | None:
    """The body that takes an officials' result to the council, since they cannot (KL 5:22); None for others.

    The committee they work for before the executive board, when the person has a seat in both.
    """
    if subject.body_role not in ("sector", "unit"):
        return None
    seats = [
        seat.body
        for seat in doing.actor.seats
        if seat.role in ("chair", "secretary") and (seat.body in subject.family or seat.body_role == "executive")
    ]
    found = Body.objects.filter(key__in=[key for key in seats if key in subject.family] or seats)
    return found.first()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDialogueResults(Input):
    """Records the council's decision to note the results that have been reported."""

    reports: tuple[str, ...]
    words: DecisionInput


@act(
    NoteDialogueResults,
    permission=Permission.NOTE_DIALOGUE_RESULTS,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_with_key(given.words.body)),
    news=N_("The council noted results"),
    trail=Trail.SHOWN,
)
def note_dialogue_results(doing: Doing, given: NoteDialogueResults) -> Done:
    rows = [reported(key) for key in given.reports]
    if not rows:
        raise Refusal(
            "dialogue_result.none_chosen", _("Choose results that have been reported to the council."), field="reports"
        )
    decision = record_or_find_decision(doing, given.words)
    for row in rows:
        change(row, report_decision=decision)
    return Done(subject=ref_of_act(decision), said=_("The council's decision has been recorded."), id=decision.pk)


def reported(key: str) -> Occasion | OccasionBody:
    """The row of a report by its key, as reads give it; refused when nothing has been reported there."""
    number, _colon, body = key.partition(":")
    row: Occasion | OccasionBody | None = None
    if number.isdigit():
        row = (
            OccasionBody.objects.select_related("occasion__body", "body")
            .filter(occasion=int(number), body__key=body)
            .first()
            if body
            else Occasion.objects.select_related("body").filter(pk=int(number)).first()
        )
    if row is None or row.reported_on is None:
        raise Refusal(
            "dialogue_result.not_reported", _("Choose results that have been reported to the council."), field="reports"
        )
    return row

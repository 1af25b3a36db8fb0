"""What the council is told of dialogues: each body's own report, and the council's decision to note it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.acts.activities import address_of
from koll.acts.decisions import DecisionInput, record_or_find_decision, told
from koll.acts.decisions import address_of as address_of_act
from koll.acts.dialogues._dialogues import UnableToHold
from koll.acts.engine import Doing, Done, act, body_with_key, occasion_with, require
from koll.permissions import Permission, Subject
from koll.reads.dialogues import report_subject
from koll.snapshot import ours, subject_of_body
from koll.tables.models import Body, Occasion, OccasionBody


@act
def report_dialogue_result(
    doing: Doing, *, occasion: int, result: str, body: str = "", with_dissent: bool = False
) -> Done:
    """Reports what came of a dialogue to the council, in a body's own words; the holder's unless `body` is given."""
    row = occasion_with(occasion)
    whose = body_with_key(body) if body else row.body
    charter = ours().charter
    subject = report_subject(charter, row, whose)
    require(doing, Permission.REPORT_DIALOGUE_RESULT, subject)
    kept = own_report(row, whose)
    if not charter.activity(row.activity).result_to or (
        kept is not row and whose.kind not in charter.activity(row.activity).held_by
    ):
        raise UnableToHold(_("The council is not told of this dialogue by %(body)s.") % {"body": whose.name})
    if kept.reported_on is not None:
        raise UnableToHold(_("The result has already been reported."))
    if not result.strip():
        raise UnableToHold(_("There is nothing to report. Write the result in the body's own words."))
    through = sender(doing, subject)
    kept.reported_on, kept.result = doing.day, result.strip()
    kept.dissent_told, kept.reported_through = with_dissent, through
    kept.save(update_fields=["reported_on", "result", "dissent_told", "reported_through"])
    Occasion.objects.filter(pk=row.pk).update(revision=row.revision)
    content = {"body": whose.key, "result": result, "dissent": with_dissent, "through": through.key if through else ""}
    return Done(
        subject=address_of(row), said=_("The result has been reported to the council."), id=row.pk, content=content
    )


def own_report(row: Occasion, body: Body) -> Occasion | OccasionBody:
    """The row that keeps the body's own report: the occasion itself, or its part in it."""
    if body.pk == row.body_id:
        return row
    part = OccasionBody.objects.filter(occasion=row, body=body).first()
    if part is None:
        raise UnableToHold(_("%(body)s does not take part in the dialogue.") % {"body": body.name})
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


@act
def note_dialogue_results(doing: Doing, *, reports: tuple[str, ...], words: DecisionInput) -> Done:
    """Records the council's decision to note the results that have been reported."""
    require(doing, Permission.NOTE_DIALOGUE_RESULTS, subject_of_body(ours().charter, body_with_key(words.body)))
    rows = [reported(key) for key in reports]
    if not rows:
        raise UnableToHold(_("Choose results that have been reported to the council."))
    decision = record_or_find_decision(doing, words)
    for row in rows:
        row.report_decision = decision
        row.save(update_fields=["report_decision"])
    noted = [address_of(row if isinstance(row, Occasion) else row.occasion) for row in rows]
    content = told(decision) | {"noted": noted}
    return Done(
        subject=address_of_act(decision),
        said=_("The council's decision has been recorded."),
        id=decision.pk,
        content=content,
    )


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
        raise UnableToHold(_("Choose results that have been reported to the council."))
    return row

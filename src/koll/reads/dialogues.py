"""Dialogues: the form known beforehand, what came of them, and whose results the council has had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.charter import Activity
from koll.charter.model import Principle
from koll.permissions import Act, Actor, may
from koll.reads.cycle import OccasionLine, ProposalLine, occasion_line, occasion_lines, proposal_lines
from koll.reads.decisions import DecisionLine, decision_line
from koll.reads.forms import Step, steps_in
from koll.reads.municipality import ours
from koll.reads.room import room_of
from koll.reads.shift_lines import ShiftLine, shifts_of
from koll.reads.subjects import occasion_subject
from koll.records.models import Body, Dialogue, Occasion


@dataclass(frozen=True, slots=True)
class DialoguePage:
    """One dialogue. `notes` is empty for those who did not take part (`may_read_notes` false)."""

    line: OccasionLine
    activity: Activity
    form_name: str
    form_text: str
    steps: tuple[Step, ...]
    lens: tuple[Principle, ...]
    form_published_on: date | None
    based_on: OccasionLine | None
    may_be_based_on: tuple[OccasionLine, ...]
    notes: str
    result: str
    dissent: str
    reported: str
    revision: int
    principles: tuple[Principle, ...]
    report_decision: DecisionLine | None
    proposals: tuple[ProposalLine, ...]
    may_be_argued: tuple[ProposalLine, ...]
    may_hold: bool
    may_report: bool
    may_read_notes: bool
    room: int | None
    shifts: tuple[ShiftLine, ...] = ()
    """The shifts of the description it starts from, to talk about."""


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A body, and the results of its dialogues that the council has had or lacks in a year."""

    body_key: str
    body_name: str
    held: tuple[OccasionLine, ...]
    reported: tuple[OccasionLine, ...]


@dataclass(frozen=True, slots=True)
class DialoguesPage:
    """The dialogues of a year, and for the council which bodies' results it has had."""

    period: int
    coming: tuple[OccasionLine, ...]
    held: tuple[OccasionLine, ...]
    results: tuple[ResultLine, ...]

    @property
    def reported(self) -> int:
        """How many bodies have reported a result."""
        return sum(bool(each.reported) for each in self.results)


def dialogues_page(period: int, day: date) -> DialoguesPage:
    """The dialogues and days of a year, in fixed queries."""
    charter = ours().charter
    kinds = {each.key: each for each in charter.activities if each.kind in ("dialogue", "day")}
    lines = occasion_lines(day, Q(period=period, activity__in=list(kinds)))
    told = [each for each in kinds.values() if each.result_to and each.every == "year"]
    bodies = Body.objects.filter(begins_on__lte=day).exclude(ends_on__lte=day)
    return DialoguesPage(
        period=period,
        coming=tuple(each for each in lines if each.done_on is None),
        held=tuple(each for each in lines if each.done_on is not None),
        results=tuple(
            ResultLine(
                body.key,
                body.name,
                tuple(each for each in lines if each.body_key == body.key and each.done_on is not None),
                tuple(each for each in lines if each.body_key == body.key and each.reported_on is not None),
            )
            for body in bodies
            if any(body.kind in each.held_by for each in told)
        ),
    )


def dialogue_page(actor: Actor, activity: str, body: str, period: int, number: int, day: date) -> DialoguePage | None:
    """One dialogue; None when there is none. What is noted before it is held is for those who take part."""
    charter = ours().charter
    row = (
        Occasion.objects.select_related("body", "report_decision__body")
        .prefetch_related("counterparts__body")
        .filter(activity=activity, body__key=body, period=period, number=number, opened_on__lte=day)
        .first()
    )
    if row is None:
        return None
    kind = charter.activity(row.activity)
    subject = occasion_subject(charter, row)
    kept = Dialogue.objects.select_related("based_on__body").filter(occasion=row).first() or Dialogue(
        occasion=row, revision=0
    )
    parties = [row.body_id, *(each.body_id for each in row.counterparts.all())]
    takes_part = may(actor, Act.READ_NOTES, subject).allowed
    fixed = row.done_on is not None or takes_part
    return DialoguePage(
        line=occasion_line(charter, row, day, tuple(each.body.name for each in row.counterparts.all())),
        activity=kind,
        form_name=kept.form_name,
        form_text=kept.form_text,
        steps=steps_in(kept.form_steps),
        lens=tuple(each for each in charter.principles if each.key in kept.lens),
        form_published_on=kept.form_published_on,
        based_on=occasion_line(charter, kept.based_on, day) if kept.based_on else None,
        may_be_based_on=occasion_lines(
            day,
            Q(body__in=parties, done_on__isnull=False, period__gte=row.period - 1)
            & Q(activity__in=[each.key for each in charter.activities if each.kind == "description"]),
        ),
        notes=kept.notes if takes_part else "",
        result=kept.result if fixed else "",
        dissent=kept.dissent if fixed else "",
        reported=row.result if row.reported_on is not None else "",
        revision=kept.revision,
        principles=charter.principles,
        report_decision=decision_line(row.report_decision) if row.report_decision else None,
        proposals=proposal_lines(Q(steps__occasion=row)),
        may_be_argued=proposal_lines(Q(body__in=parties, state__in=["seen", "argued"])),
        may_hold=may(actor, Act.HOLD, subject).allowed,
        may_report=may(actor, Act.REPORT, subject).allowed and row.reported_on is None and bool(kind.result_to),
        may_read_notes=takes_part,
        room=room_of(row.pk) if takes_part else None,
        shifts=shifts_of(kept.based_on) if kept.based_on else (),
    )


def results_waiting(day: date) -> tuple[OccasionLine, ...]:
    """Results that have been reported and that the council has not yet noted by a decision."""
    return occasion_lines(day, Q(reported_on__isnull=False, report_decision__isnull=True))

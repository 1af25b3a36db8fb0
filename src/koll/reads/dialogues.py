"""Dialogues: the form known beforehand, what was said, and what came out of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.charter import Activity
from koll.charter.model import Principle
from koll.permissions import Act, Actor, may
from koll.reads.cycle import OccasionLine, occasion_line, occasion_lines
from koll.reads.forms import Step, steps_in
from koll.reads.municipality import ours
from koll.reads.proposal_lines import ProposalLine, proposal_lines
from koll.reads.results import ReportLine, ResultsPage, may_report_for, reports_of, results_page
from koll.reads.room import lifted_in, room_of
from koll.reads.shift_lines import ShiftLine, shifts_of
from koll.reads.story import Story, stories_of
from koll.reads.subjects import occasion_subject
from koll.reads.upshots import UpshotLine, WeighingLine, left_open, shifts_to_weigh, upshot_lines, weighings_of
from koll.records.models import Dialogue, Occasion
from koll.snapshot import called


@dataclass(frozen=True, slots=True)
class DialoguePage:
    """One dialogue. `notes` is empty for those who did not take part (`may_read_notes` false)."""

    line: OccasionLine
    activity: Activity
    parties: tuple[str, ...]
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
    reports: tuple[ReportLine, ...]
    revision: int
    principles: tuple[Principle, ...]
    upshots: tuple[UpshotLine, ...]
    weighings: tuple[WeighingLine, ...]
    left_open: tuple[UpshotLine, ...]
    may_be_weighed: tuple[tuple[int, str], ...]
    stories: tuple[Story, ...]
    proposals: tuple[ProposalLine, ...]
    may_be_argued: tuple[ProposalLine, ...]
    may_hold: bool
    may_report_for: tuple[tuple[str, str], ...]
    """(key, name) of the bodies whose own report the person asking may send."""
    may_read_notes: bool
    room: int | None
    lifted: tuple[str, ...]
    """What was lifted in the room, for those who take part."""
    shifts: tuple[ShiftLine, ...]
    """The shifts of the description it starts from, to talk about."""


@dataclass(frozen=True, slots=True)
class DialoguesPage:
    """The dialogues of a year, and for the council which bodies' results it has had."""

    period: int
    coming: tuple[OccasionLine, ...]
    held: tuple[OccasionLine, ...]
    results: ResultsPage


def dialogues_page(period: int, day: date) -> DialoguesPage:
    """The dialogues and days of a year, in fixed queries."""
    charter = ours().charter
    kinds = [each.key for each in charter.activities if each.kind in ("dialogue", "day")]
    lines = occasion_lines(day, Q(period=period, activity__in=kinds))
    return DialoguesPage(
        period=period,
        coming=tuple(each for each in lines if each.done_on is None),
        held=tuple(each for each in lines if each.done_on is not None),
        results=results_page(period, day),
    )


def dialogue_page(actor: Actor, activity: str, body: str, period: int, number: int, day: date) -> DialoguePage | None:
    """One dialogue; None when there is none. What is noted before it is held is for those who take part."""
    charter = ours().charter
    row = (
        Occasion.objects.select_related("body")
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
        line=occasion_line(charter, row, day, tuple(called(each.body, day) for each in row.counterparts.all())),
        activity=kind,
        parties=(row.body.key, *(each.body.key for each in row.counterparts.all())),
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
        reports=reports_of(Q(pk=row.pk), day),
        revision=kept.revision,
        principles=charter.principles,
        upshots=upshot_lines(actor, day, Q(occasion=row.pk)),
        weighings=weighings_of(row.pk) if fixed else (),
        left_open=left_open(actor, row, day) if fixed else (),
        may_be_weighed=shifts_to_weigh(row),
        stories=stories_of(Q(steps__occasion=row.pk), day),
        proposals=proposal_lines(Q(steps__occasion=row)),
        may_be_argued=proposal_lines(Q(body__in=parties, state__in=["seen", "argued"])),
        may_hold=may(actor, Act.HOLD, subject).allowed,
        may_report_for=may_report_for(actor, row),
        may_read_notes=takes_part,
        room=room_of(row.pk) if takes_part else None,
        shifts=shifts_of(kept.based_on) if kept.based_on else (),
        lifted=lifted_in(row.pk) if takes_part else (),
    )

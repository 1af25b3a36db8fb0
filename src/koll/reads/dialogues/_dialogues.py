"""Dialogues: the form known beforehand, what was said, and what came out of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.charter import Activity, NamedRow
from koll.domain.refs import OccasionRef
from koll.permissions import Permission, may
from koll.public.activities import OccasionView, occasion_line
from koll.public.descriptions import ShiftView, shift_views
from koll.public.dialogues import DialogueReportView, reports_of
from koll.public.thread import Story
from koll.reads.activities import occasion_lines
from koll.reads.dialogues._dialogue_forms import DialogueStep, steps_in
from koll.reads.dialogues._outcomes import (
    DialogueOutcomeView,
    ShiftWeighingView,
    left_open,
    shifts_to_weigh,
    upshot_lines,
    weighings_of,
)
from koll.reads.dialogues._results import ResultsPage, may_report_for, results_page
from koll.reads.dialogues._rooms import lifted_in, room_of
from koll.reads.proposals import ProposalView, proposal_lines
from koll.reads.thread import stories_of
from koll.snapshot import Context, subject_of_occasion
from koll.tables.models import Dialogue, Occasion, Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class DialoguePage:
    """One dialogue. `notes` is empty for those who did not take part (`may_read_notes` false)."""

    line: OccasionView
    activity: Activity
    parties: tuple[str, ...]
    form_name: str
    form_text: str
    steps: tuple[DialogueStep, ...]
    lens: tuple[NamedRow, ...]
    form_published_on: date | None
    based_on: OccasionView | None
    may_be_based_on: tuple[OccasionView, ...]
    notes: str
    result: str
    dissent: str
    reports: tuple[DialogueReportView, ...]
    revision: int
    principles: tuple[NamedRow, ...]
    upshots: tuple[DialogueOutcomeView, ...]
    weighings: tuple[ShiftWeighingView, ...]
    left_open: tuple[DialogueOutcomeView, ...]
    may_be_weighed: tuple[tuple[int, str], ...]
    stories: tuple[Story, ...]
    proposals: tuple[ProposalView, ...]
    may_be_argued: tuple[ProposalView, ...]
    may_hold: bool
    may_report_for: tuple[tuple[str, str], ...]
    """(key, name) of the bodies whose own report the person asking may send."""
    may_read_notes: bool
    room: int | None
    lifted: tuple[str, ...]
    """What was lifted in the room, for those who take part."""
    shifts: tuple[ShiftView, ...]
    """The shifts of the description it starts from, to talk about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DialoguesPage:
    """The dialogues of a year, and for the council which bodies' results it has had."""

    period: int
    coming: tuple[OccasionView, ...]
    held: tuple[OccasionView, ...]
    results: ResultsPage


def dialogues_page(context: Context, period: int) -> DialoguesPage:
    """The dialogues and days of a year, in fixed queries."""
    charter = context.snapshot.charter
    kinds = [activity.key for activity in charter.activities if activity.is_talk]
    lines = occasion_lines(context.snapshot, Q(period=period, activity__in=kinds))
    return DialoguesPage(
        period=period,
        coming=tuple(line for line in lines if line.done_on is None),
        held=tuple(line for line in lines if line.done_on is not None),
        results=results_page(context, period),
    )


def dialogue_page(context: Context, ref: OccasionRef) -> DialoguePage | None:
    """One dialogue; None when there is none. What is noted before it is held is for those who take part."""
    charter = context.snapshot.charter
    row = (
        Occasion.objects.select_related("body")
        .prefetch_related("counterparts__body")
        .filter(
            activity=ref.activity, body__key=ref.body, period=ref.period, number=ref.number, opened_on__lte=context.day
        )
        .first()
    )
    if row is None:
        return None
    kind = charter.activity(row.activity)
    subject = subject_of_occasion(charter, row)
    kept = Dialogue.objects.select_related("based_on__body").filter(occasion=row).first() or Dialogue(
        occasion=row, revision=0
    )
    parties = [row.body_id, *(counterpart.body_id for counterpart in row.counterparts.all())]
    takes_part = may(context.actor, Permission.READ_NOTES, subject).allowed
    fixed = row.done_on is not None or takes_part
    return DialoguePage(
        line=occasion_line(
            context.snapshot,
            row,
            tuple(context.snapshot.bodies.name(counterpart.body.key) for counterpart in row.counterparts.all()),
        ),
        activity=kind,
        parties=(row.body.key, *(counterpart.body.key for counterpart in row.counterparts.all())),
        form_name=kept.form_name,
        form_text=kept.form_text,
        steps=steps_in(kept.form_steps),
        lens=tuple(principle for principle in charter.principles if principle.key in kept.lens),
        form_published_on=kept.form_published_on,
        based_on=occasion_line(context.snapshot, kept.based_on) if kept.based_on else None,
        may_be_based_on=occasion_lines(
            context.snapshot,
            Q(body__in=parties, done_on__isnull=False, period__gte=row.period - 1)
            & Q(activity__in=[one_activity.key for one_activity in charter.activities if one_activity.is_description]),
        ),
        notes=kept.notes if takes_part else "",
        result=kept.result if fixed else "",
        dissent=kept.dissent if fixed else "",
        reports=reports_of(context.snapshot, Q(pk=row.pk)),
        revision=kept.revision,
        principles=charter.principles,
        upshots=upshot_lines(context, Q(occasion=row.pk)),
        weighings=weighings_of(context.snapshot, row.pk) if fixed else (),
        left_open=left_open(context, row) if fixed else (),
        may_be_weighed=shifts_to_weigh(context.snapshot, row),
        stories=stories_of(context, Q(steps__occasion=row.pk)),
        proposals=proposal_lines(context, Q(steps__occasion=row)),
        may_be_argued=proposal_lines(context, Q(body__in=parties, state__in=["seen", "argued"])),
        may_hold=may(context.actor, Permission.HOLD_DIALOGUE, subject).allowed,
        may_report_for=may_report_for(context, row),
        may_read_notes=takes_part,
        room=room_of(row.pk) if takes_part else None,
        shifts=shift_views(context.snapshot, Shift.objects.filter(occasion=kept.based_on)) if kept.based_on else (),
        lifted=lifted_in(row.pk) if takes_part else (),
    )

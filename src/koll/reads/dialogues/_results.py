"""What the bodies have told the council of their dialogues: each body's own report, and whose the council lacks."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from koll.domain.charter import Activity, Charter
from koll.permissions import Permission, Subject, may
from koll.public.activities import OccasionView, occasion_line
from koll.public.dialogues import DialogueReportView, reports_of
from koll.reads.activities import occasion_lines
from koll.snapshot import Context, family_of, occasion_state, subject_of_occasion
from koll.tables.models import Body, Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyResults:
    """A body's dialogues of a year, and the results it has told the council. `asked`: the model asks for them."""

    body_key: str
    body_name: str
    asked: bool
    coming: tuple[OccasionView, ...]
    held: tuple[OccasionView, ...]
    reports: tuple[DialogueReportView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPage:
    """The results of a year as the council has had them, body by body."""

    period: int
    bodies: tuple[BodyResults, ...]

    @property
    def asked(self) -> tuple[BodyResults, ...]:
        """The bodies whose result the model asks for."""
        return tuple(body for body in self.bodies if body.asked)

    @property
    def told(self) -> int:
        """How many of them have told a result."""
        return sum(bool(row.reports) for row in self.asked)

    @property
    def reports(self) -> tuple[DialogueReportView, ...]:
        """Every report, by body."""
        return tuple(report for body in self.bodies for report in body.reports)


def report_subject(charter: Charter, occasion: Occasion, body: Body) -> Subject:
    """A body's own report of an occasion as a subject; of a sector or unit the family has its parent, as for others."""
    if body.pk == occasion.body_id:
        return subject_of_occasion(charter, occasion)
    role = charter.role_of(body.kind)
    family = family_of(body)
    if role in ("sector", "unit") and body.parent_id is not None:
        family = (*family, *Body.objects.filter(pk=body.parent_id).values_list("key", flat=True))
    return Subject(body=body.key, body_role=role, family=family, decides=body.key, state=occasion_state(occasion))


def may_report_for(context: Context, row: Occasion) -> tuple[tuple[str, str], ...]:
    """(key, name) of the bodies whose own report of the occasion the actor may send now; counterparts fetched."""
    charter = context.snapshot.charter
    activity = charter.activity(row.activity)
    if not activity.result_to:
        return ()
    left = [row.body] if row.reported_on is None else []
    left += [
        counterpart.body
        for counterpart in row.counterparts.all()
        if counterpart.reported_on is None and counterpart.body.kind in activity.held_by
    ]
    return tuple(
        (body.key, context.snapshot.bodies.name(body.key))
        for body in left
        if may(context.actor, Permission.REPORT_DIALOGUE_RESULT, report_subject(charter, row, body)).allowed
    )


def results_page(context: Context, period: int) -> ResultsPage:
    """Whose results of a year the council has had and whose it lacks, in a fixed number of queries."""
    charter = context.snapshot.charter
    kinds = {activity.key: activity for activity in charter.activities if activity.is_dialogue and activity.result_to}
    yearly = {kind for one_kind in kinds.values() if one_kind.every == "year" for kind in one_kind.held_by}
    rows = list(
        Occasion.objects.filter(period=period, activity__in=list(kinds), opened_on__lte=context.day)
        .select_related("body")
        .prefetch_related("counterparts__body")
        .defer("result")
    )
    reports = reports_of(context.snapshot, Q(period=period, activity__in=list(kinds)))
    found = []
    for body in Body.objects.filter(begins_on__lte=context.day).exclude(ends_on__lte=context.day):
        own = tuple(
            occasion_line(
                context.snapshot,
                row,
                tuple(context.snapshot.bodies.name(counterpart.body.key) for counterpart in row.counterparts.all()),
            )
            for row in rows
            if holds(row, body, kinds[row.activity])
        )
        told = tuple(report for report in reports if report.body_key == body.key)
        if body.kind in yearly or own or told:
            coming = tuple(item for item in own if item.done_on is None)
            held = tuple(item for item in own if item.done_on is not None)
            found.append(
                BodyResults(
                    body_key=body.key,
                    body_name=context.snapshot.bodies.name(body.key),
                    asked=body.kind in yearly,
                    coming=coming,
                    held=held,
                    reports=told,
                )
            )
    return ResultsPage(period=period, bodies=tuple(found))


def holds(row: Occasion, body: Body, activity: Activity) -> bool:
    """Whether it is the body's own dialogue: it holds it, or shares a yearly one of a kind that it holds."""
    shares = activity.every == "year" and body.kind in activity.held_by
    return row.body_id == body.pk or (
        shares and any(counterpart.body_id == body.pk for counterpart in row.counterparts.all())
    )


def results_waiting(context: Context) -> tuple[DialogueReportView, ...]:
    """Results that have been reported and that the council has not yet noted by a decision."""
    told = Q(reported_on__isnull=False, report_decision__isnull=True)
    shared = Q(counterparts__reported_on__isnull=False, counterparts__report_decision__isnull=True)
    return tuple(report for report in reports_of(context.snapshot, told | shared) if report.decision is None)


def body_dialogues(context: Context, body: str) -> tuple[OccasionView, ...]:
    """The dialogues that a body holds or takes part in, the latest first, those of this year and the two before."""
    charter = context.snapshot.charter
    kinds = [activity.key for activity in charter.activities if activity.is_dialogue]
    which = Q(body__key=body) | Q(counterparts__body__key=body)
    lines = occasion_lines(context.snapshot, which & Q(activity__in=kinds, period__gte=context.day.year - 2))
    return tuple(sorted(lines, key=lambda line: line.done_on or line.planned_on or line.opened_on, reverse=True))

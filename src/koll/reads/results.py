"""What the bodies have told the council of their dialogues: each body's own report, and whose the council lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.charter import Activity, Charter
from koll.permissions import Act, Actor, Subject, may
from koll.reads.cycle import OccasionLine, occasion_line, occasion_lines
from koll.reads.decisions import DecisionLine, decision_line
from koll.reads.municipality import ours
from koll.reads.subjects import family_of, occasion_subject, state_of
from koll.records.models import Body, Dialogue, Occasion, OccasionBody
from koll.snapshot import called


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One body's own report of a dialogue. `through`: the body that took an officials' result to the council.

    `key` is the dialogue's number, with the body's key after a colon when another body held it.
    """

    key: str
    body_key: str
    body_name: str
    through: str
    line: OccasionLine
    words: str
    dissent: str
    reported_on: date
    decision: DecisionLine | None


@dataclass(frozen=True, slots=True)
class BodyResults:
    """A body's dialogues of a year, and the results it has told the council. `asked`: the model asks for them."""

    body_key: str
    body_name: str
    asked: bool
    coming: tuple[OccasionLine, ...]
    held: tuple[OccasionLine, ...]
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """The results of a year as the council has had them, body by body."""

    period: int
    bodies: tuple[BodyResults, ...]

    @property
    def asked(self) -> tuple[BodyResults, ...]:
        """The bodies whose result the model asks for."""
        return tuple(each for each in self.bodies if each.asked)

    @property
    def told(self) -> int:
        """How many of them have told a result."""
        return sum(bool(each.reports) for each in self.asked)

    @property
    def reports(self) -> tuple[ReportLine, ...]:
        """Every report, by body."""
        return tuple(report for each in self.bodies for report in each.reports)


def report_subject(charter: Charter, occasion: Occasion, body: Body) -> Subject:
    """A body's own report of an occasion as a subject; of a sector or unit the family has its parent, as for others."""
    if body.pk == occasion.body_id:
        return occasion_subject(charter, occasion)
    role = charter.role_of(body.kind)
    family = family_of(body)
    if role in ("sector", "unit") and body.parent_id is not None:
        family = (*family, *Body.objects.filter(pk=body.parent_id).values_list("key", flat=True))
    return Subject(body=body.key, body_role=role, family=family, decides=body.key, state=state_of(occasion))


def may_report_for(actor: Actor, row: Occasion) -> tuple[tuple[str, str], ...]:
    """(key, name) of the bodies whose own report of the occasion the actor may send now; counterparts fetched."""
    charter = ours().charter
    activity = charter.activity(row.activity)
    if not activity.result_to:
        return ()
    left = [row.body] if row.reported_on is None else []
    left += [
        each.body for each in row.counterparts.all() if each.reported_on is None and each.body.kind in activity.held_by
    ]
    return tuple(
        (body.key, called(body)) for body in left if may(actor, Act.REPORT, report_subject(charter, row, body)).allowed
    )


def reports_of(which: Q, day: date) -> tuple[ReportLine, ...]:
    """The reports given by the day on the occasions that fit: the holders' and the others'. Four queries."""
    charter = ours().charter
    rows = list(
        Occasion.objects.filter(which, done_on__lte=day)
        .select_related("body", "reported_through", "report_decision__body")
        .prefetch_related("counterparts__body", "counterparts__reported_through", "counterparts__report_decision__body")
        .order_by("reported_on", "pk")
        .distinct()
    )
    dissents = dict(
        Dialogue.objects.filter(occasion__in=[row.pk for row in rows]).values_list("occasion_id", "dissent")
    )
    return tuple(line for row in rows for line in lines_of(charter, row, dissents.get(row.pk, ""), day))


def lines_of(charter: Charter, row: Occasion, dissent: str, day: date) -> Iterator[ReportLine]:
    """The reports of one occasion, the holder's first."""
    others = list(row.counterparts.all())
    line = occasion_line(charter, row, day, tuple(called(each.body, day) for each in others))
    given: list[Occasion | OccasionBody] = [row, *others]
    for each in given:
        if each.reported_on is None or each.reported_on > day:
            continue
        noted = each.report_decision
        yield ReportLine(
            key=str(row.pk) if each is row else f"{row.pk}:{each.body.key}",
            body_key=each.body.key,
            body_name=called(each.body, day),
            through=called(each.reported_through, day) if each.reported_through else "",
            line=line,
            words=each.result,
            dissent=dissent if each.dissent_told else "",
            reported_on=each.reported_on,
            decision=decision_line(noted) if noted is not None and noted.day <= day else None,
        )


def results_page(period: int, day: date) -> ResultsPage:
    """Whose results of a year the council has had and whose it lacks, in a fixed number of queries."""
    charter = ours().charter
    kinds = {each.key: each for each in charter.activities if each.kind == "dialogue" and each.result_to}
    yearly = {kind for each in kinds.values() if each.every == "year" for kind in each.held_by}
    rows = list(
        Occasion.objects.filter(period=period, activity__in=list(kinds), opened_on__lte=day)
        .select_related("body")
        .prefetch_related("counterparts__body")
        .defer("result")
    )
    reports = reports_of(Q(period=period, activity__in=list(kinds)), day)
    found = []
    for body in Body.objects.filter(begins_on__lte=day).exclude(ends_on__lte=day):
        own = tuple(
            occasion_line(charter, row, day, tuple(called(each.body, day) for each in row.counterparts.all()))
            for row in rows
            if holds(row, body, kinds[row.activity])
        )
        told = tuple(each for each in reports if each.body_key == body.key)
        if body.kind in yearly or own or told:
            coming = tuple(each for each in own if each.done_on is None)
            held = tuple(each for each in own if each.done_on is not None)
            found.append(BodyResults(body.key, called(body, day), body.kind in yearly, coming, held, told))
    return ResultsPage(period, tuple(found))


def holds(row: Occasion, body: Body, activity: Activity) -> bool:
    """Whether it is the body's own dialogue: it holds it, or shares a yearly one of a kind that it holds."""
    shares = activity.every == "year" and body.kind in activity.held_by
    return row.body_id == body.pk or (shares and any(each.body_id == body.pk for each in row.counterparts.all()))


def results_waiting(day: date) -> tuple[ReportLine, ...]:
    """Results that have been reported and that the council has not yet noted by a decision."""
    told = Q(reported_on__isnull=False, report_decision__isnull=True)
    shared = Q(counterparts__reported_on__isnull=False, counterparts__report_decision__isnull=True)
    return tuple(each for each in reports_of(told | shared, day) if each.decision is None)


def body_dialogues(body: str, day: date) -> tuple[OccasionLine, ...]:
    """The dialogues that a body holds or takes part in, the latest first, those of this year and the two before."""
    charter = ours().charter
    kinds = [each.key for each in charter.activities if each.kind == "dialogue"]
    which = Q(body__key=body) | Q(counterparts__body__key=body)
    lines = occasion_lines(day, which & Q(activity__in=kinds, period__gte=day.year - 2))
    return tuple(sorted(lines, key=lambda each: each.done_on or each.planned_on or each.opened_on, reverse=True))

"""What bodies have reported of their dialogues, each in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.refs import OccasionRef
from koll.public import _rows
from koll.public.activities import OccasionView, occasion_line
from koll.public.decisions import DecisionView, decision_line
from koll.snapshot import Snapshot
from koll.tables.models import Occasion, OccasionBody


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueReportView:
    """One body's own report of a dialogue. `through`: the body that took an officials' result to the council.

    `key` is the dialogue's number, with the body's key after a colon when another body held it.
    """

    key: str
    body_key: str
    body_name: str
    through: str
    line: OccasionView
    words: str
    dissent: str
    reported_on: date
    decision: DecisionView | None


def reports_of(snapshot: Snapshot, which: Q) -> tuple[DialogueReportView, ...]:
    """The reports given by the day on the occasions that fit: the holders' and the others'. Four queries."""
    rows = list(
        _rows.occasions(snapshot.day)
        .filter(which)
        .select_related("body", "reported_through", "report_decision__body")
        .prefetch_related("counterparts__body", "counterparts__reported_through", "counterparts__report_decision__body")
        .order_by("reported_on", "pk")
        .distinct()
    )
    dissents = dict(
        _rows.dialogues(snapshot.day)
        .filter(occasion__in=[row.pk for row in rows])
        .values_list("occasion_id", "dissent")
    )
    return tuple(line for row in rows for line in dialogue_report_views(snapshot, row, dissents.get(row.pk, "")))


def dialogue_report_views(snapshot: Snapshot, row: Occasion, dissent: str) -> Iterator[DialogueReportView]:
    """The reports of one occasion, the holder's first."""
    others = list(row.counterparts.all())
    line = occasion_line(snapshot, row, tuple(snapshot.bodies.name(other.body.key) for other in others))
    given: list[Occasion | OccasionBody] = [row, *others]
    for item in given:
        if item.reported_on is None or item.reported_on > snapshot.day:
            continue
        noted = item.report_decision
        yield DialogueReportView(
            key=str(row.pk) if item is row else f"{row.pk}:{item.body.key}",
            body_key=item.body.key,
            body_name=snapshot.bodies.name(item.body.key),
            through=snapshot.bodies.name(item.reported_through.key) if item.reported_through else "",
            line=line,
            words=item.result,
            dissent=dissent if item.dissent_told else "",
            reported_on=item.reported_on,
            decision=decision_line(snapshot, noted) if noted is not None and noted.day <= snapshot.day else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueResultPage:
    """What bodies have reported of a dialogue, each in its own words; never the notes."""

    line: OccasionView
    form_name: str
    reports: tuple[DialogueReportView, ...]


def dialogue_result_page(snapshot: Snapshot, ref: OccasionRef) -> DialogueResultPage | None:
    """A dialogue's result once somebody has reported it to the council; None before."""
    reports = reports_of(snapshot, Q(activity=ref.activity, body__key=ref.body, period=ref.period, number=ref.number))
    if not reports:
        return None
    line = reports[0].line
    kept = _rows.dialogues(snapshot.day).filter(occasion=line.id).first()
    return DialogueResultPage(line=line, form_name=kept.form_name if kept else "", reports=reports)

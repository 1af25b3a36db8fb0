"""The common external analysis' trends, and what each means for a body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.activities._occasions import activity_called, subject_of_given_occasion
from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    change,
    changed_by_another,
    create,
    create_many,
    occasion_with,
    remove,
)
from koll.domain.refs import Ref, TrendsOfBodyRef, TrendsRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.activities import latest_common_analysis
from koll.snapshot import Snapshot, subject_of_occasion
from koll.tables.models import EventDayOutcome, Occasion, Trend, TrendMeaning

MOST_SOURCES = 8
"""The most sources of one trend."""
LONGEST_ADDRESS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendSourceInput:
    """Where something stands: what it is called, perhaps its address, and the day it is from as text, or ""."""

    title: str
    address: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendInput:
    """A trend as a person writes it; `level`, `kind` and `certainty` are the record's."""

    heading: str
    level: str
    kind: str
    certainty: str
    text: str = ""
    effect: str = ""
    sources: tuple[TrendSourceInput, ...] = ()


def trend_values(words: TrendInput) -> dict[str, Any]:
    """The words by column; Busy when they do not say enough."""
    if not words.heading.strip():
        raise Refusal("trend.heading_missing", _("Say in one line what is happening."), field="heading")
    if words.level not in Trend.Level or words.kind not in Trend.Kind or words.certainty not in Trend.Certainty:
        raise Refusal(
            "trend.kind_missing",
            _("Say where it happens, what it is about, and whether it is sure or possible."),
            field="kind",
        )
    return {
        "heading": words.heading.strip(),
        "level": words.level,
        "kind": words.kind,
        "certainty": words.certainty,
        "text": words.text.strip(),
        "effect": words.effect.strip(),
        "sources": [asdict(source_kept(source)) for source in words.sources],
    }


def source_kept(source: TrendSourceInput) -> TrendSourceInput:
    """The source, when it has a title, a web address if any, and a day that exists if any."""
    title, address, on = source.title.strip(), source.address.strip(), source.on.strip()
    if not title:
        raise Refusal(
            "trend.source_without_title",
            _("Say what every source is called, so that it can be found when its address has changed."),
            field="sources",
        )
    if address and (not address.startswith(("https://", "http://")) or len(address) > LONGEST_ADDRESS):
        raise Refusal(
            "trend.source_address",
            _("The address of “%(title)s” must begin with https://. Check it.") % {"title": title},
            field="sources",
        )
    if on:
        try:
            date.fromisoformat(on)
        except ValueError:
            raise Refusal(
                "trend.source_day",
                _("The day of “%(title)s” does not exist. Check it.") % {"title": title},
                field="sources",
            ) from None
    return TrendSourceInput(title=title, address=address, on=on)


def trend_in_boxes(words: Mapping[str, Any]) -> dict[str, str]:
    """The words that may differ between two who write at once, by the box they stand in."""
    return {name: str(words[name]) for name in ("heading", "text", "effect")}


def written_boxes(trend: Trend) -> dict[str, str]:
    """The words of a trend as it stands, by the box."""
    return trend_in_boxes({"heading": trend.heading, "text": trend.text, "effect": trend.effect})


def analysis_with(snapshot: Snapshot, number: int) -> Occasion:
    """The common analysis with this number."""
    row = occasion_with(number)
    if not activity_called(snapshot.charter, row.activity).is_analysis:
        raise Refusal("trend.not_in_analysis", _("Trends are kept in the common analysis."), field="occasion")
    return row


def trend_with(number: int) -> Trend:
    """The trend with this number, with its analysis and the analysis' body."""
    trend = Trend.objects.select_related("occasion__body").filter(pk=number).first()
    if trend is None:
        raise Refusal("trend.gone", _("The trend is no longer there. Your text is kept; add it as a new one."))
    return trend


def next_trend_number(analysis: Occasion) -> int:
    """The number of the next trend."""
    return (Trend.objects.filter(occasion=analysis).aggregate(n=Max("number"))["n"] or 0) + 1


def ref_of_trends(analysis: Occasion) -> Ref:
    """Where the trends of the analysis' year are read."""
    return TrendsRef(year=analysis.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTrend(Input):
    """Writes down a trend in the common analysis."""

    secret: ClassVar[tuple[str, ...]] = ("words",)

    occasion: int
    words: TrendInput


@act(
    AddTrend,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A trend was written down"),
)
def add_trend(doing: Doing, given: AddTrend) -> Done:
    row = analysis_with(doing.snapshot, given.occasion)
    said = trend_values(given.words)
    trend = create(Trend, occasion=row, number=next_trend_number(row), **said)
    return Done(subject=ref_of_trends(row), said=_("The trend has been written down."), id=trend.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTrend(Input):
    """Changes a trend of a common analysis that has not been decided."""

    secret: ClassVar[tuple[str, ...]] = ("words",)

    trend: int
    words: TrendInput
    revision: int


@act(
    ChangeTrend,
    permission=Permission.WRITE_OCCASION,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, trend_with(given.trend).occasion),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A trend was changed"),
)
def change_trend(_doing: Doing, given: ChangeTrend) -> Done:
    row = trend_with(given.trend)
    said = trend_values(given.words)
    before = written_boxes(row)
    change(
        row,
        revision=given.revision,
        conflict=lambda: changed_by_another(before, trend_in_boxes(said), row.revision),
        **said,
    )
    return Done(subject=ref_of_trends(row.occasion), said=_("Saved."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTrend(Input):
    """Takes a trend out of a common analysis that has not been decided; what it came from is free again."""

    trend: int
    revision: int


@act(
    RemoveTrend,
    permission=Permission.WRITE_OCCASION,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, trend_with(given.trend).occasion),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A trend was taken out"),
)
def remove_trend(_doing: Doing, given: RemoveTrend) -> Done:
    row = trend_with(given.trend)
    if row.revision != given.revision:
        raise changed_by_another(written_boxes(row), {}, row.revision)
    for outcome in EventDayOutcome.objects.filter(trend=row):
        change(outcome, analysis=None)
    remove(row)
    return Done(
        subject=ref_of_trends(row.occasion),
        said=_("The trend has been taken out."),
        id=given.trend,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTrendsFromLastYear(Input):
    """Takes over the trends of the latest decided analysis before this one, those that are not here yet."""

    occasion: int


@act(
    CopyTrendsFromLastYear,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("Trends were taken over from an earlier analysis"),
)
def copy_trends_from_last_year(doing: Doing, given: CopyTrendsFromLastYear) -> Done:
    row = analysis_with(doing.snapshot, given.occasion)
    last = (
        Occasion.objects.filter(activity=row.activity, body=row.body, period__lt=row.period, done_on__isnull=False)
        .order_by("-period", "-number")
        .first()
    )
    here = set(Trend.objects.filter(occasion=row).values_list("continues_id", flat=True))
    old = [trend for trend in Trend.objects.filter(occasion=last) if trend.pk not in here] if last else []
    if not old:
        raise Refusal(
            "trend.none_to_copy",
            _("There are no trends to take over: the last analysis has none that is not here already."),
        )
    copy_trends(old, row)
    said = _("%(count)s trends have been taken over. Change what is no longer so.") % {"count": len(old)}
    return Done(subject=ref_of_trends(row), said=said, id=row.pk)


def copy_trends(old: list[Trend], analysis: Occasion) -> None:
    """Copies the trends to another analysis, each with where it continues from."""
    first = next_trend_number(analysis)
    create_many(
        Trend,
        [
            Trend(
                occasion=analysis,
                number=first + place,
                heading=row.heading,
                text=row.text,
                effect=row.effect,
                level=row.level,
                kind=row.kind,
                certainty=row.certainty,
                sources=row.sources,
                continues=row,
            )
            for place, row in enumerate(old)
        ],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteTrendMeaning(Input):
    """Says what a trend of the year's decided analysis means for the body, in its description; empty takes it away."""

    secret: ClassVar[tuple[str, ...]] = ("text",)

    occasion: int
    trend: int
    text: str
    revision: int


@act(
    WriteTrendMeaning,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=None,
    trail=Trail.OWN,
)
def write_trend_meaning(doing: Doing, given: WriteTrendMeaning) -> Done:
    row = occasion_with(given.occasion)
    charter = doing.snapshot.charter
    common = latest_common_analysis(doing.snapshot, row.period)
    about = trend_with(given.trend)
    if not activity_called(charter, row.activity).is_description or common is None or about.occasion_id != common.pk:
        raise Refusal(
            "trend.of_another_analysis",
            _("This trend does not belong to the common analysis of the year. Open the page again."),
            field="trend",
        )
    said, then = (
        given.text.strip(),
        TrendsOfBodyRef(activity=row.activity, body=row.body.key, period=row.period, number=row.number),
    )
    old = TrendMeaning.objects.filter(occasion=row, trend__in=[about.pk, about.continues_id or 0]).first()
    if (old.revision if old else 0) != given.revision:
        raise changed_by_another({"text": old.text if old else ""}, {"text": said}, old.revision if old else 0)
    if old is not None and not said:
        remove(old)
    elif said:
        words: dict[str, Any] = {"text": said, "written_at": doing.now, "written_by_id": doing.actor.person}
        if old is None:
            create(TrendMeaning, occasion=row, trend=about, **words)
        else:
            change(old, revision=given.revision, **words)
    return Done(subject=then, said=_("Saved."), id=about.pk)

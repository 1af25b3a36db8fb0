"""The common external analysis' trends, and what each means for a body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.activities._occasions import UnableToWriteOccasion, activity_called, address_of, frozen_unless_open
from koll.acts.engine import Doing, Done, UnableToSave, act, occasion_with
from koll.reads.activities import latest_common_analysis
from koll.snapshot import ours
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
    """The words by column; UnableToWrite when they do not say enough."""
    if not words.heading.strip():
        raise UnableToWriteOccasion(_("Say in one line what is happening."))
    if words.level not in Trend.Level or words.kind not in Trend.Kind or words.certainty not in Trend.Certainty:
        raise UnableToWriteOccasion(_("Say where it happens, what it is about, and whether it is sure or possible."))
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
        raise UnableToWriteOccasion(
            _("Say what every source is called, so that it can be found when its address has changed.")
        )
    if address and (not address.startswith(("https://", "http://")) or len(address) > LONGEST_ADDRESS):
        raise UnableToWriteOccasion(
            _("The address of “%(title)s” must begin with https://. Check it.") % {"title": title}
        )
    if on:
        try:
            date.fromisoformat(on)
        except ValueError:
            raise UnableToWriteOccasion(
                _("The day of “%(title)s” does not exist. Check it.") % {"title": title}
            ) from None
    return TrendSourceInput(title=title, address=address, on=on)


def trend_in_boxes(words: Mapping[str, Any]) -> dict[str, str]:
    """The words that may differ between two who write at once, by the box they stand in."""
    return {name: str(words[name]) for name in ("heading", "text", "effect")}


def analysis_with(number: int) -> Occasion:
    """The common analysis with this number."""
    row = occasion_with(number)
    if activity_called(ours().charter, row.activity).kind != "analysis":
        raise UnableToWriteOccasion(_("Trends are kept in the common analysis."))
    return row


def trend_with(number: int) -> Trend:
    """The trend with this number, with its analysis and the analysis' body."""
    trend = Trend.objects.select_related("occasion__body").filter(pk=number).first()
    if trend is None:
        raise UnableToWriteOccasion(_("The trend is no longer there. Your text is kept; add it as a new one."))
    return trend


def next_trend_number(analysis: Occasion) -> int:
    """The number of the next trend."""
    return (Trend.objects.filter(occasion=analysis).aggregate(n=Max("number"))["n"] or 0) + 1


def address_of_trends(analysis: Occasion) -> str:
    """Where the trends of the analysis' year are read."""
    return f"/omvarlden/{analysis.period}/"


@act
def add_trend(doing: Doing, *, occasion: int, words: TrendInput) -> Done:
    """Writes down a trend in the common analysis."""
    row = analysis_with(occasion)
    frozen_unless_open(doing, row)
    said = trend_values(words)
    trend = Trend.objects.create(occasion=row, number=next_trend_number(row), **said)
    return Done(subject=address_of_trends(row), said=_("The trend has been written down."), id=trend.pk, content=said)


@act
def change_trend(doing: Doing, *, trend: int, words: TrendInput, revision: int) -> Done:
    """Changes a trend of a common analysis that has not been decided."""
    row = trend_with(trend)
    frozen_unless_open(doing, row.occasion)
    said = trend_values(words)
    if not Trend.objects.filter(pk=trend, revision=revision).update(revision=revision + 1, **said):
        before = {"heading": row.heading, "text": row.text, "effect": row.effect}
        raise UnableToSave(trend_in_boxes(before), trend_in_boxes(said), row.revision)
    return Done(subject=address_of_trends(row.occasion), said=_("Saved."), id=row.pk, content=said)


@act
def remove_trend(doing: Doing, *, trend: int) -> Done:
    """Takes a trend out of a common analysis that has not been decided; what it came from is free again."""
    row = trend_with(trend)
    frozen_unless_open(doing, row.occasion)
    EventDayOutcome.objects.filter(trend=row).update(analysis=None)
    heading = row.heading
    row.delete()
    return Done(
        subject=address_of_trends(row.occasion),
        said=_("The trend has been taken out."),
        id=trend,
        content={"heading": heading},
    )


@act
def copy_trends_from_last_year(doing: Doing, *, occasion: int) -> Done:
    """Takes over the trends of the latest decided analysis before this one, those that are not here yet."""
    row = analysis_with(occasion)
    frozen_unless_open(doing, row)
    last = (
        Occasion.objects.filter(activity=row.activity, body=row.body, period__lt=row.period, done_on__isnull=False)
        .order_by("-period", "-number")
        .first()
    )
    here = set(Trend.objects.filter(occasion=row).values_list("continues_id", flat=True))
    old = [trend for trend in Trend.objects.filter(occasion=last) if trend.pk not in here] if last else []
    if not old:
        raise UnableToWriteOccasion(
            _("There are no trends to take over: the last analysis has none that is not here already.")
        )
    copy_trends(old, row)
    said = _("%(count)s trends have been taken over. Change what is no longer so.") % {"count": len(old)}
    return Done(
        subject=address_of_trends(row), said=said, id=row.pk, content={"taken_over": [item.heading for item in old]}
    )


def copy_trends(old: list[Trend], analysis: Occasion) -> None:
    """Copies the trends to another analysis, each with where it continues from."""
    first = next_trend_number(analysis)
    Trend.objects.bulk_create(
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
    )


@act
def write_trend_meaning(doing: Doing, *, occasion: int, trend: int, text: str, revision: int) -> Done:
    """Says what a trend of the year's decided analysis means for the body, in its description; empty takes it away."""
    row = occasion_with(occasion)
    frozen_unless_open(doing, row)
    charter = ours().charter
    common = latest_common_analysis(charter, row.period, doing.day)
    about = trend_with(trend)
    if activity_called(charter, row.activity).kind != "description" or common is None or about.occasion_id != common.pk:
        raise UnableToWriteOccasion(
            _("This trend does not belong to the common analysis of the year. Open the page again.")
        )
    said, then = text.strip(), f"{address_of(row)}trender/"
    old = TrendMeaning.objects.filter(occasion=row, trend__in=[about.pk, about.continues_id or 0]).first()
    if (old.revision if old else 0) != revision:
        raise UnableToSave({"text": old.text if old else ""}, {"text": said}, old.revision if old else 0)
    if old is not None and not said:
        old.delete()
    elif said:
        words = {"text": said, "written_at": doing.now, "written_by_id": doing.actor.person, "revision": revision + 1}
        number = old.trend_id if old else about.pk
        TrendMeaning.objects.update_or_create(occasion=row, trend_id=number, defaults=words)
    return Done(subject=then, said=_("Saved."), id=about.pk, content={"trend": about.heading, "text": said})

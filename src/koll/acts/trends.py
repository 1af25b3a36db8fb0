"""The common external analysis' trends, and what each means for a body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, UnableToSave, act
from koll.acts.cycle import UnableToWrite, activity_called, address_of, frozen_unless_open
from koll.acts.finding import occasion_with
from koll.reads.municipality import ours
from koll.reads.trend_lines import common_analysis
from koll.records.models import DayOutcome, Occasion, Trend, TrendMeaning

MOST_SOURCES = 8
"""The most sources of one trend."""
LONGEST_ADDRESS = 500


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Where something stands: what it is called, perhaps its address, and the day it is from as text, or ""."""

    title: str
    address: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class TrendWords:
    """A trend as a person writes it; `level`, `kind` and `certainty` are the record's."""

    heading: str
    level: str
    kind: str
    certainty: str
    text: str = ""
    effect: str = ""
    sources: tuple[SourceWords, ...] = ()


def kept(words: TrendWords) -> dict[str, Any]:
    """The words by column; UnableToWrite when they do not say enough."""
    if not words.heading.strip():
        raise UnableToWrite(_("Say in one line what is happening."))
    if words.level not in Trend.Level or words.kind not in Trend.Kind or words.certainty not in Trend.Certainty:
        raise UnableToWrite(_("Say where it happens, what it is about, and whether it is sure or possible."))
    return {
        "heading": words.heading.strip(),
        "level": words.level,
        "kind": words.kind,
        "certainty": words.certainty,
        "text": words.text.strip(),
        "effect": words.effect.strip(),
        "sources": [asdict(source_kept(each)) for each in words.sources],
    }


def source_kept(source: SourceWords) -> SourceWords:
    """The source, when it has a title, a web address if any, and a day that exists if any."""
    title, address, on = source.title.strip(), source.address.strip(), source.on.strip()
    if not title:
        raise UnableToWrite(_("Say what every source is called, so that it can be found when its address has changed."))
    if address and (not address.startswith(("https://", "http://")) or len(address) > LONGEST_ADDRESS):
        raise UnableToWrite(_("The address of “%(title)s” must begin with https://. Check it.") % {"title": title})
    if on:
        try:
            date.fromisoformat(on)
        except ValueError:
            raise UnableToWrite(_("The day of “%(title)s” does not exist. Check it.") % {"title": title}) from None
    return SourceWords(title, address, on)


def in_boxes(words: Mapping[str, Any]) -> dict[str, str]:
    """The words that may differ between two who write at once, by the box they stand in."""
    return {name: str(words[name]) for name in ("heading", "text", "effect")}


def analysis_with(number: int) -> Occasion:
    """The common analysis with this number."""
    row = occasion_with(number)
    if activity_called(ours().charter, row.activity).kind != "analysis":
        raise UnableToWrite(_("Trends are kept in the common analysis."))
    return row


def trend_with(number: int) -> Trend:
    """The trend with this number, with its analysis and the analysis' body."""
    trend = Trend.objects.select_related("occasion__body").filter(pk=number).first()
    if trend is None:
        raise UnableToWrite(_("The trend is no longer there. Your text is kept; add it as a new one."))
    return trend


def next_number(analysis: Occasion) -> int:
    """The number of the next trend."""
    return (Trend.objects.filter(occasion=analysis).aggregate(n=Max("number"))["n"] or 0) + 1


def address_of_trends(analysis: Occasion) -> str:
    """Where the trends of the analysis' year are read."""
    return f"/omvarlden/{analysis.period}/"


@act
def see_trend(doing: Doing, *, occasion: int, words: TrendWords) -> Done:
    """Writes down a trend in the common analysis."""
    row = analysis_with(occasion)
    frozen_unless_open(doing, row)
    said = kept(words)
    trend = Trend.objects.create(occasion=row, number=next_number(row), **said)
    return Done(address_of_trends(row), _("The trend has been written down."), trend.pk, said)


@act
def change_trend(doing: Doing, *, trend: int, words: TrendWords, revision: int) -> Done:
    """Changes a trend of a common analysis that has not been decided."""
    row = trend_with(trend)
    frozen_unless_open(doing, row.occasion)
    said = kept(words)
    if not Trend.objects.filter(pk=trend, revision=revision).update(revision=revision + 1, **said):
        before = {"heading": row.heading, "text": row.text, "effect": row.effect}
        raise UnableToSave(in_boxes(before), in_boxes(said), row.revision)
    return Done(address_of_trends(row.occasion), _("Saved."), row.pk, said)


@act
def take_out_trend(doing: Doing, *, trend: int) -> Done:
    """Takes a trend out of a common analysis that has not been decided; what it came from is free again."""
    row = trend_with(trend)
    frozen_unless_open(doing, row.occasion)
    DayOutcome.objects.filter(trend=row).update(analysis=None)
    heading = row.heading
    row.delete()
    return Done(address_of_trends(row.occasion), _("The trend has been taken out."), trend, {"heading": heading})


@act
def take_over_trends(doing: Doing, *, occasion: int) -> Done:
    """Takes over the trends of the latest decided analysis before this one, those that are not here yet."""
    row = analysis_with(occasion)
    frozen_unless_open(doing, row)
    last = (
        Occasion.objects.filter(activity=row.activity, body=row.body, period__lt=row.period, done_on__isnull=False)
        .order_by("-period", "-number")
        .first()
    )
    here = set(Trend.objects.filter(occasion=row).values_list("continues_id", flat=True))
    old = [each for each in Trend.objects.filter(occasion=last) if each.pk not in here] if last else []
    if not old:
        raise UnableToWrite(_("There are no trends to take over: the last analysis has none that is not here already."))
    copy_trends(old, row)
    said = _("%(count)s trends have been taken over. Change what is no longer so.") % {"count": len(old)}
    return Done(address_of_trends(row), said, row.pk, {"taken_over": [each.heading for each in old]})


def copy_trends(old: list[Trend], analysis: Occasion) -> None:
    """Copies the trends to another analysis, each with where it continues from."""
    first = next_number(analysis)
    Trend.objects.bulk_create(
        Trend(
            occasion=analysis,
            number=first + place,
            heading=each.heading,
            text=each.text,
            effect=each.effect,
            level=each.level,
            kind=each.kind,
            certainty=each.certainty,
            sources=each.sources,
            continues=each,
        )
        for place, each in enumerate(old)
    )


@act
def say_meaning(doing: Doing, *, occasion: int, trend: int, text: str, revision: int) -> Done:
    """Says what a trend of the year's decided analysis means for the body, in its description; empty takes it away."""
    row = occasion_with(occasion)
    frozen_unless_open(doing, row)
    charter = ours().charter
    common = common_analysis(charter, row.period, doing.day)
    about = trend_with(trend)
    if activity_called(charter, row.activity).kind != "description" or common is None or about.occasion_id != common.pk:
        raise UnableToWrite(_("This trend does not belong to the common analysis of the year. Open the page again."))
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
    return Done(then, _("Saved."), about.pk, {"trend": about.heading, "text": said})

"""The example's world around: its trends and the day for many, what they mean for bodies, the maps and the template."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from koll.acts import cycle, days, dialogues, maps, templates, trends
from koll.acts.days import ItemWords, ParticipantWords, ProgrammeWords
from koll.acts.maps import ChallengeWords
from koll.acts.templates import PartWords, TemplateWords
from koll.acts.trends import SourceWords, TrendWords
from koll.cli.demo.telling import Telling
from koll.reads.days import outcomes_of
from koll.reads.trend_lines import common_analysis, trend_lines


def write_trends(telling: Telling, analysis: int, writer: str, day: date) -> None:
    """The administration writes down what it sees."""
    for words in telling.texts["trend"]:
        sources = tuple(SourceWords(**each) for each in words.get("sources", ()))
        said = TrendWords(
            words["heading"],
            words["level"],
            words["kind"],
            words["certainty"],
            words["text"],
            words["effect"],
            sources,
        )
        trends.see_trend(telling.by(writer, day), occasion=analysis, words=said)


def programme(telling: Telling, planned_on: date) -> ProgrammeWords:
    """The day's programme as example.toml has it."""
    words = telling.texts["day"]
    return ProgrammeWords(
        planned_on,
        words["place"],
        tuple(ItemWords(**each) for each in words["programme"]),
        tuple(ParticipantWords(**each) for each in words["participants"]),
        words["material"],
    )


def hold_the_day(telling: Telling, board: str, writer: str, held: date) -> None:
    """The yearly day on the world around: prepared, talked through in groups, and what came of it taken in."""
    kind, talk = telling.activity("day", "executive"), telling.texts["sector_dialogue"]
    first = telling.by(writer, date(held.year, 1, 12))
    opened = cycle.open_occasion(first, activity=kind.key, body=board, period=held.year).id
    form = {"form_name": talk["form_name"], "form_text": talk["form_text"]}
    dialogues.publish_form(first, occasion=opened, based_on=None, revision=0, **form)
    days.keep_programme(first, occasion=opened, words=programme(telling, held), revision=0)
    doing, groups = telling.by(writer, held), []
    for each in telling.texts["day"]["group"]:
        asked = {"name": each["name"], "question": each["question"]}
        groups.append(days.add_group(first, occasion=opened, **asked).id)
        days.change_group(doing, group=groups[-1], notes=each["notes"], revision=1, **asked)
    for each in telling.texts["day"]["outcome"]:
        days.note_outcome(doing, occasion=opened, text=each["text"], group=groups[each["group"]])
    dialogues.keep_notes(doing, occasion=opened, notes="", result=talk["result"], dissent="", revision=1)
    dialogues.hold(doing, occasion=opened, held_on=held)
    take_in(telling, opened, writer, date(held.year, held.month, held.day + 1))


def take_in(telling: Telling, day_for_many: int, writer: str, day: date) -> None:
    """What came out of the day goes into the analysis: as a trend, or as a note beside it."""
    doing = telling.by(writer, day)
    for line, words in zip(outcomes_of(day_for_many), telling.texts["day"]["outcome"], strict=True):
        if not words["becomes"]:
            continue
        taken = days.take_outcome(doing, outcome=line.id, as_trend=words["becomes"] == "trend")
        if words["becomes"] == "trend":
            said = TrendWords(
                words["text"], words["level"], words["kind"], words["certainty"], words["words"], words["effect"]
            )
            trends.change_trend(doing, trend=taken.id, words=said, revision=1)


def say_what_it_means(telling: Telling, occasion: int, writer: str, body: str, day: date) -> None:
    """A body says what some of the trends mean for it."""
    common = common_analysis(telling.charter, day.year, day)
    numbers = {each.heading: each.id for each in trend_lines(common.pk)} if common else {}
    for words in telling.texts["meaning"]:
        if words["body"] == body:
            trends.say_meaning(
                telling.by(writer, day),
                occasion=occasion,
                trend=numbers[words["trend"]],
                text=words["text"],
                revision=0,
            )


def add_question(telling: Telling, occasion: int, writer: str, body: str, day: date) -> None:
    """A body adds a question of its own to the part on what it is there for."""
    part = next(each.key for each in telling.activity("description").parts if each.source == "mandate")
    for words in telling.texts["own_question"]:
        if words["body"] == body:
            templates.ask_own_question(
                telling.by(writer, day),
                occasion=occasion,
                part=part,
                text=words["text"],
                read_by=(telling.kind(words["read_by"]),),
            )


def draw_map(telling: Telling, occasion: int, writer: str, body: str, day: date, first: int = 0, most: int = 9) -> None:
    """A body condenses what it has written to a map; those from `first` to `most`."""
    rows = [each for each in telling.texts["map"] if each["body"] == body]
    for words in rows[first:most]:
        sources = tuple(source_key(telling, each, day) for each in words["sources"])
        said = ChallengeWords(words["heading"], words["line"], sources)
        maps.put_on_map(telling.by(writer, day), occasion=occasion, words=said)


def source_key(telling: Telling, named: str, day: date) -> str:
    """Where a challenge comes from, by what example.toml calls it."""
    kind, _colon, key = named.partition(":")
    if kind == "shift":
        return named
    if kind == "part":
        parts = telling.activity("description").parts
        return f"part:{next(each.key for each in parts if each.source == key)}"
    heading = next(str(each["heading"]) for each in telling.texts[kind] if each["key"] == key)
    return f"answer:{telling.statements(kind, day)[heading]}"


def template_replaced(telling: Telling) -> None:
    """The board's administration replaces the template from the year after."""
    day = date(2027, 10, 4)
    kind, words = telling.activity("description"), telling.texts["template"]
    board = next(str(each["key"]) for each in telling.texts["body"] if each["role"] == "executive")
    readers = tuple(telling.kind(role) for role in ("council", "executive"))
    known = {part.source: part for part in kind.parts}

    def part(row: Mapping[str, Any]) -> PartWords:
        start = known.get(row["source"]) if "heading" not in row else None
        heading, key = (start.label.sv.indefinite, start.key) if start else (row["heading"], "")
        return PartWords(heading, row["source"], row.get("needed", True), readers, tuple(row["questions"]), key)

    said = TemplateWords(words["name"], words["reason"], day.year + 1, tuple(part(row) for row in words["part"]))
    writer = telling.by(telling.seated(board, "officer"), day)
    templates.replace_template(writer, activity=kind.key, words=said, revision=0)


def next_day_begun(telling: Telling) -> None:
    """The next analysis is begun from the last one's trends, and the next day has its programme."""
    day = date(2027, 10, 11)
    board = next(str(each["key"]) for each in telling.texts["body"] if each["role"] == "executive")
    doing = telling.by(telling.seated(board, "officer"), day)
    analysis = telling.activity("analysis", "executive").key
    opened = cycle.open_occasion(doing, activity=analysis, body=board, period=day.year + 1)
    trends.take_over_trends(doing, occasion=opened.id)
    kind = telling.activity("day", "executive").key
    coming = cycle.open_occasion(doing, activity=kind, body=board, period=day.year + 1).id
    days.keep_programme(doing, occasion=coming, words=programme(telling, date(day.year + 1, 1, 27)), revision=0)
    for each in telling.texts["day"]["group"][:2]:
        days.add_group(doing, occasion=coming, name=each["name"], question=each["question"])

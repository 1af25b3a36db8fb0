"""The example's world around: its trends and the day for many, what they mean for bodies, the maps and the template."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from koll.acts.activities import (
    TemplateInput,
    TemplatePartInput,
    TrendInput,
    TrendSourceInput,
    add_own_question,
    add_trend,
    change_trend,
    copy_trends_from_last_year,
    open_occasion,
    replace_template,
    write_trend_meaning,
)
from koll.acts.descriptions import ChallengeInput, add_challenge
from koll.acts.dialogues import (
    ParticipantInput,
    ProgrammeInput,
    ProgrammeItemInput,
    add_event_day_group,
    change_event_day_group,
    note_event_day_outcome,
    publish_dialogue_form,
    record_dialogue_held,
    use_event_day_outcome,
    write_dialogue_notes,
    write_programme,
)
from koll.example.cast import Telling
from koll.reads.activities import latest_common_analysis, trend_lines
from koll.reads.dialogues import outcomes_of
from koll.snapshot import read_snapshot


def write_trends(telling: Telling, analysis: int, writer: str, day: date) -> None:
    """The administration writes down what it sees."""
    for words in telling.texts["trend"]:
        sources = tuple(TrendSourceInput(**word) for word in words.get("sources", ()))
        said = TrendInput(
            heading=words["heading"],
            level=words["level"],
            kind=words["kind"],
            certainty=words["certainty"],
            text=words["text"],
            effect=words["effect"],
            sources=sources,
        )
        add_trend(telling.by(writer, day), occasion=analysis, words=said)


def programme(telling: Telling, planned_on: date) -> ProgrammeInput:
    """The day's programme as example.toml has it."""
    words = telling.texts["day"]
    return ProgrammeInput(
        planned_on=planned_on,
        place=words["place"],
        items=tuple(ProgrammeItemInput(**word) for word in words["programme"]),
        participants=tuple(ParticipantInput(**word) for word in words["participants"]),
        material=words["material"],
    )


def hold_the_day(telling: Telling, board: str, writer: str, held: date) -> None:
    """The yearly day on the world around: prepared, talked through in groups, and what came of it taken in."""
    kind, talk = telling.activity("day", "executive"), telling.texts["sector_dialogue"]
    first = telling.by(writer, date(held.year, 1, 12))
    opened = open_occasion(first, activity=kind.key, body=board, period=held.year).id
    form = {"form_name": talk["form_name"], "form_text": talk["form_text"]}
    publish_dialogue_form(first, occasion=opened, based_on=None, revision=0, **form)
    write_programme(first, occasion=opened, words=programme(telling, held), revision=0)
    doing, groups = telling.by(writer, held), []
    for text in telling.texts["day"]["group"]:
        asked = {"name": text["name"], "question": text["question"]}
        groups.append(add_event_day_group(first, occasion=opened, **asked).id)
        change_event_day_group(doing, group=groups[-1], notes=text["notes"], revision=1, **asked)
    for text in telling.texts["day"]["outcome"]:
        note_event_day_outcome(doing, occasion=opened, text=text["text"], group=groups[text["group"]])
    write_dialogue_notes(doing, occasion=opened, notes="", result=talk["result"], dissent="", revision=1)
    record_dialogue_held(doing, occasion=opened, held_on=held)
    take_in_trends(telling, opened, writer, date(held.year, held.month, held.day + 1))


def take_in_trends(telling: Telling, day_for_many: int, writer: str, day: date) -> None:
    """What came out of the day goes into the analysis: as a trend, or as a note beside it."""
    doing = telling.by(writer, day)
    for line, words in zip(outcomes_of(day_for_many), telling.texts["day"]["outcome"], strict=True):
        if not words["becomes"]:
            continue
        taken = use_event_day_outcome(doing, outcome=line.id, as_trend=words["becomes"] == "trend")
        if words["becomes"] == "trend":
            said = TrendInput(
                heading=words["text"],
                level=words["level"],
                kind=words["kind"],
                certainty=words["certainty"],
                text=words["words"],
                effect=words["effect"],
            )
            change_trend(doing, trend=taken.id, words=said, revision=1)


def say_what_it_means(telling: Telling, occasion: int, writer: str, body: str, day: date) -> None:
    """A body says what some of the trends mean for it."""
    common = latest_common_analysis(read_snapshot(day), day.year)
    numbers = {trend_line.heading: trend_line.id for trend_line in trend_lines(common.pk)} if common else {}
    for words in telling.texts["meaning"]:
        if words["body"] == body:
            write_trend_meaning(
                telling.by(writer, day),
                occasion=occasion,
                trend=numbers[words["trend"]],
                text=words["text"],
                revision=0,
            )


def add_question(telling: Telling, occasion: int, writer: str, body: str, day: date) -> None:
    """A body adds a question of its own to the part on what it is there for."""
    part = next(one_part.key for one_part in telling.activity("description").parts if one_part.source == "mandate")
    for words in telling.texts["own_question"]:
        if words["body"] == body:
            add_own_question(
                telling.by(writer, day),
                occasion=occasion,
                part=part,
                text=words["text"],
                read_by=(telling.kind(words["read_by"]),),
            )


def draw_map(telling: Telling, occasion: int, writer: str, body: str, day: date, first: int = 0, most: int = 9) -> None:
    """A body condenses what it has written to a map; those from `first` to `most`."""
    rows = [text for text in telling.texts["map"] if text["body"] == body]
    for words in rows[first:most]:
        sources = tuple(source_key(telling, word, day) for word in words["sources"])
        said = ChallengeInput(heading=words["heading"], line=words["line"], sources=sources)
        add_challenge(telling.by(writer, day), occasion=occasion, words=said)


def source_key(telling: Telling, named: str, day: date) -> str:
    """Where a challenge comes from, by what example.toml calls it."""
    kind, _colon, key = named.partition(":")
    if kind == "shift":
        return named
    if kind == "part":
        parts = telling.activity("description").parts
        return f"part:{next(part.key for part in parts if part.source == key)}"
    heading = next(str(text["heading"]) for text in telling.texts[kind] if text["key"] == key)
    return f"answer:{telling.statements(kind, day)[heading]}"


def template_replaced(telling: Telling) -> None:
    """The board's administration replaces the template from the year after."""
    day = date(2027, 10, 4)
    kind, words = telling.activity("description"), telling.texts["template"]
    board = next(str(text["key"]) for text in telling.texts["body"] if text["role"] == "executive")
    readers = tuple(telling.kind(role) for role in ("council", "executive"))
    known = {part.source: part for part in kind.parts}

    def part(row: Mapping[str, Any]) -> TemplatePartInput:
        start = known.get(row["source"]) if "heading" not in row else None
        heading, key = (start.label.sv.indefinite, start.key) if start else (row["heading"], "")
        return TemplatePartInput(
            heading=heading,
            source=row["source"],
            needed=row.get("needed", True),
            read_by=readers,
            questions=tuple(row["questions"]),
            key=key,
        )

    said = TemplateInput(
        name=words["name"],
        reason=words["reason"],
        from_period=day.year + 1,
        parts=tuple(part(row) for row in words["part"]),
    )
    writer = telling.by(telling.seated(board, "officer"), day)
    replace_template(writer, activity=kind.key, words=said, revision=0)


def next_day_begun(telling: Telling) -> None:
    """The next analysis is begun from the last one's trends, and the next day has its programme."""
    day = date(2027, 10, 11)
    board = next(str(text["key"]) for text in telling.texts["body"] if text["role"] == "executive")
    doing = telling.by(telling.seated(board, "officer"), day)
    analysis = telling.activity("analysis", "executive").key
    opened = open_occasion(doing, activity=analysis, body=board, period=day.year + 1)
    copy_trends_from_last_year(doing, occasion=opened.id)
    kind = telling.activity("day", "executive").key
    coming = open_occasion(doing, activity=kind, body=board, period=day.year + 1).id
    write_programme(doing, occasion=coming, words=programme(telling, date(day.year + 1, 1, 27)), revision=0)
    for text in telling.texts["day"]["group"][:2]:
        add_event_day_group(doing, occasion=coming, name=text["name"], question=text["question"])

"""The example's winter and spring: the new council's goals, the common analysis, and what bodies write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from koll.acts.activities import open_occasion
from koll.acts.decisions import record_legal_duty_met
from koll.acts.descriptions import add_shift, decide_occasion, submit_occasion, write_answer, write_part
from koll.acts.proposals import raise_proposal
from koll.example import activities as around
from koll.example.cast import Telling
from koll.example.descriptions.part_assignments import handed_out

YEAR = 2027


def last_year(telling: Telling) -> None:
    """What one committee wrote the year before, so that there is something to take over."""
    words = telling.texts["last_year"]
    body, year = words["body"], YEAR - 1
    kind = telling.activity("description")
    writer = telling.by(writer_for(telling, body), date(year, 10, 19))
    occasion = open_occasion(writer, activity=kind.key, body=body, period=year).id
    texts = {"mandate": words["part"], "common": words["meaning"], "own": words["own"]}
    for part in kind.parts:
        write_part(writer, occasion=occasion, part=part.key, text=texts[part.source], revision=0)
    for heading, number in telling.statements("goal", writer.day).items():
        if heading in words["answers"]:
            write_answer(
                writer,
                occasion=occasion,
                statement=number,
                mode="reasoned",
                mode_why=words["mode_why"],
                fields={"reasoning": words["answers"][heading]},
                revision=0,
            )
    decided = date(year, 10, 22)
    decide_occasion(
        telling.by(telling.secretary(body), decided),
        occasion=occasion,
        words=telling.decision(body, decided, f"{kind.label.sv.indefinite.capitalize()} {year}"),
    )


def common_analysis(telling: Telling) -> None:
    """The executive board's administration writes the common analysis, and the day is held."""
    kind = telling.activity("analysis", "executive")
    board = next(str(text["key"]) for text in telling.texts["body"] if text["role"] == "executive")
    writer = telling.seated(board, "officer")
    opened = open_occasion(telling.by(writer, date(YEAR, 1, 11)), activity=kind.key, body=board, period=YEAR)
    texts = list(telling.texts["common"].values())
    for place, part in enumerate(kind.parts):
        words = texts[place] if len(kind.parts) > 1 and place < len(texts) else "\n\n".join(texts)
        write_part(telling.by(writer, date(YEAR, 1, 20)), occasion=opened.id, part=part.key, text=words, revision=0)
    around.write_trends(telling, opened.id, writer, date(YEAR, 1, 20))
    around.hold_the_day(telling, board, writer, date(YEAR, 1, 28))
    clerk = telling.secretary(board)
    decided = date(YEAR, 2, 2)
    decide_occasion(
        telling.by(clerk, decided),
        occasion=opened.id,
        words=telling.decision(board, decided, f"{kind.label.sv.indefinite.capitalize()} {YEAR}"),
    )


def descriptions_begin(telling: Telling) -> None:
    """Bodies open their descriptions and hand out the parts; one is done early, one is half written."""
    kind = telling.activity("description")
    for text in telling.texts["description"]:
        opened = open_occasion(
            telling.by(writer_for(telling, text["body"]), date(YEAR, 2, 16)),
            activity=kind.key,
            body=text["body"],
            period=YEAR,
            planned_on=date(YEAR, 3, 25),
        )
        telling.opened[text["body"]] = opened.id
    handed_out(telling, date(YEAR, 2, 17))
    first, second = telling.texts["description"][1], telling.texts["description"][0]
    write_description(telling, first, date(YEAR, 3, 1), answers=99)
    condense(telling, first["body"], date(YEAR, 3, 2))
    decide(telling, first["body"], date(YEAR, 3, 4))
    write_description(telling, second, date(YEAR, 3, 5), answers=3)
    condense(telling, second["body"], date(YEAR, 3, 5), most=1)


def condense(telling: Telling, body: str, day: date, first: int = 0, most: int = 9) -> None:
    """The body says what trends mean, asks what it wants to know, and draws its map."""
    occasion, writer = occasion_of(telling, body), writer_for(telling, body)
    if not first:
        around.say_what_it_means(telling, occasion, writer, body, day)
        around.add_question(telling, occasion, writer, body, day)
    around.draw_map(telling, occasion, writer, body, day, first, most)


def writer_for(telling: Telling, body: str) -> str:
    """Who writes for the body: its officer, or its secretary."""
    seats = [(str(text["username"]), text["seats"]) for text in telling.texts["person"]]
    return next(
        (name for name, held in seats if [body, "officer"] in held),
        next((name for name, held in seats if [body, "secretary"] in held), ""),
    )


def occasion_of(telling: Telling, body: str) -> int:
    """The number of the body's description of the year."""
    return telling.opened[body]


def write_description(telling: Telling, words: Mapping[str, Any], day: date, *, answers: int) -> None:
    """Writes a body's parts, its answers, the shifts it sees and what it proposes."""
    body = words["body"]
    doing = telling.by(writer_for(telling, body), day)
    occasion = occasion_of(telling, body)
    texts = {"mandate": words["part"], "common": words["meaning"], "own": words["own"]}
    for part in telling.activity("description").parts:
        write_part(doing, occasion=occasion, part=part.key, text=texts[part.source], revision=0)
    for answer in words["answer"][:answers]:
        answer_one(telling, occasion, answer, body, day)
    if answers < len(words["answer"]):
        return
    for shift in words.get("shift", ()):
        see(telling, occasion, shift, body, day)


def answer_one(telling: Telling, occasion: int, answer: Mapping[str, Any], body: str, day: date) -> None:
    """Writes one answer, unless it is there already."""
    level, key = ("goal", answer["goal"]) if "goal" in answer else ("factor", answer["factor"])
    heading = next(str(one_text["heading"]) for one_text in telling.texts[level] if one_text["key"] == key)
    statement = telling.statements(level, day)[heading]
    known = {
        field.key
        for one_answer in telling.activity("description").answers
        if one_answer.instrument == telling.level(level).key
        for field in one_answer.fields
    }
    fields = {name: str(text) for name, text in answer.items() if name in known}
    write_answer(
        telling.by(writer_for(telling, body), day),
        occasion=occasion,
        statement=statement,
        mode=answer.get("mode", "factor"),
        mode_why=answer.get("mode_why", ""),
        fields=fields,
        revision=0,
    )


def see(telling: Telling, occasion: int, shift: Mapping[str, Any], body: str, day: date) -> None:
    """Writes down a shift."""
    headings = [str(text["heading"]) for text in telling.texts["goal"] if text["key"] in shift["goals"]]
    goals = telling.statements("goal", day)
    telling.shift = add_shift(
        telling.by(writer_for(telling, body), day),
        occasion=occasion,
        sentence=shift["sentence"],
        why=shift["why"],
        needs=shift["needs"],
        statements=tuple(goals[heading] for heading in headings),
        bodies=tuple(shift["bodies"]),
    ).id


def decide(telling: Telling, body: str, day: date) -> None:
    """The body itself decides its description."""
    kind = telling.activity("description")
    occasion = occasion_of(telling, body)
    submit_occasion(telling.by(writer_for(telling, body), day), occasion=occasion)
    heading = f"{kind.label.sv.indefinite.capitalize()} {YEAR}"
    decide_occasion(
        telling.by(telling.secretary(body), day), occasion=occasion, words=telling.decision(body, day, heading)
    )


def descriptions_decided(telling: Telling) -> None:
    """The others finish, propose and decide; the executive board hands over the annual report."""
    social, _education, company = telling.texts["description"]
    day = date(YEAR, 3, 22)
    occasion = occasion_of(telling, social["body"])
    for answer in social["answer"][3:]:
        answer_one(telling, occasion, answer, social["body"], day)
    for shift in social["shift"]:
        see(telling, occasion, shift, social["body"], day)
    for words in social["proposal"]:
        raise_proposal(
            telling.by(writer_for(telling, social["body"]), day),
            body=social["body"],
            kind=words["kind"],
            heading=words["heading"],
            text=words["text"],
            reasons=words["reasons"],
            occasion=occasion,
            shift=telling.shift if words["kind"] == "assignment" else None,
            serves=next(iter(telling.statements("goal", day).values())),
        )
    condense(telling, social["body"], day, first=1)
    decide(telling, social["body"], date(YEAR, 3, 25))
    write_description(telling, company, date(YEAR, 4, 5), answers=99)
    condense(telling, company["body"], date(YEAR, 4, 6))
    decide(telling, company["body"], date(YEAR, 4, 8))
    what_the_law_asks(telling)


def what_the_law_asks(telling: Telling) -> None:
    """The annual report is handed over."""
    board = next(str(text["key"]) for text in telling.texts["body"] if text["role"] == "executive")
    clerk = telling.by(telling.secretary(board), date(YEAR, 4, 13))
    for duty in telling.charter.legal:
        if duty.rule == "annual_report" and telling.charter.role_of(duty.who) == "executive":
            heading = f"{duty.label.sv.indefinite.capitalize()} {YEAR - 1}"
            words = telling.decision(board, date(YEAR, 4, 13), heading)
            record_legal_duty_met(clerk, rule=duty.rule, period=YEAR - 1, concerns=None, words=words)

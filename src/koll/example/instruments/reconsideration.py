"""The example's new term: what is suggested for the former goals and factors, and the one decision that comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from koll.acts.engine import Doing
from koll.acts.instruments import RenewedText, decide_reconsideration, suggest_for_statement
from koll.example.cast import Telling
from koll.example.year.before_the_election import council
from koll.example.year.winter_and_spring import YEAR
from koll.reads.instruments import in_force_statements, target_of, term_began_on
from koll.snapshot import read_snapshot

PREPARED = date(YEAR - 1, 11, 18)
DECIDED = date(YEAR, 2, 8)
BEGAN = term_began_on(PREPARED) or PREPARED
"""The first day of the new council's term."""
BEGUN = {"goal": (0, 2, 3), "factor": (0,)}
"""Which of the suggestions at each level are made first, by their place: the others wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What is suggested for a statement: its key ("" for a new one), what is to become of it, and the words."""

    key: str
    choice: str
    words: Mapping[str, str]


def suggestions(telling: Telling, level: str, day: date) -> Iterator[Suggestion]:
    """What is suggested at a level, the former statements first."""
    rows: dict[str, Mapping[str, Any]] = {text["heading"]: text for text in telling.texts[level]}
    former = {text["heading"]: text for text in telling.texts[f"former_{level}"]}
    held = in_force_statements(read_snapshot(day), [telling.level(level).key])
    for line in held:
        row = rows.get(line.heading)
        if row is None:
            yield Suggestion(key=line.key, choice="lapse", words={"why": former[line.heading]["lapses"]})
        else:
            choice = "renew" if row["text"] == line.text else "change"
            yield Suggestion(key=line.key, choice=choice, words=reconsideration_words(telling, level, row, day))
    for heading, row in rows.items():
        if heading not in {line.heading for line in held}:
            yield Suggestion(key="", choice="new", words=reconsideration_words(telling, level, row, day))


def reconsideration_words(telling: Telling, level: str, row: Mapping[str, Any], day: date) -> dict[str, str]:
    """The words of a statement that is to hold, and what it contributes to."""
    instrument = telling.level(level)
    words = {"heading": row["heading"], "text": row["text"], "mode": row.get("mode", ""), "how": row.get("how", "")}
    words |= {"horizon_on": row.get("horizon_on", ""), "why": row.get("why", "")}
    if instrument.contributes_to:
        roots = in_force_statements(read_snapshot(day), instrument.contributes_to)
        words["targets"] = " ".join(target_of(root.ref) for root in roots[:2])
    return words


def suggested(telling: Telling) -> None:
    """Two people begin to prepare: some is suggested, some is not yet."""
    kf = council(telling)
    board = next(str(text["key"]) for text in telling.texts["body"] if text["role"] == "executive")
    clerk = telling.by(telling.secretary(kf), PREPARED)
    strategist = telling.by(telling.seated(board, "officer"), PREPARED)
    for level, doing in (("goal", strategist), ("factor", clerk)):
        every = list(suggestions(telling, level, PREPARED))
        for place in BEGUN[level]:
            suggest(telling, doing, level, every[place])


def suggest(telling: Telling, doing: Doing, level: str, suggestion: Suggestion) -> None:
    """Suggests something at a level for the first time."""
    suggest_for_statement(
        doing,
        began_on=BEGAN,
        instrument=telling.level(level).key,
        key=suggestion.key,
        choice=suggestion.choice,
        words=suggestion.words,
        revision=0,
    )


def decide_reconsideration_in_example(telling: Telling) -> None:
    """The rest is suggested, and the new council takes up its goals and factors by one decision."""
    kf = council(telling)
    clerk = telling.by(telling.secretary(kf), DECIDED)
    revision, texts = 0, []
    for level in ("goal", "factor"):
        every = list(suggestions(telling, level, DECIDED))
        for place, row in enumerate(every):
            if place not in BEGUN[level]:
                suggest(telling, clerk, level, row)
        revision += len(every)
        label = telling.level(level).label.sv.plural.capitalize()
        texts.append(
            RenewedText(
                instrument=telling.level(level).key, title=f"{label} {YEAR}–{YEAR + 3}", in_force_from=date(YEAR, 2, 15)
            )
        )
    decide_reconsideration(
        clerk,
        began_on=BEGAN,
        decision=telling.decision(kf, DECIDED, telling.texts["texts"]["new_term"]),
        texts=tuple(texts),
        revision=revision,
    )

"""The example's new term: what is suggested for the former goals and factors, and the one decision that comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from koll.acts import terms
from koll.acts.act import Doing
from koll.acts.terms import RenewedText
from koll.cli.demo.analysis import YEAR
from koll.cli.demo.before import council
from koll.cli.demo.telling import Telling
from koll.reads.instruments import in_force_statements
from koll.reads.term_works import term_began_on
from koll.reads.terms import target_of

PREPARED = date(YEAR - 1, 11, 18)
DECIDED = date(YEAR, 2, 8)
BEGAN = term_began_on(PREPARED) or PREPARED
"""The first day of the new council's term."""
BEGUN = {"goal": (0, 2, 3), "factor": (0,)}
"""Which of the suggestions at each level are made first, by their place: the others wait."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is suggested for a statement: its key ("" for a new one), what is to become of it, and the words."""

    key: str
    choice: str
    words: Mapping[str, str]


def suggestions(telling: Telling, level: str, day: date) -> Iterator[Suggestion]:
    """What is suggested at a level, the former statements first."""
    rows: dict[str, Mapping[str, Any]] = {each["heading"]: each for each in telling.texts[level]}
    former = {each["heading"]: each for each in telling.texts[f"former_{level}"]}
    held = in_force_statements(day, [telling.level(level).key])
    for line in held:
        row = rows.get(line.heading)
        if row is None:
            yield Suggestion(line.key, "lapse", {"why": former[line.heading]["lapses"]})
        else:
            choice = "renew" if row["text"] == line.text else "change"
            yield Suggestion(line.key, choice, words_of(telling, level, row, day))
    for heading, row in rows.items():
        if heading not in {line.heading for line in held}:
            yield Suggestion("", "new", words_of(telling, level, row, day))


def words_of(telling: Telling, level: str, row: Mapping[str, Any], day: date) -> dict[str, str]:
    """The words of a statement that is to hold, and what it contributes to."""
    instrument = telling.level(level)
    words = {"heading": row["heading"], "text": row["text"], "mode": row.get("mode", ""), "how": row.get("how", "")}
    words |= {"horizon_on": row.get("horizon_on", ""), "why": row.get("why", "")}
    if instrument.contributes_to:
        roots = in_force_statements(day, instrument.contributes_to)
        words["targets"] = " ".join(target_of(each.address) for each in roots[:2])
    return words


def suggested(telling: Telling) -> None:
    """Two people begin to prepare: some is suggested, some is not yet."""
    kf = council(telling)
    board = next(str(each["key"]) for each in telling.texts["body"] if each["role"] == "executive")
    clerk = telling.by(telling.secretary(kf), PREPARED)
    strategist = telling.by(telling.seated(board, "officer"), PREPARED)
    for level, doing in (("goal", strategist), ("factor", clerk)):
        every = list(suggestions(telling, level, PREPARED))
        for place in BEGUN[level]:
            suggest(telling, doing, level, every[place])


def suggest(telling: Telling, doing: Doing, level: str, suggestion: Suggestion) -> None:
    """Suggests something at a level for the first time."""
    terms.choose_in_term(
        doing,
        began_on=BEGAN,
        instrument=telling.level(level).key,
        key=suggestion.key,
        choice=suggestion.choice,
        words=suggestion.words,
        revision=0,
    )


def decided(telling: Telling) -> None:
    """The rest is suggested, and the new council takes up its goals and factors by one decision."""
    kf = council(telling)
    clerk = telling.by(telling.secretary(kf), DECIDED)
    revision, texts = 0, []
    for level in ("goal", "factor"):
        every = list(suggestions(telling, level, DECIDED))
        for place, each in enumerate(every):
            if place not in BEGUN[level]:
                suggest(telling, clerk, level, each)
        revision += len(every)
        label = telling.level(level).label.sv.plural.capitalize()
        texts.append(RenewedText(telling.level(level).key, f"{label} {YEAR}–{YEAR + 3}", date(YEAR, 2, 15)))
    terms.decide_term(
        clerk,
        began_on=BEGAN,
        decision=telling.decision(kf, DECIDED, telling.texts["texts"]["new_term"]),
        texts=tuple(texts),
        revision=revision,
    )

"""The example's budgets: one adopted before the year, and the next one proposed in the autumn with an alternative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from koll.acts import budget
from koll.acts.budget import Adopting
from koll.acts.budget_rows import BudgetWords, GoalWords, SpecialWords
from koll.charter.budget import Frame, Three
from koll.cli.demo.analysis import YEAR
from koll.cli.demo.telling import Telling
from koll.reads.budget import budget_page

PROPOSED, PUBLISHED, ADOPTED = date(YEAR - 1, 10, 26), date(YEAR - 1, 11, 13), date(YEAR - 1, 11, 30)
NEXT = date(YEAR, 10, 11)


def three(amounts: list[int]) -> Three:
    """The amounts of the three years."""
    first, second, third = amounts
    return first, second, third


def words_of(texts: Mapping[str, Any]) -> BudgetWords:
    """A budget as example.toml has it."""
    return BudgetWords(
        tax_rate=texts["tax_rate"],
        taxes=three(texts["taxes"]),
        grants=three(texts["grants"]),
        financial=three(texts["financial"]),
        frames=tuple(
            Frame(each["body"], three(each["operations"]), three(each["investment"])) for each in texts["frame"]
        ),
        goals=tuple(GoalWords(each["kind"], each["text"], each["target"]) for each in texts["goal"]),
        assignments=tuple(
            SpecialWords(each["body"], each["heading"], each["text"], each["amount"]) for each in texts["special"]
        ),
        words=texts["words"],
    )


def text_for(telling: Telling, year: int) -> Mapping[str, Any]:
    """The texts of the budget of a year."""
    return next(each for each in telling.texts["budget"] if each["year"] == year)


def body_with(telling: Telling, role: str) -> str:
    """The key of the first body with this role."""
    return next(str(each["key"]) for each in telling.texts["body"] if each["role"] == role)


def proposed(telling: Telling) -> None:
    """The board proposes the budget of the year that the example tells, and everybody can read it."""
    board = body_with(telling, "executive")
    writer = telling.by(telling.secretary(board), PROPOSED)
    made = budget.propose_budget(writer, year=YEAR, body=board, words=words_of(text_for(telling, YEAR)))
    budget.publish_budget(telling.by(telling.secretary(board), PUBLISHED), budget=made.id)


def adopted(telling: Telling) -> None:
    """The newly elected council adopts it."""
    council = body_with(telling, "council")
    found = budget_page(YEAR, ADOPTED).proposal
    decision = telling.decision(council, ADOPTED, f"Budget {YEAR}")
    clerk = telling.by(telling.secretary(council), ADOPTED)
    budget.adopt_budget(clerk, budget=found.id if found else 0, adopting=Adopting(decision))


def next_year(telling: Telling) -> None:
    """The board proposes the next year's budget, and a party answers with its own."""
    board, council = body_with(telling, "executive"), body_with(telling, "council")
    texts = text_for(telling, YEAR + 1)
    words = words_of(texts)
    writer = telling.by(telling.secretary(board), NEXT)
    made = budget.propose_budget(writer, year=YEAR + 1, body=board, words=words)
    budget.publish_budget(writer, budget=made.id)
    other = texts["alternative"]
    changed = {each["body"]: three(each["operations"]) for each in other["frame"]}
    frames = tuple(replace(each, operations=changed.get(each.body, each.operations)) for each in words.frames)
    answer = replace(words, frames=frames, words=other["words"], tax_rate=other["tax_rate"], assignments=())
    clerk = telling.by(telling.secretary(council), NEXT)
    budget.put_alternative(clerk, year=YEAR + 1, body=council, party=other["party"], words=answer)

"""The example's budgets: one adopted before the year, and the next one proposed in the autumn with an alternative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from koll.acts.finance import (
    Adopting,
    BudgetAssignmentInput,
    BudgetInput,
    FinancialGoalInput,
    adopt_budget,
    propose_budget,
    publish_budget,
    put_alternative,
)
from koll.domain.finance import Frame, Three
from koll.example.cast import Telling, context_on
from koll.example.year.winter_and_spring import YEAR
from koll.reads.finance import budget_page

PROPOSED, PUBLISHED, ADOPTED = date(YEAR - 1, 10, 26), date(YEAR - 1, 11, 13), date(YEAR - 1, 11, 30)
NEXT = date(YEAR, 10, 11)


def three(amounts: list[int]) -> Three:
    """The amounts of the three years."""
    first, second, third = amounts
    return first, second, third


def budget_words(texts: Mapping[str, Any]) -> BudgetInput:
    """A budget as example.toml has it."""
    return BudgetInput(
        tax_rate=texts["tax_rate"],
        taxes=three(texts["taxes"]),
        grants=three(texts["grants"]),
        financial=three(texts["financial"]),
        frames=tuple(
            Frame(body=text["body"], operations=three(text["operations"]), investment=three(text["investment"]))
            for text in texts["frame"]
        ),
        goals=tuple(
            FinancialGoalInput(kind=text["kind"], text=text["text"], target=text["target"]) for text in texts["goal"]
        ),
        assignments=tuple(
            BudgetAssignmentInput(body=text["body"], heading=text["heading"], text=text["text"], amount=text["amount"])
            for text in texts["special"]
        ),
        words=texts["words"],
    )


def text_for(telling: Telling, year: int) -> Mapping[str, Any]:
    """The texts of the budget of a year."""
    return next(text for text in telling.texts["budget"] if text["year"] == year)


def body_with(telling: Telling, role: str) -> str:
    """The key of the first body with this role."""
    return next(str(text["key"]) for text in telling.texts["body"] if text["role"] == role)


def proposed(telling: Telling) -> None:
    """The board proposes the budget of the year that the example tells, and everybody can read it."""
    board = body_with(telling, "executive")
    writer = telling.by(telling.secretary(board), PROPOSED)
    made = propose_budget(writer, year=YEAR, body=board, words=budget_words(text_for(telling, YEAR)))
    publish_budget(telling.by(telling.secretary(board), PUBLISHED), budget=made.id)


def adopted_budget(telling: Telling) -> None:
    """The newly elected council adopts it."""
    council = body_with(telling, "council")
    found = budget_page(context_on(ADOPTED), YEAR).proposal
    decision = telling.decision(council, ADOPTED, f"Budget {YEAR}")
    clerk = telling.by(telling.secretary(council), ADOPTED)
    adopt_budget(clerk, budget=found.id if found else 0, adopting=Adopting(decision=decision))


def next_year(telling: Telling) -> None:
    """The board proposes the next year's budget, and a party answers with its own."""
    board, council = body_with(telling, "executive"), body_with(telling, "council")
    texts = text_for(telling, YEAR + 1)
    words = budget_words(texts)
    writer = telling.by(telling.secretary(board), NEXT)
    made = propose_budget(writer, year=YEAR + 1, body=board, words=words)
    publish_budget(writer, budget=made.id)
    other = texts["alternative"]
    changed = {row["body"]: three(row["operations"]) for row in other["frame"]}
    frames = tuple(replace(frame, operations=changed.get(frame.body, frame.operations)) for frame in words.frames)
    answer = replace(words, frames=frames, words=other["words"], tax_rate=other["tax_rate"], assignments=())
    clerk = telling.by(telling.secretary(council), NEXT)
    put_alternative(clerk, year=YEAR + 1, body=council, party=other["party"], words=answer)

"""The example's organisation as it changes: a company as the council owns it, and a committee merged with another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from koll.acts.decisions import DecisionInput, record_decision
from koll.acts.engine import Doing
from koll.acts.instruments import StatementInput, VersionInput, adopt_instrument
from koll.acts.organisation import (
    apply_due_changes,
    end_body,
    meet_owner_duty,
    record_binding_meeting,
    record_ownership,
    rename_body,
)
from koll.example.cast import Telling, context_on
from koll.example.year.before_the_election import council
from koll.example.year.winter_and_spring import YEAR
from koll.reads.organisation import body_page

RECORDED = date(YEAR - 1, 11, 16)
DECIDED, SOLD, MERGED = date(YEAR, 6, 14), date(YEAR, 7, 1), date(YEAR, 10, 1)


def owned(telling: Telling) -> None:
    """The council's secretary writes down how the company is owned, and when its meeting made the texts binding."""
    clerk, texts = council(telling), telling.texts["company"]
    doing, company = telling.by(telling.secretary(clerk), RECORDED), texts["body"]
    words = telling.decision(clerk, RECORDED, texts["heading"], texts["text"])
    made = DecisionInput(body=clerk, day=RECORDED, same_as=record_decision(doing, words=words).id)
    record_ownership(doing, decision=made, company=company, percent=Decimal(100), from_day=RECORDED)
    for duty, how in texts["duty"].items():
        meet_owner_duty(doing, decision=made, company=company, duty=duty, words=how)
    page = body_page(context_on(RECORDED), company)
    held_on = date.fromisoformat(texts["held_on"])
    for mandate in page.mandates if page else ():
        record_binding_meeting(doing, decision=made, text=mandate.line.id, held_on=held_on, words=texts["minutes"])


def partly_sold(telling: Telling) -> None:
    """The council decides that neighbours come in as owners of the company."""
    clerk, texts = council(telling), telling.texts["company"]["sold"]
    doing = telling.by(telling.secretary(clerk), DECIDED)
    record_ownership(
        doing,
        decision=telling.decision(clerk, DECIDED, texts["heading"], texts["text"]),
        company=telling.texts["company"]["body"],
        percent=Decimal(60),
        from_day=SOLD,
        words=texts["words"],
    )


def merged(telling: Telling) -> None:
    """The council merges a committee with another, which gets a name that says what it does."""
    clerk, texts = council(telling), telling.texts["merger"]
    doing = telling.by(telling.secretary(clerk), DECIDED)
    give(telling, doing, texts)
    words = telling.decision(clerk, DECIDED, texts["heading"], texts["text"])
    made = DecisionInput(body=clerk, day=DECIDED, same_as=record_decision(doing, words=words).id)
    end_body(doing, decision=made, body=texts["body"], ends_on=MERGED, heir=texts["heir"], words=texts["words"])
    rename_body(doing, decision=made, body=texts["heir"], name=texts["name"], from_day=MERGED)


def give(telling: Telling, doing: Doing, texts: Mapping[str, Any]) -> None:
    """An assignment that the committee which ends does not have time to finish."""
    task, kind = texts["assignment"], telling.level("assignment")
    terms = StatementInput(
        heading=task["heading"], text=task["text"], horizon_on=date.fromisoformat(task["due_on"]), why=task["why"]
    )
    words = VersionInput(
        instrument=kind.key,
        title=task["heading"],
        in_force_from=DECIDED,
        text=task["text"],
        body=texts["body"],
        statements=(terms,),
    )
    adopt_instrument(
        doing, decision=telling.decision(council(telling), DECIDED, task["heading"], task["text"]), version=words
    )


def turned(telling: Telling) -> None:
    """The day of the merger has come."""
    apply_due_changes(telling.system(MERGED))

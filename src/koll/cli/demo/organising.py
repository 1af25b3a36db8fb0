"""The example's organisation as it changes: a company as the council owns it, and a committee merged with another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from koll.acts import companies, decisions, instruments, organisation
from koll.acts.act import Doing
from koll.acts.decisions import DecisionWords
from koll.acts.instruments import StatementWords, VersionWords
from koll.cli.demo.analysis import YEAR
from koll.cli.demo.before import council
from koll.cli.demo.telling import Telling
from koll.reads.bodies import body_page

RECORDED = date(YEAR - 1, 11, 16)
DECIDED, SOLD, MERGED = date(YEAR, 6, 14), date(YEAR, 7, 1), date(YEAR, 10, 1)


def owned(telling: Telling) -> None:
    """The council's secretary writes down how the company is owned, and when its meeting made the texts binding."""
    clerk, texts = council(telling), telling.texts["company"]
    doing, company = telling.by(telling.secretary(clerk), RECORDED), texts["body"]
    words = telling.decision(clerk, RECORDED, texts["heading"], texts["text"])
    made = DecisionWords(clerk, RECORDED, same_as=decisions.record_decision(doing, words=words).id)
    companies.record_ownership(doing, decision=made, company=company, percent=Decimal(100), from_day=RECORDED)
    for duty, how in texts["duty"].items():
        companies.meet_owner_duty(doing, decision=made, company=company, duty=duty, words=how)
    page = body_page(company, RECORDED, inside=True)
    held_on = date.fromisoformat(texts["held_on"])
    for each in page.mandates if page else ():
        companies.bind_company(doing, decision=made, text=each.line.id, held_on=held_on, words=texts["minutes"])


def partly_sold(telling: Telling) -> None:
    """The council decides that neighbours come in as owners of the company."""
    clerk, texts = council(telling), telling.texts["company"]["sold"]
    doing = telling.by(telling.secretary(clerk), DECIDED)
    companies.record_ownership(
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
    made = DecisionWords(clerk, DECIDED, same_as=decisions.record_decision(doing, words=words).id)
    organisation.end_body(
        doing, decision=made, body=texts["body"], ends_on=MERGED, heir=texts["heir"], words=texts["words"]
    )
    organisation.rename_body(doing, decision=made, body=texts["heir"], name=texts["name"], from_day=MERGED)


def give(telling: Telling, doing: Doing, texts: Mapping[str, Any]) -> None:
    """An assignment that the committee which ends does not have time to finish."""
    task, kind = texts["assignment"], telling.level("assignment")
    terms = StatementWords(
        task["heading"], task["text"], horizon_on=date.fromisoformat(task["due_on"]), why=task["why"]
    )
    words = VersionWords(kind.key, task["heading"], DECIDED, task["text"], body=texts["body"], statements=(terms,))
    instruments.adopt(
        doing, decision=telling.decision(council(telling), DECIDED, task["heading"], task["text"]), version=words
    )


def turned(telling: Telling) -> None:
    """The day of the merger has come."""
    organisation.take_effect(telling.system(MERGED))

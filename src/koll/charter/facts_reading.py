"""Knows how the facts about a municipality are written down, and reads them with every fault at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from koll.almanac.elections import ExecutiveTerm
from koll.charter.facts import (
    Certainty,
    Facts,
    KnownBody,
    KnownDecision,
    KnownStatement,
    KnownVersion,
    Unseen,
    adopting,
    key_from,
)
from koll.charter.facts_fitting import faults_of_facts
from koll.charter.faults import Problem, UnableToLoadCharter
from koll.charter.model import Charter
from koll.charter.parsing import parse
from koll.charter.tables import Faults, Table

FACTS_FORMAT = "koll-facts-1"
TERMS: tuple[ExecutiveTerm, ...] = get_args(ExecutiveTerm)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)


@dataclass(frozen=True, slots=True)
class FactsChecked:
    """What came of checking; `facts` is None unless everything is right."""

    ok: bool
    problems: tuple[Problem, ...]
    facts: Facts | None


def load_facts(text: str, charter: Charter) -> Facts:
    """The facts in a TOML text, fitted to the charter. Raises UnableToLoadCharter with every fault."""
    checked = check_facts(text, charter)
    if checked.facts is None:
        raise UnableToLoadCharter(checked.problems)
    return checked.facts


def check_facts(text: str, charter: Charter) -> FactsChecked:
    """Check the facts by themselves and against the charter."""
    parsed = parse(text)
    faults: Faults = []
    facts = None
    if parsed.tables or not parsed.problems:
        facts = _facts_of(Table(parsed.tables, "", faults), charter)
        broken = {each.place for each in faults}
        faults += [each for each in faults_of_facts(facts, charter, broken) if each.place not in broken]
    found = [*parsed.problems, *(parsed.located(each) for each in faults)]
    problems = tuple(sorted(dict.fromkeys(found), key=lambda each: each.line or 0))
    return FactsChecked(not problems, problems, None if problems else facts)


def _facts_of(top: Table, charter: Charter) -> Facts:
    """Everything in the outermost table; the model's own decision is added from the front page."""
    said = top.text("format")
    if said and said != FACTS_FORMAT:
        top.fault("wrong_format", "format", value=said, known=FACTS_FORMAT)
    town = top.table("municipality")
    if town is None:
        if not top.has("municipality"):
            top.fault("missing_key", "municipality", key="municipality", example="[municipality]")
        town = Table({}, "municipality", [])
    bodies = tuple(_body_of(name, table) for name, table in top.rows("body", required=True))
    decisions = tuple(_decision_of(name, table) for name, table in top.rows("decision"))
    model = adopting(charter, bodies)
    found = Facts(
        name=town.text("name"),
        code=town.text("code", required=False),
        kept_from=town.day("kept_from", required=True) or date.max,
        executive_term=town.choice("executive_term", TERMS, "january"),
        is_example=town.flag("is_example"),
        bodies=bodies,
        decisions=decisions if model is None else (model, *decisions),
        unseen=tuple(_unseen_of(each) for each in top.list_of_tables("unseen")),
    )
    town.finish()
    top.finish()
    return found


def _body_of(key: str, table: Table) -> KnownBody:
    """A body; `first_known` stands instead of `begins` when its first day is not known."""
    is_known = table.has("begins") or not table.has("first_known")
    found = KnownBody(
        key=key,
        name=table.text("name"),
        kind=table.text("kind"),
        begins=table.day("begins" if is_known else "first_known", required=True) or date.min,
        begins_is_known=is_known,
        until=table.day("until"),
        parent=table.text("parent", required=False),
        confirmed=table.flag("confirmed") if table.has("confirmed") else True,
        source=table.text("source"),
    )
    table.finish()
    return found


def _decision_of(key: str, table: Table) -> KnownDecision:
    """A decision with the texts it put in force."""
    found = KnownDecision(
        key=key,
        body=table.text("body"),
        day=table.day("day", required=True) or date.min,
        paragraph=table.whole("paragraph", 1, 9999),
        registry_number=table.text("registry_number", required=False),
        heading=table.text("heading"),
        certainty=table.choice("certainty", CERTAINTIES),
        source=table.text("source"),
        note=table.text("note", required=False),
        versions=tuple(_version_of(each) for each in table.list_of_tables("version")),
    )
    table.finish()
    return found


def _version_of(table: Table) -> KnownVersion:
    """A text put in force, as much of it as is known."""
    contents: tuple[tuple[str, str], ...] = ()
    if (inner := table.table("contents")) is not None:
        contents = tuple((key, inner.text(key)) for key in inner.raw)
    found = KnownVersion(
        instrument=table.text("instrument"),
        body=table.text("body", required=False) or None,
        title=table.text("title"),
        in_force_from=table.day("in_force_from", required=True) or date.max,
        until=table.day("until"),
        text=table.text("text", required=False),
        text_is_known=table.flag("text_is_known", required=True),
        contents=contents,
        statements=tuple(_statement_of(each) for each in table.list_of_tables("statement")),
        place=table.place,
    )
    table.finish()
    return found


def _statement_of(table: Table) -> KnownStatement:
    """One statement; its key is made of its heading when it has none."""
    found = KnownStatement(table.text("key", required=False), table.text("heading"), table.text("text", required=False))
    table.finish()
    return found if found.key else replace(found, key=key_from(found.heading))


def _unseen_of(table: Table) -> Unseen:
    """An instrument that is said to be adopted, though nobody has seen it."""
    found = Unseen(table.text("instrument"), table.text("body", required=False) or None, table.text("source"))
    table.finish()
    return found

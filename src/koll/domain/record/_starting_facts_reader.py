"""Knows how the facts about a municipality are written down, and reads them with every fault at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from koll.domain.almanac import ExecutiveTerm
from koll.domain.charter import Charter
from koll.domain.charter.checks import CharterError, Fault
from koll.domain.charter.source import Faults, TableReader, parse_toml
from koll.domain.record._starting_facts import (
    Certainty,
    Facts,
    KnownBody,
    KnownDecision,
    KnownStatement,
    KnownVersion,
    Unseen,
    statement_key,
    versions_adopted_by,
)
from koll.domain.record._starting_facts_checks import check_starting_facts

FACTS_FORMAT = "koll-facts-1"
TERMS: tuple[ExecutiveTerm, ...] = get_args(ExecutiveTerm)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsChecked:
    """What came of checking; `facts` is None unless everything is right."""

    ok: bool
    problems: tuple[Fault, ...]
    facts: Facts | None


def load_facts(text: str, charter: Charter) -> Facts:
    """The facts in a TOML text, fitted to the charter. Raises CharterError with every fault."""
    checked = check_facts(text, charter)
    if checked.facts is None:
        raise CharterError(checked.problems)
    return checked.facts


def check_facts(text: str, charter: Charter) -> FactsChecked:
    """Check the facts by themselves and against the charter."""
    parsed = parse_toml(text)
    faults: Faults = []
    facts = None
    if parsed.tables or not parsed.problems:
        facts = _facts_of(TableReader(parsed.tables, "", faults), charter)
        broken = {fault.place for fault in faults}
        faults += [
            check_starting_fact
            for check_starting_fact in check_starting_facts(facts, charter, broken)
            if check_starting_fact.place not in broken
        ]
    found = [*parsed.problems, *(parsed.located(fault) for fault in faults)]
    problems = tuple(sorted(dict.fromkeys(found), key=lambda fromkey: fromkey.line or 0))
    return FactsChecked(ok=not problems, problems=problems, facts=None if problems else facts)


def _facts_of(top: TableReader, charter: Charter) -> Facts:
    """Everything in the outermost table; the model's own decision is added from the front page."""
    said = top.text("format")
    if said and said != FACTS_FORMAT:
        top.fault("wrong_format", "format", value=said, known=FACTS_FORMAT)
    town = top.table("municipality")
    if town is None:
        if not top.has("municipality"):
            top.fault("missing_key", "municipality", key="municipality", example="[municipality]")
        town = TableReader({}, "municipality", [])
    bodies = tuple(_body_of(name, table) for name, table in top.rows("body", required=True))
    decisions = tuple(_decision_of(name, table) for name, table in top.rows("decision"))
    model = versions_adopted_by(charter, bodies)
    found = Facts(
        name=town.text("name"),
        code=town.text("code", required=False),
        kept_from=town.day("kept_from", required=True) or date.max,
        executive_term=town.choice("executive_term", TERMS, "january"),
        is_example=town.flag("is_example"),
        bodies=bodies,
        decisions=decisions if model is None else (model, *decisions),
        unseen=tuple(_unseen_of(list_of_table) for list_of_table in top.list_of_tables("unseen")),
    )
    town.finish()
    top.finish()
    return found


def _body_of(key: str, table: TableReader) -> KnownBody:
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


def _decision_of(key: str, table: TableReader) -> KnownDecision:
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
        versions=tuple(_version_of(list_of_table) for list_of_table in table.list_of_tables("version")),
    )
    table.finish()
    return found


def _version_of(table: TableReader) -> KnownVersion:
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
        statements=tuple(_statement_of(list_of_table) for list_of_table in table.list_of_tables("statement")),
        place=table.place,
    )
    table.finish()
    return found


def _statement_of(table: TableReader) -> KnownStatement:
    """One statement; its key is made of its heading when it has none."""
    found = KnownStatement(
        key=table.text("key", required=False), heading=table.text("heading"), text=table.text("text", required=False)
    )
    table.finish()
    return found if found.key else replace(found, key=statement_key(found.heading))


def _unseen_of(table: TableReader) -> Unseen:
    """An instrument that is said to be adopted, though nobody has seen it."""
    found = Unseen(
        instrument=table.text("instrument"),
        body=table.text("body", required=False) or None,
        source=table.text("source"),
    )
    table.finish()
    return found

"""Knows whether the facts about a municipality fit each other, the charter and the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from datetime import date

from koll.charter.facts import Facts, KnownBody, KnownDecision, KnownVersion
from koll.charter.faults import Problem, problem
from koll.charter.model import Charter, Instrument

_CODE = re.compile(r"\d{4}")


def faults_of_facts(facts: Facts, charter: Charter, broken: Set[str]) -> Iterator[Problem]:
    """Every fault between the facts; places in `broken` have been told of already."""
    if facts.code and not _CODE.fullmatch(facts.code):
        yield problem("not_a_code", "municipality.code", value=facts.code)
    yield from _faults_of_bodies(facts, charter, broken)
    yield from _faults_of_paragraphs(facts)
    bodies = {each.key: each for each in facts.bodies}
    for decision in facts.decisions:
        yield from _faults_of_decision(decision, bodies, broken)
        for version in decision.versions:
            yield from _faults_of_version(version, decision, bodies, charter, broken)
    known = ", ".join(each.key for each in charter.instruments)
    for number, unseen in enumerate(facts.unseen):
        if unseen.instrument and not instrument_called(charter, unseen.instrument):
            yield problem("unknown_instrument", f"unseen.{number}.instrument", key=unseen.instrument, known=known)


def instrument_called(charter: Charter, key: str) -> Instrument | None:
    """The charter's instrument with this key, or None."""
    return next((each for each in charter.instruments if each.key == key), None)


def _faults_of_bodies(facts: Facts, charter: Charter, broken: Set[str]) -> Iterator[Problem]:
    kinds = {each.key: each for each in charter.bodies}
    alone: dict[str, KnownBody] = {}
    for each in facts.bodies:
        place = f"body.{each.key}"
        if each.kind and each.kind not in kinds:
            yield problem("unknown_body", f"{place}.kind", key=each.kind, known=", ".join(kinds))
        if each.parent and each.parent not in {other.key for other in facts.bodies}:
            yield problem("unknown_fact_body", f"{place}.parent", key=each.parent)
        if each.until is not None and each.until <= each.begins and f"{place}.begins" not in broken:
            yield problem("ends_before_it_begins", f"{place}.until", until=each.until, first=each.begins)
        if each.kind in kinds and not kinds[each.kind].many:
            before = alone.get(each.kind)
            if before is not None and (before.until is None or before.until > each.begins):
                yield problem("one_body_only", f"{place}.kind", kind=each.kind)
            alone[each.kind] = each


def _faults_of_paragraphs(facts: Facts) -> Iterator[Problem]:
    """A body uses each paragraph number once a year."""
    names = {each.key: each.name for each in facts.bodies}
    seen: set[tuple[str, int, int]] = set()
    for each in facts.decisions:
        if each.paragraph is None or each.day == date.min:
            continue
        which = (each.body, each.day.year, each.paragraph)
        if which in seen:
            body = names.get(each.body, each.body)
            place = f"decision.{each.key}.paragraph"
            yield problem("paragraph_twice", place, body=body, paragraph=each.paragraph, year=str(each.day.year))
        seen.add(which)


def _faults_of_decision(each: KnownDecision, bodies: dict[str, KnownBody], broken: Set[str]) -> Iterator[Problem]:
    place = f"decision.{each.key}"
    body = bodies.get(each.body)
    if body is None:
        if each.body:
            yield problem("unknown_fact_body", f"{place}.body", key=each.body)
        return
    if broken & {f"{place}.day", f"body.{body.key}.begins", f"body.{body.key}.first_known"}:
        return
    if each.day < body.begins:
        yield problem("before_the_body", f"{place}.day", day=each.day, body=body.name, begins=body.begins)
    elif body.until is not None and each.day >= body.until:
        yield problem("after_the_body", f"{place}.day", day=each.day, body=body.name, until=body.until)


def _faults_of_version(
    each: KnownVersion, decision: KnownDecision, bodies: dict[str, KnownBody], charter: Charter, broken: Set[str]
) -> Iterator[Problem]:
    place = each.place
    instrument = instrument_called(charter, each.instrument)
    if instrument is None:
        known = ", ".join(row.key for row in charter.instruments)
        if each.instrument:
            yield problem("unknown_instrument", f"{place}.instrument", key=each.instrument, known=known)
    else:
        yield from _faults_of_whose(each, decision, bodies, instrument)
    if not broken & {f"{place}.in_force_from", f"decision.{decision.key}.day"}:
        if each.in_force_from < decision.day:
            first, decided = each.in_force_from, decision.day
            yield problem("in_force_before_decided", f"{place}.in_force_from", first=first, decided=decided)
        if each.until is not None and each.until <= each.in_force_from:
            yield problem("ends_before_it_begins", f"{place}.until", until=each.until, first=each.in_force_from)


def _faults_of_whose(
    each: KnownVersion, decision: KnownDecision, bodies: dict[str, KnownBody], instrument: Instrument
) -> Iterator[Problem]:
    """Who decided the text and whose it is, against what the charter says."""
    place, label = each.place, instrument.label.sv.definite
    decider = bodies.get(decision.body)
    if decider is not None and decider.kind != instrument.decided_by:
        yield problem("body_may_not_decide", f"{place}.instrument", body=decider.name, instrument=label)
    known = ", ".join(key for key, _ in each.contents)
    wanted = {content.key for content in instrument.must_contain}
    for key, _ in each.contents:
        if key not in wanted:
            yield problem("unknown_key", f"{place}.contents.{key}", key=key, known=", ".join(sorted(wanted)) or known)
    if instrument.per_body and each.body is None:
        yield problem("needs_body", place, instrument=label)
    elif each.body is not None and not instrument.per_body:
        yield problem("needs_no_body", f"{place}.body", instrument=label)
    elif each.body is not None and each.body not in bodies:
        yield problem("unknown_fact_body", f"{place}.body", key=each.body)
    elif each.body is not None and bodies[each.body].kind not in instrument.binds:
        yield problem("not_bound", f"{place}.body", body=bodies[each.body].name, instrument=label)

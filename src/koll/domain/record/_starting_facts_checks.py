"""Knows whether the facts about a municipality fit each other, the charter and the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from datetime import date

from koll.domain.charter import Charter, Instrument
from koll.domain.charter.checks import Fault, problem
from koll.domain.record._starting_facts import Facts, KnownBody, KnownDecision, KnownVersion

_CODE = re.compile(r"\d{4}")


def check_starting_facts(facts: Facts, charter: Charter, broken: Set[str]) -> Iterator[Fault]:
    """Every fault between the facts; places in `broken` have been told of already."""
    if facts.code and not _CODE.fullmatch(facts.code):
        yield problem("not_a_code", "municipality.code", value=facts.code)
    yield from _faults_of_bodies(facts, charter, broken)
    yield from _faults_of_paragraphs(facts)
    bodies = {body.key: body for body in facts.bodies}
    for decision in facts.decisions:
        yield from _faults_of_decision(decision, bodies, broken)
        for version in decision.versions:
            yield from _faults_of_version(version, decision, bodies, charter, broken)
    known = ", ".join(instrument.key for instrument in charter.instruments)
    for number, unseen in enumerate(facts.unseen):
        if unseen.instrument and not instrument_of_fact(charter, unseen.instrument):
            yield problem("unknown_instrument", f"unseen.{number}.instrument", key=unseen.instrument, known=known)


def instrument_of_fact(charter: Charter, key: str) -> Instrument | None:
    """The charter's instrument with this key, or None."""
    return next((instrument for instrument in charter.instruments if instrument.key == key), None)


def _faults_of_bodies(facts: Facts, charter: Charter, broken: Set[str]) -> Iterator[Fault]:
    kinds = {body.key: body for body in charter.bodies}
    alone: dict[str, KnownBody] = {}
    for body in facts.bodies:
        place = f"body.{body.key}"
        if body.kind and body.kind not in kinds:
            yield problem("unknown_body", f"{place}.kind", key=body.kind, known=", ".join(kinds))
        if body.parent and body.parent not in {other.key for other in facts.bodies}:
            yield problem("unknown_fact_body", f"{place}.parent", key=body.parent)
        if body.until is not None and body.until <= body.begins and f"{place}.begins" not in broken:
            yield problem("ends_before_it_begins", f"{place}.until", until=body.until, first=body.begins)
        if body.kind in kinds and not kinds[body.kind].many:
            before = alone.get(body.kind)
            if before is not None and (before.until is None or before.until > body.begins):
                yield problem("one_body_only", f"{place}.kind", kind=body.kind)
            alone[body.kind] = body


def _faults_of_paragraphs(facts: Facts) -> Iterator[Fault]:
    """A body uses each paragraph number once a year."""
    names = {one_body.key: one_body.name for one_body in facts.bodies}
    seen: set[tuple[str, int, int]] = set()
    for decision in facts.decisions:
        if decision.paragraph is None or decision.day == date.min:
            continue
        which = (decision.body, decision.day.year, decision.paragraph)
        if which in seen:
            body = names.get(decision.body, decision.body)
            place = f"decision.{decision.key}.paragraph"
            yield problem(
                "paragraph_twice", place, body=body, paragraph=decision.paragraph, year=str(decision.day.year)
            )
        seen.add(which)


def _faults_of_decision(decision: KnownDecision, bodies: dict[str, KnownBody], broken: Set[str]) -> Iterator[Fault]:
    place = f"decision.{decision.key}"
    body = bodies.get(decision.body)
    if body is None:
        if decision.body:
            yield problem("unknown_fact_body", f"{place}.body", key=decision.body)
        return
    if broken & {f"{place}.day", f"body.{body.key}.begins", f"body.{body.key}.first_known"}:
        return
    if decision.day < body.begins:
        yield problem("before_the_body", f"{place}.day", day=decision.day, body=body.name, begins=body.begins)
    elif body.until is not None and decision.day >= body.until:
        yield problem("after_the_body", f"{place}.day", day=decision.day, body=body.name, until=body.until)


def _faults_of_version(
    version: KnownVersion, decision: KnownDecision, bodies: dict[str, KnownBody], charter: Charter, broken: Set[str]
) -> Iterator[Fault]:
    place = version.place
    instrument = instrument_of_fact(charter, version.instrument)
    if instrument is None:
        known = ", ".join(row.key for row in charter.instruments)
        if version.instrument:
            yield problem("unknown_instrument", f"{place}.instrument", key=version.instrument, known=known)
    else:
        yield from _faults_of_whose(version, decision, bodies, instrument)
    if not broken & {f"{place}.in_force_from", f"decision.{decision.key}.day"}:
        if version.in_force_from < decision.day:
            first, decided = version.in_force_from, decision.day
            yield problem("in_force_before_decided", f"{place}.in_force_from", first=first, decided=decided)
        if version.until is not None and version.until <= version.in_force_from:
            yield problem("ends_before_it_begins", f"{place}.until", until=version.until, first=version.in_force_from)


def _faults_of_whose(
    version: KnownVersion, decision: KnownDecision, bodies: dict[str, KnownBody], instrument: Instrument
) -> Iterator[Fault]:
    """Who decided the text and whose it is, against what the charter says."""
    place, label = version.place, instrument.label.sv.definite
    decider = bodies.get(decision.body)
    if decider is not None and decider.kind != instrument.decided_by:
        yield problem("body_may_not_decide", f"{place}.instrument", body=decider.name, instrument=label)
    known = ", ".join(key for key, _ in version.contents)
    wanted = {content.key for content in instrument.must_contain}
    for key, _ in version.contents:
        if key not in wanted:
            yield problem("unknown_key", f"{place}.contents.{key}", key=key, known=", ".join(sorted(wanted)) or known)
    if instrument.per_body and version.body is None:
        yield problem("needs_body", place, instrument=label)
    elif version.body is not None and not instrument.per_body:
        yield problem("needs_no_body", f"{place}.body", instrument=label)
    elif version.body is not None and version.body not in bodies:
        yield problem("unknown_fact_body", f"{place}.body", key=version.body)
    elif version.body is not None and bodies[version.body].kind not in instrument.binds:
        yield problem("not_bound", f"{place}.body", body=bodies[version.body].name, instrument=label)

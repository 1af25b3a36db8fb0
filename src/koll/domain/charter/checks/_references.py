"""Knows whether a charter's rows fit each other: every key leads somewhere, and nothing asks for the impossible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from koll.domain.almanac import RULES
from koll.domain.charter._model import OVERSEEN, Activity, Charter, Instrument, LegalDuty, OversightQuestion
from koll.domain.charter.checks._faults import Fault, problem
from koll.domain.charter.source import rows_with_places

_ROLE_IN_LAW = {"council_chair": "council"}
_ANYBODY = ("municipality", "resident")


def check_references(charter: Charter, broken: Set[str]) -> Iterator[Fault]:
    """Every fault between rows; `broken` holds the places already known to be wrong, which are not judged again."""
    yield from _faults_of_grounds(charter)
    yield from _faults_of_roles(charter, broken)
    yield from _faults_of_front(charter, broken)
    for instrument in charter.instruments:
        yield from _faults_of_instrument(charter, instrument)
    for activity in charter.activities:
        yield from _faults_of_activity(charter, activity)
    for duty in charter.legal:
        yield from _faults_of_duty(charter, duty)
    for number, question in enumerate(charter.oversight):
        yield from _faults_of_question(charter, question, f"oversight.questions.{number}.asked_of")
    contributing = {one_instrument.key: one_instrument.contributes_to for one_instrument in charter.instruments}
    following = {one_activity.key: one_activity.after for one_activity in charter.activities}
    yield from _faults_of_circles(contributing, "instrument", "contributes_to")
    yield from _faults_of_circles(following, "activity", "after")


def _known(keys: Iterable[str]) -> str:
    return ", ".join(keys)


def _bodies(charter: Charter) -> list[str]:
    return [body.key for body in charter.bodies]


def _instruments(charter: Charter) -> list[str]:
    return [instrument.key for instrument in charter.instruments]


def _activities(charter: Charter) -> list[str]:
    return [activity.key for activity in charter.activities]


def _missing(keys: Iterable[str], known: list[str], code: str, place: str) -> Iterator[Fault]:
    """A fault for each key that leads nowhere; empty keys have been told of already."""
    for key in keys:
        if key and key not in known:
            yield problem(code, place, key=key, known=_known(known))


def _faults_of_grounds(charter: Charter) -> Iterator[Fault]:
    known = [section.key for section in charter.sections]
    for place, ground in rows_with_places(charter):
        if not ground.is_law:
            yield from _missing([ground.section], known, "unknown_section", f"{place}.section")


def _faults_of_roles(charter: Charter, broken: Set[str]) -> Iterator[Fault]:
    """One council and one executive board, of each only one."""
    if any(place.startswith("body") for place in broken):
        return
    for role in ("council", "executive"):
        kinds = [body for body in charter.bodies if body.role == role]
        if len(kinds) != 1 or kinds[0].many:
            yield problem("council_count", "body", count=len(kinds), role=role)


def _faults_of_front(charter: Charter, broken: Set[str]) -> Iterator[Fault]:
    front, key = charter.front, charter.model_instrument
    adopters = [body for body in charter.bodies if body.key == front.adopted_by]
    if "front" not in broken:
        yield from _missing([front.adopted_by], _bodies(charter), "unknown_body", "front.adopted_by")
    if adopters and adopters[0].role != "council" and f"body.{front.adopted_by}.role" not in broken:
        yield problem("not_adopted_by_council", "front.adopted_by", key=front.adopted_by)
    models = [instrument for instrument in charter.instruments if instrument.key == key]
    if not models:
        yield from _missing([key], _instruments(charter), "unknown_instrument", "model_instrument")
        return
    model = models[0]
    if adopters and model.decided_by in _bodies(charter) and model.decided_by != front.adopted_by:
        yield problem("model_decider", "front.adopted_by", key=key)
    if model.revise_within_years != front.revise_within_years and "front" not in broken:
        yield problem("revision_differs", f"instrument.{key}.revise_within_years", key=key)


def _faults_of_instrument(charter: Charter, instrument: Instrument) -> Iterator[Fault]:
    place, bodies = f"instrument.{instrument.key}", _bodies(charter)
    yield from _missing([instrument.decided_by], bodies, "unknown_body", f"{place}.decided_by")
    yield from _missing(instrument.binds, bodies, "unknown_body", f"{place}.binds")
    yield from _missing(
        instrument.contributes_to, _instruments(charter), "unknown_instrument", f"{place}.contributes_to"
    )
    if instrument.decided_by in bodies and charter.role_of(instrument.decided_by) in ("sector", "unit"):
        yield problem("decider_cannot", f"{place}.decided_by", key=instrument.decided_by)
    if not instrument.binds:
        yield problem("per_body_without_binds" if instrument.per_body else "binds_nobody", f"{place}.binds")
    elif instrument.crosscutting and (instrument.per_body or _is_one_body(charter, instrument)):
        yield problem("crosscutting_one_body", f"{place}.crosscutting")


def _is_one_body(charter: Charter, instrument: Instrument) -> bool:
    """Whether there can only ever be one body that the instrument binds."""
    kinds = [kind for kind in charter.bodies if kind.key in instrument.binds]
    return len(instrument.binds) == 1 and len(kinds) == 1 and not kinds[0].many


def _faults_of_activity(charter: Charter, activity: Activity) -> Iterator[Fault]:
    place, bodies, instruments = f"activity.{activity.key}", _bodies(charter), _instruments(charter)
    yield from _missing(activity.held_by, bodies, "unknown_body", f"{place}.held_by")
    yield from _missing(activity.counterpart, bodies, "unknown_body", f"{place}.counterpart")
    yield from _missing(activity.after, _activities(charter), "unknown_activity", f"{place}.after")
    yield from _missing(activity.may_propose, instruments, "unknown_instrument", f"{place}.may_propose")
    yield from _missing(activity.basis, [*instruments, *_activities(charter)], "unknown_basis", f"{place}.basis")
    for part in activity.parts:
        yield from _missing(part.read_by, bodies, "unknown_body", f"{place}.part.{part.key}.read_by")
    if (activity.is_analysis or activity.is_description) and not activity.parts:
        yield problem("no_parts", place, place=place)
    if activity.result_to in bodies and charter.role_of(str(activity.result_to)) != "council":
        yield problem("result_not_council", f"{place}.result.to", key=str(activity.result_to))
    yield from _missing([activity.result_to or ""], bodies, "unknown_body", f"{place}.result.to")
    yield from _faults_of_answers(charter, activity)


def _faults_of_answers(charter: Charter, activity: Activity) -> Iterator[Fault]:
    """What is answered is decided by somebody, and binds somebody who answers."""
    for answering in activity.answers:
        place, key = f"activity.{activity.key}.answers.{answering.instrument}", answering.instrument
        if key not in _instruments(charter):
            yield problem("answers_undecided", place, key=key)
            continue
        binds = charter.instrument(key).binds
        if binds and activity.held_by and not set(binds) & set(activity.held_by):
            yield problem("answers_unbound", place, key=key)


def _faults_of_duty(charter: Charter, duty: LegalDuty) -> Iterator[Fault]:
    place, bodies = f"legal.{duty.key}", _bodies(charter)
    yield from _missing([duty.who], bodies, "unknown_body", f"{place}.who")
    yield from _missing([duty.per or ""], bodies, "unknown_body", f"{place}.per")
    yield from _missing([duty.rule], list(RULES), "unknown_rule", f"{place}.rule")
    if duty.rule not in RULES:
        return
    rule = RULES[duty.rule]
    role = _ROLE_IN_LAW.get(rule.who, rule.who)
    if duty.who in bodies and role not in _ANYBODY and charter.role_of(duty.who) != role:
        yield problem("law_gives_another", f"{place}.who", law=rule.section, key=duty.who, role=role)
    if duty.ground.is_law and duty.ground.section and duty.ground.section != rule.section:
        said = duty.ground.section
        yield problem("law_section_differs", f"{place}.law", rule=duty.rule, law=rule.section, value=said)


def _faults_of_question(charter: Charter, question: OversightQuestion, place: str) -> Iterator[Fault]:
    """The executive board oversees committees and companies (KL 6:1), so nobody else is asked."""
    yield from _missing(question.asked_of, _bodies(charter), "unknown_body", place)
    for key in question.asked_of:
        if key in _bodies(charter) and charter.role_of(key) not in OVERSEEN:
            yield problem("not_overseen", place, key=key)


def _faults_of_circles(steps: Mapping[str, tuple[str, ...]], table: str, field: str) -> Iterator[Fault]:
    """One fault for each circle, told at the key in it that comes first in the file."""
    order = list(steps)
    told: set[frozenset[str]] = set()
    for key in order:
        way = _way_back(steps, key)
        if way and frozenset(way) not in told:
            told.add(frozenset(way))
            yield problem("circle", f"{table}.{key}.{field}", field=field, way=" → ".join((*way, key)))


def _way_back(steps: Mapping[str, tuple[str, ...]], start: str) -> tuple[str, ...]:
    """The shortest way from a key back to itself, without its end; empty when there is none.

    >>> _way_back({"a": ("b",), "b": ("c",), "c": ("a",)}, "a")
    ('a', 'b', 'c')
    >>> _way_back({"a": ("b",), "b": ()}, "a")
    ()
    """
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for step in steps.get(way[-1], ()):
            if step == start:
                return way
            if step not in seen:
                seen.add(step)
                ways.append((*way, step))
    return ()

"""Knows how a charter's text becomes tables, which line each place is on, and how to go on after a mistake."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from koll.domain.charter.checks import Fault, problem

_WHERE = re.compile(r"^(?P<why>.*?)\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)$", re.DOTALL)
_HEADER = re.compile(r"^\s*(?P<open>\[\[?)\s*(?P<name>[^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_PAIR = re.compile(r"^\s*(?P<key>[A-Za-z0-9_\-.\"]+)\s*=")
_DAY = re.compile(r"^(?P<before>\s*[A-Za-z0-9_\-.]+\s*=\s*)(?P<day>\d{4}-\d{2}-\d{2})(?P<after>\s*(?:#.*)?)$")
_TWICE = ("Cannot overwrite a value", "Cannot declare", "Cannot mutate", "already")
_MOST_REPAIRS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The tables of a text, the faults met on the way, and the line of each place."""

    tables: Mapping[str, Any]
    problems: tuple[Fault, ...]
    lines: Mapping[str, int]

    def located(self, fault: Fault) -> Fault:
        """The fault with the line of its place, or of the nearest table around it.

        >>> text = "[body.kf]\\nrole = 'council'"
        >>> parse_toml(text).located(problem("missing_key", "body.kf.many", key="many", example="")).line
        1
        """
        if fault.line is not None:
            return fault
        within = (number for place, number in self.lines.items() if place.startswith(f"{fault.place}."))
        place = fault.place
        if place not in self.lines and (first := min(within, default=None)):
            return replace(fault, line=first)
        while place and place not in self.lines:
            place = place.rpartition(".")[0]
        return replace(fault, line=self.lines.get(place))


def parse_toml(text: str) -> Parsed:
    """The tables in a text, as far as they can be understood; a day that does not exist is kept as words.

    >>> parse_toml("day = 2021-02-30").tables
    {'day': '2021-02-30'}
    """
    rows = [_as_words(row) for row in text.splitlines()]
    places = line_of_each_place(rows)
    names = {number: place for place, number in places}
    lines = dict(reversed(places))
    problems: list[Fault] = []
    for _ in range(_MOST_REPAIRS):
        try:
            return Parsed(tables=tomllib.loads("\n".join(rows)), problems=tuple(problems), lines=lines)
        except tomllib.TOMLDecodeError as error:
            why, number = _where(str(error), len(rows))
            place = names.get(number, "")
            if not (why.startswith(_TWICE[:3]) or _TWICE[3] in why):
                problems.append(_fault("not_toml", place, number))
                break
            problems.append(_fault("duplicate_key", place, number, key=place.rpartition(".")[2] or place))
            _strike(rows, number)
        except (RecursionError, ValueError):
            problems.append(_fault("not_toml", "", 1))
            break
    return Parsed(tables={}, problems=tuple(problems), lines=lines)


def line_of_each_place(rows: list[str]) -> list[tuple[str, int]]:
    """Every table and key with its line, in order; repeated tables are numbered from 0.

    >>> line_of_each_place(["[body.kf]", "many = true", "[[question]]", "[[question]]"])
    [('body.kf', 1), ('body.kf.many', 2), ('question.0', 3), ('question.1', 4)]
    """
    found: list[tuple[str, int]] = []
    repeated: Counter[str] = Counter()
    table = ""
    for number, row in enumerate(rows, start=1):
        if header := _HEADER.match(row):
            table = header["name"].replace('"', "").replace(" ", "")
            if header["open"] == "[[":
                repeated[table] += 1
                table = f"{table}.{repeated[table] - 1}"
            found.append((table, number))
        elif pair := _PAIR.match(row):
            key = pair["key"].replace('"', "")
            found.append((f"{table}.{key}" if table else key, number))
    return found


def _fault(code: str, place: str, number: int, **values: str) -> Fault:
    return replace(problem(code, place, **values), line=number)


def _where(message: str, last: int) -> tuple[str, int]:
    found = _WHERE.match(message)
    if found is None:
        return message, last
    return found["why"], min(int(found["line"]) if found["line"] else last, last)


def _as_words(row: str) -> str:
    """A day that does not exist becomes words, so that every other fault is found too."""
    found = _DAY.match(row)
    if found is None or is_day(found["day"]):
        return row
    return f'{found["before"]}"{found["day"]}"{found["after"]}'


def is_day(words: str) -> bool:
    """Whether words such as 2021-02-30 name a day that exists.

    >>> is_day("2024-02-29"), is_day("2021-02-30")
    (True, False)
    """
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def _strike(rows: list[str], number: int) -> None:
    """Leave out a repeated line, or a repeated table with all its lines."""
    at = number - 1
    is_table = _HEADER.match(rows[at]) is not None
    rows[at] = ""
    while is_table and at + 1 < len(rows) and not _HEADER.match(rows[at + 1]):
        at += 1
        rows[at] = ""

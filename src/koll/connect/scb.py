"""Asks Statistics Sweden (PxWebApi 2) for the figures of one table, as JSON-stat 2."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any
from urllib.parse import quote, urljoin

from django.utils.translation import gettext as _

from koll.connect.http_client import Fetched, Sleep, fetch_json, no_data, retry_seconds, visiting
from koll.domain.refusals import Refusal

NAME = "SCB"
REGION, TIME, GENDER = "Region", "Tid", "Kon"
"""What the tables call the area, the time and the gender."""
GENDERS = {"1": "M", "2": "K"}
"""The codes of men and women; every other code stands for all."""
MOST_CELLS = 150_000
PERIOD = re.compile(r"([0-9]{4})(?:M(0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A table and what is chosen in it, variable by variable."""

    table: str
    chosen: tuple[tuple[str, str], ...]


def choice_in(code: str) -> Choice:
    """The choice that an indicator's code writes out.

    >>> choice_in("TAB638 ContentsCode=BE0101N1 Kon=1,2")
    Choice(table='TAB638', chosen=(('ContentsCode', 'BE0101N1'), ('Kon', '1,2')))
    """
    table, *pairs = code.split()
    return Choice(
        table=table, chosen=tuple((name, values) for name, _equals, values in (pair.partition("=") for pair in pairs))
    )


def fetch_from_scb(
    site: str, code: str, areas: Sequence[str], years: Sequence[int], sleep: Sleep = time.sleep
) -> tuple[Fetched, ...]:
    """Every figure of the choice for the areas and the years; raises Refusal with nothing half done.

    `site` is the interface's address, e.g. https://statistikdatabasen.scb.se/api/v2/. Each variable of the table but
    the area, the time and the gender must be chosen down to one value.
    """
    choice = choice_in(code)
    wanted = dict(choice.chosen)
    wanted.setdefault(REGION, ",".join(areas))
    wanted.setdefault(TIME, "*")
    query = [("lang", "sv"), ("outputFormat", "json-stat2")]
    query += [(f"valueCodes[{name}]", values) for name, values in wanted.items()]
    with visiting() as client:
        page = fetch_json(client, NAME, urljoin(site, f"tables/{quote(choice.table, safe='')}/data"), sleep, query)
    return tuple(figure for figure in figures_in(page, areas[0]) if int(figure.period[:4]) in years)


def figures_in(page: Mapping[str, Any], own: str) -> Iterator[Fetched]:
    """The figures of a JSON-stat 2 dataset; a table without areas is about the whole country and is kept as our own."""
    match page:
        case {"class": "dataset", "id": list(names), "size": list(sizes), "dimension": dict(dimensions)}:
            codes = [codes_of(dimensions.get(name)) for name in names]
        case _:
            raise no_data(NAME)
    if [len(code) for code in codes] != sizes or not 0 < math.prod(sizes) <= MOST_CELLS:
        raise no_data(NAME)
    many = [
        str(name)
        for name, code in zip(names, codes, strict=True)
        if len(code) > 1 and name not in (REGION, TIME, GENDER)
    ]
    if many:
        raise Refusal(
            "source.several_values",
            _("SCB answers with several values of %(names)s. Choose one of them in the indicator's code.")
            % {"names": ", ".join(many)},
        )
    for place, cell in enumerate(product(*codes)):
        at = dict(zip(names, cell, strict=True))
        period = PERIOD.fullmatch(str(at.get(TIME, "")))
        if period is None:
            raise Refusal(
                "source.other_periods",
                _("SCB tells that table by other periods than years and months. Choose another table."),
            )
        when = "-".join(group for group in period.groups() if group)
        value, status = in_place(page.get("value"), place), in_place(page.get("status"), place)
        gender = GENDERS.get(str(at.get(GENDER, "")), "T")
        yield Fetched(
            period=when,
            area=str(at.get(REGION, own)),
            gender=gender,
            value=retry_seconds(value),
            status=str(status or ""),
            is_deleted=False,
        )


def codes_of(dimension: Any) -> list[str]:
    """The codes of a variable in their order."""
    match dimension:
        case {"category": {"index": list(codes)}}:
            return [str(one_code) for one_code in codes]
        case {"category": {"index": dict(places)}} if all(isinstance(place, int) for place in places.values()):
            return sorted(map(str, places), key=lambda code: int(places[code]))
        case {"category": {"label": dict(labels)}}:
            return [str(label) for label in labels]
        case _:
            raise no_data(NAME)


def in_place(told: Any, place: int) -> Any:
    """What is told of one cell: from a list of all of them, or from those that are told at all."""
    if isinstance(told, list):
        return told[place] if place < len(told) else None
    return told.get(str(place)) if isinstance(told, dict) else None

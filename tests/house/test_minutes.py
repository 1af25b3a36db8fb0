"""A field of minutes reaches every place by being declared: one that was forgotten somewhere fails here."""

from __future__ import annotations

import csv
from dataclasses import fields
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from tests.browsing import sent, text_of
from tests.world import SCHOOLS, World
from tests.world import world as world

from koll.acts.decisions import DECISIONS, DecisionInput
from koll.domain.record import Minutes, minutes_as_text, minutes_labels
from koll.frame.components.formats import day_long
from koll.tables.models import Correction, Decision, LedgerContent
from koll.web.decisions._decision_forms import CorrectForm

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2027, 3, 8), date(2027, 3, 9)


def sample(hint: Any, name: str, turn: int) -> Any:
    """A value that is nowhere else, of the field's type."""
    if "date" in str(hint):
        return (FIRST, SECOND)[turn]
    return 4711 + turn if "int" in str(hint) else f"Igelkott {name} {turn}"


def minutes(turn: int) -> dict[str, str]:
    """A value for every field, as it is written in its box."""
    return minutes_as_text(Minutes(**{field.name: sample(field.type, field.name, turn) for field in fields(Minutes)}))


def as_shown(value: str) -> tuple[str, ...]:
    """How a page may show it: as it is, or as a day in words."""
    day = date.fromisoformat(value) if value.startswith("2027-") else None
    return (value,) if day is None else (value, day_long(day))


def missing(page: str, values: dict[str, str]) -> list[str]:
    """The fields that a page does not show."""
    return [name for name, value in values.items() if not any(form in page for form in as_shown(value))]


def test_every_field_is_written_corrected_noted_and_shown_inside_and_outside(world: World, client: Client) -> None:
    secretary, first, second = world.client(SCHOOLS), minutes(0), minutes(1)
    sent(secretary, "/beslut/nytt/", 302, organ=SCHOOLS, **first)
    row = Decision.objects.latest("pk")
    assert minutes_as_text(row) == first
    form = text_of(secretary, f"/beslut/{row.pk}/ratta/")
    assert [name for name, value in first.items() if value not in form] == []
    sent(secretary, f"/beslut/{row.pk}/ratta/", 302, revision=1, why="Fel kolumn.", **second)
    row.refresh_from_db()
    assert minutes_as_text(row) == second
    assert {(noted.field, noted.was, noted.became) for noted in Correction.objects.filter(decision=row)} == {
        (name, first[name], second[name]) for name in first
    }
    place = f"beslut/{SCHOOLS}/2027/{second['paragraph']}/"
    for reader, address in ((secretary, f"/{place}"), (client, f"/oppet/{place}")):
        page = text_of(reader, address)
        assert (address, missing(page, second), missing(page, first)) == (address, [], [])
    table = list(csv.DictReader(StringIO(text_of(secretary, "/beslut/tabell/csv/").lstrip("\ufeff")), delimiter=";"))
    assert [set(second.values()) <= set(line.values()) for line in table].count(True) == 1
    answer = client.get(f"/api/v1/decisions/{SCHOOLS}/2027/{second['paragraph']}").json()
    assert [name for name, value in second.items() if value not in {str(told) for told in answer.values()}] == []
    line = LedgerContent.objects.latest("pk").content
    assert [name for name, value in second.items() if value not in line] == []


def test_a_field_is_a_column_a_box_a_heading_in_tables_and_has_a_label() -> None:
    names = [field.name for field in fields(Minutes)]
    assert list(minutes_labels()) == names
    assert {field.name for field in fields(DecisionInput)} == {*names, "body", "same_as", "files"}
    assert set(names) <= {field.name for field in Decision._meta.get_fields()}
    assert {column.name for column in DECISIONS.columns} == {*names, "body"}
    assert set(CorrectForm.base_fields) == {*names, "why", "revision"}

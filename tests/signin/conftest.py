"""What the tests of signing in share: a small municipality, and people real and made up."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.http import HttpResponseBase
from pytest_django import Settings as DjangoSettings
from tests.world import COUNCIL, FORMED, World

from koll.acts.organisation import give_seat, register_person

PASSWORD = "regn över tolv tak"


@pytest.fixture
def town(db: None, settings: DjangoSettings) -> World:
    """An example municipality that lives on its own day."""
    settings.DEMO = True
    settings.KOLL_TODAY = "2027-03-15"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    return World.built(day=date(2027, 3, 15))


@pytest.fixture
def elin(town: World) -> int:
    """A real person with a password, who is a member of the council."""
    done = register_person(town.system(), username="elin", name="Elin Ek", email="elin@example.org", password=PASSWORD)
    give_seat(town.system(), person=done.id, body=COUNCIL, role="member", begins_on=FORMED)
    return done.id


def words_of(response: HttpResponseBase) -> str:
    """The page as text, without its markup."""
    assert hasattr(response, "content")
    text: str = response.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())

"""What the server refuses to start with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings as the_settings
from pytest_django import Settings as DjangoSettings
from tests.clock import TODAY, ten_on
from tests.refusals import refused
from tests.world import CHARTERS

from koll.acts.engine import Doing
from koll.acts.organisation import MunicipalityInput, start_municipality
from koll.frame.http.audience import undeclared
from koll.permissions import SYSTEM
from koll.server.safety import Settings, refuse_real, refuse_unsafe, unsafe


@dataclass(kw_only=True)
class Chosen:
    """Settings that are safe, until a test says otherwise."""

    DEMO: bool = False
    DEBUG: bool = False
    HOST: str = "127.0.0.1"
    ALLOWED_HOSTS: Sequence[str] = field(default_factory=lambda: ["127.0.0.1", "localhost"])
    PUBLIC_ADDRESS: str = "http://127.0.0.1:8000"
    SECRET_KEY: str = "s" * 40
    SQLITE_SYNCHRONOUS: str = "FULL"
    TEST_CONTROL: bool = False
    KOLL_TODAY: str = ""
    KOLL_CLOCK: str = ""


PUBLIC = Chosen(HOST="0.0.0.0", ALLOWED_HOSTS=["koll.example.org"], PUBLIC_ADDRESS="https://koll.example.org")  # noqa: S104 -- an address is only compared


def reasons(settings: Settings) -> str:
    """Every reason not to start, as one text; empty when there is none."""
    return "\n".join(unsafe(settings))


def test_safe_settings_start() -> None:
    refuse_unsafe(Chosen())
    refuse_unsafe(PUBLIC)


@pytest.mark.parametrize("name", ["DEMO", "DEBUG"])
@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "[::1]", "localhost"])
def test_what_is_for_this_machine_starts_on_this_machine(name: str, host: str) -> None:
    chosen: dict[str, Any] = {name: True}
    refuse_unsafe(Chosen(HOST=host, **chosen))


@pytest.mark.parametrize("name", ["DEMO", "DEBUG"])
@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("HOST", "0.0.0.0", "0.0.0.0"),  # noqa: S104 -- an address is only compared
        ("HOST", "192.0.2.7", "192.0.2.7"),
        ("HOST", "", ""),
        ("ALLOWED_HOSTS", ["localhost", "koll.example.org"], "koll.example.org"),
        ("ALLOWED_HOSTS", ["*"], "*"),
        ("ALLOWED_HOSTS", [".localhost"], ".localhost"),
        ("PUBLIC_ADDRESS", "https://koll.example.org", "koll.example.org"),
        ("PUBLIC_ADDRESS", "http://127.0.0.1.example.org", "127.0.0.1.example.org"),
        ("PUBLIC_ADDRESS", "localhost:8000@example.org", "example.org"),
    ],
)
def test_what_is_for_this_machine_does_not_start_where_others_reach_it(
    name: str, setting: str, value: str, said: str
) -> None:
    chosen = Chosen(**{name: True, setting: value})  # type: ignore[arg-type]  # the tables above fit the fields
    text = reasons(chosen)
    assert f"KOLL_{name} är på." in text
    assert f"KOLL_{setting} är ”" in text
    assert said in text
    with refused("server.unsafe_settings"):
        refuse_unsafe(chosen)


def test_every_reason_is_given_at_once() -> None:
    text = reasons(
        Chosen(DEMO=True, HOST="192.0.2.7", SECRET_KEY="", SQLITE_SYNCHRONOUS="OFF", KOLL_TODAY="2027-02-30")
    )
    assert text.count("\n") == 3


@pytest.mark.parametrize("secret", ["", "no-data-folder-yet", "kort"])
def test_a_server_without_a_secret_does_not_start(secret: str) -> None:
    assert "Det saknas en hemlighet" in reasons(Chosen(SECRET_KEY=secret))


@pytest.mark.parametrize("level", ["LOSES_WRITES", "NORMAL", "OFF", ""])
def test_a_database_that_loses_writes_does_not_start(level: str) -> None:
    assert "KOLL_SQLITE_SYNCHRONOUS" in reasons(Chosen(SQLITE_SYNCHRONOUS=level))
    assert reasons(Chosen(SQLITE_SYNCHRONOUS=level, TEST_CONTROL=True)) == ""


def test_only_an_example_has_a_day_of_its_own() -> None:
    assert "KOLL_TODAY" in reasons(Chosen(KOLL_TODAY="2027-03-15"))
    assert reasons(Chosen(KOLL_TODAY="2027-03-15", DEMO=True)) == ""


def test_only_an_example_and_the_tests_have_a_clock_of_their_own() -> None:
    said = "KOLL_CLOCK är angiven, men bara ett exempel går efter en annan klocka än datorns. Ta bort KOLL_CLOCK."
    for clock in ("2027-03-15T10:00:00+01:00", "+3600", "-0.5"):
        assert reasons(Chosen(KOLL_CLOCK=clock)) == said
        assert reasons(Chosen(KOLL_CLOCK=clock, DEMO=True)) == ""
        assert reasons(Chosen(KOLL_CLOCK=clock, TEST_CONTROL=True)) == ""


@pytest.mark.parametrize("clock", ["tio", "2027-03-15T10:00:00", "2027-02-29T10:00:00+01:00", "3600", f"+{'9' * 20}"])
def test_a_clock_that_is_none_does_not_start(clock: str) -> None:
    assert reasons(Chosen(KOLL_CLOCK=clock, DEMO=True)) == (
        f"KOLL_CLOCK är ”{clock}”, som inte ställer någon klocka. Skriv en tidpunkt med tidszon, till exempel "
        "2027-03-15T10:00:00+01:00, eller sekunder med tecken, till exempel +3600."
    )


def test_a_day_that_does_not_exist_does_not_start() -> None:
    assert "Dagen 2027-02-30 finns inte i kalendern." in reasons(Chosen(KOLL_TODAY="2027-02-30", DEMO=True))


def test_every_address_of_the_server_says_who_may_reach_it() -> None:
    assert undeclared() == []


@pytest.mark.urls("tests.server.undeclared")
def test_an_address_that_does_not_say_who_may_reach_it_stops_the_start() -> None:
    assert "Adressen /open/ säger inte vem som får nå den." in reasons(Chosen())


def founded(*, is_example: bool) -> None:
    """A municipality with no bodies."""
    text = (CHARTERS / "minimal" / "charter.toml").read_text(encoding="utf-8")
    words = MunicipalityInput(
        name="Lillköping", code="0000", charter_key="minimal", charter_toml=text, kept_from=TODAY, is_example=is_example
    )
    start_municipality(Doing(actor=SYSTEM, now=ten_on(TODAY), day=TODAY, receipt=""), municipality=words, bodies=())


@pytest.mark.django_db
def test_demo_does_not_start_on_a_real_municipality(settings: DjangoSettings) -> None:
    founded(is_example=False)
    settings.DEMO = True
    with refused("server.demo_on_real_municipality"):
        refuse_real(the_settings)


@pytest.mark.django_db
def test_demo_starts_on_an_example_and_on_nothing_yet(settings: DjangoSettings) -> None:
    settings.DEMO = True
    refuse_real(the_settings)
    founded(is_example=True)
    refuse_real(the_settings)


@pytest.mark.django_db
def test_a_real_municipality_starts_without_demo() -> None:
    founded(is_example=False)
    refuse_real(the_settings)

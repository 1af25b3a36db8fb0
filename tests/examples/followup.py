"""Examples of what changes indicators and readings."""

from __future__ import annotations

from decimal import Decimal

from tests.examples.registry import Handed, example
from tests.world import SCHOOLS, World

from koll.acts.engine import Doing
from koll.acts.followup import (
    IndicatorInput,
    ReadingInput,
    add_indicator,
    change_indicator,
    comment_reading,
    end_indicator,
    note_fetch_failure,
    record_readings,
    resume_indicator,
    store_fetched_readings,
)
from koll.permissions import SYSTEM

KEY = "elever-som-trivs"


def words(source: str = "own", code: str = "") -> IndicatorInput:
    """What is measured."""
    return IndicatorInput(
        name="Elever som trivs",
        says="Om eleverna trivs.",
        unit="%",
        body=SCHOOLS,
        source=source,
        code=code,
        compared_with=(),
        direction="up",
        target_low=Decimal(90),
        target_high=None,
        statements=(),
    )


def added(world: World, source: str = "own", code: str = "") -> None:
    """The indicator, in the list."""
    add_indicator(world.by(SCHOOLS), words=words(source, code))


def koll(world: World) -> Doing:
    """Koll itself, today."""
    return Doing(actor=SYSTEM, now=world.moment(), day=world.day, receipt="")


@example(add_indicator)
def an_indicator(world: World) -> Handed:
    """A committee begins to measure something."""
    return world.by(SCHOOLS), {"words": words()}


@example(change_indicator)
def another_indicator(world: World) -> Handed:
    """It is changed."""
    added(world)
    return world.by(SCHOOLS), {"indicator": KEY, "words": words(), "revision": 1}


@example(record_readings)
def a_reading(world: World) -> Handed:
    """A value is entered by hand."""
    added(world)
    return world.by(SCHOOLS), {"readings": (ReadingInput(indicator=KEY, period="2026", value=Decimal("88.5")),)}


@example(comment_reading)
def a_comment_on_a_reading(world: World) -> Handed:
    """What it tells and does not tell."""
    doing, given = a_reading(world)
    assert isinstance(given, dict)
    record_readings(doing, **given)
    return world.by(SCHOOLS), {"indicator": KEY, "period": "2026", "comment": "Färre svarade.", "seen": ""}


@example(end_indicator)
def an_ended_indicator(world: World) -> Handed:
    """It is measured no more."""
    added(world)
    return world.by(SCHOOLS), {"indicator": KEY}


@example(resume_indicator)
def a_resumed_indicator(world: World) -> Handed:
    """It is measured again."""
    added(world)
    end_indicator(world.by(SCHOOLS), indicator=KEY)
    return world.by(SCHOOLS), {"indicator": KEY}


@example(store_fetched_readings)
def fetched_readings(world: World) -> Handed:
    """Koll has fetched a value."""
    added(world, "kolada", "N00900")
    reading = ReadingInput(indicator=KEY, period="2026", value=Decimal("88.5"))
    return koll(world), {"indicator": KEY, "readings": (reading,), "gone": ()}


@example(note_fetch_failure)
def a_failure(world: World) -> Handed:
    """The source could not be read."""
    added(world, "kolada", "N00900")
    return koll(world), {"indicator": KEY, "fault": "Källan svarade inte."}

"""Examples of what changes occasions, templates, agreed days and trends."""

from __future__ import annotations

from datetime import date

from tests.examples.registry import Handed, example
from tests.world import EXECUTIVE, SCHOOLS, World

from koll.acts.activities import (
    DutyChoice,
    TemplateInput,
    TemplatePartInput,
    TrendInput,
    add_own_question,
    add_trend,
    agree_on_day,
    change_trend,
    close_duties,
    copy_trends_from_last_year,
    end_own_question,
    open_occasion,
    remove_trend,
    reopen_duty,
    replace_template,
    write_trend_meaning,
)
from koll.snapshot import duties_on

TREND = TrendInput(heading="Fler äldre", level="local", kind="people", certainty="sure")


def analysed(world: World) -> tuple[int, int]:
    """The executive board's analysis with one trend: the numbers of both."""
    analysis = world.opened("analysis", EXECUTIVE)
    return analysis, add_trend(world.by(EXECUTIVE), occasion=analysis, words=TREND).id


@example(open_occasion)
def opening(world: World) -> Handed:
    """A committee opens its description of the year."""
    return world.by(SCHOOLS), {
        "activity": world.activity("description").key,
        "body": SCHOOLS,
        "period": world.day.year,
    }


@example(agree_on_day)
def agreement(world: World) -> Handed:
    """The day on which it is to be decided."""
    return world.by(SCHOOLS), {"occasion": world.opened("description"), "planned_on": date(2027, 4, 12), "revision": 1}


@example(replace_template)
def template(world: World) -> Handed:
    """The municipality asks in its own words."""
    part = TemplatePartInput(heading="Vad vi har lärt oss", read_by=("kf",), questions=("Vad förvånade er?",))
    words = TemplateInput(name="Vår mall", reason="Vi vill fråga mindre.", from_period=2028, parts=(part,))
    return world.by(EXECUTIVE), {"activity": world.activity("description").key, "words": words, "revision": 0}


def question(world: World) -> dict[str, object]:
    """A question of the committee's own."""
    part = world.activity("description").parts[0].key
    return {"occasion": world.opened("description"), "part": part, "text": "Vad är roligast?"}


@example(add_own_question)
def addition(world: World) -> Handed:
    """A committee asks its officers something more."""
    return world.by(SCHOOLS), question(world)


@example(end_own_question)
def ending(world: World) -> Handed:
    """It is no longer asked."""
    words = question(world)
    asked = add_own_question(world.by(SCHOOLS), **words).id
    return world.by(SCHOOLS), {"occasion": words["occasion"], "question": asked}


@example(add_trend)
def trend(world: World) -> Handed:
    """The executive board writes down what is happening."""
    return world.by(EXECUTIVE), {"occasion": world.opened("analysis", EXECUTIVE), "words": TREND}


@example(change_trend)
def trend_changed(world: World) -> Handed:
    """It is only possible."""
    words = TrendInput(heading="Fler äldre", level="local", kind="people", certainty="possible")
    return world.by(EXECUTIVE), {"trend": analysed(world)[1], "words": words, "revision": 1}


@example(remove_trend)
def trend_removed(world: World) -> Handed:
    """It is taken out."""
    return world.by(EXECUTIVE), {"trend": analysed(world)[1], "revision": 1}


@example(copy_trends_from_last_year)
def trends_copied(world: World) -> Handed:
    """What was seen last year is still so."""
    former = world.opened("analysis", EXECUTIVE, 2026, date(2026, 11, 2))
    day = date(2026, 11, 9)
    add_trend(world.by(EXECUTIVE, day=day), occasion=former, words=TREND)
    world.decided(former, EXECUTIVE, day)
    return world.by(EXECUTIVE), {"occasion": world.opened("analysis", EXECUTIVE)}


@example(write_trend_meaning)
def meaning(world: World) -> Handed:
    """What it means for a committee."""
    analysis, number = analysed(world)
    world.decided(analysis, EXECUTIVE)
    return world.by(SCHOOLS), {
        "occasion": world.opened("description"),
        "trend": number,
        "text": "Färre barn.",
        "revision": 0,
    }


def left_from_last_year(world: World) -> tuple[DutyChoice, ...]:
    """What the committee has to do that is about a year that is over."""
    duties = duties_on(world.by(SCHOOLS).snapshot)
    return tuple(
        DutyChoice(duty=duty.duty, period=duty.period)
        for duty in duties
        if duty.body == SCHOOLS and duty.may_be_closed and (duty.last_year or world.day.year) < world.day.year
    )


@example(close_duties)
def closing(world: World) -> Handed:
    """A committee says what was done before Koll."""
    return world.by(SCHOOLS), {
        "body": SCHOOLS,
        "duties": left_from_last_year(world),
        "reason": "Gjordes före Koll.",
    }


@example(reopen_duty)
def reopening(world: World) -> Handed:
    """It was not done after all."""
    closed = close_duties(
        world.by(SCHOOLS), body=SCHOOLS, duties=left_from_last_year(world)[:1], reason="Gjordes före Koll."
    ).id
    return world.by(SCHOOLS), {"closing": closed}

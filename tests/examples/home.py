"""Examples of what changes comments, what is followed, reminders and calendars."""

from __future__ import annotations

from tests.examples.registry import Handed, example
from tests.world import SCHOOLS, World

from koll.acts.home import (
    add_comment,
    create_calendar_feed,
    follow_object,
    mark_news_read,
    reopen_comment,
    resolve_comment,
    set_body_reminders,
    set_own_reminders,
    unfollow_object,
    withdraw_comment,
)


def subject(world: World) -> str:
    """A description that the committee is writing."""
    world.opened("description")
    return str(world.page("description").line.ref)


def comment(world: World) -> int:
    """A comment on it."""
    return add_comment(world.by(SCHOOLS), subject=subject(world), text="Vad menas?").id


@example(add_comment)
def a_comment(world: World) -> Handed:
    """Somebody says something."""
    return world.by(SCHOOLS), {"subject": subject(world), "text": "Vad menas?"}


@example(withdraw_comment)
def a_comment_taken_back(world: World) -> Handed:
    """It is taken back."""
    return world.by(SCHOOLS), {"comment": comment(world)}


@example(resolve_comment)
def a_resolved_comment(world: World) -> Handed:
    """It is dealt with."""
    return world.by(SCHOOLS), {"comment": comment(world)}


@example(reopen_comment)
def a_reopened_comment(world: World) -> Handed:
    """It is not dealt with after all."""
    number = comment(world)
    resolve_comment(world.by(SCHOOLS), comment=number)
    return world.by(SCHOOLS), {"comment": number}


@example(follow_object)
def something_followed(world: World) -> Handed:
    """Somebody follows it."""
    return world.by(SCHOOLS), {"subject": subject(world)}


@example(unfollow_object)
def something_no_longer_followed(world: World) -> Handed:
    """And stops."""
    address = subject(world)
    follow_object(world.by(SCHOOLS), subject=address)
    return world.by(SCHOOLS), {"subject": address}


@example(mark_news_read)
def news_seen(world: World) -> Handed:
    """Somebody has seen what has happened."""
    return world.by(SCHOOLS), {"through": 1}


@example(set_own_reminders)
def own_reminders(world: World) -> Handed:
    """Somebody wants to be reminded on Thursdays."""
    return world.by(SCHOOLS), {"weekday": 3, "way": "page", "revision": 0}


@example(set_body_reminders)
def reminders_of_a_body(world: World) -> Handed:
    """A committee is reminded in its channel."""
    return world.by(SCHOOLS), {"body": SCHOOLS, "is_quiet": False, "teams_address": "https://example.com/kanal"}


@example(create_calendar_feed)
def a_calendar(world: World) -> Handed:
    """Somebody's own calendar."""
    return world.by(SCHOOLS), {"body": "", "seen": 0}

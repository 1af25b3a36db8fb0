"""Each digest is sent once and its outcome is known, whatever the receiver does and whenever the sender dies."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from pytest_django import Settings
from tests.connect.conftest import Post
from tests.refusals import refused
from tests.world import SCHOOLS, World, context_on

from koll.acts.home import claim, set_body_reminders, set_own_reminders
from koll.connect.reminder_delivery import DigestDelivery, send_reminders
from koll.connect.teams import post as post_to
from koll.domain.owed import Phrasing
from koll.frame.routes import address
from koll.reads.home import digests
from koll.tables.models import BodyReminderSetting, Person, Reminder

pytestmark = pytest.mark.django_db

MONDAY = date(2027, 3, 15)
SITE = "https://koll.example"


def ticked(world: World, day: date = MONDAY, later: timedelta = timedelta(0)) -> DigestDelivery:
    return send_reminders(
        context_on(day, now=world.moment(day) + later), Phrasing(), SITE, lambda ref: f"{SITE}{address(ref)}"
    )


@pytest.fixture
def secretary(world: World) -> int:
    """Somebody with a mail address and a seat in a committee that owes something."""
    number = world.person(SCHOOLS)
    Person.objects.filter(pk=number).update(email="sekreterare@kommun.example")
    return number


def states() -> list[tuple[str, str]]:
    return sorted(Reminder.objects.values_list("way", "state"))


@pytest.mark.both_databases
def test_a_digest_is_mailed_with_what_by_when_and_why(world: World, secretary: int, mail: Post) -> None:
    assert ticked(world) == DigestDelivery(sent=1)
    (text,) = mail.arrived
    assert "To: sekreterare@kommun.example" in text
    assert "Message-ID: <reminder-" in text
    assert f"{SITE}/hem/" in text
    assert states() == [("mail", "sent")]


def test_a_second_tick_the_same_day_sends_nothing(world: World, secretary: int, mail: Post) -> None:
    assert [ticked(world), ticked(world)] == [DigestDelivery(sent=1), DigestDelivery()]
    assert len(mail.arrived) == 1


def test_never_two_within_five_days(world: World, secretary: int, mail: Post) -> None:
    ticked(world)
    set_own_reminders(world.by(SCHOOLS), weekday=2, way="mail")
    assert ticked(world, MONDAY + timedelta(days=2)) == DigestDelivery()
    assert ticked(world, MONDAY + timedelta(days=9)) == DigestDelivery(sent=1)


def test_what_the_receiver_refuses_is_tried_again_three_times_and_is_seen(
    world: World, secretary: int, mail: Post
) -> None:
    mail.behaves = "refuse"
    assert [ticked(world) for _time in range(5)] == [DigestDelivery(failed=1)] * 3 + [DigestDelivery()] * 2
    row = Reminder.objects.get()
    assert (row.state, row.tries, "550" in row.fault, mail.arrived) == ("failed", 3, True, [])


def test_what_was_refused_arrives_when_the_receiver_takes_it(world: World, secretary: int, mail: Post) -> None:
    mail.behaves = "refuse"
    ticked(world)
    mail.behaves = "well"
    assert (ticked(world), len(mail.arrived)) == (DigestDelivery(sent=1), 1)
    assert states() == [("mail", "sent")]


def test_what_was_cut_off_may_have_arrived_and_is_not_sent_again(world: World, secretary: int, mail: Post) -> None:
    mail.behaves = "hang up"
    assert ticked(world) == DigestDelivery(unsure=1)
    mail.behaves = "well"
    assert (ticked(world), len(mail.arrived)) == (DigestDelivery(), 1)
    assert states() == [("mail", "unsure")]


def test_a_sender_that_died_after_claiming_leaves_it_unsure_and_nothing_is_sent_twice(
    world: World, secretary: int, mail: Post
) -> None:
    (digest,) = (one_digest for one_digest in digests(context_on(MONDAY)) if one_digest.person == secretary)
    claimed = claim(person=secretary, body="", day=MONDAY, way="mail", lines=[], now=world.moment(MONDAY))
    assert claimed is not None
    assert claim(person=secretary, body="", day=MONDAY, way="mail", lines=[], now=world.moment()) is None
    assert (ticked(world), mail.arrived, digest.way) == (DigestDelivery(), [], "mail")
    assert ticked(world, later=timedelta(minutes=11)) == DigestDelivery(unsure=1)
    assert states() == [("mail", "unsure")]


def test_nobody_at_the_other_end_is_a_refusal(world: World, secretary: int, mail: Post, settings: Settings) -> None:
    from_nowhere = {"host": "127.0.0.1", "port": 1, "timeout": 2}
    backend = {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": from_nowhere}
    settings.MAILERS = {"default": backend}
    assert ticked(world) == DigestDelivery(failed=1)


def test_who_has_no_mail_address_reads_it_on_the_page(world: World) -> None:
    world.person(SCHOOLS)
    assert ticked(world) == DigestDelivery(sent=1)
    assert states() == [("page", "sent")]


def test_a_body_that_turned_its_reminders_down_is_left_in_peace(world: World, secretary: int, mail: Post) -> None:
    set_body_reminders(world.by(SCHOOLS), body=SCHOOLS, is_quiet=True, teams_address="")
    assert (ticked(world), mail.arrived) == (DigestDelivery(), [])


def test_who_wants_no_reminders_gets_none(world: World, secretary: int, mail: Post) -> None:
    set_own_reminders(world.by(SCHOOLS), weekday=None, way="mail")
    assert (ticked(world), mail.arrived) == (DigestDelivery(), [])


def test_a_body_has_its_own_reminders_posted_in_its_channel(world: World, channel: Post) -> None:
    address = f"http://127.0.0.1:{channel.port}/flow"
    schools = world.by(SCHOOLS)
    set_own_reminders(schools, weekday=None, way="page")
    set_body_reminders(schools, body=SCHOOLS, is_quiet=False, teams_address="https://flow.example/1")
    BodyReminderSetting.objects.update(teams_address=address)
    assert [ticked(world), ticked(world)] == [DigestDelivery(sent=1), DigestDelivery()]
    (card,) = (json.loads(text) for text in channel.arrived)
    assert card["attachments"][0]["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert card["attachments"][0]["content"]["version"] == "1.4"


@pytest.mark.parametrize(
    ("behaves", "state"), [("well", "sent"), ("refuse", "failed"), ("elsewhere", "failed"), ("hang up", "unsure")]
)
def test_a_channel_that_does_not_take_the_card_is_told_apart(channel: Post, behaves: str, state: str) -> None:
    channel.behaves = behaves
    assert post_to(f"http://127.0.0.1:{channel.port}/flow", {"type": "message"}).state == state
    assert len(channel.arrived) == 1


def test_a_channel_needs_a_safe_address(world: World) -> None:
    with refused("reminder.not_https"):
        set_body_reminders(world.by(SCHOOLS), body=SCHOOLS, is_quiet=False, teams_address="http://flow.example")

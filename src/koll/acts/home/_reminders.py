"""Choosing when and how to be reminded; and claiming, sending once and settling each digest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    body_existing_on,
    change,
    change_rows,
    changed_by_another,
    create,
    write_lock,
)
from koll.domain.refs import PageRef
from koll.domain.refusals import Refusal
from koll.permissions import Permission, Trail
from koll.snapshot import subject_of_body
from koll.tables.models import Body, BodyReminderSetting, CalendarFeed, Person, Reminder, ReminderSetting

ADDRESS = PageRef(name="reminders")
CALENDARS = PageRef(name="calendars")
TRIES = 3
"""How many times a digest that was refused is sent again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOwnReminders(Input):
    """Chooses on which weekday one wants to be reminded, and how; None: not at all.

    `revision` is that of the choice which is changed, 0 for the first: who saw another choice is told.
    """

    weekday: int | None
    way: str
    revision: int | None = None


@act(
    SetOwnReminders, permission=Permission.READ_INSIDE, subject=lambda _doing, _given: None, news=None, trail=Trail.OWN
)
def set_own_reminders(doing: Doing, given: SetOwnReminders) -> Done:
    if given.weekday is not None and not 0 <= given.weekday <= 4:
        raise Refusal(
            "reminder.not_a_workday", _("Choose a workday, Monday to Friday, or not to be reminded."), field="weekday"
        )
    if given.way not in ("page", "mail"):
        raise Refusal("reminder.unknown_way", _("Choose mail or only here."), field="way")
    person = Person.objects.get(pk=doing.actor.person or 0)
    if given.way == "mail" and not person.email:
        raise Refusal(
            "reminder.no_mail_address",
            _("Koll has no mail address for you. Ask an administrator for it, or choose only here."),
            field="way",
        )
    setting = ReminderSetting.objects.filter(person=person).first()
    if setting is None:
        create(ReminderSetting, person=person, weekday=given.weekday, way=given.way)
    elif given.revision not in (None, setting.revision):
        raise Refusal(
            "reminder.chosen_before",
            _("You chose something else in another window. Look at what stands here now, and choose again."),
        )
    else:
        change(setting, revision=setting.revision, weekday=given.weekday, way=given.way)
    return Done(subject=ADDRESS, said=_("Your choice is saved."), id=person.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBodyReminders(Input):
    """Turns a body's own reminders down or up, and chooses the channel they are posted in.

    `revision` is that of the choice which is changed, 0 for the first.
    """

    secret: ClassVar[tuple[str, ...]] = ("teams_address",)

    body: str
    is_quiet: bool
    teams_address: str
    revision: int = 0


@act(
    SetBodyReminders,
    permission=Permission.MANAGE_BODY_REMINDERS,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_existing_on(given.body, doing.day)),
    news=None,
    trail=Trail.OWN,
)
def set_body_reminders(doing: Doing, given: SetBodyReminders) -> Done:
    row = body_existing_on(given.body, doing.day)
    address = given.teams_address.strip()
    if address and urlsplit(address).scheme != "https":
        raise Refusal(
            "reminder.not_https",
            _("The address of the channel must begin with https://. Copy it from Workflows in Teams."),
            field="teams_address",
        )
    setting = BodyReminderSetting.objects.filter(body=row).first()
    if setting is None:
        create(BodyReminderSetting, body=row, is_quiet=given.is_quiet, teams_address=address)
    else:
        theirs = {"teams_address": setting.teams_address}
        change(
            setting,
            revision=given.revision,
            conflict=lambda: changed_by_another(theirs, {"teams_address": address}, setting.revision),
            is_quiet=given.is_quiet,
            teams_address=address,
        )
    return Done(subject=ADDRESS, said=_("The choice of %(body)s is saved.") % {"body": row.name}, id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateCalendarFeed(Input):
    """Makes the secret address of a calendar, of one's own ("") or of a body; again makes a new address.

    `seen` is the generation of the address that stood on the page, 0 for none: a newer one is not thrown away.
    """

    body: str
    seen: int | None = None


@act(
    CreateCalendarFeed,
    permission=Permission.READ_INSIDE,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.OWN,
)
def create_calendar_feed(doing: Doing, given: CreateCalendarFeed) -> Done:
    row = body_existing_on(given.body, doing.day) if given.body else None
    person = doing.actor.person or 0
    feed = CalendarFeed.objects.filter(person_id=person, body=row).first()
    if given.seen is not None and given.seen != (feed.generation if feed else 0):
        raise Refusal(
            "calendar.made_anew",
            _("The calendar has had another address since the page was opened. It stands here now: use that one."),
        )
    if feed is None:
        feed = create(CalendarFeed, person_id=person, body=row)
        return Done(subject=CALENDARS, said=_("The calendar has an address."), id=feed.pk)
    change(feed, generation=feed.generation + 1)
    said = _("The calendar has a new address. The old one no longer works.")
    return Done(subject=CALENDARS, said=said, id=feed.pk)


def claim(
    *, person: int | None, body: str, day: date, way: str, lines: Sequence[Mapping[str, str]], now: datetime
) -> int | None:
    """Claims a digest before it is sent; None when it has already been claimed, by this process or another."""
    try:
        with write_lock(), transaction.atomic():
            row = create(
                Reminder,
                person_id=person,
                body=Body.objects.get(key=body) if body else None,
                day=day,
                way=way,
                lines=[dict(line) for line in lines],
                claimed_at=now,
            )
            return row.pk
    except IntegrityError:
        return None


def claim_again(reminder: int, now: datetime) -> bool:
    """Claims a digest that the receiver refused, to send it once more; False when that is not to be done."""
    with write_lock(), transaction.atomic():
        refused = Reminder.objects.filter(pk=reminder, state="failed", tries__lt=TRIES)
        return bool(change_rows(refused, state="claimed", tries=F("tries") + 1, claimed_at=now))


def settle_reminder(reminder: int, *, state: str, fault: str, now: datetime) -> None:
    """Records how a claimed digest went: sent, failed (it was refused), or unsure (it was cut off)."""
    with write_lock(), transaction.atomic():
        claimed = Reminder.objects.filter(pk=reminder, state="claimed")
        change_rows(claimed, state=state, fault=fault[:500], sent_at=now if state == "sent" else None)


def give_up_claims(before: datetime) -> int:
    """Digests claimed before a moment whose sender never came back may have been sent: they are not sent again."""
    with write_lock(), transaction.atomic():
        return change_rows(Reminder.objects.filter(state="claimed", claimed_at__lt=before), state="unsure")

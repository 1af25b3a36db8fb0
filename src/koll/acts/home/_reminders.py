"""Choosing when and how to be reminded; and claiming, sending once and settling each digest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, act, body_existing_on, require, write_lock
from koll.permissions import Permission, UnableTo
from koll.snapshot import ours, subject_of_body
from koll.tables.models import Body, BodyReminderSetting, CalendarFeed, Person, Reminder, ReminderSetting

ADDRESS = "/paminnelser/"
CALENDARS = "/kalender/"
TRIES = 3
"""How many times a digest that was refused is sent again."""


class UnableToChoose(UnableTo):
    """That choice of reminders cannot be made."""


@act
def set_own_reminders(doing: Doing, *, weekday: int | None, way: str) -> Done:
    """Chooses on which weekday one wants to be reminded, and how; None: not at all."""
    require(doing, Permission.READ_INSIDE)
    if weekday is not None and not 0 <= weekday <= 4:
        raise UnableToChoose(_("Choose a workday, Monday to Friday, or not to be reminded."))
    if way not in ("page", "mail"):
        raise UnableToChoose(_("Choose mail or only here."))
    person = Person.objects.get(pk=doing.actor.person or 0)
    if way == "mail" and not person.email:
        raise UnableToChoose(_("Koll has no mail address for you. Ask an administrator for it, or choose only here."))
    ReminderSetting.objects.update_or_create(person=person, defaults={"weekday": weekday, "way": way})
    return Done(
        subject=ADDRESS, said=_("Your choice is saved."), id=person.pk, content={"weekday": weekday, "way": way}
    )


@act
def set_body_reminders(doing: Doing, *, body: str, is_quiet: bool, teams_address: str) -> Done:
    """Turns a body's own reminders down or up, and chooses the channel they are posted in."""
    row = body_existing_on(body, doing.day)
    require(doing, Permission.MANAGE_BODY_REMINDERS, subject_of_body(ours().charter, row))
    address = teams_address.strip()
    if address and urlsplit(address).scheme != "https":
        raise UnableToChoose(_("The address of the channel must begin with https://. Copy it from Workflows in Teams."))
    BodyReminderSetting.objects.update_or_create(body=row, defaults={"is_quiet": is_quiet, "teams_address": address})
    content = {"body": body, "quiet": is_quiet, "teams": bool(address)}
    return Done(
        subject=ADDRESS, said=_("The choice of %(body)s is saved.") % {"body": row.name}, id=row.pk, content=content
    )


@act
def create_calendar_feed(doing: Doing, *, body: str) -> Done:
    """Makes the secret address of a calendar, of one's own ("") or of a body; again makes a new address."""
    require(doing, Permission.READ_INSIDE)
    row = body_existing_on(body, doing.day) if body else None
    person = doing.actor.person or 0
    feed = CalendarFeed.objects.filter(person_id=person, body=row).first()
    if feed is None:
        feed = CalendarFeed.objects.create(person_id=person, body=row)
        return Done(subject=CALENDARS, said=_("The calendar has an address."), id=feed.pk, content={"body": body})
    feed.generation += 1
    feed.save(update_fields=["generation"])
    said = _("The calendar has a new address. The old one no longer works.")
    return Done(subject=CALENDARS, said=said, id=feed.pk, content={"body": body})


def claim(
    *, person: int | None, body: str, day: date, way: str, lines: Sequence[Mapping[str, str]], now: datetime
) -> int | None:
    """Claims a digest before it is sent; None when it has already been claimed, by this process or another."""
    try:
        with write_lock(), transaction.atomic():
            row = Reminder.objects.create(
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
        return bool(refused.update(state="claimed", tries=F("tries") + 1, claimed_at=now))


def settle_reminder(reminder: int, *, state: str, fault: str, now: datetime) -> None:
    """Records how a claimed digest went: sent, failed (it was refused), or unsure (it was cut off)."""
    with write_lock(), transaction.atomic():
        Reminder.objects.filter(pk=reminder, state="claimed").update(
            state=state, fault=fault[:500], sent_at=now if state == "sent" else None
        )


def give_up_claims(before: datetime) -> int:
    """Digests claimed before a moment whose sender never came back may have been sent: they are not sent again."""
    with write_lock(), transaction.atomic():
        return Reminder.objects.filter(state="claimed", claimed_at__lt=before).update(state="unsure")

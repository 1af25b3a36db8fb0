"""Reminders: who is to be reminded of what today, what somebody has chosen, and what has been sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Q

from koll.charter import Owed
from koll.charter.reminding import is_digest_day, to_remind
from koll.permissions import NOBODY, Actor, SeatHeld
from koll.reads.municipality import ours, owed_on
from koll.reads.opinions import OpinionLine, opinion_lines
from koll.reads.people import seats_of
from koll.reads.proposal_lines import ProposalLine, proposal_lines
from koll.records.models import Body, BodyReminders, Person, Proposal, Reminder, ReminderWish
from koll.snapshot import called

USUAL_DAY = 0
"""Monday, for those who have not chosen."""

LATELY, MONTH = timedelta(days=7), timedelta(days=31)
"""How far back a first digest tells of answers, and how far back any does."""

REMINDED = frozenset({"chair", "secretary", "manager", "officer"})
"""The roles that are reminded of what their body owes."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What to tell one person, or one body's channel, and where; `key` names it in the record."""

    person: int | None
    body: str
    name: str
    way: str
    address: str
    duties: tuple[Owed, ...]
    answers: tuple[ProposalLine, ...] = ()
    """Proposals of their bodies that have been settled since the digest before, or lately where there was none."""
    opinions: tuple[OpinionLine, ...] = ()
    """What their bodies have been asked to say about proposals."""


@dataclass(frozen=True, slots=True)
class SentLine:
    """A digest that has been sent, or could not be."""

    id: int
    day: date
    to: str
    way: str
    state: str
    fault: str
    sent_at: datetime | None
    lines: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class BodyChoice:
    """What a body has chosen."""

    key: str
    name: str
    is_quiet: bool
    teams_address: str


@dataclass(frozen=True, slots=True)
class RemindersPage:
    """What the person has chosen, the bodies the person may choose for, and the latest digests."""

    weekday: int | None
    way: str
    mail: str
    bodies: tuple[BodyChoice, ...]
    sent: tuple[SentLine, ...]
    failed: tuple[SentLine, ...]
    """Those of everybody that did not arrive, for an administrator."""


def digests(day: date) -> tuple[Digest, ...]:
    """Every digest that is to be sent on the day and has not been. A fixed number of queries."""
    charter = ours().charter
    duties = owed_on(day)
    choices = {row.body.key: row for row in BodyReminders.objects.select_related("body")}
    heard = tuple(each for each in duties if not (each.body in choices and choices[each.body].is_quiet))
    above = above_of()
    people = {row.pk: row for row in Person.objects.filter(is_active=True)}
    wishes = {row.person_id: row for row in ReminderWish.objects.all()}
    settled, asked = settled_lately(day), opinions_unanswered(day)
    last = dict(Reminder.objects.exclude(person=None).values_list("person").annotate(Max("day")))
    found = []
    for number, seats in sorted(seats_of(day, charter).items()):
        if number not in people:
            continue
        wish, person = wishes.get(number), people[number]
        weekday = wish.weekday if wish else USUAL_DAY
        before = last.get(number)
        if not is_digest_day(day, weekday=weekday, last=before):
            continue
        mine = to_remind(of_seats(heard, seats, above), day, weekday=weekday, last=before)
        served = served_by(seats, above)
        since = before or day - LATELY
        answers = tuple(each for body, each in settled if body in served and (each.settled_on or day) > since)
        opinions = tuple(each for each in asked if each.body_key in leads(seats))
        if mine or answers or opinions:
            by_mail = person.email and (wish is None or wish.way == "mail")
            way = "mail" if by_mail else "page"
            found.append(Digest(number, "", person.name, way, person.email, mine, answers, opinions))
    return (*found, *to_channels(duties, choices, day))


def to_channels(duties: Iterable[Owed], choices: Mapping[str, BodyReminders], day: date) -> list[Digest]:
    """What to post in the bodies' channels, on Mondays. One query."""
    last = dict(Reminder.objects.exclude(body=None).values_list("body__key").annotate(Max("day")))
    duties = tuple(duties)
    found = []
    for key, row in sorted(choices.items()):
        if row.teams_address and not row.is_quiet:
            own = (each for each in duties if each.body == key)
            told = to_remind(own, day, weekday=USUAL_DAY, last=last.get(key))
            if told:
                found.append(Digest(None, key, called(row.body, day), "teams", row.teams_address, told))
    return found


def above_of() -> dict[str, str]:
    """The body above each, by key. One query."""
    return {key: above for key, above in Body.objects.values_list("key", "parent__key") if above}


def of_seats(duties: Iterable[Owed], seats: Iterable[SeatHeld], above: Mapping[str, str]) -> tuple[Owed, ...]:
    """The duties of the bodies somebody works for: their own, and those their sectors and units write for."""
    served = served_by(seats, above)
    return tuple(each for each in duties if each.body in served)


def served_by(seats: Iterable[SeatHeld], above: Mapping[str, str]) -> frozenset[str]:
    """The bodies somebody is reminded for: their own, and those their sectors and units write for."""
    served: set[str] = set()
    for seat in seats:
        if seat.role in REMINDED:
            served |= {seat.body}
            if seat.body_role in ("sector", "unit") and seat.body in above:
                served.add(above[seat.body])
    return frozenset(served)


def leads(seats: Iterable[SeatHeld]) -> frozenset[str]:
    """The bodies in whose name somebody answers."""
    return frozenset(seat.body for seat in seats if seat.role in ("chair", "secretary"))


def settled_lately(day: date) -> tuple[tuple[str, ProposalLine], ...]:
    """(body's key, proposal) of what was decided or declined in the last month. Two queries."""
    which = Q(settled_on__lte=day, settled_on__gt=day - MONTH)
    bodies = dict(Proposal.objects.filter(which).values_list("pk", "body__key"))
    return tuple((bodies[each.id], each) for each in proposal_lines(which))


def opinions_unanswered(day: date) -> tuple[OpinionLine, ...]:
    """What bodies have been asked about proposals and not answered. One query."""
    return opinion_lines(NOBODY, day, Q(given_on__isnull=True, proposal__settled_on__isnull=True))


def reminders_page(actor: Actor) -> RemindersPage:
    """What somebody has chosen, and what has been sent to them. Fixed queries."""
    wish = ReminderWish.objects.filter(person_id=actor.person or 0).first()
    mail = Person.objects.filter(pk=actor.person or 0).values_list("email", flat=True).first() or ""
    leads = {seat.body for seat in actor.seats if seat.role in ("chair", "secretary", "manager")}
    chosen = {row.body_id: row for row in BodyReminders.objects.all()}
    bodies = tuple(
        BodyChoice(
            body.key,
            called(body),
            body.pk in chosen and chosen[body.pk].is_quiet,
            chosen[body.pk].teams_address if body.pk in chosen else "",
        )
        for body in Body.objects.filter(key__in=leads)
    )
    is_administrator = any(seat.role == "administrator" for seat in actor.seats)
    return RemindersPage(
        weekday=wish.weekday if wish else USUAL_DAY,
        way=wish.way if wish else ("mail" if mail else "page"),
        mail=mail,
        bodies=bodies,
        sent=sent_lines(person=actor.person or 0),
        failed=sent_lines(state__in=("failed", "unsure", "claimed")) if is_administrator else (),
    )


def sent_lines(**which: object) -> tuple[SentLine, ...]:
    """The latest twenty digests that match. One query."""
    rows = Reminder.objects.filter(**which).select_related("person", "body")[:20]
    return tuple(
        SentLine(
            row.pk,
            row.day,
            row.person.name if row.person else called(row.body) if row.body else "",
            row.way,
            row.state,
            row.fault,
            row.sent_at,
            tuple(row.lines),
        )
        for row in rows
    )


def refused(day: date) -> tuple[tuple[int, Digest, list[dict[str, str]]], ...]:
    """The digests of the day that the receiver refused, with what they said. One query."""
    addresses = {row.body_id: row.teams_address for row in BodyReminders.objects.all()}
    return tuple(
        (
            row.pk,
            Digest(
                row.person_id,
                row.body.key if row.body else "",
                row.person.name if row.person else called(row.body, day) if row.body else "",
                row.way,
                row.person.email if row.person else addresses.get(row.body_id or 0, ""),
                (),
            ),
            [dict(each) for each in row.lines],
        )
        for row in Reminder.objects.filter(day=day, state="failed").select_related("person", "body")
    )

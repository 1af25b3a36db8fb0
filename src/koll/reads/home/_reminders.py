"""Reminders: who is to be reminded of what today, what somebody has chosen, and what has been sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Q

from koll.domain.owed import Duty, duties_to_remind, is_digest_day
from koll.permissions import HeldSeat
from koll.reads.proposals import OpinionView, ProposalView, opinion_lines, proposal_lines
from koll.snapshot import Context, Snapshot, duties_on, seats_of_people
from koll.tables.models import Body, BodyReminderSetting, Person, Proposal, Reminder, ReminderSetting

USUAL_DAY = 0
"""Monday, for those who have not chosen."""

LATELY, MONTH = timedelta(days=7), timedelta(days=31)
"""How far back a first digest tells of answers, and how far back any does."""

REMINDED = frozenset({"chair", "secretary", "manager", "officer"})
"""The roles that are reminded of what their body owes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What to tell one person, or one body's channel, and where; `key` names it in the record."""

    person: int | None
    body: str
    name: str
    way: str
    address: str
    duties: tuple[Duty, ...]
    answers: tuple[ProposalView, ...] = ()
    """Proposals of their bodies that have been settled since the digest before, or lately where there was none."""
    opinions: tuple[OpinionView, ...] = ()
    """What their bodies have been asked to say about proposals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentReminderView:
    """A digest that has been sent, or could not be."""

    id: int
    day: date
    to: str
    way: str
    state: str
    fault: str
    sent_at: datetime | None
    lines: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyChoice:
    """What a body has chosen."""

    key: str
    name: str
    is_quiet: bool
    teams_address: str
    revision: int
    """Of the choice; 0 when none has been made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindersPage:
    """What the person has chosen, the bodies the person may choose for, and the latest digests."""

    weekday: int | None
    way: str
    mail: str
    revision: int
    """Of the choice; 0 until something has been chosen."""
    bodies: tuple[BodyChoice, ...]
    sent: tuple[SentReminderView, ...]
    failed: tuple[SentReminderView, ...]
    """Those of everybody that did not arrive, for an administrator."""


def digests(context: Context) -> tuple[Digest, ...]:
    """Every digest that is to be sent on the day and has not been. A fixed number of queries."""
    duties = duties_on(context.snapshot)
    choices = {row.body.key: row for row in BodyReminderSetting.objects.select_related("body")}
    heard = tuple(duty for duty in duties if not (duty.body in choices and choices[duty.body].is_quiet))
    above = above_of()
    people = {row.pk: row for row in Person.objects.filter(is_active=True)}
    wishes = {row.person_id: row for row in ReminderSetting.objects.all()}
    settled, asked = settled_lately(context), opinions_unanswered(context)
    last = dict(Reminder.objects.exclude(person=None).values_list("person").annotate(Max("day")))
    found = []
    for number, seats in sorted(seats_of_people(context.snapshot).items()):
        if number not in people:
            continue
        wish, person = wishes.get(number), people[number]
        weekday = wish.weekday if wish else USUAL_DAY
        before = last.get(number)
        if not is_digest_day(context.day, weekday=weekday, last=before):
            continue
        mine = duties_to_remind(of_seats(heard, seats, above), context.day, weekday=weekday, last=before)
        served = served_by(seats, above)
        since = before or context.day - LATELY
        answers = tuple(item for body, item in settled if body in served and (item.settled_on or context.day) > since)
        opinions = tuple(item for item in asked if item.body_key in leads(seats))
        if mine or answers or opinions:
            by_mail = person.email and (wish is None or wish.way == "mail")
            way = "mail" if by_mail else "page"
            found.append(
                Digest(
                    person=number,
                    body="",
                    name=person.name,
                    way=way,
                    address=person.email,
                    duties=mine,
                    answers=answers,
                    opinions=opinions,
                )
            )
    return (*found, *to_channels(context.snapshot, duties, choices))


def to_channels(snapshot: Snapshot, duties: Iterable[Duty], choices: Mapping[str, BodyReminderSetting]) -> list[Digest]:
    """What to post in the bodies' channels, on Mondays. One query."""
    last = dict(Reminder.objects.exclude(body=None).values_list("body__key").annotate(Max("day")))
    duties = tuple(duties)
    found = []
    for key, row in sorted(choices.items()):
        if row.teams_address and not row.is_quiet:
            own = (duty for duty in duties if duty.body == key)
            told = duties_to_remind(own, snapshot.day, weekday=USUAL_DAY, last=last.get(key))
            if told:
                found.append(
                    Digest(
                        person=None,
                        body=key,
                        name=snapshot.bodies.name(row.body.key),
                        way="teams",
                        address=row.teams_address,
                        duties=told,
                    )
                )
    return found


def above_of() -> dict[str, str]:
    """The body above each, by key. One query."""
    return {key: above for key, above in Body.objects.values_list("key", "parent__key") if above}


def of_seats(duties: Iterable[Duty], seats: Iterable[HeldSeat], above: Mapping[str, str]) -> tuple[Duty, ...]:
    """The duties of the bodies somebody works for: their own, and those their sectors and units write for."""
    served = served_by(seats, above)
    return tuple(duty for duty in duties if duty.body in served)


def served_by(seats: Iterable[HeldSeat], above: Mapping[str, str]) -> frozenset[str]:
    """The bodies somebody is reminded for: their own, and those their sectors and units write for."""
    served: set[str] = set()
    for seat in seats:
        if seat.role in REMINDED:
            served |= {seat.body}
            if seat.body_role in ("sector", "unit") and seat.body in above:
                served.add(above[seat.body])
    return frozenset(served)


def leads(seats: Iterable[HeldSeat]) -> frozenset[str]:
    """The bodies in whose name somebody answers."""
    return frozenset(seat.body for seat in seats if seat.role in ("chair", "secretary"))


def settled_lately(context: Context) -> tuple[tuple[str, ProposalView], ...]:
    """(body's key, proposal) of what was decided or declined in the last month. Two queries."""
    which = Q(settled_on__lte=context.day, settled_on__gt=context.day - MONTH)
    bodies = dict(Proposal.objects.filter(which).values_list("pk", "body__key"))
    return tuple((bodies[proposal_line.id], proposal_line) for proposal_line in proposal_lines(context, which))


def opinions_unanswered(context: Context) -> tuple[OpinionView, ...]:
    """What bodies have been asked about proposals and not answered. One query."""
    return opinion_lines(context.by_nobody(), Q(given_on__isnull=True, proposal__settled_on__isnull=True))


def reminders_page(context: Context) -> RemindersPage:
    """What somebody has chosen, and what has been sent to them. Fixed queries."""
    wish = ReminderSetting.objects.filter(person_id=context.actor.person or 0).first()
    mail = Person.objects.filter(pk=context.actor.person or 0).values_list("email", flat=True).first() or ""
    leads = {seat.body for seat in context.actor.seats if seat.role in ("chair", "secretary", "manager")}
    chosen = {row.body_id: row for row in BodyReminderSetting.objects.all()}
    bodies = tuple(
        BodyChoice(
            key=body.key,
            name=context.snapshot.bodies.name(body.key),
            is_quiet=body.pk in chosen and chosen[body.pk].is_quiet,
            teams_address=chosen[body.pk].teams_address if body.pk in chosen else "",
            revision=chosen[body.pk].revision if body.pk in chosen else 0,
        )
        for body in Body.objects.filter(key__in=leads)
    )
    usual_way = "mail" if mail else "page"
    is_administrator = any(seat.role == "administrator" for seat in context.actor.seats)
    return RemindersPage(
        weekday=wish.weekday if wish else USUAL_DAY,
        way=wish.way if wish else usual_way,
        mail=mail,
        revision=wish.revision if wish else 0,
        bodies=bodies,
        sent=sent_lines(context.snapshot, person=context.actor.person or 0),
        failed=sent_lines(context.snapshot, state__in=("failed", "unsure", "claimed")) if is_administrator else (),
    )


def receiver_name(snapshot: Snapshot, row: Reminder) -> str:
    """Whom a digest goes to: a person, or the channel of a body; both must have been fetched."""
    if row.person:
        return row.person.name
    return snapshot.bodies.name(row.body.key) if row.body else ""


def sent_lines(snapshot: Snapshot, **which: object) -> tuple[SentReminderView, ...]:
    """The latest twenty digests that match. One query."""
    rows = Reminder.objects.filter(**which).select_related("person", "body")[:20]
    return tuple(
        SentReminderView(
            id=row.pk,
            day=row.day,
            to=receiver_name(snapshot, row),
            way=row.way,
            state=row.state,
            fault=row.fault,
            sent_at=row.sent_at,
            lines=tuple(row.lines),
        )
        for row in rows
    )


def refused_reminders(context: Context) -> tuple[tuple[int, Digest, list[dict[str, str]]], ...]:
    """The digests of the day that the receiver refused, with what they said. One query."""
    addresses = {row.body_id: row.teams_address for row in BodyReminderSetting.objects.all()}
    return tuple(
        (
            row.pk,
            Digest(
                person=row.person_id,
                body=row.body.key if row.body else "",
                name=receiver_name(context.snapshot, row),
                way=row.way,
                address=row.person.email if row.person else addresses.get(row.body_id or 0, ""),
                duties=(),
            ),
            [dict(line) for line in row.lines],
        )
        for row in Reminder.objects.filter(day=context.day, state="failed").select_related("person", "body")
    )

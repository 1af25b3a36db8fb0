"""What is owed about governing texts: revising, taking up again after an election, renewing, adopting, completing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from koll.domain.almanac import RULES, council_term, council_term_on, next_election, years_after
from koll.domain.charter import Ground, Instrument
from koll.domain.owed._duty import Duty, Evidence, State, duty_state
from koll.domain.record import RecordView, VersionFact
from koll.domain.sentences import CannotReckon


def text_duties(known: RecordView) -> Iterator[Duty]:
    """Every duty about an instrument."""
    for instrument in known.charter.instruments:
        yield from revision_duties(known, instrument)
        yield from reconsideration_duties(known, instrument)
        yield from renewal_duties(known, instrument)
        yield from yearly_adoption_duties(known, instrument)
        yield from mandate_duties(known, instrument)


def version_evidence(version: VersionFact) -> Evidence:
    """A version as evidence."""
    return Evidence(kind="version", key=version.key, on=version.decided_on, words=version.title)


def revision_duties(known: RecordView, instrument: Instrument) -> Iterator[Duty]:
    """A text that says within how many years it is to be revised; passing the day makes it late, not invalid."""
    if instrument.revise_within_years is None:
        return
    front = known.charter.front
    why = front.ground_of("revise_within_years") if instrument.key == known.charter.model_instrument else None
    versions = known.versions[instrument.key, None]
    taken_up = [row for row in known.record.reconsidered if row.instrument == instrument.key and row.on <= known.day]
    for place, version in enumerate(versions):
        after = next((row for row in versions[place + 1 :]), None)
        again = next((row for row in taken_up if row.on > version.in_force_from), None)
        met = [after.decided_on] if after else []
        met += [again.on] if again else []
        due = years_after(version.in_force_from, instrument.revise_within_years)
        opens = years_after(due, -1)
        yield Duty(
            duty=f"revise:{instrument.key}",
            kind="revise",
            about=instrument.key,
            body=known.decider(instrument.decided_by),
            period=str(due.year),
            opens=opens,
            due=due,
            state=duty_state(known.day, opens=opens, due=due, met_on=min(met) if met else None),
            why=why or instrument.ground,
            evidence=(version_evidence(version),),
        )


def reconsideration_duties(known: RecordView, instrument: Instrument) -> Iterator[Duty]:
    """A text to be taken up again when an election has been held; the model gives no day, but an order.

    It is open from the first day of the new council's term, due before the year's first answers to it, and late
    only when the whole term has passed without it.
    """
    if instrument.reconsidered is None:
        return
    before = next(
        (
            activity.key
            for activity in known.charter.activities
            if any(answer.instrument == instrument.key for answer in activity.answers)
        ),
        "",
    )
    for election_year in election_years(known):
        term = council_term(election_year).span
        met = reconsidered_in(known, instrument, term.from_day, term.until or date.max)
        state: State = duty_state(known.day, opens=term.from_day, due=None, met_on=met.on if met else None)
        if state == "open" and term.until is not None and known.day >= term.until:
            state = "overdue"
        yield Duty(
            duty=f"reconsider:{instrument.key}",
            kind="reconsider",
            about=instrument.key,
            body=known.decider(instrument.decided_by),
            period=f"{election_year}–{election_year + 4}",
            opens=term.from_day,
            due=None,
            state=state,
            why=instrument.ground,
            before=before,
            evidence=(met,) if met else (),
        )


def election_years(known: RecordView) -> Iterator[int]:
    """The elections whose councils the record has seen, and the next when it is less than two years away."""
    try:
        year = council_term_on(max(known.record.kept_from, date(2014, 10, 15))).election_year
        last = known.day.year + 1
        while year <= min(last, 9990):
            yield year
            year = next_election(date(year, 12, 31)).year
    except CannotReckon:
        return


def reconsidered_in(known: RecordView, instrument: Instrument, first: date, until: date) -> Evidence | None:
    """The first decision in the term that took the instrument up again or adopted it anew."""
    found = [
        Evidence(kind="decision", key=row.decision, on=row.on)
        for row in known.record.reconsidered
        if row.instrument == instrument.key and first <= row.on < until and row.on <= known.day
    ]
    found += [version_evidence(row) for row in known.versions[instrument.key, None] if first <= row.decided_on < until]
    return min(found, key=lambda row: (row.on or date.max, row.key), default=None)


def renewal_duties(known: RecordView, instrument: Instrument) -> Iterator[Duty]:
    """A text decided for some years: the next is due by its last day. One that nobody has told of is said to be so."""
    if instrument.yearly or instrument.per_body or instrument.term_years is None:
        return
    versions = known.versions[instrument.key, None]
    if not versions and instrument.reconsidered is None:
        yield unknown_text_duty(instrument, known.decider(instrument.decided_by), "")
    for place, version in enumerate(versions):
        if instrument.reconsidered is not None and version.decided_until is None:
            continue
        end = version.decided_until or years_after(version.in_force_from, instrument.term_years)
        due = end - timedelta(days=1)
        opens = years_after(due, -1)
        after = next((row for row in versions[place + 1 :]), None)
        yield Duty(
            duty=f"renew:{instrument.key}",
            kind="renew",
            about=instrument.key,
            body=known.decider(instrument.decided_by),
            period=f"{version.in_force_from.year}–{due.year}",
            opens=opens,
            due=due,
            state=duty_state(known.day, opens=opens, due=due, met_on=after.decided_on if after else None),
            why=instrument.ground,
            evidence=(version_evidence(version),),
        )


def unknown_text_duty(instrument: Instrument, body: str, concerns: str) -> Duty:
    """That Koll has not been told of a text: nothing is asked, and nothing hidden."""
    return Duty(
        duty=f"tell:{instrument.key}" + (f":{concerns}" if concerns else ""),
        kind="tell",
        about=instrument.key,
        body=body,
        period="",
        opens=None,
        due=None,
        state="not_applicable",
        why=instrument.ground,
        concerns=concerns,
    )


def yearly_adoption_duties(known: RecordView, instrument: Instrument) -> Iterator[Duty]:
    """A text decided every year by a day in law; in an election year by the newly elected council (KL 11:10)."""
    if not instrument.yearly or instrument.deadline is None or instrument.deadline not in RULES:
        return
    rule = RULES[instrument.deadline]
    for year in range(known.record.kept_from.year - 1, known.day.year + 3):
        try:
            date_in_law = rule.due(year)
        except CannotReckon:
            continue
        due = date_in_law.last_day
        if due < known.record.kept_from or due.year > known.day.year + 1:
            continue
        opens = date_in_law.first_day or date(due.year, 1, 1)
        adopted = next((row for row in known.versions[instrument.key, None] if row.in_force_from.year == year), None)
        yield Duty(
            duty=f"adopt:{instrument.key}",
            kind="adopt",
            about=instrument.key,
            body=known.decider(instrument.decided_by),
            period=str(year),
            opens=opens,
            due=due,
            state=duty_state(known.day, opens=opens, due=due, met_on=adopted.decided_on if adopted else None),
            why=Ground(kind="law", section=rule.section),
            evidence=(version_evidence(adopted),) if adopted else (),
        )


def mandate_duties(known: RecordView, instrument: Instrument) -> Iterator[Duty]:
    """Each body's own mandate document: whether it is told of, and what it does not say that it must."""
    if instrument.level != "mandate" or not instrument.per_body:
        return
    council = known.decider(instrument.decided_by)
    for body in known.bodies(instrument.binds):
        versions = known.versions[instrument.key, body.key]
        if not versions:
            yield unknown_text_duty(instrument, council, body.key)
            continue
        version = versions[-1]
        if not instrument.must_contain:
            continue
        yield Duty(
            duty=f"complete:{instrument.key}:{body.key}",
            kind="complete",
            about=instrument.key,
            body=council,
            period="",
            opens=version.in_force_from,
            due=None,
            state="open" if version.missing else "met",
            why=instrument.must_contain[0].ground,
            concerns=body.key,
            evidence=(version_evidence(version),),
            missing=version.missing,
            of=len(instrument.must_contain),
        )

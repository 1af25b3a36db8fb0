"""What is owed about governing texts: revising, taking up again after an election, renewing, adopting, completing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from koll.domain.almanac import RULES, LegalDate, council_term, council_term_on, next_election, years_after
from koll.domain.charter import Activity, Ground, Instrument
from koll.domain.owed._activity_duties import activity_window
from koll.domain.owed._duty import Duty, Evidence, Window
from koll.domain.record import RecordView, VersionFact
from koll.domain.refs import BudgetRef, InstrumentRef, Ref, TermRef
from koll.domain.sentences import CannotReckon


def text_duties(known: RecordView) -> Iterator[Duty]:
    """Every duty about an instrument."""
    for instrument in known.charter.instruments:
        duties = chain(
            revision_duties(known, instrument),
            reconsideration_duties(known, instrument),
            renewal_duties(known, instrument),
            yearly_adoption_duties(known, instrument),
            mandate_duties(known, instrument),
        )
        for duty in duties:
            yield duty if duty.state == "done" else replace(duty, act_on=text_place(instrument, duty))


def text_place(instrument: Instrument, duty: Duty) -> Ref:
    """Where a text is decided: the term's page, the budget's, or its own."""
    if duty.is_to_reconsider and duty.opens is not None:
        return TermRef(began_on=duty.opens)
    if duty.is_to_adopt and instrument.level == "budget":
        return BudgetRef(year=int(duty.period))
    return InstrumentRef(key=instrument.key)


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
        window = Window(opens=years_after(due, -1), due=due, whose_day="model")
        yield Duty(
            duty=f"revise:{instrument.key}",
            kind="revise",
            about=instrument.key,
            body=known.decider(instrument.decided_by),
            period=str(due.year),
            window=window,
            state=window.state(known.day, min(met, default=None)),
            why=why or instrument.ground,
            evidence=(version_evidence(version),),
        )


def reconsideration_duties(known: RecordView, instrument: Instrument) -> Iterator[Duty]:
    """A text to be taken up again when an election has been held; the model gives no day, but an order.

    It is open from the first day of the new council's term, to be done before the first answers to it that come
    after, and its time has passed only when the whole term has gone without it.
    """
    if instrument.reconsidered is None:
        return
    answering = next(
        (
            activity
            for activity in known.charter.activities
            if any(answer.instrument == instrument.key for answer in activity.answers)
        ),
        None,
    )
    for election_year in election_years(known):
        term = council_term(election_year).span
        met = reconsidered_in(known, instrument, term.from_day, term.until or date.max)
        window = Window(opens=term.from_day, whose_day="model")
        state = window.state(known.day, met.on if met else None)
        if state == "open" and term.until is not None and known.day >= term.until:
            state = "passed"
        period = first_period_from(answering, term.from_day) if answering else None
        last = activity_window(answering, period).due if answering and period else None
        yield Duty(
            duty=f"reconsider:{instrument.key}",
            kind="reconsider",
            about=instrument.key,
            body=known.decider(instrument.decided_by),
            period=f"{election_year}–{election_year + 4}",
            window=window,
            state=state,
            why=instrument.ground,
            before=answering.key if answering else "",
            before_period=period,
            is_before_gone=last is not None and known.day > last,
            evidence=(met,) if met else (),
        )


def first_period_from(activity: Activity, day: date) -> int:
    """The first period of an activity that is begun on or after the day."""
    period = day.year - activity.years_after
    opens = activity_window(activity, period).opens
    return period if opens is None or opens >= day else period + 1


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
        window = Window(opens=years_after(due, -1), due=due, whose_day="model")
        after = next((row for row in versions[place + 1 :]), None)
        yield Duty(
            duty=f"renew:{instrument.key}",
            kind="renew",
            about=instrument.key,
            body=known.decider(instrument.decided_by),
            period=f"{version.in_force_from.year}–{due.year}",
            window=window,
            state=window.state(known.day, after.decided_on if after else None),
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
        window=Window(),
        state="unknown",
        why=instrument.ground,
        concerns=concerns,
    )


def yearly_adoption_duties(known: RecordView, instrument: Instrument) -> Iterator[Duty]:
    """A text decided every year by a day in law; in an election year by the newly elected council (KL 11:10).

    Where the council, for special reasons, has decided only the tax rate in time, the budget may be decided before
    the end of December (KL 11:11).
    """
    if not instrument.yearly or instrument.deadline is None or instrument.deadline not in RULES:
        return
    kept_from = known.record.kept_from
    for by_rule in RULES[instrument.deadline].occurrences(date(kept_from.year, 1, 1), date(known.day.year + 1, 12, 31)):
        year = by_rule.about_year or by_rule.last_day.year
        last, put_off = put_off_budget(known, by_rule)
        if last.last_day < kept_from:
            continue
        adopted = next((row for row in known.versions[instrument.key, None] if row.in_force_from.year == year), None)
        window = Window.by_law(last, last.first_day or date(last.last_day.year, 1, 1))
        yield Duty(
            duty=f"adopt:{instrument.key}",
            kind="adopt",
            about=instrument.key,
            body=known.decider(instrument.decided_by),
            period=str(year),
            window=window,
            state=window.state(known.day, adopted.decided_on if adopted else None),
            why=Ground(kind="law", section=last.section),
            evidence=(*put_off, *((version_evidence(adopted),) if adopted else ())),
        )


def put_off_budget(known: RecordView, last: LegalDate) -> tuple[LegalDate, tuple[Evidence, ...]]:
    """The day when the budget was put off, with the decision on the tax rate that shows it (KL 11:11)."""
    year = last.about_year or 0
    decided = known.done.get(("tax_rate_fallback", year, None)) if last.rule == "budget_adopted" else None
    if decided is None or decided[0] > RULES["tax_rate_fallback"].due(year).in_time_until:
        return last, ()
    return RULES["budget_fallback"].due(year), (Evidence(kind="decision", key=decided[1], on=decided[0]),)


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
        window = Window(opens=version.in_force_from)
        state = window.state(known.day, None if version.missing else version.in_force_from)
        yield Duty(
            duty=f"complete:{instrument.key}:{body.key}",
            kind="complete",
            about=instrument.key,
            body=council,
            period="",
            window=window,
            state=state if version.is_known else "unknown",
            why=instrument.must_contain[0].ground,
            concerns=body.key,
            evidence=(version_evidence(version),),
            missing=version.missing,
            of=len(instrument.must_contain),
        )

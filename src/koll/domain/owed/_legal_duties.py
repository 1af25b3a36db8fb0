"""What is owed by law alone, for every day in law that the record covers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from koll.domain.almanac import RULES, LegalDate
from koll.domain.charter import Ground, LegalDuty
from koll.domain.owed._activity_duties import day_of_year
from koll.domain.owed._duty import Duty, Evidence, Window
from koll.domain.record import RecordView
from koll.domain.refs import BudgetRef, OversightRef, PageRef, Ref


def legal_duties(known: RecordView) -> Iterator[Duty]:
    """Every duty that rests on law alone, once for each day in law from `kept_from` through the next year."""
    first, last = known.record.kept_from, date(known.day.year + 1, 12, 31)
    for duty in known.charter.legal:
        if duty.rule in RULES:
            for due in RULES[duty.rule].occurrences(first, last):
                yield from duties_by_day(known, duty, due)


def duties_by_day(known: RecordView, duty: LegalDuty, last: LegalDate) -> Iterator[Duty]:
    """One day in law, for each body that owes and each that it is about."""
    last, reported = counted_from_reported_period(known, duty, last)
    window = Window.by_law(last, opening_day(duty, last))
    opens = window.opens or last.last_day
    concerned = known.through((duty.per,), date(last.last_day.year, 1, 1), last.last_day) if duty.per else [None]
    year = last.about_year or last.last_day.year
    for body in known.through((duty.who,), opens, last.last_day):
        for other in concerned:
            met = known.done.get((duty.rule, year, other.key if other else None))
            yield Duty(
                duty=f"law:{duty.key}" + (f":{other.key}" if other else ""),
                kind="law",
                about=duty.key,
                body=body.key,
                period=period_of(last),
                window=window,
                state=window.state(known.day, met[0] if met else None),
                why=Ground(kind="law", section=duty.ground.section or last.section, quote=duty.ground.quote),
                concerns=other.key if other else "",
                act_on=None if met else legal_place(duty.rule, year, other.key if other else ""),
                evidence=(*reported, *((Evidence(kind="decision", key=met[1], on=met[0]),) if met else ())),
            )


def legal_place(rule: str, year: int, concerns: str) -> Ref:
    """Where what a rule of law asks is done: at the budget, the reports or the company, else among the decisions."""
    if rule in ("budget_proposal", "auditors_budget", "budget_requests"):
        return BudgetRef(year=year)
    if rule.startswith(("interim_report", "annual_report")) or rule == "discharge":
        return PageRef(name="accounts")
    if rule == "company_decision" and concerns:
        return OversightRef(body=concerns, period=year + 1)
    return PageRef(name="decisions")


def opening_day(duty: LegalDuty, last: LegalDate) -> date | None:
    """The first day to show it: the charter's, in the year of the last day; else law's, or that year's first."""
    if duty.opens is not None:
        return day_of_year(last.last_day.year, duty.opens, (1, 1))
    return last.first_day or date(last.last_day.year, 1, 1)


def period_of(last: LegalDate) -> str:
    """What a day in law is about, as a period: "2027", "2027:1" for its first quarter."""
    year = str(last.about_year or last.last_day.year)
    return f"{year}:{last.about_quarter}" if last.about_quarter else year


def counted_from_reported_period(
    known: RecordView, duty: LegalDuty, last: LegalDate
) -> tuple[LegalDate, tuple[Evidence, ...]]:
    """The day counted from the period that a report really covers, when it is known (KL 11:16); else the latest one.

    Without it, the last day is the one for the longest period that law allows.
    """
    chosen = known.reported_periods.get((duty.rule, last.about_year or 0))
    if chosen is None or RULES[duty.rule].counted is None:
        return last, ()
    ends_on, key = chosen
    return RULES[duty.rule].due_after(ends_on), (Evidence(kind="period", key=key, on=ends_on),)

"""Knows the days by which law wants the year accounted for: interim report, annual report, discharge, companies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.domain.almanac._elections import council_term_on
from koll.domain.almanac._legal_rule import LegalDate, LegalRule
from koll.domain.almanac._spans import DAY, months_after
from koll.domain.sentences import N_, Sentence, sentence

HALF, TWO_THIRDS = 6, 8
"""Months of a financial year that an interim report covers at least and at most."""

INTERIM_PERIOD = LegalRule(
    key="interim_period",
    section="LKBR 13:1",
    title=N_("The interim report's period {year} ends"),
    statement=N_("An interim report covers at least half and at most two thirds of the financial year."),
    kind="hard",
    who="executive",
    read="secondary",
    acts_by_day=False,
)
INTERIM_REPORT = LegalRule(
    key="interim_report",
    section="KL 11:16",
    title=N_("Interim report handed over"),
    statement=N_("The executive board hands the interim report to the council and the auditors within two months."),
    kind="hard",
    who="executive",
)
INTERIM_TREATED = LegalRule(
    key="interim_report_treated",
    section="KL 11:16",
    title=N_("Interim report {year} treated by the council"),
    statement=N_("The council treats at least one interim report each year."),
    kind="config",
    who="council",
)
ANNUAL_REPORT = LegalRule(
    key="annual_report",
    section="KL 11:20",
    title=N_("Annual report {year} handed over"),
    statement=N_("The executive board hands over the annual report by 15 April."),
    kind="hard",
    who="executive",
)
ANNUAL_APPROVED = LegalRule(
    key="annual_report_approved",
    section="KL 11:21",
    title=N_("Annual report {year} approved"),
    statement=N_("The council approves the annual report before it decides on discharge."),
    kind="hard",
    who="council",
)
ANNUAL_PUBLISHED = LegalRule(
    key="annual_report_published",
    section="KL 8:15, 8:16 a",
    title=N_("Annual report and audit reports on the website"),
    statement=N_(
        "The annual report and audit reports are on the website from the day the council meeting is announced."
    ),
    kind="hard",
    who="executive",
    acts_by_day=False,
)
DISCHARGE = LegalRule(
    key="discharge",
    section="KL 5:24",
    title=N_("Discharge for {year} decided"),
    statement=N_("The council decides on discharge from liability before the end of June."),
    kind="hard",
    who="council",
)
COMPANY_DECISION = LegalRule(
    key="company_decision",
    section="KL 6:9",
    title=N_("Decision on each company's {year}"),
    statement=N_(
        "Each year the executive board decides whether each company kept to its purpose and powers the year before."
    ),
    kind="config",
    who="executive",
)
COOPERATION = LegalRule(
    key="contract_cooperation_report",
    section="KL 9:38",
    title=N_("Report on cooperation by contract {year}"),
    statement=N_("The executive board reports to the council each year on cooperation by contract."),
    kind="config",
    who="executive",
)
PROVIDERS = LegalRule(
    key="private_providers_programme",
    section="KL 5:3",
    title=N_("Programme for private providers"),
    statement=N_(
        "In every term the council adopts a programme with goals and guidelines for work done by private providers."
    ),
    kind="config",
    who="council",
)
OVERSIGHT = LegalRule(
    key="oversight",
    section="KL 6:1",
    title=N_("Oversight"),
    statement=N_("The executive board oversees the committees, joint boards, companies and associations all the time."),
    kind="config",
    who="executive",
)
ASSIGNMENTS = LegalRule(
    key="assignments_reported",
    section="KL 6:5",
    title=N_("Report on the council's assignments"),
    statement=N_(
        "The committees report on their assignments from the council, as far and in the form the council decides."
    ),
    kind="config",
    who="committee",
)
CONTROL = LegalRule(
    key="internal_control",
    section="KL 6:6",
    title=N_("Internal control"),
    statement=N_(
        "Each committee sees to it that its work follows the council's goals and the law, with enough control."
    ),
    kind="config",
    who="committee",
)
OWNED = LegalRule(
    key="company_duties",
    section="KL 10:3",
    title=N_("What the council sees to in a company it owns"),
    statement=N_(
        "Before and while a company is entrusted with work, the council sees to its purpose, powers and insight."
    ),
    kind="config",
    who="council",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodCheck:
    """Whether a period may be the statutory interim report's, and why.

    >>> check_interim_period(date(2027, 8, 31)).allowed
    True
    """

    allowed: bool
    why: Sentence


def interim_period(year: int) -> LegalDate:
    """When the interim report's period may end: from half to two thirds of the financial year (LKBR 2018:597 13:1).

    Read in a secondary source.

    >>> interim_period(2027).first_day, interim_period(2027).last_day
    (datetime.date(2027, 6, 30), datetime.date(2027, 8, 31))
    """
    first, last = (date(year, months + 1, 1) - DAY for months in (HALF, TWO_THIRDS))
    return INTERIM_PERIOD.by(last, year=year, first_day=first)


def check_interim_period(period_end: date) -> PeriodCheck:
    """Whether a period from 1 January to `period_end` may be the statutory interim report's (LKBR 2018:597 13:1).

    >>> check_interim_period(date(2027, 4, 30)).why.said()
    'A period that ends on 2027-04-30 is shorter than half the year. It can be an extra report, not the one in law.'
    """
    allowed = interim_period(period_end.year)
    if allowed.first_day is not None and period_end < allowed.first_day:
        return PeriodCheck(
            allowed=False,
            why=sentence(
                N_(
                    "A period that ends on {day} is shorter than half the year. "
                    "It can be an extra report, not the one in law."
                ),
                day=period_end,
            ),
        )
    if period_end > allowed.last_day:
        return PeriodCheck(
            allowed=False,
            why=sentence(
                N_(
                    "A period that ends on {day} is longer than two thirds of the year. "
                    "It can be an extra report, not the one in law."
                ),
                day=period_end,
            ),
        )
    return PeriodCheck(
        allowed=True,
        why=sentence(
            N_("A period that ends on {day} covers at least half and at most two thirds of the year."), day=period_end
        ),
    )


def interim_report(period_end: date) -> LegalDate:
    """The interim report to the council and the auditors: within two months after its period (KL 11:16).

    Months are counted to the day with the same number, or the month's last (lag 1930:173 1 §).

    >>> interim_report(date(2027, 8, 31)).last_day
    datetime.date(2027, 10, 31)
    """
    return INTERIM_REPORT.by(months_after(period_end, 2), year=period_end.year, since=period_end)


def latest_interim_report(year: int) -> LegalDate:
    """The interim report of `year` when its period is as long as law lets it be (LKBR 13:1, KL 11:16).

    >>> latest_interim_report(2027).last_day
    datetime.date(2027, 10, 31)
    """
    return interim_report(interim_period(year).last_day)


def interim_report_treated(year: int) -> LegalDate:
    """The council's treatment of at least one interim report of `year` (KL 11:16).

    >>> interim_report_treated(2027).last_day
    datetime.date(2027, 12, 31)
    """
    return INTERIM_TREATED.by(date(year, 12, 31), year=year, note=no_day_in_law())


def annual_report(year: int) -> LegalDate:
    """The annual report of `year` to the council and the auditors: by 15 April the year after (KL 11:20).

    >>> annual_report(2026).last_day
    datetime.date(2027, 4, 15)
    """
    return ANNUAL_REPORT.by(date(year + 1, 4, 15), year=year)


def annual_report_approved(year: int) -> LegalDate:
    """The council's approval of the annual report of `year`: before discharge, so by the same day (KL 11:21).

    >>> annual_report_approved(2026).last_day
    datetime.date(2027, 6, 30)
    """
    note = sentence(N_("Law gives an order, not a day: first the annual report, then discharge."))
    return ANNUAL_APPROVED.by(discharge(year).last_day, year=year, note=note)


def annual_report_published(announced_on: date) -> LegalDate:
    """Annual report and audit reports on the website: from the announcement of the meeting (KL 8:15, 8:16 a).

    >>> annual_report_published(date(2027, 5, 17)).last_day
    datetime.date(2027, 5, 17)
    """
    return ANNUAL_PUBLISHED.by(announced_on, since=announced_on)


def discharge(year: int) -> LegalDate:
    """The council's decision on discharge for `year`: before the end of June the year after (KL 5:24).

    >>> discharge(2026).last_day, discharge(2026).before
    (datetime.date(2027, 6, 30), datetime.date(2027, 7, 1))
    """
    return DISCHARGE.by(date(year + 1, 6, 30), year=year)


def company_decision(year: int) -> LegalDate:
    """The executive board's decision on each company's past calendar year (KL 6:9): once a year, no day in law.

    >>> company_decision(2026).last_day
    datetime.date(2027, 12, 31)
    """
    return COMPANY_DECISION.by(date(year + 1, 12, 31), year=year, note=no_day_in_law())


def contract_cooperation_report(year: int) -> LegalDate:
    """The executive board's report to the council on cooperation by contract (KL 9:38): yearly, no day in law.

    >>> contract_cooperation_report(2027).last_day
    datetime.date(2027, 12, 31)
    """
    return COOPERATION.by(date(year, 12, 31), year=year, note=no_day_in_law())


def private_providers_programme(day: date) -> LegalDate:
    """The programme for private providers, for the term that `day` is in (KL 5:3): each term, no day in law.

    >>> private_providers_programme(date(2026, 11, 23)).last_day
    datetime.date(2030, 10, 14)
    """
    span = council_term_on(day).span
    note = sentence(N_("Law says once in every term, but no day. The last day of the term is the outer limit."))
    return PROVIDERS.by(span.last_day or day, first_day=span.from_day, note=note)


def no_day_in_law() -> Sentence:
    """The remark on rules that say every year but not when."""
    return sentence(N_("Law says every year, but no day. The last day of the year is the outer limit."))


REPORT_RULES = (
    INTERIM_PERIOD.found(interim_period),
    INTERIM_REPORT.found(latest_interim_report, interim_report),
    INTERIM_TREATED.found(interim_report_treated),
    ANNUAL_REPORT.found(annual_report, lag=1),
    ANNUAL_APPROVED.found(annual_report_approved, lag=1),
    ANNUAL_PUBLISHED.found(counted=annual_report_published),
    DISCHARGE.found(discharge, lag=1),
    COMPANY_DECISION.found(company_decision, lag=1),
    COOPERATION.found(contract_cooperation_report),
    PROVIDERS.found(counted=private_providers_programme),
    OVERSIGHT,
    ASSIGNMENTS,
    CONTROL,
    OWNED,
)

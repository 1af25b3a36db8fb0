"""Knows what law wants for each council, of auditors and parties, and of the tax rate, beside budget and report."""

from __future__ import annotations

from datetime import date, timedelta

from koll.domain.almanac._elections import council_term, election_day
from koll.domain.almanac._legal_rule import LegalDate, LegalRule
from koll.domain.almanac._report_law import discharge, no_day_in_law
from koll.domain.almanac._spans import months_after
from koll.domain.sentences import N_, Sentence, sentence

AUDITORS_ELECTED = LegalRule(
    key="auditors_elected",
    section="KL 12:4",
    title=N_("Auditors elected in {year}"),
    statement=N_("The newly elected council elects the auditors in the year of the election."),
    kind="hard",
    who="council",
    when="after_election",
)
SEATS = LegalRule(
    key="council_seats_decided",
    section="KL 5:7, 5:8",
    title=N_("The council's number of members decided for the election in {year}"),
    statement=N_(
        "A changed number of members or substitutes is decided before the end of February of the election year, "
        "and the county administrative board is told at once."
    ),
    kind="hard",
    who="council",
    when="if_so",
)
PARTY_SUPPORT = LegalRule(
    key="party_support_decided",
    section="KL 4:32",
    title=N_("Party support decided for {year}"),
    statement=N_("The council decides at least once a year that party support is to be paid."),
    kind="config",
    who="council",
    when="if_so",
)
PARTY_ACCOUNT = LegalRule(
    key="party_support_accounted",
    section="KL 4:31",
    title=N_("Account of the party support of {year}"),
    statement=N_("Whoever got party support accounts for it within six months after the period."),
    kind="hard",
    who="party",
    when="if_so",
)
CITIZENS = LegalRule(
    key="citizen_proposals_reported",
    section="KL 6:34",
    title=N_("Citizens' proposals of {year} reported"),
    statement=N_("A committee that decides on citizens' proposals reports them to the council at least once a year."),
    kind="config",
    who="committee",
    when="if_so",
)
TAX_TOLD = LegalRule(
    key="tax_rate_told",
    section="Lag 1965:269 3 a §",
    title=N_("The tax rate decided on {day} told to the tax agency"),
    statement=N_("The executive board tells the tax agency at once which tax rate has been decided."),
    kind="hard",
    who="executive",
)
TAX_PROPOSAL_TOLD = LegalRule(
    key="tax_rate_proposal_told",
    section="Lag 1965:269 3 a §",
    title=N_("The proposed tax rate {year} told to the tax agency"),
    statement=N_(
        "When the tax rate is not decided by the end of October, the executive board tells the agency its proposal."
    ),
    kind="hard",
    who="executive",
    when="if_so",
)
TAX_BASE = LegalRule(
    key="tax_base_told",
    section="Lag 1965:269 3 §",
    title=N_("The tax base for {year} is told by the tax agency"),
    statement=N_("The tax agency tells the municipality its preliminary tax base by 10 September."),
    kind="fact",
    who="tax_agency",
)
ACCOUNTS_HANDED = LegalRule(
    key="committee_accounts_handed",
    section="KL 11:18",
    title=N_("The committees' accounts"),
    statement=N_("The committees hand over what the annual report needs when the executive board has decided."),
    kind="config",
    who="committee",
)
INTERIM_ASSESSED = LegalRule(
    key="interim_report_assessed",
    section="KL 12:2",
    title=N_("The auditors' written assessment before the meeting on {day}"),
    statement=N_(
        "The auditors assess in writing whether the reports agree with the council's goals, before it decides."
    ),
    kind="hard",
    who="auditors",
    acts_by_day=False,
)
AUDIT_REPORT = LegalRule(
    key="audit_report",
    section="KL 12:12",
    title=N_("Audit report for {year}"),
    statement=N_("The auditors hand the council a report of the past year's audit each year."),
    kind="config",
    who="auditors",
)
CRITICISM = LegalRule(
    key="criticism_explained",
    section="KL 5:32",
    title=N_("Explanation of the auditors' criticism for {year}"),
    statement=N_("The council gets an explanation of the auditors' criticism before it decides on discharge."),
    kind="config",
    who="council",
    when="if_so",
)
BALANCE_PLAN = LegalRule(
    key="balance_plan",
    section="KL 11:12",
    title=N_("Plan for how the negative balance result of {year} is restored"),
    statement=N_("The council adopts a plan of measures for how a negative balance result is restored."),
    kind="config",
    who="council",
    when="if_so",
)
COMPANY_MEETING = LegalRule(
    key="company_meeting",
    section="ABL 7:10",
    title=N_("The company's annual general meeting for {year}"),
    statement=N_("A company holds its annual general meeting within six months after the financial year."),
    kind="hard",
    who="company",
)
PLANNING = LegalRule(
    key="planning_strategy",
    section="PBL 3:23",
    title=N_("Planning strategy after the election in {year}"),
    statement=N_(
        "The council adopts a planning strategy within 24 months after the election; without it the comprehensive "
        "plan is no longer up to date."
    ),
    kind="hard",
    who="council",
    when="each_term",
)
PLANNING_SENT = LegalRule(
    key="planning_strategy_sent",
    section="PBL 3:24",
    title=N_("The planning strategy of {day} sent"),
    statement=N_("The planning strategy is sent to the county administrative board within two weeks."),
    kind="hard",
    who="municipality",
)
EXTRAORDINARY = LegalRule(
    key="extraordinary_events_plan",
    section="LEH 2:1",
    title=N_("Plan for extraordinary events for the term after {year}"),
    statement=N_("For each new term a plan is set for how extraordinary events are handled."),
    kind="config",
    who="council",
    when="each_term",
)
HOUSING = LegalRule(
    key="housing_plan",
    section="Lag 2000:1383 2 §",
    title=N_("Plan of action for housing for the term after {year}"),
    statement=N_("In every term the council adopts a plan of action for the supply of housing."),
    kind="config",
    who="council",
    when="each_term",
)


def auditors_elected(year: int) -> LegalDate:
    """The election of auditors by the council elected in `year`: within that year (KL 12:4).

    >>> auditors_elected(2026).last_day, auditors_elected(2026).first_day
    (datetime.date(2026, 12, 31), datetime.date(2026, 10, 15))
    """
    return AUDITORS_ELECTED.by(date(year, 12, 31), year=year, first_day=council_term(year).span.from_day)


def council_seats_decided(year: int) -> LegalDate:
    """A changed number of seats for the election of `year`: before the end of February (KL 5:7, 5:8).

    >>> council_seats_decided(2026).last_day, council_seats_decided(2028).last_day
    (datetime.date(2026, 2, 28), datetime.date(2028, 2, 29))
    """
    return SEATS.by(date(year, 3, 1) - timedelta(days=1), year=year)


def party_support_decided(year: int) -> LegalDate:
    """The yearly decision on party support (KL 4:32), where a municipality pays any.

    >>> party_support_decided(2027).last_day
    datetime.date(2027, 12, 31)
    """
    return PARTY_SUPPORT.by(date(year, 12, 31), year=year, note=no_day_in_law())


def party_support_accounted(year: int) -> LegalDate:
    """The parties' account of the support of `year`: six months after it (KL 4:31).

    >>> party_support_accounted(2026).last_day
    datetime.date(2027, 6, 30)
    """
    return PARTY_ACCOUNT.by(date(year + 1, 6, 30), year=year)


def citizen_proposals_reported(year: int) -> LegalDate:
    """A committee's yearly report on citizens' proposals to the council (KL 6:34).

    >>> citizen_proposals_reported(2027).last_day
    datetime.date(2027, 12, 31)
    """
    return CITIZENS.by(date(year, 12, 31), year=year, note=no_day_in_law())


def tax_rate_told(decided_on: date) -> LegalDate:
    """The decided tax rate, told to the tax agency at once (lag 1965:269 3 a §).

    >>> tax_rate_told(date(2026, 11, 30)).last_day
    datetime.date(2026, 11, 30)
    """
    return TAX_TOLD.by(decided_on, since=decided_on, note=sentence(N_("Law says at once.")))


def tax_rate_proposal_told(year: int) -> LegalDate:
    """The proposed tax rate of `year`, told at once after October when nothing is decided (lag 1965:269 3 a §).

    >>> tax_rate_proposal_told(2027).last_day
    datetime.date(2026, 11, 1)
    """
    return TAX_PROPOSAL_TOLD.by(date(year - 1, 11, 1), year=year, note=sentence(N_("Law says at once.")))


def tax_base_told(year: int) -> LegalDate:
    """The tax agency's preliminary tax base for `year`: by 10 September the year before (lag 1965:269 3 §).

    >>> tax_base_told(2027).last_day
    datetime.date(2026, 9, 10)
    """
    return TAX_BASE.by(date(year - 1, 9, 10), year=year)


def interim_report_assessed(meeting_on: date) -> LegalDate:
    """The auditors' written assessment, before the council treats the report on `meeting_on` (KL 12:2).

    >>> interim_report_assessed(date(2027, 10, 25)).last_day
    datetime.date(2027, 10, 24)
    """
    return INTERIM_ASSESSED.by(meeting_on - timedelta(days=1), since=meeting_on)


def audit_report(year: int) -> LegalDate:
    """The auditors' report for `year` (KL 12:12): before the council decides on discharge; law gives no day.

    >>> audit_report(2026).last_day
    datetime.date(2027, 6, 30)
    """
    return AUDIT_REPORT.by(discharge(year).last_day, year=year, note=order_note())


def criticism_explained(year: int) -> LegalDate:
    """The explanation of the auditors' criticism for `year` (KL 5:32): before discharge; law gives no day.

    >>> criticism_explained(2026).last_day
    datetime.date(2027, 6, 30)
    """
    return CRITICISM.by(discharge(year).last_day, year=year, note=order_note())


def balance_plan(year: int) -> LegalDate:
    """The plan of measures for a negative balance result of `year` (KL 11:12 2 st): no day of its own in law.

    >>> balance_plan(2026).last_day
    datetime.date(2028, 11, 30)
    """
    note = sentence(N_("Law gives the plan no day of its own. The last day for deciding on the balance is the limit."))
    return BALANCE_PLAN.by(date(year + 2, 11, 30), year=year, note=note)


def company_meeting(year: int) -> LegalDate:
    """A company's annual general meeting for `year`: within six months after it (ABL 7:10).

    >>> company_meeting(2026).last_day
    datetime.date(2027, 6, 30)
    """
    return COMPANY_MEETING.by(months_after(date(year, 12, 31), 6), year=year)


def planning_strategy(year: int) -> LegalDate:
    """The planning strategy after the election of `year`: within 24 months from election day (PBL 3:23).

    >>> planning_strategy(2026).last_day
    datetime.date(2028, 9, 13)
    """
    return PLANNING.by(months_after(election_day(year), 24), year=year, first_day=council_term(year).span.from_day)


def planning_strategy_sent(adopted_on: date) -> LegalDate:
    """The adopted planning strategy, sent within two weeks (PBL 3:24).

    >>> planning_strategy_sent(date(2028, 5, 29)).last_day
    datetime.date(2028, 6, 12)
    """
    return PLANNING_SENT.by(adopted_on + timedelta(weeks=2), since=adopted_on)


def extraordinary_events_plan(year: int) -> LegalDate:
    """The plan for extraordinary events for the term after the election of `year` (LEH 2006:544 2:1): no day in law.

    >>> extraordinary_events_plan(2026).last_day
    datetime.date(2030, 10, 14)
    """
    return _within_term(EXTRAORDINARY, year)


def housing_plan(year: int) -> LegalDate:
    """The plan of action for housing for the term after the election of `year` (2000:1383 2 §): no day in law.

    >>> housing_plan(2026).first_day
    datetime.date(2026, 10, 15)
    """
    return _within_term(HOUSING, year)


def _within_term(rule: LegalRule, year: int) -> LegalDate:
    """A day that law does not give: the last of the council's term."""
    span = council_term(year).span
    note = sentence(N_("Law says once in every term, but no day. The last day of the term is the outer limit."))
    return rule.by(span.last_day or span.from_day, year=year, first_day=span.from_day, note=note)


def order_note() -> Sentence:
    """The remark on rules that say in which order but not when."""
    return sentence(N_("Law gives an order, not a day: before the council decides on discharge."))


OFFICE_RULES = (
    AUDITORS_ELECTED.found(auditors_elected),
    SEATS.found(council_seats_decided),
    PARTY_SUPPORT.found(party_support_decided),
    PARTY_ACCOUNT.found(party_support_accounted, lag=1),
    CITIZENS.found(citizen_proposals_reported),
    TAX_TOLD.found(counted=tax_rate_told),
    TAX_PROPOSAL_TOLD.found(tax_rate_proposal_told, lag=-1),
    TAX_BASE.found(tax_base_told, lag=-1),
    ACCOUNTS_HANDED,
    INTERIM_ASSESSED.found(counted=interim_report_assessed),
    AUDIT_REPORT.found(audit_report, lag=1),
    CRITICISM.found(criticism_explained, lag=1),
    BALANCE_PLAN.found(balance_plan, lag=2),
    COMPANY_MEETING.found(company_meeting, lag=1),
    PLANNING.found(planning_strategy, lag=2),
    PLANNING_SENT.found(counted=planning_strategy_sent),
    EXTRAORDINARY.found(extraordinary_events_plan, lag=4),
    HOUSING.found(housing_plan, lag=4),
)

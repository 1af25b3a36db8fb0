"""Knows the days by which law wants the budget: proposed, adopted, and put off for special reasons."""

from __future__ import annotations

from datetime import date

from koll.domain.almanac._elections import council_term, is_election_year
from koll.domain.almanac._legal_rule import LegalDate, LegalRule
from koll.domain.sentences import N_, sentence

PROPOSAL = LegalRule(
    key="budget_proposal",
    section="KL 11:8",
    title=N_("Proposal for budget {year}"),
    statement=N_("The executive board draws up a budget proposal before the end of October."),
    kind="hard",
    who="executive",
)
LATE_PROPOSAL = LegalRule(
    key="budget_proposal_late",
    section="KL 11:8",
    title=N_("Late proposal for budget {year}"),
    statement=N_("For special reasons the budget proposal may be drawn up in November."),
    kind="exception",
    who="executive",
    when="if_so",
)
TAX_PROPOSAL = LegalRule(
    key="tax_rate_proposal",
    section="KL 11:8",
    title=N_("Proposal for tax rate {year}"),
    statement=N_("When the budget proposal waits until November, the tax rate is proposed before the end of October."),
    kind="exception",
    who="executive",
    when="if_so",
)
AUDITORS = LegalRule(
    key="auditors_budget",
    section="KL 11:8",
    title=N_("Proposal for the auditors' budget {year}"),
    statement=N_("The council's presidium draws up the auditors' budget before the end of October."),
    kind="hard",
    who="council_chair",
)
REQUESTS = LegalRule(
    key="budget_requests",
    section="KL 11:9",
    title=N_("The committees' budget requests"),
    statement=N_("The committees hand in what they ask of the budget when the executive board has decided."),
    kind="config",
    who="committee",
)
PUBLISHED = LegalRule(
    key="budget_proposal_published",
    section="KL 8:14",
    title=N_("Budget proposal on the website"),
    statement=N_("The budget proposal is on the website from the day the council meeting is announced."),
    kind="hard",
    who="executive",
    acts_by_day=False,
)
ADOPTED = LegalRule(
    key="budget_adopted",
    section="KL 11:10",
    title=N_("Budget {year} adopted"),
    statement=N_(
        "The council adopts the budget before the end of November; in an election year, the newly elected council."
    ),
    kind="hard",
    who="council",
)
TAX_FALLBACK = LegalRule(
    key="tax_rate_fallback",
    section="KL 11:11",
    title=N_("Tax rate {year} decided"),
    statement=N_("If the budget is put off for special reasons, the council still decides the tax rate in November."),
    kind="exception",
    who="council",
    when="if_so",
)
BUDGET_FALLBACK = LegalRule(
    key="budget_fallback",
    section="KL 11:11",
    title=N_("Budget {year} adopted after being put off"),
    statement=N_("For special reasons the council may adopt the budget in December, if it has decided the tax rate."),
    kind="exception",
    who="council",
    when="if_so",
)
BALANCE_DECIDED = LegalRule(
    key="balance_decided",
    section="KL 11:12",
    title=N_("Decision on restoring the balance of {year}"),
    statement=N_("How a negative balance result is restored is decided at the latest in the budget of the third year."),
    kind="hard",
    who="council",
    when="if_so",
)
BALANCE_RESTORED = LegalRule(
    key="balance_restored",
    section="KL 11:12",
    title=N_("Balance of {year} restored"),
    statement=N_("A negative balance result is restored within the three years that follow."),
    kind="hard",
    who="council",
    when="if_so",
    acts_by_day=False,
)


def budget_proposal(year: int) -> LegalDate:
    """The executive board's proposal for the budget of `year`: before the end of October before it (KL 11:8).

    >>> budget_proposal(2027).last_day
    datetime.date(2026, 10, 31)
    """
    return PROPOSAL.by(date(year - 1, 10, 31), year=year)


def budget_proposal_late(year: int) -> LegalDate:
    """The same proposal when there are special reasons: in November (KL 11:8).

    >>> budget_proposal_late(2027).last_day
    datetime.date(2026, 11, 30)
    """
    note = sentence(N_("Only for special reasons, and only if the tax rate is proposed before the end of October."))
    return LATE_PROPOSAL.by(date(year - 1, 11, 30), year=year, note=note)


def tax_rate_proposal(year: int) -> LegalDate:
    """The proposed tax rate when the budget proposal waits: before the end of October (KL 11:8).

    >>> tax_rate_proposal(2027).last_day
    datetime.date(2026, 10, 31)
    """
    return TAX_PROPOSAL.by(date(year - 1, 10, 31), year=year)


def auditors_budget(year: int) -> LegalDate:
    """The council presidium's proposal for the auditors' budget: before the end of October (KL 11:8).

    >>> auditors_budget(2027).before
    datetime.date(2026, 11, 1)
    """
    return AUDITORS.by(date(year - 1, 10, 31), year=year)


def budget_proposal_published(announced_on: date) -> LegalDate:
    """The proposal on the website: from the day the council meeting is announced (KL 8:14).

    >>> budget_proposal_published(date(2026, 11, 16)).last_day
    datetime.date(2026, 11, 16)
    """
    return PUBLISHED.by(announced_on, since=announced_on)


def is_for_new_council(year: int) -> bool:
    """Whether the budget of `year` is adopted in an election year, so by the newly elected council (KL 11:10).

    >>> [year for year in range(2024, 2032) if is_for_new_council(year)]
    [2027, 2031]
    """
    return is_election_year(year - 1)


def budget_adopted(year: int) -> LegalDate:
    """The council's budget for `year`: before the end of November before it (KL 11:10).

    In an election year the newly elected council adopts it, so not before 15 October. That is the whole
    election-year rule: December is only for special reasons, in any year (`budget_fallback`).

    >>> budget_adopted(2027).last_day, budget_adopted(2027).before, budget_adopted(2027).first_day
    (datetime.date(2026, 11, 30), datetime.date(2026, 12, 1), datetime.date(2026, 10, 15))
    >>> budget_adopted(2028).first_day is None
    True
    """
    last_day = date(year - 1, 11, 30)
    if not is_for_new_council(year):
        return ADOPTED.by(last_day, year=year)
    note = sentence(N_("In an election year the newly elected council adopts the budget."))
    return ADOPTED.by(last_day, year=year, first_day=new_council_day(year), note=note)


def new_council_day(year: int) -> date | None:
    """The first day the newly elected council sits, when it is the one to adopt the budget of `year` (KL 5:9, 11:10).

    >>> new_council_day(2027)
    datetime.date(2026, 10, 15)
    >>> new_council_day(2028) is None
    True
    """
    return council_term(year - 1).span.from_day if is_for_new_council(year) else None


def tax_rate_fallback(year: int) -> LegalDate:
    """The tax rate of `year` when the budget is put off for special reasons: before the end of November (KL 11:11).

    >>> tax_rate_fallback(2027).last_day
    datetime.date(2026, 11, 30)
    """
    return TAX_FALLBACK.by(date(year - 1, 11, 30), year=year, first_day=new_council_day(year))


def budget_fallback(year: int) -> LegalDate:
    """The budget of `year` when it is put off for special reasons: before the end of December (KL 11:11).

    >>> budget_fallback(2027).last_day
    datetime.date(2026, 12, 31)
    """
    note = sentence(N_("Only for special reasons, and only if the tax rate is decided before the end of November."))
    return BUDGET_FALLBACK.by(date(year - 1, 12, 31), year=year, first_day=new_council_day(year), note=note)


def balance_decided(year: int) -> LegalDate:
    """How the negative result of `year` is restored: decided at the latest in the third year's budget (KL 11:12).

    In an election year the newly elected council decides it, as it adopts that budget (KL 11:10).

    >>> balance_decided(2026).last_day, balance_decided(2028).first_day
    (datetime.date(2028, 11, 30), datetime.date(2030, 10, 15))
    """
    third = budget_adopted(year + 3)
    return BALANCE_DECIDED.by(third.last_day, year=year, first_day=third.first_day)


def balance_restored(year: int) -> LegalDate:
    """The negative balance result of `year` restored: within three years (KL 11:12).

    >>> balance_restored(2026).last_day
    datetime.date(2029, 12, 31)
    """
    return BALANCE_RESTORED.by(date(year + 3, 12, 31), year=year)


BUDGET_RULES = (
    PROPOSAL.found(budget_proposal, lag=-1),
    LATE_PROPOSAL.found(budget_proposal_late, lag=-1),
    TAX_PROPOSAL.found(tax_rate_proposal, lag=-1),
    AUDITORS.found(auditors_budget, lag=-1),
    REQUESTS,
    PUBLISHED.found(counted=budget_proposal_published),
    ADOPTED.found(budget_adopted, lag=-1),
    TAX_FALLBACK.found(tax_rate_fallback, lag=-1),
    BUDGET_FALLBACK.found(budget_fallback, lag=-1),
    BALANCE_DECIDED.found(balance_decided, lag=2),
    BALANCE_RESTORED.found(balance_restored, lag=3),
)

"""Knows every rule of law with a day in it, by key."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from koll.domain.almanac._budget_law import BUDGET_RULES
from koll.domain.almanac._elections import is_election_year
from koll.domain.almanac._legal_rule import LegalDate, LegalRule
from koll.domain.almanac._meeting_law import MEETING_RULES
from koll.domain.almanac._report_law import REPORT_RULES

RULES: Mapping[str, LegalRule] = MappingProxyType(
    {rule.key: rule for rule in (*MEETING_RULES, *BUDGET_RULES, *REPORT_RULES)}
)
"""Every rule by its key, e.g. "budget_adopted" (KL 11:10)."""


def legal_year(calendar_year: int) -> tuple[LegalDate, ...]:
    """The yearly rules' days that fall in the calendar year, earliest first; elections and new terms when there are.

    Days for special cases (a budget put off, a negative result) are left out.

    >>> [(day.rule, day.last_day.isoformat()) for day in legal_year(2026)][:3]
    [('annual_report', '2026-04-15'), ('annual_report_approved', '2026-06-30'), ('discharge', '2026-06-30')]
    >>> [day.rule for day in legal_year(2027)][0]
    'executive_term'
    """
    found = (rule.due_in(calendar_year) for rule in RULES.values() if applies_in(rule, calendar_year))
    return tuple(sorted(found, key=lambda day: (day.last_day, day.rule)))


def applies_in(rule: LegalRule, calendar_year: int) -> bool:
    """Whether the rule has a day in the calendar year that nobody needs a special reason for.

    >>> [applies_in(RULES["election"], year) for year in (2026, 2027)], applies_in(RULES["budget_fallback"], 2026)
    ([True, False], False)
    """
    if not rule.is_yearly or rule.when == "if_so":
        return False
    return rule.when == "every_year" or is_election_year(calendar_year - rule.lag)

"""Knows every rule of law with a day in it, by key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from koll.domain.almanac._budget_law import BUDGET_RULES
from koll.domain.almanac._committee_law import COMMITTEE_RULES
from koll.domain.almanac._legal_rule import LegalDate, LegalRule
from koll.domain.almanac._meeting_law import MEETING_RULES
from koll.domain.almanac._office_law import OFFICE_RULES
from koll.domain.almanac._report_law import REPORT_RULES

RULES: Mapping[str, LegalRule] = MappingProxyType(
    {rule.key: rule for rule in (*MEETING_RULES, *BUDGET_RULES, *REPORT_RULES, *OFFICE_RULES, *COMMITTEE_RULES)}
)
"""Every rule by its key, e.g. "budget_adopted" (KL 11:10)."""


def legal_days(first: date, last: date) -> tuple[LegalDate, ...]:
    """Every last day in law from `first` through `last` that needs no special reason and no choice, in order.

    >>> [(day.rule, day.last_day.isoformat()) for day in legal_days(date(2028, 9, 1), date(2028, 10, 31))]
    [('planning_strategy', '2028-09-13'), ('auditors_budget', '2028-10-31'), ('budget_proposal', '2028-10-31'), \
('interim_report', '2028-10-31')]
    """
    found = (day for rule in RULES.values() if rule not in COMMITTEE_RULES for day in rule.occurrences(first, last))
    return tuple(sorted(found, key=lambda day: (day.last_day, day.rule)))

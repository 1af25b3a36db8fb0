"""Almanac knows time: spans, workdays, elections and terms, the days that law sets, and the year as a wheel."""

from koll.almanac.arcs import arc_path, sector_path
from koll.almanac.budget_law import is_for_new_council
from koll.almanac.dots import Dot
from koll.almanac.elections import (
    ExecutiveTerm,
    Term,
    UnableToReckonElection,
    council_term,
    council_term_on,
    election_day,
    executive_term,
    executive_term_on,
    is_election_year,
    next_election,
    previous_election,
    reconsidering_term,
    terms_touched,
)
from koll.almanac.law import RULES, legal_year
from koll.almanac.legal import LegalDate, LegalRule, UnableToDate
from koll.almanac.report_law import PeriodCheck, check_interim_period
from koll.almanac.sentences import Sentence, UnableToReckon, sentence
from koll.almanac.spans import (
    InForce,
    Span,
    Start,
    UnableToSpan,
    UnableToSucceed,
    in_force_on,
    is_overdue,
    months_after,
    successions,
    years_after,
)
from koll.almanac.swedish_time import SWEDEN, end_of_day, swedish_day
from koll.almanac.wheel import LegendRow, Measures, Month, Slice, Wheel, WheelItem, wheel
from koll.almanac.workdays import (
    is_workday,
    next_workday,
    previous_workday,
    workday_from,
    workdays_after,
    workdays_before,
    workdays_between,
)

__all__ = [
    "RULES",
    "SWEDEN",
    "Dot",
    "ExecutiveTerm",
    "InForce",
    "LegalDate",
    "LegalRule",
    "LegendRow",
    "Measures",
    "Month",
    "PeriodCheck",
    "Sentence",
    "Slice",
    "Span",
    "Start",
    "Term",
    "UnableToDate",
    "UnableToReckon",
    "UnableToReckonElection",
    "UnableToSpan",
    "UnableToSucceed",
    "Wheel",
    "WheelItem",
    "arc_path",
    "check_interim_period",
    "council_term",
    "council_term_on",
    "election_day",
    "end_of_day",
    "executive_term",
    "executive_term_on",
    "in_force_on",
    "is_election_year",
    "is_for_new_council",
    "is_overdue",
    "is_workday",
    "legal_year",
    "months_after",
    "next_election",
    "next_workday",
    "previous_election",
    "previous_workday",
    "reconsidering_term",
    "sector_path",
    "sentence",
    "successions",
    "swedish_day",
    "terms_touched",
    "wheel",
    "workday_from",
    "workdays_after",
    "workdays_before",
    "workdays_between",
    "years_after",
]

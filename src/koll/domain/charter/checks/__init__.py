"""What a charter must fulfil, every fault at once."""

from koll.domain.charter.checks._faults import FAULTS, CharterError, Fault, problem
from koll.domain.charter.checks._periods import check_periods
from koll.domain.charter.checks._quotes import Quotes, quotes_in
from koll.domain.charter.checks._references import check_references

__all__ = [
    "FAULTS",
    "CharterError",
    "Fault",
    "Quotes",
    "check_periods",
    "check_references",
    "problem",
    "quotes_in",
]

"""The charter: a governance model as data, and what it makes each body owe."""

from koll.charter.check import Checked, check
from koll.charter.faults import Problem, UnableToLoadCharter
from koll.charter.load import charter_text, load
from koll.charter.model import Activity, Charter, Instrument

__all__ = [
    "Activity",
    "Charter",
    "Checked",
    "Instrument",
    "Problem",
    "UnableToLoadCharter",
    "charter_text",
    "check",
    "load",
]

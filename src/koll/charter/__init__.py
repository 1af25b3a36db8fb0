"""The charter: a governance model as data, and what it makes each body owe."""

from koll.charter.check import Checked, check
from koll.charter.compare import Compared, compare
from koll.charter.facts import Facts, record_of
from koll.charter.facts_reading import FactsChecked, check_facts, load_facts
from koll.charter.faults import Problem, UnableToLoadCharter
from koll.charter.load import charter_text, facts_text, load
from koll.charter.model import Activity, Charter, Instrument
from koll.charter.owed import Evidence, Owed, as_json, owed
from koll.charter.telling import Reader, by_when, ground_in_words, summary, what

__all__ = [
    "Activity",
    "Charter",
    "Checked",
    "Compared",
    "Evidence",
    "Facts",
    "FactsChecked",
    "Instrument",
    "Owed",
    "Problem",
    "Reader",
    "UnableToLoadCharter",
    "as_json",
    "by_when",
    "charter_text",
    "check",
    "check_facts",
    "compare",
    "facts_text",
    "ground_in_words",
    "load",
    "load_facts",
    "owed",
    "record_of",
    "summary",
    "what",
]

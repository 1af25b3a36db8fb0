"""A governance model as data: loaded, checked and compared."""

from koll.domain.charter._check import Checked, check
from koll.domain.charter._comparison import ChangedRow, CharterDifference, compare
from koll.domain.charter._loader import charter_text, facts_text, load
from koll.domain.charter._model import (
    OVERSEEN,
    WRITTEN,
    Activity,
    ActivityPart,
    AnswerField,
    Answering,
    BodyKind,
    Charter,
    Forms,
    Ground,
    Instrument,
    Label,
    LegalDuty,
    NamedRow,
    OversightQuestion,
    Role,
)

__all__ = [
    "OVERSEEN",
    "WRITTEN",
    "Activity",
    "ActivityPart",
    "AnswerField",
    "Answering",
    "BodyKind",
    "ChangedRow",
    "Charter",
    "CharterDifference",
    "Checked",
    "Forms",
    "Ground",
    "Instrument",
    "Label",
    "LegalDuty",
    "NamedRow",
    "OversightQuestion",
    "Role",
    "charter_text",
    "check",
    "compare",
    "facts_text",
    "load",
]

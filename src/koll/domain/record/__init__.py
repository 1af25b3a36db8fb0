"""What has happened, as facts that duties are computed from."""

from koll.domain.record._facts import (
    AnswerFact,
    ClosedDutyFact,
    DoneFact,
    OccasionFact,
    ProposalFact,
    ReconsideredFact,
    Record,
    ReportedPeriodFact,
    StatementFact,
    VersionFact,
)
from koll.domain.record._minutes import Minutes, minutes_as_text, minutes_labels, minutes_of
from koll.domain.record._organisation import (
    Bodies,
    BodyFact,
    NameChange,
    Organisation,
    PlaceChange,
    ends_of,
    name_order,
)
from koll.domain.record._record_view import RecordView
from koll.domain.record._starting_facts import Facts, KnownVersion, record_of_facts
from koll.domain.record._starting_facts_reader import check_facts, load_facts
from koll.domain.record._statement_succession import statement_numbers, unaccounted_statements

__all__ = [
    "AnswerFact",
    "Bodies",
    "BodyFact",
    "ClosedDutyFact",
    "DoneFact",
    "Facts",
    "KnownVersion",
    "Minutes",
    "NameChange",
    "OccasionFact",
    "Organisation",
    "PlaceChange",
    "ProposalFact",
    "ReconsideredFact",
    "Record",
    "RecordView",
    "ReportedPeriodFact",
    "StatementFact",
    "VersionFact",
    "check_facts",
    "ends_of",
    "load_facts",
    "minutes_as_text",
    "minutes_labels",
    "minutes_of",
    "name_order",
    "record_of_facts",
    "statement_numbers",
    "unaccounted_statements",
]

"""Every table, by topic."""

from koll.records.models.bodies import Body, Municipality
from koll.records.models.cycle import Answer, Occasion, OccasionBody, Part, Shift
from koll.records.models.decisions import Closing, Decision, Fulfilment, Reconsideration
from koll.records.models.dialogues import Dialogue
from koll.records.models.documents import Document, Repeal
from koll.records.models.drafts import Draft, Receipt
from koll.records.models.instruments import Link, Statement, Version
from koll.records.models.ledger import Entry, EntryContent
from koll.records.models.people import Person, Seat
from koll.records.models.plans import PlanItem, PlanNote
from koll.records.models.proposals import Proposal, ProposalStep

__all__ = [
    "Answer",
    "Body",
    "Closing",
    "Decision",
    "Dialogue",
    "Document",
    "Draft",
    "Entry",
    "EntryContent",
    "Fulfilment",
    "Link",
    "Municipality",
    "Occasion",
    "OccasionBody",
    "Part",
    "Person",
    "PlanItem",
    "PlanNote",
    "Proposal",
    "ProposalStep",
    "Receipt",
    "Reconsideration",
    "Repeal",
    "Seat",
    "Shift",
    "Statement",
    "Version",
]

"""Every table, by topic."""

from koll.records.models.accounts import Accounts, AccountsText
from koll.records.models.assignments import AssignmentReport
from koll.records.models.attachments import Attachment, Withdrawal
from koll.records.models.bodies import Body, Municipality
from koll.records.models.budget import Budget, BudgetAssignment, BudgetFrame, BudgetLine, BudgetName, FinancialGoal
from koll.records.models.charges import Charge, NewVersion
from koll.records.models.comments import Comment, Follow, Mention
from koll.records.models.cycle import Answer, Occasion, OccasionBody, Part, Shift
from koll.records.models.days import Day, DayGroup, DayOutcome
from koll.records.models.decisions import Closing, Correction, Decision, Fulfilment, Lapse, Reconsideration
from koll.records.models.dialogues import Dialogue
from koll.records.models.documents import Document, Repeal
from koll.records.models.drafts import Draft, Receipt
from koll.records.models.economy import BalanceYear, EconomyImport, EconomyName, Forecast, Outcome
from koll.records.models.forms import DialogueForm
from koll.records.models.indicators import Indicator, IndicatorLink, Reading
from koll.records.models.instruments import Link, Statement, Version
from koll.records.models.ledger import Entry, EntryContent, Erasure
from koll.records.models.listed import ListedDecision, ListedReport
from koll.records.models.looks import Look
from koll.records.models.manuscripts import Manuscript, PartVersion, Stroke, Writer
from koll.records.models.maps import Challenge
from koll.records.models.meetings import Meeting
from koll.records.models.organisation import Beginning, Binding, Ending, Moving, Ownership, OwnerStep, Renaming
from koll.records.models.oversight import Oversight, OversightAnswer
from koll.records.models.people import Person, Seat
from koll.records.models.pictures import PartPicture
from koll.records.models.plans import PlanItem, PlanNote
from koll.records.models.proposals import Opinion, Proposal, ProposalStep
from koll.records.models.reminders import BodyReminders, Feed, Reminder, ReminderWish
from koll.records.models.risks import Risk, RiskPlan
from koll.records.models.room import Room, Thought
from koll.records.models.staff import StaffAnswer, StaffQuestion
from koll.records.models.stamps import Stamp
from koll.records.models.templates import OwnQuestion, Template
from koll.records.models.terms import TermChoice, TermWork
from koll.records.models.trends import Trend, TrendMeaning
from koll.records.models.upshots import Upshot, UpshotTold, Weighing

__all__ = [
    "Accounts",
    "AccountsText",
    "Answer",
    "AssignmentReport",
    "Attachment",
    "BalanceYear",
    "Beginning",
    "Binding",
    "Body",
    "BodyReminders",
    "Budget",
    "BudgetAssignment",
    "BudgetFrame",
    "BudgetLine",
    "BudgetName",
    "Challenge",
    "Charge",
    "Closing",
    "Comment",
    "Correction",
    "Day",
    "DayGroup",
    "DayOutcome",
    "Decision",
    "Dialogue",
    "DialogueForm",
    "Document",
    "Draft",
    "EconomyImport",
    "EconomyName",
    "Ending",
    "Entry",
    "EntryContent",
    "Erasure",
    "Feed",
    "FinancialGoal",
    "Follow",
    "Forecast",
    "Fulfilment",
    "Indicator",
    "IndicatorLink",
    "Lapse",
    "Link",
    "ListedDecision",
    "ListedReport",
    "Look",
    "Manuscript",
    "Meeting",
    "Mention",
    "Moving",
    "Municipality",
    "NewVersion",
    "Occasion",
    "OccasionBody",
    "Opinion",
    "Outcome",
    "Oversight",
    "OversightAnswer",
    "OwnQuestion",
    "OwnerStep",
    "Ownership",
    "Part",
    "PartPicture",
    "PartVersion",
    "Person",
    "PlanItem",
    "PlanNote",
    "Proposal",
    "ProposalStep",
    "Reading",
    "Receipt",
    "Reconsideration",
    "Reminder",
    "ReminderWish",
    "Renaming",
    "Repeal",
    "Risk",
    "RiskPlan",
    "Room",
    "Seat",
    "Shift",
    "StaffAnswer",
    "StaffQuestion",
    "Stamp",
    "Statement",
    "Stroke",
    "Template",
    "TermChoice",
    "TermWork",
    "Thought",
    "Trend",
    "TrendMeaning",
    "Upshot",
    "UpshotTold",
    "Version",
    "Weighing",
    "Withdrawal",
    "Writer",
]

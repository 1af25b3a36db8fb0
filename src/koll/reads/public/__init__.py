"""The public's only door to the record: what has been adopted, decided, held and reported, and nothing else."""

from koll.reads.accounts import AccountsLine, AccountsPage, GoalInAccounts
from koll.reads.assignments import AssignmentLine, AssignmentsPage
from koll.reads.attachments import AttachmentFile, AttachmentLine
from koll.reads.bodies import BodiesPage, BodyLine, BodyPage, Purpose
from koll.reads.budget import BudgetView, GoalLine, YearLine, YearPage
from koll.reads.companies import CompanyPage
from koll.reads.comparing import ComparisonPage
from koll.reads.cycle import AnswerPage, OccasionLine, OccasionPage
from koll.reads.decisions import DecisionLine, DecisionPage, DecisionsPage
from koll.reads.differences import Piece
from koll.reads.documents import DocumentLine, DocumentPage
from koll.reads.economy import BodyEconomy
from koll.reads.followup import AnswerLine
from koll.reads.instruments import InstrumentPage, RegisterRow, StatementLine, StatementRef, VersionLine, VersionPage
from koll.reads.knots import Knot
from koll.reads.listed import ListedLine
from koll.reads.maps import BodyMap, MapPage
from koll.reads.matrix import MatrixPage, MatrixRow
from koll.reads.meetings import MeetingLine
from koll.reads.municipality import Ours, head, ours
from koll.reads.public.decided import (
    assignments,
    attachment,
    bodies,
    body,
    body_story,
    budget,
    budgets,
    compared,
    decision,
    decision_now,
    decisions,
    document,
    everything,
    instrument,
    is_to_be_reconsidered,
    readings,
    register,
    statements,
    thread,
    version,
    whole_register,
)
from koll.reads.public.front import (
    AboutPage,
    DutiesPage,
    FrontPage,
    LedgerHead,
    YearOfAll,
    about,
    duties,
    front_page,
    ledger_head_on,
    meetings,
    search_page,
    year_of_all,
)
from koll.reads.public.stories import StatementPage, public_story, settled_by, statement
from koll.reads.public.told import (
    ResultPage,
    accounts,
    body_map,
    description,
    finished,
    maps,
    matrix,
    picture,
    pictures,
    reports,
    result,
    trend,
    trends,
)
from koll.reads.readings import ReadingLine
from koll.reads.register import RegisterLine
from koll.reads.results import ReportLine
from koll.reads.search import Hit
from koll.reads.story import Happening
from koll.reads.thread import ThreadLine, ThreadPage
from koll.reads.trend_lines import TrendLine
from koll.reads.trends import TrendPage

__all__ = [
    "AboutPage",
    "AccountsLine",
    "AccountsPage",
    "AnswerLine",
    "AnswerPage",
    "AssignmentLine",
    "AssignmentsPage",
    "AttachmentFile",
    "AttachmentLine",
    "BodiesPage",
    "BodyEconomy",
    "BodyLine",
    "BodyMap",
    "BodyPage",
    "BudgetView",
    "CompanyPage",
    "ComparisonPage",
    "DecisionLine",
    "DecisionPage",
    "DecisionsPage",
    "DocumentLine",
    "DocumentPage",
    "DutiesPage",
    "FrontPage",
    "GoalInAccounts",
    "GoalLine",
    "Happening",
    "Hit",
    "InstrumentPage",
    "Knot",
    "LedgerHead",
    "ListedLine",
    "MapPage",
    "MatrixPage",
    "MatrixRow",
    "MeetingLine",
    "OccasionLine",
    "OccasionPage",
    "Ours",
    "Piece",
    "Purpose",
    "ReadingLine",
    "RegisterLine",
    "RegisterRow",
    "ReportLine",
    "ResultPage",
    "StatementLine",
    "StatementPage",
    "StatementRef",
    "ThreadLine",
    "ThreadPage",
    "TrendLine",
    "TrendPage",
    "VersionLine",
    "VersionPage",
    "YearLine",
    "YearOfAll",
    "YearPage",
    "about",
    "accounts",
    "assignments",
    "attachment",
    "bodies",
    "body",
    "body_map",
    "body_story",
    "budget",
    "budgets",
    "compared",
    "decision",
    "decision_now",
    "decisions",
    "description",
    "document",
    "duties",
    "everything",
    "finished",
    "front_page",
    "head",
    "instrument",
    "is_to_be_reconsidered",
    "ledger_head_on",
    "maps",
    "matrix",
    "meetings",
    "ours",
    "picture",
    "pictures",
    "public_story",
    "readings",
    "register",
    "reports",
    "result",
    "search_page",
    "settled_by",
    "statement",
    "statements",
    "thread",
    "trend",
    "trends",
    "version",
    "whole_register",
    "year_of_all",
]

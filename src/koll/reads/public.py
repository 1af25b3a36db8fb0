"""The public's only door to the record: what has been adopted, decided, held and reported, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q

from koll.charter import Owed
from koll.permissions import NOBODY
from koll.reads.accounts import AccountsLine, AccountsPage, accounts_list, published_accounts
from koll.reads.assignments import AssignmentLine, AssignmentsPage, assignments_page
from koll.reads.attachments import AttachmentFile, attachment_file
from koll.reads.bodies import BodiesPage, BodyPage, bodies_page, body_page
from koll.reads.body_story import story_of_body
from koll.reads.budget import YearLine, YearPage, budget_page, budgets_page, for_everybody
from koll.reads.cycle import OccasionLine, OccasionPage, occasion_lines, occasion_page
from koll.reads.decisions import (
    DecisionLine,
    DecisionPage,
    DecisionsPage,
    corrected_address,
    decision_page,
    decisions_page,
)
from koll.reads.documents import DocumentPage, document_page
from koll.reads.followup import AnswerLine, answers_to
from koll.reads.instruments import (
    InstrumentPage,
    RegisterRow,
    StatementLine,
    VersionPage,
    in_force_statements,
    instrument_page,
    register_page,
    statement_called,
    version_page,
)
from koll.reads.maps import MapPage, MapsPage, map_page, maps_page
from koll.reads.matrix import MatrixPage, matrix_page
from koll.reads.meetings import MeetingLine, open_meetings
from koll.reads.municipality import Ours, body_names, head, ours, owed_on
from koll.reads.register import Asked, Register, register_of
from koll.reads.results import ReportLine, reports_of
from koll.reads.search import SearchPage, public_search
from koll.reads.story import Happening, Story, in_order, story_of_statement
from koll.reads.story import settled_by as settled_stories
from koll.reads.thread import Knot, thread_page
from koll.reads.trends import TrendPage, TrendsPage, trend_page, trends_page
from koll.records.models import Dialogue, Entry, Occasion, Shift

__all__ = [
    "AnswerLine",
    "AssignmentLine",
    "AssignmentsPage",
    "AttachmentFile",
    "BodiesPage",
    "BodyPage",
    "DecisionLine",
    "DecisionPage",
    "DecisionsPage",
    "Happening",
    "InstrumentPage",
    "Knot",
    "OccasionLine",
    "Ours",
    "RegisterRow",
    "StatementLine",
    "VersionPage",
    "YearLine",
    "YearPage",
    "decision",
    "decisions",
    "front_page",
    "instrument",
    "ours",
    "register",
    "version",
]


@dataclass(frozen=True, slots=True)
class LedgerHead:
    """The head of the ledger as anybody may note it down: number of lines, the root hash, and when it last grew."""

    entries: int
    head: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What a resident meets: the direction, the latest decisions, what bodies have told, and what is owed now."""

    municipality: Ours
    roots: tuple[StatementLine, ...]
    goals: tuple[StatementLine, ...]
    decisions: tuple[DecisionLine, ...]
    descriptions: tuple[OccasionLine, ...]
    owed: tuple[Owed, ...]
    body_names: dict[str, str]
    ledger: LedgerHead


@dataclass(frozen=True, slots=True)
class YearOfAll:
    """What everybody owes that has a day, and when the elected bodies meet."""

    municipality: Ours
    duties: tuple[Owed, ...]
    meetings: tuple[MeetingLine, ...]
    body_names: dict[str, str]


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What bodies have reported of a dialogue, each in its own words; never the notes."""

    line: OccasionLine
    form_name: str
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A statement with what bodies have answered and its story."""

    statement: StatementLine
    answers: tuple[AnswerLine, ...]
    story: tuple[Happening, ...]


def ledger_head() -> LedgerHead:
    """How many lines the ledger has, its head, and when it last grew. Two queries."""
    last = Entry.objects.order_by("-number").values_list("number", "at").first()
    return LedgerHead(last[0] if last else 0, head(), last[1] if last else None)


def front_page(day: date) -> FrontPage:
    """The public first page, in fixed queries."""
    municipality = ours()
    instruments = municipality.charter.instruments
    roots = [each.key for each in instruments if each.level in ("vision", "value")]
    goals = [each.key for each in instruments if each.level == "goal"]
    return FrontPage(
        municipality=municipality,
        roots=in_force_statements(day, roots),
        goals=in_force_statements(day, goals),
        decisions=decisions_page(day).lines[:8],
        descriptions=finished(day, ("description",))[:12],
        owed=tuple(as_told(each) for each in owed_on(day, municipality) if is_told(each)),
        body_names=body_names(day),
        ledger=ledger_head(),
    )


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What Koll is in this municipality: the model it runs with its front page, and the ledger's head."""

    municipality: Ours
    ledger: LedgerHead


def about() -> AboutPage:
    """What anybody may know of Koll here. Three queries."""
    return AboutPage(ours(), ledger_head())


def search_page(query: str, day: date, *, kind: str = "", page: int = 1) -> SearchPage:
    """What anybody may find, the best first."""
    return public_search(query, day, kind=kind, page=page)


def year_of_all(day: date) -> YearOfAll:
    """What is owed with a day, by everybody, whatever its state; but no proposal that is still being prepared."""
    duties = tuple(as_told(each) for each in owed_on(day) if each.due is not None and each.kind != "settle")
    return YearOfAll(ours(), duties, open_meetings(day), body_names(day))


def is_told(duty: Owed) -> bool:
    """Whether the public is told of the duty: it waits now, and does not quote a proposal still being prepared."""
    return duty.state in ("overdue", "open") and duty.kind != "settle"


def as_told(duty: Owed) -> Owed:
    """The duty without the day agreed on inside: until it is done, that is its body's own planning."""
    return replace(duty, agreed=None)


def finished(day: date, kinds: tuple[str, ...], period: int | None = None) -> tuple[OccasionLine, ...]:
    """What bodies have decided or held by the day, of these kinds of activity; dialogues once reported."""
    charter = ours().charter
    written = [each.key for each in charter.activities if each.kind in kinds and each.kind != "dialogue"]
    spoken = [each.key for each in charter.activities if each.kind in kinds and each.kind == "dialogue"]
    which = Q(activity__in=written, done_on__lte=day) | Q(activity__in=spoken) & (
        Q(reported_on__lte=day) | Q(counterparts__reported_on__lte=day)
    )
    if period is not None:
        which &= Q(period=period)
    return tuple(sorted(occasion_lines(day, which), key=lambda line: line.done_on or day, reverse=True))


def description(activity: str, body: str, period: int, number: int, day: date) -> OccasionPage | None:
    """A decided description with its parts and answers; None while it is a draft. Proposals are left out."""
    done = Occasion.objects.filter(
        activity=activity, body__key=body, period=period, number=number, done_on__lte=day
    ).exists()
    kinds = {each.key for each in ours().charter.activities if each.kind in ("description", "analysis", "followup")}
    if not done or activity not in kinds:
        return None
    page = occasion_page(NOBODY, activity, body, period, number, day)
    return replace(page, proposals=()) if page is not None else None


def result(activity: str, body: str, period: int, number: int, day: date) -> ResultPage | None:
    """A dialogue's result once somebody has reported it to the council; None before."""
    reports = reports_of(Q(activity=activity, body__key=body, period=period, number=number), day)
    if not reports:
        return None
    line = reports[0].line
    kept = Dialogue.objects.filter(occasion=line.id).first()
    return ResultPage(line, kept.form_name if kept else "", reports)


def trends(period: int, day: date, level: str = "", kind: str = "") -> TrendsPage:
    """The trends of a year's decided analysis; notes beside it stay inside."""
    return replace(trends_page(NOBODY, period, day, level, kind), notes=())


def trend(number: int, day: date) -> TrendPage | None:
    """A trend of a decided analysis, with what decided descriptions say that it means."""
    return trend_page(NOBODY, number, day)


def maps(period: int, day: date) -> MapsPage:
    """All bodies' decided maps of a year."""
    return maps_page(NOBODY, period, day)


def body_map(activity: str, body: str, period: int, number: int, day: date) -> MapPage | None:
    """The map of a decided description; None while it is a draft, or when nothing is on it."""
    page = description(activity, body, period, number, day)
    drawn = map_page(page) if page is not None and page.activity.kind == "description" else None
    return drawn if drawn is not None and drawn.challenges else None


def matrix(period: int, day: date) -> MatrixPage:
    """Who has answered what in decided descriptions of a year."""
    return matrix_page(NOBODY, period, day, ("description",))


def register(day: date) -> tuple[RegisterRow, ...]:
    """Every kind of governing text with what holds."""
    return register_page(day)


def everything(asked: Asked, day: date) -> Register:
    """Every text that fits what is asked for; what has been adopted is open to all."""
    return register_of(asked, day)


def whole_register(day: date) -> Register:
    """Every text there is, was or will be."""
    return register_of(Asked(state=""), day)


def document(key: str, day: date) -> DocumentPage | None:
    """A governing document as it stood on the day."""
    return document_page(key, day)


def instrument(key: str, day: date) -> InstrumentPage | None:
    """Everything there is of one kind of governing text."""
    return instrument_page(key, day)


def version(key: str, body: str, in_force_from: date, day: date, beside: int = 0) -> VersionPage | None:
    """A text in full."""
    return version_page(key, body, in_force_from, day, beside)


def statement(instrument_key: str, key: str, day: date) -> StatementPage | None:
    """A statement with its answers and its story; plans stay inside."""
    found = statement_called(instrument_key, key, day)
    if found is None:
        return None
    return StatementPage(found, answers_to(key, instrument_key, day), public_story(found.id, day))


DECIDED = ("adopted", "proposal_decided", "proposal_declined", "followed_up", "reported", "closed", "reopened")
"""What is told to all in its own words."""

ON_THE_WAY = frozenset(
    {
        "shift_strengthened",
        "proposal_seen",
        "proposal_argued",
        "proposal_proposed",
        "opinion_asked",
        "opinion_given",
        "proposal_prepared",
    }
)
"""What led to a decision: that it was done, when and by whom, is told to all once it is decided; the words stay."""


def public_story(number: int, day: date) -> tuple[Happening, ...]:
    """A statement's whole road: the shift as its body decided it, the steps, the decision and what came of it."""
    return opened(story_of_statement(number, day), day)


def opened(story: tuple[Happening, ...], day: date) -> tuple[Happening, ...]:
    """A story as anybody may read it: what was said on the way and what units do stays inside. Four queries."""
    told = {each.address for each in finished(day, ("dialogue",))}
    found = [opened_shift(each, day) for each in story if each.kind == "shift_seen"]
    for each in story:
        if each.kind in DECIDED:
            found.append(each)
        elif each.kind in ON_THE_WAY:
            found.append(replace(each, words="", address=each.address if each.address in told else ""))
    return in_order(filter(None, found), day)


def opened_shift(happening: Happening, day: date) -> Happening | None:
    """The shift as it stands in the description that its body has decided; None while it is a draft."""
    description, _part, rest = happening.address.partition("forflyttning/")
    number = int(rest.partition("/")[0])
    decided = Shift.objects.filter(pk=number, occasion__done_on__lte=day).exists()
    return replace(happening, address=description) if decided else None


def settled_by(decision: int, day: date) -> tuple[Story, ...]:
    """The road of each proposal that the decision settled, as anybody may read it."""
    return tuple(replace(each, happenings=opened(each.happenings, day)) for each in settled_stories(decision, day))


def decisions(day: date, *, body: str = "", year: int | None = None, words: str = "") -> DecisionsPage:
    """Decisions made by the day."""
    return decisions_page(day, body=body, year=year, words=words)


def decision(body: str, year: int, paragraph: int | None, number: int | None, day: date) -> DecisionPage | None:
    """One decision and everything it did."""
    return decision_page(body, year, paragraph, number, day)


def assignments(day: date, *, body: str = "", giver: str = "", state: str = "") -> AssignmentsPage:
    """Assignments and what became of them; which units planned them stays inside."""
    page = assignments_page(day, body=body, giver=giver, state=state)
    return replace(page, lines=tuple(replace(each, taken_up_by=()) for each in page.lines))


def bodies(day: date) -> BodiesPage:
    """The organisation on the day."""
    return bodies_page(day)


def body(key: str, day: date) -> BodyPage | None:
    """A body: what it is for and has told; roles without names, and nothing that is being prepared."""
    return body_page(key, day, inside=False)


def body_story(page: BodyPage, day: date) -> tuple[Happening, ...]:
    """The body's story with those it has taken over from; all of it has been decided or reported."""
    return story_of_body(page.line.key, day, tuple(key for key, _name in page.before))


def budgets(day: date) -> tuple[YearLine, ...]:
    """Every year whose budget holds, or has something published."""
    return tuple(each for each in budgets_page(day) if each.decision is not None or each.is_published)


def budget(year: int, day: date) -> YearPage | None:
    """A year's budget with what has been published; None when there is nothing for everybody."""
    page = for_everybody(budget_page(year, day))
    return page if page.held or page.put_forward else None


def reports(day: date) -> tuple[AccountsLine, ...]:
    """Every report of interim or annual accounts on the open pages, the latest first."""
    return tuple(each for each in accounts_list(NOBODY, day) if each.is_published)


def accounts(year: int, kind: str, day: date) -> AccountsPage | None:
    """A report of interim or annual accounts; None when there is none on the open pages."""
    return published_accounts(year, kind, day)


def attachment(number: int, day: date) -> AttachmentFile | None:
    """A file of a decision; None once it has been withdrawn."""
    return attachment_file(number, day)


def decision_now(address: str) -> str | None:
    """Where the decision is read that once was read at this address."""
    return corrected_address(address)


def thread(day: date) -> tuple[Knot, ...]:
    """The golden thread without what units do."""
    return tuple(without_plans(knot) for knot in thread_page(day).roots)


def without_plans(knot: Knot) -> Knot:
    """The knot without plan items below it."""
    return replace(knot, below=tuple(without_plans(each) for each in knot.below if each.kind != "plan"))

"""The trail that auditors follow: the ledger's lines in order, without drafts, notes and what is somebody's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from koll.almanac import end_of_day
from koll.charter.organisation import name_order
from koll.permissions import Act, Actor, require
from koll.reads.called import headings
from koll.reads.cycle import OccasionLine, occasion_lines
from koll.reads.decisions import DecisionLine, decisions_page, occasion_address, statement_address
from koll.reads.municipality import body_names, head, ours
from koll.reads.oversight_entries import EntryLine, entries, entry_address
from koll.reads.risks import plan_address
from koll.records.models import Entry, Indicator, Occasion, Oversight, Proposal, RiskPlan, Statement

TOLD = frozenset(
    {
        "add_indicator",
        "add_meeting",
        "adopt",
        "adopt_budget",
        "adopt_document",
        "answer_oversight",
        "appoint",
        "argue",
        "ask_opinions",
        "attach",
        "attest_decision",
        "begin_body",
        "bind_company",
        "cancel_meeting",
        "change_indicator",
        "change_meeting",
        "close_assignment",
        "comment_reading",
        "conclude_oversight",
        "correct_decision",
        "decide_occasion",
        "decide_on_company",
        "decide_proposal",
        "decide_term",
        "decline_proposal",
        "end_body",
        "end_indicator",
        "end_seat",
        "forecast",
        "fulfil",
        "give_opinion",
        "hand_over_accounts",
        "hold",
        "hold_meeting_after_all",
        "import_decisions",
        "import_meetings",
        "list_decision",
        "meet_owner_duty",
        "note_reports",
        "open_new_version",
        "open_occasion",
        "open_term_work",
        "plan_occasion",
        "prepare",
        "propose",
        "publish_accounts",
        "publish_budget",
        "publish_form",
        "put_alternative",
        "raise_proposal",
        "reconsider",
        "record_decision",
        "record_outcome",
        "record_ownership",
        "record_readings",
        "register",
        "rename_body",
        "reopen_assignment",
        "repeal_document",
        "replace_template",
        "report",
        "report_assignment",
        "resume_indicator",
        "revise_budget",
        "send_back",
        "settle_balance",
        "settle_risks",
        "start",
        "submit",
        "take_off_list",
        "take_outcomes",
        "tell_of_decision",
        "treat_accounts",
        "withdraw_attachment",
    }
)
"""Acts whose lines an auditor sees. What is named neither here nor below is not shown: deny by default."""

WORK = frozenset(
    {
        "add_risk",
        "begin_oversight",
        "change_oversight",
        "change_risk",
        "change_shift",
        "hand_out",
        "restore_part",
        "save_together",
        "see_shift",
        "take_back_part",
        "take_out_risk",
        "take_over_risks",
        "write_answer",
        "write_part",
    }
)
"""Acts that make something which is a draft until it is decided: their lines are shown when it is."""

A_PAGE = 50
FEW = 8


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One line of the ledger: its number, when, who, the act's name, and what it was about ("" where nothing more)."""

    number: int
    at: datetime
    who: str
    act: str
    heading: str
    address: str


@dataclass(frozen=True, slots=True)
class TrailPage:
    """The lines that fit, the latest first, a page at a time; the ledger's head; and whom and when to choose among."""

    lines: tuple[TrailLine, ...]
    total: int
    page: int
    pages: int
    head: str
    entries: int
    bodies: tuple[tuple[str, str], ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """What was decided, followed up and looked at in a year, by all bodies or one: the latest of each, and how many."""

    decisions: tuple[DecisionLine, ...]
    decided: int
    followups: tuple[OccasionLine, ...]
    overseen: tuple[EntryLine, ...]


def drafts_on(day: date) -> list[str]:
    """The addresses of everything that is still a draft on the day. Three queries."""
    waiting = Occasion.objects.filter(Q(done_on__isnull=True) | Q(done_on__gt=day))
    found = [occasion_address(*row) for row in waiting.values_list("activity", "body__key", "period", "number")]
    unconcluded = Oversight.objects.filter(Q(concluded_on__isnull=True) | Q(concluded_on__gt=day))
    found += [entry_address(row) for row in unconcluded.select_related("body")]
    unsettled = RiskPlan.objects.filter(Q(decision__isnull=True) | Q(decision__day__gt=day))
    return found + [plan_address(*row) for row in unsettled.values_list("body__key", "period")]


def about(body: str) -> Q:
    """Which lines are about a body: its own addresses, its proposals, its statements and its indicators."""
    addresses = [
        f"/forslag/{number}/" for number in Proposal.objects.filter(body__key=body).values_list("pk", flat=True)
    ]
    own = Statement.objects.filter(Q(body__key=body) | Q(version__body__key=body))
    addresses += [statement_address(*row) for row in own.values_list("version__instrument", "key").distinct()]
    addresses += [
        f"/indikatorer/{key}/" for key in Indicator.objects.filter(body__key=body).values_list("key", flat=True)
    ]
    return Q(subject__contains=f"/{body}/") | Q(subject__in=addresses)


def lines_for(day: date, body: str, year: int | None) -> QuerySet[Entry]:
    """The lines that an auditor may see, written by the day, of a body and a year. At most six queries to make."""
    found = Entry.objects.filter(act__in=TOLD | WORK, at__lt=end_of_day(day))
    found = found.exclude(act__in=WORK, subject__in=drafts_on(day))
    if year is not None:
        found = found.filter(at__year=year)
    return found.filter(about(body)) if body else found


def trail_page(actor: Actor, day: date, *, body: str = "", year: int | None = None, page: int = 1) -> TrailPage:
    """A page of the trail; UnableToReach for everybody but auditors. Fixed queries."""
    require(actor, Act.READ_TRAIL)
    found = lines_for(day, body, year)
    total = found.count()
    pages = max(1, -(-total // A_PAGE))
    shown = min(max(page, 1), pages)
    rows = found.select_related("actor").order_by("-number")[(shown - 1) * A_PAGE : shown * A_PAGE]
    names = body_names(day)
    first = Entry.objects.order_by("number").values_list("at", flat=True).first()
    last = Entry.objects.order_by("-number").values_list("number", flat=True).first()
    return TrailPage(
        lines=told(rows, names),
        total=total,
        page=shown,
        pages=pages,
        head=head(),
        entries=last or 0,
        bodies=tuple(sorted(names.items(), key=lambda each: name_order(each[1]))),
        years=tuple(range(day.year, (first.year if first else day.year) - 1, -1)),
    )


def trail_rows(actor: Actor, day: date, *, body: str = "", year: int | None = None) -> tuple[TrailLine, ...]:
    """Every line of the trail that fits, the first first; UnableToReach for everybody but auditors. Fixed queries."""
    require(actor, Act.READ_TRAIL)
    return told(lines_for(day, body, year).select_related("actor").order_by("number"), body_names(day))


def told(rows: Iterable[Entry], names: dict[str, str]) -> tuple[TrailLine, ...]:
    """The rows as lines, each with the name of what it was about. Nine queries."""
    kept = list(rows)
    called = headings([row.subject for row in kept], names)
    return tuple(
        TrailLine(
            row.number,
            row.at,
            row.actor.name if row.actor else "",
            row.act,
            called.get(row.subject, ""),
            "" if row.subject == "/" else row.subject,
        )
        for row in kept
    )


def followed(actor: Actor, day: date, *, body: str = "", year: int | None = None) -> Followed:
    """What was decided, followed up and looked at in the year; UnableToReach for everybody but auditors."""
    require(actor, Act.READ_TRAIL)
    charter, shown = ours().charter, year or day.year
    kinds = [each.key for each in charter.activities if each.kind == "followup"]
    whose = Q(body__key=body) if body else Q()
    decided = decisions_page(day, body=body, year=shown)
    done = occasion_lines(day, whose & Q(activity__in=kinds, period=shown, done_on__lte=day))
    looked = entries(charter, whose & Q(period=shown, concluded_on__lte=day), day)
    return Followed(decided.lines[:FEW], decided.total, done, looked)

"""Where things are read: each kind of ref once, with its page inside, its open page if any, and what machines ask.

Whatever lies below the surfaces knows refs alone; a surface turns a ref into an address here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.urls import Resolver404, resolve, reverse

from koll.domain.refs import (
    AccountsRef,
    AnswerRef,
    AttachmentRef,
    BodyRef,
    BudgetRef,
    CalendarFeedRef,
    ChallengeMapRef,
    DecisionRef,
    DescriptionsRef,
    DocumentRef,
    EconomyRef,
    EmployeeAnswerRef,
    EmployeeQuestionRef,
    FollowedDecisionRef,
    IndicatorRef,
    InstrumentRef,
    InternalControlPlanRef,
    MeetingRef,
    MeetingsRef,
    OccasionRef,
    OpinionRef,
    OutcomeRef,
    OutcomesOfBodyRef,
    OutcomesRef,
    OversightRef,
    PageRef,
    PartRef,
    PictureRef,
    PlanItemRef,
    PlanRef,
    ProposalRef,
    Ref,
    RoomLeadRef,
    RoomRef,
    ShiftChangeRef,
    ShiftRef,
    StatementRef,
    TermRef,
    TrendChangeRef,
    TrendRef,
    TrendsOfBodyRef,
    TrendsRef,
    VersionRef,
    YearRef,
    names_of,
)
from koll.public.decisions import decision_ref_with

OPEN = "/oppet"
"""What the public's addresses begin with."""

type Values = Mapping[str, Any]


def fields_of(ref: Ref) -> Values:
    """The values of a ref by the names of its fields."""
    return {part.name: getattr(ref, part.name) for part in names_of(type(ref))}


def named(**names: str) -> Callable[[Any], Values]:
    """The values of a ref under the names that its route has for them: `named(item="number")`."""

    def values(ref: Any) -> Values:
        return {there: getattr(ref, here) for there, here in names.items()}

    return values


def nothing(_ref: Any) -> Values:
    """Nothing stands in the address."""
    return {}


def nothing_after(_ref: Any) -> str:
    """Nothing follows."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where things of a kind are read: the names of the routes, "" for none, and what stands in them.

    `values`: what stands in the addresses inside and outside. A name may stand for several addresses, told apart by
    which values there are. `after`: what always follows; `machine_values`: what stands in the address for machines,
    where that is something else, and what is asked there after a question mark.
    """

    inside: str
    outside: str = ""
    machine: str = ""
    values: Callable[[Any], Values] = fields_of
    after: Callable[[Any], str] = nothing_after
    machine_values: Callable[[Any], tuple[str, Values, Values]] | None = None


def values_in_year(ref: Any) -> Values:
    """What stands in the address of something of an occasion: its number in the year only when it is not the first."""
    first = {"activity": ref.activity, "body": ref.body, "period": ref.period}
    return first | ({"number": ref.number} if ref.number > 1 else {})


def answer_values(ref: AnswerRef) -> Values:
    """The occasion and the statement."""
    return {**values_in_year(ref), "statement": ref.statement}


def shift_change_values(ref: ShiftChangeRef) -> Values:
    """The occasion and the shift."""
    return {**values_in_year(ref), "shift": ref.shift}


def secret_values(ref: CalendarFeedRef | EmployeeAnswerRef | EmployeeQuestionRef) -> Values:
    """The number and the secret part."""
    return {"number": ref.number, "token": ref.token}


def part_values(ref: PartRef) -> Values:
    """The occasion and the part."""
    return {**values_in_year(ref), "part": ref.part}


def decision_values(ref: DecisionRef) -> Values:
    """Body, year and paragraph, or the number of a decision that has no paragraph. One query if only that is known."""
    known = ref if ref.body else decision_ref_with(ref.number) or ref
    last = {"number": known.number} if known.paragraph is None else {"paragraph": known.paragraph}
    return {"body": known.body, "year": known.year} | last


def version_values(ref: VersionRef) -> Values:
    """The instrument and the first day, and whose it is and which of the day where there are several."""
    values = {"instrument": ref.instrument, "body": ref.body, "day": ref.in_force_from, "beside": ref.beside}
    return {name: value for name, value in values.items() if value}


def meeting_after(ref: MeetingRef) -> str:
    """Where it stands among the meetings of its year."""
    return f"#meeting-{ref.number}"


def followed_after(ref: FollowedDecisionRef) -> str:
    """Which of the lists it stands on, and where there."""
    return f"{'' if ref.is_there else '?state=closed'}#beslut-{ref.number}"


def machine_decision(ref: DecisionRef) -> tuple[str, Values, Values]:
    """A decision without a paragraph has a route of its own."""
    values = decision_values(ref)
    return ("api:decision" if "paragraph" in values else "api:decision_bare"), values, {}


def machine_version(ref: VersionRef) -> tuple[str, Values, Values]:
    """Whose it is and which of the day are asked for."""
    asked = {"body": ref.body, "beside": ref.beside}
    values = {"instrument": ref.instrument, "first_day": ref.in_force_from}
    return "api:text", values, {name: value for name, value in asked.items() if value}


def machine_in_year(name: str) -> Callable[[Any], tuple[str, Values, Values]]:
    """What is of an occasion, always with its number."""

    def spot(ref: Any) -> tuple[str, Values, Values]:
        return name, {**values_in_year(ref), "number": ref.number}, {}

    return spot


ROUTES: dict[type[Ref], Route] = {
    AccountsRef: Route(
        inside="accounts_of", outside="open_accounts", machine="api:accounts", values=named(year="year", kind="report")
    ),
    AnswerRef: Route(inside="write_answer", values=answer_values),
    AttachmentRef: Route(inside="attachment", outside="open_attachment"),
    BodyRef: Route(inside="body", outside="open_body", machine="api:body"),
    BudgetRef: Route(inside="budget", outside="open_budget", machine="api:budget"),
    CalendarFeedRef: Route(inside="calendar_feed", values=secret_values),
    ChallengeMapRef: Route(
        inside="map", outside="open_map", values=values_in_year, machine_values=machine_in_year("api:body_map")
    ),
    DecisionRef: Route(
        inside="decision", outside="open_decision", values=decision_values, machine_values=machine_decision
    ),
    DescriptionsRef: Route(inside="analyses_of", values=named(period="year")),
    DocumentRef: Route(inside="document", outside="open_document", machine="api:document"),
    EconomyRef: Route(inside="economy_of"),
    EmployeeAnswerRef: Route(inside="staff_receipt", values=secret_values),
    EmployeeQuestionRef: Route(inside="staff_answer", values=secret_values),
    FollowedDecisionRef: Route(inside="assignments", outside="open_assignments", values=nothing, after=followed_after),
    IndicatorRef: Route(inside="indicator"),
    InstrumentRef: Route(
        inside="instrument", outside="open_instrument", machine="api:instrument", values=named(instrument="key")
    ),
    InternalControlPlanRef: Route(inside="risk_plan"),
    MeetingRef: Route(inside="meetings_of", values=named(year="year"), after=meeting_after),
    MeetingsRef: Route(inside="meetings_of"),
    OccasionRef: Route(
        inside="occasion",
        outside="open_occasion",
        values=values_in_year,
        machine_values=machine_in_year("api:occasion"),
    ),
    OpinionRef: Route(inside="give_opinion", values=named(number="proposal", opinion="number")),
    OutcomeRef: Route(inside="tell_upshot", values=named(upshot="number")),
    OutcomesOfBodyRef: Route(inside="upshots_of_body"),
    OutcomesRef: Route(inside="upshots", values=values_in_year),
    OversightRef: Route(inside="oversight_file"),
    PartRef: Route(inside="write_part", values=part_values),
    PictureRef: Route(inside="picture", outside="open_picture"),
    PlanItemRef: Route(inside="plan_item", values=named(body="body", item="number")),
    PlanRef: Route(inside="plan"),
    ProposalRef: Route(inside="proposal"),
    RoomLeadRef: Route(inside="lead_room"),
    RoomRef: Route(inside="room"),
    ShiftChangeRef: Route(inside="shift", values=shift_change_values),
    ShiftRef: Route(inside="one_shift", values=named(shift="number")),
    StatementRef: Route(inside="statement", outside="open_statement", machine="api:statement"),
    TermRef: Route(inside="term", values=named(began="began_on")),
    TrendChangeRef: Route(inside="change_trend", values=named(trend="number")),
    TrendRef: Route(inside="trend", outside="open_trend", machine="api:trend", values=named(trend="number")),
    TrendsOfBodyRef: Route(inside="trends_here", values=values_in_year),
    TrendsRef: Route(inside="trends_of", outside="open_trends_of", values=named(period="year")),
    VersionRef: Route(inside="version", outside="open_version", values=version_values, machine_values=machine_version),
    YearRef: Route(inside="year_of"),
}

PAGES = {
    "analyses": "",
    "assignments": "open_assignments",
    "bodies": "open_bodies",
    "calendars": "",
    "decisions": "open_decisions",
    "dialogue_forms": "",
    "economy_balance": "",
    "home": "",
    "indicators": "",
    "open_front": "open_front",
    "patterns": "",
    "people": "",
    "plans": "",
    "reminders": "",
    "templates": "",
    "trends": "open_trends",
    "work": "",
}
"""The pages that are about no single thing, by their routes inside, each with its open one."""


def route_of(ref: Ref) -> Route:
    """Where things of the kind are read."""
    if isinstance(ref, PageRef):
        return Route(inside=ref.name, outside=PAGES[ref.name], values=nothing)
    return ROUTES[type(ref)]


@lru_cache(maxsize=16_384)
def reversed_address(name: str, values: tuple[tuple[str, Any], ...]) -> str:
    """The address that the route has for the values."""
    return reverse(name, kwargs=dict(values))


def joined_address(name: str, ref: Ref, held: Route) -> str:
    """The address of a route with what follows after it."""
    place = f"#{ref.place}" if ref.place else ""
    return reversed_address(name, tuple(held.values(ref).items())) + held.after(ref) + place


def address(ref: Ref | None) -> str:
    """Where the thing is read inside; "" for nothing."""
    if not ref:
        return ""
    held = route_of(ref)
    return joined_address(held.inside, ref, held)


def open_address(ref: Ref | None) -> str:
    """Where anybody reads it; "" where the public has no page of such things, and then there must be no link."""
    if not ref:
        return ""
    held = route_of(ref)
    return joined_address(held.outside, ref, held) if held.outside else ""


def machine_address(ref: Ref | None) -> str:
    """Where machines read it; "" where they have nothing of the kind. A place within it is not told."""
    if not ref:
        return ""
    held = route_of(ref)
    if held.machine_values is not None:
        name, values, asked = held.machine_values(ref)
    elif held.machine:
        name, values, asked = held.machine, held.values(ref), {}
    else:
        return ""
    return reversed_address(name, tuple(values.items())) + (f"?{urlencode(asked)}" if asked else "")


@lru_cache(maxsize=4096)
def open_twin_of(written: str) -> str:
    """The open page of an address that somebody wrote in a text; "" where the public has none."""
    try:
        resolve(urlsplit(f"{OPEN}{written}").path)
    except Resolver404:
        return ""
    return f"{OPEN}{written}"

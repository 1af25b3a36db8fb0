"""Where things are read: each kind of ref once, with its page inside, its open page if any, and what machines ask.

Whatever lies below the surfaces knows refs alone; a surface turns a ref into an address here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, cast
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
    ChallengeRef,
    CitedDecisionRef,
    DecisionRef,
    DescriptionsRef,
    DialogueOutcomeRef,
    DocumentRef,
    EconomyRef,
    EmployeeAnswerRef,
    EmployeeQuestionRef,
    EventDayGroupRef,
    FollowedDecisionRef,
    ForecastRef,
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
    OversightEntryRef,
    OversightRef,
    OwnQuestionRef,
    PageRef,
    PartRef,
    PartVersionRef,
    PictureRef,
    PlanItemRef,
    PlanRef,
    ProposalRef,
    Ref,
    RiskRef,
    RoleRef,
    RoomLeadRef,
    RoomRef,
    ShiftChangeRef,
    ShiftRef,
    StatementRef,
    TermRef,
    TermStatementRef,
    TermTextRef,
    TrendChangeRef,
    TrendMeaningRef,
    TrendRef,
    TrendsOfBodyRef,
    TrendsRef,
    VersionRef,
    YearRef,
    names_of,
)
from koll.frame.ref_converters import register_ref
from koll.public.decisions import decision_ref_with

OPEN = "/oppet"
"""What the public's addresses begin with."""

type Values = Mapping[str, Any]


def fields_of(ref: Ref) -> Values:
    """The values of a ref by the names of its fields."""
    return {part.name: getattr(ref, part.name) for part in names_of(type(ref))}


def itself(ref: Any) -> Ref | None:
    """The ref stands in the address."""
    return cast("Ref", ref)


def nothing(_ref: Any) -> Ref | None:
    """Nothing stands in the address."""
    return None


def nothing_after(_ref: Any) -> str:
    """Nothing follows."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where things of a kind are read: the names of the routes, "" for none, and what stands in them.

    `segments`: how the ref stands in addresses, as `ref_converters` reads it; routes have it as `<kind:ref>`.
    `stands`: the ref that stands in the address of its page, where that is another than itself, or none. `after`: what
    always follows; `machine_values`: what stands in the address for machines, where that is something else than the
    fields of the ref, and what is asked there after a question mark.
    """

    segments: str = ""
    inside: str
    outside: str = ""
    machine: str = ""
    stands: Callable[[Any], Ref | None] = itself
    after: Callable[[Any], str] = nothing_after
    machine_values: Callable[[Any], tuple[str, Values, Values]] | None = None


def citation_of(ref: DecisionRef) -> CitedDecisionRef:
    """The decision as it is cited. One query if only its number is known."""
    return (ref if ref.body else decision_ref_with(ref.number) or ref).cited


def meetings_with(ref: MeetingRef) -> MeetingsRef:
    """The meetings of its year."""
    return MeetingsRef(year=ref.year)


def meeting_after(ref: MeetingRef) -> str:
    """Where it stands among the meetings of its year."""
    return f"#meeting-{ref.number}"


def followed_after(ref: FollowedDecisionRef) -> str:
    """Which of the lists it stands on, and where there."""
    return f"{'' if ref.is_there else '?state=closed'}#beslut-{ref.number}"


def machine_decision(ref: DecisionRef) -> tuple[str, Values, Values]:
    """A decision without a paragraph has a route of its own."""
    return machine_citation(citation_of(ref))


def machine_citation(ref: CitedDecisionRef) -> tuple[str, Values, Values]:
    """A decision without a paragraph has a route of its own."""
    values = {"body": ref.body, "year": ref.year}
    if ref.paragraph:
        return "api:decision", {**values, "paragraph": ref.paragraph}, {}
    return "api:decision_bare", {**values, "number": ref.number}, {}


def machine_version(ref: VersionRef) -> tuple[str, Values, Values]:
    """Whose it is and which of the day are asked for."""
    asked = {"body": ref.body, "beside": ref.beside}
    values = {"instrument": ref.instrument, "first_day": ref.in_force_from}
    return "api:text", values, {name: value for name, value in asked.items() if value}


def machine_named(route: str, **names: str) -> Callable[[Any], tuple[str, Values, Values]]:
    """The route for machines has other names for the fields: `machine_named("api:trend", number="trend")`."""

    def values(ref: Any) -> tuple[str, Values, Values]:
        return route, {names.get(name, name): value for name, value in fields_of(ref).items()}, {}

    return values


OF_OCCASION = "<slug:activity>/<slug:body>/<year:period>[/<num:number=1>]"
OF_BODY_AND_YEAR = "<slug:body>/<year:period>"
KNOWN_TO_FEW = "<num:number>/<slug:token>"
CITED = "<slug:body>/<year:year>/<num:paragraph>|<slug:body>/<year:year>/utan-paragraf/<num:number>"

ROUTES: dict[type[Ref], Route] = {
    AccountsRef: Route(
        segments="<year:year>/<slug:report>",
        inside="accounts_of",
        outside="open_accounts",
        machine_values=machine_named("api:accounts", report="kind"),
    ),
    AnswerRef: Route(segments=f"{OF_OCCASION}/svara/<num:statement>", inside="write_answer"),
    AttachmentRef: Route(segments="<num:number>", inside="attachment", outside="open_attachment"),
    BodyRef: Route(segments="<slug:key>", inside="body", outside="open_body", machine="api:body"),
    BudgetRef: Route(segments="<year:year>", inside="budget", outside="open_budget", machine="api:budget"),
    CalendarFeedRef: Route(segments=KNOWN_TO_FEW, inside="calendar_feed"),
    ChallengeMapRef: Route(segments=f"{OF_OCCASION}/karta", inside="map", outside="open_map", machine="api:body_map"),
    ChallengeRef: Route(segments=f"{OF_OCCASION}/karta/<num:challenge>", inside="change_on_map"),
    CitedDecisionRef: Route(
        segments=CITED, inside="decision", outside="open_decision", machine_values=machine_citation
    ),
    DecisionRef: Route(
        segments="<num:number>",
        inside="decision",
        outside="open_decision",
        stands=citation_of,
        machine_values=machine_decision,
    ),
    DescriptionsRef: Route(segments="<year:year>", inside="analyses_of"),
    DialogueOutcomeRef: Route(segments=f"{OF_OCCASION}/utfall/<num:outcome>", inside="change_upshot"),
    DocumentRef: Route(segments="<slug:key>", inside="document", outside="open_document", machine="api:document"),
    EconomyRef: Route(segments="<year:year>", inside="economy_of"),
    EmployeeAnswerRef: Route(segments=KNOWN_TO_FEW, inside="staff_receipt"),
    EmployeeQuestionRef: Route(segments=KNOWN_TO_FEW, inside="staff_answer"),
    EventDayGroupRef: Route(segments=f"{OF_OCCASION}/grupper/<num:group>", inside="day_group"),
    FollowedDecisionRef: Route(
        segments="<num:number>", inside="assignments", outside="open_assignments", stands=nothing, after=followed_after
    ),
    ForecastRef: Route(segments="<year:year>/<slug:body>", inside="economy_forecast"),
    IndicatorRef: Route(segments="<slug:key>", inside="indicator"),
    InstrumentRef: Route(
        segments="<slug:key>",
        inside="instrument",
        outside="open_instrument",
        machine_values=machine_named("api:instrument", key="instrument"),
    ),
    InternalControlPlanRef: Route(segments=OF_BODY_AND_YEAR, inside="risk_plan"),
    MeetingRef: Route(inside="meetings_of", stands=meetings_with, after=meeting_after),
    MeetingsRef: Route(segments="<year:year>", inside="meetings_of"),
    OccasionRef: Route(segments=OF_OCCASION, inside="occasion", outside="open_occasion", machine="api:occasion"),
    OpinionRef: Route(segments="<num:proposal>/yttrande/<num:number>", inside="give_opinion"),
    OutcomeRef: Route(segments="<num:number>", inside="tell_upshot"),
    OutcomesOfBodyRef: Route(segments="<slug:body>", inside="upshots_of_body"),
    OutcomesRef: Route(segments=f"{OF_OCCASION}/utfall", inside="upshots"),
    OversightEntryRef: Route(segments=f"{OF_BODY_AND_YEAR}/<num:number>", inside="change_oversight"),
    OversightRef: Route(segments=OF_BODY_AND_YEAR, inside="oversight_file"),
    OwnQuestionRef: Route(segments=f"{OF_OCCASION}/skriv/<slug:part>/fragor/<num:question>", inside="end_own_question"),
    PartRef: Route(segments=f"{OF_OCCASION}/skriv/<slug:part>", inside="write_part"),
    PartVersionRef: Route(segments=f"{OF_OCCASION}/skriv/<slug:part>/versioner/<num:version>", inside="part_version"),
    PictureRef: Route(segments="<num:number>", inside="picture", outside="open_picture"),
    PlanItemRef: Route(segments="<slug:body>/<num:number>", inside="plan_item"),
    PlanRef: Route(segments="<slug:body>", inside="plan"),
    ProposalRef: Route(segments="<num:number>", inside="proposal"),
    RiskRef: Route(segments=f"{OF_BODY_AND_YEAR}/<num:number>", inside="change_risk"),
    RoleRef: Route(segments="<slug:role>/<slug:body>", inside="role_of"),
    RoomLeadRef: Route(segments="<num:number>/led", inside="lead_room"),
    RoomRef: Route(segments="<num:number>", inside="room"),
    ShiftChangeRef: Route(segments=f"{OF_OCCASION}/forflyttning/<num:shift>", inside="shift"),
    ShiftRef: Route(segments="<num:number>", inside="one_shift"),
    StatementRef: Route(
        segments="<slug:instrument>/punkt/<slug:key>",
        inside="statement",
        outside="open_statement",
        machine="api:statement",
    ),
    TermRef: Route(segments="<day:began_on>", inside="term"),
    TermStatementRef: Route(segments="<day:began_on>/<slug:instrument>/punkt/<slug:key>", inside="choose_in_term"),
    TermTextRef: Route(segments="<day:began_on>/<slug:instrument>", inside="new_in_term"),
    TrendChangeRef: Route(segments="<num:number>/andra", inside="change_trend"),
    TrendMeaningRef: Route(segments=f"{OF_OCCASION}/trender/<num:trend>", inside="trend_meaning"),
    TrendRef: Route(
        segments="<num:number>",
        inside="trend",
        outside="open_trend",
        machine_values=machine_named("api:trend", number="trend"),
    ),
    TrendsOfBodyRef: Route(segments=f"{OF_OCCASION}/trender", inside="trends_here"),
    TrendsRef: Route(segments="<year:year>", inside="trends_of", outside="open_trends_of"),
    VersionRef: Route(
        segments="<slug:instrument>[/<slug:body=>]/<day:in_force_from>[/<num:beside=0>]",
        inside="version",
        outside="open_version",
        machine_values=machine_version,
    ),
    YearRef: Route(segments="<year:year>", inside="year_of"),
}
"""Each kind of ref with how it stands in addresses and where it is read."""

PAGES = {
    "accounts": "open_reports",
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


for kind_of_ref, route_declared in ROUTES.items():
    if route_declared.segments:
        register_ref(kind_of_ref, route_declared.segments)


def route_of(ref: Ref) -> Route:
    """Where things of the kind are read."""
    if isinstance(ref, PageRef):
        return Route(inside=ref.name, outside=PAGES[ref.name], stands=nothing)
    return ROUTES[type(ref)]


@lru_cache(maxsize=16_384)
def reversed_address(name: str, kind: str, values: tuple[tuple[str, Any], ...]) -> str:
    """The address that the route has for the ref of the kind with the values."""
    return reverse(name, kwargs={"ref": Ref.kinds[kind](**dict(values))})


def address_at(name: str, ref: Ref | None) -> str:
    """The address of a route that has the ref in it, or nothing."""
    if ref is None:
        return reverse(name)
    values = tuple((part.name, getattr(ref, part.name)) for part in fields(ref) if part.name != "place")
    return reversed_address(name, ref.kind, values)


def joined_address(name: str, ref: Ref, held: Route) -> str:
    """The address of a route with what follows after it."""
    place = f"#{ref.place}" if ref.place else ""
    return address_at(name, held.stands(ref)) + held.after(ref) + place


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
        name, values, asked = held.machine, fields_of(ref), {}
    else:
        return ""
    return reverse(name, kwargs=dict(values)) + (f"?{urlencode(asked)}" if asked else "")


@lru_cache(maxsize=4096)
def open_twin_of(written: str) -> str:
    """The open page of an address that somebody wrote in a text; "" where the public has none."""
    try:
        resolve(urlsplit(f"{OPEN}{written}").path)
    except Resolver404:
        return ""
    return f"{OPEN}{written}"

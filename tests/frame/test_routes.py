"""Every kind of thing has one place where it is read, and its name is read back from its text."""

import inspect
from dataclasses import fields
from datetime import date
from typing import Any, get_type_hints
from urllib.parse import urlsplit

import pytest
from django.urls import NoReverseMatch, Resolver404, resolve
from hypothesis import given
from hypothesis import strategies as st

from koll.domain import refs
from koll.domain.refs import BadRef, Ref, names_of, ref_or_none
from koll.frame.http.audience import every_address
from koll.frame.ref_converters import RefConverter, address_of_route
from koll.frame.routes import (
    PAGES,
    ROUTES,
    address,
    itself,
    machine_address,
    open_address,
    open_twin_of,
    route_of,
)

IN_YEAR: dict[str, Any] = {"activity": "analysis", "body": "schools", "period": 2027}
SEVENTH = {**IN_YEAR, "number": 7}
FIRST = date(2027, 1, 2)
READ = {
    refs.AccountsRef(year=2027, report="interim", place="schools"): (
        "/bokslut/2027/interim/#schools",
        "/oppet/bokslut/2027/interim/#schools",
        "/api/v1/accounts/2027/interim",
    ),
    refs.AnswerRef(**SEVENTH, statement=3): ("/aret/analysis/schools/2027/7/svara/3/", "", ""),
    refs.AttachmentRef(number=5): ("/bilagor/5/", "/oppet/bilagor/5/", ""),
    refs.BodyRef(key="schools"): ("/organ/schools/", "/oppet/organ/schools/", "/api/v1/bodies/schools"),
    refs.BudgetRef(year=2027): ("/budget/2027/", "/oppet/budget/2027/", "/api/v1/budgets/2027"),
    refs.CalendarFeedRef(number=5, token="abc"): ("/kalender/5/abc.ics", "", ""),
    refs.ChallengeMapRef(**IN_YEAR): (
        "/aret/analysis/schools/2027/karta/",
        "/oppet/aret/analysis/schools/2027/karta/",
        "/api/v1/maps/analysis/schools/2027/1",
    ),
    refs.ChallengeRef(**SEVENTH, challenge=5): ("/aret/analysis/schools/2027/7/karta/5/", "", ""),
    refs.CitedDecisionRef(body="kf", year=2027, paragraph=14): (
        "/beslut/kf/2027/14/",
        "/oppet/beslut/kf/2027/14/",
        "/api/v1/decisions/kf/2027/14",
    ),
    refs.CitedDecisionRef(body="kf", year=2027, number=8): (
        "/beslut/kf/2027/utan-paragraf/8/",
        "/oppet/beslut/kf/2027/utan-paragraf/8/",
        "/api/v1/decisions/kf/2027/without-paragraph/8",
    ),
    refs.DecisionRef(number=7, body="kf", year=2027, paragraph=14): (
        "/beslut/kf/2027/14/",
        "/oppet/beslut/kf/2027/14/",
        "/api/v1/decisions/kf/2027/14",
    ),
    refs.DecisionRef(number=8, body="kf", year=2027): (
        "/beslut/kf/2027/utan-paragraf/8/",
        "/oppet/beslut/kf/2027/utan-paragraf/8/",
        "/api/v1/decisions/kf/2027/without-paragraph/8",
    ),
    refs.DescriptionsRef(year=2027): ("/analyser/2027/", "", ""),
    refs.DialogueOutcomeRef(**SEVENTH, outcome=5): ("/aret/analysis/schools/2027/7/utfall/5/", "", ""),
    refs.DocumentRef(key="policy"): (
        "/styrningen/dokument/policy/",
        "/oppet/styrningen/dokument/policy/",
        "/api/v1/documents/policy",
    ),
    refs.EconomyRef(year=2027): ("/ekonomi/2027/", "", ""),
    refs.EmployeeAnswerRef(number=5, token="abc"): ("/medarbetare/kvitto/5/abc/", "", ""),
    refs.EmployeeQuestionRef(number=5, token="abc"): ("/medarbetare/5/abc/", "", ""),
    refs.EventDayGroupRef(**IN_YEAR, number=1, group=5): ("/aret/analysis/schools/2027/grupper/5/", "", ""),
    refs.FollowedDecisionRef(number=5): ("/uppdrag/#beslut-5", "/oppet/uppdrag/#beslut-5", ""),
    refs.FollowedDecisionRef(number=6, is_there=False): (
        "/uppdrag/?state=closed#beslut-6",
        "/oppet/uppdrag/?state=closed#beslut-6",
        "",
    ),
    refs.ForecastRef(year=2027, body="schools"): ("/ekonomi/2027/schools/prognos/", "", ""),
    refs.IndicatorRef(key="k1"): ("/indikatorer/k1/", "", ""),
    refs.InstrumentRef(key="vision"): (
        "/styrningen/vision/",
        "/oppet/styrningen/vision/",
        "/api/v1/instruments/vision",
    ),
    refs.InternalControlPlanRef(body="schools", period=2027): ("/internkontroll/schools/2027/", "", ""),
    refs.MeetingRef(year=2027, number=5): ("/moten/2027/#meeting-5", "", ""),
    refs.MeetingsRef(year=2027): ("/moten/2027/", "", ""),
    refs.OccasionRef(**IN_YEAR): (
        "/aret/analysis/schools/2027/",
        "/oppet/aret/analysis/schools/2027/",
        "/api/v1/occasions/analysis/schools/2027/1",
    ),
    refs.OccasionRef(**SEVENTH, place="part-x"): (
        "/aret/analysis/schools/2027/7/#part-x",
        "/oppet/aret/analysis/schools/2027/7/#part-x",
        "/api/v1/occasions/analysis/schools/2027/7",
    ),
    refs.OpinionRef(proposal=2, number=5): ("/forslag/2/yttrande/5/", "", ""),
    refs.OutcomeRef(number=5): ("/dialoger/utfall/5/", "", ""),
    refs.OutcomesOfBodyRef(body="schools"): ("/dialoger/hos/schools/", "", ""),
    refs.OutcomesRef(**IN_YEAR): ("/aret/analysis/schools/2027/utfall/", "", ""),
    refs.OversightEntryRef(body="schools", period=2027, number=3): ("/uppsikt/schools/2027/3/andra/", "", ""),
    refs.OversightRef(body="schools", period=2027, place="3"): ("/uppsikt/schools/2027/#3", "", ""),
    refs.OwnQuestionRef(**SEVENTH, part="mandate", question=5): (
        "/aret/analysis/schools/2027/7/skriv/mandate/fragor/5/",
        "",
        "",
    ),
    refs.PageRef(name="decisions"): ("/beslut/", "/oppet/beslut/", ""),
    refs.PageRef(name="open_front"): ("/", "/", ""),
    refs.PartRef(**IN_YEAR, number=1, part="mandate"): ("/aret/analysis/schools/2027/skriv/mandate/", "", ""),
    refs.PartVersionRef(**SEVENTH, part="mandate", version=5): (
        "/aret/analysis/schools/2027/7/skriv/mandate/versioner/5/",
        "",
        "",
    ),
    refs.PictureRef(number=5): ("/bilder/5/", "/oppet/bilder/5/", ""),
    refs.PlanItemRef(body="north", number=5): ("/planer/north/5/", "", ""),
    refs.PlanRef(body="north"): ("/planer/north/", "", ""),
    refs.ProposalRef(number=5): ("/forslag/5/", "", ""),
    refs.RiskRef(body="schools", period=2027, number=3): ("/internkontroll/schools/2027/3/andra/", "", ""),
    refs.RoleRef(role="ordforande", body="schools"): ("/laget/ordforande/schools/", "", ""),
    refs.RoomLeadRef(number=5): ("/rum/5/led/", "", ""),
    refs.RoomRef(number=5): ("/rum/5/", "", ""),
    refs.ShiftChangeRef(**SEVENTH, shift=5): ("/aret/analysis/schools/2027/7/forflyttning/5/", "", ""),
    refs.ShiftRef(number=5): ("/forflyttning/5/", "", ""),
    refs.StatementRef(instrument="goals", key="read"): (
        "/styrningen/goals/punkt/read/",
        "/oppet/styrningen/goals/punkt/read/",
        "/api/v1/instruments/goals/statements/read",
    ),
    refs.TermRef(began_on=FIRST, place="vision"): ("/styrningen/ny-mandatperiod/2027-01-02/#vision", "", ""),
    refs.TermStatementRef(began_on=FIRST, instrument="vision", key="read"): (
        "/styrningen/ny-mandatperiod/2027-01-02/vision/punkt/read/",
        "",
        "",
    ),
    refs.TermTextRef(began_on=FIRST, instrument="vision"): (
        "/styrningen/ny-mandatperiod/2027-01-02/vision/ny/",
        "",
        "",
    ),
    refs.TrendChangeRef(number=5): ("/omvarlden/trend/5/andra/", "", ""),
    refs.TrendMeaningRef(**IN_YEAR, number=1, trend=5): ("/aret/analysis/schools/2027/trender/5/", "", ""),
    refs.TrendRef(number=5): ("/omvarlden/trend/5/", "/oppet/omvarlden/trend/5/", "/api/v1/trends/5"),
    refs.TrendsOfBodyRef(**IN_YEAR): ("/aret/analysis/schools/2027/trender/", "", ""),
    refs.TrendsRef(year=2027): ("/omvarlden/2027/", "/oppet/omvarlden/2027/", ""),
    refs.VersionRef(instrument="plan", body="", in_force_from=FIRST): (
        "/styrningen/plan/2027-01-02/",
        "/oppet/styrningen/plan/2027-01-02/",
        "/api/v1/instruments/plan/versions/2027-01-02",
    ),
    refs.VersionRef(instrument="plan", body="schools", in_force_from=FIRST, beside=7): (
        "/styrningen/plan/schools/2027-01-02/7/",
        "/oppet/styrningen/plan/schools/2027-01-02/7/",
        "/api/v1/instruments/plan/versions/2027-01-02?body=schools&beside=7",
    ),
    refs.VersionRef(instrument="plan", body="schools", in_force_from=FIRST): (
        "/styrningen/plan/schools/2027-01-02/",
        "/oppet/styrningen/plan/schools/2027-01-02/",
        "/api/v1/instruments/plan/versions/2027-01-02?body=schools",
    ),
    refs.YearRef(year=2027): ("/aret/2027/", "", ""),
}


def test_every_kind_is_read_somewhere_and_tried() -> None:
    kinds = set(Ref.kinds.values())
    assert kinds - {refs.PageRef} == set(ROUTES)
    assert {type(ref) for ref in READ} == kinds


@pytest.mark.parametrize("ref", READ, ids=str)
def test_a_thing_is_read_inside_by_everybody_and_by_machines(ref: Ref) -> None:
    assert (address(ref), open_address(ref), machine_address(ref)) == READ[ref]


@pytest.mark.parametrize("ref", READ, ids=str)
def test_a_name_is_read_back_from_its_text(ref: Ref) -> None:
    read = Ref.parse(str(ref))
    assert (read, type(read)) == (ref, type(ref))
    assert {part.name for part in names_of(type(ref))}.isdisjoint({"token", "is_there"})


@pytest.mark.parametrize("ref", READ, ids=str)
def test_what_is_asked_for_at_an_address_is_the_thing_that_the_address_was_made_for(ref: Ref) -> None:
    stands = route_of(ref).stands(ref)
    asked = {} if stands is None else {"ref": stands.whole}
    written = [made for made in (address(ref), open_address(ref)) if made]
    assert [resolve(urlsplit(made).path).kwargs for made in written] == [asked] * len(written)


NUMBERS = st.integers(min_value=1, max_value=10**9 - 1)
OF_A_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    int: NUMBERS,
    str: st.from_regex(r"[a-z0-9_-]{1,30}", fullmatch=True),
    date: st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31)),
}
YEARS = st.integers(min_value=1900, max_value=2200)


@st.composite
def refs_with_segments(draw: st.DrawFn) -> Ref:
    """Any ref of a kind that stands in addresses by itself."""
    kind = draw(st.sampled_from([kind for kind, held in ROUTES.items() if held.segments and held.stands is itself]))
    types = get_type_hints(kind)
    values = {
        part.name: draw(YEARS if part.name in {"year", "period"} else OF_A_TYPE[types[part.name]])
        for part in fields(kind)
        if part.name != "place"
    }
    if kind is refs.CitedDecisionRef:
        values[draw(st.sampled_from(["paragraph", "number"]))] = 0
    if kind is refs.VersionRef and draw(st.booleans()):
        values["beside"] = 0
    return kind(**values)


@given(refs_with_segments())
def test_every_ref_is_read_back_from_its_address(ref: Ref) -> None:
    match = resolve(urlsplit(address(ref)).path)
    assert {name: vars(read) for name, read in match.kwargs.items()} == {"ref": vars(ref)}


@pytest.mark.parametrize(
    "written",
    [
        "/aret/analysis/schools/0000/",
        "/aret/analysis/schools/2201/7/",
        "/aret/analysis/schools/2027/2147483648/",
        "/aret/analysis/schools/2027/99999999999999999999/",
        "/aret/analysis/schools/2027/7/8/",
        "/aret/analysis/schools/2027/-1/",
        "/aret/analysis/schools\0/2027/",
        f"/aret/{'a' * 10_000}/schools/20277/",
        "/aret/analysis/schools/\u0662\u0660\u0662\u0667/",
        "/beslut/kf/2027/utan-paragraf/",
        "/beslut/kf/2027/9999999999/",
        "/styrningen/vision/2027-02-30/",
        "/styrningen/vision/1899-12-31/",
        "/oppet/styrningen/vision/9999-12-31/",
        "/forslag/9999999999/",
        "/internkontroll/schools/2027/7/8/andra/",
    ],
)
def test_an_address_of_what_there_cannot_be_leads_nowhere(written: str) -> None:
    with pytest.raises(Resolver404):
        resolve(written)


def ways_to_views() -> list[tuple[str, str, list[str], list[str]]]:
    """Every route but those for machines and those to sign in: the view, and what it is given."""
    ways = []
    for route, pattern in every_address():
        view = inspect.unwrap(pattern.callback)
        if not view.__module__.startswith(("koll.web", "koll.portal")):
            continue
        converters = pattern.pattern.converters
        of_refs = [name for name, converter in converters.items() if isinstance(converter, RefConverter)]
        ways.append((route, view.__name__, of_refs, [name for name in converters if name not in of_refs]))
    return ways


def test_a_view_is_given_one_ref_and_at_most_what_has_no_name_of_its_own() -> None:
    ways = ways_to_views()
    assert len(ways) > 200
    assert [way for way in ways if way[2] not in ([], ["ref"], ["ref", "other"]) or len(way[3]) > 1] == []


def test_a_view_says_the_kind_of_ref_that_its_routes_give_it() -> None:
    other = []
    for route, pattern in every_address():
        said = inspect.signature(inspect.unwrap(pattern.callback)).parameters
        for name, converter in pattern.pattern.converters.items():
            if isinstance(converter, RefConverter):
                kinds = str(said[name].annotation).split(" | ")
                other += [] if converter.kind.__name__ in kinds else [(route, kinds)]
    assert other == []


def test_every_route_with_a_ref_is_of_a_kind_in_the_table() -> None:
    routes = {route.inside for route in ROUTES.values()} | {route.outside for route in ROUTES.values()} - {""}
    names = {pattern.name for _route, pattern in every_address()}
    assert routes - names == set()


def test_a_route_is_reached_by_a_ref_or_by_what_stands_in_it() -> None:
    item = refs.PlanItemRef(body="north", number=5)
    assert address_of_route("plan_move", item) == address_of_route("plan_move", "north", 5)
    assert address_of_route("plan_move", "north", 5) == "/planer/north/5/flytta/"
    assert address_of_route("accounts_beside", 2027, "interim", 2026, "annual") == (
        "/bokslut/2027/interim/jamfor/2026/annual/"
    )
    assert address_of_route("work") == "/mitt/"
    with pytest.raises(NoReverseMatch):
        address_of_route("plan_move", "north")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_its_own_has_an_address(name: str) -> None:
    assert address(refs.PageRef(name=name)).startswith("/")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/aret/analysis/schools/2027/",
        "https://example.org/",
        "nothing:1",
        "proposal:",
        "proposal:x",
        "proposal:01",
        "proposal:1/2",
        "proposal:99999999999999999999",
        "statement:goals",
        "statement:goals/a%00b",
        "term:2027-02-30",
        "term:20270102",
    ],
)
def test_what_names_nothing_is_nothing(text: str) -> None:
    assert ref_or_none(text) is None
    with pytest.raises(BadRef):
        Ref.parse(text)


def test_nothing_is_read_nowhere_and_a_written_address_has_its_open_twin() -> None:
    assert (address(None), open_address(None), machine_address(None)) == ("", "", "")
    assert (open_twin_of("/styrningen/vision/"), open_twin_of("/mitt/")) == ("/oppet/styrningen/vision/", "")

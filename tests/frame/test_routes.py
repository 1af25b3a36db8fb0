"""Every kind of thing has one place where it is read, and its name is read back from its text."""

from datetime import date
from typing import Any

import pytest

from koll.domain import refs
from koll.domain.refs import BadRef, Ref, names_of, ref_or_none
from koll.frame.routes import PAGES, ROUTES, address, machine_address, open_address, open_twin_of

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
    refs.DocumentRef(key="policy"): (
        "/styrningen/dokument/policy/",
        "/oppet/styrningen/dokument/policy/",
        "/api/v1/documents/policy",
    ),
    refs.EconomyRef(year=2027): ("/ekonomi/2027/", "", ""),
    refs.EmployeeAnswerRef(number=5, token="abc"): ("/medarbetare/kvitto/5/abc/", "", ""),
    refs.EmployeeQuestionRef(number=5, token="abc"): ("/medarbetare/5/abc/", "", ""),
    refs.FollowedDecisionRef(number=5): ("/uppdrag/#beslut-5", "/oppet/uppdrag/#beslut-5", ""),
    refs.FollowedDecisionRef(number=6, is_there=False): (
        "/uppdrag/?state=closed#beslut-6",
        "/oppet/uppdrag/?state=closed#beslut-6",
        "",
    ),
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
    refs.OversightRef(body="schools", period=2027, place="3"): ("/uppsikt/schools/2027/#3", "", ""),
    refs.PageRef(name="decisions"): ("/beslut/", "/oppet/beslut/", ""),
    refs.PageRef(name="open_front"): ("/", "/", ""),
    refs.PartRef(**IN_YEAR, number=1, part="mandate"): ("/aret/analysis/schools/2027/skriv/mandate/", "", ""),
    refs.PictureRef(number=5): ("/bilder/5/", "/oppet/bilder/5/", ""),
    refs.PlanItemRef(body="north", number=5): ("/planer/north/5/", "", ""),
    refs.PlanRef(body="north"): ("/planer/north/", "", ""),
    refs.ProposalRef(number=5): ("/forslag/5/", "", ""),
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
    refs.TrendChangeRef(number=5): ("/omvarlden/trend/5/andra/", "", ""),
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
    assert {part.name for part in names_of(type(ref))}.isdisjoint({"token", "paragraph", "is_there"})


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

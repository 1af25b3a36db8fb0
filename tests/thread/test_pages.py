"""Tråden: what hangs under what, who sees it, as of which day, followed both ways, as a tree, a list and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.world import CARE, COUNCIL, EXECUTIVE, FIRST_SCHOOL, SCHOOL_SECTOR, SCHOOLS, World

from koll.acts.followup import IndicatorInput, add_indicator
from koll.acts.instruments import StatementInput, VersionInput, adopt_instrument
from koll.acts.plans import add_plan_item, change_plan_item
from koll.acts.proposals import decide_proposal, prepare_proposal, raise_proposal, submit_proposal
from koll.frame.routes import address as address_of
from koll.reads.thread import MOST_BELOW, ThreadBranch, ThreadPage

pytestmark = pytest.mark.django_db

JANUARY = date(2027, 1, 11)


def page_of(client: Client, address: str = "/traden/", **asked: str) -> ThreadPage:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    page: ThreadPage = answer.context["page"]
    return page


def text_of(client: Client, address: str = "/traden/", **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def walked(branches: tuple[ThreadBranch, ...]) -> Iterator[ThreadBranch]:
    for branch in branches:
        yield branch
        yield from walked(branch.below)


def drawn(page: ThreadPage) -> list[str]:
    """The headings in the tree, in its order."""
    return [row.knot.heading for row in walked((*page.branches, *page.beside))]


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def planned(world: World, heading: str, serves: int | None = None, *, shared: bool = True) -> int:
    """Something the first school's manager plans."""
    manager = world.by(FIRST_SCHOOL, "manager")
    item = add_plan_item(manager, body=FIRST_SCHOOL, heading=heading, serves=serves).id
    if shared:
        days = {"begins_on": None, "due_on": None}
        change_plan_item(manager, item=item, heading=heading, text="", who="", verb="", shared=True, revision=1, **days)
    return item


def a_whole_thread(world: World) -> dict[str, int]:
    """A goal of the council, one of the schools under it, a plan under that, and an answer to the council's."""
    goal = world.adopt("goal", "Alla lär sig läsa", day=JANUARY)["Alla lär sig läsa"]
    own = world.adopt(
        "own_goal", "Högläsning varje dag", decided_by=SCHOOLS, day=date(2027, 1, 18), contributes_to=(goal,)
    )
    planned(world, "Vi läser efter lunch", own["Högläsning varje dag"])
    described = world.opened("description")
    world.answered(described, goal, {"reasoning": "Barnen läser för varandra."})
    world.decided(described, day=date(2027, 3, 10))
    return {"goal": goal, "own": own["Högläsning varje dag"]}


@pytest.mark.both_databases
@pytest.mark.requirement("R-059")
def test_what_is_done_hangs_under_what_it_serves_all_the_way_up(world: World) -> None:
    a_whole_thread(world)
    page = page_of(world.client(CARE))
    hanging = {row.knot.heading: [one.knot.heading for one in row.below] for row in walked(page.branches)}
    assert hanging["Det första: visionen"] == ["Alla lär sig läsa"]
    assert hanging["Alla lär sig läsa"] == ["Högläsning varje dag", "Barnen läser för varandra."]
    assert hanging["Högläsning varje dag"] == ["Vi läser efter lunch"]


@pytest.mark.requirement("R-059")
def test_what_contributes_to_two_things_is_shown_once_and_named_the_second_time(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    (goal,) = world.in_force("goal")
    page = page_of(world.client(SCHOOLS))
    assert len(goal.contributes_to) == 2
    assert drawn(page).count("Alla lär sig läsa") == 1
    assert [row.heading for branch in page.branches for row in branch.again] == ["Alla lär sig läsa"]


def test_a_goal_that_lives_on_in_a_new_text_keeps_what_hangs_under_it(world: World) -> None:
    a_whole_thread(world)
    (former,) = world.in_force("goal")
    roots = tuple(row.id for row in former.contributes_to)
    words = StatementInput(heading="Alla lär sig läsa", text="Skärpt.", key=former.key, contributes_to=roots)
    version = VersionInput(
        instrument=world.level("goal").key, title="Nya mål", in_force_from=world.day, statements=(words,)
    )
    adopt_instrument(world.by(COUNCIL), decision=world.decision(COUNCIL, "Nya mål"), version=version)
    assert "Högläsning varje dag" in drawn(page_of(world.client(CARE)))
    assert page_of(world.client(CARE)).beside == ()


def test_what_a_proposal_led_to_hangs_under_the_goal_it_was_to_serve(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa", day=JANUARY)["Alla lär sig läsa"]
    said = {"kind": "assignment", "heading": "Pröva en lässtuga", "text": "Pröva.", "reasons": "Den behövs."}
    number = raise_proposal(world.by(SCHOOLS), body=SCHOOLS, occasion=None, shift=None, serves=goal, **said).id
    submit_proposal(world.by(SCHOOLS), proposal=number, words="")
    prepare_proposal(world.by(EXECUTIVE), proposal=number, words="Bereds.")
    instrument = world.level("assignment", SCHOOLS)
    outcome = VersionInput(
        instrument=instrument.key, title="Pröva en lässtuga", in_force_from=world.day, text="Pröva.", body=SCHOOLS
    )
    decision = world.decision(COUNCIL, "Uppdrag")
    decide_proposal(world.by(COUNCIL), proposal=number, decision=decision, outcome=outcome, words="Ja.")
    page = page_of(world.client(CARE))
    (under,) = [row for row in walked(page.branches) if row.knot.heading == "Alla lär sig läsa"]
    assert [row.knot.heading for row in under.below] == ["Pröva en lässtuga"]


def test_an_assignment_tied_to_nothing_stands_by_itself(world: World) -> None:
    world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)
    page = page_of(world.client(SCHOOLS))
    assert [row.knot.heading for row in page.beside] == ["Se över lokalerna"]


def test_a_plan_that_is_not_shared_is_seen_by_its_unit_and_the_one_above_alone(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa", day=JANUARY)["Alla lär sig läsa"]
    item = planned(world, "Vi prövar tyst", goal, shared=False)
    sees = {
        who: "Vi prövar tyst" in text_of(world.client(*who)) + text_of(world.client(*who), som="lista")
        for who in ((FIRST_SCHOOL, "manager"), (SCHOOL_SECTOR, "manager"), (SCHOOLS, "chair"), (CARE, "secretary"))
    }
    assert list(sees.values()) == [True, True, False, False]
    assert world.client(CARE).get("/traden/", {"vid": f"plan:{item}"}).status_code == 404
    pdf = world.client(CARE).get("/traden/pdf/").content
    assert b"Vi pr" not in pdf


def test_the_thread_speaks_of_the_day_in_its_address(world: World) -> None:
    a_whole_thread(world)
    client = world.client(CARE)
    known = {day: drawn(page_of(client, on=day)) for day in ("2027-01-12", "2027-02-01")}
    assert "Högläsning varje dag" not in known["2027-01-12"]
    assert "Högläsning varje dag" in known["2027-02-01"]
    assert "Vi läser efter lunch" not in known["2027-02-01"]


def test_a_draft_does_not_hang_in_the_thread(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa", day=JANUARY)["Alla lär sig läsa"]
    world.answered(world.opened("description"), goal, {"reasoning": "Ett utkast."})
    assert "Ett utkast." not in text_of(world.client(SCHOOLS)) + text_of(Client(), "/oppet/traden/")


def test_it_is_followed_upwards_and_downwards_from_any_knot(world: World) -> None:
    a_whole_thread(world)
    (own,) = world.in_force("own_goal")
    instrument = address_of(own.ref).split("/")[2]
    page = page_of(world.client(CARE), vid=f"{instrument}.{own.key}")
    assert [[row.heading for row in path] for path in page.paths] == [
        ["Det första: visionen", "Alla lär sig läsa"],
        ["Det första: värdegrunden", "Alla lär sig läsa"],
    ]
    assert drawn(page) == ["Högläsning varje dag", "Vi läser efter lunch"]


@pytest.mark.parametrize("key", ["nowhere.nothing", "plan:999", "<script>", "a" * 400])
def test_what_is_not_there_cannot_be_followed(world: World, key: str) -> None:
    assert world.client(CARE).get("/traden/", {"vid": key}).status_code == 404
    assert Client().get("/oppet/traden/", {"vid": key}).status_code == 404


@pytest.mark.parametrize("asked", [{"ar": "0000"}, {"ar": "x"}, {"sida": "-1"}, {"vand": ",,a"}, {"organ": "nobody"}])
def test_whatever_is_asked_is_answered(world: World, asked: dict[str, str]) -> None:
    assert page_of(world.client(CARE), **asked).pages == 1


def test_the_list_says_the_same_as_the_tree(world: World) -> None:
    a_whole_thread(world)
    world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)
    client = world.client(CARE)
    listed = [line.knot.heading for line in page_of(client, som="lista").lines]
    assert sorted(listed) == sorted(drawn(page_of(client)))


def test_a_body_sees_its_own_and_what_it_contributes_to(world: World) -> None:
    a_whole_thread(world)
    world.adopt("assignment", "Se över lokalerna", whose=CARE, day=JANUARY)
    client = world.client(COUNCIL)
    schools = drawn(page_of(client, organ=SCHOOLS))
    assert {"Alla lär sig läsa", "Högläsning varje dag", "Vi läser efter lunch"} <= set(schools)
    assert "Se över lokalerna" not in schools
    assert "Högläsning varje dag" not in drawn(page_of(client, organ=CARE))


def test_a_year_shows_what_was_said_in_it(world: World) -> None:
    a_whole_thread(world)
    client = world.client(CARE)
    assert "Barnen läser för varandra." in drawn(page_of(client, ar="2027"))
    assert "Barnen läser för varandra." not in drawn(page_of(client, ar="2026"))


def test_a_knot_is_closed_and_opened_by_its_own_link(world: World) -> None:
    a_whole_thread(world)
    goal = world.level("goal").key
    (line,) = world.in_force("goal")
    page = text_of(world.client(CARE), vand=f"{goal}.{line.key}")
    assert 'aria-expanded="false"' in page
    assert "Högläsning varje dag" not in page.split('id="tree"')[1].split("</ul>")[0]
    assert "3 saker hänger under Alla lär sig läsa" in page


def test_a_knot_with_very_much_below_it_shows_some_and_leads_to_the_list(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa", day=JANUARY)["Alla lär sig läsa"]
    many = [f"Mål {number:02}" for number in range(MOST_BELOW + 5)]
    world.adopt("own_goal", *many, decided_by=SCHOOLS, day=date(2027, 1, 18), contributes_to=(goal,))
    page = text_of(world.client(CARE))
    assert "5 till, i listan" in page
    (line,) = world.in_force("goal")
    listed = page_of(world.client(CARE), som="lista", vid=f"{world.level('goal').key}.{line.key}").lines
    assert len(listed) == 1 + len(many)


def test_more_in_the_thread_asks_no_more_questions(world: World) -> None:
    client, seen = world.client(SCHOOLS), []
    for rows in (["Ett"], ["Ett", "Två", "Tre"]):
        goals = world.adopt("goal", *rows, day=JANUARY if len(rows) == 1 else date(2027, 2, 8))
        for heading, number in goals.items():
            planned(world, f"Vi gör {heading}", number)
        seen.append([queries(client, address) for address in ("/traden/", "/traden/?som=lista", "/oppet/traden/")])
    assert seen[0] == seen[1]


# -- where it can be tied on


def gaps(page: ThreadPage) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(gap.kind, gap.knot.heading, gap.whom) for gap in page.gaps]


def test_gaps_say_what_could_be_done_next_and_by_whom(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)
    planned(world, "Fika på fredagar")
    found = gaps(page_of(world.client(CARE)))
    assert found[0][:2] == ("unanswered", "Alla lär sig läsa")
    assert {"Skolnämnden", "Omsorgsnämnden"} <= set(found[0][2])
    assert found[1:] == [
        ("untaken", "Se över lokalerna", ("Skolnämnden",)),
        ("serves_nothing", "Fika på fredagar", ("Första skolan",)),
    ]


def test_an_assignment_in_a_plan_that_is_not_shared_is_no_gap_and_tells_nothing(world: World) -> None:
    given = world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)["Se över lokalerna"]
    planned(world, "Vi mäter rummen", given, shared=False)
    page = text_of(world.client(CARE))
    assert "Uppdrag som ingen plan har tagit upp än" not in page
    assert "Vi mäter rummen" not in page


def test_a_goal_that_is_answered_is_no_gap(world: World) -> None:
    a_whole_thread(world)
    assert gaps(page_of(world.client(CARE))) == []
    assert gaps(page_of(world.client(CARE), organ=CARE)) == [("unanswered", "Alla lär sig läsa", ("Omsorgsnämnden",))]


def test_nothing_is_graded(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    page = text_of(world.client(CARE)).split("<main")[1].split("</main>")[0]
    assert "Det är ingen lista över fel" in page
    assert [word for word in ("%", "poäng", "betyg", "grön", "röd ", "brist") if word in page.lower()] == []


# -- outside, and on paper


def test_the_public_follows_what_is_decided_and_nothing_else(world: World) -> None:
    goal = a_whole_thread(world)["goal"]
    words = IndicatorInput(
        name="Läslust",
        says="",
        unit="procent",
        body=SCHOOLS,
        source="own",
        code="",
        compared_with=(),
        direction="",
        target_low=None,
        target_high=None,
        statements=(goal,),
    )
    add_indicator(world.by(SCHOOLS), words=words)
    world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)
    inside, outside = text_of(world.client(CARE)), text_of(Client(), "/oppet/traden/")
    assert [row in inside for row in ("Läslust", "Vi läser efter lunch", "Här kan tråden knytas vidare")] == [True] * 3
    assert [row in outside for row in ("Läslust", "Vi läser efter lunch", "Här kan tråden knytas vidare")] == [
        False
    ] * 3
    assert "Barnen läser för varandra." in outside


def test_every_link_of_the_public_thread_leads_somewhere(world: World) -> None:
    a_whole_thread(world)
    for asked in ({}, {"som": "lista"}):
        page = text_of(Client(), "/oppet/traden/", **asked).split("<main")[1].split("</main>")[0]
        found = {part.split('"')[0].split("#")[0] for part in page.split('href="')[1:]}
        leads = {row: Client().get(row if row.startswith("/") else f"/oppet/traden/{row}") for row in found if row}
        assert {lead: answer.status_code for lead, answer in leads.items()} == dict.fromkeys(leads, 200)


def test_it_is_printed_as_a_document(world: World) -> None:
    a_whole_thread(world)
    (goal,) = world.in_force("goal")
    key = f"{world.level('goal').key}.{goal.key}"
    for client, address in ((world.client(CARE), "/traden/pdf/"), (Client(), "/oppet/traden/pdf/")):
        for asked in ({}, {"vid": key}, {"organ": SCHOOLS}, {"ar": "2027"}):
            answer = client.get(address, asked)
            assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert client.get(address, {"vid": "no.thing"}).status_code == 404


def test_a_council_that_has_adopted_nothing_is_told_what_will_be_here(world: World) -> None:
    said = "Inget hänger ihop än."
    assert said in text_of(world.client(CARE))
    assert said in text_of(Client(), "/oppet/traden/")
    assert world.client(CARE).get("/traden/pdf/").status_code == 200


def test_those_who_are_signed_out_follow_nothing_inside(world: World) -> None:
    assert Client().get("/traden/").status_code in (302, 401, 403)

"""One list of who has what to write across the bodies: sorted by day, chosen among, and no draft of others in it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.markup import laid_flat
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOL_SECTOR, SCHOOLS, World, context_on

from koll.acts.descriptions import assign_part, return_occasion, submit_occasion
from koll.frame.routes import address as address_of
from koll.reads.descriptions import AllocationQuery, WritingAllocationPage, handed_page

pytestmark = pytest.mark.django_db

ADDRESS = "/analyser/2027/vem-har-vad/"
KINDS = ("analysis", "description", "followup")
EVERYTHING = AllocationQuery()
SOON, LATER = date(2027, 4, 1), date(2027, 5, 1)


def hand_out(
    world: World, occasion: int, step: str, due_on: date, body: str = SCHOOLS, day: date | None = None
) -> None:
    """The body's secretary hands a step to themselves."""
    assign_part(world.by(body, day=day), occasion=occasion, step=step, person=world.person(body), due_on=due_on)


def parts(world: World) -> list[str]:
    """The steps of a description that are parts."""
    return [f"part:{part.key}" for part in world.activity("description").parts]


def seen(
    world: World,
    body: str = SCHOOLS,
    role: str = "secretary",
    day: date | None = None,
    chosen: AllocationQuery = EVERYTHING,
) -> WritingAllocationPage:
    """The list as the person with this role sees it."""
    return handed_page(context_on(day or world.day, world.actor(body, role)), 2027, KINDS, chosen)


def rows(page: WritingAllocationPage) -> list[tuple[str, str, date, str]]:
    """Body, part, day and state of each line."""
    return [(line.occasion.body_name, line.part, line.due_on, line.state) for line in page.lines]


@pytest.mark.both_databases
def test_parts_of_every_body_one_may_see_stand_by_day_with_how_far_they_are(world: World) -> None:
    first, second, third = parts(world)
    schools, care = world.opened("description"), world.opened("description", CARE)
    goal = world.adopt("goal", "Trygg väg till skolan")["Trygg väg till skolan"]
    hand_out(world, schools, second, LATER)
    hand_out(world, schools, first, SOON)
    hand_out(world, schools, f"answer:{goal}", LATER)
    hand_out(world, care, third, SOON, CARE)
    world.written(schools, first.removeprefix("part:"), "Vi finns till för barnen.")
    assert rows(seen(world)) == [
        ("Skolnämnden", "Verksamhetsbeskrivning", SOON, "writing"),
        ("Skolnämnden", "Omvärldsanalys", LATER, "not_begun"),
        ("Skolnämnden", "Trygg väg till skolan", LATER, "not_begun"),
    ]
    assert seen(world).hidden == ("Omsorgsnämnden",)
    assert [line.written_on for line in seen(world).lines] == [world.day, None, None]
    assert rows(seen(world, CARE)) == [("Omsorgsnämnden", "Nulägesanalys", SOON, "not_begun")]
    submit_occasion(world.by(SCHOOLS), occasion=schools)
    assert {state for *_rest, state in rows(seen(world))} == {"submitted"}
    world.decided(schools)
    for body, role in ((CARE, "secretary"), (EXECUTIVE, "officer"), (COUNCIL, "auditor")):
        page = seen(world, body, role)
        assert [row for row in rows(page) if row[0] == "Skolnämnden"] == [
            ("Skolnämnden", "Verksamhetsbeskrivning", SOON, "decided"),
            ("Skolnämnden", "Omvärldsanalys", LATER, "decided"),
            ("Skolnämnden", "Trygg väg till skolan", LATER, "decided"),
        ]
        assert page.hidden == (() if body == CARE else ("Omsorgsnämnden",))


def test_only_those_who_write_there_are_led_to_where_it_is_written(world: World) -> None:
    occasion = world.opened("description")
    hand_out(world, occasion, parts(world)[0], SOON)
    at = address_of(world.page("description").line.ref)
    for role, where in (("secretary", f"{at}skriv/verksamhetsbeskrivning/"), ("member", at)):
        assert f'<a class="ds-link" href="{where}">Verksamhetsbeskrivning</a>' in text(world, SCHOOLS, role)


def text(world: World, body: str = SCHOOLS, role: str = "secretary", asked: str = "") -> str:
    answer = world.client(body, role).get(ADDRESS + asked)
    assert answer.status_code == 200
    return laid_flat(answer.content.decode())


def test_the_list_is_chosen_among_by_body_by_person_and_by_whether_the_day_has_passed(world: World) -> None:
    first, second, _third = parts(world)
    occasion = world.opened("description")
    officer = world.person(SCHOOL_SECTOR, "officer")
    assign_part(
        world.by(SCHOOLS, day=date(2027, 2, 2)), occasion=occasion, step=first, person=officer, due_on=date(2027, 3, 1)
    )
    hand_out(world, occasion, second, SOON)
    late, coming = rows(seen(world))
    assert (seen(world).total, seen(world).late) == (2, 1)
    assert rows(seen(world, chosen=AllocationQuery(late=True))) == [late]
    assert rows(seen(world, chosen=AllocationQuery(person=officer))) == [late]
    assert rows(seen(world, chosen=AllocationQuery(person=world.person(SCHOOLS)))) == [coming]
    assert rows(seen(world, chosen=AllocationQuery(body=SCHOOLS))) == [late, coming]
    assert rows(seen(world, chosen=AllocationQuery(body=CARE))) == []
    assert "dagen har gått" in text(world)
    assert "Ingen del passar" in text(world, asked=f"?organ={CARE}&state=late")
    assert text(world, asked="?organ=%00&person=x&state=y").count("<tr>") == 3
    submit_occasion(world.by(SCHOOLS), occasion=occasion)
    assert seen(world).late == 0


def test_what_nobody_has_is_said_of_what_is_being_written_and_no_longer_when_it_is_decided(world: World) -> None:
    goals = world.adopt("goal", "Trygg väg till skolan", "Alla lär sig läsa")
    occasion = world.opened("description")
    (free,) = seen(world).free
    assert (free.is_all, free.parts, free.answers) == (
        True,
        ("Verksamhetsbeskrivning", "Omvärldsanalys", "Nulägesanalys"),
        2,
    )
    hand_out(world, occasion, parts(world)[0], SOON)
    hand_out(world, occasion, f"answer:{goals['Alla lär sig läsa']}", SOON)
    (free,) = seen(world).free
    assert (free.is_all, free.parts, free.answers) == (False, ("Omvärldsanalys", "Nulägesanalys"), 1)
    assert "Omvärldsanalys, Nulägesanalys, 1 svar" in text(world)
    assert seen(world, CARE).free == ()
    world.decided(occasion)
    assert seen(world).free == ()


def test_what_is_sent_back_says_why_to_those_who_may_read_it(world: World) -> None:
    occasion = world.opened("description")
    hand_out(world, occasion, parts(world)[0], SOON)
    submit_occasion(world.by(SCHOOLS), occasion=occasion)
    return_occasion(world.by(SCHOOLS), occasion=occasion, reason="Siffrorna saknar källa.")
    page = seen(world)
    assert [(one_line.state, one_line.back_on) for one_line in page.lines] == [("back", world.day)]
    assert [(line.body_name, back.reason) for line, back in page.back] == [("Skolnämnden", "Siffrorna saknar källa.")]
    assert "Siffrorna saknar källa." in text(world)
    assert "Siffrorna" not in text(world, CARE)
    submit_occasion(world.by(SCHOOLS), occasion=occasion)
    assert (seen(world).back, seen(world).lines[0].state) == ((), "submitted")


def test_as_of_another_day_it_is_as_far_as_it_had_come(world: World) -> None:
    occasion, (first, second, _third) = world.opened("description"), parts(world)
    hand_out(world, occasion, first, SOON, day=date(2027, 2, 10))
    world.written(occasion, first.removeprefix("part:"), "Nytt.", day=date(2027, 2, 20))
    hand_out(world, occasion, second, SOON)
    world.decided(occasion)
    assert [state for *_rest, state in rows(seen(world))] == ["decided", "decided"]
    assert rows(seen(world, day=date(2027, 2, 21))) == [("Skolnämnden", "Verksamhetsbeskrivning", SOON, "writing")]
    assert rows(seen(world, day=date(2027, 2, 9))) == []
    page = text(world, asked="?on=2027-02-21")
    assert 'name="on" value="2027-02-21"' in page
    assert "/skriv/" not in page


def test_the_overview_and_the_executive_boards_page_lead_there(world: World) -> None:
    world.opened("description")
    for body, role, address in (
        (SCHOOLS, "secretary", "/analyser/2027/"),
        (EXECUTIVE, "officer", f"/laget/uppsikt/{EXECUTIVE}/"),
    ):
        assert f'href="{ADDRESS}"' in world.client(body, role).get(address).content.decode()


def test_more_parts_and_bodies_ask_no_more_of_the_database(world: World) -> None:
    goals = list(world.adopt("goal", "Ett", "Två", "Tre").values())
    client = world.client(SCHOOLS)

    def queries() -> int:
        client.get(ADDRESS)
        with CaptureQueriesContext(connection) as asked:
            client.get(ADDRESS)
        return len(asked)

    occasion, care = world.opened("description"), world.opened("description", CARE)
    hand_out(world, occasion, parts(world)[0], SOON)
    hand_out(world, occasion, f"answer:{goals[0]}", SOON)
    one = queries()
    for step in (*parts(world)[1:], *(f"answer:{goal}" for goal in goals[1:])):
        hand_out(world, occasion, step, SOON)
        hand_out(world, care, step, SOON, CARE)
    world.decided(care, CARE)
    world.opened("followup")
    assert queries() == one

"""What is seen across the bodies: the matrix, the shifts, the trends and the maps, on pages with fixed queries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.markup import laid_flat
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World, context_on

from koll.acts.activities import TrendInput, add_own_question, add_trend, write_trend_meaning
from koll.acts.descriptions import ChallengeInput, add_challenge, add_shift
from koll.acts.proposals import raise_proposal
from koll.frame.routes import address as address_of
from koll.permissions import NOBODY
from koll.reads.descriptions import shift_page, shifts_of_others, shifts_page
from koll.reads.followup import matrix_page
from koll.tables.models import Challenge, OwnQuestion, Template, Trend

pytestmark = pytest.mark.django_db


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return laid_flat(response.content.decode())


def ways(world: World, actor_of: str = "", day: date | None = None) -> list[list[str]]:
    """How each statement is answered by the school and the care committee, as somebody sees it."""
    actor = world.actor(actor_of) if actor_of else NOBODY
    page = matrix_page(context_on(day or world.day, actor), 2027, ("description",))
    places = [[key for key, _name in page.bodies].index(key) for key in (SCHOOLS, CARE)]
    return [[row.cells[place].how for place in places] for _label, rows in page.groups for row in rows]


@pytest.mark.both_databases
@pytest.mark.requirement("R-055")
def test_the_matrix_shows_where_there_is_an_answer_to_those_who_may_read_it(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    factor = world.adopt("factor", "Färre ska försörja fler")["Färre ska försörja fler"]
    occasion = world.opened("description")
    world.answered(occasion, goal, {"reasoning": "Vi läser högt."})
    assert ways(world) == [["writing", "unopened"], ["writing", "unopened"]]
    assert ways(world, SCHOOLS) == [["reasoned", "unopened"], ["none", "unopened"]]
    world.answered(occasion, factor, {"risks": "Få söker."}, mode="factor")
    world.decided(occasion)
    assert ways(world) == [["reasoned", "unopened"], ["factor", "unopened"]]
    assert ways(world, day=date(2027, 3, 1)) == [["writing", "unopened"], ["writing", "unopened"]]
    for client, address in ((Client(), "/oppet/analyser/2027/matris/"), (world.client(CARE), "/analyser/2027/matris/")):
        page = text(client, address)
        at = address_of(world.page("description").line.ref)
        assert f'{at}#answer-{goal}">' in page
        assert ": Alla lär sig läsa, Skolnämnden</span>" in page


def shifted(world: World, sentence: str, *bodies: str, body: str = SCHOOLS) -> int:
    occasion = world.page("description", body).line.id
    return add_shift(world.by(body), occasion=occasion, sentence=sentence, bodies=bodies).id


def test_a_shift_is_seen_by_the_bodies_it_concerns_when_it_is_decided(world: World) -> None:
    occasion = world.opened("description")
    number = shifted(world, "Dela lokalerna", CARE)
    assert [row.sentence for row in shifts_page(context_on(world.day, world.actor(SCHOOLS)), 2027).mine] == [
        "Dela lokalerna"
    ]
    assert shift_page(context_on(world.day, world.actor(CARE)), number) is None
    assert shifts_of_others(context_on(world.day, world.actor(CARE))) == ()
    world.decided(occasion)
    for body, mine, others in ((CARE, 1, 0), (COUNCIL, 0, 1)):
        page = shifts_page(context_on(world.day, world.actor(body)), 2027)
        assert (len(page.mine), len(page.others)) == (mine, others)
    assert [
        shifts_of_other.sentence for shifts_of_other in shifts_of_others(context_on(world.day, world.actor(CARE)))
    ] == ["Dela lokalerna"]
    assert "Dela lokalerna" in text(world.client(CARE), "/mitt/")


def test_a_shift_tells_what_has_become_of_it(world: World) -> None:
    occasion = world.opened("description")
    number = shifted(world, "Dela lokalerna", CARE)
    world.decided(occasion)
    said: dict[str, Any] = {"kind": "conditions", "heading": "Delad hyra", "text": "", "reasons": "Rummen står tomma."}
    raise_proposal(world.by(CARE), body=CARE, shift=number, **said)
    page = shift_page(context_on(world.day, world.actor(COUNCIL)), number)
    assert page is not None
    assert [(row.kind, row.who) for row in page.story] == [
        ("shift_seen", "Skolnämnden"),
        ("proposal_seen", "Omsorgsnämnden"),
    ]
    assert f"/forslag/nytt/?body={CARE}&amp;shift={number}" in text(world.client(CARE), f"/forflyttning/{number}/")


def filled(world: World, number: int) -> None:
    """So many trends, meanings, challenges, questions and shifts."""
    analysis = world.opened("analysis", EXECUTIVE, day=date(2027, 1, 11))
    doing = world.by(EXECUTIVE, day=date(2027, 1, 20))
    numbers = [
        add_trend(
            doing,
            occasion=analysis,
            words=TrendInput(heading=f"Trend {row}", level="local", kind="law", certainty="sure"),
        ).id
        for row in range(number)
    ]
    world.decided(analysis, EXECUTIVE, date(2027, 2, 1))
    occasion = world.opened("description")
    world.written(occasion, "nulagesanalys", "Barnen blir färre.")
    for one_number, trend in enumerate(numbers):
        write_trend_meaning(world.by(SCHOOLS), occasion=occasion, trend=trend, text="Färre.", revision=0)
        words = ChallengeInput(heading=f"Utmaning {one_number}", line="En rad.", sources=("part:nulagesanalys",))
        add_challenge(world.by(SCHOOLS), occasion=occasion, words=words)
        add_own_question(world.by(SCHOOLS), occasion=occasion, part="nulagesanalys", text=f"Fråga {one_number}?")
        shifted(world, f"Förflyttning {one_number}", CARE)


PAGES = (
    "/omvarlden/2027/",
    "/kartor/2027/",
    "/analyser/2027/matris/",
    "/forflyttningar/2027/",
    "/analyser/mall/",
    "/aret/nulagesbeskrivning/schools/2027/",
    "/aret/nulagesbeskrivning/schools/2027/karta/",
    "/aret/nulagesbeskrivning/schools/2027/trender/",
    "/aret/nulagesbeskrivning/schools/2027/skriv/nulagesanalys/",
)


def queries(client: Client) -> list[int]:
    counts = []
    for address in PAGES:
        text(client, address)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            text(client, address)
        counts.append(len(seen))
    return counts


def test_the_pages_ask_as_much_of_the_database_for_one_row_as_for_three(world: World) -> None:
    filled(world, 1)
    client = world.client(SCHOOLS)
    one = queries(client)
    trend = Trend.objects.get()
    occasion = world.page("description").line.id
    for row in (2, 3):
        Trend.objects.create(
            occasion_id=trend.occasion_id, number=row, heading="T", level="local", kind="law", certainty="sure"
        )
        sources = ["part:nulagesanalys"]
        Challenge.objects.create(occasion_id=occasion, number=row, heading="U", line="R", sources=sources)
        add_own_question(world.by(SCHOOLS), occasion=occasion, part="nulagesanalys", text=f"Fråga {row}?")
        shifted(world, f"Förflyttning {row}", CARE)
    assert queries(client) == one


def test_forms_send_what_they_say_and_keep_what_was_typed(world: World) -> None:
    key = world.activity("description").key
    sent = {
        "name": "Vår mall",
        "from_period": "2028",
        "reason": "Färre frågor.",
        "revision": "0",
        "part1_heading": "Läget",
        "part1_source": "own",
        "part1_questions": "Vad ser ni?\nVad vet ni inte?",
        "part1_read_by": ["kf"],
        "part1_needed": "on",
    }
    client = world.client(EXECUTIVE)
    refused = client.post(f"/analyser/mall/{key}/", sent | {"part1_read_by": []})
    assert (refused.status_code, "Vad vet ni inte?" in refused.content.decode()) == (400, True)
    assert client.post(f"/analyser/mall/{key}/", sent).status_code == 302
    part = {
        "key": "laget",
        "heading": "Läget",
        "source": "own",
        "needed": True,
        "read_by": ["kf"],
        "questions": ["Vad ser ni?", "Vad vet ni inte?"],
    }
    assert Template.objects.get().parts == [part]
    assert world.client(SCHOOLS).get(f"/analyser/mall/{key}/").status_code == 403


def test_a_question_of_its_own_is_added_and_taken_away_on_the_page_of_the_part(world: World) -> None:
    world.opened("description")
    at = f"{address_of(world.page('description').line.ref)}skriv/nulagesanalys/"
    client = world.client(SCHOOLS)
    assert client.post(f"{at}fragor/", {"text": "Vad säger eleverna?", "read_by": ["ks"]}).status_code == 302
    page = text(client, at)
    assert "Vad säger eleverna?" in page
    assert "Fråga från Skolnämnden." in page
    number = OwnQuestion.objects.get().pk
    text(client, f"{at}fragor/{number}/")
    assert client.post(f"{at}fragor/{number}/").status_code == 302
    assert "Vad säger eleverna?" not in text(client, at)


def test_a_goal_answered_in_another_way_asks_why(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa", mode="measured")["Alla lär sig läsa"]
    world.opened("description")
    at = f"{address_of(world.page('description').line.ref)}svara/{goal}/"
    client = world.client(SCHOOLS)
    sent = {"mode": "reasoned", "reasoning": "Vi läser högt.", "revision": "0"}
    refused = client.post(at, sent)
    assert (refused.status_code, "Vi läser högt." in refused.content.decode()) == (400, True)
    assert client.post(at, sent | {"mode_why": "Provet görs i höst."}).status_code == 302
    assert "Provet görs i höst." in text(client, address_of(world.page("description").line.ref))


def test_an_empty_list_of_opportunities_is_visible_and_not_forbidden(world: World) -> None:
    factor = world.adopt("factor", "Färre ska försörja fler")["Färre ska försörja fler"]
    occasion = world.opened("description")
    at = address_of(world.page("description").line.ref)
    assert "Inga möjligheter är skrivna än." not in text(world.client(SCHOOLS), at)
    world.answered(occasion, factor, {"risks": "Få söker."}, mode="factor")
    world.decided(occasion)
    assert "Inga möjligheter är skrivna än." in text(world.client(SCHOOLS), at)
    assert "Inga möjligheter är skrivna än." in text(Client(), f"/oppet{at}")


def test_trends_are_found_by_search_when_they_are_decided(world: World) -> None:
    analysis = world.opened("analysis", EXECUTIVE, day=date(2027, 1, 11))
    words = TrendInput(heading="Kanariefåglar i norr", level="local", kind="environment", certainty="possible")
    number = add_trend(world.by(EXECUTIVE, day=date(2027, 1, 20)), occasion=analysis, words=words).id
    assert f"/omvarlden/trend/{number}/" not in text(world.client(SCHOOLS), "/sok/?q=kanariefåglar")
    world.decided(analysis, EXECUTIVE, date(2027, 2, 1))
    assert f"/omvarlden/trend/{number}/" in text(world.client(SCHOOLS), "/sok/?q=kanariefåglar")
    assert f"/oppet/omvarlden/trend/{number}/" in text(Client(), "/oppet/sok/?q=kanariefåglar")
    assert "Kanariefåglar i norr" in text(Client(), f"/oppet/omvarlden/trend/{number}/")

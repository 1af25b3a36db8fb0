"""Talking about an object in the browser: beside the part, asked and answered, followed, and seen by nobody else."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.world import CARE, FIRST_SCHOOL, SCHOOLS, World

from koll.acts.home import add_comment, follow_object
from koll.acts.plans import add_plan_item
from koll.acts.proposals import raise_proposal
from koll.domain.refs import PlanItemRef
from koll.frame.routes import address as address_of
from koll.tables.models import Comment, Follow, Occasion

pytestmark = pytest.mark.django_db
CANARY = "Kanariefågeln sjunger"


def draft(world: World) -> str:
    """The address of a description that the committee is writing."""
    world.opened("description")
    return address_of(world.page("description").line.ref)


def named(world: World) -> str:
    """The name of the same, as it is sent."""
    return str(world.page("description").line.ref)


@pytest.mark.both_databases
def test_a_comment_on_a_part_stands_beside_it_once(world: World) -> None:
    address, client = draft(world), world.client(SCHOOLS)
    part = world.activity("description").parts[0].key
    sent = {"subject": named(world), "place": f"part-{part}", "text": CANARY, "quote": "de orden", "receipt": "r-1"}
    response = client.post("/kommentarer/", sent)
    assert (response.status_code, response["Location"]) == (302, f"{address}#comment-{Comment.objects.get().pk}")
    client.post("/kommentarer/", sent)
    page = client.get(address).content.decode()
    assert (page.count(CANARY), page.count("<blockquote>de orden</blockquote>")) == (1, 1)


def test_an_empty_comment_comes_back_with_the_passage_still_in_it(world: World) -> None:
    draft(world)
    response = world.client(SCHOOLS).post("/kommentarer/", {"subject": named(world), "quote": "de orden", "text": " "})
    assert response.status_code == 400
    assert 'value="de orden"' in response.content.decode()


def test_others_reach_neither_the_box_nor_the_words_nor_the_news(world: World) -> None:
    address, outside = draft(world), world.client(CARE)
    name = world.actor(CARE).name
    number = add_comment(world.by(SCHOOLS), subject=named(world), text=f"{CANARY} @{name}").id
    assert outside.get("/kommentarer/", {"om": address}).status_code == 404
    assert outside.post("/kommentarer/", {"subject": named(world), "text": "Hej"}).status_code == 404
    assert outside.post(f"/kommentarer/{number}/los/").status_code == 403
    assert CANARY not in outside.get("/hem/").content.decode()
    assert "#comment-" not in outside.get("/hem/").content.decode()
    world.decided(Occasion.objects.get().pk)
    assert CANARY not in outside.get(address).content.decode()


def test_an_answer_resolving_and_reopening(world: World) -> None:
    _address, client = draft(world), world.client(SCHOOLS, "chair")
    number = add_comment(world.by(SCHOOLS), subject=named(world), text=CANARY, place="part-x").id
    asked = client.get("/kommentarer/", {"om": named(world), "svar": str(number)})
    assert CANARY in asked.content.decode()
    client.post("/kommentarer/", {"subject": named(world), "answers": number, "text": "Ja."})
    assert Comment.objects.get(answers=number).place == "part-x"
    client.post(f"/kommentarer/{number}/los/")
    assert Comment.objects.get(pk=number).resolved_at is not None
    client.post(f"/kommentarer/{number}/oppna/")
    assert Comment.objects.get(pk=number).resolved_at is None


def test_following_makes_what_is_said_news_on_the_first_page(world: World) -> None:
    address, client = draft(world), world.client(SCHOOLS, "chair")
    assert client.post("/folj/", {"subject": named(world)}).status_code == 302
    world.client(SCHOOLS).post("/kommentarer/", {"subject": named(world), "text": CANARY})
    number = Comment.objects.get().pk
    assert f"{address}#comment-{number}" in client.get("/hem/").content.decode()
    assert client.post("/folj/sluta/", {"subject": named(world)})["Location"] == address
    assert not Follow.objects.filter(person_id=world.person(SCHOOLS, "chair")).exists()


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "/hem/x"])
def test_nobody_is_sent_elsewhere(world: World, elsewhere: str) -> None:
    assert world.client(SCHOOLS).post("/folj/sluta/", {"subject": elsewhere})["Location"] == "/hem/"
    assert world.client(SCHOOLS).post("/folj/", {"subject": elsewhere}).status_code == 403


def test_every_kind_of_object_can_be_talked_about(world: World) -> None:
    item = add_plan_item(world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading="Städa").id
    goal = next(iter(world.adopt("goal", "Ett mål")))
    statement = next(row for row in world.in_force("goal") if row.heading == goal).ref
    raised = raise_proposal(
        world.by(SCHOOLS), kind="own_goal", body=SCHOOLS, heading="Ett eget mål", text="Så här.", reasons="Därför."
    ).subject
    client = world.client(FIRST_SCHOOL, "manager")
    for ref in (PlanItemRef(body=FIRST_SCHOOL, number=item), statement, raised):
        assert f'name="subject" value="{ref}"' in client.get(address_of(ref)).content.decode()


@pytest.mark.parametrize("page", ["object", "home"])
def test_more_comments_ask_no_more_of_the_database(world: World, page: str) -> None:
    address, client = draft(world), world.client(SCHOOLS, "chair")
    asked_for = address if page == "object" else "/hem/"
    follow_object(world.by(SCHOOLS, "chair"), subject=named(world))

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(asked_for)
        return len(asked)

    add_comment(world.by(SCHOOLS), subject=named(world), text=CANARY)
    client.get(asked_for)
    one = queries()
    for _time in range(2):
        add_comment(world.by(SCHOOLS), subject=named(world), text=CANARY)
    client.get(asked_for)
    assert queries() == one

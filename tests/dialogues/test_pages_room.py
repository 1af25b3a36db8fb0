"""The room's pages: thoughts are put up with and without script, screens ask cheaply, a code lets in a guest."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.dialogues.test_acts_room import opened
from tests.markup import Elements
from tests.refusals import refusal_in
from tests.world import CARE, SCHOOLS, World

from koll.acts.dialogues import publish_dialogue_form, put_up
from koll.tables.models import DialogueRoom, Thought

pytestmark = pytest.mark.django_db
SCRIPT = {"Accept": "application/json"}


@pytest.mark.both_databases
def test_the_holder_opens_the_room_with_a_code(world: World) -> None:
    number = opened(world)
    occasion = DialogueRoom.objects.select_related("occasion").get(pk=number).occasion
    client = world.client(SCHOOLS)
    address = f"/aret/{occasion.activity}/{SCHOOLS}/{occasion.period}/"
    assert f"/rum/{number}/led/" in client.get(address).content.decode()
    assert client.post(f"{address}rum/", {"by_code": "on"}).headers["Location"] == f"/rum/{number}/led/"
    code = DialogueRoom.objects.get().code
    assert len(code) == 8
    assert code in client.get(f"/rum/{number}/led/").content.decode()
    assert 'class="koll-qr"' in client.get(f"/rum/{number}/duk/").content.decode()
    assert f'value="{code}"' in Client().get(f"/rum/?kod={code}").content.decode()
    assert world.client(CARE).get(f"{address}rum/").status_code == 403


def test_a_guest_with_the_code_writes_and_leads_nothing(world: World) -> None:
    number, guest = opened(world, code="ABCD2345"), Client()
    assert guest.get(f"/rum/{number}/").status_code == 403
    assert guest.post("/rum/", {"code": "WRONG"}).status_code == 400
    assert guest.post("/rum/", {"code": "abcd2345"}).headers["Location"] == f"/rum/{number}/"
    assert guest.post(f"/rum/{number}/", {"key": "g", "text": "En gäst"}).status_code == 302
    page = guest.get(f"/rum/{number}/").content.decode()
    assert "En gäst" in page
    assert "ABCD2345" not in page
    assert guest.post(f"/rum/{number}/led/steg/", {"step": "1"}).status_code == 401
    assert DialogueRoom.objects.get().step == 0


def test_a_script_that_sends_again_is_answered_the_same_and_a_refusal_keeps_the_words(world: World) -> None:
    number, client = opened(world), world.client(SCHOOLS)
    sent = {"key": "k", "text": "En tanke"}
    assert [client.post(f"/rum/{number}/", sent, headers=SCRIPT).status_code for _time in range(2)] == [204, 204]
    assert Thought.objects.count() == 1
    script = client.post(f"/rum/{number}/", {"key": "e", "text": " "}, headers=SCRIPT)
    assert refusal_in(script) == (422, "room.thought_empty_or_too_long", "text")
    answer = client.post(f"/rum/{number}/", {"key": "l", "text": "å" * 2001})
    thought = Elements(answer.content.decode()).by_id
    assert thought["thought"].attributes["aria-describedby"] == "thought_error"
    assert thought["thought_error"].words == str(answer.context["why"])
    assert 'href="#thought"' in answer.content.decode()
    assert (answer.status_code, "å" * 2001 in answer.content.decode()) == (400, True)


def test_a_screen_that_shows_the_latest_is_told_so_without_a_page(world: World) -> None:
    number, client = opened(world), world.client(SCHOOLS)
    address = f"/rum/{number}/lage/?for=duk"
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    put_up(world.by(SCHOOLS), room=number, key="k", text="Det nya")
    fresh = client.get(address, headers={"If-None-Match": tag})
    assert (fresh.status_code, "Det nya" in fresh.content.decode()) == (200, True)


def test_a_look_reads_the_room_once_and_only_news_reads_the_thoughts(world: World) -> None:
    number, client = opened(world), world.client(SCHOOLS)
    put_up(world.by(SCHOOLS), room=number, key="k", text="En tanke")
    address = f"/rum/{number}/lage/?for="
    tag = client.get(address).headers["ETag"]
    read = []
    for headers in ({}, {"If-None-Match": tag}):
        with CaptureQueriesContext(connection) as queries:
            client.get(address, headers=headers)
        said = [captured_query["sql"] for captured_query in queries.captured_queries]
        read.append(
            [sum(f'FROM "{table}"' in row for row in said) for table in ("tables_dialogueroom", "tables_thought")]
        )
    assert read == [[1, 1], [1, 0]]


def test_a_form_published_anew_is_news_to_the_screens(world: World) -> None:
    number, client = opened(world), world.client(SCHOOLS)
    address = f"/rum/{number}/lage/?for="
    tag = client.get(address).headers["ETag"]
    occasion = DialogueRoom.objects.get().occasion_id
    publish_dialogue_form(
        world.by(SCHOOLS), occasion=occasion, form_name="Ny", form_text="Så.", based_on=None, revision=1
    )
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_only_the_chosen_thought_has_the_boxes_that_name_the_others(world: World) -> None:
    number, client = opened(world), world.client(SCHOOLS)
    ids = [put_up(world.by(SCHOOLS), room=number, key=str(n), text=f"Tanke {n}").id for n in range(3)]
    for address in (f"/rum/{number}/led/", f"/rum/{number}/lage/?for=led"):
        query = "&" if "?" in address else "?"
        assert client.get(address).content.decode().count('name="into"') == 1
        page = client.get(f"{address}{query}tanke={ids[1]}").content.decode()
        assert [f'<option value="{row}">' in page for row in ids] == [True, False, True]
    for said in ("x", "9" * 40, "-1"):
        assert client.get(f"/rum/{number}/led/?tanke={said}").status_code == 200
    refused = client.post(f"/rum/{number}/led/plats/", {"thought": ids[0], "heading": "Det vi ser", "into": ids[0]})
    assert (refused.status_code, 'value="Det vi ser"' in refused.content.decode()) == (400, True)


def test_the_secretary_leads_by_keyboard_alone(world: World) -> None:
    number, client = opened(world), world.client(SCHOOLS)
    for text in ("Ett", "Två"):
        client.post(f"/rum/{number}/", {"key": text, "text": text, "then": "led"})
    first, second = Thought.objects.all()
    client.post(f"/rum/{number}/led/steg/", {"step": "1"})
    client.post(f"/rum/{number}/led/plats/", {"thought": first.pk, "heading": "Skolgården", "lifted": "on"})
    client.post(f"/rum/{number}/led/plats/", {"thought": second.pk, "into": first.pk})
    page = client.get(f"/rum/{number}/duk/").content.decode()
    assert "Skolgården" in page
    assert Thought.objects.get(pk=second.pk).merged_into_id == first.pk
    assert client.post(f"/rum/{number}/led/plats/", {"thought": first.pk, "into": first.pk}).status_code == 400
    assert "Ta isär: Två" in client.get(f"/rum/{number}/led/?tanke={first.pk}").content.decode()
    client.post(f"/rum/{number}/led/plats/", {"thought": second.pk, "cluster": "Skolgården"})
    assert Thought.objects.get(pk=second.pk).merged_into_id is None


def test_the_pages_ask_the_same_number_of_questions_however_many_thoughts(world: World) -> None:
    number, client = opened(world), world.client(SCHOOLS)
    counts = []
    for key in ("a", "b", "c"):
        put_up(world.by(SCHOOLS), room=number, key=key, text=key)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/rum/{number}/led/")
        counts.append(len(queries))
    assert counts[1] == counts[2]

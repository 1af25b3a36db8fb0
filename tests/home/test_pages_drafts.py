"""What is typed is kept while it is typed, and put back into its boxes."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from tests.markup import laid_flat
from tests.refusals import refusal_in
from tests.world import CARE, HOUSES, SCHOOLS, World

from koll.acts.home import LARGEST
from koll.frame.routes import address as address_of
from koll.tables.models import Draft

pytestmark = pytest.mark.django_db


def send(client: Client, words: Any, form: str = "part:1:own", revision: int = 0) -> Any:
    body = json.dumps({"form": form, "fields": words, "revision": revision})
    return client.post("/utkast/", body, content_type="application/json")


@pytest.mark.both_databases
def test_words_are_kept_with_a_revision_that_grows(world: World) -> None:
    client = world.client(SCHOOLS)
    first = send(client, {"text": "En"})
    again = send(client, {"text": "En mening"}, revision=first.json()["revision"])
    assert (first.status_code, first.json()["revision"], again.json()["revision"]) == (200, 1, 2)
    assert Draft.objects.get().fields == {"text": "En mening"}


def test_the_same_words_sent_twice_are_one_revision(world: World) -> None:
    client = world.client(SCHOOLS)
    assert [send(client, {"text": "En"}).json()["revision"] for _time in range(2)] == [1, 1]


def test_drafts_are_each_persons_own(world: World) -> None:
    send(world.client(SCHOOLS), {"text": "Skolans"})
    send(world.client(CARE), {"text": "Omsorgens"})
    assert sorted(draft.fields["text"] for draft in Draft.objects.all()) == ["Omsorgens", "Skolans"]


def test_nobody_signed_in_is_told_so_with_401(world: World) -> None:
    answer = send(Client(), {"text": "En"})
    assert refusal_in(answer) == (401, "draft.signed_out", None)
    assert not Draft.objects.exists()


def test_another_tab_with_newer_words_gives_409_and_both_texts_live(world: World) -> None:
    client = world.client(SCHOOLS)
    send(client, {"text": "Första fliken"})
    send(client, {"text": "Första fliken, mer"}, revision=1)
    answer = send(client, {"text": "Andra fliken"}, revision=1)
    assert refusal_in(answer) == (409, "draft.newer_in_another_tab", None)
    assert (answer.json()["fields"], answer.json()["revision"]) == ({"text": "Första fliken, mer"}, 2)
    assert send(client, {"text": "Båda"}, revision=2).json()["revision"] == 3


def test_a_text_that_is_too_long_is_refused_with_a_sentence(world: World) -> None:
    answer = send(world.client(SCHOOLS), {"text": "å" * (LARGEST + 1)})
    assert refusal_in(answer) == (400, "draft.too_long", None)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"text=En",
        b"[]",
        b"{}",
        b'{"form": "", "fields": {}, "revision": 0}',
        b'{"form": "a", "fields": {"text": 1}, "revision": 0}',
        b'{"form": "a", "fields": {}, "revision": -1}',
        b'{"form": "a", "fields": {}, "revision": "x"}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_what_is_not_a_draft_is_refused_with_a_sentence(world: World, body: bytes) -> None:
    answer = world.client(SCHOOLS).post("/utkast/", body, content_type="application/json")
    assert refusal_in(answer) == (400, "draft.unreadable", None)


def test_a_draft_is_not_read_by_an_address(world: World) -> None:
    assert world.client(SCHOOLS).get("/utkast/").status_code == 405


def test_what_was_typed_is_back_in_the_box_until_it_is_thrown_away(world: World) -> None:
    occasion = world.opened("description")
    page = world.page("description")
    part = page.parts[0].key
    address = f"{address_of(page.line.ref)}skriv/{part}/"
    client = world.client(SCHOOLS)
    send(client, {"text": "Halvskriven mening", "revision": "0"}, form=f"part:{occasion}:{part}")
    shown = client.get(address).content.decode()
    assert ("Halvskriven mening" in shown, "Släng utkastet" in shown) == (True, True)
    gone = client.post("/utkast/slang/", {"form": f"part:{occasion}:{part}", "back": address})
    assert (gone.status_code, gone["Location"]) == (302, address)
    assert "Halvskriven mening" not in client.get(address).content.decode()


def test_a_draft_is_forgotten_when_it_has_been_saved(world: World) -> None:
    occasion = world.opened("description")
    page = world.page("description")
    part = page.parts[0].key
    client = world.client(SCHOOLS)
    send(client, {"text": "Klar mening."}, form=f"part:{occasion}:{part}")
    client.post(f"{address_of(page.line.ref)}skriv/{part}/", {"text": "Klar mening.", "revision": "0"})
    assert not Draft.objects.exists()
    assert world.page("description").parts[0].text == "Klar mening."


def test_throwing_away_never_leads_to_another_site(world: World) -> None:
    answer = world.client(SCHOOLS).post("/utkast/slang/", {"form": "a", "back": "https://example.org/"})
    assert answer["Location"] == "/hem/"


def test_boxes_that_were_ticked_and_unticked_come_back_as_they_were(world: World) -> None:
    client = world.client(SCHOOLS)
    ticked = {"with_bodies": f"{CARE}\n{HOUSES}", "name": "Rundabordet"}
    send(client, ticked, form="dialogue:new")
    page = client.get("/dialoger/ny/")
    assert page.context["form"]["with_bodies"].value() == [CARE, HOUSES]
    send(client, {"name": "Rundabordet"}, form="dialogue:new", revision=1)
    assert client.get("/dialoger/ny/").context["form"]["with_bodies"].value() == []


def test_the_time_a_draft_was_kept_is_told_in_the_municipalitys_own_time(world: World) -> None:
    kept = send(world.client(SCHOOLS), {"text": "En"}).json()
    assert (datetime.fromisoformat(kept["at"]), kept["clock"]) == (world.moment(), "10.00")


def keep_with(client: Client, address: Any) -> None:
    sent = {"form": "part:1:own", "fields": {"text": "En"}, "revision": 0, "address": address, "heading": "Vår  del"}
    assert client.post("/utkast/", json.dumps(sent), content_type="application/json").status_code == 200


def test_the_first_page_leads_back_to_what_was_begun(world: World) -> None:
    client = world.client(SCHOOLS)
    keep_with(client, "/aret/x/?a=1")
    assert '<a class="ds-link" href="/aret/x/?a=1">Vår del</a>' in laid_flat(client.get("/hem/").content.decode())


@pytest.mark.parametrize("address", ["https://annan.example/", "//annan.example/", "javascript:x", 7, "/" * 400])
def test_a_draft_leads_to_no_other_place(world: World, address: Any) -> None:
    client = world.client(SCHOOLS)
    keep_with(client, address)
    assert Draft.objects.get().address == ""


def test_every_tick_under_one_name_is_put_back(world: World) -> None:
    world.opened("description", SCHOOLS)
    goals = world.adopt("goal", "Alla lär sig läsa") | world.adopt("factor", "Fler äldre")
    page = world.page("description", SCHOOLS)
    client, chosen = world.client(SCHOOLS), [str(goal) for goal in goals.values()]
    send(client, {"sentence": "Från A till B.", "statements": "\n".join(chosen)}, form=f"shift:{page.line.id}:new")
    shown = client.get(f"{address_of(page.line.ref)}forflyttning/ny/")
    assert sorted(shown.context["form"]["statements"].value()) == sorted(chosen)

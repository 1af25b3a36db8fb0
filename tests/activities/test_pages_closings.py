"""The page where a body closes what will no longer be done; and where it no longer stands afterwards."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from tests.markup import laid_flat
from tests.world import CARE, EXECUTIVE, SCHOOLS, World

from koll.frame.routes import address as address_of
from koll.tables.models import DutyClosing

pytestmark = pytest.mark.django_db

PAGE = f"/organ/{SCHOOLS}/avsluta/"
OF_BOARD = f"/organ/{EXECUTIVE}/avsluta/"
WORK = "hold:nulagesbeskrivning/2026"


def shown(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return laid_flat(answer.content.decode())


def ticked(client: Client, address: str, **asked: str) -> list[str]:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return list(answer.context["form"].initial["over"])


def sent(client: Client, address: str = PAGE, **fields: Any) -> Any:
    return client.post(address, {"receipt": "", **fields})


def drawn(client: Client) -> list[str]:
    """The interim report on the wheel of the board's year."""
    wheel = client.get("/aret/2026/", {"organ": EXECUTIVE}).context["wheel"]
    return [part.item.label for part in wheel.slices if part.item.label.startswith("Delårsrapport")]


def test_what_is_over_stands_first_and_nothing_is_ticked_until_the_person_chooses(world: World) -> None:
    client = world.client(SCHOOLS)
    form = client.get(PAGE).context["form"]
    assert [name for name in form.fields if name in ("over", "others")] == ["over", "others"]
    assert [key for key, _words in form.fields["over"].choices] == [
        "hold:arsuppfoljning/2025",
        "hold:nulagesbeskrivning/2026",
        "hold:tillitsdialog/2026",
        "hold:delarsuppfoljning/2026",
    ]
    assert "hold:arsuppfoljning/2026" in [key for key, _words in form.fields["others"].choices]
    assert ticked(client, PAGE) == []
    assert ticked(client, PAGE, fore="2027") == sorted(key for key, _words in form.fields["over"].choices)
    assert ticked(client, PAGE, fore="1999") == []
    page = shown(client, PAGE)
    assert "Kryssa för allt från åren före 2027" in page
    assert "Skriv nulägesbeskrivningen 2026 (Kolls förslag: den 15 april 2026)" in page


def test_several_are_closed_with_a_usual_reason_and_stand_with_it_and_a_way_back(world: World) -> None:
    client = world.client(SCHOOLS)
    answer = sent(client, over=[WORK, "hold:tillitsdialog/2026"], how="before")
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert list(DutyClosing.objects.values_list("duty", "period", "reason")) == [
        ("hold:nulagesbeskrivning", "2026", "Gjordes före Koll."),
        ("hold:tillitsdialog", "2026", "Gjordes före Koll."),
    ]
    page = shown(client, PAGE)
    assert "2 saker har avslutats och efterfrågas inte längre." in page
    assert page.count("Gjordes före Koll.") == 3  # the choice, and the two that are closed
    assert "Avslutat den 15 mars 2027 · Secretary Schools" in page
    number = DutyClosing.objects.values_list("pk", flat=True)[0]
    undone = client.post(f"{PAGE}{number}/ta-upp/", {"receipt": ""})
    assert (undone.status_code, undone["Location"]) == (302, PAGE)
    assert DutyClosing.objects.filter(reopened_on=None).count() == 1


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"how": "not_done", "reason": "vi hann inte."}, "Det gjordes inte, därför att vi hann inte."),
        ({"how": "before", "reason": "Se protokollet."}, "Gjordes före Koll. Se protokollet."),
        ({"reason": "Slogs ihop med nästa års."}, "Slogs ihop med nästa års."),
    ],
)
def test_the_reason_is_said_in_whole_words(world: World, fields: dict[str, str], reason: str) -> None:
    assert sent(world.client(SCHOOLS), over=[WORK], **fields).status_code == 302
    assert DutyClosing.objects.get().reason == reason


def test_what_is_missing_is_said_at_its_box_and_nothing_typed_is_lost(world: World) -> None:
    client = world.client(SCHOOLS)
    nothing = sent(client, reason="Vi hann inte.")
    assert nothing.status_code == 400
    assert nothing.context["form"].errors == {"over": ["Välj minst en sak att avsluta."]}
    assert "Vi hann inte." in nothing.content.decode()
    unsaid = sent(client, over=[WORK], how="not_done", reason=" ")
    assert unsaid.status_code == 400
    assert unsaid.context["form"].errors == {
        "reason": ["Ange i en mening varför det inte ska göras, eller att det gjordes före Koll."]
    }
    assert unsaid.context["form"]["over"].value() == [WORK]
    foreign = sent(client, over=["hold:nulagesbeskrivning/1999"], reason="x")
    assert (foreign.status_code, list(foreign.context["form"].errors)) == (400, ["over"])
    assert not DutyClosing.objects.exists()


def test_a_draft_is_kept_and_the_chosen_years_are_ticked_over_it(world: World) -> None:
    client = world.client(SCHOOLS)
    words = {"reason": "Vi skrev på papper.", "over": WORK}
    said = {"form": f"close-duties:{SCHOOLS}", "fields": words, "revision": 0}
    assert client.post("/utkast/", json.dumps(said), content_type="application/json").status_code == 200
    assert "Vi skrev på papper." in shown(client, PAGE)
    assert ticked(client, PAGE) == [WORK]
    assert len(ticked(client, PAGE, fore="2027")) == 4


def test_only_those_who_answer_for_the_body_are_offered_and_let_in(world: World) -> None:
    chair, officer, other = (
        world.client(SCHOOLS, "chair"),
        world.client(SCHOOLS, "officer"),
        world.client(CARE),
    )
    assert shown(chair, f"/organ/{SCHOOLS}/").count(f'href="{PAGE}"') == 1
    assert shown(chair, "/aret/2027/").count(f'href="{PAGE}"') == 1
    assert shown(chair, "/aret/2027/", organ=CARE).count("/avsluta/") == 0
    for client in (officer, other):
        assert f'href="{PAGE}"' not in shown(client, f"/organ/{SCHOOLS}/")
        assert f'href="{PAGE}"' not in shown(client, "/aret/2027/")
        assert client.get(PAGE).status_code == 403
        assert sent(client, over=[WORK], how="before").status_code == 403
    assert chair.get("/organ/kyrkan/avsluta/").status_code == 404
    assert chair.post(f"{PAGE}999/ta-upp/", {"receipt": ""}).status_code == 400
    assert not DutyClosing.objects.exists()


def test_a_body_with_nothing_to_do_is_told_so(world: World) -> None:
    client = world.client(SCHOOLS)
    form = client.get(PAGE).context["form"]
    every = {name: [key for key, _words in form.fields[name].choices] for name in ("over", "others")}
    assert sent(client, how="before", over=every["over"], others=every["others"]).status_code == 302
    page = shown(client, PAGE)
    assert "Inget ska göras nu, så det finns inget att avsluta." in page
    assert 'name="reason"' not in page


def test_what_is_closed_leaves_first_pages_and_calendars_and_stands_in_the_bodys_year(world: World) -> None:
    client = world.client(EXECUTIVE)
    client.post("/kalender/", {"body": EXECUTIVE})
    feed = next(address_of(line.ref) for line in client.get("/kalender/").context["page"] if line.body == EXECUTIVE)

    def places() -> dict[str, bool]:
        pages = {
            "first": (client, "/hem/"),
            "mine": (client, "/mitt/"),
            "body": (client, f"/organ/{EXECUTIVE}/"),
            "open first": (Client(), "/"),
            "open body": (Client(), f"/oppet/organ/{EXECUTIVE}/"),
            "feed": (Client(), feed),
            "open feed": (Client(), "/oppet/aret.ics"),
        }
        texts = {name: reader.get(where).content.decode() for name, (reader, where) in pages.items()}
        return {name: "Lämna över delårsrapporten 2026" in text.replace("\r\n ", "") for name, text in texts.items()}

    before = places()
    assert drawn(client) == ["Delårsrapport (KL 11:16)"]
    assert sent(client, OF_BOARD, over=["law:interim_report/2026"], how="before").status_code == 302
    assert (before, places()) == (dict.fromkeys(before, True), dict.fromkeys(before, False))
    year = client.get("/aret/2026/", {"organ": EXECUTIVE})
    states = {word: [(line.sentence, line.reason) for line in lines] for word, lines in year.context["states"]}
    assert states["Avslutat"] == [("Lämna över delårsrapporten 2026", "Gjordes före Koll.")]
    assert "Gjordes före Koll." in laid_flat(year.content.decode())
    assert drawn(client) == []


def test_the_reason_is_not_told_to_everybody(world: World) -> None:
    client = world.client(EXECUTIVE)
    said = {"over": ["law:interim_report/2026"], "reason": "Hemliga skäl"}
    assert sent(client, OF_BOARD, **said).status_code == 302
    for address in ("/", f"/oppet/organ/{EXECUTIVE}/", "/oppet/aret.ics", "/api/v1/duties?state=closed"):
        answer = Client().get(address)
        assert (answer.status_code, b"Hemliga" in answer.content) == (200, False)

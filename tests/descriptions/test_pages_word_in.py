"""A Word file taken in: matched with the template, looked through, accepted piece by piece; nothing written over."""

from __future__ import annotations

from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from tests import files
from tests.markup import laid_flat
from tests.refusals import refused
from tests.world import CARE, SCHOOLS, World

from koll.acts.imports import WORD, CheckedFile
from koll.frame.routes import address as address_of
from koll.tables.models import Answer, Part
from koll.web.descriptions._word_import import read

pytestmark = pytest.mark.django_db


def address(world: World) -> str:
    world.opened("description")
    return address_of(world.page("description").line.ref) + "fran-word/"


def word_file(*pieces: tuple[int, str, str]) -> bytes:
    """A Word file with these headings (level, heading, words)."""
    document = Document()
    for level, heading, text in pieces:
        if heading:
            document.add_heading(heading, level)
        document.add_paragraph(text)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def sent(client: Client, to: str, status: int, content: bytes, name: str = "nulage.docx") -> str:
    answer = client.post(to, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == status
    return unescape(answer.content.decode())


def kept(page: str) -> str:
    return page.partition('name="pieces" value="')[2].partition('">')[0]


def accepted(client: Client, to: str, status: int, pieces: str, take: str, **places: str) -> str:
    answer = client.post(to, {"pieces": pieces, "take": take, "receipt": f"{take}{places}"} | places)
    assert answer.status_code == status, unescape(answer.content.decode())
    return unescape(answer.content.decode())


FILE = word_file(
    (1, "", "Vår nulägesbeskrivning"),
    (1, "1. Verksamhetsbeskrivning", "Vi finns till för eleverna."),
    (2, "Förskolan", "Fyra av fem går där."),
    (1, "Bilaga om lokaler", "Lista."),
)


@pytest.mark.both_databases
def test_pieces_find_their_places_and_are_taken_in_one_by_one(world: World) -> None:
    to, client = address(world), world.client(SCHOOLS)
    page = sent(client, to, 200, FILE)
    assert '<option value="part:verksamhetsbeskrivning" selected>' in laid_flat(page)
    assert not Part.objects.exists()
    page = accepted(client, to, 200, kept(page), "1")
    assert Part.objects.get().text == "Vi finns till för eleverna.\n\n## Förskolan\n\nFyra av fem går där."
    assert "Bilaga om lokaler" in page
    assert "eleverna" not in kept(page)
    accepted(client, to, 200, kept(page), "1", place_1="part:nulagesanalys")
    assert set(Part.objects.values_list("key", flat=True)) == {"verksamhetsbeskrivning", "nulagesanalys"}


def test_what_stands_there_is_not_written_over_and_the_same_is_not_taken_in_twice(world: World) -> None:
    to, client = address(world), world.client(SCHOOLS)
    occasion = world.page("description").line.id
    world.written(occasion, "verksamhetsbeskrivning", "Det som stod.")
    pieces = kept(sent(client, to, 200, FILE))
    for _time in range(2):
        accepted(client, to, 200, pieces, "all")
    assert Part.objects.get(key="verksamhetsbeskrivning").text.split("\n\n")[:2] == [
        "Det som stod.",
        "Vi finns till för eleverna.",
    ]
    assert Part.objects.get(key="verksamhetsbeskrivning").text.count("eleverna") == 1


def test_what_koll_gave_out_as_word_comes_in_again_with_every_answer_in_its_box(world: World) -> None:
    (goal,) = world.adopt("goal", "Trygg väg till skolan", mode="reasoned").values()
    world.opened("description", period=2026)
    earlier = world.page("description", period=2026)
    key = next(field.key for _l, group in earlier.answers for field, _t in group[0].fields if field.mode == "reasoned")
    world.written(earlier.line.id, "nulagesanalys", "Så här ser vi det.\n\n- ett\n- två")
    world.answered(earlier.line.id, goal, {key: "Vi har byggt en cykelväg."})
    world.decided(earlier.line.id)
    client = world.client(SCHOOLS)
    content = client.get(f"{address_of(earlier.line.ref)}word/").content
    to = address(world)
    accepted(client, to, 200, kept(sent(client, to, 200, content)), "all")
    assert Part.objects.get(occasion__period=2027, key="nulagesanalys").text == "Så här ser vi det.\n\n- ett\n- två"
    assert Answer.objects.get(occasion__period=2027).fields[key] == "Vi har byggt en cykelväg."


def test_headings_and_footnotes_within_a_part_come_in_again_even_where_they_have_another_parts_name(
    world: World,
) -> None:
    (goal,) = world.adopt("goal", "Trygg väg till skolan", mode="reasoned").values()
    text = (
        "Så här[^1] ser vi det.\n\n## Verksamhetsbeskrivning[^2]\n\n#### Köerna\n\nFler väntar[^3].\n\n"
        "## Trygg väg till skolan\n\nMer.\n\n[^1]: Egna ord.\n[^2]: Muntligt.\n[^3]: Se https://example.se/x."
    )
    world.opened("description", period=2026)
    earlier = world.page("description", period=2026)
    key = next(field.key for _l, group in earlier.answers for field, _t in group[0].fields if field.mode == "reasoned")
    world.written(earlier.line.id, "nulagesanalys", text)
    world.answered(earlier.line.id, goal, {key: "Vi har byggt en cykelväg."})
    world.decided(earlier.line.id)
    client = world.client(SCHOOLS)
    content = client.get(f"{address_of(earlier.line.ref)}word/").content
    to = address(world)
    world.written(world.page("description").line.id, "nulagesanalys", "Stod här[^1].\n\n[^1]: Från i går.")
    accepted(client, to, 200, kept(sent(client, to, 200, content)), "all")
    taken = Part.objects.get(occasion__period=2027, key="nulagesanalys").text
    assert taken == (
        "Stod här[^1].\n\nSå här[^2] ser vi det.\n\n## Verksamhetsbeskrivning[^3]\n\n### Köerna\n\n"
        "Fler väntar[^4].\n\n## Trygg väg till skolan\n\nMer.\n\n"
        "[^1]: Från i går.\n[^2]: Egna ord.\n[^3]: Muntligt.\n[^4]: Se https://example.se/x."
    )
    assert Answer.objects.get(occasion__period=2027).fields[key] == "Vi har byggt en cykelväg."


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [(b"PK\x03\x04 inte alls", "a.docx", "något annat"), (b"", "a.docx", "tom")],
)
def test_a_file_that_is_not_what_it_says_is_told_at_its_box(world: World, content: bytes, name: str, said: str) -> None:
    assert said in sent(world.client(SCHOOLS), address(world), 400, content, name)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [(files.XLSX, "a.xlsx", "word_import.not_word"), (word_file(), "a.docx", "word_import.empty")],
)
def test_a_file_that_cannot_be_taken_in_says_why_at_its_box(world: World, content: bytes, name: str, code: str) -> None:
    answer = world.client(SCHOOLS).post(address(world), {"file": SimpleUploadedFile(name, content)})
    why = answer.context["why"]
    assert (answer.status_code, why.code, why.field) == (400, code, "file")
    assert answer.context["form"].errors == {"file": [str(why)]}
    assert answer.context["refusal_box"] == "id_file"


@pytest.mark.parametrize(("content", "code"), [(files.BOMB, "word_import.too_large"), (b"x", "word_import.unreadable")])
def test_a_file_that_breaks_when_it_is_read_says_why(world: World, content: bytes, code: str) -> None:
    world.opened("description")
    file = CheckedFile(name="a.docx", media_type=WORD, size=len(content), sha256="", content=content)
    with refused(code):
        read(file, world.page("description"))


def test_pieces_that_somebody_has_changed_are_said_to_be_lost(world: World) -> None:
    to = address(world)
    for pieces in ("x", "[1]", '[["a"]]'):
        answer = world.client(SCHOOLS).post(to, {"pieces": pieces, "take": "all"})
        assert (answer.status_code, answer.context["why"].code) == (400, "word_import.lost")


def test_a_piece_without_a_place_is_not_taken_in_and_stays(world: World) -> None:
    to, client = address(world), world.client(SCHOOLS)
    answer = client.post(to, {"pieces": kept(sent(client, to, 200, FILE)), "take": "0", "receipt": "a"})
    assert (answer.status_code, answer.context["why"].code) == (200, "word_import.no_place")
    assert "Vår nulägesbeskrivning" in answer.content.decode()


def test_others_take_nothing_in(world: World) -> None:
    to = address(world)
    pieces = kept(sent(world.client(SCHOOLS), to, 200, FILE))
    assert world.client(CARE).get(to).status_code in (302, 403, 404)
    answer = world.client(CARE).post(to, {"pieces": pieces, "take": "all"})
    assert answer.status_code in (400, 403, 404)
    assert not Part.objects.exists()

"""Pictures in a part: sent by the editor, shown to those who may read, printed, and open when it is decided."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import files
from tests.paper.test_notes_and_pictures import png
from tests.refusals import refusal_in
from tests.world import CARE, SCHOOLS, World

from koll.frame.routes import address as address_of

pytestmark = pytest.mark.django_db


def sent(client: Client, address: str, content: bytes = b"", shows: str = "En kurva") -> Any:
    file = SimpleUploadedFile("a.png", content or png(), "image/png")
    return client.post(f"{address}bild/", {"file": file, "shows": shows, "receipt": "p-1"})


@pytest.mark.both_databases
def test_a_picture_goes_from_the_editor_to_the_readers(world: World) -> None:
    occasion, part = world.opened("description"), world.activity("description").parts[0].key
    page = address_of(world.page("description", SCHOOLS).line.ref)
    writer = world.client(SCHOOLS)
    address = sent(writer, f"{page}skriv/{part}/").json()["address"]
    goal = "/styrningen/riktningsmal/"
    world.written(occasion, part, f"Se kurvan[^1] och [målen]({goal}).\n\n![En kurva]({address})\n\n[^1]: SCB.")
    shown = writer.get(address)
    assert (shown.status_code, shown.content, shown["X-Content-Type-Options"]) == (200, png(), "nosniff")
    assert world.client(CARE).get(address).status_code == 404
    assert Client().get(f"/oppet{address}").status_code == 404
    inside = writer.get(page).content.decode()
    assert f'<img src="{address}" alt="En kurva"' in inside
    assert f'id="{part}-note-1"' in inside
    world.decided(occasion)
    assert world.client(CARE).get(address).status_code == 200
    assert Client().get(f"/oppet{address}").content == png()
    opened = Client().get(f"/oppet{page}").content.decode()
    assert f'<img src="/oppet{address}" alt="En kurva"' in opened
    assert f'href="/oppet{goal}"' in opened
    file = docx.Document(BytesIO(writer.get(f"{page}word/").content))
    assert len(file.inline_shapes) == 1
    assert f"målen (http://testserver{goal})" in "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert b"%PDF" in Client().get(f"/oppet{page}pdf/").content[:5]


def test_what_is_no_picture_or_has_no_words_is_refused_with_a_sentence(world: World) -> None:
    world.opened("description")
    part = world.activity("description").parts[0].key
    address = f"{address_of(world.page('description', SCHOOLS).line.ref)}skriv/{part}/"
    writer = world.client(SCHOOLS)
    for content, shows, said, field in (
        (files.PAGE, "En kurva", "är något annat eller skadat", "file"),
        (png(), "", "Skriv vad bilden visar", "shows"),
    ):
        answer = sent(writer, address, content, shows)
        assert refusal_in(answer) == (400, "picture.not_filled_in", field)
        assert said in answer.json()["sentence"], answer.json()
    world.decided(world.page("description", SCHOOLS).line.id)
    assert refusal_in(sent(writer, address)) == (403, "picture.not_writing", None)
    assert sent(world.client(CARE), address).status_code in {403, 404}

"""Bilagor: attaching on the page, hostile files, and how a file is sent."""

from __future__ import annotations

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from tests import files
from tests.world import COUNCIL, SCHOOLS, World

from koll.acts.decisions import attach_file, record_decision, withdraw_attachment
from koll.acts.imports import UncheckedFile, check_file
from koll.tables.models import Attachment, Decision

pytestmark = pytest.mark.django_db


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/html")


def with_file(world: World, *contents: bytes) -> int:
    """A decision of the schools with text files; its number."""
    made = record_decision(world.by(SCHOOLS), words=world.decision(SCHOOLS)).id
    for place, content in enumerate(contents):
        attach_file(
            world.by(SCHOOLS),
            decision=made,
            file=check_file(UncheckedFile(name=f"fil{place}.txt", content=content), 1000),
        )
    return made


@pytest.mark.both_databases
def test_a_secretary_attaches_a_file_and_anybody_fetches_it_safely(world: World) -> None:
    made = with_file(world)
    page = f"/beslut/{made}/bifoga/"
    form = {"receipt": "r", "title": "Kartan", "file": file("../Karta å.pdf", files.PDF)}
    assert world.client(SCHOOLS).post(page, form).status_code == 302
    number = Attachment.objects.get().pk
    for client, address in ((world.client(COUNCIL), f"/bilagor/{number}/"), (Client(), f"/oppet/bilagor/{number}/")):
        answer = client.get(address)
        assert (answer.status_code, answer.content) == (200, files.PDF)
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"].startswith("attachment; ")
        assert "Karta%20%C3%A5.pdf" in answer["Content-Disposition"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert f'href="/oppet/bilagor/{number}/"' in Client().get(f"/oppet/beslut/{SCHOOLS}/2027/1/").content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.html", files.PAGE), ("a.pdf", files.PROGRAM), ("a.docx", files.MACROS), ("a.svg", files.DRAWING)],
)
def test_a_hostile_file_is_refused_beside_its_box_and_every_word_stays(world: World, name: str, content: bytes) -> None:
    made = with_file(world)
    form = {"receipt": "r", "title": "Orden jag skrev", "file": file(name, content)}
    answer = world.client(SCHOOLS).post(f"/beslut/{made}/bifoga/", form)
    assert answer.status_code == 400
    page = unescape(answer.content.decode())
    assert "Orden jag skrev" in page
    assert "ds-validation-message" in page
    assert "Välj filer igen" in page
    assert Attachment.objects.count() == 0


def test_a_decision_is_recorded_with_files_and_a_refused_one_keeps_its_words(world: World) -> None:
    client = world.client(SCHOOLS)
    words = {"organ": SCHOOLS, "day": "2027-03-15", "paragraph": "5", "heading": "Skolskjuts", "receipt": "r"}
    refused = client.post("/beslut/nytt/", words | {"files": [file("a.pdf", files.PDF), file("b.pdf", files.PAGE)]})
    assert refused.status_code == 400
    assert "Skolskjuts" in refused.content.decode()
    assert 'enctype="multipart/form-data"' in refused.content.decode()
    assert not Decision.objects.filter(paragraph=5).exists()
    sent = words | {"files": [file("a.pdf", files.PDF), file("b.png", files.PNG)]}
    assert client.post("/beslut/nytt/", sent).status_code == 302
    assert [attachment.name for attachment in Attachment.objects.filter(decision__paragraph=5)] == ["a.pdf", "b.png"]


def test_what_is_larger_than_may_be_kept_is_counted_and_not_kept(world: World, settings: Settings) -> None:
    settings.MOST_UPLOADED = 1_000_000
    made = with_file(world)
    form = {"receipt": "r", "title": "Stor", "file": file("a.txt", b"x" * 1_000_001)}
    answer = world.client(SCHOOLS).post(f"/beslut/{made}/bifoga/", form)
    assert answer.status_code == 400
    assert "1 MB" in unescape(answer.content.decode())
    two = {"receipt": "r", "organ": SCHOOLS, "day": "2027-03-15", "heading": "Två stora"}
    halves = [file("a.txt", b"x" * 600_000), file("b.txt", b"y" * 600_000)]
    assert world.client(SCHOOLS).post("/beslut/nytt/", two | {"files": halves}).status_code == 400
    assert Attachment.objects.count() == 0


def test_a_file_is_withdrawn_with_a_reason_that_everybody_reads(world: World) -> None:
    with_file(world, b"ett")
    number = Attachment.objects.get().pk
    address = f"/bilagor/{number}/dra-tillbaka/"
    client = world.client(SCHOOLS)
    assert client.get(address).status_code == 200
    assert client.post(address, {"receipt": "r", "reason": ""}).status_code == 400
    assert client.post(address, {"receipt": "s", "reason": "Det var fel karta."}).status_code == 302
    assert Client().get(f"/oppet/bilagor/{number}/").status_code == 404
    assert "Det var fel karta." in Client().get(f"/oppet/beslut/{SCHOOLS}/2027/1/").content.decode()


def test_another_body_is_refused_at_every_address_that_writes(world: World) -> None:
    made = with_file(world, b"ett")
    number = Attachment.objects.get().pk
    for address in (f"/beslut/{made}/bifoga/", f"/bilagor/{number}/dra-tillbaka/"):
        assert world.client(COUNCIL).get(address).status_code == 403
        assert world.client(COUNCIL).post(address, {"receipt": "r"}).status_code == 403
    assert "bifoga" not in world.client(COUNCIL).get(f"/beslut/{SCHOOLS}/2027/1/").content.decode()


def test_a_file_is_not_there_before_its_decision_was_made(world: World) -> None:
    with_file(world, b"ett")
    number = Attachment.objects.get().pk
    assert Client().get(f"/oppet/bilagor/{number}/?on=2027-03-14").status_code == 404


def test_the_page_asks_as_many_questions_whatever_is_attached(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = world.client(SCHOOLS)
    counted = set()
    for place, contents in enumerate(([b"a"], [b"a", b"b", b"c"]), 1):
        made = with_file(world, *contents)
        withdraw_attachment(
            world.by(SCHOOLS), attachment=Attachment.objects.filter(decision_id=made)[0].pk, reason="Fel."
        )
        client.get(f"/beslut/{SCHOOLS}/2027/{place}/")
        with django_assert_max_num_queries(40) as asked:
            client.get(f"/beslut/{SCHOOLS}/2027/{place}/")
        counted.add(len(asked))
        assert len([row for row in asked if "tables_attachment" in row["sql"]]) == 1
        assert not any('"content"' in row["sql"] for row in asked if "tables_attachment" in row["sql"])
    assert len(counted) == 1

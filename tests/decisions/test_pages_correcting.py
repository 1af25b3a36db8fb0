"""Rättelser: what the pages show of a correction, to those inside and to anybody."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client
from tests.markup import laid_flat
from tests.world import COUNCIL, SCHOOLS, World

from koll.tables.models import Correction, Decision

pytestmark = pytest.mark.django_db

WORDS = {
    "organ": SCHOOLS,
    "day": "2027-03-10",
    "paragraph": "4",
    "heading": "Skolskjutts",
    "votes": "7 ja, 4 nej",
    "reservations": "Bo Ek (X) reserverar sig.",
}


def recorded(world: World) -> int:
    answer = world.client(SCHOOLS).post("/beslut/nytt/", WORDS | {"receipt": "first"})
    assert answer.status_code == 302, unescape(answer.content.decode())
    return Decision.objects.get(heading="Skolskjutts").pk


@pytest.mark.both_databases
def test_votes_reservations_and_adjustment_are_read_by_everybody(world: World) -> None:
    made = recorded(world)
    client = world.client(SCHOOLS)
    assert client.get(f"/beslut/{made}/justerat/").status_code == 200
    assert client.post(f"/beslut/{made}/justerat/", {"receipt": "a", "on": "2027-03-12"}).status_code == 302
    page = unescape(Client().get(f"/oppet/beslut/{SCHOOLS}/2027/4/").content.decode())
    for said in ("7 ja, 4 nej", "Bo Ek (X) reserverar sig.", "den 12 mars 2027"):
        assert said in page


def test_both_readings_stand_on_the_page_and_the_old_address_leads_on(world: World) -> None:
    made = recorded(world)
    client = world.client(SCHOOLS)
    assert 'value="Skolskjutts"' in client.get(f"/beslut/{made}/ratta/").content.decode()
    form = WORDS | {"paragraph": "14", "heading": "Skolskjuts", "why": "Skrivfel.", "revision": "0", "receipt": "b"}
    answer = client.post(f"/beslut/{made}/ratta/", form)
    assert answer.headers["Location"] == f"/beslut/{SCHOOLS}/2027/14/"
    for reader, before in ((client, ""), (Client(), "/oppet")):
        old = reader.get(f"{before}/beslut/{SCHOOLS}/2027/4/")
        assert old.headers["Location"] == f"{before}/beslut/{SCHOOLS}/2027/14/"
        page = laid_flat(reader.get(old.headers["Location"]).content.decode())
        for said in ("<del>Skolskjutts</del>", "<ins>Skolskjuts</ins>", "<del>4</del>", "Skrivfel."):
            assert said in page
    name = Correction.objects.select_related("by").first()
    assert name is not None
    assert name.by is not None
    assert name.by.name not in Client().get(f"/oppet/beslut/{SCHOOLS}/2027/14/").content.decode()


def test_a_refused_correction_keeps_every_word(world: World) -> None:
    made = recorded(world)
    form = WORDS | {"heading": "Skolskjuts", "why": "", "revision": "0", "receipt": "b"}
    answer = world.client(SCHOOLS).post(f"/beslut/{made}/ratta/", form)
    assert answer.status_code == 400
    assert 'value="Skolskjuts"' in answer.content.decode()


def test_a_correction_of_what_another_corrected_shows_both_texts_and_can_be_sent_again(world: World) -> None:
    made = recorded(world)
    client = world.client(SCHOOLS)
    client.post(f"/beslut/{made}/ratta/", WORDS | {"heading": "Ett", "why": "Fel.", "revision": "0", "receipt": "b"})
    form = WORDS | {"heading": "Två", "why": "Fel.", "revision": "0"}
    late = client.post(f"/beslut/{made}/ratta/", form | {"receipt": "c"})
    assert late.status_code == 409
    assert "Ett" in late.content.decode()
    assert 'name="revision" value="2"' in late.content.decode()
    again = client.post(f"/beslut/{made}/ratta/", form | {"revision": "2", "receipt": "d"})
    assert again.status_code == 302
    assert Correction.objects.count() == 2


def test_another_body_is_refused(world: World) -> None:
    made = recorded(world)
    for way in ("ratta", "justerat"):
        assert world.client(COUNCIL).get(f"/beslut/{made}/{way}/").status_code == 403

"""The page of every body, inside and open; recording changes of the organisation in the browser; and about Koll."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from tests.clock import TODAY
from tests.markup import laid_flat
from tests.world import CARE, COUNCIL, EXECUTIVE, HOUSES, SCHOOL_SECTOR, SCHOOLS, World

from koll.acts.instruments import VersionInput, adopt_instrument
from koll.acts.organisation import end_body, record_ownership, rename_body
from koll.snapshot import read_snapshot
from koll.tables.models import Body, Ownership

pytestmark = pytest.mark.django_db

TURN = date(2027, 3, 15)


def main_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return laid_flat(unescape(answer.content.decode()).split("<main")[1].split("</main")[0])


def merge(world: World) -> None:
    """The care committee goes into the schools committee."""
    decision = world.decision(COUNCIL, "Sammanslagning")
    end_body(world.by(COUNCIL), decision=decision, body=CARE, ends_on=TURN, heir=SCHOOLS, words="Ett ansvar.")


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


@pytest.mark.both_databases
@pytest.mark.requirement("R-041")
def test_a_page_says_for_whom_and_for_which_needs_a_body_exists(world: World) -> None:
    for client, address in ((world.client(CARE), "/organ/care/"), (Client(), "/oppet/organ/care/")):
        page = main_of(client, address)
        assert "for_whom Omsorgsnämnden" in page
        assert "which_needs Omsorgsnämnden" in page


@pytest.mark.requirement("R-042")
@pytest.mark.parametrize("before", ["", "/oppet"])
def test_what_the_mandate_does_not_say_is_missing_and_somebody_mends_it(world: World, before: str) -> None:
    mandate = world.level("mandate", CARE)
    words = VersionInput(
        instrument=mandate.key, title="Nytt reglemente", in_force_from=date(2027, 3, 1), text="Text.", body=CARE
    )
    decision = world.decision(COUNCIL, "Reglemente", date(2027, 3, 1))
    adopt_instrument(world.by(COUNCIL, day=date(2027, 3, 1)), decision=decision, version=words)
    page = main_of(Client() if before else world.client(CARE), f"{before}/organ/care/")
    assert page.count("”Nytt reglemente” säger det inte, men borde göra det.") == 2
    assert "Det rättas av kommunfullmäktige" in page


def test_the_public_reads_roles_and_those_inside_names(world: World) -> None:
    inside, outside = main_of(world.client(CARE), "/organ/care/"), main_of(Client(), "/oppet/organ/care/")
    assert ("Secretary Care" in inside, "Secretary Care" in outside) == (True, False)
    assert "<dt>Sekreterare</dt><dd>1 person</dd>" in outside


@pytest.mark.parametrize("before", ["", "/oppet"])
def test_an_ended_body_says_who_took_over_and_the_past_shows_it_as_it_was(world: World, before: str) -> None:
    merge(world)
    client = Client() if before else world.client(SCHOOLS)
    page = main_of(client, f"{before}/organ/care/")
    assert "Upphörde den 15 mars 2027." in page
    assert f'<a class="ds-link" href="{before}/organ/schools/">Skolnämnden</a> tog över.' in page
    assert "Att göra nu" not in page
    heir = main_of(client, f"{before}/organ/schools/")
    assert f'Har tagit över från <a class="ds-link" href="{before}/organ/care/">Omsorgsnämnden</a>' in heir
    assert "Upphörde, och togs över av" in heir
    listed = main_of(client, f"{before}/organ/")
    assert listed.index("Organ som inte längre finns") < listed.index("Omsorgsnämnden")
    then = main_of(client, f"{before}/organ/?on=2027-03-14")
    assert "Omsorgsnämnden" in then
    assert "Organ som inte längre finns" not in then
    assert "Upphör" not in main_of(client, f"{before}/organ/care/?on=2027-03-14")


def test_the_organisation_shows_what_belongs_to_what(world: World) -> None:
    page = main_of(Client(), "/oppet/organ/")
    assert page.index("Skolnämnden") < page.index("Skolsektorn") < page.index("Omsorgsnämnden")
    assert 'hör till <a class="ds-link" href="/oppet/organ/schools/">' in main_of(
        Client(), "/oppet/organ/school-sector/"
    )


@pytest.mark.requirement("R-043")
def test_a_companys_page_shows_share_duties_and_two_days(world: World) -> None:
    for percent in ("100", "60"):
        from_day = date(2027, 3, 15) if percent == "60" else date(2027, 3, 1)
        record_ownership(
            world.by(COUNCIL),
            decision=world.decision(COUNCIL, "Andel", date(2027, 3, 1)),
            company=HOUSES,
            percent=Decimal(percent),
            from_day=from_day,
        )
    now, then = (main_of(Client(), f"/oppet/organ/houses/{query}") for query in ("", "?on=2027-03-14"))
    assert "<strong>60 %</strong>" in now
    assert "De sex uppgifterna i KL 10:3 gäller helägda bolag." in now
    assert "Det fullmäktige ser till som ägare (KL 10:3)" in then
    assert then.count("Koll vet inte hur det är gjort.") == 6
    assert "Koll vet inte när bolagsstämman gjorde texten bindande." in now


def test_the_councils_secretary_records_a_merger_in_the_browser(world: World) -> None:
    clerk = world.client(COUNCIL)
    form = {
        "day": "2027-03-15",
        "paragraph": "40",
        "heading": "Sammanslagning",
        "ends_on": "2027-07-01",
        "heir": SCHOOLS,
        "why": "Ett ansvar för hela livet.",
        "receipt": "a",
    }
    assert main_of(clerk, "/organ/care/").count("/organ/care/upphor/") == 1
    answer = clerk.post("/organ/care/upphor/", form)
    assert (answer.status_code, answer["Location"]) == (302, "/organ/care/")
    assert "Upphör den 1 juli 2027." in main_of(clerk, "/organ/care/")
    again = clerk.post("/organ/care/upphor/", form | {"receipt": "b", "paragraph": "41"})
    assert again.status_code == 400
    assert "Ett ansvar för hela livet." in again.content.decode()


def test_a_new_body_a_new_name_and_a_share_are_recorded_in_the_browser(world: World) -> None:
    clerk = world.client(COUNCIL)
    made = {"day": "2027-03-15", "heading": "Beslut"}
    kind = Body.objects.get(key=CARE).kind
    new = {"paragraph": "1", "name": "Miljönämnden", "kind": kind, "above": "", "begins_on": "2027-04-01"}
    assert clerk.post("/organ/nytt/", made | new)["Location"] == "/organ/miljonamnden/"
    assert "Börjar senare" in main_of(clerk, "/organ/")
    name = {"paragraph": "2", "name": "Vårdnämnden", "from_day": "2027-03-15"}
    assert clerk.post("/organ/care/namn/", made | name)["Location"] == "/organ/care/"
    assert "Vårdnämnden" in main_of(clerk, "/organ/")
    assert "Omsorgsnämnden" in main_of(clerk, "/organ/?on=2027-03-14")
    share = {"paragraph": "3", "percent": "33,5", "from_day": "2027-03-15", "through": "", "why": ""}
    assert clerk.post("/organ/houses/andel/", made | share)["Location"] == "/organ/houses/"
    assert Ownership.objects.get().percent == Decimal("33.50")


@pytest.mark.parametrize("address", ["nytt/", "care/upphor/", "care/namn/", "houses/andel/", "houses/stamma/"])
def test_nobody_else_records_it(world: World, address: str) -> None:
    for body in (EXECUTIVE, CARE):
        assert world.client(body).get(f"/organ/{address}").status_code == 403
    assert "Anteckna det fullmäktige har beslutat" not in main_of(world.client(CARE), "/organ/houses/")


@pytest.mark.parametrize("address", ["/organ/", "/organ/schools/", "/oppet/organ/", "/oppet/organ/schools/"])
def test_more_bodies_ask_no_more_questions(world: World, address: str) -> None:
    client = Client() if "oppet" in address else world.client(SCHOOLS)
    merge(world)
    rename(world, SCHOOL_SECTOR, "Nytt 1")
    world.adopt("assignment", "Uppdrag 1", whose=SCHOOLS, day=date(2027, 3, 1))
    before = asked(client, address)
    for number in (2, 3):
        world.adopt("assignment", f"Uppdrag {number}", whose=SCHOOLS, day=date(2027, 3, 1))
        rename(world, SCHOOLS if number == 2 else HOUSES, f"Nytt {number}")
    assert asked(client, address) == before


def rename(world: World, body: str, name: str) -> None:
    """A body is given a new name today."""
    decision = world.decision(COUNCIL, name)
    rename_body(world.by(COUNCIL), decision=decision, body=body, name=name, from_day=TURN)


def test_there_is_no_page_of_a_body_that_nobody_knows(world: World) -> None:
    main_of(world.client(CARE), "/organ/nowhere/", 404)
    main_of(Client(), "/oppet/organ/nowhere/", 404)


def test_about_koll_is_open_to_all_with_the_ground_and_the_ledgers_head(world: World, settings: Settings) -> None:
    settings.CONTACT = "kommun@lillkoping.example"
    page = main_of(Client(), "/oppet/om/")
    front = world.charter.front
    assert front.title in page
    assert read_snapshot(TODAY).head in page
    assert "mailto:kommun@lillkoping.example" in page
    for said in ("EUPL-1.2", "koll verify --head", "Koll räknar inga besök", settings.SOURCE_ADDRESS):
        assert said in page

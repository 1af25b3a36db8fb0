"""From a dialogue to a decision and a plan, by the people who do it; what the public sees of it."""

from __future__ import annotations

import pytest
from tests.journeys.walking import Visit

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]

HEADING = "Pröva en gemensam träffpunkt för äldre i norra kommundelen"


@pytest.mark.requirement("R-099")
@pytest.mark.requirement("R-101")
@pytest.mark.requirement("R-104")
@pytest.mark.requirement("R-039")
@pytest.mark.requirement("R-010")
def test_a_proposal_is_argued_prepared_decided_planned_and_told(visit: Visit) -> None:
    strategist = visit("David")
    strategist.open("/dialoger/2027/")
    strategist.click("Tillitsdialog med kommunstyrelsen: Kommunstyrelsen")
    dialogue = strategist.path
    strategist.click("Anteckningar och resultat")
    strategist.send("Spara", notes="Frågan om lokalen.", result="Vi förstår läget i norr.", dissent="Ingen.")
    strategist.open("/forslag/")
    strategist.click(HEADING)
    proposal = strategist.path
    strategist.click("Anteckna vad som prövades")
    strategist.send("Anteckna vad som prövades", dialogue="0", words="För talar kunskapen, emot bemanningen.")
    strategist.open(dialogue)
    strategist.click("Anteckna att den har hållits")
    strategist.send("Den har hållits", held_on="2027-05-03")
    assert "Den hölls den 3 maj 2027" in strategist.text()

    secretary = visit("Farid")
    secretary.open(proposal)
    secretary.click("Lämna förslaget vidare")
    secretary.send("Lämna förslaget vidare", words="Nämnden ber om ett uppdrag.")
    strategist.open(proposal)
    strategist.click("Bered förslaget")
    strategist.send("Bered förslaget", words="Kostnaden ryms. Andra nämnder tillstyrker.")

    clerk = visit("Amira")
    clerk.open(proposal)
    clerk.click("Anteckna beslutet")
    clerk.send("Anteckna beslutet", paragraph="88", in_force_from="2027-05-04", words="Redovisas varje år.")
    assert "Det ledde till" in clerk.text()
    assert "Kommunfullmäktige" in clerk.text()

    public = visit("")
    public.open("/oppet/beslut/kf/2027/88/")
    assert HEADING in public.text()


def test_a_stranger_who_opens_a_permanent_address_lands_on_the_open_page(visit: Visit) -> None:
    stranger = visit("")
    stranger.open("/styrningen/vision/")
    assert stranger.path == "/oppet/styrningen/vision/"
    assert "Ett Exempelby som håller ihop" in stranger.text()

"""A committee holds a trust dialogue in a form of its own, and the council is told what came of it."""

from __future__ import annotations

import pytest
from tests.journeys.walking import Visit

STAGE = "dialogue"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]


@pytest.mark.requirement("R-090")
@pytest.mark.requirement("R-092")
def test_a_committees_own_form_is_held_and_reported(visit: Visit) -> None:
    secretary = visit("Johan")
    secretary.open("/dialoger/2027/")
    secretary.picture("dialoger")
    secretary.click("Öppna en dialog")
    secretary.send("Öppna", kind="Tillitsdialog", body="Utbildningsnämnden", planned_on="2027-05-20")
    dialogue = secretary.path
    secretary.says("Den är planerad till den 20 maj 2027", "Formen är inte publicerad än.")
    secretary.click("Formen")
    secretary.fill(form_name="En promenad runt skolan", form_text="Två och två, en timme. Sedan fika och en fråga var.")
    secretary.fill(based_on="1")
    secretary.picture("formen")
    secretary.press("Publicera")
    secretary.open(f"{dialogue}anteckna/")
    secretary.send("Spara", notes="En förälder grät.", result="Vi börjar med skolgården.", dissent="En vill vänta.")
    secretary.open(f"{dialogue}utfall/")
    secretary.send("Skriv ned det", kind="En insikt", text="Barnen vet vilka träd som är bäst.")
    secretary.fill(kind="Ett löfte", text="Vi frågar barnen innan vi bygger.")
    secretary.fill(promised_by="Utbildningsnämnden", due_on="2027-09-30")
    secretary.picture("det-som-kom-fram")
    secretary.press("Skriv ned det")
    secretary.open(f"{dialogue}hallen/")
    secretary.send("Den har hållits", held_on="2027-05-03")
    secretary.open(dialogue)
    secretary.says("Den hölls den 3 maj 2027", "En promenad runt skolan", "En förälder grät.", "En vill vänta.")
    secretary.picture("dialog")
    secretary.click("Redovisa resultatet för fullmäktige")
    assert secretary.value("result").split("\n") == [
        "Vi börjar med skolgården.",
        "",
        "Det vi förstod:",
        "– Barnen vet vilka träd som är bäst.",
        "",
        "Det vi lovar:",
        "– Utbildningsnämnden, senast den 30 september 2027: Vi frågar barnen innan vi bygger.",
    ]
    secretary.picture("redovisa")
    secretary.fill(with_dissent="Ja, fullmäktige och alla får läsa den")
    secretary.press("Redovisa")
    secretary.open(dialogue)
    secretary.says("Utbildningsnämnden redovisade sitt resultat för fullmäktige den 3 maj 2027")

    councillor = visit("Olga")
    councillor.open(dialogue)
    councillor.says("Vi börjar med skolgården.", "En vill vänta.")
    assert "En förälder grät." not in councillor.text()

    clerk = visit("Amira")
    clerk.open("/dialoger/notera/")
    clerk.fill(reports=clerk.labels("Utbildningsnämnden")[0])
    clerk.send("Anteckna beslutet", paragraph="95", heading="Tillitsdialoger 2027")
    councillor.open(dialogue)
    councillor.says("§ 95")


SIGNAL = "Skolgården i norr är mörk på eftermiddagarna."
PROMISE = "Vi går en kvällsrunda med eleverna."
HEADING = "Lys upp vägen till Älvskolan"


@pytest.mark.requirement("R-090")
@pytest.mark.requirement("R-104")
def test_what_a_dialogue_proposes_is_argued_looked_at_by_another_body_prepared_and_decided(visit: Visit) -> None:
    secretary = visit("Johan")
    secretary.open("/dialoger/ny/")
    secretary.send("Öppna", kind="Tillitsdialog", body="Utbildningsnämnden", planned_on="2027-05-20")
    dialogue = secretary.path
    secretary.open(f"{dialogue}form/?from=silent-writing")
    secretary.fill(based_on="1")
    secretary.press("Publicera")
    secretary.open(f"{dialogue}anteckna/")
    secretary.send("Spara", notes="Alla skrev.", result="Vi börjar med skolgården.")
    secretary.open(f"{dialogue}utfall/")
    secretary.send("Skriv ned det", kind="En utmaning", text=SIGNAL, bodies="Samhällsbyggnadsnämnden")
    secretary.open(f"{dialogue}utfall/")
    secretary.send(
        "Skriv ned det", kind="Ett löfte", text=PROMISE, promised_by="Utbildningsnämnden", due_on="2027-09-30"
    )
    secretary.open(f"{dialogue}utfall/")
    secretary.click("Lägg ett förslag")
    secretary.send(
        "Skriv ned det", heading=HEADING, text="Nämnden får i uppdrag att lysa upp.", reasons="Det är mörkt."
    )
    proposal = secretary.path
    secretary.open(f"{proposal}prova/")
    secretary.send("Anteckna vad som prövades", dialogue="0", words="Alla ville.")
    secretary.open(f"{dialogue}hallen/")
    secretary.send("Den har hållits", held_on="2027-05-03")
    secretary.open(f"{dialogue}redovisa/")
    secretary.press("Redovisa")
    secretary.open(f"{proposal}lamna/")
    secretary.press("Lämna förslaget vidare")
    board = visit("David")
    board.open(f"{proposal}fraga/")
    board.send("Fråga andra organ", bodies="Samhällsbyggnadsnämnden", question="Kan ni?", due_on="2027-05-20")
    other = visit("Maria")
    other.open("/mitt/")
    other.click(f"Yttra er om ”{HEADING}”")
    other.send("Svara", words="Vi kan sätta upp tolv stolpar.")
    board.open(f"{proposal}bereda/")
    board.says("Vi kan sätta upp tolv stolpar.")
    board.send("Bered förslaget", words="Vi tillstyrker.", cost="300 tkr ur investeringsbudgeten.")
    clerk = visit("Amira")
    clerk.open(f"{proposal}besluta/")
    clerk.send("Anteckna beslutet", paragraph="97", in_force_from="2027-05-04", words="Redovisas i höst.")
    secretary.open(proposal)
    secretary.says("Utbildningsnämnden fick svar den 3 maj 2027", "Kostnad: 300 tkr")
    resident = visit("")
    resident.open("/oppet/beslut/kf/2027/97/")
    resident.says(HEADING, "Prövat i en dialog", "Föreslaget", "Yttrade sig", "Berett", "Beslutat", "Redovisas i höst.")
    resident.open(f"/oppet{dialogue}")
    resident.says("Vi börjar med skolgården.", SIGNAL, PROMISE)
    assert "Alla skrev." not in resident.text()

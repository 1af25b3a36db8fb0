"""After an election: two people prepare what the new council takes up again, and one decision comes of it."""

from __future__ import annotations

import pytest
from tests.journeys.walking import Visit

STAGE = "election"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]


@pytest.mark.requirement("R-058")
@pytest.mark.requirement("R-063")
def test_the_new_term_is_prepared_and_decided(visit: Visit) -> None:
    strategist = visit("David")
    strategist.open("/styrningen/ny-mandatperiod/")
    strategist.click("Mandatperioden från och med den 15 oktober 2026")
    strategist.says(
        "2 slags texter ska omprövas.",
        "Gäller, ska omprövas",
        "1 punkt saknar förslag.",
        "Förslag: ny lydelse",
        "Förslag: upphör",
        "Ett Exempelby som håller ihop: från och med den 1 januari 2024 till och med den 31 december 2031",
        "Revidera styrmodellen",
    )
    strategist.picture("ny-mandatperiod")
    strategist.click("Föreslå")
    strategist.says("Vi prövade handledning mellan undersköterskor i en grupp.")
    strategist.fill(choice="Förnya den oförändrad", targets="Ett Exempelby som håller ihop")
    strategist.picture("foresla-i-ny-mandatperiod")
    strategist.send("Spara förslaget")
    strategist.says("Allt har ett förslag. Fullmäktige kan besluta.")

    clerk = visit("Amira")
    clerk.open("/hem/")
    clerk.click("Förbered det som fullmäktige ska besluta")
    clerk.press("Förnya resten oförändrat")
    clerk.click("Anteckna fullmäktiges beslut")
    clerk.send("Anteckna beslutet", paragraph="205", heading="Mål och omvärldsfaktorer för mandatperioden")
    clerk.says("§ 205", "Riktningsmål 2027–2030", "Omvärldsfaktorer 2027–2030")
    clerk.open("/styrningen/ny-mandatperiod/2026-10-15/")
    clerk.says("Fullmäktige har omprövat allt.")
    clerk.click("Vad som har ändrats, ord för ord")
    clerk.says("Oförändrade: 0. Ändrade: 2. Nya: 1. Upphörda: 1.", "Varför den upphörde: Målet utgick från")
    clerk.picture("jamfor-texter")
    public = visit("")
    public.open("/oppet/styrningen/riktningsmal/jamfor/")
    public.says("Ändrade: 2.", "Vi lämnar över en kommun i balans")

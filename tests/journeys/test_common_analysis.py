"""The executive board's administration writes the common analysis, and holds the day on the world around."""

from __future__ import annotations

import pytest
from tests.journeys.walking import Visit

STAGE = "election"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

ANALYSIS = "/aret/omvarldsanalys/ks/2027/"
WORDS = "Vi blir fler äldre och färre i arbete."


@pytest.mark.requirement("R-074")
def test_the_common_analysis_is_written_and_decided(visit: Visit) -> None:
    writer = visit("David")
    writer.open("/analyser/2027/")
    writer.press("omvärldsanalysen, Kommunstyrelsen")
    writer.open(ANALYSIS)
    for number, part in enumerate(writer.links("/skriv/")):
        writer.open(part)
        writer.fill(text=f"{WORDS} Del {number + 1}.")
        writer.send("Spara")
    writer.open(ANALYSIS)
    writer.says(WORDS)
    writer.press("Lämna över till Kommunstyrelsen")

    clerk = visit("Amira")
    clerk.open(f"{ANALYSIS}besluta/")
    clerk.send("Anteckna beslutet", paragraph="301")
    clerk.open(ANALYSIS)
    clerk.says("§ 301", WORDS)

    public = visit("")
    public.open(f"/oppet{ANALYSIS}")
    public.says(WORDS)


@pytest.mark.requirement("R-105")
def test_the_day_is_held_in_a_form_of_its_own(visit: Visit) -> None:
    writer = visit("David")
    writer.open("/dialoger/ny/")
    writer.send("Öppna", kind="Omvärldsdag", body="Kommunstyrelsen", with_bodies="Socialnämnden|Utbildningsnämnden")
    writer.says("Omvärldsdag 2026", "Kommunstyrelsen", "Socialnämnden")
    day = writer.path
    writer.click("Formen")
    writer.fill(form_name="En dag i bygdegården", form_text="Tre gäster berättar. Sedan talar vi vid små bord.")
    writer.press("Publicera")
    writer.open(f"{day}anteckna/")
    writer.send("Spara", notes="Många frågor om skyfall.", result="Tre saker att följa.", dissent="Ingen.")
    writer.open(f"{day}hallen/")
    writer.send("Den har hållits", held_on="2026-11-23")
    writer.open(day)
    writer.says("Den hölls den 23 november 2026", "En dag i bygdegården", "Tre saker att följa.")

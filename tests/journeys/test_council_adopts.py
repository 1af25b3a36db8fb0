"""The new council adopts what everybody else has to answer, and each text says all that has to be known of it."""

from __future__ import annotations

import pytest
from tests.journeys.walking import Visit

STAGE = "election"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]


@pytest.mark.requirement("R-054")
@pytest.mark.requirement("R-059")
def test_direction_goals_are_adopted_with_several_statements(visit: Visit) -> None:
    clerk = visit("Amira")
    clerk.open("/styrningen/")
    clerk.picture("styrningen")
    clerk.click("Riktningsmål")
    clerk.click("Anta en ny text")
    clerk.fill(
        paragraph="201",
        registry_number="KS.2026.410",
        heading="Riktningsmål för mandatperioden",
        title="Riktningsmål 2026–2030",
        in_force_from="2026-11-23",
        targets="Omtanke|Mod",
        text_1="Den som bor här ska känna sig trygg.",
        heading_4="Nära till naturen",
        text_4="Alla ska ha en park inom gångavstånd.",
    )
    clerk.fill(fate_2="Upphör", fate_3="Upphör")
    lapsing = {"lapses_alla-lar-hela-tiden": "Ryms i det första målet.", "lapses_vi-vaxer-med-omsorg": "Målet är nått."}
    clerk.fill(**lapsing)
    clerk.picture("anta-riktningsmal")
    clerk.send("Anta")
    clerk.says(
        "är antagen och gäller från",
        "Riktningsmål 2026–2030",
        "från och med den 23 november 2026, tills vidare",
        "Kommunfullmäktige 2026-11-23 § 201",
        "Alla ska ha en park inom gångavstånd.",
        "Bidrar till: Omtanke, Mod",
        "Besvaras i: nulägesbeskrivningen (kommunstyrelse, nämnd, bolag)",
    )
    clerk.picture("riktningsmal")
    clerk.click("Kommunfullmäktige 2026-11-23 § 201")
    clerk.says("Riktningsmål för mandatperioden", "KS.2026.410", "Riktningsmål 2026–2030")
    clerk.picture("beslut")
    clerk.open("/styrningen/riktningsmal/")
    clerk.says("till och med den 22 november 2026")


@pytest.mark.requirement("R-061")
def test_factors_are_adopted(visit: Visit) -> None:
    clerk = visit("Amira")
    clerk.open("/styrningen/omvarldsfaktorer/anta/")
    clerk.send(
        "Anta",
        paragraph="202",
        heading="Omvärldsfaktorer för mandatperioden",
        title="Omvärldsfaktorer 2026–2030",
        in_force_from="2026-11-23",
        heading_3="Allt fler äldre",
        text_3="Antalet äldre växer fortast i norr.",
        heading_4="Mer regn",
        text_4="Skyfallen blir fler.",
        fate_1="Upphör",
        fate_2="Upphör",
        **{
            "lapses_farre-ska-forsorja-fler": "Ersätts av den första.",
            "lapses_tekniken-andrar-arbetet": "Hanteras i budgeten.",
        },
    )
    clerk.says("Omvärldsfaktorer 2026–2030", "Allt fler äldre", "Skyfallen blir fler.", "§ 202", "Besvaras i:")


@pytest.mark.requirement("R-040")
@pytest.mark.requirement("R-042")
def test_a_committees_mandate_says_for_whom_and_which_needs(visit: Visit) -> None:
    clerk = visit("Amira")
    clerk.open("/styrningen/reglemente/")
    clerk.says("Komplettera reglementet för Servicenämnden")
    clerk.click("Anta en ny text")
    clerk.send(
        "Anta",
        paragraph="203",
        heading="Reglemente för servicenämnden",
        title="Reglemente för servicenämnden",
        in_force_from="2026-11-23",
        whose="Servicenämnden",
        content_for_whom="Alla som arbetar i kommunens verksamheter.",
        content_which_needs="Lokaler, måltider och teknik som fungerar.",
        words="Nämnden ansvarar för lokaler, måltider och it.",
    )
    clerk.open("/styrningen/reglemente/")
    assert "Komplettera reglementet" not in clerk.text()
    clerk.click("Reglemente för servicenämnden")
    clerk.says(
        "Servicenämnden · från och med den 23 november 2026, tills vidare",
        "Kommunfullmäktige 2026-11-23 § 203",
        "Alla som arbetar i kommunens verksamheter.",
        "Nämnden ansvarar för lokaler, måltider och it.",
    )


def test_only_a_body_the_text_can_bind_may_be_chosen(visit: Visit) -> None:
    clerk = visit("Amira")
    clerk.open("/styrningen/agardirektiv/anta/")
    choices = clerk.choices("whose")
    assert choices == ["Exempelby Bostäder AB"]


@pytest.mark.requirement("R-041")
def test_an_owner_directive_is_adopted(visit: Visit) -> None:
    clerk = visit("Amira")
    clerk.open("/styrningen/agardirektiv/anta/")
    clerk.send(
        "Anta",
        paragraph="204",
        heading="Ägardirektiv för Exempelby Bostäder AB",
        title="Ägardirektiv 2026",
        in_force_from="2026-11-23",
        whose="Exempelby Bostäder AB",
        content_for_whom="Hyresgäster och bostadssökande.",
        content_which_needs="Trygga hyresrätter.",
        words="Bolaget ska bygga om före det bygger nytt.",
    )
    clerk.says("Bolaget ska bygga om före det bygger nytt.", "§ 204", "tills vidare", "Hyresgäster och bostadssökande.")
    public = visit("")
    public.open("/oppet/styrningen/agardirektiv/exempelby-bostader/2026-11-23/")
    public.says("Bolaget ska bygga om före det bygger nytt.", "§ 204")


def test_a_paragraph_used_twice_is_refused_and_nothing_typed_is_lost(visit: Visit) -> None:
    clerk = visit("Amira")
    clerk.open("/beslut/nytt/")
    clerk.send("Anteckna beslutet", day="2026-11-23", paragraph="77", heading="Första")
    clerk.says("Första")
    clerk.open("/beslut/nytt/")
    clerk.send("Anteckna beslutet", day="2026-11-23", paragraph="77", heading="Andra", text="Hela texten.")
    assert clerk.path == "/beslut/nytt/"
    assert "§ 77" in clerk.text()
    assert clerk.value("text") == "Hela texten."

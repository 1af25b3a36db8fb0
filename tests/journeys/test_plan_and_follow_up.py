"""The council decides, a manager plans, the committee follows up, and the council and the public see it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from tests.journeys.walking import Walker

STAGE = "decision"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

HEADING = "Pröva en gemensam träffpunkt för äldre i norra kommundelen"
FOLLOWUP = "/aret/delarsuppfoljning/socialnamnden/2027/"


@pytest.mark.requirement("R-085")
@pytest.mark.requirement("R-109")
def test_from_the_decision_to_what_came_of_it(browser: Browser, address: str) -> None:
    clerk = Walker(browser, address, "Amira")
    clerk.open("/forslag/")
    clerk.picture("forslag")
    clerk.click(HEADING)
    clerk.picture("forslaget")
    clerk.click("Anteckna beslutet")
    clerk.fill(paragraph="88", in_force_from="2027-06-07", words="Redovisas varje år.")
    clerk.picture("besluta-om-forslag")
    clerk.send("Anteckna beslutet")
    clerk.says("Det ledde till")

    manager = Walker(browser, address, "Hassan")
    manager.open("/planer/hemtjanst-norr/")
    manager.click("Ta in i planen")
    manager.fill(heading="Öppna träffpunkten i Norrby", serves=HEADING, who="Hassan och Ingrid", due_on="2027-12-01")
    manager.picture("ta-in-i-planen")
    manager.send("Ta in det i planen", text="Kaffe två eftermiddagar i veckan.")
    manager.open("/planer/hemtjanst-norr/")
    manager.says("Öppna träffpunkten i Norrby", HEADING)

    public = Walker(browser, address, "")
    councillor = Walker(browser, address, "Olga")
    councillor.open("/planer/hemtjanst-norr/")
    assert "Öppna träffpunkten" not in councillor.text(), "what is not shared is the unit's own"
    manager.click("Öppna träffpunkten i Norrby")
    manager.click("Ändra")
    manager.send("Spara", shared="Andra i kommunen får se det")
    manager.send("Anteckna", words="Elva kom första dagen.")
    manager.open("/planer/hemtjanst-norr/")
    manager.says("Elva kom första dagen.")
    manager.picture("plan")
    councillor.open("/planer/hemtjanst-norr/")
    councillor.says("Öppna träffpunkten i Norrby")

    writer = Walker(browser, address, "Gunilla")
    writer.open("/analyser/2027/")
    writer.press("uppföljningen i delårsbokslutet, Socialnämnden")
    whole = "/".join(writer.path.split("/")[:5]) + "/"
    writer.open(whole)
    writer.click(HEADING)
    writer.fill(**dict.fromkeys(writer.areas(), "Hälften av dem som kommer hade ingen insats från oss."))
    writer.send("Spara")
    assert public.status(f"/oppet{whole}") == 404, "a draft is no citizen's business"
    writer.open(whole)
    writer.press("Lämna över till")
    secretary = Walker(browser, address, "Farid")
    secretary.open(f"{whole}besluta/")
    secretary.send("Anteckna beslutet", paragraph="41")

    councillor.open("/uppfoljning/2027/")
    councillor.says(HEADING, "upptaget av Hemtjänst Norr")
    councillor.picture("uppfoljning")
    councillor.click(HEADING)
    councillor.says("Hälften av dem som kommer hade ingen insats från oss.")
    councillor.picture("uppdragets-historia")

    public.open(f"/oppet{whole}")
    public.says("Hälften av dem som kommer hade ingen insats från oss.")
    public.open("/oppet/beslut/kf/2027/88/")
    public.says(HEADING)
    public.open("/")
    public.picture("oppna-sidan")
    public.open("/oppet/styrningen/")
    assert "Elva kom första dagen." not in public.text()

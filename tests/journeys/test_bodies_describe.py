"""A committee writes how it sees its situation in a browser, hands it over, and it becomes a document."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from tests.journeys.describing import is_tagged, step, tagged_pdf, write_it
from tests.journeys.walking import Walker

STAGE = "analysis"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

COMMITTEE = "/aret/nulagesbeskrivning/servicenamnden/2027/"


@pytest.mark.requirement("R-071")
@pytest.mark.requirement("R-072")
@pytest.mark.requirement("R-073")
@pytest.mark.requirement("R-086")
@pytest.mark.requirement("R-087")
def test_a_committee_writes_hands_over_and_decides(browser: Browser, address: str) -> None:
    writer = Walker(browser, address, "Maria")
    writer.picture("hem")
    writer.open("/analyser/2027/")
    writer.picture("analyser")
    writer.press("nulägesbeskrivningen, Servicenämnden")
    writer.open(COMMITTEE)
    writer.picture("nulagesbeskrivning")
    step(writer, COMMITTEE, "Verksamhetsbeskrivning")
    writer.says("Reglemente · Servicenämnden")
    writer.picture("verksamhetsbeskrivning")
    write_it(writer, COMMITTEE, "Servicenämnden")
    public = Walker(browser, address, "")
    assert public.status(f"/oppet{COMMITTEE}") == 404, "a draft is no citizen's business"

    writer.open(f"{COMMITTEE}besluta/")
    writer.send("Anteckna beslutet", paragraph="31")
    writer.open(COMMITTEE)
    writer.says("§ 31")
    with tagged_pdf(writer, COMMITTEE) as document:
        assert is_tagged(document)
    public.open(f"/oppet{COMMITTEE}")
    public.says("Vi lär av varandra i vardagen.")
    with tagged_pdf(public, f"/oppet{COMMITTEE}") as document:
        assert is_tagged(document)

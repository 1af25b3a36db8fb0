"""What is only there before a new term is settled keeps nobody out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from tests.journeys.walking import Walker

STAGE = "election"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]


def test_what_the_new_council_takes_up_again_keeps_nobody_out(browser: Browser, address: str) -> None:
    strategist = Walker(browser, address, "David")
    strategist.open("/styrningen/ny-mandatperiod/2026-10-15/")
    strategist.click("Föreslå")
    strategist.fill(choice="Förnya den oförändrad", targets="Ett Exempelby som håller ihop")
    strategist.send("Spara förslaget")
    clerk = Walker(browser, address, "Amira")
    clerk.open("/styrningen/ny-mandatperiod/2026-10-15/beslut/")
    clerk.says("Anteckna beslutet")

"""A company writes how it sees its situation, hands it over, and it becomes a document."""

from __future__ import annotations

import pytest
from tests.journeys.describing import is_tagged, step, tagged_pdf, write_it
from tests.journeys.walking import Visit

STAGE = "analysis"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

COMPANY = "/aret/nulagesbeskrivning/exempelby-bostader/2027/"


def test_a_company_writes_hands_over_and_decides(visit: Visit) -> None:
    writer = visit("Nils")
    step(writer, COMPANY, "Verksamhetsbeskrivning")
    writer.says("Ägardirektiv · Exempelby Bostäder AB")
    write_it(writer, COMPANY, "Exempelby Bostäder AB")
    writer.open(f"{COMPANY}besluta/")
    writer.send("Anteckna beslutet", paragraph="7")
    with tagged_pdf(writer, COMPANY) as document:
        assert is_tagged(document)

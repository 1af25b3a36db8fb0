"""A committee and a company write how they see their situation, hand it over, and it becomes a document."""

from __future__ import annotations

import io

import pikepdf
import pytest
from playwright.sync_api import Browser
from tests.journeys.walking import Walker

STAGE = "analysis"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

COMMITTEE = "/aret/nulagesbeskrivning/servicenamnden/2027/"
COMPANY = "/aret/nulagesbeskrivning/exempelby-bostader/2027/"


def step(walker: Walker, whole: str, words: str) -> None:
    """Goes to a step of the work from the whole of it."""
    walker.open(whole)
    walker.click(words)


def write_it(walker: Walker, whole: str, body: str) -> None:
    """Writes one of everything, as a body does."""
    step(walker, whole, "Verksamhetsbeskrivning")
    walker.send("Spara", text=f"{body} finns till för dem som behöver oss.")
    step(walker, whole, "Omvärldsanalys")
    walker.says("Den gemensamma analysen", "Vad det betyder för oss", "Lokala trender och förutsättningar")
    walker.picture("omvarldsanalys-for-oss")
    walker.send("Spara", text="För oss betyder det färre att rekrytera.")
    step(walker, whole, "Nulägesanalys")
    walker.send("Spara", text="Det går bättre där vi planerar ihop.")

    step(walker, whole, "Ett tryggt liv hela livet")
    walker.fill(mode="Med resultat eller framsteg", result="82 procent är nöjda.", target="85 procent.")
    walker.fill(comment="Vi har bytt belysning.")
    walker.picture("svara-med-resultat")
    walker.send("Spara")
    step(walker, whole, "Alla lär, hela tiden")
    walker.fill(mode="Med resonemang", reasoning="Vi lär av varandra i vardagen.")
    walker.send("Spara", conditions="Tiden är knapp.")
    step(walker, whole, "Tekniken ändrar arbetet")
    boxes = [box.get_attribute("name") or "" for box in walker.page.locator("form.koll-answer textarea").all()]
    said = ("Vi prövar sensorer.", "Att tilliten skadas.", "Tid för möten.", "En sak i taget.")
    walker.fill(**dict(zip(boxes, said, strict=True)))
    walker.picture("svara-pa-omvarldsfaktor")
    walker.send("Spara")

    step(walker, whole, "Möjliga förflyttningar")
    walker.click("Skriv ned en förflyttning")
    walker.send("Spara", sentence="Från att laga till att förebygga", why="Det kostar mindre.", needs="En person till.")
    walker.says("Från att laga till att förebygga")
    walker.open(whole)
    walker.click("Lägg ett förslag")
    assert walker.box("body").locator("option:checked").inner_text() == body
    walker.fill(kind="Ett eget mål för organet", heading="Alla fel lagas inom en vecka")
    walker.send("Skriv ned det", text="Fel ska lagas inom en vecka.", reasons="Det är vad folk frågar efter.")
    walker.says("Alla fel lagas inom en vecka", f"Föreslaget av {body}")

    walker.open(whole)
    walker.says(
        f"{body} finns till för dem som behöver oss.",
        "För oss betyder det färre att rekrytera.",
        "82 procent är nöjda.",
        "Vi lär av varandra i vardagen.",
        *said,
        "Från att laga till att förebygga",
    )
    walker.press("Lämna över till")


def tagged_pdf(walker: Walker, whole: str) -> pikepdf.Pdf:
    """The document as somebody downloads it."""
    answer = walker.context.request.get(f"{walker.base}{whole}pdf/")
    assert answer.ok
    assert answer.headers["content-type"] == "application/pdf"
    return pikepdf.open(io.BytesIO(answer.body()))


def is_tagged(document: pikepdf.Pdf) -> bool:
    """Whether a reader that speaks can read it in order, in its own language."""
    root = document.Root
    return bool(root.MarkInfo.Marked) and "/StructTreeRoot" in root and str(root.Lang).startswith("sv")


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
    answer = public.page.goto(f"{address}/oppet{COMMITTEE}")
    assert answer is not None
    assert answer.status == 404, "a draft is no citizen's business"

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


def test_a_company_writes_hands_over_and_decides(browser: Browser, address: str) -> None:
    writer = Walker(browser, address, "Nils")
    step(writer, COMPANY, "Verksamhetsbeskrivning")
    writer.says("Ägardirektiv · Exempelby Bostäder AB")
    write_it(writer, COMPANY, "Exempelby Bostäder AB")
    writer.open(f"{COMPANY}besluta/")
    writer.send("Anteckna beslutet", paragraph="7")
    with tagged_pdf(writer, COMPANY) as document:
        assert is_tagged(document)

"""What a body writes when it describes its situation, step by step, and the document it becomes."""

from __future__ import annotations

import io

import pikepdf
from tests.journeys.pages import Visitor
from tests.journeys.walking import Walker


def step(walker: Walker | Visitor, whole: str, words: str) -> None:
    """Goes to a step of the work from the whole of it."""
    walker.open(whole)
    walker.click(words)


def write_it(walker: Walker | Visitor, whole: str, body: str) -> None:
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
    boxes = walker.areas()
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
    assert walker.chosen("body") == body
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


def tagged_pdf(walker: Walker | Visitor, whole: str) -> pikepdf.Pdf:
    """The document as somebody downloads it."""
    media_type, content = walker.download(f"{whole}pdf/")
    assert media_type == "application/pdf"
    return pikepdf.open(io.BytesIO(content))


def is_tagged(document: pikepdf.Pdf) -> bool:
    """Whether a reader that speaks can read it in order, in its own language."""
    root = document.Root
    return bool(root.MarkInfo.Marked) and "/StructTreeRoot" in root and str(root.Lang).startswith("sv")

"""A small report of an invented committee, with one of each block, for the tests of this folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from koll.media.paper import (
    Block,
    BulletList,
    Callout,
    Document,
    Emphasis,
    Figure,
    GroundNote,
    Heading,
    KeyValues,
    Link,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Strong,
    Table,
)

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">'
    '<rect x="5" y="5" width="80" height="30" fill="#eef4f5" stroke="#1f4e5f"/>'
    '<text x="12" y="24" font-size="12">Vision</text></svg>'
)

GOALS = Table(
    caption="Svar per mål",
    header=("Mål", "Svar", "Antal"),
    rows=(("Trygga invånare", "Resonemang", "12"), ("Levande orter", ("Mätt: ", Strong(text="högre")), "7")),
    align=("left", "left", "right"),
    widths=(2, 3, 1),
    key="table",
)

BLOCKS: tuple[Block, ...] = (
    Heading(text="Sammanfattning", key="summary"),
    Paragraph(
        runs=(
            "Nämnden ser att ",
            Strong(text="fler äldre"),
            " bor ",
            Emphasis(text="längre"),
            " hemma, se ",
            Reference(text="tabellen", to="table"),
            " och ",
            Link(text="webbplatsen", address="https://kommun.example/styrning"),
            ".",
        )
    ),
    GroundNote(section="Avsnitt 4", quote="Varje nämnd beskriver sitt läge"),
    BulletList(items=("Ett", "Två")),
    Heading(text="Svar", level=2),
    GOALS,
    NumberedList(items=("Först", "Sedan"), start=3),
    Quote(text="Vi vet vad som väntar.", source="Ur samtalet den 15 mars 2027"),
    Callout(title="Att tänka på", paragraphs=("Formen är nämndens egen.",)),
    KeyValues(rows=(("Organ", "Socialnämnden"),)),
    Figure(svg=DRAWING, alt="Visionen leder till målen", caption="Den röda tråden", key="figure"),
    PageBreak(),
    Heading(text="Sist", level=3),
    Paragraph(runs="Åäö ÅÄÖ é § 265"),
)

REPORT = Document(
    title="Nulägesbeskrivning 2027",
    language="sv",
    author="Exempelkommun",
    dated=date(2027, 3, 15),
    blocks=BLOCKS,
    subject="Socialnämndens beskrivning till fullmäktige",
    registry="2027.114",
    front=(("Lämnad av", "Socialnämnden"), ("Dag", "2027-03-15")),
)


def with_blocks(*blocks: Block) -> Document:
    """The report with other content."""
    return replace(REPORT, blocks=blocks)

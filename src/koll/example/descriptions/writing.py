"""How a description is written in the example: what is measured, a text with its sources, a question, and sent back."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from koll.acts.descriptions import add_picture, return_occasion, submit_occasion, write_part
from koll.acts.followup import IndicatorInput, ReadingInput, add_indicator, record_readings
from koll.acts.home import add_comment
from koll.acts.imports import UncheckedFile, check_file
from koll.domain.refs import IndicatorRef, OccasionRef
from koll.example.cast import Telling
from koll.example.year.winter_and_spring import YEAR, occasion_of, writer_for
from koll.frame.routes import address
from koll.reads.instruments import in_force_statements
from koll.snapshot import read_snapshot

MEASURED = date(YEAR, 2, 24)
WRITTEN, SENT_BACK = date(YEAR, 3, 5), date(YEAR, 3, 8)
WHITE, PAPER = b"\xff\xff\xff", 1_000_000
COLOUR = bytes.fromhex("1f4e5f")
HIGH, BAR, BETWEEN = 200, 70, 30


def indicators_are_read(telling: Telling) -> None:
    """The committee measures two things, and enters what it has read."""
    body = telling.texts["description"][0]["body"]
    writer = telling.by(writer_for(telling, body), MEASURED)
    goals = in_force_statements(read_snapshot(MEASURED), [telling.level("goal").key])
    for row in telling.texts["indicator"]:
        words = IndicatorInput(
            name=row["name"],
            says=row["says"],
            unit=row["unit"],
            body=body,
            source="own",
            code="",
            compared_with=(),
            direction=row.get("direction", ""),
            target_low=Decimal(row["target"]) if "target" in row else None,
            target_high=None,
            statements=(goals[row["goal"]].id,),
        )
        made = add_indicator(writer, words=words, is_example=True)
        key = IndicatorRef.parse(str(made.subject)).key
        readings = [
            ReadingInput(indicator=key, period=period, value=Decimal(value))
            for period, value in row["readings"].items()
        ]
        record_readings(writer, readings=readings)


def is_written_on(telling: Telling) -> None:
    """The text gets its sources, a table and a picture; it is handed over, asked about and sent back."""
    words = telling.texts["written_on"]
    body = telling.texts["description"][0]["body"]
    occasion, writer = occasion_of(telling, body), telling.by(writer_for(telling, body), WRITTEN)
    own = next(part for part in telling.activity("description").parts if part.source == "own")
    values = [float(value) for value in telling.texts["indicator"][1]["readings"].values()]
    picture = add_picture(
        writer,
        occasion=occasion,
        file=check_file(UncheckedFile(name="stapel.png", content=bars(values)), PAPER),
        shows=words["shows"],
    )
    goal = in_force_statements(read_snapshot(WRITTEN), [telling.level("goal").key])[0]
    text = words["text"].format(
        own=telling.texts["description"][0]["own"],
        goal=goal.heading,
        address=address(goal.ref),
        picture=address(picture.subject),
    )
    write_part(writer, occasion=occasion, part=own.key, text=text.strip(), revision=1)
    submit_occasion(writer, occasion=occasion)
    clerk = telling.by(telling.secretary(body), SENT_BACK)
    return_occasion(clerk, occasion=occasion, reason=words["back"])
    add_comment(
        clerk,
        subject=str(OccasionRef(activity=telling.activity("description").key, body=body, period=YEAR)),
        place=f"part-{own.key}",
        quote=words["quote"],
        text=words["question"],
        asks=(writer.actor.person or 0,),
    )


def bars(values: Sequence[float]) -> bytes:
    """A picture of values as bars, the highest as high as the picture."""
    most = max(values)
    tall = [round(HIGH * value / most) for value in values]
    rows = []
    for down in range(HIGH):
        row = b"".join((COLOUR if HIGH - down <= item else WHITE) * BAR + WHITE * BETWEEN for item in tall)
        rows.append(b"\0" + row)
    header = struct.pack(">IIBBBBB", len(values) * (BAR + BETWEEN), HIGH, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )

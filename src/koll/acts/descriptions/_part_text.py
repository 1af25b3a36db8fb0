"""What a part reads, and the versions that are kept of it, while it is written together."""

from __future__ import annotations

from datetime import datetime, timedelta

from koll.acts.engine import (
    change,
    create,
)
from koll.tables.models import Part, PartVersion

VERSION_AFTER = timedelta(hours=1)
"""How long writing goes on before a version is made of it."""


def put_text(occasion: int, key: str, text: str, now: datetime, person: int | None) -> None:
    """Gives the part its text when it is another than before; the one before is a version when it stood for an hour."""
    part = Part.objects.filter(occasion_id=occasion, key=key).first()
    if part is None:
        if text:
            create(Part, occasion_id=occasion, key=key, text=text, written_at=now, written_by_id=person)
        return
    if part.text == text:
        return
    last = PartVersion.objects.filter(occasion_id=occasion, key=key).first()
    if part.text and (last is None or now - last.at >= VERSION_AFTER):
        keep_version(part, PartVersion.Why.HOUR, now)
    change(part, revision=part.revision, text=text, written_at=now, written_by_id=person)


def keep_version(part: Part, why: PartVersion.Why, now: datetime) -> None:
    """Keeps how the part reads now, unless the latest version reads the same."""
    last = PartVersion.objects.filter(occasion=part.occasion_id, key=part.key).first()
    if last is not None and last.text == part.text:
        return
    create(
        PartVersion,
        occasion_id=part.occasion_id,
        key=part.key,
        number=(last.number if last else 0) + 1,
        text=part.text,
        why=why,
        person_id=part.written_by_id,
        at=now,
    )

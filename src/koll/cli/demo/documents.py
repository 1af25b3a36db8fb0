"""The example's other governing documents: what the council keeps beside the instruments of its governance model."""

from __future__ import annotations

from datetime import date

from koll.acts.documents import DocumentWords, adopt_document
from koll.cli.demo.before import council
from koll.cli.demo.telling import Telling


def kept(telling: Telling) -> None:
    """The council adopts the documents, each on its day."""
    clerk = council(telling)
    for row in telling.texts["document"]:
        day = date.fromisoformat(row["day"])
        words = DocumentWords(
            kind=row["kind"],
            title=row["title"],
            in_force_from=day,
            text=row["text"],
            revise_on=date.fromisoformat(row["revise_on"]),
            responsible=row["responsible"],
            responsible_role=row["responsible_role"],
        )
        doing = telling.by(telling.secretary(clerk), day)
        adopt_document(doing, decision=telling.decision(clerk, day, row["title"]), document=words)

"""The example's other governing documents: what the council keeps beside the instruments of its governance model."""

from __future__ import annotations

from datetime import date

from koll.acts.instruments import GoverningDocumentInput, adopt_governing_document
from koll.example.cast import Telling
from koll.example.year.before_the_election import council


def keep_documents(telling: Telling) -> None:
    """The council adopts the documents, each on its day."""
    clerk = council(telling)
    for row in telling.texts["document"]:
        day = date.fromisoformat(row["day"])
        words = GoverningDocumentInput(
            kind=row["kind"],
            title=row["title"],
            in_force_from=day,
            text=row["text"],
            revise_on=date.fromisoformat(row["revise_on"]),
            responsible=row["responsible"],
            responsible_role=row["responsible_role"],
        )
        doing = telling.by(telling.secretary(clerk), day)
        adopt_governing_document(doing, decision=telling.decision(clerk, day, row["title"]), document=words)

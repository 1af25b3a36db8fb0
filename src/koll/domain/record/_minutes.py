"""What the minutes say of a decision: said here once for what is written, stored, corrected, read and sent."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Annotated, Any, get_type_hints

from koll.domain.sentences import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """What the minutes say of a decision, in the order it is read; each field with its label.

    A field here is a column of the table, may hold a typing error that is corrected, and is open to everybody.
    """

    day: Annotated[date, N_("Day of the decision")]
    paragraph: Annotated[int | None, N_("Paragraph")] = None
    registry_number: Annotated[str, N_("Registry number")] = ""
    heading: Annotated[str, N_("Heading")] = ""
    text: Annotated[str, N_("The decision in full")] = ""
    votes: Annotated[str, N_("Votes")] = ""
    reservations: Annotated[str, N_("Reservations")] = ""
    attested_on: Annotated[date | None, N_("Minutes adjusted on")] = None


@cache
def minutes_labels() -> dict[str, str]:
    """Each field of minutes with its label in English, in the order it is read.

    >>> minutes_labels()["votes"]
    'Votes'
    """
    hints = get_type_hints(Minutes, include_extras=True)
    return {field.name: hints[field.name].__metadata__[0] for field in fields(Minutes)}


def minutes_of(written: object) -> dict[str, Any]:
    """What the minutes say, by field, of whatever has those fields; spaces around words are left out.

    >>> minutes_of(Minutes(day=date(2027, 3, 15), heading=" Skolskjuts "))["heading"]
    'Skolskjuts'
    """
    values = {name: getattr(written, name) for name in minutes_labels()}
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def minutes_as_text(written: object) -> dict[str, str]:
    """The same as it is written in a box, in a table or in the ledger: days as year-month-day, nothing as nothing.

    >>> minutes_as_text(Minutes(day=date(2027, 3, 15), heading="Skolskjuts"))["day"]
    '2027-03-15'
    """
    return {
        name: value.isoformat() if isinstance(value, date) else str("" if value is None else value)
        for name, value in minutes_of(written).items()
    }

"""Taking in many decisions from a table: row by row what would happen, and then all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from koll.acts.decisions._decisions import DecisionInput, UnableToDecide, record_or_find_decision, told
from koll.acts.engine import Doing, Done, act, require, write_lock
from koll.acts.imports import Row
from koll.domain.refs import PageRef
from koll.domain.refusals import Refusal
from koll.media.formats import FORMULA
from koll.permissions import Permission
from koll.snapshot import subject_of_body
from koll.tables.models import Body, Decision

decision_columns = {
    "body": gettext_lazy("Body"),
    "day": gettext_lazy("Day of the decision"),
    "paragraph": gettext_lazy("Paragraph"),
    "registry_number": gettext_lazy("Registry number"),
    "heading": gettext_lazy("Heading"),
    "text": gettext_lazy("The decision in full"),
    "votes": gettext_lazy("Votes"),
    "reservations": gettext_lazy("Reservations"),
    "attested_on": gettext_lazy("Minutes adjusted on"),
}
"""Each column by what it holds, with its heading; the same in a file that goes out and one that comes in."""
NEEDED = ("body", "day", "heading")
LONGEST = {"heading": 250, "registry_number": 40}
NUMBERED_FROM = date(1899, 12, 30)
"""The day from which Excel numbers days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What would come of a row: `state` is "new", "there" or "wrong"; `why` is said of what is wrong."""

    number: int
    state: str
    heading: str
    body: str
    day: str
    paragraph: str
    why: str = ""


def normalised_heading(heading: str) -> str:
    """A heading without what does not tell headings apart.

    >>> normalised_heading(" Registry-Number ")
    'registrynumber'
    """
    return "".join(row for row in heading.casefold() if row.isalnum())


def heading_columns() -> dict[str, str]:
    """Each column by its plain heading, in every language that the pages speak."""
    known = {normalised_heading(name): name for name in decision_columns}
    for language, _name in settings.LANGUAGES:
        with override(language):
            known |= {normalised_heading(str(words)): name for name, words in decision_columns.items()}
    return known


def body_named(rows: Sequence[Row]) -> list[dict[str, str]]:
    """Each row by column. UnableToDecide names the headings that are missing."""
    known = heading_columns()
    columns = [known.get(normalised_heading(cell), "") for cell in (rows[0] if rows else ())]
    missing = [str(decision_columns[name]) for name in NEEDED if name not in columns]
    if missing:
        raise UnableToDecide(
            _("The first row of the table must have the headings. Missing: %(missing)s.")
            % {"missing": ", ".join(missing)}
        )
    if len(rows) < 2:
        raise UnableToDecide(_("The table has headings and no rows. Fill in the decisions, one on each row."))
    return [{name: cell for name, cell in zip(columns, row, strict=False) if name} for row in rows[1:]]


def day_in_cell(text: str) -> date | None:
    """The day in a cell: as written, or as the number that Excel counts days by; None when it is empty.

    >>> day_in_cell("2027-03-15") == day_in_cell("46461")
    True
    """
    if not text:
        return None
    if text.isascii() and text.isdigit() and 10_000 < int(text) < 80_000:
        return NUMBERED_FROM + timedelta(days=int(text))
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise UnableToDecide(
            _("“%(day)s” is not a day. Write it as year-month-day, like 2027-03-15.") % {"day": text}
        ) from None


def row_words(row: dict[str, str], bodies: dict[str, str]) -> DecisionInput:
    """The decision that a row describes; UnableToDecide says what in it is wrong. `bodies`: key by plain name."""
    if FORMULA in "".join(row.values()):
        raise UnableToDecide(_("The row holds a formula, which is not worked out here. Write its value instead."))
    body = bodies.get(normalised_heading(row.get("body", "")))
    if body is None:
        raise UnableToDecide(_("There is no body called “%(key)s”. Choose one from the list.") % {"key": row["body"]})
    for name, most in LONGEST.items():
        if len(row.get(name, "")) > most:
            raise UnableToDecide(
                _("“%(column)s” is longer than %(most)s characters. Shorten it.")
                % {"column": decision_columns[name], "most": most}
            )
    day = day_in_cell(row.get("day", ""))
    if day is None:
        raise UnableToDecide(_("The row has no day. Write on which day it was decided."))
    paragraph = row.get("paragraph", "").lstrip("§").strip()
    if paragraph and not (paragraph.isascii() and paragraph.isdigit() and 0 < int(paragraph) < 10_000):
        raise UnableToDecide(_("Write the paragraph as a number, like 42."))
    return DecisionInput(
        body=body,
        day=day,
        paragraph=int(paragraph) if paragraph else None,
        registry_number=row.get("registry_number", ""),
        heading=row.get("heading", ""),
        text=row.get("text", ""),
        reservations=row.get("reservations", ""),
        votes=row.get("votes", ""),
        attested_on=day_in_cell(row.get("attested_on", "")),
    )


def is_there(words: DecisionInput) -> bool:
    """Whether the same decision is already recorded: its body, day, paragraph and heading."""
    return Decision.objects.filter(
        body__key=words.body, day=words.day, paragraph=words.paragraph, heading=words.heading.strip()
    ).exists()


def take_decision_row(doing: Doing, row: dict[str, str], bodies: dict[str, Body]) -> Decision | None:
    """Records the row's decision; None when it is already there."""
    words = row_words(row, {normalised_heading(name): body.key for name, body in bodies.items()})
    if is_there(words):
        return None
    body = next(one_body for one_body in bodies.values() if one_body.key == words.body)
    require(doing, Permission.RECORD_DECISION, subject_of_body(doing.snapshot.charter, body))
    return record_or_find_decision(doing, words)


def bodies_by_name() -> dict[str, Body]:
    """Every body by its name and by its key."""
    every = list(Body.objects.all())
    return {row.name: row for row in every} | {row.key: row for row in every}


def read_decision_rows(doing: Doing, rows: Sequence[Row]) -> tuple[list[Foreseen], list[Decision]]:
    """Takes in every row that can be, within the caller's transaction; what became of each, and what is new."""
    bodies = bodies_by_name()
    seen, made = [], []
    for number, row in enumerate(body_named(rows), 2):
        state, why = "there", ""
        try:
            with transaction.atomic():
                decision = take_decision_row(doing, row, bodies)
            if decision is not None:
                state = "new"
                made.append(decision)
        except Refusal as refusal:
            state, why = "wrong", str(refusal)
        seen.append(preview_of_decision_row(number, row, state, why))
    return seen, made


def preview_of_decision_row(number: int, row: dict[str, str], state: str, why: str) -> Foreseen:
    """What is shown of a row."""
    said = {name: cell.replace(FORMULA, "=…") for name, cell in row.items()}
    return Foreseen(
        number=number,
        state=state,
        heading=said.get("heading", ""),
        body=said.get("body", ""),
        day=said.get("day", ""),
        paragraph=said.get("paragraph", ""),
        why=why,
    )


def foresee(doing: Doing, rows: Sequence[Row]) -> list[Foreseen]:
    """What would come of each row: it is really done, and then all of it undone."""
    with write_lock(), transaction.atomic():
        seen, _made = read_decision_rows(doing, rows)
        transaction.set_rollback(True)
    return seen


@act
def import_decisions(doing: Doing, *, rows: Sequence[Row]) -> Done:
    """Records every decision of a table that is not there yet; when one row is wrong, none."""
    require(doing, Permission.READ_INSIDE)
    seen, made = read_decision_rows(doing, rows)
    wrong = [row for row in seen if row.state == "wrong"]
    if wrong:
        raise UnableToDecide(
            _("Nothing has been taken in: row %(row)s is wrong. %(why)s")
            % {"row": wrong[0].number, "why": wrong[0].why}
        )
    said = _("%(count)s decisions have been recorded.") % {"count": len(made)}
    return Done(subject=PageRef(name="decisions"), said=said, id=0, content={"decisions": [told(row) for row in made]})

"""What the two registers, inside and open, share: what is asked for in the address, and the register as a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from koll.frame.http.downloads import table_file
from koll.public.decisions import AttachmentFile
from koll.public.instruments import SORTS, STATES, Register, RegisterQuery, RegisterRowView


def parse_register_query(said: Mapping[str, str]) -> RegisterQuery:
    """What the address asks of the register; what it cannot mean is left out, and all that hold are shown."""
    state, sort = said.get("lage", "in_force"), said.get("ordning", "title")
    return RegisterQuery(
        words=said.get("ord", "")[:100].strip(),
        kind=said.get("slag", "")[:80],
        body=said.get("organ", "")[:60],
        state=state if state in (*STATES, "") else "in_force",
        sort=sort if sort in SORTS else "title",
    )


def register_file(page: Register, kind: str, day: date) -> AttachmentFile:
    """The register as a table in a file, with no cell that a program takes for a formula."""
    headings = (
        _("Title"),
        _("Kind"),
        _("State"),
        _("Body"),
        _("Role"),
        _("First day"),
        _("No longer in force from"),
        _("To be revised by"),
        _("Should have been revised by"),
        _("Decided by"),
        _("Day of the decision"),
        _("Paragraph"),
        _("Registry number"),
        _("Heading"),
    )
    rows = [headings, *(register_row_of(line) for line in page.lines)]
    return table_file(rows, name=f"{_('Register').lower()}-{day}", kind=kind, title=_("Register"))


def register_row_of(line: RegisterRowView) -> tuple[str, ...]:
    """A text as a row."""
    states = {"in_force": _("In force"), "coming": _("Coming"), "past": _("Ended")}
    made = line.decision
    days = (line.in_force_from, line.until, line.revise_on, line.overdue_since)
    return (
        line.title,
        line.kind_words,
        states[line.state],
        line.body[1],
        line.role,
        *(day.isoformat() if day else "" for day in days),
        made.body_name,
        made.day.isoformat(),
        str(made.paragraph or ""),
        made.registry_number,
        made.heading,
    )

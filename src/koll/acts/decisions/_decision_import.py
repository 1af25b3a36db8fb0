"""Many decisions from a table: its columns, what makes two rows the same decision, and the act that records them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from koll.acts.decisions._decisions import DecisionInput, record_or_find_decision, refuse_paragraph, refuse_words
from koll.acts.engine import Doing, Done, Input, act, body_existing_on, body_with_key, require
from koll.acts.imports import Column, ImportMemory, Judge, TableImport, day_in_words_or_digits, remember, text_within
from koll.domain.record import minutes_labels, minutes_of
from koll.domain.refs import PageRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.snapshot import subject_of_body
from koll.tables.models import Body, Decision

PARAGRAPH = re.compile(r"(?:[^\W\d_]{1,6} )?(?:§|paragraf)? ?(\d{1,4})(?: ?/ ?(\d{4}))?", re.IGNORECASE)
LONGEST_TEXT = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedParagraph:
    """A paragraph as it is written: its number, and the year where that stands with it."""

    number: int
    year: int | None


def paragraph_in(text: str) -> NumberedParagraph | None:
    """The paragraph in a cell, however minutes write it; None when it is empty.

    >>> [paragraph_in(said).number for said in ("42", "§ 42", "KS § 42", "§42/2027")]
    [42, 42, 42, 42]
    """
    said = " ".join(text.split())
    if not said:
        return None
    found = PARAGRAPH.fullmatch(said)
    if found is None or int(found[1]) == 0:
        raise Refusal("import.not_a_paragraph", _("Write the paragraph as a number, like 42."))
    return NumberedParagraph(number=int(found[1]), year=int(found[2]) if found[2] else None)


def decision_of(values: Mapping[str, Any], _chosen: Mapping[str, str]) -> DecisionInput:
    """The decision that a row describes."""
    if not values.get("body"):
        raise Refusal("import.no_body", _("The row does not say whose decision it is. Write the body."))
    day = values.get("day")
    if day is None:
        raise Refusal("import.no_day", _("The row has no day. Write on which day it was decided."))
    paragraph: NumberedParagraph | None = values.get("paragraph")
    if paragraph is not None and paragraph.year not in (None, day.year):
        raise Refusal(
            "import.paragraph_of_another_year",
            _("The paragraph is of %(year)s, and the day is not. Check which of them is right.")
            % {"year": paragraph.year},
        )
    minutes = {name: values[name] for name in minutes_labels() if name in values}
    return DecisionInput(body=values["body"], **minutes | {"paragraph": paragraph.number if paragraph else None})


def same_body_year_and_paragraph(row: DecisionInput) -> tuple[Hashable, ...]:
    """What makes two rows the same decision; one without a paragraph is known by its day and heading."""
    if row.paragraph is None:
        return ((row.body, row.day, row.heading.strip()),)
    return ((row.body, row.day.year, row.paragraph),)


def judge_decisions(doing: Doing, rows: Sequence[DecisionInput]) -> Judge[DecisionInput]:
    """What is recorded of the bodies and years in the table, and what refuses a row."""
    known = known_decisions(rows)
    allowed: dict[str, None] = {}

    def check(row: DecisionInput) -> None:
        body = body_existing_on(row.body, row.day)
        if row.body not in allowed:
            require(doing, Permission.RECORD_DECISION, subject_of_body(doing.snapshot.charter, body))
            allowed[row.body] = None
        refuse_words(doing, row)

    return Judge(known=known, check=check)


def state_of_recorded(row: DecisionInput, there: DecisionInput | None) -> str:
    """Refuses a row whose paragraph is another decision's."""
    if there is not None and (there.day, there.heading) != (row.day, row.heading.strip()):
        refuse_paragraph(body_with_key(row.body), row.day.year, row.paragraph)
    return ""


def known_decisions(rows: Sequence[DecisionInput]) -> list[DecisionInput]:
    """The recorded decisions of the bodies and years of the rows. One query."""
    recorded = Decision.objects.filter(
        body__key__in={row.body for row in rows}, year__in={row.day.year for row in rows}
    ).select_related("body")
    return [DecisionInput(body=decision.body.key, **with_plain_lines(minutes_of(decision))) for decision in recorded]


def with_plain_lines(minutes: Mapping[str, Any]) -> dict[str, Any]:
    """What minutes say, with lines divided as in a table."""
    return {name: value.replace("\r\n", "\n") if isinstance(value, str) else value for name, value in minutes.items()}


def bodies_as_targets(_doing: Doing) -> list[tuple[str, str]]:
    """Every body: its key and its name. One query."""
    return [(body.key, body.name) for body in Body.objects.all()]


READERS: Mapping[str, Callable[[str], Any]] = {
    "day": day_in_words_or_digits,
    "paragraph": paragraph_in,
    "registry_number": text_within(40),
    "heading": text_within(250),
    "attested_on": day_in_words_or_digits,
}
"""How a cell is read that holds more than words."""

ALSO = {
    "day": gettext_lazy("day, date, decided, meeting day"),
    "paragraph": gettext_lazy("§, section, number"),
    "registry_number": gettext_lazy("reg. no., case number"),
    "heading": gettext_lazy("matter, title, case"),
    "text": gettext_lazy("decision, the decision"),
    "attested_on": gettext_lazy("adjusted, verified"),
}
"""Other headings that people use."""


def minutes_columns() -> tuple[Column, ...]:
    """A column for everything that minutes say."""
    return tuple(
        Column(
            name=name,
            heading=gettext_lazy(label),
            also=ALSO.get(name, ""),
            read=READERS.get(name, text_within(LONGEST_TEXT)),
            needed=name in ("day", "heading"),
        )
        for name, label in minutes_labels().items()
    )


DECISIONS = TableImport[DecisionInput](
    key="decisions",
    row=decision_of,
    identity=same_body_year_and_paragraph,
    judge=judge_decisions,
    named="body",
    targets=bodies_as_targets,
    state=state_of_recorded,
    keeps=True,
    columns=(
        Column(
            name="body",
            heading=gettext_lazy("Body"),
            also=gettext_lazy("committee, board, organ"),
            read=text_within(200),
            needed=True,
        ),
        *minutes_columns(),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDecisions(Input):
    """Records the decisions of a table that are not there yet, all of them or none."""

    rows: tuple[DecisionInput, ...]
    memory: ImportMemory = field(default_factory=ImportMemory)


@act(
    ImportDecisions,
    permission=Permission.READ_INSIDE,
    subject=lambda _doing, _given: None,
    news=N_("Decisions were taken in from a table"),
    trail=Trail.SHOWN,
)
def import_decisions(doing: Doing, given: ImportDecisions) -> Done:
    for row in given.rows:
        if row.same_as is not None or row.files:
            raise Refusal("decision.import_of_what_is_recorded", _("A table only holds new decisions, without files."))
        body = body_existing_on(row.body, row.day)
        require(doing, Permission.RECORD_DECISION, subject_of_body(doing.snapshot.charter, body))
        record_or_find_decision(doing, row)
    remember(DECISIONS.key, given.memory)
    said = _("%(count)s decisions have been recorded.") % {"count": len(given.rows)}
    return Done(subject=PageRef(name="decisions"), said=said)

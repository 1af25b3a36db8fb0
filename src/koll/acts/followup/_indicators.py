"""Keeping indicators: what is measured, readings entered by hand or fetched, and what they say something about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    body_existing_on,
    change,
    changed_by_another,
    create,
    remove,
)
from koll.domain.refs import IndicatorRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Subject, Trail
from koll.reads.instruments import in_force_statements
from koll.snapshot import Snapshot, subject_of_body
from koll.tables.models import Indicator, IndicatorLink, Statement

SCB_CODE = re.compile(r"TAB[0-9]{1,6}( [A-Za-z0-9]{1,40}=[^ =&]{1,120})*")
AREA = re.compile(r"(G?[0-9]{2,7})( [^\n]{1,60})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorInput:
    """What an indicator is. `body` "": the municipality's own. `statements` are numbers of statements in force."""

    name: str
    says: str
    unit: str
    body: str
    source: str
    code: str
    compared_with: Sequence[str]
    direction: str
    target_low: Decimal | None
    target_high: Decimal | None
    statements: Sequence[int]


def indicator_called(key: str) -> Indicator:
    """The indicator with this key."""
    row = Indicator.objects.select_related("body").filter(key=key).first()
    if row is None:
        raise Refusal("indicator.unknown", _("There is no such indicator. Choose one from the list."))
    return row


def subject_of_indicator(snapshot: Snapshot, row: Indicator) -> Subject:
    """An indicator as a subject: its body's, or the executive board's when it is everybody's."""
    return subject_of_body(snapshot.charter, row.body) if row.body else Subject()


def subject_of_new(doing: Doing, body: str) -> Subject:
    """What is asked about when something begins to be measured; "": in the whole municipality."""
    return subject_of_body(doing.snapshot.charter, body_existing_on(body, doing.day)) if body else Subject()


def check_indicator(words: IndicatorInput) -> None:
    """What no indicator may be without, or hold at once."""
    if not words.name.strip():
        raise Refusal("indicator.no_name", _("Give the indicator a name."), field="name")
    if words.source == "scb" and not SCB_CODE.fullmatch(words.code):
        raise Refusal(
            "indicator.wrong_scb_choice",
            _("A choice at SCB is the table and what is chosen in it, like TAB638 ContentsCode=BE0101N1. Check it."),
            field="code",
        )
    if words.source == "kolada" and not re.fullmatch(r"[NU][0-9]{5}", words.code):
        raise Refusal(
            "indicator.wrong_kolada_code",
            _("A measure in Kolada has a code of a letter and five digits, like N00900. Check it."),
            field="code",
        )
    if words.target_high is not None and (words.target_low is None or words.target_high < words.target_low):
        raise Refusal(
            "indicator.span_backwards",
            _("A span goes from its lower value to its higher. Fill in both, the lower first."),
            field="target_low",
        )
    if any(not AREA.fullmatch(row) for row in words.compared_with):
        raise Refusal(
            "indicator.wrong_area",
            _(
                "Write each area to compare with on a line of its own: its code, and its name after it, "
                "like 0000 Riket."
            ),
            field="compared_with",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AddIndicator(Input):
    """Begins to measure something."""

    words: IndicatorInput
    is_example: bool = False


@act(
    AddIndicator,
    permission=Permission.MANAGE_INDICATORS,
    subject=lambda doing, given: subject_of_new(doing, given.words.body),
    news=N_("Something is measured from now on"),
    trail=Trail.SHOWN,
)
def add_indicator(doing: Doing, given: AddIndicator) -> Done:
    body = body_existing_on(given.words.body, doing.day) if given.words.body else None
    check_indicator(given.words)
    row = create(
        Indicator,
        key=free_key(given.words.name),
        begun_on=doing.day,
        is_example=given.is_example,
        body=body,
        **indicator_values(given.words),
    )
    link_indicator(doing.snapshot, row, given.words.statements)
    return Done(subject=IndicatorRef(key=row.key), said=_("The indicator is in the list."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeIndicator(Input):
    """Changes what an indicator is called, says, or is held against."""

    indicator: str
    words: IndicatorInput
    revision: int


@act(
    ChangeIndicator,
    permission=Permission.MANAGE_INDICATORS,
    subject=lambda doing, given: subject_of_indicator(doing.snapshot, indicator_called(given.indicator)),
    news=None,
    trail=Trail.SHOWN,
    work=N_("An indicator was changed"),
)
def change_indicator(doing: Doing, given: ChangeIndicator) -> Done:
    row = indicator_called(given.indicator)
    check_indicator(given.words)
    theirs, mine = ({"name": item.name, "says": item.says, "unit": item.unit} for item in (row, given.words))
    change(
        row,
        revision=given.revision,
        conflict=lambda: changed_by_another(theirs, mine, row.revision),
        **indicator_values(given.words),
    )
    link_indicator(doing.snapshot, row, given.words.statements)
    return Done(subject=IndicatorRef(key=row.key), said=_("Saved."), id=row.pk)


def free_key(name: str) -> str:
    """A key for the indicator's address that no other has."""
    base = slugify(name.translate(str.maketrans("\N{LATIN SMALL LETTER O WITH STROKE}", "o")))[:50] or "indikator"
    taken = set(Indicator.objects.filter(key__startswith=base).values_list("key", flat=True))
    return next(
        key for number in range(len(taken) + 1) if (key := f"{base}-{number + 1}" if number else base) not in taken
    )


def indicator_values(words: IndicatorInput) -> dict[str, Any]:
    """The words by column."""
    return {
        "name": words.name.strip(),
        "says": words.says.strip(),
        "unit": words.unit.strip(),
        "source": words.source,
        "code": words.code if words.source != "own" else "",
        "compared_with": list(words.compared_with),
        "direction": words.direction,
        "target_low": words.target_low,
        "target_high": words.target_high,
    }


def link_indicator(snapshot: Snapshot, row: Indicator, statements: Iterable[int]) -> None:
    """Says which statements the indicator says something about; they must be in force."""
    wanted = set(statements)
    known = {
        in_force_statement.id
        for in_force_statement in in_force_statements(
            snapshot, [instrument.key for instrument in snapshot.charter.instruments]
        )
    }
    if wanted - known:
        raise Refusal(
            "indicator.goal_not_in_force",
            _("One of the chosen goals is no longer in force. Choose among those in the list."),
            field="statements",
        )
    for link in row.links.all():
        remove(link)
    for statement in Statement.objects.filter(pk__in=wanted).select_related("version"):
        create(
            IndicatorLink,
            indicator=row,
            instrument=statement.version.instrument,
            statement_key=statement.key,
            seen_as=statement,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EndIndicator(Input):
    """Measures no more; what has been read stays."""

    indicator: str


@act(
    EndIndicator,
    permission=Permission.MANAGE_INDICATORS,
    subject=lambda doing, given: subject_of_indicator(doing.snapshot, indicator_called(given.indicator)),
    news=N_("Something is measured no more"),
    trail=Trail.SHOWN,
)
def end_indicator(doing: Doing, given: EndIndicator) -> Done:
    row = indicator_called(given.indicator)
    if row.ended_on is not None:
        raise Refusal(
            "indicator.ended_before",
            _("%(name)s is measured no more since %(day)s. Nothing was changed.")
            % {"name": row.name, "day": row.ended_on.isoformat()},
        )
    change(row, revision=row.revision, ended_on=doing.day)
    return Done(
        subject=IndicatorRef(key=row.key), said=_("It is measured no more. What has been read stays."), id=row.pk
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeIndicator(Input):
    """Measures again what was ended."""

    indicator: str


@act(
    ResumeIndicator,
    permission=Permission.MANAGE_INDICATORS,
    subject=lambda doing, given: subject_of_indicator(doing.snapshot, indicator_called(given.indicator)),
    news=N_("Something is measured again"),
    trail=Trail.SHOWN,
)
def resume_indicator(_doing: Doing, given: ResumeIndicator) -> Done:
    row = indicator_called(given.indicator)
    if row.ended_on is None:
        raise Refusal(
            "indicator.resumed_before", _("%(name)s is measured already. Nothing was changed.") % {"name": row.name}
        )
    change(row, revision=row.revision, ended_on=None)
    return Done(subject=IndicatorRef(key=row.key), said=_("It is measured again."), id=row.pk)

"""A body's story: how it came to be, what it was given and has told, what it took over, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import get_language

from koll.charter import Charter
from koll.reads.decisions import decision_address, occasion_address, statement_address, version_address
from koll.reads.municipality import ours
from koll.reads.story import Happening
from koll.records.models import (
    Beginning,
    Binding,
    Body,
    Closing,
    Decision,
    Ending,
    Moving,
    Occasion,
    Ownership,
    OwnerStep,
    Renaming,
    Version,
)
from koll.snapshot import organisation_on


@dataclass(frozen=True, slots=True)
class About:
    """Whose story it is: the numbers of the body and of those it has taken over, and what bodies are called."""

    charter: Charter
    body: Body
    whose: frozenset[int]
    names: dict[str, str]


def story_of_body(key: str, day: date, before: tuple[str, ...]) -> tuple[Happening, ...]:
    """The body's story with those of the bodies it has taken over (`before`), as far as it had come. Fixed queries."""
    rows = {row.key: row for row in Body.objects.filter(key__in=(key, *before))}
    if key not in rows:
        return ()
    about = About(ours().charter, rows[key], frozenset(row.pk for row in rows.values()), organisation_on(day).names)
    found = [*changes(about), *given(about), *owned(about), *told(about)]
    return tuple(sorted((each for each in found if each.on <= day), key=lambda each: each.on))


def address_of(made: Decision) -> str:
    """Where the decision is read; its body must have been fetched."""
    return decision_address(made.body.key, made.year, made.paragraph, made.pk)


def changes(about: About) -> Iterator[Happening]:
    """That it began, ended, took over, changed name or place: each on the day it took effect. Four queries."""
    names = about.names
    for made in Beginning.objects.filter(body__in=about.whose).select_related("body", "decision__body"):
        address = address_of(made.decision)
        yield Happening(made.body.begins_on, "body_began", names[made.body.key], made.decision.heading, address)
    for end in Ending.objects.filter(body__in=about.whose).select_related("body", "heir", "decision__body"):
        if end.body.ends_on is not None:
            heir = names[end.heir.key] if end.heir else ""
            kind = "body_handed_on" if heir else "body_ended"
            words = "\n\n".join(each for each in (heir, end.words) if each)
            yield Happening(end.body.ends_on, kind, names[end.body.key], words, address_of(end.decision))
    for row in Renaming.objects.filter(body__in=about.whose).select_related("decision__body"):
        yield Happening(row.from_day, "body_renamed", row.was, row.name, address_of(row.decision))
    for move in Moving.objects.filter(body=about.body).select_related("above", "decision__body"):
        words = names[move.above.key] if move.above else ""
        yield Happening(move.from_day, "body_moved", names[about.body.key], words, address_of(move.decision))


def given(about: About) -> Iterator[Happening]:
    """The texts it was given or decided for itself, and assignments that were closed. Two queries."""
    rows = Version.objects.filter(body__in=about.whose).defer("text").select_related("body", "decision__body")
    for row in rows:
        assigned = about.charter.instrument(row.instrument).level == "assignment"
        body = row.body.key if row.body else ""
        address = version_address(row.instrument, body, row.in_force_from, row.pk if row.stands_beside else 0)
        kind = "body_assigned" if assigned else "adopted"
        yield Happening(row.decision.day, kind, about.names[row.decision.body.key], row.title, address)
    mine = Q(statement__version__body__in=about.whose) | Q(statement__body__in=about.whose)
    for closing in Closing.objects.filter(mine).select_related("statement__version", "decision__body"):
        address = statement_address(closing.statement.version.instrument, closing.statement.key)
        who = about.names[closing.decision.body.key]
        yield Happening(closing.decision.day, "closed", who, closing.statement.heading, address)


def owned(about: About) -> Iterator[Happening]:
    """What the council decided as its owner, and the meetings that made it binding. Three queries."""
    for row in Ownership.objects.filter(company__in=about.whose).select_related("decision__body"):
        share = f"{row.percent.normalize():f} %".replace(".", ",")
        words = f"{share}\n\n{row.words}".strip()
        yield Happening(
            row.from_day, "share_changed", about.names[row.decision.body.key], words, address_of(row.decision)
        )
    for step in OwnerStep.objects.filter(company__in=about.whose).select_related("decision__body"):
        who = about.names[step.decision.body.key]
        yield Happening(step.decision.day, f"owner_{step.duty}", who, step.words, address_of(step.decision))
    for each in Binding.objects.filter(version__body__in=about.whose).select_related("version", "decision__body"):
        words = "\n\n".join(part for part in (each.version.title, each.words) if part)
        yield Happening(each.held_on, "text_bound", about.names[about.body.key], words, address_of(each.decision))


def told(about: About) -> Iterator[Happening]:
    """What it decided in writing, and dialogues whose result the council has. One query."""
    kinds = {each.key: each.kind for each in about.charter.activities}
    rows = Occasion.objects.filter(body__in=about.whose, done_on__isnull=False).select_related("body")
    for row in rows.defer("result"):
        is_talk = kinds[row.activity] in ("dialogue", "day")
        on = row.reported_on if is_talk else row.done_on
        if on is not None:
            label = about.charter.activity(row.activity).label.forms(get_language() or "sv").indefinite
            kind = "dialogue_reported" if is_talk else "body_described"
            address = occasion_address(row.activity, row.body.key, row.period, row.number)
            yield Happening(on, kind, about.names[row.body.key], f"{label.capitalize()} {row.period}", address)

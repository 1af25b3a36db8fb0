"""A body's story: how it came to be, what it was given and has told, what it took over, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.charter import Charter
from koll.domain.refs import DecisionRef, OccasionRef, Ref, StatementRef, VersionRef
from koll.public import _rows
from koll.public.thread import StoryEvent
from koll.snapshot import Language, Snapshot
from koll.tables.models import (
    Body,
    Decision,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyEvents:
    """Whose story it is: the numbers of the body and of those it has taken over, and what bodies are called."""

    charter: Charter
    day: date
    body: Body
    whose: frozenset[int]
    names: dict[str, str]
    language: Language


def story_of_body(snapshot: Snapshot, key: str, before: tuple[str, ...], language: Language) -> tuple[StoryEvent, ...]:
    """The body's story with those of the bodies it has taken over (`before`), as far as it had come. Fixed queries."""
    rows = {row.key: row for row in _rows.bodies().filter(key__in=(key, *before))}
    if key not in rows:
        return ()
    about = BodyEvents(
        charter=snapshot.charter,
        day=snapshot.day,
        body=rows[key],
        whose=frozenset(row.pk for row in rows.values()),
        names=snapshot.bodies.names,
        language=language,
    )
    found = [*changes(about), *given_assignments(about), *ownership_events(about), *told_events(about)]
    return tuple(sorted((item for item in found if item.on <= snapshot.day), key=lambda item: item.on))


def _ref_of(made: Decision) -> Ref:
    """Where the decision is read; its body must have been fetched."""
    return DecisionRef(body=made.body.key, year=made.year, paragraph=made.paragraph, number=made.pk)


def changes(about: BodyEvents) -> Iterator[StoryEvent]:
    """That it began, ended, took over, changed name or place: each on the day it took effect. Four queries."""
    names = about.names
    for made in _rows.body_beginnings(about.day).filter(body__in=about.whose).select_related("body", "decision__body"):
        ref = _ref_of(made.decision)
        yield StoryEvent(
            on=made.body.begins_on,
            kind="body_began",
            who=names[made.body.key],
            words=made.decision.heading,
            ref=ref,
        )
    for end in (
        _rows.body_endings(about.day).filter(body__in=about.whose).select_related("body", "heir", "decision__body")
    ):
        if end.body.ends_on is not None:
            heir = names[end.heir.key] if end.heir else ""
            kind = "body_handed_on" if heir else "body_ended"
            words = "\n\n".join(item for item in (heir, end.words) if item)
            yield StoryEvent(
                on=end.body.ends_on, kind=kind, who=names[end.body.key], words=words, ref=_ref_of(end.decision)
            )
    for row in _rows.body_renamings(about.day).filter(body__in=about.whose).select_related("decision__body"):
        yield StoryEvent(on=row.from_day, kind="body_renamed", who=row.was, words=row.name, ref=_ref_of(row.decision))
    for move in _rows.body_moves(about.day).filter(body=about.body).select_related("above", "decision__body"):
        words = names[move.above.key] if move.above else ""
        yield StoryEvent(
            on=move.from_day,
            kind="body_moved",
            who=names[about.body.key],
            words=words,
            ref=_ref_of(move.decision),
        )


def given_assignments(about: BodyEvents) -> Iterator[StoryEvent]:
    """The texts it was given or decided for itself, and assignments that were closed. Two queries."""
    rows = _rows.versions(about.day).filter(body__in=about.whose).defer("text").select_related("body", "decision__body")
    for row in rows:
        assigned = about.charter.instrument(row.instrument).level == "assignment"
        body = row.body.key if row.body else ""
        ref: Ref = VersionRef(
            instrument=row.instrument,
            body=body,
            in_force_from=row.in_force_from,
            beside=row.pk if row.stands_beside else 0,
        )
        kind = "body_assigned" if assigned else "adopted"
        yield StoryEvent(
            on=row.decision.day, kind=kind, who=about.names[row.decision.body.key], words=row.title, ref=ref
        )
    mine = Q(statement__version__body__in=about.whose) | Q(statement__body__in=about.whose)
    for closing in (
        _rows.assignment_closings(about.day).filter(mine).select_related("statement__version", "decision__body")
    ):
        ref = StatementRef(instrument=closing.statement.version.instrument, key=closing.statement.key)
        who = about.names[closing.decision.body.key]
        yield StoryEvent(on=closing.decision.day, kind="closed", who=who, words=closing.statement.heading, ref=ref)


def ownership_events(about: BodyEvents) -> Iterator[StoryEvent]:
    """What the council decided as its owner, and the meetings that made it binding. Three queries."""
    for row in _rows.ownerships(about.day).filter(company__in=about.whose).select_related("decision__body"):
        share = f"{row.percent.normalize():f} %".replace(".", ",")
        words = f"{share}\n\n{row.words}".strip()
        yield StoryEvent(
            on=row.from_day,
            kind="share_changed",
            who=about.names[row.decision.body.key],
            words=words,
            ref=_ref_of(row.decision),
        )
    for step in _rows.owner_steps(about.day).filter(company__in=about.whose).select_related("decision__body"):
        who = about.names[step.decision.body.key]
        yield StoryEvent(
            on=step.decision.day,
            kind=f"owner_{step.duty}",
            who=who,
            words=step.words,
            ref=_ref_of(step.decision),
        )
    for binding_meeting in (
        _rows.binding_meetings(about.day)
        .filter(version__body__in=about.whose)
        .select_related("version", "decision__body")
    ):
        words = "\n\n".join(part for part in (binding_meeting.version.title, binding_meeting.words) if part)
        yield StoryEvent(
            on=binding_meeting.held_on,
            kind="text_bound",
            who=about.names[about.body.key],
            words=words,
            ref=_ref_of(binding_meeting.decision),
        )


def told_events(about: BodyEvents) -> Iterator[StoryEvent]:
    """What it decided in writing, and dialogues whose result the council has. One query."""
    activities = {activity.key: activity for activity in about.charter.activities}
    rows = _rows.occasions(about.day).filter(body__in=about.whose).select_related("body")
    for row in rows.defer("result"):
        activity = activities[row.activity]
        on = row.reported_on if activity.is_talk else row.done_on
        if on is not None:
            label = activity.label.forms(about.language).indefinite
            kind = "dialogue_reported" if activity.is_talk else "body_described"
            ref = OccasionRef(activity=row.activity, body=row.body.key, period=row.period, number=row.number)
            yield StoryEvent(
                on=on,
                kind=kind,
                who=about.names[row.body.key],
                words=f"{label.capitalize()} {row.period}",
                ref=ref,
            )

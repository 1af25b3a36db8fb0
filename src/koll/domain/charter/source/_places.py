"""Knows every row of a charter with the place it has in the file."""

from __future__ import annotations

from collections.abc import Iterator

from koll.domain.charter._model import Activity, Charter, Ground


def rows_with_places(charter: Charter) -> tuple[tuple[str, Ground], ...]:
    """Every row with its ground, by place, in the order front page, bodies, instruments, activities, law, the rest."""
    return tuple(_walk(charter))


def _walk(charter: Charter) -> Iterator[tuple[str, Ground]]:
    yield "front", charter.front.ground
    for body in charter.bodies:
        yield f"body.{body.key}", body.ground
    for instrument in charter.instruments:
        yield f"instrument.{instrument.key}", instrument.ground
        for content in instrument.must_contain:
            yield f"instrument.{instrument.key}.must_contain.{content.key}", content.ground
    for activity in charter.activities:
        yield from _rows_of_activity(activity)
    for duty in charter.legal:
        yield f"legal.{duty.key}", duty.ground
    for number, question in enumerate(charter.oversight):
        yield f"oversight.questions.{number}", question.ground
    for principle in charter.principles:
        yield f"principle.{principle.key}", principle.ground
    for verb in charter.verbs:
        yield f"verb.{verb.key}", verb.ground


def _rows_of_activity(activity: Activity) -> Iterator[tuple[str, Ground]]:
    place = f"activity.{activity.key}"
    yield place, activity.ground
    for part in activity.parts:
        yield f"{place}.part.{part.key}", part.ground
    for answering in activity.answers:
        yield f"{place}.answers.{answering.instrument}", answering.ground
    if activity.result_ground is not None:
        yield f"{place}.result", activity.result_ground

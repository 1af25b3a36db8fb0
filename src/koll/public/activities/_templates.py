"""The parts that written work consists of: by the template that it was begun with, or as the charter has them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from koll.domain.charter import Activity, ActivityPart, Charter, Forms, Label
from koll.public import _rows
from koll.tables.models import Occasion, Template

"""The kinds of activity that are written in parts."""


def as_label(text: str) -> Label:
    """A municipality's own words as a label, the same in every language."""
    forms = Forms(indefinite=text, definite=text, plural=text, plural_definite=text)
    return Label(sv=forms, en=forms)


def part_kept(kind: Activity, kept: dict[str, Any]) -> ActivityPart:
    """A part of a template as the charter's parts are; one that the charter has keeps its ground and its English."""
    known = next((one_part for one_part in kind.parts if one_part.key == kept["key"]), None)
    names = {text.sv.indefinite: text for part in kind.parts for text in (part.label, *part.questions)}
    return ActivityPart(
        key=kept["key"],
        label=names.get(kept["heading"]) or as_label(kept["heading"]),
        source=kept["source"],
        read_by=tuple(kept["read_by"]),
        questions=tuple(names.get(text) or as_label(text) for text in kept["questions"]),
        ground=known.ground if known else kind.ground,
        needed=bool(kept["needed"]),
    )


def by_template(kind: Activity, template: Template | None) -> Activity:
    """The activity with the parts of the template; as the charter has it when there is none."""
    if template is None:
        return kind
    return replace(kind, parts=tuple(part_kept(kind, part) for part in template.parts))


def activity_of(charter: Charter, occasion: Occasion) -> Activity:
    """The occasion's activity by the template it was begun with. One query when it has one."""
    kind = charter.activity(occasion.activity)
    if occasion.template_id is None:
        return kind
    return by_template(kind, _rows.templates().get(pk=occasion.template_id))

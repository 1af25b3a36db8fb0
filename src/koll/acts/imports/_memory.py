"""What is remembered of tables that came in: the columns of their headings, and what their names stood for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from koll.acts.engine import change, create
from koll.tables.models import ImportChoice

COLUMNS, NAMES = ImportChoice.About.COLUMNS, ImportChoice.About.NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMemory:
    """What was chosen: the columns by the mark of their headings, and what names stand for by plain name."""

    columns: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedChoices:
    """What has been chosen for tables of a kind."""

    columns: dict[str, str]
    names: dict[str, str]


def remembered_choices(kind: str) -> RememberedChoices:
    """What was chosen for tables of the kind. One query."""
    rows = list(ImportChoice.objects.filter(kind=kind).values_list("about", "name", "target"))
    return RememberedChoices(
        columns={name: target for about, name, target in rows if about == COLUMNS},
        names={name: target for about, name, target in rows if about == NAMES},
    )


def remember(kind: str, memory: ImportMemory) -> None:
    """Remembers what was chosen, within the act that takes the table in."""
    for about, choices in ((COLUMNS, memory.columns), (NAMES, memory.names)):
        kept = {
            choice.name: choice
            for choice in ImportChoice.objects.filter(kind=kind, about=about, name__in=[*choices][:2_000])
        }
        for name, target in choices.items():
            if name not in kept:
                create(ImportChoice, kind=kind, about=about, name=name[:120], target=target)
            elif kept[name].target != target:
                change(kept[name], target=target)

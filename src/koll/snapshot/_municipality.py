"""Whose record this is: the municipality, and the charters it has adopted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from koll.domain.charter import Charter, load
from koll.domain.refusals import NotFound
from koll.snapshot._kept import Kept, Stamped
from koll.snapshot._moment import moment_now
from koll.tables.models import Municipality as Row


def no_municipality() -> NotFound:
    """The refusal where the database holds no municipality yet."""
    return NotFound(
        "municipality.not_started",
        _("There is no municipality here yet. Start one: koll start, followed by the path of its charter."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Charters:
    """The governance models that have been adopted, as (first day, model), the earliest first."""

    adopted: tuple[tuple[date, Charter], ...]

    def on(self, day: date) -> Charter:
        """The one in force on the day; the first for days before it."""
        past = [charter for first, charter in self.adopted if first <= day]
        return past[-1] if past else self.adopted[0][1]

    @property
    def latest(self) -> Charter:
        """The one that was adopted last."""
        return self.adopted[-1][1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """The municipality whose record this is; nothing earlier than `kept_from` is asked for."""

    name: str
    code: str
    kept_from: date
    is_example: bool
    charters: Charters

    @property
    def charter(self) -> Charter:
        """The governance model that was adopted last."""
        return self.charters.latest


MUNICIPALITY: Kept[Municipality] = Kept(Row)


def municipality_at(moment: Stamped) -> Municipality:
    """The municipality; NotFound when it has not been started. No query when it is kept, else one."""
    return MUNICIPALITY.get(moment, None, read_municipality)


def municipality_now() -> Municipality:
    """The municipality of the site as it is now, for what has no snapshot. One query, and one more when not kept."""
    return municipality_at(moment_now())


def municipality_or_none() -> Municipality | None:
    """`municipality_now`, or None where there is none yet."""
    try:
        return municipality_now()
    except NotFound:
        return None


def read_municipality() -> Municipality:
    """The municipality as the table has it. One query."""
    row = Row.objects.first()
    if row is None:
        raise no_municipality()
    charters = Charters(adopted=((row.kept_from, load(row.charter_toml)),))
    return Municipality(
        name=row.name, code=row.code, kept_from=row.kept_from, is_example=row.is_example, charters=charters
    )

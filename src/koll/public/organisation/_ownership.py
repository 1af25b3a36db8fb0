"""A company as the municipality owns it: its purpose, its shares over time, and how the owner's duties are met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from koll.public import _rows
from koll.public.decisions import DecisionView, decision_line
from koll.snapshot import Snapshot

OWNER_DUTIES = ("purpose", "powers", "board", "principle", "auditor", "insight")
"""The six things that the council sees to before and while a wholly owned company has the task (KL 10:3), in order."""

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareView:
    """The municipality's share from a day until, and not including, the next; `through`: (key, name) of the holder."""

    percent: Decimal
    from_day: date
    until: date | None
    through: tuple[str, str] | None
    words: str
    decision: DecisionView


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerStepView:
    """One of the owner's duties, and how it is met: in words, by which decision; neither while nobody has told."""

    duty: str
    words: str
    decision: DecisionView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyPage:
    """The company as owned on the day. `share` is None when nobody has told, or before the first known day."""

    shares: tuple[ShareView, ...]
    share: ShareView | None
    steps: tuple[OwnerStepView, ...]

    @property
    def is_wholly_owned(self) -> bool:
        """Whether the municipality owns all of it, so that the six duties are its own."""
        return self.share is not None and self.share.percent == WHOLE

    @property
    def purpose(self) -> str:
        """The municipal purpose as the council has set it."""
        return next((step.words for step in self.steps if step.duty == "purpose"), "")


def company_page(snapshot: Snapshot, company: int) -> CompanyPage:
    """The company with this number as it was known on the day. Two queries."""
    rows = list(_rows.ownerships(snapshot.day).filter(company_id=company).select_related("decision__body", "through"))
    nexts = [*(row.from_day for row in rows[1:]), None]
    shares = tuple(
        ShareView(
            percent=row.percent,
            from_day=row.from_day,
            until=until,
            through=(row.through.key, snapshot.bodies.name(row.through.key)) if row.through else None,
            words=row.words,
            decision=decision_line(snapshot, row.decision),
        )
        for row, until in zip(rows, nexts, strict=False)
    )
    told = {
        row.duty: row
        for row in _rows.owner_steps(snapshot.day).filter(company_id=company).select_related("decision__body")
    }
    return CompanyPage(
        shares=shares,
        share=next((share for share in reversed(shares) if share.from_day <= snapshot.day), None),
        steps=tuple(
            OwnerStepView(duty=duty, words=told[duty].words, decision=decision_line(snapshot, told[duty].decision))
            if duty in told
            else OwnerStepView(duty=duty, words="", decision=None)
            for duty in OWNER_DUTIES
        ),
    )


def bound_on(versions: Sequence[int], day: date) -> dict[int, date]:
    """The day of the general meeting that made each text binding on its company, by the text's number. One query."""
    return dict(_rows.binding_meetings(day).filter(version__in=versions).values_list("version_id", "held_on"))

"""What things are called by their refs, where what was done to them is told."""

from __future__ import annotations

from collections.abc import Sequence

from koll.domain.refs import BudgetRef, DecisionRef, IndicatorRef, InternalControlPlanRef, OversightRef, Ref
from koll.public.decisions import DecisionView, decision_line
from koll.reads.decisions._things import subjects_of_refs
from koll.snapshot import Context, Snapshot
from koll.tables.models import Decision, Indicator


def titles_of_refs(context: Context, refs: Sequence[Ref], names: dict[str, str]) -> dict[Ref, str]:
    """What the things with these refs are called; a decision's ref says where it is read. At most eight queries."""
    found = {thing.ref: thing.heading for thing in subjects_of_refs(context, refs).values()}
    for decision in decisions_with(context.snapshot, [ref.number for ref in refs if isinstance(ref, DecisionRef)]):
        found[decision.ref] = f"{decision.body_name}: {decision.heading}"
    keys = {ref.key for ref in refs if isinstance(ref, IndicatorRef)}
    for key, name in Indicator.objects.filter(key__in=keys).values_list("key", "name"):
        found[IndicatorRef(key=key)] = name
    for ref in refs:
        if isinstance(ref, OversightRef | InternalControlPlanRef):
            found[ref] = f"{names.get(ref.body, ref.body)} {ref.period}"
        elif isinstance(ref, BudgetRef):
            found[ref] = str(ref.year)
    return found


def decisions_with(snapshot: Snapshot, numbers: Sequence[int]) -> list[DecisionView]:
    """The decisions with these numbers in the tables. One query."""
    rows = Decision.objects.filter(pk__in=numbers).select_related("body").defer("text")
    return [decision_line(snapshot, row) for row in rows]

"""The golden thread: how statements hang together, from the roots to what units do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from koll.reads.instruments import StatementLine, in_force_statements
from koll.reads.municipality import ours
from koll.records.models import PlanItem, Shift


@dataclass(frozen=True, slots=True)
class Knot:
    """One thing in the thread with what hangs below it. `kind`: a level of the charter, "shift" or "plan"."""

    kind: str
    heading: str
    address: str
    whose: str
    below: tuple[Knot, ...]

    @property
    def size(self) -> int:
        """How many things there are here and below."""
        return 1 + sum(each.size for each in self.below)


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """The thread from its roots, and the statements that nothing hangs on yet."""

    roots: tuple[Knot, ...]
    loose: tuple[Knot, ...]
    """Statements that contribute to nothing, other than the roots: assignments and goals without a link."""


def thread_page(day: date) -> ThreadPage:
    """The thread as it is on the day, in fixed queries; a statement that contributes to two things hangs under both."""
    charter = ours().charter
    keys = [each.key for each in charter.instruments if each.level not in ("mandate", "budget", "model", "")]
    statements = in_force_statements(day, keys)
    below: defaultdict[int, list[StatementLine]] = defaultdict(list)
    held = {each.id for each in statements}
    for each in statements:
        for target in each.contributes_to:
            below[target.id].append(each)
    leaves = leaves_below(held, day)

    def knot(each: StatementLine, above: frozenset[int]) -> Knot:
        hanging = [knot(child, above | {each.id}) for child in below[each.id] if child.id not in above]
        return Knot(each.level, each.heading, each.address, each.body_name, (*hanging, *leaves[each.id]))

    roots = {each.key for each in charter.instruments if each.level in ("vision", "value")}
    tops = [each for each in statements if each.address.split("/")[2] in roots]
    loose = [
        each
        for each in statements
        if each not in tops
        and each.level in ("goal", "own_goal", "assignment")
        and not any(target.id in held for target in each.contributes_to)
    ]
    return ThreadPage(tuple(knot(each, frozenset()) for each in tops), tuple(knot(each, frozenset()) for each in loose))


def leaves_below(statements: set[int], day: date) -> defaultdict[int, list[Knot]]:
    """The decided shifts and the shared plan items that serve each statement, in two queries."""
    leaves: defaultdict[int, list[Knot]] = defaultdict(list)
    shifts = (
        Shift.objects.filter(statements__in=statements, occasion__done_on__isnull=False, occasion__done_on__lte=day)
        .select_related("occasion__body")
        .prefetch_related("statements")
        .distinct()
    )
    for shift in shifts:
        held = shift.occasion
        address = f"/aret/{held.activity}/{held.body.key}/{held.period}/"
        for statement in shift.statements.all():
            leaves[statement.pk].append(Knot("shift", shift.sentence, address, held.body.name, ()))
    for item in PlanItem.objects.filter(serves__in=statements, shared=True, removed_on=None).select_related("body"):
        if item.serves_id is not None:
            leaves[item.serves_id].append(Knot("plan", item.heading, f"/planer/{item.body.key}/", item.body.name, ()))
    return leaves

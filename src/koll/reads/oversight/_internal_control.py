"""Internal control, light: a body's plan for a year with its risks and their outcomes, and all plans of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.charter import Charter, Ground, Role
from koll.domain.record import name_order
from koll.domain.refs import InternalControlPlanRef, Ref
from koll.domain.refusals import Words
from koll.permissions import Permission, Subject, may, require
from koll.public.decisions import DecisionView, decision_line
from koll.public.instruments import LinkedStatement, StatementView, in_force_statements, linked_statement
from koll.snapshot import Context, Snapshot, subject_of_body
from koll.tables.models import Body, InternalControlPlan, Risk

KEEPERS: tuple[Role, ...] = ("executive", "committee", "company")
"""The roles of the bodies that have a plan of their own; the law asks it of committees and the executive board."""

GROUND = Ground(kind="law", section="KL 6:6")
"""Why a committee has internal control."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskView:
    """A risk as the plan shows it. `added_later`: after the body had settled the plan."""

    id: int
    number: int
    heading: str
    cause: str
    effect: str
    likelihood: str
    consequence: str
    judgement: str
    control: str
    control_when: str
    who: str
    goals: tuple[LinkedStatement, ...]
    outcome: str
    checked_on: date | None
    added_on: date
    added_later: bool
    taken_over: bool
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskPlanPage:
    """A body's plan for a year. `may_read` is false for a draft of somebody else's, which then has no risks here."""

    body_key: str
    body_name: str
    body_role: str
    period: int
    risks: tuple[RiskView, ...]
    decision: DecisionView | None
    begun_on: date | None
    to_take_over: int
    goals: tuple[StatementView, ...]
    ground: Ground | None
    may_read: bool
    why_not: Words
    may_keep: bool
    may_settle: bool

    @property
    def checked(self) -> int:
        """How many risks something has been found about."""
        return sum(risk.checked_on is not None for risk in self.risks)


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalControlPlanView:
    """A body in a year: whether it has settled its plan, and how many of the controls have been made."""

    body_key: str
    body_name: str
    ref: Ref
    settled_on: date | None
    begun: bool
    risks: tuple[RiskView, ...]

    @property
    def checked(self) -> int:
        """How many of its controls have an outcome."""
        return sum(risk.checked_on is not None for risk in self.risks)


def internal_control_subject(body: str, state: str) -> Subject:
    """A plan as a subject: its body's own decision."""
    return Subject(body=body, decides=body, state=state)


def keepers_on(
    snapshot: Snapshot,
) -> list[Body]:
    """The bodies that have a plan of their own on the day: committees first, companies last. One query."""
    charter = snapshot.charter
    kinds = [one_body.key for one_body in charter.bodies if one_body.role in KEEPERS]
    there = Body.objects.filter(kind__in=kinds, begins_on__lte=snapshot.day).exclude(ends_on__lte=snapshot.day)
    return sorted(
        there, key=lambda body: (KEEPERS.index(charter.role_of(body.kind)), name_order(snapshot.bodies.name(body.key)))
    )


def risk_line(charter: Charter, row: Risk, settled_on: date | None, day: date) -> RiskView:
    """The row as it stood on the day; its statements with their versions must have been fetched."""
    found = row.checked_on is not None and row.checked_on <= day
    return RiskView(
        id=row.pk,
        number=row.number,
        heading=row.heading,
        cause=row.cause,
        effect=row.effect,
        likelihood=row.likelihood,
        consequence=row.consequence,
        judgement=row.judgement,
        control=row.control,
        control_when=row.control_when,
        who=row.who,
        goals=tuple(linked_statement(charter, statement) for statement in row.statements.all()),
        outcome=row.outcome if found else "",
        checked_on=row.checked_on if found else None,
        added_on=row.added_on,
        added_later=settled_on is not None and row.added_on > settled_on,
        taken_over=row.taken_from_id is not None,
        revision=row.revision,
    )


def settled_plans(plan: InternalControlPlan | None, day: date) -> date | None:
    """On which day the body settled the plan, as far as it had by the day; its decision must have been fetched."""
    if plan is None or plan.decision is None or plan.decision.day > day:
        return None
    return plan.decision.day


def risks_of(charter: Charter, plan: InternalControlPlan | None, day: date) -> tuple[RiskView, ...]:
    """The plan's risks that had been added by the day. Two queries."""
    if plan is None:
        return ()
    rows = Risk.objects.filter(plan=plan, added_on__lte=day).prefetch_related("statements__version")
    return tuple(risk_line(charter, row, settled_plans(plan, day), day) for row in rows)


def risk_plan_page(context: Context, body: str, period: int) -> RiskPlanPage | None:
    """A body's plan for a year; None when the body has no such plan. Fixed queries."""
    charter = context.snapshot.charter
    row = next((keeper for keeper in keepers_on(context.snapshot) if keeper.key == body), None)
    if row is None:
        return None
    plan = (
        InternalControlPlan.objects.select_related("decision__body")
        .filter(body=row, period=period, opened_on__lte=context.day)
        .first()
    )
    settled_on = settled_plans(plan, context.day)
    subject = subject_of_body(charter, row)
    draft = may(context.actor, Permission.READ_DRAFT, subject)
    readable = settled_on is not None or draft.allowed
    risks = risks_of(charter, plan, context.day) if readable else ()
    earlier = Risk.objects.filter(plan__body=row, plan__period=period - 1).exclude(taken_to__plan__period=period)
    role = charter.role_of(row.kind)
    return RiskPlanPage(
        body_key=row.key,
        body_name=context.snapshot.bodies.name(row.key),
        body_role=role,
        period=period,
        risks=risks,
        decision=decision_line(context.snapshot, plan.decision) if plan and plan.decision and settled_on else None,
        begun_on=plan.opened_on if plan else None,
        to_take_over=0 if settled_on else earlier.count(),
        goals=goals_for_risks(context.snapshot, row.key),
        ground=None if role == "company" else GROUND,
        may_read=readable,
        why_not="" if readable else draft.why,
        may_keep=may(context.actor, Permission.MANAGE_RISKS, subject).allowed,
        may_settle=may(
            context.actor,
            Permission.SETTLE_RISK_PLAN,
            internal_control_subject(row.key, "done" if settled_on else "draft"),
        ).allowed
        and bool(risks),
    )


def goals_for_risks(snapshot: Snapshot, body: str) -> tuple[StatementView, ...]:
    """The goals and assignments in force that a risk of the body may threaten. Fixed queries."""
    charter = snapshot.charter
    keys = [
        instrument.key for instrument in charter.instruments if instrument.level in ("goal", "own_goal", "assignment")
    ]
    return in_force_statements(snapshot, keys, body)


def risk_plans(context: Context, period: int) -> tuple[InternalControlPlanView, ...]:
    """Every body's settled plan for a year with its risks, and who has not come so far. Five queries."""
    charter = context.snapshot.charter
    plans = {
        plan.body_id: plan
        for plan in InternalControlPlan.objects.filter(period=period, opened_on__lte=context.day).select_related(
            "decision"
        )
    }
    risks: dict[int, list[Risk]] = {}
    for row in Risk.objects.filter(plan__in=list(plans.values()), added_on__lte=context.day).prefetch_related(
        "statements__version"
    ):
        risks.setdefault(row.plan_id, []).append(row)
    lines = []
    for body in keepers_on(context.snapshot):
        plan = plans.get(body.pk)
        settled_on = settled_plans(plan, context.day)
        own = risks.get(plan.pk, []) if plan is not None and settled_on is not None else []
        lines.append(
            InternalControlPlanView(
                body_key=body.key,
                body_name=context.snapshot.bodies.name(body.key),
                ref=InternalControlPlanRef(body=body.key, period=period),
                settled_on=settled_on,
                begun=plan is not None,
                risks=tuple(risk_line(charter, row, settled_on, context.day) for row in own),
            )
        )
    return tuple(lines)


def risk_with_id(context: Context, number: int) -> tuple[RiskView, str, int] | None:
    """A risk with its body's key and its year, for the one who writes; None when there is none. Forbidden."""
    charter = context.snapshot.charter
    rows = Risk.objects.filter(Q(pk=number)).select_related("plan__body", "plan__decision")
    row = rows.prefetch_related("statements__version").first()
    if row is None:
        return None
    require(context.actor, Permission.MANAGE_RISKS, subject_of_body(charter, row.plan.body))
    return (
        risk_line(charter, row, settled_plans(row.plan, context.day), context.day),
        row.plan.body.key,
        row.plan.period,
    )

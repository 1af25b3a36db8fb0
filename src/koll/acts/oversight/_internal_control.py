"""Internal control, light: the risks of a body's plan for a year, its decision on it, and what came of each control."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, record_or_find_decision, told
from koll.acts.engine import Doing, Done, UnableToSave, act, body_existing_on, require
from koll.permissions import Permission, UnableTo
from koll.reads.oversight import KEEPERS, internal_control_subject, plan_address
from koll.snapshot import ours, subject_of_body
from koll.tables.models import Body, InternalControlPlan, Risk, Statement


class UnableToControl(UnableTo):
    """The plan for internal control cannot be changed so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskInput:
    """A risk with its cause, effect, judgement and control. `statements` are numbers of the goals it threatens."""

    heading: str
    likelihood: str
    consequence: str
    cause: str = ""
    effect: str = ""
    judgement: str = ""
    control: str = ""
    control_when: str = ""
    who: str = ""
    statements: tuple[int, ...] = ()


TYPED = ("heading", "cause", "effect", "judgement", "control", "control_when", "who")
"""What is written in words, in the order it is asked."""


def keeper(doing: Doing, key: str) -> Body:
    """The body with this key, when it is one that has a plan and the person writes for it."""
    charter = ours().charter
    body = body_existing_on(key, doing.day)
    require(doing, Permission.MANAGE_RISKS, subject_of_body(charter, body))
    if charter.role_of(body.kind) not in KEEPERS:
        raise UnableToControl(
            _("%(body)s has no plan of its own for internal control. Write in its committee's plan.")
            % {"body": body.name}
        )
    return body


def plan_for(doing: Doing, body: Body, period: int) -> InternalControlPlan:
    """The body's plan for the year, begun the first time something is written in it."""
    if not doing.day.year - 1 <= period <= doing.day.year + 1:
        raise UnableToControl(_("The year %(year)s is too far away. Choose this year or the next.") % {"year": period})
    plan, _made = InternalControlPlan.objects.get_or_create(body=body, period=period, defaults={"opened_on": doing.day})
    return plan


def risk_with(number: int) -> Risk:
    """The risk with this number, with its plan."""
    row = Risk.objects.select_related("plan__body", "plan__decision").filter(pk=number).first()
    if row is None:
        raise UnableToControl(_("This is no longer here. Go back to the list and open it again."))
    return row


def must_be_draft(plan: InternalControlPlan) -> None:
    """What a body has settled stays as it was; more can be added beside it."""
    if plan.decision_id is not None:
        raise UnableToControl(_("The plan is settled and stays as it was. Add a new risk if something has changed."))


def set_risk_links(row: Risk, words: RiskInput) -> None:
    """Puts what was written in the row, which is saved, and links it to its goals."""
    if not words.heading.strip():
        raise UnableToControl(_("Say what may go wrong, in a few words."))
    if words.likelihood not in Risk.Likelihood.values or words.consequence not in Risk.Consequence.values:
        raise UnableToControl(_("Choose in words how likely it is and what it would mean."))
    for name in TYPED:
        setattr(row, name, getattr(words, name).strip())
    row.likelihood, row.consequence = words.likelihood, words.consequence
    row.save()
    row.statements.set(Statement.objects.filter(pk__in=words.statements))


def told_of(words: RiskInput) -> dict[str, Any]:
    """What the ledger says of a risk."""
    said = {name: getattr(words, name) for name in (*TYPED, "likelihood", "consequence")}
    return said | {"statements": list(words.statements)}


def next_risk_number(plan: InternalControlPlan) -> int:
    """The number of the plan's next risk."""
    return 1 + (Risk.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0)


@act
def add_risk(doing: Doing, *, body: str, period: int, words: RiskInput) -> Done:
    """Adds a risk to a body's plan for internal control."""
    plan = plan_for(doing, keeper(doing, body), period)
    row = Risk(plan=plan, number=next_risk_number(plan), added_on=doing.day)
    set_risk_links(row, words)
    content = {"body": body, "period": period, "risk": row.number} | told_of(words)
    return Done(subject=plan_address(body, period), said=_("The risk is in the plan."), id=row.pk, content=content)


@act
def change_risk(doing: Doing, *, risk: int, words: RiskInput, revision: int) -> Done:
    """Changes a risk in a plan that is not settled."""
    row = risk_with(risk)
    keeper(doing, row.plan.body.key)
    must_be_draft(row.plan)
    if row.revision != revision:
        theirs = {name: getattr(row, name) for name in TYPED}
        raise UnableToSave(theirs, {name: getattr(words, name) for name in TYPED}, row.revision)
    row.revision += 1
    set_risk_links(row, words)
    content = {"risk": row.number} | told_of(words)
    return Done(subject=plan_address(row.plan.body.key, row.plan.period), said=_("Saved."), id=row.pk, content=content)


@act
def remove_risk(doing: Doing, *, risk: int) -> Done:
    """Takes a risk out of a plan that is not settled."""
    row = risk_with(risk)
    keeper(doing, row.plan.body.key)
    must_be_draft(row.plan)
    content = {"risk": row.number, "heading": row.heading}
    row.delete()
    return Done(
        subject=plan_address(row.plan.body.key, row.plan.period),
        said=_("It is no longer in the plan."),
        id=0,
        content=content,
    )


@act
def copy_risks_from_last_year(doing: Doing, *, body: str, period: int) -> Done:
    """Takes over the risks of last year's plan that are not in this year's; without what came of them."""
    whose = keeper(doing, body)
    plan = plan_for(doing, whose, period)
    must_be_draft(plan)
    taken = set(plan.risks.exclude(taken_from=None).values_list("taken_from_id", flat=True))
    earlier = Risk.objects.filter(plan__body=whose, plan__period=period - 1).prefetch_related("statements")
    rows = [row for row in earlier if row.pk not in taken]
    if not rows:
        raise UnableToControl(_("There is nothing more to take over from last year."))
    for number, row in enumerate(rows, start=next_risk_number(plan)):
        kept = {name: getattr(row, name) for name in (*TYPED, "likelihood", "consequence")}
        new = Risk.objects.create(plan=plan, number=number, added_on=doing.day, taken_from=row, **kept)
        new.statements.set(row.statements.all())
    content = {"body": body, "period": period, "risks": [row.pk for row in rows]}
    said = _(
        "Last year's risks are in the plan. Go through them: judge each anew, and take out those that have passed."
    )
    return Done(subject=plan_address(body, period), said=said, id=plan.pk, content=content)


@act
def settle_risk_plan(doing: Doing, *, body: str, period: int, decision: DecisionInput) -> Done:
    """Records the body's own decision on its plan for internal control."""
    whose = body_existing_on(body, doing.day)
    plan = InternalControlPlan.objects.select_related("body").filter(body=whose, period=period).first()
    if plan is None or not plan.risks.exists():
        require(doing, Permission.SETTLE_RISK_PLAN, internal_control_subject(whose.key, "draft"))
        raise UnableToControl(_("There is nothing in the plan yet. Write the risks first."))
    require(
        doing, Permission.SETTLE_RISK_PLAN, internal_control_subject(whose.key, "done" if plan.decision_id else "draft")
    )
    made = record_or_find_decision(doing, decision)
    if made.body_id != whose.pk:
        raise UnableToControl(_("Only %(body)s itself decides on its plan.") % {"body": whose.name})
    plan.decision = made
    plan.save(update_fields=["decision"])
    content = told(made) | {"body": body, "period": period}
    return Done(
        subject=plan_address(body, period),
        said=_("The plan is settled, and can be read by all who work here."),
        id=plan.pk,
        content=content,
    )


@act
def record_control_outcome(doing: Doing, *, risk: int, outcome: str, checked_on: date, revision: int) -> Done:
    """Writes what was found when the control was made."""
    row = risk_with(risk)
    keeper(doing, row.plan.body.key)
    if row.plan.decision_id is None:
        raise UnableToControl(_("The plan is not settled yet. Outcomes are written when it is."))
    if not outcome.strip():
        raise UnableToControl(_("Write what was found, also when all was well."))
    if checked_on > doing.day:
        raise UnableToControl(_("The day has not come yet. Write it down when the control has been made."))
    if row.revision != revision:
        raise UnableToSave({"outcome": row.outcome}, {"outcome": outcome}, row.revision)
    row.outcome, row.checked_on, row.revision = outcome.strip(), checked_on, row.revision + 1
    row.save(update_fields=["outcome", "checked_on", "revision"])
    content = {"risk": row.number, "outcome": outcome, "checked_on": checked_on.isoformat()}
    return Done(
        subject=plan_address(row.plan.body.key, row.plan.period),
        said=_("The outcome is in the plan."),
        id=row.pk,
        content=content,
    )

"""Internal control, light: the risks of a body's plan for a year, its decision on it, and what came of each control."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, UnableToSave, act, require
from koll.acts.decisions import DecisionWords, the_decision, told
from koll.acts.finding import body_on
from koll.permissions import Act, UnableTo
from koll.reads.municipality import ours
from koll.reads.risks import KEEPERS, plan_address, plan_subject
from koll.reads.subjects import body_subject
from koll.records.models import Body, Risk, RiskPlan, Statement


class UnableToControl(UnableTo):
    """The plan for internal control cannot be changed so."""


@dataclass(frozen=True, slots=True)
class RiskWords:
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
    body = body_on(key, doing.day)
    require(doing, Act.KEEP_RISKS, body_subject(charter, body))
    if charter.role_of(body.kind) not in KEEPERS:
        raise UnableToControl(
            _("%(body)s has no plan of its own for internal control. Write in its committee's plan.")
            % {"body": body.name}
        )
    return body


def plan_for(doing: Doing, body: Body, period: int) -> RiskPlan:
    """The body's plan for the year, begun the first time something is written in it."""
    if not doing.day.year - 1 <= period <= doing.day.year + 1:
        raise UnableToControl(_("The year %(year)s is too far away. Choose this year or the next.") % {"year": period})
    plan, _made = RiskPlan.objects.get_or_create(body=body, period=period, defaults={"opened_on": doing.day})
    return plan


def risk_with(number: int) -> Risk:
    """The risk with this number, with its plan."""
    row = Risk.objects.select_related("plan__body", "plan__decision").filter(pk=number).first()
    if row is None:
        raise UnableToControl(_("This is no longer here. Go back to the list and open it again."))
    return row


def must_be_draft(plan: RiskPlan) -> None:
    """What a body has settled stays as it was; more can be added beside it."""
    if plan.decision_id is not None:
        raise UnableToControl(_("The plan is settled and stays as it was. Add a new risk if something has changed."))


def put(row: Risk, words: RiskWords) -> None:
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


def told_of(words: RiskWords) -> dict[str, Any]:
    """What the ledger says of a risk."""
    said = {name: getattr(words, name) for name in (*TYPED, "likelihood", "consequence")}
    return said | {"statements": list(words.statements)}


def next_number(plan: RiskPlan) -> int:
    """The number of the plan's next risk."""
    return 1 + (Risk.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0)


@act
def add_risk(doing: Doing, *, body: str, period: int, words: RiskWords) -> Done:
    """Adds a risk to a body's plan for internal control."""
    plan = plan_for(doing, keeper(doing, body), period)
    row = Risk(plan=plan, number=next_number(plan), added_on=doing.day)
    put(row, words)
    content = {"body": body, "period": period, "risk": row.number} | told_of(words)
    return Done(plan_address(body, period), _("The risk is in the plan."), row.pk, content)


@act
def change_risk(doing: Doing, *, risk: int, words: RiskWords, revision: int) -> Done:
    """Changes a risk in a plan that is not settled."""
    row = risk_with(risk)
    keeper(doing, row.plan.body.key)
    must_be_draft(row.plan)
    if row.revision != revision:
        theirs = {name: getattr(row, name) for name in TYPED}
        raise UnableToSave(theirs, {name: getattr(words, name) for name in TYPED}, row.revision)
    row.revision += 1
    put(row, words)
    content = {"risk": row.number} | told_of(words)
    return Done(plan_address(row.plan.body.key, row.plan.period), _("Saved."), row.pk, content)


@act
def take_out_risk(doing: Doing, *, risk: int) -> Done:
    """Takes a risk out of a plan that is not settled."""
    row = risk_with(risk)
    keeper(doing, row.plan.body.key)
    must_be_draft(row.plan)
    content = {"risk": row.number, "heading": row.heading}
    row.delete()
    return Done(plan_address(row.plan.body.key, row.plan.period), _("It is no longer in the plan."), 0, content)


@act
def take_over_risks(doing: Doing, *, body: str, period: int) -> Done:
    """Takes over the risks of last year's plan that are not in this year's; without what came of them."""
    whose = keeper(doing, body)
    plan = plan_for(doing, whose, period)
    must_be_draft(plan)
    taken = set(plan.risks.exclude(taken_from=None).values_list("taken_from_id", flat=True))
    earlier = Risk.objects.filter(plan__body=whose, plan__period=period - 1).prefetch_related("statements")
    rows = [row for row in earlier if row.pk not in taken]
    if not rows:
        raise UnableToControl(_("There is nothing more to take over from last year."))
    for number, row in enumerate(rows, start=next_number(plan)):
        kept = {name: getattr(row, name) for name in (*TYPED, "likelihood", "consequence")}
        new = Risk.objects.create(plan=plan, number=number, added_on=doing.day, taken_from=row, **kept)
        new.statements.set(row.statements.all())
    content = {"body": body, "period": period, "risks": [row.pk for row in rows]}
    said = _(
        "Last year's risks are in the plan. Go through them: judge each anew, and take out those that have passed."
    )
    return Done(plan_address(body, period), said, plan.pk, content)


@act
def settle_risks(doing: Doing, *, body: str, period: int, decision: DecisionWords) -> Done:
    """Records the body's own decision on its plan for internal control."""
    whose = body_on(body, doing.day)
    plan = RiskPlan.objects.select_related("body").filter(body=whose, period=period).first()
    if plan is None or not plan.risks.exists():
        require(doing, Act.SETTLE_RISKS, plan_subject(whose.key, "draft"))
        raise UnableToControl(_("There is nothing in the plan yet. Write the risks first."))
    require(doing, Act.SETTLE_RISKS, plan_subject(whose.key, "done" if plan.decision_id else "draft"))
    made = the_decision(doing, decision)
    if made.body_id != whose.pk:
        raise UnableToControl(_("Only %(body)s itself decides on its plan.") % {"body": whose.name})
    plan.decision = made
    plan.save(update_fields=["decision"])
    content = told(made) | {"body": body, "period": period}
    return Done(
        plan_address(body, period), _("The plan is settled, and can be read by all who work here."), plan.pk, content
    )


@act
def record_outcome(doing: Doing, *, risk: int, outcome: str, checked_on: date, revision: int) -> Done:
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
    return Done(plan_address(row.plan.body.key, row.plan.period), _("The outcome is in the plan."), row.pk, content)

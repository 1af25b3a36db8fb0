"""Internal control, light: the risks of a body's plan for a year, its decision on it, and what came of each control."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, record_or_find_decision
from koll.acts.engine import Doing, Done, Input, act, body_existing_on, change, changed_by_another, create, link, remove
from koll.domain.refs import InternalControlPlanRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Subject, Trail
from koll.reads.oversight import KEEPERS, internal_control_subject
from koll.snapshot import subject_of_body
from koll.tables.models import Body, InternalControlPlan, Risk, Statement


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
    """The body with this key, when it is one that has a plan of its own."""
    body = body_existing_on(key, doing.day)
    if doing.snapshot.charter.role_of(body.kind) not in KEEPERS:
        raise Refusal(
            "risk.body_has_no_plan",
            _("%(body)s has no plan of its own for internal control. Write in its committee's plan.")
            % {"body": body.name},
        )
    return body


def plan_for(doing: Doing, body: Body, period: int) -> InternalControlPlan:
    """The body's plan for the year, begun the first time something is written in it."""
    if not doing.day.year - 1 <= period <= doing.day.year + 1:
        raise Refusal(
            "risk.year_too_far_away",
            _("The year %(year)s is too far away. Choose this year or the next.") % {"year": period},
        )
    plan = InternalControlPlan.objects.filter(body=body, period=period).first()
    return plan or create(InternalControlPlan, body=body, period=period, opened_on=doing.day)


def risk_with(number: int) -> Risk:
    """The risk with this number, with its plan."""
    row = Risk.objects.select_related("plan__body", "plan__decision").filter(pk=number).first()
    if row is None:
        raise Refusal("risk.gone", _("This is no longer here. Go back to the list and open it again."))
    return row


def must_be_draft(plan: InternalControlPlan) -> None:
    """What a body has settled stays as it was; more can be added beside it."""
    if plan.decision_id is not None:
        raise Refusal(
            "risk.plan_settled", _("The plan is settled and stays as it was. Add a new risk if something has changed.")
        )


def risk_values(words: RiskInput) -> dict[str, str]:
    """The words by column; Refusal when something is missing."""
    if not words.heading.strip():
        raise Refusal("risk.no_heading", _("Say what may go wrong, in a few words."), field="heading")
    if words.likelihood not in Risk.Likelihood.values or words.consequence not in Risk.Consequence.values:
        raise Refusal(
            "risk.not_judged", _("Choose in words how likely it is and what it would mean."), field="likelihood"
        )
    judged = {"likelihood": words.likelihood, "consequence": words.consequence}
    return {name: getattr(words, name).strip() for name in TYPED} | judged


def next_risk_number(plan: InternalControlPlan) -> int:
    """The number of the plan's next risk."""
    return 1 + (Risk.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0)


def subject_of_risk(doing: Doing, number: int) -> Subject:
    """What is asked about when a risk is changed: the body whose plan it stands in."""
    return subject_of_body(doing.snapshot.charter, body_existing_on(risk_with(number).plan.body.key, doing.day))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRisk(Input):
    """Adds a risk to a body's plan for internal control."""

    body: str
    period: int
    words: RiskInput


@act(
    AddRisk,
    permission=Permission.MANAGE_RISKS,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_existing_on(given.body, doing.day)),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A risk was added"),
)
def add_risk(doing: Doing, given: AddRisk) -> Done:
    plan = plan_for(doing, keeper(doing, given.body), given.period)
    number = next_risk_number(plan)
    row = create(Risk, plan=plan, number=number, added_on=doing.day, **risk_values(given.words))
    link(row, "statements", Statement.objects.filter(pk__in=given.words.statements))
    return Done(
        subject=InternalControlPlanRef(body=given.body, period=given.period),
        said=_("The risk is in the plan."),
        id=row.pk,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRisk(Input):
    """Changes a risk in a plan that is not settled."""

    risk: int
    words: RiskInput
    revision: int


@act(
    ChangeRisk,
    permission=Permission.MANAGE_RISKS,
    subject=lambda doing, given: subject_of_risk(doing, given.risk),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A risk was changed"),
)
def change_risk(doing: Doing, given: ChangeRisk) -> Done:
    row = risk_with(given.risk)
    keeper(doing, row.plan.body.key)
    must_be_draft(row.plan)
    theirs, mine = ({name: getattr(item, name) for name in TYPED} for item in (row, given.words))
    change(
        row,
        revision=given.revision,
        conflict=lambda: changed_by_another(theirs, mine, row.revision),
        **risk_values(given.words),
    )
    link(row, "statements", Statement.objects.filter(pk__in=given.words.statements))
    return Done(
        subject=InternalControlPlanRef(body=row.plan.body.key, period=row.plan.period), said=_("Saved."), id=row.pk
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveRisk(Input):
    """Takes a risk out of a plan that is not settled."""

    risk: int


@act(
    RemoveRisk,
    permission=Permission.MANAGE_RISKS,
    subject=lambda doing, given: subject_of_risk(doing, given.risk),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A risk was taken out"),
)
def remove_risk(doing: Doing, given: RemoveRisk) -> Done:
    row = risk_with(given.risk)
    keeper(doing, row.plan.body.key)
    must_be_draft(row.plan)
    remove(row)
    return Done(
        subject=InternalControlPlanRef(body=row.plan.body.key, period=row.plan.period),
        said=_("It is no longer in the plan."),
        id=0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRisksFromLastYear(Input):
    """Takes over the risks of last year's plan that are not in this year's; without what came of them."""

    body: str
    period: int


@act(
    CopyRisksFromLastYear,
    permission=Permission.MANAGE_RISKS,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_existing_on(given.body, doing.day)),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("Risks were taken over from the year before"),
)
def copy_risks_from_last_year(doing: Doing, given: CopyRisksFromLastYear) -> Done:
    whose = keeper(doing, given.body)
    plan = plan_for(doing, whose, given.period)
    must_be_draft(plan)
    taken = set(plan.risks.exclude(taken_from=None).values_list("taken_from_id", flat=True))
    earlier = Risk.objects.filter(plan__body=whose, plan__period=given.period - 1).prefetch_related("statements")
    rows = [row for row in earlier if row.pk not in taken]
    if not rows:
        raise Refusal("risk.nothing_to_copy", _("There is nothing more to take over from last year."))
    for number, row in enumerate(rows, start=next_risk_number(plan)):
        same = {name: getattr(row, name) for name in (*TYPED, "likelihood", "consequence")}
        new = create(Risk, plan=plan, number=number, added_on=doing.day, taken_from=row, **same)
        link(new, "statements", row.statements.all())
    said = _(
        "Last year's risks are in the plan. Go through them: judge each anew, and take out those that have passed."
    )
    return Done(subject=InternalControlPlanRef(body=given.body, period=given.period), said=said, id=plan.pk)


def plan_of(doing: Doing, body: str, period: int) -> InternalControlPlan | None:
    """The body's plan for the year, if it has begun one."""
    whose = body_existing_on(body, doing.day)
    return InternalControlPlan.objects.select_related("body").filter(body=whose, period=period).first()


def subject_of_plan(doing: Doing, body: str, period: int) -> Subject:
    """What is asked about when a plan is settled; one that is empty is a draft."""
    plan = plan_of(doing, body, period)
    is_settled = plan is not None and plan.decision_id is not None
    return internal_control_subject(body, "done" if is_settled else "draft")


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleRiskPlan(Input):
    """Records the body's own decision on its plan for internal control."""

    body: str
    period: int
    decision: DecisionInput


@act(
    SettleRiskPlan,
    permission=Permission.SETTLE_RISK_PLAN,
    subject=lambda doing, given: subject_of_plan(doing, given.body, given.period),
    news=N_("A plan for internal control was settled"),
    trail=Trail.SHOWN,
)
def settle_risk_plan(doing: Doing, given: SettleRiskPlan) -> Done:
    plan = plan_of(doing, given.body, given.period)
    if plan is None or not plan.risks.exists():
        raise Refusal("risk.plan_empty", _("There is nothing in the plan yet. Write the risks first."))
    made = record_or_find_decision(doing, given.decision)
    if made.body_id != plan.body_id:
        raise Refusal(
            "risk.plan_settled_by_another",
            _("Only %(body)s itself decides on its plan.") % {"body": plan.body.name},
            field="body",
        )
    change(plan, decision=made)
    return Done(
        subject=InternalControlPlanRef(body=given.body, period=given.period),
        said=_("The plan is settled, and can be read by all who work here."),
        id=plan.pk,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordControlOutcome(Input):
    """Writes what was found when the control was made."""

    risk: int
    outcome: str
    checked_on: date
    revision: int


@act(
    RecordControlOutcome,
    permission=Permission.MANAGE_RISKS,
    subject=lambda doing, given: subject_of_risk(doing, given.risk),
    news=N_("The outcome of a control was written"),
    trail=Trail.SHOWN,
)
def record_control_outcome(doing: Doing, given: RecordControlOutcome) -> Done:
    row = risk_with(given.risk)
    keeper(doing, row.plan.body.key)
    if row.plan.decision_id is None:
        raise Refusal("risk.plan_not_settled", _("The plan is not settled yet. Outcomes are written when it is."))
    if not given.outcome.strip():
        raise Refusal("risk.no_outcome", _("Write what was found, also when all was well."), field="outcome")
    if given.checked_on > doing.day:
        raise Refusal(
            "risk.checked_on_not_come",
            _("The day has not come yet. Write it down when the control has been made."),
            field="checked_on",
        )
    theirs, mine = {"outcome": row.outcome}, {"outcome": given.outcome}
    change(
        row,
        revision=given.revision,
        conflict=lambda: changed_by_another(theirs, mine, row.revision),
        outcome=given.outcome.strip(),
        checked_on=given.checked_on,
    )
    return Done(
        subject=InternalControlPlanRef(body=row.plan.body.key, period=row.plan.period),
        said=_("The outcome is in the plan."),
        id=row.pk,
    )

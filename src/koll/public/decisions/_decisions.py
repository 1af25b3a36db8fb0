"""Decisions as pages show them: a line in a list, and a page that says everything a decision did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.almanac import day_if_reached
from koll.domain.record import Minutes, minutes_of, name_order
from koll.public import _rows
from koll.public.decisions._attachments import AttachmentView, attachment_lines
from koll.public.decisions._body_effects import body_effects_of_decision
from koll.snapshot import Snapshot
from koll.tables.models import Body, Correction, Decision, InternalControlPlan

MOST = 100
"""How many decisions a page lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """A decision in one line; `address` is permanent."""

    id: int
    body_key: str
    body_name: str
    day: date
    paragraph: int | None
    registry_number: str
    heading: str
    address: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing a decision did: `kind` names it ("adopted", "decided_proposal" …), with where to read on."""

    kind: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A corrected typing error: `field` names what was wrong ("day", "heading" …), with both readings."""

    field: str
    was: str
    became: str
    why: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage(Minutes):
    """A decision with its minutes and everything it did."""

    line: DecisionView
    source: str
    effects: tuple[Effect, ...]
    attachments: tuple[AttachmentView, ...] = ()
    corrections: tuple[CorrectionView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsPage:
    """The decisions that fit, as many as were asked for, the latest first; `years` and `bodies` to choose among."""

    lines: tuple[DecisionView, ...]
    total: int
    years: tuple[int, ...]
    bodies: tuple[tuple[str, str], ...]


def decision_address(body_key: str, year: int, paragraph: int | None, number: int) -> str:
    """The permanent readable address of a decision: body, year, paragraph; its number when it has no paragraph.

    >>> decision_address("kf", 2021, 265, 1)
    '/beslut/kf/2021/265/'
    """
    if paragraph is None:
        return f"/beslut/{body_key}/{year}/utan-paragraf/{number}/"
    return f"/beslut/{body_key}/{year}/{paragraph}/"


def decision_line(snapshot: Snapshot, row: Decision) -> DecisionView:
    """The row as a line; its body must have been fetched."""
    return DecisionView(
        id=row.pk,
        body_key=row.body.key,
        body_name=snapshot.bodies.name(row.body.key),
        day=row.day,
        paragraph=row.paragraph,
        registry_number=row.registry_number,
        heading=row.heading,
        address=decision_address(row.body.key, row.year, row.paragraph, row.pk),
        is_example=row.is_example,
    )


def closed_on(day: date) -> Q:
    """Which closings of assignments hold on the day: made by then, and not reopened by then."""
    return Q(decision__day__lte=day) & (Q(reopened_by__isnull=True) | Q(reopened_by__day__gt=day))


def decisions_page(
    snapshot: Snapshot, *, body: str = "", year: int | None = None, words: str = "", first: int = 0, most: int = MOST
) -> DecisionsPage:
    """Decisions made by the day, filtered by body, year and words in heading, text or registry number. Four queries.

    `first` is how many of the latest to pass by, `most` how many to give.
    """
    made = _rows.decisions(snapshot.day)
    found = made
    if body:
        found = found.filter(body__key=body)
    if year is not None:
        found = found.filter(year=year)
    if words:
        found = found.filter(
            Q(heading__icontains=words) | Q(text__icontains=words) | Q(registry_number__icontains=words)
        )
    bodies = Body.objects.filter(decisions__in=made).distinct()
    shown = found.select_related("body")[first : first + most]
    return DecisionsPage(
        lines=tuple(decision_line(snapshot, row) for row in shown.defer("text")),
        total=found.count(),
        years=tuple(made.order_by("-year").values_list("year", flat=True).distinct()),
        bodies=tuple(
            sorted(((row.key, snapshot.bodies.name(row.key)) for row in bodies), key=lambda body: name_order(body[1]))
        ),
    )


def decision_page(
    snapshot: Snapshot, body: str, year: int, paragraph: int | None, number: int | None
) -> DecisionPage | None:
    """The decision with this address, as far as it was made by the day; None when there is none. Fixed queries."""
    which = Q(paragraph=paragraph) if paragraph is not None else Q(pk=number, paragraph__isnull=True)
    row = _rows.decisions(snapshot.day).select_related("body").filter(which, body__key=body, year=year).first()
    if row is None:
        return None
    return DecisionPage(
        **minutes_of(row) | {"attested_on": day_if_reached(row.attested_on, snapshot.day)},
        line=decision_line(snapshot, row),
        source=row.source,
        effects=tuple(effects_of(snapshot, row)),
        attachments=attachment_lines(row.pk),
        corrections=corrections_of(row.pk),
    )


def corrections_of(decision: int) -> tuple[CorrectionView, ...]:
    """Every correction of the decision, in the order they were made. One query."""
    rows = Correction.objects.filter(decision_id=decision)
    return tuple(CorrectionView(*row) for row in rows.values_list("field", "was", "became", "why", "day"))


def corrected_address(snapshot: Snapshot, address: str) -> str | None:
    """Where the decision is read now that was once read here, before its day or paragraph was corrected."""
    found = Correction.objects.filter(address=address, field__in=("day", "paragraph"))
    row = found.select_related("decision__body").order_by("-pk").first()
    return decision_line(snapshot, row.decision).address if row else None


def effects_of(snapshot: Snapshot, row: Decision) -> list[Effect]:
    """Everything the decision did and was known for by the day, in as many queries whatever it did."""
    effects = [
        Effect(
            "adopted",
            version.title,
            version_address(
                version.instrument,
                version.body.key if version.body else "",
                version.in_force_from,
                version.pk if version.stands_beside else 0,
            ),
        )
        for version in row.versions.select_related("body")
    ]
    effects += [
        Effect("reconsidered", reconsideration.outcome, f"/styrningen/{reconsideration.instrument}/")
        for reconsideration in row.reconsiderations.all()
    ]
    effects += [
        Effect(
            "decided_description",
            snapshot.bodies.name(occasion.body.key),
            occasion_address(occasion.activity, occasion.body.key, occasion.period, occasion.number),
        )
        for occasion in row.occasions.select_related("body")
    ]
    effects += [
        Effect(
            "noted_result",
            snapshot.bodies.name(report.body.key),
            occasion_address(report.activity, report.body.key, report.period, report.number),
        )
        for report in row.reports.select_related("body")
    ]
    effects += [
        Effect(
            "noted_result",
            snapshot.bodies.name(shared_report.body.key),
            occasion_address(
                shared_report.occasion.activity,
                shared_report.occasion.body.key,
                shared_report.occasion.period,
                shared_report.occasion.number,
            ),
        )
        for shared_report in row.shared_reports.select_related("body", "occasion__body")
    ]
    effects += [
        Effect(
            f"proposal_{proposal_step.state}", proposal_step.proposal.heading, f"/forslag/{proposal_step.proposal_id}/"
        )
        for proposal_step in row.proposal_steps.select_related("proposal")
    ]
    effects += [
        Effect(
            "closed",
            closing.statement.heading,
            statement_address(closing.statement.version.instrument, closing.statement.key),
        )
        for closing in row.closings.select_related("statement__version")
    ]
    effects += [
        Effect(
            "reopened",
            reopening.statement.heading,
            statement_address(reopening.statement.version.instrument, reopening.statement.key),
        )
        for reopening in row.reopenings.select_related("statement__version")
    ]
    effects += [
        Effect("budgeted", str(budget.year), f"/budget/{budget.year}/")
        for budget in _rows.budgets(snapshot.day).filter(decision=row)
    ]
    effects += [
        Effect("adopted", document.title, f"/styrningen/dokument/{document.key}/") for document in row.documents.all()
    ]
    effects += [
        Effect("repealed", repeal.document.title, f"/styrningen/dokument/{repeal.document.key}/")
        for repeal in row.repeals.select_related("document")
    ]
    effects += [
        Effect(
            "settled_risks",
            str(internal_control_plan.period),
            f"/internkontroll/{internal_control_plan.body.key}/{internal_control_plan.period}/",
        )
        for internal_control_plan in InternalControlPlan.objects.filter(decision=row).select_related("body")
    ]
    effects += [
        Effect("fulfilled", fulfilment.words or fulfilment.rule, f"/aret/{fulfilment.period}/")
        for fulfilment in row.fulfilments.all()
    ]
    effects += [Effect(*body_effect) for body_effect in body_effects_of_decision(snapshot, row)]
    effects += [
        Effect(
            "listed",
            snapshot.bodies.name(followed_decision.body.key),
            listed_address(
                followed_decision.pk,
                is_there=followed_decision.ended_on is None or followed_decision.ended_on > snapshot.day,
            ),
        )
        for followed_decision in _rows.followed_decisions(snapshot.day).filter(decision=row).select_related("body")
    ]
    effects += [
        Effect(
            "taken_off_list", followed_decision.decision.heading, listed_address(followed_decision.pk, is_there=False)
        )
        for followed_decision in _rows.followed_decisions(snapshot.day)
        .filter(ended_by=row, ended_on__lte=snapshot.day)
        .select_related("decision")
    ]
    return effects


def decision_with_number(snapshot: Snapshot, number: int) -> DecisionView | None:
    """The decision with this number in the tables, made by the day; None when there is none."""
    row = _rows.decisions(snapshot.day).select_related("body").filter(pk=number).first()
    return decision_line(snapshot, row) if row else None


def version_address(instrument: str, body: str, in_force_from: date, beside: int = 0) -> str:
    """Where a version is read: its instrument, whose it is where each body has its own, and its first day.

    `beside` is the version's own number where it stands beside others of the same day.

    >>> version_address("plan", "", date(2027, 1, 1))
    '/styrningen/plan/2027-01-01/'
    >>> version_address("plan", "schools", date(2027, 1, 1), 7)
    '/styrningen/plan/schools/2027-01-01/7/'
    """
    own = f"{beside}/" if beside else ""
    return f"/styrningen/{instrument}/{body + '/' if body else ''}{in_force_from.isoformat()}/{own}"


def statement_address(instrument: str, key: str) -> str:
    """Where a statement is read, the same through every version."""
    return f"/styrningen/{instrument}/punkt/{key}/"


def listed_address(number: int, *, is_there: bool) -> str:
    """Where a decision that is followed stands on the list: among those still there, or those taken off.

    >>> listed_address(3, is_there=True), listed_address(3, is_there=False)
    ('/uppdrag/#beslut-3', '/uppdrag/?state=closed#beslut-3')
    """
    return f"/uppdrag/{'' if is_there else '?state=closed'}#beslut-{number}"


def shift_address(number: int) -> str:
    """Where a possible shift and its story are read."""
    return f"/forflyttning/{number}/"


def occasion_address(activity: str, body: str, period: int, number: int = 1) -> str:
    """Where an occasion is read: activity, body, year, and its number when it is not the first."""
    return f"/aret/{activity}/{body}/{period}/{f'{number}/' if number > 1 else ''}"

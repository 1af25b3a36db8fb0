"""How something came to be and what became of it, as one dated story in both directions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.reads.decisions import decision_address, occasion_address, statement_address
from koll.records.models import Answer, AssignmentReport, Closing, PlanItem, PlanNote, Proposal, ProposalStep, Statement


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened: when, what kind of thing (a word the page knows), by whom, in which words, where."""

    on: date
    kind: str
    who: str
    words: str
    address: str


def story_of_proposal(proposal: Proposal, day: date, *, shared_plans_only: bool = True) -> tuple[Happening, ...]:
    """The proposal's story: the shift it came from, every step, and what became of the assignment it led to."""
    happenings = []
    if proposal.shift is not None and proposal.occasion is not None:
        seen = proposal.occasion
        happenings.append(
            Happening(
                proposal.raised_on,
                "shift_seen",
                seen.body.name,
                proposal.shift.sentence,
                occasion_address(seen.activity, seen.body.key, seen.period, seen.number),
            )
        )
    happenings += steps_of(proposal)
    if proposal.outcome_id is not None:
        happenings += what_became(proposal.outcome_id, shared_plans_only=shared_plans_only)
    return tuple(sorted((each for each in happenings if each.on <= day), key=lambda each: each.on))


def steps_of(proposal: Proposal) -> list[Happening]:
    """Every step of the proposal, in one query."""
    found = []
    for step in ProposalStep.objects.filter(proposal=proposal).select_related(
        "body", "occasion__body", "decision__body"
    ):
        address = f"/forslag/{proposal.pk}/"
        if step.decision is not None:
            made = step.decision
            address = decision_address(made.body.key, made.year, made.paragraph, made.pk)
        elif step.occasion is not None:
            held = step.occasion
            address = occasion_address(held.activity, held.body.key, held.period, held.number)
        found.append(Happening(step.on, f"proposal_{step.state}", step.body.name, step.words, address))
    return found


def what_became(statement: int, *, shared_plans_only: bool) -> list[Happening]:
    """What became of an assignment: plans that took it up, notes, what the body answered and told, and its closing."""
    shared = Q(shared=True) if shared_plans_only else Q()
    found = []
    items = list(PlanItem.objects.filter(shared, serves=statement, removed_on=None).select_related("body"))
    for item in items:
        if item.begins_on is not None:
            found.append(
                Happening(item.begins_on, "planned", item.body.name, item.heading, f"/planer/{item.body.key}/")
            )
    for note in PlanNote.objects.filter(item__in=[item.pk for item in items]).select_related("item__body"):
        found.append(Happening(note.on, "noted", note.item.body.name, note.words, f"/planer/{note.item.body.key}/"))
    for answer in Answer.objects.filter(statement=statement, occasion__done_on__isnull=False).select_related(
        "occasion__body"
    ):
        held = answer.occasion
        words = " ".join(str(text) for text in answer.fields.values())
        found.append(
            Happening(
                held.done_on or held.opened_on,
                "followed_up",
                held.body.name,
                words,
                occasion_address(held.activity, held.body.key, held.period, held.number),
            )
        )
    for report in AssignmentReport.objects.filter(statement=statement).select_related("body", "statement__version"):
        found.append(
            Happening(report.on, "reported", report.body.name, report.words, address_of_statement(report.statement))
        )
    return found + closings_of(statement)


def closings_of(statement: int) -> list[Happening]:
    """Every time the assignment was closed, and every time it was reopened, in one query."""
    found = []
    for closing in Closing.objects.filter(statement=statement).select_related("decision__body", "reopened_by__body"):
        for kind, made, words in (
            ("closed", closing.decision, closing.words),
            ("reopened", closing.reopened_by, closing.reopened_because),
        ):
            if made is not None:
                address = decision_address(made.body.key, made.year, made.paragraph, made.pk)
                found.append(Happening(made.day, kind, made.body.name, words, address))
    return found


def story_of_statement(statement: int, day: date, *, shared_plans_only: bool = True) -> tuple[Happening, ...]:
    """A statement's story: the proposal it came from, its adoption, and what became of it. Fixed queries."""
    row = Statement.objects.select_related("version__decision__body").filter(pk=statement).first()
    if row is None:
        return ()
    origin = Proposal.objects.select_related("body", "occasion__body", "shift").filter(outcome=statement).first()
    if origin is not None:
        return story_of_proposal(origin, day, shared_plans_only=shared_plans_only)
    made = row.version.decision
    adopted = Happening(
        made.day,
        "adopted",
        made.body.name,
        row.heading,
        decision_address(made.body.key, made.year, made.paragraph, made.pk),
    )
    happenings = [adopted, *what_became(statement, shared_plans_only=shared_plans_only)]
    return tuple(sorted((each for each in happenings if each.on <= day), key=lambda each: each.on))


def address_of_statement(row: Statement) -> str:
    """Where the statement is read; its version must have been fetched."""
    return statement_address(row.version.instrument, row.key)

"""How something came to be and what became of it, as one dated story in both directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.reads.decisions import decision_address, occasion_address, statement_address
from koll.records.models import (
    Answer,
    AssignmentReport,
    Closing,
    Lapse,
    PlanItem,
    PlanNote,
    Proposal,
    ProposalStep,
    Statement,
)


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
    happenings = origin_of(proposal)
    if proposal.outcome_id is not None:
        happenings += what_became([proposal.outcome_id], shared_plans_only=shared_plans_only)
    return tuple(sorted((each for each in happenings if each.on <= day), key=lambda each: each.on))


def origin_of(proposal: Proposal) -> list[Happening]:
    """The shift that a proposal came from, and every step of it."""
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
    return happenings + steps_of(proposal)


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


def what_became(statements: Sequence[int], *, shared_plans_only: bool) -> list[Happening]:
    """What became of an assignment: plans that took it up, notes, what the body answered and told, and its closing."""
    shared = Q(shared=True) if shared_plans_only else Q()
    found = []
    items = list(PlanItem.objects.filter(shared, serves__in=statements, removed_on=None).select_related("body"))
    for item in items:
        if item.begins_on is not None:
            found.append(
                Happening(item.begins_on, "planned", item.body.name, item.heading, f"/planer/{item.body.key}/")
            )
    for note in PlanNote.objects.filter(item__in=[item.pk for item in items]).select_related("item__body"):
        found.append(Happening(note.on, "noted", note.item.body.name, note.words, f"/planer/{note.item.body.key}/"))
    for answer in Answer.objects.filter(statement__in=statements, occasion__done_on__isnull=False).select_related(
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
    for report in AssignmentReport.objects.filter(statement__in=statements).select_related(
        "body", "statement__version"
    ):
        found.append(
            Happening(report.on, "reported", report.body.name, report.words, address_of_statement(report.statement))
        )
    return found + closings_of(statements)


def closings_of(statements: Sequence[int]) -> list[Happening]:
    """Every time the assignment was closed, and every time it was reopened, in one query."""
    found = []
    for closing in Closing.objects.filter(statement__in=statements).select_related(
        "decision__body", "reopened_by__body"
    ):
        for kind, made, words in (
            ("closed", closing.decision, closing.words),
            ("reopened", closing.reopened_by, closing.reopened_because),
        ):
            if made is not None:
                address = decision_address(made.body.key, made.year, made.paragraph, made.pk)
                found.append(Happening(made.day, kind, made.body.name, words, address))
    return found


def story_of_statement(statement: int, day: date, *, shared_plans_only: bool = True) -> tuple[Happening, ...]:
    """A statement's story through every text that had it: where it came from, each reading, and what became of it.

    Fixed queries, however many the texts.
    """
    row = Statement.objects.select_related("version").filter(pk=statement).first()
    if row is None:
        return ()
    line = list(
        Statement.objects.filter(key=row.key, version__instrument=row.version.instrument)
        .select_related("version__decision__body")
        .order_by("version__in_force_from", "pk")
    )
    ids = [each.pk for each in line]
    origin = Proposal.objects.select_related("body", "occasion__body", "shift").filter(outcome__in=ids).first()
    found = origin_of(origin) if origin is not None else []
    found += readings_of(line[1:] if origin is not None else line, line[0] if origin is not None else None)
    found += what_became(ids, shared_plans_only=shared_plans_only) + lapses_of(ids)
    return tuple(sorted((each for each in found if each.on <= day), key=lambda each: each.on))


def readings_of(line: Sequence[Statement], before: Statement | None) -> list[Happening]:
    """Each text that had the statement: adopted first, then with a new wording or unchanged."""
    found = []
    for each in line:
        made = each.version.decision
        address = decision_address(made.body.key, made.year, made.paragraph, made.pk)
        same = before is not None and (before.heading, before.text) == (each.heading, each.text)
        kind = "adopted" if before is None else "renewed" if same else "reworded"
        title = each.version.title
        reads = each.heading if title == each.heading else f"{title}: {each.heading}"
        words = title if same else f"{reads}\n\n{each.text}" if len(line) > 1 else reads
        found.append(Happening(made.day, kind, made.body.name, words.strip(), address))
        before = each
    return found


def lapses_of(ids: Sequence[int]) -> list[Happening]:
    """That the statement was let lapse, and why. One query."""
    found = []
    for lapse in Lapse.objects.filter(statement__in=ids).select_related("decision__body"):
        made = lapse.decision
        address = decision_address(made.body.key, made.year, made.paragraph, made.pk)
        found.append(Happening(made.day, "lapsed", made.body.name, lapse.words, address))
    return found


def address_of_statement(row: Statement) -> str:
    """Where the statement is read; its version must have been fetched."""
    return statement_address(row.version.instrument, row.key)

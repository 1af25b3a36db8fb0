"""A municipality in which something of every kind has been decided, and something of every kind is not for all yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from tests import files
from tests.world import CARE, COUNCIL, EXECUTIVE, FIRST_SCHOOL, HOUSES, SCHOOLS, World

from koll.acts.activities import TrendInput, add_trend
from koll.acts.assignments import FollowedDecisionInput, close_assignment, follow_decision, report_assignment
from koll.acts.decisions import (
    DecisionInput,
    MeetingInput,
    add_meeting,
    attach_file,
    correct_decision,
    record_decision,
    withdraw_attachment,
)
from koll.acts.descriptions import ChallengeInput, add_challenge, add_shift
from koll.acts.dialogues import (
    publish_dialogue_form,
    record_dialogue_held,
    report_dialogue_result,
    write_dialogue_notes,
)
from koll.acts.finance import BudgetInput, propose_budget, publish_budget, put_alternative
from koll.acts.home import add_comment
from koll.acts.imports import UncheckedFile, check_file
from koll.acts.instruments import GoverningDocumentInput, adopt_governing_document
from koll.acts.organisation import end_body, record_ownership, rename_body
from koll.acts.plans import add_plan_item
from koll.acts.proposals import raise_proposal
from koll.domain.finance import Frame

HIDDEN = "KANARIEN"
"""Stands in everything that is not for all; nobody outside may read it anywhere."""

JANUARY, FEBRUARY, MARCH, TURN = date(2027, 1, 11), date(2027, 2, 8), date(2027, 3, 1), date(2027, 3, 10)
WORDS = DecisionInput(
    body=SCHOOLS, day=FEBRUARY, paragraph=40, registry_number="2027.40", heading="Skolskjutts", text="Fler bussar."
)
MONEY = BudgetInput(
    tax_rate=2187,
    taxes=(1000, 1030, 1060),
    frames=(Frame(body=SCHOOLS, operations=(700, 720, 740), investment=(50, 0, 0)),),
)


@dataclass(frozen=True, kw_only=True)
class Lively:
    """The numbers of what has been made."""

    goal: int
    assignment: int
    decision: int


def lively(world: World) -> Lively:
    """Something of every kind, decided and not."""
    world.adopt("goal", "Alla lär sig läsa", "Trygg väg till skolan")
    goal = next(iter(world.adopt("goal", "Alla lär sig läsa och räkna", day=MARCH).values()))
    assigned = world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=FEBRUARY)
    assigned |= world.adopt("assignment", "Fler böcker", whose=SCHOOLS, day=FEBRUARY, title="Bokuppdraget")
    report_assignment(world.by(SCHOOLS, day=MARCH), statement=assigned["Fler böcker"], words="Vi har köpt tusen.")
    closing = world.decision(COUNCIL, "Uppdraget är klart", MARCH)
    close_assignment(world.by(COUNCIL, day=MARCH), statement=assigned["Fler böcker"], decision=closing, words="Klart.")
    number = decided(world)
    organise(world)
    told(world, goal)
    money(world)
    hidden(world, assigned["Se över lokalerna"], goal)
    return Lively(goal=goal, assignment=assigned["Se över lokalerna"], decision=number)


def decided(world: World) -> int:
    """A decision that is corrected, has a file and one withdrawn; a motion to follow; a document; a meeting."""
    number = record_decision(world.by(SCHOOLS, day=FEBRUARY), words=WORDS).id
    words = replace(WORDS, heading="Skolskjuts")
    correct_decision(world.by(SCHOOLS, day=MARCH), decision=number, words=words, why="En bokstav.", revision=0)
    attach_file(
        world.by(SCHOOLS),
        decision=number,
        file=check_file(UncheckedFile(name="karta.pdf", content=files.PDF), 99999),
        title="Kartan",
    )
    wrong = check_file(UncheckedFile(name=f"{HIDDEN}.txt", content=b"Fel fil."), 99999)
    mistake = attach_file(world.by(SCHOOLS), decision=number, file=wrong, title=HIDDEN).id
    withdraw_attachment(world.by(SCHOOLS), attachment=mistake, reason="Fel fil.")
    motion = record_decision(
        world.by(COUNCIL, day=FEBRUARY), words=world.decision(COUNCIL, "Motion om skolgårdar", FEBRUARY)
    ).id
    listed = FollowedDecisionInput(kind="motion", body=SCHOOLS, why="Den berör alla skolor.", due_on=date(2028, 1, 11))
    follow_decision(world.by(COUNCIL, day=FEBRUARY), decision=motion, words=listed)
    policy = GoverningDocumentInput(kind="Policy", title="Resepolicy", in_force_from=FEBRUARY, responsible=SCHOOLS)
    decision = world.decision(COUNCIL, "Resepolicy", FEBRUARY)
    adopt_governing_document(world.by(COUNCIL, day=FEBRUARY), decision=decision, document=policy)
    add_meeting(
        world.by(SCHOOLS), body=SCHOOLS, words=MeetingInput(day=date(2027, 4, 15), begins=time(13), ends=time(16))
    )
    return number


def organise(world: World) -> None:
    """A company's share, a committee that gets another name, and one that another takes over."""
    council = world.by(COUNCIL)
    record_ownership(
        council,
        decision=world.decision(COUNCIL, "Halva bolaget", TURN),
        company=HOUSES,
        percent=Decimal(51),
        from_day=TURN,
    )
    rename_body(
        council,
        decision=world.decision(COUNCIL, "Nytt namn"),
        body=SCHOOLS,
        name="Nämnden för lärande",
        from_day=date(2027, 5, 1),
    )
    end_body(
        council,
        decision=world.decision(COUNCIL, "Sammanslagning"),
        body=CARE,
        ends_on=date(2027, 7, 1),
        heir=SCHOOLS,
        words="Vi blir en.",
    )


def told(world: World, goal: int) -> None:
    """An analysis with a trend, a description with a map, and a dialogue's result, all decided."""
    analysis = world.opened("analysis", EXECUTIVE, 2027, JANUARY)
    trend = TrendInput(
        heading="Fler äldre",
        level="local",
        kind="people",
        certainty="sure",
        text="En tredjedel fler.",
        effect="Fler händer behövs.",
    )
    add_trend(world.by(EXECUTIVE, day=JANUARY), occasion=analysis, words=trend)
    world.decided(analysis, EXECUTIVE, date(2027, 1, 20))
    description = world.opened("description")
    part = world.page("description").parts[0].key
    world.written(description, part, "## Läget\n\nFler barn cyklar.")
    world.answered(description, goal, {"reasoning": "Vi läser högt."})
    add_shift(world.by(SCHOOLS), occasion=description, sentence="Dela lokalerna", why="De står tomma.")
    for heading in ("Färre barn", "Långa vägar", "Gamla hus"):
        words = ChallengeInput(heading=heading, line="En rad.", sources=(f"part:{part}",))
        add_challenge(world.by(SCHOOLS), occasion=description, words=words)
    world.decided(description, day=MARCH)
    talk = world.opened("dialogue")
    kept = {"notes": f"{HIDDEN} i anteckningarna", "result": "Vi litar på varandra.", "dissent": ""}
    write_dialogue_notes(world.by(SCHOOLS), occasion=talk, revision=0, **kept)
    publish_dialogue_form(
        world.by(SCHOOLS), occasion=talk, form_name="Ring", form_text="Vi sitter.", based_on=description, revision=1
    )
    record_dialogue_held(world.by(SCHOOLS), occasion=talk, held_on=world.day)
    report_dialogue_result(world.by(SCHOOLS), occasion=talk, result="Vi litar på varandra.")


def money(world: World) -> None:
    """A budget that is put forward and published, and one that is not."""
    shown = propose_budget(world.by(EXECUTIVE), year=2028, body=EXECUTIVE, words=MONEY).id
    publish_budget(world.by(EXECUTIVE), budget=shown)
    words = replace(MONEY, words=f"{HIDDEN} i budgeten")
    put_alternative(world.by(COUNCIL, "member"), year=2028, body=COUNCIL, party="Bypartiet", words=words)


def hidden(world: World, assignment: int, goal: int) -> None:
    """What is written and talked about but is not for all yet, or never will be."""
    draft = world.opened("description", CARE)
    part = world.page("description", CARE).parts[0].key
    world.written(draft, part, f"{HIDDEN} i utkastet", CARE)
    world.answered(draft, goal, {"reasoning": f"{HIDDEN} i svaret"}, body=CARE)
    add_shift(world.by(CARE), occasion=draft, sentence=f"{HIDDEN} flyttar", why=f"{HIDDEN} vet varför")
    words = ChallengeInput(heading=f"{HIDDEN} utmanar", line="En rad.", sources=(f"part:{part}",))
    add_challenge(world.by(CARE), occasion=draft, words=words)
    add_comment(world.by(SCHOOLS), subject=str(world.page("description").line.ref), text=f"{HIDDEN} undrar")
    talk = world.opened("dialogue", CARE)
    kept = {"notes": f"{HIDDEN} antecknar", "result": f"{HIDDEN} kom fram", "dissent": f"{HIDDEN} håller inte med"}
    write_dialogue_notes(world.by(CARE), occasion=talk, revision=0, **kept)
    later = world.opened("analysis", EXECUTIVE, 2028, MARCH)
    trend = TrendInput(
        heading=f"{HIDDEN} växer", level="local", kind="people", certainty="sure", text=f"{HIDDEN} i trenden", effect=""
    )
    add_trend(world.by(EXECUTIVE), occasion=later, words=trend)
    add_plan_item(
        world.by(FIRST_SCHOOL, "manager"),
        body=FIRST_SCHOOL,
        heading=f"{HIDDEN} i planen",
        serves=assignment,
        begins_on=MARCH,
    )
    raise_proposal(
        world.by(SCHOOLS),
        body=SCHOOLS,
        kind="own_goal",
        heading=f"{HIDDEN} föreslås",
        text=f"{HIDDEN} så här",
        reasons=f"{HIDDEN} därför",
    )

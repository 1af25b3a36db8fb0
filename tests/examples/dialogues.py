"""Examples of what changes dialogues, event days, rooms, outcomes and questions to employees."""

from __future__ import annotations

from datetime import date

from tests.examples.followup import koll
from tests.examples.registry import Handed, example
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOL_SECTOR, SCHOOLS, World

from koll.acts.descriptions import add_shift
from koll.acts.dialogues import (
    DialogueFormInput,
    DialogueOutcomeInput,
    DialogueStepInput,
    ProgrammeInput,
    RoomInput,
    ThoughtPlace,
    add_dialogue_outcome,
    add_event_day_group,
    add_thought,
    answer_employee_question,
    archive_dialogue_form,
    ask_employees,
    carry_open_point_forward,
    change_dialogue_form,
    change_dialogue_outcome,
    change_event_day_group,
    close_employee_question,
    create_dialogue_form,
    note_dialogue_results,
    note_event_day_outcome,
    open_room,
    place_thought,
    publish_dialogue_form,
    put_up,
    record_dialogue_held,
    remove_dialogue_outcome,
    remove_event_day_outcome,
    report_dialogue_result,
    report_on_dialogue_outcome,
    set_room_step,
    use_employee_answer,
    use_event_day_outcome,
    weigh_shift,
    write_dialogue_notes,
    write_programme,
)

WALK = DialogueFormInput(name="Promenaden", purpose="Gå och tala.", steps=(DialogueStepInput(purpose="Gå"),))
SIGNAL = DialogueOutcomeInput(kind="challenge", text="Vikarierna räcker inte.", bodies=(SCHOOLS, CARE))
POINT = DialogueOutcomeInput(kind="open", text="Hur når vi dem som inte hör av sig?")
PROGRAMME = ProgrammeInput(planned_on=date(2027, 3, 20), place="Folkets hus", items=(), participants=())
NOTES = {"notes": "Vi talade länge.", "result": "Vi börjar i höst.", "dissent": ""}


def form(world: World) -> int:
    """A form of the committee's own."""
    return create_dialogue_form(world.by(SCHOOLS), body=SCHOOLS, words=WALK).id


def described(world: World) -> tuple[int, int]:
    """A decided description and its shift."""
    number = world.opened("description")
    said = {"sentence": "Från sent till tidigt", "why": "", "needs": "", "statements": (), "bodies": ()}
    shift = add_shift(world.by(SCHOOLS), occasion=number, **said).id
    world.decided(number)
    return number, shift


def to_be_held(world: World, outcome: DialogueOutcomeInput | None = None) -> int:
    """A dialogue that has been talked and not recorded as held."""
    ground, _shift = described(world)
    number, doing = world.opened("dialogue"), world.by(SCHOOLS)
    publish_dialogue_form(doing, occasion=number, form_name="", form_text="Så.", based_on=ground, revision=0)
    write_dialogue_notes(doing, occasion=number, **NOTES, revision=1)
    if outcome is not None:
        add_dialogue_outcome(doing, occasion=number, words=outcome)
    return number


def held(world: World, outcome: DialogueOutcomeInput | None = None) -> int:
    """A dialogue that has been held."""
    number = to_be_held(world, outcome)
    record_dialogue_held(world.by(SCHOOLS), occasion=number, held_on=world.day)
    return number


def room(world: World) -> int:
    """The room of a dialogue."""
    return open_room(world.by(SCHOOLS), occasion=to_be_held(world), words=RoomInput(signed=True)).id


def question(world: World) -> int:
    """A question to the staff about the first part of a description."""
    said = {"part": world.activity("description").parts[0].key, "words": "Vad ser du?", "closes_on": date(2027, 4, 1)}
    return ask_employees(world.by(SCHOOL_SECTOR, "manager"), occasion=world.opened("description"), **said).id


def noted(world: World) -> int:
    """Something that came out of a day."""
    day = world.opened("day", EXECUTIVE)
    return note_event_day_outcome(world.by(EXECUTIVE), occasion=day, text="Äldre vill arbeta längre").id


@example(create_dialogue_form)
def a_form(world: World) -> Handed:
    """A committee makes a form of its own."""
    return world.by(SCHOOLS), {"body": SCHOOLS, "words": WALK}


@example(change_dialogue_form)
def another_form(world: World) -> Handed:
    """It is changed."""
    return world.by(SCHOOLS), {"form": form(world), "words": WALK, "revision": 1}


@example(archive_dialogue_form)
def a_form_put_away(world: World) -> Handed:
    """It is put away."""
    return world.by(SCHOOLS), {"form": form(world)}


@example(publish_dialogue_form)
def a_published_form(world: World) -> Handed:
    """Those who take part know the form beforehand."""
    said = {"form_name": "Egen", "form_text": "Så.", "based_on": None, "revision": 0}
    return world.by(SCHOOLS), {"occasion": world.opened("dialogue")} | said


@example(write_dialogue_notes)
def notes(world: World) -> Handed:
    """What is noted."""
    return world.by(SCHOOLS), {"occasion": world.opened("dialogue"), "revision": 0} | NOTES


@example(record_dialogue_held)
def a_dialogue_held(world: World) -> Handed:
    """It was held today."""
    return world.by(SCHOOLS), {"occasion": to_be_held(world), "held_on": world.day}


@example(ask_employees)
def a_question(world: World) -> Handed:
    """The staff are asked."""
    part = world.activity("description").parts[0].key
    said = {"occasion": world.opened("description"), "part": part, "words": "Vad ser du?"}
    return world.by(SCHOOL_SECTOR, "manager"), said | {"closes_on": date(2027, 4, 1)}


@example(close_employee_question)
def a_closed_question(world: World) -> Handed:
    """No more answers."""
    return world.by(SCHOOL_SECTOR, "manager"), {"question": question(world)}


@example(answer_employee_question)
def an_answer(world: World) -> Handed:
    """An employee answers."""
    return koll(world), {"question": question(world), "text": "Vi saknar vikarier.", "signed": ""}


@example(use_employee_answer)
def a_used_answer(world: World) -> Handed:
    """It is taken into the text."""
    answer = answer_employee_question(koll(world), question=question(world), text="Vi saknar vikarier.", signed="").id
    return world.by(SCHOOLS), {"answer": answer}


@example(write_programme)
def a_programme(world: World) -> Handed:
    """The programme of a day."""
    return world.by(EXECUTIVE), {"occasion": world.opened("day", EXECUTIVE), "words": PROGRAMME, "revision": 0}


@example(add_event_day_group)
def a_group(world: World) -> Handed:
    """A group of the day."""
    day = world.opened("day", EXECUTIVE)
    return world.by(EXECUTIVE), {"occasion": day, "name": "Grupp ett", "question": "Vad ser vi?"}


@example(change_event_day_group)
def another_group(world: World) -> Handed:
    """It keeps what it notes."""
    doing, given = a_group(world)
    assert isinstance(given, dict)
    said = {"name": "Grupp ett", "question": "Vad ser vi?", "notes": "Vi ser mycket.", "revision": 1}
    return world.by(EXECUTIVE), {"group": add_event_day_group(doing, **given).id} | said


@example(note_event_day_outcome)
def something_noted(world: World) -> Handed:
    """Something came out of the day."""
    return world.by(EXECUTIVE), {"occasion": world.opened("day", EXECUTIVE), "text": "Äldre vill arbeta längre"}


@example(remove_event_day_outcome)
def nothing_noted(world: World) -> Handed:
    """It is taken away."""
    return world.by(EXECUTIVE), {"outcome": noted(world)}


@example(use_event_day_outcome)
def something_used(world: World) -> Handed:
    """It becomes a trend in the analysis."""
    world.opened("analysis", EXECUTIVE)
    return world.by(EXECUTIVE), {"outcome": noted(world), "as_trend": True}


@example(add_dialogue_outcome)
def an_outcome(world: World) -> Handed:
    """Something came out of a dialogue."""
    return world.by(SCHOOLS), {"occasion": world.opened("dialogue"), "words": SIGNAL}


@example(change_dialogue_outcome)
def another_outcome(world: World) -> Handed:
    """It is changed."""
    doing, given = an_outcome(world)
    assert isinstance(given, dict)
    number = add_dialogue_outcome(doing, **given).id
    return world.by(SCHOOLS), {"upshot": number, "words": POINT, "revision": 1}


@example(remove_dialogue_outcome)
def no_outcome(world: World) -> Handed:
    """It is taken out."""
    doing, given = an_outcome(world)
    assert isinstance(given, dict)
    return world.by(SCHOOLS), {"upshot": add_dialogue_outcome(doing, **given).id}


@example(weigh_shift)
def a_weighed_shift(world: World) -> Handed:
    """A shift is strengthened."""
    _ground, shift = described(world)
    said = {"shift": shift, "verdict": "strengthened", "reasons": "Alla ser det."}
    return world.by(SCHOOLS), {"occasion": world.opened("dialogue")} | said


def outcome_of(world: World, words: DialogueOutcomeInput) -> int:
    """What came out of a dialogue that has been held."""
    number = to_be_held(world)
    outcome = add_dialogue_outcome(world.by(SCHOOLS), occasion=number, words=words).id
    record_dialogue_held(world.by(SCHOOLS), occasion=number, held_on=world.day)
    return outcome


@example(report_on_dialogue_outcome)
def a_word_of_a_signal(world: World) -> Handed:
    """A committee tells what it does with a signal."""
    said = {"body": CARE, "words": "Vi delar våra.", "is_done": False}
    return world.by(CARE), {"upshot": outcome_of(world, SIGNAL)} | said


@example(carry_open_point_forward)
def a_point_carried_on(world: World) -> Handed:
    """The next dialogue answers what was left open."""
    point = outcome_of(world, POINT)
    later = world.opened("dialogue", period=2026, day=world.day)
    return world.by(SCHOOLS), {"occasion": later, "upshot": point, "words": "Vi ringer dem.", "is_done": True}


@example(report_dialogue_result)
def a_report(world: World) -> Handed:
    """The council is told."""
    return world.by(SCHOOLS), {"occasion": held(world), "result": "Vi börjar i höst."}


@example(note_dialogue_results)
def results_noted(world: World) -> Handed:
    """The council notes it."""
    number = held(world)
    report_dialogue_result(world.by(SCHOOLS), occasion=number, result="Vi börjar i höst.")
    return world.by(COUNCIL), {"reports": (str(number),), "words": world.decision(COUNCIL, "Dialogerna")}


@example(open_room)
def a_room(world: World) -> Handed:
    """The room of a dialogue is opened."""
    return world.by(SCHOOLS), {"occasion": world.opened("dialogue"), "words": RoomInput(signed=False), "seen": "closed"}


@example(set_room_step)
def a_step(world: World) -> Handed:
    """The room is taken to a step."""
    return world.by(SCHOOLS), {"room": room(world), "step": 0, "seen": 0}


@example(add_thought)
def a_thought(world: World) -> Handed:
    """Somebody puts up a thought."""
    return world.by(SCHOOLS, "member"), {"room": room(world), "key": "k", "text": "Det svåra", "name": ""}


@example(place_thought)
def a_placed_thought(world: World) -> Handed:
    """It is put under a heading."""
    number = room(world)
    thought = put_up(world.by(SCHOOLS, "member"), room=number, key="k", text="Det svåra").id
    place = ThoughtPlace(cluster="Svårt")
    return world.by(SCHOOLS), {"room": number, "thought": thought, "place": place, "revision": 1}

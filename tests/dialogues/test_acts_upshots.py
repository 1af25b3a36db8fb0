"""What comes out of a dialogue: signals, promises, open points and shifts; what is told of each; and who may."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.refusals import conflict, refused
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World, context_on

from koll.acts.descriptions import add_shift
from koll.acts.dialogues import (
    DialogueOutcomeInput,
    add_dialogue_outcome,
    carry_open_point_forward,
    change_dialogue_outcome,
    publish_dialogue_form,
    record_dialogue_held,
    remove_dialogue_outcome,
    report_on_dialogue_outcome,
    weigh_shift,
    write_dialogue_notes,
)
from koll.acts.proposals import raise_proposal
from koll.reads.descriptions import shift_page
from koll.reads.dialogues import body_upshots, to_tell, upshot_seen
from koll.tables.models import DialogueOutcome, DialogueOutcomeReport, Occasion, ShiftWeighing

SIGNAL = DialogueOutcomeInput(kind="challenge", text="Vikarierna räcker inte.", bodies=(SCHOOLS, CARE))
PROMISE = DialogueOutcomeInput(
    kind="commitment", text="Vi frågar eleverna.", promised_by=SCHOOLS, due_on=date(2027, 9, 1)
)
POINT = DialogueOutcomeInput(kind="open", text="Hur når vi dem som inte hör av sig?")


def described(world: World, body: str = SCHOOLS) -> int:
    """A decided description with a shift; the shift's number."""
    number = world.opened("description", body)
    shift = add_shift(
        world.by(body), occasion=number, sentence="Från sent till tidigt", why="", needs="", statements=(), bodies=()
    )
    world.decided(number, body)
    return shift.id


def talked(world: World, *words: DialogueOutcomeInput, body: str = SCHOOLS, with_bodies: tuple[str, ...] = ()) -> int:
    """A dialogue that led to this and has been held; its number."""
    number = world.opened("dialogue", body, counterparts=with_bodies)
    for word in words:
        add_dialogue_outcome(world.by(body), occasion=number, words=word)
    held(world, number, body)
    return number


def held(world: World, number: int, body: str = SCHOOLS) -> None:
    """Records that the dialogue was held, on the body's decided description."""
    row = Occasion.objects.select_related("body").get(pk=number)
    if not Occasion.objects.filter(body=row.body, activity=world.activity("description", body).key).exists():
        described(world, body)
    ground = Occasion.objects.get(body=row.body, activity=world.activity("description", body).key)
    doing = world.by(body)
    publish_dialogue_form(
        doing, occasion=number, form_name="", form_text="Vi talas vid.", based_on=ground.pk, revision=0
    )
    write_dialogue_notes(doing, occasion=number, notes="", result="Vi börjar.", dissent="", revision=1)
    record_dialogue_held(doing, occasion=number, held_on=world.day)


def waiting(world: World, body: str, role: str = "secretary") -> list[str]:
    """The texts that wait for somebody in the body."""
    return [line.text for line, _body in to_tell(context_on(world.day, world.actor(body, role)))]


@pytest.mark.both_databases
def test_a_signal_waits_for_each_body_it_concerns_until_that_body_has_said_a_word(world: World) -> None:
    talked(world, SIGNAL)
    assert (waiting(world, SCHOOLS), waiting(world, CARE), waiting(world, EXECUTIVE)) == ([SIGNAL.text],) * 2 + ([],)
    number = DialogueOutcome.objects.get().pk
    report_on_dialogue_outcome(world.by(CARE), upshot=number, body=CARE, words="Vi delar våra.", is_done=False)
    assert (waiting(world, SCHOOLS), waiting(world, CARE)) == ([SIGNAL.text], [])
    page = body_upshots(context_on(world.day, world.actor(SCHOOLS)), SCHOOLS)
    assert page is not None
    assert [(told.body_name, told.words) for told in page.signals[0].told] == [("Omsorgsnämnden", "Vi delar våra.")]


def test_a_promise_stands_until_it_is_told_that_it_is_kept_with_a_word_of_what_came_of_it(world: World) -> None:
    talked(world, PROMISE)
    number = DialogueOutcome.objects.get().pk
    report_on_dialogue_outcome(
        world.by(SCHOOLS), upshot=number, body=SCHOOLS, words="Vi har frågat hälften.", is_done=False
    )
    assert waiting(world, SCHOOLS) == [PROMISE.text]
    report_on_dialogue_outcome(world.by(SCHOOLS), upshot=number, body=SCHOOLS, words="Alla har svarat.", is_done=True)
    assert waiting(world, SCHOOLS) == []
    with refused("dialogue_outcome.done_before"):
        report_on_dialogue_outcome(world.by(SCHOOLS), upshot=number, body=SCHOOLS, words="Igen.", is_done=True)
    line = upshot_seen(context_on(world.day, world.actor(SCHOOLS)), number)
    assert line is not None
    assert (line.done_on, [row.words for row in line.told]) == (
        world.day,
        ["Vi har frågat hälften.", "Alla har svarat."],
    )


def test_only_those_who_write_for_the_body_tell_and_only_of_what_concerns_it(world: World) -> None:
    talked(world, PROMISE)
    number = DialogueOutcome.objects.get().pk
    for doing in (world.by(CARE), world.by(SCHOOLS, "member")):
        with refused("permission.report_on_dialogue_outcome"):
            report_on_dialogue_outcome(doing, upshot=number, body=SCHOOLS, words="Klart.", is_done=True)
    with refused("dialogue_outcome.does_not_concern"):
        report_on_dialogue_outcome(world.by(CARE), upshot=number, body=CARE, words="Klart.", is_done=True)
    assert not DialogueOutcomeReport.objects.exists()


def test_a_point_left_open_follows_to_the_next_dialogue_of_the_same_holder_until_it_is_answered(world: World) -> None:
    talked(world, POINT)
    number = DialogueOutcome.objects.get().pk
    second = world.opened("dialogue")
    carry_open_point_forward(world.by(SCHOOLS), occasion=second, upshot=number, words="Vi hann inte.", is_done=False)
    held(world, second)
    third = world.opened("dialogue")
    carry_open_point_forward(world.by(SCHOOLS), occasion=third, upshot=number, words="Vi ringde.", is_done=True)
    with refused("dialogue_outcome.done_before"):
        carry_open_point_forward(world.by(SCHOOLS), occasion=third, upshot=number, words="Igen.", is_done=True)
    others = world.opened("dialogue", CARE)
    with refused("dialogue_outcome.not_left_open"):
        carry_open_point_forward(world.by(CARE), occasion=others, upshot=number, words="Vårt?", is_done=True)


@pytest.mark.both_databases
@pytest.mark.requirement("R-024")
def test_a_principle_is_named_only_with_an_example(world: World) -> None:
    number, first = world.opened("dialogue"), world.charter.principles[0].key
    words = DialogueOutcomeInput(kind="insight", text="Vi litade på varandra.", principle=first)
    with refused("dialogue_outcome.principle_without_example"):
        add_dialogue_outcome(world.by(SCHOOLS), occasion=number, words=words)
    with pytest.raises(IntegrityError), transaction.atomic():
        DialogueOutcome.objects.create(
            occasion_id=number, kind="insight", text="x", principle=first, written_on=world.day
        )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (
            DialogueOutcomeInput(kind="commitment", text="Vi gör det.", promised_by=SCHOOLS),
            "dialogue_outcome.promise_without_body_or_day",
        ),
        (
            DialogueOutcomeInput(kind="commitment", text="Vi gör det.", due_on=date(2027, 9, 1)),
            "dialogue_outcome.promise_without_body_or_day",
        ),
        (
            DialogueOutcomeInput(kind="commitment", text="Vi gör det.", promised_by=SCHOOLS, due_on=date(2020, 1, 1)),
            "dialogue_outcome.promise_before_dialogue",
        ),
        (DialogueOutcomeInput(kind="insight", text="  "), "dialogue_outcome.empty"),
        (DialogueOutcomeInput(kind="grade", text="Fyra av fem."), "dialogue_outcome.unknown_kind"),
        (
            DialogueOutcomeInput(kind="insight", text="x", principle="x", example="y"),
            "dialogue_outcome.unknown_principle",
        ),
        (
            DialogueOutcomeInput(kind="challenge", text="Bara vi får veta.", bodies=(CARE,), shared=False),
            "dialogue_outcome.concerns_outsider",
        ),
    ],
)
def test_what_is_not_whole_is_refused(world: World, words: DialogueOutcomeInput, code: str) -> None:
    number = world.opened("dialogue")
    with refused(code):
        add_dialogue_outcome(world.by(SCHOOLS), occasion=number, words=words)
    assert not DialogueOutcome.objects.exists()


def test_what_came_out_is_changed_until_the_dialogue_is_held_and_two_who_change_lose_nothing(world: World) -> None:
    number = world.opened("dialogue")
    made = add_dialogue_outcome(world.by(SCHOOLS), occasion=number, words=SIGNAL).id
    change_dialogue_outcome(world.by(SCHOOLS), upshot=made, words=PROMISE, revision=1)
    with conflict():
        change_dialogue_outcome(world.by(SCHOOLS), upshot=made, words=SIGNAL, revision=1)
    row = DialogueOutcome.objects.get()
    assert (row.kind, row.text, row.bodies.count()) == ("commitment", PROMISE.text, 0)
    wrong = add_dialogue_outcome(world.by(SCHOOLS), occasion=number, words=SIGNAL).id
    remove_dialogue_outcome(world.by(SCHOOLS), upshot=wrong)
    held(world, number)
    with refused("permission.hold_dialogue_not_now"):
        add_dialogue_outcome(world.by(SCHOOLS), occasion=number, words=SIGNAL)
    with refused("permission.hold_dialogue_not_now"):
        change_dialogue_outcome(world.by(SCHOOLS), upshot=made, words=SIGNAL, revision=2)
    with refused("permission.hold_dialogue_not_now"):
        remove_dialogue_outcome(world.by(SCHOOLS), upshot=made)
    assert [dialogue_outcome.text for dialogue_outcome in DialogueOutcome.objects.all()] == [PROMISE.text]


def test_a_shift_that_is_weighed_says_why_and_its_story_goes_on_to_what_came_of_it(world: World) -> None:
    shift = described(world)
    number = world.opened("dialogue")
    with refused("shift_weighing.no_verdict_or_reasons"):
        weigh_shift(world.by(SCHOOLS), occasion=number, shift=shift, verdict="let_go", reasons=" ")
    weigh_shift(world.by(SCHOOLS), occasion=number, shift=shift, verdict="let_go", reasons="Fel.")
    changed: dict[str, Any] = {"shift": shift, "verdict": "strengthened", "reasons": "Rätt."}
    with conflict() as refusal:
        weigh_shift(world.by(SCHOOLS), occasion=number, **changed)
    assert refusal.value.theirs == {"verdict": "let_go", "reasons": "Fel."}
    weigh_shift(world.by(SCHOOLS), occasion=number, **changed, revision=refusal.value.revision)
    assert [(shift_weighing.verdict, shift_weighing.reasons) for shift_weighing in ShiftWeighing.objects.all()] == [
        ("strengthened", "Rätt.")
    ]
    held(world, number)
    raise_proposal(
        world.by(SCHOOLS),
        body=SCHOOLS,
        kind="assignment",
        heading="Ett uppdrag",
        text="",
        reasons="Därför.",
        shift=shift,
    )
    page = shift_page(context_on(world.day, world.actor(SCHOOLS)), shift)
    assert page is not None
    assert [(row.kind, row.words) for row in page.story] == [
        ("shift_seen", ""),
        ("proposal_seen", "Därför."),
        ("shift_strengthened", "Rätt."),
    ]


def test_a_shift_of_a_body_that_does_not_take_part_is_not_weighed(world: World) -> None:
    shift = described(world, CARE)
    number = world.opened("dialogue")
    with refused("shift_weighing.not_such_a_shift"):
        weigh_shift(world.by(SCHOOLS), occasion=number, shift=shift, verdict="let_go", reasons="Fel.")


def test_before_it_is_held_only_those_who_take_part_see_what_came_out(world: World) -> None:
    number = world.opened("dialogue", counterparts=(CARE,))
    made = add_dialogue_outcome(world.by(SCHOOLS), occasion=number, words=SIGNAL).id
    hidden = add_dialogue_outcome(
        world.by(SCHOOLS), occasion=number, words=DialogueOutcomeInput(kind="insight", text="Mellan oss.", shared=False)
    ).id

    def seen(of: int) -> list[bool]:
        actors = (world.actor(SCHOOLS), world.actor(CARE), world.actor(COUNCIL), world.actor(COUNCIL, "auditor"))
        return [upshot_seen(context_on(world.day, actor), of) is not None for actor in actors]

    assert (seen(made), seen(hidden)) == ([True, True, False, False], [True, True, False, False])
    held(world, number)
    assert (seen(made), seen(hidden)) == ([True, True, True, True], [True, True, False, False])

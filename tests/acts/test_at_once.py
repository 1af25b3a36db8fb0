"""Several who write at once: what was acknowledged is there, and what was too late is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.at_once import Town, raised, town
from tests.clock import TODAY
from tests.world import HOUSES, SCHOOLS

from koll.acts.decisions import record_legal_duty_met
from koll.acts.descriptions import (
    SETTLED_AFTER,
    Exchanged,
    SentChange,
    add_shift,
    decide_occasion,
    exchange,
    submit_occasion,
)
from koll.acts.engine import Done
from koll.acts.home import KeptDraft, keep_draft
from koll.domain.refusals import Conflict, Forbidden, Refusal
from koll.media.rich_text import apply_text, shared_document_of, shared_text
from koll.snapshot import read_snapshot
from koll.tables.models import Decision, Draft, LegalDutyMet, Part, SharedPart, Shift

__all__ = ["town"]

WRITERS, ROUNDS = 4, 3


def writing(town: Town, occasion: int, part: str, words: str, client: int) -> Callable[[], Exchanged]:
    """A browser that sends a paragraph of its own."""
    actor, now = town.ask(lambda: town.world.actor(SCHOOLS)), town.world.moment()
    change = apply_text(shared_document_of(b"", ()), words)
    return lambda: exchange(
        read_snapshot(TODAY),
        actor,
        now,
        occasion=occasion,
        part=part,
        sent=SentChange(after=-1, client=client, cursor=None, changes=(change,)),
    )


@pytest.mark.parametrize("number", range(ROUNDS))
def test_what_was_acknowledged_before_the_decision_is_in_the_decided_text(town: Town, number: int) -> None:
    world = town.world
    part = world.activity("description").parts[0].key
    occasion = town.ask(lambda: world.opened("description"))
    by, words = town.ask(lambda: world.by(SCHOOLS)), world.decision(SCHOOLS, "Beslut")
    marks = [f"Märke{client}." for client in range(WRITERS * 2)]
    sending = [writing(town, occasion, part, mark, client) for client, mark in enumerate(marks)]

    def decide() -> Done:
        return decide_occasion(by, occasion=occasion, words=words)

    jobs: list[Callable[[], Exchanged | Done]] = [*sending[:WRITERS], decide, *sending[WRITERS:]]
    answers = town.at_once(*jobs)
    assert isinstance(answers[WRITERS], Done), answers
    raised(answers, Forbidden)
    del answers[WRITERS]
    acknowledged = {mark for mark, answer in zip(marks, answers, strict=True) if isinstance(answer, Exchanged)}
    text = town.ask(lambda: "".join(Part.objects.filter(occasion=occasion).values_list("text", flat=True)))
    assert {mark for mark in marks if mark in text} == acknowledged
    assert town.ask(SharedPart.objects.count) == 0


def test_what_was_acknowledged_before_the_hand_over_is_in_the_text_that_is_handed_over(town: Town) -> None:
    world = town.world
    part = world.activity("description").parts[0].key
    occasion = town.ask(lambda: world.opened("description"))
    by = town.ask(lambda: world.by(SCHOOLS))
    marks = [f"Märke{client}." for client in range(WRITERS)]
    sending = [writing(town, occasion, part, mark, client) for client, mark in enumerate(marks)]
    jobs: list[Callable[[], Exchanged | Done]] = [*sending, lambda: submit_occasion(by, occasion=occasion)]
    raised(town.at_once(*jobs), Forbidden)
    now = world.moment() + SETTLED_AFTER
    actor = by.actor
    last = town.ask(
        lambda: exchange(
            read_snapshot(TODAY),
            actor,
            now,
            occasion=occasion,
            part=part,
            sent=SentChange(after=-1, client=99, cursor=None, changes=()),
        )
    )
    text = town.ask(lambda: Part.objects.get(occasion=occasion, key=part).text)
    assert sorted(text.split()) == sorted(marks)
    assert shared_text(shared_document_of(b"", last.changes)) == text


@pytest.mark.parametrize("is_about_a_body", [False, True])
def test_a_duty_in_law_is_met_once_by_many_at_once(town: Town, is_about_a_body: bool) -> None:
    world = town.world
    of_kind = {body.kind: body.key for body in world.bodies}
    duty = next(row for row in world.charter.legal if (row.per is not None) == is_about_a_body and row.who in of_kind)
    concerns, whose = HOUSES if is_about_a_body else None, of_kind[duty.who]
    by = town.ask(lambda: world.by(whose))
    words = [world.decision(whose, f"Beslut {number}") for number in range(6)]

    def meeting(number: int) -> Callable[[], Done]:
        return lambda: record_legal_duty_met(by, rule=duty.rule, period=2026, concerns=concerns, words=words[number])

    before = town.ask(Decision.objects.count)
    answers = town.at_once(*(meeting(number) for number in range(6)))
    refusals = raised(answers, Refusal)
    (made,) = (answer for answer in answers if isinstance(answer, Done))
    met = town.ask(lambda: [(row.rule, row.period, row.decision_id) for row in LegalDutyMet.objects.all()])
    assert met == [(duty.rule, 2026, made.id)]
    heading = town.ask(lambda: Decision.objects.get(pk=made.id).heading)
    assert len(refusals) == 5
    assert all(heading in str(refusal) for refusal in refusals)
    assert town.ask(Decision.objects.count) == before + 1


@pytest.mark.parametrize("number", range(ROUNDS))
def test_of_tabs_that_keep_other_words_one_is_kept_and_the_others_are_told(town: Town, number: int) -> None:
    actor, now = town.ask(lambda: town.world.actor(SCHOOLS)), town.world.moment()

    def keeping(words: str, revision: int) -> Callable[[], KeptDraft]:
        return lambda: keep_draft(actor, now, form="f", fields={"text": words}, revision=revision)

    for revision in (0, 1):  # the first words of a form, and then two who began from those
        tabs = [f"{revision}: flik {tab}" for tab in range(6)]
        answers = town.at_once(*(keeping(words, revision) for words in tabs))
        refusals = raised(answers, Conflict)
        assert [answer.revision for answer in answers if isinstance(answer, KeptDraft)] == [revision + 1]
        (kept,) = (words for words, answer in zip(tabs, answers, strict=True) if isinstance(answer, KeptDraft))
        assert town.ask(lambda: list(Draft.objects.values_list("fields", "revision"))) == [
            ({"text": kept}, revision + 1)
        ]
        told = [
            (refusal.code, refusal.theirs, refusal.revision) for refusal in refusals if isinstance(refusal, Conflict)
        ]
        assert told == [("draft.newer_in_another_tab", {"text": kept}, revision + 1)] * 5


def test_the_same_form_at_once_is_done_once_and_other_words_under_its_key_are_told(town: Town) -> None:
    world = town.world
    occasion = town.ask(lambda: world.opened("description"))
    by = town.ask(lambda: world.by(SCHOOLS, receipt="nyckel"))

    def seeing(sentence: str) -> Callable[[], Done]:
        return lambda: add_shift(by, occasion=occasion, sentence=sentence)

    answers = town.at_once(*(seeing("Det ena.") for _time in range(6)))
    assert len({answer.id for answer in answers if isinstance(answer, Done)}) == 1
    assert raised(answers, Refusal) == []
    (told,) = town.at_once(seeing("Det andra."))
    assert isinstance(told, Refusal)
    assert told.code == "act.key_used_for_other_words"
    assert "finns kvar" in str(told)
    assert town.ask(lambda: [row.sentence for row in Shift.objects.all()]) == ["Det ena."]

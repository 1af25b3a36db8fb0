"""Talking about an object: only those who may see it see what is said, and everything can be put right."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Q
from tests.clock import TODAY
from tests.refusals import refused
from tests.world import CARE, COUNCIL, EXECUTIVE, FIRST_SCHOOL, SCHOOL_SECTOR, SCHOOLS, World, context_on

from koll.acts.engine import Doing, Done
from koll.acts.home import (
    add_comment,
    follow_object,
    reopen_comment,
    resolve_comment,
    unfollow_object,
    withdraw_comment,
)
from koll.acts.plans import add_plan_item
from koll.domain.refs import OccasionRef, PlanItemRef, Ref
from koll.permissions import Actor
from koll.reads.activities import occasion_lines
from koll.reads.decisions import subject_of_ref, subjects_of_refs
from koll.reads.home import CommentsPage, comments_page, news_for
from koll.snapshot import read_snapshot, subject_of_occasion
from koll.tables.models import Comment, Follow, LedgerContent, LedgerEntry, Mention, Occasion

CANARY = "Kanariefågeln sjunger"


def draft(world: World) -> Ref:
    """A description that the committee is writing."""
    world.opened("description")
    return world.page("description").line.ref


def said(doing: Doing, subject: Ref, text: str = CANARY, **more: Any) -> Done:
    return add_comment(doing, subject=str(subject), text=text, **more)


def seen(world: World, actor: Actor, subject: Ref) -> CommentsPage:
    page = comments_page(context_on(world.day, actor), subject)
    assert page is not None
    return page


@pytest.mark.both_databases
def test_what_is_said_of_a_draft_stays_with_those_who_read_it_also_when_it_is_decided(world: World) -> None:
    ref = draft(world)
    said(world.by(SCHOOLS), ref, place="part-x")
    outside = world.actor(CARE)
    assert comments_page(context_on(world.day, outside), ref) is None
    assert [row.text for row in seen(world, world.actor(SCHOOL_SECTOR, "officer"), ref).at("part-x")] == [CANARY]
    world.decided(Occasion.objects.get().pk)
    assert seen(world, outside, ref).comments == ()
    said(world.by(CARE), ref, "Nu kan alla se.")
    assert [comment.text for comment in seen(world, world.actor(COUNCIL), ref).comments] == ["Nu kan alla se."]


def test_a_comment_is_no_news_to_those_who_may_not_see_it(world: World) -> None:
    ref = draft(world)
    Follow.objects.create(person_id=world.person(CARE), subject=str(ref), since=world.moment())
    number = said(world.by(SCHOOLS), ref).id
    Mention.objects.create(comment_id=number, person_id=world.person(CARE))
    assert news_for(context_on(TODAY, world.actor(CARE))) == ()


def test_the_ledger_does_not_hold_what_was_said(world: World) -> None:
    said(world.by(SCHOOLS), draft(world))
    assert LedgerEntry.objects.latest("number").act == "add_comment"
    assert not any(CANARY in str(row.content) for row in LedgerContent.objects.all())


def test_nobody_comments_on_or_follows_what_they_may_not_see(world: World) -> None:
    ref = draft(world)
    with refused("comment.out_of_reach"):
        said(world.by(CARE), ref)
    with refused("comment.out_of_reach"):
        follow_object(world.by(CARE), subject=str(ref))
    with refused("comment.out_of_reach"):
        said(world.by(CARE), OccasionRef(activity="finns", body="inte", period=2027))
    number = said(world.by(SCHOOLS), ref).id
    for act in (resolve_comment, reopen_comment, withdraw_comment):
        with refused("comment.out_of_reach"):
            act(world.by(CARE), comment=number)


def test_a_plan_item_that_is_not_shared_keeps_what_was_said_when_it_is(world: World) -> None:
    manager = world.by(FIRST_SCHOOL, "manager")
    item = add_plan_item(manager, body=FIRST_SCHOOL, heading="Städa").id
    ref = PlanItemRef(body=FIRST_SCHOOL, number=item)
    said(manager, ref)
    assert comments_page(context_on(world.day, world.actor(CARE)), ref) is None
    thing = subject_of_ref(context_on(TODAY), ref)
    assert thing is not None
    assert thing.in_draft


def test_a_dialogue_is_talked_about_by_those_who_take_part(world: World) -> None:
    world.opened("dialogue", EXECUTIVE, counterparts=(SCHOOLS,))
    ref = occasion_lines(read_snapshot(world.day), Q(activity=world.activity("dialogue", EXECUTIVE).key))[0].ref
    said(world.by(SCHOOLS), ref)
    assert seen(world, world.actor(EXECUTIVE), ref).comments[0].text == CANARY
    assert comments_page(context_on(world.day, world.actor(CARE)), ref) is None


def test_colleagues_are_asked_by_choice_and_by_name_and_it_is_news_to_them(world: World) -> None:
    ref = draft(world)
    chair, officer = world.person(SCHOOLS, "chair"), world.person(SCHOOL_SECTOR, "officer")
    name = world.actor(SCHOOL_SECTOR, "officer").name
    said(world.by(SCHOOLS), ref, f"Vad säger du, @{name}?", asks=(chair,))
    assert set(Mention.objects.values_list("person_id", flat=True)) == {chair, officer}
    assert [(new.asked, new.ref) for new in news_for(context_on(TODAY, world.actor(SCHOOLS, "chair")))] == [(True, ref)]


def test_somebody_who_may_not_see_it_cannot_be_asked(world: World) -> None:
    ref, outside = draft(world), world.person(CARE)
    with refused("comment.asks_outsider"):
        said(world.by(SCHOOLS), ref, asks=(outside,))
    said(world.by(SCHOOLS), ref, f"Hej @{world.actor(CARE).name}")
    assert not Mention.objects.exists()


def test_what_one_follows_is_news_until_it_is_resolved_or_no_longer_followed(world: World) -> None:
    ref, chair = draft(world), world.by(SCHOOLS, "chair")
    follow_object(chair, subject=str(ref))
    number = said(world.by(SCHOOLS), ref).id
    assert [new.who for new in news_for(context_on(TODAY, chair.actor))] == [world.actor(SCHOOLS).name]
    resolve_comment(chair, comment=number)
    assert news_for(context_on(TODAY, chair.actor)) == ()
    reopen_comment(chair, comment=number)
    assert len(news_for(context_on(TODAY, chair.actor))) == 1
    unfollow_object(chair, subject=str(ref))
    assert news_for(context_on(TODAY, chair.actor)) == ()


def test_an_answer_stands_under_what_it_answers_and_nowhere_else(world: World) -> None:
    ref = draft(world)
    first = said(world.by(SCHOOLS), ref, place="part-x").id
    second = said(world.by(SCHOOLS, "chair"), ref, "Ja.", answers=first).id
    said(world.by(SCHOOLS), ref, "Tack.", answers=second)
    (line,) = seen(world, world.actor(SCHOOLS), ref).at("part-x")
    assert [reply.text for reply in line.replies] == ["Ja.", "Tack."]


def test_only_the_one_who_said_it_takes_it_back(world: World) -> None:
    ref = draft(world)
    number = said(world.by(SCHOOLS), ref).id
    with refused("comment.said_by_another"):
        withdraw_comment(world.by(SCHOOLS, "chair"), comment=number)
    withdraw_comment(world.by(SCHOOLS), comment=number)
    assert seen(world, world.actor(SCHOOLS), ref).comments == ()
    with refused("comment.taken_back"):
        resolve_comment(world.by(SCHOOLS), comment=number)


@pytest.mark.parametrize(
    ("text", "code"), [("", "comment.empty"), ("   ", "comment.empty"), ("x" * 10_001, "comment.too_long")]
)
def test_nothing_and_far_too_much_is_not_a_comment(world: World, text: str, code: str) -> None:
    with refused(code):
        said(world.by(SCHOOLS), draft(world), text)
    assert not Comment.objects.exists()


def test_the_same_subject_is_found_for_many_as_for_one(world: World) -> None:
    draft(world)
    world.opened("dialogue", EXECUTIVE, counterparts=(SCHOOLS,))
    for row in Occasion.objects.select_related("body"):
        line = occasion_lines(read_snapshot(world.day), Q(pk=row.pk))[0]
        one, among = (
            subject_of_occasion(read_snapshot(TODAY).charter, row),
            subjects_of_refs(context_on(TODAY), [line.ref])[line.ref].subject,
        )
        assert (one.body, one.body_role, set(one.family), set(one.counterparts), one.state) == (
            among.body,
            among.body_role,
            set(among.family),
            set(among.counterparts),
            among.state,
        )

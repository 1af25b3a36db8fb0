"""Motions and other decisions worth following: put on the list, told of and taken off, each by the body whose it is."""

from __future__ import annotations

from datetime import date

import pytest
from tests.refusals import refused
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World, context_on

from koll.acts.assignments import (
    FollowedDecisionInput,
    end_following_decision,
    follow_decision,
    report_on_followed_decision,
)
from koll.acts.decisions import record_decision
from koll.acts.organisation import end_body
from koll.domain.refs import CitedDecisionRef
from koll.frame.routes import address as address_of
from koll.reads.assignments import FollowedDecisionView, assignments_page, listed_with_number, may_end_it, may_follow
from koll.reads.decisions import decision_page
from koll.snapshot import read_snapshot
from koll.tables.models import FollowedDecision, LedgerEntry

pytestmark = pytest.mark.django_db

JANUARY, FEBRUARY, MARCH = date(2027, 1, 11), date(2027, 2, 8), date(2027, 3, 1)
MOTION = FollowedDecisionInput(kind="motion", body=SCHOOLS, why="Den berör alla skolor.", due_on=date(2028, 1, 11))


def decided(world: World, heading: str = "Motion om skolgårdar", day: date = JANUARY, body: str = COUNCIL) -> int:
    return record_decision(world.by(body, day=day), words=world.decision(body, heading, day)).id


def listed(world: World, words: FollowedDecisionInput = MOTION, day: date = JANUARY) -> int:
    return follow_decision(world.by(COUNCIL, day=day), decision=decided(world), words=words).id


def the_line(world: World, day: date | None = None, state: str = "") -> FollowedDecisionView:
    (line,) = assignments_page(context_on(day or world.day), state=state).listed
    return line


@pytest.mark.both_databases
def test_a_motion_stands_on_the_list_with_who_sees_to_it_why_and_by_when(world: World) -> None:
    listed(world)
    line = the_line(world)
    assert (line.kind, line.body_key, line.decision.body_key) == ("motion", SCHOOLS, COUNCIL)
    assert (line.why, line.due_on) == ("Den berör alla skolor.", date(2028, 1, 11))
    assert LedgerEntry.objects.order_by("-number").values_list("act", flat=True).first() == "follow_decision"


@pytest.mark.parametrize(("body", "role"), [(SCHOOLS, "secretary"), (EXECUTIVE, "secretary"), (COUNCIL, "chair")])
def test_only_the_secretary_of_the_body_that_decided_puts_it_there_or_takes_it_off(
    world: World, body: str, role: str
) -> None:
    number = listed(world)
    with refused("permission.follow_decision"):
        follow_decision(world.by(body, role), decision=decided(world, "En annan"), words=MOTION)
    with refused("permission.follow_decision"):
        end_following_decision(world.by(body, role), listed=number, decision=None, outcome="Klart.")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (FollowedDecisionInput(kind="graded", body=SCHOOLS, why="Därför."), "followed.unknown_kind"),
        (FollowedDecisionInput(kind="motion", body=SCHOOLS, why=" "), "followed.reason_missing"),
        (
            FollowedDecisionInput(kind="motion", body=SCHOOLS, why="Därför.", due_on=date(2026, 12, 31)),
            "followed.due_before_decided",
        ),
    ],
)
def test_what_cannot_be_followed_as_it_is_written_is_refused(
    world: World, words: FollowedDecisionInput, code: str
) -> None:
    with refused(code):
        listed(world, words)
    assert not FollowedDecision.objects.exists()


def test_a_body_has_a_decision_on_the_list_once(world: World) -> None:
    decision = decided(world)
    by = world.by(COUNCIL)
    follow_decision(by, decision=decision, words=MOTION)
    with refused("followed.already_listed"):
        follow_decision(by, decision=decision, words=MOTION)
    follow_decision(
        by, decision=decision, words=FollowedDecisionInput(kind="other", body=CARE, why="Den berör också äldre.")
    )
    assert [row.body_key for row in assignments_page(context_on(world.day)).listed] == [SCHOOLS, CARE]


def test_the_body_that_sees_to_it_tells_and_the_last_that_was_told_is_shown(world: World) -> None:
    number = listed(world)
    for day, words in ((FEBRUARY, "Vi har börjat."), (MARCH, "Hälften är gjort.")):
        report_on_followed_decision(world.by(SCHOOLS, "chair", day=day), listed=number, words=words)
    shown = [(the_line(world, day).last_report, the_line(world, day).last_report_on) for day in (JANUARY, FEBRUARY)]
    assert shown == [("", None), ("Vi har börjat.", FEBRUARY)]
    assert the_line(world).last_report == "Hälften är gjort."
    with refused("permission.report_on_followed_decision"):
        report_on_followed_decision(world.by(CARE), listed=number, words="Det går bra.")
    with refused("followed.report_empty"):
        report_on_followed_decision(world.by(SCHOOLS), listed=number, words=" ")


def test_it_is_taken_off_by_a_later_decision_of_the_same_body_and_each_day_is_as_it_was(world: World) -> None:
    number = listed(world)
    answer = decided(world, "Motionen besvaras", MARCH)
    end_following_decision(world.by(COUNCIL), listed=number, decision=answer, outcome="")
    assert [the_line(world, day).ended_on for day in (JANUARY, FEBRUARY, MARCH)] == [None, None, MARCH]
    line = the_line(world, state="closed")
    assert line.ended_by is not None
    assert (line.ended_by.heading, assignments_page(context_on(world.day), state="open").listed) == (
        "Motionen besvaras",
        (),
    )
    made = FollowedDecision.objects.select_related("decision", "ended_by").get()
    assert made.ended_by is not None
    for row, kind in ((made.decision, "listed"), (made.ended_by, "taken_off_list")):
        page = decision_page(
            context_on(world.day), CitedDecisionRef(body=COUNCIL, year=row.year, paragraph=row.paragraph or 0)
        )
        assert page is not None
        assert [(effect.kind, address_of(effect.ref)) for effect in page.effects] == [
            (kind, f"/uppdrag/?state=closed#beslut-{number}")
        ]
    page = decision_page(
        context_on(FEBRUARY),
        CitedDecisionRef(body=COUNCIL, year=made.decision.year, paragraph=made.decision.paragraph or 0),
    )
    assert page is not None
    assert [address_of(effect.ref) for effect in page.effects] == [f"/uppdrag/#beslut-{number}"]


def test_it_is_not_taken_off_without_a_word_nor_by_another_bodys_decision_nor_an_earlier_one(world: World) -> None:
    earlier = decided(world, "Före", date(2027, 1, 4))
    number = listed(world)
    other = decided(world, "Nämndens", MARCH, SCHOOLS)
    own = FollowedDecision.objects.get().decision_id
    for decision, reason in (
        (None, "outcome_missing"),
        (earlier, "ended_by_earlier"),
        (other, "listed_by_another"),
        (own, "ended_by_earlier"),
    ):
        with refused(f"followed.{reason}"):
            end_following_decision(world.by(COUNCIL), listed=number, decision=decision, outcome=" ")
    assert the_line(world).ended_on is None


def test_what_was_listed_by_mistake_is_taken_off_with_a_word_and_can_be_put_there_again(world: World) -> None:
    number = listed(world)
    end_following_decision(world.by(COUNCIL, day=FEBRUARY), listed=number, decision=None, outcome="Fel beslut.")
    assert (the_line(world).outcome, the_line(world).ended_on) == ("Fel beslut.", FEBRUARY)
    with refused("followed.ended"):
        report_on_followed_decision(world.by(SCHOOLS), listed=number, words="Nu är det klart.")
    with refused("followed.ended"):
        end_following_decision(world.by(COUNCIL), listed=number, decision=None, outcome="Igen.")
    follow_decision(world.by(COUNCIL), decision=the_line(world).decision.id, words=MOTION)
    assert [row.ended_on for row in assignments_page(context_on(world.day)).listed] == [None, FEBRUARY]


def test_the_body_that_has_taken_over_puts_on_the_list_and_takes_off_by_its_own_decision(world: World) -> None:
    old = decided(world, "Pröva öppna förskolan", body=CARE)
    other = decided(world, "Se över lekplatserna", body=CARE)
    words = FollowedDecisionInput(kind="other", body=EXECUTIVE, why="Flera väntar på svar.")
    number = follow_decision(world.by(CARE, day=JANUARY), decision=old, words=words).id
    ending = world.decision(COUNCIL, "Sammanslagning", JANUARY)
    end_body(world.by(COUNCIL, day=JANUARY), decision=ending, body=CARE, ends_on=MARCH, heir=SCHOOLS, words="")
    own = decided(world, "Öppna förskolan blir kvar", MARCH, SCHOOLS)
    line = listed_with_number(read_snapshot(MARCH), number)
    assert line is not None
    assert {row.id for row in may_end_it(context_on(MARCH), line)} == {other, own}
    assert [may_follow(world.actor(body, day=MARCH), line).take_off for body in (SCHOOLS, CARE)] == [True, False]
    follow_decision(world.by(SCHOOLS, day=MARCH), decision=other, words=words)
    end_following_decision(world.by(SCHOOLS, day=MARCH), listed=number, decision=own, outcome="")
    assert [row.ended_on for row in assignments_page(context_on(MARCH)).listed] == [None, MARCH]


def test_what_the_page_offers_is_what_the_act_allows(world: World) -> None:
    number = listed(world)

    def offers(body: str, role: str = "secretary") -> tuple[bool, bool]:
        may = may_follow(world.actor(body, role), the_line(world))
        return may.tell, may.take_off

    assert [offers(SCHOOLS), offers(SCHOOLS, "chair"), offers(COUNCIL)] == [(True, False), (True, False), (False, True)]
    assert (offers(CARE), offers(COUNCIL, "chair")) == ((False, False), (False, False))
    end_following_decision(world.by(COUNCIL), listed=number, decision=None, outcome="Klart.")
    assert (offers(SCHOOLS), offers(COUNCIL)) == ((False, False), (False, False))

"""An auditor reads everything that is decided and done, no draft and no note, and changes nothing."""

from __future__ import annotations

import csv
import re
from datetime import date
from html import unescape
from io import StringIO
from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.permissions.test_matrix import STATES, subject
from tests.refusals import refused
from tests.world import CARE, COUNCIL, EXECUTIVE, FIRST_SCHOOL, HOUSES, SCHOOLS, World, context_on

from koll.acts.dialogues import write_dialogue_notes
from koll.acts.engine import ACTS
from koll.acts.home import add_comment
from koll.acts.organisation import give_seat
from koll.acts.oversight import (
    OversightEntryInput,
    RiskInput,
    add_risk,
    conclude_oversight_entry,
    erase_words,
    open_oversight_entry,
    settle_risk_plan,
)
from koll.acts.plans import add_plan_item
from koll.domain.charter import Role
from koll.frame.routes import address as address_of
from koll.permissions import AUDIENCES, SECRET_INPUT, Actor, HeldSeat, Permission, Trail, may, trail_acts
from koll.reads.home import search_inside
from koll.reads.oversight import TrailEntryView, auditor_page, trail_page, trail_rows

pytestmark = pytest.mark.django_db

CANARY = "KANARIEFAGEL"
FEBRUARY, MARCH = date(2027, 2, 8), date(2027, 3, 1)
OF: tuple[tuple[str, Role], ...] = (
    ("committee-a", "committee"),
    ("sector-a", "sector"),
    ("committee-b", "committee"),
    ("board", "executive"),
    ("council", "council"),
)
PAGES = (
    "/hem/",
    "/revision/",
    "/revision/csv/",
    "/uppsikt/",
    f"/uppsikt/{SCHOOLS}/2027/",
    f"/internkontroll/{SCHOOLS}/2027/",
    "/internkontroll/",
    "/dialoger/",
    "/analyser/",
)


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return unescape(answer.content.decode())


def lines(world: World, **chosen: Any) -> list[TrailEntryView]:
    return list(trail_page(context_on(world.day, world.actor(COUNCIL, "auditor")), **chosen).lines)


def acts_about(world: World, address: str) -> list[str]:
    return [line.act for line in lines(world) if address_of(line.ref).partition("#")[0] == address]


def test_an_auditor_may_read_and_nothing_else() -> None:
    seats = [HeldSeat(body=body, body_role=role, role="auditor") for body, role in OF]
    may_do = {
        act
        for act, seat, state in product(Permission, seats, STATES)
        if may(Actor(person=1, name="A", seats=(seat,)), act, subject(state)).allowed
    }
    assert may_do == {Permission.READ_INSIDE, Permission.READ_PLAN, Permission.READ_AUDIT_TRAIL}


@pytest.mark.both_databases
@pytest.mark.parametrize("role", ["member", "chair", "secretary", "manager", "officer", "administrator"])
def test_the_trail_is_for_auditors_alone(world: World, role: str) -> None:
    for body in (COUNCIL, EXECUTIVE, SCHOOLS):
        with refused("permission.read_audit_trail"):
            trail_page(context_on(world.day, world.actor(body, role)))
        with refused("permission.read_audit_trail"):
            trail_rows(context_on(world.day, world.actor(body, role)))
        with refused("permission.read_audit_trail"):
            auditor_page(context_on(world.day, world.actor(body, role)))
    for address in ("/revision/", "/revision/csv/"):
        text_of(world.client(SCHOOLS, role), address, 403)


@pytest.mark.parametrize("body", [COUNCIL, HOUSES, SCHOOLS])
def test_an_auditor_of_any_body_sees_it(world: World, body: str) -> None:
    assert "Spåret" in text_of(world.client(body, "auditor"), "/revision/")


def drafts_everywhere(world: World) -> dict[str, int]:
    """A canary in every kind of draft and note; the numbers of the rows."""
    world.adopt("goal", "Trygg väg till skolan")
    description = world.opened("description")
    part = world.page("description").parts[0].key
    world.written(description, part, CANARY)
    talk = world.opened("dialogue", CARE)
    write_dialogue_notes(world.by(CARE), occasion=talk, notes=CANARY, result=CANARY, dissent="", revision=0)
    entry = open_oversight_entry(
        world.by(EXECUTIVE, day=FEBRUARY),
        body=SCHOOLS,
        period=2027,
        words=OversightEntryInput(heading=CANARY, looked_on=FEBRUARY, seen=CANARY),
    )
    risk = add_risk(
        world.by(SCHOOLS),
        body=SCHOOLS,
        period=2027,
        words=RiskInput(heading=CANARY, likelihood="likely", consequence="serious"),
    )
    add_plan_item(world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading=CANARY)
    add_comment(world.by(SCHOOLS), subject=str(world.page("description").line.ref), text=CANARY)
    return {"description": description, "entry": entry.id, "risk": risk.id, "talk": talk}


def test_no_draft_and_no_note_reaches_an_auditor(world: World) -> None:
    drafts_everywhere(world)
    for body in (COUNCIL, SCHOOLS, EXECUTIVE):
        client = world.client(body, "auditor")
        assert [address for address in PAGES if CANARY in text_of(client, address)] == []
        assert search_inside(context_on(world.day, world.actor(body, "auditor")), CANARY).hits == ()
        text_of(client, address_of(world.page("description").line.ref), 403)
    quiet = {"write_part", "write_dialogue_notes", "open_oversight_entry", "add_risk", "add_plan_item", "add_comment"}
    assert quiet & {line.act for line in lines(world)} == set()


def test_what_was_done_to_a_draft_is_in_the_trail_when_it_is_decided(world: World) -> None:
    made = drafts_everywhere(world)
    address = address_of(world.page("description").line.ref)
    assert acts_about(world, address) == ["open_occasion"]
    world.decided(made["description"])
    assert acts_about(world, address) == ["decide_occasion", "write_part", "open_occasion"]
    conclude_oversight_entry(world.by(EXECUTIVE), oversight=made["entry"], conclusion="nothing")
    assert acts_about(world, f"/uppsikt/{SCHOOLS}/2027/") == ["conclude_oversight_entry", "open_oversight_entry"]
    settle_risk_plan(world.by(SCHOOLS), body=SCHOOLS, period=2027, decision=world.decision(SCHOOLS, "Plan"))
    assert acts_about(world, f"/internkontroll/{SCHOOLS}/2027/") == ["settle_risk_plan", "add_risk"]
    assert CANARY not in "".join(line.heading for line in lines(world))
    assert "write_dialogue_notes" not in {line.act for line in lines(world)}


def test_the_lines_say_who_did_what_when_and_where_it_is_read(world: World) -> None:
    world.adopt("own_goal", "Alla läser", decided_by=SCHOOLS)
    newest = next(line for line in lines(world) if line.act == "adopt_instrument")
    assert (newest.who, newest.act) == ("Secretary Schools", "adopt_instrument")
    page = text_of(world.client(COUNCIL, "auditor"), "/revision/")
    assert f'href="{address_of(newest.ref)}"' in page
    assert "Secretary Schools" in page


def test_the_trail_is_chosen_by_body_and_year(world: World) -> None:
    description = world.opened("description")
    world.decided(description)
    world.decided(world.opened("description", CARE), CARE)
    address = address_of(world.page("description").line.ref)
    assert {address_of(line.ref) for line in lines(world, body=SCHOOLS) if "/aret/" in address_of(line.ref)} == {
        address
    }
    assert {line.at.year for line in lines(world, year=2026)} == {2026}
    page = text_of(world.client(COUNCIL, "auditor"), f"/revision/?organ={SCHOOLS}&year=2027")
    assert address in page
    assert address_of(world.page("description", CARE).line.ref) not in page
    for nonsense in ("organ=;&year=x&sida=-1", "sida=99999", "year=99999"):
        text_of(world.client(COUNCIL, "auditor"), f"/revision/?{nonsense}")


def test_an_earlier_day_shows_the_trail_as_it_was(world: World) -> None:
    world.decided(world.opened("description"))
    actor = world.actor(COUNCIL, "auditor")
    assert "decide_occasion" not in {line.act for line in trail_page(context_on(FEBRUARY, actor)).lines}
    assert "decide_occasion" in {line.act for line in trail_page(context_on(world.day, actor)).lines}


def test_the_head_is_the_ledgers_own(world: World) -> None:
    page = trail_page(context_on(world.day, world.actor(COUNCIL, "auditor")))
    assert (len(page.head), page.entries > 0) == (64, True)
    assert page.head in text_of(world.client(COUNCIL, "auditor"), "/revision/")


def test_no_cell_of_the_table_is_taken_for_a_formula(world: World) -> None:
    begun = open_oversight_entry(
        world.by(EXECUTIVE, day=FEBRUARY),
        body=SCHOOLS,
        period=2027,
        words=OversightEntryInput(heading="Besök", looked_on=FEBRUARY),
    )
    conclude_oversight_entry(world.by(EXECUTIVE, day=FEBRUARY), oversight=begun.id, conclusion="nothing")
    world.adopt("assignment", '=HYPERLINK("x")', whose=SCHOOLS)
    answer = world.client(COUNCIL, "auditor").get("/revision/csv/")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Rad", "När", "Vem", "Vad som gjordes", "Vad det gällde", "Adress"]
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    assert [row[3] for row in rows if "/uppsikt/" in row[5]] == [
        "Kommunstyrelsen började på en anteckning om sin uppsikt",
        "Kommunstyrelsen avslutade en del av sin uppsikt",
    ]
    assert "attachment" in answer["Content-Disposition"]


def test_a_cell_that_looks_like_a_formula_is_guarded(world: World) -> None:
    address = f"/internkontroll/{SCHOOLS}/2027/"
    add_risk(
        world.by(SCHOOLS),
        body=SCHOOLS,
        period=2027,
        words=RiskInput(heading="Risk", likelihood="likely", consequence="serious"),
    )
    decision = world.decision(SCHOOLS, "=1+1")
    settle_risk_plan(world.by(SCHOOLS), body=SCHOOLS, period=2027, decision=decision)
    world.decided(world.opened("description"))
    body = world.client(COUNCIL, "auditor").get("/revision/csv/").content.decode("utf-8-sig")
    assert address in body
    assert re.search(r"(^|;)[=+@-]", body, re.MULTILINE) is None


def test_the_first_page_of_an_auditor_is_their_own_and_has_nothing_to_write(world: World) -> None:
    number = open_oversight_entry(
        world.by(EXECUTIVE, day=FEBRUARY),
        body=SCHOOLS,
        period=2027,
        words=OversightEntryInput(heading="Delårsrapporten", looked_on=FEBRUARY),
    ).id
    conclude_oversight_entry(
        world.by(EXECUTIVE, day=FEBRUARY), oversight=number, conclusion="remark", words="Gå igenom den."
    )
    page = text_of(world.client(COUNCIL, "auditor"), "/hem/")
    assert "1 svar till kommunstyrelsens uppsikt väntas." in page
    assert "Delårsrapporten" in page
    posts = set(re.findall(r'<form method="post" action="([^"]*)"', page))
    assert posts == {"/logga-ut/", "/sprak/"}
    assert "Hej" in text_of(world.client(COUNCIL, "member"), "/hem/")
    assert "Följ spåret" not in text_of(world.client(COUNCIL, "member"), "/hem/")


def test_somebody_has_thought_of_who_hears_of_every_act() -> None:
    assert get_resolver().url_patterns  # every act is known when the pages are
    assert erase_words.__name__ in ACTS  # of the command alone
    assert sorted(set(ACTS) ^ set(AUDIENCES)) == []
    assert sorted(set(SECRET_INPUT) - set(ACTS)) == []


def test_what_changes_money_bodies_and_seats_is_on_the_trail() -> None:
    shown = {
        "adopt_budget",
        "begin_accounts",
        "carry_open_point_forward",
        "change_budget",
        "end_seat",
        "erase_words",
        "give_seat",
        "import_budget",
        "propose_budget",
        "register_person",
        "apply_due_changes",
        "report_on_dialogue_outcome",
    }
    assert shown <= trail_acts(Trail.SHOWN)
    assert {
        "add_comment",
        "write_dialogue_notes",
        "add_thought",
        "answer_employee_question",
        "add_plan_item",
    } <= trail_acts(Trail.OWN)
    assert {"write_part", "change_trend", "write_accounts", "add_challenge"} <= trail_acts(Trail.WHEN_DECIDED)


def test_the_trail_says_who_got_which_seat_where_and_from_when(world: World) -> None:
    person = world.person(CARE)
    give_seat(
        world.system(), person=person, body=SCHOOLS, role="chair", begins_on=date(2026, 1, 1), ends_on=date(2027, 1, 1)
    )
    lines = trail_rows(context_on(world.day, world.actor(COUNCIL, "auditor")))
    seats = [line.heading for line in lines if line.act == "give_seat"]
    assert "Secretary Care, ordförande, Skolnämnden, från och med 2026-01-01, till 2027-01-01" in seats

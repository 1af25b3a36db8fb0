"""Styrningen and Tråden: what holds and since when, each statement's own page, and adopting a text in a form."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.browsing import queries, sent, text_of
from tests.world import COUNCIL, SCHOOLS, World

from koll.acts.decisions import record_decision
from koll.frame.routes import address as address_of
from koll.tables.models import AssignmentClosing, Body, Reconsideration, Statement, StatementLink, Version

pytestmark = pytest.mark.django_db

JANUARY = date(2027, 1, 11)


def goal_form(**fields: object) -> dict[str, object]:
    return {
        "day": "2027-03-15",
        "paragraph": "77",
        "heading": "Riktningsmål antas",
        "title": "Målen från mars",
        "in_force_from": "2027-03-15",
        "heading_1": "Alla lär sig läsa",
    } | fields


# -- reading


@pytest.mark.both_databases
def test_the_register_shows_what_holds_and_by_which_decision(world: World) -> None:
    world.adopt("vision", title="Visionen om ett bättre Lillköping", day=JANUARY)
    page = text_of(world.client(SCHOOLS), "/styrningen/")
    assert "Visionen om ett bättre Lillköping" in page
    assert "2027-01-11" in page
    assert f"/beslut/{COUNCIL}/2027/1/" in page


def test_every_instrument_has_a_page_and_an_unknown_one_has_none(world: World) -> None:
    client = world.client(SCHOOLS)
    for instrument in world.charter.instruments:
        text_of(client, f"/styrningen/{instrument.key}/")
    text_of(client, "/styrningen/no-such-text/", 404)
    text_of(client, "/styrningen/vision/2027-02-30/", 404)


@pytest.mark.requirement("R-042")
def test_what_a_mandate_must_contain_and_does_not_say_is_shown(world: World) -> None:
    mandate = world.level("mandate", SCHOOLS)
    version = Version.objects.get(instrument=mandate.key, body__key=SCHOOLS)
    address = f"/styrningen/{mandate.key}/{SCHOOLS}/{version.in_force_from.isoformat()}/"
    page = text_of(world.client(SCHOOLS), address)
    for content in mandate.must_contain:
        assert version.contents[content.key] in page
    form = {"day": "2027-03-15", "heading": "Reglemente", "title": "Nytt", "in_force_from": "2027-03-16"}
    sent(world.client(COUNCIL), f"/styrningen/{mandate.key}/anta/", 302, whose=SCHOOLS, **form)
    page = text_of(world.client(SCHOOLS), f"/styrningen/{mandate.key}/{SCHOOLS}/2027-03-16/")
    for content in mandate.must_contain:
        assert content.label.sv.indefinite.capitalize() in page
    assert page.count("Texten säger inte det") == len(mandate.must_contain)


def test_only_bodies_the_text_binds_are_offered(world: World) -> None:
    charter = world.charter
    for row in charter.instruments:
        if not row.per_body or charter.role_of(row.decided_by) != "council":
            continue
        page = world.client(COUNCIL).get(f"/styrningen/{row.key}/anta/")
        offered = [key for key, _name in page.context["form"].fields["whose"].choices]
        kinds = set(Body.objects.filter(key__in=offered).values_list("kind", flat=True))
        assert kinds <= set(row.binds)


def test_a_text_that_is_answered_needs_a_statement(world: World) -> None:
    goal = world.level("goal")
    page = text_of(world.client(COUNCIL), f"/styrningen/{goal.key}/anta/")
    assert 'name="heading_1"' in page
    form = {"day": "2027-03-15", "heading": "Mål", "title": "Nya mål", "in_force_from": "2027-03-16"}
    sent(world.client(COUNCIL), f"/styrningen/{goal.key}/anta/", 400, **form)


def test_a_statement_has_its_text_and_what_it_contributes_to(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    (goal,) = world.in_force("goal")
    page = text_of(world.client(SCHOOLS), address_of(goal.ref))
    assert "Texten om Alla lär sig läsa." in page
    assert goal.contributes_to
    assert all(address_of(row.ref) in page for row in goal.contributes_to)


def test_a_page_speaks_of_the_day_in_its_address(world: World) -> None:
    world.adopt("vision", title="Bättre tillsammans", day=JANUARY)
    address = f"/styrningen/{world.level('vision').key}/"
    shown = {
        day: "Bättre tillsammans" in text_of(world.client(SCHOOLS), f"{address}?on={day}")
        for day in ("2027-01-10", "2027-01-11")
    }
    assert shown == {"2027-01-10": False, "2027-01-11": True}


@pytest.mark.parametrize("address", ["/styrningen/", "/styrningen/{goal}/"])
def test_more_statements_ask_no_more_questions(world: World, address: str) -> None:
    client, address = world.client(SCHOOLS), address.format(goal=world.level("goal").key)
    world.adopt("goal", "Ett", day=JANUARY)
    few = queries(client, address)
    world.adopt("goal", "Ett", "Två", "Tre", day=date(2027, 2, 8))
    assert queries(client, address) == few


def test_those_who_are_signed_out_read_nothing_here(world: World) -> None:
    assert Client().get("/styrningen/").status_code in (302, 401, 403)


# -- adopting


def test_the_secretary_adopts_goals_and_they_are_linked_as_ticked(world: World) -> None:
    goal = world.level("goal")
    roots = world.roots(goal, JANUARY)
    client = world.client(COUNCIL)
    sent(client, f"/styrningen/{goal.key}/anta/", 302, **goal_form(targets=[str(root) for root in roots]))
    (made,) = world.in_force("goal")
    assert made.heading == "Alla lär sig läsa"
    assert {row.id for row in made.contributes_to} == set(roots)


def test_each_statement_contributes_only_to_what_was_said_of_it(world: World) -> None:
    goal = world.level("goal")
    first, second = world.roots(goal, JANUARY)[:2]
    page = text_of(world.client(COUNCIL), f"/styrningen/{goal.key}/anta/")
    assert 'name="targets_1"' in page
    form = goal_form(heading_2="Alla mår bra", targets_1=[str(first)], targets_2=[str(second)])
    sent(world.client(COUNCIL), f"/styrningen/{goal.key}/anta/", 302, **form)
    links = StatementLink.objects.values_list("from_statement__heading", "to_statement_id")
    assert set(links) >= {("Alla lär sig läsa", first), ("Alla mår bra", second)}
    assert ("Alla lär sig läsa", second) not in set(links)


def test_a_text_with_more_statements_than_the_page_first_has_rows_for_can_be_adopted(world: World) -> None:
    goal = world.level("goal")
    roots = [str(root) for root in world.roots(goal, JANUARY)]
    many = {f"heading_{number}": f"Mål {number}" for number in range(1, 10)}
    sent(world.client(COUNCIL), f"/styrningen/{goal.key}/anta/", 302, **goal_form(targets=roots, **many))
    assert len(world.in_force("goal")) == 9


def test_what_is_refused_keeps_every_word_that_was_typed(world: World) -> None:
    record_decision(world.by(COUNCIL), words=world.decision(COUNCIL, "Upptagen paragraf"))
    goal = world.level("goal")
    roots = [str(root) for root in world.roots(goal, JANUARY)]
    form = goal_form(paragraph="1", targets=roots, words="Hela texten.", text_1="Vad målet innebär.")
    page = sent(world.client(COUNCIL), f"/styrningen/{goal.key}/anta/", 400, **form)
    for kept in ("Upptagen paragraf", "Målen från mars", "Alla lär sig läsa", "Hela texten.", "Vad målet innebär."):
        assert kept in page
    assert page.count("checked") == len(roots)
    assert not Statement.objects.filter(heading="Alla lär sig läsa").exists()


@pytest.mark.requirement("R-059")
def test_a_goal_without_a_link_is_refused_and_its_words_are_kept(world: World) -> None:
    goal = world.level("goal")
    world.roots(goal, JANUARY)
    page = sent(world.client(COUNCIL), f"/styrningen/{goal.key}/anta/", 400, **goal_form())
    assert "Målen från mars" in page
    assert not Version.objects.filter(instrument=goal.key).exists()


def test_continuing_the_same_statement_twice_is_refused_in_a_sentence(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    (first,) = world.in_force("goal")
    twice = {"heading_2": "Två", "key_1": first.key, "key_2": first.key, "targets": [first.contributes_to[0].id]}
    address = f"/styrningen/{world.level('goal').key}/anta/"
    assert "Två" in sent(world.client(COUNCIL), address, 400, **goal_form(**twice))


def test_a_day_that_does_not_exist_is_refused_and_kept(world: World) -> None:
    goal = world.level("goal")
    page = sent(world.client(COUNCIL), f"/styrningen/{goal.key}/anta/", 400, **goal_form(day="2027-02-30"))
    assert 'value="2027-02-30"' in page


def test_others_than_the_deciding_bodys_secretary_cannot_adopt(world: World) -> None:
    goal = world.level("goal")
    roots = [str(root) for root in world.roots(goal, JANUARY)]
    assert "/anta/" not in text_of(world.client(SCHOOLS), f"/styrningen/{goal.key}/")
    sent(world.client(SCHOOLS), f"/styrningen/{goal.key}/anta/", 403, **goal_form(targets=roots))


def test_an_assignment_is_given_to_a_body_and_closed_by_the_giver(world: World) -> None:
    given = world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)["Se över lokalerna"]
    (line,) = world.in_force("assignment")
    assert "avsluta" in text_of(world.client(COUNCIL), address_of(line.ref))
    assert "avsluta" not in text_of(world.client(SCHOOLS), address_of(line.ref))
    form = {"day": "2027-03-15", "paragraph": "9", "heading": "Uppdraget är klart", "outcome": "Lokalerna är sedda."}
    sent(world.client(COUNCIL), f"{address_of(line.ref)}avsluta/", 302, **form)
    assert AssignmentClosing.objects.get().statement_id == given


def test_a_text_is_taken_up_again_without_being_changed(world: World) -> None:
    goal = next(instrument for instrument in world.charter.instruments if instrument.reconsidered)
    form = {"day": "2027-03-15", "paragraph": "8", "heading": "Målen omprövas", "outcome": "De ska gälla som förut."}
    sent(world.client(COUNCIL), f"/styrningen/{goal.key}/omprova/", 302, **form)
    assert Reconsideration.objects.get().outcome == "De ska gälla som förut."


def test_what_does_not_live_on_says_why_it_lapses(world: World) -> None:
    goals = world.adopt("goal", "Alla lär sig läsa", "Alla lär sig räkna")
    instrument = world.level("goal")
    client = world.client(COUNCIL)
    where = f"/styrningen/{instrument.key}/anta/"
    kept, left = (row for row in world.in_force("goal") if row.id in goals.values())
    target = world.in_force("vision")[0].id
    words = {
        "day": "2027-03-15",
        "paragraph": "9",
        "heading": "Målen",
        "title": "Målen",
        "in_force_from": "2027-03-15",
        "heading_1": "Alla läser",
        "key_1": kept.key,
        "targets": str(target),
    }
    refused = client.post(where, words)
    assert refused.status_code == 400
    assert "Alla lär sig räkna" in refused.content.decode()
    adopted = client.post(where, words | {f"lapses_{left.key}": "Alla kan räkna."})
    assert adopted.status_code == 302
    assert [row.heading for row in world.in_force("goal")] == ["Alla läser"]

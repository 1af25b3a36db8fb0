"""Search finds what one may see, and nothing else, at once after it was written."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.world import CARE, COUNCIL, EXECUTIVE, FIRST_SCHOOL, SCHOOLS, World

from koll.acts.activities import open_occasion
from koll.acts.assignments import (
    FollowedDecisionInput,
    end_following_decision,
    follow_decision,
    report_assignment,
    report_on_followed_decision,
)
from koll.acts.decisions import record_decision
from koll.acts.descriptions import add_shift, write_part
from koll.acts.dialogues import (
    publish_dialogue_form,
    record_dialogue_held,
    report_dialogue_result,
    write_dialogue_notes,
)
from koll.acts.finance import begin_accounts, hand_over_accounts, publish_accounts, write_accounts
from koll.acts.followup import IndicatorInput, add_indicator
from koll.acts.instruments import GoverningDocumentInput, adopt_governing_document
from koll.acts.plans import add_plan_item
from koll.acts.proposals import raise_proposal
from koll.frame.queries import KINDS
from koll.reads.home import all_documents

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def headings(client: Client, query: str, where: str = "/sok/") -> list[str]:
    answer = client.get(where, {"q": query})
    assert answer.status_code == 200
    return [hit.heading for hit in answer.context["page"].hits]


def raised(world: World, heading: str) -> None:
    raise_proposal(
        world.by(SCHOOLS),
        body=SCHOOLS,
        kind="assignment",
        heading=heading,
        text="Något",
        reasons="Därför",
        occasion=None,
        shift=None,
        serves=None,
    )


def test_what_was_just_written_is_found(world: World) -> None:
    client = world.client(CARE)
    assert headings(client, "fladdermusholk") == []
    raised(world, "Sätt upp fladdermusholkar")
    assert headings(client, "fladdermusholk") == ["Sätt upp fladdermusholkar"]


def test_a_decision_is_found_by_its_words_and_by_its_number(world: World) -> None:
    assert headings(world.client(CARE), "styrmodell")
    assert headings(Client(), "styrmodell", "/oppet/sok/")


def draft(world: World) -> None:
    activity = world.activity("description")
    occasion = open_occasion(world.by(SCHOOLS), activity=activity.key, body=SCHOOLS, period=2027)
    part = next(one_part.key for one_part in activity.parts if one_part.source == "own")
    write_part(world.by(SCHOOLS), occasion=occasion.id, part=part, text="Hemligheten om igelkottarna", revision=0)


def test_a_draft_is_found_by_those_who_write_it_and_by_nobody_else(world: World) -> None:
    draft(world)
    assert len(headings(world.client(SCHOOLS), "igelkott")) == 1
    assert headings(world.client(CARE), "igelkott") == []
    assert headings(Client(), "igelkott", "/oppet/sok/") == []


def test_a_plan_that_is_not_shared_is_found_by_its_unit_alone(world: World) -> None:
    add_plan_item(world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading="Måla bikupan")
    assert headings(world.client(FIRST_SCHOOL, "manager"), "bikupa") == ["Måla bikupan"]
    assert headings(world.client(CARE), "bikupa") == []


def test_a_proposal_is_not_found_by_the_public(world: World) -> None:
    raised(world, "Sätt upp fladdermusholkar")
    assert headings(Client(), "fladdermusholk", "/oppet/sok/") == []


def test_an_earlier_day_does_not_know_what_came_later(world: World) -> None:
    raised(world, "Sätt upp fladdermusholkar")
    answer = world.client(CARE).get("/sok/", {"q": "fladdermusholk", "on": "2027-01-01"})
    assert answer.context["page"].total == 0


@pytest.mark.parametrize("query", ["", " ", "§", "%", "' or 1=1", "a" * 500, "<script>", "\x00"])
def test_whatever_is_asked_is_answered(world: World, query: str) -> None:
    answer = world.client(CARE).get("/sok/", {"q": query, "sida": "minus"})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split("<main", 1)[1]


def test_a_second_search_asks_nothing_again(world: World) -> None:
    client = world.client(CARE)
    client.get("/sok/", {"q": "mål"})
    with CaptureQueriesContext(connection) as first:
        client.get("/sok/", {"q": "mål"})
    for number in range(3):
        raised(world, f"Mål {number}")
    client.get("/sok/", {"q": "mål"})
    with CaptureQueriesContext(connection) as later:
        client.get("/sok/", {"q": "mål"})
    assert len(first) == len(later)


def test_what_is_told_of_an_assignment_is_found_by_everybody(world: World) -> None:
    given = world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS)["Se över lokalerna"]
    report_assignment(world.by(SCHOOLS), statement=given, words="Fladdermössen bor kvar.")
    assert headings(world.client(CARE), "fladdermöss") == ["Se över lokalerna"]
    assert headings(Client(), "fladdermöss", "/oppet/sok/") == ["Se över lokalerna"]


def test_a_followed_decision_is_found_by_why_by_what_is_told_and_by_what_came_of_it_from_the_day(world: World) -> None:
    made = record_decision(world.by(COUNCIL), words=world.decision(COUNCIL, "Motion om skolgårdar")).id
    words = FollowedDecisionInput(kind="motion", body=SCHOOLS, why="Igelkottarna trivs.")
    number = follow_decision(world.by(COUNCIL), decision=made, words=words).id
    report_on_followed_decision(world.by(SCHOOLS), listed=number, words="Fladdermössen bor kvar.")
    end_following_decision(world.by(COUNCIL), listed=number, decision=None, outcome="Lärkorna är tillbaka.")
    before = {"on": "2027-03-14"}
    for word in ("igelkott", "fladdermöss", "lärka"):
        assert headings(world.client(CARE), word) == ["Motion om skolgårdar"]
        assert headings(Client(), word, "/oppet/sok/") == ["Motion om skolgårdar"]
        assert world.client(CARE).get("/sok/", {"q": word} | before).context["page"].hits == ()


def test_a_governing_document_is_found_by_everybody(world: World) -> None:
    words = GoverningDocumentInput(
        kind="Policy", title="Resor i tjänsten", in_force_from=world.day, text="Den som kan tar tåget."
    )
    adopt_governing_document(world.by(COUNCIL), decision=world.decision(COUNCIL, "Resor"), document=words)
    assert headings(world.client(CARE), "tåg policy") == ["Resor i tjänsten"]
    assert headings(Client(), "tåg policy", "/oppet/sok/") == ["Resor i tjänsten"]


def test_what_is_measured_is_found_inside_alone(world: World) -> None:
    words = IndicatorInput(
        name="Läslust",
        says="Den visar glädje.",
        unit="procent",
        body=SCHOOLS,
        source="own",
        code="",
        compared_with=(),
        direction="",
        target_low=None,
        target_high=None,
        statements=(),
    )
    add_indicator(world.by(SCHOOLS), words=words)
    assert headings(world.client(CARE), "läslusten") == ["Läslust"]
    assert headings(Client(), "läslusten", "/oppet/sok/") == []


def test_everything_that_can_be_found_is_of_a_kind_that_has_words(world: World) -> None:
    raised(world, "Sätt upp fladdermusholkar")
    draft(world)
    add_plan_item(world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading="Måla bikupan")
    assert {text.kind for text in all_documents(world.charter)} <= set(KINDS)


def test_bodies_are_found_by_their_names_by_everybody(world: World) -> None:
    assert "Skolnämnden" in headings(world.client(CARE), "skolnämnd")
    assert "Skolnämnden" in headings(Client(), "skolnämnd", "/oppet/sok/")


def test_accounts_are_found_when_they_are_handed_over_and_by_the_public_when_they_are_published(world: World) -> None:
    by = world.by(EXECUTIVE)
    begin_accounts(by, year=2026, kind="annual", ends_on=date(2026, 12, 31))
    text = "Igelkottarna trivdes. Det kostade lite."
    write_accounts(by, year=2026, kind="annual", about="whole", text=text, revision=0)
    assert headings(world.client(CARE), "igelkott") == []
    hand_over_accounts(by, year=2026, kind="annual", words=world.decision(EXECUTIVE, "Årsredovisning"))
    assert headings(world.client(CARE), "igelkott") == ["Igelkottarna trivdes"]
    assert headings(Client(), "igelkott", "/oppet/sok/") == []
    publish_accounts(by, year=2026, kind="annual")
    assert headings(Client(), "igelkott", "/oppet/sok/") == ["Igelkottarna trivdes"]


def found_on(client: Client, day: str, where: str, query: str) -> list[tuple[str, str]]:
    """What is found as of the day, each with the day it is said to be from."""
    hits = client.get(where, {"q": query, "on": day}).context["page"].hits
    return [(hit.heading, hit.on.isoformat()) for hit in hits]


def test_accounts_are_found_by_the_public_from_the_day_they_were_published_and_by_those_inside_before(
    world: World,
) -> None:
    handed, published = date(2027, 2, 8), date(2027, 3, 1)
    begin_accounts(world.by(EXECUTIVE, day=handed), year=2026, kind="annual", ends_on=date(2026, 12, 31))
    text = "Igelkottarna trivdes. Det kostade lite."
    write_accounts(world.by(EXECUTIVE, day=handed), year=2026, kind="annual", about="whole", text=text, revision=0)
    words = world.decision(EXECUTIVE, "Årsredovisning", handed)
    hand_over_accounts(world.by(EXECUTIVE, day=handed), year=2026, kind="annual", words=words)
    publish_accounts(world.by(EXECUTIVE, day=published), year=2026, kind="annual")
    as_handed, as_published = ("Igelkottarna trivdes", "2027-02-08"), ("Igelkottarna trivdes", "2027-03-01")
    days = ("2027-02-07", "2027-02-08", "2027-02-28", "2027-03-01")
    public, inside = Client(), world.client(CARE)
    assert [found_on(public, day, "/oppet/sok/", "igelkott") for day in days] == [[], [], [], [as_published]]
    assert [found_on(inside, day, "/sok/", "igelkott") for day in days] == [
        [],
        [as_handed],
        [as_handed],
        [as_published],
    ]


def test_what_is_written_in_a_dialogue_is_found_by_the_public_from_the_day_its_result_was_told(world: World) -> None:
    held, told = date(2027, 2, 8), date(2027, 3, 1)
    description = world.opened("description", day=held)
    world.written(description, world.page("description").parts[0].key, "Läget.")
    world.decided(description, day=held)
    talk = world.opened("dialogue", day=held)
    publish_dialogue_form(
        world.by(SCHOOLS, day=held),
        occasion=talk,
        form_name="Ring",
        form_text="Vi sitter.",
        based_on=description,
        revision=0,
    )
    said = {"notes": "", "result": "Vi litar på varandra.", "dissent": ""}
    write_dialogue_notes(world.by(SCHOOLS, day=held), occasion=talk, revision=1, **said)
    add_shift(world.by(SCHOOLS, day=held), occasion=talk, sentence="Dela igelkottarnas bo", why="Det står tomt.")
    record_dialogue_held(world.by(SCHOOLS, day=held), occasion=talk, held_on=held)
    report_dialogue_result(world.by(SCHOOLS, day=told), occasion=talk, result="Vi litar på varandra.")
    found = [("Dela igelkottarnas bo", "2027-03-01")]
    assert [
        found_on(Client(), day, "/oppet/sok/", "igelkott") for day in ("2027-02-08", "2027-02-28", "2027-03-01")
    ] == [
        [],
        [],
        found,
    ]

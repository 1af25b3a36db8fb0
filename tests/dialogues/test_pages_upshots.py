"""What comes out of a dialogue in the browser: written down, told of by bodies, reported, and protected all the way."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.dialogues.test_acts_upshots import POINT, PROMISE, SIGNAL, described, held, talked
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World

from koll.acts.dialogues import (
    DialogueOutcomeInput,
    add_dialogue_outcome,
    report_dialogue_result,
    report_on_dialogue_outcome,
    write_dialogue_notes,
)
from koll.frame.routes import address
from koll.tables.models import Dialogue, DialogueOutcome, Occasion, ShiftWeighing

pytestmark = pytest.mark.django_db

NOTED, WITHIN, DISSENT, TOLD = "Kanariefågeln", "Sidensvansen", "Gulsparven", "Blåmesen"
"""What is noted, what stays with those who took part, a dissent that is not told, and what is."""


def address_of(occasion: int) -> str:
    """Where the dialogue is read."""
    row = Occasion.objects.select_related("body").get(pk=occasion)
    number = f"{row.number}/" if row.number > 1 else ""
    return f"/aret/{row.activity}/{row.body.key}/{row.period}/{number}"


def shown(client: Client, address: str) -> str:
    """What the page says."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.both_databases
def test_the_secretary_writes_down_one_thing_after_another_and_corrects(world: World) -> None:
    number, client = world.opened("dialogue", counterparts=(CARE,)), world.client(SCHOOLS)
    page = f"{address_of(number)}utfall/"
    signal = {"kind": "challenge", "text": "Vikarierna räcker inte.", "bodies": [SCHOOLS, CARE], "shared": "on"}
    assert client.post(page, signal | {"receipt": "a", "revision": "0"}).headers["Location"] == page
    promise = {"kind": "commitment", "text": "Vi frågar.", "promised_by": CARE, "due_on": "2027-09-01", "shared": "on"}
    client.post(page, promise | {"receipt": "b", "revision": "0"})
    said = shown(client, page)
    assert "Vikarierna räcker inte." in said
    assert "Omsorgsnämnden, senast den 1 september 2027" in said
    first = DialogueOutcome.objects.get(kind="challenge")
    client.post(f"{page}{first.pk}/", signal | {"text": "De räcker inte till.", "revision": "1"})
    assert DialogueOutcome.objects.get(pk=first.pk).text == "De räcker inte till."
    client.post(f"{page}{first.pk}/ta-bort/")
    assert [dialogue_outcome.kind for dialogue_outcome in DialogueOutcome.objects.all()] == ["commitment"]
    assert world.client(CARE).get(page).status_code == 403


def test_a_promise_without_a_day_comes_back_with_everything_typed(world: World) -> None:
    page = f"{address_of(world.opened('dialogue'))}utfall/"
    sent = {"kind": "commitment", "text": "Vi frågar alla.", "promised_by": SCHOOLS, "shared": "on", "revision": "0"}
    answer = world.client(SCHOOLS).post(page, sent)
    assert (answer.status_code, DialogueOutcome.objects.exists()) == (400, False)
    assert "Vi frågar alla." in answer.content.decode()
    assert "Ett löfte behöver ett organ som lovar och en dag" in answer.content.decode()


def test_a_shift_is_weighed_and_its_page_tells_the_story(world: World) -> None:
    shift = described(world)
    number, client = world.opened("dialogue"), world.client(SCHOOLS)
    client.post(
        f"{address_of(number)}utfall/forflyttning/",
        {"shift": shift, "verdict": "strengthened", "reasons": "Alla vill.", "revision": "0"},
    )
    held(world, number)
    assert ShiftWeighing.objects.get().shift_id == shift
    story = shown(client, f"/forflyttning/{shift}/")
    assert ("Stärktes i en dialog" in story, "Alla vill." in story) == (True, True)
    assert f"/forflyttning/{shift}/" in shown(client, address(world.page("description").line.ref))


def test_where_a_shifts_story_was_once_read_leads_to_its_own_page_on_the_same_day(world: World) -> None:
    shift = described(world)
    before = f"{address(world.page('description').line.ref)}forflyttning/{shift}/historia/?on=2027-02-01"
    moved = world.client(SCHOOLS).get(before)
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/forflyttning/{shift}/?on=2027-02-01")


def test_what_was_left_open_stands_in_the_next_dialogue_and_is_answered_there(world: World) -> None:
    talked(world, POINT)
    following, client = world.opened("dialogue"), world.client(SCHOOLS)
    page = f"{address_of(following)}utfall/"
    assert ("Kvar sedan sist" in shown(client, page), POINT.text in shown(client, address_of(following))) == (True,) * 2
    point = DialogueOutcome.objects.get().pk
    client.post(f"{page}kvar/{point}/", {"words": "Vi ringde.", "is_done": "on"})
    assert "Vi ringde." in shown(client, address_of(following))
    third = world.opened("dialogue")
    assert POINT.text not in shown(client, f"{address_of(third)}utfall/")


def test_a_body_tells_from_its_own_page_and_from_my_work(world: World) -> None:
    talked(world, SIGNAL, PROMISE)
    client = world.client(SCHOOLS)
    own, mine = shown(client, f"/dialoger/hos/{SCHOOLS}/"), client.get("/mitt/")
    number = DialogueOutcome.objects.get(kind="commitment").pk
    assert f"/dialoger/utfall/{number}/" in own
    promised = [line.heading for group in mine.context["promised"] for line in group.lines]
    asked = [line.heading for group in mine.context["waiting"] for line in group.lines]
    assert promised == [PROMISE.text]
    assert f"Säg vad ni gör med ”{SIGNAL.text}”" in asked
    client.post(f"/dialoger/utfall/{number}/", {"body": SCHOOLS, "words": "Alla svarade.", "is_done": "on"})
    assert "Alla svarade." in shown(client, f"/dialoger/hos/{SCHOOLS}/")
    assert list(client.get("/mitt/").context["promised"]) == []
    assert client.get(f"/dialoger/utfall/{number}/").status_code == 403
    assert client.get("/dialoger/hos/finns-inte/").status_code == 404


def protected(world: World) -> int:
    """A held and reported dialogue with protected notes, a thing that stays within, and a dissent that is not told."""
    number = world.opened("dialogue")
    doing = world.by(SCHOOLS)
    add_dialogue_outcome(doing, occasion=number, words=DialogueOutcomeInput(kind="insight", text=WITHIN, shared=False))
    add_dialogue_outcome(doing, occasion=number, words=DialogueOutcomeInput(kind="insight", text=TOLD))
    held(world, number)
    Dialogue.objects.filter(occasion=number).update(notes=NOTED, dissent=DISSENT)
    sent = shown(world.client(SCHOOLS), f"{address_of(number)}redovisa/")
    assert (TOLD in sent, NOTED in sent, WITHIN in sent) == (True, False, False)
    report_dialogue_result(doing, occasion=number, result=f"Vi fann {TOLD}.")
    return number


@pytest.mark.requirement("R-031")
def test_protected_notes_stay_with_those_who_were_there_over_every_surface(world: World) -> None:
    number = protected(world)
    address, year = address_of(number), world.day.year
    stranger, council = Client(), world.client(COUNCIL)
    outside = [shown(stranger, row) for row in ("/", "/oppet/berattat/", f"/oppet{address}", "/oppet/aret.ics")]
    assert [word for word in (NOTED, WITHIN, DISSENT) for page in outside if word in page] == []
    found = [stranger.get("/oppet/sok/", {"q": word}).context["page"].total for word in (NOTED, WITHIN, DISSENT, TOLD)]
    assert found == [0, 0, 0, 1]
    places = (address, f"/dialoger/{year}/", f"/dialoger/hos/{SCHOOLS}/", "/hem/", "/mitt/", f"/aret/{year}/")
    inside = [shown(council, place) for place in places]
    assert [word for word in (NOTED, WITHIN) for page in inside if word in page] == []
    found = [council.get("/sok/", {"q": word}).context["page"].total for word in (NOTED, WITHIN)]
    assert found == [0, 0]
    own = world.client(SCHOOLS)
    assert [word in shown(own, address) for word in (NOTED, WITHIN, DISSENT)] == [True] * 3
    assert [own.get("/sok/", {"q": word}).context["page"].total for word in (NOTED, WITHIN)] == [1, 1]


def test_the_dissent_is_told_or_not_by_a_choice_that_somebody_makes(world: World) -> None:
    number, client = talked(world), world.client(SCHOOLS)
    Dialogue.objects.filter(occasion=number).update(dissent=DISSENT)
    page = f"{address_of(number)}redovisa/"
    assert client.post(page, {"body": SCHOOLS, "result": "Bra."}).status_code == 400
    client.post(page, {"body": SCHOOLS, "result": "Bra.", "with_dissent": "yes"})
    assert DISSENT in shown(Client(), f"/oppet{address_of(number)}")


def test_a_dialogue_of_two_bodies_is_reported_by_each_and_read_on_one_public_page(world: World) -> None:
    number = talked(world, with_bodies=(CARE,))
    page = f"{address_of(number)}redovisa/"
    for body, words in ((CARE, "Omsorgens ord."), (SCHOOLS, "Skolans ord.")):
        assert world.client(body).post(page, {"body": body, "result": words}).status_code == 302
        assert words in shown(Client(), f"/oppet{address_of(number)}")
    assert world.client(SCHOOLS).get(page).status_code == 403
    council = world.client(COUNCIL)
    assert [len(row.reports) for row in council.get("/dialoger/").context["page"].results.asked] == [0, 1, 1, 0]
    sent = {
        "day": "2027-03-15",
        "paragraph": "9",
        "heading": "Dialogernas resultat",
        "reports": [str(number), f"{number}:{CARE}"],
    }
    noted = council.post("/dialoger/notera/", sent)
    assert "Omsorgsnämnden" in shown(council, noted.headers["Location"])


@pytest.mark.parametrize("path", ["/dialoger/", "/mitt/", f"/dialoger/hos/{SCHOOLS}/", "own"])
def test_the_pages_ask_as_much_for_three_as_for_one(world: World, path: str) -> None:
    client, counts = world.client(SCHOOLS), []
    number = world.opened("dialogue", counterparts=(CARE,))
    address = address_of(number) if path == "own" else path
    described(world)
    for count in range(3):
        other = number if path == "own" else world.opened("dialogue", counterparts=(CARE,))
        for words in (SIGNAL, PROMISE, POINT):
            add_dialogue_outcome(world.by(SCHOOLS), occasion=other, words=words)
        if path != "own":
            held(world, other)
            for body in (SCHOOLS, CARE):
                report_dialogue_result(world.by(body), occasion=other, body=body, result="Bra.")
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
        assert DialogueOutcome.objects.count() == 3 * (count + 1)
    assert counts[0] == counts[2]


def test_what_is_noted_before_is_not_moved_by_what_comes_out(world: World) -> None:
    number = world.opened("dialogue")
    write_dialogue_notes(world.by(SCHOOLS), occasion=number, notes="Kvar.", result="", dissent="", revision=0)
    add_dialogue_outcome(world.by(SCHOOLS), occasion=number, words=SIGNAL)
    assert Dialogue.objects.get().notes == "Kvar."


def test_a_page_of_another_day_shows_what_was_told_by_then(world: World) -> None:
    talked(world, PROMISE)
    number = DialogueOutcome.objects.get().pk
    report_on_dialogue_outcome(
        world.by(SCHOOLS, day=date(2027, 3, 15)), upshot=number, body=SCHOOLS, words="Klart nu.", is_done=True
    )
    client = world.client(EXECUTIVE)
    assert "Klart nu." in shown(client, f"/dialoger/hos/{SCHOOLS}/")
    assert "Klart nu." not in shown(client, f"/dialoger/hos/{SCHOOLS}/?on=2027-03-14")

"""Analyser: who is how far, reading and writing what a body sees of its situation, and the body's own decision."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.markup import laid_flat
from tests.world import CARE, COUNCIL, EXECUTIVE, HOUSES, SCHOOL_SECTOR, SCHOOLS, World

from koll.acts.decisions import record_decision
from koll.acts.descriptions import add_shift
from koll.frame.routes import address
from koll.tables.models import Answer, Occasion, Part, Shift

pytestmark = pytest.mark.django_db


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return laid_flat(answer.content.decode())


def address_of(world: World, body: str = SCHOOLS, kind: str = "description") -> str:
    return address(world.page(kind, body).line.ref)


# -- the place


@pytest.mark.both_databases
def test_the_place_says_how_many_have_decided_and_who_is_next(world: World) -> None:
    first = world.opened("description", CARE)
    world.decided(first, CARE)
    world.opened("description", SCHOOLS, planned_on=date(2027, 3, 25))
    shown = text_of(world.client(SCHOOLS), "/analyser/")
    assert "1 av 4 organ har beslutat nulägesbeskrivningen." in shown
    assert "Nästa: Skolnämnden, den 25 mars 2027." in shown


def test_the_place_before_anything_is_opened_says_so(world: World) -> None:
    shown = text_of(world.client(COUNCIL, "member"), "/analyser/")
    assert "0 av 4 organ har beslutat nulägesbeskrivningen." in shown
    assert "Inte öppnad" in shown


def test_only_those_who_write_are_offered_to_open(world: World) -> None:
    opening = 'action="/analyser/oppna/"'
    assert text_of(world.client(COUNCIL, "member"), "/analyser/").count(opening) == 0
    held = [
        activity for activity in world.charter.activities if activity.kind in ("analysis", "description", "followup")
    ]
    kind = next(body.kind for body in world.bodies if body.key == SCHOOLS)
    assert text_of(world.client(SCHOOLS), "/analyser/").count(opening) == sum(kind in row.held_by for row in held)


def test_the_place_asks_as_many_questions_of_the_database_however_much_is_opened(world: World) -> None:
    client = world.client(COUNCIL, "member")
    world.opened("description", SCHOOLS)
    one = queries(client, "/analyser/")
    for body in (CARE, HOUSES, EXECUTIVE):
        world.opened("description", body)
    assert queries(client, "/analyser/") == one


def test_opening_leads_to_the_occasion_and_opening_again_says_that_it_is_there(world: World) -> None:
    client = world.client(SCHOOLS)
    words = {"activity": world.activity("description").key, "body": SCHOOLS, "period": "2027"}
    opened = client.post("/analyser/oppna/", words)
    assert (opened.status_code, opened["Location"]) == (302, address_of(world))
    again = client.post("/analyser/oppna/", words)
    assert again.status_code == 400
    assert "Arbetet är redan öppnat för 2027." in again.content.decode()


def test_another_bodys_work_is_not_opened(world: World) -> None:
    words = {"activity": world.activity("description").key, "body": SCHOOLS, "period": "2027"}
    assert world.client(CARE).post("/analyser/oppna/", words).status_code == 403
    assert not Occasion.objects.exists()


def test_nobody_signed_in_is_sent_to_sign_in(world: World) -> None:
    answer = Client().get("/analyser/")
    assert (answer.status_code, answer["Location"]) == (302, "/logga-in/?next=%2Fanalyser%2F")


# -- reading


@pytest.mark.requirement("R-070")
def test_a_decided_description_is_read_by_other_elected_people_as_a_document(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    occasion = world.opened("description")
    world.written(occasion, "nulagesanalys", "Vi har kommit en bit.")
    world.answered(occasion, goal, {"reasoning": "Vi läser varje dag.", "result": "Gömt mått"})
    add_shift(world.by(SCHOOLS), occasion=occasion, sentence="Från enskilt till gemensamt.")
    world.decided(occasion)
    shown = text_of(world.client(COUNCIL, "member"), address_of(world))
    for words in ("Vi har kommit en bit.", "Vi läser varje dag.", "Från enskilt till gemensamt.", "pdf/"):
        assert words in shown
    assert "Gömt mått" not in shown
    assert "/skriv/" not in shown


def test_a_draft_is_closed_to_others_and_a_missing_one_is_not_found(world: World) -> None:
    world.opened("description")
    client = world.client(CARE)
    assert client.get(address_of(world)).status_code == 403
    missing = address_of(world).replace(SCHOOLS, HOUSES)
    assert client.get(missing).status_code == 404
    assert client.get("/aret/karta/schools/2027/").status_code == 404


def test_members_read_the_draft_and_are_offered_nothing_to_write(world: World) -> None:
    world.opened("description")
    assert "/skriv/" not in text_of(world.client(SCHOOLS, "member"), address_of(world))


def test_the_page_of_an_earlier_day_offers_nothing_to_write(world: World) -> None:
    world.opened("description", day=date(2027, 2, 1))
    assert "/skriv/" not in text_of(world.client(SCHOOLS), f"{address_of(world)}?on=2027-02-10")


def test_the_document_asks_as_many_questions_however_long_it_is(world: World) -> None:
    client = world.client(SCHOOLS)
    goals = world.adopt("goal", "Ett", "Två", "Tre")
    occasion = world.opened("description")
    world.answered(occasion, goals["Ett"], {"reasoning": "Ja."})
    add_shift(world.by(SCHOOLS), occasion=occasion, sentence="Från A till B.", bodies=(CARE,))
    one = queries(client, address_of(world))
    for heading in ("Två", "Tre"):
        world.answered(occasion, goals[heading], {"reasoning": "Ja."})
        add_shift(world.by(SCHOOLS), occasion=occasion, sentence=heading, bodies=(CARE, HOUSES))
    assert queries(client, address_of(world)) == one


def test_the_common_analysis_has_the_same_pages(world: World) -> None:
    world.opened("analysis", EXECUTIVE)
    address = address_of(world, EXECUTIVE, "analysis")
    client = world.client(EXECUTIVE, "officer")
    part = world.activity("analysis", EXECUTIVE).parts[0].key
    assert f"{address}skriv/{part}/" in text_of(client, address)
    sent = client.post(f"{address}skriv/{part}/", {"text": "Befolkningen växer.", "revision": "0"})
    assert (sent.status_code, sent["Location"]) == (302, address)
    assert "Befolkningen växer." in text_of(client, address)


# -- writing parts


@pytest.mark.requirement("R-073", "R-074")
def test_the_mandate_stands_beside_the_first_part_and_the_common_analysis_beside_the_second(world: World) -> None:
    analysis = world.opened("analysis", EXECUTIVE)
    part = world.activity("analysis", EXECUTIVE).parts[0].key
    world.written(analysis, part, "Befolkningen växer.", EXECUTIVE)
    world.decided(analysis, EXECUTIVE)
    world.opened("description")
    client, address = world.client(SCHOOLS), address_of(world)
    first = text_of(client, f"{address}skriv/verksamhetsbeskrivning/")
    assert "Det här är uppdraget för Skolnämnden." in first
    assert "Varför måste vi?" in first
    second = text_of(client, f"{address}skriv/omvarldsanalys/")
    assert ("Befolkningen växer." in second, "Vad det betyder för oss" in second) == (True, True)


def test_save_and_go_on_leads_to_the_next_step(world: World) -> None:
    world.opened("description")
    client, address = world.client(SCHOOLS), address_of(world)
    sent = client.post(
        f"{address}skriv/verksamhetsbeskrivning/", {"text": "Vi finns för eleverna.", "revision": "0", "next": "1"}
    )
    assert sent["Location"] == f"{address}skriv/omvarldsanalys/"


def test_two_who_write_the_same_part_see_both_texts_and_can_save_what_should_stand(world: World) -> None:
    occasion = world.opened("description")
    world.written(occasion, "nulagesanalys", "Kollegans text.")
    client, address = world.client(SCHOOL_SECTOR, "officer"), f"{address_of(world)}skriv/nulagesanalys/"
    refused = client.post(address, {"text": "Min text.", "revision": "5"})
    shown = refused.content.decode()
    assert refused.status_code == 409
    assert ("Kollegans text." in shown, "Min text." in shown) == (True, True)
    assert 'name="revision" value="1"' in shown
    assert client.post(address, {"text": "Båda.", "revision": "1"}).status_code == 302
    assert Part.objects.get().text == "Båda."


def test_last_years_text_is_taken_over_after_what_was_typed_and_nothing_is_saved(world: World) -> None:
    last = world.opened("description", period=2026)
    world.written(last, "nulagesanalys", "Så skrev vi förra året.", day=date(2026, 3, 1))
    world.decided(last, day=date(2026, 4, 1))
    world.opened("description")
    address = f"{address_of(world)}skriv/nulagesanalys/"
    client = world.client(SCHOOLS)
    assert "Ta över texten från 2026" in text_of(client, address)
    taken = client.post(address, {"text": "Nytt i år.", "revision": "0", "take": "1"}).content.decode()
    assert "Nytt i år.\n\nSå skrev vi förra året." in taken
    assert "Texten från 2026 står nu i rutorna." in taken
    assert not Part.objects.filter(occasion__period=2027).exists()


def test_others_do_not_reach_the_writing(world: World) -> None:
    world.opened("description")
    address = f"{address_of(world)}skriv/nulagesanalys/"
    sent = {"text": "Jag också.", "revision": "0"}
    assert world.client(CARE).post(address, sent).status_code == 403
    refused = world.client(SCHOOLS, "member").post(address, sent)
    assert refused.status_code == 403
    assert "Jag också." in refused.content.decode()
    assert not Part.objects.exists()


def test_those_who_only_read_are_led_from_the_writing_to_the_document(world: World) -> None:
    world.opened("description")
    client, address = world.client(SCHOOLS, "member"), address_of(world)
    for place in ("skriv/nulagesanalys/", "forflyttning/ny/", "besluta/"):
        assert client.get(f"{address}{place}")["Location"] == address


def test_a_part_that_is_not_the_charters_is_not_found(world: World) -> None:
    world.opened("description")
    assert world.client(SCHOOLS).get(f"{address_of(world)}skriv/bilaga/").status_code == 404


# -- answering


@pytest.mark.requirement("R-086", "R-087")
def test_a_goal_is_answered_in_the_mode_the_body_chooses_and_both_modes_words_are_kept(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    world.opened("description")
    client, address = world.client(SCHOOLS), f"{address_of(world)}svara/{goal}/"
    assert "Med resultat eller framsteg" in text_of(client, address)
    words = {"mode": "measured", "revision": "0", "result": "81 procent", "reasoning": "Vi läser varje dag."}
    assert client.post(address, words).status_code == 302
    answer = Answer.objects.get()
    assert (answer.mode, answer.fields) == (
        "measured",
        {"result": "81 procent", "reasoning": "Vi läser varje dag."},
    )


@pytest.mark.requirement("R-081", "R-082", "R-083")
def test_a_factor_asks_how_we_relate_for_risks_for_opportunities_and_how_we_act(world: World) -> None:
    factor = world.adopt("factor", "Kompetensförsörjning")["Kompetensförsörjning"]
    world.opened("description")
    client, address = world.client(SCHOOLS), f"{address_of(world)}svara/{factor}/"
    shown = text_of(client, address)
    for name in ("relation", "risks", "opportunities", "action"):
        assert f'name="{name}"' in shown
    assert client.post(address, {"mode": "factor", "revision": "0", "risks": "Färre söker."}).status_code == 302
    assert Answer.objects.get().fields == {"risks": "Färre söker."}


def test_an_empty_answer_is_refused_with_a_sentence(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    world.opened("description")
    refused = world.client(SCHOOLS).post(
        f"{address_of(world)}svara/{goal}/", {"mode": "reasoned", "revision": "0", "reasoning": "  "}
    )
    assert refused.status_code == 400
    assert "Svaret är tomt." in refused.content.decode()


def test_an_answer_to_a_goal_no_longer_in_force_is_refused_and_shown_to_be_copied(world: World) -> None:
    old = world.adopt("goal", "Det gamla målet")["Det gamla målet"]
    world.opened("description")
    world.adopt("goal", "Det nya målet", day=date(2027, 3, 1))
    client, address = world.client(SCHOOLS), f"{address_of(world)}svara/{old}/"
    refused = client.post(address, {"mode": "reasoned", "revision": "0", "reasoning": "Långa resonemang."})
    shown = refused.content.decode()
    assert refused.status_code == 400
    assert ("Långa resonemang." in shown, "Det nya målet" in shown) == (True, True)
    assert not Answer.objects.exists()


def test_last_years_answer_is_taken_over(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa", day=date(2026, 1, 12))["Alla lär sig läsa"]
    last = world.opened("description", period=2026)
    world.answered(last, goal, {"reasoning": "Så svarade vi."}, day=date(2026, 3, 1))
    world.decided(last, day=date(2026, 4, 1))
    world.opened("description")
    client, address = world.client(SCHOOLS), f"{address_of(world)}svara/{goal}/"
    taken = client.post(address, {"mode": "reasoned", "revision": "0", "take": "1"}).content.decode()
    assert taken.count("Så svarade vi.") == 2
    assert not Answer.objects.filter(occasion__period=2027).exists()


# -- shifts


@pytest.mark.requirement("R-071")
def test_a_shift_is_written_down_changed_and_leads_to_a_proposal(world: World) -> None:
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    occasion = world.opened("description")
    client, address = world.client(SCHOOLS), f"{address_of(world)}forflyttning/"
    words = {"sentence": "Från enskilt till gemensamt.", "revision": "0", "statements": [str(goal)], "bodies": [CARE]}
    assert client.post(f"{address}ny/", words)["Location"] == address
    shift = Shift.objects.get()
    shown = text_of(client, address)
    assert f"/forslag/nytt/?body={SCHOOLS}&amp;occasion={occasion}&amp;shift={shift.pk}" in shown
    assert ("Alla lär sig läsa" in shown, "Omsorgsnämnden" in shown) == (True, True)
    changed = words | {"sentence": "Från enskilt till helt gemensamt.", "revision": "1", "bodies": [HOUSES]}
    assert client.post(f"{address}{shift.pk}/", changed).status_code == 302
    kept = world.page("description").shifts[0]
    assert (kept.sentence, kept.bodies) == ("Från enskilt till helt gemensamt.", ("Lillköpings Hus AB",))


def test_a_shift_without_a_sentence_keeps_the_rest(world: World) -> None:
    world.opened("description")
    refused = world.client(SCHOOLS).post(
        f"{address_of(world)}forflyttning/ny/", {"sentence": "", "why": "Elever faller emellan.", "revision": "0"}
    )
    shown = refused.content.decode()
    assert refused.status_code == 400
    assert ("Elever faller emellan." in shown, "vilken förflyttning ni ser" in shown) == (True, True)


# -- handing over and deciding


def test_it_is_handed_over_sent_back_and_decided(world: World) -> None:
    occasion = world.opened("description")
    officer, secretary, address = world.client(SCHOOL_SECTOR, "officer"), world.client(SCHOOLS), address_of(world)
    assert officer.post(f"{address}lamna/").status_code == 302
    assert "Skolnämnden har inte beslutat än." in text_of(officer, address)
    assert officer.post(f"{address}skicka-tillbaka/", {"reason": "Nej"}).status_code == 403
    assert secretary.post(f"{address}skicka-tillbaka/", {"reason": ""}).status_code == 400
    assert secretary.post(f"{address}skicka-tillbaka/", {"reason": "Mer om läsningen."}).status_code == 302
    assert "skickade tillbaka den 15 mars 2027: Mer om läsningen." in text_of(officer, address)
    words = {"day": "2027-03-15", "paragraph": "31", "heading": "Nulägesbeskrivning 2027", "registry_number": "1"}
    assert secretary.post(f"{address}besluta/", words)["Location"] == address
    decided = Occasion.objects.select_related("decision").get(pk=occasion)
    assert (decided.done_on, decided.decision.paragraph if decided.decision else None) == (date(2027, 3, 15), 31)
    assert "§ 31" in text_of(world.client(COUNCIL, "member"), address)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"day": "2027-02-30"}, "Dagen 2027-02-30 finns inte i kalendern."),
        ({"day": "igår"}, "”igår” är inte en dag."),
        ({"day": "2027-03-16"}, "som ligger i framtiden"),
        ({"day": "2027-01-04"}, "före den dag då arbetet öppnades"),
        ({"heading": ""}, "Skriv vad som beslutades"),
        ({"paragraph": "två"}, "Skriv paragrafen som ett tal"),
    ],
)
def test_a_decision_that_cannot_be_so_gets_a_sentence_and_keeps_what_was_typed(
    world: World, change: dict[str, str], said: str
) -> None:
    world.opened("description")
    words = {"day": "2027-03-15", "paragraph": "31", "heading": "Rubriken", "text": "Hela beslutet."} | change
    refused = world.client(SCHOOLS).post(f"{address_of(world)}besluta/", words)
    shown = refused.content.decode()
    assert refused.status_code == 400
    assert (said in shown, "Hela beslutet." in shown) == (True, True)
    assert Occasion.objects.get().done_on is None


def test_a_paragraph_twice_in_a_year_is_refused(world: World) -> None:
    world.opened("description")
    taken = world.decision(SCHOOLS, "Ett annat beslut")
    record_decision(world.by(SCHOOLS), words=taken)
    words = {"day": "2027-03-15", "paragraph": str(taken.paragraph), "heading": "Rubriken"}
    refused = world.client(SCHOOLS).post(f"{address_of(world)}besluta/", words)
    assert refused.status_code == 400
    assert f"har redan § {taken.paragraph} under 2027" in refused.content.decode()


def test_the_day_of_the_meeting_is_set_and_a_day_that_does_not_exist_is_not(world: World) -> None:
    world.opened("description")
    client, address = world.client(SCHOOLS), address_of(world)
    refused = client.post(f"{address}planera/", {"planned_on": "2027-04-31", "revision": "1"})
    assert (refused.status_code, "2027-04-31" in refused.content.decode()) == (400, True)
    assert client.post(f"{address}planera/", {"planned_on": "2027-04-12", "revision": "1"}).status_code == 302
    assert "den 12 april 2027" in text_of(client, address)


def test_what_was_decided_later_was_being_written_then(world: World) -> None:
    occasion = world.opened("description", SCHOOLS, day=date(2027, 2, 1))
    for part in world.activity("description").parts:
        world.written(occasion, part.key, "Det vi vet.", day=date(2027, 2, 2))
    world.decided(occasion, day=date(2027, 3, 10))
    at, client = address(world.page("description", SCHOOLS).line.ref), world.client(SCHOOLS)
    states = {on: client.get(at, {"on": on}).context["page"].line.state for on in ("2027-03-01", "2027-03-11")}
    assert states == {"2027-03-01": "draft", "2027-03-11": "done"}

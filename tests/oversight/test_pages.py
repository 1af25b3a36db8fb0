"""Uppsikt and intern kontroll in the browser: the matrix in words, the file, its forms and its PDF."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from tests.browsing import queries, sent, text_of
from tests.world import CARE, COUNCIL, EXECUTIVE, HOUSES, SCHOOLS, World

from koll.acts.organisation import end_body
from koll.acts.oversight import (
    OversightEntryInput,
    RiskInput,
    add_risk,
    conclude_oversight_entry,
    open_oversight_entry,
    settle_risk_plan,
)
from koll.tables.models import OversightEntry, Risk

pytestmark = pytest.mark.django_db

FEBRUARY = date(2027, 2, 8)
FILE, PLAN = f"/uppsikt/{SCHOOLS}/2027/", f"/internkontroll/{SCHOOLS}/2027/"


def concluded(world: World, heading: str, body: str = SCHOOLS) -> int:
    doing = world.by(EXECUTIVE, day=FEBRUARY)
    number = open_oversight_entry(
        doing, body=body, period=2027, words=OversightEntryInput(heading=heading, looked_on=FEBRUARY)
    ).id
    conclude_oversight_entry(doing, oversight=number, conclusion="remark", words="Gå igenom rutinen.")
    return number


def test_what_was_seen_of_a_body_in_its_last_year_is_still_read(world: World) -> None:
    concluded(world, "Besök i skolorna")
    end_body(
        world.by(COUNCIL),
        decision=world.decision(COUNCIL, "Sammanslagning"),
        body=SCHOOLS,
        ends_on=date(2027, 6, 1),
        heir=CARE,
        words="",
    )
    board = world.client(EXECUTIVE)
    assert "Besök i skolorna" in text_of(board, f"{FILE}?on=2027-06-01")
    assert f"/uppsikt/{SCHOOLS}/" not in text_of(board, "/uppsikt/2027/?on=2027-06-01")
    text_of(board, f"/uppsikt/{SCHOOLS}/2028/?on=2028-01-02", 404)


def planned(world: World, heading: str, body: str = SCHOOLS) -> int:
    words = RiskInput(heading=heading, likelihood="likely", consequence="serious", judgement="Det har hänt.")
    return add_risk(world.by(body, day=FEBRUARY), body=body, period=2027, words=words).id


def settled(world: World, body: str = SCHOOLS) -> None:
    decision = world.decision(body, "Plan för intern kontroll", FEBRUARY)
    settle_risk_plan(world.by(body, day=FEBRUARY), body=body, period=2027, decision=decision)


@pytest.mark.both_databases
def test_the_matrix_says_in_words_what_is_done_and_what_remains(world: World) -> None:
    concluded(world, "Delårsrapporten")
    page = text_of(world.client(EXECUTIVE), "/uppsikt/")
    assert "Kommunstyrelsen har mött, tittat på eller beslutat om 1 av 3 nämnder och bolag." in page
    assert "en gång, den 8 februari 2027" in page
    assert "1, sedan 1 månad" in page
    assert "fattas bara om bolag" in page
    assert "Lillköpings Hus AB" in page


def test_a_file_is_written_concluded_and_answered_in_the_browser(world: World) -> None:
    board, body = world.client(EXECUTIVE), world.client(SCHOOLS, "chair")
    assert f'href="{FILE}ny/"' in text_of(board, FILE)
    assert f'href="{FILE}ny/"' not in text_of(body, FILE)
    sent(board, f"{FILE}ny/", 302, heading="Besök", looked_on="2027-03-01", seen="Lugna klassrum.")
    number = OversightEntry.objects.get().pk
    assert "Lugna klassrum." in text_of(board, FILE)
    assert "Lugna klassrum." not in text_of(body, FILE)
    text_of(body, f"{FILE}{number}/andra/", 403)
    assert "Lugna klassrum." in text_of(board, f"{FILE}{number}/andra/")
    sent(board, f"{FILE}{number}/slutsats/", 302, conclusion="remark", words="Se över rutinen.", answer_by="2027-04-01")
    page = text_of(body, FILE)
    assert "Se över rutinen." in page
    assert f'href="{FILE}{number}/svara/"' in page
    assert f'href="{FILE}{number}/svara/"' not in text_of(world.client(CARE), FILE)
    sent(body, f"{FILE}{number}/svara/", 302, words="Rutinen är ny.")
    assert "Rutinen är ny." in text_of(world.client(COUNCIL, "auditor"), FILE)


def test_a_refused_form_keeps_what_was_typed(world: World) -> None:
    board = world.client(EXECUTIVE)
    assert "Långt resonemang" in sent(
        board, f"{FILE}ny/", 400, heading="", looked_on="2027-03-01", seen="Långt resonemang"
    )
    page = sent(
        world.client(SCHOOLS), f"{FILE}ny/", 403, heading="Besök", looked_on="2027-03-01", seen="Långt resonemang"
    )
    assert "Långt resonemang" in page
    number = concluded(world, "Besök")
    assert "Vår text" in sent(world.client(CARE), f"{FILE}{number}/svara/", 403, words="Vår text")


def test_the_questions_are_said_to_be_suggestions(world: World) -> None:
    assert "Frågor att pröva, som styrmodellen inte kräver" in text_of(world.client(SCHOOLS), FILE)
    assert "som styrmodellen inte kräver" in text_of(world.client(EXECUTIVE), f"{FILE}ny/")


def test_the_yearly_decision_on_a_company_is_recorded_in_the_browser_with_nothing_chosen_beforehand(
    world: World,
) -> None:
    address, board = f"/uppsikt/{HOUSES}/2027/", world.client(EXECUTIVE)
    text_of(world.client(EXECUTIVE, "officer"), f"{address}beslut/", 403)
    text_of(board, f"{FILE}beslut/", 404)
    decision = {"day": "2027-03-15", "paragraph": "9", "heading": "Hus 2026"}
    assert "Välj vad ni kom fram till." in sent(board, f"{address}beslut/", 400, **decision)
    sent(board, f"{address}beslut/", 302, **decision, finding="within", words="Årsredovisningen visar det.")
    assert "Förenligt med det kommunala ändamålet" in text_of(world.client(SCHOOLS), address)
    assert "Återstår" in text_of(board, address)


def test_a_request_to_a_company_says_that_it_rests_on_the_owner_and_not_on_the_law(world: World) -> None:
    doing = world.by(EXECUTIVE, day=FEBRUARY)
    for body in (HOUSES, SCHOOLS):
        words = OversightEntryInput(heading="Prognosen", looked_on=FEBRUARY)
        number = open_oversight_entry(doing, body=body, period=2027, words=words).id
        conclude_oversight_entry(doing, oversight=number, conclusion="information", words="Lämna prognosen.")
    company = text_of(world.client(EXECUTIVE), f"/uppsikt/{HOUSES}/2027/")
    assert "KL 6:12 nämner inte bolag." in company
    assert "ägardirektiv Lillköpings Hus AB" in company
    assert "nämner inte bolag" not in text_of(world.client(EXECUTIVE), FILE)


@pytest.mark.parametrize("address", ["/uppsikt/2027/pdf/", f"{FILE}pdf/"])
def test_the_pdf_is_tagged_and_holds_no_draft(world: World, address: str) -> None:
    concluded(world, "Besöket")
    open_oversight_entry(
        world.by(EXECUTIVE),
        body=SCHOOLS,
        period=2027,
        words=OversightEntryInput(heading="KANARIEFAGEL", looked_on=FEBRUARY),
    )
    answer = world.client(EXECUTIVE).get(address)
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(BytesIO(answer.content)) as made:
        assert (str(made.Root.Lang), bool(made.Root.MarkInfo.Marked)) == ("sv", True)


@pytest.mark.parametrize("address", ["/uppsikt/", FILE, "/uppsikt/2027/pdf/", "/internkontroll/", PLAN, f"{PLAN}pdf/"])
def test_more_rows_ask_no_more_questions(world: World, address: str) -> None:
    client = world.client(EXECUTIVE)
    concluded(world, "Ett")
    planned(world, "Ett")
    settled(world)
    few = queries(client, address)
    for heading in ("Två", "Tre"):
        concluded(world, heading)
        concluded(world, heading, CARE)
        planned(world, heading)
    assert queries(client, address) == few


def test_a_plan_is_written_settled_and_followed_up_in_the_browser(world: World) -> None:
    body = world.client(SCHOOLS)
    words = {"heading": "Vikarier saknas", "likelihood": "likely", "consequence": "serious", "judgement": "Det hände."}
    assert "Det hände." in sent(body, f"{PLAN}ny/", 400, **(words | {"likelihood": ""}))
    sent(body, f"{PLAN}ny/", 302, **words)
    number = Risk.objects.get().pk
    assert "Vikarier saknas" in text_of(body, f"{PLAN}{number}/andra/")
    assert "Vikarier saknas" not in text_of(world.client(EXECUTIVE), PLAN)
    text_of(world.client(CARE), f"{PLAN}ny/", 403)
    text_of(body, f"{PLAN}pdf/", 404)
    sent(body, f"{PLAN}faststall/", 302, day="2027-03-15", paragraph="9", heading="Plan för intern kontroll")
    sent(body, f"{PLAN}{number}/utfall/", 302, checked_on="2027-03-15", outcome="Allt var bra.", revision="1")
    assert "Allt var bra." in text_of(world.client(EXECUTIVE), "/internkontroll/")
    assert body.get(f"{PLAN}pdf/")["Content-Type"] == "application/pdf"


def test_last_year_is_taken_over_with_one_button(world: World) -> None:
    december = world.by(SCHOOLS, day=date(2026, 12, 1))
    add_risk(
        december,
        body=SCHOOLS,
        period=2026,
        words=RiskInput(heading="Vikarier saknas", likelihood="likely", consequence="serious"),
    )
    body = world.client(SCHOOLS)
    assert "Ta över 1 risk från 2026" in text_of(body, PLAN)
    sent(body, f"{PLAN}ta-over/", 302)
    page = text_of(body, PLAN)
    assert "Vikarier saknas" in page
    assert "Ta över" not in page
    assert "Det finns inget mer att ta över" in sent(body, f"{PLAN}ta-over/", 400, receipt="another")


def test_what_is_not_under_oversight_and_years_beyond_have_no_pages(world: World) -> None:
    client = world.client(EXECUTIVE)
    for address in ("/uppsikt/council/2027/", "/uppsikt/none/2027/", "/uppsikt/9999/", f"/uppsikt/{SCHOOLS}/1/"):
        text_of(client, address, 404)
    for address in ("/internkontroll/council/2027/", "/internkontroll/9999/", f"{PLAN}999/andra/"):
        text_of(client, address, 404)


def test_an_earlier_day_shows_how_it_was_and_nothing_to_press(world: World) -> None:
    number = concluded(world, "Besöket")
    page = text_of(world.client(SCHOOLS), f"{FILE}?on=2027-02-01")
    assert "Besöket" not in page
    page = text_of(world.client(SCHOOLS), f"{FILE}?on=2027-02-09")
    assert "Besöket" in page
    assert f"{FILE}{number}/svara/" not in page

"""Budget: pictures with tables, a proposal written in a table, alternatives, adoption, revision, and what is public."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import browsing
from tests.browsing import sent
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World

from koll.acts.finance import (
    Adopting,
    BudgetAssignmentInput,
    BudgetInput,
    FinancialGoalInput,
    adopt_budget,
    propose_budget,
    put_alternative,
)
from koll.domain.finance import Frame
from koll.tables.models import Budget

pytestmark = pytest.mark.django_db

YEAR = 2028
PAGE, OPEN = f"/budget/{YEAR}/", f"/oppet/budget/{YEAR}/"
WORDS = BudgetInput(
    tax_rate=2187,
    taxes=(100_000, 103_000, 106_000),
    grants=(30_000, 31_000, 32_000),
    frames=(
        Frame(body=SCHOOLS, operations=(70_000, 72_000, 74_000), investment=(5_000, 0, 0)),
        Frame(body=CARE, operations=(56_000, 58_000, 60_000)),
    ),
    goals=(FinancialGoalInput(kind="financial", text="Resultatet är två procent", target="2 %"),),
    assignments=(BudgetAssignmentInput(body=SCHOOLS, heading="Fler vuxna i förskolan", text="", amount=2_000),),
)


def text_of(client: Client, address: str, status: int = 200) -> str:
    return browsing.text_of(client, address, status).replace("\N{NO-BREAK SPACE}", " ")


def boxes(**more: str) -> dict[str, str]:
    return {
        "tax_rate": "21,87",
        "taxes_1": "100 000",
        "grants_1": "30 000",
        f"operations_{SCHOOLS}_1": "70 000",
        f"operations_{SCHOOLS}_2": "72 000",
        f"investment_{SCHOOLS}_1": "5 000",
        f"operations_{CARE}_1": "56 000",
        "goal_kind_1": "financial",
        "goal_text_1": "Resultatet är två procent",
        "special_heading_1": "Fler vuxna i förskolan",
        "special_body_1": SCHOOLS,
        "special_amount_1": "2 000",
    } | more


def proposed(world: World, year: int = YEAR) -> int:
    return propose_budget(world.by(EXECUTIVE), year=year, body=EXECUTIVE, words=WORDS).id


@pytest.mark.both_databases
def test_before_anything_is_proposed_the_page_says_who_begins_and_by_when(world: World) -> None:
    page = text_of(world.client(SCHOOLS), PAGE)
    assert "Inget är föreslaget än" in page
    assert "KL 11:10" in page
    assert f"{PAGE}forslag/" not in page
    assert f"{PAGE}forslag/" in text_of(world.client(EXECUTIVE), PAGE)
    assert PAGE in text_of(world.client(EXECUTIVE), "/budget/")


def test_an_election_year_says_so_on_the_page(world: World) -> None:
    page = text_of(world.client(SCHOOLS), "/budget/2031/")
    assert "den 15 oktober 2030" in page
    assert "den 30 november 2030" in page


def test_a_proposal_written_in_the_table_is_shown_in_pictures_that_have_tables(world: World) -> None:
    sent(world.client(EXECUTIVE), f"{PAGE}forslag/", 302, **boxes())
    page = text_of(world.client(SCHOOLS), PAGE)
    assert page.count("<svg") == page.count('role="img"') == page.count("Bilden som tabell") == 2
    assert "style=" not in page
    assert "70,0 mnkr" in page
    assert "+4 000" in page
    assert "Fler vuxna i förskolan" in page


def test_the_change_since_the_year_before_is_a_picture_of_its_own(world: World) -> None:
    number = proposed(world, YEAR - 1)
    adopting = Adopting(decision=world.decision(COUNCIL, "Budget"))
    adopt_budget(world.by(COUNCIL), budget=number, adopting=adopting)
    sent(world.client(EXECUTIVE), f"{PAGE}forslag/", 302, **boxes(**{f"operations_{CARE}_1": "57 500"}))
    page = text_of(world.client(SCHOOLS), PAGE)
    assert f"Ändring sedan {YEAR - 1}" in page
    assert "+1 500 tkr" in page


def test_what_cannot_be_read_is_pointed_out_and_everything_typed_is_kept(world: World) -> None:
    page = sent(world.client(EXECUTIVE), f"{PAGE}forslag/", 400, **boxes(taxes_1="tolv", special_body_1=""))
    for kept in ('value="tolv"', "Skriv ett tal", "Välj vilket organ", 'value="70 000"', "Resultatet är två procent"):
        assert kept in page
    assert not Budget.objects.exists()


def test_a_change_over_somebody_elses_shows_both_and_keeps_mine(world: World) -> None:
    proposed(world)
    client = world.client(EXECUTIVE)
    sent(client, f"{PAGE}forslag/", 302, **boxes(taxes_1="101 000", revision="1"))
    page = sent(client, f"{PAGE}forslag/", 409, **boxes(taxes_1="102 000", revision="1"))
    assert 'value="102 000"' in page
    assert "101000" in page
    assert 'name="revision" value="2"' in page


def test_only_the_board_writes_the_proposal_and_only_the_council_an_alternative(world: World) -> None:
    assert "100 000" in sent(world.client(SCHOOLS), f"{PAGE}forslag/", 403, **boxes())
    text_of(world.client(SCHOOLS), f"{PAGE}forslag/", 403)
    sent(world.client(SCHOOLS), f"{PAGE}alternativ/", 403, **boxes(party="Bypartiet"))
    sent(world.client(COUNCIL, "member"), f"{PAGE}alternativ/", 302, **boxes(party="Bypartiet"))
    assert Budget.objects.get().party == "Bypartiet"


def test_alternatives_stand_side_by_side(world: World) -> None:
    proposed(world)
    sent(world.client(COUNCIL, "member"), f"{PAGE}alternativ/", 302, **boxes(party="Bypartiet", tax_rate="21,50"))
    page = text_of(world.client(SCHOOLS), PAGE)
    beside = page.partition("Alternativen sida vid sida")[2]
    assert "Bypartiet" in beside
    assert "21,50" in beside


def test_the_council_adopts_and_revises_in_the_browser(world: World) -> None:
    number = proposed(world)
    clerk = world.client(COUNCIL)
    decided = {"day": "2027-03-15", "paragraph": "40", "heading": "Budget 2028"}
    assert f"{PAGE}anta/{number}/" in text_of(clerk, PAGE)
    sent(world.client(EXECUTIVE), f"{PAGE}anta/{number}/", 403, **decided)
    sent(clerk, f"{PAGE}anta/{number}/", 302, **decided)
    assert "Fler vuxna i förskolan" in text_of(world.client(SCHOOLS), "/uppdrag/")
    more = boxes(taxes_1="101 000") | decided | {"paragraph": "41", "heading": "Tilläggsbudget"}
    page = sent(clerk, f"{PAGE}revidera/", 400, **more)
    assert "Tilläggsbudget" in page
    sent(clerk, f"{PAGE}revidera/", 302, **more, financing="Högre skatteintäkter.")
    page = text_of(Client(), OPEN)
    assert "Högre skatteintäkter." in page
    assert "+5 000" in page


def test_a_budget_out_of_balance_is_refused_with_the_section(world: World) -> None:
    sent(world.client(EXECUTIVE), f"{PAGE}forslag/", 302, **boxes(taxes_1="90 000"))
    number = Budget.objects.get().pk
    decided = {"day": "2027-03-15", "paragraph": "40", "heading": "Budget 2028"}
    page = sent(world.client(COUNCIL), f"{PAGE}anta/{number}/", 400, **decided)
    assert "KL 11:5" in page
    assert "Budget 2028" in page


def test_everybody_reads_what_is_published_and_what_is_adopted(world: World) -> None:
    number = proposed(world)
    assert str(YEAR) not in text_of(Client(), "/oppet/budget/").split("<main")[1]
    text_of(Client(), OPEN, 404)
    sent(world.client(EXECUTIVE), f"{PAGE}publicera/{number}/", 302)
    assert "Ett förslag, inte beslutat" in text_of(Client(), OPEN)
    assert OPEN in text_of(Client(), "/oppet/budget/")


def test_a_year_beyond_the_calendar_has_no_page(world: World) -> None:
    text_of(world.client(SCHOOLS), "/budget/9999/", 404)
    text_of(world.client(COUNCIL), f"{PAGE}anta/99/", 404)
    text_of(world.client(COUNCIL), f"{PAGE}revidera/", 404)
    text_of(world.client(COUNCIL), f"{PAGE}alternativ/99/", 404)


def test_the_page_as_of_a_day_shows_what_there_was(world: World) -> None:
    proposed(world)
    assert "Inget är föreslaget än" in text_of(world.client(EXECUTIVE), f"{PAGE}?on=2027-03-14")


@pytest.mark.parametrize("address", ["/budget/", PAGE, "/oppet/budget/", OPEN])
def test_more_budgets_ask_no_more_questions(world: World, address: str) -> None:
    client = world.client(COUNCIL)
    number = proposed(world)
    sent(world.client(EXECUTIVE), f"{PAGE}publicera/{number}/", 302)

    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    few = queries()
    for party in ("Bypartiet", "Landsbygdspartiet"):
        put_alternative(world.by(COUNCIL), year=YEAR, body=COUNCIL, party=party, words=WORDS)
    proposed(world, YEAR + 1)
    assert queries() == few
    assert date(YEAR, 1, 1) > world.day

"""Economy in the browser: a file shown before it is taken in, remembered names, forecasts, and the balance rule."""

from __future__ import annotations

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.connect.test_sie import HEAD, VOUCHERS
from tests.finance.test_pages_budget import boxes
from tests.world import CARE, EXECUTIVE, HOUSES, SCHOOLS, World

from koll.acts.finance import FileTaken, MonthlyOutcomeInput, import_monthly_outcome
from koll.tables.models import BalanceYear, EconomyImport, Forecast, ImportChoice, MonthlyOutcome

pytestmark = pytest.mark.django_db

ADDRESS = "/ekonomi/las-in/"
TABLE = "Ansvar;Konto;Utfall;Prognos\n210 Skolan;3110;-1 000;\n210 Skolan;5010;12 500 000;70 000 000\nSumma;5;1;\n"


def posted(client: Client, status: int, text: str = TABLE, name: str = "utfall.csv", **more: str) -> str:
    said = {"file": SimpleUploadedFile(name, text.encode()), "period": "2027-02", "unit": "krona", "sign": "cost"}
    answer = client.post(ADDRESS, said | more)
    page = unescape(answer.content.decode())
    assert answer.status_code == status, page
    return page


def kept(page: str) -> str:
    return page.partition('name="token" value="')[2].partition('">')[0]


def taken(client: Client, token: str, status: int, **names: str) -> str:
    chosen = {f"name_{name}": target for name, target in names.items()}
    answer = client.post(ADDRESS, {"receipt": str(hash(token + str(names))), "token": token} | chosen)
    assert answer.status_code == status, unescape(answer.content.decode())
    return unescape(answer.content.decode())


@pytest.mark.both_databases
def test_a_file_is_shown_first_and_taken_in_when_every_row_has_its_place(world: World) -> None:
    client = world.client(EXECUTIVE)
    page = posted(client, 200)
    assert "2 fel." in page
    assert not EconomyImport.objects.exists()
    assert "Ingenting har lästs in" in taken(client, kept(page), 400, **{"210skolan": SCHOOLS})
    taken(client, kept(page), 302, **{"210skolan": SCHOOLS, "summa": "-"})
    assert list(MonthlyOutcome.objects.values_list("body__key", "income", "cost", "net")) == [
        (SCHOOLS, 1, 12_500, 12_499)
    ]
    assert list(Forecast.objects.values_list("body__key", "net")) == [(SCHOOLS, 70_000)]
    assert dict(ImportChoice.objects.filter(kind="economy").values_list("name", "target")) == {
        "210skolan": SCHOOLS,
        "summa": "-",
    }
    assert "Tillsammans" in posted(client, 200)


def test_many_names_may_stand_for_one_body(world: World) -> None:
    client = world.client(EXECUTIVE)
    page = posted(client, 200, "Ansvar;Utfall\n211;1 000 000\n212;2 000 000\n")
    taken(client, kept(page), 302, **{"211": SCHOOLS, "212": SCHOOLS})
    assert list(MonthlyOutcome.objects.values_list("body__key", "income", "net")) == [(SCHOOLS, None, 3_000)]


def test_a_company_is_read_from_its_bookkeeping(world: World) -> None:
    client = world.client(EXECUTIVE)
    books = (HEAD + VOUCHERS).replace("1000.00", "1000000.00").replace("ö", "")
    taken(client, kept(posted(client, 200, books, "bokslut.se", company=HOUSES)), 302)
    assert list(MonthlyOutcome.objects.values_list("body__key", "income", "cost", "net")) == [
        (HOUSES, 1_000, 0, -1_000)
    ]
    assert not ImportChoice.objects.exists()


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("a;b\n1;2", "x.csv", "Ansvar och Utfall"),
        ("Ansvar;Utfall\nA;tolv", "x.csv", "2: tolv"),
        (HEAD + VOUCHERS.replace("-400.50", "-1"), "x.se", "A2"),
        ("hej", "x.si", "ingen SIE-fil"),
        (HEAD.replace("2027", "2025") + "#RES 0 3010 -1", "x.se", "Välj en annan månad"),
        ("", "x.csv", "tom"),
    ],
)
def test_what_cannot_be_read_says_why_and_saves_nothing(world: World, text: str, name: str, said: str) -> None:
    assert said in posted(world.client(EXECUTIVE), 400, text.replace("ö", "o"), name)
    assert not EconomyImport.objects.exists()


def test_a_file_that_is_not_ones_own_is_said_to_be_lost(world: World) -> None:
    assert "Välj filen igen" in taken(world.client(EXECUTIVE), "x", 400)


def test_others_neither_see_the_form_nor_take_anything_in(world: World) -> None:
    token = kept(posted(world.client(EXECUTIVE), 200))
    assert world.client(SCHOOLS).get(ADDRESS).status_code == 403
    taken(world.client(SCHOOLS), token, 403, summa="-")
    assert not EconomyImport.objects.exists()


def test_the_page_asks_as_much_for_three_bodies_as_for_one(world: World) -> None:
    world.client(EXECUTIVE).post("/budget/2027/forslag/", boxes())
    client, counts = world.client(SCHOOLS), []
    for outcomes in (
        [MonthlyOutcomeInput(body=SCHOOLS, net=1, forecast=2)],
        [MonthlyOutcomeInput(body=row, net=1, forecast=2) for row in (SCHOOLS, CARE, HOUSES)],
    ):
        import_monthly_outcome(
            world.by(EXECUTIVE), period="2027-02", file=FileTaken(source="table", name="a", names={}), outcomes=outcomes
        )
        client.get("/ekonomi/2027/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/ekonomi/2027/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_forecast_is_made_with_its_reasons_and_changed_without_losing_a_colleagues(world: World) -> None:
    import_monthly_outcome(
        world.by(EXECUTIVE),
        period="2027-02",
        file=FileTaken(source="table", name="a", names={}),
        outcomes=[MonthlyOutcomeInput(body=SCHOOLS, net=1)],
    )
    client, address = world.client(SCHOOLS), f"/ekonomi/2027/{SCHOOLS}/prognos/"
    words = {"net": "-1 250", "words": "Vi får mer tillbaka.", "revision": "0"}
    assert client.post(address, words | {"receipt": "a"}).status_code == 302
    again = client.post(address, words | {"net": "5", "receipt": "b"})
    assert (again.status_code, "Vi får mer tillbaka." in again.content.decode()) == (409, True)
    assert client.post(address, words | {"net": "mycket", "revision": "1"}).status_code == 400
    assert list(Forecast.objects.values_list("net", "words")) == [(-1250, "Vi får mer tillbaka.")]
    assert world.client(CARE).get(address).status_code == 302
    assert client.get(f"/ekonomi/2026/{SCHOOLS}/prognos/").status_code == 404


def test_the_balance_rule_says_what_is_left_to_restore_and_by_when(world: World) -> None:
    client = world.client(EXECUTIVE)
    client.post("/ekonomi/balanskrav/2025/", {"result": "-30", "words": "Elpriset.", "revision": "0"})
    assert client.post("/ekonomi/balanskrav/2026/", {"result": "1", "gains": "-1"}).status_code == 400
    page = unescape(client.get("/ekonomi/balanskrav/").content.decode())
    assert "i budgeten för 2028" in page
    assert list(BalanceYear.objects.values_list("year", "result", "words")) == [(2025, -30, "Elpriset.")]
    assert world.client(SCHOOLS).get("/ekonomi/balanskrav/2026/").status_code == 302

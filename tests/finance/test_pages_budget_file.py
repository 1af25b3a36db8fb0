"""A budget read from a file: understood before it is saved, whole or not at all, remembered, and out again the same."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.world import EXECUTIVE, SCHOOLS, World, context_on

from koll.acts.finance import BudgetRow, budget_table
from koll.acts.imports import Chosen, TableInFile, foresee_table
from koll.reads.finance import budget_page
from koll.tables.models import Budget, ImportChoice

pytestmark = pytest.mark.django_db

ADDRESS = "/budget/2028/las-in/"
HEAD = "Organ;Drift 2028;Drift 2029;Drift 2030;Investering 2028;Investering 2029;Investering 2030"
SHEET = f"{HEAD}\nSkolnämnden;70 000;72 000;74 000;5 000;0;0\nOMS;56 000;58 000;60 000;;;\nSumma;126 000;;;;;\n"


def posted(client: Client, status: int, text: str = SHEET, name: str = "budget.csv") -> str:
    file = SimpleUploadedFile(name, text.encode())
    answer = client.post(ADDRESS, {"file": file, "unit": "thousand"})
    assert answer.status_code == status
    return unescape(answer.content.decode())


def kept(page: str) -> str:
    return page.partition('name="token" value="')[2].partition('">')[0]


def taken(client: Client, token: str, status: int, **names: str) -> str:
    chosen = {f"name_{name}": target for name, target in names.items()}
    answer = client.post(
        ADDRESS, {"receipt": str(hash(token + str(names))), "token": token, "unit": "thousand"} | chosen
    )
    page = unescape(answer.content.decode())
    assert answer.status_code == status, page
    return page


@pytest.mark.both_databases
def test_the_preview_says_what_each_row_is_and_saves_nothing(world: World) -> None:
    page = posted(world.client(EXECUTIVE), 200)
    assert "1 ny, 2 fel." in page
    assert "”OMS”" in page
    assert not Budget.objects.exists()


def test_nothing_is_half_imported_and_what_was_chosen_is_kept(world: World) -> None:
    client = world.client(EXECUTIVE)
    token = kept(posted(client, 200))
    page = taken(client, token, 400, oms="care")
    assert "Ingenting har lästs in" in page
    assert '<option value="care" selected>' in page
    assert "Rad 2 handlar om samma sak" in taken(client, token, 400, oms=SCHOOLS, summa="-")
    taken(client, token, 400, oms="no-such-body", summa="-")
    assert not Budget.objects.exists()
    assert not ImportChoice.objects.exists()


def test_what_is_taken_in_is_a_proposal_and_the_names_are_remembered(world: World) -> None:
    client = world.client(EXECUTIVE)
    taken(client, kept(posted(client, 200)), 302, oms="care", summa="-")
    view = budget_page(context_on(world.day), 2028).proposal
    assert view is not None
    assert view.figures.frame_of("care").operations == (56_000, 58_000, 60_000)
    assert view.figures.frame_of(SCHOOLS).investment == (5_000, 0, 0)
    page = posted(client, 200)
    assert "2 finns redan." in page
    assert "1 rad som har utelämnats: Summa" in page


def test_another_amount_stands_beside_the_one_that_was(world: World) -> None:
    client = world.client(EXECUTIVE)
    taken(client, kept(posted(client, 200)), 302, oms="care", summa="-")
    page = posted(client, 200, SHEET.replace("72 000", "73 000"))
    assert "1 ändrad, 1 finns redan." in page
    assert re.search(r"73\s000\s+<span[^>]*>\(förut: 72\s000\)", page)


def test_a_sheet_without_investment_leaves_it_as_it_is_and_headings_without_amounts_are_told(world: World) -> None:
    client = world.client(EXECUTIVE)
    taken(client, kept(posted(client, 200)), 302, oms="care", summa="-")
    sheet = "Budget 2028\n;2028;2029;2030\nNämnder;;;\nSkolnämnden;71 000;72 000;74 000\n"
    page = posted(client, 200, sheet)
    assert ("1 ändrad." in page, "1 rad utan belopp" in page) == (True, True)
    taken(client, kept(page), 302)
    view = budget_page(context_on(world.day), 2028).proposal
    assert view is not None
    frame = view.figures.frame_of(SCHOOLS)
    assert (frame.operations, frame.investment) == ((71_000, 72_000, 74_000), (5_000, 0, 0))


@pytest.mark.parametrize(
    ("unit", "said", "amount"),
    [
        ("krona", "1 500 000", 1_500),
        ("million", "1,5", 1_500),
        ("thousand", "72\u00a0000,0", 72_000),
        ("thousand", "−5", -5),
    ],
)
def test_amounts_are_read_in_their_unit(world: World, unit: str, said: str, amount: int) -> None:
    table = budget_table(2028, [(SCHOOLS, "Skolnämnden")], ())
    rows = TableInFile(rows=(tuple(HEAD.split(";")), ("Skolnämnden", said, "0", "", "", "", "")))
    (row,) = foresee_table(world.by(EXECUTIVE), table, rows, {"unit": unit}, Chosen()).rows
    assert (row.state, row.row) == ("new", BudgetRow(target=SCHOOLS, operations_1=amount))


@pytest.mark.parametrize("said", ["tolv", "1,5", "1e9999"])
def test_what_is_no_whole_amount_is_refused_with_what_was_written(world: World, said: str) -> None:
    page = posted(world.client(EXECUTIVE), 200, f"{HEAD}\nSkolnämnden;{said};1;2")
    assert ("1 fel." in page, f"”{said}” går inte att läsa" in page) == (True, True)


def test_what_goes_out_comes_in_again(world: World) -> None:
    client = world.client(EXECUTIVE)
    taken(client, kept(posted(client, 200)), 302, oms="care", summa="-")
    before = budget_page(context_on(world.day), 2028).proposal
    assert before is not None
    out = client.get(f"/budget/2028/{before.id}/fil/")
    assert "attachment" in out.headers["Content-Disposition"]
    assert out.headers["Content-Type"] == "text/csv; charset=utf-8"
    page = posted(client, 200, out.content.decode())
    assert "Allt i filen finns redan." in page
    taken(client, kept(posted(client, 200, SHEET.replace("72 000", "73 000"))), 302)
    page = posted(client, 200, out.content.decode())
    assert "1 ändrad," in page
    taken(client, kept(page), 302)
    after = budget_page(context_on(world.day), 2028).proposal
    assert after is not None
    frames = {frame.body: frame for frame in after.figures.frames if any(frame.operations)}
    assert frames == {frame.body: frame for frame in before.figures.frames}


def test_a_file_without_the_years_says_why_and_asks_which_columns_they_are(world: World) -> None:
    page = posted(world.client(EXECUTIVE), 400, "a;b\n1;2")
    assert "Det saknas: Organ, Drift 2028, Drift 2029, Drift 2030." in page


def test_a_file_that_is_not_ones_own_leads_nowhere(world: World) -> None:
    assert "Välj filen igen" in taken(world.client(EXECUTIVE), "nonsense", 400)


def test_others_than_the_board_take_nothing_in(world: World) -> None:
    token = kept(posted(world.client(EXECUTIVE), 200))
    assert world.client(SCHOOLS).get(ADDRESS).status_code == 403
    posted(world.client(SCHOOLS), 403)
    page = taken(world.client(SCHOOLS), token, 403, oms="care", summa="-")
    assert "OMS" not in page  # the rows came from a file that is still there; nobody typed them
    assert not Budget.objects.exists()

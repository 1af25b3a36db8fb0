"""A budget read from a file: understood before it is saved, whole or not at all, remembered, and out again the same."""

from __future__ import annotations

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.world import EXECUTIVE, SCHOOLS, World, context_on

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
    return page.partition('name="rows" value="')[2].partition('">')[0]


def taken(client: Client, rows: str, status: int, **targets: str) -> str:
    answer = client.post(ADDRESS, {"receipt": str(hash(str(targets))), "rows": rows} | targets)
    assert answer.status_code == status
    return unescape(answer.content.decode())


@pytest.mark.both_databases
def test_the_dry_run_says_what_matched_and_saves_nothing(world: World) -> None:
    page = posted(world.client(EXECUTIVE), 200)
    assert "1 rad har en plats" in page
    assert "2 rader har ingen" in page
    assert not Budget.objects.exists()


def test_nothing_is_half_imported_and_what_was_chosen_is_kept(world: World) -> None:
    client = world.client(EXECUTIVE)
    rows = kept(posted(client, 200))
    page = taken(client, rows, 400, target_2=SCHOOLS, target_3="care")
    assert "Inget läses in" in page
    assert '<option value="care" selected>' in page
    taken(client, rows, 400, target_2=SCHOOLS, target_3=SCHOOLS, target_4="-")
    taken(client, rows, 400, target_2=SCHOOLS, target_3="no-such-body", target_4="-")
    assert not Budget.objects.exists()
    assert not ImportChoice.objects.exists()


def test_what_is_taken_in_is_a_proposal_and_the_names_are_remembered(world: World) -> None:
    client = world.client(EXECUTIVE)
    taken(client, kept(posted(client, 200)), 302, target_2=SCHOOLS, target_3="care", target_4="-")
    view = budget_page(context_on(world.day), 2028).proposal
    assert view is not None
    assert view.figures.frame_of("care").operations == (56_000, 58_000, 60_000)
    assert view.figures.frame_of(SCHOOLS).investment == (5_000, 0, 0)
    assert "2 rader har en plats" in posted(client, 200)


def test_what_goes_out_comes_in_again(world: World) -> None:
    client = world.client(EXECUTIVE)
    taken(client, kept(posted(client, 200)), 302, target_2=SCHOOLS, target_3="care", target_4="-")
    before = budget_page(context_on(world.day), 2028).proposal
    assert before is not None
    out = client.get(f"/budget/2028/{before.id}/fil/")
    assert out.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in out.headers["Content-Disposition"]
    page = posted(client, 200, out.content.decode())
    chosen = {f"target_{place}": key for place, key in selected(page)}
    taken(client, kept(page), 302, **chosen)
    after = budget_page(context_on(world.day), 2028).proposal
    assert after is not None
    frames = {frame.body: frame for frame in after.figures.frames if any(frame.operations)}
    assert frames == {frame.body: frame for frame in before.figures.frames}


def selected(page: str) -> list[tuple[str, str]]:
    rows = page.split('name="target_')[1:]
    return [(row.partition('"')[0], row.partition(" selected")[0].rpartition('value="')[2].rstrip('"')) for row in rows]


@pytest.mark.parametrize(("text", "said"), [("a;b\n1;2", "planens tre år"), (f"{HEAD}\nA;tolv;1;2", "A: tolv")])
def test_a_file_that_cannot_be_read_says_why(world: World, text: str, said: str) -> None:
    assert said in posted(world.client(EXECUTIVE), 400, text)


def test_rows_that_somebody_has_changed_lead_nowhere(world: World) -> None:
    client = world.client(EXECUTIVE)
    for rows in ("nonsense", "[[1]]", '[[1, "A", ["x", 0, 0], [0, 0, 0]]]', "7"):
        taken(client, rows, 404)


def test_others_than_the_board_take_nothing_in(world: World) -> None:
    rows = kept(posted(world.client(EXECUTIVE), 200))
    assert world.client(SCHOOLS).get(ADDRESS).status_code == 403
    page = taken(world.client(SCHOOLS), rows, 403, target_2=SCHOOLS, target_3="care", target_4="-")
    assert "OMS" not in page  # the rows came from a file that is still there; nobody typed them
    assert not Budget.objects.exists()

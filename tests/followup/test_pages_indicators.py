"""Indicators in the browser: begun, entered in a grid, read beside reasoning, and never half entered."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.refusals import refused
from tests.world import CARE, SCHOOLS, World

from koll.acts.followup import ReadingInput, record_readings
from koll.acts.imports import UncheckedFile, check_file, read_rows, write_csv
from koll.tables.models import Indicator, Reading
from koll.web.followup import number_in_form

pytestmark = pytest.mark.django_db

WORDS = {
    "name": "Elever som trivs",
    "says": "Frågas varje vår.",
    "unit": "procent",
    "body": SCHOOLS,
    "source": "own",
    "code": "",
    "compared_with": "",
    "direction": "up",
    "target_low": "90,5",
    "target_high": "",
    "revision": "0",
}


def begun(world: World, **other: str) -> str:
    answer = world.client(SCHOOLS).post("/indikatorer/ny/", WORDS | other)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


@pytest.mark.both_databases
def test_an_indicator_is_begun_and_read(world: World) -> None:
    page = world.client(CARE).get(begun(world)).context["page"]
    assert (page.line.name, page.target[0], page.may_keep) == ("Elever som trivs", Decimal("90.5"), False)


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"target_low": "många"}, {"target_low": "5", "target_high": "3"}, {"source": "kolada", "code": "x"}],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(world: World, wrong: dict[str, str]) -> None:
    answer = world.client(SCHOOLS).post("/indikatorer/ny/", WORDS | wrong)
    assert (answer.status_code, Indicator.objects.exists()) == (400, False)
    assert "Frågas varje vår." in answer.content.decode()


def test_another_bodys_indicator_is_not_begun(world: World) -> None:
    assert world.client(CARE).post("/indikatorer/ny/", WORDS).status_code == 403


def test_readings_are_entered_in_a_grid_all_or_none(world: World) -> None:
    key = begun(world).split("/")[-2]
    client = world.client(SCHOOLS)
    wrong = client.post("/indikatorer/inmatning/", {f"{key}@2026": "88,5", f"{key}@2027": "bra"})
    assert (wrong.status_code, Reading.objects.exists()) == (400, False)
    assert 'value="88,5"' in wrong.content.decode()
    right = client.post("/indikatorer/inmatning/", {f"{key}@2026": "88,5", f"{key}@2027": "1 090"})
    assert right.status_code == 302
    assert list(Reading.objects.values_list("period", "value")) == [("2026", Decimal("88.5")), ("2027", Decimal(1090))]


def test_a_box_that_is_left_empty_takes_nothing_away(world: World) -> None:
    key = begun(world).split("/")[-2]
    client = world.client(SCHOOLS)
    client.post("/indikatorer/inmatning/", {f"{key}@2026": "88"})
    client.post("/indikatorer/inmatning/", {f"{key}@2026": "", f"{key}@2027": "90"})
    assert Reading.objects.count() == 2


@pytest.mark.parametrize("period", ["27", "2027-13", "våren", "2027-1"])
def test_a_period_that_is_none_is_refused(world: World, period: str) -> None:
    key = begun(world).split("/")[-2]
    with refused("reading.not_a_period"):
        record_readings(world.by(SCHOOLS), readings=[ReadingInput(indicator=key, period=period, value=Decimal(1))])


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1 250 000", "1250000"),
        ("1\N{NO-BREAK SPACE}250", "1250"),
        ("\N{MINUS SIGN}3", "-3"),
        ("45 %", "45"),
    ],
)
def test_a_number_is_read_as_people_write_it(written: str, number: str) -> None:
    assert number_in_form(written) == Decimal(number)


@pytest.mark.parametrize("written", ["1,2,3", "1.250,5", "tolv", "1e999", "NaN", "--1"])
def test_what_is_no_number_is_not_guessed(written: str) -> None:
    with pytest.raises(ValidationError):
        number_in_form(written)


def test_the_list_asks_as_much_for_three_as_for_one(world: World) -> None:
    client, counts = world.client(SCHOOLS), []
    for number in range(3):
        key = begun(world, name=f"Mått {number}").split("/")[-2]
        record_readings(world.by(SCHOOLS), readings=[ReadingInput(indicator=key, period="2026", value=Decimal(number))])
        client.get("/indikatorer/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/indikatorer/")
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_what_was_typed_in_the_grid_and_not_sent_is_there_again(world: World) -> None:
    key = begun(world).split("/")[-2]
    client = world.client(SCHOOLS)
    sent = {"form": "readings", "fields": {f"{key}@2026": "77,7"}, "revision": 0}
    client.post("/utkast/", sent, content_type="application/json")
    assert 'value="77,7"' in client.get("/indikatorer/inmatning/").content.decode()
    client.post("/indikatorer/inmatning/", {f"{key}@2026": "77,7", "receipt": "r"})
    assert client.get("/indikatorer/inmatning/").context["draft"] is None


def test_the_table_goes_out_as_excel_and_what_is_filled_in_stands_in_the_boxes_unsaved(world: World) -> None:
    key = begun(world, name="=Elever som trivs").split("/")[-2]
    record_readings(world.by(SCHOOLS), readings=[ReadingInput(indicator=key, period="2026", value=Decimal("88.5"))])
    client = world.client(SCHOOLS)
    out = client.get("/indikatorer/inmatning/fil/")
    rows = read_rows(check_file(UncheckedFile(name="a.xlsx", content=out.content), 1_000_000))
    assert rows == [
        ("Nyckel", "Vad som mäts", "Enhet", "2023", "2024", "2025", "2026", "2027"),
        (key, "=Elever som trivs", "procent", "", "", "", "88.5", ""),
    ]
    filled = SimpleUploadedFile("a.csv", write_csv([rows[0], (*rows[1][:-1], "1 090,5")]))
    answer = client.post("/indikatorer/inmatning/las-in/", {"file": filled})
    page = answer.content.decode()
    assert (answer.status_code, answer.context["count"], Reading.objects.count()) == (200, 2, 1)
    assert f'name="{key}@2027" value="1090,5"' in page


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("Nyckel", "2027"), ("nagon-annans", "3")], "nagon-annans"),
        ([("Nyckel", "2027"), ("elever-som-trivs", "tolv")], "Rad 2, 2027"),
        ([("Nyckel", "1999"), ("elever-som-trivs", "3")], "2023, 2024, 2025, 2026, 2027"),
        ([], "2023, 2024, 2025, 2026, 2027"),
    ],
)
def test_a_file_that_does_not_fit_is_said_row_by_row_and_nothing_is_taken(
    world: World, rows: list[tuple[str, ...]], said: str
) -> None:
    begun(world)
    file = SimpleUploadedFile("a.csv", write_csv(rows) or b"x")
    answer = world.client(SCHOOLS).post("/indikatorer/inmatning/las-in/", {"file": file})
    assert (answer.status_code, said in answer.content.decode()) == (400, True)


def test_a_reading_is_commented_on_and_what_is_measured_no_more_can_be_measured_again(world: World) -> None:
    key = begun(world).split("/")[-2]
    record_readings(world.by(SCHOOLS), readings=[ReadingInput(indicator=key, period="2026", value=Decimal("88.5"))])
    client = world.client(SCHOOLS)
    client.post(f"/indikatorer/{key}/kommentera/", {"period": "2026", "comment": "Färre svarade."})
    page = client.get(f"/indikatorer/{key}/").context["page"]
    assert [reading.comment for reading in page.readings] == ["Färre svarade."]
    for listed, sent in ((0, {}), (1, {"again": "1"})):
        assert client.post(f"/indikatorer/{key}/avsluta/", sent).status_code == 302
        late = client.post(f"/indikatorer/{key}/avsluta/", sent)
        assert (late.status_code, len(client.get("/indikatorer/").context["page"])) == (400, listed)
    assert world.client(CARE).post(f"/indikatorer/{key}/avsluta/").status_code == 403


def test_areas_to_compare_with_have_names(world: World) -> None:
    key = begun(world, compared_with="0000 Riket\n1482  Granne ").split("/")[-2]
    page = world.client(CARE).get(f"/indikatorer/{key}/").context["page"]
    assert [(row.code, row.name) for row in page.compared_with] == [("0000", "Riket"), ("1482", "Granne")]
    kept = world.client(SCHOOLS).get(f"/indikatorer/{key}/andra/").content.decode()
    assert "0000 Riket\n1482 Granne" in kept

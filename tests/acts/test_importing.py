"""Many decisions from a table: everything is foreseen, all of it is done or nothing, and the same table goes out."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from tests import files
from tests.world import COUNCIL, SCHOOLS, World, context_on

from koll.acts.decisions import (
    DecisionInput,
    UnableToDecide,
    decision_columns,
    foresee,
    import_decisions,
    record_decision,
)
from koll.acts.imports import Row, UnableToTakeFile, UncheckedFile, check_file, read_rows, write_csv, write_xlsx
from koll.reads.decisions import decision_rows
from koll.tables.models import Decision, LedgerEntry

HEADINGS = ("Body", "Day of the decision", "Paragraph", "Registry number", "Heading")
MOST = 20_000_000


def table(*rows: Row) -> list[Row]:
    return [HEADINGS, *rows]


def read(name: str, content: bytes) -> list[Row]:
    return read_rows(check_file(UncheckedFile(name=name, content=content), MOST))


def sheet(*rows: list[object]) -> bytes:
    """An Excel file as Excel itself writes it."""
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(str.strip)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=5))
def test_what_is_written_is_read_again(rows: list[Row]) -> None:
    whole = [("a", "b", "c"), *rows]
    while not any(whole[-1]):
        whole.pop()
    expected = [tuple(cell for cell in row) for row in whole]
    assert read("a.csv", write_csv(whole)) == expected


def test_an_excel_file_is_read_again_and_nothing_in_it_is_a_formula() -> None:
    rows = [("a", "b"), ("=1+1", "@x"), ("- nej", "rad 1\nrad 2")]
    assert read("a.xlsx", write_xlsx(rows, "Beslut")) == rows
    assert b"'=1+1" in write_csv(rows)


def test_numbers_and_days_in_excel_are_read_as_they_are_written() -> None:
    rows = read("a.xlsx", sheet(["a", "b", "c"], [5.0, date(2027, 3, 15), 46461]))
    assert rows[1] == ("5", "2027-03-15", "46461")


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlsx", files.XLSX), ("a.docx", files.DOCX), ("a.csv", b"a;b\n" + b"1;2\n" * 2_001)]
)
def test_what_is_no_table_or_too_long_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(UnableToTakeFile):
        read(name, content)


@pytest.mark.both_databases
@pytest.mark.django_db
def test_each_row_is_foreseen_and_nothing_is_recorded(world: World) -> None:
    record_decision(
        world.by(SCHOOLS),
        words=DecisionInput(body=SCHOOLS, day=world.day, paragraph=1, registry_number="", heading="Finns"),
    )
    before = (Decision.objects.count(), LedgerEntry.objects.count())
    rows = table(
        ("Skolnämnden", "2027-03-15", "1", "", "Finns"),
        (" skolnämnden", "46461", "§ 2", "2027.2", "Ny"),
        ("Skolnämnden", "2027-03-15", "2", "", "Samma paragraf"),
        ("Skolnämnden", "2027-02-30", "3", "", "Fel dag"),
        ("Fritidsnämnden", "2027-03-15", "4", "", "Fel organ"),
        ("council", "2027-03-15", "5", "", "Annans"),
        ("Skolnämnden", "2027-03-16", "6", "", "I morgon"),
        ("Skolnämnden", "2027-03-15", "sju", "", "Fel paragraf"),
        ("Skolnämnden", "2027-03-15", "8", "", "x" * 251),
        ("Skolnämnden", "", "9", "", "Ingen dag"),
    )
    seen = foresee(world.by(SCHOOLS), rows)
    assert [row.state for row in seen] == ["there", "new", *["wrong"] * 8]
    assert all(row.why for row in seen if row.state == "wrong")
    assert [row.number for row in seen] == list(range(2, 12))
    assert (Decision.objects.count(), LedgerEntry.objects.count()) == before


@pytest.mark.django_db
def test_a_formula_is_not_worked_out(world: World) -> None:
    content = sheet(list(HEADINGS), ["Skolnämnden", "2027-03-15", 1, "", '="Ny"'])
    assert [row.state for row in foresee(world.by(SCHOOLS), read("a.xlsx", content))] == ["wrong"]


@pytest.mark.django_db
def test_when_one_row_is_wrong_none_is_taken_in(world: World) -> None:
    rows = table(("Skolnämnden", "2027-03-15", "1", "", "Rätt"), ("Skolnämnden", "2027-03-15", "1", "", "Fel"))
    before = Decision.objects.count()
    with pytest.raises(UnableToDecide, match="3"):
        import_decisions(world.by(SCHOOLS), rows=rows)
    assert Decision.objects.count() == before


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [[], [HEADINGS], [("Body", "Heading"), ("Skolnämnden", "x")]])
def test_a_table_without_headings_or_rows_is_refused(world: World, rows: list[Row]) -> None:
    with pytest.raises(UnableToDecide):
        import_decisions(world.by(SCHOOLS), rows=rows)


@pytest.mark.django_db
def test_what_goes_out_comes_in_again_and_is_already_there(world: World) -> None:
    rows = table(
        ("Skolnämnden", "2027-03-15", "1", "2027.1", "Det första"), ("Skolnämnden", "2027-03-15", "", "", "=Det andra")
    )
    import_decisions(world.by(SCHOOLS), rows=rows)
    out = [
        tuple(str(decision_column) for decision_column in decision_columns.values()),
        *decision_rows(context_on(world.day)),
    ]
    for name, content in (("a.csv", write_csv(out)), ("a.xlsx", write_xlsx(out, "Beslut"))):
        assert read(name, content) == [row for row in out if any(row)]
        assert {item.state for item in foresee(world.by(SCHOOLS), read(name, content))} == {"there"}
    assert Decision.objects.get(heading="=Det andra").day == date(2027, 3, 15)


@pytest.mark.django_db
def test_nobody_takes_in_what_another_body_decides(world: World) -> None:
    rows = table(("Skolnämnden", "2027-03-15", "1", "", "Skolskjuts"))
    assert [row.state for row in foresee(world.by(COUNCIL), rows)] == ["wrong"]
    with pytest.raises(UnableToDecide):
        import_decisions(world.by(COUNCIL), rows=rows)

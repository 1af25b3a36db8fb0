"""Many decisions from a table: everything is foreseen, all of it is done or nothing, and the same table goes out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from tests import files
from tests.refusals import refused
from tests.world import COUNCIL, SCHOOLS, World, context_on

from koll.acts.decisions import DECISIONS, DecisionInput, import_decisions, record_decision
from koll.acts.engine import Doing
from koll.acts.imports import (
    LEAVE_OUT,
    Chosen,
    Foreseen,
    Row,
    TableInFile,
    UncheckedFile,
    check_file,
    foresee_table,
    read_rows,
    read_table,
    write_csv,
    write_xlsx,
)
from koll.reads.decisions import decision_rows
from koll.tables.models import Decision, ImportChoice, LedgerEntry

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
    ("name", "content", "code"),
    [
        ("a.xlsx", files.XLSX, "table.broken"),
        ("a.docx", files.DOCX, "table.not_a_table"),
        ("a.csv", b"a;b\n" + b"1;2\n" * 2_001, "table.too_many_rows"),
    ],
)
def test_what_is_no_table_or_too_long_is_refused(name: str, content: bytes, code: str) -> None:
    with refused(code):
        read(name, content)


def foresee(doing: Doing, rows: Sequence[Row], chosen: Chosen | None = None) -> Foreseen[DecisionInput]:
    return foresee_table(doing, DECISIONS, TableInFile(rows=tuple(rows)), {}, chosen or Chosen())


def states(doing: Doing, rows: Sequence[Row], chosen: Chosen | None = None) -> list[str]:
    return [row.state for row in foresee(doing, rows, chosen).rows]


def take_in(doing: Doing, rows: Sequence[Row], chosen: Chosen | None = None) -> None:
    foreseen = foresee(doing, rows, chosen)
    import_decisions(doing, rows=foreseen.taken, memory=foreseen.memory)


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
        ("Skolnämnden", "2027-03-15", "1", "", "Annan rubrik"),
    )
    seen = foresee(world.by(SCHOOLS), rows)
    assert [row.state for row in seen.rows] == ["there", "new", *["wrong"] * 9]
    assert all(row.why for row in seen.rows if row.state == "wrong")
    assert [row.number for row in seen.rows] == list(range(2, 13))
    assert "Fritidsnämnden" in seen.rows[4].why
    assert [cell.words for cell in seen.rows[1].cells] == ["Skolnämnden", "2027-03-15", "2", "2027.2", "Ny"]
    assert (Decision.objects.count(), LedgerEntry.objects.count()) == before


@pytest.mark.django_db
def test_a_formula_is_not_worked_out(world: World) -> None:
    content = sheet(list(HEADINGS), ["Skolnämnden", "2027-03-15", 1, "", '="Ny"'])
    (row,) = foresee(world.by(SCHOOLS), read("a.xlsx", content)).rows
    assert (row.state, "formel" in row.why) == ("wrong", True)


@pytest.mark.django_db
def test_when_one_row_is_wrong_none_is_taken_in(world: World) -> None:
    rows = table(("Skolnämnden", "2027-03-15", "1", "", "Rätt"), ("Skolnämnden", "2027-03-15", "1", "", "Fel"))
    seen = foresee(world.by(SCHOOLS), rows)
    assert ([row.state for row in seen.rows], seen.is_whole) == (["new", "wrong"], False)
    assert "Rad 2" in seen.rows[1].why
    before = Decision.objects.count()
    right = seen.taken[0]
    with refused("decision.paragraph_taken"):
        import_decisions(world.by(SCHOOLS), rows=(right, right))
    assert Decision.objects.count() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "import.columns_missing"),
        ([HEADINGS], "import.no_rows"),
        ([("Body", "Heading"), ("Skolnämnden", "x")], "import.columns_missing"),
    ],
)
def test_a_table_without_headings_or_rows_is_refused(world: World, rows: list[Row], code: str) -> None:
    seen = foresee(world.by(SCHOOLS), rows)
    assert (seen.fault is not None and seen.fault.code, seen.rows, seen.is_whole) == (code, (), False)


@pytest.mark.django_db
def test_what_goes_out_comes_in_again_and_is_already_there(world: World) -> None:
    rows = table(
        ("Skolnämnden", "2027-03-15", "1", "2027.1", "Det första"), ("Skolnämnden", "2027-03-15", "", "", "=Det andra")
    )
    take_in(world.by(SCHOOLS), rows)
    out = [tuple(DECISIONS.headings), *decision_rows(context_on(world.day))]
    for name, content in (("a.csv", write_csv(out)), ("a.xlsx", write_xlsx(out, "Beslut"))):
        assert read(name, content) == [row for row in out if any(row)]
        assert set(states(world.by(SCHOOLS), read(name, content))) == {"there"}
    assert Decision.objects.get(heading="=Det andra").day == date(2027, 3, 15)


@pytest.mark.django_db
def test_nobody_takes_in_what_another_body_decides(world: World) -> None:
    rows = table(("Skolnämnden", "2027-03-15", "1", "", "Skolskjuts"))
    assert states(world.by(COUNCIL), rows) == ["wrong"]
    given = foresee(world.by(SCHOOLS), rows).taken
    with refused("permission.record_decision"):
        import_decisions(world.by(COUNCIL), rows=given)
    assert not Decision.objects.filter(heading="Skolskjuts").exists()


@pytest.mark.django_db
def test_what_a_table_says_otherwise_is_shown_beside_what_is_recorded_and_left(world: World) -> None:
    rows = [(*HEADINGS, "Votes"), ("Skolnämnden", "2027-03-15", "1", "", "Skolskjuts", "Enigt")]
    take_in(world.by(SCHOOLS), rows)
    rows[1] = (*rows[1][:5], "5–4")
    (row,) = foresee(world.by(SCHOOLS), rows).rows
    assert (row.state, row.cells[-1].words, row.cells[-1].before) == ("differs", "5–4", "Enigt")
    assert foresee(world.by(SCHOOLS), rows).taken == ()
    assert states(world.by(SCHOOLS), [row[:5] for row in rows]) == ["there"]  # a column that is not told says nothing


@pytest.mark.django_db
def test_headings_as_people_write_them_stand_below_titles_and_empty_rows_keep_the_numbers(world: World) -> None:
    rows: list[Row] = [
        ("Beslut 2027, antagna", "", "", "", ""),
        (),
        ("Nämnd", "Datum", "§", "Dnr", "Ärende"),
        (),
        ("Skolnämnden", "mån 15 mars 2027", "SN § 45/2027", "2027/1", "Skolskjuts"),
        ("Skolnämnden", "tis 15 mars 2027", "46", "", "Fel veckodag"),
        ("Skolnämnden", "3/4/2027", "47", "", "Två dagar"),
        ("Skolnämnden", "15/3 2027", "48/2026", "", "Annat år"),
    ]
    seen = foresee(world.by(SCHOOLS), rows)
    assert [(row.number, row.state) for row in seen.rows] == [(5, "new"), (6, "wrong"), (7, "wrong"), (8, "wrong")]
    assert seen.taken == (
        DecisionInput(
            body=SCHOOLS, day=date(2027, 3, 15), paragraph=45, registry_number="2027/1", heading="Skolskjuts"
        ),
    )
    assert all(
        words in row.why for words, row in zip(("veckodag", "två olika dagar", "2026"), seen.rows[1:], strict=True)
    )
    assert seen.unread == ("1 rad ovanför rubrikerna",)


@pytest.mark.django_db
def test_what_is_chosen_for_columns_and_names_is_remembered(world: World) -> None:
    rows: list[Row] = [
        ("Vem", "När", "Vad", "Anteckning"),
        ("SN", "2027-03-15", "Skolskjuts", "x"),
        ("Summa", "2027-03-15", "Två", ""),
    ]
    asked = foresee(world.by(SCHOOLS), rows)
    assert asked.fault is not None
    chosen = Chosen(columns={0: "body", 1: "day", 2: "heading"})
    unknown = foresee(world.by(SCHOOLS), rows, chosen)
    assert ([row.state for row in unknown.rows], [name.target for name in unknown.names]) == (["wrong"] * 2, ["", ""])
    chosen = Chosen(columns=chosen.columns, names={"sn": SCHOOLS, "summa": LEAVE_OUT})
    assert states(world.by(SCHOOLS), rows, chosen) == ["new"]
    take_in(world.by(SCHOOLS), rows, chosen)
    again = foresee(world.by(SCHOOLS), rows)
    assert ([row.state for row in again.rows], again.fault) == (["there"], None)
    assert again.unread == ("1 kolumn: Anteckning", "1 rad som har utelämnats: Summa")
    assert sorted(ImportChoice.objects.filter(about="name").values_list("kind", "name", "target")) == [
        ("decisions", "sn", SCHOOLS),
        ("decisions", "summa", LEAVE_OUT),
    ]


@pytest.mark.django_db
def test_what_is_hidden_in_excel_is_not_read_and_is_told(world: World) -> None:
    book = Workbook()
    page = book.worksheets[0]
    for row in (
        [*HEADINGS, "Hemligt"],
        ["Skolnämnden", "2027-03-15", 1, "", "Syns", "dolt"],
        ["Skolnämnden", "2027-03-15", 2, "", "Dold", ""],
    ):
        page.append(row)
    page.row_dimensions[3].hidden = True
    page.column_dimensions["F"].hidden = True
    book.create_sheet("Gömt").sheet_state = "hidden"
    kept = BytesIO()
    book.save(kept)
    file = check_file(UncheckedFile(name="a.xlsx", content=kept.getvalue()), MOST)
    seen = foresee_table(world.by(SCHOOLS), DECISIONS, read_table(file), {}, Chosen())
    assert [row.row and row.row.heading for row in seen.rows] == ["Syns"]
    assert seen.unread == ("1 blad: Gömt", "1 dold rad: 3", "1 dold kolumn: F")

"""Reading the whole ledger finds whatever has been done to it, and whatever has been done to the tables behind it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from tests.files import TEXT
from tests.refusals import refused
from tests.world import EXECUTIVE, SCHOOLS, World, world

from koll.acts.activities import open_occasion
from koll.acts.decisions import attach_file
from koll.acts.descriptions import decide_occasion, submit_occasion, write_part
from koll.acts.engine import Doing, append
from koll.acts.home import keep_draft
from koll.acts.imports import UncheckedFile, check_file
from koll.acts.organisation import register_person
from koll.acts.oversight import OversightEntryInput, conclude_oversight_entry, erase_words, open_oversight_entry
from koll.acts.proposals import raise_proposal
from koll.domain.almanac import swedish_day
from koll.permissions import SYSTEM
from koll.reads.oversight import Verified, verify
from koll.tables import triggers
from koll.tables.ledger import Peaks
from koll.tables.models import (
    Attachment,
    Decision,
    Draft,
    Erasure,
    LedgerContent,
    LedgerEntry,
    OversightEntry,
    Part,
    Person,
    ProposalStep,
    Seat,
    Version,
)

__all__ = ["world"]

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2027, 3, 15, 9, 30, 0, 17, tzinfo=UTC)


def written(count: int) -> None:
    for number in range(count):
        append(at=NOW, actor=None, act="start", subject="/", content={"line": number, "said": "å"})


def places(found: Verified) -> list[int]:
    return [fault.number for fault in found.faults]


def system() -> Doing:
    return Doing(actor=SYSTEM, now=NOW, day=swedish_day(NOW), receipt="")


def tamper(sql: str, *values: Any) -> None:
    """Does with plain SQL what the triggers would refuse, and puts the triggers back as a forger would."""
    triggers.drop(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount == 1
    triggers.create(connection)


def test_an_empty_ledger_is_whole() -> None:
    assert verify() == Verified(ok=True, entries=0, erased=0, head=Peaks.empty().head().hex(), faults=())


def test_a_ledger_that_was_only_added_to_is_whole() -> None:
    written(7)
    last = LedgerEntry.objects.get(number=7)
    assert verify() == Verified(ok=True, entries=7, erased=0, head=bytes(last.head).hex(), faults=())


def test_lawful_erasure_leaves_the_ledger_whole_and_has_a_line_of_its_own() -> None:
    written(5)
    leaf = bytes(LedgerEntry.objects.get(pk=3).leaf)
    erase_words(system(), line=3, reason="Dataskyddsförordningen artikel 17")
    found = verify()
    assert (found.ok, found.entries, found.erased, found.faults) == (True, 6, 1, ())
    assert bytes(LedgerEntry.objects.get(pk=3).leaf) == leaf
    assert Erasure.objects.get().reason == "Dataskyddsförordningen artikel 17"
    assert not LedgerContent.objects.filter(pk=3).exists()


def test_what_an_erased_line_told_of_can_still_be_proved(world: World) -> None:
    made = register_person(world.system(), username="eva", name="Eva Hemlig")
    line = LedgerEntry.objects.latest("number").number
    erase_words(system(), line=line, reason="Hon har bett om det")
    assert verify().faults == ()
    assert not any("Eva Hemlig" in words for words in LedgerContent.objects.values_list("content", flat=True))
    tamper("UPDATE tables_person SET name = 'Någon annan' WHERE id = %s", made.id)
    assert [str(fault.sentence) for fault in verify().faults] == [
        f"Person {made.id}: ”name” säger inte det som rad {line + 1} säger."
    ]


def test_words_are_not_erased_without_a_reason_or_twice() -> None:
    written(1)
    with refused("erasure.no_reason") as refusal:
        erase_words(system(), line=1, reason=" ")
    assert (refusal.value.code, refusal.value.field) == ("erasure.no_reason", "reason")
    erase_words(system(), line=1, reason="Lag")
    with refused("erasure.nothing_there") as refusal:
        erase_words(system(), line=1, reason="Lag")
    assert refusal.value.code == "erasure.nothing_there"


def test_words_removed_without_an_erasure_are_found() -> None:
    written(3)
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        LedgerContent.objects.filter(pk=2).delete()
    tamper("DELETE FROM tables_ledgercontent WHERE entry_id = 2")
    assert [(fault.number, fault.sentence) for fault in verify().faults] == [
        (2, "Orden är borta, och ingen senare rad säger att de raderades.")
    ]


@pytest.mark.parametrize(
    "change", ["act = 'adopt'", "subject = '/x/'", "at = '2020-01-01 00:00:00'", "words = head"], ids=str
)
def test_what_an_erased_line_was_cannot_be_changed_afterwards(change: str) -> None:
    written(3)
    erase_words(system(), line=2, reason="Lag")
    tamper("UPDATE tables_ledgerentry SET CHANGE WHERE number = 2".replace("CHANGE", change))
    assert places(verify()) == [2]


def test_changed_words_are_found() -> None:
    written(3)
    tamper("UPDATE tables_ledgercontent SET content = '{}' WHERE entry_id = 2")
    assert places(verify()) == [2]


def test_a_changed_column_is_found() -> None:
    written(3)
    tamper("UPDATE tables_ledgerentry SET act = 'adopt' WHERE number = 2")
    assert places(verify()) == [2]


def test_a_removed_line_is_found() -> None:
    written(4)
    tamper("DELETE FROM tables_ledgercontent WHERE entry_id = 2")
    tamper("DELETE FROM tables_ledgerentry WHERE number = 2")
    assert places(verify()) == [3, 3, 4]


def test_a_rewritten_leaf_breaks_every_later_head() -> None:
    written(4)
    tamper("UPDATE tables_ledgerentry SET leaf = head WHERE number = 2")
    assert places(verify()) == [2, 2, 3, 4]


def test_a_database_that_no_longer_guards_the_ledger_is_found() -> None:
    written(1)
    triggers.drop(connection)
    found = verify()
    assert not found.ok
    assert places(found) == [0] * len(triggers.triggers_of(connection))


def decided_description(world: World) -> int:
    """A description with a part and nothing else, decided."""
    kind = world.activity("description")
    opened = open_occasion(world.by(SCHOOLS), activity=kind.key, body=SCHOOLS, period=2027)
    write_part(world.by(SCHOOLS), occasion=opened.id, part=kind.parts[0].key, text="Så är det.", revision=0)
    submit_occasion(world.by(SCHOOLS), occasion=opened.id)
    decide_occasion(world.by(SCHOOLS), occasion=opened.id, words=world.decision(SCHOOLS))
    return opened.id


@pytest.fixture
def lived(world: World) -> World:
    """A municipality in which there is one of everything that may be tampered with."""
    decided_description(world)
    number = open_oversight_entry(
        world.by(EXECUTIVE),
        body=SCHOOLS,
        period=2027,
        words=OversightEntryInput(heading="Delårsrapporten", looked_on=world.day),
    ).id
    conclude_oversight_entry(world.by(EXECUTIVE), oversight=number, conclusion="remark", words="Gå igenom den.")
    decision = Decision.objects.latest("pk")
    attach_file(
        world.by(SCHOOLS),
        decision=decision.pk,
        file=check_file(UncheckedFile(name="bilaga.txt", content=TEXT), 10_000),
        title="Bilaga",
    )
    assert verify().faults == ()
    return world


TAMPERINGS: dict[str, tuple[type[Model], str, Any, str]] = {
    "decision": (Decision, "text", "FÖRFALSKAT", "Beslut {pk}: ”text” säger inte"),
    "votes": (Decision, "votes", "Enhälligt", "Beslut {pk}: ”votes” säger inte"),
    "version": (Version, "title", "Annat", "Version {pk} av en text: ”title” säger inte"),
    "part": (Part, "text", "Så är det inte.", "Del {pk}: ”text” säger inte"),
    "oversight": (OversightEntry, "words", "Inget.", "Uppsiktsanteckning {pk}: ”words” säger inte"),
    "seat": (Seat, "begins_on", "2020-01-01", "Plats {pk}: ”begins_on” säger inte"),
    "role": (Seat, "role", "chair", "Plats {pk}: ”role” säger inte"),
    "file": (Attachment, "content", b"%PDF-forged", "Filen i Bilaga {pk} är inte den"),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_each_row_that_was_altered_is_named(lived: World, what: str) -> None:
    model, column, value, sentence = TAMPERINGS[what]
    row = model._default_manager.latest("pk")
    table = model._meta.db_table
    update = "UPDATE TABLE SET COLUMN = %s WHERE id = %s".replace("TABLE", table).replace("COLUMN", column)
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(update, [value, row.pk])
    assert verify().faults == ()
    tamper(update, value, row.pk)
    [fault] = verify().faults
    assert fault.sentence.startswith(sentence.format(pk=row.pk))
    assert fault.number > 0


def test_a_file_and_its_hash_changed_together_are_both_named(lived: World) -> None:
    row = Attachment.objects.latest("pk")
    tamper("UPDATE tables_attachment SET content = %s, sha256 = 'x' WHERE id = %s", b"%PDF-forged", row.pk)
    assert len(verify().faults) == 2


def test_rows_put_in_and_taken_away_behind_the_ledgers_back_are_named(lived: World) -> None:
    person = Person.objects.latest("pk")
    seat = Seat.objects.latest("pk")
    tamper(
        "INSERT INTO tables_seat (person_id, body_id, role, begins_on) SELECT %s, body_id, 'manager', begins_on "
        "FROM tables_seat WHERE id = %s",
        person.pk,
        seat.pk,
    )
    added = Seat.objects.latest("pk").pk
    tamper("DELETE FROM tables_seat WHERE id = %s", seat.pk)
    assert [fault.sentence for fault in verify().faults] == [
        f"Plats {added} finns inte i någon rad i liggaren.",
        f"Plats {seat.pk} är borta, och ingen rad i liggaren tog bort den.",
    ]


@pytest.mark.both_databases
def test_an_erasure_names_every_other_line_and_row_that_holds_the_same_words(world: World) -> None:
    """Her name stands in two lines and two rows; others have nothing to do with it."""
    words = "Åsa Hemlig bor på Storgatan"
    made = register_person(world.system(), username="asa", name="Åsa Hemlig", email="asa@example.se")
    first = LedgerEntry.objects.latest("number").number
    register_person(world.system(), username="bo", name="Bo Öppen", email="bo@example.se")
    other = register_person(world.system(), username="asa2", name="Åsa Hemlig")
    second = LedgerEntry.objects.latest("number").number
    done = erase_words(system(), line=first, reason="Dataskyddsförordningen artikel 17")
    assert done.content == {"lines": (second,), "rows": (("person", made.id), ("person", other.id))}
    assert f"de här raderna: {second}. " in str(done.said)
    assert f"(person {made.id}, person {other.id})" in str(done.said)
    assert "Hemlig" not in str(done.said)
    keep_draft(world.actor(SCHOOLS), world.moment(), form="f", fields={"text": f"Jag vet att {words}."}, revision=0)
    item = raise_proposal(
        world.by(SCHOOLS), body=SCHOOLS, kind="assignment", heading="Skolskjuts", text=words, reasons="Ja."
    )
    line = LedgerEntry.objects.latest("number").number
    draft = Draft.objects.get().pk
    done = erase_words(system(), line=line, reason="Dataskyddsförordningen artikel 17")
    step = ProposalStep.objects.get().pk
    rows = (("draft", draft), ("proposal", item.id), ("proposalstep", step))  # the step holds the reasons
    assert done.content == {"lines": (), "rows": rows}
    assert verify().faults == ()


def test_an_erasure_of_words_that_stand_nowhere_else_says_no_more() -> None:
    written(3)
    done = erase_words(system(), line=2, reason="Lag")
    assert (done.content, str(done.said)) == ({"lines": (), "rows": ()}, "Det som rad 2 sade har raderats.")

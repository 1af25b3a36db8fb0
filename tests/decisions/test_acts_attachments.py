"""Files of a decision: known by their content, kept for good, named in the ledger by their hash."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from tests import files
from tests.refusals import refused
from tests.world import COUNCIL, SCHOOLS, World

from koll.acts.decisions import attach_file, record_decision, withdraw_attachment
from koll.acts.imports import UncheckedFile, check_file
from koll.reads.decisions import attachment_file, attachment_lines
from koll.snapshot import read_snapshot
from koll.tables.models import Attachment, AttachmentWithdrawal, LedgerContent

MOST = 20_000_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", files.PDF),
        ("a.PNG", files.PNG),
        ("a.jpg", files.JPEG),
        ("a.jpeg", files.JPEG),
        ("a.docx", files.DOCX),
        ("a.xlsx", files.XLSX),
        ("a.odt", files.ODT),
        ("a.txt", files.TEXT),
        ("a.csv", "År;Mål\r\n2027;Å\r\n".encode("cp1252")),
    ],
)
def test_a_file_of_a_known_kind_is_let_in(name: str, content: bytes) -> None:
    found = check_file(UncheckedFile(name=name, content=content), MOST)
    assert (found.size, found.sha256) == (len(content), hashlib.sha256(content).hexdigest())


@pytest.mark.requirement("R-032")
@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.exe", files.PROGRAM, "file.unknown_kind"),
        ("a.pdf", files.PROGRAM, "file.not_what_it_says"),
        ("a.txt", files.PROGRAM, "file.not_what_it_says"),
        ("a.html", files.PAGE, "file.unknown_kind"),
        ("a.txt", files.PAGE, "file.not_what_it_says"),
        ("a.csv", files.DRAWING, "file.not_what_it_says"),
        ("a.svg", files.DRAWING, "file.unknown_kind"),
        ("a.png", files.DRAWING, "file.not_what_it_says"),
        ("a.jpg", files.PAGE, "file.not_what_it_says"),
        ("a.png", files.JPEG, "file.not_what_it_says"),
        ("a.pdf", files.PNG, "file.not_what_it_says"),
        ("a.pdf", files.PDF[:-7], "file.not_what_it_says"),
        ("a.docx", files.XLSX, "file.not_what_it_says"),
        ("a.xlsx", files.DOCX, "file.not_what_it_says"),
        ("a.docm", files.MACROS, "file.unknown_kind"),
        ("a.docx", files.MACROS, "file.macros"),
        ("a.docx", files.MACRO_TYPE, "file.not_what_it_says"),
        ("a.docx", files.BOMB, "file.unfolds"),
        ("a.docx", files.PAGE + files.DOCX, "file.not_what_it_says"),
        ("a.docx", files.DOCX[: len(files.DOCX) // 2], "file.not_what_it_says"),
        ("a.odt", files.DOCX, "file.not_what_it_says"),
        ("a.txt", b"#!/bin/sh\n", "file.not_what_it_says"),
        ("a.txt", b"", "file.empty"),
        ("a", files.PDF, "file.unknown_kind"),
        (".pdf", files.PDF, "file.unknown_kind"),
        ("a.pdf.exe", files.PDF, "file.unknown_kind"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_with_a_sentence(name: str, content: bytes, code: str) -> None:
    with refused(code) as refusal:
        check_file(UncheckedFile(name=name, content=content), MOST)
    assert str(refusal.value).endswith(".")


def test_a_file_that_is_too_large_is_refused() -> None:
    with refused("file.too_large"):
        check_file(UncheckedFile(name="a.txt", content=b"x" * 101), 100)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.pdf", "a\r\nSet-Cookie: x.pdf", 'x";y.pdf', "x\u202efdp.pdf", "x" * 400 + ".pdf"]
)
def test_a_name_is_made_safe(name: str) -> None:
    safe = check_file(UncheckedFile(name=name, content=files.PDF), MOST).name
    assert safe.endswith(".pdf")
    assert len(safe) <= 120
    assert not set(safe) & set('/\\\r\n";:\u202e')


@pytest.mark.both_databases
@pytest.mark.django_db
def test_a_file_is_kept_and_the_ledger_has_its_hash(world: World) -> None:
    made = record_decision(world.by(SCHOOLS), words=world.decision(SCHOOLS))
    done = attach_file(
        world.by(SCHOOLS),
        decision=made.id,
        file=check_file(UncheckedFile(name="a.pdf", content=files.PDF), MOST),
        title="Karta",
    )
    kept = attachment_file(read_snapshot(world.day), done.id)
    assert kept is not None
    assert kept.content == files.PDF
    said = LedgerContent.objects.order_by("-pk")[0].content
    assert hashlib.sha256(files.PDF).hexdigest() in str(said)


@pytest.mark.django_db
def test_a_decision_is_recorded_with_its_files_or_not_at_all(world: World) -> None:
    twice = (
        check_file(UncheckedFile(name="a.pdf", content=files.PDF), MOST),
        check_file(UncheckedFile(name="b.pdf", content=files.PDF), MOST),
    )
    words = world.decision(SCHOOLS)
    with refused("attachment.already_attached"):
        record_decision(world.by(SCHOOLS), words=replace(words, heading="Två", files=twice))
    assert Attachment.objects.count() == 0
    record_decision(world.by(SCHOOLS), words=replace(words, heading="En", files=twice[:1]))
    assert "sha256" in str(LedgerContent.objects.order_by("-pk")[0].content)


@pytest.mark.django_db
def test_only_the_secretary_of_the_deciding_body_attaches_and_withdraws(world: World) -> None:
    made = record_decision(world.by(SCHOOLS), words=world.decision(SCHOOLS))
    file = check_file(UncheckedFile(name="a.pdf", content=files.PDF), MOST)
    for body, role in ((COUNCIL, "secretary"), (SCHOOLS, "chair"), (SCHOOLS, "administrator")):
        with refused("permission.attach_file"):
            attach_file(world.by(body, role), decision=made.id, file=file)
    number = attach_file(world.by(SCHOOLS), decision=made.id, file=file).id
    with refused("permission.attach_file"):
        withdraw_attachment(world.by(COUNCIL), attachment=number, reason="Fel fil.")


@pytest.mark.django_db
def test_a_withdrawn_file_is_no_longer_sent_and_its_reason_stays(world: World) -> None:
    made = record_decision(world.by(SCHOOLS), words=world.decision(SCHOOLS))
    file = check_file(UncheckedFile(name="a.pdf", content=files.PDF), MOST)
    number = attach_file(world.by(SCHOOLS), decision=made.id, file=file).id
    with refused("attachment.already_attached"):
        attach_file(world.by(SCHOOLS), decision=made.id, file=file)
    with refused("attachment.no_reason"):
        withdraw_attachment(world.by(SCHOOLS), attachment=number, reason=" ")
    withdraw_attachment(world.by(SCHOOLS), attachment=number, reason="Fel fil.")
    with refused("attachment.withdrawn_before"):
        withdraw_attachment(world.by(SCHOOLS), attachment=number, reason="Igen.")
    again = attach_file(world.by(SCHOOLS), decision=made.id, file=file).id
    assert attachment_file(read_snapshot(world.day), number) is None
    assert attachment_file(read_snapshot(world.day), again) is not None
    assert [attachment_line.withdrawn_why for attachment_line in attachment_lines(made.id)] == ["Fel fil.", ""]


@pytest.mark.both_databases
@pytest.mark.django_db
def test_the_database_itself_neither_changes_nor_removes_a_file(world: World) -> None:
    made = record_decision(world.by(SCHOOLS), words=world.decision(SCHOOLS))
    file = check_file(UncheckedFile(name="a.pdf", content=files.PDF), MOST)
    number = attach_file(world.by(SCHOOLS), decision=made.id, file=file).id
    withdraw_attachment(world.by(SCHOOLS), attachment=number, reason="Fel fil.")
    for sql in (
        "UPDATE tables_attachment SET name = 'b.pdf'",
        "DELETE FROM tables_attachmentwithdrawal",
        "UPDATE tables_attachmentwithdrawal SET reason = 'x'",
        *(["REPLACE INTO tables_attachment SELECT * FROM tables_attachment"] * (connection.vendor == "sqlite")),
    ):
        with pytest.raises(DatabaseError, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert (Attachment.objects.count(), AttachmentWithdrawal.objects.count()) == (1, 1)

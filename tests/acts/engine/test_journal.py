"""An act's line holds what was handed in and every row it wrote; the tables can be made again from the lines alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import Q
from tests.world import CARE, COUNCIL, SCHOOLS, World, world

from koll.acts.activities import open_occasion
from koll.acts.decisions import record_decision
from koll.acts.descriptions import decide_occasion, submit_occasion, write_part
from koll.acts.engine import ACTS, DECLARED, Doing, Done, act, change, create, remove, require
from koll.acts.instruments import VersionInput
from koll.acts.organisation import give_seat
from koll.acts.proposals import decide_proposal, prepare_proposal, raise_proposal, submit_proposal
from koll.domain.refs import PageRef
from koll.example.cast import content
from koll.example.stages import build
from koll.permissions import Permission
from koll.reads.oversight import Replay, verify
from koll.reads.proposals import outcomes_for
from koll.tables.ledger import (
    CLEARED_BY_ITSELF,
    OUTSIDE,
    SECRET,
    SETTLES_BY_ITSELF,
    UNSAID,
    Journal,
    current,
    kept_models,
    said_fields,
    table_name,
)
from koll.tables.models import (
    Body,
    Comment,
    Decision,
    Dialogue,
    DialogueOutcome,
    DialogueOutcomeReport,
    EmployeeAnswer,
    EventDayGroup,
    LedgerContent,
    LedgerEntry,
    Meeting,
    Part,
    Thought,
)

__all__ = ["world"]

pytestmark = pytest.mark.django_db

CHARTERS = Path(__file__).parents[3] / "charters"


def last_line() -> dict[str, Any]:
    """What the last line says."""
    said: dict[str, Any] = json.loads(LedgerContent.objects.order_by("-pk")[0].content)
    return said


def rows(table: str) -> list[dict[str, Any]]:
    """The rows of a table in the last line, each as it was set."""
    return [row["set"] for row in last_line()["rows"] if row["table"] == table]


def test_what_is_adopted_by_deciding_a_proposal_is_in_the_line(world: World) -> None:
    raised = raise_proposal(
        world.by(SCHOOLS), body=SCHOOLS, kind="own_goal", heading="Första målet", text="Läsa mer.", reasons="Vi läser."
    )
    submit_proposal(world.by(SCHOOLS), proposal=raised.id, words="")
    prepare_proposal(world.by(SCHOOLS), proposal=raised.id, words="Ryms.")
    kind = Body.objects.get(key=SCHOOLS).kind
    decide_proposal(
        world.by(SCHOOLS),
        proposal=raised.id,
        decision=world.decision(SCHOOLS, "Egna mål"),
        outcome=VersionInput(
            instrument=outcomes_for(world.charter, "own_goal", kind)[0].key,
            title="Egna mål",
            in_force_from=date(2027, 3, 20),
        ),
        words="Antaget",
    )
    [version] = rows("version")
    assert (version["title"], version["in_force_from"]) == ("Egna mål", "2027-03-20")
    assert [(row["heading"], row["text"]) for row in rows("statement")] == [("Första målet", "Läsa mer.")]
    assert last_line()["given"]["outcome"]["title"] == "Egna mål"


def test_a_seat_in_the_line_says_who_where_which_role_and_until_when(world: World) -> None:
    person = world.person(CARE)
    give_seat(
        world.system(),
        person=person,
        body=SCHOOLS,
        role="member",
        begins_on=date(2027, 1, 1),
        ends_on=date(2028, 1, 1),
    )
    assert last_line()["given"] == {
        "person": person,
        "body": SCHOOLS,
        "role": "member",
        "begins_on": "2027-01-01",
        "ends_on": "2028-01-01",
    }
    assert rows("seat") == [
        {
            "person_id": person,
            "body_id": Body.objects.get(key=SCHOOLS).pk,
            "role": "member",
            "begins_on": "2027-01-01",
            "ends_on": "2028-01-01",
        }
    ]


def test_a_draft_is_a_digest_until_it_is_decided(world: World) -> None:
    kind = world.activity("description")
    opened = open_occasion(world.by(SCHOOLS), activity=kind.key, body=SCHOOLS, period=2027)
    part = kind.parts[0].key
    words = "Kanariefågeln sjunger i utkastet"
    write_part(world.by(SCHOOLS), occasion=opened.id, part=part, text=words, revision=0)
    assert words not in LedgerContent.objects.order_by("-pk")[0].content
    assert set(rows("part")[0]["text"]) == {"secret"}
    submit_occasion(world.by(SCHOOLS), occasion=opened.id)
    decide_occasion(world.by(SCHOOLS), occasion=opened.id, words=world.decision(SCHOOLS))
    assert [row["text"] for row in rows("part")] == [words]
    assert verify().faults == ()


def test_rows_written_by_one_statement_and_rows_that_come_and_go_are_noted(world: World) -> None:
    journal = Journal()
    token = current.set(journal)
    try:
        body = Body.objects.get(key=SCHOOLS)
        Body.objects.filter(key=CARE).update(parent=body)
        meeting = create(Meeting, body=body, day=date(2027, 4, 1), added_on=world.day)
        change(meeting, place="Salen")
        remove(create(Meeting, body=body, day=date(2027, 4, 2), added_on=world.day))
    finally:
        current.reset(token)
    first, second = journal.lines(b"")
    care = Body.objects.get(key=CARE).pk
    assert first == {"table": "body", "row": care, "set": {"parent_id": body.pk}}
    assert (second["table"], second["row"]) == ("meeting", meeting.pk)
    assert {"place": "Salen", "day": "2027-04-01"}.items() <= dict(second["set"]).items()  # type: ignore[call-overload]  # JSON


def test_a_write_past_the_journal_is_an_error(world: World) -> None:
    @act
    def forge(doing: Doing) -> Done:
        """Writes behind the journal's back."""
        require(doing, Permission.ADMINISTER_PEOPLE)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE tables_meeting SET place = 'x'")
        return Done(subject=PageRef(name="open_front"))

    lines = LedgerEntry.objects.count()
    try:
        with pytest.raises(RuntimeError, match="tables_meeting were written past the journal"):
            forge(world.system())
    finally:
        del DECLARED["forge"], ACTS["forge"]
    assert LedgerEntry.objects.count() == lines


def test_long_words_stand_once_in_a_line(world: World) -> None:
    words = world.decision(COUNCIL, "Beslut")
    text = "Fullmäktige beslutar. " * 20
    done = record_decision(world.by(COUNCIL), words=replace(words, text=text))
    assert LedgerContent.objects.order_by("-pk")[0].content.count("Fullmäktige beslutar. Fullmäktige") == 10
    assert last_line()["given"]["words"]["text"] == {"table": "decision", "row": done.id, "field": "text"}


def test_the_rules_name_tables_and_columns_that_are_there() -> None:
    columns = {table_name(model): {field.attname for field in said_fields(model)} for model in kept_models()}
    for rules in (SECRET, SETTLES_BY_ITSELF):
        assert {
            table: set(names) - columns[table] for table, names in rules.items() if set(names) - columns[table]
        } == {}
    tables = {model._meta.model_name for model in apps.get_app_config("tables").get_models()}
    assert {*OUTSIDE, *UNSAID, *CLEARED_BY_ITSELF} <= tables


@pytest.mark.timeout(300)
def test_the_tables_made_from_the_examples_ledger_alone_are_the_tables() -> None:
    told = content()
    key = told["municipality"]["charter"]
    build("followup", key, (CHARTERS / key / "charter.toml").read_text(encoding="utf-8"))
    replay = Replay()
    for line in LedgerContent.objects.order_by("pk"):
        replay.take(line.pk, bytes(line.salt), line.content)
    counted = {
        table_name(model): model._base_manager.count() for model in kept_models() if model._base_manager.exists()
    }
    assert {table: len(made) for table, made in replay.rows.items() if made} == counted
    missing = [
        (table_name(model), key, field.attname)
        for model in kept_models()
        if not model._meta.auto_created
        for key, row in replay.rows.get(table_name(model), {}).items()
        for field in said_fields(model)
        if field.attname not in row
    ]
    assert missing == []
    assert verify().faults == ()
    lines = "\n".join(LedgerContent.objects.values_list("content", flat=True))
    drafts = Part.objects.filter(occasion__done_on__isnull=True).exclude(text="")
    assert [part.pk for part in drafts if json.dumps(part.text, ensure_ascii=False) in lines] == []
    secrets = protected_words()
    assert [told for told in secrets if json.dumps(told, ensure_ascii=False)[1:-1] in lines] == []
    assert {Dialogue, DialogueOutcome, Comment} <= {model for model in PROTECTED if secrets_of(model)}
    assert Decision.objects.count() > 20


PROTECTED: dict[type[models.Model], tuple[str, Q]] = {
    Dialogue: ("notes", Q()),
    EventDayGroup: ("notes", Q()),
    Thought: ("text", Q()),
    EmployeeAnswer: ("text", Q(taken_on__isnull=True)),
    Comment: ("text", Q()),
    DialogueOutcome: ("text", Q(shared=False)),
    DialogueOutcomeReport: ("words", Q(upshot__shared=False)),
}
"""Where protected words stand, and which of the rows: an answer in a text that is decided has been made public."""


def secrets_of(model: type[models.Model]) -> list[str]:
    """The protected words of a table."""
    column, which = PROTECTED[model]
    return [words for words in model._default_manager.filter(which).values_list(column, flat=True) if words]


def protected_words() -> list[str]:
    """Every note, thought, answer and comment there is."""
    return [words for model in PROTECTED for words in secrets_of(model)]

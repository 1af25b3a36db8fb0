"""Why pages are refused to those who have no use of them, and what was sent to them."""

from __future__ import annotations

import pytest
from django.db import DataError
from django.test import Client, RequestFactory
from tests.refusals import refused
from tests.world import CARE, SCHOOLS, World

from koll.acts.decisions import DECISIONS
from koll.acts.dialogues import DialogueFormInput, DialogueStepInput, create_dialogue_form
from koll.acts.imports import Chosen, TableInFile, foresee_table
from koll.frame.http.unheld_signs import refusal_of_unheld_sign
from koll.web.descriptions import what_was_sent
from koll.web.form_pages._table_import import first_fault

pytestmark = pytest.mark.django_db


def reason(client: Client, address: str) -> str:
    """The code of what the page is refused for, as the server logs it; "" when it is shown."""
    return getattr(client.get(address).wsgi_request, "refusal", "")


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/beslut/las-in/", "page.not_for_seat"),
        ("/moten/nytt/", "meeting.keeps_none"),
        ("/dialoger/former/ny/", "dialogue_form.made_by_writers"),
    ],
)
def test_a_page_is_refused_to_who_cannot_do_it_for_any_body(world: World, address: str, code: str) -> None:
    assert reason(world.client(SCHOOLS, "member"), address) == code
    assert reason(world.client(SCHOOLS), address) == ""


def test_a_form_is_changed_by_those_who_write_for_its_body(world: World) -> None:
    words = DialogueFormInput(name="Promenaden", purpose="Gå.", steps=(DialogueStepInput(purpose="Gå"),))
    form = create_dialogue_form(world.by(SCHOOLS), body=SCHOOLS, words=words).id
    assert reason(world.client(CARE), f"/dialoger/former/{form}/") == "dialogue_form.changed_by_writers"
    assert reason(world.client(SCHOOLS), f"/dialoger/former/{form}/") == ""


def test_a_sign_that_no_text_holds_is_said_to_be_why() -> None:
    asked, broken = RequestFactory().get("/sok/", {"q": "a\x00b"}), DataError()
    refusal = refusal_of_unheld_sign(asked, broken)
    assert refusal is not None
    assert refusal.code == "request.unheld_sign"
    assert refusal_of_unheld_sign(RequestFactory().get("/sok/", {"q": "ab"}), broken) is None


@pytest.mark.parametrize("body", [b"", b"{}", b'{"after": 0, "client": 1, "cursor": "", "changes": ["%"]}'])
def test_what_the_editor_did_not_send_is_refused(body: bytes) -> None:
    with refused("shared.unreadable_message"):
        what_was_sent(body)


def test_nothing_is_taken_in_of_a_table_with_a_row_that_is_wrong(world: World) -> None:
    table = TableInFile(rows=(("Organ", "Beslutsdag", "Rubrik"), ("Skolnämnden", "i går", "Skolskjuts")))
    refusal = first_fault(foresee_table(world.by(SCHOOLS), DECISIONS, table, {}, Chosen()))
    assert refusal.code == "import.row_wrong"

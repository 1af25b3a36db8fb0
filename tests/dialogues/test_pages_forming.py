"""The library of dialogue forms: copied, made a body's own, and chosen for a dialogue, with nothing typed lost."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.world import CARE, SCHOOLS, World

from koll.acts.dialogues import DialogueFormInput, DialogueStepInput, create_dialogue_form
from koll.tables.models import Dialogue, DialogueForm, Occasion

pytestmark = pytest.mark.django_db
LIBRARY = "/dialoger/former/"


def made(world: World, name: str) -> int:
    """A form of the schools' own."""
    return create_dialogue_form(
        world.by(SCHOOLS),
        body=SCHOOLS,
        words=DialogueFormInput(
            name=name, purpose="Prata.", steps=(DialogueStepInput(purpose="Gå", minutes=30),), made_from="I par"
        ),
    ).id


def address(world: World) -> str:
    """The form page of a dialogue of the schools."""
    row = Occasion.objects.get(pk=world.opened("dialogue"))
    return f"/aret/{row.activity}/{SCHOOLS}/{row.period}/form/"


@pytest.mark.both_databases
@pytest.mark.requirement("R-090")
def test_a_copy_is_named_changed_and_used_in_a_dialogue(world: World) -> None:
    client = world.client(SCHOOLS)
    copy = client.get(f"{LIBRARY}ny/?from=workshop").content.decode()
    assert "Framtidsverkstad" in copy  # what it was made from
    sent = {"body": SCHOOLS, "name": "Vår verkstad", "purpose": "Drömma.", "made_from": "Framtidsverkstad"}
    sent |= {"step1_purpose": "Dröm", "step1_minutes": "20", "step3_purpose": "Gör", "revision": "0"}
    assert client.post(f"{LIBRARY}ny/", sent).status_code == 302
    form = DialogueForm.objects.get()
    assert [step["purpose"] for step in form.steps] == ["Dröm", "Gör"]
    page = address(world)
    assert "Vår verkstad" in client.get(page).content.decode()
    assert 'value="Dröm"' in client.get(f"{page}?from={form.pk}").content.decode()
    lens = world.charter.principles[0].key
    client.post(
        page, {"form_name": form.name, "form_text": "Så.", "lens": lens, "step1_purpose": "Dröm", "revision": "0"}
    )
    kept = Dialogue.objects.get()
    assert (kept.form_steps[0]["purpose"], kept.lens) == ("Dröm", [lens])


def test_a_form_without_steps_comes_back_with_what_was_typed(world: World) -> None:
    answer = world.client(SCHOOLS).post(
        f"{LIBRARY}ny/", {"body": SCHOOLS, "name": "Min", "purpose": "Prata om allt.", "revision": "0"}
    )
    assert answer.status_code == 400
    assert "Prata om allt." in answer.content.decode()


def test_only_those_who_write_for_the_body_change_it_or_put_it_away(world: World) -> None:
    number = made(world, "Promenaden")
    assert world.client(CARE).get(f"{LIBRARY}{number}/").status_code == 403
    assert world.client(SCHOOLS, "member").get(f"{LIBRARY}ny/").status_code == 403
    client = world.client(SCHOOLS)
    assert client.get(f"{LIBRARY}{number}/").status_code == 200
    assert client.post(f"{LIBRARY}{number}/lagg-undan/").status_code == 302
    assert client.get(f"{LIBRARY}{number}/").status_code == 404


def test_the_library_asks_the_same_number_of_questions_however_many_forms(world: World) -> None:
    client = world.client(SCHOOLS)
    counts = []
    for name in ("En", "Två", "Tre"):
        made(world, name)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert name in client.get(LIBRARY).content.decode()
        counts.append(len(queries))
    assert counts[1] == counts[2]

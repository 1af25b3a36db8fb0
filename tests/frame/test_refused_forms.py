"""A refusal is said at the box it is about, and at the top with a link there; without such a box, at the top alone."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import engines
from django.test import Client
from tests import files
from tests.markup import Elements, said_at_box
from tests.world import SCHOOLS, World

from koll.acts.decisions import record_decision
from koll.domain.refusals import Refusal
from koll.frame.page import put_at_box

SENTENCE = "Talet är upptaget. Välj ett annat."


class Ways(forms.Form):
    """One box of each kind that is shown in its own way."""

    paragraph = forms.IntegerField(help_text="Som i protokollet.")
    organ = forms.ChoiceField(choices=[("ks", "KS")], widget=forms.RadioSelect)
    duties = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    agreed = forms.BooleanField()
    revision = forms.IntegerField(widget=forms.HiddenInput)


def sent_form() -> Ways:
    return Ways({"paragraph": "1", "organ": "ks", "duties": ["a"], "agreed": "on", "revision": "0"})


def shown(form: Ways, box: str) -> str:
    """The fields of the form with the refusal above them, as the pages have them."""
    words = "{% refusal why %}{% for field in form %}{% field field %}{% endfor %}"
    return engines["django"].from_string(words).render({"form": form, "why": SENTENCE, "refusal_box": box})


@pytest.mark.parametrize(
    ("field", "box"),
    [
        ("paragraph", "id_paragraph"),
        ("body", "id_organ"),
        ("duties", "id_duties"),
        ("agreed", "id_agreed"),
    ],
)
def test_it_stands_at_a_box_of_any_kind(field: str, box: str) -> None:
    form = sent_form()
    assert put_at_box(Refusal("a.b", SENTENCE, field), [form]) == box
    assert said_at_box(shown(form, box), box) == (SENTENCE, SENTENCE)


@pytest.mark.parametrize("field", [None, "revision", "heading"])
def test_without_a_box_that_is_seen_it_stands_at_the_top_alone(field: str | None) -> None:
    form = sent_form()
    assert put_at_box(Refusal("a.b", SENTENCE, field), [form]) == ""
    assert form.errors == {}
    page = Elements(shown(form, "")).by_id
    assert (page["refusal"].words, [inside.tag for inside in page["refusal"].inside]) == (SENTENCE, ["p"])


def test_what_is_said_at_the_box_already_is_not_said_twice() -> None:
    form = sent_form()
    for _time in range(2):
        put_at_box(Refusal("a.b", SENTENCE, "paragraph"), [form])
    assert form.errors == {"paragraph": [SENTENCE]}


def refused(client: Client, address: str, code: str, **sent: Any) -> Any:
    answer = client.post(address, sent)
    assert (answer.status_code, answer.context["why"].code) == (400, code)
    return answer


@pytest.mark.django_db
def test_a_form_page_says_it_at_the_box(world: World) -> None:
    record_decision(world.by(SCHOOLS), words=world.decision(SCHOOLS, "Det första"))
    sent = {"organ": SCHOOLS, "day": "2027-03-15", "paragraph": "1", "heading": "Det andra"}
    answer = refused(world.client(SCHOOLS), "/beslut/nytt/", "decision.paragraph_taken", **sent)
    sentence = str(answer.context["why"])
    assert said_at_box(answer.content.decode(), "id_paragraph") == (sentence, sentence)
    assert 'value="Det andra"' in answer.content.decode()


@pytest.mark.django_db
def test_a_table_that_is_none_is_said_at_its_file(world: World) -> None:
    file = SimpleUploadedFile("a.pdf", files.PDF)
    answer = refused(world.client(SCHOOLS), "/beslut/las-in/", "table.not_a_table", file=file)
    sentence = str(answer.context["why"])
    assert said_at_box(answer.content.decode(), "id_file") == (sentence, sentence)

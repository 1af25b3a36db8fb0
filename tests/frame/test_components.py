"""Components: what a template may ask of them is checked when it is loaded; the gallery shows every one."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, get_args, get_origin

import pytest
from django.template import Context, Engine, Template, TemplateSyntaxError
from django.test import Client
from django.utils import translation
from tests.world import CARE, World

from koll.frame.components import components, examples
from koll.frame.components._component import ComponentNode, literal


def loaded(source: str) -> Template:
    return Template(source, engine=Engine.get_default())


def rendered(source: str, **given: object) -> str:
    return " ".join(loaded(source).render(Context(given)).split())


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ('{% tag "x" colour="info" %}', "{% tag %} has no colour. It has: color, words"),
        ("{% heading %}x{% endheading %}", "{% heading %} needs level"),
        ("{% time %}", "{% time %} needs day"),
        ('{% tag "x" color="red" %}', '{% tag %} cannot have color="red"'),
        ("{% heading 5 %}x{% endheading %}", "{% heading %} cannot have level=5"),
        ('{% heading "2" %}x{% endheading %}', '{% heading %} cannot have level="2"'),
        ("{% section heading=3 %}{% endsection %}", "{% section %} cannot have heading=3"),
        ('{% button label="x" small=1 %}', "{% button %} cannot have small=1"),
        ("{% section heading=None %}{% endsection %}", "{% section %} cannot have heading=None"),
        ('{% meta "x" "p" "y" %}', '{% meta %} takes no more without a name: "y"'),
        ('{% meta "x" words="y" %}', "{% meta %} is given words twice"),
        ('{% button to="/" route="home" label="x" %}', "{% button %} leads to one place: to or route"),
        ('{% link words="x" %}', "{% link %} needs to"),
        ('{% item onclick="x" %}x{% enditem %}', "{% item %} has no onclick. It has: quiet"),
        ('{% ground why id="x" %}', "{% ground %} has no id. It has: sections, why"),
        ("{% slot actions %}x{% endslot %}", "{% slot actions %} stands in no component, or not directly in it"),
        (
            "{% section %}{% slot buttons %}{% endslot %}{% endsection %}",
            "{% section %} has no such slot, or has it already: slot buttons",
        ),
        (
            "{% section %}{% slot title %}{% endslot %}{% slot title %}{% endslot %}{% endsection %}",
            "{% section %} has no such slot, or has it already: slot title",
        ),
        (
            "{% section %}{% if x %}{% slot title %}{% endslot %}{% endif %}{% endsection %}",
            "{% slot title %} stands in no component, or not directly in it",
        ),
    ],
)
def test_what_a_component_does_not_have_is_refused_when_the_template_is_loaded(source: str, why: str) -> None:
    with pytest.raises(TemplateSyntaxError) as refused:
        loaded(source)
    assert str(refused.value) == why


def test_a_block_that_is_not_ended_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="Unclosed tag"):
        loaded("{% section %}x")


def test_a_component_sees_its_props_and_slots_and_nothing_of_the_page() -> None:
    page = {"words": "of the page", "attributes": ' class="page"', "content": "of the page", "level": 4}
    assert rendered('{% meta element="span" %}{{ words }}{% endmeta %}', **page) == (
        '<span class="koll-quiet">of the page</span>'
    )
    assert rendered("{% text %}{% endtext %}", **page) == '<p class="ds-paragraph"></p>'


def test_the_side_of_the_page_stands_before_the_address_of_a_thing() -> None:
    assert rendered('{% link_to "/organ/" "x" %}', before_address="/oppet") == (
        '<a class="ds-link" href="/oppet/organ/">x</a>'
    )
    assert rendered('{% link_to "/organ/" "x" %}') == '<a class="ds-link" href="/organ/">x</a>'


def test_a_route_is_followed_by_what_its_address_holds() -> None:
    with translation.override("en"):
        assert rendered('{% link route="body" key %}{{ name }}{% endlink %}', key="care", name="<Care>") == (
            '<a class="ds-link" href="/organ/care/">&lt;Care&gt;</a>'
        )


def test_what_a_person_has_written_is_escaped_in_props_and_attributes() -> None:
    written = '"><script>'
    assert rendered("{% tag words title=words %}", words=written) == (
        '<span class="ds-tag" data-color="neutral" title="&quot;&gt;&lt;script&gt;">&quot;&gt;&lt;script&gt;</span>'
    )


def test_an_attribute_without_a_value_is_left_out() -> None:
    assert rendered('{% tag "x" title=None hidden=False id="" data-x=True %}') == (
        '<span class="ds-tag" data-color="neutral" id="" data-x>x</span>'
    )


def test_line_breaks_at_the_edge_of_a_slot_are_layout_and_a_space_is_meant() -> None:
    assert rendered("a{% link to='/x/' %}\n  b\n{% endlink %}c") == 'a<a class="ds-link" href="/x/">b</a>c'
    assert rendered("a{% visually_hidden %} (end){% endvisually_hidden %}") == 'a<span class="ds-sr-only"> (end)</span>'


@pytest.mark.parametrize(
    ("language", "source", "seen"),
    [
        ("sv", "{{ day|day }}", "den 15 mars 2027"),
        ("en", "{{ day|day }}", "15 March 2027"),
        ("sv", "{% time day %}", '<time datetime="2027-03-15">2027-03-15</time>'),
        ("sv", '{% time day "words" %}', '<time datetime="2027-03-15">den 15 mars 2027</time>'),
        ("sv", "{% time None %}{{ None|day }}", ""),
        ("sv", "{{ 265|paragraph }}", "§\N{NO-BREAK SPACE}265"),
        ("sv", "{{ 12400000|money }}", "12,4 mnkr"),
    ],
)
def test_a_day_a_paragraph_and_an_amount_are_written_in_one_way(language: str, source: str, seen: str) -> None:
    with translation.override(language):
        assert loaded(source).render(Context({"day": date(2027, 3, 15)})) == seen


def test_every_component_of_no_topic_has_an_example_and_every_other_says_what_it_is_for() -> None:
    assert set(examples()) == {name for name, component in components.items() if not component.topic}
    assert [name for name, component in components.items() if not (component.props.__doc__ or "").strip()] == []
    uses = {name: [node.this.name for use in found for node in nodes(use)] for name, found in examples().items()}
    assert [name for name, used in uses.items() if name not in used] == []


def test_every_component_stands_there_in_each_of_its_variants() -> None:
    shown: dict[tuple[str, str], set[object]] = {}
    for use in (use for uses in examples().values() for use in uses):
        for node in nodes(use):
            for prop, expression in node.props.items():
                shown.setdefault((node.this.name, prop), set()).add(plain(literal(expression)))
    variants = {
        (name, prop): {choice for choice in get_args(kind) if choice != ""}
        for name, component in components.items()
        for prop, kind in component.types.items()
        if get_origin(kind) is Literal
    }
    defaults = {(name, prop): default(name, prop) for name, prop in variants}
    missing = {key: choices - shown.get(key, set()) - {defaults[key]} for key, choices in variants.items()}
    assert {key: left for key, left in missing.items() if left} == {}


def nodes(source: str) -> list[Any]:
    return loaded(source).nodelist.get_nodes_by_type(ComponentNode)


def plain(value: object) -> object:
    return str(value) if isinstance(value, str) else value


def default(name: str, prop: str) -> object:
    return getattr(components[name].props, prop, None)


@pytest.mark.django_db
def test_the_gallery_shows_how_each_is_written_and_seen(world: World) -> None:
    page = world.client(CARE).get("/monster/delar/").content.decode()
    assert [name for name in components if f"<code>{name}</code>" not in page] == []
    assert page.count("data-example") == sum(len(uses) for uses in examples().values())
    assert '<a class="ds-link" href="/organ/">Organisationen</a>' in page


@pytest.mark.django_db
def test_the_title_of_a_page_is_its_first_heading(world: World) -> None:
    page = world.client(CARE).get("/monster/delar/").content.decode()
    assert page.count(">Delarna</h1>") == 1
    assert "<title>Delarna – " in page


@pytest.mark.usefixtures("world")
@pytest.mark.django_db
def test_the_gallery_is_for_those_who_have_signed_in() -> None:
    assert Client().get("/monster/delar/").status_code == 302

"""The tag behind every component: a declaration of props, checked when a template that uses it is loaded.

A prop that is unknown, missing or (when it is written out) of the wrong type refuses the template that asks for it. A
component sees its props, its slots and what its declaration names of the page, and nothing else.
"""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, Literal, Union, cast, dataclass_transform, get_args, get_origin, get_type_hints

from django.forms.utils import flatatt
from django.template import (
    Context,
    Library,
    Node,
    NodeList,
    Origin,
    Template,
    TemplateSyntaxError,
    Variable,
    VariableDoesNotExist,
)
from django.template.base import FilterExpression, Parser, Token
from django.template.engine import Engine
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from koll.frame.ref_converters import address_of_route

register = Library()
components: dict[str, Component] = {}
"""Every component by the name of its tag; the gallery shows them all."""

GLOBAL = {"id", "lang", "role", "tabindex", "title", "hidden", "rel"}
PROP = re.compile(r"([A-Za-z_][\w-]*)=(.+)", re.DOTALL)
ROUTE = "route"
EDGES = re.compile(r"\A\s*\n\s*|\s*\n\s*\Z")
"""White space with a line break at the edge of a slot is how the template is laid out; a plain space is meant."""

BEFORE_ATTRIBUTES = re.compile(r"\s+(?=\{\{ attributes \}\})")
"""Attributes bring their own space; the formatter writes one more."""

BEFORE_CONDITION = re.compile(r"(?<=\")\s+(\{% if [^%]* %\})(?=[a-z-]+=\")")
"""The space before an attribute that may be left out is left out with it."""


class Slot(SafeString):
    """What stands between the tags of a component, or of one of its slots."""


EMPTY = Slot("")


class Props:
    """What a component is given. A field of type `Slot` is a slot; `content` is what stands in no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A declaration, as the tag needs it."""

    name: str
    props: type[Props]
    types: Mapping[str, Any]
    needed: frozenset[str]
    slots: frozenset[str]
    block: bool
    instead: str
    attributes: frozenset[str]
    of_page: Mapping[str, Variable]
    defaults: Mapping[str, Any]
    is_reckoned: bool
    """Whether it shows properties besides its props, so that it has to be made to be seen."""
    shown: tuple[str, ...]
    topic: str
    template: Path

    def compiled(self) -> Template:
        """The component's own template, read once for an engine."""
        engine = Engine.get_default()
        kept: dict[str, Template] = engine.__dict__.setdefault("koll_components", {})
        if self.name not in kept:
            text = BEFORE_ATTRIBUTES.sub("", self.template.read_text(encoding="utf-8").strip())
            text = BEFORE_CONDITION.sub(r"\1 ", text)
            kept[self.name] = Template(text, Origin(str(self.template), str(self.template)), self.name, engine)
        return kept[self.name]


@dataclass_transform(frozen_default=True, kw_only_default=True)
def component(
    *,
    block: bool = False,
    instead: str = "",
    attributes: Iterable[str] | None = None,
    of_page: Mapping[str, str] | None = None,
    name: str = "",
    topic: str = "",
) -> Callable[[type], type]:
    """Declares a component and registers its tag; its template stands beside it under the same name.

    `block`: it has an end tag, and `content`; not where the prop `instead` is given. `attributes`: it takes those HTML
    attributes besides the global, `data-` and `aria-` ones. `of_page`: props read from the page, each with its place.
    `topic`: it shows views of that topic, and stands in the gallery with what it takes, without an example.
    """

    def declared(declaration: type) -> type:
        props: Any = dataclass(frozen=True, kw_only=True)(declaration)
        tag = name or re.sub(r"(?<!^)(?=[A-Z])", "_", declaration.__name__).lower()
        known = get_type_hints(props)
        own = {field.name: field for field in fields(props)}
        slots = frozenset(key for key in own if known[key] is Slot)
        properties = tuple(key for key, value in vars(props).items() if isinstance(value, property))
        described = Component(
            name=tag,
            props=props,
            types={key: known[key] for key in own if key not in slots},
            needed=frozenset(
                key
                for key, field in own.items()
                if field.default is MISSING and field.default_factory is MISSING and key not in slots
            ),
            slots=slots,
            block=block,
            instead=instead,
            attributes=frozenset(attributes) | GLOBAL if attributes is not None else frozenset(),
            of_page={key: Variable(place) for key, place in (of_page or {}).items()},
            defaults={key: field.default for key, field in own.items() if field.default is not MISSING},
            is_reckoned=bool(properties),
            shown=(*own, *properties),
            topic=topic,
            template=Path(inspect.getfile(declaration)).with_name(f"{tag}.html"),
        )
        components[tag] = described
        register.tag(tag, lambda parser, token: parsed(described, parser, token))
        return cast("type", props)

    return declared


def parsed(this: Component, parser: Parser, token: Token) -> ComponentNode:
    """The node of one use: its props checked, its slots read."""
    props: dict[str, FilterExpression] = {}
    attributes: dict[str, FilterExpression] = {}
    places: list[FilterExpression] = []
    in_order = list(this.types)
    for bit in token.split_contents()[1:]:
        match = PROP.fullmatch(bit)
        key, value = (match[1], match[2]) if match else ("", bit)
        expression = parser.compile_filter(value)
        if not key and ROUTE in props:
            places.append(expression)
            continue
        if not key:
            if not in_order:
                raise TemplateSyntaxError(f"{{% {this.name} %}} takes no more without a name: {bit}")
            key = in_order[0]
        in_order = [name for name in in_order if name != key]
        if key in props or key in attributes:
            raise TemplateSyntaxError(f"{{% {this.name} %}} is given {key} twice")
        if key in this.types or (key == ROUTE and "to" in this.types):
            props[key] = expression
        elif this.attributes and (key in this.attributes or key.startswith(("data-", "aria-"))):
            attributes[key] = expression
        else:
            raise TemplateSyntaxError(f"{{% {this.name} %}} has no {key}. It has: {', '.join(sorted(this.types))}")
    check_prop(this, props)
    is_block = this.block and not (this.instead and this.instead in props)
    if not is_block and this.instead and this.instead not in props and not this.block:
        raise TemplateSyntaxError(f"{{% {this.name} %}} needs {this.instead}")
    slots = between(this, parser) if is_block else {}
    return ComponentNode(this, props=props, attributes=attributes, places=places, slots=slots)


def check_prop(this: Component, props: Mapping[str, FilterExpression]) -> None:
    """Refuses what is missing, and what is written out and is of another type."""
    given = {"to" if key == ROUTE else key for key in props} | set(this.of_page)
    if missing := this.needed - given:
        raise TemplateSyntaxError(f"{{% {this.name} %}} needs {', '.join(sorted(missing))}")
    if ROUTE in props and "to" in props:
        raise TemplateSyntaxError(f"{{% {this.name} %}} leads to one place: to or route")
    for key, expression in props.items():
        written = literal(expression)
        if key != ROUTE and written is not MISSING and not fits(written, this.types[key]):
            raise TemplateSyntaxError(f"{{% {this.name} %}} cannot have {key}={expression.token}")


def literal(expression: FilterExpression) -> Any:
    """The value that is written out in the template; MISSING when it is computed."""
    if expression.filters:
        return MISSING
    if not isinstance(expression.var, Variable):
        return expression.var
    if expression.var.literal is not None:
        return expression.var.literal
    return {"True": True, "False": False, "None": None}.get(expression.token, MISSING)


def fits(value: Any, kind: Any) -> bool:
    """Whether a value is of the declared type."""
    origin = get_origin(kind)
    if origin is Literal:
        return any(value == choice and type(value) is type(choice) for choice in plain_text(kind, value))
    if origin in (Union, types.UnionType):
        return any(fits(value, choice) for choice in get_args(kind))
    if kind is Any or kind is object:
        return True
    if kind is None or kind is type(None):
        return value is None
    if kind is bool:
        return isinstance(value, bool)
    if kind is str:
        return isinstance(value, str | Promise)
    return isinstance(value, origin or kind) and not (isinstance(value, bool) and kind is int)


def plain_text(kind: Any, value: Any) -> tuple[Any, ...]:
    """The choices of a Literal, as text where a template writes text (a SafeString)."""
    return tuple(
        SafeString(choice) if isinstance(choice, str) and isinstance(value, SafeString) else choice
        for choice in get_args(kind)
    )


def between(this: Component, parser: Parser) -> dict[str, NodeList]:
    """What stands in each slot, until the end tag; `content` is what stands in none."""
    end = f"end{this.name}"
    content = NodeList()
    slots = {"content": content}
    while True:
        content.extend(parser.parse(("slot", end)))
        token = parser.next_token()
        words = token.split_contents()
        if words[0] == end:
            return slots
        if len(words) != 2 or words[1] not in this.slots - {"content"} or words[1] in slots:
            raise TemplateSyntaxError(f"{{% {this.name} %}} has no such slot, or has it already: {token.contents}")
        slots[words[1]] = parser.parse(("endslot",))
        parser.delete_first_token()


@register.tag
def slot(_parser: Parser, token: Token) -> Node:
    """A slot that does not stand directly in its component."""
    raise TemplateSyntaxError(f"{{% {token.contents} %}} stands in no component, or not directly in it")


class ComponentNode(Node):
    """One use of a component."""

    child_nodelists = ("all_nodes",)

    def __init__(
        self,
        this: Component,
        *,
        props: Mapping[str, FilterExpression],
        attributes: Mapping[str, FilterExpression],
        places: list[FilterExpression],
        slots: Mapping[str, NodeList],
    ) -> None:
        self.this = this
        self.props = props
        self.attributes = attributes
        self.places = places
        self.slots = slots
        self.all_nodes = NodeList(node for nodes in slots.values() for node in nodes)

    def render(self, context: Context) -> SafeString:
        """The component's template over its props and slots."""
        this = self.this
        values: dict[str, Any] = {key: value.resolve(context) for key, value in self.props.items()}
        if ROUTE in values:
            values["to"] = address_of_route(values.pop(ROUTE), *(place.resolve(context) for place in self.places))
        for key, place in this.of_page.items():
            if key not in values:
                values[key] = of_page(place, context)
        for key, nodes in self.slots.items():
            values[key] = Slot(EDGES.sub("", nodes.render(context)))
            if not values[key].strip():
                values[key] = EMPTY
        if this.is_reckoned:
            made = this.props(**values)
            values = {key: getattr(made, key) for key in this.shown}
        inside = context.new({**this.defaults, **values})
        if this.attributes:
            found = {key: value.resolve(context) for key, value in self.attributes.items()}
            inside["attributes"] = flatatt({key: value for key, value in found.items() if value not in (None, False)})
        if "csrf_token" in context:
            inside["csrf_token"] = context["csrf_token"]
        return this.compiled().nodelist.render(inside)


def of_page(place: Variable, context: Context) -> Any:
    """What the page has at the place; the empty string where it has nothing."""
    try:
        return cast("Any", place.resolve(context))
    except VariableDoesNotExist:
        return ""

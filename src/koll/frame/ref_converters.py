"""How refs stand in addresses: the segments of a kind of ref, read and written by one path converter.

Segments are written as in Django's routes, `<slug:body>/<year:period>`, each named after a field of the ref. What
stands in brackets is there when one of its fields has another value than its own default; `|` parts alternatives, of
which the first with a value in every field is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, ClassVar

from django.urls import converters, get_resolver, register_converter, reverse

from koll.domain.refs import Ref
from koll.frame.http.converters import DayConverter, NumberConverter, YearConverter

type SegmentConverter = converters.SlugConverter | DayConverter | NumberConverter | YearConverter

SEGMENTS: dict[str, SegmentConverter] = {
    "slug": converters.SlugConverter(),
    "year": YearConverter(),
    "num": NumberConverter(),
    "day": DayConverter(),
}
"""What a segment may be."""

NAMED = re.compile(r"<(\w+):(\w+)(?:=(\w*))?>")
OPTIONAL = re.compile(r"\[([^\]]*)\]")


def fields_in(text: str) -> list[str]:
    """The fields that stand in segments, in order.

    >>> fields_in("<slug:body>/<year:period>[/<num:number=1>]")
    ['body', 'period', 'number']
    """
    return [name for _segment, name, _usual in NAMED.findall(text)]


def pattern_in(text: str, *, is_named: bool) -> str:
    """The regular expression of an alternative; its groups are named after the fields, or none are kept.

    >>> pattern_in("<num:number>[/x]", is_named=False)
    '(?:[0-9]{1,10})(?:/x)?'
    """
    opened = text.replace("[", "(?:").replace("]", ")?")

    def group(found: re.Match[str]) -> str:
        start = f"(?P<{found[2]}>" if is_named else "(?:"
        return f"{start}{SEGMENTS[found[1]].regex})"

    return NAMED.sub(group, opened)


class RefConverter:
    """Reads a ref of one kind from an address, and writes it there."""

    kind: ClassVar[type[Ref]]
    segments: ClassVar[str]
    regex: ClassVar[str]

    def to_python(self, value: str) -> Ref:
        """The ref; ValueError, which is no such address, for years, days and numbers that there cannot be."""
        for text in self.segments.split("|"):
            found = re.fullmatch(pattern_in(text, is_named=True), value)
            if found is not None:
                return self.kind(**dict(field_values(text, found.groupdict())))
        raise ValueError(value)

    def to_url(self, value: Ref) -> str:
        """The segments as the address has them; ValueError, which is no such address, for a ref of another kind."""
        if not isinstance(value, self.kind):
            raise ValueError(value)
        values = {field.name: getattr(value, field.name) for field in fields(value)}
        alternatives = self.segments.split("|")
        named = (text for text in alternatives if all(values[name] for name in required_fields(text)))
        text = next(named, alternatives[-1])

        def optional(found: re.Match[str]) -> str:
            return found[1] if is_written(found[1], values) else ""

        def segment(found: re.Match[str]) -> str:
            return SEGMENTS[found[1]].to_url(values[found[2]])

        return NAMED.sub(segment, OPTIONAL.sub(optional, text))


def field_values(text: str, groups: Mapping[str, str | None]) -> Iterator[tuple[str, Any]]:
    """The values of the fields that stand in the address."""
    for segment, name, usual in NAMED.findall(text):
        yield name, SEGMENTS[segment].to_python(groups[name] or usual)


def required_fields(text: str) -> list[str]:
    """The fields that always stand in the alternative."""
    return fields_in(OPTIONAL.sub("", text))


def is_written(text: str, values: Mapping[str, Any]) -> bool:
    """Whether a part that may be left out stands in the address of the values."""
    return any(values[name] != SEGMENTS[segment].to_python(usual) for segment, name, usual in NAMED.findall(text))


def register_ref(kind: type[Ref], segments: str) -> None:
    """Lets routes have `<kind:ref>` for refs of the kind."""
    alternatives = "|".join(pattern_in(text, is_named=False) for text in segments.split("|"))
    register_converter(
        type(
            f"{kind.__name__}Converter",
            (RefConverter,),
            {"kind": kind, "segments": segments, "regex": f"(?:{alternatives})"},
        ),
        kind.kind,
    )


def address_of_route(name: str, *places: object) -> str:
    """The address of a route by its name; each ref in it is given itself, or by the values that its segments need."""
    if not places:
        return reverse(name)
    for _possible, _pattern, _defaults, found in get_resolver().reverse_dict.getlist(name):
        given = route_values(found, places)
        if given is not None:
            return reverse(name, kwargs=given)
    return reverse(name, args=places)


def route_values(found: Mapping[str, object], places: Sequence[object]) -> dict[str, object] | None:
    """What stands in a route with these converters; None when there are more or fewer places than it has."""
    given: dict[str, object] = {}
    left: list[Any] = list(places)
    for name, converter in found.items():
        if not left:
            return None
        if not isinstance(converter, RefConverter) or isinstance(left[0], Ref):
            given[name] = left.pop(0)
            continue
        needed = required_fields(converter.segments.partition("|")[0])
        if len(left) < len(needed):
            return None
        given[name] = converter.kind(**dict(zip(needed, left, strict=False)))
        del left[: len(needed)]
    return None if left else given

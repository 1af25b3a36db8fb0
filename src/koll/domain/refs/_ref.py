"""The permanent names of things: `statement:goals/read`. Never an address: an address may change, a name does not."""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, field, fields, replace
from datetime import date
from typing import Any, ClassVar, Self, dataclass_transform, get_type_hints
from urllib.parse import quote, unquote

MOST_DIGITS = 9
"""More than any table counts to, and less than what a database cannot hold."""


class BadRef(ValueError):
    """The text is not the name of anything."""


@dataclass_transform(frozen_default=True, kw_only_default=True, order_default=True, field_specifiers=(field,))
@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Ref:
    """The name of a thing: its kind, and what tells it from others of the kind, in the order of the fields.

    `place` is a place within it, "" for the whole. Fields that are not compared are no part of the name: they only
    help whoever makes an address of it.

    >>> from koll.domain.refs import OccasionRef, ProposalRef
    >>> str(OccasionRef(activity="analysis", body="schools", period=2027))
    'occasion:analysis/schools/2027/1'
    >>> Ref.parse("occasion:analysis/schools/2027/1").period
    2027
    >>> str(ProposalRef(number=7, place="talk"))
    'proposal:7#talk'
    """

    place: str = ""

    kind: ClassVar[str] = ""
    kinds: ClassVar[dict[str, type[Ref]]] = {}

    def __init_subclass__(cls, kind: str = "", **options: object) -> None:
        """Makes the class a frozen dataclass and registers its kind; two kinds never share a word."""
        super(Ref, cls).__init_subclass__(**options)  # the class with slots is another than the one this stands in
        if not kind:
            return
        taken = Ref.kinds.get(kind)
        if taken is not None:
            raise TypeError(f"{kind} is the kind of {taken.__qualname__}")
        dataclass(frozen=True, order=True, kw_only=True)(cls)
        cls.kind = kind
        Ref.kinds[kind] = cls

    def __str__(self) -> str:
        values = (quote(str(getattr(self, part.name)), safe="") for part in names_of(type(self)))
        place = f"#{quote(self.place, safe='')}" if self.place else ""
        return f"{self.kind}:{'/'.join(values)}{place}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The name that the text is; BadRef when it is none, or of another kind than is asked for.

        >>> from koll.domain.refs import StatementRef
        >>> StatementRef.parse("proposal:7")
        Traceback (most recent call last):
            ...
        koll.domain.refs._ref.BadRef: proposal:7 is not a statement
        """
        whole, _, place = text.partition("#")
        kind, _, rest = whole.partition(":")
        found = Ref.kinds.get(kind)
        if found is None:
            raise BadRef(f"{text} names nothing")
        if not issubclass(found, cls) and found.kind != cls.kind:
            raise BadRef(f"{text} is not a {cls.kind}")
        named, given = names_of(found), rest.split("/")
        needed = [part for part in named if part.default is MISSING]
        if not rest or not len(needed) <= len(given) <= len(named):
            raise BadRef(f"{text} does not name a {kind}")
        types = get_type_hints(found)
        values = {
            part.name: read_value(text, types[part.name], unquote(value))
            for part, value in zip(named, given, strict=False)
        }
        return found(**values, place=unquote(place))  # type: ignore[return-value]  # the kind was compared above

    @property
    def whole(self) -> Self:
        """The same without the place within it."""
        return replace(self, place="") if self.place else self

    def at(self, place: str) -> Self:
        """A place within the same."""
        return replace(self, place=place)


def names_of(kind: type[Ref]) -> tuple[Field[Any], ...]:
    """The fields that make the name of things of the kind, in order."""
    return tuple(part for part in fields(kind) if part.compare and part.name != "place")


def ref_or_none(text: str) -> Ref | None:
    """The name that the text is, of any kind; None for what names nothing."""
    try:
        return Ref.parse(text)
    except BadRef:
        return None


def read_value(text: str, wanted: type, value: str) -> object:
    """A value as its field has it: a number or a day is written one way alone."""
    if wanted is date:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise BadRef(f"{text}: {value} is not a day") from None
        if day.isoformat() != value:
            raise BadRef(f"{text}: {value} is not a day")
        return day
    if wanted is not int:
        if not value.isprintable():
            raise BadRef(f"{text} has a character that cannot be read")
        return value
    if not (value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS) or str(int(value)) != value:
        raise BadRef(f"{text}: {value} is not a number")
    return int(value)

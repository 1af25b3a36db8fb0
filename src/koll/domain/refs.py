"""The permanent names of things: `statement:goals/read`. Never an address: an address may change, a name does not."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import ClassVar, Self, get_type_hints
from urllib.parse import quote, unquote


class BadRef(ValueError):
    """The text is not the name of anything."""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Ref:
    """The name of a thing: its kind, and what tells it from others of the kind, in the order of the fields.

    >>> str(OccasionRef(activity="analysis", body="schools", period=2027))
    'occasion:analysis/schools/2027/1'
    >>> Ref.parse("occasion:analysis/schools/2027/1").period
    2027
    """

    kind: ClassVar[str] = ""
    kinds: ClassVar[dict[str, type[Ref]]] = {}

    def __init_subclass__(cls, kind: str = "", **options: object) -> None:
        """Registers the kind; two kinds never share a word."""
        super(Ref, cls).__init_subclass__(**options)  # the class with slots is another than the one this stands in
        if not kind:
            return
        taken = Ref.kinds.get(kind)
        # A dataclass with slots is made twice, the second time from the first.
        if taken is not None and taken.__qualname__ != cls.__qualname__:
            raise TypeError(f"{kind} is the kind of {taken.__qualname__}")
        cls.kind = kind
        Ref.kinds[kind] = cls

    def __str__(self) -> str:
        values = (quote(str(getattr(self, field.name)), safe="") for field in fields(self))
        return f"{self.kind}:{'/'.join(values)}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The name that the text is; BadRef when it is none, or of another kind than is asked for.

        >>> StatementRef.parse("proposal:7")
        Traceback (most recent call last):
            ...
        koll.domain.refs.BadRef: proposal:7 is not a statement
        """
        kind, _, rest = text.partition(":")
        found = Ref.kinds.get(kind)
        if found is None:
            raise BadRef(f"{text} names nothing")
        if not issubclass(found, cls) and found.kind != cls.kind:
            raise BadRef(f"{text} is not a {cls.kind}")
        named, given = fields(found), rest.split("/")
        needed = [field for field in named if field.default is MISSING]
        if not rest or not len(needed) <= len(given) <= len(named):
            raise BadRef(f"{text} does not name a {kind}")
        types = get_type_hints(found)
        values = {
            field.name: read_value(text, types[field.name], unquote(value))
            for field, value in zip(named, given, strict=False)
        }
        return found(**values)  # type: ignore[return-value]  # the kind was compared above


def read_value(text: str, wanted: type, value: str) -> object:
    """A value as its field has it: a number is written one way alone."""
    if wanted is not int:
        return value
    if not (value.isascii() and value.isdigit()) or str(int(value)) != value:
        raise BadRef(f"{text}: {value} is not a number")
    return int(value)


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class DecisionRef(Ref, kind="decision"):
    """A decision, by its number."""

    number: int


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class ProposalRef(Ref, kind="proposal"):
    """A proposal, by its number."""

    number: int


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class StatementRef(Ref, kind="statement"):
    """A statement, the same in every version of its text."""

    instrument: str
    key: str


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class BodyRef(Ref, kind="body"):
    """A body."""

    key: str


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class OccasionRef(Ref, kind="occasion"):
    """One time of an activity: whose, of which year, and which of the year's."""

    activity: str
    body: str
    period: int
    number: int = 1


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class PartRef(Ref, kind="part"):
    """A written part of an occasion."""

    activity: str
    body: str
    period: int
    number: int
    part: str


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class AnswerRef(Ref, kind="answer"):
    """What a body says in an occasion of a statement."""

    activity: str
    body: str
    period: int
    number: int
    instrument: str
    statement: str

"""The shapes that all answers are made of, and where each thing is read by people and by machines.

What a machine is told is named here field by field, so that nothing follows along because a page needed it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated

from django.conf import settings
from django.utils.translation import override
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from koll.domain import refs
from koll.domain.charter import Charter, Label
from koll.domain.charter import Ground as KnownGround
from koll.domain.refs import Ref
from koll.domain.sentences import N_
from koll.frame.routes import machine_address, open_address
from koll.public.decisions import DecisionView
from koll.public.thread import StoryEvent

ROOT = "/api/v1/"
"""What every address of this version begins with."""


class Shape(BaseModel):
    """A part of an answer; in its names each word after the first has a capital, as in other open data."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)


Href = Annotated[str | None, Field(description=N_("Where a machine reads it; empty where it has no address."))]
Page = Annotated[str | None, Field(description=N_("The public page where a person reads it."))]
On = Annotated[date, Field(description=N_("The day that the answer speaks of."))]
Until = Annotated[date | None, Field(description=N_("The first day on which it no longer holds; empty while it does."))]
State = Annotated[
    str,
    Field(
        description=N_("Whether it is in force, coming or past on the day."),
        json_schema_extra={"enum": ["in_force", "coming", "past"]},
    ),
]
Level = Annotated[
    str, Field(description=N_("Its level in the golden thread, e.g. vision, value, goal, own_goal or assignment."))
]


class Bilingual(Shape):
    """Words in both languages."""

    sv: str
    en: str


class Addressed(Shape):
    """Something with an address."""

    href: Href
    page: Page


class Answer(Shape):
    """An answer about one thing."""

    on: On


class BodyRef(Addressed):
    """A body by name."""

    key: str
    name: str


class DecisionRef(Addressed):
    """A decision in short."""

    body: BodyRef
    day: date
    paragraph: Annotated[
        int | None, Field(description=N_("The paragraph (§) of the minutes, which begin anew a year."))
    ]
    registry_number: str
    heading: str
    is_example: bool


class Ground(Shape):
    """Why something is asked or holds."""

    kind: Annotated[
        str,
        Field(
            description=N_("Whether it rests on the adopted governance model or on law."),
            json_schema_extra={"enum": ["charter", "law"]},
        ),
    ]
    section: Annotated[str, Field(description=N_("The section of the model by its heading, or the section of law."))]
    quote: Annotated[str, Field(description=N_("The words of the model; of a law our own words, or nothing."))]


class Happening(Addressed):
    """One thing that happened."""

    on: date
    kind: Annotated[
        str, Field(description=N_("What kind of thing happened, e.g. adopted, proposal_decided or closed."))
    ]
    who: str
    words: str


class Said(Shape):
    """Words under a heading."""

    name: Bilingual
    text: str


def outside(address: str) -> str:
    """The address as the outside world writes it."""
    return f"{settings.PUBLIC_ADDRESS.rstrip('/')}{address}"


def place(ref: Ref | None) -> dict[str, str | None]:
    """Both addresses of a thing, for machines and for people; None where there is none."""
    page, twin = open_address(ref), machine_address(ref)
    return {"href": outside(twin) if twin else None, "page": outside(page) if page else None}


def body_ref(key: str, name: str) -> BodyRef | None:
    """The body by name; None where there is none."""
    return body_there(key, name) if key else None


def body_there(key: str, name: str) -> BodyRef:
    """The body by name."""
    return BodyRef(key=key, name=name, **place(refs.BodyRef(key=key)))


def body_named(pair: tuple[str, str] | None) -> BodyRef | None:
    """The body in the pair of key and name."""
    return body_there(*pair) if pair else None


def decision_ref(line: DecisionView) -> DecisionRef:
    """The decision in short."""
    return DecisionRef(
        body=body_there(line.body_key, line.body_name),
        day=line.day,
        paragraph=line.paragraph,
        registry_number=line.registry_number,
        heading=line.heading,
        is_example=line.is_example,
        **place(line.ref),
    )


def decision_or_none(line: DecisionView | None) -> DecisionRef | None:
    """The decision in short, where there is one."""
    return decision_ref(line) if line is not None else None


def one(label: Label) -> Bilingual:
    """What one of it is called."""
    return Bilingual(sv=label.sv.indefinite, en=label.en.indefinite)


def many(label: Label) -> Bilingual:
    """What many of it are called."""
    return Bilingual(sv=label.sv.plural, en=label.en.plural)


def in_both(say: Callable[[], str]) -> Bilingual:
    """The same sentence said in both languages."""
    with override("sv"):
        swedish = say()
    with override("en"):
        return Bilingual(sv=swedish, en=say())


def ground(why: KnownGround, charter: Charter) -> Ground:
    """Why, with the heading of the section in the model."""
    headings = {section.key: section.heading for section in charter.sections} if not why.is_law else {}
    return Ground(kind=why.kind, section=headings.get(why.section, why.section), quote=why.quote)


def sentence_shape(rows: tuple[tuple[Label, str], ...]) -> tuple[Said, ...]:
    """What is written, each under what it is called; what nobody has written is left out."""
    return tuple(Said(name=one(label), text=text) for label, text in rows if text)


def happenings(story: tuple[StoryEvent, ...]) -> tuple[Happening, ...]:
    """A story, in the order it happened."""
    return tuple(Happening(on=row.on, kind=row.kind, who=row.who, words=row.words, **place(row.ref)) for row in story)


Moment = Annotated[datetime | None, Field(description=N_("A moment in UTC."))]

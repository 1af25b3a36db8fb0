"""Setting up a municipality: its charter, its bodies, what was decided before Koll came, and people's seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, record_or_find_decision
from koll.acts.engine import Doing, Done, Input, act, body_existing_on, body_with_key, change, create
from koll.acts.instruments import VersionInput, instrument_called, put_in_force
from koll.domain.charter import load
from koll.domain.refs import PageRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.tables.models import Body, Municipality, Person, Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityInput:
    """The municipality and the charter it has adopted, as text."""

    name: str
    code: str
    charter_key: str
    charter_toml: str
    kept_from: date
    executive_term: str = "january"
    is_example: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyInput:
    """A body as the facts have it; `parent` is the key of the one above, which must stand before it."""

    key: str
    name: str
    kind: str
    begins_on: date
    ends_on: date | None = None
    parent: str = ""
    confirmed: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingDecisionInput:
    """A decision made before Koll came, with its source and the texts it put in force."""

    words: DecisionInput
    source: str
    versions: tuple[VersionInput, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StartMunicipality(Input):
    """Sets up a municipality from its charter and the facts that are known about it."""

    municipality: MunicipalityInput
    bodies: tuple[BodyInput, ...]
    decisions: tuple[StartingDecisionInput, ...] = ()


@act(
    StartMunicipality,
    permission=Permission.START_MUNICIPALITY,
    subject=lambda _doing, _given: None,
    news=N_("The municipality was set up"),
    trail=Trail.SHOWN,
)
def start_municipality(doing: Doing, given: StartMunicipality) -> Done:
    there = Municipality.objects.first()
    if there is not None:
        raise Refusal(
            "municipality.started_before",
            _(
                "This database already holds %(name)s. A municipality has a database of its own: "
                "choose another data folder with KOLL_DATA."
            )
            % {"name": there.name},
        )
    charter = load(given.municipality.charter_toml)
    create(
        Municipality,
        pk=1,
        name=given.municipality.name,
        code=given.municipality.code,
        charter_key=given.municipality.charter_key,
        charter_toml=given.municipality.charter_toml,
        kept_from=given.municipality.kept_from,
        executive_term=given.municipality.executive_term,
        is_example=given.municipality.is_example,
    )
    for words in given.bodies:
        establish_body(words, {kind.key for kind in charter.bodies})
    for known in given.decisions:
        made = record_or_find_decision(doing, known.words)
        change(made, source=known.source)
        for version in known.versions:
            put_in_force(doing.snapshot, instrument_called(charter, version.instrument), made, version)
    return Done(
        subject=PageRef(name="open_front"),
        said=_("%(name)s has been set up.") % {"name": given.municipality.name},
        id=1,
    )


def establish_body(words: BodyInput, kinds: set[str]) -> Body:
    """Writes a body. Asks no permission."""
    if words.kind not in kinds:
        raise Refusal(
            "municipality.unknown_kind",
            _("%(body)s is a “%(kind)s”, which the governance model does not know.")
            % {"body": words.name, "kind": words.kind},
        )
    if Body.objects.filter(key=words.key).exists():
        raise Refusal("municipality.key_twice", _("There are two bodies with the key “%(key)s”.") % {"key": words.key})
    return create(
        Body,
        key=words.key,
        name=words.name,
        kind=words.kind,
        begins_on=words.begins_on,
        ends_on=words.ends_on,
        parent=body_with_key(words.parent) if words.parent else None,
        confirmed=words.confirmed,
        source=words.source,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPerson(Input):
    """Registers a person who can sign in; what they may do follows from the seats they are given."""

    secret: ClassVar[tuple[str, ...]] = ("password",)

    username: str
    name: str
    email: str = ""
    password: str | None = None
    is_example: bool = False


@act(
    RegisterPerson,
    permission=Permission.ADMINISTER_PEOPLE,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.SHOWN,
    work=N_("A person was added"),
)
def register_person(_doing: Doing, given: RegisterPerson) -> Done:
    if Person.objects.filter(username=given.username).exists():
        raise Refusal(
            "person.username_taken",
            _("The user name “%(name)s” is taken. Choose another.") % {"name": given.username},
            field="username",
        )
    person = Person.objects.create_user(given.username, given.email, given.password, name=given.name)
    if given.is_example:
        change(person, is_example=True)
    return Done(
        subject=PageRef(name="open_front"), said=_("%(name)s has been registered.") % {"name": given.name}, id=person.pk
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveSeat(Input):
    """Gives a person a seat in a body during a span, in a role."""

    person: int
    body: str
    role: str
    begins_on: date
    ends_on: date | None = None


@act(
    GiveSeat,
    permission=Permission.ADMINISTER_PEOPLE,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.SHOWN,
    work=N_("A seat was given"),
)
def give_seat(_doing: Doing, given: GiveSeat) -> Done:
    if given.role not in Seat.Role.values:
        raise Refusal(
            "seat.unknown_role", _("There is no role called “%(role)s”.") % {"role": given.role}, field="role"
        )
    if given.ends_on is not None and given.ends_on <= given.begins_on:
        raise Refusal(
            "seat.ends_before_it_is_given", _("The last day of the seat must come after the first."), field="ends_on"
        )
    whose = body_existing_on(given.body, given.begins_on)
    same = {"person_id": given.person, "body": whose, "role": given.role, "begins_on": given.begins_on}
    if Seat.objects.filter(**same).exists():
        raise Refusal("seat.given_before", _("The person already has this seat."))
    seat = create(Seat, **same, ends_on=given.ends_on)
    return Done(subject=PageRef(name="open_front"), said=_("The seat has been given."), id=seat.pk)

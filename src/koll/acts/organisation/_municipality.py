"""Setting up a municipality: its charter, its bodies, what was decided before Koll came, and people's seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, record_or_find_decision
from koll.acts.engine import Doing, Done, act, body_existing_on, body_with_key, require
from koll.acts.instruments import VersionInput, instrument_called, put_in_force
from koll.domain.charter import load
from koll.permissions import Permission, UnableTo
from koll.tables.models import Body, Municipality, Person, Seat


class UnableToStartMunicipality(UnableTo):
    """The municipality cannot be set up so."""


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


@act
def start_municipality(
    doing: Doing,
    *,
    municipality: MunicipalityInput,
    bodies: tuple[BodyInput, ...],
    decisions: tuple[StartingDecisionInput, ...] = (),
) -> Done:
    """Sets up a municipality from its charter and the facts that are known about it."""
    require(doing, Permission.START_MUNICIPALITY)
    there = Municipality.objects.first()
    if there is not None:
        raise UnableToStartMunicipality(
            _(
                "This database already holds %(name)s. A municipality has a database of its own: "
                "choose another data folder with KOLL_DATA."
            )
            % {"name": there.name}
        )
    charter = load(municipality.charter_toml)
    Municipality.objects.create(
        pk=1,
        name=municipality.name,
        code=municipality.code,
        charter_key=municipality.charter_key,
        charter_toml=municipality.charter_toml,
        kept_from=municipality.kept_from,
        executive_term=municipality.executive_term,
        is_example=municipality.is_example,
    )
    for words in bodies:
        establish_body(words, {kind.key for kind in charter.bodies})
    for known in decisions:
        made = record_or_find_decision(doing, known.words)
        made.source = known.source
        made.save(update_fields=["source"])
        for version in known.versions:
            put_in_force(charter, instrument_called(charter, version.instrument), made, version)
    content = {
        "name": municipality.name,
        "charter": municipality.charter_key,
        "bodies": [words.key for words in bodies],
        "decisions": [known.words.heading for known in decisions],
    }
    return Done(subject="/", said=_("%(name)s has been set up.") % {"name": municipality.name}, id=1, content=content)


def establish_body(words: BodyInput, kinds: set[str]) -> Body:
    """Writes a body. Asks no permission."""
    if words.kind not in kinds:
        raise UnableToStartMunicipality(
            _("%(body)s is a “%(kind)s”, which the governance model does not know.")
            % {"body": words.name, "kind": words.kind}
        )
    if Body.objects.filter(key=words.key).exists():
        raise UnableToStartMunicipality(_("There are two bodies with the key “%(key)s”.") % {"key": words.key})
    return Body.objects.create(
        key=words.key,
        name=words.name,
        kind=words.kind,
        begins_on=words.begins_on,
        ends_on=words.ends_on,
        parent=body_with_key(words.parent) if words.parent else None,
        confirmed=words.confirmed,
        source=words.source,
    )


@act
def register_person(
    doing: Doing, *, username: str, name: str, email: str = "", password: str | None = None, is_example: bool = False
) -> Done:
    """Registers a person who can sign in; what they may do follows from the seats they are given."""
    require(doing, Permission.ADMINISTER_PEOPLE)
    if Person.objects.filter(username=username).exists():
        raise UnableToStartMunicipality(_("The user name “%(name)s” is taken. Choose another.") % {"name": username})
    person = Person.objects.create_user(username, email, password, name=name)
    if is_example:
        person.is_example = True
        person.save(update_fields=["is_example"])
    return Done(
        subject="/",
        said=_("%(name)s has been registered.") % {"name": name},
        id=person.pk,
        content={"username": username},
    )


@act
def give_seat(doing: Doing, *, person: int, body: str, role: str, begins_on: date, ends_on: date | None = None) -> Done:
    """Gives a person a seat in a body during a span, in a role."""
    require(doing, Permission.ADMINISTER_PEOPLE)
    if role not in Seat.Role.values:
        raise UnableToStartMunicipality(_("There is no role called “%(role)s”.") % {"role": role})
    if ends_on is not None and ends_on <= begins_on:
        raise UnableToStartMunicipality(_("The last day of the seat must come after the first."))
    whose = body_existing_on(body, begins_on)
    seat, made = Seat.objects.get_or_create(
        person_id=person, body=whose, role=role, begins_on=begins_on, defaults={"ends_on": ends_on}
    )
    if not made:
        raise UnableToStartMunicipality(_("The person already has this seat."))
    content = {"person": person, "body": body, "role": role, "begins_on": begins_on.isoformat()}
    return Done(subject="/", said=_("The seat has been given."), id=seat.pk, content=content)

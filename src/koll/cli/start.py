"""`koll start`: sets up a municipality from its charter and the facts that are known of it."""

from __future__ import annotations

import os
import secrets
from datetime import date
from pathlib import Path

import click
from django.conf import settings

from koll.acts.decisions import DecisionInput
from koll.acts.engine import Doing
from koll.acts.instruments import StatementInput, VersionInput
from koll.acts.organisation import (
    BodyInput,
    MunicipalityInput,
    StartingDecisionInput,
    give_seat,
    register_person,
    start_municipality,
)
from koll.cli.charter import charter_or_refusal, facts_in
from koll.cli.serve import bring_tables_up_to_date, keep_secret
from koll.cli.setup import N_, as_json, exit_with, translate
from koll.domain.almanac import swedish_day
from koll.domain.charter import load
from koll.domain.record import Facts, KnownVersion
from koll.frame.http.days import local_moment
from koll.permissions import SYSTEM


@click.command(
    "start",
    help=N_(
        "Set up a municipality from the folder PATH, with its charter.toml and facts.toml. A municipality has a data "
        "folder of its own (KOLL_DATA)."
    ),
)
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--admin", help=N_("The first administrator's user name; the password is read from KOLL_ADMIN_PASSWORD."))
@as_json
def command(path: Path, admin: str | None, as_json: bool) -> None:
    """Sets up the municipality."""
    toml = charter_or_refusal(path)
    facts = facts_in(path, load(toml))
    keep_secret(Path(settings.DATA))
    bring_tables_up_to_date()
    now = local_moment(facts.is_example)
    doing = Doing(actor=SYSTEM, now=now, day=swedish_day(now), receipt="")
    start_municipality(
        doing, municipality=whose(facts, path, toml), bodies=bodies_of(facts), decisions=decisions_of(facts)
    )
    password = first_administrator(doing, facts, toml, admin) if admin else ""
    unconfirmed = [body.name for body in facts.bodies if not body.confirmed]
    if as_json:
        exit_with({"name": facts.name, "bodies": len(facts.bodies), "unconfirmed": unconfirmed, "password": password})
        return
    click.echo(
        translate(N_("%(name)s has been set up with %(bodies)s bodies."))
        % {"name": facts.name, "bodies": len(facts.bodies)}
    )
    if unconfirmed:
        click.echo(translate(N_("To be confirmed: %(names)s.")) % {"names": ", ".join(unconfirmed)})
    if password:
        click.echo(
            translate(N_("The administrator's password, shown this once: %(password)s")) % {"password": password}
        )


def whose(facts: Facts, path: Path, toml: str) -> MunicipalityInput:
    """The municipality as the act takes it."""
    return MunicipalityInput(
        name=facts.name,
        code=facts.code,
        charter_key=(path if path.is_dir() else path.parent).name,
        charter_toml=toml,
        kept_from=facts.kept_from,
        executive_term=facts.executive_term,
        is_example=facts.is_example,
    )


def bodies_of(facts: Facts) -> tuple[BodyInput, ...]:
    """The bodies as the act takes them."""
    return tuple(
        BodyInput(
            key=body.key,
            name=body.name,
            kind=body.kind,
            begins_on=body.begins,
            ends_on=body.until,
            parent=body.parent,
            confirmed=body.confirmed,
            source=body.source,
        )
        for body in facts.bodies
    )


def decisions_of(facts: Facts) -> tuple[StartingDecisionInput, ...]:
    """The known decisions as the act takes them."""
    return tuple(
        StartingDecisionInput(
            words=DecisionInput(
                body=decision.body,
                day=decision.day,
                paragraph=decision.paragraph,
                registry_number=decision.registry_number,
                heading=decision.heading,
            ),
            source=decision.source,
            versions=tuple(version_words(version) for version in decision.versions),
        )
        for decision in facts.decisions
    )


def version_words(version: KnownVersion) -> VersionInput:
    """A known text as it is adopted."""
    return VersionInput(
        instrument=version.instrument,
        title=version.title,
        in_force_from=version.in_force_from,
        text=version.text,
        until=version.until,
        body=version.body,
        contents=dict(version.contents),
        statements=tuple(
            StatementInput(heading=statement.heading, text=statement.text) for statement in version.statements
        ),
        text_is_known=version.text_is_known,
    )


def first_administrator(doing: Doing, facts: Facts, toml: str, username: str) -> str:
    """Registers the first administrator with a seat in the executive board; the password when one had to be made."""
    charter = load(toml)
    given = os.environ.get("KOLL_ADMIN_PASSWORD", "")
    password = given or secrets.token_urlsafe(12)
    done = register_person(doing, username=username, name=username, password=password)
    board = next(body.key for body in facts.bodies if charter.role_of(body.kind) == "executive")
    first = max(date(doing.day.year, 1, 1), next(body.begins for body in facts.bodies if body.key == board))
    give_seat(doing, person=done.id, body=board, role="administrator", begins_on=first)
    return "" if given else password

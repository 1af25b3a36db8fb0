"""`koll start`: sets up a municipality from its charter and the facts that are known of it."""

from __future__ import annotations

import os
import secrets
from datetime import date
from pathlib import Path

import click
from django.conf import settings

from koll.acts import municipality
from koll.acts.act import Doing
from koll.acts.decisions import DecisionWords
from koll.acts.instruments import StatementWords, VersionWords
from koll.acts.municipality import BodyWords, KnownDecision, MunicipalityWords
from koll.almanac import swedish_day
from koll.charter import Facts, load
from koll.charter.facts import KnownVersion
from koll.cli.charter import charter_or_refusal, facts_in
from koll.cli.outcome import answer, as_json
from koll.cli.serve import bring_tables_up_to_date, keep_secret
from koll.cli.speech import N_, said
from koll.frame.day import moment_here
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
    now = moment_here(facts.is_example)
    doing = Doing(SYSTEM, now, swedish_day(now), "")
    municipality.start(
        doing, municipality=whose(facts, path, toml), bodies=bodies_of(facts), decisions=decisions_of(facts)
    )
    password = first_administrator(doing, facts, toml, admin) if admin else ""
    unconfirmed = [body.name for body in facts.bodies if not body.confirmed]
    if as_json:
        answer({"name": facts.name, "bodies": len(facts.bodies), "unconfirmed": unconfirmed, "password": password})
        return
    click.echo(
        said(N_("%(name)s has been set up with %(bodies)s bodies.")) % {"name": facts.name, "bodies": len(facts.bodies)}
    )
    if unconfirmed:
        click.echo(said(N_("To be confirmed: %(names)s.")) % {"names": ", ".join(unconfirmed)})
    if password:
        click.echo(said(N_("The administrator's password, shown this once: %(password)s")) % {"password": password})


def whose(facts: Facts, path: Path, toml: str) -> MunicipalityWords:
    """The municipality as the act takes it."""
    return MunicipalityWords(
        name=facts.name,
        code=facts.code,
        charter_key=(path if path.is_dir() else path.parent).name,
        charter_toml=toml,
        kept_from=facts.kept_from,
        executive_term=facts.executive_term,
        is_example=facts.is_example,
    )


def bodies_of(facts: Facts) -> tuple[BodyWords, ...]:
    """The bodies as the act takes them."""
    return tuple(
        BodyWords(body.key, body.name, body.kind, body.begins, body.until, body.parent, body.confirmed, body.source)
        for body in facts.bodies
    )


def decisions_of(facts: Facts) -> tuple[KnownDecision, ...]:
    """The known decisions as the act takes them."""
    return tuple(
        KnownDecision(
            DecisionWords(each.body, each.day, each.paragraph, each.registry_number, each.heading),
            each.source,
            tuple(version_words(version) for version in each.versions),
        )
        for each in facts.decisions
    )


def version_words(version: KnownVersion) -> VersionWords:
    """A known text as it is adopted."""
    return VersionWords(
        version.instrument,
        version.title,
        version.in_force_from,
        version.text,
        version.until,
        version.body,
        dict(version.contents),
        tuple(StatementWords(each.heading, each.text) for each in version.statements),
        version.text_is_known,
    )


def first_administrator(doing: Doing, facts: Facts, toml: str, username: str) -> str:
    """Registers the first administrator with a seat in the executive board; the password when one had to be made."""
    charter = load(toml)
    given = os.environ.get("KOLL_ADMIN_PASSWORD", "")
    password = given or secrets.token_urlsafe(12)
    done = municipality.register(doing, username=username, name=username, password=password)
    board = next(body.key for body in facts.bodies if charter.role_of(body.kind) == "executive")
    first = max(date(doing.day.year, 1, 1), next(body.begins for body in facts.bodies if body.key == board))
    municipality.appoint(doing, person=done.id, body=board, role="administrator", begins_on=first)
    return "" if given else password

"""`koll owed`: what is owed on a day, in the lines a mayor has time for, or as JSON with everything."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from babel.dates import format_date
from django.utils.translation import gettext

from koll.cli.charter import charter_or_refusal, facts_in
from koll.cli.setup import N_, exit_with, spoken, translate
from koll.cli.setup import as_json as json_option
from koll.domain.charter import Charter, load
from koll.domain.owed import (
    HEADINGS,
    Duty,
    Phrasing,
    due_phrase,
    duty_sentence,
    ground_sentence,
    jobs_as_json,
    jobs_of,
    owed,
    summary,
)
from koll.domain.record import record_of_facts
from koll.domain.refusals import Refusal
from koll.domain.sentences import Value
from koll.snapshot import duties_on, read_snapshot


@click.command(
    "owed",
    help=N_(
        "Show what is owed on a day, by whom, by when and why. With --charter it is computed from a charter and the "
        "facts beside it, without a database."
    ),
)
@click.option("--day", required=True, help=N_("The day, as YYYY-MM-DD."))
@click.option("--body", help=N_("Only what this body owes; its key, e.g. ks."))
@click.option("--charter", "path", type=click.Path(path_type=Path), help=N_("A charter's folder, with its facts."))
@click.option("--all", "everything", is_flag=True, help=N_("Every duty on a line of its own."))
@json_option
def command(day: str, body: str | None, path: Path | None, everything: bool, as_json: bool) -> None:
    """Shows what is owed."""
    asked = day_of(day)
    charter, duties, names = from_files(path, asked) if path else from_record(asked)
    if body is not None:
        if body not in names:
            words = translate(N_("There is no body called “%(key)s”. The keys are: %(keys)s."))
            raise Refusal("owed.unknown_body", words % {"key": body, "keys": ", ".join(names)})
        duties = tuple(duty for duty in duties if duty.body == body)
    if as_json:
        exit_with(jobs_as_json(charter, jobs_of(duties), Phrasing(), names))
    else:
        reader = Phrasing(language=spoken(), translate=gettext, show=shown)
        lines = (
            every_line(charter, duties, reader, names) if everything else summary(charter, duties, asked, reader, names)
        )
        for line in lines:
            click.echo(line)


def every_line(charter: Charter, duties: tuple[Duty, ...], reader: Phrasing, names: dict[str, str]) -> list[str]:
    """Every duty in its own line: state, what, whose, by when and whose that day is, ground."""
    return [every_part(charter, duty, reader, names) for duty in duties]


def every_part(charter: Charter, duty: Duty, reader: Phrasing, names: dict[str, str]) -> str:
    """One duty in a line; what it does not have leaves no trace."""
    parts = (
        duty_sentence(charter, duty, reader, names),
        names.get(duty.body, duty.body),
        due_phrase(charter, duty, reader),
    )
    said = ", ".join(part for part in parts if part)
    return f"{reader.translate(HEADINGS[duty.state])}: {said} ({ground_sentence(charter, duty, reader)})"


def day_of(text: str) -> date:
    """The day that the text names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        words = translate(N_("“%(day)s” is not a day. Write it as year, month and day, e.g. 2026-11-23."))
        raise Refusal("owed.not_a_day", words % {"day": text}) from None


def from_files(path: Path, day: date) -> tuple[Charter, tuple[Duty, ...], dict[str, str]]:
    """What is owed by the charter and the facts in a folder."""
    charter = load(charter_or_refusal(path))
    facts = facts_in(path, charter)
    record = record_of_facts(facts, charter)
    return charter, owed(charter, record, day), {row.key: row.name for row in record.bodies}


def from_record(day: date) -> tuple[Charter, tuple[Duty, ...], dict[str, str]]:
    """What is owed in the municipality of this data folder."""
    snapshot = read_snapshot(day)
    return snapshot.charter, duties_on(snapshot), snapshot.bodies.names


def shown(value: Value) -> str:
    """A value in a sentence: days written out in the language that is spoken."""
    if isinstance(value, date):
        return ("den " if spoken() == "sv" else "") + format_date(value, "d MMMM y", locale=spoken())
    return str(value)

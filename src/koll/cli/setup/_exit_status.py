"""How a command ends: 0 all well, 1 it found something, 2 it could not run; and what it says then."""

from __future__ import annotations

import json
from typing import Any

import click

from koll.cli.setup._language import N_
from koll.domain.refusals import Refusal

WELL = 0
FOUND = 1
COULD_NOT = 2

as_json = click.option("--json", "as_json", is_flag=True, help=N_("Answer as JSON, for another program."))
"""The option of every command that answers a question."""


def exit_with(value: Any) -> None:
    """Prints the answer as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def tell_refusal(refusal: Refusal, *, in_json: bool) -> None:
    """Says on standard error why the command could not run; as JSON: {"sentence", "code", "field"}."""
    words = str(refusal)
    if in_json:
        words = json.dumps({"sentence": words, "code": refusal.code, "field": refusal.field}, ensure_ascii=False)
    click.echo(words, err=True)

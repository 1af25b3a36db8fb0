"""`koll check`: the rules that hold across rows, asked of the real record."""

from __future__ import annotations

import click

from koll.cli.moment import context_of_command, moment_of_record
from koll.cli.setup import FOUND, N_, as_json, exit_with, translate
from koll.reads.oversight import broken_invariants


@click.command(
    "check", help=N_("Ask the record whether every rule that holds across rows holds, and show what does not.")
)
@as_json
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Checks the record; ends with 1 when a rule is broken."""
    broken = broken_invariants(context_of_command(moment_of_record()).snapshot)
    if as_json:
        exit_with({"ok": not broken, "broken": [{"rule": row.rule, "sentence": str(row.sentence)} for row in broken]})
    else:
        for row in broken:
            click.echo(f"{row.rule}: {row.sentence}")
        if not broken:
            click.echo(translate(N_("Every rule holds.")))
    ctx.exit(FOUND if broken else 0)

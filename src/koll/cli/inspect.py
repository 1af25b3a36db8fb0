"""`koll check`: the rules that hold across rows, asked of the real record."""

from __future__ import annotations

import click

from koll.almanac import swedish_day
from koll.cli.moment import moment_of_record
from koll.cli.outcome import FOUND, answer, as_json
from koll.cli.speech import N_, said
from koll.reads.invariants import broken_invariants


@click.command(
    "check", help=N_("Ask the record whether every rule that holds across rows holds, and show what does not.")
)
@as_json
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Checks the record; ends with 1 when a rule is broken."""
    broken = broken_invariants(swedish_day(moment_of_record()))
    if as_json:
        answer({"ok": not broken, "broken": [{"rule": each.rule, "sentence": str(each.sentence)} for each in broken]})
    else:
        for each in broken:
            click.echo(f"{each.rule}: {each.sentence}")
        if not broken:
            click.echo(said(N_("Every rule holds.")))
    ctx.exit(FOUND if broken else 0)

"""`koll verify`: whether the ledger is whole, and the head that anybody may have noted down."""

from __future__ import annotations

import click

from koll.cli.outcome import FOUND, answer, as_json
from koll.cli.speech import N_, said
from koll.reads.ledger import verify


@click.command(
    "verify",
    help=N_(
        "Read the whole ledger and check that no line has been changed, removed or added between. Compare the head "
        "with one noted down earlier: that is what shows whether history has been rewritten."
    ),
)
@as_json
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Verifies the ledger; ends with 1 when it is not whole."""
    found = verify()
    if as_json:
        faults = [str(fault) for fault in found.faults]
        answer({"ok": found.ok, "entries": found.entries, "erased": found.erased, "head": found.head, "faults": faults})
    else:
        words = N_("The ledger is whole: %(entries)s lines.") if found.ok else N_("The ledger is NOT whole.")
        click.echo(said(words) % {"entries": found.entries})
        for fault in found.faults:
            click.echo(f"  {fault}")
        click.echo(said(N_("Head: %(head)s")) % {"head": found.head})
    ctx.exit(0 if found.ok else FOUND)

"""`koll erase`: lawfully erases what a line of the ledger says."""

from __future__ import annotations

import click

from koll.acts.engine import Doing
from koll.acts.oversight import erase_words
from koll.cli.moment import moment_of_record
from koll.cli.setup import N_, as_json, exit_with
from koll.domain.almanac import swedish_day
from koll.permissions import SYSTEM


@click.command(
    "erase",
    help=N_(
        "Erase what line LINE of the ledger says, when the law asks for it. That the line stood there, who wrote it "
        "and when stays, and the erasure gets a line of its own with the reason. Make a note of who decided it."
    ),
)
@click.argument("line", type=click.IntRange(1))
@click.option("--reason", required=True, help=N_("Why it is erased, and on which ground in law."))
@as_json
def command(line: int, reason: str, as_json: bool) -> None:
    """Erases the words of a line."""
    now = moment_of_record()
    done = erase_words(Doing(actor=SYSTEM, now=now, day=swedish_day(now), receipt=""), line=line, reason=reason)
    if as_json:
        exit_with({"line": line, "reason": reason, "still": done.content})
        return
    click.echo(str(done.said))

"""`koll verify`: whether the ledger is whole, its head, and whether a head noted down earlier is still in it."""

from __future__ import annotations

import click

from koll.cli.setup import COULD_NOT, FOUND, N_, as_json, exit_with, translate
from koll.reads.home import LedgerCheckpoint, LedgerHeadError, check_ledger_head
from koll.reads.oversight import Verified, verify


@click.command(
    "verify",
    help=N_(
        "Read the whole ledger and check that no line has been changed, removed or added between. Compare the head "
        "with one noted down earlier: that is what shows whether history has been rewritten."
    ),
)
@click.option(
    "--head", "written", metavar="HEX", help=N_("A head noted down earlier: say whether it is still in the chain.")
)
@as_json
@click.pass_context
def command(ctx: click.Context, written: str | None, as_json: bool) -> None:
    """Verifies the ledger; ends with 1 when it is not whole, or does not hold the head that was noted down."""
    try:
        noted = check_ledger_head(written) if written is not None else None
    except LedgerHeadError:
        words = N_(
            "That is not a head: write at least its first 16 digits, 0 to 9 and a to f, as they were noted down."
        )
        click.echo(translate(words), err=True)
        ctx.exit(COULD_NOT)
    found = verify()
    if as_json:
        exit_with(told(found) | (noted_as_json(noted) if written is not None else {}))
    else:
        speak_of(found)
        if written is not None:
            speak_of_noted(noted)
    ctx.exit(0 if found.ok and (written is None or noted is not None) else FOUND)


def told(found: Verified) -> dict[str, object]:
    """What the reading found, for another program."""
    faults = [str(fault) for fault in found.faults]
    return {"ok": found.ok, "entries": found.entries, "erased": found.erased, "head": found.head, "faults": faults}


def noted_as_json(noted: LedgerCheckpoint | None) -> dict[str, object]:
    """Where the noted head stands, for another program; null when it is nowhere."""
    return {"noted": {"entry": noted.entry, "at": noted.at.isoformat()} if noted else None}


def speak_of(found: Verified) -> None:
    """Says what the reading found."""
    words = N_("The ledger is whole: %(entries)s lines.") if found.ok else N_("The ledger is NOT whole.")
    click.echo(translate(words) % {"entries": found.entries})
    for fault in found.faults:
        click.echo(f"  {fault}")
    click.echo(translate(N_("Head: %(head)s")) % {"head": found.head})


def speak_of_noted(noted: LedgerCheckpoint | None) -> None:
    """Says where the noted head stands."""
    if noted is None:
        words = N_(
            "The head you noted down is NOT in the ledger. Either it was noted down wrongly, or history has been "
            "rewritten since. Compare with others who noted it down, and with a backup from that time."
        )
        click.echo(translate(words))
        return
    words = N_("The head you noted down is in the ledger, after line %(entry)s, written %(at)s.")
    click.echo(translate(words) % {"entry": noted.entry, "at": noted.at.isoformat(timespec="minutes")})

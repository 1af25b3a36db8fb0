"""`koll tick`: what a timer does: clears away what has had its time. Run twice, it does nothing more."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from django.core.management import call_command

from koll.acts.clearing import clear_away
from koll.cli.outcome import answer, as_json
from koll.cli.speech import N_, said


@click.command("tick", help=N_("Do what a timer does: clear away ended sessions, old receipts and old drafts."))
@as_json
def command(as_json: bool) -> None:
    """Clears away what has had its time."""
    call_command("clearsessions", verbosity=0)
    cleared = clear_away(datetime.now(UTC))
    if as_json:
        answer({"receipts": cleared.receipts, "drafts": cleared.drafts})
        return
    words = said(N_("Cleared away: %(receipts)s receipts and %(drafts)s drafts."))
    click.echo(words % {"receipts": cleared.receipts, "drafts": cleared.drafts})

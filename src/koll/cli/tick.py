"""`koll tick`: what a timer does: reminds, and clears away what has had its time. Run twice, it does nothing more."""

from __future__ import annotations

from datetime import date, datetime

import click
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext

from koll.acts.clearing import clear_away
from koll.charter import Reader
from koll.cli.outcome import answer, as_json
from koll.cli.speech import N_, said, spoken
from koll.connect.reminding import Sent, remind_all
from koll.frame.duties import shown
from koll.reads.municipality import UnableToFindMunicipality

EARLIEST, LATEST = 6, 20
"""The hours between which people are reminded."""


@click.command(
    "tick", help=N_("Do what a timer does: remind people, and clear away ended sessions, receipts and drafts.")
)
@as_json
def command(as_json: bool) -> None:
    """Reminds, and clears away what has had its time."""
    now = timezone.localtime()
    sent = remind(now)
    call_command("clearsessions", verbosity=0)
    cleared = clear_away(now)
    if as_json:
        counts = {"sent": sent.sent, "failed": sent.failed, "unsure": sent.unsure}
        answer({"reminders": counts, "receipts": cleared.receipts, "drafts": cleared.drafts})
        return
    words = said(N_("Reminders: %(sent)s sent, %(failed)s refused, %(unsure)s cut off."))
    click.echo(words % {"sent": sent.sent, "failed": sent.failed, "unsure": sent.unsure})
    words = said(N_("Cleared away: %(receipts)s receipts and %(drafts)s drafts."))
    click.echo(words % {"receipts": cleared.receipts, "drafts": cleared.drafts})


def remind(now: datetime) -> Sent:
    """Sends the day's reminders, in the daytime; nothing where there is no municipality yet."""
    day = date.fromisoformat(settings.KOLL_TODAY) if settings.DEMO and settings.KOLL_TODAY else now.date()
    if not EARLIEST <= now.hour < LATEST:
        return Sent()
    try:
        return remind_all(day, now, Reader(spoken(), gettext, shown), settings.PUBLIC_ADDRESS)
    except UnableToFindMunicipality:
        return Sent()

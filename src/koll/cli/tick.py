"""`koll tick`, what a timer does: reminds, fetches, clears away what has had its time. Twice is as good as once."""

from __future__ import annotations

import time
from dataclasses import asdict
from datetime import datetime

import click
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext

from koll.acts.engine import Doing
from koll.acts.home import apply_retention
from koll.acts.organisation import apply_due_changes, waits_for
from koll.cli.moment import context_of_command, moment_of_record
from koll.cli.setup import N_, as_json, exit_with, log_event, spoken, translate
from koll.connect.indicator_update import Fetching, update_indicators
from koll.connect.reminder_delivery import DigestDelivery, send_reminders
from koll.domain.almanac import swedish_day
from koll.domain.owed import Phrasing
from koll.domain.refs import Ref
from koll.frame.duty_lines import format_value
from koll.frame.routes import address
from koll.permissions import SYSTEM
from koll.snapshot import municipality_or_none, read_snapshot

EARLIEST, LATEST = 6, 20
"""The hours between which people are reminded."""


@click.command(
    "tick",
    help=N_(
        "Do what a timer does: let what was decided for today take effect, remind people, fetch indicators, and clear "
        "away ended sessions, receipts and drafts."
    ),
)
@as_json
def command(as_json: bool) -> None:
    """Lets what was decided take effect, reminds, fetches, and clears away what has had its time."""
    now = moment_of_record()
    take(now)
    sent = remind(now)
    fetched = fetch(now)
    call_command("clearsessions", verbosity=0)
    cleared = apply_retention(now)
    log_event(
        "tick",
        **asdict(sent),
        indicators_fetched=fetched.fetched,
        indicators_failed=fetched.failed,
        **{f"{name}_cleared": count for name, count in asdict(cleared).items()},
    )
    if as_json:
        counts = {"sent": sent.sent, "failed": sent.failed, "unsure": sent.unsure}
        fetching = {"fetched": fetched.fetched, "failed": fetched.failed}
        gone = {"receipts": cleared.receipts, "drafts": cleared.drafts, "answers": cleared.answers}
        exit_with({"reminders": counts, "indicators": fetching} | gone)
        return
    words = translate(N_("Reminders: %(sent)s sent, %(failed)s refused, %(unsure)s cut off."))
    click.echo(words % {"sent": sent.sent, "failed": sent.failed, "unsure": sent.unsure})
    words = translate(N_("Indicators: %(fetched)s fetched, %(failed)s not."))
    click.echo(words % {"fetched": fetched.fetched, "failed": fetched.failed})
    words = translate(N_("Cleared away: %(receipts)s receipts, %(drafts)s drafts and %(answers)s answers from staff."))
    click.echo(words % {"receipts": cleared.receipts, "drafts": cleared.drafts, "answers": cleared.answers})


def take(now: datetime) -> None:
    """Lets new names and places in the organisation take effect on their day; nothing where there is none."""
    day = swedish_day(now)
    if municipality_or_none() is not None and waits_for(read_snapshot(day)):
        apply_due_changes(Doing(actor=SYSTEM, now=now, day=day, receipt=""))


def fetch(now: datetime) -> Fetching:
    """Fetches what is to be fetched; nothing where there is no municipality yet, and nothing for an example."""
    sites = {"kolada": settings.KOLADA_ADDRESS, "scb": settings.SCB_ADDRESS}
    municipality = municipality_or_none()
    if municipality is None or municipality.is_example:
        return Fetching()
    return update_indicators(context_of_command(now), sites, time.sleep)


def whole_address(ref: Ref) -> str:
    """Where a thing is read, as the outside world writes it."""
    return f"{settings.PUBLIC_ADDRESS}{address(ref)}"


def remind(now: datetime) -> DigestDelivery:
    """Sends the day's reminders, in the daytime; nothing where there is no municipality yet."""
    if not EARLIEST <= now.hour < LATEST or municipality_or_none() is None:
        return DigestDelivery()
    return send_reminders(
        context_of_command(now),
        Phrasing(language=spoken(), translate=gettext, show=format_value),
        settings.PUBLIC_ADDRESS,
        whole_address,
    )

"""`koll serve`: makes ready what is missing, refuses what is unsafe, and serves."""

from __future__ import annotations

import os
import secrets
import socket
import sys
from pathlib import Path
from typing import NoReturn

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.module_loading import import_string

from koll.cli.setup import N_, begin, log_event, start_timer, translate
from koll.domain.refusals import Refusal

THREADS = "4"
SECONDS_TO_END = "10"


@click.command(
    "serve",
    help=N_(
        "Serve the municipality to browsers, until it is ended with Ctrl+C or SIGTERM. Makes the data folder, "
        "the secret and the tables that are missing, and refuses to start with settings that are not safe. "
        "On the embedded database it also does what koll tick does, every ten minutes (KOLL_TICK_SECONDS)."
    ),
)
@click.option("--host", help=N_("The address to listen on; otherwise KOLL_HOST, or 127.0.0.1."))
@click.option("--port", type=click.IntRange(1, 65535), help=N_("The port to listen on; otherwise KOLL_PORT, or 8000."))
@click.option("--workers", type=click.IntRange(1, 64), default=2, help=N_("How many processes answer; otherwise 2."))
def command(host: str | None, port: int | None, workers: int) -> None:
    """Serves the municipality."""
    serve(host, port, workers)


def serve(host: str | None, port: int | None, workers: int) -> NoReturn:
    """Becomes the server; Refusal, or the server's own Refusal, when that cannot be."""
    if host:
        os.environ["KOLL_HOST"] = host
    if port:
        os.environ["KOLL_PORT"] = str(port)
    begin()
    keep_secret(Path(settings.DATA))
    import_string(settings.WSGI_APPLICATION)  # what the server would refuse is said here, before anything is changed
    listen_once(settings.HOST, settings.PORT)
    bring_tables_up_to_date()
    click.echo(translate(N_("Koll is at %(address)s. End with Ctrl+C.")) % {"address": settings.PUBLIC_ADDRESS})
    sys.stdout.flush()
    connections.close_all()
    if settings.TICK_SECONDS > 0 and not settings.DEMO:
        start_timer(settings.TICK_SECONDS)
    log_event("command", command="serve")  # what becomes of it is not seen from here: this process becomes the server
    os.execv(sys.executable, granian(settings.HOST, settings.PORT, workers))  # noqa: S606 -- our own program, no shell


def granian(host: str, port: int, workers: int) -> list[str]:
    """The server's own command."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(workers),
        "--blocking-threads": THREADS,
        "--workers-kill-timeout": SECONDS_TO_END,
        "--log-level": "warning",
    }
    pairs = [word for pair in options.items() for word in pair]
    return [sys.executable, "-m", "granian", *pairs, "koll.server.wsgi:application"]


def keep_secret(data: Path) -> None:
    """Makes the data folder, and in it the secret that signs sessions, readable by the owner alone."""
    kept = data / "secret"
    if os.environ.get("KOLL_SECRET"):
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        return
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not kept.exists():
            click.echo(translate(N_("Making the data folder %(folder)s and its secret.")) % {"folder": data}, err=True)
            with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(48))
    except OSError as fault:
        sentence = translate(
            N_(
                "The data folder %(folder)s cannot be written to (%(fault)s). "
                "Give yourself the right to write there, or choose another folder with KOLL_DATA."
            )
        )
        raise Refusal("command.data_folder_unwritable", sentence % {"folder": data, "fault": fault.strerror}) from None
    settings.SECRET_KEY = kept.read_text(encoding="ascii").strip()


def bring_tables_up_to_date() -> None:
    """Makes the tables, and changes those that an older version made."""
    executor = MigrationExecutor(connections["default"])
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        click.echo(
            translate(N_("Bringing the tables up to date: %(count)s steps.")) % {"count": len(waiting)}, err=True
        )
        call_command("migrate", verbosity=0, interactive=False)


def listen_once(host: str, port: int) -> None:
    """Raises Refusal when the server could not listen there."""
    try:
        with socket.create_server((host, port)):
            return
    except OSError as fault:
        sentence = translate(
            N_(
                "The server cannot listen on %(host)s, port %(port)s (%(fault)s). "
                "End the program that uses the port, or choose another with --port."
            )
        )
        raise Refusal(
            "command.port_taken", sentence % {"host": host, "port": port, "fault": fault.strerror or fault}
        ) from None

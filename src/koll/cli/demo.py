"""`koll demo`: an invented municipality, opened at a point in its year, and served."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import NoReturn

import click

from koll.cli.serve import bring_tables_up_to_date, keep_secret, serve
from koll.cli.setup import N_, begin, translate
from koll.domain.refusals import Refusal

STAGES = ("election", "analysis", "dialogue", "decision", "followup")


@click.command(
    "demo",
    help=N_(
        "Open an invented municipality at a point in its year and serve it on 127.0.0.1. Everything in it is made up, "
        "but the governance model is one that has been adopted. Sign in as anybody, without a password."
    ),
)
@click.option("--stage", type=click.Choice(STAGES), default="dialogue", help=N_("The point in the year."))
@click.option("--port", type=click.IntRange(1, 65535), help=N_("The port to listen on; otherwise KOLL_PORT, or 8000."))
@click.option("--fresh", is_flag=True, help=N_("Tell the year anew, and forget what was done in the demonstration."))
@click.option("--only-build", is_flag=True, help=N_("Build it, and do not serve it."))
def command(stage: str, port: int | None, fresh: bool, only_build: bool) -> None:
    """Builds and serves the example."""
    folder = Path(os.environ.get("KOLL_DATA", ".koll")).resolve() / f"demo-{stage}"
    if fresh and (folder / "koll.sqlite3").exists():
        shutil.rmtree(folder)
    os.environ["KOLL_DATA"] = str(folder)
    os.environ["KOLL_DEMO"] = "1"
    os.environ["KOLL_HOST"] = "127.0.0.1"
    os.environ.setdefault("KOLL_DATA_LICENCE", "CC0-1.0")
    if port:
        os.environ["KOLL_PORT"] = str(port)
    os.environ.pop("DATABASE_URL", None)
    build_unless_there(stage)
    if not only_build:
        serve_it(port)


def build_unless_there(stage: str) -> None:
    """Tells the year up to the stage, unless it has been told; the example then lives on the stage's day."""
    begin()
    from django.conf import settings  # noqa: PLC0415 -- the settings are read when the environment is known

    from koll.example.cast import content  # noqa: PLC0415 -- as below
    from koll.example.stages import STAGES as KNOWN  # noqa: PLC0415 -- imports the tables, which need the settings
    from koll.example.stages import build  # noqa: PLC0415 -- as above
    from koll.snapshot import municipality_or_none  # noqa: PLC0415 -- as above

    keep_secret(Path(settings.DATA))
    bring_tables_up_to_date()
    day = KNOWN[stage].day
    os.environ["KOLL_TODAY"] = day.isoformat()
    if municipality_or_none() is not None:
        click.echo(translate(N_("The example is there since before. Start it anew with --fresh.")))
    else:
        began = time.monotonic()
        click.echo(translate(N_("Telling the year of the example until %(day)s …")) % {"day": day.isoformat()})
        key = content()["municipality"]["charter"]
        build(stage, key, charter_of_the_example(key))
        seconds = time.monotonic() - began
        click.echo(translate(N_("Done in %(seconds)s seconds.")) % {"seconds": f"{seconds:.1f}"})


def charter_of_the_example(key: str) -> str:
    """The governance model the example lives by, from the folder of charters."""
    for above in (Path.cwd(), *Path(__file__).resolve().parents):
        found = above / "charters" / key / "charter.toml"
        if found.exists():
            return found.read_text(encoding="utf-8")
    raise Refusal(
        "command.no_charters", translate(N_("The folder charters is not here. Run the command in Koll's own folder."))
    )


def serve_it(port: int | None) -> NoReturn:
    """Becomes the server on this machine alone."""
    click.echo(translate(N_("Sign in as anybody: choose “Sign in as …” on the first page.")))
    serve("127.0.0.1", port, 2)

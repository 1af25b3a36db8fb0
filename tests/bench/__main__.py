"""Measures ten years of a municipality of Ale's size: pages beside a floor, what is owed, a long report.

The product is imported inside the functions: its settings are read when the environment is known.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
from tests.bench import room, writing
from tests.bench.browser import timed
from tests.house.tree import ROOT
from tests.journeys.serving import free_port, wait_for

from koll.snapshot import read_snapshot

if TYPE_CHECKING:
    from tests.world import World

PAGES = (
    "/hem/",
    "/traden/",
    "/styrningen/",
    "/aret/",
    "/analyser/",
    "/forslag/",
    "/sok/?q=medarbetare",
    "/oppet/styrningen/",
)
FLOOR = "/golv/"
TODAY = date(2032, 10, 18)
MANY = 290
"""The number of municipalities in Sweden (SCB, Regionala indelningar)."""


def sign_in(client: httpx.Client, base: str) -> None:
    """Signs in as the first of the made-up people who has a seat."""
    page = client.get("/logga-in-som/").text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    person = re.search(r'name="person" value="([^"]+)"', page)
    if token is None or person is None:
        raise RuntimeError("the page to sign in on is not as expected")
    words = {"csrfmiddlewaretoken": token.group(1), "person": person.group(1)}
    client.post("/logga-in-som/", data=words, headers={"Referer": f"{base}/logga-in-som/"})


def build(folder: Path) -> World:
    """Builds the municipality in the folder, and says how much there is."""
    began = time.perf_counter()
    from koll.cli.setup import begin

    begin()
    from tests.bench.town import counted, grow

    from koll.cli.serve import bring_tables_up_to_date, keep_secret

    keep_secret(folder)
    bring_tables_up_to_date()
    world = grow()
    there = counted()
    print(
        f"ten years: {there.statements} statements, {there.answers} answers, {there.decisions} decisions, "
        f"{there.lines} lines in the ledger; built in {time.perf_counter() - began:.0f} s"
    )
    return world


def pages(folder: Path) -> None:
    """The pages beside the floor, under the same server."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    command = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2"]
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "granian",
            *command,
            "--blocking-threads",
            "4",
            "--log-level",
            "error",
            "koll.server.wsgi:application",
        ],
        env={
            **os.environ,
            "KOLL_DATA": str(folder),
            "KOLL_PORT": str(port),
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        },
        cwd=ROOT,
        start_new_session=True,
    )
    try:
        wait_for(f"{base}/live", server)
        with httpx.Client(base_url=base, follow_redirects=True, timeout=60) as client:
            sign_in(client, base)
            floor = timed(client, FLOOR)
            print(f"{'page':<24}{'req/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'of floor':>10}")
            print(f"{FLOOR:<24}{floor[0]:>9.0f}{floor[1]:>9.1f}{floor[2]:>9.1f}{1:>10.2f}")
            for path in PAGES:
                row = timed(client, path)
                print(f"{path:<24}{row[0]:>9.0f}{row[1]:>9.1f}{row[2]:>9.1f}{row[0] / floor[0]:>10.2f}")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)


def what_is_owed() -> None:
    """What is owed in this municipality, and in as many different ones as there are in Sweden."""
    from koll.domain.owed import owed
    from koll.snapshot import record_of

    charter, facts = read_snapshot(TODAY).charter, record_of(read_snapshot(TODAY))
    for many in (1, MANY):
        others = [replace(facts, kept_from=facts.kept_from.replace(day=1 + number % 28)) for number in range(many)]
        began = time.perf_counter()
        duties = sum(len(owed(charter, other, TODAY)) for other in others)
        taken = (time.perf_counter() - began) * 1000
        print(f"owed, {many:>3} municipalities of ten years: {taken:.0f} ms, {duties} duties")


def a_long_report() -> None:
    """A report of about two hundred pages."""
    from koll.media.paper import Document, Heading, Table, build_pdf

    rows = tuple((f"Row {number}", "Words that fill a line of the table.") for number in range(40))
    blocks = tuple(
        block
        for number in range(200)
        for block in (
            Heading(text=f"Part {number}"),
            Table(caption=f"Table {number}", header=("What", "Words"), rows=rows),
        )
    )
    document = Document(title="A long report", language="en", author="Example", dated=date(2027, 1, 1), blocks=blocks)
    began = time.perf_counter()
    size = len(build_pdf(document))
    print(f"report of two hundred parts: {time.perf_counter() - began:.1f} s, {size / 1024:.0f} KiB")


def alone(measure: Callable[[World], None]) -> None:
    """One thing, of the same municipality."""
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"KOLL_DATA": name, "KOLL_DEMO": "1", "KOLL_HOST": "127.0.0.1", "KOLL_TODAY": TODAY.isoformat()}
        os.environ.pop("DATABASE_URL", None)
        measure(build(Path(name)))


def main() -> None:
    """Everything, one after another."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {"KOLL_DATA": name, "KOLL_DEMO": "1", "KOLL_HOST": "127.0.0.1", "KOLL_TODAY": TODAY.isoformat()}
        os.environ.pop("DATABASE_URL", None)
        world = build(folder)
        from tests.bench.search import the_search
        from tests.bench.thread import the_thread

        pages(folder)
        the_search(world)
        the_thread(world)
        what_is_owed()
        a_long_report()
    writing.main()
    room.main()


if __name__ == "__main__":
    main()

"""Measures the example on this machine: pages beside a floor, what is owed, and a report. Ratios, no promises.

The example is one year of a small municipality; ten years of a large one are not measured yet.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from statistics import median

import httpx
from tests.house.tree import ROOT
from tests.journeys.serving import free_port, wait_for

from koll.charter import charter_text, facts_text, load, load_facts, owed, record_of
from koll.paper import Document, Heading, Table, pdf

PAGES = ("/hem/", "/aret/", "/analyser/", "/styrningen/", "/forslag/")
FLOOR = "/ready"
REQUESTS = 200
AT_ONCE = 4


def timed(client: httpx.Client, path: str) -> tuple[float, float, float]:
    """Requests a second, and p50 and p99 in milliseconds."""

    def one(_number: int) -> float:
        began = time.perf_counter()
        client.get(path).raise_for_status()
        return time.perf_counter() - began

    one(0)
    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        taken = sorted(pool.map(one, range(REQUESTS)))
    return REQUESTS / (time.perf_counter() - began), median(taken) * 1000, taken[int(len(taken) * 0.99)] * 1000


def sign_in(client: httpx.Client, base: str) -> None:
    """Signs in as the first of the example's people."""
    page = client.get("/logga-in-som/").text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    person = re.search(r'name="person" value="([^"]+)"', page)
    if token is None or person is None:
        raise RuntimeError("the page to sign in on is not as expected")
    client.post(
        "/logga-in-som/",
        data={"csrfmiddlewaretoken": token.group(1), "person": person.group(1)},
        headers={"Referer": f"{base}/logga-in-som/"},
    )


def pages() -> None:
    """The pages beside the floor, under the same server."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [sys.executable, "-m", "koll.cli", "demo", "--stage", "followup", "--port", str(port)],
            env={**os.environ, "KOLL_DATA": folder},
            cwd=ROOT,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
        )
        try:
            wait_for(f"{base}/live", server)
            with httpx.Client(base_url=base, follow_redirects=True, timeout=30) as client:
                sign_in(client, base)
                floor = timed(client, FLOOR)
                print(f"{'page':<16}{'req/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'of floor':>10}")
                print(f"{FLOOR:<16}{floor[0]:>9.0f}{floor[1]:>9.1f}{floor[2]:>9.1f}{1:>10.2f}")
                for path in PAGES:
                    row = timed(client, path)
                    print(f"{path:<16}{row[0]:>9.0f}{row[1]:>9.1f}{row[2]:>9.1f}{row[0] / floor[0]:>10.2f}")
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(30)


def what_is_owed() -> None:
    """What is owed in one municipality, and in as many as there are."""
    folder = ROOT / "charters" / "ale-2022"
    charter = load(charter_text(folder))
    record = record_of(load_facts(facts_text(folder), charter), charter)
    for many in (1, 290):
        began = time.perf_counter()
        for _one in range(many):
            owed(charter, record, date(2027, 3, 1))
        print(f"owed, {many:>3} municipalities: {(time.perf_counter() - began) * 1000:.0f} ms")


def a_long_report() -> None:
    """A report of about two hundred pages."""
    rows = tuple((f"Row {number}", "Words that fill a line of the table.") for number in range(40))
    blocks = tuple(
        block
        for number in range(200)
        for block in (Heading(f"Part {number}"), Table(f"Table {number}", ("What", "Words"), rows))
    )
    document = Document("A long report", "en", "Example", date(2027, 1, 1), blocks)
    began = time.perf_counter()
    size = len(pdf(document))
    print(f"report: {time.perf_counter() - began:.1f} s, {size / 1024:.0f} KiB")


if __name__ == "__main__":
    pages()
    what_is_owed()
    a_long_report()

"""Measures writing together by asking anew: from a key to a colleague's screen, and what it costs the server."""

from __future__ import annotations

import base64
import os
import re
import tempfile
import threading
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

import httpx
from pycrdt import Doc, XmlElement, XmlFragment, XmlText
from tests.journeys.serving import Example

WORK = "/aret/nulagesbeskrivning/{body}/2027/"
PARTS = ("nulagesanalys", "verksamhetsbeskrivning", "omvarldsanalys")
BODIES = (
    ("socialnamnden", "Gunilla"),
    ("exempelby-bostader", "Nils"),
    ("kultur-och-fritidsnamnden", "Maria"),
    ("samhallsbyggnadsnamnden", "Maria"),
)
PLACES = tuple((f"{WORK.format(body=body)}skriv/{part}/", who) for body, who in BODIES for part in PARTS)
"""Parts of the example's descriptions, each with somebody who writes it."""
TYPING, TOGETHER = 0.2, 0.5
"""Seconds the editor waits after a key, and between asking when somebody else is there (assets/js/together)."""
SECONDS = 20
NUMBERS = count(1)
KEY = 0.25
"""Seconds between the keys of somebody who types without a pause."""
PAGES, WORDS = 60, 300
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Run:
    """What is seen while some write: when each key was pressed, and how long it took to each other screen."""

    until: float
    pressed: dict[bytes, float] = field(default_factory=dict)
    delays: list[float] = field(default_factory=list)
    asked: list[float] = field(default_factory=list)


class Writer(threading.Thread):
    """Somebody's editor: types when `types`, and asks as the editor does."""

    def __init__(self, base: str, run: Run, place: tuple[str, str], *, types: bool) -> None:
        super().__init__(daemon=True)
        self.number, self.run_, self.types = next(NUMBERS), run, types
        self.part, who = place
        self.client = signed_in(base, who)
        self.doc: Doc[Any] = Doc()
        self.doc.get("default", type=XmlFragment)
        self.after, self.keys, self.seen = -1, 0, set[bytes]()
        self.exchange(b"")

    def exchange(self, change: bytes) -> None:
        """Sends a change and takes in the others."""
        changes = [base64.b64encode(change).decode()] if change else []
        began = time.perf_counter()
        answer = self.client.post(
            f"{self.part}tillsammans/",
            json={"after": self.after, "client": self.number, "cursor": None, "changes": changes},
            headers={"X-CSRFToken": self.client.cookies["csrftoken"], "Referer": str(self.client.base_url)},
        )
        answer.raise_for_status()
        now = time.perf_counter()
        self.run_.asked.append(now - began)
        told = answer.json()
        self.after = told["number"]
        for each in told["changes"]:
            got = base64.b64decode(each)
            self.doc.apply_update(got)
            for mark in re.findall(rb"k\d+_\d+;", got):
                if mark not in self.seen and not mark.startswith(b"k%d_" % self.number):
                    self.seen.add(mark)
                    if mark in self.run_.pressed:
                        self.run_.delays.append(now - self.run_.pressed[mark])

    def press(self) -> bytes:
        """Presses a key; the change it makes."""
        mark = b"k%d_%d;" % (self.number, self.keys)
        self.keys += 1
        before = self.doc.get_state()
        fragment: Any = self.doc["default"]
        with self.doc.transaction():
            if self.keys % 40 == 1 or not fragment.children:
                fragment.children.append(XmlElement("paragraph", {}, [XmlText(mark.decode())]))
            else:
                fragment.children[len(fragment.children) - 1].children.append(XmlText(mark.decode()))
        self.run_.pressed[mark] = time.perf_counter()
        return self.doc.get_update(before)

    def run(self) -> None:
        """Types and asks until the time is over."""
        while time.perf_counter() < self.run_.until:
            if self.types:
                change = self.press()
                time.sleep(TYPING)
                self.exchange(change)
                time.sleep(max(0.0, KEY - TYPING))
            else:
                time.sleep(TOGETHER)
                self.exchange(b"")
        self.client.close()


def signed_in(base: str, who: str) -> httpx.Client:
    """A browser of somebody who writes for a body."""
    client = httpx.Client(base_url=base, follow_redirects=True, timeout=60)
    page = client.get("/logga-in-som/").text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    person = re.search(rf'name="person" value="([^"]+)"(?:(?!name="person").)*?{who}', page, re.DOTALL)
    if token is None or person is None:
        raise RuntimeError("the page to sign in on is not as expected")
    words = {"csrfmiddlewaretoken": token.group(1), "person": person.group(1)}
    client.post("/logga-in-som/", data=words, headers={"Referer": f"{base}/logga-in-som/"})
    return client


def used(group: int) -> tuple[float, int]:
    """Seconds of processor and KiB of memory that the server's processes have used and hold."""
    seconds, memory = 0.0, 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[2]) == group:
                seconds += (int(fields[11]) + int(fields[12])) / TICKS
                memory += int(fields[21]) * os.sysconf("SC_PAGESIZE") // 1024
        except OSError:
            continue
    return seconds, memory


def opened(base: str) -> None:
    """Opens the descriptions that nobody has begun in the example, so that there are ten parts to write in."""
    for body, who in BODIES:
        client = signed_in(base, who)
        if client.get(WORK.format(body=body)).status_code == httpx.codes.NOT_FOUND:
            words = {"activity": "nulagesbeskrivning", "body": body, "period": "2027", "receipt": f"bench-{body}"}
            words["csrfmiddlewaretoken"] = client.cookies["csrftoken"]
            client.post("/analyser/oppna/", data=words, headers={"Referer": f"{base}/analyser/"}).raise_for_status()
        client.close()


def measure(example: Example, writing: int, reading: int = 0, parts: int = 1) -> None:
    """So many write at once in so many parts, and so many have them open, and what came of it on one line."""
    run = Run(until=float("inf"))
    writers = [
        Writer(example.address, run, PLACES[place % parts], types=place < writing) for place in range(writing + reading)
    ]
    group = example.process.pid if example.process else 0
    before, _memory = used(group)
    run.asked.clear()
    run.until = time.perf_counter() + SECONDS
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    seconds, memory = used(group)
    delays, asked = sorted(run.delays), sorted(run.asked)
    print(
        f"{writing:>7}{reading:>8}{parts:>6}{len(run.pressed) / SECONDS:>8.1f}{len(asked) / SECONDS:>8.1f}"
        f"{median(asked) * 1000:>8.0f}{asked[int(len(asked) * 0.99)] * 1000:>8.0f}"
        f"{median(delays) * 1000:>8.0f}{delays[int(len(delays) * 0.99)] * 1000:>8.0f}"
        f"{(seconds - before) / SECONDS:>8.2f}{(seconds - before) / len(asked) * 1000:>8.1f}{memory / 1024:>7.0f}",
        flush=True,
    )


def a_long_part(example: Example) -> None:
    """How long a part of sixty pages takes to open: the page, and the whole shared document."""
    text = "\n\n".join(f"## Sida {page}\n\n" + "Orden på sidan är många. " * (WORDS // 5) for page in range(PAGES))
    address, who = PLACES[2]
    client = signed_in(example.address, who)
    page = client.get(address).text
    hidden = {
        name: found.group(1)
        for name in ("csrfmiddlewaretoken", "receipt", "revision")
        if (found := re.search(rf'name="{name}" value="([^"]*)"', page))
    }
    client.post(address, data=hidden | {"text": text}, headers={"Referer": example.address + address})
    whole: dict[str, Any] = {"after": -1, "client": 1, "cursor": None, "changes": []}
    headers = {"X-CSRFToken": client.cookies["csrftoken"], "Referer": example.address}
    taken: dict[str, list[float]] = {"page": [], "document": []}
    for _each in range(10):
        began = time.perf_counter()
        client.get(address).raise_for_status()
        taken["page"].append(time.perf_counter() - began)
        began = time.perf_counter()
        client.post(f"{address}tillsammans/", json=whole, headers=headers).raise_for_status()
        taken["document"].append(time.perf_counter() - began)
    said = ", ".join(f"{name} {median(times) * 1000:.0f} ms" for name, times in taken.items())
    print(f"a part of {PAGES} pages opens: {said}")


def main() -> None:
    """Two, ten and twenty who type at once in one part, two while others read; and forty, four in each of ten parts."""
    with tempfile.TemporaryDirectory() as name:
        example = Example("analysis", Path(name))
        example.start()
        try:
            print(f"load of this machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
            opened(example.address)
            print("writing reading parts  keys/s  asks/s ask p50 ask p99 see p50 see p99   cores  ms/ask    MiB")
            for writing, reading, parts in ((2, 0, 1), (2, 8, 1), (10, 0, 1), (20, 0, 1), (40, 0, 10)):
                measure(example, writing, reading, parts)
            a_long_part(example)
        finally:
            example.end()


if __name__ == "__main__":
    main()

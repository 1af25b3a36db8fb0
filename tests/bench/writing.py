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
from math import inf
from pathlib import Path
from statistics import median
from typing import Any

from pycrdt import Doc, XmlElement, XmlFragment, XmlText, merge_updates
from tests.bench.browser import part_of, signed_in, used
from tests.journeys.serving import Example

PART = "/aret/nulagesbeskrivning/socialnamnden/2027/skriv/nulagesanalys/"
WHO = "Gunilla"
"""Somebody who writes for the committee."""
TYPING, TOGETHER, ALONE = 0.2, 0.5, 2.0
"""Seconds the editor waits after a key, and between asking when others are there or nobody (assets/js/together)."""
FEW, QUICK, TYPING_AMONG_FEW, TOGETHER_AMONG_FEW = 3, 0.05, 0.1, 0.25
"""How many others are few, which answer is quick, and the seconds it waits then."""
SECONDS = 20
NUMBERS = count(1)
ACROSS = {
    "socialnamnden": WHO,
    "kultur-och-fritidsnamnden": "Maria",
    "samhallsbyggnadsnamnden": "Maria",
    "servicenamnden": "Maria",
}
PARTS = ("verksamhetsbeskrivning", "omvarldsanalys", "nulagesanalys")
TEN, FOUR = 10, 4
"""Ten parts, and those who have each of them open."""
KEY = 0.25
"""Seconds between the keys of somebody who types without a pause."""
PAGES, WORDS = 60, 300


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Somebody who has a part open, and whether they type."""

    types: bool
    who: str = WHO
    part: str = PART


@dataclass(kw_only=True)
class Run:
    """What is seen while some write: when each key was pressed, and how long it took to each other screen."""

    until: float
    pressed: dict[bytes, float] = field(default_factory=dict)
    delays: list[float] = field(default_factory=list)
    asked: list[float] = field(default_factory=list)


class Writer(threading.Thread):
    """Somebody's editor: types when the desk says so, and asks as the editor does, one question at a time.

    A key is pressed when it is due, also when the answer to a question is late: then it goes with the next one, and
    its time counts from when it was due.
    """

    def __init__(self, base: str, run: Run, desk: Desk) -> None:
        super().__init__(daemon=True)
        self.number, self.run_, self.desk = next(NUMBERS), run, desk
        self.client = signed_in(base, desk.who)
        self.doc: Doc[Any] = Doc()
        self.doc.get("default", type=XmlFragment)
        self.took = 0.0
        self.after, self.others, self.keys, self.seen, self.unsent = -1, 0, 0, set[bytes](), list[bytes]()
        self.begin()

    def begin(self) -> None:
        """Gets the whole document."""
        self.exchange()

    def is_quick(self) -> bool:
        """Whether few are there and the server answers quickly."""
        return 0 < self.others <= FEW and self.took < QUICK

    def typing(self) -> float:
        """Seconds between a key and sending it."""
        return TYPING_AMONG_FEW if self.is_quick() else TYPING

    def reading(self) -> float:
        """Seconds between asking while nothing is typed."""
        if not self.others:
            return ALONE
        return TOGETHER_AMONG_FEW if self.is_quick() else TOGETHER

    def says(self) -> dict[str, Any]:
        """What the editor sends: how far it has come, and what has been typed since the last time."""
        merged = [base64.b64encode(merge_updates(*self.unsent)).decode()] if self.unsent else []
        self.unsent = []
        return {"after": self.after, "client": self.number, "cursor": None, "changes": merged}

    def exchange(self) -> None:
        """Sends what was typed and takes in what others did."""
        began = time.perf_counter()
        headers = {"X-CSRFToken": self.client.cookies["csrftoken"]}
        answer = self.client.post(f"{self.desk.part}tillsammans/", json=self.says(), headers=headers).raise_for_status()
        now = time.perf_counter()
        self.took = now - began
        self.run_.asked.append(self.took)
        self.take_in(answer.json(), now)

    def take_in(self, told: dict[str, Any], now: float) -> None:
        """Puts the changes of others in the document, and notes how long each key took."""
        self.after, self.others = told["number"], len(told["there"])
        for row in told["changes"]:
            got = base64.b64decode(row)
            self.doc.apply_update(got)
            for mark in re.findall(rb"k\d+_\d+;", got):
                if mark not in self.seen and not mark.startswith(b"k%d_" % self.number):
                    self.seen.add(mark)
                    if mark in self.run_.pressed:
                        self.run_.delays.append(now - self.run_.pressed[mark])

    def press(self, due: float) -> None:
        """Presses a key that was due then."""
        mark = b"k%d_%d;" % (self.number, self.keys)
        self.keys += 1
        before = self.doc.get_state()
        fragment: Any = self.doc["default"]
        with self.doc.transaction():
            if self.keys % 40 == 1 or not fragment.children:
                fragment.children.append(XmlElement("paragraph", {}, [XmlText(mark.decode())]))
            else:
                fragment.children[len(fragment.children) - 1].children.append(XmlText(mark.decode()))
        self.run_.pressed[mark] = due
        self.unsent.append(self.doc.get_update(before))

    def wait(self, seconds: float) -> None:
        """Lets time pass."""
        time.sleep(max(0.0, seconds))

    def run(self) -> None:
        """Types and asks until the time is over."""
        now = time.perf_counter()
        key = now + KEY * (self.number % 10) / 10 if self.desk.types else inf
        question = now + self.reading()
        while now < self.run_.until:
            self.wait(min(key, question) - now)
            now = time.perf_counter()
            while key <= now:
                self.press(key)
                key += KEY
                question = now + self.typing()
            if question <= now:
                self.exchange()
                now = time.perf_counter()
                question = now + self.reading()
        self.client.close()


HEAD = "writing reading  keys/s  asks/s ask p50 ask p99 see p50 see p99   cores  ms/ask    MiB"


def at_one_part(writing: int, reading: int = 0) -> list[Desk]:
    """So many who type in the same part, and so many who have it open."""
    return [Desk(types=place < writing) for place in range(writing + reading)]


def across_ten_parts(example: Example, writing: int) -> list[Desk]:
    """Forty people with ten parts open, four in each; so many of the four type. Opens the descriptions first."""
    for body, who in ACROSS.items():
        client = signed_in(example.address, who)
        words = {"activity": "nulagesbeskrivning", "body": body, "period": "2027", "receipt": ""}
        client.post("/analyser/oppna/", data=words | {"csrfmiddlewaretoken": client.cookies["csrftoken"]})
        client.close()
    parts = [(body, part) for body in ACROSS for part in PARTS][:TEN]
    return [
        Desk(types=place < writing, who=ACROSS[body], part=f"/aret/nulagesbeskrivning/{body}/2027/skriv/{part}/")
        for body, part in parts
        for place in range(FOUR)
    ]


def measure(example: Example, desks: list[Desk], *, kind: type[Writer] = Writer, seconds: float = SECONDS) -> None:
    """What came of it, on one line, when those at the desks write and read at once."""
    run = Run(until=inf)
    writers = [kind(example.address, run, desk) for desk in desks]
    writing = sum(desk.types for desk in desks)
    group = example.process.pid if example.process else 0
    before, _memory = used(group)
    run.asked.clear()
    run.until = time.perf_counter() + seconds
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    spent, memory = used(group)[0] - before, used(group)[1]
    print(
        f"{writing:>7}{len(desks) - writing:>8}{len(run.pressed) / seconds:>8.1f}{len(run.asked) / seconds:>8.1f}"
        f"{part_of(run.asked, 0.5):>8.0f}{part_of(run.asked, 0.99):>8.0f}"
        f"{part_of(run.delays, 0.5):>8.0f}{part_of(run.delays, 0.99):>8.0f}"
        f"{spent / seconds:>8.2f}{spent / len(run.asked) * 1000:>8.1f}{memory / 1024:>7.0f}",
        flush=True,
    )


def a_long_part(example: Example) -> None:
    """How long a part of sixty pages takes to open: the page, and the whole shared document."""
    text = "\n\n".join(f"## Sida {page}\n\n" + "Orden på sidan är många. " * (WORDS // 5) for page in range(PAGES))
    client = signed_in(example.address, WHO)
    address = PART.replace("nulagesanalys", "omvarldsanalys")
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
        try:
            example.start()
            print(f"load of this machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
            print(HEAD)
            for writing, reading in ((2, 0), (2, 8), (10, 0), (20, 0)):
                measure(example, at_one_part(writing, reading))
            print("across ten parts, four in each:")
            for writing in (1, FOUR):
                measure(example, across_ten_parts(example, writing))
            a_long_part(example)
        finally:
            example.end()


if __name__ == "__main__":
    main()

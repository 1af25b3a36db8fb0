"""Measures a dialogue's room with sixty people on the embedded database: each phone, the projector and the secretary.

Every program does what its page's script does (assets/js/room.js, assets/js/drafts.js), and at the same pace.
"""

from __future__ import annotations

import os
import re
import secrets
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from tests.bench.browser import browser, part_of, sent, signed_in, used
from tests.journeys.serving import Example

PEOPLE = 60
EVERY, SPREAD, SOON = 2.0, 0.5, 0.1
"""Seconds between a screen's questions, how much they vary, and until it asks after a thought of its own."""
PAUSE = 0.8
"""Seconds the draft of the notes waits after the last key (assets/js/drafts.js)."""
ARRIVE, BURST, PACE, TALK = 20.0, 5.0, 20.0, 40.0
"""Seconds in which all come in, all write at once, each writes one thought, and the talk goes on."""
LAST = 8.0
"""Seconds the screens are given for what was sent last."""
MARK = re.compile(r"tanke (\d\d-\d+)\.")
CHANCE = secrets.SystemRandom()


@dataclass(kw_only=True)
class Meeting:
    """What is seen of the meeting: every question and its answer, every thought and when the projector showed it."""

    asked: list[tuple[float, float, int]] = field(default_factory=list)
    kept: list[tuple[float, float]] = field(default_factory=list)
    sent: dict[str, float] = field(default_factory=dict)
    shown: dict[str, float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def took(self, began: float, answer: httpx.Response, wanted: tuple[int, ...]) -> httpx.Response:
        """Notes a question that was answered, and whether as it should be."""
        self.asked.append((began, time.perf_counter() - began, answer.status_code))
        if answer.status_code not in wanted:
            self.wrong.append(f"{answer.request.method} {answer.request.url}: {answer.status_code}")
        return answer


class Screen(threading.Thread):
    """A page that is open: asks what is new."""

    def __init__(self, meeting: Meeting, client: httpx.Client, address: str, *, projector: bool = False) -> None:
        super().__init__(daemon=True)
        self.meeting, self.client, self.address, self.projector = meeting, client, address, projector
        self.kept = threading.Event()

    def run(self) -> None:
        """Asks until the meeting is over."""
        tag = ""
        while not self.meeting.over.is_set():
            if self.kept.wait(EVERY + CHANCE.uniform(-SPREAD, SPREAD)):
                self.kept.clear()
                time.sleep(SOON)
            began = time.perf_counter()
            try:
                answer = self.client.get(self.address, headers={"If-None-Match": tag} if tag else {})
            except httpx.HTTPError as fault:
                self.meeting.wrong.append(f"{self.address}: {fault!r}")
                continue
            self.meeting.took(began, answer, (200, 304))
            if answer.status_code == 200:
                tag = answer.headers["ETag"]
                if self.projector:
                    now = time.perf_counter()
                    for mark in MARK.findall(answer.text):
                        self.meeting.shown.setdefault(mark, now)


class Guest(threading.Thread):
    """Somebody with a phone: comes in with the code, and writes a thought at each of the times."""

    def __init__(self, meeting: Meeting, base: str, place: int, code: str, times: list[float]) -> None:
        super().__init__(daemon=True)
        self.meeting, self.base, self.place, self.code, self.times = meeting, base, place, code, times
        self.client = browser(base)
        self.room = ""

    def come_in(self) -> Screen:
        """Opens the page the projector names, with its style and script, writes the code, and gets the room's page."""
        began = time.perf_counter()
        page = self.meeting.took(began, self.client.get("/rum/"), (200,))
        for asset in re.findall(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"', page.text):
            began = time.perf_counter()
            self.meeting.took(began, self.client.get(asset), (200,))
        began = time.perf_counter()
        page = self.meeting.took(began, sent(self.client, "/rum/", code=self.code), (200,))
        self.room = page.url.path
        return Screen(self.meeting, self.client, f"{self.room}lage/?for=")

    def put_up(self, number: int) -> None:
        """Sends a thought as the script does."""
        mark = f"{self.place:02}-{number}"
        began = self.meeting.sent[mark] = time.perf_counter()
        answer = said_in(self.client, self.room, mark, key=secrets.token_hex(18))
        self.meeting.took(began, answer, (204,))
        self.meeting.kept.append((began, time.perf_counter() - began))

    def run(self) -> None:
        """Comes in, and writes."""
        try:
            self.meeting.over.wait(ARRIVE * self.place / PEOPLE)
            screen = self.come_in()
            screen.start()
            for number, when in enumerate(self.times, 1):
                self.meeting.over.wait(max(0.0, when - time.perf_counter()))
                self.put_up(number)
                screen.kept.set()
            screen.join()
        except (httpx.HTTPError, KeyError) as fault:
            self.meeting.wrong.append(f"guest {self.place}: {fault!r}")


def said_in(client: httpx.Client, room: str, mark: str, key: str) -> httpx.Response:
    """Sends a thought as the script does."""
    text = f"Det här är tanke {mark}. Vägen till skolan är mörk på eftermiddagarna, och de minsta går ensamma."
    body = {"key": key, "text": text, "name": "", "csrfmiddlewaretoken": client.cookies["csrftoken"]}
    parts = {name: (None, value) for name, value in body.items()}
    return client.post(room, files=parts, headers={"Accept": "application/json"})


def notes_meanwhile(meeting: Meeting, secretary: httpx.Client, dialogue: str) -> None:
    """The secretary's notes: a draft each time the typing pauses."""
    page = secretary.get(f"{dialogue}anteckna/").raise_for_status().text
    found = re.search(r'data-draft="([^"]+)"\s+data-draft-url="([^"]+)"\s+data-draft-revision="(\d+)"', page)
    if found is None:
        raise RuntimeError("the page of the notes keeps no draft")
    key, url, revision = found.group(1), found.group(2), int(found.group(3))
    words = ""
    while not meeting.over.wait(3 * PAUSE):
        words += "Många talar om skolvägen. "
        draft = {"form": key, "fields": {"notes": words}, "revision": revision, "address": url, "heading": "Anteckna"}
        began = time.perf_counter()
        headers = {"X-CSRFToken": secretary.cookies["csrftoken"]}
        answer = meeting.took(began, secretary.post(url, json=draft, headers=headers), (200,))
        revision = answer.json().get("revision", revision)


def room_opened(secretary: httpx.Client) -> tuple[str, str, str]:
    """A dialogue in a form with steps, its room, and the room's code."""
    dialogue = sent(secretary, "/dialoger/ny/", kind="tillitsdialog", planned_on="2027-05-20").url.path
    sent(secretary, f"{dialogue}form/?from=silent-writing")
    led = sent(secretary, f"{dialogue}rum/", by_code="on")
    code = re.search(r'<p class="koll-lede"[^>]*>[^<]*\b([A-Z0-9]{8})\b', led.text)
    if code is None:
        raise RuntimeError("the room has no code")
    return dialogue, led.url.path.removesuffix("led/"), code.group(1)


def steps(secretary: httpx.Client, room: str, step: int) -> None:
    """The chair puts the question of a step."""
    token = secretary.cookies["csrftoken"]
    secretary.post(f"{room}led/steg/", data={"csrfmiddlewaretoken": token, "step": str(step)}).raise_for_status()


def told(what: str, meeting: Meeting, began: float, before: tuple[float, int], group: int) -> None:
    """One line about a stretch of the meeting."""
    ended, (seconds, memory) = time.perf_counter(), used(group)
    asked = [row for row in meeting.asked if began <= row[0] < ended]
    kept = [took for at, took in meeting.kept if began <= at < ended]
    seen = [meeting.shown[mark] - at for mark, at in meeting.sent.items() if began <= at and mark in meeting.shown]
    taken = [took for _at, took, _status in asked]
    unchanged = sum(status == 304 for _at, _took, status in asked) / max(1, len(asked))
    spent = seconds - before[0]
    print(
        f"{what:<18}{len(kept):>9}{len(asked) / (ended - began):>8.1f}{unchanged:>10.0%}"
        f"{part_of(taken, 0.5):>9.0f}{part_of(taken, 0.99):>8.0f}{part_of(kept, 0.5):>9.0f}{part_of(kept, 0.99):>9.0f}"
        f"{part_of(seen, 0.5):>9.0f}{part_of(seen, 0.99):>8.0f}{spent / (ended - began):>8.2f}"
        f"{spent / max(1, len(asked)) * 1000:>8.1f}{memory / 1024:>6.0f}",
        flush=True,
    )


def hold(example: Example) -> None:
    """The whole meeting; RuntimeError when an answer was wrong, or a thought is not there exactly once."""
    secretary, group = signed_in(example.address, "Johan"), example.process.pid if example.process else 0
    dialogue, room, code = room_opened(secretary)
    meeting = Meeting()
    for which in ("led", "duk"):
        Screen(meeting, secretary, f"{room}lage/?for={which}", projector=which == "duk").start()
    threading.Thread(target=notes_meanwhile, args=(meeting, secretary, dialogue), daemon=True).start()
    began, before = time.perf_counter(), used(group)
    put = began + ARRIVE + LAST
    talks = put + BURST + LAST
    guests = []
    for place in range(PEOPLE):
        first = CHANCE.uniform(0.0, PACE)
        times = [put + CHANCE.uniform(0.0, BURST), *(talks + first + PACE * turn for turn in range(int(TALK / PACE)))]
        guests.append(Guest(meeting, example.address, place, code, times))
    for guest in guests:
        guest.start()
    time.sleep(max(0.0, put - time.perf_counter()))
    told("coming in", meeting, began, before, group)
    before = used(group)
    steps(secretary, room, 1)
    time.sleep(max(0.0, talks - time.perf_counter()))
    told("all at once", meeting, put, before, group)
    before = used(group)
    time.sleep(TALK + LAST)
    told(f"one each per {PACE:.0f} s", meeting, talks, before, group)
    meeting.over.set()
    for guest in guests:
        guest.join(30)
    there_once(meeting, secretary, room)


def there_once(meeting: Meeting, secretary: httpx.Client, room: str) -> None:
    """RuntimeError unless every thought that was sent is there exactly once, and every answer was as it should be."""
    there = sorted(MARK.findall(secretary.get(f"{room}duk/").text))
    if meeting.wrong or there != sorted(meeting.sent) or len(there) != PEOPLE * (1 + int(TALK / PACE)):
        raise RuntimeError(f"{len(meeting.sent)} sent, {len(there)} there; wrong answers: {meeting.wrong[:5]}")
    print(f"{len(there)} thoughts were sent and are there once each; {len(meeting.asked)} answers, none of them wrong")


def main() -> None:
    """The example served as `koll demo` serves it, and a meeting in it."""
    with tempfile.TemporaryDirectory() as name:
        example = Example("dialogue", Path(name))
        try:
            example.start()
            print(f"load of this machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; {PEOPLE} people")
            print(
                f"{'the room':<18}{'thoughts':>9}{'asks/s':>8}{'unchanged':>10}{'ask p50':>9}{'p99':>8}"
                f"{'kept p50':>9}{'kept p99':>9}{'seen p50':>9}{'p99':>8}{'cores':>8}{'ms/ask':>8}{'MiB':>6}"
            )
            hold(example)
        finally:
            example.end()


if __name__ == "__main__":
    main()

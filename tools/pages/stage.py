"""One process of the record: builds the example at a stage, asks the commands, or reads; the clock stands still.

Started by `__main__`, with the environment of a demonstration. Of Koll it uses the `koll` command, the settings and the
model of who signs in (which Django names); everything else is addresses.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from urllib.parse import urldefrag
from zoneinfo import ZoneInfo

import django
import time_machine
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import translation

from koll.cli import main as koll
from pages import store, text
from pages.places import BEGINNINGS, NOT_OPENED, ROOT, STAGES, STRANGER, Reading, Stage, commands, readings

FORMS = re.compile(r"[(<\[{^$?*+\\]")
"""What an address has only when it takes an argument."""


def run(arguments: list[str]) -> list[str]:
    """Asks the `koll` command: its status, what it says, and what it says on standard error.

    In this process, but for help: what a command has said of itself in one language it keeps until its process ends.
    """
    if "--help" in arguments:
        done = subprocess.run(
            [sys.executable, "-m", "koll.cli", *arguments], capture_output=True, text=True, check=False
        )
        return answers_of(done.returncode, done.stdout, done.stderr)
    said, complained, status = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        try:
            koll(arguments, prog_name="koll")
        except SystemExit as end:
            status = int(end.code or 0)
    return answers_of(status, said.getvalue(), complained.getvalue())


def answers_of(status: int, said: str, complained: str) -> list[str]:
    """The lines of what a command answered."""
    answers = [f"status {status}"]
    for name, words in (("", said), ("error: ", complained)):
        answers += [name + text.steady(line) for line in words.splitlines() if line.strip()]
    data = os.environ["KOLL_DATA"]
    return [line.replace(data, "<data>").replace(str(ROOT), "<root>") for line in answers]


def keys() -> frozenset[str]:
    """The keys of the example and its charter: a part of an address that is one of them says which, not what kind."""
    found: set[str] = set()
    for file in (*ROOT.glob("charters/*/*.toml"), *(ROOT / "src").rglob("example*.toml")):
        found.update(
            re.findall(r'\b(?:key|body|parent|instrument|activity) = "([\w-]+)"', file.read_text(encoding="utf-8"))
        )
    return frozenset(found)


def kind_of(address: str, known: frozenset[str]) -> str:
    """What kind of page an address leads to, as far as the address itself tells."""
    path, _mark, query = address.partition("?")
    parts = ["*" if part in known else re.sub(r"\d+", "#", part) for part in path.split("/")]
    return "/".join(parts) + "?" + "&".join(sorted(pair.partition("=")[0] for pair in query.split("&")))


def without_arguments(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    """The addresses of the server that take no argument, whether or not a page leads to them."""
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if isinstance(pattern, URLResolver):
            yield from without_arguments(pattern, address)
        elif not FORMS.search(address):
            yield address


class Reader:
    """A browser that reads as somebody, and forgets what a page would have it keep."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.client = Client(raise_request_exception=False)
        if reading.reader != STRANGER:
            self.client.force_login(get_user_model().objects.get(username=reading.reader))
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = reading.language
        self.cookies = self.client.cookies.output()

    def opened(self, address: str) -> tuple[list[str], list[str]]:
        """What the address is answered with, and where it leads; of itself the address says no day."""
        on = f"{'&' if '?' in address else '?'}on={self.reading.on}" if self.reading.on else ""
        response = self.client.get(address + on, headers={"accept-language": self.reading.language})
        head = [f"status {response.status_code} {response.headers.get('Content-Type', '')}"]
        head += [
            f"{name}: {text.steady(response.headers[name])}"
            for name in ("Location", "Content-Disposition", "Content-Language", "Link", "Allow")
            if name in response.headers
        ]
        content = b"".join(response)
        lines, links = text.of_answer(content, response.headers.get("Content-Type", ""))
        if self.client.cookies.output() != self.cookies:
            self.client = Reader(self.reading).client
            self.cookies = self.client.cookies.output()
        return head + lines, [*links, *([response.headers["Location"]] if "Location" in response.headers else [])]


def plain(link: str, reading: Reading) -> str:
    """The address a link leads to, without where on the page and without the day it is read as of."""
    address = urldefrag(link).url
    if reading.on:
        path, _mark, query = address.partition("?")
        rest = "&".join(pair for pair in query.split("&") if pair and not pair.startswith("on="))
        address = path + (f"?{rest}" if rest else "")
    return address


def walk(reading: Reading, but: set[str], like: dict[str, list[str]]) -> dict[str, list[str]]:
    """Reads all that links lead to, at most so many of a kind; all that `like` has is read, and new kinds besides."""
    known, reader = keys(), Reader(reading)
    beginnings = [
        *BEGINNINGS,
        *(() if reading.on or reading.language == "en" else sorted(without_arguments(get_resolver()))),
    ]
    waiting = deque(
        dict.fromkeys([*like, *(address for address in beginnings if address not in but or address == "/")])
    )
    met, answers, times = set(waiting) | but, {}, Counter(kind_of(address, known) for address in like)
    familiar = set(times)
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address, known)
        if address not in like:
            if kind in familiar or times[kind] >= reading.most or address.startswith(NOT_OPENED):
                continue
            times[kind] += 1
        answers[address], links = reader.opened(address)
        for link in links:
            following = plain(link, reading)
            if following.startswith("/") and not following.startswith("//") and following not in met:
                met.add(following)
                waiting.append(following)
    return answers


def pinned(stage: Stage, hour: int) -> time_machine.travel:
    """The clock, standing still at an hour of the stage's day."""
    return time_machine.travel(datetime.combine(stage.day, time(hour), ZoneInfo("Europe/Stockholm")), tick=False)


def main(what: str, key: str, to: str, like: str, *names: str) -> None:
    """Does one thing at a stage: `build`, `commands`, or `read` what the names say."""
    stage = next(stage for stage in STAGES if stage.key == key)
    folder, base = Path(to), Path(like) if like else None
    with pinned(stage, 7 if what == "build" else 10):
        if what == "build":
            answers = run(["demo", "--stage", key, "--only-build"])
            if answers[0] != "status 0":
                raise SystemExit("\n".join(answers))
            return
        django.setup()
        if what == "commands":
            if (folder / key / "commands.txt").exists():
                return
            store.write(
                folder / key / "commands.txt", {" ".join(["koll", *asked]): run(asked) for asked in commands(stage)}
            )
            return
        translation.deactivate()
        for reading in readings(stage):
            if reading.name in names and not (folder / key / f"{reading.name}.txt").exists():
                open_to_all = f"{STRANGER}{f'-{reading.on}' if reading.on else ''}"
                others = {} if reading.reader == STRANGER else store.read(folder / key / f"{open_to_all}.txt")
                but = {address for address, lines in others.items() if lines[0].startswith("status 200")}
                before = store.read(base / key / f"{reading.name}.txt") if base else {}
                store.write(folder / key / f"{reading.name}.txt", walk(reading, but, before))


if __name__ == "__main__":
    main(*sys.argv[1:])

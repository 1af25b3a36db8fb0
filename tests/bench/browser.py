"""What the programs that measure have of a browser: signing in, the boxes of a form, and what the server has used."""

from __future__ import annotations

import os
import re
import ssl
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from statistics import median

import httpx

TICKS = os.sysconf("SC_CLK_TCK")


class Form(HTMLParser):
    """The boxes of the first form of a page's content, with what a browser would send of them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._at, self._select, self._text = "", "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens the form, or takes a box in it."""
        said = dict(attrs)
        if tag == "main" or (tag == "form" and self._at == "main"):
            self._at = tag
        name, value = said.get("name") or "", said.get("value") or ""
        if self._at != "form":
            return
        if tag == "input" and (said.get("type") not in ("checkbox", "radio") or "checked" in said):
            self.sent[name] = value
        elif tag == "textarea":
            self._text = name
            self.sent[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and (self._select not in self.sent or "selected" in said):
            self.sent[self._select] = value

    def handle_data(self, data: str) -> None:
        """What stands in a large box."""
        if self._text:
            self.sent[self._text] += data

    def handle_endtag(self, tag: str) -> None:
        """Closes what was opened."""
        if tag == "textarea":
            self._text = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form" and self._at == "form":
            self._at = "after"


REQUESTS, AT_ONCE = 120, 4
TRUSTED = ssl.create_default_context()


def browser(base: str) -> httpx.Client:
    """A browser that nobody has signed in with."""
    named = {"Referer": f"{base}/"}
    return httpx.Client(base_url=base, follow_redirects=True, timeout=60, verify=TRUSTED, headers=named)


def signed_in(base: str, who: str) -> httpx.Client:
    """A browser where one of the example's people has signed in."""
    client = browser(base)
    page = client.get("/logga-in-som/").text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    person = re.search(rf'name="person" value="([^"]+)"(?:(?!name="person").)*?{who}', page, re.DOTALL)
    if token is None or person is None:
        raise RuntimeError("the page to sign in on is not as expected")
    client.post("/logga-in-som/", data={"csrfmiddlewaretoken": token.group(1), "person": person.group(1)})
    return client


def sent(client: httpx.Client, path: str, **typed: str) -> httpx.Response:
    """Opens the page, types in its form and sends it; the page it led to. RuntimeError when it was refused."""
    form = Form(client.get(path).raise_for_status().text)
    return client.post(path.partition("?")[0], data=form.sent | typed).raise_for_status()


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


def timed(client: httpx.Client, path: str) -> tuple[float, float, float]:
    """Requests a second, and p50 and p99 in milliseconds."""

    def one(_number: int) -> float:
        began = time.perf_counter()
        client.get(path).raise_for_status()
        return time.perf_counter() - began

    for _warm in range(AT_ONCE):
        one(0)
    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        taken = sorted(pool.map(one, range(REQUESTS)))
    return REQUESTS / (time.perf_counter() - began), median(taken) * 1000, taken[int(len(taken) * 0.99)] * 1000


def part_of(times: Iterable[float], share: float) -> float:
    """The time in milliseconds that so large a share of the times is below; zero when there are none."""
    found = sorted(times)
    return found[min(len(found) - 1, int(len(found) * share))] * 1000 if found else 0.0

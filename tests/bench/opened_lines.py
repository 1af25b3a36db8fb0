"""A prototype that is measured beside the product and is no part of it: the exchange over connections that stay open.

One port and one command, granian's ASGI: pages by Django's own handler (tests/bench/opened_server.py), and for each
open part of each browser one WebSocket. What asking anew promises is kept: the same functions ask the right and keep
each change as a row before it is answered, and the database is what the processes have in common. Others are told at
once in the same process, and after a look at the database in another. Before others' changes are sent the right is
asked anew, at most once a second.
"""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from django.contrib.auth import get_user
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, parse_cookie
from tests.clock import TODAY

from koll import permissions
from koll.acts.descriptions import changes_after, exchange
from koll.acts.engine import occasion_with
from koll.domain.almanac import swedish_day
from koll.domain.refs import OccasionRef
from koll.domain.refusals import NotFound, Refusal
from koll.frame.http.days import clock_moment
from koll.frame.http.request import Asking
from koll.permissions import Permission
from koll.reads.activities import occasion_called
from koll.signin.middleware import known
from koll.snapshot import read_snapshot, subject_of_occasion
from koll.tables.models import SharedPart
from koll.web.descriptions import exchange_as_json, what_was_sent

type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[dict[str, Any]]]
type Send = Callable[[dict[str, Any]], Awaitable[None]]

THREADS = 4
"""As many as answer requests in each process of the product."""
LOOK = 0.05
"""Seconds between looking at what other processes have kept."""
ASKED_FOR = 1.0
"""Seconds that a right to read along stands before it is asked anew."""
sessions = SessionMiddleware(lambda _request: HttpResponse())
pool = ThreadPoolExecutor(THREADS)


class Line:
    """One browser's connection to one part."""

    def __init__(self, scope: Scope, send: Send) -> None:
        headers = {name.decode().lower(): value.decode() for name, value in scope["headers"]}
        self.cookies = parse_cookie(headers.get("cookie", ""))
        self.is_ours = headers.get("origin", "").rpartition("//")[2] == headers.get("host", "?")
        _empty, _aret, activity, body, period, _skriv, self.part, _end, _last = scope["path"].split("/")
        self.called = OccasionRef(activity=activity, body=body, period=int(period))
        self.occasion, self.after, self.asked_at = 0, -1, 0.0
        self._send, self._one_at_a_time = send, asyncio.Lock()

    async def send(self, words: dict[str, Any]) -> None:
        """Sends to the browser."""
        async with self._one_at_a_time:
            await self._send({"type": "websocket.send", "text": json.dumps(words)})


lines: defaultdict[tuple[int, str], set[Line]] = defaultdict(set)
reached: dict[tuple[int, str], int] = {}
tasks: set[asyncio.Task[None]] = set()
woken = asyncio.Event()


def who_asks(cookies: dict[str, str]) -> Asking:
    """Who is signed in with these cookies, with the seats of this moment: as for every request."""
    request = HttpRequest()
    request.COOKIES = cookies
    sessions.process_request(request)
    request.user = get_user(request)
    day = swedish_day(clock_moment())
    return known(request, read_snapshot(day))


def exchanged(line: Line, text: str) -> dict[str, Any]:
    """What the product's view does with what the editor sends."""
    asking = who_asks(line.cookies)
    occasion = occasion_called(line.called)
    if occasion is None:
        raise NotFound("bench.no_occasion", "no such occasion")
    got = exchange(
        read_snapshot(TODAY),
        asking.actor,
        asking.now,
        occasion=occasion,
        part=line.part,
        sent=what_was_sent(text.encode()),
    )
    line.occasion, line.after, line.asked_at = occasion, got.number, time.monotonic()
    return dict(exchange_as_json(got))


def ask_again(line: Line) -> None:
    """Forbidden when the one who reads along may not write here any longer."""
    asking = who_asks(line.cookies)
    subject = subject_of_occasion(read_snapshot(TODAY).charter, occasion_with(line.occasion))
    permissions.require(asking.actor, Permission.WRITE_OCCASION, subject)
    line.asked_at = time.monotonic()


def news(key: tuple[int, str], after: int) -> tuple[int, list[str]]:
    """How far the part has come, and the changes since then."""
    part = SharedPart.objects.filter(occasion=key[0], key=key[1])
    number = part.values_list("number", flat=True).first() or 0
    if number <= after:
        return after, []
    manuscript = part.get()
    return manuscript.number, [base64.b64encode(row).decode() for row in changes_after(manuscript, after)]


async def in_thread[T](work: Callable[..., T], *given: Any) -> T:
    """Does it in one of the threads that keep a connection to the database."""
    return await asyncio.get_running_loop().run_in_executor(pool, work, *given)


async def tell(line: Line, words: dict[str, Any]) -> None:
    """Sends others' changes to one who may have them; closes the line of one who may not."""
    try:
        if time.monotonic() - line.asked_at > ASKED_FOR:
            await in_thread(ask_again, line)
        await line.send(words)
    except Refusal as refusal:
        await line.send({"refused": str(refusal)})
        lines[line.occasion, line.part].discard(line)


async def tell_all(key: tuple[int, str]) -> None:
    """Gives every line of the part what is new since last time."""
    number, changes = await in_thread(news, key, reached[key])
    if number > reached[key]:
        reached[key] = number
        words = {"number": number, "changes": changes}
        await asyncio.gather(*(tell(line, words) for line in list(lines[key])), return_exceptions=True)


async def look_out() -> None:
    """Looks at what other processes have kept, as long as somebody has a part open."""
    while any(lines.values()):
        with suppress(TimeoutError):
            await asyncio.wait_for(woken.wait(), LOOK)
        woken.clear()
        for key in [one_line for one_line, there in lines.items() if there]:
            await tell_all(key)


async def connection(scope: Scope, receive: Receive, send: Send) -> None:
    """One browser's connection, from its beginning to its end."""
    await receive()
    line = Line(scope, send)
    if not line.is_ours:
        await send({"type": "websocket.close", "code": 4403})
        return
    await send({"type": "websocket.accept"})
    key = (0, line.part)
    try:
        while (event := await receive())["type"] == "websocket.receive":
            answer = await in_thread(exchanged, line, event.get("text") or "")
            await line.send(answer | {"yours": True})
            woken.set()
            if key[0] == 0:
                key = (line.occasion, line.part)
                reached.setdefault(key, line.after)
                lines[key].add(line)
                if not tasks:
                    task = asyncio.create_task(look_out())
                    tasks.add(task)
                    task.add_done_callback(tasks.discard)
    except Refusal as refusal:
        await line.send({"refused": str(refusal)})
        await send({"type": "websocket.close", "code": 4403})
    finally:
        lines[key].discard(line)

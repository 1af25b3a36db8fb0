"""Kolada is asked in small pieces, its answers are read as they are, and one that is not data changes nothing."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from tests.refusals import refused
from tests.world import EXECUTIVE, World, context_on

from koll.acts.followup import IndicatorInput, add_indicator
from koll.connect.http_client import Fetched
from koll.connect.indicator_update import Fetching, update_indicators
from koll.connect.kolada import fetch_from_kolada
from koll.snapshot.stamps import note
from koll.tables.models import Indicator, LedgerEntry, Municipality, Reading

type Answer = tuple[int, dict[str, str], bytes]


class Source:
    """A small Kolada on this machine that answers with what it is given, in order; the last again and again."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.asked: list[str] = []
        self.site = ""

    def says(self, values: list[Any], **more: Any) -> None:
        page = {"values": values, "count": len(values), "next_url": None, "previous_url": None} | more
        self.answers.append((200, {}, json.dumps(page).encode()))


@pytest.fixture
def source() -> Iterator[Source]:
    kept = Source()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kept.asked.append(self.path)
            status, headers, body = kept.answers.pop(0) if len(kept.answers) > 1 else kept.answers[0]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    kept.site = f"http://127.0.0.1:{server.server_address[1]}/v3/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield kept
    server.shutdown()
    server.server_close()
    thread.join()


def reading(value: Any, gender: str = "T", deleted: bool = False, status: str = "") -> dict[str, Any]:
    return {"gender": gender, "value": value, "status": status, "count": 1, "isdeleted": deleted}


def row(period: int, *values: Any, area: str = "1440") -> dict[str, Any]:
    return {"kpi": "N00900", "municipality": area, "period": period, "values": list(values)}


def no_waiting(seconds: float) -> None:
    """Tests have no time to wait."""


def asked(source: Source, sleep: Callable[[float], None] = no_waiting) -> tuple[Fetched, ...]:
    return fetch_from_kolada(source.site, "N00900", ["1440"], [2023, 2024], sleep)


def test_a_reading_is_read_with_its_period_area_and_gender(source: Source) -> None:
    source.says([row(2024, reading(33.1), reading(34, "K"))])
    assert asked(source) == (
        Fetched(period="2024", area="1440", gender="T", value=Decimal("33.1000"), status="", is_deleted=False),
        Fetched(period="2024", area="1440", gender="K", value=Decimal("34.0000"), status="", is_deleted=False),
    )
    assert source.asked == ["/v3/data/kpi/N00900/municipality/1440/year/2023,2024?per_page=5000"]


def test_a_missing_value_is_missing_and_a_withdrawn_one_is_gone(source: Source) -> None:
    source.says([row(2023, reading(None, status="Missing")), row(2024, reading(1, deleted=True))])
    assert [(item.value, item.status, item.is_deleted) for item in asked(source)] == [
        (None, "Missing", False),
        (Decimal("1.0000"), "", True),
    ]


@pytest.mark.parametrize("name", ["next_url", "next_page"])
def test_pages_are_followed_by_either_name(source: Source, name: str) -> None:
    source.says([row(2023, reading(1))], **{name: f"{source.site}data?page=2"})
    source.says([row(2024, reading(2))])
    assert [item.period for item in asked(source)] == ["2023", "2024"]


def test_a_page_on_another_host_is_not_followed(source: Source) -> None:
    source.says([], next_url="http://169.254.169.254/v3/data")
    with refused("source.another_host"):
        asked(source)


def test_a_source_that_asks_for_time_is_given_it_but_not_for_ever(source: Source) -> None:
    waited: list[float] = []
    source.answers = [(429, {"Retry-After": "7"}, b""), (429, {"Retry-After": "9999"}, b"")]
    source.says([row(2024, reading(1))])
    assert len(asked(source, waited.append)) == 1
    assert waited == [7.0, 60.0]
    source.answers = [(429, {}, b"")]
    with refused("source.overloaded"):
        asked(source)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((200, {"Content-Type": "text/html"}, b"<html>Underhall</html>"), "source.not_data"),
        ((200, {}, b"{"), "source.not_data"),
        ((200, {}, b"[]"), "source.not_data"),
        ((200, {}, b'{"values": 3}'), "source.not_data"),
        ((500, {}, b""), "source.other_status"),
        ((302, {"Location": "http://127.0.0.1:1/"}, b""), "source.other_status"),
        ((404, {}, b"{}"), "source.other_status"),
    ],
)
def test_what_is_not_data_is_said_in_a_sentence(source: Source, answer: Answer, code: str) -> None:
    source.answers = [answer]
    with refused(code):
        asked(source)


def test_rows_of_another_shape_are_passed_over(source: Source) -> None:
    source.says([3, {}, row(2024, "x", reading(True), {"gender": "X", "value": 1}), row(2024, reading("NaN"))])
    assert [item.value for item in asked(source)] == [None, None]


def test_many_municipalities_are_asked_for_twenty_five_at_a_time(source: Source) -> None:
    source.says([])
    fetch_from_kolada(source.site, "N00900", [f"{number:04}" for number in range(60)], [2024], no_waiting)
    assert [address.count(",") + 1 for address in source.asked] == [25, 25, 10]


def measured(world: World) -> str:
    """An indicator that is fetched, compared with one other municipality; its key."""
    Municipality.objects.update(code="1440")
    words = IndicatorInput(
        name="Invånare",
        says="",
        unit="",
        body="",
        source="kolada",
        code="N00900",
        compared_with=("1480",),
        direction="",
        target_low=None,
        target_high=None,
        statements=(),
    )
    add_indicator(world.by(EXECUTIVE), words=words)
    note([Municipality._meta.db_table], LedgerEntry.objects.latest("number").number)  # no act changes the code
    return Indicator.objects.get().key


def fetched(world: World, source: Source, day_later: int = 0) -> Fetching:
    day = world.day.replace(day=world.day.day + day_later)
    return update_indicators(context_on(day), {"kolada": source.site}, no_waiting)


@pytest.mark.both_databases
@pytest.mark.django_db
def test_what_was_fetched_is_kept_once_a_day(world: World, source: Source) -> None:
    measured(world)
    source.says([row(2024, reading(33.1)), row(2024, reading(30), area="1480")])
    assert [fetched(world, source), fetched(world, source)] == [Fetching(fetched=1), Fetching()]
    assert sorted(Reading.objects.values_list("area", "value")) == [("", Decimal("33.1")), ("1480", Decimal(30))]


@pytest.mark.django_db
def test_a_withdrawn_reading_is_taken_away_and_a_changed_one_is_changed(world: World, source: Source) -> None:
    measured(world)
    source.says([row(2023, reading(1)), row(2024, reading(2))])
    fetched(world, source)
    source.answers = []
    source.says([row(2023, reading(1, deleted=True)), row(2024, reading(3))])
    fetched(world, source, 1)
    assert list(Reading.objects.values_list("period", "value")) == [("2024", Decimal(3))]


@pytest.mark.django_db
def test_a_source_that_fails_leaves_what_was_read_and_says_why(world: World, source: Source) -> None:
    measured(world)
    source.says([row(2024, reading(2))])
    fetched(world, source)
    source.answers = [(500, {}, b"")]
    assert fetched(world, source, 1) == Fetching(failed=1)
    row_kept = Indicator.objects.get()
    assert ("500" in row_kept.fault, Reading.objects.count()) == (True, 1)

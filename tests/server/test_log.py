"""What the server logs: a line for all that went wrong and all that was refused, and nobody's words."""

from __future__ import annotations

import re
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner
from django.test import Client
from structlog.testing import capture_logs
from tests.logs import Log, log
from tests.markup import laid_flat
from tests.signin.conftest import PASSWORD, elin, town
from tests.world import SCHOOLS, World, world

from koll.cli.setup import Koll
from koll.domain.refusals import Refusal

__all__ = ["elin", "log", "town", "world"]

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.signin.addresses")]

CANARY = "kanarie"


def test_an_error_has_a_page_with_its_number_and_a_line_with_kind_and_place(world: World, log: Log) -> None:
    client = Client(raise_request_exception=False)
    answer = client.get(f"/breaking/?q={CANARY}")
    number = answer.headers["X-Request-ID"]
    assert answer.status_code == 500
    assert f"numret {number}.</p>" in laid_flat(answer.content.decode())
    (line,) = log.lines("broke")
    assert (line["request"], line["level"], line["exception"]) == (number, "error", "RuntimeError")
    assert re.fullmatch(r"\S*tests/signin/addresses\.py:\d+ breaking", line["places"][-1])
    (answered,) = log.lines("answered")
    assert (answered["request"], answered["status"], answered["address"]) == (number, 500, "/breaking/")
    assert CANARY not in log.text
    assert client.get("/breaking/").headers["X-Request-ID"] != number


def test_a_page_that_is_not_there_has_its_number_too(world: World, log: Log) -> None:
    answer = Client().get(f"/{CANARY}/")
    assert answer.headers["X-Request-ID"] in answer.content.decode()
    (line,) = log.lines("answered")
    assert (line["status"], "address" in line) == (404, False)
    assert CANARY not in log.text


def test_a_failed_sign_in_and_a_locked_name_have_lines_that_name_nobody(client: Client, elin: int, log: Log) -> None:
    for _time in range(5):
        client.post("/logga-in/", {"login": "elin", "password": f"{CANARY} fel"})
    assert [line["from"] for line in log.lines("sign_in_failed")] == ["127.0.0.1"] * 5
    assert log.lines("sign_in_locked") == []
    client.post("/logga-in/", {"login": "elin", "password": PASSWORD})
    (locked,) = log.lines("sign_in_locked")
    assert (locked["level"], locked["from"]) == ("warning", "127.0.0.1")
    assert not {"elin", CANARY, PASSWORD} & set(re.findall(r"\w+", log.text))


def test_a_sign_in_and_another_password_are_logged_by_the_persons_number(client: Client, elin: int, log: Log) -> None:
    client.post("/logga-in/", {"login": "elin@example.org", "password": PASSWORD})
    changed = {"oldpassword": PASSWORD, "password1": "elva gröna cyklar", "password2": "elva gröna cyklar"}
    assert client.post("/losenord/", changed).status_code == 302
    assert [line["person"] for line in log.lines("signed_in")] == [elin]
    assert [line["person"] for line in log.lines("password_changed")] == [elin]
    for secret in (PASSWORD, "elva gröna", "elin", "example.org", client.cookies["sessionid"].value):
        assert secret not in log.text


@pytest.mark.parametrize(
    ("by", "address", "status", "refusal"),
    [
        ("member", "/administration/", 403, "permission.administer_people"),
        ("member", f"/personer/?q={CANARY}", 403, "permission.administer_people"),
        ("", "/inside/", 302, "session.signed_out"),
    ],
)
def test_a_refused_address_has_a_line_with_who_by_number(
    world: World, log: Log, by: str, address: str, status: int, refusal: str
) -> None:
    client = world.client(SCHOOLS, by) if by else Client()
    answer = client.get(address)
    assert answer.status_code == status
    (line,) = log.lines("refused")
    assert (line["request"], line["status"]) == (answer.headers["X-Request-ID"], status)
    assert line.get("person") == (world.person(SCHOOLS, by) if by else None)
    assert line["refusal"] == refusal
    assert CANARY not in log.text


@pytest.mark.parametrize(
    ("raised", "status", "refusal"),
    [(None, 0, None), ("refused", 2, "erasure.nothing_there"), ("broke", 1, None)],
)
def test_every_command_has_a_line_without_what_it_was_told(
    world: World, raised: str | None, status: int, refusal: str | None
) -> None:
    run = command_of(raised)
    with capture_logs() as lines:
        run()
    (line,) = [line for line in lines if line["event"] == "command"]
    assert (line["command"], line["status"], line.get("refusal")) == ("erase", status, refusal)
    assert isinstance(line.get("exc_info"), RuntimeError) is (raised == "broke")
    assert CANARY not in str({name: value for name, value in line.items() if name != "exc_info"})


def command_of(raised: str | None) -> Callable[[], object]:
    """Runs a command with a canary in what it is told, that goes well, is refused, or breaks."""

    @click.command("erase")
    @click.option("--reason")
    def erase(reason: str) -> None:
        if raised == "refused":
            raise Refusal("erasure.nothing_there", reason)
        if raised == "broke":
            raise RuntimeError(reason)

    class One(Koll):
        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
            return erase

    return lambda: CliRunner().invoke(One((), "Koll"), ["erase", "--reason", CANARY])

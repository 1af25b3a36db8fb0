"""A head noted down earlier is found for as long as history has not been rewritten."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from django.db import connection

from koll.acts.engine import append
from koll.cli.verify import command
from koll.reads.home import LedgerHeadError, check_ledger_head
from koll.reads.oversight import verify
from koll.tables import triggers
from koll.tables.models import LedgerEntry

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 3, 15, 9, 30, 0, 17, tzinfo=UTC)


def written(count: int) -> str:
    """Adds lines and gives the head after them."""
    for number in range(count):
        append(at=NOW, actor=None, act="start", subject="/", content={"line": number})
    return verify().head


def test_a_head_is_found_at_its_line_however_much_was_added_and_however_it_was_noted() -> None:
    head = written(3)
    written(4)
    for noted in (head, head.upper(), f" {head[:32]} {head[32:]} ", head[:16]):
        found = check_ledger_head(noted)
        assert found is not None
        assert (found.entry, found.at) == (3, NOW)


def test_a_head_that_never_was_is_not_found() -> None:
    written(2)
    assert check_ledger_head("0" * 64) is None


def test_a_head_is_not_found_once_history_has_been_rewritten() -> None:
    head = written(2)
    triggers.drop(connection)
    LedgerEntry.objects.filter(pk=2).update(head=b"x" * 32)
    triggers.create(connection)
    assert check_ledger_head(head) is None


@pytest.mark.parametrize("wrong", ["", "abc", "g" * 64, "0" * 65])
def test_what_is_not_a_head_is_refused(wrong: str) -> None:
    with pytest.raises(LedgerHeadError):
        check_ledger_head(wrong)


def test_the_command_says_at_which_line_and_its_status_says_whether() -> None:
    head = written(3)
    written(1)
    runner = CliRunner()
    found = runner.invoke(command, ["--head", head])
    assert found.exit_code == 0
    assert "rad 3" in found.output or "line 3" in found.output
    assert verify().head in found.output
    assert runner.invoke(command, ["--head", "0" * 64]).exit_code == 1
    assert runner.invoke(command, ["--head", "hej"]).exit_code == 2
    assert '"entry": 3' in runner.invoke(command, ["--json", "--head", head]).output

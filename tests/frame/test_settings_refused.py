"""What the frame refuses by itself, each by its code."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.refusals import refused

from koll.cli.demo import charter_of_the_example
from koll.frame.http.days import clock_in
from koll.frame.http.report_downloads import as_word
from koll.media.paper import Document

NOON = datetime(2027, 3, 15, 12, tzinfo=UTC)
DOCUMENT = Document(title="Beslut", language="sv", author="Ale kommun", dated=NOON.date(), blocks=())


@pytest.mark.parametrize("text", ["now", "2027-03-15T10:00:00", "+1e999", "+", "2027-02-30T10:00:00+01:00"])
def test_what_sets_no_clock_is_said_so(text: str) -> None:
    with refused("clock.not_a_clock"):
        clock_in(text, NOON)


def test_a_clock_is_set_in_an_example_only() -> None:
    with refused("clock.not_allowed"):
        clock_in("+3600", NOON, may_be_set=False)


def test_a_template_that_cannot_be_opened_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "mall.docx").write_bytes(b"PK")
    for name in ("mall.docx", "finns-inte.docx"):
        with refused("report.template_unreadable"):
            as_word(DOCUMENT, "beslut", str(tmp_path / name))


def test_an_example_whose_charter_is_not_there_is_said_so() -> None:
    with refused("command.no_charters"):
        charter_of_the_example("finns-inte")

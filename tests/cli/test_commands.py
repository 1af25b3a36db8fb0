"""Each command does what it says, in a folder of its own: answers that another program can read, and honest endings."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import ALE, Run
from tests.house.tree import ROOT

from koll.cli.setup._command_log import split_log

ADOPTED = ROOT.parent / "shared" / "mission" / "styrmodell-ale.txt"
BROKEN = str(ROOT / "tests" / "broken" / "unknown-key.toml")
JOB = [
    "job",
    "name",
    "body",
    "covers",
    "opens",
    "due",
    "in_time_until",
    "whose_day",
    "state",
    "act_on",
    "why",
    "concerns",
    "before",
    "evidence",
    "parts",
]


def told(run: Run, *arguments: str, ends: int = 0) -> Any:
    """What the command answers with `--json`."""
    answer = run(*arguments, "--json")
    logged, said = split_log(answer.stderr)
    assert (answer.returncode, bool(logged), said) == (ends, True, [])
    return json.loads(answer.stdout)


def why_not(run: Run, *arguments: str) -> str:
    """The code of what the command refuses with, as it tells another program."""
    answer = run(*arguments, "--json")
    (told,) = (line for line in answer.stderr.splitlines() if line.startswith('{"sentence"'))
    refusal = json.loads(told)
    assert (answer.returncode, answer.stdout, list(refusal)) == (2, "", ["sentence", "code", "field"])
    return str(refusal["code"])


@pytest.fixture
def started(run: Run, data: Path) -> Run:
    """The command, with Ale set up in its folder."""
    del data
    return run


def test_what_is_owed_is_told_from_a_charter_alone(run_here: Run) -> None:
    jobs = told(run_here, "owed", "--day", "2026-11-23", "--charter", ALE)
    assert list(jobs[0]) == JOB
    assert list(jobs[0]["why"]) == ["kind", "section", "quote"]
    known = {(job["job"], job["body"], job["covers"]): (job["due"], job["whose_day"], job["state"]) for job in jobs}
    assert known["revise:styrmodell", "kf", "2026"] == ("2026-01-01", "model", "passed")
    assert known["adopt:budget", "kf", "2027"] == ("2026-11-30", "law", "open")
    assert known["hold:arsuppfoljning", "ks", "2026"] == ("2027-03-15", "proposal", "coming")


def test_a_mayor_reads_what_is_owed_in_about_ten_lines(run: Run) -> None:
    lines = run("owed", "--day", "2026-11-23", "--charter", ALE).stdout.splitlines()
    assert len(lines) == 14
    assert lines[0] == "Det här ska göras, läget den 23 november 2026"
    assert lines[1].startswith(
        "Dagen har passerat: Revidera styrmodellen, Kommunfullmäktige, enligt styrmodellen senast den 1 januari 2026"
    )
    assert lines[-1] == "Gäller: visionen, till och med den 31 december 2031"


def test_what_is_owed_by_one_body_is_that_bodys(run_here: Run) -> None:
    duties = told(run_here, "owed", "--day", "2026-11-23", "--charter", ALE, "--body", "ks")
    assert {duty["body"] for duty in duties} == {"ks"}


def test_what_is_owed_is_the_same_from_a_database_as_from_the_charter_it_was_set_up_with(started: Run) -> None:
    from_files = told(started, "owed", "--day", "2026-11-23", "--charter", ALE)
    from_tables = told(started, "owed", "--day", "2026-11-23")

    def said(jobs: Any) -> Any:
        names = ("job", "name", "body", "covers", "opens", "due", "whose_day", "state", "act_on", "why")
        return [{name: job[name] for name in names} for job in jobs]

    assert said(from_tables) == said(from_files)


@pytest.mark.parametrize(
    ("arguments", "sentence", "code"),
    [
        (("--day", "2026-02-30"), "2026-02-30", "owed.not_a_day"),
        (("--day", "i morgon"), "i morgon", "owed.not_a_day"),
        (("--day", "2026-11-23", "--body", "finns-inte"), "finns-inte", "owed.unknown_body"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(
    run_here: Run, arguments: tuple[str, ...], sentence: str, code: str
) -> None:
    asked = ("owed", "--charter", ALE, *arguments)
    answer = run_here(*asked)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert sentence in answer.stderr
    assert why_not(run_here, *asked) == code


def test_a_question_without_a_day_is_told_what_it_lacks(run_here: Run) -> None:
    answer = run_here("owed", "--charter", ALE)
    assert (answer.returncode, answer.stdout, "--day" in answer.stderr) == (2, "", True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("charter", "check", "finns-inte"), "charter.unreadable"),
        (("charter", "check", ALE, "--text", "finns-inte"), "charter.text_unreadable"),
        (("owed", "--day", "2026-11-23", "--charter", BROKEN), "charter.has_faults"),
    ],
)
def test_a_charter_that_cannot_be_used_says_why_by_a_code(run_here: Run, arguments: tuple[str, ...], code: str) -> None:
    assert why_not(run_here, *arguments) == code


def test_without_a_municipality_a_command_says_how_to_begin(run: Run) -> None:
    answer = run("owed", "--day", "2026-11-23")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "koll start" in answer.stderr
    assert why_not(run, "owed", "--day", "2026-11-23") == "command.database_fault"


def test_a_right_charter_is_right(run_here: Run) -> None:
    checked = told(run_here, "charter", "check", ALE)
    assert list(checked) == ["ok", "rows", "quotes", "problems"]
    assert (checked["ok"], checked["problems"]) == (True, [])


@pytest.mark.skipif(not ADOPTED.exists(), reason="the adopted text is not beside this clone")
def test_every_quote_of_the_charter_is_in_the_adopted_text(run_here: Run) -> None:
    quotes = told(run_here, "charter", "check", ALE, "--text", str(ADOPTED))["quotes"]
    assert (quotes["checked"] > 60, quotes["missing"]) == (True, 0)


def test_a_wrong_charter_is_found_with_place_sentence_and_cure(run: Run) -> None:
    checked = told(run, "charter", "check", str(ROOT / "tests" / "broken" / "unknown-key.toml"), ends=1)
    assert checked["ok"] is False
    assert [list(row) for row in checked["problems"]] == [["place", "sentence", "cure"]] * len(checked["problems"])


def test_a_charter_that_is_not_there_could_not_be_checked(run_here: Run, tmp_path: Path) -> None:
    answer = run_here("charter", "check", str(tmp_path / "saknas"))
    assert (answer.returncode, answer.stdout, "Traceback" in answer.stderr) == (2, "", False)
    assert "saknas" in answer.stderr


def test_facts_that_cannot_be_used_are_told_and_nothing_is_set_up(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "min-kommun"
    folder.mkdir()
    (folder / "charter.toml").write_bytes((ROOT / "charters" / "ale-2022" / "charter.toml").read_bytes())
    answer = run("start", str(folder))
    assert (answer.returncode, answer.stdout, "Traceback" in answer.stderr) == (2, "", False)
    assert "facts.toml" in answer.stderr
    assert why_not(run, "start", str(folder)) == "charter.facts_unusable"


def test_a_municipality_is_set_up_once(started: Run) -> None:
    answer = started("start", ALE)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "KOLL_DATA" in answer.stderr


def test_the_first_administrator_gets_a_password_shown_once(run: Run) -> None:
    begun = json.loads(run("start", ALE, "--admin", "admin", "--json").stdout)
    assert (begun["name"], len(begun["password"]) >= 12) == ("Ale kommun", True)


def test_a_ledger_that_nobody_touched_holds(started: Run) -> None:
    answer = told(started, "verify")
    assert answer["ok"] is True


def test_a_ledger_that_was_rewritten_is_found_out(started: Run, tmp_path: Path) -> None:
    with closing(sqlite3.connect(next((tmp_path / "data").glob("*.sqlite3")))) as table, table:
        names = [row[0] for row in table.execute("select name from sqlite_master where type = 'trigger'")]
        for name in names:
            table.execute(f"drop trigger {name}")
        table.execute("update tables_ledgerentry set subject = 'annat' where number = 1")
    assert started("verify").returncode == 1


def test_the_rules_hold_for_what_was_set_up(started: Run) -> None:
    assert started("check").returncode == 0


def test_ticking_twice_does_nothing_more(started: Run) -> None:
    assert [told(started, "tick") for _time in range(2)] == [
        {
            "reminders": {"sent": 0, "failed": 0, "unsure": 0},
            "indicators": {"fetched": 0, "failed": 0},
            "receipts": 0,
            "drafts": 0,
            "answers": 0,
        }
    ] * 2


def test_the_example_is_built_and_lives_on_a_day_of_its_own(run: Run, tmp_path: Path) -> None:
    answer = run("demo", "--stage", "election", "--only-build")
    assert answer.returncode == 0
    folder = str(tmp_path / "data" / "demo-election")
    assert [run(name, KOLL_DATA=folder, KOLL_DEMO="1").returncode for name in ("verify", "check")] == [0, 0]


def test_a_command_has_a_line_in_the_log_and_a_tick_another(started: Run) -> None:
    answer = started("tick", KOLL_LOG_FORMAT="json")
    tick, command = (json.loads(line) for line in answer.stderr.splitlines())
    assert (tick["event"], tick["sent"], tick["receipts_cleared"], tick["indicators_failed"]) == ("tick", 0, 0, 0)
    assert (command["event"], command["command"], command["status"]) == ("command", "tick", 0)


def test_the_line_of_a_command_does_not_hold_what_it_was_told(started: Run) -> None:
    answer = started("erase", "999", "--reason", "kanarie", KOLL_LOG_FORMAT="json")
    logged, said = split_log(answer.stderr)
    (line,) = map(json.loads, logged)
    assert (answer.returncode, line["command"], line["status"], line["refusal"]) == (
        2,
        "erase",
        2,
        "erasure.nothing_there",
    )
    assert len(said) == 1
    assert "kanarie" not in "".join(logged)

"""The command speaks two languages, and its exit status says how it went."""

from __future__ import annotations

import json
from importlib import import_module

import pytest
from click.testing import CliRunner
from django.utils.translation import override
from tests.cli.conftest import Run

from koll.cli import COMMANDS


def test_help_is_in_swedish_unless_english_is_asked_for(run: Run) -> None:
    assert "Visar den här texten och avslutar." in run("--help").stdout
    assert "Show this message and exit." in run("--lang", "en", "--help").stdout
    assert "Show this message and exit." in run("--help", "--lang=en").stdout


@pytest.mark.parametrize("name", [entry.name for entry in COMMANDS])
def test_every_command_explains_itself_in_both_languages(run_here: Run, name: str) -> None:
    with override("en"):  # whoever asked the command before, and in which language, makes no difference
        CliRunner().invoke(import_module(f"koll.cli.{name}").command, ["--help"])
    swedish, english = run_here(name, "--help"), run_here(name, "--help", "--lang", "en")
    assert (swedish.returncode, english.returncode) == (0, 0)
    assert "Visar den här texten och avslutar." in swedish.stdout
    assert "Show this message and exit." in english.stdout


def test_every_command_is_listed(run_here: Run) -> None:
    listed = run_here("--help").stdout.split("Kommandon:")[1].split("\n")
    assert [line.split()[0] for line in listed if line.startswith("  ") and line[2] != " "] == [
        entry.name for entry in COMMANDS
    ]


def test_a_command_that_does_not_exist_could_not_run(run: Run) -> None:
    answer = run("finns-inte")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "Det finns inget kommando 'finns-inte'." in answer.stderr


def test_a_setting_that_cannot_be_read_is_named(run: Run) -> None:
    answer = run("serve", KOLL_PORT="åtta")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "KOLL_PORT" in answer.stderr
    assert "Rätta den eller ta bort den." in answer.stderr
    machine = run("owed", "--day", "2026-11-23", "--json", KOLL_PORT="åtta")
    assert json.loads(machine.stderr.splitlines()[-1])["code"] == "command.setting_unreadable"

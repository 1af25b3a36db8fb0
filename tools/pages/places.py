"""What is recorded: the points of the example's year, who reads there, and which commands are asked.

This module and `stage.py` are the only ones that know Koll, and all they know is listed here: the `koll` command (`koll
demo --stage X --only-build` builds the example), its settings, the user names of the example, and addresses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SETTINGS = "koll.server.settings"
STRANGER = "stranger"
"""Somebody who is not signed in, and what machines are answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A point of the example's year, and who reads there."""

    key: str
    day: date
    readers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file of the record: who reads at which stage, in which language, on which day, how many pages of a kind."""

    stage: str
    reader: str
    most: int
    language: str = "sv"
    on: str = ""

    @property
    def name(self) -> str:
        """The name of the file."""
        return "-".join(part for part in (self.reader, "en" if self.language == "en" else "", self.on) if part)


# One person of each set of roles in kinds of bodies: (amira) secretary of the council and administrator, (bengt) chair
# of the council, (cecilia) chair and (david) officer of the executive, (elin) chair and (farid) secretary of a
# committee, (gunilla) manager of a sector, (hassan) manager and (ingrid) officer of a unit, (nils) of a company,
# (olga) member of the council, (per) auditor.
EVERYBODY = (
    *("amira", "bengt", "cecilia", "david", "elin", "farid"),
    *("gunilla", "hassan", "ingrid", "nils", "olga", "per"),
)
FEW = ("amira", "farid", "gunilla")
STAGES = (
    Stage(key="election", day=date(2026, 11, 23), readers=FEW),
    Stage(key="analysis", day=date(2027, 3, 8), readers=FEW),
    Stage(key="dialogue", day=date(2027, 5, 3), readers=FEW),
    Stage(key="decision", day=date(2027, 6, 7), readers=FEW),
    Stage(key="followup", day=date(2027, 10, 18), readers=EVERYBODY),
)
LAST = STAGES[-1]
DAYS = ("2026-01-15", "2026-12-15", "2027-03-08", "2027-06-21", "2028-01-10")
"""Shown as of these days at the last stage: before and after an election, amid the year twice, and a day to come."""
LEADING = frozenset({STRANGER, "amira", "hassan"})
MOST, MOST_WHO_LEADS, MOST_BACK = 2, 5, 1
"""Pages of a kind that one opens."""

BEGINNINGS = ("/", "/hem/", "/api/v1/", "/oppet/")
NOT_OPENED = ("/static/", "/sprak/", "/logga-ut/")
"""What is not a page, and what would change who reads or in which language."""

COMMANDS = ("demo", "serve", "start", "charter", "charter check", "owed", "verify", "check", "tick")


def readings(stage: Stage) -> tuple[Reading, ...]:
    """All that is read at a stage; the stranger first, since what everybody may read is not opened by others."""
    is_last = stage is LAST
    rows = [Reading(stage=stage.key, reader=STRANGER, most=MOST_WHO_LEADS if is_last else MOST)]
    for reader in stage.readers:
        leads = is_last and reader in LEADING
        rows.append(Reading(stage=stage.key, reader=reader, most=MOST_WHO_LEADS if leads else MOST))
    if is_last:
        rows.append(Reading(stage=stage.key, reader="amira", most=1, language="en"))
        rows.append(Reading(stage=stage.key, reader=STRANGER, most=1, language="en"))
        rows.extend(
            Reading(stage=stage.key, reader=who, most=MOST_BACK, on=day) for who in ("amira", STRANGER) for day in DAYS
        )
    return tuple(rows)


def commands(stage: Stage) -> list[list[str]]:
    """What the `koll` command is asked at a stage; at the last one also what needs no municipality."""
    day = stage.day.isoformat()
    asked = [["verify"], ["verify", "--json"], ["verify", "--head", "0123456789abcdef"], ["verify", "--head", "x"]]
    asked += [["check"], ["check", "--json"], ["check", "--lang", "en"]]
    for on in (day, *(DAYS if stage is LAST else ())):
        asked += [["owed", "--day", on, *rest] for rest in ([], ["--all"], ["--json"])]
    asked += [["owed", "--day", day, "--all", "--lang", "en"], ["owed", "--day", day, "--body", "ks"]]
    asked += [["owed", "--day", day, "--body", "nowhere", *rest] for rest in ([], ["--json"])]
    asked += [["owed", "--day", "2027-02-30"], ["owed"]]
    return asked + (commands_of_charters() + helps() if stage is LAST else [])


def commands_of_charters() -> list[list[str]]:
    """What is asked of charters in their folders, those with one mistake each among them."""
    folders = [path.parent.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("charters/*/charter.toml"))]
    asked = [["charter", "check", folder, *rest] for folder in folders for rest in ([], ["--json"], ["--lang", "en"])]
    asked += [["owed", "--charter", folder, "--day", day, "--all"] for folder in folders for day in DAYS]
    broken = sorted(ROOT.glob("tests/**/broken/*.toml"), key=lambda path: path.name)
    asked += [["charter", "check", path.relative_to(ROOT).as_posix()] for path in broken]
    return [*asked, ["charter", "check", "charters/minimal", "--text", "charters/minimal/text.txt"]]


def helps() -> list[list[str]]:
    """The help of every command, in both languages."""
    return [[*name.split(), "--help", "--lang", lang] for name in ("", *COMMANDS) for lang in ("sv", "en")]

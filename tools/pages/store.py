"""How the record is kept: a text file for each reading, in it a heading and the lines answered for each address."""

from __future__ import annotations

from pathlib import Path

HEADING = "=== "


def write(file: Path, answers: dict[str, list[str]]) -> None:
    """Writes the answers by address, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".unfinished")
    with unfinished.open("w", encoding="utf-8") as to:
        for address in sorted(answers):
            to.write(f"{HEADING}{address}\n")
            to.writelines(f"  {line}\n" for line in answers[address])
    unfinished.replace(file)


def read(file: Path) -> dict[str, list[str]]:
    """The answers by address; none when there is no such file."""
    answers: dict[str, list[str]] = {}
    lines: list[str] = []
    if file.exists():
        for line in file.read_text(encoding="utf-8").split("\n"):
            if line.startswith(HEADING):
                lines = answers.setdefault(line.removeprefix(HEADING), [])
            elif line:
                lines.append(line.removeprefix("  "))
    return answers

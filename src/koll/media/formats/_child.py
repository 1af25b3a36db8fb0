"""The child process in which files that people send are opened: little memory, little time, and nothing of Koll.

Run as a program: the kind of file as its argument, the file on its input, and on its output what was found as JSON, or
why it was not. The readers beside this file are run from their places, since nothing of Koll is imported here.
"""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import asdict, is_dataclass
from pathlib import Path
from runpy import run_path
from typing import Any

MEMORY = 768 * 1024 * 1024
"""Bytes of address space, of which the interpreter and its libraries take a third."""
SECONDS = 10
MOST_ANSWERED = 30_000_000
"""Signs of an answer; more is no document that a person reads."""

READERS = {
    "csv": ("_csv_reader.py", "rows_of_csv"),
    "xlsx": ("_workbook_reader.py", "read_workbook"),
    "docx": ("_word_reader.py", "read_word_document"),
    "ics": ("_icalendar_times.py", "times_in"),
    "sie": ("_sie.py", "read_bookkeeping"),
}
"""Each kind of file that is read, with the file beside this one that does it and its function."""
TEXTS = ("csv", "sie", "ics")
PACKED = ("xlsx", "docx")
KNOWS = "knows:"
"""Before a kind: only whether the file is of it."""


def from_beside(file: str, name: str) -> Any:
    """A function of a file beside this one."""
    return run_path(str(Path(__file__).with_name(file)))[name]


def found_in(kind: str, content: bytes) -> Any:
    """What is found in the file."""
    if kind.startswith(KNOWS):
        return from_beside("_file_kinds.py", "matches_kind")(content, kind.removeprefix(KNOWS))
    if kind in PACKED:
        from_beside("_file_kinds.py", "check_packing")(content)
    said = from_beside("_code_page.py", "decode_text")(content) if kind in TEXTS else content
    return from_beside(*READERS[kind])(said)


def plain_json(value: Any) -> Any:
    """What JSON does not know, as it does: a record by its fields, and anything else as it is written."""
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


def answer_about(kind: str, content: bytes) -> str:
    """What was found, or why it was not."""
    try:
        said = json.dumps({"found": found_in(kind, content)}, default=plain_json)
        return said if len(said) <= MOST_ANSWERED else json.dumps({"why": "large"})
    except MemoryError:
        return json.dumps({"why": "large"})
    except Exception as fault:  # a broken or hostile document makes the libraries raise errors of any kind
        return json.dumps({"why": getattr(fault, "why", "broken"), "where": getattr(fault, "where", "")})


def main(kind: str) -> int:
    """Answers on the output. The system ends the process when it takes more than it may."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.stdout.write(answer_about(kind, sys.stdin.buffer.read()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

"""Writes docs/reference from the code: the command, settings, acts, the charter's words, JSON shapes and refusals.

`reference.py` writes the pages; `reference.py --check` only says which of them are not as the code is now.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import os
import pkgutil
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import refusal_reference

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "reference"
MADE = "<!-- Made by `make reference` from the code. Change the code, not this page. -->\n\n"
COLUMNS = 100
SHAPES = (
    ("charter check", ("charter", "check", "charters/minimal/charter.toml")),
    ("owed", ("owed", "--day", "2027-03-15")),
)
"""The commands whose JSON other programs may rely on, each with arguments that show it."""


def koll(folder: str, *arguments: str) -> str:
    """What the command answers, in English, with its data in a folder of its own."""
    told = {"PATH": os.environ["PATH"], "KOLL_DATA": f"{folder}/data", "COLUMNS": str(COLUMNS), "DATABASE_URL": ""}
    asked = [sys.executable, "-m", "koll.cli", "--lang", "en", *arguments]
    return subprocess.run(asked, cwd=ROOT, env=told, capture_output=True, text=True, check=False).stdout


def commands() -> list[str]:
    """The names of the commands, in the order they are listed."""
    listed: Any = import_module("koll.cli").COMMANDS
    return [entry.name for entry in listed]


def command_page() -> str:
    """What `koll --help` says, of itself and of each command and the commands inside it."""
    with tempfile.TemporaryDirectory() as folder:
        parts = [f"# The command\n\n```\n{koll(folder, '--help').strip()}\n```\n"]
        for name in commands():
            said = koll(folder, name, "--help").strip()
            parts.append(f"\n## koll {name}\n\n```\n{said}\n```\n")
            inside = said.partition("\nCommands:\n")[2]
            for inner in re.findall(r"^  (\w[\w-]*)", inside, re.MULTILINE):
                parts.append(f"\n### koll {name} {inner}\n\n```\n{koll(folder, name, inner, '--help').strip()}\n```\n")
        return "".join(parts)


def settings_page() -> str:
    """Every environment variable that the settings read."""
    tree = ast.parse((ROOT / "src" / "koll" / "server" / "settings.py").read_text(encoding="utf-8"))
    rows = sorted(row for node in ast.walk(tree) if isinstance(node, ast.Call) for row in setting(node))
    lines = [f"| `{name}` | {kind} | {default} | {words} |" for name, kind, default, words in rows]
    head = "# Settings\n\nKoll reads these environment variables when it starts.\n\n"
    return head + "| Variable | Kind | Otherwise | What it does |\n|---|---|---|---|\n" + "\n".join(lines) + "\n"


def setting(call: ast.Call) -> Iterator[tuple[str, str, str, str]]:
    """Name, kind, default and help of the variable that a call reads, when it reads one."""
    function = call.func
    if not (isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name)):
        return
    prefix = {"env": "KOLL_", "bare_env": ""}.get(function.value.id)
    if prefix is None or not call.args:
        return
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    default = ast.unparse(given["default"]) if "default" in given else "must be given"
    words = ast.literal_eval(given["metadata"])["help"] if "metadata" in given else ""
    yield prefix + ast.literal_eval(call.args[0]), function.attr, f"`{default}`", words


def acts_page() -> str:
    """Everything that can change the world, topic by topic, and who may do what."""
    registry: Mapping[str, str] = import_module("koll.acts.engine").ACTS
    package = import_module("koll.acts")
    parts = [
        "# Acts\n\nEverything that changes anything; each is allowed or refused, whole, done once, and in the ledger.\n"
    ]
    for topic in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name):
        modules = [import_module(f"koll.acts.{topic.name}")]
        inside = pkgutil.iter_modules(getattr(modules[0], "__path__", ()))
        modules += [import_module(f"{modules[0].__name__}.{found.name}") for found in inside]
        acts = [act for module in modules for act in acts_in(module, registry)]
        lines = [f"| `{name}` | {asked} | {registry[name]} |" for name, asked in acts]
        if lines:
            parts.append(
                f"\n## {topic.name}\n\n| Act | Is told | What it does |\n|---|---|---|\n" + "\n".join(lines) + "\n"
            )
    rules: Mapping[Any, Any] = import_module("koll.permissions").RULES
    parts.append("\n## What a refusal says\n\n| To | Otherwise |\n|---|---|\n")
    parts.extend(f"| `{act}` | {refusal_of(rule)} |\n" for act, rule in rules.items())
    return "".join(parts)


def refusal_of(rule: Any) -> str:
    """The sentence that a rule refuses with."""
    values = [getattr(rule, field.name) for field in dataclasses.fields(rule)]
    return next((str(value) for value in reversed(values) if not callable(value) and " " in str(value)), "")


def acts_in(module: ModuleType, registry: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The acts that a module has, each with the names of what it is told, in the order they stand."""
    for name, value in vars(module).items():
        if name in registry and getattr(value, "__module__", "") == module.__name__:
            told = list(inspect.signature(value).parameters)[1:]
            yield name, ", ".join(f"`{word}`" for word in told)


def charter_page() -> str:
    """The words a charter is written in."""
    model = import_module("koll.domain.charter._model")
    parts = ["# What a charter holds\n\n`charters/README.md` says how it is written; these are the words.\n"]
    for name, value in vars(model).items():
        if inspect.isclass(value) and dataclasses.is_dataclass(value) and value.__module__ == model.__name__:
            lines = [f"| `{field.name}` | {kind_of(field.type)} |" for field in dataclasses.fields(value)]
            words = inspect.cleandoc(value.__doc__ or "")
            parts.append(f"\n## {name}\n\n{words}\n\n| Key | Holds |\n|---|---|\n" + "\n".join(lines) + "\n")
    parts.append("\n## What some keys may say\n\n")
    for name in ("Role", "Mode", "ActivityKind", "Source"):
        parts.append(f"- {name}: {', '.join(f'`{word}`' for word in get_args(getattr(model, name)))}\n")
    return "".join(parts)


def kind_of(kind: object) -> str:
    """The type of a field, so that it can stand in a table."""
    return "`" + str(kind).replace("|", "or") + "`"


def shapes_page() -> str:
    """What the command answers another program, shown by real answers."""
    parts = ["# JSON\n\nThe shape of these answers is stable: keys may be added, none is renamed or removed.\n"]
    with tempfile.TemporaryDirectory() as folder:
        if "start" in commands():
            koll(folder, "start", "charters/minimal")
        for name, arguments in SHAPES:
            if name.split()[0] in commands():
                said = koll(folder, *arguments, "--json").strip()
                parts.append(f"\n## koll {' '.join(arguments)} --json\n\n```json\n{said}\n```\n")
    return "".join(parts)


def refusals_page() -> str:
    """Every refusal by its code."""
    return refusal_reference.page(ROOT / "src" / "koll")


MAKERS: Mapping[str, Callable[[], str]] = {
    "command.md": command_page,
    "settings.md": settings_page,
    "acts.md": acts_page,
    "charter.md": charter_page,
    "json.md": shapes_page,
    "refusals.md": refusals_page,
}


def differing() -> Iterator[tuple[Path, str]]:
    """The pages that are not as the code is now, with what they should say."""
    import_module("koll.cli.setup").begin()
    import_module("django.utils.translation").activate("en")
    for name, make in MAKERS.items():
        page, text = PAGES / name, MADE + make()
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            yield page, text


def main(check: bool) -> int:
    """Writes the pages that differ, or with `check` only names them; 1 when one differs and is not written."""
    found = list(differing())
    PAGES.mkdir(parents=True, exist_ok=True)
    for page, text in found:
        print(page.relative_to(ROOT))
        if not check:
            page.write_text(text, encoding="utf-8")
    return int(check and bool(found))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))

"""`koll charter check`: whether a governance model is whole, with every fault at once."""

from __future__ import annotations

from pathlib import Path

import click
from django.utils.translation import gettext

from koll.cli.setup import FOUND, N_, as_json, exit_with, translate
from koll.domain.charter import Charter, check, facts_text
from koll.domain.charter import charter_text as read_charter
from koll.domain.charter.checks import CharterError
from koll.domain.record import Facts, load_facts
from koll.domain.refusals import Refusal


@click.group("charter", help=N_("Look at a governance model written as data."))
def command() -> None:
    """Commands about charters."""


@command.command(
    "check",
    help=N_(
        "Check the charter in PATH, a file or its folder. Every fault is shown with its place, what is wrong and what "
        "to do. With --text every quote is looked for in the adopted text."
    ),
)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--text", type=click.Path(path_type=Path), help=N_("The adopted text, as a plain text file."))
@as_json
@click.pass_context
def check_command(ctx: click.Context, path: Path, text: Path | None, as_json: bool) -> None:
    """Checks a charter; ends with 1 when it has faults."""
    found = check(text_in(path), adopted(text))
    problems = [
        {
            "place": f"{problem.place}:{problem.line}" if problem.line else problem.place,
            "sentence": problem.sentence.said(gettext),
            "cure": problem.cure.said(gettext),
        }
        for problem in found.problems
    ]
    if as_json:
        quotes = {"checked": found.quotes_checked, "missing": found.quotes_missing}
        exit_with({"ok": found.ok, "rows": found.rows, "quotes": quotes, "problems": problems})
    else:
        tell(problems, found.rows, found.quotes_checked)
    ctx.exit(0 if found.ok else FOUND)


def tell(problems: list[dict[str, str]], rows: int, quotes: int) -> None:
    """Says what was found."""
    for problem in problems:
        click.echo(f"{problem['place']}\n  {problem['sentence']}\n  {problem['cure']}\n")
    if problems:
        click.echo(translate(N_("%(count)s faults in %(rows)s rows.")) % {"count": len(problems), "rows": rows})
    else:
        words = translate(N_("The charter is whole: %(rows)s rows, %(quotes)s quotes found in the text."))
        click.echo(words % {"rows": rows, "quotes": quotes})


def text_in(path: Path) -> str:
    """The charter's text; Refusal when there is none to read."""
    try:
        return read_charter(path)
    except CharterError as faults:
        raise Refusal("charter.unreadable", faults.said(gettext)) from None


def facts_in(path: Path, charter: Charter) -> Facts:
    """The facts beside a charter; Refusal with every fault when there are none to use."""
    try:
        return load_facts(facts_text(path), charter)
    except CharterError as faults:
        raise Refusal("charter.facts_unusable", faults.said(gettext)) from None


def adopted(path: Path | None) -> str | None:
    """The adopted text to look for the quotes in."""
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        words = translate(N_("The adopted text %(path)s cannot be read (%(fault)s). Name a plain text file in UTF-8."))
        raise Refusal(
            "charter.text_unreadable", words % {"path": path, "fault": getattr(fault, "strerror", None) or fault}
        ) from None


def charter_or_refusal(path: Path) -> str:
    """The text of a charter that is whole; Refusal when it has faults."""
    text = text_in(path)
    found = check(text)
    if not found.ok:
        words = translate(N_("The charter has %(count)s faults. See them with koll charter check %(path)s."))
        raise Refusal("charter.has_faults", words % {"count": len(found.problems), "path": path})
    return text

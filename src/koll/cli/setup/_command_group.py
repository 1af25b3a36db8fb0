"""The `koll` command itself: finds the command asked for, in the language asked for, and ends as promised."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import click
from django.db.utils import DatabaseError

from koll.cli.setup._command_log import logged_command
from koll.cli.setup._django import begin
from koll.cli.setup._exit_status import COULD_NOT, tell_refusal
from koll.cli.setup._language import LANGUAGES, N_, speak, translate
from koll.domain.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A command by name, the module that holds it, and one line about it.

    `begins`: Django is started before the module is read, as it must be for one that imports acts or reads.
    """

    name: str
    module: str
    short: str
    begins: bool = True


class Koll(click.Group):
    """A group that reads the module of a command only when it is asked for."""

    def __init__(self, listed: tuple[Listed, ...], words: str) -> None:
        language = click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            default=LANGUAGES[0],
            expose_value=False,
            help=N_("The language of the answer."),
        )
        shown = click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=show_version,
            help=N_("Show the version and end."),
        )
        super().__init__("koll", help=words, params=[language, shown])
        self.listed = {entry.name: entry for entry in listed}

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Lets --lang stand anywhere, and be known before anything is said."""
        language, rest = language_in(args)
        if language in LANGUAGES:
            speak(language)
        ctx.meta["koll.json"] = "--json" in rest
        return super().parse_args(ctx, [f"--lang={language}", *rest] if rest else rest)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """The names, in the order they are listed."""
        return list(self.listed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's signature
        """The command, read from its module and put in the language that is spoken."""
        entry = self.listed.get(cmd_name)
        if entry is None:
            return None
        if entry.begins:
            begin()
        command: click.Command = import_module(entry.module).command
        return in_language(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- click's signature
        """One line about each, without reading any."""
        with formatter.section(translate("Commands")):
            formatter.write_dl([(entry.name, translate(entry.short)) for entry in self.listed.values()])

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help in the language that is spoken."""
        super(Koll, in_language(self)).format_help(ctx, formatter)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The options in the language that is spoken."""
        return [in_words(param) for param in super().get_params(ctx)]

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what it was unable to do is said, and the status is 2."""
        try:
            with logged_command(ctx):
                return super().invoke(ctx)
        except Refusal as refusal:
            tell_refusal(refusal, in_json=ctx.meta["koll.json"])
        except DatabaseError as fault:
            sentence = translate(
                N_(
                    "The database does not answer as it should (%(fault)s). "
                    "Check KOLL_DATA and DATABASE_URL. koll start sets up a municipality, koll demo an example, "
                    "and koll serve makes the tables that are missing."
                )
            )
            tell_refusal(Refusal("command.database_fault", sentence % {"fault": fault}), in_json=ctx.meta["koll.json"])
        return ctx.exit(COULD_NOT)


def language_in(args: list[str]) -> tuple[str, list[str]]:
    """The language asked for, and the arguments without it.

    >>> language_in(["owed", "--lang", "en", "--json"])
    ('en', ['owed', '--json'])
    >>> language_in(["--lang=en"])
    ('en', [])
    """
    language, rest, words = LANGUAGES[0], [], iter(args)
    for word in words:
        if word == "--lang":
            language = next(words, "")
        elif word.startswith("--lang="):
            language = word.removeprefix("--lang=")
        else:
            rest.append(word)
    return language, rest


def show_version(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    """Says the version and ends."""
    if asked and not ctx.resilient_parsing:
        try:
            click.echo(f"koll {version('koll')}")
        except PackageNotFoundError:
            click.echo("koll")
        ctx.exit()


def in_language[C: click.Command](command: C) -> C:
    """A copy of the command, and of those under it, in the language that is spoken."""
    spoken = copy.copy(command)
    spoken.help = translate(command.help or "")
    spoken.short_help = translate(command.short_help or "") or None
    spoken.params = [in_words(param) for param in command.params]
    if command.add_help_option:  # click keeps the one it adds by itself in the language that was spoken first
        spoken.add_help_option = False
        click.help_option()(spoken)
    if isinstance(spoken, click.Group):
        spoken.commands = {name: in_language(under) for name, under in spoken.commands.items()}
    return spoken


def in_words(param: click.Parameter) -> click.Parameter:
    """A copy of the option with its help in the language that is spoken."""
    spoken = copy.copy(param)
    if isinstance(spoken, click.Option):
        spoken.help = translate(spoken.help or "") or None
    return spoken

"""The program ``asnkarier``: registers the subcommands and settles how the process behaves."""

from __future__ import annotations

import importlib
import io
import itertools
import os
import pkgutil
import signal
import sys

import typer
from typer.exceptions import TyperException

from asnkarier import __version__, cli
from asnkarier.cli.command import GROUPS, Command
from asnkarier.cli.show import print_envelope
from asnkarier.cli.words import _
from asnkarier.outcome import ExitCode

app = typer.Typer(
    name="asnkarier",
    help=_("Competency gaps, training plans under a budget and reports for the civil servants of a region."),
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # a traceback would show personal values; cli/show.py reports bugs without them
)


def _version(asked: bool) -> None:
    if asked:
        print(f"asnkarier {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(
        False, "--version", help=_("Show the version and exit."), callback=_version, is_eager=True
    ),
) -> None:
    """Options of the program itself."""


def _register(program: typer.Typer) -> None:
    """Make every command of this package a subcommand: nothing else lists them, so that none can be forgotten.

    A module with an ``app`` of its own is a group of commands.
    """
    found: list[Command] = []
    for module in pkgutil.iter_modules(cli.__path__):
        if module.name == "app":
            continue
        loaded = importlib.import_module(f"{cli.__name__}.{module.name}")
        if isinstance(group := getattr(loaded, "app", None), typer.Typer):
            program.add_typer(group, name=module.name, rich_help_panel=GROUPS[-1])
        else:
            found += [each for each in vars(loaded).values() if isinstance(each, Command)]
    for each in sorted(found, key=lambda command: GROUPS.index(command.group)):
        each.register(program)


_register(app)


def main() -> None:
    """Run the program: private files, UTF-8 output whatever cron's locale, a clean stop on SIGTERM."""
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(_run_for_programs() if "--json" in sys.argv[1:] else app())


def _run_for_programs() -> int:
    """Run the command; wrong usage, which Typer words for people, comes as the JSON object every other end has."""
    try:
        return int(app(standalone_mode=False) or 0)
    except TyperException as error:
        words = " ".join(itertools.takewhile(lambda word: not word.startswith("-"), sys.argv[1:3]))
        print_envelope(words, error.exit_code, error.format_message())
        return error.exit_code
    except typer.Abort:
        return ExitCode.INTERRUPTED

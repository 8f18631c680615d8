"""What a command is: its own options, the four every command has, and one way to show what it gives."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, get_type_hints

import typer

from asnkarier.cli.show import View
from asnkarier.cli.words import LANGUAGE, _
from asnkarier.i18n import LANGUAGES, translator
from asnkarier.outcome import Outcome, Progress

Json = Annotated[bool, typer.Option("--json", help=_("Print one JSON object instead of text."))]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=_("Print nothing when all is well."))]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help=_("Print every finding."))]
Lang = Annotated[
    str,
    typer.Option(
        "--lang", help=_("Language of messages: id or en; else ASNKARIER_LANG, else the locale."), show_default=False
    ),
]

COMMON = {"as_json": (Json, False), "quiet": (Quiet, False), "verbose": (Verbose, False), "lang": (Lang, LANGUAGE)}


START, DATA, RESULTS, STORE = _("Begin"), _("Data"), _("Results"), _("Store and configuration")
GROUPS = (START, DATA, RESULTS, STORE)
"""Headings under which the program's help lists its commands, in order."""


@dataclass(frozen=True)
class Command:
    """A subcommand, ready to be registered. The name of one in a group has that of the group before it."""

    name: str
    help_text: str
    group: str
    callback: Callable[..., None]

    def register(self, app: typer.Typer) -> None:
        """Make it a subcommand of ``app``."""
        own_name = self.name.rpartition(" ")[2]
        app.command(own_name, help=self.help_text, rich_help_panel=self.group or None)(self.callback)


def command(name: str, help_text: str, group: str = RESULTS) -> Callable[[Callable[..., Outcome]], Command]:
    """Make a function a command.

    The function takes its own options and, if it asks for one, a ``progress`` callback; it returns an
    Outcome. ``--json``, ``--quiet``, ``--verbose`` and ``--lang`` are added to every command here, so that
    they mean the same everywhere.
    """

    def make(function: Callable[..., Outcome]) -> Command:
        hints = get_type_hints(function, include_extras=True)
        signature = inspect.signature(function)
        own = [parameter for parameter in signature.parameters.values() if parameter.name != "progress"]
        takes_progress = "progress" in signature.parameters

        @functools.wraps(function)
        def run(**values: Any) -> None:
            common = {key: values.pop(key) for key in COMMON}
            if common["lang"] not in LANGUAGES:
                raise typer.BadParameter(_("choose id or en"), param_hint="--lang")
            view = View(name, common["as_json"], common["quiet"], common["verbose"], translator(common["lang"]))

            def work(progress: Progress) -> Outcome:
                return function(**values, progress=progress) if takes_progress else function(**values)

            raise typer.Exit(view.run(work))

        added = [
            inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)
            for key, (hint, default) in COMMON.items()
        ]
        parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[p.name]) for p in own] + added
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return Command(name, help_text, group, run)

    return make

"""Indonesian and English for the people who use the program.

The English text in the code is the key of the gettext catalogue in ``locale/``. Text is marked with
:func:`N_` where it is written and translated where it is shown, because one run can show a report
in Indonesian and its messages in English.
"""

from __future__ import annotations

import gettext
import locale
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

LANGUAGES = ("id", "en")

Translate = Callable[[str], str]


def N_(text: str) -> str:  # noqa: N802 - the name every gettext tool looks for
    """Mark a text for the catalogue without translating it yet."""
    return text


def translator(language: str) -> Translate:
    """Give the function that puts a marked text into ``language``; an unknown language reads English."""
    folder = Path(__file__).with_name("locale")
    catalogue = gettext.translation("asnkarier", folder, [language], fallback=True)
    # the catalogue keeps its own header under the empty text
    return lambda text: catalogue.gettext(text) if text else ""


def command_line_language(environ: Mapping[str, str], argv: Sequence[str]) -> str:
    """Choose the command line's language: ``--lang``, ``ASNKARIER_LANG``, the locale, else English.

    Help texts are fixed when the program starts, before options are parsed, so ``--lang`` is looked
    up in ``argv`` here.
    """
    asked = [after for word, after in pairwise(argv) if word == "--lang"]
    asked += [word.removeprefix("--lang=") for word in argv if word.startswith("--lang=")]
    asked += [environ.get(name, "") for name in ("ASNKARIER_LANG", "LC_ALL", "LC_MESSAGES", "LANG")]
    for choice in filter(None, asked):
        language = locale.normalize(choice).split("_")[0].split(".")[0].lower()
        return language if language in LANGUAGES else "en"
    return "en"

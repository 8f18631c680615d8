"""Whether a text is one SELECT statement and nothing besides, as the two servers read it.

The servers are the ones that keep it so: the transaction is read-only and the drivers send one statement. This looks
first, so that the analyst is told plainly, and refuses what a read-only transaction of MariaDB lets through: INTO
writes a file on the server, and a comment that begins with an exclamation mark is run.
"""

from __future__ import annotations

import re

_POSTGRESQL = re.compile(
    r"""
    --[^\n]*
    | /\*.*?\*/
    | \b[eE]'(?:[^'\\]|\\.|'')*'
    | '(?:[^']|'')*'
    | "(?:[^"]|"")*"
    | \$(?P<tag>\w*)\$.*?\$(?P=tag)\$
    """,
    re.VERBOSE | re.DOTALL,
)
_MARIADB = re.compile(
    r"""
    --(?=\s|$)[^\n]*
    | \#[^\n]*
    | /\*(?!M?!).*?\*/
    | '(?:[^'\\]|\\.|'')*'
    | "(?:[^"\\]|\\.|"")*"
    | `[^`]*`
    """,
    re.VERBOSE | re.DOTALL,
)
_SELECT = re.compile(r"\(*\s*(?:select|with)\b", re.IGNORECASE)
_ELSE = re.compile(r"""\binto\b|;|/\*|['"`]""", re.IGNORECASE)


def is_one_select(text: str, *, mariadb: bool) -> bool:
    """Say whether the text is one statement that begins with SELECT or WITH and writes nowhere."""
    bare = (_MARIADB if mariadb else _POSTGRESQL).sub(" ", text).strip().removesuffix(";").rstrip()
    return bool(_SELECT.match(bare)) and not _ELSE.search(bare)

"""A column of a sheet and what it is read as; how a message names columns, and the option that chooses one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asnkarier.readers.display import shown_header
from asnkarier.readers.meaning.competency_columns import Match
from asnkarier.readers.meaning.groups import Path
from asnkarier.readers.meaning.mapping import mapping_key
from asnkarier.tables.raw import Origin
from asnkarier.tables.vocabulary import fold

_NAMED_MAX = 6
"""Columns that a message names one by one."""
MAPPED, SAVED = -1001, -1000
"""Ranks of what the user says now, and of a saved mapping.

A region's own spellings have ranks below 0 too: all of these are answers, not guesses.
"""


@dataclass(frozen=True)
class Use:
    """What a column of the sheet is read as: one of our columns, or the levels of a competency."""

    index: int
    header: str
    path: Path = ()
    column: str = ""
    rank: int = 0
    competency: Match | None = None

    @property
    def meaning(self) -> str:
        """Our column, or the competency's code (in capitals, so never one of our columns)."""
        return self.competency.code if self.competency else self.column

    @property
    def is_mapped(self) -> bool:
        """Say whether a mapping says what the column is, or that it is none."""
        return self.rank <= SAVED

    @property
    def origin(self) -> Origin:
        """Where the column stands."""
        return Origin(letter(self.index), self.header)


def named_columns(uses: Iterable[Use]) -> str:
    """Name columns by letter and header, a run of neighbours under one group by its first and last letter."""
    runs: list[list[Use]] = []
    for use in uses:
        before = runs[-1][-1] if runs else None
        if before and before.index + 1 == use.index and _key(before) == _key(use):
            runs[-1].append(use)
        else:
            runs.append([use])
    shown = ["…"] if len(runs) > _NAMED_MAX else []
    for run in runs[:_NAMED_MAX][::-1]:
        letters = letter(run[0].index) + (f"-{letter(run[-1].index)}" if len(run) > 1 else "")
        shown.insert(0, f"{letters} “{shown_header(_key(run[0]))}”")
    return ", ".join(shown)


def _key(use: Use) -> str:
    """Give the words by which a mapping chooses the column: its group where it is one of many, else its header."""
    group = use.path[0] if len(use.path) > 1 else ""
    return group if use.competency and group and fold(group) == fold(use.competency.group) else use.header


def choice(uses: Sequence[Use], column: str) -> str:
    """Give the option that chooses the first of several columns; empty if no header can tell them apart."""
    keys = list(dict.fromkeys(mapping_key(_key(use)) for use in uses))
    return example_of(uses, column) if len(keys) > 1 else ""


def example_of(uses: Sequence[Use], column: str) -> str:
    """Give the options of the command that choose the first of several columns, of each competency under its group."""
    first = _key(uses[0])
    each = [use for use in uses if use.competency and _key(use) == use.header]  # no group tells: one by one
    if not each or each[0] is not uses[0]:
        return option(first, column)
    codes = {use.competency.code: use.header for use in reversed(each) if use.competency}
    return " ".join(option(header, code) for code, header in reversed(codes.items()))


def option(header: str, column: str) -> str:
    """Give the option of the command that says what a column holds."""
    text = shown_header(header).replace('"', "")
    return f'--column "{text}={column}"'


def letter(index: int) -> str:
    """Give the letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, place = divmod(index - 1, 26)
        letters = chr(65 + place) + letters
    return letters

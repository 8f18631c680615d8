"""Which other position each person is compared with: named for some or all, or read from a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.readers.display import printable
from asnkarier.readers.meaning.uses import letter
from asnkarier.readers.read import Grid, read_grids
from asnkarier.rules.nip import NipError, mask_nip, parse_nip
from asnkarier.tables.check import check
from asnkarier.tables.frames import Employees
from asnkarier.tables.people import EMPLOYEES
from asnkarier.tables.raw import Cell, Origin, RawTable
from asnkarier.tables.schema import Column, Kind, imported
from asnkarier.tables.vocabulary import Vocabulary, fold

TARGETS = imported(
    "targets",
    "One person and the position to compare with",
    ("nip",),
    EMPLOYEES["nip"],
    Column("jabatan", Kind.TEXT, "Position, jenjang or eselon", required=True),
)
_HEADERS = {
    "nip": ({"nip", "nip baru", "ni pppk"},),
    "jabatan": ({"jabatan target", "jabatan tujuan", "jabatan yang dituju", "target jabatan", "target"}, {"jabatan"}),
}
"""Folded headers of a list of targets, the plainer ones last: beside "Jabatan Target", "Jabatan" is the one held."""
_HEAD = 20
"""Rows in which its header is looked for."""


def named_targets(employees: Employees, jabatan: str, nips: Sequence[str]) -> dict[str, str]:
    """Give one target for some people, or for all employees where nobody is named.

    Raises:
        UsageError: an empty position; a NIP that is none or nobody's.
    """
    if not fold(jabatan):
        raise UsageError(N_("The target position is empty."), remedy=N_("Name a position, a jenjang or an eselon."))
    if not nips:
        return dict.fromkeys(employees["nip"], jabatan)
    known, wanted = set(employees["nip"]), []
    for given in nips:
        try:
            nip = parse_nip(given).text
        except NipError:
            nip = ""
        if nip not in known:
            raise UsageError(
                N_("There is no employee with the NIP {nip}."),
                remedy=N_("Look it up in the table employees."),
                nip=mask_nip(given),
            )
        wanted.append(nip)
    return dict.fromkeys(wanted, jabatan)


def listed_targets(path: Path, vocabulary: Vocabulary) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """Read a list with the columns NIP and Jabatan, cells as an import reads them; give what was set aside besides.

    Raises:
        InputRefused: the file cannot be read.
        UsageError: no sheet has both columns, or no row can be used.
    """
    targets: dict[str, str] = {}
    findings: list[Finding] = []
    for grid in read_grids(path):
        if raw := _raw(grid, printable(path.name)):
            checked = check(TARGETS, raw, vocabulary)
            findings += checked.findings
            found = dict(zip(checked.frame["nip"], checked.frame["jabatan"], strict=True))
            _refuse_two_targets(targets, found, raw)
            targets |= found
    if not targets:
        raise UsageError(
            N_("{file} names no person and position that can be used."),
            remedy=N_("Give a sheet with the columns NIP and Jabatan."),
            file=printable(path.name),
        )
    return targets, tuple(findings)


def _raw(grid: Grid, file: str) -> RawTable | None:
    """Give the rows below the header that has both columns; None where there is no such header."""
    for number, row in enumerate(grid.rows[:_HEAD]):
        places = {column: _place(row, spellings) for column, spellings in _HEADERS.items()}
        if all(place is not None for place in places.values()):
            return _below(grid, file, number, {column: place for column, place in places.items() if place is not None})
    return None


def _place(row: Sequence[Cell], ranks: Sequence[set[str]]) -> int | None:
    """Give the place of the column with the most precise header; None where there is none.

    Raises:
        UsageError: several columns have such a header, and nobody can tell which is meant.
    """
    for spellings in ranks:
        places = [n for n, cell in enumerate(row) if isinstance(cell, str) and fold(cell) in spellings]
        if len(places) > 1:
            raise UsageError(
                N_("Several columns of the list may be meant: {columns}."),
                remedy=N_("Leave the one that is meant, under the header NIP or Jabatan Target."),
                columns=", ".join(f"{letter(n)} “{printable(str(row[n]))}”" for n in places),
            )
        if places:
            return places[0]
    return None


def _refuse_two_targets(known: Mapping[str, str], found: Mapping[str, str], raw: RawTable) -> None:
    """Refuse a person whom two sheets give different targets.

    Raises:
        UsageError: there is one.
    """
    if count := sum(known.get(nip, jabatan) != jabatan for nip, jabatan in found.items()):
        raise UsageError(
            N_("{count} people of the sheet {sheet} have another target on a sheet before it."),
            remedy=N_("Leave one target for each person."),
            count=count,
            sheet=raw.sheet,
        )


def _below(grid: Grid, file: str, header: int, places: Mapping[str, int]) -> RawTable:
    rows = grid.rows[header + 1 :]
    cells = {column: [row[at] if at < len(row) else None for row in rows] for column, at in places.items()}
    frame = pd.DataFrame({column: pd.Series(values, dtype=object) for column, values in cells.items()})
    frame["source_row"] = range(header + 2, header + 2 + len(rows))
    origins = {column: Origin(letter(at), str(grid.rows[header][at])) for column, at in places.items()}
    return RawTable("targets", file, grid.name, frame, origins, len(rows), 0)

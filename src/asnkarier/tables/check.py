"""From a sheet as it was sent to a clean frame: every cell read, every row checked, nothing lost.

A row that cannot be used is set aside with the reason; one that can be used without an unreadable optional value is
taken, with that value unknown. Whether a finding sets its rows aside is the severity of its code in the catalogue
(``finding_kinds.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from asnkarier.finding_kinds import CATALOGUE
from asnkarier.outcome import Finding, Severity
from asnkarier.tables.checks import CHECKS, duplicates, required
from asnkarier.tables.derive import (
    Derived,
    derive_employees,
    derive_participations,
    derive_positions,
    derive_standards,
    derive_units,
)
from asnkarier.tables.nip_traces import nip_traces
from asnkarier.tables.raw import MELTED, Origin, RawTable
from asnkarier.tables.returned import ROWS_MAX
from asnkarier.tables.row_findings import RowFindings, findings_of
from asnkarier.tables.schema import LEVEL_SOURCE, Table
from asnkarier.tables.set_aside import SetAside, set_aside
from asnkarier.tables.typed_sheet import Mask, TypedSheet, read_sheet
from asnkarier.tables.vocabulary import Vocabulary

_DERIVE: dict[str, Callable[[TypedSheet], Derived]] = {
    "employees": derive_employees,
    "standards": derive_standards,
    "participations": derive_participations,
    "units": derive_units,
    "positions": derive_positions,
}


@dataclass(frozen=True)
class Checked:
    """A clean frame and what was found on the way; ``rows == accepted + refused + blank``, counted in sheet rows.

    ``frame`` conforms to the table, ``import_id`` still missing. A sheet row with several records (one for each
    score of a wide sheet) is accepted if at least one of them is.

    ``stated`` names the columns that the sheet has or that follow from others: of the rest it says nothing. ``seen``
    holds every NIP that can be read in a table keyed by it, of rows set aside too; ``unreadable`` counts the sheet
    rows of such a table whose NIP cannot be read. ``erased`` says by measured column which rows of ``frame`` take the
    stored value away. ``set_aside`` tells all about the rows that were not taken whole.
    """

    frame: pd.DataFrame
    findings: tuple[Finding, ...]
    rows: int
    accepted: int
    refused: int
    blank: int
    stated: frozenset[str]
    seen: frozenset[str]
    unreadable: int
    erased: Mapping[str, Mask]
    set_aside: SetAside


def check(table: Table, raw: RawTable, vocabulary: Vocabulary, *, today: date | None = None) -> Checked:
    """Read and check one sheet.

    Args:
        table: the table that the rows are for.
        raw: the rows, with the sender's cells; a column of the table it does not have is all missing.
        vocabulary: the region's words.
        today: the day of the import; assessments after it are set aside.

    Raises:
        ValueError: if the raw table has more rows than its sheet: a bug of the reader.
    """
    sheet, found = read_sheet(table, raw, vocabulary)
    sheet = replace(sheet, today=today)
    if derive := _DERIVE.get(table.name):
        derived, more = derive(sheet)
        sheet, found = replace(sheet, frame=derived), found + more
    found += nip_traces(sheet)
    found += [each for run in CHECKS.get(table.name, (required,)) for each in run(sheet)]
    usable = ~(_set_aside(found, sheet) | sheet.blank)
    repeated = list(duplicates(sheet, np.flatnonzero(usable)))
    taken = usable & ~_set_aside(repeated, sheet)

    frame = sheet.frame.assign(
        source_file=raw.file, source_sheet=raw.sheet, source_row=sheet.source_rows, **_level_source(raw, table)
    )
    rows, accepted, blank = _count(sheet, taken)
    return Checked(
        frame=table.conform(frame[taken]),
        findings=findings_of([*found, *repeated], table, raw),
        rows=rows,
        accepted=accepted,
        refused=rows - accepted - blank,
        blank=blank,
        stated=_stated(sheet),
        seen=_seen(sheet),
        unreadable=_unreadable(sheet, blank),
        erased={name: mask[taken] for name, mask in sheet.erased.items()},
        set_aside=set_aside(sheet, [*found, *repeated], taken, most=ROWS_MAX),
    )


def _stated(sheet: TypedSheet) -> frozenset[str]:
    columns = set(sheet.raw.frame)
    told = {str(name) for name, values in sheet.frame.items() if name in columns or values.notna().any()}
    if columns.isdisjoint({"employment", "kedudukan_hukum"}):
        told.discard("employment")  # it follows from the NIP alone, which cannot tell PPPK from PPPK paruh waktu
    return frozenset(told)


def _seen(sheet: TypedSheet) -> frozenset[str]:
    return frozenset(sheet.frame["nip"].dropna()) if "nip" in sheet.table.key else frozenset()


def _unreadable(sheet: TypedSheet, blank: int) -> int:
    """Count the sheet rows without a NIP that can be read; those that the reader set aside itself are among them."""
    if "nip" not in sheet.table.key:
        return 0
    source, lacking = sheet.source_rows, sheet.frame["nip"].isna().to_numpy() & ~sheet.blank
    if not sheet.table["nip"].required:
        lacking &= sheet.coded["nip"]
    used = len(np.unique(source[~sheet.blank]))
    return len(np.unique(source[lacking])) + sheet.raw.sheet_rows - used - blank


def _set_aside(found: Sequence[RowFindings], sheet: TypedSheet) -> Mask:
    mask = np.zeros(len(sheet.frame), dtype=bool)
    for each in found:
        if CATALOGUE[each.code].severity is Severity.SET_ASIDE:
            mask[each.rows] = True
    return mask


def _count(sheet: TypedSheet, taken: Mask) -> tuple[int, int, int]:
    """Count the rows of the sheet, those taken and those blank.

    Rows that the reader set aside itself stand in the sheet but not in the frame; they are refused too.
    """
    raw, source = sheet.raw, sheet.source_rows
    if (handed := len(np.unique(source)) + raw.blank_rows) > raw.sheet_rows:
        raise ValueError(f"{handed} rows were handed to the check of {raw.table}, but the sheet has {raw.sheet_rows}")
    unused = len(np.setdiff1d(source[sheet.blank], source[~sheet.blank]))
    return raw.sheet_rows, len(np.unique(source[taken])), raw.blank_rows + unused


def _level_source(raw: RawTable, table: Table) -> dict[str, pd.Series]:
    """Give the columns ``LEVEL_SOURCE`` by name, of a table that has them: where each level stood and its name."""
    level = next((name for name in MELTED if name in table.names), "")
    if LEVEL_SOURCE[0].name not in table.names or raw.frame.empty:
        return {}
    if "origin_letter" in raw.frame:
        letters, names = raw.frame["origin_letter"], raw.frame["origin_header"]
    else:
        letters = pd.Series(raw.origins.get(level, Origin("", "")).letter, raw.frame.index)
        names = raw.frame.get("competency", pd.Series(None, raw.frame.index, dtype=object))
    texts = (letters.where(letters != ""), names.map(str, na_action="ignore"))
    return {column.name: text.astype("str") for column, text in zip(LEVEL_SOURCE, texts, strict=True)}

"""The rows of a sheet that a check set aside, with everything there is to say about each of their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from asnkarier.finding_kinds import CATALOGUE
from asnkarier.outcome import Finding, Severity
from asnkarier.tables.cells import written
from asnkarier.tables.row_findings import RowFindings, cells_once, finding_at
from asnkarier.tables.typed_sheet import TypedSheet
from asnkarier.tables.vocabulary import fold


@dataclass(frozen=True)
class SetAside:
    """``findings`` are those that set rows aside and the warnings about the same rows, one for each cell.

    ``rows`` are numbers of the sheet, ascending; a row of a wide sheet of which one score is set aside is among them.
    ``readings`` is what cells of them were read as where that follows from the other rows, by address. ``records`` are
    all typed records of these rows, and whether each was ``taken``.
    """

    rows: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    records: pd.DataFrame = field(default_factory=pd.DataFrame)


def set_aside(sheet: TypedSheet, found: Sequence[RowFindings], taken: np.ndarray, *, most: int) -> SetAside:
    """Give the rows set aside; of more than ``most`` only their numbers."""
    source = sheet.source_rows
    faulty = [source[each.rows] for each in found if CATALOGUE[each.code].severity is Severity.SET_ASIDE]
    rows = np.unique(np.concatenate(faulty)) if faulty else np.empty(0, dtype=np.int64)
    if not len(rows) or len(rows) > most:
        return SetAside(tuple(rows.tolist()))
    own = np.isin(source, rows)
    return SetAside(
        tuple(rows.tolist()),
        tuple(_findings(sheet, found, own)),
        _readings(sheet, found, own),
        sheet.frame[own].assign(source_row=source[own], taken=taken[own]).reset_index(drop=True),
    )


def _findings(sheet: TypedSheet, found: Iterable[RowFindings], own: np.ndarray) -> Iterable[Finding]:
    for each in found:
        if CATALOGUE[each.code].severity is not Severity.INFO:
            for row in cells_once(each, sheet.raw):
                if own[row]:
                    yield finding_at(int(row), each, sheet.table, sheet.raw)


def _readings(sheet: TypedSheet, found: Iterable[RowFindings], own: np.ndarray) -> dict[str, str]:
    """Give dates that begin with the month, as other dates of the column show, and OPDs in the spelling of others."""
    readings = {}
    for each in found:
        if each.code == "F_DATE_MONTH_FIRST":
            days = sheet.frame[each.column].dt.strftime("%Y-%m-%d").tolist()
            for row in cells_once(each, sheet.raw).tolist():
                if own[row] and isinstance(days[row], str):
                    readings[sheet.raw.cell(each.column, row)[0]] = days[row]
    origins = [origin.letter for origin in sheet.raw.origins.values()]
    if "opd" in sheet.raw.origins and origins.count(sheet.raw.origins["opd"].letter) == 1:
        sent = sheet.raw.frame["opd"].tolist()
        for row, opd in zip(np.flatnonzero(own).tolist(), sheet.frame["opd"][own], strict=True):
            text = written(sent[row]).strip()
            if isinstance(opd, str) and text != opd and fold(text) == fold(opd):
                readings[sheet.raw.cell("opd", row)[0]] = opd
    return readings

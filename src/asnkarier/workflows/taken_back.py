"""Repair files that come back: whether they belong here, what they may change, which findings they close."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

import numpy as np
import pandas as pd

from asnkarier.errors import InputRefused
from asnkarier.finding_kinds import CATALOGUE
from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Severity
from asnkarier.readers.display import printable
from asnkarier.readers.read import ReadResult
from asnkarier.storage.history import standing
from asnkarier.storage.journal import Entry
from asnkarier.tables import IMPORTED
from asnkarier.tables.results import FINDINGS
from asnkarier.tables.returned import Key
from asnkarier.tables.schema import SOURCE_NAMES
from asnkarier.workflows.office import Office
from asnkarier.workflows.sent_file import CheckedSheet
from asnkarier.workflows.stored_findings import as_frame

_ROW = r"^[A-Z]*(\d+)$"


def refuse_others(office: Office, read: ReadResult) -> None:
    """Refuse a repair file of a file that the store does not know, or that it has anew.

    Raises:
        InputRefused: it is one.
    """
    for key in (raw.returned.key for raw in read.tables if raw.returned):
        if finding := _not_ours(office, key):
            raise InputRefused(N_("Nothing was imported."), findings=[replace(finding, file=read.file)])


def _not_ours(office: Office, key: Key) -> Finding | None:
    original = printable(key.file)
    known = imports_of(office, key)
    if not any(key.sha256 in _hashes(entry) for entry in known):
        return Finding("E_REPAIR_UNKNOWN", details={"original": original})
    if key.sha256 not in _hashes(known[-1]):
        return Finding("E_REPAIR_OLD", details={"original": original, "number": known[-1].number})
    return None


def imports_of(office: Office, key: Key) -> list[Entry]:
    """Give the standing imports of the file that rows were sent back from, whatever its content was, oldest first."""
    entries = standing(office.store.entries())
    return [
        entry for entry in entries if any(each.file == key.file or each.sha256 == key.sha256 for each in entry.inputs)
    ]


def _imported_as(office: Office, key: Key) -> int:
    """Give the first of the last imports of the file that all had the content rows were sent back from."""
    same = takewhile(lambda entry: key.sha256 in _hashes(entry), reversed(imports_of(office, key)))
    return min(entry.number for entry in same)


def _hashes(entry: Entry) -> set[str]:
    return {each.sha256 for each in entry.inputs}


def without_conflicts(office: Office, sheet: CheckedSheet) -> CheckedSheet:
    """Set aside repaired rows that now name what another row of the same file names, with other values."""
    raw, checked = sheet.raw, sheet.checked
    if raw.returned is None or checked.frame.empty:
        return sheet
    table, since = IMPORTED[raw.table], _imported_as(office, raw.returned.key)
    stored = office.store.load(raw.table)
    stored = stored[(stored["source_file"] == raw.file) & (stored["source_sheet"].fillna("") == raw.sheet)]
    stored = stored[stored["import_id"] >= since]
    values = [name for name in table.names if name not in SOURCE_NAMES]
    both = checked.frame[values].merge(stored, on=list(table.key), how="left", suffixes=("", "_stored"))
    both.index = checked.frame.index
    elsewhere = both["source_row"].notna() & (both["source_row"] != checked.frame["source_row"])
    differs = np.zeros(len(both), dtype=bool)
    for name in (name for name in values if name not in table.key):
        ours, theirs = both[name], both[f"{name}_stored"]
        differs |= ~((ours == theirs).fillna(value=False) | (ours.isna() & theirs.isna())).to_numpy(dtype=bool)
    conflict = (elsewhere & differs).to_numpy(dtype=bool)
    if not conflict.any():
        return sheet
    rows = dict(zip(checked.frame["source_row"][conflict], both["source_row"][conflict], strict=True))
    findings = tuple(
        Finding("F_REPAIR_CONFLICT", raw.file, raw.sheet, str(row), details={"rows": str(other)})
        for row, other in rows.items()
    )
    frame = checked.frame[~conflict].reset_index(drop=True)
    accepted = int(frame["source_row"].nunique())
    aside = checked.set_aside
    return replace(
        sheet,
        checked=replace(
            checked,
            frame=frame,
            findings=(*checked.findings, *findings),
            accepted=accepted,
            refused=checked.refused + checked.accepted - accepted,
            set_aside=replace(
                aside,
                rows=tuple(sorted({*aside.rows, *map(int, rows)})),
                findings=(*aside.findings, *findings),
            ),
        ),
    )


def closed(current: pd.DataFrame, sheets: Sequence[CheckedSheet], findings: Iterable[Finding]) -> pd.DataFrame:
    """Give the stored findings after repair files came back: those of the rows that came back give way to new ones.

    What was said of a whole column or sheet stays. Rows that did not come back keep their findings, but for those
    that deleting a row mends. ``findings`` are those of the repair files.
    """
    kept = current
    returned: set[tuple[str, str, str]] = set()
    for raw in (sheet.raw for sheet in sheets if sheet.raw.returned):
        rows = {str(row) for row in (raw.returned.rows if raw.returned else ())}
        returned |= {(raw.file, raw.sheet, row) for row in rows}
        is_of_content = kept["sha256"].fillna("").isin(["", raw.returned.key.sha256 if raw.returned else ""])
        kept = kept[~(_closed(kept, raw.file, raw.sheet, rows) & is_of_content)]
    new = as_frame(findings)
    told = {_said_before(row) for row in kept.to_dict("records") if row["count"] > 1 or _is_note(row)}
    own = [
        _severity(row["code"]) is Severity.SET_ASIDE
        or _said_before(row) not in told
        or (not _is_note(row) and (row["file"], _text(row["sheet"]), _row_of(row["cell"])) not in returned)
        for row in new.to_dict("records")
    ]
    frame = FINDINGS.conform(pd.concat([kept, new[own]], ignore_index=True))
    return frame.drop_duplicates(list(FINDINGS.key)).sort_values(list(FINDINGS.key), ignore_index=True)


def _closed(findings: pd.DataFrame, file: str, sheet: str, rows: set[str]) -> pd.Series:
    here = (findings["file"] == file) & (findings["sheet"].fillna("") == sheet)
    row = findings["cell"].astype(object).fillna("").str.extract(_ROW, expand=False)
    is_fault = findings["code"].map(lambda code: _severity(code) is Severity.SET_ASIDE).astype(bool)
    came_back = row.isin(rows) & (is_fault | (findings["count"] == 1))
    is_mended = [
        code == "F_DUPLICATE" or (code == "F_CONFLICT" and not rows.isdisjoint(json.loads(details)["rows"].split(", ")))
        for code, details in zip(findings["code"], findings["details"], strict=True)
    ]
    return here & (came_back | (~row.isin(rows) & pd.Series(is_mended, index=findings.index, dtype=bool)))


def _severity(code: str) -> Severity | None:
    return CATALOGUE[code].severity if code in CATALOGUE else None


def _is_note(row: Mapping[Hashable, object]) -> bool:
    return _severity(str(row["code"])) is Severity.INFO


def _said_before(row: Mapping[Hashable, object]) -> tuple[object, ...]:
    """Give what makes two remarks on a whole column or sheet the same; notes also if their example differs."""
    value = "" if _is_note(row) else _text(row["value"])
    return row["file"], _text(row["sheet"]), row["code"], _text(row["header"]), value


def _row_of(cell: object) -> str:
    return _text(cell).lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""

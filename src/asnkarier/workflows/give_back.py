"""Rows that an import set aside, given back to their sender as a workbook: ``perbaikan_<file>.xlsx``."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from asnkarier.errors import InputRefused
from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Message
from asnkarier.readers.display import printable
from asnkarier.readers.read import read_file, read_rows
from asnkarier.reports.kit.valid_words import ValidWords, valid_words
from asnkarier.reports.kit.wording import Wording
from asnkarier.reports.repair.workbook import RepairSheet, column_of_letters, write_repair
from asnkarier.tables import IMPORTED
from asnkarier.tables.check import Checked, check
from asnkarier.tables.raw import MELTED, NOT_COMPUTED, ErrorCell
from asnkarier.tables.returned import ROWS_MAX, Excerpt, Key, RowKey, as_sent, follows_from_other_rows
from asnkarier.tables.schema import SOURCE_NAMES, Column, Kind
from asnkarier.workflows.accepted_names import words as words_of
from asnkarier.workflows.mappings import saved_mappings
from asnkarier.workflows.new_file import new_file
from asnkarier.workflows.office import Office
from asnkarier.workflows.sent_file import CheckedSheet, Places, SentFile

_ADDRESS = re.compile(r"([A-Z]*)(\d+)")
_NO_FILE_NAME = re.compile(r'[<>:"/\\|?*]')
_NAME_LENGTH = 120


@dataclass(frozen=True)
class GivenBack:
    """The workbook, if one could be made, and what to say about it."""

    path: Path | None
    message: Message


def give_back(office: Office, sent: SentFile, today: date) -> GivenBack | None:
    """Write the rows of a file that were set aside as a workbook for its sender; None if there are none.

    The workbook is read before it is published: rows that would be read otherwise than in the whole file are left out
    and told. A workbook of other content is never written over, for somebody may have begun to repair it.

    Raises:
        OSError: it cannot be written.
    """
    places = sent.set_aside
    if not places:
        return None
    told = {"file": sent.read.file, "count": len(places)}
    if len(places) > ROWS_MAX:
        return GivenBack(
            None, Message(N_("{file}: {count} rows were set aside, too many to give back one by one."), told)
        )
    with tempfile.TemporaryDirectory(prefix="asnkarier-") as folder:
        draft = Path(folder) / "perbaikan.xlsx"
        try:
            kept = _draft(office, sent, places, draft, today)
        except InputRefused:  # the file was moved or changed while it was imported
            kept = set()
        if not kept:
            text = N_(
                "{file}: the rows that were set aside cannot be given back one by one; mend them in the file itself."
            )
            return GivenBack(None, Message(text, told))
        path = new_file(office.workspace.reports / office.code, _name(sent), ".xlsx", draft.read_bytes())
    text = N_("{file}: {count} rows for the sender to repair, with personal data, only for those who may see them:")
    if missing := len(places) - len(kept):
        text = N_(
            "{file}: {count} rows for the sender to repair, with personal data, only for those who may see them "
            "({missing} more can be mended in the file itself only):"
        )
    return GivenBack(path, Message(text, told | {"count": len(kept), "missing": missing}))


def _name(sent: SentFile) -> str:
    """Give the name of the workbook: that of the file, or of the one that rows of a repair file were sent from."""
    origin = next((sheet.raw.returned.key.file for sheet in sent.sheets if sheet.raw.returned), sent.read.file)
    return "perbaikan_" + _NO_FILE_NAME.sub(" ", printable(Path(origin).stem))[:_NAME_LENGTH].strip()


def _draft(office: Office, sent: SentFile, places: Places, draft: Path, today: date) -> Places:
    """Write the workbook without the rows that are read otherwise than in the whole file; give the rows in it."""
    for _ in range(2):
        sheets = _repair_sheets(office, sent, places)
        if not sheets:
            return set()
        write_repair(draft, sheets, Wording.of(office.config.region.language))
        places = {(sheet.key.sheet, key.row) for sheet in sheets for key in sheet.rows}
        differing = _read_otherwise(office, sent, places, draft, today)
        if not differing:
            return places
        places -= differing
    return set()


# what goes into it


def _repair_sheets(office: Office, sent: SentFile, places: Places) -> list[RepairSheet]:
    head = {sheet.raw.sheet: sheet.raw.head_rows for sheet in sent.sheets}
    names = [name for name in head if any(name == sheet for sheet, _ in places)]
    wanted = {name: (head[name], {row for sheet, row in places if sheet == name}) for name in names}
    excerpts = read_rows(sent.path, sent.read.sha256, wanted)
    return [
        _repair_sheet(office, sent, [sheet for sheet in sent.sheets if sheet.raw.sheet == name], excerpts[name])
        for name in names
        if name in excerpts
    ]


def _repair_sheet(office: Office, sent: SentFile, sheets: Sequence[CheckedSheet], excerpt: Excerpt) -> RepairSheet:
    raw = sheets[0].raw
    rows = sorted(excerpt.rows)
    findings = [
        finding
        for sheet in sheets
        for finding in (*sheet.checked.set_aside.findings, *_ragged(sheet))
        if _row(finding) in excerpt.rows
    ]
    key = raw.returned.key if raw.returned else Key(
        region=office.code,
        file=sent.read.file,
        sha256=sent.read.sha256,
        sheet=raw.sheet,
        delimited=excerpt.delimited,
        kind=sent.kind,
        mapping=sent.mapping,
        told={sheet.raw.table: sheet.told for sheet in sheets},
    )  # fmt: skip
    words, as_text = _columns(office, sheets)
    return RepairSheet(
        excerpt,
        key,
        [_row_key(row, excerpt, sheets, findings) for row in rows],
        sorted(findings, key=_row),
        raw.title_rows,
        words,
        as_text,
    )


def _ragged(sheet: CheckedSheet) -> Iterator[Finding]:
    for row in sheet.raw.lost:
        yield Finding("F_RAGGED", sheet.raw.file, sheet.raw.sheet, str(row), details={"rows": str(row)})


def _row(finding: Finding) -> int:
    found = _ADDRESS.fullmatch(finding.cell)
    return int(found[2]) if found else 0


def _row_key(row: int, excerpt: Excerpt, sheets: Sequence[CheckedSheet], findings: Sequence[Finding]) -> RowKey:
    """Give the key of a row, with what its cells alone would not show."""
    faults: dict[str, tuple[str, Mapping[str, Any]]] = {}
    readings: dict[str, str] = {}
    sent: dict[str, str] = {}
    cells = excerpt.rows[row]
    for finding in findings:
        found = _ADDRESS.fullmatch(finding.cell)
        code = follows_from_other_rows(finding.code)
        if code and found and found[1] and int(found[2]) == row:
            faults[found[1]] = code, {name: str(value) for name, value in finding.details.items()}
    for address, text in (pair for sheet in sheets for pair in sheet.checked.set_aside.readings.items()):
        found = _ADDRESS.fullmatch(address)
        if found and found[1] and int(found[2]) == row:
            readings[found[1]] = text
    for letters in {*faults, *readings}:
        place = column_of_letters(letters)
        cell = cells[place] if place < len(cells) else None
        is_blank = isinstance(cell, ErrorCell) and cell.code == NOT_COMPUTED
        sent[letters] = "" if is_blank else as_sent(cell)
    return RowKey(row, faults, readings, sent, _said(row, sheets))


def _said(row: int, sheets: Sequence[CheckedSheet]) -> dict[str, str]:
    """Give OPD and unit of a person where no column of the sheet has them."""
    said: dict[str, str] = {}
    for raw in (sheet.raw for sheet in sheets if sheet.raw.table == "employees"):
        here = raw.frame["source_row"] == row
        for name in ("opd", "unor"):
            if name in raw.frame and not raw.cell(name, 0)[1] and here.any():
                value = raw.frame.loc[here, name].iat[0]
                said |= {name: value} if isinstance(value, str) else {}
    return said


def _columns(office: Office, sheets: Sequence[CheckedSheet]) -> tuple[dict[int, ValidWords], frozenset[int]]:
    """Give the valid words of the sheet's columns, and the columns of numbers that must stay text."""
    read_as: dict[str, dict[str, Column]] = {}
    for raw in (sheet.raw for sheet in sheets):
        table = IMPORTED[raw.table]
        for name in set(table.names) & {*raw.origins, *raw.frame} - SOURCE_NAMES:
            letters = set(raw.frame["origin_letter"]) if name in MELTED and "origin_letter" in raw.frame else set()
            for letter in letters or {raw.cell(name, 0)[0].rstrip("0123456789") if len(raw.frame) else ""}:
                read_as.setdefault(letter, {})[name] = table[name]
    # a column from which several of ours are read holds no single word
    alone = {column_of_letters(letter): list(own.values()) for letter, own in read_as.items() if letter}
    known, vocabulary = known_values(office), words_of(office).vocabulary
    words = {
        place: found
        for place, (column, *more) in alone.items()
        if not more and column.kind is not Kind.LIST
        and (found := valid_words(column, office.config, vocabulary, known))
    }  # fmt: skip
    as_text = frozenset(place for place, columns in alone.items() if any(each.kind is Kind.NIP for each in columns))
    return words, as_text


def known_values(office: Office) -> dict[tuple[str, str], list[str]]:
    """Give the values the store has for columns that others refer to, but those of people, by table and column."""
    known = {}
    for table in IMPORTED.values():
        for column in table.columns:
            for each in column.refers_to:
                target = IMPORTED[each.table][each.column]
                if not target.personal and (each.table, each.column) not in known:
                    values = office.store.load(each.table)[each.column].dropna()
                    known[each.table, each.column] = sorted({str(value) for value in values})
    return known


# whether it says the same as the whole file


def _read_otherwise(office: Office, sent: SentFile, places: Places, draft: Path, today: date) -> Places:
    """Give the rows that are not read from the workbook as they were read from the file."""
    words = words_of(office).vocabulary
    try:
        again = read_file(draft, headers=office.config.import_.headers, vocabulary=words, saved=saved_mappings(office))
    except InputRefused:
        return set(places)
    found = {(raw.table, raw.sheet): raw for raw in again.tables}
    differing: Places = set()
    for sheet in sent.sheets:
        wanted = {row for name, row in places if name == sheet.raw.sheet}
        raw = found.get((sheet.raw.table, sheet.raw.sheet))
        if raw is None:
            differing |= {(sheet.raw.sheet, row) for row in wanted & sheet.set_aside}
            continue
        now = _records(check(IMPORTED[raw.table], raw, words, today=today))
        then = _records(sheet.checked)
        wrong = {row for row in wanted & set(then) if now.get(row) != then[row]}
        wrong |= wanted & set(sheet.raw.lost) - set(raw.lost)
        differing |= {(sheet.raw.sheet, row) for row in wrong}
    return differing


def _records(checked: Checked) -> dict[int, list[tuple[Any, ...]]]:
    """Give the records of each row that was set aside, values and whether they were taken."""
    frame = checked.set_aside.records
    if frame.empty:
        return {}
    plain = frame.astype(object).where(frame.notna(), None)
    rows: dict[int, list[tuple[Any, ...]]] = {}
    for row, record in zip(
        frame["source_row"], plain[sorted(map(str, plain))].itertuples(index=False, name=None), strict=True
    ):
        rows.setdefault(int(row), []).append(record)
    return rows

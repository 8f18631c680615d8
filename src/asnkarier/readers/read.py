"""Reads a file as an office sent it into raw tables: :func:`read_file`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz, process

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.readers.display import printable
from asnkarier.readers.files.database import Database, query_sheet
from asnkarier.readers.files.guard import GuardedFile, format_notes, snapshot
from asnkarier.readers.files.parsed import Note
from asnkarier.readers.files.sheet import Sheet
from asnkarier.readers.meaning.areas import find_areas, named
from asnkarier.readers.meaning.edited_plan import refuse_plan
from asnkarier.readers.meaning.excerpt import excerpt
from asnkarier.readers.meaning.header_rows import HEADER_ROWS
from asnkarier.readers.meaning.header_rules import Rules, telling
from asnkarier.readers.meaning.headers import Spellings
from asnkarier.readers.meaning.layout import find_layout, header_keys
from asnkarier.readers.meaning.mapping import SavedMapping, mapping_key
from asnkarier.readers.meaning.returned import is_list_of_repairs, is_ours, unfolded
from asnkarier.readers.meaning.siasn_reference import key_of_codes
from asnkarier.readers.meaning.uses import letter
from asnkarier.readers.refusal import Refusal
from asnkarier.tables import IMPORTED
from asnkarier.tables.raw import Cell, RawTable
from asnkarier.tables.returned import Excerpt, Returned
from asnkarier.tables.vocabulary import Vocabulary, fold

_NEAREST_SHOWN = 5
_LONGEST_HEADER = 80
_NIP = re.compile(r"(?<!\d)(?:19|20)\d{2}(?: ?\d){14}(?!\d)")
_ALIKE = 60
"""From this likeness on (of 100) a cell resembles a header."""


@dataclass(frozen=True)
class ReadResult:
    """The tables found in a file, what there is to say about how it was read, the hash of its bytes, and its name."""

    tables: tuple[RawTable, ...]
    findings: tuple[Finding, ...]
    sha256: str
    file: str = ""


@dataclass(frozen=True)
class Grid:
    """A sheet as rows of cells, before anything is known about its meaning."""

    name: str
    hidden: bool
    rows: list[list[Cell]]


@dataclass
class _Source:
    """An open file: its sheets, and what was noticed, complete once they are read."""

    sha256: str
    sheets: Iterable[Sheet]
    notes: list[Note]


def read_file(
    path: Path,
    *,
    headers: Mapping[str, Spellings],
    vocabulary: Vocabulary,
    kind: str | None = None,
    sheet: str | None = None,
    table: int | None = None,
    mapping: Mapping[str, str] | None = None,
    saved: Sequence[SavedMapping] = (),
    region: str = "",
    name: str = "",
) -> ReadResult:
    """Read every sheet of a file that holds a known table.

    Args:
        path: a workbook (xlsx, xlsb, ods, xls), an HTML page, delimited text or Parquet, told by its content.
        headers: the region's own spellings: table, column, spellings; they come before the general ones.
        vocabulary: the region's words.
        kind: the table that is meant, where the columns do not tell.
        sheet: the only sheet to read.
        table: the number of the table to read, where a sheet holds several.
        mapping: the sender's header and our column, or a competency's code, or "" to leave it out.
        saved: mappings for sheets of known layouts; ``mapping`` comes before them.
        region: the code of the region, whose repair files are read; those of any region without one.
        name: what the file is called in what is said about it; its own name if empty.

    Raises:
        InputRefused: the file cannot be read, or holds no known table (codes E_* in its findings).
        UsageError: the mapping names a column that no table has.
    """
    rules = _rules(headers, vocabulary, kind, mapping, saved)
    file = name or printable(path.name)
    try:
        with _open(path) as source:
            tables, findings = _read_sheets(file, source, rules, sheet, table, region)
            notes = [Finding(note.code, file, details=note.details, count=note.count) for note in source.notes]
        if any(finding.code == "F_RAGGED" for finding in findings):  # a second table may be wider than the first
            _refuse_several(path, "", rules)
        return ReadResult(tuple(tables), (*notes, *findings), source.sha256, file)
    except Refusal as refusal:
        try:
            if refusal.code in {"E_TWO_TABLES", "E_SEVERAL_TABLES"}:
                _refuse_several(path, refusal.on, rules)
        except Refusal as several:
            refusal = several
        raise refusal.for_file(file) from refusal


def read_query(
    path: Path,
    database: Database,
    zone: ZoneInfo,
    *,
    headers: Mapping[str, Spellings],
    vocabulary: Vocabulary,
    kind: str | None = None,
    mapping: Mapping[str, str] | None = None,
    saved: Sequence[SavedMapping] = (),
) -> ReadResult:
    """Read what a database answers to the query in a file, as if it were a sheet of that file named ``query``.

    The hash is that of the query's text. ``zone`` is the time zone in which moments become days; for the others see
    :func:`read_file`.

    Raises:
        InputRefused: the query cannot be read or run, or its answer holds no known table (codes E_* in its findings).
        UsageError: the mapping names a column that no table has, or the extra ``db`` is not installed.
    """
    rules = _rules(headers, vocabulary, kind, mapping, saved)
    file = printable(path.name)
    try:
        text = _query_text(path)
        with query_sheet(database, text.decode("utf-8-sig"), zone) as sheet:
            sha256 = hashlib.sha256(text).hexdigest()
            tables, findings = _read_sheets(file, _Source(sha256, [sheet], []), rules, None, None, "")
            return ReadResult(tuple(tables), tuple(findings), sha256, file)
    except UnicodeDecodeError:
        raise Refusal("E_ENCODING", reason="UTF-8").for_file(file) from None
    except Refusal as refusal:
        raise refusal.for_file(file) from refusal


def _rules(
    headers: Mapping[str, Spellings],
    vocabulary: Vocabulary,
    kind: str | None,
    mapping: Mapping[str, str] | None,
    saved: Sequence[SavedMapping],
) -> Rules:
    """Give the rules by which sheets are understood; what mappings name must exist."""
    checked = tuple(replace(each, headers=_checked_mapping(each.headers, vocabulary)) for each in saved)
    return Rules(headers, vocabulary, kind, _checked_mapping(mapping or {}, vocabulary), checked)


def _query_text(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Refusal("E_MISSING") from None
    except OSError as error:
        raise Refusal("E_UNREADABLE", reason=error.strerror) from error


def read_grids(path: Path) -> list[Grid]:
    """Read every sheet as a grid of cells.

    Raises:
        InputRefused: the file cannot be read, or no sheet has a cell.
    """
    try:
        with _open(path) as source:
            grids = [Grid(sheet.name, sheet.hidden, sheet.grid()) for sheet in source.sheets]
    except Refusal as refusal:
        raise refusal.for_file(printable(path.name)) from refusal
    if not any(row for grid in grids for row in grid.rows):
        raise Refusal("E_EMPTY").for_file(printable(path.name))
    return grids


def read_rows(path: Path, sha256: str, wanted: Mapping[str, tuple[int, Collection[int]]]) -> dict[str, Excerpt]:
    """Read some rows of some sheets as they were sent, in a second pass over the file.

    Args:
        path: the file.
        sha256: the hash of the file when it was first read; of another file nothing is given.
        wanted: by the sheet's name how many rows stand above the data, and which others are wanted.

    Raises:
        InputRefused: the file can no longer be read.
    """
    found: dict[str, Excerpt] = {}
    try:
        with _open(path) as source:
            for sheet in source.sheets if source.sha256 == sha256 else ():
                own = sheet if is_ours(sheet) else unfolded("", sheet).sheet
                if own.name in wanted and own.name not in found:
                    found[own.name] = excerpt(own, *wanted[own.name])
                if len(found) == len(wanted):
                    break
    except Refusal as refusal:
        raise refusal.for_file(printable(path.name)) from refusal
    return found


def _checked_mapping(mapping: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, str]:
    """Give the mapping by comparable header; every column it names must exist."""
    known = {column for table in IMPORTED.values() for column in table.names} | set(vocabulary.competencies.values())
    for header, column in mapping.items():
        if column and column not in known:
            nearest = process.extractOne(column, sorted(known), scorer=fuzz.ratio)[0]
            raise UsageError(
                N_("The mapping gives {header} the name {column}, which no table has."),
                remedy=N_("Perhaps {nearest} is meant; an empty name leaves the column out."),
                header=header,
                column=column,
                nearest=nearest,
            )
    return {mapping_key(header): column for header, column in mapping.items()}


@contextmanager
def _open(path: Path) -> Iterator[_Source]:
    """Copy the file, tell what it is, and give its sheets."""
    with snapshot(path) as copy:
        guarded = GuardedFile(copy)
        guarded.notes += format_notes(copy)
        with closing(guarded.sheets()) as sheets:  # ends the child, also where not all of it was wanted
            yield _Source(copy.sha256, sheets, guarded.notes)


def _read_sheets(
    file: str, source: _Source, rules: Rules, wanted: str | None, table: int | None, region: str
) -> tuple[list[RawTable], list[Finding]]:
    """Read the sheets with a known table; hidden ones only where no visible one has one, or when asked for."""
    tables: list[RawTable] = []
    findings: list[Finding] = []
    names: list[str] = []
    skipped: list[tuple[str, list[list[Cell]]]] = []
    seen: set[str] = set()
    for sheet in source.sheets:
        names.append(sheet.name)
        refuse_plan(sheet)
        if (wanted and sheet.name and fold(sheet.name) != fold(wanted)) or (sheet.hidden and tables and not wanted):
            continue
        if is_ours(sheet):
            continue
        opened = unfolded(file, sheet)
        findings += opened.findings
        sheet_rules = _rules_of(opened.returned, rules, region)
        if table is not None:
            own, others = _chosen(opened.sheet, table, rules)
            opened = replace(opened, sheet=own)
            if others:
                findings.append(Finding("F_OTHER_TABLES", file, sheet.name, details={"tables": others}))
        head = opened.sheet.head
        is_whole = table is None and opened.returned is None
        if is_whole and len(areas := find_areas(head, rules, opened.sheet.merged)) > 1:
            raise Refusal("E_SEVERAL_TABLES", on=sheet.name, tables=named(areas))
        if rules.mapping:
            seen |= header_keys(head, opened.sheet.merged)
        layout = find_layout(head, sheet_rules, opened.sheet.merged)
        if layout is None:
            skipped.append((sheet.name, head))
            continue
        with telling(layout.resembling):
            assembly = opened.assembly(file, layout, sheet_rules)
            tables += assembly.tables()
        findings += assembly.findings
        if sheet.hidden:
            findings.append(Finding("F_HIDDEN_SHEET", file, sheet.name))
    if wanted and any(names) and not any(fold(name) == fold(wanted) for name in names):
        raise Refusal("E_NO_SHEET", sheet=wanted, sheets=", ".join(names))
    _refuse_without_key(names, tables)
    _refuse_unused_mapping(rules, seen)
    filled = [(name, head) for name, head in skipped if any(cell is not None for row in head for cell in row)]
    if not tables and not filled:
        raise Refusal("E_EMPTY")
    if not tables:
        if key := next(filter(None, (key_of_codes(head) for _, head in filled)), None):
            raise Refusal("E_SIASN_CODES", key=key)
        raise Refusal("E_NO_HEADER", nearest=_nearest(filled, rules))
    if all(table.frame.empty and table.sheet_rows == table.blank_rows for table in tables):
        raise Refusal("E_EMPTY")
    findings += [_skipped(file, name, head) for name, head in filled]
    return tables, findings


def _rules_of(returned: Returned | None, rules: Rules, region: str) -> Rules:
    """Give the rules for a sheet: one that was sent back is read as it was asked to be read then.

    Raises:
        Refusal: it was sent by another region.
    """
    if returned is None:
        return rules
    if region and returned.key.region != region:
        raise Refusal("E_REPAIR_REGION", found=printable(returned.key.region), expected=region)
    mapping = rules.mapping or _checked_mapping(returned.key.mapping, rules.vocabulary)
    kind = returned.key.kind if returned.key.kind in IMPORTED else None
    return replace(rules, kind=rules.kind or kind, mapping=mapping)


def _refuse_without_key(names: Sequence[str], tables: Sequence[RawTable]) -> None:
    """Refuse a repair file of which a table has lost its key: it would pass for a whole file that lacks people."""
    if any(map(is_list_of_repairs, names)) and any(table.returned is None for table in tables):
        raise Refusal("E_REPAIR_KEY", on=next(table.sheet for table in tables if table.returned is None))


def _chosen(sheet: Sheet, table: int, rules: Rules) -> tuple[Sheet, str]:
    """Give the sheet with only one of its tables, and the names of the others."""
    rows = sheet.grid()
    areas = find_areas(rows, rules, sheet.merged)
    if not areas:  # it will be told what is wrong with it
        return sheet.holding(rows), ""
    if not 1 <= table <= len(areas):
        raise Refusal("E_NO_TABLE", on=sheet.name, number=table, tables=named(areas))
    if len(areas) == 1:
        return sheet.holding(rows), ""
    area = areas[table - 1]
    return sheet.holding(area.cut(rows)), ", ".join(str(each) for each in areas if each is not area)


def _refuse_several(path: Path, name: str, rules: Rules) -> None:
    """Name all the tables of the sheet of that name, for which the whole of it has to be seen.

    Raises:
        Refusal: there are several.
    """
    with _open(path) as source:
        for sheet in source.sheets:
            if sheet.name == name and len(areas := find_areas(sheet.grid(), rules, sheet.merged)) > 1:
                raise Refusal("E_SEVERAL_TABLES", on=name, tables=named(areas))


def _skipped(file: str, name: str, head: Sequence[Sequence[Cell]]) -> Finding:
    """Tell of a sheet that was not read; a NIP on it says that people are missing."""
    people = sum(any(isinstance(cell, str) and _NIP.search(cell) for cell in row) for row in head)
    if people:
        return Finding("F_PEOPLE_SKIPPED", file, name, details={"count": people})
    return Finding("F_SHEET_SKIPPED", file, name)


def _refuse_unused_mapping(rules: Rules, seen: set[str]) -> None:
    """Refuse a mapping of a header that the file does not have.

    Headers that would be read so in any case, or that are left out, may be missing: a saved mapping has many.
    """
    columns = {(key, column) for _, spellings in rules.kinds() for key, (column, _) in spellings.items()}
    columns |= set(rules.vocabulary.competencies.items())
    missing = [
        key for key, column in rules.mapping.items() if column and key not in seen and (key, column) not in columns
    ]
    if missing:
        raise Refusal("E_MAPPING", names=", ".join(f"“{key}”" for key in missing))


def _nearest(heads: Sequence[tuple[str, Sequence[Sequence[Cell]]]], rules: Rules) -> str:
    """Name the cells most like known headers, from the row of each sheet that has most of them.

    The cells' own texts are not shown: where no header was found they may be names of people.
    """
    known = sorted({spelling for _, spellings in rules.kinds() for spelling in spellings if len(spelling) > 1})
    best: list[tuple[float, str]] = []
    for name, head in heads:
        rows = []
        for number, row in enumerate(head[:HEADER_ROWS], 1):
            pairs: dict[str, tuple[float, str]] = {}
            for place, cell in enumerate(row):
                if not isinstance(cell, str) or len(cell) >= _LONGEST_HEADER or not (text := fold(cell)):
                    continue
                spelling, score, _ = process.extractOne(text, known, scorer=fuzz.ratio)
                if score >= _ALIKE:
                    address = f"{name}!{letter(place)}{number}" if len(heads) > 1 else f"{letter(place)}{number}"
                    pairs.setdefault(text, (score, f"{address} ~ “{spelling.upper()}”"))
            rows.append(sorted(pairs.values(), reverse=True))
        best += max(rows, key=lambda pairs: sum(score for score, _ in pairs), default=[])
    return "; ".join(text for _, text in sorted(best, reverse=True)[:_NEAREST_SHOWN]) or "–"

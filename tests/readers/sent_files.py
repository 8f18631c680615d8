"""Builds the files that readers are tested with: small workbooks and texts, nobody's real data."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from asnkarier.errors import InputRefused
from asnkarier.finding_kinds import remedy, sentence
from asnkarier.outcome import Finding
from asnkarier.readers.read import ReadResult, read_file
from asnkarier.tables.raw import RawTable
from asnkarier.tables.vocabulary import Vocabulary, fold

GENERIC = {
    "INT": "Integritas",
    "KS": "Kerja Sama",
    "KOM": "Komunikasi",
    "OPH": "Orientasi pada Hasil",
    "PP": "Pelayanan Publik",
    "PDO": "Pengembangan Diri dan Orang Lain",
    "MP": "Mengelola Perubahan",
    "PK": "Pengambilan Keputusan",
    "PB": "Perekat Bangsa",
}
VOCABULARY = Vocabulary(
    competencies={
        **{fold(spelling): code for code, name in GENERIC.items() for spelling in (code, name)},
        "kerjasama": "KS",
        "orintasi pada hasil": "OPH",
        "manajemen proyek": "MPROY",
    }
)
NIPS = tuple(f"19870312201001{1 + n % 2}{n + 1:03}" for n in range(40))

Rows = Sequence[Sequence[Any]]


def workbook(path: Path, sheets: Mapping[str, Rows], *, hidden: Sequence[str] = ()) -> Path:
    """Write a workbook; each cell with its own type, None left out."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, str) and value.startswith("="):
                        sheet.write_formula(r, c, value, None, "#REF!")
                    elif isinstance(value, str):
                        sheet.write_string(r, c, value)
                    elif hasattr(value, "year"):
                        sheet.write_datetime(r, c, value, day)
                    elif value is not None:
                        sheet.write(r, c, value)
            if name in hidden:
                sheet.hide()
    return path


def text(path: Path, rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write delimited text."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([["" if cell is None else cell for cell in row] for row in rows])
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def read(path: Path, **options: Any) -> ReadResult:
    """Read with the vocabulary above and no spellings of a region."""
    try:
        result = read_file(path, **{"headers": {}, "vocabulary": VOCABULARY} | options)
    except InputRefused as refused:
        check_words(refused.findings)
        raise
    check_words(result.findings)
    return result


def check_words(findings: Iterable[Finding]) -> None:
    """Every finding can be said in words: its details fill the places of its sentences."""
    for finding in findings:
        assert "{" not in sentence(finding, str) + remedy(finding, str)


def refusal_codes(reading: Callable[[Path], object], path: Path) -> list[str]:
    """Give the codes for which a file is refused; none where it is read."""
    try:
        reading(path)
    except InputRefused as refused:
        return [finding.code for finding in refused.findings]
    return []


def only(result: ReadResult) -> RawTable:
    """Give the one table of a file."""
    (table,) = result.tables
    return table


def records(table: RawTable, *columns: str) -> list[tuple[Any, ...]]:
    """Give the cells of some columns, row by row."""
    return list(table.frame[list(columns)].itertuples(index=False, name=None))


def codes(result: ReadResult) -> list[str]:
    """Give the codes of what was noticed, sorted."""
    return sorted(finding.code for finding in result.findings)

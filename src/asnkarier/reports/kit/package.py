"""The file of a workbook: what xlsxwriter made, with the rows of the lists put into their sheets."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from asnkarier.reports.kit.sheet_rows import Rows

_ROW = re.compile(rb'<row r="(\d+)"')
_EXTENT = re.compile(rb'<dimension ref="A1(?::([A-Z]+)(\d+))?"/>')


def write_package(path: Path, workbook: io.BytesIO, rows: Mapping[str, Sequence[Rows]]) -> None:
    """Write the package; ``rows`` are those that its sheets lack, by the name of the sheet's part and from above.

    Raises:
        OSError: the file cannot be written.
    """
    with (
        zipfile.ZipFile(workbook) as made,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in made.namelist():
            with target.open(name, "w") as part:  # its day is always 1 January 1980
                if name not in rows:
                    with made.open(name) as whole:
                        shutil.copyfileobj(whole, part)
                    continue
                for piece in _pieces(made.read(name), rows[name]):
                    part.write(piece)


def _pieces(xml: bytes, missing: Sequence[Rows]) -> Iterator[Any]:
    """Give a part with the missing rows in their places."""
    if missing:
        xml = _EXTENT.sub(lambda said: _extent(said, missing), xml, count=1)
    done = 0
    for rows in missing:
        place = _place(xml, rows.first + 1, done)
        yield xml[done:place]
        yield from rows.xml()
        done = place
    yield xml[done:]


def _place(xml: bytes, row: int, start: int) -> int:
    """Give where a row belongs: before the first that is further down, else at the end."""
    for found in _ROW.finditer(xml, start):
        if int(found[1]) > row:
            return found.start()
    return xml.index(b"</sheetData>", start)


def _extent(said: re.Match[bytes], missing: Sequence[Rows]) -> bytes:
    """Give how far a sheet goes with the missing rows."""
    column, row = (said[1] or b"A").decode(), int(said[2] or 1)
    columns = [column, *(xl_col_to_name(len(rows.columns) - 1) for rows in missing)]
    last = max(columns, key=lambda name: (len(name), name))
    return f'<dimension ref="A1:{last}{max(row, *(rows.first + len(rows) for rows in missing))}"/>'.encode()

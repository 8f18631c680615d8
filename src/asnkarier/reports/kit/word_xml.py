"""WordprocessingML as text, for documents of many pages alike: python-docx would take a second for twenty of them.

Every text is escaped here, so that nothing from data becomes a tag or a field. Lengths are in twentieths of a point.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asnkarier.reports.kit.clean_text import one_line

TWENTIETHS_PER_CM = 567


@dataclass(frozen=True)
class Cell:
    """A cell of a table; ``content`` is what :func:`paragraph` gives."""

    content: str
    fill: str = ""
    """Colour of the background."""
    span: int = 1
    """Columns it takes."""
    top: bool = False
    """Begins at the top of its row, not in the middle."""


def run(text: str, size: float, *, bold: bool = False, italic: bool = False, colour: str = "") -> str:
    """Give a piece of text; ``size`` in points."""
    looks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    looks += f'<w:color w:val="{colour}"/>' if colour else ""
    properties = f'<w:rPr>{looks}<w:sz w:val="{round(2 * size)}"/></w:rPr>'
    return f'<w:r>{properties}<w:t xml:space="preserve">{_escaped(text)}</w:t></w:r>'


def blank(name: str, size: float) -> str:
    """Give a place that somebody fills in, with its name in brackets until then."""
    label = html.escape(one_line(name))
    # no showingPlcHdr: LibreOffice would show the name in a size of its own
    properties = f'<w:sdtPr><w:alias w:val="{label}"/><w:text/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{run(f'[{name}]', size)}</w:sdtContent></w:sdt>"


def paragraph(
    *runs: str, align: str = "left", before: int = 0, after: int = 0, line: int = 0, new_page: bool = False
) -> str:
    """Give a paragraph, at the top of a new page if asked; ``line`` is the exact height of its lines."""
    height = f'w:line="{line}" w:lineRule="exact"' if line else 'w:line="240" w:lineRule="auto"'
    properties = ("<w:pageBreakBefore/>" if new_page else "") + (
        f'<w:spacing w:before="{before}" w:after="{after}" {height}/><w:jc w:val="{align}"/>'
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def table(rows: Iterable[Sequence[Cell]], widths: Sequence[int], *, lines: bool = True, header: bool = False) -> str:
    """Give a table with columns of these widths; with ``header`` its first row stands on every page."""
    borders = "".join(
        f'<w:{side} w:val="{"single" if lines else "nil"}" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 15), ("left", 60), ("bottom", 15), ("right", 60))
    )
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(row, widths, repeated=header and number == 0) for number, row in enumerate(rows))
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _row(cells: Sequence[Cell], widths: Sequence[int], *, repeated: bool) -> str:
    parts, column = [], 0
    for cell in cells:
        width = sum(widths[column : column + cell.span])
        column += cell.span
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
        align = "top" if cell.top else "center"
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{fill}<w:vAlign w:val="{align}"/>'
        parts.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>{cell.content}</w:tc>")
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if repeated else "")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(parts)}</w:tr>"


def _escaped(text: str) -> str:
    return html.escape(one_line(text), quote=False)

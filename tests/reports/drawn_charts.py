"""What the charts of a workbook draw, read from the file itself."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


@dataclass(frozen=True)
class Series:
    """One series: what the chart calls it, and the cells it takes."""

    name: str
    header: str
    """The cell above its values."""
    categories_header: str
    """The cell above its categories."""
    values: dict[str, Any]
    """Its values by category, in the order drawn."""


def drawn_charts(path: Path) -> dict[str, list[Series]]:
    """Give the series of every chart of a workbook by the chart's title."""
    workbook, charts = load_workbook(path), {}
    with zipfile.ZipFile(path) as file:
        for name in sorted(name for name in file.namelist() if name.startswith("xl/charts/chart")):
            chart = ElementTree.fromstring(file.read(name))  # noqa: S314 - our own file
            title = "".join(text.text or "" for text in chart.find(f".//{_CHART}title").iter(_TEXT))
            charts[title] = [_series(workbook, one) for one in chart.iter(f"{_CHART}ser")]
    return charts


def _series(workbook: Workbook, series: ElementTree.Element) -> Series:
    name = series.findtext(f"{_CHART}tx//{_CHART}v")
    (categories_header, categories), (header, values) = (
        _cells(workbook, series.findtext(f"{_CHART}{part}//{_CHART}f")) for part in ("cat", "val")
    )
    return Series(name, header, categories_header, dict(zip(categories, values, strict=True)))


def _cells(workbook: Workbook, reference: str) -> tuple[str, list[Any]]:
    """Give the cell above a range of one column, and the cells of the range."""
    sheet_name, area = re.fullmatch(r"'?(.+?)'?!([$A-Z0-9:]+)", reference).groups()
    sheet = workbook[sheet_name.replace("''", "'")]
    column, first, last_column, last = range_boundaries(area)
    assert column == last_column, reference
    return sheet.cell(first - 1, column).value, [sheet.cell(row, column).value for row in range(first, last + 1)]

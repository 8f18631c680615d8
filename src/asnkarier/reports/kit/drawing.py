"""Draws a chart: SVG beside a Markdown letter, PNG in a Word document. The only module that knows matplotlib.

The same chart gives the same bytes on every machine: no date, a fixed salt for the names inside, and the font that
matplotlib brings. Text is drawn as it is, never as a formula.
"""

from __future__ import annotations

import logging
import textwrap
import warnings
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch, Rectangle
from matplotlib.text import Text

from asnkarier.reports.kit.charts import DARK, Bars, Chart, Grid
from asnkarier.reports.kit.clean_text import printable

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # a folder for its cache is no matter of the reader

FONT = FontProperties(fname=Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf")
STYLE: Any = {"svg.hashsalt": "asnkarier", "svg.fonttype": "path", "text.parse_math": False, "hatch.linewidth": 0.4}
WIDTH, NAMES, RIGHT = 6.5, 2.3, 0.15
"""Inches: the width of a Word page between its margins, what the labels take of it, and what is left at the right."""
LINE, BAR, ROW, LEGEND = 0.13, 0.17, 0.2, 0.3
"""Inches that a line of text, a bar, a row of a grid and a legend take."""
SMALL, FAINT, INK = 7.0, "#BFBFBF", "#1A2027"
LETTER = 0.065
"""Inches that a letter takes at most, of those of a long word."""
LETTERS, HEADER_LETTERS = 40, 26
"""Of a label on one line, and of a title of a column."""
HATCH = "////"
FITS = 0.014
"""Part of the longest bar that a letter needs; a text that does not fit its bar is left out."""
DOTS = 200
"""Of a PNG, per inch."""


def svg(chart: Chart) -> bytes:
    """Give the chart as SVG."""
    return _drawn(chart, "svg", {"Date": None, "Creator": None, "Title": printable(chart.title)})


def png(chart: Chart) -> bytes:
    """Give the chart as PNG."""
    return _drawn(chart, "png", {"Software": None})


def _drawn(chart: Chart, format_: str, metadata: dict[str, Any]) -> bytes:
    with mpl.rc_context(STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from font")  # a box stands for it, as in any program
        drawing = chart.drawing
        figure = _bars(drawing) if isinstance(drawing, Bars) else _grid(drawing)
        for text in figure.findobj(Text):
            size = text.get_fontsize()
            text.set_fontproperties(FONT)
            text.set_fontsize(size)
            text.set_text(printable(text.get_text()))
        written = BytesIO()
        figure.savefig(written, format=format_, dpi=DOTS, metadata=metadata)
    return written.getvalue()


def _axes(height: float, below: float, above: float) -> tuple[Figure, Axes]:
    """Give empty axes ``height`` inches high, right of the labels."""
    whole = below + height + above
    figure = Figure(figsize=(WIDTH, whole), facecolor="white")
    axes = figure.add_axes((NAMES / WIDTH, below / whole, (WIDTH - NAMES - RIGHT) / WIDTH, height / whole))
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, labelsize=SMALL, labelcolor=INK)
    axes.set_xticks([])
    return figure, axes


def _bars(drawing: Bars) -> Figure:
    labels = [_lines(label, LETTERS) for label in drawing.labels]
    step = max(BAR + 0.08, LINE * max(label.count("\n") + 1 for label in labels) + 0.06)
    figure, axes = _axes(step * len(labels), 0.05, LEGEND)
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.set_yticks(range(len(labels)), labels)
    longest = max(sum(values) for values in zip(*(one.values for one in drawing.series), strict=True)) or 1
    axes.set_xlim(0, longest)
    reached = [0.0] * len(labels)
    for series in drawing.series:
        colour = "white" if series.colour in DARK else "black"
        for at, (value, text) in enumerate(zip(series.values, series.texts, strict=True)):
            axes.barh(at, value, BAR / step, reached[at], color=series.colour, edgecolor="white", linewidth=0.4)
            if value > FITS * longest * len(text):
                middle = reached[at] + value / 2
                axes.text(middle, at, text, fontsize=SMALL, va="center", ha="center", color=colour)
            reached[at] += value
    _legend(figure, [Patch(facecolor=one.colour, label=one.title) for one in drawing.series], "upper left")
    return figure


def _grid(drawing: Grid) -> Figure:
    rows, columns = (
        [_lines(one, LETTERS) for one in drawing.rows],
        [_lines(one, HEADER_LETTERS) for one in drawing.columns],
    )
    step = max(ROW, LINE * max((row.count("\n") + 1 for row in rows), default=1) * 0.85)
    longest = max(len(line) for one in columns for line in one.split("\n"))
    figure, axes = _axes(step * len(rows), LEGEND, 0.15 + LETTER * longest)
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks(range(len(rows)), rows)
    axes.set_xticks(range(len(columns)), columns, rotation=90)
    axes.xaxis.tick_top()
    axes.tick_params(length=0, labelsize=SMALL, labelcolor=INK)
    size = SMALL if len(columns) <= 12 else SMALL - 1.5
    fields: dict[bool, list[Rectangle]] = {False: [], True: []}
    for row, cells in enumerate(drawing.cells):
        for column, cell in enumerate(cells):
            place = column - 0.5, row - 0.5
            fields[cell.hatched].append(Rectangle(place, 1, 1, facecolor=cell.fill, edgecolor=FAINT, linewidth=0.4))
            axes.text(column, row, cell.text, fontsize=size, color=cell.colour, ha="center", va="center")
    for hatched, those in fields.items():  # two artists instead of hundreds
        axes.add_collection(
            PatchCollection(those, match_original=True, hatch=HATCH if hatched else None), autolim=False
        )
    shown = [
        Patch(facecolor=one.fill, edgecolor=FAINT, hatch=HATCH if one.hatched else None, label=one.text)
        for one in drawing.legend
    ]
    _legend(figure, shown, "lower left")
    return figure


def _legend(figure: Figure, fields: list[Patch], place: Literal["upper left", "lower left"]) -> None:
    figure.legend(
        handles=fields, loc=place, ncols=len(fields), fontsize=SMALL, frameon=False, handlelength=1.2, columnspacing=1.0
    )


def _lines(text: str, letters: int) -> str:
    return "\n".join(textwrap.wrap(printable(text), letters, max_lines=3, placeholder="…")) or " "

"""Charts of a letter: what each shows, said once for its picture in every format and for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SOURCE = "chart:"
"""What stands before a chart's name where a letter's Markdown names a picture."""

MET, ABOVE, SLIGHT, SEVERE, UNKNOWN_YET = "#0072B2", "#56B4E9", "#E69F00", "#A63C06", "#BFBFBF"
DARK = frozenset({MET, SEVERE})
"""Colours on which text is white."""


@dataclass(frozen=True)
class Series:
    """Bars of one colour with the text in each."""

    title: str
    values: Sequence[float]
    texts: Sequence[str]
    colour: str


@dataclass(frozen=True)
class Bars:
    """Lying bars, the first label on top; the series of a label stand behind one another."""

    labels: Sequence[str]
    series: Sequence[Series]


@dataclass(frozen=True)
class Cell:
    """A field of a grid: its text, its colour and that of the text; ``hatched`` for an uncertain figure."""

    text: str
    fill: str = "#FFFFFF"
    colour: str = "#000000"
    hatched: bool = False


@dataclass(frozen=True)
class Grid:
    """Rows and columns of cells, with a legend of them below."""

    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[Sequence[Cell]]
    legend: Sequence[Cell] = ()


@dataclass(frozen=True)
class Chart:
    """``name`` ends the name of its file, ``title`` stands below it, ``alt`` says in words what it shows."""

    name: str
    title: str
    alt: str
    drawing: Bars | Grid

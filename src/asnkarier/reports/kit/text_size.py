"""How much room a text takes in a cell: lines, heights and widths; not every program finds them out by itself."""

from __future__ import annotations

from collections.abc import Iterable

LINE_HEIGHT, HIGHEST = 13.5, 409
"""Height of a line of text and of the highest row Excel allows, in points."""
ROW_PIXELS = 20
_DIGIT_PIXELS, _DIGIT_POINTS = 7, 5.6
LETTERS = 1.08
"""Letters of running text in the width of a digit, somewhat less than there are."""
_CAPITAL = 1.2
"""Width of a letter of a word in capitals, in characters."""


def lines_needed(text: str, width: float) -> int:
    """Estimate how many lines a text takes in a cell of ``width`` characters, broken at spaces and within long words.

    A line break begins a line.
    """
    return sum(_lines(part, width) for part in text.split("\n")) if "\n" in text else _lines(text, width)


def _lines(text: str, width: float) -> int:
    lines, used = 1, 0.0
    for word in text.split():
        length = len(word) * (_CAPITAL if word.isupper() else 1)
        if used and used + 1 + length > width:
            lines, used = lines + 1, 0.0
        used += length + (1 if used else 0)
        if used > width >= 1:  # a word that is longer than the line goes on in the next
            lines, used = lines + int((used - 0.01) // width), used % width
    return lines


def longest_word(text: str) -> float:
    """Give the width of the longest word of a title, in characters."""
    return max((len(word) * (_CAPITAL if word.isupper() else 1) for word in text.split()), default=0.0)


def column_pixels(width: float) -> int:
    """Give the pixels of a column of so many characters."""
    return int(width * _DIGIT_PIXELS + 5)


def printed_points(widths: Iterable[float]) -> float:
    """Give the points of columns side by side on paper, where a digit is not rounded to whole pixels."""
    return sum(_DIGIT_POINTS * width + 4 for width in widths)

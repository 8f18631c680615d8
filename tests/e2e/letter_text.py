"""A letter read again as text: each sentence with a figure must be one that was worked out, and say the same figure.

A test says what it expects of a letter: sentences and rows of tables, with the figures worked out from the exported
tables. What the letter says besides and has a digit in it is an error, and so is what it does not say.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


@dataclass(frozen=True)
class Figure:
    """A number as Indonesian letters write it: ``1.250``, ``74,89 %``, ``Rp2.000.000``, ``+7,5``; unknown is a dash."""

    value: Fraction | None
    decimals: int = 0
    before: str = ""
    after: str = ""
    signed: bool = False

    def is_said_by(self, text: str) -> bool:
        """Say whether the text is this number, rounded to its places; half of the last may go either way."""
        if self.value is None:
            return text == "–"
        found = re.fullmatch(rf"([+-]?){self.before}([0-9.]+(?:,[0-9]+)?){self.after}", text)
        if not found:
            return False
        sign, digits = found.groups()
        said = Decimal(digits.replace(".", "").replace(",", ".")) * (-1 if sign == "-" else 1)
        if f"{abs(said):,.{self.decimals}f}".translate(str.maketrans(",.", ".,")) != digits:
            return False
        if sign == "+" and not self.signed:
            return False
        return abs(Fraction(said) - self.value) <= Fraction(1, 2 * 10**self.decimals) + Fraction(1, 10**9)


def number(value, decimals: int = 0) -> Figure:
    return Figure(exact(value), decimals)


def percent(value, decimals: int = 2) -> Figure:
    """Give a figure in percent; ``value`` is in percent, too."""
    return Figure(exact(value), decimals, after=" %")


def share(part, whole, decimals: int = 2) -> Figure:
    """Give a share in percent; unknown where the whole is 0."""
    return percent(Fraction(100) * exact(part) / exact(whole) if whole else None, decimals)


def rupiah(value) -> Figure:
    return Figure(exact(value), before="Rp")


def change(value, decimals: int = 0) -> Figure:
    """Give a difference: ``+7,5``, ``-1``."""
    return Figure(exact(value), decimals, signed=True)


def exact(value) -> Fraction | None:
    """Give a number, or the text of a cell, exactly; an empty cell is unknown."""
    return None if value is None or value == "" else Fraction(value)


def in_words(day: date | str) -> str:
    year, month, day_of_month = map(int, str(day).split("-"))
    return f"{day_of_month} {MONTHS[month - 1]} {year}"


def listed(parts: Sequence[str]) -> str:
    """Join as a sentence does: ``a, b, dan c``."""
    parts = list(parts)
    return " dan ".join(parts) if len(parts) < 3 else ", ".join(parts[:-1]) + f", dan {parts[-1]}"


@dataclass
class Sentence:
    """A line of a letter with places for figures, ``{name}``; every other sign is as it stands."""

    text: str
    figures: Mapping[str, Figure | int]

    def faults(self, line: str) -> list[str] | None:
        """Give the figures in which a line differs; None where it is another sentence."""
        parts = re.split(r"\{(\w+)\}", self.text)
        pattern = "".join("(.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts))
        found = re.fullmatch(pattern, line)
        if not found:
            return None
        wanted = ((name, figure_of(self.figures[name])) for name in parts[1::2])
        said = zip(wanted, found.groups(), strict=True)
        return [
            f"{name}: {text!r} is not {figure.value}" for (name, figure), text in said if not figure.is_said_by(text)
        ]


def figure_of(value: Figure | int) -> Figure:
    return value if isinstance(value, Figure) else number(value)


@dataclass
class Section:
    """What stands below a heading: lines, list items without their mark, and the rows of its table without header."""

    lines: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class Letter:
    """What a letter is expected to say; the section without a title is what stands above them all."""

    sentences: dict[str, list[Sentence]] = field(default_factory=lambda: defaultdict(list))
    tables: dict[str, list[list[object]]] = field(default_factory=dict)

    def says(self, section: str, text: str, **figures: Figure | int) -> None:
        """Expect a line; a list in place of a number of sentences is not needed: one line of the letter is one text."""
        self.sentences[section].append(Sentence(text, figures))

    def cuts(self, section: str, shown: int, all_: int, rest: str = "", **figures: Figure | int) -> None:
        """Expect the line that says how much of a list is not there, and what it adds up to; none where all is."""
        if shown < all_:
            ends = f"lainnya bersama-sama: {rest}" if rest else "lainnya ada dalam buku kerja"
            self.says(
                section,
                f"Dimuat {{shown}} dari {{all}}; {{left}} {ends}.",
                shown=shown,
                all=all_,
                left=all_ - shown,
                **figures,
            )

    def shows(self, section: str, rows: Iterable[Sequence[object]]) -> None:
        """Expect exactly these rows in the section's table: text as it stands, numbers as figures."""
        self.tables[section] = [list(row) for row in rows]

    def faults(self, markdown: str) -> list[str]:
        """Give all that the letter says otherwise, says besides with a digit, or does not say."""
        found = sections(markdown)
        told = []
        for title in {*found, *self.sentences, *self.tables}:
            section = found.get(title, Section())
            told += [f"{title}: {fault}" for fault in self._of_lines(title, section.lines)]
            told += [f"{title}: {fault}" for fault in _of_rows(self.tables.get(title, []), section.rows)]
        return sorted(told)

    def _of_lines(self, title: str, lines: list[str]) -> list[str]:
        told, open_ = [], list(self.sentences[title])
        for line in lines:
            compared = [(sentence, sentence.faults(line)) for sentence in open_]
            fitting = [(faults, sentence) for sentence, faults in compared if faults is not None]
            if not fitting:
                if re.search(r"[0-9]", line):
                    told.append(f"nothing was worked out for “{line}”")
                continue
            faults, sentence = min(fitting, key=lambda one: len(one[0]))
            open_.remove(sentence)
            told += [f"“{line}”: {fault}" for fault in faults]
        return told + [f"does not say “{sentence.text}”" for sentence in open_]


def _of_rows(wanted: list[list[object]], found: list[list[str]]) -> list[str]:
    told = [] if len(wanted) == len(found) else [f"{len(found)} rows, not {len(wanted)}"]
    for expected, row in zip(wanted, found, strict=False):
        if not is_row(expected, row):
            told.append(f"{row} is not {[str(getattr(cell, 'value', cell)) for cell in expected]}")
    return told


def is_row(expected: list[object], row: list[str]) -> bool:
    return len(expected) == len(row) and all(map(_is_said, expected, row))


def _is_said(cell: object, text: str) -> bool:
    if isinstance(cell, Sentence):
        return cell.faults(text) == []
    return cell == text if isinstance(cell, str) else figure_of(cell).is_said_by(text)


def sections(markdown: str) -> dict[str, Section]:
    """Take a letter apart by its headings of level 2; a numbered list must count from 1."""
    found, title, counted = {"": Section()}, "", 0
    for line in filter(str.strip, markdown.splitlines()):
        if alt := re.fullmatch(r"!\[(.*)\]\([\w.-]+\)", line):  # a chart, in the words for those who cannot see it
            line = alt[1]
        if line.startswith("## "):
            title, counted = plain(line[3:]), 0
            assert title not in found, title
            found[title] = Section()
        elif isinstance(told := read(line), list):
            found[title].rows.append(told)
        else:
            found[title].lines.append(told)
        if numbered := re.match(r"([0-9]+)\. ", line):
            counted += 1
            assert int(numbered[1]) == counted, line
    for section in found.values():
        section.rows = [row for row in section.rows[1:] if not all(re.fullmatch("-+:?", cell) for cell in row)]
    return found


def read(line: str) -> str | list[str]:
    """Give a line as text without the mark of a list or title, or the cells of a row."""
    if line.startswith("|"):
        return [plain(cell.strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
    return plain(re.sub(r"^(?:- |# |[0-9]+\. )", "", line.removesuffix("\\")))


def plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text.replace("**", ""))

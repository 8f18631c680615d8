"""Finds the table on a sheet: which row is the header, what kind of table it is, what each column means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from asnkarier.readers.display import printable
from asnkarier.readers.meaning import competency_columns
from asnkarier.readers.meaning.competency_columns import Match
from asnkarier.readers.meaning.headers import KINDS, PLAIN_LIST, Kind, Spellings, turned
from asnkarier.readers.meaning.money import without_unit
from asnkarier.tables.raw import Cell, Origin
from asnkarier.tables.vocabulary import Vocabulary, fold, unspaced

HEADER_ROWS = 40
"""The header stands within these rows."""

Head = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Use:
    """What a column of the sheet is read as: one of our columns, or the levels of a competency."""

    index: int
    header: str
    column: str = ""
    rank: int = 0
    competency: Match | None = None

    @property
    def meaning(self) -> str:
        """Our column, or the competency's code (in capitals, so never one of our columns)."""
        return self.competency.code if self.competency else self.column

    @property
    def origin(self) -> Origin:
        """Where the column stands."""
        return Origin(letter(self.index), self.header)


@dataclass(frozen=True)
class Layout:
    """How a sheet is read. The first ``rows`` rows are title and header; data begins below.

    ``title_rows`` of them stand above the header. ``strange`` are columns that look like competencies.
    """

    kind: Kind
    title_rows: int
    rows: int
    width: int
    uses: tuple[Use, ...]
    skipped: tuple[str, ...]
    strange: tuple[Use, ...] = ()


@dataclass(frozen=True)
class Rules:
    """What a header is matched against: the region's spellings, its competencies, a mapping made by hand."""

    region: Mapping[str, Spellings]
    vocabulary: Vocabulary
    kind: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)

    def kinds(self) -> Iterator[tuple[Kind, Mapping[str, tuple[str, int]]]]:
        """Give the kinds that are looked for, each with column and rank by folded spelling."""
        for kind in KINDS:
            if self.kind is None or self.kind in kind.tables:
                yield kind, turned(kind.tables, self.region, wide=kind.wide) if self.region else kind.spellings


@dataclass(frozen=True)
class _Header:
    """A row, or two rows, that may be the header: for each column the upper and the lower text."""

    first: int
    last: int
    texts: tuple[tuple[str, str], ...]

    def explains_more(self, other: Layout) -> bool:
        """Say which of two headers with as many known texts is the better one.

        Two rows are better than the upper one alone, which lacks what stands below; the lower row
        alone is better than two, of which the upper one then is a title.
        """
        if self.first == other.title_rows:
            return self.last >= other.rows
        return self.first > other.title_rows and self.last + 1 == other.rows


def find_layout(head: Head, rules: Rules) -> Layout | None:
    """Find the header with the most known texts that makes a known kind of table; None if there is none."""
    kinds = list(rules.kinds())
    any_kind = {spelling: found for _, spellings in kinds for spelling, found in spellings.items()}
    best: Layout | None = None
    most = 1  # one known text is no header
    for header in _candidates(head):
        known = sum(_is_known(texts, any_kind, rules) for texts in header.texts if any(texts))
        if known <= most and not (best and known == most and header.explains_more(best)):
            continue
        if layout := next(filter(None, (_fit(header, kind, spellings, rules) for kind, spellings in kinds)), None):
            best, most = layout, known
    return replace(best, rows=_below(head, best.rows)) if best else None


def _candidates(head: Head) -> Iterator[_Header]:
    """Give every row, and every row with the one below it, as a possible header."""
    rows = [[_text(cell) for cell in row] for row in head[: HEADER_ROWS + 1]]
    for number, top in enumerate(rows[:HEADER_ROWS]):
        if sum(map(bool, top)) < 2:
            continue
        yield _Header(number, number, tuple((text, "") for text in top))
        if number + 1 < len(rows) and _may_be_header(head[number + 1]):
            yield _Header(number, number + 1, tuple(_stacked(top, rows[number + 1])))


def _text(cell: Cell) -> str:
    """Give a header's text."""
    if isinstance(cell, str):
        return unspaced(cell).strip()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else ""


def _may_be_header(row: Sequence[Cell]) -> bool:
    """Say whether a row may be the lower half of a header: text only, no long numbers, and no heading of a section."""
    cells = [cell for cell in row if cell is not None]
    return len(cells) > 1 and all(isinstance(cell, str) and not re.search(r"\d{4}", cell) for cell in cells)


def _stacked(top: Sequence[str], bottom: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Put two rows on top of each other; a text above stands for the columns to its right that have none above."""
    above = ""
    for place in range(max(len(top), len(bottom))):
        upper = top[place] if place < len(top) else ""
        lower = bottom[place] if place < len(bottom) else ""
        above = upper or above
        yield (above, lower) if lower else (upper, "")


def _match(texts: tuple[str, str], spellings: Mapping[str, tuple[str, int]]) -> tuple[str, int] | None:
    """Find our column for a header: both texts together, the lower one, or the only one."""
    top, bottom = texts
    forms = (f"{top} {bottom}", bottom) if bottom else (top,)
    for form in forms:
        name = fold(form)
        for spelling in (name, re.sub(r" rp$|^\d{1,2} ", "", name), fold(without_unit(form))):
            if spelling and spelling in spellings:
                return spellings[spelling]
    return None


def _is_known(texts: tuple[str, str], any_kind: Mapping[str, tuple[str, int]], rules: Rules) -> bool:
    """Say whether a header means something in any kind of table."""
    return (
        _match(texts, any_kind) is not None
        or competency_columns.match(*texts, rules.vocabulary) is not None
        or _mapped(texts, rules) is not None
    )


def _mapped(texts: tuple[str, str], rules: Rules) -> str | None:
    """Give what the mapping says about a header; None if it says nothing."""
    return next((rules.mapping[key] for key in _mapping_keys(texts) if key in rules.mapping), None)


def _mapping_keys(texts: tuple[str, str]) -> Iterator[str]:
    """Give the forms of a header by which a mapping may name it."""
    top, bottom = texts
    for form in dict.fromkeys((f"{top} {bottom}".strip(), bottom, top)):
        if form:
            yield mapping_key(form)


def header_keys(head: Head) -> set[str]:
    """Give everything on a sheet that a mapping may name."""
    return {key for header in _candidates(head) for texts in header.texts for key in _mapping_keys(texts)}


def mapping_key(header: str) -> str:
    """Give the form in which headers of a mapping are compared."""
    return fold(header) or " ".join(header.split())


def _fit(header: _Header, kind: Kind, spellings: Mapping[str, tuple[str, int]], rules: Rules) -> Layout | None:
    """Read the header as one kind of table; None if it is not that kind."""
    uses: list[Use] = []
    skipped: list[Use] = []
    columns = {column for column, _ in spellings.values()}
    codes = set(rules.vocabulary.competencies.values())
    for index, texts in enumerate(header.texts):
        if not any(texts):
            continue
        shown = " ".join(dict.fromkeys(" ".join(filter(None, texts)).split("\n"))) if texts[1] else texts[0]
        shown = printable(shown)
        wanted = _mapped(texts, rules)
        competency = None
        if wanted is not None:
            found = (wanted, -1) if wanted in columns else None
            competency = Match(wanted, rank=-1) if kind.wide and wanted in codes else None
        else:
            found = _match(texts, spellings)
            if kind.wide and not found:
                competency = competency_columns.match(*texts, rules.vocabulary, wanted=kind.wide)
        if found:
            uses.append(Use(index, shown, column=found[0], rank=found[1]))
        elif competency:
            header_text = printable(texts[1]) if _is_group(texts, rules) else shown
            uses.append(Use(index, header_text, rank=competency.rank, competency=competency))
        else:
            skipped.append(Use(index, shown))
    present = {use.column for use in uses if use.column}
    competencies = {use.competency.code for use in uses if use.competency}
    if kind.wide and len(competencies) < (1 if rules.kind else 2):
        return None
    is_list = all(fold(use.header) in PLAIN_LIST for use in skipped)
    at_least = 2 if rules.kind else min(kind.at_least, 3) if is_list else kind.at_least
    if len(present) + len(competencies) < at_least or not _has(kind, present, is_asked_for=rules.kind is not None):
        return None
    uses, beaten = _first_ranked(uses)
    strange = [use for use in skipped if kind.wide and _is_strange(use, uses, header, rules)]
    return Layout(
        kind,
        header.first,
        header.last + 1,
        max((index for index, texts in enumerate(header.texts) if any(texts)), default=0) + 1,
        tuple(uses),
        tuple(use.header for use in sorted([*skipped, *beaten], key=lambda use: use.index)),
        tuple(strange),
    )


def _has(kind: Kind, present: set[str], *, is_asked_for: bool) -> bool:
    """Say whether one column of every group is there; where employees are asked for, NIP and name are enough."""
    groups = kind.must[:2] if is_asked_for and "employees" in kind.tables else kind.must
    return all(present & set(group) for group in groups)


def _is_group(texts: tuple[str, str], rules: Rules) -> bool:
    """Say whether the upper text only gathers columns ("Kompetensi"), so that the lower one is the header."""
    return bool(texts[1]) and competency_columns.match(texts[0], "", rules.vocabulary) is None


def _first_ranked(uses: Sequence[Use]) -> tuple[list[Use], list[Use]]:
    """Keep of the columns with one meaning those with the best spelling; equals are compared by their values later."""
    best: dict[str, int] = {}
    for use in uses:
        best[use.meaning] = min(use.rank, best.get(use.meaning, use.rank))
    kept = [use for use in uses if use.rank == best[use.meaning]]
    return kept, [use for use in uses if use.rank != best[use.meaning]]


def _is_strange(use: Use, uses: Sequence[Use], header: _Header, rules: Rules) -> bool:
    """Say whether an unknown column looks like a competency: by its name, or because it stands among them."""
    top, bottom = header.texts[use.index]
    if competency_columns.SUMMARY.search(fold(use.header)) or not re.search("[a-z]{3}", fold(use.header)):
        return False
    if bottom and competency_columns.match(top, "", rules.vocabulary):
        return False  # "Integritas" over "Uraian": about a competency that is known
    if competency_columns.is_like_one(bottom or top, rules.vocabulary):
        return True
    places = [each.index for each in uses if each.competency]
    return min(places) < use.index < max(places)


def _below(head: Head, rows: int) -> int:
    """Skip what still belongs to the header: a row that counts the columns, or states the standards."""
    while rows < len(head):
        cells = [_text(cell).strip("() ") for cell in head[rows] if cell is not None]
        counts = len(cells) >= 3 and all(cell.isdigit() for cell in cells)
        numbers = [int(cell) for cell in cells] if counts else []
        is_index = counts and numbers[0] == 1 and numbers == list(range(1, len(numbers) + 1))
        is_standard = bool(cells) and re.match(r"(level )?(standar|syarat)\b", fold(cells[0])) and len(cells) > 1
        if not is_index and not (is_standard and all(re.fullmatch("[1-5]", cell) for cell in cells[1:])):
            break
        rows += 1
    return rows


def letter(index: int) -> str:
    """Give the letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, place = divmod(index - 1, 26)
        letters = chr(65 + place) + letters
    return letters

"""How one cell is read: a small pure function for each kind of column, from what the file holds to our value.

A column is read through its distinct cells, so a million rows with forty distinct golongan cost forty readings.
Nothing is guessed: a cell that cannot be read gives a code, and what becomes of its row is decided in ``check``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from rapidfuzz import fuzz, process

from asnkarier.rules.competency_level import parse_level
from asnkarier.rules.eselon import parse_eselon
from asnkarier.rules.golongan import parse_golongan
from asnkarier.rules.jp import parse_jp
from asnkarier.rules.nip import NipError, nip_digits, parse_nip
from asnkarier.tables.conditions import ConditionError, parse_conditions
from asnkarier.tables.dates import DateOrder, day_of, two_numbers_first
from asnkarier.tables.raw import NOT_COMPUTED, Cell, ErrorCell, KnownFault
from asnkarier.tables.schema import ERASE, Column, Kind
from asnkarier.tables.vocabulary import Vocabulary, fold
from asnkarier.tables.words import EMPLOYMENT_OF_ANY_KIND, EVERY_JENJANG, employment, spellings

NOTHING: Mapping[str, object] = MappingProxyType({})


class Reading(NamedTuple):
    """What a cell says. No value and no code: it says nothing. A code beside a value is a remark on it."""

    value: Any = None
    code: str = ""
    details: Mapping[str, object] = NOTHING


Reader = Callable[[Cell], Reading]
_Parser = Callable[[Any], Reading]  # of a cell that is neither blank nor an error

_BLANK = {"", "-", "--", "–", "—", "null", "(null)", "n/a"}
"""The code of an error cell that says: the file holds a formula but not its result."""
_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Controls, marks of direction, characters of no width, and what is no character."""
# An apostrophe is the mark of text that could be a number or a formula; before a letter it is part of a name.
_TEXT_MARK = re.compile(r"^'+(?=[0-9=+\-@＝＋－＠])")
_EXCEL_TEXT = re.compile(r'^="(.*)"$')
_LARGEST = 10**15  # beyond it a double no longer holds every whole number


def clean(text: str) -> str:
    """Fold what cannot be seen: no-break and repeated spaces, line ends, control characters, marks of text."""
    if text.isprintable() and "  " not in text and not text.startswith((" ", "'", "=")) and not text.endswith(" "):
        return text  # as nearly every cell is; the only printable white space is the plain space
    text = " ".join(_INVISIBLE.sub("", text).split())
    return _EXCEL_TEXT.sub(r"\1", _TEXT_MARK.sub("", text))


def says_nothing(cell: Cell) -> bool:
    """Tell whether a cell is empty, or holds what people put in place of nothing."""
    return cell is None or cell != cell or (isinstance(cell, str) and clean(cell).lower() in _BLANK)


def reader(column: Column, vocabulary: Vocabulary) -> Reader:
    """Give the function that reads one cell of a column."""
    parse = _PARSERS[column.kind](column, vocabulary)

    def read(cell: Cell) -> Reading:
        if cell is None or cell != cell:  # NaN and NaT differ from themselves
            return Reading()
        if isinstance(cell, KnownFault):
            value = read(cast("Cell", cell.cell)).value if cell.is_of_the_row else None
            return Reading(value, cell.fault, dict(cell.details))
        if isinstance(cell, ErrorCell):
            if cell.code == NOT_COMPUTED:
                return Reading(code="F_NOT_COMPUTED")
            return Reading(code="F_ERROR_CELL", details={"error": cell.code})
        if isinstance(cell, str):
            cell = clean(cell)
            if cell.lower() in _BLANK:
                return Reading()
            if cell.upper() in _ERRORS:
                return Reading(code="F_ERROR_CELL", details={"error": cell.upper()})
            if column.measured and cell.lower() == ERASE:
                return Reading(code="F_ERASED")
        return parse(cell)

    return read


def written(cell: Cell) -> str:
    """Give a cell as a person would type it: no ``.0`` behind whole numbers, dates as yyyy-mm-dd."""
    if isinstance(cell, str):
        return cell
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, ErrorCell):
        return cell.code
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return str(cell.date()) if (cell.hour, cell.minute, cell.second) == (0, 0, 0) else str(cell)
    return str(cell)


def _text(column: Column, vocabulary: Vocabulary) -> _Parser:
    if spellings(column, vocabulary):  # the region's configuration closes the list: forms, funds
        return _word(column, vocabulary)
    units = vocabulary.units if column.name == "opd" else {}

    def parse(cell: Any) -> Reading:
        if isinstance(cell, (int, float)) and abs(cell) > _LARGEST:
            return Reading(code="F_DIGITS_LOST")  # a long code in a number cell
        text = written(cell)
        return Reading(units.get(fold(text), text) if units else text)

    return parse


def _nip(column: Column, vocabulary: Vocabulary) -> _Parser:
    def parse(cell: Any) -> Reading:
        if not isinstance(cell, str):
            return Reading(code="F_NIP_NUMBER" if isinstance(cell, (int, float)) else "F_NIP_LENGTH")
        try:
            digits = nip_digits(cell)
        except NipError as error:
            return Reading(code=error.code)
        try:
            return Reading(parse_nip(digits).text)
        except NipError as error:
            # 18 digits that make an odd NIP are still the number the office knows the person by; but a serial of
            # 000 is the trace of a number cell, and the true digits are gone.
            return Reading(None if error.code == "F_NIP_SERIAL" else digits, error.code)

    return parse


def _spelled(parse_text: Callable[[str], Any], code: str) -> Callable[[Column, Vocabulary], _Parser]:
    """Make a parser of a rule that takes text and raises ValueError."""

    def parse(cell: Any) -> Reading:
        try:
            return Reading(parse_text(written(cell)))
        except ValueError:
            return Reading(code=code)

    return lambda column, vocabulary: parse


def _word(column: Column, vocabulary: Vocabulary) -> _Parser:
    words = spellings(column, vocabulary)

    def parse(cell: Any) -> Reading:
        folded = fold(written(cell))
        if folded in words:
            return Reading(words[folded])
        if column.name == "employment":  # a description rather than a word
            kind = employment(folded)
            if kind or folded in EMPLOYMENT_OF_ANY_KIND:
                return Reading(kind)
        return Reading(code="F_WORD_UNKNOWN", details=_suggestion(folded, words))

    return parse


def _competency(column: Column, vocabulary: Vocabulary) -> _Parser:
    words = spellings(column, vocabulary)

    def parse(cell: Any) -> Reading:
        folded = fold(written(cell))
        unnumbered = folded.lstrip("0123456789 ")  # "3. KOMUNIKASI"
        if code := words.get(folded) or words.get(unnumbered):
            return Reading(code)
        return Reading(code="F_COMPETENCY_BAD", details=_suggestion(unnumbered, words))

    return parse


def _list(column: Column, vocabulary: Vocabulary) -> _Parser:
    word = _word(column, vocabulary) if spellings(column, vocabulary) else lambda cell: Reading(cell)

    def parse(cell: Any) -> Reading:
        parts = [part.strip() for part in re.split(r"[;,]", written(cell))]
        readings = [word(part) for part in parts if part]
        if column.name == "jenjang" and {fold(part) for part in parts} <= EVERY_JENJANG:
            return Reading()
        if refused := next((reading for reading in readings if reading.code), None):
            return refused
        return Reading(";".join(sorted({str(reading.value) for reading in readings})) or None)

    return parse


def _conditions(column: Column, vocabulary: Vocabulary) -> _Parser:
    def parse(cell: Any) -> Reading:
        try:
            return Reading("; ".join(str(one) for one in parse_conditions(written(cell), vocabulary)) or None)
        except ConditionError as error:
            return Reading(code=error.code, details=error.details)

    return parse


def _suggestion(folded: str, words: Mapping[str, Any]) -> Mapping[str, object]:
    allowed = ", ".join(dict.fromkeys(str(word) for word in words.values()))
    best = process.extractOne(folded, list(words), scorer=fuzz.WRatio)
    return {"nearest": str(words[best[0]]) if best else "-", "allowed": allowed or "-"}


def _date(column: Column, vocabulary: Vocabulary) -> _Parser:
    def parse(cell: Any) -> Reading:
        try:
            day, ambiguous = day_of(cell)
        except (ValueError, OverflowError):
            return Reading(code="F_DATE_BAD")
        if not 1900 <= day.year <= 2100:
            return Reading(code="F_DATE_BAD")
        return Reading(day, "F_DATE_AMBIGUOUS" if ambiguous else "")

    return parse


def date_column(column: Column, vocabulary: Vocabulary, cells: Sequence[Cell]) -> Reader:
    """Give the function that reads one cell of a column of dates, by what its other cells show.

    A column that some Excel set to month-day-year took apart holds real dates up to day 12, with day and month
    exchanged, beside text with the later days: its real dates are not read. Text that begins with the month somewhere
    is read so everywhere; where some begins with the day, what has two readings is not read.
    """
    plain = reader(column, vocabulary)
    order = DateOrder([clean(cell) if isinstance(cell, str) else cell for cell in cells])
    if not order.is_swapped and not order.month_first and not order.mixed:
        return plain

    def read(cell: Cell) -> Reading:
        if order.is_swapped and isinstance(cell, date) and cell.day != cell.month:
            return Reading(code="F_DATE_SWAPPED")
        match = two_numbers_first(clean(cell)) if isinstance(cell, str) else None
        if match and match[2] in order.mixed and int(match[1]) <= 12 and match[1] != match[3]:
            return Reading(code="F_DATE_MIXED")
        if match and match[2] in order.month_first:
            reading = plain(f"{match[3]}-{match[1]}-{match[4]}")
            return reading if reading.code else Reading(reading.value, "F_DATE_MONTH_FIRST")
        return plain(cell)

    return read


_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+")
_WHOLE = re.compile(r"(-?[0-9]+)(?:[.,]00?)?")


def _whole_number(text: str) -> int:
    if _THOUSANDS.fullmatch(text):
        return int(text.replace(".", ""))
    if match := _WHOLE.fullmatch(text):
        return int(match[1])
    raise ValueError("not a whole number")


def _integer(column: Column, vocabulary: Vocabulary) -> _Parser:
    def parse(cell: Any) -> Reading:
        try:
            text = written(cell)
            if column.unit == "JP":
                value = parse_jp(text)
            else:
                value = _whole_number(re.sub(r" ?hari$", "", text) if column.unit == "days" else text)
        except ValueError:
            return Reading(code="F_NUMBER_BAD")
        return _in_range(column, value)

    return parse


def _number(column: Column, vocabulary: Vocabulary) -> _Parser:
    def parse(cell: Any) -> Reading:
        text = written(cell)
        share = text.endswith("%")
        text = text.rstrip("% ")
        if "," in text:
            text = text.replace(".", "").replace(",", ".")
        if not re.fullmatch(r"-?[0-9]{1,15}(?:\.[0-9]+)?(?:e-?[0-9]{1,2})?", text):
            return Reading(code="F_NUMBER_BAD")
        return _in_range(column, float(text) / 100 if share else float(text))

    return parse


_RUPIAH = re.compile(
    r"(?:(?:Rp|IDR)\.? ?)?(-?(?:"
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?=$|,)"  # 1.250.000
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,}(?=$|\.)"  # 1,250,000: two commas can only be thousands
    r"|[0-9]+(?=$|[.,])"
    r"))(?:[.,](?:00?|-))?",
    re.IGNORECASE,
)


def _rupiah(column: Column, vocabulary: Vocabulary) -> _Parser:
    def parse(cell: Any) -> Reading:
        if match := _RUPIAH.fullmatch(written(cell)):
            return _in_range(column, int(re.sub("[.,]", "", match[1])))
        return Reading(code="F_RUPIAH_BAD")

    return parse


def _in_range(column: Column, value: float) -> Reading:
    low = -_LARGEST if column.minimum is None else column.minimum
    high = _LARGEST if column.maximum is None else column.maximum
    if low <= value <= high and math.isfinite(value):
        return Reading(value)
    return Reading(code="F_RANGE", details={"minimum": written(float(low)), "maximum": written(float(high))})


_PARSERS: dict[Kind, Callable[[Column, Vocabulary], _Parser]] = {
    Kind.TEXT: _text,
    Kind.NIP: _nip,
    Kind.GOLONGAN: _spelled(parse_golongan, "F_GRADE_UNKNOWN"),
    Kind.ESELON: _spelled(parse_eselon, "F_ESELON_UNKNOWN"),
    Kind.COMPETENCY: _competency,
    Kind.CHOICE: _word,
    Kind.LIST: _list,
    Kind.CONDITIONS: _conditions,
    Kind.DATE: _date,
    Kind.LEVEL: _spelled(parse_level, "F_LEVEL_RANGE"),
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.RUPIAH: _rupiah,
    Kind.FLAG: _word,
}

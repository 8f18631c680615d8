"""What the lines above a table say about all of its rows: a date, a year, a method, an event.

A line may speak of many things: the decree it rests on, the letter it came with, the day it was printed. What it says
is taken only where the words beside it leave one reading; otherwise :class:`Unsure` is raised with what it might be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from asnkarier.readers.display import printable
from asnkarier.readers.meaning.headers import METHOD
from asnkarier.readers.meaning.layout import letter
from asnkarier.tables.raw import Cell, ErrorCell
from asnkarier.tables.vocabulary import Vocabulary, fold, unspaced

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february pebruari feb peb", "maret march mar", "april apr", "mei may",
            "juni june jun", "juli july jul", "agustus august agu agt aug", "september sep sept",
            "oktober october okt oct", "november nopember nov nop", "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
METHOD_WORDS = {
    "assessment_center": ("assessment center", "assessment centre", "assesment center", "asesmen center",
                          "pusat penilaian", "uji kompetensi", "asesmen kompetensi"),
    "superior": ("penilaian atasan", "penilaian oleh atasan", "atasan langsung"),
    "training_result": ("hasil pelatihan", "evaluasi pelatihan"),
    "certificate": ("sertifikasi", "uji sertifikasi", "sertifikat"),
    "self": ("penilaian mandiri", "penilaian diri", "self assessment", "asesmen mandiri"),
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})\b"
    rf"|\b(?P<day2>\d{{1,2}})\s*[-/. ]\s*(?P<month2>\d{{1,2}}|{_MONTH})\s*[-/. ]\s*(?P<year2>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LABELS = {
    "assessed_on": r"penilaian|pelaksanaan|dilaksanakan|asesmen|assess?ment|uji kompetensi|tes",
    "valid_from": r"berlaku|ditetapkan|penetapan|mulai",
    "raised_on": r"forum|kegiatan|pelaksanaan|dilaksanakan|usulan|survei|musrenbang|diskusi|fgd",
}
"""What a date means, by the words right before it; a plain "Tanggal: ..." means the date the table needs."""
_DAY_NAMES = r"senin|selasa|rabu|kamis|jum'?at|sabtu|minggu"
_UNTIL = (
    r"\s*(?:s\s*[./]?\s*d\b\.?|sampai(?:\s+dengan)?\b|hingga\b|to\b|[-–—])\s*"
    rf"(?:(?:hari\s+)?(?:{_DAY_NAMES})\b,?\s*)?(?:(?:tanggal|tgl)\b\.?\s*)?"
)
"""What stands between the first and the last day of a span."""
_BETWEEN = (
    rf"(?:[\s:=.,()]|\b(?:kompetensi|asn|pns|pppk|pegawai|center|centre|pada|hari|tanggal|tgl|waktu|dari|mulai|sejak|"
    rf"terhitung|{_DAY_NAMES})\b|(?<=hari)/(?=tanggal))*"
)
"""Words between a label and its date that change nothing."""
_FIRST_DAYS = rf"(?:\d{{1,2}}(?:\s+(?:{_MONTH}))?(?:{_UNTIL}|\s*(?:,|dan|&)\s*))*"
"""The days of a span, or of a list of days, of which only the last one has month and year."""
_PLAIN = re.compile(rf"(?:hari\s*/\s*)?(?:tanggal|tgl)\b[\s:.]*(?:(?:{_DAY_NAMES})\b,?\s*)?{_FIRST_DAYS}$")
_LETTER = re.compile(
    r"\b(surat|sk|keputusan|kepbup|peraturan|perbup|perwal\w*|perda|permen\w*|undangan|nota dinas|lampiran|"
    r"nomor|nomer|no)\b"
)
"""Words of letters and decrees; a date near them is theirs."""
_OTHER_DATES = re.compile(
    rf"{_LETTER.pattern}|\b(berdasarkan|dasar|sesuai|menindaklanjuti|merujuk|mengacu|tertanggal|lahir|tmt|tempat"
    r"|d?i?cetak|print(ed)?|d?i?unduh|update|diperbaharui|diperbarui|pembaruan|pemutakhiran|keadaan|posisi|per"
    r"|ditandatangani|ditetapkan di|mengetahui|diinput|entri|pengumuman|laporan|rapat|pleno|batas|"
    r"paling lambat|tenggat)\b"
)
"""Words after which a date is another one than that of the rows."""
_PLACE = re.compile(r"(?:^|[|;])[^\d:;|]{3,40},\s*(?:(?:tanggal|tgl)\b\.?\s*)?$")
"""How a date begins in which a document was signed: "Mamuju, ..."."""
_HARMLESS = re.compile(
    r"\b(?:hasil|rekap|rekapitulasi|daftar|nilai|data|tanggal|tgl|hari|waktu|periode|pelaksanaan|kegiatan|uji|metode|asesmen|"
    r"assess?ment|cent(?:er|re)|kompetensi|manajerial|sosial|kultural|sosiokultural|teknis|jabatan|pejabat|administrator|"
    r"pengawas|pelaksana|pimpinan|tinggi|pratama|asn|pns|pppk|pegawai|dan|tahun|usulan|kebutuhan|pengembangan|standar|"
    r"skj|mulai|forum|survei|nama)\b"
)
"""Words before a label that do not change what its date means; any other may."""
_AND = re.compile(r"\s*(?:,|;|&|/|dan|serta)\s*(?:(?:tanggal|tgl)\b\.?\s*)?")


class Said(NamedTuple):
    """A value and the cell that says it; no cell where the sheet's name does."""

    value: Any
    cell: str

    def __str__(self) -> str:
        """Show both."""
        return f"{self.value} ({self.cell})" if self.cell else str(self.value)


class Unsure(Exception):
    """The lines leave more than one reading."""

    def __init__(self, candidates: Iterable[Said]) -> None:
        """Keep what it might be."""
        super().__init__()
        self.candidates = tuple(dict.fromkeys(candidates))


@dataclass(frozen=True)
class Line:
    """The filled cells of a row above the header as one text, from left to right; ``starts`` says where each begins."""

    text: str
    starts: tuple[tuple[int, str], ...] = ()

    def cell(self, offset: int) -> str:
        """Give the address of the cell that holds a place of the text."""
        return next((cell for start, cell in reversed(self.starts) if start <= offset), "")


def lines(rows: Sequence[Sequence[Cell]]) -> list[Line]:
    """Give the rows above the header as lines of text."""
    return [_line(number, row) for number, row in enumerate(rows, 1)]


def _line(number: int, row: Sequence[Cell]) -> Line:
    text, starts = "", []
    for place, cell in enumerate(row):
        if part := _text(cell):
            text = f"{text} {part}" if text else part
            starts.append((len(text) - len(part), f"{letter(place)}{number}"))
    return Line(text, tuple(starts))


def _text(cell: Cell) -> str:
    if cell is None or isinstance(cell, ErrorCell):
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return printable(unspaced(str(cell)))


# a date


class _Dated(NamedTuple):
    """A date of a title: ``kind`` is label, explicit (a label that stands alone), plain, near, unknown or other."""

    said: Said
    kind: str


def find_date(titles: Sequence[Line], column: str) -> Said | None:
    """Find the date that a line states for all rows. A year alone is no date.

    Of a span of days it is the last one, by which all was done; what becomes valid does so on the first one. Dates of
    decrees, letters, prints and signatures are not looked at.

    Raises:
        Unsure: several dates might be meant, or one of which nobody can say what it is.
    """
    has_letter = any(_LETTER.search(line.text.lower()) for line in titles)
    dates = [dated for line in titles for dated in _dates(line, column, has_letter=has_letter)]
    own = [dated for dated in dates if dated.kind in ("label", "explicit")]
    rivals = [dated for dated in dates if dated.kind in ("plain", "near", "unknown")]
    if any(dated.kind == "explicit" for dated in own):  # "Tanggal Penilaian: ..." leaves no question but its like
        own = [dated for dated in own if dated.kind == "explicit"] + [each for each in own if each.kind == "label"]
        rivals = [dated for dated in rivals if dated.kind == "near"]
    if not own and all(dated.kind == "plain" for dated in rivals):
        own, rivals = rivals, []
    if len({dated.said.value for dated in (*own, *rivals)}) > 1 or (rivals and not own):
        raise Unsure(dated.said for dated in (*own, *rivals))
    return own[0].said if own else None


def seen_dates(titles: Sequence[Line]) -> tuple[Said, ...]:
    """Give every date above the table, whatever it is."""
    return tuple(
        Said(day, line.cell(found.start()))
        for line in titles
        for found in _DATE.finditer(line.text.lower())
        if (day := _as_date(found))
    )


def _dates(line: Line, column: str, *, has_letter: bool) -> Iterator[_Dated]:
    """Give the dates of a line, spans as one date, each with what the words before it make of it."""
    folded = line.text.lower()
    found = list(_DATE.finditer(folded))
    end, kind, place = 0, "", 0
    while place < len(found):
        first = last = found[place]
        before = folded[end : first.start()]
        if place + 1 < len(found) and re.fullmatch(_UNTIL, folded[first.end() : found[place + 1].start()]):
            place += 1
            last = found[place]
        place += 1
        kind = kind if kind and _AND.fullmatch(before) else _kind(before, column, has_letter=has_letter)
        end = last.end()
        if day := _as_date(first if column == "valid_from" else last):
            yield _Dated(Said(day, line.cell(first.start())), kind)


def _kind(before: str, column: str, *, has_letter: bool) -> str:
    """Say what the words before a date make of it."""
    if column == "valid_from" and re.search(rf"\d\s*(?:{_MONTH})?{_UNTIL}$", before):
        return "other"  # "1 Januari s.d. 31 Desember 2024": its beginning has no year
    label = re.search(rf"\b(?:{_LABELS[column]})\b{_BETWEEN}{_FIRST_DAYS}{_BETWEEN}$", before)
    is_valid = column == "valid_from" and label is not None and label[0].startswith(("berlaku", "mulai"))
    if not is_valid and _OTHER_DATES.search(before[: label.start()] if label else before):
        return "other"
    if label:
        words = re.sub(r"\b(hari|tanggal|tgl|waktu|periode)\b|[\s/.:]", "", before[: label.start()])
        if words:
            return "near" if re.search("[a-z]", _HARMLESS.sub("", before[: label.start()])) else "label"
        return "explicit"
    if _PLAIN.search(before) and not re.search(r"[a-z]", _PLAIN.sub("", before)):
        return "other" if has_letter else "plain"
    if re.search(rf"\b(?:{_LABELS[column]})\b", before):
        return "near"
    return "other" if _PLACE.search(before) else "unknown"


def _as_date(found: re.Match[str]) -> date | None:
    """Read a matched date; day before month, as everywhere in Indonesia."""
    month = found["month"] or found["month2"]
    try:
        return date(
            int(found["year"] or found["year2"]),
            int(month) if month.isdigit() else MONTHS[month],
            int(found["day"] or found["day2"]),
        )
    except ValueError:
        return None


# a method


_ELSEWHERE = re.compile(r"\s*(tempat|lokasi|penyelenggara|instansi|unit|upt|uptd|alamat|nama|asesor|assessor|ketua)\b")
"""How a line begins that names a place or an office, not how something was done."""


def find_method(titles: Sequence[Line], vocabulary: Vocabulary) -> Said | None:
    """Find the method that a line names for all rows, as one of the words of the assessments table.

    A line "Metode: ..." stands above what other lines say.

    Raises:
        Unsure: several methods are named.
    """
    known = {fold(word): method for method, words in METHOD_WORDS.items() for word in (*words, method)}
    words = known | dict(vocabulary.choices.get("method", {}))
    labels = {fold(spelling) for spelling in METHOD}
    stated: list[Said] = []
    named: list[Said] = []
    for line in titles:
        label, colon, value = line.text.partition(":")
        if colon and fold(label) in labels and (word := fold(value)):
            cell = line.cell(line.text.index(":"))
            of_words = [Said(words[word], cell)] if word in words else list(_methods(value, words, cell))
            stated += of_words or [Said(value.strip(), cell)]
        elif not _ELSEWHERE.match(line.text.lower()):
            named += _methods(line.text, words, line.cell(0))
    return _one(stated or named)


def _methods(text: str, words: Mapping[str, str], cell: str) -> Iterator[Said]:
    """Give the methods a text names, the longer names first, each part of the text once."""
    folded = fold(text)
    for word in sorted((word for word in words if len(word) > 3), key=len, reverse=True):
        pattern = rf"\b{re.escape(word)}\b"
        if re.search(pattern, folded):
            folded = re.sub(pattern, "|", folded)
            yield Said(words[word], cell)


def _one(found: Sequence[Said]) -> Said | None:
    """Give the one value of all that was found.

    Raises:
        Unsure: there are several.
    """
    if len({said.value for said in found}) > 1:
        raise Unsure(found)
    return found[0] if found else None


# a year, a period, a window


_CITED = re.compile(
    r"\b(?:nomor|nomer|no|uu|pp|perpres|permen\w*|perda|perbup|perwal\w*|pergub|peraturan|undang-undang|keputusan|sk|surat)\b"
    r"[^,;|()]{0,80}?\btahun\s+(?:19|20)\d\d\b"
    r"|\S*[^\s\d/]\S*/(?:19|20)\d\d\b|\b\d{1,5}/(?:19|20)\d\d\b|\S+/\S+/(?:19|20)\d\d\b"
    rf"|\b(?:keadaan|per|posisi|dicetak|cetak|update|[a-z]{3, 20},)\s+(?:bulan\s+)?(?:{_MONTH})\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""Years of regulations and letters, and of the day a list was made."""
_YEAR = re.compile(
    r"(?P<label>\b(?:tahun(?:\s+anggaran|\s+kinerja|\s+penilaian)?|t\.?\s?a\.?|apbd(?:-?p)?|anggaran|pagu|kinerja|skp|"
    r"periode(?:\s+penilaian)?|murni|perubahan)\s*[:.]?\s*)?\b(?P<year>20\d\d)\b"
)


def find_year(titles: Sequence[Line]) -> Said | None:
    """Find the one year that the lines name for their rows ("Tahun Anggaran 2027").

    Raises:
        Unsure: several years are named, or one of which no word says what it is.
    """
    found, labelled = [], False
    for line in titles:
        plain = _blanked(_blanked(line.text.lower(), _CITED), _DATE)
        for year in _YEAR.finditer(plain):
            found.append(Said(int(year["year"]), line.cell(year.start("year"))))
            labelled = labelled or year["label"] is not None
    if found and not labelled:
        raise Unsure(found)
    return _one(found)


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    """Take out what a pattern finds; every other sign keeps its place."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


_QUARTERS = {"triwulan": "Triwulan", "tw": "Triwulan", "kuartal": "Triwulan", "semester": "Semester", "smt": "Semester"}
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_PERIOD = re.compile(
    rf"\b(?P<part>{'|'.join(_QUARTERS)})\.?\s*(?:ke\s*-?\s*)?(?P<number>iv|i{{1,3}}|[1-4])\b"
    rf"|\b(?P<month>{_MONTH})\b|\b(?P<year>tahunan)\b"
)
_MORE = re.compile(
    r"\b(?:triwulan|tw|kuartal|semester|smt)\b[^|]*?\b(?:iv|i{1,3}|[1-4])\s*(?:dan|-|–|s\.?/?d\.?|&|,|sampai)"
)
_WHOLE_YEAR = re.compile(r"\b0?1\s+(?:januari|jan)\b.{0,30}\b31\s+(?:desember|des)\b(?:\s+20\d\d)?")


def find_period(titles: Sequence[Line]) -> Said | None:
    """Find the quarter, half-year or month that the lines name; 1 January to 31 December is the year ("tahunan").

    Raises:
        Unsure: several are named.
    """
    found: list[Said] = []
    for line in titles:
        text = line.text.lower()
        if year := _WHOLE_YEAR.search(text):
            found.append(Said("tahunan", line.cell(year.start())))
        text = _blanked(_blanked(_blanked(text, _WHOLE_YEAR), _CITED), _DATE)
        for match in _PERIOD.finditer(text):
            found.append(Said(_as_period(match), line.cell(match.start())))
        if more := _MORE.search(text):  # "Triwulan I dan II"
            found.append(Said(more[0].strip(), line.cell(more.start())))
    return _one(found)


def _as_period(match: re.Match[str]) -> str:
    if match["year"]:
        return "tahunan"
    if match["month"]:
        return f"Bulan {match['month'].title()}"
    return f"{_QUARTERS[match['part']]} {_ROMAN.get(match['number'], match['number'].upper())}"


_WINDOW = re.compile(
    r"(?P<before>\b(?:sebelum|tanpa|pra|belum)\s+)?\b(?:perubahan|apbd p|p apbd|apbdp|papbd|pergeseran)\b"
    r"|\b(?P<murni>murni|induk)\b"
)


def find_window(titles: Sequence[Line]) -> Said | None:
    """Tell the budget window that the lines name: murni or perubahan.

    Raises:
        Unsure: both are named, or the budget before its change.
    """
    found = []
    for line in titles:
        for match in _WINDOW.finditer(fold(line.text)):
            said = "sebelum perubahan" if match["before"] else "murni" if match["murni"] else "perubahan"
            found.append(Said(said, line.cell(0)))
    if any(said.value == "sebelum perubahan" for said in found):
        raise Unsure(found)
    return _one(found)


# an event


_EVENT = re.compile(r"forum|survei|usulan|musrenbang|fgd|rapat|diskusi")
_NAMED_EVENT = re.compile(r"\s*(?:nama\s+)?(?:forum|kegiatan|survei|sumber usulan)\s*:\s*(?P<name>\S.*)", re.IGNORECASE)


def find_event(titles: Sequence[Line]) -> Said | None:
    """Find the line that names a forum, survey or proposal; a line "Forum: ..." stands above the others.

    Raises:
        Unsure: several lines name one.
    """
    named = [
        Said(match["name"].strip(), line.cell(match.start("name")))
        for line in titles
        if (match := _NAMED_EVENT.match(line.text))
    ]
    return _one(named or [Said(line.text, line.cell(0)) for line in titles if _EVENT.search(line.text.lower())])

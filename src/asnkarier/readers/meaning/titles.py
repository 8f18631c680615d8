"""What the lines above a table say about all of its rows: a date, a year, a method, an event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from asnkarier.readers.display import printable
from asnkarier.readers.meaning.headers import METHOD
from asnkarier.tables.raw import Cell, ErrorCell
from asnkarier.tables.vocabulary import Vocabulary, fold

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
    "assessed_on": r"penilaian|pelaksanaan|asesmen|assess?ment|uji kompetensi|tes\b",
    "valid_from": r"berlaku|ditetapkan|penetapan|mulai",
    "raised_on": r"forum|kegiatan|pelaksanaan|usulan|survei",
}
"""What a date means, by the words before it; a plain "Tanggal: ..." means the date the table needs."""
_UNTIL = re.compile(
    r"\s*(?:s\s*[./]?\s*d\b\.?|sampai(?:\s+dengan)?\b|hingga\b|to\b|[-–—])\s*"
    r"(?:(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\b,?\s*)?(?:(?:tanggal|tgl)\b\.?\s*)?$"
)
"""What stands between the first and the last day of a span."""
_OTHER_DATES = re.compile(r"\b(cetak|dicetak|unduh|diunduh|update|diperbarui|lahir|print)\b")


def lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Give each row above the header as one line of text, from left to right."""
    return [" ".join(filter(None, map(_text, row))) for row in rows]


def _text(cell: Cell) -> str:
    if cell is None or isinstance(cell, ErrorCell):
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return printable(str(cell))


def find_date(texts: Sequence[str], column: str) -> date | None:
    """Find the date that a line states for all rows. A year alone is no date.

    Of a span of days it is the last one, by which all was done; what becomes valid does so on the first one.
    """
    plain = None
    for text in texts:
        folded = text.lower()
        dates = list(_DATE.finditer(folded))
        for place, found in enumerate(dates):
            before = folded[: found.start()]
            if _OTHER_DATES.search(before) or not (day := _as_date(found)):
                continue
            if column == "valid_from":
                if _UNTIL.search(before):  # "1 Januari s.d. 31 Desember 2024": its beginning has no year
                    continue
            elif place + 1 < len(dates) and _UNTIL.fullmatch(folded[found.end() : dates[place + 1].start()]):
                day = _as_date(dates[place + 1]) or day
            if re.search(_LABELS[column], before):
                return day
            if re.search(r"\b(tanggal|tgl)\b[^a-z]*(\d{1,2}\b.{0,12})?$", before):
                plain = plain or day
    return plain


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


def find_method(texts: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """Find the method that a line names for all rows, as one of the words of the assessments table."""
    known = {fold(word): method for method, words in METHOD_WORDS.items() for word in (*words, method)}
    region: Mapping[str, str] = vocabulary.choices.get("method", {})
    labels = {fold(spelling) for spelling in METHOD}
    for text in texts:
        label, _, value = text.partition(":")
        if fold(label) in labels and (word := fold(value)):
            return region.get(word) or known.get(word) or value.strip()
    whole = " | ".join(fold(text) for text in texts)
    words = sorted({**known, **region}.items(), key=lambda item: -len(item[0]))
    return next(
        (method for word, method in words if len(word) > 3 and re.search(rf"\b{re.escape(word)}\b", whole)), None
    )


def find_year(texts: Sequence[str]) -> int | None:
    """Find the one year that the lines name after "tahun" or "TA"; two different ones are none."""
    years = {
        int(year)
        for text in texts
        for year in re.findall(r"\b(?:tahun(?: anggaran)?|t\.? ?a\.?)\s*:?\s*((?:20)\d\d)\b", text.lower())
    }
    return years.pop() if len(years) == 1 else None


def find_period(texts: Sequence[str]) -> str | None:
    """Find a quarter or month that the lines name."""
    for text in texts:
        if found := re.search(
            r"\b(triwulan|semester)\s+(i{1,3}v?|iv|[1-4])\b|\bbulan\s+(" + _MONTH + r")\b", text.lower()
        ):
            return found[0].title() if found[3] else f"{found[1].title()} {found[2].upper()}"
    return None


def find_window(texts: Sequence[str]) -> str:
    """Tell the budget window: murni, unless the lines speak of the changed budget."""
    whole = " ".join(fold(text) for text in texts)
    return "perubahan" if re.search(r"\b(perubahan|apbd p|p apbd)\b", whole) else "murni"


def find_event(texts: Sequence[str]) -> str | None:
    """Find the line that names a forum, survey or proposal."""
    return next(
        (text for text in texts if re.search(r"forum|survei|usulan|musrenbang|fgd|rapat|diskusi", text.lower())), None
    )

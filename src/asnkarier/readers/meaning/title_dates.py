"""The date that lines above a table state for all of its rows, among all the dates that lines may speak of.

A line may speak of the decree it rests on, the letter it came with, the day it was printed. A date is taken only where
the words beside it leave one reading; otherwise :class:`Unsure` is raised with what it might be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from asnkarier.readers.meaning.said import Line, Said, Unsure

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
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})\b"
    rf"|\b(?P<day2>\d{{1,2}})\s*[-/. ]\s*(?P<month2>\d{{1,2}}|{MONTH})\s*[-/. ]\s*(?P<year2>(?:19|20)\d\d)\b",
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
_FIRST_DAYS = rf"(?:\d{{1,2}}(?:\s+(?:{MONTH}))?(?:{_UNTIL}|\s*(?:,|dan|&)\s*))*"
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
        for found in DATE.finditer(line.text.lower())
        if (day := _as_date(found))
    )


def _dates(line: Line, column: str, *, has_letter: bool) -> Iterator[_Dated]:
    """Give the dates of a line, spans as one date, each with what the words before it make of it."""
    folded = line.text.lower()
    found = list(DATE.finditer(folded))
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
    if column == "valid_from" and re.search(rf"\d\s*(?:{MONTH})?{_UNTIL}$", before):
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

"""What the lines above a table say about all of its rows beside a date: a method, a year, a period, a window, an event.

What a line says is taken only where the words beside it leave one reading; otherwise :class:`Unsure` is raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from asnkarier.readers.meaning.headers import METHOD
from asnkarier.readers.meaning.said import Line, Said, Unsure
from asnkarier.readers.meaning.title_dates import DATE, MONTH
from asnkarier.tables.vocabulary import Vocabulary, fold

METHOD_WORDS = {
    "assessment_center": ("assessment center", "assessment centre", "assesment center", "asesmen center",
                          "pusat penilaian", "uji kompetensi", "asesmen kompetensi"),
    "superior": ("penilaian atasan", "penilaian oleh atasan", "atasan langsung"),
    "training_result": ("hasil pelatihan", "evaluasi pelatihan"),
    "certificate": ("sertifikasi", "uji sertifikasi", "sertifikat"),
    "self": ("penilaian mandiri", "penilaian diri", "self assessment", "asesmen mandiri"),
}  # fmt: skip
_ELSEWHERE = re.compile(r"\s*(tempat|lokasi|penyelenggara|instansi|unit|upt|uptd|alamat|nama|asesor|assessor|ketua)\b")
"""How a line begins that names a place or an office, not how something was done."""


_UNUSED = re.compile(
    r"\b(pra|pre|sebelum|non|bukan|tanpa|belum|menunggu|menjelang|simulasi|persiapan|rencana|usul|usulan|jadwal|menuju"
    r"|selain)\b(?=.*\b(assess?ment|asess?men|uji|pusat|penilaian|sertifikasi|sertifikat|pelatihan|atasan)\b)"
)
"""Words before a method that was not used, or not yet: "pra assessment center"."""


def find_method(titles: Sequence[Line], vocabulary: Vocabulary) -> Said | None:
    """Find the method that a line names for all rows, as one of the words of the assessments table.

    A line "Metode: ..." stands above what other lines say.

    Raises:
        Unsure: several methods are named, or one that was not used, or not yet.
    """
    known = {fold(word): method for method, words in METHOD_WORDS.items() for word in (*words, method)}
    words = known | dict(vocabulary.choices.get("method", {}))
    labels = {fold(spelling) for spelling in METHOD}
    stated: list[Said] = []
    named: list[Said] = []
    unused: list[Said] = []
    for line in titles:
        label, colon, value = line.text.partition(":")
        if colon and fold(label) in labels and (word := fold(value)):
            cell = line.cell(line.text.index(":"))
            of_words = [Said(words[word], cell)] if word in words else list(_methods(value, words, cell))
            stated += of_words or [Said(value.strip(), cell)]
        elif not _ELSEWHERE.match(line.text.lower()):
            named += (found := list(_methods(line.text, words, line.cell(0))))
            if found and _UNUSED.search(fold(line.text)):
                unused.append(Said(line.text, line.cell(0)))
    if unused and not stated:
        raise Unsure(unused)
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
    rf"|\b(?:keadaan|per|posisi|dicetak|cetak|update|[a-z]{3, 20},)\s+(?:bulan\s+)?(?:{MONTH})\s+(?:19|20)\d\d\b",
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
        Unsure: several years are named, or one of which no word says what it is, or only that of a purpose.
    """
    found, of_purposes, labelled = [], [], False
    for line in titles:
        plain = _blanked(_blanked(line.text.lower(), _CITED), DATE)
        for year in _YEAR.finditer(plain):
            said = Said(int(year["year"]), line.cell(year.start("year")))
            if year.start() > _purpose(plain):
                of_purposes.append(said)
                continue
            found.append(said)
            labelled = labelled or year["label"] is not None
    if (found or of_purposes) and not labelled:
        raise Unsure(found or of_purposes)
    return _one(found)


_PURPOSE = re.compile(
    r"\b(?:(?:untuk|guna)(?!\s+(?:tahun|ta|t\.a|periode|triwulan|tw|semester|bulan)\b)|bahan|dasar (?:pem|pen|per)\w+"
    r"|dalam rangka|sebagai|(?:per)?syarat\w*|keperluan|kelengkapan)\b"
)
"""How words begin that say what a list is used for: "bahan pembayaran TPP bulan Maret"."""


def _purpose(text: str) -> int:
    """Give the place at which a line begins to say what the list is used for; its end if it does not."""
    found = _PURPOSE.search(text)
    return found.start() if found else len(text)


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    """Take out what a pattern finds; every other sign keeps its place."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


_QUARTERS = {"triwulan": "Triwulan", "tw": "Triwulan", "kuartal": "Triwulan", "semester": "Semester", "smt": "Semester"}
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_PERIOD = re.compile(
    rf"\b(?P<part>{'|'.join(_QUARTERS)})\.?\s*(?:ke\s*-?\s*)?(?P<number>iv|i{{1,3}}|[1-4])\b"
    rf"|\b(?P<month>{MONTH})\b|\b(?P<year>tahunan)\b"
)
_MORE = re.compile(
    r"\b(?:triwulan|tw|kuartal|semester|smt)\b[^|]*?\b(?:iv|i{1,3}|[1-4])\s*(?:dan|-|–|s\.?/?d\.?|&|,|sampai)"
)
_WHOLE_YEAR = re.compile(
    r"\b(?:0?1\s+(?:januari|jan)\b.{0,30}\b31\s+(?:desember|des)"
    r"|(?:januari|jan)\s*(?:20\d\d\s*)?(?:s\s*[./]?\s*d\b\.?|sampai(?:\s+dengan)?|hingga|[-–])\s*(?:desember|des))\b"
    r"(?:\s+20\d\d)?"
)


def find_period(titles: Sequence[Line]) -> Said | None:
    """Find the quarter, half-year or month that the lines name; 1 January to 31 December is the year ("tahunan").

    Raises:
        Unsure: several are named, or only one for which the list is used.
    """
    found: list[Said] = []
    of_purposes: list[Said] = []
    for line in titles:
        text = line.text.lower()
        if year := _WHOLE_YEAR.search(text):
            found.append(Said("tahunan", line.cell(year.start())))
        text = _blanked(_blanked(_blanked(text, _WHOLE_YEAR), _CITED), DATE)
        for match in _PERIOD.finditer(text):
            said = Said(_as_period(match), line.cell(match.start()))
            (of_purposes if match.start() > _purpose(text) else found).append(said)
        if more := _MORE.search(text):  # "Triwulan I dan II"
            found.append(Said(more[0].strip(), line.cell(more.start())))
    if of_purposes and not found:
        raise Unsure(of_purposes)
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

_DECREE = re.compile(r"\b(?:nomor|nomer|peraturan|keputusan|perbup|perwal\w*|perda|undang undang|surat)\b")
_OF_BUDGET = re.compile(r"\b(?:perubahan (?:apbd|anggaran)|(?:apbd|anggaran) perubahan|pergeseran anggaran)\b")
"""A decree about a changed budget; any other may change another decree."""


def find_window(titles: Sequence[Line]) -> Said | None:
    """Tell the budget window that the lines name: murni or perubahan.

    Raises:
        Unsure: both are named, or the budget before its change.
    """
    found = []
    for line in titles:
        text = fold(line.text)
        for match in _WINDOW.finditer("" if _DECREE.search(text) and not _OF_BUDGET.search(text) else text):
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

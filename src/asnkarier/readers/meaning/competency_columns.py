"""Headers of sheets with one column for each competency: "3. KOMUNIKASI", "Integritas 3", "Kerjasama"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz import fuzz, process

from asnkarier.readers.meaning.groups import ORPHAN
from asnkarier.tables.vocabulary import Vocabulary, fold

GENERIC_NAMES = (
    "integritas", "kerja sama", "komunikasi", "orientasi pada hasil", "pelayanan publik",
    "pengembangan diri dan orang lain", "mengelola perubahan", "pengambilan keputusan", "perekat bangsa",
)  # fmt: skip
"""The nine competencies every position has (PermenPANRB 38/2017)."""


class Says(StrEnum):
    """What the words around a level say it is."""

    NOTHING = ""  # "Kompetensi Manajerial"
    LEVEL = "level"  # "Level": reached or required
    SCORE = "score"  # "Nilai": the same, or points on another scale
    FOUND = "found"  # "Capaian"
    REQUIRED = "required"  # "Standar"
    GAP = "gap"
    OTHER = "other"  # "Bobot", "Catatan": no level
    UNKNOWN = "unknown"  # "Level Jabatan", "Penilai 2", "Tahun 2022": nobody here can tell


_GATHERS = {
    "kompetensi", "manajerial", "sosial", "kultural", "sosiokultural", "teknis", "inti", "umum", "generik", "unit",
    "aspek", "unsur", "kode", "nama", "dan", "atau", "yang", "per", "data", "asn", "pns", "pppk", "dinilai", "rekap",
    "rekapitulasi",
}  # fmt: skip
_LEVEL_WORDS = {"level", "lvl", "tingkat", "kompetensi", "penguasaan"}
_SCORE_WORDS = {"nilai", "skor", "score", "poin", "point"}
_FOUND_WORDS = {
    "hasil", "capaian", "pencapaian", "dicapai", "aktual", "penilaian", "asesmen", "assessment", "assesment", "uji",
    "individu", "peserta", "asesi", "pegawai", "tercapai", "dimiliki",
}  # fmt: skip
_GAP = re.compile(r"\b(gap|selisih|kesenjangan)\b")
_REQUIRED = re.compile(
    r"\b(standar|std|syarat|persyaratan|dipersyaratkan|disyaratkan|prasyarat|target|minimal|minimum|ideal|diharapkan|harapan"
    r"|skj|seharusnya|wajib)\b"
)
_OTHER = re.compile(
    r"\b(potensi|rekom\w*|saran|prioritas|jpm|bobot|kategori|catatan|keterangan|ket|uraian|deskripsi|bukti|persen|persentase"
    r"|rank|ranking|peringkat|kriteria|kesimpulan)\b"
)
_YEAR = re.compile(r"\b(tahun|ta|(19|20)\d\d)\b")
"""A year says when, not what; columns of two years are two columns of one competency."""
SUMMARY = re.compile(
    r"\b(total|jumlah|jpm|rata|rerata|kategori|rekom\w*|saran|gap|selisih|kesimpulan|keterangan|ket|catatan|proyeksi|persen"
    r"|indeks|nilai akhir|skor akhir|prioritas|peringkat|ranking|tahun|tanggal|metode|asesor|potensi)\b"
)
"""Columns beside the levels of a recap that are no competencies."""
NEAR = 82


@dataclass(frozen=True)
class Match:
    """A competency's code, and the standard its header states beside the name, if it does.

    ``says`` is what the words above and below the name say; ``group`` is the text by which columns of one competency
    differ.
    """

    code: str
    standard: str = ""
    says: Says = Says.NOTHING
    group: str = ""


def says(text: str) -> Says:
    """Tell what the words of a header say about the levels below it."""
    if text == ORPHAN:
        return Says.UNKNOWN
    name = _YEAR.sub(" ", fold(text))
    words = set(name.split()) - _GATHERS
    if _GAP.search(name):
        return Says.GAP
    if _OTHER.search(name):
        return Says.OTHER
    if _REQUIRED.search(name):
        return Says.REQUIRED
    if not words <= _LEVEL_WORDS | _SCORE_WORDS | _FOUND_WORDS:
        return Says.UNKNOWN
    if words & _FOUND_WORDS and not words & _SCORE_WORDS:
        return Says.FOUND
    if words & _SCORE_WORDS:
        return Says.SCORE
    return Says.LEVEL if words else Says.NOTHING


def _together(texts: Sequence[str]) -> Says:
    """Tell what several texts say together: the gravest of them."""
    said = {says(text) for text in texts}
    order = (Says.GAP, Says.OTHER, Says.UNKNOWN, Says.REQUIRED, Says.SCORE, Says.FOUND, Says.LEVEL)
    if Says.FOUND in said and Says.SCORE in said:
        said -= {Says.SCORE if any(says(text) is Says.FOUND for text in texts[-1:]) else Says.FOUND}
    return next((each for each in order if each in said), Says.NOTHING)


def match(path: Sequence[str], vocabulary: Vocabulary) -> Match | None:
    """Tell which competency a header names, and what its other texts say; None if it names none."""
    texts = [text for text in path if fold(text) or text == ORPHAN]
    for place in reversed(range(len(texts))):
        if found := _named(texts[place], vocabulary):
            around = [*texts[:place], *texts[place + 1 :]]
            own = [found.group] if found.group else []
            return replace(found, says=_together([*around, *own]), group=" ".join([*around, *own]))
    return None


def is_read(found: Match, wanted: str) -> bool | None:
    """Say whether a column is read: None if nobody can tell. ``wanted`` is ``level`` or ``level_required``."""
    if found.says is Says.UNKNOWN:
        if wanted != "level" and set(fold(found.group).split()) - _GATHERS - _LEVEL_WORDS == {"jabatan"}:
            return True
        return None
    read = {Says.NOTHING, Says.LEVEL, Says.SCORE, Says.FOUND if wanted == "level" else Says.REQUIRED}
    return found.says in read


def _named(text: str, vocabulary: Vocabulary) -> Match | None:
    """Read one name: as it is, without its number, without the standard after it, or with words such as "Standar"."""
    name = fold(text)
    if not name:
        return None
    bare = re.sub(r"^(?:\d{1,2}|kompetensi) ", "", name)
    for form in (name, bare):
        if code := vocabulary.competencies.get(form):
            return Match(code)
    with_standard = re.fullmatch(r"(.+?)(?: (?:standar|std|level|lvl|syarat|min))? ([1-5])", bare)
    code = vocabulary.competencies.get(with_standard[1]) if with_standard else None
    if with_standard and code:
        return Match(code, with_standard[2])
    words = bare.split()
    longest = max(map(len, vocabulary.competencies), default=0)
    most = min(len(words) - 1, (longest + 1) // 2)  # more words are longer than any name; whole pages come as headers
    for size in range(most, 0, -1):
        for start in range(len(words) - size + 1):
            inner = " ".join(words[start : start + size])
            if len(inner) > 3 and (code := vocabulary.competencies.get(inner)):
                rest = " ".join([*words[:start], *words[start + size :]])
                if _is_about(rest):
                    return Match(code, group=rest)
    return None


def _is_about(rest: str) -> bool:
    """Say whether the words beside a competency's name speak of its level, and are no part of another name."""
    return says(rest) is not Says.UNKNOWN


def nearest(text: str, vocabulary: Vocabulary) -> str:
    """Give the known spelling that is most like a header; empty if none is like it at all."""
    found = process.extractOne(_bare(text), list(vocabulary.competencies), scorer=fuzz.ratio, score_cutoff=50)
    return str(found[0]) if found else ""


def is_like_one(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether a header is so like a competency's name that it is probably a misspelling of it."""
    name = _bare(text)
    names = [spelling for spelling in vocabulary.competencies if len(spelling) > 5]
    return len(name) > 5 and process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=NEAR) is not None


def most_like_one(path: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """Give the text of a header of several rows that may be a competency's name; None where none is like one."""
    return next((text for text in reversed(path) if is_like_one(text, vocabulary)), None)


def _bare(text: str) -> str:
    return re.sub(r"^\d{1,2} | [1-5]$", "", fold(text))


def generic_codes(vocabulary: Vocabulary) -> dict[str, str]:
    """Give the codes of the nine generic competencies the region has, each with its name."""
    return {vocabulary.competencies[name]: name for name in GENERIC_NAMES if name in vocabulary.competencies}

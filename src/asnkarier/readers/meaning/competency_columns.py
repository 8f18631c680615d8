"""Headers of sheets with one column for each competency: "3. KOMUNIKASI", "Integritas 3", "Kerjasama"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from asnkarier.tables.vocabulary import Vocabulary, fold

GENERIC_NAMES = (
    "integritas", "kerja sama", "komunikasi", "orientasi pada hasil", "pelayanan publik",
    "pengembangan diri dan orang lain", "mengelola perubahan", "pengambilan keputusan", "perekat bangsa",
)  # fmt: skip
"""The nine competencies every position has (PermenPANRB 38/2017)."""

NOT_A_LEVEL = re.compile(
    r"\b(gap|standar|std|selisih|kesenjangan|potensi|rekom\w*|saran|prioritas|jpm|bobot|kategori|target|syarat|persyaratan)\b"
)
"""Words in a group's header that say: below it stand no levels found."""
FOUND = {
    "hasil", "capaian", "level", "nilai", "skor", "aktual", "level capaian", "capaian level", "hasil penilaian",
    "level hasil", "nilai capaian", "level aktual", "hasil asesmen", "hasil assessment", "level kompetensi", "individu",
}  # fmt: skip
"""Words below a competency's name that say: here stands the level found."""
SCORE = re.compile(r"(nilai|skor)\b")
"""How a header begins that may speak of a score: beside a column of levels it is not read."""
REQUIRED = {
    "standar",
    "std",
    "standar level",
    "level standar",
    "syarat",
    "level",
    "persyaratan",
    "level dipersyaratkan",
}
SUMMARY = re.compile(
    r"\b(total|jumlah|jpm|rata|rerata|kategori|rekom\w*|saran|gap|selisih|kesimpulan|keterangan|ket|catatan|proyeksi|persen"
    r"|indeks|nilai akhir|skor akhir|prioritas|peringkat|ranking|tahun|tanggal|metode|asesor|potensi)\b"
)
"""Columns beside the levels of a recap that are no competencies."""
NEAR = 82


@dataclass(frozen=True)
class Match:
    """A competency's code, and the standard its header states beside the name, if it does.

    ``rank`` orders several columns of one competency: the lowest is read.
    """

    code: str
    standard: str = ""
    rank: int = 0


def match(top: str, bottom: str, vocabulary: Vocabulary, *, wanted: str = "level") -> Match | None:
    """Tell which competency a column holds levels of.

    Args:
        top: the header, or in a header of two rows the upper text, which may stand over several columns.
        bottom: the lower text; empty in a header of one row.
        vocabulary: the region's competencies.
        wanted: ``level`` for levels found, ``level_required`` for standards.
    """
    found = _match(top, bottom, vocabulary, wanted)
    is_score = found and any(SCORE.match(fold(text)) for text in (top, bottom))
    return replace(found, rank=1) if found and is_score else found


def _match(top: str, bottom: str, vocabulary: Vocabulary, wanted: str) -> Match | None:
    if not bottom:
        return _named(top, vocabulary)
    if found := _named(bottom, vocabulary):
        is_other = NOT_A_LEVEL.search(fold(top)) if wanted == "level" else re.search(r"\b(gap|selisih)\b", fold(top))
        return None if is_other else found
    words = FOUND if wanted == "level" else REQUIRED
    return _named(top, vocabulary) if fold(bottom) in words else None


def _named(text: str, vocabulary: Vocabulary) -> Match | None:
    """Read one name: as it is, without its number, without the standard after it."""
    name = fold(text)
    if not name:
        return None
    bare = re.sub(r"^(?:\d{1,2}|kompetensi|level|nilai|skor) ", "", name)
    for form in (name, bare):
        if code := vocabulary.competencies.get(form):
            return Match(code)
    with_standard = re.fullmatch(r"(.+?)(?: (?:standar|std|level|lvl|syarat|min))? ([1-5])", bare)
    code = vocabulary.competencies.get(with_standard[1]) if with_standard else None
    return Match(code, with_standard[2]) if with_standard and code else None


def nearest(text: str, vocabulary: Vocabulary) -> str:
    """Give the known spelling that is most like a header; empty if none is like it at all."""
    found = process.extractOne(_bare(text), list(vocabulary.competencies), scorer=fuzz.ratio, score_cutoff=50)
    return str(found[0]) if found else ""


def is_like_one(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether a header is so like a competency's name that it is probably a misspelling of it."""
    name = _bare(text)
    names = [spelling for spelling in vocabulary.competencies if len(spelling) > 5]
    return len(name) > 5 and process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=NEAR) is not None


def _bare(text: str) -> str:
    return re.sub(r"^\d{1,2} | [1-5]$", "", fold(text))


def generic_codes(vocabulary: Vocabulary) -> dict[str, str]:
    """Give the codes of the nine generic competencies the region has, each with its name."""
    return {vocabulary.competencies[name]: name for name in GENERIC_NAMES if name in vocabulary.competencies}

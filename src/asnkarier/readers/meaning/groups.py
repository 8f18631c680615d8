"""What stands above a header counts: "Tanggal" below "Lahir" is a date of birth, below "SK" it is none of ours.

A header is a path of texts from the top row of the header to the lowest one. A group that says nothing of its own
("Data Pegawai") is left out of it; a group that goes with the text below is read with it ("Pangkat" over "TMT");
under any other group a column is unknown, however familiar its lower text looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from asnkarier.readers.meaning.money import without_unit
from asnkarier.tables.vocabulary import fold

Path = tuple[str, ...]
Found = tuple[str, int]
"""Our column and the rank of the spelling by which it was found."""

ORPHAN = "?"
"""Stands above a text of a lower row that a group may stand over or not: written once, in the middle of its columns."""

_HEADS = {"data", "identitas", "biodata", "informasi", "profil", "uraian"}
_PERSON = {
    "pegawai", "asn", "pns", "pppk", "aparatur", "sipil", "negara", "negeri", "peserta", "asesi", "umum", "pokok",
    "dasar", "diri", "pribadi", "personal", "kepegawaian", "individu", "yang", "dinilai", "dan",
}  # fmt: skip
_ALONE = {"pegawai", "asn", "peserta", "asesi", "kepegawaian", "pegawai yang dinilai", "peserta asesmen"}
"""Words that gather the columns about the person a row is about, and say nothing more about them."""
_RESULTS = {
    "hasil", "penilaian", "asesmen", "assessment", "assesment", "kompetensi", "uji", "kinerja", "evaluasi", "level",
    "manajerial", "sosial", "kultural", "teknis", "sosiokultural", "skp", "pegawai", "asn", "dan", "rekap",
}  # fmt: skip
_RESULT_COLUMNS = {
    "level", "assessed_on", "method", "competency", "predikat", "result_rating", "behaviour_rating", "year", "period",
}  # fmt: skip
_PRESENT = re.compile(r" (baru|sekarang|saat ini|terakhir|akhir|aktif|terkini)$")
_HELD = {
    "golongan", "tmt_golongan", "jabatan", "tmt_jabatan", "unor", "opd", "eselon", "jenjang", "jenis_jabatan",
    "education", "education_field",
}  # fmt: skip
"""Columns about what a person holds now, of which "baru" and "terakhir" say just that."""
_AS_PRESENT = 100
"""The rank of a spelling that is known only without such a word."""
UNIT = re.compile(
    r"\(?(rp\.?|rupiah|orang|org|jam|jp|jam pelajaran|hari|kelas|angkatan|dd[-/]mm[-/]yyyy)\)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Family:
    """A group that is understood: its words, and what the short texts below it mean; our columns stand there too."""

    words: frozenset[str]
    below: Mapping[str, str]
    columns: frozenset[str]


def _family(words: str, below: Mapping[str, str], columns: str = "") -> Family:
    short = {fold(text): column for column, texts in below.items() for text in texts.split(",")}
    return Family(frozenset(words.split()), short, frozenset(columns.split()) | set(below))


FAMILIES = (
    _family("pangkat golongan gol ruang golru pkt kepangkatan", {
        "golongan": "gol,gol ruang,golru,golongan,golongan ruang,ruang", "tmt_golongan": "tmt,tmt gol",
    }),
    _family("jabatan jab", {
        "jabatan": "nama,nama jabatan", "tmt_jabatan": "tmt,tmt jab", "jenis_jabatan": "jenis",
        "jenjang": "jenjang", "eselon": "eselon,esl,eslon,ess", "jabatan_id": "id,kode",
    }),
    _family("pendidikan pend", {
        "education": "tingkat,tk,jenjang,strata,tk ijazah,tingkat ijazah",
        "education_field": "jurusan,nama,program studi,prodi,bidang studi",
    }),
    _family("unit kerja unor organisasi", {"unor": "nama", "unor_id": "id,kode"}, "opd"),
    _family("perangkat daerah opd skpd", {"opd": "nama"}),
    _family("lahir kelahiran", {"birth_date": "tanggal,tgl"}),
    _family("cpns", {"tmt_cpns": "tmt"}),
    _family("pns", {"tmt_pns": "tmt"}),
    _family("atasan langsung", {"superior_nip": "nip"}),
    _family("kontrak perjanjian kerja", {"contract_end": "akhir,berakhir,sampai"}),
    _family("penilaian pelaksanaan asesmen assessment kompetensi uji", {
        "assessed_on": "tanggal,tgl", "method": "metode,cara",
    }),
    _family("kompetensi", {"competency": "kode,nama"}),
    _family("pelatihan diklat bangkom program", {
        "training": "kode,id", "title": "nama,judul", "form": "bentuk", "route": "jalur", "jp": "jp,jumlah jp",
        "days": "hari,jumlah hari", "provider": "penyelenggara",
    }, "partner reach months"),
    _family("biaya rp", {
        "cost_per_participant": "per peserta,peserta,per orang", "cost_per_class": "per kelas,kelas,per angkatan",
    }),
    _family("peserta jumlah", {
        "seats_min": "minimal,minimum,min", "seats_max": "maksimal,maksimum,maks,max",
    }),
    _family("durasi lama waktu", {"jp": "jp,jam pelajaran", "days": "hari"}),
    _family("hukuman disiplin hukdis", {"punishment_level": "tingkat", "punishment": "jenis"}, "valid_from valid_to"),
    _family("sk surat keputusan", {"decree": "nomor,no"}, "decided_on awarded_on"),
    _family("masa berlaku", {"valid_from": "mulai,dari,sejak", "valid_to": "sampai,hingga,sampai dengan,berakhir"}),
    _family("anggaran", {"year": "tahun", "ceiling": "pagu", "fund": "sumber,sumber dana", "window": "tahapan"}),
)  # fmt: skip
"""Groups that are understood. One of the columns of a family may stand below it by its whole name too."""


def reduced(path: Path) -> Path:
    """Give a path without what says nothing: empty and repeated texts, neutral groups, units below a header."""
    texts = list(dict.fromkeys(text for text in path if text))
    if len(texts) > 1 and UNIT.fullmatch(texts[-1].strip()):
        texts.pop()
    return (*(text for text in texts[:-1] if not is_neutral(text)), *texts[-1:])


def is_neutral(group: str) -> bool:
    """Say whether a group only gathers columns about the person of the row."""
    words = fold(group).split()
    if group == ORPHAN:
        return False
    if not words or fold(group) in _ALONE:
        return True
    return bool(_HEADS & set(words)) and all(word in _PERSON | _HEADS for word in words)


def column_of(path: Path, spellings: Mapping[str, Found], *, is_loose: bool = False) -> Found | None:
    """Find our column for a header.

    Args:
        path: the header's texts from the top down.
        spellings: column and rank by folded spelling, of one kind of table.
        is_loose: the group stands somewhere to the left, and nothing shows where it ends. One that is understood ends
            where a text begins that is known and none of its family: "Jabatan" is no group over "NIP".
    """
    texts = reduced(path)
    if ORPHAN in texts:
        return None
    if len(texts) < 2:
        return spelled(texts[0], spellings) if texts else None
    found = _below(" ".join(texts[:-1]), texts[-1], spellings)
    return _beyond(" ".join(texts[:-1]), texts[-1], spellings) if is_loose and not found else found


def spelled(text: str, spellings: Mapping[str, Found]) -> Found | None:
    """Find our column for one text: as it is, without number, unit, or the word that says it is the present one."""
    forms = list(_forms(text))
    if found := next((spellings[form] for form in forms if form in spellings), None):
        return found
    present = (_PRESENT.sub("", form) for form in forms if _PRESENT.search(form))
    found = next((spellings[form] for form in present if form in spellings), None)
    return (found[0], found[1] + _AS_PRESENT) if found and found[0] in _HELD else None


def _forms(text: str) -> Iterator[str]:
    name = fold(text)
    for form in (name, re.sub(r" rp$|^\d{1,2} ", "", name), fold(without_unit(text))):
        if form:
            yield form


def _below(group: str, lower: str, spellings: Mapping[str, Found]) -> Found | None:
    """Find our column for a text below a group that says something."""
    words = [word for word in fold(group).split() if word not in _HEADS]
    plain = _PRESENT.sub("", " " + " ".join(words)).strip()
    for top in dict.fromkeys((fold(group), " ".join(words), plain)):
        for form in (f"{top} {lower}", f"{lower} {top}"):
            if found := spelled(form, spellings):
                return found
    alone = spelled(lower, spellings)
    if alone and set(plain.split()) <= set(fold(lower).split()):
        return alone  # "Jabatan" over "TMT Jabatan"
    if alone and alone[0] in _RESULT_COLUMNS and set(words) <= _RESULTS:
        return alone
    columns = {column for column, _ in spellings.values()}
    for family in FAMILIES:
        if not plain or not set(plain.split()) <= family.words:
            continue
        if (column := family.below.get(_PRESENT.sub("", fold(lower)))) and column in columns:
            return column, _AS_PRESENT
        if alone and alone[0] in family.columns:
            return alone
    return None


def _beyond(group: str, lower: str, spellings: Mapping[str, Found]) -> Found | None:
    """Find our column for a text to the right of a group that is understood, where it cannot belong to the group."""
    words = set(_PRESENT.sub("", " " + fold(group)).split()) - _HEADS
    own = [family.columns for family in FAMILIES if words and words <= family.words and family.columns & _HELD]
    found = spelled(lower, spellings) if own else None
    return found if found and not any(found[0] in columns for columns in own) else None


def belongs(group: str, lower: str) -> bool:
    """Say whether a short text is understood below a group: "Gol" below "Pangkat"."""
    words = set(fold(group).split())
    return any(words and words <= family.words and fold(lower) in family.below for family in FAMILIES)


def shown(path: Sequence[str]) -> str:
    """Give the path as one text."""
    return " ".join(" ".join(dict.fromkeys(text for text in path if text)).split())

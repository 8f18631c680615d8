"""Spellings of the words that columns choose from, beside those a region adds in its configuration.

All are folded (``fold``): lower case, no punctuation. The words of ``Column.choices`` themselves always count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from asnkarier.tables.schema import Column, Kind
from asnkarier.tables.vocabulary import Vocabulary, fold

_RATING = {  # PermenPANRB 6/2022; the numbers are those of e-Kinerja exports
    "di_atas": ("di atas ekspektasi", "diatas ekspektasi", "1"),
    "sesuai": ("sesuai ekspektasi", "2"),
    "di_bawah": ("di bawah ekspektasi", "dibawah ekspektasi", "3"),
}
_JENJANG = {
    "jpt_utama": ("pimpinan tinggi utama", "jabatan pimpinan tinggi utama"),
    "jpt_madya": ("pimpinan tinggi madya", "jabatan pimpinan tinggi madya"),
    "jpt_pratama": ("pimpinan tinggi pratama", "jabatan pimpinan tinggi pratama"),
    "administrator": ("jabatan administrator",),
    "pengawas": ("jabatan pengawas",),
    "pelaksana": ("jabatan pelaksana",),
    "jf_ahli_utama": ("ahli utama",),
    "jf_ahli_madya": ("ahli madya",),
    "jf_ahli_muda": ("ahli muda",),
    "jf_ahli_pertama": ("ahli pertama",),
    "jf_penyelia": ("penyelia",),
    "jf_mahir": ("mahir",),
    "jf_terampil": ("terampil",),
    "jf_pemula": ("pemula",),
}
_SPELLINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "sex": {"L": ("laki laki", "pria", "m", "male"), "P": ("perempuan", "wanita", "f", "female")},
    "result_rating": _RATING,
    "behaviour_rating": _RATING,
    "predikat": {
        "sangat_baik": ("1",),
        "baik": ("2",),
        "butuh_perbaikan": ("cukup", "3"),  # the word of the older scale, still printed
        "kurang": ("4",),
        "sangat_kurang": ("5",),
    },
    "jenjang": _JENJANG,
    "method": {
        "assessment_center": ("assessment centre", "asesmen center", "pusat penilaian", "ac", "uji kompetensi"),
        "superior": ("atasan", "penilaian atasan", "atasan langsung"),
        "training_result": ("hasil pelatihan", "pelatihan", "post test"),
        "certificate": ("sertifikat", "sertifikasi"),
        "self": ("mandiri", "penilaian mandiri", "penilaian diri", "self assessment"),
    },
    "route": {
        "classical": ("klasikal", "pelatihan klasikal"),
        "nonclassical": ("nonklasikal", "non klasikal", "pelatihan nonklasikal", "pelatihan non klasikal"),
        "education": ("pendidikan", "tugas belajar"),
    },
    "reach": {
        "local": ("lokal", "daerah", "dalam daerah"),
        "national": ("nasional", "luar daerah"),
    },
    "window": {
        "murni": ("apbd", "apbd murni"),
        "perubahan": ("apbd p", "apbd perubahan", "p apbd"),
    },
    "scope": {
        "person": ("perorangan", "individu", "pegawai"),
        "jabatan_family": ("rumpun", "rumpun jabatan"),
    },
    "effectiveness_source": {
        "assumed": ("asumsi",),
        "provider": ("penyelenggara",),
        "measured": ("terukur", "hasil evaluasi"),
    },
    "status": {
        "proposed": ("usulan", "diusulkan", "usul", "calon peserta"),
        "approved": ("disetujui", "ditetapkan"),
        "attended": ("hadir", "mengikuti", "selesai", "telah mengikuti", "tidak lulus"),
        "passed": ("lulus", "kompeten", "lulus bersertifikat"),
        "dropped": ("gugur", "mengundurkan diri", "tidak selesai"),
        "declined": ("ditolak", "tidak disetujui"),
        "filled": ("terisi", "isi", "definitif"),
        "vacant": ("kosong", "lowong", "belum terisi"),
    },
    "phase": {
        "pre": ("pre test", "pretest", "pra tes", "pra test", "tes awal", "sebelum", "sebelum pelatihan"),
        "post": ("post test", "posttest", "pasca tes", "pasca test", "tes akhir", "sesudah", "setelah pelatihan"),
        "follow_up": ("follow up", "evaluasi pasca pelatihan", "tindak lanjut", "tes lanjutan"),
    },
    "punishment_level": {
        "ringan": ("hukuman disiplin ringan", "hukdis ringan", "tingkat ringan", "r"),
        "sedang": ("hukuman disiplin sedang", "hukdis sedang", "tingkat sedang", "s"),
        "berat": ("hukuman disiplin berat", "hukdis berat", "tingkat berat", "b"),
    },
    "award_level": {
        "international": ("internasional",),
        "national": ("nasional", "presiden", "negara"),
        "province": ("provinsi", "propinsi", "gubernur"),
        "region": ("kabupaten", "kota", "kabupaten kota", "daerah", "bupati", "wali kota"),
        "opd": ("perangkat daerah", "unit kerja", "skpd"),
    },
    "kind": {
        "promotion": ("promosi", "promosi jabatan", "kenaikan jenjang"),
        "transfer": ("mutasi", "rotasi", "perpindahan", "pindah", "mutasi jabatan", "rotasi jabatan"),
        "kenaikan_pangkat": (
            "kp", "kenaikan pangkat reguler", "kenaikan pangkat pilihan", "reguler", "pilihan", "kp reguler",
            "kp pilihan", "kp fungsional", "kp struktural", "kp penyesuaian ijazah", "kenaikan pangkat fungsional",
            "kenaikan pangkat struktural",
        ),
    },
}  # fmt: skip
EVERY_JENJANG = {"semua", "semua jenjang", "semua jabatan"}
"""Words that allow every jenjang, as an empty cell does."""


def spellings(column: Column, vocabulary: Vocabulary) -> Mapping[str, Any]:
    """Give every folded spelling of a column's words and the word it stands for; empty where any text may stand."""
    if column.kind is Kind.COMPETENCY:
        return vocabulary.competencies
    if column.kind is Kind.FLAG:
        return {"ya": True, "y": True, "true": True, "1": True, "tidak": False, "t": False, "false": False, "0": False}
    ours = {fold(text): word for word, texts in _SPELLINGS.get(column.name, {}).items() for text in texts}
    region = vocabulary.choices.get(column.name, {})
    words = {fold(word): word for word in (*column.choices, *region.values())}
    known = ours | words | dict(region)
    # Two tables may have a column of one name, each with its own choices.
    return {text: word for text, word in known.items() if word in column.choices} if column.choices else known


EMPLOYMENT_OF_ANY_KIND = {
    *("p", "c", "aktif", "daerah", "pusat", "pegawai daerah", "pegawai pusat", "pegawai negeri"),
    *("asn", "pegawai asn", "aparatur sipil negara", "pegawai aparatur sipil negara"),
}
"""What stands in such a column and fits a PNS and a PPPK alike, as an empty cell does; the NIP then decides."""
_NOT_EMPLOYED_SO = re.compile(r"\b(?:non|bukan) (?:asn|c?pns|pppk|p3k|pegawai negeri sipil)\b")


def employment(text: str) -> str | None:
    """Read the kind of employment out of a description; None where it names none."""
    folded = _NOT_EMPLOYED_SO.sub("", f" {fold(text)} ")
    if " paruh waktu " in folded or " pppk pw " in folded:
        return "PPPK_PW"
    if " pppk " in folded or " p3k " in folded or " perjanjian kerja " in folded:
        return "PPPK"
    if re.search(r"\bc?pnsd?\b|\bpegawai negeri sipil\b", folded):
        return "PNS"
    return None

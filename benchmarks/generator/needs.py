"""What people and OPDs ask for: forums with votes, surveys, proposals of the OPDs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

THEMES: dict[str, dict[str, tuple[str, ...]]] = {
    "mamuju": {
        "TIK": (
            "Aplikasi perkantoran dan tanda tangan elektronik",
            "Pengolahan data sekolah",
            "Membuat laporan dengan lembar kerja",
        ),
        "MPROY": ("Mengelola pekerjaan fisik dari rencana sampai serah terima", "Manajemen proyek bagi PPTK"),
        "PDO": ("Pegawai senior membimbing pegawai baru",),
        "PK": ("Kepemimpinan bagi kepala seksi dan kepala subbagian",),
        "KOM": ("Berkomunikasi dengan masyarakat dan kontraktor",),
        "KEUDA": ("Penatausahaan keuangan untuk bendahara",),
        "MPDIK": ("Menyusun program sekolah",),
        "KEMIT": ("Cara bekerja sama dengan kampus dan lembaga swadaya",),
    },
    "palangkaraya": {
        "SPBE": ("Menjalankan layanan dokumen secara elektronik",),
        "TIK": ("Aplikasi perkantoran bagi pegawai loket",),
        "MKIN": ("Memberi umpan balik kinerja yang adil",),
        "MP": ("Menghadapi cara kerja baru",),
        "ADMPU": ("Standar pelayanan dan tata naskah",),
        "PDO": ("Pendampingan pegawai baru oleh pimpinan",),
    },
    "manokwari": {
        "MPROY": ("Manajemen proyek infrastruktur",),
        "MSDA": ("Pengelolaan sumber daya alam berkelanjutan",),
        "MKES": ("Manajemen puskesmas di distrik yang jauh",),
        "MPDIK": ("Kepemimpinan sekolah",),
        "PARIW": ("Pelayanan wisata",),
        "PP": ("Pelayanan publik bagi petugas distrik",),
    },
    "tanjungpinang": {
        "MPROY": ("Manajemen proyek bagi perencana dan PPTK",),
        "INOV": ("Inovasi pelayanan publik",),
        "MONEV": ("Mengukur hasil program",),
        "PP": ("Pelayanan yang ramah dan cepat",),
        "TIK": ("Tanda tangan elektronik dan pengarsipan digital",),
        "PDO": ("Arah karier pegawai muda",),
    },
}


_ASKED_BY = {
    "MPDIK": ("PENDIDIKAN",), "MKES": ("KESEHATAN", "RSUD"), "PARIW": ("PARIWISATA",),
    "MSDA": ("LINGKUNGAN", "PERTANIAN", "PERIKANAN", "PERENCANAAN"),
}  # fmt: skip
"""Words in the names of the only offices that ask for a competency."""

_EVENTS: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "mamuju": (
        ("Forum Diskusi ASN Tenaga Kesehatan", "2026-03-12", ("KESEHATAN", "RSUD")),
        ("Forum Diskusi ASN Kecamatan dan Sekolah", "2026-03-05", ("KECAMATAN", "PENDIDIKAN")),
        ("Forum Diskusi ASN Perangkat Daerah", "2026-02-17", ("",)),
    ),
    "palangkaraya": (
        ("Survei Kebutuhan Pengembangan Kompetensi", "2026-04-21", ("KEPENDUDUKAN", "PELAYANAN TERPADU", "KECAMATAN")),
        ("Usulan Perangkat Daerah 2026", "2026-01-29", ("",)),
    ),
    "manokwari": (
        ("Usulan OPD Sektor Pembangunan", "2026-02-10", ("PENDIDIKAN", "KESEHATAN", "RSUD", "PEKERJAAN", "PARIWISATA")),
        ("Usulan OPD dan Distrik", "2026-02-24", ("",)),
    ),
    "tanjungpinang": (
        ("Wawancara Pegawai Triwulan II", "2026-06-24", ("KECAMATAN", "BADAN", "SEKRETARIAT")),
        ("Survei Kebutuhan Pelatihan Triwulan I", "2026-03-31", ("",)),
    ),
}
"""Event, day and the words in the names of the offices that took part; the first that fits counts."""


@dataclass(frozen=True)
class Need:
    """One need. ``unor`` and ``nip`` may be empty; ``votes`` 0 means not asked."""

    event: str
    day: str  # yyyy-mm-dd
    opd: str
    unor: str
    nip: str
    competency: str
    theme: str
    votes: int


def draw_needs(code: str, people: pd.DataFrame, seed: int) -> list[Need]:
    """Draw one to four needs for every OPD; forums and surveys count voices, some proposals name a person instead."""
    rng = np.random.default_rng([seed, len(people), 13, *code.encode()])
    needs = []
    for opd, members in people.groupby("opd"):
        name = str(opd)
        event, day, _ = next(each for each in _EVENTS[code] if _says(name, each[2]))
        asked = [competency for competency in THEMES[code] if _says(name, _ASKED_BY.get(competency, ("",)))]
        appeal = np.linspace(2.0, 0.6, len(asked))
        count = min(len(asked), int(rng.integers(1, 4)) + (len(members) > 60))
        for chosen in rng.choice(len(asked), count, replace=False, p=appeal / appeal.sum()):
            themes = THEMES[code][asked[chosen]]
            theme = themes[int(rng.integers(0, len(themes)))]
            voices = max(3, int(min(len(members), 120) * rng.uniform(0.15, 0.6)))
            one = members.iloc[int(rng.integers(0, len(members)))]
            by_unit = code in {"mamuju", "tanjungpinang"} and rng.random() < 0.35
            by_name = code in {"palangkaraya", "manokwari"} and rng.random() < 0.3
            needs.append(
                Need(
                    event,
                    day,
                    name,
                    one["unor"] if by_unit else "",
                    one["nip"] if by_name else "",
                    asked[chosen],
                    theme,
                    0 if by_name else voices,
                )
            )
    return needs


def _says(name: str, words: tuple[str, ...]) -> bool:
    return any(word in name for word in words)

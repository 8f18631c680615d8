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
    themes = THEMES[code]
    codes = list(themes)
    appeal = np.linspace(2.0, 0.6, len(codes))
    sizes = people.groupby("opd").size()
    members = people.groupby("opd")
    needs = []
    for number, opd in enumerate(sizes.index):
        event, day = _EVENTS[code][number % len(_EVENTS[code])]
        count = int(rng.integers(1, 4)) + (sizes[opd] > 60)
        for chosen in rng.choice(len(codes), min(count, len(codes)), replace=False, p=appeal / appeal.sum()):
            competency = codes[chosen]
            theme = themes[competency][int(rng.integers(0, len(themes[competency])))]
            present = max(3, int(min(sizes[opd], 120) * rng.uniform(0.15, 0.6)))
            one = members.get_group(opd).iloc[int(rng.integers(0, sizes[opd]))]
            by_unit = code in {"mamuju", "tanjungpinang"} and rng.random() < 0.35
            by_name = code in {"palangkaraya", "manokwari"} and rng.random() < 0.3
            needs.append(
                Need(
                    event,
                    day,
                    opd,
                    one["unor"] if by_unit else "",
                    one["nip"] if by_name else "",
                    competency,
                    theme,
                    0 if by_name else present,
                )
            )
    seen: dict[tuple[str, str, str, str, str], Need] = {}
    for need in needs:
        seen.setdefault((need.event, need.opd, need.unor, need.nip, need.competency), need)
    return list(seen.values())


_EVENTS: dict[str, tuple[tuple[str, str], ...]] = {
    "mamuju": (
        ("Forum Diskusi ASN Perangkat Daerah", "2026-02-17"),
        ("Forum Diskusi ASN Kecamatan dan Sekolah", "2026-03-05"),
        ("Forum Diskusi ASN Tenaga Kesehatan", "2026-03-12"),
    ),
    "palangkaraya": (
        ("Usulan Perangkat Daerah 2026", "2026-01-29"),
        ("Survei Kebutuhan Pengembangan Kompetensi", "2026-04-21"),
    ),
    "manokwari": (("Usulan OPD Sektor Pembangunan", "2026-02-10"), ("Usulan OPD dan Distrik", "2026-02-24")),
    "tanjungpinang": (
        ("Survei Kebutuhan Pelatihan Triwulan I", "2026-03-31"),
        ("Wawancara Pegawai Triwulan II", "2026-06-24"),
    ),
}

"""The standar kompetensi jabatan (SKJ) of each region, invented, and the levels they require of drawn people.

Generic levels follow the jenjang (the usual table; a region's SKJ repeats it for its structural posts), technical ones
the position. A family is named the way the position's name begins, so PPPK (``AHLI PERTAMA - PERAWAT``) are named beside
PNS (``PERAWAT AHLI MUDA``).
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from .jabatan import CALLINGS
from .offices import REGIONS

GENERIC = ("INT", "KS", "KOM", "OPH", "PP", "PDO", "MP", "PK", "PB")
JENJANG_LEVEL = {
    "jpt_pratama": 4, "administrator": 3, "pengawas": 2, "pelaksana": 1, "jf_ahli_madya": 4, "jf_ahli_muda": 3,
    "jf_ahli_pertama": 2, "jf_penyelia": 3, "jf_mahir": 2, "jf_terampil": 1,
}  # fmt: skip
JENJANG_NAME = {
    "jpt_pratama": "JPT Pratama", "administrator": "Administrator", "pengawas": "Pengawas", "pelaksana": "Pelaksana",
    "jf_ahli_madya": "Ahli Madya", "jf_ahli_muda": "Ahli Muda", "jf_ahli_pertama": "Ahli Pertama", "jf_penyelia": "Penyelia",
    "jf_mahir": "Mahir", "jf_terampil": "Terampil",
}  # fmt: skip

_Levels = dict[str, dict[str, int]]

# Technical competencies: by jenjang, by kind of office of its structural posts (level of administrators; one less for
# pengawas, one more for heads), and by family.
TECHNICAL: dict[str, tuple[_Levels, _Levels, _Levels]] = {
    "mamuju": (
        {
            "jpt_pratama": {"KEMIT": 3, "MPROY": 3, "KEUDA": 3}, "administrator": {"TIK": 3, "MPROY": 3, "KEUDA": 2},
            "pengawas": {"TIK": 2, "KEUDA": 2}, "pelaksana": {"TIK": 2}, "jf_ahli_pertama": {"TIK": 2}, "jf_ahli_muda": {"TIK": 2},
            "jf_ahli_madya": {"TIK": 3},
        },
        {"pendidikan": {"MPDIK": 3}, "pupr": {"INFRA": 3}, "perkim": {"INFRA": 3}, "kepegawaian": {"EVKOM": 3, "KEMIT": 3}, "bkad": {"KEUDA": 4}},
        {
            "GURU": {"MPDIK": 2}, "PERENCANA": {"MPROY": 3}, "PENGELOLA PENGADAAN BARANG/JASA": {"MPROY": 3, "KEUDA": 3},
            "AUDITOR": {"KEUDA": 3}, "ANALIS KEUANGAN PUSAT DAN DAERAH": {"KEUDA": 3}, "TEKNIK JALAN DAN JEMBATAN": {"INFRA": 3, "MPROY": 2},
            "TEKNIK TATA BANGUNAN DAN PERUMAHAN": {"INFRA": 3}, "TEKNIK PENGAIRAN": {"INFRA": 3}, "PRANATA KOMPUTER": {"TIK": 4},
            "ANALIS SUMBER DAYA MANUSIA APARATUR": {"EVKOM": 3}, "ANALIS KEBIJAKAN": {"KEMIT": 2},
        },
    ),
    "palangkaraya": (
        {
            "jpt_pratama": {"MKIN": 3, "SPBE": 3}, "administrator": {"MKIN": 3, "SPBE": 3}, "pengawas": {"MKIN": 2, "TIK": 2},
            "pelaksana": {"TIK": 2, "ADMPU": 2}, "jf_ahli_pertama": {"TIK": 2}, "jf_ahli_muda": {"TIK": 3}, "jf_ahli_madya": {"TIK": 3},
        },
        {
            "dukcapil": {"SPBE": 4, "ADMPU": 3}, "ptsp": {"SPBE": 3, "ADMPU": 4}, "kepegawaian": {"MTAL": 4, "SOSKOM": 3},
            "kecamatan": {"ADMPU": 3}, "kominfo": {"SPBE": 4}, "bkad": {"KEUDA": 4},
        },
        {
            "PRANATA KOMPUTER": {"TIK": 4, "SPBE": 3}, "ANALIS SUMBER DAYA MANUSIA APARATUR": {"MTAL": 3, "MKIN": 3},
            "PENATA PERIZINAN": {"ADMPU": 3, "SPBE": 2}, "ADMINISTRATOR DATABASE KEPENDUDUKAN": {"SPBE": 3}, "AUDITOR": {"KEUDA": 3},
            "ANALIS KEUANGAN PUSAT DAN DAERAH": {"KEUDA": 3}, "PRANATA HUBUNGAN MASYARAKAT": {"SOSKOM": 3}, "ARSIPARIS": {"ADMPU": 3},
        },
    ),
    "manokwari": (
        {
            "jpt_pratama": {"MPROY": 3, "RENDA": 3}, "administrator": {"MPROY": 3, "RENDA": 3}, "pengawas": {"MPROY": 2},
        },
        {
            "pendidikan": {"MPDIK": 3}, "kesehatan": {"MKES": 3}, "rsud": {"MKES": 3}, "pupr": {"INFRA": 3}, "perkim": {"INFRA": 3},
            "lh": {"MSDA": 3, "LHID": 3}, "pariwisata": {"PARIW": 3}, "pertanian": {"MSDA": 3}, "perikanan": {"MSDA": 3},
            "kepegawaian": {"ADMKAR": 4}, "bappeda": {"RENDA": 4},
        },
        {
            "GURU": {"MPDIK": 2}, "PERAWAT": {"MKES": 2}, "BIDAN": {"MKES": 2}, "DOKTER": {"MKES": 3}, "PERENCANA": {"RENDA": 3, "MPROY": 3},
            "TEKNIK JALAN DAN JEMBATAN": {"INFRA": 3, "MPROY": 2}, "TEKNIK TATA BANGUNAN DAN PERUMAHAN": {"INFRA": 3},
            "TEKNIK PENGAIRAN": {"INFRA": 3}, "PENYULUH PERTANIAN": {"MSDA": 2}, "PENYULUH PERIKANAN": {"MSDA": 2},
            "PENGENDALI DAMPAK LINGKUNGAN": {"LHID": 3, "MSDA": 3}, "PENGAWAS LINGKUNGAN HIDUP": {"LHID": 3},
            "ADYATAMA KEPARIWISATAAN DAN EKONOMI KREATIF": {"PARIW": 3}, "ANALIS SUMBER DAYA MANUSIA APARATUR": {"ADMKAR": 3},
            "PENGELOLA PENGADAAN BARANG/JASA": {"MPROY": 3},
        },
    ),
    "tanjungpinang": (
        {
            "jpt_pratama": {"MPROY": 3, "INOV": 3}, "administrator": {"MPROY": 3, "MONEV": 3}, "pengawas": {"MPROY": 2, "MONEV": 2},
            "pelaksana": {"TIK": 2}, "jf_ahli_pertama": {"INOV": 2}, "jf_ahli_muda": {"INOV": 2}, "jf_ahli_madya": {"INOV": 3},
        },
        {
            "ptsp": {"INOV": 3}, "dukcapil": {"INOV": 3}, "kepegawaian": {"MONEV": 3, "SURVEI": 3, "SOSKOM": 3}, "bappeda": {"RENDA": 4, "MONEV": 4},
            "bkad": {"KEUDA": 4}, "bapenda": {"KEUDA": 3}, "kecamatan": {"SOSKOM": 2},
        },
        {
            "PERENCANA": {"RENDA": 3, "MPROY": 3, "MONEV": 3}, "ANALIS SUMBER DAYA MANUSIA APARATUR": {"SURVEI": 3, "MONEV": 3},
            "ANALIS KEBIJAKAN": {"SURVEI": 3}, "PRANATA KOMPUTER": {"TIK": 4}, "AUDITOR": {"KEUDA": 3, "MONEV": 3},
            "ANALIS KEUANGAN PUSAT DAN DAERAH": {"KEUDA": 3}, "PRANATA HUBUNGAN MASYARAKAT": {"SOSKOM": 3},
            "PENGELOLA PENGADAAN BARANG/JASA": {"MPROY": 3}, "TEKNIK JALAN DAN JEMBATAN": {"MPROY": 2}, "PENATA PERIZINAN": {"INOV": 3},
        },
    ),
}  # fmt: skip

_GENERIC_OF_FAMILY: dict[str, dict[str, int]] = {"BIDAN": {"PP": 3}, "PENATA PERIZINAN": {"PP": 3}, "GURU": {"PDO": 3}}
"""Where the SKJ of a functional position asks more of a generic competency than the tier does."""


def technical_codes(code: str) -> list[str]:
    """Give the technical competencies the region's SKJ asks for, sorted."""
    return sorted({c for layer in TECHNICAL[code] for levels in layer.values() for c in levels})


@cache
def standards(code: str) -> pd.DataFrame:
    """Give the SKJ of a region: scope (jenjang, jabatan_family, jabatan), target, competency, level_required, basis, valid_from, valid_to."""
    region = REGIONS[code]
    by_jenjang, by_kind, by_family = TECHNICAL[code]
    rule = f"Peraturan {'Bupati' if region.kind == 'Kabupaten' else 'Wali Kota'} (contoh) tentang Standar Kompetensi Jabatan"
    rows: list[tuple[str, str, str, int]] = []
    for jenjang in ("jpt_pratama", "administrator", "pengawas"):
        rows += [("jenjang", jenjang, competency, JENJANG_LEVEL[jenjang]) for competency in GENERIC]
    for jenjang, levels in by_jenjang.items():
        rows += [("jenjang", jenjang, competency, level) for competency, level in levels.items()]
    for family in sorted(by_family.keys() | _GENERIC_OF_FAMILY.keys()):
        levels = _GENERIC_OF_FAMILY.get(family, {}) | by_family.get(family, {})
        for start in _beginnings(family):
            rows += [("jabatan_family", start, competency, level) for competency, level in levels.items()]
    for jabatan, levels in _structural(code, by_kind).items():
        rows += [("jabatan", jabatan, competency, level) for competency, level in levels.items()]
    table = pd.DataFrame(rows, columns=["scope", "target", "competency", "level_required"])
    return table.assign(basis=rule, valid_from=np.datetime64("2024-01-02", "s"), valid_to=np.datetime64("NaT", "s"))


def _beginnings(family: str) -> list[str]:
    """Give how the names of a family's positions begin: the PNS form, then the PPPK forms."""
    skilled = any(calling.family.startswith(family) and calling.skilled for calling in CALLINGS)
    expert = any(calling.family.startswith(family) and calling.expert for calling in CALLINGS)
    return [family, *([f"AHLI PERTAMA - {family}"] * expert), *([f"TERAMPIL - {family}"] * skilled)]


def _structural(code: str, by_kind: _Levels) -> _Levels:
    """Give the technical standards of the structural posts whose names do not recur in another office."""
    from .jabatan import posts

    named = posts(REGIONS[code])
    counts = pd.Series([post.jabatan for post in named]).value_counts()
    result: _Levels = {}
    for post in named:
        levels = by_kind.get(post.office.kind)
        if levels and counts[post.jabatan] == 1:
            more = {"II": 1, "III": 0, "IV": -1}[post.eselon.split(".")[0]]
            result[post.jabatan] = {competency: min(5, level + more) for competency, level in levels.items()}
    return result


def required_matrix(code: str, people: pd.DataFrame) -> tuple[np.ndarray, list[str]]:
    """Give the level required of each person (row) in each competency (column), 0 where none; and the columns' codes."""
    codes = [*GENERIC, *technical_codes(code)]
    table = standards(code)
    layers: dict[tuple[str, str], dict[str, int]] = {}
    for scope, target, competency, level in table[["scope", "target", "competency", "level_required"]].itertuples(index=False):
        layers.setdefault((scope, target), {})[competency] = level
    positions = people.groupby(["jabatan", "jenjang"], sort=False)
    matrix = np.zeros((positions.ngroups, len(codes)), dtype=np.int8)
    for number, (jabatan, jenjang) in enumerate(positions.groups):
        levels = dict.fromkeys(GENERIC, JENJANG_LEVEL[jenjang]) | layers.get(("jenjang", jenjang), {})
        words = jabatan.split()
        for stop in range(1, len(words) + 1):
            levels |= layers.get(("jabatan_family", " ".join(words[:stop])), {})
        levels |= layers.get(("jabatan", jabatan), {})
        matrix[number] = [levels.get(competency, 0) for competency in codes]
    return matrix[positions.ngroup().to_numpy()], codes

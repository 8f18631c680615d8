"""The standar kompetensi jabatan (SKJ) of each region, invented, and the levels they require of drawn people.

Generic levels follow the jenjang (the usual table; a region's SKJ repeats it for its structural posts), technical ones
the position. A family is named the way the position's name begins, so PPPK (``AHLI PERTAMA - PERAWAT``) are named
beside PNS (``PERAWAT AHLI MUDA``).
"""

from __future__ import annotations

from functools import cache
from typing import cast

import numpy as np
import pandas as pd

from .data import levels, rows
from .jabatan import CALLINGS, posts
from .offices import REGIONS

GENERIC = ("INT", "KS", "KOM", "OPH", "PP", "PDO", "MP", "PK", "PB")
JENJANG_LEVEL = {
    "jpt_pratama": 4,
    "administrator": 3,
    "pengawas": 2,
    "pelaksana": 1,
    "jf_ahli_madya": 4,
    "jf_ahli_muda": 3,
    "jf_ahli_pertama": 2,
    "jf_penyelia": 3,
    "jf_mahir": 2,
    "jf_terampil": 1,
}
JENJANG_NAME = {
    "jpt_pratama": "JPT Pratama",
    "administrator": "Administrator",
    "pengawas": "Pengawas",
    "pelaksana": "Pelaksana",
    "jf_ahli_madya": "Ahli Madya",
    "jf_ahli_muda": "Ahli Muda",
    "jf_ahli_pertama": "Ahli Pertama",
    "jf_penyelia": "Penyelia",
    "jf_mahir": "Mahir",
    "jf_terampil": "Terampil",
}

_Levels = dict[str, dict[str, int]]


def _technical(region: str, layer: str) -> _Levels:
    """Give the technical competencies of a region's positions (``data/technical_standards.csv``).

    ``layer`` is ``jenjang``, ``kind`` (of office: the level of its administrators, one less for pengawas, one more for
    heads) or ``family``.
    """
    found = [row for row in rows("technical_standards") if (row["region"], row["layer"]) == (region, layer)]
    return {row["target"]: levels(row["levels"]) for row in found}


_GENERIC_OF_FAMILY: dict[str, dict[str, int]] = {"BIDAN": {"PP": 3}, "PENATA PERIZINAN": {"PP": 3}, "GURU": {"PDO": 3}}
"""Where the SKJ of a functional position asks more of a generic competency than the tier does."""


def technical_codes(code: str) -> list[str]:
    """Give the technical competencies the region's SKJ asks for, sorted."""
    return sorted({c for row in rows("technical_standards") if row["region"] == code for c in levels(row["levels"])})


@cache
def standards(code: str) -> pd.DataFrame:
    """Give the SKJ of a region with the columns of the standards table; scopes jenjang, jabatan_family and jabatan."""
    by_jenjang, by_kind, by_family = (_technical(code, layer) for layer in ("jenjang", "kind", "family"))
    regent = "Bupati" if REGIONS[code].kind == "Kabupaten" else "Wali Kota"
    rule = f"Peraturan {regent} (contoh) tentang Standar Kompetensi Jabatan"
    required: list[tuple[str, str, str, int]] = []
    for jenjang in ("jpt_pratama", "administrator", "pengawas"):
        required += [("jenjang", jenjang, competency, JENJANG_LEVEL[jenjang]) for competency in GENERIC]
    for jenjang, asked in by_jenjang.items():
        required += [("jenjang", jenjang, competency, level) for competency, level in asked.items()]
    for family in sorted(by_family.keys() | _GENERIC_OF_FAMILY.keys()):
        asked = _GENERIC_OF_FAMILY.get(family, {}) | by_family.get(family, {})
        for start in _beginnings(family):
            required += [("jabatan_family", start, competency, level) for competency, level in asked.items()]
    for jabatan, asked in _structural(code, by_kind).items():
        required += [("jabatan", jabatan, competency, level) for competency, level in asked.items()]
    table = pd.DataFrame(required, columns=["scope", "target", "competency", "level_required"])
    return table.assign(basis=rule, valid_from=np.datetime64("2024-01-02", "s"), valid_to=np.datetime64("NaT", "s"))


def _beginnings(family: str) -> list[str]:
    """Give how the names of a family's positions begin: the PNS form, then the PPPK forms."""
    skilled = any(calling.family.startswith(family) and calling.skilled for calling in CALLINGS)
    expert = any(calling.family.startswith(family) and calling.expert for calling in CALLINGS)
    return [family, *([f"AHLI PERTAMA - {family}"] * expert), *([f"TERAMPIL - {family}"] * skilled)]


def _structural(code: str, by_kind: _Levels) -> _Levels:
    """Give the technical standards of the structural posts whose names do not recur in another office."""
    named = posts(REGIONS[code])
    counts = pd.Series([post.jabatan for post in named]).value_counts()
    result: _Levels = {}
    for post in named:
        asked = by_kind.get(post.office.kind)
        if asked and counts[post.jabatan] == 1:
            more = {"II": 1, "III": 0, "IV": -1}[post.eselon.split(".")[0]]
            result[post.jabatan] = {competency: min(5, level + more) for competency, level in asked.items()}
    return result


def required_matrix(code: str, people: pd.DataFrame) -> tuple[np.ndarray, list[str]]:
    """Give the level required of each person (row) in each competency (column), 0 where none, and the columns."""
    codes = [*GENERIC, *technical_codes(code)]
    table = standards(code)
    layers: dict[tuple[str, str], dict[str, int]] = {}
    for scope, target, competency, level in table[["scope", "target", "competency", "level_required"]].itertuples(
        index=False
    ):
        layers.setdefault((scope, target), {})[competency] = level
    positions = people.groupby(["jabatan", "jenjang"], sort=False)
    matrix = np.zeros((positions.ngroups, len(codes)), dtype=np.int8)
    for number, position in enumerate(positions.groups):
        jabatan, jenjang = cast(tuple[str, str], position)
        levels = dict.fromkeys(GENERIC, JENJANG_LEVEL[jenjang]) | layers.get(("jenjang", jenjang), {})
        words = jabatan.split()
        for stop in range(1, len(words) + 1):
            levels |= layers.get(("jabatan_family", " ".join(words[:stop])), {})
        levels |= layers.get(("jabatan", jabatan), {})
        matrix[number] = [levels.get(competency, 0) for competency in codes]
    return matrix[positions.ngroup().to_numpy()], codes

"""Assessment results as assessment centres send them: a wide recap with a header of two rows, or a long list."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from .assessments import Results, long_rows
from .sheet import Group, Sheet
from .standards import GENERIC

GENERIC_NAMES = {
    "INT": "Integritas",
    "KS": "Kerja Sama",
    "KOM": "Komunikasi",
    "OPH": "Orientasi pada Hasil",
    "PP": "Pelayanan Publik",
    "PDO": "Pengembangan Diri dan Orang Lain",
    "MP": "Mengelola Perubahan",
    "PK": "Pengambilan Keputusan",
    "PB": "Perekat Bangsa",
}
REAL_SPELLINGS = {"KS": "Kerjasama", "OPH": "Orintasi Pada Hasil"}
"""As a live header row had them."""
_MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]


def long_date(day: str) -> str:
    """Give ``20 Agustus 2025`` for ``2025-08-20``."""
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


_SMALL = {
    "Dan": "dan",
    "Pada": "pada",
    "Bagi": "bagi",
    "Rsud": "RSUD",
    "Dprd": "DPRD",
    "Dprk": "DPRK",
    "Uptd": "UPTD",
    "Paud": "PAUD",
}
_ROMAN = {"Ii": "II", "Iii": "III", "Iv": "IV", "Ix": "IX"}


def proper(text: str) -> str:
    """Give a name in capitals as a letter writes it: ``Dinas Pekerjaan Umum dan Penataan Ruang``."""
    return " ".join((_SMALL | _ROMAN).get(word, word) for word in text.title().split(" "))


def wide_recap(
    people: pd.DataFrame,
    levels: np.ndarray,
    results: Results,
    *,
    name: str,
    titles: Sequence[str],
    place_and_date: str,
    numbered: bool = False,
    left_out: Sequence[str] = (),
) -> Sheet:
    """Lay the levels of one assessment centre out as a recap of those who were there.

    Two header rows: ``Kompetensi`` and ``Gap Kompetensi`` stand over one column per competency each. ``numbered``
    writes ``3. KOMUNIKASI``; ``left_out`` competencies have no columns.
    """
    there = np.nonzero((levels > 0).any(axis=1))[0]
    codes = [code for code in GENERIC if code not in left_out]
    columns = [results.codes.index(code) for code in codes]
    level, required = levels[there][:, columns], results.required[there][:, columns]
    names = [
        f"{number}. {GENERIC_NAMES[code].upper()}" if numbered else (GENERIC_NAMES | REAL_SPELLINGS)[code]
        for number, code in enumerate(codes, 1)
    ]
    jpm = np.round(100 * level.sum(axis=1) / required.sum(axis=1), 2)
    category = np.where(jpm >= 90, "Optimal", np.where(jpm >= 78, "Cukup Optimal", "Kurang Optimal")).astype(object)
    persons = people.iloc[there]
    before = [
        ("No", np.arange(1, len(there) + 1).astype(object), 5.0),
        ("Nama", _full_names(persons), 32.0),
        ("NIP", persons["nip"].to_numpy(dtype=object), 20.0),
        ("Jabatan", persons["jabatan"].map(proper).to_numpy(dtype=object), 34.0),
        ("Perangkat Daerah", persons["opd"].map(proper).to_numpy(dtype=object), 34.0),
    ]
    totals = [
        ("Total", level.sum(axis=1).astype(object), 7.0),
        ("JPM (%)", jpm.astype(object), 9.0),
        ("Kategori", category, 15.0),
    ]
    found = [(name_, level[:, n].astype(object), 11.0) for n, name_ in enumerate(names)]
    gaps = [(name_, np.minimum(0, level[:, n] - required[:, n]).astype(object), 11.0) for n, name_ in enumerate(names)]
    everything = [*before, *found, *totals, *gaps]
    first = len(before)
    return Sheet(
        name,
        [header for header, _, _ in everything],
        [column for _, column, _ in everything],
        titles=titles,
        groups=(
            Group("Kompetensi", first, first + len(codes) - 1),
            Group("Gap Kompetensi", first + len(codes) + 3, first + 2 * len(codes) + 2),
        ),
        widths=[width for _, _, width in everything],
        footer=((3, place_and_date), (3, "Kepala Unit Penilaian Kompetensi (contoh),"), (3, "ttd.")),
    )


def long_list(
    people: pd.DataFrame,
    parts: Sequence[tuple[np.ndarray, np.ndarray | str, str]],
    codes: Sequence[str],
    names: dict[str, str],
    *,
    name: str,
    headers: Sequence[str],
    titles: Sequence[str] = (),
    plain: bool = False,
) -> Sheet:
    """Lay levels out one per row.

    ``parts`` are levels (people x competencies), their day (one, or one per person) and the method as the office
    writes it. ``headers`` are the office's words for number, NIP, name, competency, level, date and method.
    """
    columns: list[list[np.ndarray]] = [[] for _ in range(6)]
    nip, full = people["nip"].to_numpy(dtype=object), people["name"].str.title().to_numpy(dtype=object)
    spelled = np.array([names[code] for code in codes], dtype=object)
    for levels, day, method in parts:
        person, competency, level = long_rows(levels)
        days = np.full(len(people), day, dtype="datetime64[D]") if isinstance(day, str) else day
        unique, found = np.unique(days, return_inverse=True)
        texts = np.array(["-".join(reversed(str(one).split("-"))) for one in unique], dtype=object)
        values = (
            nip[person],
            full[person],
            spelled[competency],
            level.astype(object),
            texts[found][person],
            np.full(len(person), method, dtype=object),
        )
        for column, value in zip(columns, values, strict=True):
            column.append(value)
    data = [np.concatenate(column) for column in columns]
    return Sheet(
        name,
        headers,
        [np.arange(1, len(data[0]) + 1).astype(object), *data],
        titles=titles,
        widths=(6, 21, 28, 36, 8, 13, 20),
        plain=plain,
    )


def _full_names(people: pd.DataFrame) -> np.ndarray:
    before = np.where(people["title_before"] == "", "", people["title_before"] + " ")
    after = np.where(people["title_after"] == "", "", ", " + people["title_after"])
    return np.asarray(before + people["name"].str.title() + after, dtype=object)

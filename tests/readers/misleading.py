"""Draws sheets that invite a wrong reading, each with the truth about it: what may be stored, and nothing else.

A :class:`Draft` is a sheet before it is laid out: title lines, and blocks of columns that stay together. A misleading
part is a function that changes a draft; it is added to ``PARTS`` with the kinds of sheet it is for. ``draw`` takes a
draft of a kind, lets some parts loose on it and lays it out in one of the ways offices do. ``honest`` does the same
without a misleading part: such a sheet must be read without a question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import xlsxwriter
from sent_files import GENERIC, NIPS
from sent_files import VOCABULARY as WORDS

from asnkarier.errors import InputRefused
from asnkarier.readers.read import ReadResult, read_file
from asnkarier.tables import IMPORTED
from asnkarier.tables.check import check

VOCABULARY = replace(
    WORDS,
    choices={"form": {"pelatihan teknis": "teknis"}, "fund": {"apbd": "APBD"}, "funds": {"apbd": "APBD"}},
)

Key = tuple[Any, ...]
Truth = dict[Key, dict[str, Any]]
"""By the key of a row: what its columns hold; None where the sheet says nothing that may be stored."""


@dataclass
class Col:
    """A column: its header's texts from the top down and its cells; ``holds`` names ours if it is the true one."""

    path: tuple[str, ...]
    cells: list[Any]
    holds: str = ""


@dataclass
class Draft:
    """A sheet before it is laid out; ``blocks`` of columns stay together, the rows are those of ``keys``."""

    kind: str
    titles: list[str]
    blocks: list[list[Col]]
    keys: list[Key]
    truth: Truth
    done: list[str] = field(default_factory=list)

    def take(self, holds: str) -> Col:
        """Take the true column of that meaning out of the draft."""
        for block in self.blocks:
            for col in block:
                if col.holds == holds:
                    block.remove(col)
                    return col
        raise LookupError(holds)

    def has(self, holds: str) -> bool:
        """Say whether the true column of that meaning still stands by itself."""
        return any(col.holds == holds for block in self.blocks for col in block)

    def of_key(self, column: str) -> list[Any]:
        """Give the true values of a column, row by row."""
        return [self.truth[key][column] for key in self.keys]


@dataclass(frozen=True)
class Sheet:
    """A sheet laid out: rows, merged cells, and the truth."""

    kind: str
    rows: list[list[Any]]
    merged: list[tuple[int, int, int, int]]
    truth: Truth
    done: tuple[str, ...]

    def write(self, path: Path) -> Path:
        """Write it as a workbook."""
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet("Data")
            for r, row in enumerate(self.rows):
                for c, value in enumerate(row):
                    if value is not None:
                        page.write(r, c, value)
            for top, left, bottom, right in self.merged:
                page.merge_range(top, left, bottom, right, self.rows[top][left])
        return path


NONSENSE = ("Zwarta", "Kolbi", "Menara Tiga", "Grup Delta", "Pleno", "Rewang", "Sesi Pagi", "Tahap Akhir", "Versi B")
"""Words that no reader has seen above a column."""
FOUND = (
    "Nilai Peserta", "Hasil Penilaian", "Capaian", "Level Capaian", "Hasil Asesmen", "Temuan Asesor", "Skor Akhir",
    "Profil Individu", "Kompetensi", "Level", "Pencapaian ASN", "Hasil Uji Kompetensi", "Potret Pegawai", "Realisasi",
)  # fmt: skip
NEEDED = (
    "Level Jabatan", "Level Dipersyaratkan", "Standar Kompetensi Jabatan", "SKJ", "Tuntutan Jabatan", "Level Ideal",
    "Ekspektasi", "Profil Jabatan", "Kebutuhan Jabatan", "Level", "Target", "Patokan", "Level Posisi", "Acuan",
)  # fmt: skip
OTHERS = (
    "Penilaian Atasan",
    "Skor Asesor",
    "Asesor 1",
    "Asesor 2",
    "Nilai Wawancara",
    "Nilai LGD",
    "Penilai II",
    "Pretest",
)
OLD_NEW = (
    ("Lama", "Baru"), ("Semula", "Menjadi"), ("Asal", "Tujuan"), ("Sebelum", "Sesudah"), ("Dulu", "Sekarang"),
    ("2022", "2025"), ("Awal", "Akhir"), ("Dari", "Ke"), (2022, 2025),
)  # fmt: skip
GOLONGAN = ("II/c", "II/d", "III/a", "III/b", "III/c", "III/d", "IV/a")
JABATAN = ("Analis Contoh", "Penata Contoh", "Kepala Bidang Contoh", "Kepala Seksi Contoh", "Pengelola Contoh")
UNITS = ("Dinas Contoh A", "Dinas Contoh B", "Badan Contoh C", "Kecamatan Contoh D")
PREDIKAT = {"Sangat Baik": "sangat_baik", "Baik": "baik", "Butuh Perbaikan": "butuh_perbaikan", "Kurang": "kurang"}


def _other(rng: Random, values: Iterable[Any], pool: Iterable[Any]) -> list[Any]:
    """Give for each value another one of the pool, never the same."""
    choices = list(pool)
    return [rng.choice([each for each in choices if each != value]) for value in values]


def _names(rng: Random, count: int) -> list[str]:
    first = ("ANI", "BUDI", "CITRA", "DODO", "EKA", "FARAH", "GITA", "HADI")
    return [f"{rng.choice(first)} {rng.choice(('CONTOH', 'MISAL', 'UMPAMA'))} {chr(65 + n)}" for n in range(count)]


# The plain sheet of each kind


def employees(rng: Random, spell: Callable[..., str]) -> Draft:
    """Give a list of people."""
    count = rng.randint(2, 5)
    nips = rng.sample(NIPS, count)
    facts: dict[str, list[Any]] = {
        "name": _names(rng, count),
        "golongan": [rng.choice(GOLONGAN) for _ in nips],
        "jabatan": [rng.choice(JABATAN) for _ in nips],
        "unor": [rng.choice(UNITS) for _ in nips],
    }
    headers = {
        "name": spell("Nama", "Nama Pegawai", "Nama Lengkap"),
        "golongan": spell("Golongan", "Gol Ruang", "Gol. Ruang Akhir", "Pangkat/Gol"),
        "jabatan": spell("Jabatan", "Nama Jabatan", "Jabatan Terakhir"),
        "unor": spell("Unit Kerja", "Nama Unit Kerja", "UNOR"),
    }
    columns = [
        Col(("No",), list(range(1, count + 1))),
        Col((spell("NIP", "NIP Baru", "NIP Pegawai"),), list(nips), "nip"),
    ]
    columns += [Col((headers[name],), list(values), name) for name, values in facts.items()]
    keys = [(nip,) for nip in nips]
    truth = {key: {name: values[n] for name, values in facts.items()} for n, key in enumerate(keys)}
    for row in truth.values():
        row |= dict.fromkeys(("birth_date", "tmt_golongan", "tmt_jabatan", "eselon", "education", "superior_nip"))
    return Draft("employees", ["DAFTAR PEGAWAI"], [[col] for col in columns], keys, truth)


def wide(rng: Random, spell: Callable[..., str]) -> Draft:
    """Give a recap with one column for each competency."""
    count = rng.randint(2, 5)
    nips = rng.sample(NIPS, count)
    codes = rng.sample(list(GENERIC), rng.randint(3, 9))
    people = [Col(("No",), list(range(1, count + 1))), Col((spell("NIP", "NIP Peserta"),), list(nips), "nip")]
    people.append(Col((spell("Nama", "Nama Peserta", "Nama Pegawai"),), _names(rng, count)))
    levels = [
        Col((spell(GENERIC[code], GENERIC[code].upper()),), [rng.randint(1, 5) for _ in nips], code) for code in codes
    ]
    keys = [(nip, code) for nip in nips for code in codes]
    truth = {(nip, col.holds): {"level": col.cells[n]} for n, nip in enumerate(nips) for col in levels}
    titles = ["REKAPITULASI HASIL PENILAIAN", "Tanggal Penilaian : 20 Agustus 2025", "Metode : Assessment Center"]
    return Draft("wide", titles, [*([col] for col in people), levels], keys, truth)


def long(rng: Random, spell: Callable[..., str]) -> Draft:
    """Give a list with one row for each person and competency."""
    keys = [(nip, code) for nip in rng.sample(NIPS, rng.randint(1, 3)) for code in rng.sample(list(GENERIC), 3)]
    levels = [rng.randint(1, 5) for _ in keys]
    columns = [
        Col(("NIP",), [nip for nip, _ in keys], "nip"),
        Col((spell("Nama", "Nama Pegawai"),), ["ANI MISAL"] * len(keys)),
        Col((spell("Kompetensi", "Nama Kompetensi"),), [GENERIC[code] for _, code in keys], "competency"),
        Col((spell("Level Capaian", "Level", "Capaian", "Level Hasil"),), levels, "level"),
        Col((spell("Tanggal Penilaian", "Tgl Penilaian"),), ["20-08-2025"] * len(keys)),
        Col((spell("Metode", "Metode Penilaian"),), ["Assessment Center"] * len(keys)),
    ]
    truth = {key: {"level": level} for key, level in zip(keys, levels, strict=True)}
    return Draft("long", ["HASIL PENILAIAN"], [[col] for col in columns], keys, truth)


def standards(rng: Random, spell: Callable[..., str]) -> Draft:
    """Give the levels that positions require."""
    keys = [(jabatan, code) for jabatan in rng.sample(JABATAN, 2) for code in rng.sample(list(GENERIC), 3)]
    levels = [rng.randint(1, 5) for _ in keys]
    columns = [
        Col((spell("Nama Jabatan", "Jabatan"),), [jabatan for jabatan, _ in keys], "target"),
        Col(("Kompetensi",), [GENERIC[code] for _, code in keys], "competency"),
        Col((spell("Level Dipersyaratkan", "Level Standar", "Level Minimal"),), levels, "level_required"),
        Col((spell("Berlaku Mulai", "Mulai Berlaku"),), ["01-01-2024"] * len(keys)),
    ]
    truth = {key: {"level_required": level} for key, level in zip(keys, levels, strict=True)}
    return Draft("standards", ["STANDAR KOMPETENSI JABATAN"], [[col] for col in columns], keys, truth)


def performance(rng: Random, spell: Callable[..., str]) -> Draft:
    """Give ratings of a year."""
    nips = rng.sample(NIPS, rng.randint(2, 5))
    rated = [rng.choice(list(PREDIKAT)) for _ in nips]
    columns = [
        Col(("NIP",), list(nips), "nip"),
        Col(("Nama",), _names(rng, len(nips))),
        Col((spell("Tahun", "Tahun Kinerja"),), [2025] * len(nips)),
        Col((spell("Predikat Kinerja", "Predikat"),), rated, "predikat"),
    ]
    keys = [(nip,) for nip in nips]
    truth = {key: {"predikat": PREDIKAT[each]} for key, each in zip(keys, rated, strict=True)}
    return Draft("performance", ["REKAP PREDIKAT KINERJA"], [[col] for col in columns], keys, truth)


def trainings(rng: Random, spell: Callable[..., str]) -> Draft:
    """Give a catalogue."""
    keys = [(f"P-{n:03}",) for n in range(1, rng.randint(3, 6))]
    facts = {
        "jp": [rng.randint(1, 9) * 10 for _ in keys],
        "cost_per_participant": [rng.randint(1, 9) * 1_000_000 for _ in keys],
        "seats_max": [rng.randint(20, 40) for _ in keys],
    }
    columns = [
        Col((spell("Kode", "Kode Pelatihan"),), [key for (key,) in keys], "training"),
        Col(("Nama Pelatihan",), [f"Pelatihan Contoh {n}" for n in range(len(keys))]),
        Col(("Jalur",), ["Klasikal"] * len(keys)),
        Col(("Bentuk",), ["Pelatihan teknis"] * len(keys)),
        Col(("Jumlah Hari",), [3] * len(keys)),
        Col(("Biaya per Kelas",), [0] * len(keys)),
        Col(("Peserta Minimal",), [5] * len(keys)),
        Col(("Jumlah Kelas Maksimal",), [1] * len(keys)),
        Col(("Sumber Dana",), ["APBD"] * len(keys)),
        Col((spell("JP", "Jumlah JP"),), facts["jp"], "jp"),
        Col((spell("Biaya per Peserta", "Biaya Peserta"),), facts["cost_per_participant"], "cost_per_participant"),
        Col((spell("Peserta Maksimal", "Kapasitas", "Kuota"),), facts["seats_max"], "seats_max"),
    ]
    truth = {key: {name: values[n] for name, values in facts.items()} for n, key in enumerate(keys)}
    return Draft("trainings", ["KATALOG PELATIHAN"], [[col] for col in columns], keys, truth)


def budgets(rng: Random, spell: Callable[..., str]) -> Draft:
    """Give ceilings."""
    units = rng.sample(UNITS, 3)
    ceilings = [rng.randint(1, 90) * 10_000_000 for _ in units]
    columns = [
        Col((spell("Tahun Anggaran", "Tahun"),), [2027] * 3),
        Col((spell("Sumber Dana", "Sumber Anggaran"),), ["APBD"] * 3),
        Col((spell("Perangkat Daerah", "OPD"),), list(units), "opd"),
        Col((spell("Pagu", "Pagu Anggaran"),), ceilings, "ceiling"),
    ]
    truth = {(unit,): {"ceiling": ceiling} for unit, ceiling in zip(units, ceilings, strict=True)}
    return Draft("budgets", ["PAGU ANGGARAN"], [[col] for col in columns], [(unit,) for unit in units], truth)


BASES = {each.__name__: each for each in (employees, wide, long, standards, performance, trainings, budgets)}
TABLE = {"wide": "assessments", "long": "assessments"}
KEYS = {
    "employees": ("nip",), "wide": ("nip", "competency"), "long": ("nip", "competency"), "performance": ("nip",),
    "standards": ("target", "competency"), "trainings": ("training",), "budgets": ("opd",),
}  # fmt: skip


# Misleading parts

Part = Callable[[Random, Draft], None]
PARTS: list[tuple[tuple[str, ...], Part]] = []


def misleads(*kinds: str) -> Callable[[Part], Part]:
    """Add a misleading part for some kinds of sheet."""

    def add(part: Part) -> Part:
        PARTS.append((kinds, part))
        return part

    return add


@misleads("employees")
def a_group_about_something_else(rng: Random, draft: Draft) -> None:
    """Columns with familiar names below a group that makes them other people's, or of another time."""
    group = rng.choice((
        "CPNS", "Atasan", "Pejabat Penilai", "Latihan Jabatan", "Diklat", "Riwayat Pangkat Pertama", "Pasangan",
        "Usulan", "Jabatan Lama", "Plt", "Jabatan Rangkap", "Kenaikan Berikutnya", "SK", "Mutasi Asal", "Anak",
        *NONSENSE,
    ))  # fmt: skip
    size = len(draft.keys)
    cols = [
        Col((group, "Nama"), ["DIKLATPIM IV"] * size),
        Col((group, rng.choice(("Gol", "Gol Akhir", "Golongan"))), _other(rng, draft.of_key("golongan"), GOLONGAN)),
        Col((group, rng.choice(("Jabatan", "Nama Jabatan"))), _other(rng, draft.of_key("jabatan"), JABATAN)),
        Col((group, "Unit Kerja"), _other(rng, draft.of_key("unor"), UNITS)),
        Col((group, rng.choice(("Tanggal", "Tgl", "No. SK"))), ["01-01-2011"] * size),
    ]
    if draft.has("golongan") and rng.random() < 0.3:  # with or without the true one beside
        draft.take("golongan")
    draft.blocks.append(rng.sample(cols, rng.randint(2, 4)))


@misleads("employees")
def facts_right_of_another_person(rng: Random, draft: Draft) -> None:
    """Columns with bare names right of the one that names a superior: they are the superior's."""
    left = rng.choice(
        ("Nama Atasan", "NIP Penilai", "Nama Pejabat Penilai", "Nama Atasan Langsung", "Nama Suami/Istri")
    )
    size = len(draft.keys)
    cols = [Col((left,), ["x"] * size)]
    for holds, names, pool in (("jabatan", ("Jabatan", "Nama Jabatan"), JABATAN), ("unor", ("Unit Kerja",), UNITS)):
        if draft.has(holds):
            cols.append(Col((rng.choice(names),), _other(rng, draft.of_key(holds), pool)))
            if rng.random() < 0.5:
                draft.take(holds)
    cols.append(Col(("Keterangan",), ["-"] * size))  # what stands right of it is nobody else's
    draft.blocks.append(cols)


@misleads("employees")
def old_and_new(rng: Random, draft: Draft) -> None:
    """What a person holds, before and after."""
    holds = rng.choice(("jabatan", "unor", "golongan"))
    if not draft.has(holds):
        return
    pool = {"jabatan": JABATAN, "unor": UNITS, "golongan": GOLONGAN}[holds]
    name = {"jabatan": "Jabatan", "unor": "Unit Kerja", "golongan": "Golongan"}[holds]
    true = draft.take(holds)
    old, new = rng.choice(OLD_NEW)
    flat = rng.random() < 0.4
    cols = [
        Col((f"{name} {old}",) if flat else (name, old), _other(rng, true.cells, pool)),
        Col((f"{name} {new}",) if flat else (name, new), true.cells),
    ]
    draft.blocks.append(cols if rng.random() < 0.7 else cols[::-1])


@misleads("employees")
def two_names_for_one_thing(rng: Random, draft: Draft) -> None:
    """Two columns that are both spelled as one of ours, and differ; only the sender knows which is meant."""
    holds = rng.choice(("jabatan", "golongan"))
    if not draft.has(holds):
        return
    pool, names = {
        "jabatan": (JABATAN, ("Jabatan", "Nama Jabatan", "Jabatan Saat Ini", "Jabatan Aktif", "Jabatan Baru")),
        "golongan": (GOLONGAN, ("Gol", "Golongan", "Golongan Akhir", "Pangkat/Gol", "Gol Ruang", "Golru")),
    }[holds]
    true = draft.take(holds)
    first, second = rng.sample(names, 2)
    draft.blocks += [[Col((first,), true.cells)], [Col((second,), _other(rng, true.cells, pool))]]


def _levels_block(draft: Draft) -> list[Col]:
    return next((block for block in draft.blocks if any(col.holds in GENERIC for col in block)), [])


def _is_plain(draft: Draft) -> bool:
    return {len(col.path) for col in _levels_block(draft)} == {1} and all(col.path[0] for col in _levels_block(draft))


def _sums(rng: Random, draft: Draft, levels: list[Col], needed: list[Col]) -> None:
    """Add what the sheet computes from the true levels."""
    rows = range(len(levels[0].cells))
    if rng.random() < 0.3:
        sign = rng.choice((1, -1))
        gaps = [[sign * (col.cells[n] - need.cells[n]) for n in rows] for col, need in zip(levels, needed, strict=True)]
        top = rng.choice(("Gap", "Gap Kompetensi", "Selisih", "Kesenjangan"))
        draft.blocks.append([Col((top, col.path[-1]), gap) for col, gap in zip(levels, gaps, strict=True)])
    if rng.random() < 0.3:
        draft.blocks.append(
            [Col((rng.choice(("Total", "Jumlah")),), [sum(col.cells[n] for col in levels) for n in rows])]
        )
    if rng.random() < 0.2:
        means = [round(sum(col.cells[n] for col in levels) / len(levels), 2) for n in rows]
        draft.blocks.append([Col(("Rata-rata",), means)])


@misleads("wide")
def groups_over_all_competencies(rng: Random, draft: Draft) -> None:
    """The same competencies twice, below two groups: what was reached and something else."""
    if not _is_plain(draft):
        return
    block = _levels_block(draft)
    mine, their = rng.choice((
        (rng.choice(FOUND), rng.choice(NEEDED)), (rng.choice(FOUND), rng.choice(OTHERS)), tuple(rng.sample(OTHERS, 2)),
        ("Tahun 2025", "Tahun 2022"), tuple(rng.sample(NONSENSE, 2)), (rng.choice(NONSENSE), rng.choice(NEEDED)),
    ))  # fmt: skip
    if mine == their:
        return
    wrong = [Col((their, col.path[0]), _other(rng, col.cells, range(1, 6))) for col in block]
    for place, col in enumerate(block):
        col.path = (mine, str(place + 1) if mine == "Hasil Penilaian" and rng.random() < 0.5 else col.path[0])
    if any(col.path[1].isdigit() for col in block):
        for place, col in enumerate(block):
            col.path = (mine, str(place + 1))
    draft.blocks.insert(rng.randint(0, len(draft.blocks)), wrong)
    _sums(rng, draft, [Col((wrong[n].path[-1],), col.cells) for n, col in enumerate(block)], wrong)


@misleads("wide")
def columns_below_each_competency(rng: Random, draft: Draft) -> None:
    """Below each competency two or three columns."""
    if not _is_plain(draft):
        return
    block = _levels_block(draft)
    mine, their = rng.choice((
        (rng.choice(FOUND), rng.choice(NEEDED)), (rng.choice(OTHERS), rng.choice(OTHERS)), (2025, 2022),
        ("2025", "2022"), ("Akhir", "Awal"), (rng.choice(FOUND), rng.choice(NONSENSE)),
        ("Nilai Akhir", "Nilai Wawancara"),
    ))  # fmt: skip
    if mine == their:
        return
    cols = []
    has_gap = rng.random() < 0.4
    sign = rng.choice((1, -1))
    turned = rng.random() < 0.5
    for col in block:
        wrong = _other(rng, col.cells, range(1, 6))
        parts = [Col((*col.path, mine), col.cells, col.holds), Col((*col.path, their), wrong)]
        cols += parts[::-1] if turned else parts
        if has_gap:
            cols.append(Col((*col.path, "Gap"), [sign * (a - b) for a, b in zip(col.cells, wrong, strict=True)]))
    block[:] = cols


@misleads("wide")
def only_what_is_needed(rng: Random, draft: Draft) -> None:
    """The levels below the only group are those that are required; what was reached is not in the sheet."""
    if not _is_plain(draft):
        return
    group = rng.choice([each for each in NEEDED if each not in ("Level",)])
    for col in _levels_block(draft):
        col.path = (group, col.path[0])
        col.holds = ""
    draft.truth = {key: {"level": None} for key in draft.keys}


@misleads("wide")
def a_flat_pair(rng: Random, draft: Draft) -> None:
    """Two columns for each competency, side by side in a header of one row."""
    if not _is_plain(draft):
        return
    block = _levels_block(draft)
    mine, their = rng.choice((("Level", "Standar"), ("Nilai", "Level"), ("Capaian", "Target"), ("Hasil", "Syarat")))
    cols = []
    for col in block:
        parts = [
            Col((f"{mine} {col.path[0]}",), col.cells, col.holds),
            Col((f"{their} {col.path[0]}",), _other(rng, col.cells, range(1, 6))),
        ]
        cols += parts
    block[:] = cols


@misleads("wide")
def sums_of_other_levels(rng: Random, draft: Draft) -> None:
    """The levels stand below a group that says nothing, but the sheet's sums show that they are others."""
    if not _is_plain(draft):
        return
    block = _levels_block(draft)
    rows = range(len(block[0].cells))
    true = [[1 + (cell + 1) % 5 for cell in col.cells] for col in block]
    draft.blocks.append([Col(("Total",), [sum(cells[n] for cells in true) for n in rows])])
    if all(sum(cells[n] for cells in true) == sum(col.cells[n] for col in block) for n in rows):
        return
    draft.truth = {key: {"level": None} for key in draft.keys}
    if any(sum(cells[n] for cells in true) == sum(col.cells[n] for col in block) for n in rows):
        draft.truth = {}  # the rows that agree by chance say nothing


@misleads("wide")
def a_title_of_other_figures(rng: Random, draft: Draft) -> None:
    """The title calls the figures gaps, weights, ranks, wishes or required levels, and no header says otherwise."""
    block = _levels_block(draft)
    if not _is_plain(draft) or {col.path[0].lower() for col in block} - {name.lower() for name in GENERIC.values()}:
        return
    for col in block:
        col.path = ("Kompetensi", col.path[0])
    draft.titles[0] = rng.choice((
        "KESENJANGAN KOMPETENSI PEGAWAI", "GAP KOMPETENSI", "STANDAR KOMPETENSI JABATAN PEGAWAI", "BOBOT KOMPETENSI",
        "TARGET LEVEL KOMPETENSI", "PERINGKAT PEGAWAI PER KOMPETENSI", "LEVEL YANG DIPERSYARATKAN",
    ))  # fmt: skip
    draft.truth = {key: {"level": None} for key in draft.keys}


@misleads("wide")
def a_second_column_without_a_header(rng: Random, draft: Draft) -> None:
    """Below the name of each competency two columns, of which the right one has no header and is the true one."""
    if not _is_plain(draft):
        return
    block = _levels_block(draft)
    block[:] = [
        each
        for col in block
        for each in (Col(col.path, _other(rng, col.cells, range(1, 6)), col.holds), Col(("",), col.cells))
    ]


@misleads("wide")
def the_date_of_a_document(rng: Random, draft: Draft) -> None:
    """A bare date beside a document or a birthplace; that of the levels stands above the table."""
    left = rng.choice(("No SK", "Nomor Surat", "Tempat Lahir", "No. Sertifikat", "Surat Tugas"))
    bare = rng.choice(("Tanggal", "Tgl", "TANGGAL"))
    size = len(draft.blocks[0][0].cells)
    draft.blocks.append([Col((left,), ["x"] * size), Col((bare,), ["03-02-2021"] * size)])
    for row in draft.truth.values():
        row["assessed_on"] = pd.Timestamp(2025, 8, 20)


@misleads("long", "standards")
def two_levels(rng: Random, draft: Draft) -> None:
    """Two columns of levels in a long list."""
    holds = "level" if draft.kind == "long" else "level_required"
    if not draft.has(holds):
        return
    true = draft.take(holds)
    pairs = [
        (rng.choice(FOUND[:6]), rng.choice(NEEDED)), ("Nilai Akhir", "Nilai Wawancara"), ("Skor Asesor", "Nilai"),
        ("Level 2025", "Level 2022"), tuple(rng.sample(OTHERS, 2)), ("Capaian", "Level"), ("Nilai", "Level Kompetensi"),
    ]  # fmt: skip
    if holds == "level_required":
        pairs = [("Level", "Capaian"), ("Level Baru", "Level Lama"), ("Standar", "Level"), ("Level 2025", "Level 2022")]
    mine, their = rng.choice(pairs)
    if mine == their:
        return
    wrong = Col((their,), _other(rng, true.cells, range(1, 6)))
    right = Col((mine,), true.cells)
    grouped = rng.random() < 0.3
    if grouped:
        top = rng.choice(("Level", "Nilai", "Kompetensi Pegawai", "Hasil"))
        wrong.path, right.path = (top, their), (top, mine)
    draft.blocks.append([right, wrong] if rng.random() < 0.5 else [wrong, right])
    if rng.random() < 0.4 and holds == "level":
        sign = rng.choice((1, -1))
        gap = [sign * (a - b) for a, b in zip(true.cells, wrong.cells, strict=True)]
        draft.blocks.append([Col((rng.choice(("Gap", "Selisih")),), gap)])


@misleads("performance")
def ratings_of_parts_of_the_year(rng: Random, draft: Draft) -> None:
    """One rating for each quarter, or of two years, below one group; or one that the superior gave."""
    if not draft.has("predikat"):
        return
    true = draft.take("predikat")
    names = rng.choice((
        ("TW I", "TW II", "TW III", "TW IV"), ("Triwulan 1", "Triwulan 2"), (2024, 2025), ("Semester I", "Semester II"),
        ("Usulan", "Ditetapkan"), tuple(rng.sample(NONSENSE, 2)),
    ))  # fmt: skip
    flat = rng.random() < 0.4
    top = rng.choice(("Predikat", "Predikat Kinerja"))
    cols = [Col((f"{top} {name}",) if flat else (top, name), _other(rng, true.cells, PREDIKAT)) for name in names[:-1]]
    cols.append(Col((f"{top} {names[-1]}",) if flat else (top, names[-1]), true.cells))
    if rng.random() < 0.3:
        cols.insert(0, Col((top,), _other(rng, true.cells, PREDIKAT)))
    draft.truth = {key: {"predikat": None} for key in draft.keys}
    draft.blocks.append(cols)


@misleads("trainings")
def costs_and_hours_in_parts(rng: Random, draft: Draft) -> None:
    """Costs of the whole event or of two years, hours of theory and practice."""
    holds, top, names = rng.choice((
        ("cost_per_participant", "Biaya", ("per Peserta", "Total")),
        ("cost_per_participant", "Biaya", ("2027", "2026")),
        ("cost_per_participant", "Biaya", (2027, 2026)),
        ("cost_per_participant", "Biaya", tuple(rng.sample(NONSENSE, 2))),
        ("jp", "JP", ("Jumlah", "Teori")), ("jp", "JP", ("Baru", "Lama")), ("jp", "Jumlah JP", ("2027", "2026")),
        ("seats_max", "Peserta", ("Maksimal", "Terdaftar")), ("seats_max", "Kuota", ("2027", "2026")),
    ))  # fmt: skip
    if not draft.has(holds):
        return
    true = draft.take(holds)
    wrong = [value * rng.choice((2, 3, 10)) for value in true.cells]
    flat = rng.random() < 0.4
    paths = [(f"{top} {name}",) if flat else (top, name) for name in names]
    cols = [Col(paths[0], true.cells), Col(paths[1], wrong)]
    draft.blocks.append(cols if rng.random() < 0.5 else cols[::-1])


@misleads("budgets")
def ceilings_in_parts(rng: Random, draft: Draft) -> None:
    """Ceilings before and after the change, of two years, or beside what was spent."""
    if not draft.has("ceiling"):
        return
    true = draft.take("ceiling")
    mine, their = rng.choice((
        (("Pagu", "Perubahan"), ("Pagu", "Murni")), (("Pagu Perubahan",), ("Pagu",)), (("Pagu",), ("Anggaran",)),
        (("Pagu", "2027"), ("Pagu", "2026")), (("Pagu", 2027), ("Pagu", 2026)), (("Pagu Baru",), ("Pagu Lama",)),
        (("Anggaran", "Pagu"), ("Anggaran", "Realisasi")), (("Pagu",), ("Jumlah",)),
        (("Pagu", "Zwarta"), ("Pagu", "Kolbi")),
    ))  # fmt: skip
    cols = [Col(mine, true.cells), Col(their, [value + 10_000_000 for value in true.cells])]
    draft.blocks.append(cols if rng.random() < 0.5 else cols[::-1])


# Laying out


def _lay_out(rng: Random, draft: Draft, *, tidy: bool) -> Sheet:
    """Put the blocks in some order below their titles; groups merged, written once, in the middle, or repeated."""
    blocks = [block for block in draft.blocks if block]
    first = rng.random() < 0.5
    rng.shuffle(blocks)
    if first:  # as most sheets: number, NIP and name to the left
        blocks.sort(key=lambda block: 0 if block[0].path == ("No",) or block[0].holds in ("nip", "name") else 1)
    cols = [col for block in blocks for col in block]
    depth = max(len(col.path) for col in cols)
    if tidy and len(cols[0].path) > 1 and (len(cols) < 2 or cols[1].path[0] != cols[0].path[0]):
        cols.append(cols.pop(0))  # a group over the first column alone reads like a title
    style = rng.choice(("merged", "once", "repeated") if tidy else ("merged", "once", "repeated", "middle"))
    low = style in ("merged", "repeated") and rng.random() < 0.3  # single headers stand in the lowest row
    head: list[list[Any]] = [[None] * len(cols) for _ in range(depth)]
    merged: list[tuple[int, int, int, int]] = []
    place = 0
    while place < len(cols):
        path = cols[place].path
        if len(path) == 1:
            level = depth - 1 if low else 0
            head[level][place] = path[0]
            if depth > 1 and not low and style == "merged":
                merged.append((0, place, depth - 1, place))
            place += 1
            continue
        end = place
        while end < len(cols) and len(cols[end].path) > 1 and cols[end].path[0] == path[0]:
            head[depth - 1][end] = cols[end].path[-1]
            end += 1
        if style == "repeated":
            head[0][place:end] = [path[0]] * (end - place)
        else:
            head[0][place + (end - place) // 2 if style == "middle" else place] = path[0]
            if style == "merged" and end - place > 1:
                merged.append((0, place, 0, end - 1))
        place = end
    rows: list[list[Any]] = [[line] for line in draft.titles]
    rows += [[] for _ in range(rng.randint(0, 2))] if rows else []
    top = len(rows)
    merged = [(a + top, b, c + top, d) for a, b, c, d in merged]
    rows += head
    if rng.random() < 0.2:
        rows.append(list(range(1, len(cols) + 1)))
    rows += [[col.cells[n] for col in cols] for n in range(len(cols[0].cells))]
    return Sheet(draft.kind, rows, merged, draft.truth, tuple(draft.done))


def draw(seed: int) -> Sheet:
    """Draw a misleading sheet."""
    rng = Random(seed)  # noqa: S311 - a drawing, no secret
    kind = rng.choice(["wide", "wide", "employees", "employees", "long", *BASES])
    draft = BASES[kind](rng, lambda *spellings: rng.choice(spellings))
    own = [part for kinds, part in PARTS if kind in kinds]
    for part in rng.sample(own, min(len(own), rng.choice((1, 1, 2)))):
        part(rng, draft)
        draft.done.append(part.__name__)
    return _lay_out(rng, draft, tidy=False)


GATHERS = {
    "employees": (("Data Pegawai", ("nip", "name", "golongan", "jabatan", "unor")),
                  ("Identitas Pegawai", ("nip", "name"))),
    "wide": (("Kompetensi", tuple(GENERIC)), ("Kompetensi Manajerial dan Sosial Kultural", tuple(GENERIC)),
             ("Hasil Penilaian", tuple(GENERIC)), ("Level Capaian", tuple(GENERIC))),
}  # fmt: skip
SENSIBLE = (
    ("golongan", ("Pangkat", "Gol")), ("golongan", ("Golongan", "Akhir")), ("jabatan", ("Jabatan", "Nama")),
    ("unor", ("Unit Kerja", "Nama")), ("jabatan", ("Data Jabatan", "Nama Jabatan")),
)  # fmt: skip


def honest(seed: int) -> Sheet:
    """Draw a sheet that only looks different: it must be read as it is."""
    rng = Random(seed)  # noqa: S311 - a drawing, no secret
    kind = rng.choice(["wide", "employees", *BASES])
    draft = BASES[kind](rng, lambda *spellings: rng.choice(spellings))
    size = len(draft.keys) if kind != "wide" else len(draft.blocks[0][0].cells)
    if kind in GATHERS and rng.random() < 0.6:
        group, holds = rng.choice(GATHERS[kind])
        cols = [col for block in draft.blocks for col in block if col.holds in holds]
        draft.blocks = [[col for col in block if col.holds not in holds] for block in draft.blocks]
        for col in cols:
            col.path = (group, *col.path)
        draft.blocks.append(cols)
    elif kind == "employees" and rng.random() < 0.5:
        holds, path = rng.choice(SENSIBLE)
        col = draft.take(holds)
        draft.blocks.append([Col(path, col.cells, holds)])
    for name in rng.sample(("Ket", "Catatan", "No HP", "Email", "Alamat"), rng.randint(0, 2)):
        draft.blocks.append([Col((name,), ["-"] * size)])
    if kind == "wide" and all(len(col.path) == 1 for col in draft.blocks[-1]) and rng.random() < 0.3:
        levels = [col for block in draft.blocks for col in block if col.holds in GENERIC]
        draft.blocks.append([Col(("Total",), [sum(col.cells[n] for col in levels) for n in range(size)])])
    return _lay_out(rng, draft, tidy=True)


# What came of it


def stored(result: ReadResult) -> dict[str, Truth]:
    """Give what would be stored, by table and key."""
    found: dict[str, Truth] = {}
    for raw in result.tables:
        frame = check(IMPORTED[raw.table], raw, VOCABULARY).frame
        for row in frame.to_dict("records"):
            for kind, key in KEYS.items():
                if TABLE.get(kind, kind) == raw.table:
                    found.setdefault(raw.table, {})[tuple(row[name] for name in key)] = row
    return found


def wrong(sheet: Sheet, path: Path) -> list[str]:
    """Give every figure that would be stored and is not the truth."""
    try:
        tables = stored(read_file(sheet.write(path), headers={}, vocabulary=VOCABULARY))
    except InputRefused:
        return []
    table = TABLE.get(sheet.kind, sheet.kind)
    faults = [f"stored as {other}" for other in tables if other not in (table, "employees")]
    for key, row in tables.get(table, {}).items():
        for column, value in sheet.truth.get(key, {}).items():
            got = row[column]
            if got == got and got is not None and got != value:  # neither missing nor the truth
                faults.append(f"{column} of {key}: {got!r}, not {value!r}")
    return faults


def missing(sheet: Sheet, path: Path) -> list[str]:
    """Give what an honest sheet says and would not be stored; a refusal is told too."""
    try:
        tables = stored(read_file(sheet.write(path), headers={}, vocabulary=VOCABULARY))
    except InputRefused as refused:
        return [finding.code for finding in refused.findings]
    rows = tables.get(TABLE.get(sheet.kind, sheet.kind), {})
    return [
        f"{column} of {key}: {rows.get(key, {}).get(column)!r}, not {value!r}"
        for key, facts in sheet.truth.items()
        for column, value in facts.items()
        if value is not None and rows.get(key, {}).get(column) != value
    ]

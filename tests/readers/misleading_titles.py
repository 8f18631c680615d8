"""Makes sheets whose titles, units, totals and dates can be misread; what is true of each is known to the maker."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sent_files import NIPS

MONTHS = [
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
Values = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Case:
    """A sheet and what may be stored of it: exactly these values of these columns, a part of them, or nothing.

    ``honest`` sheets leave no question: all of it has to be read.
    """

    table: str
    rows: list[list[object]]
    columns: tuple[str, ...]
    truth: Values
    sheet: str = "Data"
    honest: bool = False
    told: bool = field(default=False)
    """Nothing may be stored without a finding that is shown."""


def cases(seed: int, count: int) -> Iterator[Case]:
    """Give that many cases, the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - for tests
    makers: tuple[Callable[[random.Random], Case], ...] = (
        dates,
        dates,
        methods,
        money,
        totals,
        swapped,
        years,
        periods,
        opds,
    )
    for number in range(count):
        yield makers[number % len(makers)](draw)


def a_day(draw: random.Random, first: int = 2019) -> date:
    return date(first, 1, 1) + timedelta(days=draw.randrange(365 * 6))


def spelled(draw: random.Random, day: date) -> str:
    month = MONTHS[day.month - 1]
    return draw.choice(
        [f"{day.day} {month} {day.year}", f"{day.day} {month.upper()} {day.year}", f"{day:%d-%m-%Y}", f"{day:%d/%m/%Y}",
         f"{day.day} {month[:3]} {day.year}", f"{day:%d.%m.%Y}"]
    )  # fmt: skip


OWN = [
    "Tanggal Penilaian: {}", "Tanggal Penilaian : {}", "Tanggal Asesmen: {}", "Hari/Tanggal Pelaksanaan : Senin, {}",
    "Pelaksanaan: {}", "Dilaksanakan tanggal {}", "Tgl. Penilaian {}", "Tanggal Uji Kompetensi : {}",
    "Waktu Pelaksanaan: {}",
]  # fmt: skip
OTHER = [
    "Berdasarkan SK Bupati Nomor 12 Tanggal {}", "HASIL PENILAIAN KOMPETENSI BERDASARKAN SK BUPATI NOMOR 12 TANGGAL {}",
    "Mamuju, {}", "Mamuju, tanggal {}", "Dicetak: {}", "Dicetak dari aplikasi penilaian tanggal {}", "Keadaan per {}",
    "Lampiran Surat Kepala BKPSDM Nomor 800/12/2024 Tanggal {}", "LAMPIRAN SURAT KEPALA BKPSDM\nTANGGAL : {}",
    "Diunduh {} 10:12", "Update: {}",
    "Sesuai surat penilaian tanggal {}", "Peraturan Bupati Nomor 5 Tahun 2020 tanggal {}", "Tanggal Cetak : {}",
    "Ditandatangani di Mamuju pada tanggal {}", "Tanggal Rekap: {}", "Tanggal Surat Penilaian : {}",
    "Laporan penilaian tanggal {}", "Batas penilaian {}", "Data per tanggal {}", "Revisi {}", "TMT {}", "Diinput {}",
    "Pengumuman hasil penilaian: {}", "Tanggal Pengumuman Hasil Penilaian: {}", "Undangan penilaian tanggal {}",
    "Tanggal Penetapan Hasil Penilaian: {}", "Rapat pleno hasil penilaian tanggal {}", "SK penetapan asesor {}",
    "Jadwal penilaian ulang: {}", "Tanggal Rencana Penilaian Berikutnya: {}", "Masa berlaku penilaian s.d. {}",
]  # fmt: skip


def assessed(
    draw: random.Random, titles: list[str], *, header: tuple[str, ...] = ("NIP", "Nama", "Integritas", "Komunikasi")
) -> list[list[object]]:
    rows: list[list[object]] = [[None] * draw.randrange(2) + [title] for title in titles]
    return [*rows, [], list(header), *([NIPS[n], f"Orang {n}", 2, 3] for n in range(draw.randint(1, 3)))]


def dates(draw: random.Random) -> Case:
    """One true date or none, among others in any order."""
    true = a_day(draw)
    others = [draw.choice(OTHER).format(spelled(draw, a_day(draw))) for _ in range(draw.randrange(4))]
    titles = ["REKAP HASIL KOMPETENSI", "Metode: Assessment Center", *"\n".join(others).splitlines()]
    has_own = draw.random() < 0.6
    if has_own:
        titles.append(draw.choice(OWN).format(spelled(draw, true)))
    draw.shuffle(titles)
    rows = assessed(draw, titles)
    people = len(rows) - rows.index(["NIP", "Nama", "Integritas", "Komunikasi"]) - 1
    return Case(
        "assessments", rows, ("assessed_on",), [(true,)] * 2 * people if has_own else [], honest=has_own and not others
    )


METHODS = {
    "assessment_center": ["Assessment Center", "Uji Kompetensi", "Asesmen Center"],
    "superior": ["Penilaian Atasan"],
    "self": ["Penilaian Mandiri", "Self Assessment"],
    "certificate": ["Uji Sertifikasi"],
}


def methods(draw: random.Random) -> Case:
    """One method, or two of which the sheet does not say which one it is."""
    first, second = draw.sample(sorted(METHODS), 2)
    one, other = draw.choice(METHODS[first]), draw.choice(METHODS[second])
    day = "Tanggal: 12-03-2025"
    forms: list[tuple[list[str], str]] = [
        ([f"HASIL {one.upper()} TAHUN 2025", day], first),
        ([day, f"Metode : {one}"], first),
        ([f"HASIL {one} DAN {other}", day], ""),
        ([f"HASIL {one}", day, f"Dilengkapi {other}"], ""),
        ([f"Metode: {one} dan {other}", day], ""),
        ([f"Metode: {one} / {other}", day], ""),
        ([day, f"Metode: {one}", f"Metode: {other}"], ""),
        ([f"Lokasi: Gedung {one} Provinsi", day, f"Metode: {other}"], second),
        ([f"Penyelenggara: UPT {one}", day], ""),
    ]
    titles, true = draw.choice(forms)
    rows = assessed(draw, titles)
    people = len(rows) - rows.index(["NIP", "Nama", "Integritas", "Komunikasi"]) - 1
    return Case(
        "assessments",
        rows,
        ("method",),
        [(true,)] * 2 * people if true else [],
        honest=titles[-1].startswith("Metode : "),
    )


UNITS = [
    "dalam ribuan rupiah", "(ribuan)", "(Rp. 000)", "x 1.000", "(000)", "(dalam jutaan rupiah)", "Rp juta", "ribuan Rp",
    "(jt)", "(dalam ribu)", "Satuan: Ribu Rupiah", "dlm ribuan", "(Rp jt)", "(juta rupiah)", "(x Rp1.000)",
    "Rp x 1.000,-",
    "(rb)", "dalam juta", "(dalam miliar)", "('000)",
]  # fmt: skip


def money(draw: random.Random) -> Case:
    """Amounts in a unit that is said somewhere, or in whole rupiah."""
    unit = draw.choice(UNITS)
    where = draw.choice(["title", "header", "group", "sheet", "note", "column", "cell", "nowhere"])
    name = "Pagu"
    amounts: list[object] = [draw.randrange(100, 900) for _ in range(3)]
    header: list[object] = ["Tahun Anggaran", "Sumber Dana", "Perangkat Daerah", "Pagu", "Murni/Perubahan"]
    rows: list[list[object]] = [["PAGU ANGGARAN"], ["PEMERINTAH KABUPATEN MAMUJU"]]
    if where == "title":
        rows.insert(draw.randrange(3), [draw.choice([unit, f"PAGU {unit}", f"Catatan: angka {unit}"])])
    if where == "group":
        rows.append([None, None, None, f"Anggaran {unit}"])
    if where == "header":
        header[3] = f"Pagu {unit}"
    if where == "column":
        header.append("Satuan")
    if where == "cell":
        amounts[draw.randrange(3)] = draw.choice(["150 juta", "1,5 M", "500rb", "Rp 150 jt", "2 miliar", "75 ribu"])
    if where == "sheet":
        name = draw.choice(["Pagu (ribuan Rp)", "Pagu ribuan", "Pagu dlm juta", "Pagu juta", "Pagu (000)"])
    rows.append(header)
    body = [[2027, "APBD", f"Dinas {place}", amount, "Murni"] for place, amount in zip("ABC", amounts, strict=True)]
    if where == "column":
        body = [[*row, draw.choice(["ribu rupiah", "Ribu", "Rp ribu", "juta"])] for row in body]
    rows += body
    if where == "note":
        rows += [[], [draw.choice([f"Catatan: angka {unit}", f"*) {unit}", f"Keterangan: nilai {unit}", unit])]]
    plain = where == "nowhere"
    truth = [(amount,) for amount in amounts] if plain else []
    return Case("budgets", rows, ("ceiling",), truth, name, honest=plain)


def totals(draw: random.Random) -> Case:
    """OPDs with totals between and below them."""
    funds = draw.sample(["APBD", "DAK", "Hibah"], draw.randint(1, 3))
    rows: list[list[object]] = [["PAGU"], ["No", "Tahun", "Sumber Dana", "Perangkat Daerah", "Pagu", "Murni/Perubahan"]]
    truth: Values = []
    number = whole = 0
    for fund in funds:
        amounts = [draw.randrange(10, 99) * 1_000_003 for _ in range(draw.randint(2, 4))]
        for amount in amounts:
            number += 1
            rows.append([number, 2027, fund, f"Dinas {'ABCDEFGHIJKL'[number - 1]}", amount, "Murni"])
            truth.append((amount,))
        label = draw.choice(
            [f"Jumlah {fund}", "Sub Total", "Subtotal", f"TOTAL {fund}", "Jml", "Jumlah", None, "Seluruh OPD", fund]
        )
        place = draw.randrange(2)
        if draw.random() < 0.7:
            rows.append([label if place else None, 2027, fund, label if not place else None, sum(amounts), "Murni"])
        whole += sum(amounts)
    if draw.random() < 0.5:
        rows.append([draw.choice(["JUMLAH", "Total Keseluruhan", None]), 2027, funds[-1], None, whole, "Murni"])
    return Case("budgets", rows, ("ceiling",), truth)


def swapped(draw: random.Random) -> Case:
    """Dates typed day first in an Excel that takes the month first, or text with the month first."""
    days = [a_day(draw) for _ in range(draw.randint(3, 9))]
    kind = draw.choice(["excel", "month first", "plain"])
    cells: list[object] = []
    for day in days:
        if kind == "excel":
            cells.append(date(day.year, day.day, day.month) if day.day <= 12 else f"{day:%d/%m/%Y}")
        else:
            cells.append(f"{day:%m/%d/%Y}" if kind == "month first" else f"{day:%d-%m-%Y}")
    rows: list[list[object]] = [["NIP", "Kompetensi", "Level", "Tanggal Penilaian", "Metode"]]
    rows += [[NIPS[n], "Integritas", 2, cell, "Assessment Center"] for n, cell in enumerate(cells)]
    told = (kind == "excel" and all(day.day <= 12 for day in days)) or (
        kind == "month first" and all(day.day <= 12 for day in days)
    )
    if told:  # nothing in the file shows it
        return swapped(draw)
    return Case("assessments", rows, ("assessed_on",), [(day,) for day in days], honest=kind == "plain")


def years(draw: random.Random) -> Case:
    """One year that is meant, beside years of decrees, prints and plans."""
    true, other = draw.sample(range(2024, 2029), 2)
    own = draw.choice(
        [f"Tahun Anggaran {true}", f"TA {true}", f"T.A. {true}", f"TAHUN {true}", f"Tahun Anggaran: {true}"]
    )
    more = draw.choice([
        f"Peraturan Bupati Nomor 12 Tahun {other} tentang APBD", f"Dicetak 5 Mei {other}", f"SK Nomor 800/12/{other}",
        f"Mamuju, 3 Maret {other}", f"Realisasi Tahun {other}", f"RPJMD {other}-{other + 5}", f"Perubahan TA {other}",
        None,
    ])  # fmt: skip
    has_own = draw.random() < 0.7
    titles = [title for title in (own if has_own else None, more) if title]
    draw.shuffle(titles)
    rows: list[list[object]] = [["PAGU"], *([title] for title in titles), ["Sumber Dana", "Perangkat Daerah", "Pagu"]]
    rows += [["APBD", f"Dinas {place}", 1000 + n] for n, place in enumerate("AB")]
    loose = not has_own and more and ("Tahun" in more or "TA" in more) and "Nomor" not in more
    truth = [(true,)] * 2 if has_own else [(other,)] * 2 if loose else []
    return Case("budgets", rows, ("year",), truth, honest=has_own and more is None)


def periods(draw: random.Random) -> Case:
    """A quarter that is meant, or several."""
    one = draw.choice(["I", "II", "III", "IV"])
    forms = [
        (f"Triwulan {one} Tahun 2025", f"Triwulan {one}"), (f"TW {one} 2025 Tahun 2025", f"Triwulan {one}"),
        ("Triwulan I dan II Tahun 2025", ""), ("Triwulan I s.d. IV Tahun 2025", ""),
        ("Januari s.d. Juni Tahun 2025", ""),
        ("Semester I dan Triwulan III Tahun 2025", ""), ("Tahunan Tahun 2025", "tahunan"),
        ("Periode 1 Januari s.d. 31 Desember 2025 Tahun 2025", "tahunan"),
    ]  # fmt: skip
    title, true = draw.choice(forms)
    rows: list[list[object]] = [["REKAP PREDIKAT KINERJA"], [title], ["NIP", "Nama", "Hasil Kerja", "Predikat Kinerja"]]
    rows += [[NIPS[n], f"Orang {n}", "Sesuai Ekspektasi", "Baik"] for n in range(2)]
    return Case("performance", rows, ("period",), [(true,)] * 2 if true else [], honest=bool(true))


def opds(draw: random.Random) -> Case:
    """People whose OPD stands above the table, in the sheet's name, in sections, or nowhere."""
    one, other = draw.sample(["Dinas Kesehatan", "Dinas Pendidikan", "Inspektorat", "Kecamatan Simboro"], 2)
    header: list[object] = ["No", "NIP", "Nama", "Golongan", "Jabatan"]

    def people(*places: int) -> list[list[object]]:
        return [[n + 1, NIPS[n], f"Orang {n}", "III/a", "Analis"] for n in places]

    forms: list[tuple[list[list[object]], str, list[str | None]]] = [
        ([[f"Perangkat Daerah : {one}"], header, *people(0, 1)], "Sheet1", [one, one]),
        ([["DAFTAR PEGAWAI"], [f"Unit Kerja : {one}"], header, *people(0, 1)], "Sheet1", [one, one]),
        ([["Unit Kerja", ":", one, None, "Bulan: Maret"], header, *people(0, 1)], "Sheet1", [one, one]),
        ([[f"DAFTAR PEGAWAI {one.upper()} TAHUN 2026"], header, *people(0, 1)], "Sheet1", [one.upper()] * 2),
        ([["DAFTAR PEGAWAI"], header, *people(0, 1)], one, [one, one]),
        ([["DAFTAR PEGAWAI"], [f"OPD: {one}"], header, *people(0, 1)], other, [None, None]),
        ([header, [one], *people(0, 1), [f"II. {other}"], *people(2)], "Sheet1", [one, one, other]),
        ([["BADAN KEPEGAWAIAN DAERAH"], header, *people(0, 1)], "Sheet1", [None, None]),
        ([["DAFTAR PEGAWAI"], header, *people(0, 1)], "Sheet1", [None, None]),
        ([header, ["A.", one], *people(0), ["LAIN-LAIN"], *people(1)], "Sheet1", [one, None]),
    ]
    rows, name, truth = draw.choice(forms)
    return Case("employees", rows, ("opd",), [(each,) for each in truth], name, honest=True, told=None in truth)

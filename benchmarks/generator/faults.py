"""Plants the faults of real files into drawn ones, each noted with its cell and the finding it must lead to."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from .office_file import OfficeFile
from .sheet import ErrorText, Sheet


@dataclass(frozen=True)
class Fault:
    """One planted fault. ``finding`` is what ``asnkarier import`` must report there; empty: it is read all the same."""

    region: str
    file: str
    sheet: str
    cell: str
    header: str
    written: str
    finding: str
    what: str


class Planter:
    """Changes cells of a region's files and notes each change."""

    def __init__(self, region: str, files: Iterable[OfficeFile]) -> None:
        self.region = region
        self.files = {file.stem: file for file in files}
        self.faults: list[Fault] = []

    def put(self, stem: str, header: str, at: float | str, value: Any, finding: str, what: str, sheet: int = 0) -> None:
        """Write a value into the column, in the row that stands ``at`` (0-1) of the way down or holds that text."""
        page = self.files[stem].sheets[sheet]
        row = (
            next(n for n, cells in enumerate(page.rows()) if at in cells)
            if isinstance(at, str)
            else int(at * page.size)
        )
        if callable(value):
            value = value(page.data[page.column(header)][row])
        page.data[page.column(header)][row] = value
        self._note(stem, page, page.address(row, header), header, str(value), finding, what)

    def again(self, stem: str, key: str, at: float, changed: Mapping[str, Any], finding: str, what: str) -> None:
        """Write a row a second time below the others, some of its cells changed; ``key`` is the column noted."""
        page = self.files[stem].sheets[0]
        values = [column[int(at * page.size)] for column in page.data]
        for header, value in changed.items():
            values[page.column(header)] = value
        page.insert(page.size, values)
        self._note(stem, page, page.address(page.size - 1, key), key, str(values[page.column(key)]), finding, what)

    def missing(self, stem: str, header: str, finding: str, what: str) -> None:
        """Note a column that the sheet does not have."""
        self._note(stem, self.files[stem].sheets[0], "", header, "", finding, what)

    def _note(self, stem: str, page: Sheet, cell: str, header: str, written: str, finding: str, what: str) -> None:
        file = self.files[stem]
        sheet = {"xlsx": page.name, "csv": "", "html": "HTML"}[file.format]  # as the readers call it
        self.faults.append(Fault(self.region, file.name, sheet, cell, header, written, finding, what))


def _as_number(nip: str) -> int:
    """Give the number a spreadsheet makes of a typed NIP: its last digits are gone."""
    return int(float(nip.lstrip("'")))


def _short_nip(nip: str) -> str:
    return nip[:-1]


def _ten_more(total: float) -> int:
    return int(total) + 10


def _typed_rupiah(amount: int) -> str:
    return f"Rp {amount:,},-".replace(",", ".").replace(".-", ",-")


_REF = ErrorText("=VLOOKUP(C12,#REF!,6,FALSE)", "#REF!")
_BAD_DATE = "not a day of the calendar"


def plant(region: str, files: list[OfficeFile]) -> list[Fault]:
    """Plant a region's faults into its files (they are changed) and give the list."""
    planter = Planter(region, files)
    _PLANTS[region](planter)
    return planter.faults


def _mamuju(p: Planter) -> None:
    p.put(
        "pegawai_pns", "NIP BARU", 0.21, _as_number, "F_NIP_NUMBER", "NIP typed as a number: the last digits are lost"
    )
    p.put(
        "pegawai_pns",
        "UNOR NAMA",
        0.52,
        "BIDANG PEMUDA - DINAS PEMUDA DAN PARIWISATA - PEMERINTAH KABUPATEN MAMUJU",
        "F_UNIT_UNKNOWN",
        "an OPD the region does not have",
    )
    p.again("pegawai_pns", "NIP BARU", 0.33, {}, "F_DUPLICATE", "the same person twice, identical")
    p.put("pegawai_pppk", "TMT JABATAN", 0.4, "31-02-2024", "F_DATE_IGNORED", _BAD_DATE)
    p.put("penilaian_kompetensi_2025", "Komunikasi", 0.3, 7, "F_LEVEL_RANGE", "a level above 5")
    p.put("penilaian_kompetensi_2025", "Integritas", 0.6, _REF, "F_ERROR_CELL", "a formula that failed")
    p.put(
        "penilaian_kompetensi_teknis",
        "Kompetensi",
        0.5,
        "Teknologi Kapal",
        "F_COMPETENCY_BAD",
        "a competency the region does not have",
    )
    p.put("katalog_pelatihan", "JP", "Pengantar Evaluasi Pelatihan", "sepuluh JP", "F_NUMBER_BAD", "JP in words")
    p.put("katalog_pelatihan", "JP", "Pengambilan Keputusan Berbasis Data", "24 JP", "", "JP with its unit: read as 24")
    p.put("pagu_anggaran", "Pagu Anggaran", 0.75, _typed_rupiah, "", "an amount typed as text: read as whole rupiah")
    p.put("ip_asn", "Total", 0.5, _ten_more, "F_IP_ASN_TOTAL", "a total that is not the sum of its parts")


def _palangkaraya(p: Planter) -> None:
    p.put("pegawai", "NIP BARU", 0.27, _as_number, "F_NIP_NUMBER", "NIP typed as a number: the last digits are lost")
    p.put("pegawai", "GOL AKHIR NAMA", 0.44, "III/e", "F_GRADE_UNKNOWN", "a golongan that does not exist")
    p.again(
        "pegawai",
        "NIP BARU",
        0.61,
        {"JENIS JABATAN NAMA": "Jabatan Fungsional", "JABATAN NAMA": "ANALIS KEBIJAKAN AHLI MUDA"},
        "F_CONFLICT",
        "one person twice, with two positions",
    )
    p.put(
        "pegawai",
        "UNOR NAMA",
        0.72,
        "BIDANG PENATAAN - DINAS PASAR DAN PERTAMANAN - PEMERINTAH KOTA PALANGKA RAYA",
        "F_UNIT_UNKNOWN",
        "an OPD the region does not have",
    )
    p.put("penilaian_kompetensi", "Level", 0.25, 7, "F_LEVEL_RANGE", "a level above 5")
    p.put("penilaian_kompetensi", "Tanggal Penilaian", 0.5, "31-06-2025", "F_DATE_BAD", _BAD_DATE)
    p.put("penilaian_kompetensi", "Level", 0.7, _REF, "F_ERROR_CELL", "a formula that failed")
    p.put(
        "katalog_pelatihan",
        "Bentuk",
        "Keamanan Informasi dan Pemrograman Lanjut",
        "Kursus Kilat Khusus",
        "F_WORD_UNKNOWN",
        "a form that the LAN list does not have",
    )
    p.put("kinerja", "Hasil Evaluasi Kinerja", 0.35, "Istimewa", "F_WORD_UNKNOWN", "a predikat that does not exist")
    p.put("pagu_anggaran", "Pagu Anggaran", 0.3, _typed_rupiah, "", "an amount typed as text: read as whole rupiah")
    p.put(
        "riwayat_pegawai",
        "Tingkat Hukuman",
        0.5,
        "Sangat Ringan",
        "F_WORD_UNKNOWN",
        "a level of punishment that the law does not have",
    )


def _manokwari(p: Planter) -> None:
    p.put("pegawai", "NIP BARU", 0.37, _as_number, "F_NIP_NUMBER", "NIP typed as a number: the last digits are lost")
    p.put("pegawai", "TANGGAL LAHIR", 0.48, "30-02-1980", "F_DATE_IGNORED", _BAD_DATE)
    p.put(
        "pegawai",
        "UNOR NAMA",
        0.56,
        "BIDANG PERTAMBANGAN - DINAS ENERGI DAN PERTAMBANGAN - PEMERINTAH KABUPATEN MANOKWARI",
        "F_UNIT_UNKNOWN",
        "an OPD the region does not have",
    )
    p.again("pegawai", "NIP BARU", 0.66, {}, "F_DUPLICATE", "the same person twice, identical")
    p.put("penilaian_kompetensi", "Level Capaian", 0.2, "7", "F_LEVEL_RANGE", "a level above 5")
    p.put("penilaian_kompetensi", "Level Capaian", 0.45, "#REF!", "F_ERROR_CELL", "a formula that failed, in CSV")
    p.put(
        "penilaian_kompetensi",
        "Nama Kompetensi",
        0.9,
        "Manajemen Pelabuhan",
        "F_COMPETENCY_BAD",
        "a competency the region does not have",
    )
    p.put(
        "katalog_pelatihan",
        "Peserta Minimal",
        "Pemandu dan Pelayanan Wisata",
        60,
        "F_SEATS",
        "a class that needs more participants than it seats",
    )
    p.put(
        "katalog_pelatihan",
        "JP",
        "Membangun Kolaborasi Lintas Perangkat Daerah",
        "10 jam pelajaran",
        "",
        "JP with its unit: read as 10",
    )
    p.put(
        "usulan_kebutuhan",
        "Tanggal Usulan",
        0.4,
        "03/04/2026",
        "F_DATE_AMBIGUOUS",
        "3 April or 4 March: read as 3 April",
    )
    p.put("pagu_anggaran", "Pagu Anggaran", 0.6, _typed_rupiah, "", "an amount typed as text: read as whole rupiah")
    p.put(
        "riwayat_pegawai",
        "Tanggal Mulai",
        0.3,
        lambda day: day[:-4] + "2035",
        "F_DATE_ORDER",
        "a training that ends before it begins",
    )


def _tanjungpinang(p: Planter) -> None:
    p.put("pegawai", "NIP BARU", 0.31, _as_number, "F_NIP_NUMBER", "NIP typed as a number: the last digits are lost")
    p.put(
        "pegawai",
        "JENIS KELAMIN",
        0.42,
        lambda sex: "M" if sex == "F" else "F",
        "F_NIP_SEX",
        "a sex other than the NIP's",
    )
    p.put(
        "pegawai",
        "UNOR NAMA",
        0.53,
        "BIDANG PULAU - DINAS KELAUTAN DAN PULAU - PEMERINTAH KOTA TANJUNGPINANG",
        "F_UNIT_UNKNOWN",
        "an OPD the region does not have",
    )
    p.again(
        "pegawai", "NIP BARU", 0.64, {"GOL AKHIR NAMA": "II/a"}, "F_CONFLICT", "one person twice, with two golongan"
    )
    p.missing(
        "penilaian_kompetensi",
        "Mengelola Perubahan",
        "F_COMPETENCY_COLUMN_MISSING",
        "one of the nine competencies has no column",
    )
    p.put("penilaian_kompetensi", "Kerjasama", 0.3, 7, "F_LEVEL_RANGE", "a level above 5")
    p.put("penilaian_kompetensi", "Perekat Bangsa", 0.55, _REF, "F_ERROR_CELL", "a formula that failed")
    p.put("kinerja", "nip", 0.25, _short_nip, "F_NIP_LENGTH", "a NIP of 17 digits")
    p.put(
        "katalog_pelatihan",
        "JP",
        "Tugas Belajar Sarjana Ilmu Pemerintahan (kelas malam, satu semester)",
        "sesuai program",
        "F_NUMBER_BAD",
        "JP in words",
    )
    p.put("pagu_anggaran", "Pagu Anggaran", 0.7, _typed_rupiah, "", "an amount typed as text: read as whole rupiah")
    p.put("nilai_pelatihan", "Post Test", 0.6, "tidak hadir", "F_NUMBER_BAD", "words in place of a score")


_PLANTS: dict[str, Callable[[Planter], None]] = {
    "mamuju": _mamuju,
    "palangkaraya": _palangkaraya,
    "manokwari": _manokwari,
    "tanjungpinang": _tanjungpinang,
}


def write_list(path: Path, faults: Iterable[Fault]) -> None:
    """Write the list for tests: one row per fault."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Fault)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(fault) for fault in faults)

"""Sheets about the organisation, and catalogues that say several things about one training."""

from datetime import date
from pathlib import Path

import pytest
from sent_files import only, read, records, workbook
from stored_rows import ANI, BUDI, WORDS, imported, rows, sent, told

from asnkarier.tables import IMPORTED
from asnkarier.tables.check import check


def test_the_hierarchy_of_units_of_siasn(tmp_path: Path) -> None:
    result = imported(
        sent(
            tmp_path,
            ["ID", "NAMA_UNOR", "ID_ATASAN"],
            ["A0", "DINAS KESEHATAN - PEMERINTAH KABUPATEN X", "-"],
            ["A1", "SEKRETARIAT - DINAS KESEHATAN - PEMERINTAH KABUPATEN X", "A0"],
            ["A2", "SEKSI SATU", "A3"],
            ["A3", "SEKSI DUA", "A2"],
            ["A4", "", "A0"],
        ),
        "units",
    )
    assert rows(result) == [
        {"unor_id": "A0", "unor": "DINAS KESEHATAN", "opd": "DINAS KESEHATAN"},
        {"unor_id": "A1", "unor": "SEKRETARIAT", "opd": "DINAS KESEHATAN", "parent_id": "A0"},
    ]
    assert told(result) == [("F_UNIT_LOOP", "C4"), ("F_UNIT_LOOP", "C5"), ("F_REQUIRED", "B6")]


def test_units_that_end_before_they_begin(tmp_path: Path) -> None:
    header = ["Kode Unit", "Nama Unit Kerja", "Perangkat Daerah", "Berlaku Mulai", "Berlaku Sampai"]
    result = imported(
        sent(
            tmp_path,
            ["DAFTAR UNIT KERJA"],
            header,
            ["01", "Bidang A", "Dinas B", "01-01-2020", "31-12-2024"],
            ["02", "Bidang C", "Dinas B", "01-01-2025", "31-12-2024"],
        ),
        "units",
    )
    assert rows(result) == [
        {"unor_id": "01", "unor": "Bidang A", "opd": "Dinas B", "valid_from": date(2020, 1, 1),
         "valid_to": date(2024, 12, 31)}
    ]  # fmt: skip
    assert told(result) == [("F_DATE_ORDER", "D4")]


def test_a_map_of_positions_with_need_and_presence(tmp_path: Path) -> None:
    result = imported(
        sent(
            tmp_path,
            ["PETA JABATAN"],
            ["No", "Nama Jabatan", "Kelas Jabatan", "Unit Kerja", "Perangkat Daerah", "Bezetting", "Kebutuhan", "+/-"],
            [1, "PERAWAT AHLI MUDA", 9, "UPTD Puskesmas", "Dinas Kesehatan", 2, 5, -3],
            [2, "CAMAT", 12, "Kecamatan A", "Kecamatan A", 1, 1, 0],
            [3, "PENGELOLA UMUM", 99, "Kecamatan A", "Kecamatan A", "dua", 3, None],
        ),
        "positions",
    )
    assert rows(result) == [
        {"position_id": "Dinas Kesehatan / UPTD Puskesmas / PERAWAT AHLI MUDA", "jabatan": "PERAWAT AHLI MUDA",
         "jenjang": "jf_ahli_muda", "kelas": 9, "unor": "UPTD Puskesmas", "opd": "Dinas Kesehatan", "present": 2,
         "needed": 5},
        {"position_id": "Kecamatan A / CAMAT", "jabatan": "CAMAT", "kelas": 12, "unor": "Kecamatan A",
         "opd": "Kecamatan A", "present": 1, "needed": 1},
        {"position_id": "Kecamatan A / PENGELOLA UMUM", "jabatan": "PENGELOLA UMUM", "unor": "Kecamatan A",
         "opd": "Kecamatan A", "needed": 3},
    ]  # fmt: skip
    assert told(result) == [("F_RANGE_IGNORED", "C5"), ("F_NUMBER_IGNORED", "F5")]


def test_posts_that_are_held_or_vacant(tmp_path: Path) -> None:
    header = ["Kode Posisi", "Jabatan", "Eselon", "Unit Kerja", "Perangkat Daerah", "Status", "NIP Pejabat",
              "Kosong Sejak"]  # fmt: skip
    result = imported(
        sent(
            tmp_path,
            header,
            ["P1", "Kepala Bidang A", "III.b", "Bidang A", "Dinas B", "Terisi", ANI, None],
            ["P2", "Kepala Bidang C", "III.b", "Bidang C", "Dinas B", "Kosong", None, "01-03-2026"],
            ["P3", "Kepala Bidang D", "III.b", "Bidang D", "Dinas B", "Lowong", BUDI, None],
            ["P4", "Kepala Bidang E", "III.b", "Bidang E", "Dinas B", None, BUDI, None],
            ["P5", "Kepala Bidang F", "III.b", "Bidang F", "Dinas B", None, None, None],
        ),
        "positions",
    )
    common = {"jenjang": "administrator", "eselon": "III.b", "opd": "Dinas B"}
    assert rows(result) == [
        {"position_id": "P1", "jabatan": "Kepala Bidang A", "unor": "Bidang A", "status": "filled",
         "incumbent_nip": ANI, **common},
        {"position_id": "P2", "jabatan": "Kepala Bidang C", "unor": "Bidang C", "status": "vacant",
         "vacant_from": date(2026, 3, 1), **common},
        {"position_id": "P4", "jabatan": "Kepala Bidang E", "unor": "Bidang E", "status": "filled",
         "incumbent_nip": BUDI, **common},
        # Neither status nor holder: whether the post is vacant is not known.
        {"position_id": "P5", "jabatan": "Kepala Bidang F", "unor": "Bidang F", **common},
    ]  # fmt: skip
    assert told(result) == [("F_POSITION_HELD", "F4")]


@pytest.mark.parametrize("header", ["Kelas Jabatan", "Status", "Kebutuhan Khusus"])
def test_people_with_a_class_or_a_status_stay_people(tmp_path: Path, header: str) -> None:
    columns = ["NIP", "Nama", "Jabatan", "Unit Kerja", "Gol Ruang", header]
    assert only(read(sent(tmp_path, columns, [ANI, "Ani", "Analis", "Bidang A", "III/a", "9"]))).table == "employees"


# Catalogues


CATALOGUE = ["Kode", "Nama Pelatihan", "Bentuk", "JP", "Kompetensi", "Level Awal", "Level Akhir"]


def taught(path: Path) -> list[tuple[str, str, int, int]]:
    raw = next(table for table in read(path, vocabulary=WORDS).tables if table.table == "training_competencies")
    frame = check(IMPORTED["training_competencies"], raw, WORDS).frame
    return list(frame[["training", "competency", "level_from", "level_to"]].itertuples(index=False, name=None))


def test_a_row_for_each_step_and_competency(tmp_path: Path) -> None:
    """The training is named in its first row, or in each; what the later rows leave out is no other value."""
    path = sent(
        tmp_path,
        ["KATALOG"],
        CATALOGUE,
        ["P1", "Komunikasi", "Bimbingan Teknis", 24, "Komunikasi", 1, 2],
        [None, None, None, None, "Komunikasi", 2, 3],
        [None, None, None, None, "Kerja Sama", 1, 2],
        ["P2", "Integritas", "Diklat Teknis", 10, "Integritas", 1, 2],
        ["P2", "Integritas", None, None, "Integritas", 2, 3],
    )
    trainings, _ = read(path, vocabulary=WORDS).tables
    assert records(trainings, "training", "form", "jp") == [
        ("P1", "Bimbingan Teknis", 24.0),
        ("P2", "Diklat Teknis", 10.0),
    ]
    assert (trainings.sheet_rows, trainings.blank_rows) == (5, 3)
    assert taught(path) == [
        ("P1", "KOM", 1, 2),
        ("P1", "KOM", 2, 3),
        ("P1", "KS", 1, 2),
        ("P2", "INT", 1, 2),
        ("P2", "INT", 2, 3),
    ]
    (continued,) = [finding for finding in read(path).findings if finding.code == "F_CONTINUED"]
    assert continued.details["rows"] == "4, 5"


def test_a_training_told_in_two_ways_is_left_to_the_check(tmp_path: Path) -> None:
    path = sent(
        tmp_path,
        CATALOGUE,
        ["P1", "Komunikasi", "Bimbingan Teknis", 24, "Komunikasi", 1, 2],
        ["P1", "Komunikasi", "Bimbingan Teknis", 40, "Kerja Sama", 1, 2],
    )
    trainings, _ = read(path, vocabulary=WORDS).tables
    assert records(trainings, "training", "jp") == [("P1", 24.0), ("P1", 40.0)]


def test_several_competencies_in_one_cell(tmp_path: Path) -> None:
    path = sent(
        tmp_path,
        CATALOGUE,
        ["P1", "A", "Bimbingan Teknis", 24, "Komunikasi, Kerja Sama", 1, 2],
        ["P2", "B", "Bimbingan Teknis", 24, "1. Komunikasi\n2. Integritas", "2; 1", "3; 2"],
        ["P3", "C", "Bimbingan Teknis", 24, "Komunikasi dan Kerja Sama", 1, 2],
    )
    assert taught(path) == [("P1", "KOM", 1, 2), ("P1", "KS", 1, 2), ("P2", "KOM", 2, 3), ("P2", "INT", 1, 2)]
    trainings, lessons = read(path, vocabulary=WORDS).tables
    assert len(trainings.frame) == 3
    findings = check(IMPORTED["training_competencies"], lessons, WORDS).findings
    assert [(f.code, f.cell) for f in findings if f.code == "F_COMPETENCY_BAD"] == [("F_COMPETENCY_BAD", "E4")]


def test_steps_that_overlap_are_set_aside(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        {
            "Lembar1": [
                ["Kode Pelatihan", "Kompetensi", "Level Awal", "Level Akhir"],
                ["P1", "Komunikasi", 1, 3],
                ["P1", "Komunikasi", 2, 4],
                ["P1", "Kerja Sama", 1, 2],
                ["P2", "Komunikasi", 1, 2],
                ["P2", "Komunikasi", 2, 4],
            ]
        },
    )
    assert taught(path) == [("P1", "KS", 1, 2), ("P2", "KOM", 1, 2), ("P2", "KOM", 2, 4)]

"""Columns that belong to their neighbour, or to a header that stands over several of them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from sent_files import NIPS, codes, only, read, records, workbook

from asnkarier.errors import InputRefused
from asnkarier.outcome import Finding

DATED = [["Tanggal Penilaian : 20 Agustus 2025"], ["Metode : Assessment Center"]]


def sheet(tmp_path: Path, *rows: list[Any]) -> Path:
    return workbook(tmp_path / "a.xlsx", {"Data": rows})


def merged(tmp_path: Path, rows: list[list[Any]], *ranges: str) -> Path:
    path = tmp_path / "m.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Data")
        for r, row in enumerate(rows):
            page.write_row(r, 0, row)
        for each in ranges:
            first = each.split(":")[0]
            page.merge_range(each, rows[int(first[1:]) - 1][ord(first[0]) - 65])
    return path


def refusal(path: Path, **options: Any) -> Finding:
    with pytest.raises(InputRefused) as refused:
        read(path, **options)
    return refused.value.findings[0]


# A bare word right of what it belongs to


@pytest.mark.parametrize(
    "left", ["No SK", "Nomor Surat", "No. Sertifikat", "Tempat Lahir", "Tempat", "Surat Keputusan"]
)
@pytest.mark.parametrize("bare", ["Tanggal", "Tgl"])
def test_a_date_right_of_a_document_or_a_birthplace_is_its_date(tmp_path: Path, left: str, bare: str) -> None:
    head = ["NIP", left, bare, "Integritas", "Kerja Sama"]
    result = read(sheet(tmp_path, *DATED, head, [NIPS[0], "x", "12-03-2020", 2, 3]))
    assert set(records(only(result), "assessed_on")) == {(date(2025, 8, 20),)}
    (lost,) = [finding for finding in result.findings if finding.code == "F_HEADER_LOST"]
    assert (lost.details["group"], lost.details["header"]) == (left, f"{left} {bare}")
    result = read(
        sheet(tmp_path, *DATED, head, [NIPS[0], "x", "12-03-2020", 2, 3]), mapping={f"{left} {bare}": "assessed_on"}
    )
    assert set(records(only(result), "assessed_on")) == {("12-03-2020",)}


def test_a_date_right_of_anything_else_is_that_of_the_row(tmp_path: Path) -> None:
    head = ["NIP", "Nama", "Tanggal", "Integritas", "Kerja Sama"]
    result = read(sheet(tmp_path, *DATED, head, [NIPS[0], "Ani", "12-03-2020", 2, 3]))
    assert set(records(only(result), "assessed_on")) == {("12-03-2020",)}


@pytest.mark.parametrize("left", ["Nama Atasan Langsung", "NIP Penilai", "Nama Pejabat Penilai", "Nama Suami/Istri"])
def test_facts_right_of_another_person_are_that_persons(tmp_path: Path, left: str) -> None:
    head = ["No", "NIP", "Nama", "Golongan", "TMT Golongan", left, "Jabatan", "Unit Kerja"]
    row = [1, NIPS[0], "Ani", "III/c", "01-04-2020", "x", "Kepala Dinas", "Dinas A"]
    result = read(sheet(tmp_path, head, row))
    assert not {"jabatan", "unor"} & set(only(result).frame)
    assert codes(result).count("F_HEADER_LOST") == 2


def test_the_persons_own_facts_before_the_superiors(tmp_path: Path) -> None:
    head = ["NIP", "Nama", "Jabatan", "Golongan", "NIP Atasan", "Nama", "Jabatan"]
    result = read(sheet(tmp_path, head, [NIPS[0], "Ani", "Analis", "III/c", NIPS[1], "Budi", "Kepala Dinas"]))
    assert records(only(result), "name", "jabatan", "superior_nip") == [("Ani", "Analis", NIPS[1])]


def test_a_superior_named_before_the_person(tmp_path: Path) -> None:
    head = ["NIP Atasan", "NIP", "Nama", "Jabatan", "Golongan"]
    result = read(sheet(tmp_path, head, [NIPS[1], NIPS[0], "Ani", "Analis", "III/c"]))
    assert records(only(result), "nip", "jabatan") == [(NIPS[0], "Analis")]


# A header over several columns


PAIR = [["NIP", "Nama", "Integritas", None, "Kerja Sama", None], [NIPS[0], "Ani", 3, 2, 4, 3]]


def test_a_merged_header_over_two_columns_of_figures(tmp_path: Path) -> None:
    rows = [["HASIL"], *DATED, *PAIR]
    finding = refusal(merged(tmp_path, rows, "C4:D4", "E4:F4"))
    assert (finding.code, finding.details["letters"]) == ("E_SAME_HEADER", "C, D")
    assert refusal(merged(tmp_path, rows)).code == "E_SAME_HEADER"
    rows.insert(4, [1, 2, 3, 4, 5, 6])  # a row that counts the columns gives none of them a name
    assert refusal(merged(tmp_path, rows)).code == "E_SAME_HEADER"


def test_a_merged_header_over_golongan_and_ruang(tmp_path: Path) -> None:
    rows = [["No", "NIP", "Nama", "Golongan", None, "Jabatan"], [1, NIPS[0], "Ani", "III", "c", "Analis"]]
    assert refusal(merged(tmp_path, rows, "D1:E1")).code == "E_SAME_HEADER"


def test_a_merged_header_over_an_empty_column_is_no_question(tmp_path: Path) -> None:
    rows = [["No", "NIP", "Nama", "Golongan", None, "Jabatan"], [1, NIPS[0], "Ani", "III/c", None, "Analis"]]
    assert records(only(read(merged(tmp_path, rows, "D1:E1"))), "golongan") == [("III/c",)]
    names = [["No", "NIP", "Nama", None, "Golongan", "Jabatan"], [1, NIPS[0], "Ani", "S.E.", "III/c", "Analis"]]
    assert records(only(read(merged(tmp_path, names, "C1:D1"))), "name") == [("Ani",)]


def test_a_note_without_a_header_beside_a_level(tmp_path: Path) -> None:
    head = ["NIP", "Integritas", "Kerja Sama"]
    path = sheet(tmp_path, ["HASIL"], *DATED, head, [NIPS[0], 3, 2, "hadir"], [NIPS[1], 3, 2, None])
    assert len(only(read(path)).frame) == 4

"""The same table in every format an office sends is the same rows; what a format says beside its values is not lost."""

import zipfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from old_workbooks import Formula, ods, spreadsheetml, xls, xlsb
from sent_files import NIPS, codes, only, read, records, refusal_codes, text, workbook

from asnkarier.errors import InputRefused
from asnkarier.readers.read import read_grids
from asnkarier.tables.raw import NOT_COMPUTED, ErrorCell

PEOPLE = [
    ["NIP", "Nama", "Jabatan", "Gol Akhir Nama", "Unit Kerja"],
    [NIPS[0], "Renée, S.E.", "Analis", "III/a", "Dinas A"],
    [NIPS[1], "Ma'ruf", "Guru", None, "Dinas B"],
]
SHEETS = {"Data": PEOPLE, "Lain": [["x"]]}


def strict(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    """Turn a workbook into one of strict Open XML: its names stand in other namespaces."""
    plain = workbook(path.with_suffix(".plain"), sheets)
    with zipfile.ZipFile(plain) as archive, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in archive.namelist():
            content = archive.read(name)
            content = content.replace(
                b"schemas.openxmlformats.org/spreadsheetml/2006", b"purl.oclc.org/ooxml/spreadsheetml"
            )
            content = content.replace(
                b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"
            )
            out.writestr(name, content)
    return path


def html(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    rows = "".join(
        "<tr>" + "".join(f"<td>{c or ''}</td>" for c in row) + "</tr>" for row in next(iter(sheets.values()))
    )
    path.write_text(f"<html><body><table>{rows}</table></body></html>", encoding="utf-8")
    return path


def packed(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    inner = workbook(path.with_suffix(".inner"), sheets)
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inner, "kiriman/pegawai.xlsx")
        archive.writestr("__MACOSX/._pegawai.xlsx", b"x")
    return path


def first_as_text(path: Path, sheets: dict[str, list[list[object]]], **options: str) -> Path:
    return text(path, next(iter(sheets.values())), **options)


FORMATS: dict[str, Callable[..., Path]] = {
    "pegawai.xlsx": workbook,
    "pegawai.xlsm": workbook,
    "strict.xlsx": strict,
    "pegawai.xlsb": xlsb,
    "pegawai.ods": ods,
    "excel5.xls": partial(xls, version=5),
    "excel97.xls": partial(xls, version=8),
    "excel2003.xml": spreadsheetml,
    "halaman.xls": html,
    "kiriman.zip": packed,
    "koma.csv": first_as_text,
    "titik.csv": partial(first_as_text, delimiter=";", encoding="cp1252"),
    "tab.tsv": partial(first_as_text, delimiter="\t", encoding="utf-16"),
    "garis.txt": partial(first_as_text, delimiter="|"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_table_in_every_format_is_the_same_rows(tmp_path: Path, name: str) -> None:
    result = read(FORMATS[name](tmp_path / name, SHEETS))
    assert records(only(result), "source_row", "nip", "name", "jabatan", "golongan", "unor") == [
        (2, NIPS[0], "Renée, S.E.", "Analis", "III/a", "Dinas A"),
        (3, NIPS[1], "Ma'ruf", "Guru", None, "Dinas B"),
    ]


@pytest.mark.parametrize("write", [ods, xlsb, spreadsheetml])
def test_a_value_merged_over_several_rows_belongs_to_each_of_them(tmp_path: Path, write: Callable[..., Path]) -> None:
    rows = [PEOPLE[0], [*PEOPLE[1][:4], "Dinas A"], [*PEOPLE[2][:4], None], [NIPS[2], "Citra", "Guru", None, "Dinas C"]]
    result = read(write(tmp_path / "gabung", {"Data": rows}, [(1, 4, 2, 4)]))
    assert records(only(result), "unor") == [("Dinas A",), ("Dinas A",), ("Dinas C",)]
    assert "F_MERGED" in codes(result)


@pytest.mark.parametrize(
    "write",
    [ods, xlsb, spreadsheetml, partial(xls, version=5), partial(xls, version=8)],
    ids=["ods", "xlsb", "spreadsheetml", "excel5", "excel97"],
)
def test_an_error_is_no_empty_cell(tmp_path: Path, write: Callable[..., Path]) -> None:
    rows = [["a", "b", "c"], ["d", None, Formula("#N/A")], [Formula("#REF!"), 1.5, "e"]]
    path = write(tmp_path / "galat", {"Daftar Ü": rows})
    assert read_grids(path)[0].rows == [["a", "b", "c"], ["d", None, ErrorCell("#N/A")], [ErrorCell("#REF!"), 1.5, "e"]]


@pytest.mark.parametrize("write", [ods, spreadsheetml])
def test_a_formula_without_a_result_is_no_empty_cell(tmp_path: Path, write: Callable[..., Path]) -> None:
    path = write(tmp_path / "rumus", {"Data": [["a", Formula(), "c"]]})
    assert read_grids(path)[0].rows == [["a", ErrorCell(NOT_COMPUTED), "c"]]


def test_rows_that_an_ods_hides_are_told(tmp_path: Path) -> None:
    result = read(ods(tmp_path / "a.ods", {"Data": PEOPLE}, hidden_rows=[2]))
    assert "F_HIDDEN_ROWS" in codes(result)
    assert len(only(result).frame) == 2


def test_repeated_rows_and_cells_of_an_ods_do_not_shift_what_stands_beside_the_values(tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", {"Data": [["a", "b", "c"], [None, None, Formula()]]})
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
        others = {name: archive.read(name) for name in archive.namelist() if name != "content.xml"}
    start = content.rindex("<table:table-row>")
    cells = '<table:table-cell table:number-columns-repeated="2"/>'
    blank = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    content = content[:start] + blank + content[start:].replace("<table:table-cell/><table:table-cell/>", cells)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**others, "content.xml": content.encode()}.items():
            archive.writestr(name, data)
    assert read_grids(path)[0].rows == [["a", "b", "c"], [], [], [], [None, None, ErrorCell(NOT_COMPUTED)]]


def test_a_date_of_strict_open_xml_is_a_date(tmp_path: Path) -> None:
    path = strict(tmp_path / "a.xlsx", {"Data": [["TMT"], [date(2024, 2, 29)]]})
    assert read_grids(path)[0].rows == [["TMT"], [date(2024, 2, 29)]]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"ID;PSCALC3\r\nC;X1;Y1;K\"NIP\"\r\nE\r\n", "SYLK"),
        (b'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n', "DIF"),
        (b"<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'/>",
         "Flat OpenDocument XML"),
    ],
)  # fmt: skip
def test_a_format_that_is_not_read_is_named(tmp_path: Path, content: bytes, found: str) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    with pytest.raises(InputRefused) as refused:
        read_grids(path)
    assert refused.value.findings[0].details["found"] == found


def test_an_archive_with_several_files_names_them(tmp_path: Path) -> None:
    path = tmp_path / "kiriman.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "NIP,Nama")
        archive.writestr("b.csv", "NIP,Nama")
    assert refusal_codes(read_grids, path) == ["E_ARCHIVE"]

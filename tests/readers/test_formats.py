"""What a file is, is told by its content; whatever it is, the answer is rows or one documented code."""

import os
import socket
import stat
import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sent_files import NIPS, codes, only, read, records, refusal_codes, text, workbook

from asnkarier.errors import InputRefused
from asnkarier.finding_kinds import CATALOGUE
from asnkarier.readers.files import guard
from asnkarier.readers.files.limits import ChildLimits
from asnkarier.readers.read import read_grids

PEOPLE = [
    ["NIP", "Nama", "Jabatan", "Gol Akhir Nama", "Unit Kerja"],
    [NIPS[0], "Ani", "Analis", "III/a", "Dinas A"],
    [NIPS[1], "Budi", "Analis", "III/b", "Dinas B"],
]


def refusal(path: Path) -> str:
    with pytest.raises(InputRefused) as refused:
        read(path)
    (finding,) = refused.value.findings
    assert finding.code in CATALOGUE
    assert finding.file == path.name
    return finding.code


def test_a_csv_named_as_workbook_is_read_and_said_so(tmp_path: Path) -> None:
    result = read(text(tmp_path / "pegawai.xlsx", PEOPLE))
    assert records(only(result), "nip", "name") == [(NIPS[0], "Ani"), (NIPS[1], "Budi")]
    assert codes(result) == ["F_FORMAT_NAME"]


def test_prose_named_as_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "surat.xlsx"
    path.write_text("Kepada Yth.\nBersama ini kami sampaikan data, sesuai permintaan.\nTerima kasih.\n")
    assert refusal(path) == "E_FORMAT_MISMATCH"


def test_a_workbook_with_any_name_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "data", {"Data": PEOPLE})
    assert codes(read(path)) == []
    assert codes(read(path.rename(tmp_path / "data.csv"))) == ["F_FORMAT_NAME"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "E_EMPTY"),
        (b"\n \n", "E_EMPTY"),
        (b"%PDF-1.7 ...", "E_UNSUPPORTED"),
        (b"\x89PNG\r\n\x1a\n", "E_UNSUPPORTED"),
        (b"PK\x03\x04 and nothing else", "E_DAMAGED"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing else", "E_DAMAGED"),
        (b"PAR1 and nothing else", "E_DAMAGED"),
        (b"<?xml version='1.0'?><a/>", "E_FORMAT_MISMATCH"),
        (b"<html><body><p>no table here</p></body></html>", "E_FORMAT_MISMATCH"),
        (b"nip,nama\n\x00\x01,b\n", "E_ENCODING"),
        (b"nip,nama\n\x81\x8d,b\n", "E_ENCODING"),
        (b"a,b\n1,2\n", "E_NO_HEADER"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "kiriman.csv"
    path.write_bytes(content)
    assert refusal(path) == code


def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
    assert refusal(tmp_path / "missing.xlsx") == "E_MISSING"
    assert refusal(tmp_path) == "E_PATH"
    assert refusal(tmp_path / "pipe") == "E_PATH"
    assert refusal(tmp_path / "socket") in ("E_PATH", "E_UNREADABLE")
    assert refusal(Path("/dev/zero")) == "E_PATH"


def test_the_copy_is_private_and_goes_away(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", PEOPLE)
    with guard.snapshot(path) as copy:
        assert stat.S_IMODE(copy.path.stat().st_mode) == 0o600
        path.write_text("changed while it is read")
        assert copy.path.read_bytes().startswith(b"NIP,Nama")
    assert not copy.path.exists()


def html(body: str) -> bytes:
    return f"<html><head><style>td {{mso-number-format:'@'}}</style></head><body>{body}</body></html>".encode()


def test_html_named_xls_is_read_with_its_titles_as_rows(tmp_path: Path) -> None:
    path = tmp_path / "pegawai.xls"
    head = "".join(f"<th>{header}</th>" for header in PEOPLE[0])
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in PEOPLE[1:])
    path.write_bytes(html(f"<h3>Data &amp; Pegawai</h3><table border=1><tr>{head}</tr>{rows}</table><p>Mengetahui</p>"))
    table = only(read(path))
    assert records(table, "source_row", "nip", "name") == [(3, NIPS[0], "Ani"), (4, NIPS[1], "Budi")]
    assert (table.sheet_rows, table.blank_rows) == (3, 1)


def test_html_merged_cells_keep_columns_in_place(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(
        html("<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<br>f<td>g<tr><td>h<td>i<td>j<td>k</table>")
    )
    assert read_grids(path)[0].rows == [["a", "b", None, "c"], [None, "d", "e\nf", "g"], ["h", "i", "j", "k"]]


# Zip containers that ask for too much


def bomb(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_containers_that_ask_for_too_much_are_refused(tmp_path: Path) -> None:
    types = {"[Content_Types].xml": b"<Types/>"}
    many = types | {f"xl/{number}.xml": b"" for number in range(3_000)}
    assert refusal(bomb(tmp_path / "many.xlsx", many)) == "E_TOO_BIG"
    assert refusal(bomb(tmp_path / "packed.xlsx", types | {"xl/workbook.xml": bytes(30_000_000)})) == "E_TOO_BIG"
    assert refusal(bomb(tmp_path / "twice.xlsx", types | {"xl/a.xml": b"", "xl/A.xml": b""})) == "E_DAMAGED"
    entity = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert refusal(bomb(tmp_path / "entity.xlsx", types | {"xl/workbook.xml": entity})) == "E_UNSAFE_XML"
    assert refusal(bomb(tmp_path / "letter.xlsx", types | {"word/document.xml": b"<a/>"})) == "E_UNSUPPORTED"


def test_a_child_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "child_limits", lambda size: ChildLimits(1 << 30, 1, 0))
    assert refusal(workbook(tmp_path / "slow.xlsx", {"Data": PEOPLE})) == "E_TIMEOUT"


def test_a_child_without_memory_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "child_limits", lambda size: ChildLimits(8 << 20, 20, 60))
    assert refusal(workbook(tmp_path / "large.xlsx", {"Data": PEOPLE})) in ("E_TOO_BIG", "E_DAMAGED")


def test_a_stray_cell_far_below_does_not_hide_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "child_limits", lambda size: ChildLimits(250 << 20, 60, 120))
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(PEOPLE):
            sheet.write_row(number, 0, row)
        sheet.write(150_000, 60, " ")
    result = read(path)
    assert records(only(result), "nip") == [(NIPS[0],), (NIPS[1],)]
    assert only(result).sheet_rows == 2
    assert codes(result) == ["F_SECOND_READER"]


def test_a_sheet_that_the_first_reader_shows_as_empty_is_read_by_the_second(tmp_path: Path) -> None:
    plain = workbook(tmp_path / "plain.xlsx", {"Data": PEOPLE, "Lain": [["x"]]})
    with zipfile.ZipFile(plain) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    result = read(bomb(tmp_path / "utf16.xlsx", parts))
    assert records(only(result), "nip") == [(NIPS[0],), (NIPS[1],)]
    assert codes(result) == ["F_SECOND_READER", "F_SHEET_SKIPPED"]


def test_error_cells_of_xls_are_found_in_its_records() -> None:
    from asnkarier.readers.files.xls import error_cells

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    bof, eof = record(0x0809, bytes(16)), record(0x000A, b"")
    constant = record(0x0205, struct.pack("<HHHBB", 4, 2, 0, 0x2A, 1))
    flag = record(0x0205, struct.pack("<HHHBB", 5, 2, 0, 1, 0))
    formula = record(0x0006, struct.pack("<HHHBxBxxxH", 6, 3, 0, 2, 0x17, 0xFFFF) + bytes(8))
    globals_size = len(bof) + 4 + 8 + len(b"Data") + len(eof)
    bound = record(0x0085, struct.pack("<IHBB", globals_size, 0, 4, 0) + b"Data")
    stream = bof + bound + eof + bof + constant + flag + formula + eof
    assert error_cells(stream) == {"Data": {(4, 2): "#N/A", (6, 3): "#REF!"}}


# Any bytes give rows or a documented code


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return workbook(tmp_path_factory.mktemp("small") / "a.xlsx", {"Data": [*PEOPLE, ["=1/0"]]}).read_bytes()


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), min_size=1, max_size=6), st.floats(0, 1), st.booleans()
)
def test_damaged_workbooks_are_read_or_refused(
    small: bytes, tmp_path: Path, flips: list[tuple[float, int]], cut: float, is_cut: bool
) -> None:
    data = bytearray(small)
    for place, mask in flips:
        data[int(place * (len(data) - 1))] ^= mask
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(data[: int(cut * len(data))] if is_cut else data)
    assert set(refusal_codes(read, path)) <= set(CATALOGUE)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(str.encode),
        st.text('nip,";\n\t|=a1', max_size=99).map(str.encode),
    )
)
def test_any_text_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    assert set(refusal_codes(read, path)) <= set(CATALOGUE)

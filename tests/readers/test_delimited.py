"""CSV and its kin: encoding and delimiter are found or named; every cell is text."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sent_files import NIPS, codes, only, read, records, text

from asnkarier.readers.read import read_grids

HEADER = ["NIP BARU", "NAMA", "JABATAN NAMA", "GOL AKHIR NAMA"]
CELL = st.text(st.characters(codec="cp1252", exclude_characters="\0\r\n", exclude_categories=["Cc"]), max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(CELL, CELL, CELL), min_size=2, max_size=6),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.booleans(),
)
def test_delimiter_and_encoding_are_found(
    tmp_path: Path, cells: list[tuple[str, str, str]], delimiter: str, encoding: str, says_so: bool
) -> None:
    rows = [HEADER, *([NIPS[n], *row] for n, row in enumerate(cells))]
    path = text(tmp_path / "a.csv", rows, delimiter=delimiter, encoding=encoding)
    if says_so and encoding in ("utf-8", "cp1252"):
        path.write_bytes(f"sep={delimiter}\r\n".encode() + path.read_bytes())
    result = read(path)
    expected = [tuple(cell if cell.strip() else None for cell in row) for row in cells]
    found = records(only(result), "name", "jabatan", "golongan")
    # '="123"' is how a text is written for Excel; it is the text itself
    assert found == [
        tuple(c[2:-1] if c and c.startswith('="') and len(c) > 2 and c.endswith('"') else c for c in row)
        for row in expected
    ]


def test_a_guessed_encoding_is_named(tmp_path: Path) -> None:
    result = read(text(tmp_path / "a.csv", [HEADER, [NIPS[0], "Renée", "x", "y"]], encoding="cp1252"))
    assert records(only(result), "name") == [("Renée",)]
    assert codes(result) == ["F_ENCODING_GUESS", "F_NO_OPD"]
    assert result.findings[0].details == {"encoding": "cp1252"}


def test_text_for_excel_loses_its_dress(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f'\ufeffsep=;\r\nNIP;NAMA;JABATAN;UNIT KERJA\r\n="{NIPS[0]}";"A; ""B""";x;"y\nz"\r\n'.encode())
    table = only(read(path))
    assert records(table, "source_row", "nip", "name", "unor") == [(2, NIPS[0], 'A; "B"', "y\nz")]


def test_a_line_with_too_many_fields_is_set_aside_and_a_short_one_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = [
        ",".join(HEADER),
        f"{NIPS[0]},Ani,Analis,III/a",
        f"{NIPS[1]},Budi, S.E.,Analis,III/b",
        f"{NIPS[2]},Citra",
        "",
    ]
    path.write_text("\n".join(lines))
    result = read(path)
    table = only(result)
    assert records(table, "nip", "golongan") == [(NIPS[0], "III/a"), (NIPS[2], None)]
    assert {finding.code: finding.details.get("rows") for finding in result.findings} == {
        "F_RAGGED": "3",
        "F_SHORT_ROW": "4",
        "F_NO_OPD": None,
    }
    assert table.sheet_rows - len(table.frame) - table.blank_rows == 1  # the one set aside


def test_blank_and_comment_lines_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"# dari aplikasi\n\n{','.join(HEADER)}\n,,,\n{NIPS[0]},Ani,x,y\n,,,\n")
    table = only(read(path))
    assert records(table, "source_row", "nip") == [(5, NIPS[0])]
    assert (table.sheet_rows, table.blank_rows) == (2, 1)


def test_parquet_gives_the_same_rows(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    names = ["NIP BARU", "NAMA", "JABATAN NAMA", "NIK"]
    columns = [[NIPS[0], NIPS[1], None], ["Ani", "Budi", None], ["Analis", None, None], ["1", "2", "3"]]
    parquet.write_table(pa.table(dict(zip(names, columns, strict=True))), tmp_path / "a.parquet")
    result = read(tmp_path / "a.parquet", kind="employees")
    table = only(result)
    assert records(table, "source_row", "nip", "jabatan") == [(2, NIPS[0], "Analis"), (3, NIPS[1], None)]
    assert (table.sheet_rows, table.blank_rows, table.skipped_headers) == (3, 1, ("NIK",))
    assert read_grids(tmp_path / "a.parquet")[0].rows[1] == [NIPS[0], "Ani", "Analis", "1"]

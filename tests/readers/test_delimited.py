"""CSV and its kin: encoding and delimiter are found or named; every cell is text."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sent_files import NIPS, codes, only, read, records, refusal_codes, text

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import bench_delimited
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


# How a text is divided is told by all of it


def grid(path: Path, content: str, encoding: str = "utf-8") -> list[list[object]]:
    path.write_bytes(content.encode(encoding))
    return read_grids(path)[0].rows


def test_the_whole_text_decides_not_its_first_lines(tmp_path: Path) -> None:
    title = "DAFTAR PEGAWAI, KABUPATEN, PROVINSI, 2025, RAHASIA\n" * 3
    rows = "".join(f"{nip};Ani, S.E., M.Si., Ak., CA.;Analis;3,5\n" for nip in NIPS[:9])
    assert grid(tmp_path / "a.csv", f"{title}NIP;NAMA;JABATAN;NILAI\n{rows}")[3:5] == [
        ["NIP", "NAMA", "JABATAN", "NILAI"],
        [NIPS[0], "Ani, S.E., M.Si., Ak., CA.", "Analis", "3,5"],
    ]


def test_two_equally_good_readings_are_refused_and_a_sep_line_answers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("NIP;NAMA|JABATAN\n1;Ani|Guru\n2;Budi|Analis\n")
    assert refusal_codes(read_grids, path) == ["E_DELIMITER"]
    assert grid(path, "sep=|\nNIP;NAMA|JABATAN\n1;Ani|Guru\n") == [["NIP;NAMA", "JABATAN"], ["1;Ani", "Guru"]]
    assert grid(path, "sep=;\nNIP;NAMA|JABATAN\n1;Ani|Guru\n") == [["NIP", "NAMA|JABATAN"], ["1", "Ani|Guru"]]


def test_a_quote_that_is_not_closed_damages_its_own_line_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = [",".join(HEADER), f'{NIPS[0]},"Ani,Analis,III/a', f'{NIPS[1]},"Budi, S.E.",Analis,III/b']
    path.write_text("\n".join([*lines, f'{NIPS[2]},"Citra "Cici"",Analis,III/c']))
    result = read(path)
    assert records(only(result), "nip", "name", "golongan") == [
        (NIPS[0], '"Ani', "III/a"),
        (NIPS[1], "Budi, S.E.", "III/b"),
        (NIPS[2], 'Citra "Cici"', "III/c"),
    ]
    (finding,) = [finding for finding in result.findings if finding.code == "F_QUOTES"]
    assert (finding.details, finding.count) == ({"rows": "2, 4"}, 2)


def test_quotes_may_be_apostrophes_doubled_or_escaped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    apostrophes = "NIP,NAMA\n'1','Ani, S.E.'\n'2','Ma''ruf'\n"
    assert grid(path, apostrophes) == [["NIP", "NAMA"], ["1", "Ani, S.E."], ["2", "Ma'ruf"]]
    escaped = 'NIP,NAMA,DIR\n1,"Ani \\"A\\", S.E.",C:\\data\n2,"Budi",x\n'
    assert grid(path, escaped) == [["NIP", "NAMA", "DIR"], ["1", 'Ani "A", S.E.', "C:\\data"], ["2", "Budi", "x"]]
    amounts = "PAGU,SUMBER,KET\n'827,405,000',APBD,-\n'592,156,000',APBD,-\n'93,977,000',APBD,-\n"
    assert grid(path, amounts)[1:3] == [["827,405,000", "APBD", "-"], ["592,156,000", "APBD", "-"]]
    never_quoted = 'UNIT|NILAI\nBalai \\"Rapi\\"|3,5\nDinas A|4\n'
    assert grid(path, never_quoted) == [["UNIT", "NILAI"], ['Balai "Rapi"', "3,5"], ["Dinas A", "4"]]
    ends_with_backslash = 'NIP;DIR;X\n"1";"C:\\";"a; b"\n"2";"D:\\";"c"\n'
    assert grid(path, ends_with_backslash) == [["NIP", "DIR", "X"], ["1", "C:\\", "a; b"], ["2", "D:\\", "c"]]


def test_an_apostrophe_in_front_of_a_number_or_in_a_name_is_no_quote(tmp_path: Path) -> None:
    rows = "NIP;NAMA\n'1987;Ma'ruf\n'1988;'Aisyiyah\n'1989;Ni'mah\n"
    assert grid(tmp_path / "a.csv", rows)[1:] == [["'1987", "Ma'ruf"], ["'1988", "'Aisyiyah"], ["'1989", "Ni'mah"]]


def test_an_apostrophe_before_every_cell_of_a_column_is_no_part_of_it(tmp_path: Path) -> None:
    rows = [HEADER, [f"'{NIPS[0]}", "'Aisyiyah", "'Analis", "'III/a"], [f"'{NIPS[1]}", "Ma'ruf", "'Guru", "'III/b"]]
    result = read(text(tmp_path / "a.csv", rows, delimiter=";"))
    assert records(only(result), "nip", "name", "jabatan", "golongan") == [
        (NIPS[0], "'Aisyiyah", "Analis", "III/a"),
        (NIPS[1], "Ma'ruf", "Guru", "III/b"),
    ]
    assert "F_QUOTES" not in codes(result)


def test_columns_of_blanks_keep_their_places(tmp_path: Path) -> None:
    lines = [
        "        DAFTAR PEGAWAI KABUPATEN CONTOH",
        "",
        "NIP                 NAMA                JABATAN       GOL AKHIR NAMA",
        f"{NIPS[0]}  Ani Putri           Analis Muda   III/a",
        f"{NIPS[1]}  Budi, S.E.                        III/b",
        f"{NIPS[2]}  Citra               Guru",
    ]
    path = tmp_path / "a.txt"
    path.write_text("\n".join(lines))
    table = only(read(path, kind="employees"))
    assert records(table, "source_row", "nip", "name", "jabatan", "golongan") == [
        (4, NIPS[0], "Ani Putri", "Analis Muda", "III/a"),
        (5, NIPS[1], "Budi, S.E.", None, "III/b"),
        (6, NIPS[2], "Citra", "Guru", None),
    ]


def test_cells_set_apart_by_some_blanks_are_read_only_if_none_can_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    full = "NIP   NAMA LENGKAP   JABATAN\n1  Ani Putri   Guru\n2222   Budi  Analis Muda\n"
    assert grid(path, full)[1:] == [["1", "Ani Putri", "Guru"], ["2222", "Budi", "Analis Muda"]]
    path.write_text(full + "3  Citra\n")
    assert ["3", "Citra"] not in (read_grids(path)[0].rows)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_and_named(tmp_path: Path, encoding: str) -> None:
    result = read(text(tmp_path / "a.csv", [HEADER, [NIPS[0], "Renée", "x", "y"]], encoding=encoding))
    assert records(only(result), "name") == [("Renée",)]
    assert result.findings[0].details == {"encoding": encoding}


def test_a_large_text_is_judged_by_pieces_from_all_over_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    long = "".join(f'{number};"Ani; ""A""\nS.E.";Analis;1,5\n' for number in range(40_000))
    path.write_text(f"NIP;NAMA;JABATAN;NILAI\n{long}")
    rows = read_grids(path)[0].rows
    assert len(rows) == 40_001
    assert all(row[1:] == ['Ani; "A"\nS.E.', "Analis", "1,5"] for row in rows[1:])


@pytest.mark.parametrize(
    "files",
    [
        lambda: bench_delimited.pollutions(2),
        pytest.param(lambda: bench_delimited.surveys(60, 2), marks=pytest.mark.slow),
    ],
    ids=["one pollution", "several at once"],
)
def test_polluted_texts_are_read_as_a_careful_person_reads_them(
    tmp_path: Path, files: Callable[[], Iterator[bench_delimited.Polluted]]
) -> None:
    path = tmp_path / "kiriman.csv"
    marks = {}
    for polluted in files():
        path.write_bytes(polluted.data)
        marks[polluted.name] = bench_delimited.marks(bench_delimited.ours(path), polluted.cells)
    assert {name: mark for name, mark in marks.items() if min(mark) < 0.99} == {}

"""Reading polluted delimited text, beside CleverCSV and pandas: records and cells as they stand in the file.

The kinds of pollution are those of the Pollock benchmark (Vitagliano et al., "Pollock: A Data Loading Benchmark",
PVLDB 2023): delimiters, quotes, escapes, record ends, encodings, preambles, several headers and tables, rows that are
too short or too long. The files are made here from invented people, and the expected cells come from
the same maker, not from any reader. A reader gets a file's name, nothing else; blank lines count for nobody.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Grid = list[list[str]]
ROWS = 84

NAMES = ("Andi", "Budi", "Citra", "Dewi", "Eka", "Fajar", "Ma'ruf", "Ni Wayan", "Hasan", "Renée")
TITLES = ("", ", S.E.", ", S.Kom., M.Si.", ", A.Md.")
UNITS = ("Dinas Pendidikan", "Dinas Kesehatan, UPT A", 'Balai "Rapi"', "Sekretariat; Bagian Umum", "Kecamatan Kalukku")
HEADER = ["NIP", "Nama", "Jabatan", "Unit Kerja", "TMT", "Nilai", "JP", "Catatan", "Surel"]


@dataclass(frozen=True)
class Polluted:
    """A file: its name, its bytes and the cells a careful person reads in it."""

    name: str
    data: bytes
    cells: Grid


def people(seed: int) -> Grid:
    """Give invented rows with what makes text hard: commas, quotes, decimal commas, empty cells, dates."""
    draw = random.Random(seed)
    rows = [HEADER]
    for number in range(ROWS):
        nip = f"1987031220100110{number:02}"
        name = draw.choice(NAMES) + draw.choice(TITLES)
        score = f"{draw.randint(1, 99)},{draw.randint(0, 9)}"
        day = f"{draw.randint(1, 28):02}-{draw.randint(1, 12):02}-20{draw.randint(10, 25)}"
        note = draw.choice(["", "", "baik", "perlu diklat; segera"])
        position = draw.choice(["Analis", "Guru"])
        jp = str(draw.randint(0, 40))
        rows.append([nip, name, position, draw.choice(UNITS), day, score, jp, note, f"p{number}@contoh.go.id"])
    return rows


def written(rows: Grid, *, delimiter: str = ",", end: str = "\r\n", quote: str = '"', escape: bool = False) -> str:
    """Write rows as a program would: quotes only where they are needed."""
    out = io.StringIO()
    options = {"doublequote": False, "escapechar": "\\"} if escape else {}
    csv.writer(out, delimiter=delimiter[0], lineterminator=end, quotechar=quote, **options).writerows(rows)
    text = out.getvalue()
    if len(delimiter) > 1:
        text = _quoted_all(rows, delimiter, end)
    return text


def _quoted_all(rows: Grid, delimiter: str, end: str) -> str:
    quoted = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return end.join(quoted) + end


def pollutions(seed: int = 1) -> Iterator[Polluted]:
    """Make every kind of file."""
    rows = people(seed)
    plain = written(rows)

    def one(name: str, text: str, cells: Grid, encoding: str = "utf-8") -> Polluted:
        return Polluted(name, text.encode(encoding), cells)

    yield one("source", plain, rows)
    for name, delimiter in {
        "comma": ",",
        "semicolon": ";",
        "tab": "\t",
        "bar": "|",
        "blank": " ",
        "comma_blank": ", ",
    }.items():
        yield one(f"field_delimiter_{name}", written(rows, delimiter=delimiter), rows)
    for name, end in {"lf": "\n", "crlf": "\r\n", "cr": "\r"}.items():
        yield one(f"record_delimiter_{name}", written(rows, end=end), rows)
    ends = [("\r\n", "\n", "\r")[number % 3] for number in range(len(rows))]
    lines = written(rows, end="\n").split("\n")
    yield one("record_delimiter_mixed", "".join(map(str.__add__, lines, ends)), rows)
    for delimiter in ",;":
        yield one(f"quote_apostrophe_{delimiter}", written(rows, delimiter=delimiter, quote="'"), rows)
        yield one(f"quote_all_{delimiter}", _quoted_all(rows, delimiter, "\n"), rows)
        yield one(f"escape_backslash_{delimiter}", written(rows, delimiter=delimiter, escape=True), rows)
        yield one(f"sep_line_{delimiter}", f"sep={delimiter}\r\n" + written(rows, delimiter=delimiter), rows)
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
        yield one(f"encoding_{encoding}", plain, rows, encoding)
    yield one("no_trailing_newline", plain.rstrip("\r\n"), rows)
    yield one("double_trailing_newline", plain + "\r\n\r\n", rows)
    yield one("no_header", written(rows[1:]), rows[1:])
    yield one("header_only", written(rows[:1]), rows[:1])
    yield one("one_data_row", written(rows[:2]), rows[:2])
    yield one(
        "two_header_rows",
        written([HEADER, [f"({n})" for n in range(1, 10)], *rows[1:]]),
        [HEADER, [f"({n})" for n in range(1, 10)], *rows[1:]],
    )
    yield from _preambles(rows, one)
    yield from _tables(rows, one)
    yield from _rows_of_other_length(rows, one)
    yield from _cells(rows, one)
    yield from _quotes(rows, one)


Maker = Callable[[str, str, Grid], Polluted]


def _preambles(rows: Grid, one: Maker) -> Iterator[Polluted]:
    for delimiter in ",;":
        text = written(rows, delimiter=delimiter)
        title = ["DAFTAR PEGAWAI", "KABUPATEN CONTOH"]
        yield one(f"preamble_{delimiter}", "\r\n".join([*title, "", text]), [[line] for line in title] + rows)
        padded = [[line] + [""] * 8 for line in title]
        yield one(f"preamble_padded_{delimiter}", written([*padded, *rows], delimiter=delimiter), [*padded, *rows])
        comment = ["# dari aplikasi: kepegawaian"]
        yield one(f"preamble_comment_{delimiter}", f"{comment[0]}\r\n{text}", [comment, *rows])
        foot = ["Mamuju; 1 Januari 2025" if delimiter == "," else "Mamuju, 1 Januari 2025"]
        yield one(f"footnote_{delimiter}", f"{text}\r\n{foot[0]}\r\n", [*rows, foot])


def _tables(rows: Grid, one: Maker) -> Iterator[Polluted]:
    for name, width in {"less": 4, "same": 9, "more": 12}.items():
        other = [[f"k{column}" for column in range(width)]]
        other += [[f"{row}{column}" for column in range(width)] for row in range(10, 40)]
        for delimiter in ",;":
            text = written(rows, delimiter=delimiter) + "\r\n" + written(other, delimiter=delimiter)
            yield one(f"multitable_{name}_{delimiter}", text, [*rows, *other])


def _rows_of_other_length(rows: Grid, one: Maker) -> Iterator[Polluted]:
    for place in (0, 1, 40, ROWS):
        for delimiter in ",;":
            less = [row[:-2] if number == place else row for number, row in enumerate(rows)]
            more = [[*row, "lebih", "lagi"] if number == place else row for number, row in enumerate(rows)]
            yield one(f"row_{place}_less_{delimiter}", written(less, delimiter=delimiter), less)
            yield one(f"row_{place}_more_{delimiter}", written(more, delimiter=delimiter), more)
            unsure = [row[:-2] if number % 3 == 0 else row for number, row in enumerate(rows)]
    yield one("rows_less_often", written(unsure, delimiter=";"), unsure)


def _cells(rows: Grid, one: Maker) -> Iterator[Polluted]:
    for delimiter in ",;":
        null = [[cell or "null" for cell in row] for row in rows]
        yield one(f"null_{delimiter}", written(null, delimiter=delimiter), null)
        long = [[*row[:7], "panjang " * 900, row[8]] if number == 7 else row for number, row in enumerate(rows)]
        yield one(f"long_cell_{delimiter}", written(long, delimiter=delimiter), long)
        lines = [[*row[:7], "satu\ndua", row[8]] if number % 5 == 2 else row for number, row in enumerate(rows)]
        yield one(f"line_in_cell_{delimiter}", written(lines, delimiter=delimiter), lines)
        text = "\r\n".join(
            delimiter.join(f'="{c}"' if n == 0 else f'"{c}"' for n, c in enumerate(r) if '"' not in c) for r in rows
        )
        yield one(f"excel_text_{delimiter}", text, [[c for c in r if '"' not in c] for r in rows])
        marked = [["'" + row[0], *row[1:]] for row in rows[1:]]
        yield one(f"apostrophe_{delimiter}", written([HEADER, *marked], delimiter=delimiter), [HEADER, *marked])
    yield one(
        "decimal_comma_only",
        written([["Kode", "A", "B"], *([f"K{n}", f"{n},5", f"{n},25"] for n in range(30))], delimiter=";"),
        [["Kode", "A", "B"], *([f"K{n}", f"{n},5", f"{n},25"] for n in range(30))],
    )
    simple = [[cell.replace("  ", " ") or "-" for cell in row[:7]] for row in rows]
    widths = [max(len(row[column]) for row in simple) + 2 for column in range(7)]
    blanks = "\n".join(
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in simple
    )
    yield one("aligned_columns", blanks, simple)
    empty = [
        ["" if number % 4 == 1 and column == 3 else cell for column, cell in enumerate(row)]
        for number, row in enumerate(simple)
    ]
    yield one(
        "aligned_with_empty_cells",
        "\n".join(
            "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in empty
        ),
        empty,
    )
    yield one("several_blanks", "\n".join("   ".join(row) for row in simple), simple)


def _quotes(rows: Grid, one: Maker) -> Iterator[Polluted]:
    for delimiter in ",;":
        lines = _quoted_all(rows, delimiter, "\n").splitlines()
        for place in (1, 40):
            stray = [
                line.replace('"Analis"', '"Analis').replace('"Guru"', '"Guru') if n == place else line
                for n, line in enumerate(lines)
            ]
            if delimiter in "".join(rows[place]):
                continue
            cells = [[*row[:2], '"' + row[2], *row[3:]] if n == place else row for n, row in enumerate(rows)]
            yield one(f"quote_not_closed_{place}_{delimiter}", "\n".join(stray), cells)
            extra = [
                line.replace('"Analis"', '"Ana"lis"').replace('"Guru"', '"Gu"ru"') if n == place else line
                for n, line in enumerate(lines)
            ]
            inner = {"Analis": 'Ana"lis', "Guru": 'Gu"ru'}
            cells = [[*row[:2], inner[row[2]], *row[3:]] if n == place else row for n, row in enumerate(rows)]
            yield one(f"quote_extra_{place}_{delimiter}", "\n".join(extra), cells)


# files as people send them: several things are unusual at once, and no two files alike

SAYING = (
    "pelatihan baik perlu segera dan atau kompetensi tahun unit kerja usulan data nilai hasil rencana belum sudah"
    " mohon ditinjau lagi sesuai surat jalan gedung lantai blok"
)
WORDS = tuple(SAYING.split())


def _sentence(draw: random.Random, most: int) -> str:
    """Give a remark with the punctuation of remarks."""
    words = [draw.choice(WORDS) for _ in range(draw.randint(1, most))]
    for _ in range(draw.randint(0, 2)):
        place = draw.randrange(len(words))
        words[place] += draw.choice([",", ";", ":", ".", " -", " (x)", "/"])
    return " ".join(words).capitalize()


def _column(draw: random.Random) -> tuple[str, Callable[[], str]]:
    """Give the name of a column and what makes its cells."""
    kinds: dict[str, Callable[[], str]] = {
        "NIP": lambda: f"19{draw.randint(60, 99)}0{draw.randint(1, 9)}12{draw.randint(10**9, 10**10 - 1)}",
        "Nama Lengkap": lambda: f"{draw.choice(NAMES)} {draw.choice(NAMES)}{draw.choice(TITLES)}",
        "Saran, Masukan": lambda: _sentence(draw, 14),
        "Alamat": lambda: f"Jl. {draw.choice(NAMES)} No. {draw.randint(1, 99)}, RT {draw.randint(1, 9):02}",
        "Tgl Lahir": lambda: f"{draw.randint(1, 28):02}/{draw.randint(1, 12):02}/{draw.randint(1960, 1999)}",
        "Waktu": lambda: f"2025-03-{draw.randint(1, 28):02} {draw.randint(7, 16):02}:{draw.randint(0, 59):02}:00",
        "Skor": lambda: f"{draw.randint(0, 99)},{draw.randint(0, 99):02}",
        "Skor (1-5)": lambda: str(draw.randint(1, 5)),
        "Gaji (Rp)": lambda: f"Rp {draw.randint(1, 9)}.{draw.randint(100, 999)}.000,00",
        "Anggaran": lambda: f"{draw.randint(1, 900)},{draw.randint(100, 999)},000",
        "Rasio": lambda: f"{draw.random():.3f}",
        "Surel": lambda: f"{draw.choice(NAMES).lower().replace(' ', '.')}@contoh.go.id",
        "Telepon": lambda: f"+62 81{draw.randint(1, 9)}-{draw.randint(1000, 9999)}-{draw.randint(100, 999)}",
        "Setuju?": lambda: draw.choice(["Ya", "Tidak", "Ragu-ragu", ""]),
        "Diklat yang diikuti": lambda: ", ".join(
            draw.sample(["PKA", "PKP", "Barjas", "TIK", "K3"], draw.randint(1, 4))
        ),
        "Unit Kerja": lambda: draw.choice(UNITS),
        "Tautan": lambda: f"https://contoh.go.id/?a={draw.randint(1, 99)}&b={draw.choice(WORDS)}",
        "Ket": lambda: draw.choice(["", "", "", "-", "n/a", "null"]),
        "Jam": lambda: f"{draw.randint(7, 16)}:{draw.randint(0, 59):02}",
    }
    name = draw.choice(list(kinds))
    return name, kinds[name]


def surveys(count: int, seed: int = 1) -> Iterator[Polluted]:
    """Make files of which delimiter, quotes, encoding, ends, titles, notes and lengths of rows are drawn by lot."""
    for number in range(count):
        draw = random.Random(f"{seed}/{number}")
        columns = [_column(draw) for _ in range(draw.randint(2, 12))]
        rows = [[name for name, _ in columns]]
        rows += [[make() for _, make in columns] for _ in range(draw.choice([2, 5, 12, 40, 120]))]
        if draw.random() < 0.3:  # a remark of several lines
            row = draw.choice(rows[1:])
            row[draw.randrange(len(row))] = f"{_sentence(draw, 5)}\n{_sentence(draw, 5)}"
        if draw.random() < 0.2:
            rows = [row[: draw.randint(1, len(row))] if draw.random() < 0.1 else row for row in rows]
        if draw.random() < 0.25:
            rows = [[_sentence(draw, 6).replace(",", "")], *rows]
        if draw.random() < 0.25:
            rows = [*rows, [f"Dicetak {draw.randint(1, 28)} Maret 2025"]]
        delimiter = draw.choice([",", ",", ",", ";", ";", ";", "\t", "|"])
        end = draw.choice(["\n", "\r\n"])
        style = draw.choice(["minimal", "minimal", "minimal", "all", "apostrophe", "backslash"])
        if style == "all":
            text = _quoted_all(rows, delimiter, end)
        else:
            quote = "'" if style == "apostrophe" else '"'
            text = written(rows, delimiter=delimiter, end=end, quote=quote, escape=style == "backslash")
        encoding = draw.choice(["utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"])
        yield Polluted(f"survey_{number}_{delimiter}_{style}_{encoding}", text.encode(encoding), rows)


# readers: a path in, cells out


def ours(path: Path) -> Grid:
    """Read as ``asnkarier import`` does, before the meaning of columns."""
    from asnkarier.readers.read import read_grids

    return [["" if cell is None else str(cell) for cell in row] for grid in read_grids(path) for row in grid.rows]


def clevercsv_reader(path: Path) -> Grid:
    """Read with CleverCSV, which finds the dialect and the encoding."""
    import clevercsv

    encoding = clevercsv.utils.get_encoding(str(path)) if hasattr(clevercsv.utils, "get_encoding") else None
    return [list(map(str, row)) for row in clevercsv.read_table(str(path), encoding=encoding)]


def pandas_reader(path: Path) -> Grid:
    """Read with pandas, which asks the sniffer of the standard library for the delimiter."""
    import pandas as pd

    frame = pd.read_csv(path, header=None, dtype=str, sep=None, engine="python", keep_default_na=False)
    return [list(row) for row in frame.itertuples(index=False, name=None)]


# marks


def f1(found: Counter[object], expected: Counter[object]) -> float:
    """Give the harmonic mean of precision and recall."""
    common = (found & expected).total()
    return 2 * common / (found.total() + expected.total()) if common else 0.0


def marks(found: Grid, expected: Grid) -> tuple[float, float]:
    """Give F1 of records and of cells; a cell counts at its column, empty cells at the end of a record do not."""
    found, expected = (
        [[cell.replace("\r\n", "\n").strip() for cell in row] for row in grid if any(cell.strip() for cell in row)]
        for grid in (found, expected)
    )
    for row in (*found, *expected):
        while row and not row[-1]:
            row.pop()
    records = f1(Counter(map(tuple, found)), Counter(map(tuple, expected)))
    cells = f1(*(Counter((n, c) for row in grid for n, c in enumerate(row) if c) for grid in (found, expected)))
    return records, cells


def bench(files: Iterable[Polluted], *, details: bool = False) -> dict[str, tuple[float, float]]:
    """Give the mean marks of each reader over all files."""
    readers: dict[str, Callable[[Path], Grid]] = {
        "asnkarier": ours,
        "CleverCSV": clevercsv_reader,
        "pandas (sep=None)": pandas_reader,
    }
    try:
        import clevercsv  # noqa: F401
    except ImportError:
        print("CleverCSV is not installed (pip install clevercsv): left out")
        del readers["CleverCSV"]
    totals: dict[str, list[tuple[float, float]]] = {name: [] for name in readers}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = Path(folder) / "kiriman.csv"
        for polluted in files:
            path.write_bytes(polluted.data)
            line = []
            for name, reader in readers.items():
                try:
                    mark = marks(reader(path), polluted.cells)
                except Exception as error:  # a reader that fails has read nothing
                    mark = (0.0, 0.0)
                    line.append(type(error).__name__)
                totals[name].append(mark)
                line.append(f"{mark[0]:.3f} {mark[1]:.3f}")
            if details:
                print(f"{polluted.name:32}", *line, sep="  ")
    return {
        name: (sum(r for r, _ in each) / len(each), sum(c for _, c in each) / len(each))
        for name, each in totals.items()
    }


def main() -> None:
    """Print the marks for both sorts of files."""
    parser = argparse.ArgumentParser(description="Mark readers of delimited text.")
    parser.add_argument("-v", action="store_true", help="the marks of every file")
    parser.add_argument("--seeds", type=int, default=3, help="how many times each kind of pollution is made")
    parser.add_argument("--surveys", type=int, default=300, help="how many files with several at once")
    options = parser.parse_args()
    sorts = {
        "one pollution": [each for seed in range(1, options.seeds + 1) for each in pollutions(seed)],
        "several at once": list(surveys(options.surveys)),
    }
    for sort, files in sorts.items():
        result = bench(files, details=options.v)
        print(f"\n{sort + f', {len(files)} files':28} records F1  cells F1")
        for name, (records, cells) in result.items():
            print(f"{name:28} {records:10.4f} {cells:9.4f}")


if __name__ == "__main__":
    main()

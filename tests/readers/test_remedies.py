"""Every remedy works: what a refusal tells the sender to do is done, and the file is read.

A fault is a sheet that is refused with a code; its mending does what the remedy's words say, no more, and takes options
and lines from the words themselves. Refusals of whole files, which only a spreadsheet program mends, are listed below.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from sent_files import GENERIC, NIPS, VOCABULARY, read, workbook

from asnkarier.errors import InputRefused
from asnkarier.finding_kinds import CATALOGUE, remedy
from asnkarier.outcome import Finding, Severity
from asnkarier.readers.meaning.mapping import chosen_columns
from asnkarier.tables import IMPORTED
from asnkarier.tables.check import check

NINE = list(GENERIC.values())
OURS = replace(
    VOCABULARY,
    government="Kabupaten Mamuju",
    choices={
        "funds": {"apbd": "APBD"}, "fund": {"apbd": "APBD"}, "form": {"pelatihan teknis": "teknis"},
        "window": {"murni": "murni"},
    },
)  # fmt: skip


@dataclass
class Sent:
    """What a sender has: sheets, and the options of the import command."""

    sheets: dict[str, list[list[Any]]]
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def rows(self) -> list[list[Any]]:
        return next(iter(self.sheets.values()))


Mending = Callable[[Sent, Finding, str], None]
FAULTS: list[tuple[str, Callable[[], Sent], Mending]] = []


def fault(code: str, sent: Callable[[], Sent]) -> Callable[[Mending], Mending]:
    """Add a fault with what its remedy says to do."""

    def add(mending: Mending) -> Mending:
        FAULTS.append((code, sent, mending))
        return mending

    return add


def page(*rows: list[Any], name: str = "Data", **options: Any) -> Callable[[], Sent]:
    return lambda: Sent({name: [list(row) for row in rows]}, options)


def give_the_option(sent: Sent, finding: Finding, words: str) -> None:
    """Give the options of the command that stand in the remedy."""
    columns = re.findall(r'--column "([^"]+)"', words)
    assert columns
    sent.options["mapping"] = sent.options.get("mapping", {}) | chosen_columns(columns)


TITLES: list[list[Any]] = [["Tanggal Penilaian: 12 Maret 2025"], ["Metode: Assessment Center"]]
LIST = ["NIP", "Kompetensi", "Level", "Tanggal Penilaian", "Metode"]
ROW = [NIPS[0], "Integritas", 3, "20-08-2025", "Assessment Center"]
PEOPLE = ["NIP", "Nama", "Jabatan", "Unit Kerja"]
PERSON = [NIPS[0], "ANI CONTOH", "Camat", "Kecamatan A"]
BUDGET = ["Tahun Anggaran", "Sumber Dana", "OPD", "Pagu"]
CATALOGUE_HEAD = [
    "Kode Pelatihan", "Nama Pelatihan", "Jalur", "Bentuk", "JP", "Jumlah Hari", "Biaya per Kelas", "Peserta Minimal",
    "Peserta Maksimal", "Jumlah Kelas Maksimal", "Sumber Dana",
]  # fmt: skip
TRAINING = ["P-1", "Pelatihan Contoh", "Klasikal", "Pelatihan teknis", 20, 3, 0, 5, 30, 1, "APBD"]

fault("E_NO_SHEET", page(PEOPLE, PERSON, name="Pegawai", sheet="Rekap"))(
    lambda sent, finding, words: sent.options.update(sheet=finding.details["sheets"])
)
fault("E_NO_HEADER", page(["NIP", "Apa", "Siapa"], [NIPS[0], "Camat", "Ani"], kind="employees"))(
    lambda sent, finding, words: sent.options.update(mapping={"Apa": "jabatan", "Siapa": "name"})
)
fault("E_AMBIGUOUS_HEADER", page(["NIP", "Kompetensi", "Level", "Capaian", *LIST[3:]], [*ROW[:2], 4, 2, *ROW[3:]]))(
    give_the_option
)
fault(
    "E_AMBIGUOUS_HEADER",
    page(*TITLES, ["NIP", *["Level Jabatan"] * 9, *["Nilai Peserta"] * 9], [None, *NINE, *NINE],
         [NIPS[0], *[4] * 9, *[2] * 9]),
)(give_the_option)  # fmt: skip
fault("E_AMBIGUOUS_HEADER", page(["NIP", "Nama", "Jabatan", "Nama Jabatan", "Unit Kerja"],
                                 [NIPS[0], "ANI", "Camat", "Lurah", "Kecamatan A"]))(give_the_option)  # fmt: skip
fault("E_COLUMN_UNKNOWN", page(["NIP", "Kompetensi", "Asesor 1", "Asesor 2", *LIST[3:]], [*ROW[:2], 4, 2, *ROW[3:]]))(
    give_the_option
)
fault(
    "E_GROUP_UNKNOWN",
    page(*TITLES, ["NIP", *["Penilaian Atasan"] * 9, *["Skor Asesor"] * 9], [None, *NINE, *NINE],
         [NIPS[0], *[4] * 9, *[2] * 9]),
)(give_the_option)  # fmt: skip
fault(
    "E_SUBHEADER",
    page(["NIP", "Nama", "Golongan", "Jabatan", None, "Unit Kerja"], [None, None, None, "Semula", "Menjadi"],
         [NIPS[0], "ANI", "III/d", "Camat", "Lurah", "Kecamatan A"]),
)(give_the_option)  # fmt: skip


@fault("E_NAME_SHIFTED", page(*TITLES, ["NIP", *(each for name in NINE for each in (None, name))],
                              [None, *["Level Capaian", "Level Dipersyaratkan"] * 9],
                              [NIPS[0], *[4, 3] * 9]))  # fmt: skip
def write_each_name_above_its_first_column(sent: Sent, finding: Finding, words: str) -> None:
    sent.rows[2] = ["NIP", *(each for name in NINE for each in (name, None))]


fault("E_CHECKSUM", page(*TITLES, ["NIP", *NINE, "Total"], *[[nip, *[3] * 9, 40] for nip in NIPS[:4]]))(give_the_option)


@fault("E_SAME_HEADER", page(["NIP", "Nama", "TMT Jabatan", "Jabatan", "TMT Jabatan", "Unit Kerja"],
                             [NIPS[0], "ANI", "01-01-2020", "Camat", "01-01-2021", "Kecamatan A"]))  # fmt: skip
def delete_the_one_that_is_not_meant(sent: Sent, finding: Finding, words: str) -> None:
    letters = str(finding.details["letters"]).split(", ")
    for row in sent.rows:
        del row["ABCDEFGH".index(letters[-1])]


@fault("E_OTHER_FIGURES", page(*TITLES, ["Target"], ["NIP", *NINE], [NIPS[0], *[3] * 9]))
def take_the_line_away(sent: Sent, finding: Finding, words: str) -> None:
    sent.rows[int(str(finding.details["place"])[1:]) - 1] = []


@fault("E_ROWS_OF_OTHERS", page(*TITLES, ["NIP", "Uraian", *NINE], [NIPS[0], "Standar", *[4] * 9],
                                [NIPS[0], "Capaian", *[3] * 9]))  # fmt: skip
def delete_the_rows(sent: Sent, finding: Finding, words: str) -> None:
    del sent.rows[int(str(finding.details["cell"])[1:]) - 1]


@fault("E_PEOPLE_LEFT", page(["DAFTAR PEGAWAI PENSIUN"], ["Perangkat Daerah: Dinas A"], PEOPLE, PERSON))
def add_their_standing(sent: Sent, finding: Finding, words: str) -> None:
    (header,) = re.findall(r"column '([\w ]+)'", words)
    for row, cell in zip(sent.rows[-2:], (header, "Pensiun"), strict=True):
        row.append(cell)


@fault("E_PROPOSED", page(["USULAN MUTASI"], ["NIP", "Nama", "Jabatan Lama", "Jabatan Baru", "Unit Kerja", "Gol"],
                          [NIPS[0], "ANI", "Camat", "Kepala Bidang", "Dinas A", "III/d"]))  # fmt: skip
def say_that_it_is_held(sent: Sent, finding: Finding, words: str) -> None:
    (option,) = re.findall(r'already: --column "([^"]+)"', words)
    sent.options["mapping"] = chosen_columns([option])


@fault("E_SCALE", page(["Skala 1-4"], *TITLES, ["NIP", *NINE], [NIPS[0], *[3] * 9]))
def take_the_words_away(sent: Sent, finding: Finding, words: str) -> None:
    sent.rows[0] = []


@fault("E_NO_NIP", page(*TITLES, ["Nama", "Jabatan", *LIST[1:3]], ["ANI CONTOH", "Camat", *ROW[1:3]]))
def add_the_nip(sent: Sent, finding: Finding, words: str) -> None:
    (header,) = re.findall(r"Add a column '(\w+)'", words)
    for row, cell in zip(sent.rows[-2:], (header, NIPS[0]), strict=True):
        row.append(cell)


@fault("E_NO_NIP", page(["HASIL PENILAIAN"], ["Jabatan", "Kompetensi", "Level", "Berlaku Mulai"],
                        ["Camat", "Integritas", 4, "01-01-2024"]))  # fmt: skip
def say_that_positions_require_these(sent: Sent, finding: Finding, words: str) -> None:
    (kind,) = re.findall(r"--kind (\w+)", words)
    sent.options["kind"] = kind


TWO = [PEOPLE, PERSON, [], [], BUDGET, [2027, "APBD", "Dinas A", 1_000_000], [2027, "APBD", "Dinas B", 2_000_000]]


@fault("E_SEVERAL_TABLES", page(*TWO))
def choose_one(sent: Sent, finding: Finding, words: str) -> None:
    sent.options["table"] = int(re.findall(r"--table (\d)", words)[1])


@fault("E_NO_TABLE", page(*TWO, table=3))
def choose_one_there_is(sent: Sent, finding: Finding, words: str) -> None:
    sent.options["table"] = int(str(finding.details["tables"])[0])


@fault("E_TWO_TABLES", page(PEOPLE, PERSON, [], [*reversed(PEOPLE), *(f"Isian {number}" for number in range(20))],
                            [*reversed(PERSON), *("x" for _ in range(20))]))  # fmt: skip
def put_each_table_on_a_sheet(sent: Sent, finding: Finding, words: str) -> None:
    at = int(str(finding.details["row"])) - 1
    sent.sheets = {"A": sent.rows[:at], "B": sent.rows[at:]}


@fault("E_MONEY_UNIT", page(["(dalam ribuan rupiah)"], BUDGET, [2027, "APBD", "Dinas A", 660_000]))
def write_whole_rupiah(sent: Sent, finding: Finding, words: str) -> None:
    sent.rows[0] = []
    sent.rows[2][3] *= 1000


@fault(
    "E_COST_BASIS", page([*CATALOGUE_HEAD[:6], "Biaya", *CATALOGUE_HEAD[7:]], [*TRAINING[:6], 1_000_000, *TRAINING[7:]])
)
def rename_and_add_the_other(sent: Sent, finding: Finding, words: str) -> None:
    one, other = re.findall(r"'(Biaya per \w+)'", words)
    sent.rows[0][6] = one
    sent.rows[0].append(other)
    sent.rows[1].append(0)


TOTAL = page(["Tahun", "Sumber Dana", "OPD", "Pagu"], [2027, "APBD", "Dinas A", 100], [2027, "APBD", "Dinas B", 200],
             [2027, "APBD", "Seluruhnya", 300])  # fmt: skip


@fault("E_TOTAL", TOTAL)
def delete_the_row(sent: Sent, finding: Finding, words: str) -> None:
    del sent.rows[int(str(finding.details["row"])) - 1]


@fault("E_TOTAL", TOTAL)
def begin_it_with_jumlah(sent: Sent, finding: Finding, words: str) -> None:
    (begin,) = re.findall(r"begin it with '(\w+)'", words)
    sent.rows[int(str(finding.details["row"])) - 1][0] = begin


@fault("E_TITLES", page(["SK BUPATI TANGGAL 5 JANUARI 2021"], TITLES[1], ["NIP", *NINE], [NIPS[0], *[3] * 9]))
@fault("E_TITLES", page(["Mamuju, tanggal 7 September 2026"], TITLES[1], ["NIP", *NINE], [NIPS[0], *[3] * 9]))
def answer_with_the_line(sent: Sent, finding: Finding, words: str) -> None:
    sent.rows[0] = [finding.details["example"]]


@fault("E_TITLES", page(["SK BUPATI TANGGAL 5 JANUARI 2021"], TITLES[1], ["NIP", *NINE], [NIPS[0], *[3] * 9]))
def answer_with_the_column(sent: Sent, finding: Finding, words: str) -> None:
    sent.rows[2].append(finding.details["spelling"])
    sent.rows[3].append("12-03-2025")


@fault("E_REGION_TITLE", page(["PEMERINTAH KABUPATEN BONE"], PEOPLE, PERSON))
def choose_the_region_of_the_title(sent: Sent, finding: Finding, words: str) -> None:
    sent.options["vocabulary"] = replace(OURS, government=str(finding.details["found"]))


@fault("E_REGION_TITLE", page(["PEMERINTAH PROVINSI SULAWESI BARAT"], PEOPLE, PERSON))
def write_the_regions_name_too(sent: Sent, finding: Finding, words: str) -> None:
    sent.rows.insert(1, [f"PEMERINTAH {finding.details['expected']}".upper()])


@fault(
    "E_REGION", page(PEOPLE, *[[nip, "ANI", "Camat", "Bidang A - Dinas B - Pemerintah Kab. Bone"] for nip in NIPS[:5]])
)
def choose_the_region_of_the_people(sent: Sent, finding: Finding, words: str) -> None:
    sent.options["vocabulary"] = replace(OURS, government=str(finding.details["found"]))


@fault("E_MAPPING", page(PEOPLE, PERSON, mapping={"NIP": "nip", "Sebutan": "jabatan"}))
def take_the_line_out_of_the_mapping(sent: Sent, finding: Finding, words: str) -> None:
    sent.options["mapping"] = {"NIP": "nip"}


@fault("E_NO_DATE", page(TITLES[1], ["NIP", *NINE], [NIPS[0], *[3] * 9]))
@fault("E_NO_METHOD", page(TITLES[0], ["NIP", *NINE], [NIPS[0], *[3] * 9]))
def add_the_line(sent: Sent, finding: Finding, words: str) -> None:
    sent.rows.insert(0, re.findall(r"a line such as '([^']+)'", words))


WHOLE_FILES = {
    "E_MISSING", "E_EMPTY", "E_PATH", "E_UNREADABLE", "E_ENCRYPTED", "E_DAMAGED", "E_FORMAT_MISMATCH", "E_UNSUPPORTED",
    "E_UNSAFE_XML", "E_TOO_BIG", "E_TIMEOUT", "E_ENCODING", "E_ARCHIVE", "E_DELIMITER", "E_SIASN_CODES",
}  # fmt: skip
"""Refusals whose remedy is another file, made by the sender's own program."""
LATER = {
    "E_NOTHING_USABLE", "E_SHRINK", "E_REPAIR_KEY", "E_REPAIR_REGION", "E_REPAIR_UNKNOWN", "E_REPAIR_OLD",
}  # fmt: skip
"""Refusals of what was read well, and of files that were given back; they are tested with the import."""
PLAN = {code for code in CATALOGUE if code.startswith(("F_EDIT_", "F_DECISION_", "E_PLAN_"))}
"""Refusals of what an office decided about a plan; they are tested with the plan."""
DATABASE = {"E_DB_CONNECT", "E_DB_QUERY", "E_DB_STATEMENT", "E_DB_TIMEOUT"}
"""Refusals of a query, not of a file; they are tested with real servers."""


@pytest.mark.parametrize(("code", "sent", "mending"), FAULTS)
def test_what_a_refusal_tells_to_do_works(
    tmp_path: Path, code: str, sent: Callable[[], Sent], mending: Mending
) -> None:
    file = sent()
    file.options.setdefault("vocabulary", OURS)
    with pytest.raises(InputRefused) as refused:
        read(workbook(tmp_path / "a.xlsx", file.sheets), **file.options)
    finding = refused.value.findings[0]
    assert finding.code == code
    mending(file, finding, remedy(finding, str))
    result = read(workbook(tmp_path / "b.xlsx", file.sheets), **file.options)
    vocabulary = file.options["vocabulary"]
    assert any(len(check(IMPORTED[table.table], table, vocabulary).frame) for table in result.tables)


def test_every_refusal_of_a_file_is_tried() -> None:
    stops = {
        code for code, kind in CATALOGUE.items() if kind.severity is Severity.STOP and not code.startswith("E_STORE")
    }
    tried = {code for code, _, _ in FAULTS}
    assert stops - WHOLE_FILES - LATER - PLAN - DATABASE == tried

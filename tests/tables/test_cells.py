"""How one cell of each kind is read. A cell is a value, nothing, or refused with a code; it is never guessed."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_sheets import WORDS

from asnkarier.finding_kinds import CATALOGUE
from asnkarier.tables import IMPORTED
from asnkarier.tables.cells import Reading, clean, reader
from asnkarier.tables.raw import ErrorCell
from asnkarier.tables.schema import Column, Kind

COLUMNS = [column for table in IMPORTED.values() for column in table.columns]


def read(table: str, column: str, cell: object) -> Reading:
    return reader(IMPORTED[table][column], WORDS)(cell)  # type: ignore[arg-type]


def value(table: str, column: str, cell: object) -> object:
    reading = read(table, column, cell)
    assert reading.code == ""
    return reading.value


@pytest.mark.parametrize("blank", [None, "", "  ", "-", "null", "NULL", "\u00a0", "–", float("nan")])
@pytest.mark.parametrize("column", ["nip", "name", "golongan", "birth_date", "sex", "education"])
def test_what_says_nothing_is_unknown(column: str, blank: object) -> None:
    assert read("employees", column, blank) == Reading()


@pytest.mark.parametrize("cell", [ErrorCell("#REF!"), "#REF!", "#ref!"])
@pytest.mark.parametrize("column", ["nip", "name", "golongan", "birth_date"])
def test_a_failed_formula_is_not_an_empty_cell(column: str, cell: object) -> None:
    reading = read("employees", column, cell)
    assert (reading.code, reading.details) == ("F_ERROR_CELL", {"error": "#REF!"})


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Dinas\u00a0 Kesehatan ", "Dinas Kesehatan"),
        ("dua\nbaris", "dua baris"),
        ("\ufeffA\x00B", "AB"),
        ("A\x85B\u2028C", "A B C"),
        ("\x9b31mA\x80", "31mA"),  # controls that begin an order to a terminal in one sign
        ("A\u202eB\u2066C\ufffe", "ABC"),  # signs that turn the direction of what follows; no sign at all
        ("'\uff1d1+1", "\uff1d1+1"),
        ("'0101", "0101"),
        ("'=1+1", "=1+1"),
        ('="0101"', "0101"),
        ("'Aisyiyah", "'Aisyiyah"),
        ("Ma'ruf", "Ma'ruf"),
    ],
)
def test_text_is_folded_but_names_keep_their_apostrophe(text: str, folded: str) -> None:
    assert clean(text) == folded


def test_a_nip_in_a_number_cell_is_never_repaired() -> None:
    assert read("employees", "nip", 198707152010122003.0) == Reading(code="F_NIP_NUMBER")
    assert read("employees", "nip", "1.98707E+17") == Reading(code="F_NIP_NUMBER")
    assert read("standards", "target", 198707152010122003.0) == Reading(code="F_DIGITS_LOST")


def test_an_odd_nip_of_18_digits_is_taken_with_a_remark() -> None:
    assert read("employees", "nip", "198702302010122003") == Reading("198702302010122003", "F_NIP_DATE")
    assert read("employees", "nip", "198707152010122000") == Reading(None, "F_NIP_SERIAL")


@pytest.mark.parametrize(
    "cell",
    [
        date(2024, 8, 5),
        datetime(2024, 8, 5, 7, 30),  # noqa: DTZ001 - spreadsheets know no zones
        "05-08-2024",
        "5-8-2024",
        "5.8.2024",
        "2024-08-05",
        "2024/08/05",
        "2024-08-05 00:00:00",
        "2024-08-05T00:00:00Z",
        "5 Agustus 2024",
        "05 AGT 2024",
        "5-Aug-2024",
        45509.0,
        45509.75,
    ],
)
def test_spellings_of_5_august_2024(cell: object) -> None:
    assert value("employees", "birth_date", cell) == date(2024, 8, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "31-02-2024",
        "12/25/2024",  # month first is never tried
        "05-08-24",
        "5 Augustus 2024",
        "٠٥-٠٨-٢٠٢٤",
        "1899-12-31",
        "sejak lulus",
        2024.0,
        20240805.0,
        1.98707e17,
        float("inf"),
    ],
)
def test_what_is_no_date(cell: object) -> None:
    assert read("employees", "birth_date", cell) == Reading(code="F_DATE_BAD")


def test_only_a_date_with_slashes_can_be_ambiguous_and_the_day_comes_first() -> None:
    assert read("employees", "birth_date", "03/04/2024") == Reading(date(2024, 4, 3), "F_DATE_AMBIGUOUS")
    assert read("employees", "birth_date", "03-04-2024") == Reading(date(2024, 4, 3))
    assert read("employees", "birth_date", "13/04/2024") == Reading(date(2024, 4, 13))
    assert read("employees", "birth_date", "04/04/2024") == Reading(date(2024, 4, 4))


MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni",
          "Juli", "Agustus", "September", "Oktober", "November", "Desember")  # fmt: skip


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_written_date_reads_as_itself(day: date) -> None:
    for text in (f"{day:%d-%m-%Y}", f"{day:%d/%m/%Y}", str(day), f"{day.day} {MONTHS[day.month - 1]} {day.year}"):
        assert read("employees", "birth_date", text).value == day


@pytest.mark.parametrize(
    ("cell", "rupiah"),
    [
        (1250000.0, 1_250_000),
        ("1250000", 1_250_000),
        ("1.250.000", 1_250_000),
        ("1.250.000,00", 1_250_000),
        ("Rp 1.250.000", 1_250_000),
        ("Rp. 1.250.000", 1_250_000),
        ("Rp1.500.000,-", 1_500_000),
        ("IDR 1,250,000.00", 1_250_000),
        ("1250000.00", 1_250_000),
        ("500.000", 500_000),
        ("0", 0),
    ],
)
def test_spellings_of_rupiah(cell: object, rupiah: int) -> None:
    assert value("budgets", "ceiling", cell) == rupiah


@pytest.mark.parametrize(
    "cell",
    [
        1250000.5,
        "1.250.000,50",
        "500,000",
        "1.25.000",
        "1,5 juta",
        "Rp",
        "gratis",
        "1250.000",
        float("inf"),
        "12.50.00",
    ],
)
def test_fractions_and_riddles_are_no_rupiah(cell: object) -> None:
    assert read("budgets", "ceiling", cell) == Reading(code="F_RUPIAH_BAD")


@pytest.mark.parametrize("cell", [-1.0, "-500.000", 1e16])
def test_rupiah_have_a_range(cell: object) -> None:
    assert read("budgets", "ceiling", cell).code == "F_RANGE"


@given(st.integers(0, 10**15))
def test_rupiah_as_indonesians_print_them_read_as_themselves(amount: int) -> None:
    printed = f"{amount:,}".replace(",", ".")
    for text in (printed, f"Rp {printed},00", f"Rp{printed},-", str(amount)):
        assert value("budgets", "ceiling", text) == amount


@pytest.mark.parametrize(
    ("column", "cell", "word"),
    [
        ("sex", "LAKI-LAKI", "L"),
        ("sex", "m", "L"),
        ("sex", "Wanita", "P"),
        ("jenjang", "Ahli Muda", "jf_ahli_muda"),
        ("jenjang", "JPT Pratama", "jpt_pratama"),
        ("jenis_jabatan", "JABATAN FUNGSIONAL", "fungsional"),
        ("education", "S-1/Sarjana", "S1"),
        ("education", "S1", "S1"),
        ("employment", "PNS Daerah Kab/Kota yang bekerja pada Kab/Kota", "PNS"),
        ("employment", "P3K", "PPPK"),
        ("employment", "PPPK Paruh Waktu", "PPPK_PW"),
        ("employment", "Daerah", None),
        ("opd", "DINKES", "Dinas Kesehatan"),
        ("opd", "Dinas  Baru", "Dinas Baru"),
        ("jabatan_id", 1234.0, "1234"),
    ],
)
def test_words_of_employees(column: str, cell: object, word: str | None) -> None:
    assert value("employees", column, cell) == word


@pytest.mark.parametrize(
    ("cell", "predikat"),
    [
        ("Sangat Baik", "sangat_baik"),
        ("Cukup", "butuh_perbaikan"),
        (2.0, "baik"),
        ("BUTUH PERBAIKAN", "butuh_perbaikan"),
    ],
)
def test_words_of_performance(cell: object, predikat: str) -> None:
    assert value("performance", "predikat", cell) == predikat
    assert value("performance", "result_rating", "Diatas Ekspektasi") == "di_atas"


def test_an_unknown_word_comes_with_the_nearest_one() -> None:
    reading = read("trainings", "route", "Klasikel")
    assert (reading.code, reading.details["nearest"]) == ("F_WORD_UNKNOWN", "classical")


def test_lists_are_sorted_and_unknown_words_in_them_refused() -> None:
    assert value("trainings", "jenjang", "Pengawas; Administrator") == "administrator;pengawas"
    assert value("trainings", "jenjang", "Semua jenjang") is None
    assert value("trainings", "funds", "DAU, APBD, apbd") == "apbd;dau"
    assert value("trainings", "prerequisites", "T2;T1") == "T1;T2"
    assert read("trainings", "jenjang", "Pengawas; Direksi").code == "F_WORD_UNKNOWN"


def test_competencies_by_code_name_or_numbered_heading() -> None:
    for cell in ("KOM", "Komunikasi", "3. KOMUNIKASI"):
        assert value("assessments", "competency", cell) == "KOM"
    assert read("assessments", "competency", "Komunikasih").details["nearest"] == "KOM"


def test_numbers() -> None:
    assert value("trainings", "jp", "40 JP") == 40
    assert value("trainings", "days", "5 hari") == 5
    assert value("trainings", "seats_max", "1.000") == 1000
    assert value("training_competencies", "effectiveness", "80%") == 0.8
    assert value("training_competencies", "effectiveness", "0,8") == 0.8
    assert read("trainings", "jp", "empat puluh").code == "F_NUMBER_BAD"
    assert read("trainings", "days", 2.5).code == "F_NUMBER_BAD"
    assert read("training_competencies", "effectiveness", 1.5).code == "F_RANGE"
    assert read("assessments", "level", 7.0) == Reading(code="F_LEVEL_RANGE")


cells = st.none() | st.text() | st.floats() | st.dates() | st.datetimes() | st.just(ErrorCell("#N/A")) | st.integers()


@given(st.sampled_from(COLUMNS), cells)
def test_any_cell_is_a_value_nothing_or_a_documented_code(column: Column, cell: object) -> None:
    reading = reader(column, WORDS)(cell)  # type: ignore[arg-type]
    assert reading.code == "" or reading.code in CATALOGUE
    if reading.value is not None and column.choices and column.kind is Kind.CHOICE:
        assert reading.value in column.choices

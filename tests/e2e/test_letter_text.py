"""The recogniser of letters itself: what it does not know it says, and no figure can be changed under it."""

import re
from fractions import Fraction

import pytest
import test_letter_experts
import test_letter_gap
import test_letter_needs
from letter_plan import ExpectedPlan
from letter_text import Letter, change, is_row, number, percent, rupiah, sections, share
from test_letter_plan import AS_OF, OPTIONS

TEXT = """# Judul

## Ringkasan

Dari 1.250 pegawai, 3 belum dinilai (0,24 %).

| OPD | Pegawai |
| --- | ---: |
| Dinas 12 | 7 |
"""


def expected() -> Letter:
    letter = Letter()
    letter.says(
        "Ringkasan",
        "Dari {staff} pegawai, {unknown} belum dinilai ({share}).",
        staff=1250,
        unknown=3,
        share=share(3, 1250),
    )
    letter.shows("Ringkasan", [("Dinas 12", 7)])
    return letter


def test_a_letter_that_says_what_was_worked_out_has_no_fault():
    assert expected().faults(TEXT) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("1.250", "1.251", "Ringkasan: “Dari 1.251 pegawai, 3 belum dinilai (0,24 %).”: staff: '1.251' is not 1250"),
        ("1.250", "1250", "Ringkasan: “Dari 1250 pegawai, 3 belum dinilai (0,24 %).”: staff: '1250' is not 1250"),
        ("Dari", "Sekitar", "Ringkasan: nothing was worked out for “Sekitar 1.250 pegawai, 3 belum dinilai (0,24 %).”"),
        ("\n\n| OPD", "\nSisanya 5.\n\n| OPD", "Ringkasan: nothing was worked out for “Sisanya 5.”"),
        ("| 7 |", "| 8 |", "Ringkasan: ['Dinas 12', '8'] is not ['Dinas 12', '7']"),
        ("| Dinas 12 | 7 |\n", "", "Ringkasan: 0 rows, not 1"),
        ("# Judul", "## Penutup\n\nTahun 2027", "Penutup: nothing was worked out for “Tahun 2027”"),
    ],
)
def test_what_differs_is_told(old, new, fault):
    assert fault in expected().faults(TEXT.replace(old, new))


def test_a_sentence_that_is_not_there_is_told():
    assert any("does not say" in fault for fault in expected().faults(TEXT.replace("Dari 1.250 pegawai,", "")))


@pytest.mark.parametrize(
    ("figure", "said", "not_said"),
    [
        (number(1250), ["1.250"], ["1250", "1,250", "1.250,0", "+1.250"]),
        (number(Fraction(1, 8), 2), ["0,12", "0,13"], ["0,125", "0,11", ",12"]),  # a half may go either way
        (percent(Fraction(2, 3), 1), ["0,7 %"], ["0,6 %", "0,7", "0,7%"]),
        (rupiah(-1000), ["-Rp1.000"], ["Rp1.000", "Rp-1.000"]),
        (change(3), ["+3", "3"], ["-3"]),
        (share(1, 0), ["–"], ["0,00 %"]),
    ],
)
def test_how_a_figure_is_written(figure, said, not_said):
    assert [text for text in said if not figure.is_said_by(text)] == []
    assert [text for text in not_said if figure.is_said_by(text)] == []


def test_no_figure_of_a_letter_can_be_changed(demo, exported):
    """Of every number the last digit, two up (one up may be another rounding), whatever it stands in."""
    tables, reports = exported("manokwari"), demo / "reports"
    letters = {
        f"gap-analysis_manokwari_{AS_OF}": test_letter_gap.Expected(tables)(),
        f"needs_manokwari_{AS_OF}": test_letter_needs.Expected(tables)(),
        f"experts_manokwari_{AS_OF}": test_letter_experts.Expected(tables)(),
        "plan-training_manokwari_2027": ExpectedPlan(tables, 2027, AS_OF, OPTIONS)(),
    }
    for name, letter in letters.items():
        tried = 0
        for title, section in sections((reports / f"{name}.md").read_text(encoding="utf-8")).items():
            for line in section.lines:
                for changed in with_a_digit_changed(line):
                    assert not any(one.faults(changed) == [] for one in letter.sentences[title]), (name, changed)
                    tried += 1
            for wanted, row in zip(letter.tables.get(title, []), section.rows, strict=True):
                for place, cell in enumerate(row):
                    for changed in with_a_digit_changed(cell):
                        assert not is_row(wanted, [*row[:place], changed, *row[place + 1 :]]), (name, row, changed)
                        tried += 1
        assert tried > 200, name


def with_a_digit_changed(text: str) -> list[str]:
    """Give the text as often as it has a number, each time with the last digit of one of them two up."""
    digits = re.finditer(r"[0-9](?![0-9])", text)
    return [f"{text[: each.start()]}{(int(each[0]) + 2) % 10}{text[each.end() :]}" for each in digits]

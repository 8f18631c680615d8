"""Golongan: one official spelling for all that files write."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.rules.golongan import PANGKAT, PPPK, pangkat, parse_golongan


@pytest.mark.parametrize(
    "spelled",
    ["III/b", "III/B", "IIIb", "III.b", "III b", "iii/b", "Gol. III/b", "(III/b)", "Penata Muda Tk. I, III/b",
     "Penata Muda Tingkat I (III/b)", "III/b - Penata Muda Tk.I", "Penata Muda Tk.I", "Penata Muda Tingkat. I"],
)  # fmt: skip
def test_spellings_of_iii_b(spelled: str) -> None:
    assert parse_golongan(spelled) == "III/b"


@pytest.mark.parametrize(("spelled", "golongan"), [("IX", "IX"), ("ix", "IX"), ("Golongan X", "X"), ("V", "V")])
def test_a_pppk_has_a_roman_golongan_without_ruang(spelled: str, golongan: str) -> None:
    assert parse_golongan(spelled) == golongan
    assert pangkat(golongan) is None


@pytest.mark.parametrize("text", ["", "III/e", "V/a", "III/a III/b", "32", "XVIII", "IIII", "Penata Agung", "honorer"])
def test_what_is_no_golongan(text: str) -> None:
    with pytest.raises(ValueError, match="not a golongan"):
        parse_golongan(text)


@given(st.sampled_from([*PANGKAT, *PPPK]))
def test_the_official_spelling_reads_as_itself(golongan: str) -> None:
    assert parse_golongan(golongan) == golongan
    if title := pangkat(golongan):
        assert parse_golongan(title) == golongan


@given(st.text())
def test_any_text_is_a_golongan_or_is_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert parse_golongan(text) in {*PANGKAT, *PPPK}

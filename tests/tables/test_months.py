"""The months a catalogue names: read where they are plain, not guessed where they are not."""

import pytest

from asnkarier.tables.months import months_named


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Mar-Jul", {3, 4, 5, 6, 7}),
        ("3;4;5", {3, 4, 5}),
        ("April s.d. Juni", {4, 5, 6}),
        ("Apr s/d Jun", {4, 5, 6}),
        ("April–Mei", {4, 5}),
        ("Feb, Agustus", {2, 8}),
        ("Januari sampai dengan Maret; Sept.", {1, 2, 3, 9}),
        ("Mei dan Okt", {5, 10}),
    ],
)
def test_months_are_read(text, months):
    assert months_named(text) == months


@pytest.mark.parametrize("text", ["Nov-Feb", "Triwulan II", "Maret 2027", "13", "Maret;", "1-3-5", "", "kapan saja"])
def test_what_is_not_plain_is_not_read(text):
    assert months_named(text) is None

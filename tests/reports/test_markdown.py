"""Markdown: figures as Indonesians write them, and text that stays text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from asnkarier.reports.kit.markdown import escape
from asnkarier.reports.kit.wording import Wording

HTML = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("id", ["1.250.000", "0,42", "74,89 %", "Rp1.250.000", "22 November 2026", "a, b, dan c", "–"]),
        ("en", ["1,250,000", "0.42", "74.89 %", "Rp1,250,000", "22 November 2026", "a, b, and c", "–"]),
    ],
)
def test_figures_follow_the_language(language: str, written: list[str]) -> None:
    words = Wording.of(language)
    assert written == [
        words.number(1_250_000),
        words.number(0.42, 2),
        words.percent(0.74891),
        words.rupiah(1_250_000),
        words.date(date(2026, 11, 22)),
        words.enumeration(["a", "b", "c"]),
        words.number(None),
    ]


def test_a_small_negative_number_is_not_minus_zero() -> None:
    assert Wording.of("id").number(-0.001, 2) == "0,00"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Dinas Kesehatan (Kab.) No. 1 - 2", "Dinas Kesehatan (Kab.) No. 1 - 2"),
        ("a|b", r"a\|b"),
        ("# satu", r"\# satu"),
        ("1. satu", r"1\. satu"),
        ("0.1.0", "0.1.0"),
        ("- satu", r"\- satu"),
        ("<script>", r"\<script\>"),
        ("satu\ndua", "satu dua"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_escaped_text_is_one_plain_paragraph_or_cell(text: str) -> None:
    paragraph = HTML.render(escape(text))
    assert paragraph.count("<") in (0, 2)  # nothing, or <p> and </p>
    table = HTML.render(f"| a |\n| --- |\n| {escape(text)} |\n")
    assert table.count("<td>") == 1


@pytest.mark.parametrize("text", ["http://x.go.id", "www.x.go.id", "a@x.go.id"])
def test_an_address_is_not_made_a_link(text: str) -> None:
    assert text not in escape(text)
    assert HTML.render(escape(text)).strip() == f"<p>{text}</p>"

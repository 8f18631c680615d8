"""Recognises totals between the rows of a budget: by their words, or because they add up what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from asnkarier.readers.files.sheet import Column
from asnkarier.readers.meaning.places import is_opd
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.cells import reader
from asnkarier.tables.development import BUDGETS
from asnkarier.tables.raw import Cell
from asnkarier.tables.vocabulary import Vocabulary, fold

_TOTAL = re.compile(
    r"(?:sub ?|grand )?(?:jumlah|total|jml|tot|akumulasi|rekapitulasi)\b|(?:pagu|anggaran) (?:total|seluruhnya)\b"
)
"""How the words of a total begin, in whatever column they stand."""
_ALL = re.compile(r"\b(?:seluruh|semua|se)\b|^(?:kabupaten|kota|pemerintah|pemkab|pemkot|provinsi|pemprov)\b")
"""Names that stand for the whole region."""


def total_rows(
    sheet: str,
    rows: Mapping[int, Sequence[Cell]],
    columns: Mapping[str, Column],
    first_row: int,
    vocabulary: Vocabulary,
) -> list[int]:
    """Give the sheet rows that add up others.

    Args:
        sheet: the sheet's name.
        rows: whole rows by sheet row.
        columns: the budget's columns, whose first cell stands in ``first_row``.
        first_row: the sheet row of their first cell.
        vocabulary: the region's words.

    Raises:
        Refusal: a row without the name of an OPD holds the sum of the rows right above or below it: their total, or a
            ceiling besides.
    """
    read = reader(BUDGETS["ceiling"], vocabulary)
    found: list[int] = []
    amounts: list[tuple[int, Cell, tuple[Cell, ...], int]] = []
    for number, row in rows.items():
        amount = read(columns["ceiling"][number - first_row]).value
        if any(isinstance(cell, str) and _TOTAL.match(fold(cell)) for cell in row):
            found.append(number)
            continue
        if not isinstance(amount, int):
            continue
        opd = columns["opd"][number - first_row] if "opd" in columns else None
        key = tuple(columns[name][number - first_row] for name in ("year", "window") if name in columns)
        fund = columns["fund"][number - first_row] if "fund" in columns else None
        amounts.append((number, opd, (*key, fund), amount))
    pairs = [(key, amount) for _, _, key, amount in amounts]
    for place, (number, opd, key, amount) in enumerate(amounts):
        beside = (pairs[:place], pairs[:place:-1] if isinstance(opd, str) else [])  # a nameless one may stand on top
        if _may_be_total(opd, vocabulary) and any(_adds_up(amount, key, others) for others in beside):
            raise Refusal("E_TOTAL", on=sheet, row=number)
    return found


def _may_be_total(opd: Cell, vocabulary: Vocabulary) -> bool:
    return not isinstance(opd, str) or bool(_ALL.search(fold(opd))) or not is_opd(opd, vocabulary)


def _adds_up(amount: int, its_key: tuple[Cell, ...], others: Sequence[tuple[tuple[Cell, ...], int]]) -> bool:
    """Say whether an amount is the sum of two or more rows beside it, nearest last, of its fund or of all."""
    *key, fund = its_key
    for funds in ((fund,), None):
        own = [value for (*other, other_fund), value in others if other == key and (not funds or other_fund in funds)]
        total = 0
        for count, value in enumerate(reversed(own), 1):
            total += value
            if count > 1 and total == amount:
                return True
    return False

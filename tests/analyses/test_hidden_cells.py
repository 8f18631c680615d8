"""What is hidden in a table of counts: an attacker with all its sums cannot narrow any hidden cell down."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.analyses.masking.hidden_cells import CrossTable, Hidden, hidden_cells
from lp_attack import of_table

FEW = 5


def table(*rows: tuple[int, ...], most: tuple[int, ...] = ()) -> CrossTable:
    counts = np.array(rows, dtype=np.int64)
    people = np.array(most or counts.sum(axis=1), dtype=np.int64)
    return CrossTable(tuple(f"OPD {n}" for n in range(len(rows))), tuple("ABC"[: counts.shape[1]]), counts, people)


def widths(of: CrossTable, hidden: Hidden, *, whole: bool = False) -> dict[object, float]:
    found = of_table(of.with_margins, hidden, of.most, whole=whole)
    return {cell: high - low for cell, (low, high) in found.items()}


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert not hidden_cells(table((10, 0, 7), (5, 6, 0)), FEW).any()


def test_one_person_cannot_be_found_by_subtraction() -> None:
    """224 people of the region less 223 of the other OPDs told what the one of the last OPD is."""
    region = table((120, 60, 43), (0, 1, 0), most=(223, 5))
    alone = np.zeros((3, 4), dtype=bool)
    alone[1, :3] = True  # what was hidden before: the small group alone
    assert set(widths(region, alone).values()) == {0}
    hidden = hidden_cells(region, FEW)
    assert hidden[1].all(), "the small group, and how many it has"
    assert min(widths(region, hidden).values()) >= FEW


def test_a_lone_small_cell_takes_others_with_it() -> None:
    of = table((10, 2, 8), (9, 9, 9))
    hidden = hidden_cells(of, FEW)
    assert hidden[0, 1]
    assert not hidden[2].any(), "inner cells are hidden before sums are"
    assert not hidden[:, 3].any()
    assert hidden.sum() == 4
    assert min(widths(of, hidden, whole=True).values()) >= FEW


def test_what_nobody_of_the_region_is_stays_told() -> None:
    """A column of zeros is no secret of a small group, whose other cells are hidden."""
    hidden = hidden_cells(table((20, 20, 0), (1, 2, 0), most=(40, 9)), FEW)
    assert not hidden[:, 2].any()
    assert hidden[1, :2].all()


def test_of_too_few_people_in_all_nothing_is_told() -> None:
    assert hidden_cells(table((1, 1, 0), (0, 2, 0), most=(5, 5)), FEW).all()


@st.composite
def tables(draw: st.DrawFn) -> tuple[CrossTable, int]:
    few = draw(st.integers(2, 7))
    size, parts = draw(st.integers(1, 7)), draw(st.integers(1, 4))
    rows = [
        draw(st.lists(st.sampled_from((0, 0, 1, 2, 3, few, 9, 30)), min_size=parts, max_size=parts))
        for _ in range(size)
    ]
    counts = np.array(rows, dtype=np.int64)
    more = np.array(draw(st.lists(st.integers(0, 9), min_size=size, max_size=size)))
    most = np.maximum(counts.sum(axis=1) + more, few)
    return CrossTable(tuple(map(str, range(size))), tuple(map(str, range(parts))), counts, most), few


@given(tables())
def test_every_hidden_cell_can_be_at_least_so_many_values(drawn: tuple[CrossTable, int]) -> None:
    """In whole numbers and in fractions, by everything shown: the interval is as wide as the threshold."""
    of, few = drawn
    hidden = hidden_cells(of, few)
    counts = of.with_margins
    assert hidden[(counts > 0) & (counts < few)].all()
    assert all(width >= few - 1e-6 for width in widths(of, hidden).values())
    assert all(width >= few - 1e-6 for width in widths(of, hidden, whole=True).values())
    assert np.array_equal(hidden, hidden_cells(of, few))


@pytest.mark.parametrize("seed", range(4))
def test_so_it_is_of_tables_of_forty_opds(seed: int) -> None:
    draw = np.random.default_rng(seed)
    people = draw.integers(FEW, 90, 40)
    shares = draw.dirichlet((4, 1, 0.4, 0.1))
    counts = np.array([draw.multinomial(each, shares) for each in people], dtype=np.int64)
    of = CrossTable(tuple(map(str, range(40))), tuple("ABCD"), counts, people)
    hidden = hidden_cells(of, FEW)
    assert hidden.any()
    assert not hidden.all()
    assert all(width >= FEW - 1e-6 for width in widths(of, hidden).values())

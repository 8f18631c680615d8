"""Sheets that invite a wrong reading: no wrong figure is stored; sheets that only look different are read.

``ASNKARIER_MISLEADING=2000`` draws as many; the plain run draws a few.
"""

import os
from pathlib import Path

import pytest
from misleading import PARTS, draw, honest, missing, wrong

DRAWN = int(os.environ.get("ASNKARIER_MISLEADING", "60"))
BATCH = 20


@pytest.mark.parametrize("first", range(0, DRAWN, BATCH))
def test_no_misleading_sheet_stores_a_wrong_figure(tmp_path: Path, first: int) -> None:
    for seed in range(first, min(first + BATCH, DRAWN)):
        sheet = draw(seed)
        assert wrong(sheet, tmp_path / "a.xlsx") == [], (seed, sheet.kind, sheet.done)


@pytest.mark.parametrize("first", range(0, DRAWN // 2, BATCH))
def test_an_honest_sheet_is_read_without_a_question(tmp_path: Path, first: int) -> None:
    for seed in range(first, min(first + BATCH, DRAWN // 2)):
        sheet = honest(seed)
        assert missing(sheet, tmp_path / "a.xlsx") == [], (seed, sheet.kind)


def test_every_misleading_part_is_drawn() -> None:
    done = {part for seed in range(300) for part in draw(seed).done}
    assert done == {part.__name__ for _, part in PARTS}

"""The JPM of many people: a level found and a level required make few pairs, so a formula is asked once for each.

What a competency adds above and below the fraction line, credit(L, R, w) and full(L, R, w), is looked up in a table of
all L and R. A person's sums are made in the order of the competencies, as those of :class:`RatedPairs` are, so that the
figures are the same to the last bit.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from asnkarier.analyses.gap.formulas import Formula, Numbers
from asnkarier.analyses.gap.matrix import GapMatrix

_BLOCK = 4_000
_UNKNOWN_LEFT_OUT, _UNKNOWN_ZERO, _UNKNOWN_AS_REQUIRED = range(3)


def percent_by_pair(
    matrix: GapMatrix, formula: Formula, competency_weights: Mapping[str, float]
) -> tuple[Numbers, Numbers, Numbers]:
    """Give each person's JPM, and those with all unknown levels 0 and all just what is required.

    For formulas without factors; a competency not in ``competency_weights`` weighs 1.
    """
    size = 1 + int(max(matrix.level.max(initial=0), matrix.required.max(initial=0)))
    lines = np.array([_tables(formula, competency_weights.get(code, 1.0), size) for code in matrix.competencies])
    lines = lines.reshape(-1, 6, size * size).swapaxes(0, 1)
    # What two ways have in common, as what is above the line with the unknown left out and 0, is added up once.
    different, same_as = np.unique(lines, axis=0, return_inverse=True)
    sums = np.zeros((len(different), len(matrix.people)))
    for start in range(0, len(matrix.people), _BLOCK):
        rows = slice(start, start + _BLOCK)
        level = matrix.level[rows] * matrix.known[rows]  # 0 stands for unknown
        pairs = (level.astype(np.intp) * size + matrix.required[rows]) * matrix.counted[rows]
        for tables, line in zip(different, sums[:, rows], strict=True):
            for table, pair in zip(tables, pairs.T, strict=True):
                line += table.take(pair)
    jpm, low, high = (formula.of_sums(credit, full) for credit, full in sums[same_as].reshape(3, 2, -1))
    return jpm, low, high


def _tables(formula: Formula, weight: float, size: int) -> Numbers:
    """Give credit and full of each pair, [3 ways with the unknown, 2, pairs]; 0 where the pair adds nothing."""
    level, required = (part.astype(float) for part in np.divmod(np.arange(size * size), size))
    tables = np.zeros((3, 2, size * size))
    for way, unknown in ((_UNKNOWN_LEFT_OUT, 0), (_UNKNOWN_ZERO, 0), (_UNKNOWN_AS_REQUIRED, required)):
        rows = (required > 0) & ((level > 0) | (way != _UNKNOWN_LEFT_OUT))
        taken = np.where(level > 0, level, unknown)[rows], required[rows], np.full(int(rows.sum()), weight)
        tables[way, 0, rows], tables[way, 1, rows] = formula.credit(*taken), formula.full(*taken)
    return tables

"""An attacker with a linear programme: what a hidden figure can be, from everything that is shown beside it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import highspy
import numpy as np

Cell = Hashable
Ranges = dict[Cell, tuple[float, float]]


def ranges(
    shown: Mapping[Cell, float],
    sums: Sequence[tuple[Sequence[Cell], Cell]],
    *,
    most: Mapping[Cell, float] | None = None,
    whole: bool = False,
) -> Ranges:
    """Give the least and the most that each hidden cell can be.

    ``sums`` are parts with their sum; cells not in ``shown`` are hidden. All are 0 at least, and at the most what
    ``most`` says. With ``whole`` they are whole numbers, too.
    """
    hidden = [
        cell for cell in dict.fromkeys(one for parts, total in sums for one in (*parts, total)) if cell not in shown
    ]
    place = {cell: number for number, cell in enumerate(hidden)}
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    for cell in hidden:
        model.addVar(0, (most or {}).get(cell, highspy.kHighsInf))
    for parts, total in sums:
        terms = [(cell, 1.0) for cell in parts] + [(total, -1.0)]
        known = -sum(sign * shown[cell] for cell, sign in terms if cell in shown)
        free = [(place[cell], sign) for cell, sign in terms if cell in place]
        if free:
            columns, signs = (np.array(each) for each in zip(*free, strict=True))
            model.addRow(known, known, len(free), columns.astype(np.int32), signs)
        else:
            assert abs(known) < 1e-6, "the figures shown do not add up"
    if whole:
        for number in range(len(hidden)):
            model.changeColIntegrality(number, highspy.HighsVarType.kInteger)
    return {cell: (_end(model, number, least=True), _end(model, number, least=False)) for cell, number in place.items()}


def _end(model: highspy.Highs, column: int, *, least: bool) -> float:
    model.changeColCost(column, 1.0)
    model.changeObjectiveSense(highspy.ObjSense.kMinimize if least else highspy.ObjSense.kMaximize)
    model.run()
    status, value = model.getModelStatus(), float(model.getInfo().objective_function_value)
    model.changeColCost(column, 0.0)  # what the model says of itself is gone with this
    unbounded = (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible)
    if status in unbounded and not least:
        return float("inf")
    assert status == highspy.HighsModelStatus.kOptimal, status
    return value


def of_table(counts: np.ndarray, hidden: np.ndarray, most: np.ndarray, *, whole: bool = False) -> Ranges:
    """Attack a table with margins: the last row and column are sums; ``most`` is of each row's sum."""
    rows, columns = counts.shape
    shown = {(row, column): float(counts[row, column]) for row, column in zip(*np.nonzero(~hidden), strict=True)}
    sums: list[tuple[Sequence[Cell], Cell]] = [
        ([(row, column) for column in range(columns - 1)], (row, columns - 1)) for row in range(rows)
    ]
    sums += [([(row, column) for row in range(rows - 1)], (rows - 1, column)) for column in range(columns)]
    limits = {(row, columns - 1): float(people) for row, people in enumerate([*most, most.sum()])}
    return ranges(shown, sums, most=limits, whole=whole)

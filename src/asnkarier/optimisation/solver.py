"""A linear programme with whole-number columns, and HiGHS to solve it: the only module that knows the solver.

Everything is maximised. The solver runs on one thread with a fixed seed, so the same model gives the
same answer; only a run ended by its time limit may differ from one machine to the next.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import highspy
import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

INFINITE = float("inf")
_FEASIBILITY = 1e-7  # how far the solver may overstep a row; rows are scaled so that one whole unit is far larger
_SEED = 20_240_101


class Status(StrEnum):
    """How a run of the solver ended."""

    SOLVED = "solved"  # to the gap or the target asked for
    TIME_LIMIT = "time_limit"
    STEP_LIMIT = "step_limit"  # as many nodes as it was given
    NO_SOLUTION = "no_solution"  # infeasible, or the solver gave up


@dataclass(frozen=True)
class Relaxation:
    """The programme with its whole-number conditions dropped: value, columns, and the price of each row.

    ``row_prices`` is what the objective gains when the row's bound is loosened by one unit, ``row_duals`` when it is
    raised, ``column_duals`` when a column's bound is, ``column_prices`` what a column at a bound loses if it leaves it.
    """

    status: Status
    objective: float
    values: Floats
    row_duals: Floats
    column_duals: Floats

    @property
    def column_prices(self) -> Floats:
        """Give the prices of the columns without their sign."""
        return np.abs(self.column_duals)

    @property
    def row_prices(self) -> Floats:
        """Give the prices without their sign."""
        return np.abs(self.row_duals)


@dataclass(frozen=True)
class Answer:
    """A whole-number solution and the bound: no solution is worth more than ``bound``.

    ``values`` is empty where no solution was found.
    """

    status: Status
    objective: float
    bound: float
    values: Floats


class LinearModel:
    """Columns, rows and their entries, collected block by block.

    A block has a name and labels (arrays of one length); ``x`` with labels 3 and 7 is ``x_3_7`` in a written model.
    """

    def __init__(self) -> None:
        self._columns: list[tuple[str, tuple[Ints, ...], Floats, Floats, Floats, bool]] = []
        self._rows: list[tuple[str, tuple[Ints, ...], Floats, Floats]] = []
        self._entries: list[tuple[Ints, Ints, Floats]] = []
        self.columns = 0
        self.rows = 0

    def add_columns(
        self,
        name: str,
        labels: Sequence[ArrayLike],
        *,
        gain: ArrayLike,
        upper: ArrayLike,
        lower: ArrayLike = 0.0,
        whole: bool,
    ) -> Ints:
        """Add columns from ``lower`` to ``upper`` that each add ``gain`` to the objective; give their numbers."""
        marks = tuple(np.asarray(label, dtype=np.int64) for label in labels)
        count = marks[0].size
        low, high = (np.broadcast_to(np.asarray(bound, dtype=float), count) for bound in (lower, upper))
        self._columns.append((name, marks, np.broadcast_to(np.asarray(gain, dtype=float), count), low, high, whole))
        self.columns += count
        return np.arange(self.columns - count, self.columns)

    def add_rows(
        self, name: str, labels: Sequence[ArrayLike], *, lower: ArrayLike = -INFINITE, upper: ArrayLike = INFINITE
    ) -> Ints:
        """Add rows that keep the sum of their entries between ``lower`` and ``upper``; give their numbers."""
        marks = tuple(np.asarray(label, dtype=np.int64) for label in labels)
        count = marks[0].size
        low, high = (np.broadcast_to(np.asarray(bound, dtype=float), count) for bound in (lower, upper))
        self._rows.append((name, marks, low, high))
        self.rows += count
        return np.arange(self.rows - count, self.rows)

    def add_entries(self, rows: Ints, columns: Ints, coefficients: ArrayLike) -> None:
        """Put coefficients where rows and columns meet; a place may be named once only."""
        self._entries.append((rows, columns, np.broadcast_to(np.asarray(coefficients, dtype=float), rows.size)))

    def add_money_rows(
        self, name: str, labels: Sequence[ArrayLike], ceiling: Ints, terms: Sequence[tuple[Ints, Ints, Ints]]
    ) -> tuple[Ints, Ints]:
        """Add rows ``sum of cost * column <= ceiling`` in whole rupiah (terms: row, column, cost).

        Each row is divided by what all its costs have in common, its ceiling rounded down, so that one unit is far
        above the solver's tolerance. Gives the rows and each one's unit.
        """
        unit = np.zeros(ceiling.size, dtype=np.int64)
        for row, _, cost in terms:
            np.gcd.at(unit, row, cost)
        unit = np.maximum(unit, 1)
        rows = self.add_rows(name, labels, upper=ceiling // unit)
        for row, column, cost in terms:
            self.add_entries(rows[row], column, cost // unit[row])
        return rows, unit

    def regained(self, gains: Floats) -> LinearModel:
        """Give the same model with another objective: a gain for each column."""
        other, first = LinearModel(), 0
        other.columns, other.rows, other._rows, other._entries = self.columns, self.rows, self._rows, self._entries
        for name, marks, old, lower, upper, whole in self._columns:
            other._columns.append((name, marks, gains[first : first + old.size], lower, upper, whole))
            first += old.size
        return other

    @property
    def gains(self) -> Floats:
        """What each column adds to the objective."""
        return _joined([block[2] for block in self._columns])

    @property
    def row_bounds(self) -> tuple[Floats, Floats]:
        """Lower and upper bound of each row."""
        return _joined([block[2] for block in self._rows]), _joined([block[3] for block in self._rows])

    @property
    def entries(self) -> tuple[Ints, Ints, Floats]:
        """Rows, columns and coefficients, none of them 0, ordered by column, then row."""
        rows = _joined([entry[0] for entry in self._entries]).astype(np.int64)
        columns = _joined([entry[1] for entry in self._entries]).astype(np.int64)
        coefficients = _joined([entry[2] for entry in self._entries])
        order = np.lexsort((rows, columns))
        order = order[coefficients[order] != 0]
        return rows[order], columns[order], coefficients[order]

    def relax(self, *, time_limit: float) -> Relaxation:
        """Solve it without the whole-number conditions, within ``time_limit`` seconds."""
        return Running(self, time_limit=time_limit).relax()

    def maximise(
        self,
        *,
        relative_gap: float,
        time_limit: float,
        target: float = INFINITE,
        start: Floats | None = None,
        nodes: int | None = None,
    ) -> Answer:
        """Find the best whole-number solution.

        Stops at the relative gap, at a solution worth ``target``, after ``nodes`` of the search tree, or after
        ``time_limit`` seconds; ``start`` is a solution to begin from (a value for each column).
        """
        running = Running(self, time_limit=time_limit)
        return running.maximise(relative_gap=relative_gap, target=target, start=start, nodes=nodes)

    def text(self) -> str:
        """Give the model in the LP format that every solver reads, columns and rows under their labels."""
        solver = Running(self, time_limit=INFINITE, relaxed=False).solver
        for blocks, give_name in ((self._columns, solver.passColName), (self._rows, solver.passRowName)):
            labels = (
                "_".join((name, *map(str, marks)))
                for name, block, *_ in blocks
                for marks in zip(*(mark.tolist() for mark in block), strict=True)
            )
            for number, label in enumerate(labels):
                give_name(number, label)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "model.lp"
            solver.writeModel(str(path))
            return path.read_text(encoding="utf-8")

    @property
    def whole(self) -> NDArray[np.bool_]:
        """Whether each column must be a whole number."""
        return np.concatenate([np.full(block[2].size, block[5]) for block in self._columns] or [np.zeros(0, bool)])

    def highs_model(self, *, relaxed: bool) -> Any:
        """Give the model as the solver reads it."""
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self.columns, self.rows
        model.sense_ = highspy.ObjSense.kMaximize
        model.col_cost_ = self.gains
        model.col_lower_ = _joined([block[3] for block in self._columns])
        model.col_upper_ = _joined([block[4] for block in self._columns])
        model.row_lower_, model.row_upper_ = self.row_bounds
        rows, columns, coefficients = self.entries
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.num_col_, model.a_matrix_.num_row_ = self.columns, self.rows
        model.a_matrix_.start_ = np.searchsorted(columns, np.arange(self.columns + 1)).astype(np.int32)
        model.a_matrix_.index_ = rows.astype(np.int32)
        model.a_matrix_.value_ = coefficients
        if not relaxed:
            kinds = {True: highspy.HighsVarType.kInteger, False: highspy.HighsVarType.kContinuous}
            model.integrality_ = [kinds[whole] for whole in self.whole.tolist()]
        return model


class Running:
    """A model in the solver: solved, its columns bounded more tightly, solved again from where it stood."""

    def __init__(self, model: LinearModel, *, time_limit: float, relaxed: bool = True) -> None:
        self.model = model
        self.solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("random_seed", _SEED),
            ("time_limit", max(0.0, time_limit)),
            ("primal_feasibility_tolerance", _FEASIBILITY),
            ("mip_feasibility_tolerance", _FEASIBILITY),
        ):
            self.solver.setOptionValue(option, value)
        self.solver.passModel(model.highs_model(relaxed=relaxed))

    def bound_columns(self, columns: Ints, lower: Floats, upper: Floats) -> None:
        """Set new bounds of columns."""
        self.solver.changeColsBounds(columns.size, columns.astype(np.int32), lower, upper)

    def ask_of_rows(self, rows: Ints, lower: Floats, upper: Floats | None = None) -> None:
        """Set new lower bounds of rows, and upper ones if they are given."""
        upper = self.model.row_bounds[1][rows] if upper is None else upper
        for row, least, most in zip(rows.tolist(), lower.tolist(), upper.tolist(), strict=True):
            self.solver.changeRowBounds(row, least, most)

    def relax(self) -> Relaxation:
        """Solve without the whole-number conditions."""
        self.solver.run()
        solution = self.solver.getSolution()
        return Relaxation(
            status=_status(self.solver),
            objective=self.solver.getInfo().objective_function_value,
            values=np.array(solution.col_value, dtype=float),
            row_duals=np.array(solution.row_dual, dtype=float),
            column_duals=np.array(solution.col_dual, dtype=float),
        )

    def maximise(
        self, *, relative_gap: float, target: float = INFINITE, start: Floats | None = None, nodes: int | None = None
    ) -> Answer:
        """Solve with the whole-number conditions; see :meth:`LinearModel.maximise`."""
        solver = self.solver
        whole = np.nonzero(self.model.whole)[0].astype(np.int32)
        if whole.size:
            kind = np.full(whole.size, highspy.HighsVarType.kInteger.value, dtype=np.uint8)
            solver.changeColsIntegrality(whole.size, whole, kind)
        solver.setOptionValue("mip_rel_gap", relative_gap)
        if nodes is not None:
            solver.setOptionValue("mip_max_nodes", nodes)
            solver.setOptionValue("mip_detect_symmetry", nodes > 1)  # takes long, and is of use in a search only
        if target < INFINITE:
            solver.setOptionValue("objective_target", target)
        if start is not None:
            given = highspy.HighsSolution()
            given.col_value = start.tolist()
            solver.setSolution(given)
        solver.run()
        info = solver.getInfo()
        found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        status = _status(solver)
        if not found and status is Status.SOLVED:
            status = Status.NO_SOLUTION
        values = np.array(solver.getSolution().col_value, dtype=float) if found else np.zeros(0)
        bound = info.mip_dual_bound if whole.size else info.objective_function_value
        return Answer(status, info.objective_function_value if found else -INFINITE, bound, values)


def _joined(blocks: Sequence[NDArray[Any]]) -> Floats:
    return np.concatenate(blocks, dtype=float) if blocks else np.zeros(0)


def _status(solver: Any) -> Status:
    done = highspy.HighsModelStatus
    match solver.getModelStatus():
        case done.kOptimal | done.kObjectiveTarget | done.kModelEmpty:
            return Status.SOLVED
        case done.kTimeLimit:
            return Status.TIME_LIMIT
        case done.kSolutionLimit | done.kIterationLimit:
            return Status.STEP_LIMIT
    return Status.NO_SOLUTION

"""Money of the year that no seat can be paid from, or not everyone's: found before anything is planned.

A ceiling no training takes, one for an OPD in which nobody works, or one smaller than the cheapest class is lost to
the year unless the office moves it, however good the plan is.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from asnkarier.analyses.plan.ceilings import Ceilings
from asnkarier.analyses.plan.listed import split
from asnkarier.analyses.plan.problem import Numbered
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.tables.frames import PlanStranded
from asnkarier.tables.plan_results import PLAN_STRANDED
from asnkarier.tables.vocabulary import fold

Row = dict[str, object]
UNUSABLE = ("no_training", "no_candidate", "class_too_dear")
"""Why a whole fund pays for nobody."""


def stranded_money(given: PlanInput, money: Ceilings, numbered: Numbered) -> PlanStranded:
    """Give ceilings above 0 that cannot be used: whole funds first, then OPDs within a fund, the largest first.

    A fund is given one reason; its OPDs are looked at only where the fund as a whole can be used.
    """
    rows: list[Row] = []
    for column, fund in enumerate(money.funds):
        if money.funds[fund] > 0:
            whole = _whole_fund(given, money, numbered, column)
            rows += [whole] if whole else [*_opds(given, money, numbered, column), *_shut_out(money, numbered, column)]
    frame = PLAN_STRANDED.conform(pd.DataFrame(rows, columns=PLAN_STRANDED.names))
    order = frame["subject"].isna().to_numpy(), frame["amount"].astype("int64").to_numpy()
    return PlanStranded(frame.iloc[np.lexsort((-order[1], ~order[0]))].reset_index(drop=True))


def _row(why: str, fund: str, amount: int, *, opd: str = "", people: int | None = None) -> Row:
    return {"why": why, "fund": fund, "subject": opd or None, "amount": amount, "people": people}


def _whole_fund(given: PlanInput, money: Ceilings, numbered: Numbered, column: int) -> Row | None:
    """Say why nobody can be paid from a fund; None where somebody can."""
    fund = numbered.funds[column]
    if not any(fund in split(joined) for joined in given.trainings["funds"]):
        return _row("no_training", fund, money.funds[fund])
    payable = _payable_pairs(numbered, column)
    if not payable.any():
        return _row("no_candidate", fund, money.funds[fund])
    problem = numbered.problem
    trainings = np.unique(problem.training[payable])
    least = np.where(
        problem.pooled[trainings],
        problem.cost_person[trainings],
        problem.cost_class[trainings] + problem.seats_min[trainings] * problem.cost_person[trainings],
    )
    spendable = money.funds[fund] if given.total_budget is None else min(money.funds[fund], given.total_budget)
    return _row("class_too_dear", fund, money.funds[fund]) if least.min() > spendable else None


def _opds(given: PlanInput, money: Ceilings, numbered: Numbered, column: int) -> Iterator[Row]:
    """Ceilings of OPDs that nobody is there for, or nobody who needs what the fund pays for."""
    fund, problem = numbered.funds[column], numbered.problem
    staffed = {fold(name) for name in given.employees["opd"].dropna().unique()}
    served = {numbered.opds[opd] for opd in np.unique(problem.opd[problem.person[_payable_pairs(numbered, column)]])}
    for (of, opd), ceiling in money.opds.items():
        if of == fund and ceiling > 0 and opd not in served:
            why = "opd_without_candidate" if opd in staffed else "opd_without_people"
            yield _row(why, fund, ceiling, opd=money.names[opd])


def _shut_out(money: Ceilings, numbered: Numbered, column: int) -> Iterator[Row]:
    """A fund given to OPDs by name, of which people of other OPDs could use a seat."""
    fund, problem = numbered.funds[column], numbered.problem
    if fund in money.opds_only:
        wanted = problem.payable[problem.training, column] & (_opd_ceiling(numbered, column) == 0)
        unnamed = np.array([(fund, opd) not in money.opds for opd in numbered.opds], dtype=bool)
        people = np.unique(problem.person[wanted & unnamed[problem.opd[problem.person]]]).size
        if people:
            yield _row("opds_only", fund, money.funds[fund], people=people)


def _payable_pairs(numbered: Numbered, column: int) -> NDArray[np.bool_]:
    """[P] whether the fund may pay for the pair: the training names it, and the OPD's ceiling is not 0."""
    problem = numbered.problem
    payable: NDArray[np.bool_] = problem.payable[problem.training, column] & (
        (_opd_ceiling(numbered, column) != 0) | (problem.cost_person[problem.training] == 0)
    )
    return payable


def _opd_ceiling(numbered: Numbered, column: int) -> NDArray[np.int64]:
    """[P] ceiling of the person's OPD in the fund."""
    problem = numbered.problem
    ceiling: NDArray[np.int64] = problem.opd_ceiling[column, problem.opd[problem.person]]
    return ceiling

"""The chart of the letter on the plan: what the OPDs use of the money."""

from __future__ import annotations

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit.charts import ABOVE, MET, UNKNOWN_YET, Bars, Chart, Series
from asnkarier.reports.plan.report import PlanReport

MOST_BARS = 15
"""OPDs drawn one by one; the others stand together in one bar."""
MILLION = 1_000_000


def plan_charts(report: PlanReport) -> tuple[Chart, ...]:
    """Give the chart of the cost by OPD; none of a plan that costs nothing."""
    rows = report.opd[report.opd["cost"] > 0].sort_values(["cost", "opd"], ascending=[False, True], ignore_index=True)
    if rows.empty:
        return ()
    words, rest = report.wording, rows.iloc[MOST_BARS:]
    rows = rows.head(MOST_BARS)
    labels = list(rows["opd"].fillna(words(N_("(OPD not stated)"))))
    if len(rest):
        labels.append(words(N_("{n} other OPDs"), n=words.number(len(rest))))

    def series(title: str, amounts: pd.Series, colour: str) -> Series:
        every = [*amounts[: len(rows)], *([amounts[len(rows) :].sum()] if len(rest) else [])]
        return Series(
            words(title), [one / MILLION for one in every], [words.number(one / MILLION, 1) for one in every], colour
        )

    every = pd.concat([rows, rest])
    own = every["cost_own"].fillna(0).astype(int)
    money = (
        series(N_("From its own ceiling"), own, MET),
        series(N_("From funds shared by all"), every["cost"].astype(int) - own, ABOVE),
        series(N_("Left of its own ceiling"), every["ceiling"].fillna(0).astype(int) - own, UNKNOWN_YET),
    )
    title = words(N_("Cost of participants by OPD and what is left of its own ceiling (Rp million)"))
    costs = [*rows["cost"], *([rest["cost"].sum()] if len(rest) else [])]
    told = "; ".join(f"{label} {words.rupiah(cost)}" for label, cost in zip(labels, costs, strict=True))
    return (Chart("money", title, f"{title}. {told}.", Bars(labels, money)),)

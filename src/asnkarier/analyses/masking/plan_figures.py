"""The figures of a training plan that may leave the office."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from asnkarier.analyses.masking.change_figures import former_plan_rows
from asnkarier.analyses.masking.figures import Row, as_figures, pooled
from asnkarier.tables.frames import MaskedFigures, PlanClasses, PlanNeeds, PlanSeats, PlanSummary
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.masked_figures import POOLED
from asnkarier.tables.vocabulary import one_spelling

REGION = ("seats", "people", "cost", "budget", "levels_closed", "levels_expected")
"""Figures of the plan's summary that are shown. Levels missing are those of the gap analysis, which may hide them."""


def plan_figures(
    plan: PlanSeats,
    classes: PlanClasses,
    needs: PlanNeeds,
    summary: PlanSummary,
    few: int,
    before: PlanSeats | None = None,
) -> MaskedFigures:
    """Give the figures of the plan: whole, by OPD, by training, and of the needs without a seat by reason.

    With a former plan of the year, ``before``, also those of that plan as a whole.

    OPDs, trainings and reasons of fewer than ``few`` people are pooled, however many seats or needs these have; of a
    plan for so few people nothing is given. What a participant costs can be known from elsewhere: so no cost is told
    by training.
    """
    if plan["nip"].nunique() < few:
        return as_figures([])
    rows: list[Row] = []
    first = summary.iloc[0]
    rows += [("region", None, None, name, None if pd.isna(first[name]) else float(first[name])) for name in REGION]
    if before is not None:
        rows += former_plan_rows(before, plan, few)
    opd = plan["opd"].fillna(UNNAMED)
    seats = pd.DataFrame(
        {"name": opd.map(one_spelling(opd.unique())), "nip": plan["nip"], "seats": 1, "cost": plan["cost"]}
    )
    rows += _by_group("opd", seats, ("seats", "cost"), few, grouped=True)
    taken = pd.DataFrame({"name": plan["title"], "nip": plan["nip"], "seats": 1, "classes": 0})
    of_classes = classes[classes["participants"] > 0]
    held = pd.DataFrame({"name": of_classes["title"], "nip": None, "seats": 0, "classes": of_classes["classes"]})
    rows += _by_group("training", pd.concat([taken, held]), ("seats", "classes"), few, grouped=False)
    unserved = needs[needs["reason"] != "selected"]
    stopped = pd.DataFrame({"name": unserved["reason"], "nip": unserved["nip"], "needs": 1})
    rows += _by_group("reason", stopped, ("needs",), few, grouped=False)
    return as_figures(rows)


def _by_group(subject: str, rows: pd.DataFrame, figures: tuple[str, ...], few: int, *, grouped: bool) -> Iterator[Row]:
    """Add figures up by name, those of few people pooled; pooled ones come last, the larger ones first."""
    sizes = rows.groupby("name")["nip"].nunique()
    # somebody can be in several trainings and have needs for several reasons, but is in one OPD
    names = pooled({str(name): int(size) for name, size in sizes.items()}, few, overlapping=not grouped)
    sums = rows.assign(name=rows["name"].map(names)).groupby("name")[list(figures)].sum().reset_index()
    sums = sums.assign(last=sums["name"] == POOLED)
    sums = sums.sort_values(["last", figures[0], "name"], ascending=[True, False, True])
    for row in sums.to_dict("records"):
        place = (row["name"], None) if grouped else (None, row["name"])
        for figure in figures:
            yield subject, *place, figure, float(row[figure])
    if count := sum(name == POOLED for name in names.values()):
        place = (POOLED, None) if grouped else (None, POOLED)
        yield subject, *place, "pooled", float(count)

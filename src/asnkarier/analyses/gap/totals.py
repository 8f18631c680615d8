"""The gaps of every group of people, for each competency and for all together."""

from __future__ import annotations

import pandas as pd

from asnkarier.tables.frames import Gaps, GapTotals
from asnkarier.tables.results import GAP_TOTALS, UNNAMED
from asnkarier.tables.vocabulary import one_spelling

_PLACE = ["opd", "unor", "jenjang"]
_COUNTS = ["people", "required", "assessed", "with_gap", "levels_missing"]


def gap_totals(gaps: Gaps) -> GapTotals:
    """Count the gaps in the region, in each OPD, unit and jenjang.

    Each group has one row for every competency and one, without competency, for all together. Units add
    up to their OPD and the OPDs to the region (except the two shares and the mean). Exempt pairs count
    nowhere; a group of none but exempt pairs stays, with zeros. The region has no group name; a unit is
    named ``OPD / unit``, because many OPDs have a "Sekretariat". Names of OPDs that differ in case or punctuation
    only are one OPD.

    Sorted by scope (region, opd, unor, jenjang), group and competency, the row of all competencies first.
    """
    counted = gaps["status"] != "exempt"
    assessed = gaps["status"].isin(["met", "gap"])
    gaps = gaps.assign(opd=gaps["opd"].map(one_spelling(gaps["opd"].dropna())).astype("str"))
    pairs = gaps[[*_PLACE, "competency"]].assign(
        people=counted,
        required=counted,
        assessed=assessed,
        with_gap=gaps["status"] == "gap",
        levels_missing=gaps["gap"].fillna(0).astype("int64"),
    )
    each = pairs.groupby([*_PLACE, "competency"], dropna=False).sum()
    together = each.groupby(_PLACE, dropna=False).sum()
    # One person is required several competencies but is one of the people of the group.
    people = gaps[counted].drop_duplicates("nip").groupby(_PLACE, dropna=False).size()
    together["people"] = people.reindex(together.index, fill_value=0)

    counts = pd.concat([each.reset_index(), together.reset_index()], ignore_index=True)
    place = counts[_PLACE].fillna(UNNAMED)
    groups = {
        "region": pd.Series(pd.NA, counts.index, dtype="str"),
        "opd": place["opd"],
        "unor": place["opd"] + " / " + place["unor"],
        "jenjang": place["jenjang"],
    }
    totals = pd.concat([_sums(counts, scope, group) for scope, group in groups.items()], ignore_index=True)
    totals = totals.assign(
        coverage=_ratio(totals["assessed"], totals["required"]),
        share_with_gap=_ratio(totals["with_gap"], totals["assessed"]),
        mean_gap=_ratio(totals["levels_missing"], totals["assessed"]),
    )
    return GapTotals(GAP_TOTALS.conform(totals))


def _sums(counts: pd.DataFrame, scope: str, group: pd.Series) -> pd.DataFrame:
    """Add the counts up by group and competency."""
    keys = [group.rename("group"), counts["competency"]]
    sums = counts[_COUNTS].groupby(keys, dropna=False).sum().reset_index()
    return sums.assign(scope=scope).sort_values(["group", "competency"], na_position="first")


def _ratio(part: pd.Series, whole: pd.Series) -> pd.Series:
    """Give part / whole, missing where the whole is 0."""
    return part.astype("Float64") / whole.where(whole > 0).astype("Float64")

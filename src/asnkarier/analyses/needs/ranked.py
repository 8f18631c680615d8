"""Training needs per competency in the region, in each OPD and in each priority sector, and their order.

What is measured (gaps), what is said (needs that were raised) and what is reached (performance) stand side by side;
none is turned into another. Unknown levels and unknown performance are counted beside, never as a gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from asnkarier.analyses.gap.staff import ActiveEmployees
from asnkarier.analyses.needs.performance import PerformanceStates
from asnkarier.tables.frames import AskedNeeds, Gaps, NeedGroups, RankedNeeds
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.need_results import NEED_GROUPS, NEED_SCOPES, RANKED_NEEDS

_GROUP = ["scope", "group"]
_PAIR_FIGURES = ["people", "with_gap", "levels_missing", "unknown", "below_target", "performance_unknown"]


def ranked_needs(
    gaps: Gaps,
    asked: AskedNeeds,
    performance: PerformanceStates,
    sectors: Mapping[str, str],
    ranking: Sequence[str],
) -> RankedNeeds:
    """Join gaps, needs and performance for each group and competency, and rank them within the group.

    A row stands for each competency that is required of somebody in the group or was asked for there. ``sectors``
    gives the sector of each OPD that belongs to one. The region has every need; an OPD or sector has those that count
    for it. Ranked are competencies with a gap or a need, on the figures of ``ranking``, the larger first: the second
    decides where the first is equal, and so on; what is equal in all of them has one rank.

    Sorted by scope (region, opd, sector), group, rank (those without one last) and competency.
    """
    pairs = gaps[gaps["status"] != "exempt"]
    below = pairs["nip"].map(_below(performance))
    lacking = pairs["status"] == "gap"
    figures = pairs[["competency"]].assign(
        place=pairs["opd"].fillna(UNNAMED),
        people=1,
        with_gap=lacking,
        levels_missing=pairs["gap"].fillna(0).astype("int64"),
        unknown=pairs["status"].isin(["unassessed", "expired"]),
        below_target=lacking & below.eq(1),
        performance_unknown=lacking & below.isna(),
    )
    counted = asked[asked["state"] == "counted"]
    counted = counted.assign(votes=counted["votes"].fillna(1))
    by = [*_GROUP, "competency"]
    known = _spread(figures, sectors).groupby(by, dropna=False)[_PAIR_FIGURES].sum()
    voices = (
        _spread(counted, sectors)
        .groupby(by, dropna=False)
        .agg(proposals=("votes", "size"), votes=("votes", "sum"), asked_by=("source_event", _joined))
    )
    joined = known.join(voices, how="outer").reset_index()
    numbers = [*_PAIR_FIGURES, "proposals", "votes"]
    joined[numbers] = joined[numbers].fillna(0).astype("int64")
    joined["support"] = _support(joined)
    return RankedNeeds(RANKED_NEEDS.conform(_ranked(joined, ranking, "competency")))


def need_groups(
    staff: ActiveEmployees,
    gaps: Gaps,
    asked: AskedNeeds,
    performance: PerformanceStates,
    sectors: Mapping[str, str],
    ranking: Sequence[str],
) -> NeedGroups:
    """Count the needs of each group over all competencies, each person once, and rank the groups of a scope.

    The arguments are those of :func:`ranked_needs`; ``staff`` are all active employees, with or without a requirement.
    Sorted by scope, rank and group.
    """
    pairs = gaps[gaps["status"] != "exempt"]
    persons = (
        pairs.assign(
            with_gap=pairs["status"] == "gap",
            unknown=pairs["status"].isin(["unassessed", "expired"]),
            levels_missing=pairs["gap"].fillna(0).astype("int64"),
        )
        .groupby("nip")
        .agg(with_gap=("with_gap", "any"), unknown=("unknown", "any"), levels=("levels_missing", "sum"))
    )
    below = staff["nip"].map(_below(performance))
    own = persons.reindex(staff["nip"])
    figures = pd.DataFrame(
        {
            "place": staff["opd"].fillna(UNNAMED),
            "employees": 1,
            "people": staff["nip"].isin(persons.index),
            "with_gap": own["with_gap"].eq(True).to_numpy(),
            "levels_missing": own["levels"].fillna(0).to_numpy(),
            "unknown": own["unknown"].eq(True).to_numpy(),
            "below_target": below.eq(1),
            "performance_unknown": below.isna(),
        }
    )
    counted = asked["state"] == "counted"
    voices = asked[["place"]].assign(
        proposals=counted, votes=asked["votes"].fillna(1).where(counted, 0), theme_only=asked["state"] == "theme_only"
    )
    numbers = [name for name in [*figures, *voices] if name != "place"]
    sums = [
        _spread(frame, sectors).groupby(_GROUP, dropna=False).sum().drop(columns="place", errors="ignore")
        for frame in (figures, voices)
    ]
    joined = sums[0].join(sums[1], how="outer")
    joined = joined.reindex(joined.index.union([("region", "")])).reset_index()  # the region is there without staff
    joined[numbers] = joined[numbers].fillna(0).astype("int64")
    return NeedGroups(NEED_GROUPS.conform(_ranked(joined, ranking, "group")))


def _below(performance: PerformanceStates) -> pd.Series:
    """Give by nip 1 for below the target and 0 for not; whoever is not there is unknown."""
    return performance.set_index("nip")["below_target"].astype("float")


def _spread(rows: pd.DataFrame, sectors: Mapping[str, str]) -> pd.DataFrame:
    """Give the rows once for each group they belong to: the region, the OPD of ``place``, and its sector."""
    region = pd.Series("", index=rows.index, dtype="str")
    groups = {"region": region, "opd": rows["place"], "sector": rows["place"].map(sectors).astype("str")}
    each = [rows.assign(scope=scope, group=group)[group.notna()] for scope, group in groups.items()]
    return pd.concat(each, ignore_index=True).drop(columns="place")


def _joined(events: pd.Series) -> str:
    return "; ".join(sorted(set(events.dropna())))


def _support(rows: pd.DataFrame) -> pd.Series:
    asked, lacking, unknown = rows["proposals"] > 0, rows["with_gap"] > 0, rows["unknown"] > 0
    support = pd.Series("none", index=rows.index, dtype="str")
    for code, applies in (
        ("unknown", unknown),
        ("asked_no_gap", asked),
        ("asked_unknown", asked & unknown),
        ("not_asked", lacking),
        ("supported", lacking & asked),
    ):
        support = support.mask(applies, code)
    return support


def _ranked(rows: pd.DataFrame, ranking: Sequence[str], name: str) -> pd.DataFrame:
    """Rank the rows: competencies within their group, or groups within their scope."""
    within = _GROUP if name == "competency" else ["scope"]
    place = rows.groupby(list(ranking)).ngroup()  # larger figures, larger number; equal figures, one number
    needed = (rows["with_gap"] > 0) | (rows["proposals"] > 0)
    ranked = rows.assign(place=place.where(needed))
    groups = ranked.groupby(within, dropna=False)["place"]
    ranked["rank"] = groups.rank(method="min", ascending=False)
    ranked["equals"] = ranked.groupby([*within, "place"], dropna=False)["place"].transform("size").where(needed)
    order = {scope: number for number, scope in enumerate(NEED_SCOPES)}
    ranked = ranked.assign(scope_order=ranked["scope"].map(order), group=ranked["group"].replace("", pd.NA))
    first = ["scope_order", "group", "rank"] if name == "competency" else ["scope_order", "rank", "group"]
    columns = list(dict.fromkeys([*first, name]))
    return ranked.sort_values(columns, na_position="last", ignore_index=True)

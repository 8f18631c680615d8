"""How levels, gaps and JPM are spread in each group of people, by kind of competency: not means alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from asnkarier.analyses.gap.formulas import FORMULAS
from asnkarier.analyses.gap.rated_pairs import NO_CORE, RatedPairs
from asnkarier.analyses.gap.sectors import sectors_of
from asnkarier.config.region import Factors, Sector
from asnkarier.tables.frames import GapProfile, Gaps
from asnkarier.tables.gap_results import GAP_PROFILE, UNNAMED
from asnkarier.tables.vocabulary import one_spelling

KINDS: dict[str, tuple[str, ...]] = {
    "managerial": ("managerial",),
    "sociocultural": ("sociocultural",),
    "nontechnical": ("managerial", "sociocultural"),
    "technical": ("technical",),
    "unstated": (UNNAMED,),
}
"""The kinds of a profile and the kinds of competency that each takes in."""


def gap_profile(
    gaps: Gaps,
    formula: str,
    competency_weights: Mapping[str, float],
    sectors: Sequence[Sector],
    *,
    factors: Factors = NO_CORE,
) -> GapProfile:
    """Count the requirements of each group by status, size of gap and level held, and give the quartiles of its JPM.

    Groups are the region, its sectors (``–`` for OPDs of none; none at all where the region names none), OPDs and
    units; each has a row for every kind of competency it has and one, without kind, for all. In every row
    ``required = met + gap_1 + … + gap_4 + unassessed + expired``, and ``met + gap_1 + … = level_1 + … + level_5``.
    Managerial and sociocultural rows add up to nontechnical; nontechnical, technical and unstated (a competency that
    the dictionary lacks) to all; units to OPDs, OPDs to sectors and to the region. Exempt pairs stand beside.

    The JPM is by ``formula`` over the competencies of the kind; quartiles (linear between neighbours) are of the
    ``jpm_people`` with a known level, however few.
    """
    opd = gaps["opd"].map(one_spelling(gaps["opd"].dropna().unique())).astype("str").fillna(UNNAMED)
    places = pd.DataFrame(
        {
            "region": "",
            "sector": opd.map(sectors_of(opd.unique(), sectors)),
            "opd": opd,
            "unor": opd + " / " + gaps["unor"].fillna(UNNAMED),
        }
    )
    if not sectors:
        places = places.drop(columns="sector")
    kind = gaps["kind"].fillna(UNNAMED)
    frames = []
    for name, members in {"": (*KINDS["nontechnical"], "technical", UNNAMED), **KINDS}.items():
        rows = kind.isin(members)
        part = Gaps(gaps[rows].reset_index(drop=True))
        of_people = _of_people(part, formula, competency_weights, factors)
        for scope, groups in places.items():
            group = groups[rows].reset_index(drop=True).rename("group")
            frames.append(_profile(_counts(part), of_people, group).assign(scope=str(scope), kind=name))
    profile = pd.concat(frames, ignore_index=True)
    order = {name: number for number, name in enumerate(("region", "sector", "opd", "unor"))}
    profile = profile.assign(at=profile["scope"].map(order), of=profile["kind"].map({"": -1} | _places(KINDS)))
    profile = profile.sort_values(["at", "group", "of"], ignore_index=True)
    empty_is_all = {name: profile[name].mask(profile[name] == "") for name in ("group", "kind")}
    return GapProfile(GAP_PROFILE.conform(profile.assign(**empty_is_all)))


def _places(names: Mapping[str, object]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _counts(gaps: Gaps) -> pd.DataFrame:
    """Say of each pair what it counts as: one column for each count of a profile."""
    status, gap = gaps["status"], gaps["gap"].fillna(0)
    known = status.isin(["met", "gap"])
    return pd.DataFrame(
        {
            "required": status != "exempt",
            "met": status == "met",
            "above": known & (gaps["surplus"].fillna(0) > 0),
            **{f"gap_{size}": known & (gap == size) for size in range(1, 5)},
            "unassessed": status == "unassessed",
            "expired": status == "expired",
            "exempt": status == "exempt",
            **{f"level_{level}": known & (gaps["level"].fillna(0) == level) for level in range(1, 6)},
            "levels_missing": gap,
        }
    ).astype("int64")


def _of_people(gaps: Gaps, formula: str, weights: Mapping[str, float], factors: Factors) -> pd.DataFrame:
    """Give ``row`` (one of each person's in ``gaps``), ``counts`` (of whom something is required) and ``jpm``."""
    pairs = RatedPairs.of(gaps, weights, factors)
    row = np.empty(pairs.people, dtype=np.int64)
    row[pd.factorize(gaps["nip"], sort=True)[0]] = np.arange(len(gaps))
    return pd.DataFrame(
        {
            "row": row,
            "counts": pairs.count(pairs.counted) > 0,
            "jpm": pairs.percent(FORMULAS[formula]) if len(gaps) else np.empty(0),
        }
    )


def _profile(counts: pd.DataFrame, people: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    """Add the counts up by group, with its people and the quartiles of their JPM."""
    profile = counts.groupby(group).sum()
    place = group.to_numpy()[people["row"]]
    profile["people"] = people["counts"].groupby(place).sum()
    jpm = people["jpm"].groupby(place)
    profile["jpm_people"] = jpm.count()
    for name, share in (("jpm_q1", 0.25), ("jpm_median", 0.5), ("jpm_q3", 0.75)):
        profile[name] = jpm.quantile(share)
    return profile.reset_index()

"""The index of each person, of OPDs and of the region; what missing records would bring; PIP ASN beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from asnkarier.analyses.gap.staff import ActiveEmployees
from asnkarier.analyses.ip_asn.parts import position_kinds
from asnkarier.config.ip_asn import IpAsnBand
from asnkarier.tables.frames import (
    IpAsnDifferences,
    IpAsnGroups,
    IpAsnMissing,
    IpAsnParts,
    IpAsnPeople,
    IpAsnScores,
)
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.ip_asn_results import (
    DIMENSIONS,
    IP_ASN_DIFFERENCES,
    IP_ASN_GROUPS,
    IP_ASN_MISSING,
    IP_ASN_PEOPLE,
    TRACED,
)

ENDS = ("low", "high")
_EQUAL = 0.005  # the export is rounded to two decimals


def category(value: float, bands: Sequence[IpAsnBand]) -> str:
    """Give the name of the category a value lies in: the highest whose lower bound it reaches."""
    rounded = round(value, 9)  # a mean of tenths must not miss a bound by the last bit
    return max((band for band in bands if band.minimum <= rounded), key=lambda band: band.minimum).name


def ip_asn_people(
    employees: ActiveEmployees, parts: IpAsnParts, scores: IpAsnScores, bands: Sequence[IpAsnBand], year: int
) -> IpAsnPeople:
    """Add up each person's parts; ``scores`` is the PIP ASN export, of which that of the year stands beside."""
    names = [f"{dimension}_{end}" for dimension in DIMENSIONS for end in ENDS]
    sums = parts.pivot_table(
        index="nip", columns="dimension", values=["points_low", "points_high"], aggfunc="sum", observed=False
    )
    people = employees[["nip", "name", "opd", "unor", "jabatan", "jenjang"]].copy()
    for dimension in DIMENSIONS:
        for end in ENDS:
            people[f"{dimension}_{end}"] = people["nip"].map(sums[f"points_{end}", dimension]).astype(float)
    for end in ENDS:
        people[f"total_{end}"] = people[[name for name in names if name.endswith(end)]].sum(axis=1)
        people[f"category_{end}"] = [category(value, bands) for value in people[f"total_{end}"]]
    of_year = scores[scores["year"] == year].set_index("nip")["total"]
    people = people.assign(year=year, position_kind=position_kinds(employees), measured=people["nip"].map(of_year))
    return IpAsnPeople(IP_ASN_PEOPLE.conform(people.sort_values("nip", ignore_index=True)))


def mean_on_record(parts: IpAsnParts) -> float | None:
    """Give the index of the region by what is on record; None where nobody is measured."""
    people = parts["nip"].nunique()
    return math.fsum(parts["points_low"].astype(float)) / people if people else None


def ip_asn_groups(people: IpAsnPeople, parts: IpAsnParts, bands: Sequence[IpAsnBand]) -> IpAsnGroups:
    """Give the means over the region and over each OPD, sorted: the region first, then OPDs by name."""
    traced = parts[is_traced(parts["missing"])]
    gained = (traced["points_high"] - traced["points_low"]).groupby(traced["nip"]).sum()
    rows = people.assign(traced=people["nip"].map(gained).fillna(0.0), place=people["opd"].fillna(UNNAMED))
    groups = [("region", None, rows), *(("opd", opd, group) for opd, group in rows.groupby("place", sort=True))]
    told = [{"scope": scope, "group": name, **_means(group, bands)} for scope, name, group in groups if len(group)]
    return IpAsnGroups(IP_ASN_GROUPS.conform(pd.DataFrame(told, columns=IP_ASN_GROUPS.names)))


def _means(rows: pd.DataFrame, bands: Sequence[IpAsnBand]) -> dict[str, object]:
    figures = [f"{what}_{end}" for what in (*DIMENSIONS, "total") for end in ENDS]
    means = {name: _mean(rows[name]) for name in (*figures, "traced")}
    compared = rows[rows["measured"].notna()]
    return {
        "people": len(rows),
        **means,
        **{f"category_{end}": category(means[f"total_{end}"], bands) for end in ENDS},
        "measured_people": len(compared),
        "measured": _mean(compared["measured"]) if len(compared) else None,
        "measured_low": _mean(compared["total_low"]) if len(compared) else None,
    }


def _mean(values: pd.Series) -> float:
    """The mean, the same in whatever order the values stand."""
    return math.fsum(values.astype(float)) / len(values)


def ip_asn_missing(parts: IpAsnParts) -> IpAsnMissing:
    """Give what each kind of missing record would bring, most first."""
    people = parts["nip"].nunique()
    rows = parts[parts["missing"].notna()].assign(points=parts["points_high"] - parts["points_low"])
    told = rows.groupby(["dimension", "part", "missing"], as_index=False).agg(
        people=("nip", "size"), points=("points", "sum")
    )
    told = told.assign(traced=is_traced(told["missing"]), index=told["points"] / max(1, people))
    told = told.sort_values(["points", "part", "missing"], ascending=[False, True, True], ignore_index=True)
    return IpAsnMissing(IP_ASN_MISSING.conform(told))


def is_traced(missing: pd.Series) -> pd.Series:
    """Say of what is missing (codes joined by ``;``) whether it is of something on record that has to be completed."""
    return missing.map(lambda codes: isinstance(codes, str) and set(codes.split(";")) <= set(TRACED)).astype(bool)


def ip_asn_differences(people: IpAsnPeople, scores: IpAsnScores, year: int) -> IpAsnDifferences:
    """Give every dimension of which the export of that year states what lies outside of both ends here."""
    told = []
    export = scores[scores["year"] == year]
    beside = people.merge(export[["nip", *DIMENSIONS]], on="nip", suffixes=("", "_measured"))
    for dimension in DIMENSIONS:
        low, high, measured = (
            beside[name].astype(float) for name in (f"{dimension}_low", f"{dimension}_high", dimension)
        )
        difference = (measured - high).clip(lower=0) + (measured - low).clip(upper=0)
        rows = beside.assign(
            dimension=dimension, points_low=low, points_high=high, measured=measured, difference=difference
        )
        told.append(rows[difference.abs() > _EQUAL])
    rows = pd.concat(told).assign(order=lambda all_: all_["dimension"].map(DIMENSIONS.index))
    rows = rows.sort_values(["nip", "order"], ignore_index=True)
    return IpAsnDifferences(IP_ASN_DIFFERENCES.conform(rows))

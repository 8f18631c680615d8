"""The JP ledger: of each active employee and year what is earned, coming and planned, and how far the minimum is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NewType

import numpy as np
import pandas as pd

from asnkarier.analyses.gap.staff import ActiveEmployees
from asnkarier.tables.frames import JpLedger, JpOpd, JpParticipations, JpWays, PlanSeats
from asnkarier.tables.jp_results import JP_LEDGER, JP_OPD, JP_STATES

Balance = NewType("Balance", pd.DataFrame)
"""The columns of ``JP_LEDGER`` but for those of the cheapest way."""


@dataclass(frozen=True)
class JpRules:
    """The rules of the ledger's year."""

    year: int
    as_of: date
    minimum: Mapping[str, int]
    """JP to be reached, by employment."""
    maximum: Mapping[str, int]
    """Most JP, by employment."""
    pace_from_month: int
    """Month from whose first day the pace is said."""

    @property
    def passed(self) -> float:
        """Share of the year that has passed on the evening of the day."""
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        length = (last - first).days + 1
        return min(max((self.as_of - first).days + 1, 0), length) / length

    @property
    def over(self) -> bool:
        """Whether the year is over."""
        return self.as_of >= date(self.year, 12, 31)


def balance(
    employees: ActiveEmployees,
    counted: JpParticipations,
    plan: PlanSeats | None,
    certificates: Mapping[str, int],
    rules: JpRules,
) -> Balance:
    """Give the balance of everybody, sorted by nip; ``plan`` are the seats of a plan of the year, None without one.

    A seat counts as planned until a participation of the person in that training is known: JP are counted once.
    """
    people = employees.drop_duplicates("nip").sort_values("nip", ignore_index=True)
    nips = people["nip"]
    earned, unproven = (_sum(counted, counted["counted_as"] == word, nips) for word in ("earned", "unproven"))
    seated = _among(counted, plan)
    coming = _sum(counted, (counted["counted_as"] == "coming") & ~seated, nips)
    matters = counted["counted_as"].isin(("earned", "unproven", "coming"))
    least, most = (people["employment"].map(dict(limit)).astype("Int64") for limit in (rules.minimum, rules.maximum))
    planned = _planned(plan, counted, nips)
    rows = people.assign(
        year=rules.year,
        jp_earned=earned,
        jp_unproven=unproven,
        jp_coming=coming,
        jp_planned=planned,
        jp_cut=_sum(counted.assign(jp=counted["jp_full"] - counted["jp"]), matters, nips),
        unknown=nips.map(counted[matters & counted["jp"].isna()].groupby("nip").size()).fillna(0),
        jp_minimum=least.where(least > 0),
        jp_maximum=most,
        certificates=nips.map(dict(certificates)).fillna(0),
        projected=(earned / rules.passed) if rules.passed else pd.Series(pd.NA, index=people.index, dtype="Float64"),
    )
    ahead = coming + planned.fillna(0)
    rows = rows.assign(
        missing=(rows["jp_minimum"] - earned).clip(lower=0),
        missing_after=(rows["jp_minimum"] - earned - ahead).clip(lower=0),
        above=(most - earned - unproven - ahead).mul(-1).clip(lower=0),
    )
    return Balance(rows.assign(state=_states(rows, rules)))


def ledger(balanced: Balance, ways: JpWays) -> JpLedger:
    """Give the ledger, by OPD, unit and nip, with the money, the days and the JP of everybody's cheapest way."""
    sums = ways.groupby("nip")[["cost", "days", "jp"]].sum()
    asked = balanced["missing_after"].fillna(0) > 0
    columns = {
        f"way_{name}": balanced["nip"].map(sums[name]).fillna(0).where(asked).astype("Int64")
        for name in ("cost", "days", "jp")
    }
    rows = balanced.assign(**columns).sort_values(["opd", "unor", "nip"], na_position="last")
    return JpLedger(JP_LEDGER.conform(rows))


def totals(rows: JpLedger) -> JpOpd:
    """Give the ledger's figures by OPD, sorted; people without an OPD come last."""
    with_minimum = rows["jp_minimum"].notna()
    counts: dict[str, pd.Series] = {
        "employees": pd.Series(1, index=rows.index),
        "with_minimum": with_minimum,
        **{state: rows["state"] == state for state in JP_STATES if state != "no_minimum"},
        "with_maximum": rows["jp_maximum"].notna(),
        "above_maximum": rows["above"].fillna(0) > 0,
        **{name: rows[name].fillna(0) for name in ("jp_earned", "missing", "way_cost", "way_days")},
    }
    frame = pd.DataFrame({name: column.astype("Int64") for name, column in counts.items()})
    sums = frame.groupby([rows["opd"], rows["year"]], dropna=False).sum().reset_index()
    return JpOpd(JP_OPD.conform(sums.sort_values("opd", na_position="last", ignore_index=True)))


def _states(rows: pd.DataFrame, rules: JpRules) -> pd.Series:
    """Give how far each is from the minimum, the first word of ``JP_STATES`` that holds."""
    least, earned = rows["jp_minimum"], rows["jp_earned"]
    open_ended = (rows["unknown"] > 0) | (earned + rows["jp_unproven"] >= least).fillna(value=False)
    on_pace = (rows["projected"].astype("Float64") >= least).fillna(value=False).to_numpy(dtype=bool)
    rest = np.where(on_pace, "on_pace", "behind")
    if rules.over:
        rest = np.full(len(rows), "missed")
    elif rules.as_of < date(rules.year, rules.pace_from_month, 1):
        rest = np.full(len(rows), "too_early")
    words = {
        "no_minimum": least.isna(),
        "reached": (earned >= least).fillna(value=False),
        "undecided": open_ended,
        "planned": (rows["missing_after"] == 0).fillna(value=False),
    }
    conditions = [holds.to_numpy(dtype=bool) for holds in words.values()]
    return pd.Series(np.select(conditions, list(words), rest), index=rows.index, dtype="str")


def _sum(counted: pd.DataFrame, which: pd.Series, nips: pd.Series) -> pd.Series:
    """Add up the known JP of some participations for each person."""
    return nips.map(counted[which].groupby("nip")["jp"].sum()).fillna(0).astype("Int64")


def _among(counted: JpParticipations, plan: PlanSeats | None) -> pd.Series:
    """Say which participations are of a person in a training that the plan has a seat for."""
    seats = set() if plan is None else set(zip(plan["nip"], plan["training"], strict=True))
    pairs = zip(counted["nip"], counted["course"], strict=True)
    return pd.Series([pair in seats for pair in pairs], index=counted.index, dtype=bool)


def _planned(plan: PlanSeats | None, counted: JpParticipations, nips: pd.Series) -> pd.Series:
    """Add up the JP of the plan's seats of which no participation is known to have been taken or given up."""
    if plan is None:
        return pd.Series(pd.NA, index=nips.index, dtype="Int64")
    done = counted[counted["counted_as"].isin(("earned", "unproven", "lost"))]
    known = set(zip(done["nip"], done["course"], strict=True))
    still = [pair not in known for pair in zip(plan["nip"], plan["training"], strict=True)]
    return nips.map(plan[still].groupby("nip")["jp"].sum()).fillna(0).astype("Int64")

"""Who is counted on a day, and who is left out or told apart, with the reason: nobody goes without a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NewType, get_args

import numpy as np
import pandas as pd

from asnkarier.analyses.gap.distinct import in_order, translated
from asnkarier.analyses.gap.matrix import Flags
from asnkarier.analyses.gap.service import appointed_on, born_on, contract_over_on, retires_on
from asnkarier.config.region import Career, Standing
from asnkarier.tables.frames import Employees, StaffApart
from asnkarier.tables.gap_results import APART, STAFF_APART
from asnkarier.tables.vocabulary import fold, one_spelling

ActiveEmployees = NewType("ActiveEmployees", Employees)
"""The employees who are counted, sorted by nip, each OPD in one spelling; a file's employees may not stand for them."""

_POSITION = ["jabatan", "jabatan_id", "jenis_jabatan", "jenjang", "eselon"]


@dataclass(frozen=True)
class ActiveStaff:
    """The employees counted on a day, those told apart, and of how many something could not be told."""

    employees: ActiveEmployees
    apart: StaffApart
    """Everybody left out, with one reason; and those who are counted but stand in a group of their own."""
    leaving: pd.DataFrame
    """``nip, reason, leaves_on``: of those counted, who leaves on a known day and may be given no seat after it."""
    unknown: int
    """Counted, but of no known legal standing."""
    unchecked: Mapping[str, int]
    """Counted people of whom a day is not known: ``retirement`` (date of birth or retirement age), ``contract`` (its
    end, of PPPK); ``birth_by_nip`` have no date of birth but that of the NIP."""

    @property
    def left_out(self) -> int:
        """People who are not counted."""
        return int((~self.apart["counted"]).sum())

    @property
    def away(self) -> frozenset[str]:
        """Give the NIPs of those who are counted but by their legal standing are not at work, as on study leave."""
        rows = self.apart[self.apart["counted"] & self.apart["reason"].isin(get_args(Standing))]
        return frozenset(rows["nip"])

    def leaving_by(self, last_day: date) -> frozenset[str]:
        """Give the NIPs of those who are gone on a day and may be given no seat in anything that ends then."""
        return frozenset(self.leaving["nip"][self.leaving["leaves_on"] <= pd.Timestamp(last_day)])


def active(
    employees: Employees,
    standings: Mapping[str, Standing],
    counted: Mapping[Standing, bool],
    career: Career,
    as_of: date,
) -> ActiveStaff:
    """Give who is counted on a day.

    ``standings`` says what the words for a kedudukan hukum mean (spelling folded), ``counted`` whether those of a
    meaning are counted; they are, unless it says no. A person whose standing the file does not state is kept, because
    most regional files have no such column, and so is one whose word is not in ``standings``; both are counted in
    ``unknown``.

    Left out besides are those appointed after the day, and by ``career`` those past their retirement age or the end of
    their contract. The first reason of ``APART`` that holds is the one told. A position that was taken after the day
    is not the one held on it: its holder is counted, and the position is unknown.

    Files of different days may spell an OPD differently: names that differ in case or punctuation only become one.
    """
    retirement, contract_end = career.retirement.on(as_of).value, career.contract_end.on(as_of).value
    spelling = one_spelling(employees["opd"].dropna().unique())
    employees = Employees(employees.assign(opd=translated(employees["opd"], spelling)))
    if not in_order(employees["nip"]):
        employees = Employees(employees.sort_values("nip", ignore_index=True))
    employees = Employees(employees.reset_index(drop=True))
    stated = _meaning(employees["kedudukan_hukum"], standings)
    dates = {
        "not_yet_appointed": appointed_on(employees),
        "past_retirement": retires_on(employees, career, as_of),
        "contract_ended": contract_over_on(employees),
        "position_unknown": employees["tmt_jabatan"],
    }
    out = {
        **{code: not counted.get(code, True) for code in get_args(Standing)[1:]},
        "not_yet_appointed": True,
        "past_retirement": not retirement.counted,
        "contract_ended": not contract_end.counted,
        "position_unknown": False,
    }
    holds = _holding(stated, dates, pd.Timestamp(as_of))
    apart, gone = _told_apart(employees, holds, dates, out)
    kept = ~gone
    masked = employees
    if (later := holds["position_unknown"]).any():
        masked = Employees(employees.assign(**{name: employees[name].mask(later) for name in _position(employees)}))
    unknown = {name: days.isna() for name, days in dates.items()}
    unchecked = {
        "retirement": unknown["past_retirement"],
        "contract": employees["employment"].isin(["PPPK", "PPPK_PW"]) & unknown["contract_ended"],
        "birth_by_nip": employees["birth_date"].isna() & born_on(employees).notna(),
    }
    return ActiveStaff(
        ActiveEmployees(Employees(masked[kept].reset_index(drop=True))),
        apart,
        _leaving(employees, kept, dates, {"past_retirement": retirement.seat, "contract_ended": contract_end.seat}),
        unknown=int((kept & stated.isna()).sum()),
        unchecked={name: int((kept & people).sum()) for name, people in unchecked.items()},
    )


def _meaning(stated: pd.Series, standings: Mapping[str, Standing]) -> pd.Series:
    """Give what each legal standing means; missing where none is stated or the word is not known."""
    known = {fold(word): meaning for word, meaning in standings.items()}
    return translated(stated, {text: known.get(fold(text)) for text in stated.dropna().unique()})


def _holding(stated: pd.Series, dates: Mapping[str, pd.Series], day: pd.Timestamp) -> dict[str, Flags]:
    """Say of whom each reason of ``APART`` holds on the day."""
    after = {name: dates[name] > day for name in ("not_yet_appointed", "position_unknown")}
    past = {name: dates[name] <= day for name in ("past_retirement", "contract_ended")}
    holds = after | past
    return {reason: holds.get(reason, stated == reason).to_numpy(bool) for reason in APART}


def _told_apart(
    employees: Employees, holds: Mapping[str, Flags], dates: Mapping[str, pd.Series], out: Mapping[str, bool]
) -> tuple[StaffApart, Flags]:
    """Tell the reason of everybody who is ``out`` by one, the first, and all reasons of the others; say who is out."""
    gone = np.zeros(len(employees), dtype=bool)
    told = []
    for reason in sorted(APART, key=lambda code: not out[code]):
        these = np.flatnonzero(holds[reason] & ~gone)
        gone[these] |= out[reason]
        days = dates[reason].iloc[these].to_numpy("datetime64[s]") if reason in dates else np.datetime64("NaT", "s")
        rows = pd.DataFrame({"row": these, "reason": reason, "counted": not out[reason], "day": days})
        told.append(rows)
    rows = pd.concat(told, ignore_index=True)
    said = employees[[name for name in STAFF_APART.names if name in employees]].iloc[rows["row"]]
    apart = pd.concat([said.reset_index(drop=True), rows.drop(columns="row")], axis=1)
    apart = apart.sort_values(["counted", "opd", "unor", "name", "nip"], na_position="last", ignore_index=True)
    return StaffApart(STAFF_APART.conform(apart)), gone


def _position(employees: Employees) -> list[str]:
    return [name for name in _POSITION if name in employees]


def _leaving(
    employees: Employees, kept: Flags, dates: Mapping[str, pd.Series], seat: Mapping[str, bool]
) -> pd.DataFrame:
    """Give the day each person kept leaves, the earlier of the two, of the kinds after which there is no seat."""
    never = np.datetime64("NaT", "s")
    leaves_on, reason = np.full(len(employees), never), np.zeros(len(employees), dtype=np.int64)
    kinds = [name for name, allowed in seat.items() if not allowed]
    for place, name in enumerate(kinds):
        days = dates[name].to_numpy("datetime64[s]")
        sooner = ~np.isnat(days) & (np.isnat(leaves_on) | (days < leaves_on))
        leaves_on, reason = np.where(sooner, days, leaves_on), np.where(sooner, place, reason)
    leaving = np.flatnonzero(kept & ~np.isnat(leaves_on))
    return pd.DataFrame(
        {
            "nip": employees["nip"].array.take(leaving),
            "reason": pd.array(kinds, dtype="str").take(reason[leaving]) if kinds else [],
            "leaves_on": leaves_on[leaving],
        }
    )

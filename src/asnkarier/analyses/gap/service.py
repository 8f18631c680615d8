"""From which day to which day somebody serves: appointment, retirement age (BUP) and end of contract.

Whole columns at a time. A day that does not follow from the tables is missing, and the caller says of how many it is.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from asnkarier.analyses.gap.distinct import numbered
from asnkarier.config.region import Career
from asnkarier.rules.jabatan import without_jenjang
from asnkarier.tables.frames import Employees
from asnkarier.tables.vocabulary import fold

_DAY = "datetime64[s]"


def appointed_on(employees: Employees) -> pd.Series:
    """Give the day of appointment: TMT CPNS, else the first day the NIP leaves possible.

    A NIP has the month of appointment of a PNS and the year of a PPPK (:mod:`asnkarier.rules.nip`).
    """
    stated = employees["tmt_cpns"]
    year_and_kind = employees["nip"][stated.isna()].str.slice(8, 14)
    month = year_and_kind.mask(pd.to_numeric(year_and_kind.str.slice(4), errors="coerce") > _LAST_MONTH)
    by_nip = _dates(month.fillna(year_and_kind.str.slice(0, 4) + "01") + "01")
    return stated.fillna(by_nip)


_LAST_MONTH = 12
"""Above it the two digits are those of a PPPK."""


def born_on(employees: Employees) -> pd.Series:
    """Give the date of birth, of those without one that of the NIP."""
    stated = employees["birth_date"]
    return stated.fillna(_dates(employees["nip"][stated.isna()].str.slice(0, 8)))


def retires_on(employees: Employees, career: Career, as_of: date) -> pd.Series:
    """Give the first day of retirement (TMT pensiun): that of the month after the one of the birthday.

    Missing where the date of birth or the retirement age is not known. Source of the day: ``career.retirement``.
    """
    born, age = born_on(employees), _retirement_age(employees, career, as_of)
    known = (born.notna() & age.notna()).to_numpy()
    months = born[known].to_numpy("datetime64[M]") + (12 * age[known].to_numpy(np.int64) + 1)
    days = np.full(len(employees), np.datetime64("NaT"), _DAY)
    days[known] = months.astype(_DAY)
    return pd.Series(days, index=employees.index)


def contract_over_on(employees: Employees) -> pd.Series:
    """Give the day after the last one of the contract; missing for PNS and where none is known."""
    return employees["contract_end"].mask(employees["employment"] == "PNS") + pd.Timedelta(days=1)


def _retirement_age(employees: Employees, career: Career, as_of: date) -> pd.Series:
    """Give the age of each person's position: that of the position itself, else that of its jenjang."""
    by_jenjang = {**career.retirement_age.on(as_of).value, **career.retirement_age_functional.on(as_of).value}
    tiers = {str(tier): age for tier, age in by_jenjang.items()}
    own = {
        tuple(fold(name).split()): {str(tier): age for tier, age in ages.items()}
        for name, ages in career.retirement_age_positions.on(as_of).value.items()
    }

    def age(jabatan: object, jenjang: object) -> float:
        words = fold(without_jenjang(jabatan)).split() if isinstance(jabatan, str) else []
        named = (own.get(tuple(words[:length]), {}) for length in range(len(words), 0, -1))
        return next((ages[str(jenjang)] for ages in named if jenjang in ages), tiers.get(str(jenjang), float("nan")))

    # Hundreds of positions, thousands of people.
    position, first = numbered(employees[["jabatan", "jenjang"]])
    held = employees[["jabatan", "jenjang"]].iloc[first]
    ages = np.array([age(*pair) for pair in zip(held["jabatan"], held["jenjang"], strict=True)], dtype=float)
    return pd.Series(ages[position], index=employees.index, dtype="Float64")


def _dates(digits: pd.Series) -> pd.Series:
    return pd.to_datetime(digits, format="%Y%m%d", errors="coerce").astype("datetime64[s]")

"""The gap of each person in each competency the position requires. Unknown is never 0 and never met."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from asnkarier.analyses.gap.levels import LatestLevels
from asnkarier.analyses.gap.pairs import Flags, Integers, matching_rows
from asnkarier.analyses.gap.standards import RequiredLevels
from asnkarier.tables.frames import Employees, Exemptions, Gaps
from asnkarier.tables.results import GAPS, STATUSES


def competency_gaps(
    employees: Employees,
    required: RequiredLevels,
    levels: LatestLevels,
    exemptions: Exemptions,
    kinds: Mapping[str, str],
    as_of: date,
) -> Gaps:
    """Compare what is required with what was found; one row per person and competency required.

    ======== ============================ =============== =========== ===================
    level    exemption valid on ``as_of`` status          gap         level shown
    ======== ============================ =============== =========== ===================
    any      yes                          exempt          empty       the valid one, if any
    L >= R   no                           met             0           L
    L < R    no                           gap             R - L       L
    too old  no                           expired         empty       none
    none     no                           unassessed      empty       none
    ======== ============================ =============== =========== ===================

    ``assessed_on`` is the day of the level shown, or of the one that is too old. ``required`` is what is required of
    the same employees; ``kinds`` gives each competency's kind.
    """
    assessed = matching_rows(required, levels)
    exempt = matching_rows(required, _in_force(exemptions, as_of)) >= 0
    expired = _at(levels["expired"], assessed).fillna(value=False).to_numpy(bool)

    competency, codes = pd.factorize(required["competency"])
    level = _at(levels["level"], np.where(expired, -1, assessed))
    difference = (required["level_required"] - level).mask(exempt)
    frame = pd.DataFrame(
        {
            "nip": required["nip"],
            "competency": required["competency"],
            "kind": _at(pd.Series([kinds.get(code) for code in codes], dtype="str"), competency),
            "level_required": required["level_required"],
            "standard_scope": required["standard_scope"],
            "level": level,
            "assessed_on": _at(levels["assessed_on"], assessed),
            "gap": difference.clip(lower=0),
            "surplus": (-difference).clip(lower=0),
            "status": _status(exempt, expired, difference),
        }
    )
    holder = pd.Index(employees["nip"]).get_indexer(pd.Index(required["nip"]))
    for column in ("name", "opd", "unor", "jabatan", "jenjang"):
        frame[column] = _at(employees[column], holder)
    return Gaps(GAPS.conform(frame))


def _in_force(exemptions: Exemptions, as_of: date) -> Exemptions:
    """Give the exemptions that hold on the day, the last day included."""
    return exemptions[exemptions["valid_to"].isna() | (exemptions["valid_to"] >= pd.Timestamp(as_of))]


def _status(exempt: Flags, expired: Flags, difference: pd.Series) -> pd.Series:
    """Give each row's status; the first that applies, in this order."""
    applies = {
        "exempt": exempt,
        "expired": expired,
        "unassessed": difference.isna().to_numpy(bool),
        "gap": (difference > 0).fillna(value=False).to_numpy(bool),
    }
    code = np.select(list(applies.values()), [STATUSES.index(status) for status in applies], STATUSES.index("met"))
    return _at(pd.Series(STATUSES, dtype="str"), code)


def _at(column: pd.Series, rows: Integers) -> pd.Series:
    """Give the column's values at these positions, missing where a position is -1."""
    return pd.Series(pd.api.extensions.take(column.array, rows, allow_fill=True))

"""The gap of each person in each competency the position requires. Unknown is never 0 and never met."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from asnkarier.analyses.gap.distinct import in_order
from asnkarier.analyses.gap.levels import LevelMatrix
from asnkarier.analyses.gap.matrix import PERSON, GapMatrix
from asnkarier.analyses.gap.standards import Requirements
from asnkarier.tables.frames import Employees, Exemptions


def competency_gaps(
    employees: Employees, required: Requirements, levels: LevelMatrix, exemptions: Exemptions, as_of: date
) -> GapMatrix:
    """Compare what is required with what was found, for each person and competency required.

    ======== ============================ =============== =========== ===================
    level    exemption valid on ``as_of`` status          gap         level shown
    ======== ============================ =============== =========== ===================
    any      yes                          exempt          empty       the valid one, if any
    L >= R   no                           met             0           L
    L < R    no                           gap             R - L       L
    too old  no                           expired         empty       none
    none     no                           unassessed      empty       none
    ======== ============================ =============== =========== ===================

    ``required`` is what is required of the same employees.
    """
    people = employees[["nip", *PERSON]]
    if not in_order(people["nip"]):
        people = people.sort_values("nip", ignore_index=True)
    levels = levels.at(required.people, pd.Index(required.competencies, dtype="str"))
    asked = required.level[required.position]
    return GapMatrix(
        people=Employees(people),
        competencies=required.competencies,
        required=asked,
        scope=required.scope[required.position],
        level=levels.level * ~levels.expired,
        day=levels.day,
        expired=levels.expired,
        exempt=_exempt(required, exemptions, as_of),
    )


def _exempt(required: Requirements, exemptions: Exemptions, as_of: date) -> npt.NDArray[np.bool_]:
    """Say who is excused from what on the day, the last day included."""
    holds = exemptions[exemptions["valid_to"].isna() | (exemptions["valid_to"] >= pd.Timestamp(as_of))]
    exempt = np.zeros((len(required.people), len(required.competencies)), dtype=bool)
    if holds.empty:
        return exempt
    person = required.people.get_indexer(pd.Index(holds["nip"]))
    competency = pd.Index(required.competencies).get_indexer(pd.Index(holds["competency"]))
    named = (person >= 0) & (competency >= 0)
    exempt[person[named], competency[named]] = True
    return exempt

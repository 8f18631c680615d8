"""Who can what, by which evidence; where it rests on one person; and whether a team has enough of them.

A level that is too old is told apart and is never counted as held: whoever has only such a one may still be able.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from asnkarier.analyses.gap.levels import LatestLevels
from asnkarier.analyses.gap.staff import ActiveEmployees
from asnkarier.config.region import Team
from asnkarier.tables.expert_results import EXPERTS, SINGLE_HOLDERS, TEAM_REQUIREMENTS
from asnkarier.tables.frames import Experts, Gaps, SingleHolders, TeamRequirements
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.vocabulary import fold

_PLACE = ["opd", "unor", "competency"]


def experts(staff: ActiveEmployees, levels: LatestLevels, evidence: Mapping[str, int]) -> Experts:
    """Give every active employee's level in every competency, with its method, grade of evidence, date and validity.

    Sorted by competency; valid levels first, then the higher level, the better evidence, the newer date.
    """
    people = staff[["nip", "name", "opd", "unor", "jabatan", "jenjang"]]
    found = levels.merge(people, on="nip", validate="many_to_one").assign(
        evidence=lambda rows: rows["method"].map(dict(evidence))
    )
    order = ["competency", "expired", "level", "evidence", "assessed_on", "nip"]
    ordered = found.sort_values(order, ascending=[True, True, False, False, False, True], ignore_index=True)
    return Experts(EXPERTS.conform(ordered))


def single_holders(gaps: Gaps) -> SingleHolders:
    """Give the units in which, of all of whom a competency is required, one person alone is known to have the level.

    The level is the one required of each person. Exempt people are left out. ``unknown`` counts those beside the
    holder of whom nothing valid is known: with any of them the unit may be less exposed than it looks.
    """
    pairs = gaps[gaps["status"] != "exempt"].assign(
        opd=lambda rows: rows["opd"].fillna(UNNAMED), unor=lambda rows: rows["unor"].fillna(UNNAMED)
    )
    counts = (
        pairs.assign(
            people=1,
            met=pairs["status"] == "met",
            unknown=pairs["status"].isin(["unassessed", "expired"]),
        )
        .groupby(_PLACE, as_index=False)[["people", "met", "unknown"]]
        .sum()
    )
    alone = counts[counts["met"] == 1].drop(columns="met")
    holder = pairs.loc[
        pairs["status"] == "met", [*_PLACE, "kind", "nip", "name", "level_required", "level", "assessed_on"]
    ]
    rows = alone.merge(holder, on=_PLACE, validate="one_to_many").sort_values(_PLACE, ignore_index=True)
    return SingleHolders(SINGLE_HOLDERS.conform(rows))


def team_requirements(staff: ActiveEmployees, levels: LatestLevels, teams: Sequence[Team]) -> TeamRequirements:
    """Compare each team the region requires with the people there.

    ``have`` counts active employees of the unit or OPD whose valid level reaches the one asked for, ``below`` those
    whose valid level does not, ``may_have`` all others: never assessed in it, or too long ago. ``missing`` is what is
    wanting if nobody unknown can. Names are compared folded.
    """
    named = {part: staff[part].map(fold, na_action="ignore") for part in ("opd", "unor")}
    rows = []
    for team in teams:
        there = pd.Series(data=True, index=staff.index)
        for part, name in (("opd", team.opd), ("unor", team.unit)):
            if name:
                there &= named[part] == fold(name)
        valid = levels[(levels["competency"] == team.competency) & ~levels["expired"]]
        level = staff.loc[there, "nip"].map(valid.set_index("nip")["level"].astype("float"))
        have, below = int((level >= team.level).sum()), int((level < team.level).sum())
        may_have = int(there.sum()) - have - below
        rows.append(
            {
                "opd": team.opd,
                "unor": team.unit,
                "competency": team.competency,
                "level": team.level,
                "people": team.people,
                "staff": int(there.sum()),
                "have": have,
                "may_have": may_have,
                "below": below,
                "missing": max(0, team.people - have),
                "state": _state(int(there.sum()), have, may_have, team.people),
                "basis": team.basis,
            }
        )
    return TeamRequirements(TEAM_REQUIREMENTS.conform(pd.DataFrame(rows, columns=TEAM_REQUIREMENTS.names)))


def _state(staff: int, have: int, may_have: int, people: int) -> str:
    if have >= people:
        return "have"
    if not staff:
        return "nobody_there"
    return "may_have" if have + may_have >= people else "missing"

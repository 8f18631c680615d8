"""What was asked for: each need that was raised, the competency it means, whom it counts for, and whether it counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from asnkarier.analyses.gap.levels import valid_since
from asnkarier.analyses.gap.staff import ActiveEmployees
from asnkarier.tables.frames import AskedNeeds, Needs
from asnkarier.tables.need_results import ASKED_NEEDS
from asnkarier.tables.vocabulary import fold, one_spelling


def asked_needs(
    needs: Needs, staff: ActiveEmployees, competencies: Mapping[str, str], as_of: date, voice_years: int
) -> AskedNeeds:
    """Give every need with the competency it means and what became of it.

    A need without a competency means that of its theme only where the theme, folded, is a name or an accepted
    spelling in ``competencies``; nothing is guessed from words within it. A need counts for ``voice_years`` from the
    day it was raised, and always if it has no date, as in the training plan.

    It counts for the OPD that raised it; where none is stated, for that of the person it names; else for the only OPD
    whose staff works in a unit of that name.
    """
    read = read_themes(needs, competencies)
    raised_on = read["raised_on"]
    too_old = raised_on < pd.Timestamp(valid_since(as_of, voice_years))
    states = {"later": raised_on > pd.Timestamp(as_of), "too_old": too_old, "theme_only": read["competency"].isna()}
    state = pd.Series("counted", index=read.index, dtype="str")
    for name, applies in reversed(states.items()):
        state = state.mask(applies, name)
    told = pd.Series("competency", index=read.index, dtype="str").where(needs["competency"].notna(), "theme")
    frame = read.assign(
        competency_from=told.where(read["competency"].notna()), place=_places(needs, staff), state=state
    ).sort_values(list(ASKED_NEEDS.key), ignore_index=True)
    return AskedNeeds(ASKED_NEEDS.conform(frame))


def read_themes(needs: Needs, competencies: Mapping[str, str]) -> Needs:
    """Give the needs, those without a competency with the one that their theme is a known name of."""
    meant = needs["theme"].map(lambda theme: competencies.get(fold(theme)), na_action="ignore").astype("str")
    return Needs(needs.assign(competency=needs["competency"].fillna(meant)))


def _places(needs: Needs, staff: ActiveEmployees) -> pd.Series:
    spelling = one_spelling(pd.concat([staff["opd"], needs["opd"]]).dropna())
    ours = {fold(opd): opd for opd in staff["opd"].dropna().unique()}
    stated = needs["opd"].map(lambda opd: ours.get(fold(opd), spelling[opd]), na_action="ignore").astype("str")
    of_person = dict(zip(staff["nip"], staff["opd"], strict=True))
    of_unit = _only_opd(staff)
    person = needs["nip"].map(of_person).astype("str")
    unit = needs["unor"].map(lambda unor: of_unit.get(fold(unor)), na_action="ignore").astype("str")
    return stated.fillna(person).fillna(unit.where(needs["nip"].isna()))


def _only_opd(staff: ActiveEmployees) -> dict[str, str]:
    """Give the OPD of each unit, by folded name, that only one OPD has."""
    units = staff[["unor", "opd"]].dropna()
    pairs = units.assign(unor=units["unor"].map(fold)).drop_duplicates()
    only = pairs.drop_duplicates("unor", keep=False)
    return dict(zip(only["unor"], only["opd"], strict=True))

"""Who could go to which training, and what it would be worth.

A person and a training are a candidate pair when nothing bars the person from it (:mod:`admission`) and it raises at
least one competency in which the person has a gap, from the person's level: ``level_from <= level < level_to``. It then
closes ``min(level_to, required) - level`` levels of that gap, worth

    levels closed * effectiveness * weight(competency) * weight(jenjang) * weight(sector) * (1 + voice) * time left

``time left`` is 1 unless the region lets value fall with the months a person still serves (``full_value_months``).

``voice`` is ``voice_per_vote`` for each vote in ``NEEDS``, at most ``voice_max``. A need speaks for the person
it names, else for the people of its unit (in its OPD, where both are given), else of its OPD, else for everyone;
one without votes counts as one vote. A need counts for ``voice_years`` from the day it was raised, and always if it
has no date; one raised after the day of the plan does not count yet. An OPD belongs to the first sector one of whose
words stands in its name.

People whose level is unknown or expired, or who are exempt, are no candidates: nothing can be matched to them.
Nobody without a gap is sent anywhere in this version, not even to reach the JP minimum.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NewType

import numpy as np
import pandas as pd

from asnkarier.analyses.gap.levels import valid_since
from asnkarier.analyses.plan.admission import BARS, admission
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.config.region import Weights
from asnkarier.config.sectors import sector_of
from asnkarier.tables.frames import Gaps, Needs
from asnkarier.tables.vocabulary import fold

PAIR = ["nip", "training"]

Candidates = NewType("Candidates", pd.DataFrame)
"""One row per candidate pair and competency the training raises, sorted by nip, training and competency.

========================= ======= ==============================================================
column                    type
========================= ======= ==============================================================
nip, training, competency str
level                     int64   the person's, 1-5
level_after               int64   reached if the person succeeds, 1-5, at most the level required
levels_closed             int64   level_after - level
value                     float64 of these levels
level_required            int64   1-5
levels_expected           float64 levels_closed * effectiveness
effectiveness             float64 share of the levels taught that is really gained
worth                     float64 of one level that is really gained
========================= ======= ==============================================================

Nothing is missing, so the types are those of numpy: the frame goes on to the optimisation as arrays.
"""
TrainingSteps = NewType("TrainingSteps", pd.DataFrame)
"""Every gap with every training that raises it, whoever may go: the columns of :data:`Candidates` and, last, ``bar``
(str): what bars the person from the training, "" for nothing; sorted the same way."""


def training_candidates(given: PlanInput, funds: Collection[str]) -> Candidates:
    """Give who could go to which training; ``funds`` are those with a ceiling this year."""
    return allowed_candidates(training_steps(given, funds))


def training_steps(given: PlanInput, funds: Collection[str]) -> TrainingSteps:
    """Give every gap with every training that raises it, whether or not the person may go."""
    steps = _open_gaps(given).merge(taught(given), on="competency")
    steps = steps[(steps["level_from"] <= steps["level"]) & (steps["level"] < steps["level_to"])]
    steps = steps.sort_values([*PAIR, "competency"], ignore_index=True)
    level_after = steps[["level_to", "level_required"]].min(axis=1).astype("int64")
    level = steps["level"].astype("int64")
    bars = admission(given, funds).bars(steps["nip"], steps["training"])
    return TrainingSteps(
        pd.DataFrame(
            {
                **{name: steps[name] for name in (*PAIR, "competency")},
                "level": level,
                "level_after": level_after,
                "levels_closed": level_after - level,
                "levels_expected": (level_after - level) * steps["effectiveness"],
                "value": (level_after - level) * steps["effectiveness"] * steps["worth"],
                "level_required": steps["level_required"].astype("int64"),
                "effectiveness": steps["effectiveness"],
                "worth": steps["worth"],
                "bar": pd.Series(np.array(BARS, dtype=object)[bars], index=steps.index, dtype="str"),
            }
        )
    )


def allowed_candidates(steps: TrainingSteps) -> Candidates:
    """Give the steps of those whom nothing bars."""
    return Candidates(steps[steps["bar"] == ""].drop(columns="bar").reset_index(drop=True))


def taught(given: PlanInput) -> pd.DataFrame:
    """Give what the trainings of the catalogue raise, with the effectiveness assumed where none is stated."""
    lessons = given.training_competencies
    lessons = lessons[lessons["training"].isin(given.trainings["training"])]
    effectiveness = lessons["effectiveness"].fillna(given.rules.assumed_effectiveness).astype(float)
    return lessons[["training", "competency", "level_from", "level_to"]].assign(effectiveness=effectiveness)


def _open_gaps(given: PlanInput) -> pd.DataFrame:
    """Give the gaps with ``worth``, that of one level really gained."""
    gaps = given.gaps[given.gaps["status"] == "gap"]
    worth = (
        gaps["competency"].map(given.weights.competency).astype(float).fillna(1.0)
        * gaps["jenjang"].map(dict(given.weights.jenjang)).astype(float).fillna(1.0)
        * _sector_weights(gaps["opd"], given.weights)
        * (1 + _voice(gaps, _heard(given), given.weights))
        * _time_left(gaps["nip"], given)
    )
    return gaps[["nip", "competency", "level", "level_required"]].assign(worth=worth)


def _time_left(nips: pd.Series, given: PlanInput) -> pd.Series:
    """Give the share of its value that a seat keeps, by the whole months served after the year; 1 where unknown."""
    full = given.rules.full_value_months
    months = {nip: 12 * (day.year - given.year - 1) + day.month - 1 for nip, day in given.leaves_on.items()}
    share = {nip: min(1.0, max(0, left) / full) for nip, left in months.items()} if full else {}
    return nips.map(share).astype(float).fillna(1.0)


def _sector_weights(opds: pd.Series, weights: Weights) -> pd.Series:
    sectors = {opd: sector_of(opd, weights.sectors) for opd in opds.dropna().unique()}
    known = {opd: sector.weight for opd, sector in sectors.items() if sector}
    return opds.map(known).astype(float).fillna(1.0)


def _heard(given: PlanInput) -> Needs:
    """Give the needs that count on the day of the plan."""
    raised_on, since = given.needs["raised_on"], valid_since(given.as_of, given.weights.voice_years)
    return given.needs[raised_on.isna() | raised_on.between(pd.Timestamp(since), pd.Timestamp(given.as_of))]


def _voice(gaps: Gaps, needs: Needs, weights: Weights) -> pd.Series:
    """Give what votes add to the worth of each gap."""
    votes = pd.Series(0, index=gaps.index, dtype="int64")
    voiced = _keyed(needs).assign(votes=needs["votes"].fillna(1).astype("int64"))
    people = _keyed(gaps)
    named = {part: voiced[part] != "" for part in ("nip", "unor", "opd")}
    for rows, keys in (
        (named["nip"], ["nip"]),
        (~named["nip"] & named["unor"] & named["opd"], ["unor", "opd"]),
        (~named["nip"] & named["unor"] & ~named["opd"], ["unor"]),
        (~named["nip"] & ~named["unor"] & named["opd"], ["opd"]),
        (~named["nip"] & ~named["unor"] & ~named["opd"], []),
    ):
        on = [*keys, "competency"]
        total = voiced[rows].groupby(on, as_index=False)["votes"].sum()
        votes += people.merge(total, on=on, how="left")["votes"].fillna(0).astype("int64").to_numpy()
    return (votes * weights.voice_per_vote).clip(upper=weights.voice_max)


def _keyed(frame: pd.DataFrame) -> pd.DataFrame:
    """Give who a row speaks of and of which competency, with names folded and "" where nothing is named."""
    folded = {name: fold(name) for part in ("unor", "opd") for name in frame[part].dropna().unique()}
    names = {part: [folded.get(name, "") for name in frame[part]] for part in ("unor", "opd")}
    return pd.DataFrame(
        {"nip": frame["nip"].fillna(""), "competency": frame["competency"], **names}, index=frame.index, dtype="str"
    )

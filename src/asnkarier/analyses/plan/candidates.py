"""Who could go to which training, and what it would be worth.

A person and a training are a candidate pair when the person stays to the end of the year, the training allows
the person's jenjang, one of its funds has a ceiling this year, and it raises at least one competency in which
the person has a gap, from the person's level: ``level_from <= level < level_to``. It then closes
``min(level_to, required) - level`` levels of that gap, worth

    levels closed * effectiveness * weight(competency) * weight(jenjang) * weight(sector) * (1 + voice)

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

import pandas as pd

from asnkarier.analyses.gap.levels import valid_since
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.config.region import Weights
from asnkarier.config.sectors import sector_of
from asnkarier.tables.frames import Gaps, Needs, Trainings
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
levels_expected           float64 levels_closed times the effectiveness
value                     float64 of these levels; a pair is worth the sum of its rows
========================= ======= ==============================================================

Nothing is missing, so the types are those of numpy: the frame goes on to the optimisation as arrays.
"""
TrainingSteps = NewType("TrainingSteps", pd.DataFrame)
"""Every gap with every training that raises it, whoever may go: the columns of :data:`Candidates` and, last,
``jenjang_allowed`` (bool); sorted the same way."""


def training_candidates(given: PlanInput, funds: Collection[str]) -> Candidates:
    """Give who could go to which training; ``funds`` are those with a ceiling this year."""
    return allowed_candidates(training_steps(given), given, funds)


def training_steps(given: PlanInput) -> TrainingSteps:
    """Give every gap with every training that raises it, whether or not the person may go."""
    gaps = given.gaps[given.gaps["status"] == "gap"]
    gaps = gaps.assign(voice=_voice(gaps, _heard(given), given.weights))
    taught = given.training_competencies.merge(
        given.trainings[["training", "jenjang"]].rename(columns={"jenjang": "allowed"}), on="training"
    )
    steps = gaps.merge(
        taught[["training", "competency", "level_from", "level_to", "effectiveness", "allowed"]], on="competency"
    )
    steps = steps[(steps["level_from"] <= steps["level"]) & (steps["level"] < steps["level_to"])]
    steps = steps.sort_values([*PAIR, "competency"], ignore_index=True)
    level_after = steps[["level_to", "level_required"]].min(axis=1).astype("int64")
    level = steps["level"].astype("int64")
    expected = (level_after - level) * steps["effectiveness"].fillna(given.rules.assumed_effectiveness).astype(float)
    worth = (
        steps["competency"].map(given.weights.competency).astype(float).fillna(1.0)
        * steps["jenjang"].map(dict(given.weights.jenjang)).astype(float).fillna(1.0)
        * _sector_weights(steps["opd"], given.weights)
        * (1 + steps["voice"])
    )
    return TrainingSteps(
        pd.DataFrame(
            {
                **{name: steps[name] for name in (*PAIR, "competency")},
                "level": level,
                "level_after": level_after,
                "levels_closed": level_after - level,
                "levels_expected": expected,
                "value": expected * worth,
                "jenjang_allowed": _jenjang_allowed(steps["allowed"], steps["jenjang"]),
            }
        )
    )


def allowed_candidates(steps: TrainingSteps, given: PlanInput, funds: Collection[str]) -> Candidates:
    """Give the steps of those who stay, that the jenjang allows and that a fund may pay for."""
    payable = steps["training"].isin(payable_trainings(given.trainings, funds))
    allowed = steps["jenjang_allowed"] & payable & ~steps["nip"].isin(given.leaving)
    return Candidates(steps[allowed].drop(columns="jenjang_allowed").reset_index(drop=True))


def payable_trainings(trainings: Trainings, funds: Collection[str]) -> frozenset[str]:
    """Give the trainings that one of the funds may pay for."""
    return frozenset(
        training
        for training, may_pay in zip(trainings["training"], trainings["funds"], strict=True)
        if set(split(may_pay)) & set(funds)
    )


def split(joined: object) -> list[str]:
    """Give the parts of a list column; none where it is missing."""
    return [part for part in joined.split(";") if part] if isinstance(joined, str) else []


def _jenjang_allowed(allowed: pd.Series, jenjang: pd.Series) -> pd.Series:
    pairs = pd.MultiIndex.from_arrays([allowed.fillna(""), jenjang.fillna("")])
    answer = {pair: not pair[0] or pair[1] in split(pair[0]) for pair in pairs.unique()}
    return pd.Series([answer[pair] for pair in pairs], index=allowed.index, dtype=bool)


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

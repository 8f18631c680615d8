"""How effective trainings are and who attends, drawn at random around what is stated.

The effectiveness of each step that a training teaches, and of each training the share of its seats that is attended,
are drawn from a Beta distribution with the mean stated and a concentration assumed (``training_plan.robust``):

    effectiveness ~ Beta(m·c, (1 - m)·c)      attendance ~ Beta(a·d, (1 - a)·d)

each by itself. A mean of 0 or 1 is certain. The draws begin alike however many there are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from asnkarier.analyses.plan.candidates import taught
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.analyses.plan.ways import Ways
from asnkarier.config.region import Resampling

_SEED = 20270101
_STEP = ["training", "competency", "level_from"]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Steps:
    """For each step of each way, in their order, which lesson it takes, and which must have succeeded before it."""

    lesson: Ints
    before: Ints
    """The lesson of the step before in its chain; -1 for none."""

    def factors(self, ratios: Floats) -> Floats:
        """Give [..., steps] by how much draws (rows of :func:`drawn`) multiply what each step is worth and closes."""
        certain = np.ones((*ratios.shape[:-1], 1))
        factors: Floats = ratios[..., self.lesson] * np.concatenate([ratios, certain], axis=-1)[..., self.before]
        return factors


def lessons(given: PlanInput) -> pd.DataFrame:
    """Give what is drawn: the steps taught, sorted, with the effectiveness that is stated or assumed."""
    return taught(given).drop_duplicates(_STEP).sort_values(_STEP, ignore_index=True)


def steps_taken(lessons: pd.DataFrame, ways: Ways) -> Steps:
    """Give the lesson behind each step of the ways (one row each)."""
    steps = ways[["training", "competency", "level"]].assign(step=np.arange(len(ways)))
    found = steps.merge(lessons.assign(lesson=lessons.index), on=["training", "competency"])
    found = found[(found["level_from"] <= found["level"]) & (found["level"] < found["level_to"])]
    lesson = found.drop_duplicates("step").sort_values("step")["lesson"].to_numpy(dtype=np.int64)
    way = ways["way"].to_numpy()
    before = np.full(lesson.size, -1, dtype=np.int64)
    before[1:] = np.where(way[1:] == way[:-1], lesson[:-1], -1)
    return Steps(lesson, before)


def drawn(lessons: pd.DataFrame, assumed: Resampling, draws: int) -> Floats:
    """Give [draws, lessons] effectiveness times attendance, each as a share of the effectiveness stated."""
    effects, attending = (np.random.default_rng(seed) for seed in np.random.SeedSequence(_SEED).spawn(2))
    stated = lessons["effectiveness"].to_numpy(dtype=float)
    trainings, training = np.unique(lessons["training"].to_numpy(dtype=str), return_inverse=True)
    effect = _beta(effects, stated, assumed.effectiveness_concentration, draws)
    attended = _beta(attending, np.full(trainings.size, assumed.attendance), assumed.attendance_concentration, draws)
    ratio: Floats = effect / np.where(stated > 0, stated, 1.0) * attended[:, training]
    return ratio


def _beta(draw: np.random.Generator, mean: Floats, concentration: float, draws: int) -> Floats:
    certain = (mean <= 0) | (mean >= 1)
    open_mean = np.where(certain, 0.5, mean)
    found = draw.beta(open_mean * concentration, (1 - open_mean) * concentration, size=(draws, mean.size))
    return np.where(certain, mean, found)

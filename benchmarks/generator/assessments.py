"""Draws what assessments found: levels near what the position requires, by person, competency and chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .standards import GENERIC, required_matrix

WEAK: dict[str, dict[str, float]] = {
    "mamuju": {"TIK": -0.7, "MPROY": -0.4, "PDO": -0.3, "PK": -0.2},
    "palangkaraya": {"MP": -0.5, "SPBE": -0.5, "MKIN": -0.3, "TIK": -0.4},
    "manokwari": {"MPROY": -0.5, "MSDA": -0.5, "LHID": -0.2, "PDO": -0.2},
    "tanjungpinang": {"MPROY": -0.5, "INOV": -0.3, "MONEV": -0.3},
}
"""Where a region's people stand further below their standards (what its documents complain of)."""

CENTRE_DAYS: dict[str, tuple[str, ...]] = {
    "mamuju": ("2025-08-20",),
    "palangkaraya": ("2024-06-11", "2025-05-14", "2026-03-10"),
    "manokwari": ("2024-09-17", "2025-10-07", "2026-06-16"),
    "tanjungpinang": ("2025-07-08",),
}
OLD_DAY: dict[str, str] = {
    "mamuju": "2022-09-14",
    "palangkaraya": "2022-05-18",
    "manokwari": "2021-11-09",
    "tanjungpinang": "2022-10-04",
}
"""Days of the assessment centres; results of the old ones have expired."""
SUPERIORS_DAY, OWN_DAY = "2026-04-30", "2026-04-15"
"""Days on which superiors, and the employees themselves, rated the technical competencies."""


@dataclass(frozen=True)
class Results:
    """Levels found. Rows are the people, columns ``codes``; 0 means not assessed."""

    codes: list[str]
    required: np.ndarray
    centre: np.ndarray
    """The latest assessment centre: generic competencies."""
    centre_day: np.ndarray
    """``datetime64[D]`` of each person's latest assessment centre."""
    old: np.ndarray
    """The old assessment centre: generic competencies."""
    superior: np.ndarray
    """Rated by the superior: technical competencies."""
    own: np.ndarray
    """Rated by the employees themselves: technical competencies."""


def draw_results(code: str, people: pd.DataFrame, seed: int) -> Results:
    """Draw the results: of ten people one was never assessed and one only by the old centre.

    Nobody was assessed before the appointment: who was appointed after the last day of a centre is not in its results.
    """
    rng = np.random.default_rng([seed, len(people), 7, *code.encode()])
    required, codes = required_matrix(code, people)
    size = len(people)
    generic = np.array([competency in GENERIC for competency in codes])
    bias = np.array([WEAK[code].get(competency, 0.0) for competency in codes], dtype=np.float32)
    able = rng.normal(0.0, 0.55, size).astype(np.float32)[:, None]
    found = required + np.round(able + bias - 0.12 + rng.normal(0.0, 0.6, required.shape).astype(np.float32))
    level = np.where(required > 0, np.clip(found, 1, 5), 0).astype(np.int8)

    fate = rng.random(size)
    latest = fate < 0.82  # 0.82-0.90: only the old centre; the rest never
    old = ((fate >= 0.82) & (fate < 0.90)) | (latest & (rng.random(size) < 0.12))
    older = np.where(level > 0, np.clip(level - rng.integers(0, 2, level.shape), 1, 5), 0).astype(np.int8)
    rated = rng.random(size)
    spread = np.where(
        level > 0, np.clip(level + rng.integers(-1, 2, level.shape) * (rng.random(level.shape) < 0.3), 1, 5), 0
    )
    days = np.array(CENTRE_DAYS[code], dtype="datetime64[D]")
    appointed = people["tmt_cpns"].to_numpy().astype("datetime64[D]")
    day = days[rng.integers(0, len(days), size)]
    day = np.where(day < appointed, days[-1], day)
    return Results(
        codes=codes,
        required=required,
        centre=_masked(level, latest & (day >= appointed), generic),
        centre_day=day,
        old=_masked(older, old & (np.datetime64(OLD_DAY[code]) >= appointed), generic),
        superior=_masked(level, (rated < 0.60) & (np.datetime64(SUPERIORS_DAY) >= appointed), ~generic),
        own=_masked(
            spread.astype(np.int8),
            (rated > 0.45) & (rated < 0.80) & (np.datetime64(OWN_DAY) >= appointed),
            ~generic,
        ),
    )


def _masked(level: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Keep the levels of some rows and columns; the others are 0."""
    return np.where(rows[:, None] & columns[None, :], level, np.int8(0)).astype(np.int8)


def long_rows(levels: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give person number, competency number and level of every level found, by person."""
    person, competency = np.nonzero(levels)
    return person, competency, levels[person, competency]

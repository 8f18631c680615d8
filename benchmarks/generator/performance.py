"""Draws the yearly performance (SKP) of 2024 and 2025: two ratings and the predikat they give (PermenPANRB 6/2022)."""

from __future__ import annotations

import numpy as np
import pandas as pd

RATING = ("di_atas", "sesuai", "di_bawah")
RATING_TEXT = ("Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi")
PREDIKAT = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")
PREDIKAT_TEXT = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
_PREDIKAT_OF = np.array([[0, 1, 3], [1, 1, 3], [2, 2, 4]])
"""Result (row) and behaviour (column), each from above to below expectation."""


def draw_performance(code: str, people: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Give ``person, year, result, behaviour, predikat`` (places in the tuples above) of who served the whole year."""
    rng = np.random.default_rng([seed, len(people), 11, *code.encode()])
    inclined = rng.random(len(people))
    parts = []
    for year in (2024, 2025):
        served = np.nonzero((people["tmt_cpns"] < f"{year}-01-01").to_numpy() & (rng.random(len(people)) < 0.97))[0]
        mood = 0.6 * inclined[served] + 0.4 * rng.random(len(served))
        result = np.where(mood > 0.82, 0, np.where(mood > 0.12, 1, 2))
        behaviour = np.where(rng.random(len(served)) < 0.2, 0, np.where(rng.random(len(served)) < 0.985, 1, 2))
        parts.append(
            pd.DataFrame(
                {
                    "person": served,
                    "year": year,
                    "result": result,
                    "behaviour": behaviour,
                    "predikat": _PREDIKAT_OF[result, behaviour],
                }
            )
        )
    return pd.concat(parts, ignore_index=True)

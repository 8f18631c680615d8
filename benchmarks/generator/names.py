"""Common given names by region (``data/given_names.csv``). No clan, no family name, no title of nobility.

A person's name is two or three of them at random, so that no combination points at anyone.
"""

from __future__ import annotations

import numpy as np

from . import data


def draw_names(region: str, is_woman: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw one name for each person: two given names, sometimes three, never one twice."""
    lists = {row["sex"]: row["names"].split() for row in data.rows("given_names") if row["region"] == region}
    men, women = ([np.array(_joined(lists[sex], third), dtype=object) for third in (False, True)] for sex in "LP")
    size = len(is_woman)
    short, long = (np.where(is_woman, rng.choice(women[n], size), rng.choice(men[n], size)) for n in (0, 1))
    return np.where(rng.random(size) < 0.3, long, short)


def _joined(names: list[str], third: bool) -> list[str]:
    """Give all ordered pairs, or as many triples."""
    pairs = [(one, other) for one in names for other in names if one != other]
    if not third:
        return [" ".join(pair) for pair in pairs]
    triples = ((*pair, names[7 * number % len(names)]) for number, pair in enumerate(pairs))
    return [" ".join(triple) for triple in triples if len(set(triple)) == 3]

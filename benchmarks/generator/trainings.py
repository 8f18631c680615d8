"""The training catalogue of each region (``data/trainings_<region>.csv``): some fifty of the LAN forms, invented.

Prices follow what standards of unit prices allow: one to eight million rupiah for a local technical training, fifteen
to forty for a leadership programme elsewhere, little or nothing for e-learning, coaching and what partners hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .data import parts, rows

_PREFIX = {"mamuju": "MJU", "palangkaraya": "PKY", "manokwari": "MKW", "tanjungpinang": "TPI"}
_TEACHES = re.compile(r"(\w+) (\d)>(\d)(?: ([\d.]+) (.+))?")


@dataclass(frozen=True)
class Teaches:
    """One competency raised. ``effect`` is what provider or evaluation states (0: unknown)."""

    competency: str
    level_from: int
    level_to: int
    effect: float
    source: str


@dataclass(frozen=True)
class Training:
    """One training of the catalogue; money in rupiah, ``days`` are working days absent."""

    code: str
    title: str
    form: str
    route: str
    jp: int
    days: int
    provider: str
    partner: str
    reach: str
    cost: int
    class_cost: int
    seats: tuple[int, int]
    classes: int
    months: str
    jenjang: tuple[str, ...]
    requires: str  # title of the training to be passed first
    funds: tuple[str, ...]
    teaches: tuple[Teaches, ...]


def catalogue(region: str) -> list[Training]:
    """Give the region's catalogue in order, with codes (``MJU-001``)."""
    return [
        _training(f"{_PREFIX[region]}-{number:03d}", row) for number, row in enumerate(rows(f"trainings_{region}"), 1)
    ]


def _training(code: str, row: dict[str, str]) -> Training:
    return Training(
        code=code,
        title=row["title"],
        form=row["form"],
        route=row["route"],
        jp=int(row["jp"]),
        days=int(row["days"]),
        provider=row["provider"],
        partner=row["partner"],
        reach=row["reach"],
        cost=int(row["cost"]),
        class_cost=int(row["class_cost"]),
        seats=(int(row["seats_min"]), int(row["seats_max"])),
        classes=int(row["classes"]),
        months=row["months"],
        jenjang=parts(row["jenjang"]),
        requires=row["requires"],
        funds=parts(row["funds"]),
        teaches=tuple(map(_teaches, parts(row["teaches"]))),
    )


def _teaches(text: str) -> Teaches:
    """Read ``OPH 3>4 0.75 Penyelenggara``."""
    found = _TEACHES.fullmatch(text)
    if not found:
        raise ValueError(f"not a competency with its levels: {text}")
    competency, low, high, effect, source = found.groups(default="")
    return Teaches(competency, int(low), int(high), float(effect or 0), source)

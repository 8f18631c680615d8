"""Budget ceilings: about a third of what closing every gap costs (in Mamuju a quarter), some for certain OPDs only.

Amounts are per employee and grow with the region, rounded to half a million rupiah.
"""

from __future__ import annotations

from dataclasses import dataclass

from .offices import REGIONS


@dataclass(frozen=True)
class Ceiling:
    """One row of the budget sheet; ``kinds`` names the office it is for ("" is the whole region)."""

    fund: str
    kind: str
    window: str
    per_employee: dict[int, int]  # year -> rupiah for each employee of the region


def _ceiling(fund: str, y2026: int, y2027: int, kind: str = "", window: str = "Murni") -> Ceiling:
    return Ceiling(fund, kind, window, {2026: y2026, 2027: y2027})


_CEILINGS: dict[str, tuple[Ceiling, ...]] = {
    "mamuju": (
        _ceiling("APBD", 825_000, 750_000),
        _ceiling("APBD", 140_000, 125_000, "pendidikan"),
        _ceiling("APBD", 100_000, 95_000, "kesehatan"),
        _ceiling("APBD", 75_000, 60_000, "setda"),
        _ceiling("APBD", 50_000, 0, "", "Perubahan"),
        _ceiling("DAK Nonfisik", 110_000, 100_000, "pendidikan"),
        _ceiling("Perguruan Tinggi", 110_000, 150_000),
        _ceiling("LSM", 30_000, 40_000),
    ),
    "palangkaraya": (
        _ceiling("APBD", 880_000, 945_000),
        _ceiling("APBD", 170_000, 180_000, "pendidikan"),
        _ceiling("APBD", 115_000, 125_000, "rsud"),
        _ceiling("APBD", 50_000, 50_000, "kecamatan"),
        _ceiling("APBD", 85_000, 0, "", "Perubahan"),
        _ceiling("BPSDM Kalteng", 315_000, 335_000),
        _ceiling("Perguruan Tinggi", 65_000, 75_000),
    ),
    "manokwari": (
        _ceiling("APBD", 865_000, 905_000),
        _ceiling("APBD", 160_000, 175_000, "pendidikan"),
        _ceiling("APBD", 130_000, 140_000, "kesehatan"),
        _ceiling("Dana Otsus", 495_000, 520_000),
        _ceiling("DAK Nonfisik", 120_000, 130_000, "pendidikan"),
        _ceiling("DAK Nonfisik", 140_000, 140_000, "kesehatan"),
        _ceiling("DAK Nonfisik", 55_000, 55_000, "rsud"),
        _ceiling("Perguruan Tinggi", 110_000, 120_000),
    ),
    "tanjungpinang": (
        _ceiling("APBD", 1_170_000, 1_215_000),
        _ceiling("APBD", 170_000, 170_000, "pendidikan"),
        _ceiling("APBD", 110_000, 110_000, "kesehatan"),
        _ceiling("APBD", 75_000, 0, "", "Perubahan"),
        _ceiling("Perguruan Tinggi", 145_000, 145_000),
        _ceiling("Beasiswa Pemko", 205_000, 220_000),
        _ceiling("LPDP", 45_000, 45_000),
    ),
}


def budget_rows(code: str, people: int) -> list[tuple[int, str, str, int, str]]:
    """Give year, fund, OPD (empty for the whole region), ceiling in rupiah and window."""
    offices = {office.kind: office.name for office in reversed(REGIONS[code].offices)}
    rows = []
    for year in (2026, 2027):
        for ceiling in _CEILINGS[code]:
            amount = round(ceiling.per_employee[year] * people / 500_000) * 500_000
            if amount:
                rows.append((year, ceiling.fund, offices.get(ceiling.kind, ""), amount, ceiling.window))
    return rows

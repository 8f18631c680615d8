"""Budget ceilings of each region: about a third of what closing every gap would cost, some of it for certain OPDs only.

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
        _ceiling("APBD", 330_000, 300_000),
        _ceiling("APBD", 55_000, 50_000, "pendidikan"),
        _ceiling("APBD", 40_000, 38_000, "kesehatan"),
        _ceiling("APBD", 30_000, 25_000, "setda"),
        _ceiling("APBD", 20_000, 0, "", "Perubahan"),
        _ceiling("DAK Nonfisik", 45_000, 40_000, "pendidikan"),
        _ceiling("Perguruan Tinggi", 45_000, 60_000),
        _ceiling("LSM", 12_000, 15_000),
    ),
    "palangkaraya": (
        _ceiling("APBD", 420_000, 450_000),
        _ceiling("APBD", 80_000, 85_000, "pendidikan"),
        _ceiling("APBD", 55_000, 60_000, "rsud"),
        _ceiling("APBD", 25_000, 25_000, "kecamatan"),
        _ceiling("APBD", 40_000, 0, "", "Perubahan"),
        _ceiling("BPSDM Kalteng", 150_000, 160_000),
        _ceiling("Perguruan Tinggi", 30_000, 35_000),
    ),
    "manokwari": (
        _ceiling("APBD", 400_000, 420_000),
        _ceiling("APBD", 75_000, 80_000, "pendidikan"),
        _ceiling("APBD", 60_000, 65_000, "kesehatan"),
        _ceiling("Dana Otsus", 230_000, 240_000),
        _ceiling("DAK Nonfisik", 55_000, 60_000, "pendidikan"),
        _ceiling("DAK Nonfisik", 65_000, 65_000, "kesehatan"),
        _ceiling("DAK Nonfisik", 25_000, 25_000, "rsud"),
        _ceiling("Perguruan Tinggi", 50_000, 55_000),
    ),
    "tanjungpinang": (
        _ceiling("APBD", 380_000, 360_000),
        _ceiling("APBD", 70_000, 70_000, "pendidikan"),
        _ceiling("APBD", 45_000, 45_000, "kesehatan"),
        _ceiling("APBD", 30_000, 0, "", "Perubahan"),
        _ceiling("Perguruan Tinggi", 60_000, 60_000),
        _ceiling("Beasiswa Pemko", 190_000, 200_000),
        _ceiling("LPDP", 60_000, 65_000),
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

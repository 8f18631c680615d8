"""The offices (OPD) of the four regions and the units inside them.

Names of offices and places are public geography (``data/offices.csv``, ``places.csv``); what happens in them is
invented. The offices are those of ``import.units`` in the region's configuration.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import data


@dataclass(frozen=True)
class Office:
    """One OPD: its kind of work (one word in all regions), its name, its bidang or bagian."""

    kind: str
    name: str
    sections: tuple[str, ...]


@dataclass(frozen=True)
class Region:
    """A region as the generator needs it."""

    code: str
    name: str
    """As SIASN ends a unit's path."""
    kind: str
    """Kabupaten or Kota."""
    capital: str
    offices: tuple[Office, ...]
    districts: tuple[str, ...]
    villages: dict[str, tuple[str, ...]]
    """Kelurahan of a district."""
    health_centres: tuple[str, ...]


def _region(code: str, kind: str, name: str) -> Region:
    sections = {row["kind"]: data.parts(row["sections"]) for row in data.rows("sections")}
    offices = [row for row in data.rows("offices") if row["region"] == code]
    places = [row for row in data.rows("places") if row["region"] == code]

    def named(what: str, inside: str = "") -> tuple[str, ...]:
        return tuple(row["name"] for row in places if (row["what"], row["inside"]) == (what, inside))

    return Region(
        code,
        f"PEMERINTAH {kind.upper()} {name}",
        kind,
        name,
        tuple(Office(row["kind"], row["name"], sections[row["kind"]]) for row in offices),
        named("district"),
        {district: villages for district in named("district") if (villages := named("village", district))},
        named("health_centre"),
    )


REGIONS: dict[str, Region] = {
    code: _region(code, kind, name)
    for code, kind, name in (
        ("mamuju", "Kabupaten", "MAMUJU"),
        ("palangkaraya", "Kota", "PALANGKA RAYA"),
        ("manokwari", "Kabupaten", "MANOKWARI"),
        ("tanjungpinang", "Kota", "TANJUNGPINANG"),
    )
}

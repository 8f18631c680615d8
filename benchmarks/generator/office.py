"""One region's office: its people and what was found about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import yaml

from .assessments import Results, draw_results
from .offices import REGIONS
from .people import draw_people
from .recap import GENERIC_NAMES

CONFIGS = Path(__file__).parents[2] / "configs"


@dataclass(frozen=True)
class Office:
    """Everything drawn for a region."""

    code: str
    people: pd.DataFrame
    results: Results
    seed: int
    names: dict[str, str] = field(default_factory=dict)  # competency code -> name

    @property
    def regent(self) -> str:
        """Bupati or Wali Kota."""
        return "Bupati" if REGIONS[self.code].kind == "Kabupaten" else "Wali Kota"


def draw_office(code: str, people: int, seed: int) -> Office:
    """Draw a region's people and results."""
    drawn = draw_people(code, people, seed)
    return Office(code, drawn, draw_results(code, drawn, seed), seed, competency_names(code))


def competency_names(code: str) -> dict[str, str]:
    """Give the competencies' names by code, the technical ones as the region's configuration states them."""
    region = yaml.safe_load((CONFIGS / f"{code}.yaml").read_text(encoding="utf-8"))
    return GENERIC_NAMES | {item["code"]: item["name"] for item in region["competencies"]["technical"]}

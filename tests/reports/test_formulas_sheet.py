"""The sheet that compares formulas: each person's figures and categories, and a mark where one differs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from invented_report import AS_OF, gap_report, invented_gaps, region_config, write_gap_analysis
from openpyxl import load_workbook

from asnkarier.analyses.gap.formula_comparison import jpm_by_formula
from asnkarier.analyses.gap.formulas import FORMULAS
from asnkarier.analyses.gap.jpm import job_person_match

TOO_LITTLE = "–"


def table(path: Path, sheet: str, header: int = 4) -> list[dict[str, Any]]:
    rows = list(load_workbook(path)[sheet].iter_rows(min_row=header, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.fixture(scope="module")
def rules() -> dict[str, Any]:
    jpm = region_config().jpm
    bands = {"mapping": jpm.mapping.on(AS_OF).value, "placement": jpm.placement.on(AS_OF).value}
    return bands | {"competency_weights": {}, "coverage_min": 0.5}


def test_each_person_stands_there_with_what_each_formula_says(rules: dict[str, Any], tmp_path: Path) -> None:
    """The category by another formula is the one a gap analysis by that formula gives; a mark where it differs."""
    config = region_config()
    gaps = invented_gaps(config, 40)
    compared = jpm_by_formula(gaps, "capped_ratio", **rules)
    (path,) = write_gap_analysis(tmp_path, gap_report(gaps, config, jpm_by_formula=compared), ["xlsx"])
    shown = {row["NIP"]: row for row in table(path, "Perbandingan Rumus")}
    alone = {name: job_person_match(gaps, name, **rules).set_index("nip") for name in FORMULAS}
    ours = alone["capped_ratio"]
    assert set(shown) == set(ours.index[ours["jpm"].notna()])
    marks = 0
    for nip, row in shown.items():
        differing = set()
        for name, match in alone.items():
            assert row[f"JPM (%): {name}"] == pytest.approx(match.loc[nip, "jpm"])
            for title, column in (("Pemetaan", "category"), ("Jabatan", "category_placement")):
                code, own = (each.loc[nip, column] for each in (match, ours))
                if not isinstance(code, str):
                    assert row[f"{title}: {name}"] == TOO_LITTLE
                    continue
                assert row[f"{title}: {name}"] == (code if code == own else f"≠ {code}")
                differing |= {name} if code != own else set()
        assert row["Rumus yang berbeda"] == len(differing)
        marks += len(differing)
    assert marks
    counts = [row["Rumus yang berbeda"] for row in shown.values()]
    assert counts == sorted(counts, reverse=True)


def test_nothing_compared_gives_no_sheet(tmp_path: Path) -> None:
    config = region_config()
    (path,) = write_gap_analysis(tmp_path, gap_report(invented_gaps(config, 5), config), ["xlsx"])
    assert "Perbandingan Rumus" not in load_workbook(path).sheetnames

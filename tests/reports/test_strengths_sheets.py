"""The sheets of distributions, strengths and weaknesses, recomputed from the rows of the gaps."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from invented_report import gap_report, invented_gaps, region_config, write_gap_analysis
from openpyxl import Workbook, load_workbook
from test_gap_report import plain, rows

from asnkarier.reports.gap.report import GapReport

SECTORS = [
    {"code": "health", "name": "Kesehatan", "weight": 1.2, "opds": ("KESEHATAN",)},
    {"code": "education", "name": "Pendidikan", "weight": 1.2, "opds": ("PENDIDIKAN",)},
]
DISTRIBUTIONS = 11
"""Row of the header: below the table of the three categories, those without one, and their total."""


@pytest.fixture(scope="module")
def report() -> GapReport:
    config = region_config(weights={"sectors": tuple(SECTORS)})
    return gap_report(invented_gaps(config, 90), config)


@pytest.fixture(scope="module")
def paths(report: GapReport, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_gap_analysis(tmp_path_factory.mktemp("gap"), report, ["xlsx", "md"])


@pytest.fixture(scope="module")
def workbook(paths: list[Path]) -> Workbook:
    return load_workbook(paths[0], data_only=True)


def test_categories_are_counts_beside_shares_that_add_up(report: GapReport, workbook: Workbook) -> None:
    shown = [row[:3] for row in workbook["Sebaran"].iter_rows(min_row=5, max_row=9, values_only=True)]
    counts = Counter(row["category"] for row in plain(report.job_person_match))
    assert [people for _, people, _ in shown] == [*(counts[code] for code in ("O", "CO", "KO", None)), 90]
    assert sum(share for *_, share in shown[:4]) == pytest.approx(1)
    assert shown[4] == ("Jumlah", 90, 1)


def of_sector(opd: str) -> str:
    return "Kesehatan" if "Kesehatan" in opd else "Pendidikan" if "Pendidikan" in opd else "(bukan sektor prioritas)"


def test_distributions_are_a_count_of_the_gaps(report: GapReport, workbook: Workbook) -> None:
    counts: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    people: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in plain(report.gaps):
        kind = "Teknis" if row["kind"] == "technical" else "Nonteknis"
        groups = (("Wilayah", "Seluruh wilayah"), ("Sektor prioritas", of_sector(row["opd"])), ("OPD", row["opd"]))
        for scope, group in groups:
            for of_kind in (kind, "Semua kompetensi"):
                cell = counts[scope, group, of_kind]
                cell[row["status"]] += 1
                cell[f"gap {row['gap']}"] += 1
                cell[f"level {row['level']}"] += 1
                if row["status"] != "exempt":
                    people[scope, group, of_kind].add(row["nip"])
    shown = rows(workbook, "Sebaran", DISTRIBUTIONS)
    seen = 0
    for row in shown:
        key = (row["Jenis kelompok"], row["Kelompok"], row["Jenis kompetensi"])
        if key not in counts:
            continue
        assert row["Pegawai"] == len(people[key])
        if row["Terpenuhi"] == "–":
            continue
        seen += 1
        cell = counts[key]
        assert row["Terpenuhi"] == cell["met"]
        assert [row[f"Kesenjangan {size}"] for size in range(1, 5)] == [cell[f"gap {size}"] for size in range(1, 5)]
        assert row["Belum dinilai"] == cell["unassessed"]
        assert [row[f"Memiliki level {level}"] for level in range(1, 6)] == [
            cell[f"level {level}"] for level in range(1, 6)
        ]
        assert row["Persyaratan"] == sum(cell[status] for status in ("met", "gap", "unassessed", "expired"))
    assert seen >= 9
    small = [row for row in shown if row["Pegawai"] < 5]
    assert small
    assert all(row["Terpenuhi"] == row["JPM, median (%)"] == "–" for row in small)


def test_each_person_has_what_is_above_and_below_and_unknown(report: GapReport, workbook: Workbook) -> None:
    names = {one.code: one.name for one in report.config.competencies.all}
    expected: defaultdict[str, Counter[str]] = defaultdict(Counter)
    above: defaultdict[str, set[str]] = defaultdict(set)
    below: defaultdict[str, set[str]] = defaultdict(set)
    for row in plain(report.gaps):
        kind = "Teknis" if row["kind"] == "technical" else "Nonteknis"
        state = {"met": "terpenuhi", "gap": "kesenjangan", "exempt": ""}.get(row["status"], "belum diketahui")
        expected[row["nip"]][f"{kind}: {state}"] += 1
        if row["surplus"]:
            above[row["nip"]].add(f"{names[row['competency']]} +{row['surplus']}")
        if row["gap"]:
            below[row["nip"]].add(f"{names[row['competency']]} −{row['gap']}")
    shown = rows(workbook, "Kekuatan per Pegawai")
    assert {row["NIP"] for row in shown} == set(expected)
    for row in shown:
        counts = expected[row["NIP"]]
        for kind in ("Nonteknis", "Teknis"):
            for state in ("terpenuhi", "kesenjangan", "belum diketahui"):
                assert row[f"{kind}: {state}"] == counts[f"{kind}: {state}"]
        for title, parts in (("Kekuatan", above), ("Kelemahan", below)):
            assert {*(row[title] or "").split("; ")} - {""} == parts[row["NIP"]]


def test_groups_name_their_widest_gaps_and_small_ones_none(report: GapReport, workbook: Workbook) -> None:
    names = {one.code: one.name for one in report.config.competencies.all}
    cells: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in plain(report.gaps):
        if row["status"] in ("met", "gap"):
            for group in ("Seluruh wilayah", of_sector(row["opd"]), row["opd"]):
                cells[group, names[row["competency"]]].append(row)
    shown = {row["Kelompok"]: row for row in rows(workbook, "Kekuatan per Kelompok")}
    for group in ("Seluruh wilayah", "Kesehatan", "(bukan sektor prioritas)"):
        means = {
            name: sum(row["gap"] for row in found) / len(found)
            for (of, name), found in cells.items()
            if of == group and len(found) >= 5
        }
        widest = sorted(means.values(), reverse=True)[:3]
        named = [text.split(" (rata-rata")[0] for text in shown[group]["Kelemahan"].split("; ")]
        assert [means[name] for name in named] == pytest.approx(widest)
        strong = {text.split(" (")[0] for text in shown[group]["Kekuatan"].split("; ")}
        assert not strong & set(named)
    few = [row for row in shown.values() if row["Pegawai"] < 5]
    assert few
    assert all(row["Kekuatan"] == row["Kelemahan"] == "–" for row in few)


def test_the_letter_tells_technical_against_the_rest_and_each_sector(report: GapReport, paths: list[Path]) -> None:
    letter = paths[1].read_text(encoding="utf-8")
    technical = [row for row in plain(report.gaps) if row["kind"] == "technical"]
    met, known = (sum(row["status"] in states for row in technical) for states in (("met",), ("met", "gap")))
    assert f"Teknis: {met} dari {known} persyaratan yang dinilai terpenuhi" in letter
    assert "| Kesehatan | " in letter
    assert "| (bukan sektor prioritas) | " in letter

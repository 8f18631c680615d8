"""The charts of letters: their figures are those of the tables, their bytes always the same, their text inert."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from invented_plan import plan_report, write_training_plan
from invented_report import OPDS, gap_report, invented_gaps, region_config, write_gap_analysis
from test_hostile_text import HOSTILE

from asnkarier.reports.gap.charts import MOST_COLUMNS, MOST_ROWS, gap_charts
from asnkarier.reports.gap.report import GapFigures, GapReport
from asnkarier.reports.kit.charts import Bars, Cell, Chart, Grid, Series
from asnkarier.reports.kit.cut_lists import rest
from asnkarier.reports.kit.drawing import png, svg
from asnkarier.reports.kit.wording import Wording
from asnkarier.reports.plan.charts import MOST_BARS, plan_charts

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def report() -> GapReport:
    config = region_config()
    return gap_report(invented_gaps(config, 200), config)


def charts(report: GapReport) -> dict[str, Chart]:
    return {chart.name: chart for chart in gap_charts(report, GapFigures.of(report))}


def test_the_spread_has_the_share_of_every_state_and_in_words_every_count(report: GapReport) -> None:
    chart = charts(report)["spread"]
    assert isinstance(chart.drawing, Bars)
    pairs = report.gaps[report.gaps["status"] != "exempt"]
    for at, kind in enumerate(["managerial", "sociocultural", "technical"]):
        of_kind = pairs[pairs["kind"] == kind]
        counts = [
            ((of_kind["status"] == "met") & (of_kind["surplus"] == 0)).sum(),
            (of_kind["surplus"] > 0).sum(),
            (of_kind["gap"] == 1).sum(),
            (of_kind["gap"] > 1).sum(),
            of_kind["status"].isin(["unassessed", "expired"]).sum(),
        ]
        shares = [series.values[at] for series in chart.drawing.series]
        assert sum(shares) == 100
        assert all(abs(share - 100 * count / len(of_kind)) < 1 for share, count in zip(shares, counts, strict=True))
        number = Wording.of("id").number
        assert f": {number(len(of_kind))} (Sesuai persyaratan {number(counts[0])}, Di atas" in chart.alt


def test_the_map_has_the_share_of_each_opd_and_hides_small_groups(report: GapReport) -> None:
    chart = charts(report)["where"]
    grid, names = chart.drawing, {name: code for code, name in report.competencies.items()}
    assert isinstance(grid, Grid)
    totals = report.gap_totals[report.gap_totals["scope"] == "opd"].set_index(["group", "competency"])
    shown = hidden = 0
    for opd, cells in list(zip(grid.rows, grid.cells, strict=True))[1:]:
        for title, cell in list(zip(grid.columns, cells, strict=True))[1:]:
            if (opd, names[title]) not in totals.index or not totals.loc[(opd, names[title]), "people"]:
                assert cell.text == ""
                continue
            row = totals.loc[(opd, names[title])]
            if row["people"] < report.config.privacy.small_group or 0 < row["assessed"] < 5:
                hidden += 1
                assert cell.text == "–"
            elif row["assessed"]:
                shown += 1
                assert abs(float(cell.text) - 100 * row["share_with_gap"]) <= 0.5
                assert cell.hatched == (row["coverage"] < 0.6)
    assert shown > 40
    assert hidden > 20


def test_a_region_of_many_opds_shows_the_worst_and_says_of_how_many() -> None:
    config = region_config()
    opds = [f"Kecamatan {number:02d}" for number in range(MOST_ROWS + 8)]
    gaps = invented_gaps(config, 400)
    gaps = gaps.assign(opd=[opds[int(nip[-2:]) % len(opds)] for nip in gaps["nip"]])
    chart = charts(gap_report(gaps, config))["where"]
    assert isinstance(chart.drawing, Grid)
    assert len(chart.drawing.rows) == MOST_ROWS + 1
    assert f"{MOST_ROWS} dari {len(opds)} OPD menurut 17 dari 17 kompetensi" in chart.title
    assert MOST_COLUMNS >= 17


def test_the_bars_of_the_plan_add_up_to_its_cost(report: GapReport) -> None:
    opds = [f"{opd} {number}" for number in range(2) for opd in OPDS]
    gaps = report.gaps.assign(opd=[opds[int(nip[-2:]) % len(opds)] for nip in report.gaps["nip"]])
    plan = plan_report(gaps, report.config)
    (chart,) = plan_charts(plan)
    assert isinstance(chart.drawing, Bars)
    own, shared, left = (series.values for series in chart.drawing.series)
    assert len(own) == MOST_BARS + 1
    assert sum(own) + sum(shared) == pytest.approx(plan.opd["cost"].sum() / 1e6)
    assert sum(own) + sum(left) == pytest.approx(plan.opd.loc[plan.opd["cost"] > 0, "ceiling"].sum() / 1e6)
    others = re.search(r"(\d+) OPD lainnya (Rp[\d.]+)\.$", chart.alt)
    costs = plan.opd["cost"].sort_values(ascending=False)
    assert others
    assert others[1] == str((costs > 0).sum() - MOST_BARS)
    assert others[2] == Wording.of("id").rupiah(costs.iloc[MOST_BARS:].sum())


def test_letters_name_the_files_beside_them(report: GapReport, tmp_path: Path) -> None:
    paths = [
        *write_gap_analysis(tmp_path, report, ["md"]),
        *write_training_plan(tmp_path, plan_report(report.gaps, report.config), ["md"]),
    ]
    named = [
        name
        for path in paths
        if path.suffix == ".md"
        for name in re.findall(r"^!\[.+\]\((.+)\)$", path.read_text(), re.M)
    ]
    assert sorted(named) == sorted(path.name for path in paths if path.suffix == ".svg")
    assert len(named) == 3


def hostile_charts() -> list[Chart]:
    short = [text[:200] for text in HOSTILE]
    bars = Bars(short, [Series(short[0], [1.0] * len(short), short, "#0072B2")])
    grid = Grid(short[:5], short[5:10], [[Cell(text) for text in short[10:15]]] * 5, [Cell(text) for text in short[:3]])
    return [Chart("bars", "<b>\x00", "", bars), Chart("grid", "]]>", "", grid)]


def test_hostile_text_is_drawn_and_does_nothing() -> None:
    for chart in hostile_charts():
        root = ET.fromstring(svg(chart))  # noqa: S314 - our own
        tags = {node.tag.removeprefix(SVG) for node in root.iter() if node.tag.startswith(SVG)}
        assert tags <= {"svg", "title", "metadata", "defs", "style", "g", "path", "use", "clipPath", "rect"}
        links = [value for node in root.iter() for name, value in node.attrib.items() if name.endswith("href")]
        assert all(link.startswith(("#", "http://purl.org/dc/")) for link in links)


def test_the_same_chart_gives_the_same_bytes_without_a_date(report: GapReport) -> None:
    for chart in charts(report).values():
        drawn = svg(chart)
        assert drawn == svg(chart)
        assert b"dc:date" not in drawn
        assert png(chart) == png(chart)


def test_a_cut_list_says_what_the_rest_comes_to() -> None:
    words, rows = Wording.of("id"), pd.DataFrame({"levels": [5, 4, 3, 2]})
    sums = {"levels": ("Levels missing", words.number)}
    assert rest(words, 4, rows, sums) == ""
    assert rest(words, 1, rows, sums) == "Dimuat 1 dari 4; 3 lainnya bersama-sama: Level yang kurang 9."
    assert rest(words, 1, rows) == "Dimuat 1 dari 4; 3 lainnya ada dalam buku kerja."

"""Every chart draws what it says: its ranges lie below the right headers and hold what the stored tables give.

The figures are worked out again in plain Python. All of it is asked twice: of the workbooks as they are, and with one
more column in every table and list, before the others, as it may come with the next version of a sheet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from drawn_charts import Series, drawn_charts
from invented_plan import CEILINGS, plan_report, write_training_plan
from invented_report import gap_report, invented_gaps, region_config, write_gap_analysis
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

from asnkarier.reports.kit import summary_page
from asnkarier.reports.kit.excel import Field, ReportSheet
from asnkarier.reports.kit.summary_page import ListColumn, PageList

CONFIG = region_config()
GAPS = invented_gaps(CONFIG, 500)
GAP_REPORT = gap_report(GAPS, CONFIG, language="en")
PLAN_REPORT = plan_report(GAPS, CONFIG, language="en")
NAMES = {one.code: one.name_en for one in CONFIG.competencies.all}
FEW = CONFIG.privacy.small_group


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


@pytest.fixture(scope="module", params=["as it is", "with one more column"])
def layout(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lay the workbooks out as they are, or with one more column before those of every table and list."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        if request.param != "as it is":
            insert_a_column(monkeypatch)
        yield


def insert_a_column(monkeypatch: pytest.MonkeyPatch) -> None:
    table, lists = ReportSheet.table, summary_page.lists

    def one_more(fields: Sequence[Field]) -> list[Field]:
        return [Field("inserted", "Inserted", [0] * len(list(fields[0].values)), "integer"), *fields]

    def wider_table(sheet: ReportSheet, row: int, fields: Sequence[Field], **options: Any) -> int:
        return table(sheet, row, one_more(fields), **options)

    def wider_lists(sheet: ReportSheet, row: int, *sides: PageList) -> int:
        def wider(side: PageList) -> PageList:  # the figures end at the right edge: one more there moves the others
            inserted = ListColumn("inserted", "Inserted", [0] * len(side.names), "integer")
            return PageList(side.name, side.heading, side.title, side.names, [*side.columns, inserted])

        return lists(sheet, row, *(wider(side) for side in sides))

    monkeypatch.setattr(ReportSheet, "table", wider_table)
    monkeypatch.setattr(summary_page, "lists", wider_lists)


@pytest.fixture(scope="module")
def gap_workbook(layout: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_gap_analysis(tmp_path_factory.mktemp("gap"), GAP_REPORT, ["xlsx"])[0]


@pytest.fixture(scope="module")
def plan_workbook(layout: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_training_plan(tmp_path_factory.mktemp("plan"), PLAN_REPORT, ["xlsx"])[0]


@cache
def opened(path: Path) -> Workbook:
    """Open a workbook once for all that is asked of it; only to be read."""
    return load_workbook(path, data_only=True)


def check(series: Sequence[Series], below: str, expected: dict[str, dict[str, Any]]) -> None:
    """Compare the series of a chart with values by name of series and category, in the order drawn."""
    assert [one.name for one in series] == [one.header for one in series] == list(expected)
    assert {one.categories_header for one in series} == {below}
    for one in series:
        assert list(one.values) == list(expected[one.name])
        assert one.values == pytest.approx(expected[one.name]), one.name


def test_the_charts_of_the_gap_analysis(gap_workbook: Path) -> None:
    charts = drawn_charts(gap_workbook)
    assert set(charts) == {"JPM categories, the 10 neediest OPDs", "Share of the assessed with a gap"}
    opds = neediest(10)
    codes = {"Optimal": "O", "Fairly Optimal": "CO", "Less Than Optimal": "KO", "Not assessed enough": None}
    people = Counter((row["opd"], row["category"]) for row in records(GAP_REPORT.job_person_match))
    check(
        charts["JPM categories, the 10 neediest OPDs"],
        "OPD",
        {title: {opd: people[opd, code] for opd in opds} for title, code in codes.items()},
    )
    check(charts["Share of the assessed with a gap"], "Competency", {"Share with a gap": shares_with_gap()})


def neediest(number: int) -> list[str]:
    """Give the OPDs with the most levels missing for each requirement assessed, small ones left out."""
    missing, assessed = Counter[str](), Counter[str]()
    people: defaultdict[str, set[str]] = defaultdict(set)
    for row in records(GAPS):
        if row["status"] != "exempt":
            people[row["opd"]].add(row["nip"])
        if row["status"] in ("met", "gap"):
            assessed[row["opd"]] += 1
            missing[row["opd"]] += row["gap"]
    shown = [opd for opd in people if len(people[opd]) >= FEW and assessed[opd]]
    return sorted(shown, key=lambda opd: (-missing[opd] / assessed[opd], opd))[:number]


def shares_with_gap() -> dict[str, float]:
    """Give the share with a gap of each competency assessed in enough people, the largest first."""
    assessed, with_gap = Counter[str](), Counter[str]()
    for row in records(GAPS):
        assessed[row["competency"]] += row["status"] in ("met", "gap")
        with_gap[row["competency"]] += row["status"] == "gap"
    shares = {code: with_gap[code] / number for code, number in assessed.items() if number >= FEW}
    return {NAMES[code]: shares[code] for code in sorted(shares, key=lambda code: (-shares[code], code))}


def test_the_charts_of_the_training_plan(plan_workbook: Path) -> None:
    charts = drawn_charts(plan_workbook)
    assert set(charts) == {"Ceiling and plan by fund (Rp million)", "Levels missing and expected to close, by OPD"}
    names, spent = {"apbd": "APBD Kabupaten", "apbn": "APBN (LAN dan kementerian)"}, Counter[str]()
    for row in records(PLAN_REPORT.classes):
        spent[row["fund"]] += row["cost"]
    check(
        charts["Ceiling and plan by fund (Rp million)"],
        "Fund",
        {
            "Ceiling": {names[fund]: CEILINGS[fund] for fund in names},
            "Planned cost": {names[fund]: spent[fund] for fund in names},
        },
    )
    missing, closed = Counter[str](), defaultdict[str, float](float)
    people: defaultdict[str, set[str]] = defaultdict(set)
    for row in records(GAPS):
        people[row["opd"]].add(row["nip"])
        missing[row["opd"]] += row["gap"] or 0
    for row in records(PLAN_REPORT.plan):
        closed[row["opd"]] += row["levels_expected"]
    opds = sorted((opd for opd in people if len(people[opd]) >= FEW), key=lambda opd: (-missing[opd], opd))[:10]
    check(
        charts["Levels missing and expected to close, by OPD"],
        "OPD",
        {
            "Levels missing": {opd: missing[opd] for opd in opds},
            "Levels expected to close": {opd: closed[opd] for opd in opds},
        },
    )


def test_bars_in_cells_stand_in_the_shares(gap_workbook: Path) -> None:
    sheet = opened(gap_workbook)["Competencies"]
    areas = [range_boundaries(str(area.sqref)) for area in sheet.conditional_formatting]
    assert [sheet.cell(4, column).value for column, *_ in areas] == ["Share that meets it", "Share with a gap"]
    assert {(first, last) for _, first, _, last in areas} == {(5, sheet.max_row - 1)}  # without the totals


def test_the_matrix_folds_tier_and_unit_and_wraps_what_is_long(gap_workbook: Path) -> None:
    sheet = opened(gap_workbook)["Matrix"]
    header = [cell.value for cell in sheet[8]]
    folded = [
        title
        for title, cell in zip(header, sheet[8], strict=True)
        if sheet.column_dimensions[cell.column_letter].hidden
    ]
    assert folded[:2] == ["Tier of position", "Unit"]
    first = header.index("Integrity")
    gaps = Counter(row["competency"] for row in records(GAPS) if row["status"] == "gap")
    codes = {name: code for code, name in NAMES.items()}
    shown = {header[first + number]: sheet.cell(4, first + number + 1).value for number in range(len(gaps))}
    assert shown == {name: gaps[codes[name]] for name in shown}
    assert sheet.cell(4, first).value == "People with a gap"


@pytest.mark.parametrize(("name", "last"), [("By OPD", "OPD"), ("Detail", "Name"), ("Matrix", "Name")])
def test_the_name_of_a_row_of_the_gap_analysis_stays_in_view(gap_workbook: Path, name: str, last: str) -> None:
    assert last_in_view(gap_workbook, name) == last


@pytest.mark.parametrize(("name", "last"), [("Plan by Person", "Name"), ("Price of Limits", "Of what")])
def test_the_name_of_a_row_of_the_plan_stays_in_view(plan_workbook: Path, name: str, last: str) -> None:
    assert last_in_view(plan_workbook, name) == last


def last_in_view(path: Path, name: str) -> str:
    """Give the title of the last column that does not move when the sheet is moved."""
    sheet = opened(path)[name]
    column, row, *_ = range_boundaries(sheet.freeze_panes)
    return sheet.cell(row - 1, column - 1).value

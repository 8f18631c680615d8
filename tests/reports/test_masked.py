"""Documents for outside the office that tell of a change: what the figures for outside say of it, and no more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from invented_plan import plan_report
from invented_report import AS_OF, gap_report, invented_gaps, region_config
from openpyxl import load_workbook

from asnkarier.analyses.masking.gap_figures import gap_figures
from asnkarier.analyses.masking.plan_figures import plan_figures
from asnkarier.reports.kit.former import FormerRun
from asnkarier.reports.masked import gap as masked_gap
from asnkarier.reports.masked import plan as masked_plan
from asnkarier.reports.masked.report import MaskedReport
from asnkarier.tables.frames import Gaps, JobPersonMatch, PlanClasses, PlanNeeds, PlanSeats, PlanSummary

CONFIG = region_config()
GAPS = invented_gaps(CONFIG, 120)
FORMER = FormerRun(date(2025, 11, 3), date(2025, 11, 5))
TITLE = "## Perubahan sejak perhitungan sebelumnya"


def of_gaps(former: FormerRun | None, before: pd.DataFrame | None) -> MaskedReport:
    report = gap_report(GAPS, CONFIG)
    persons = JobPersonMatch(report.job_person_match)
    few = CONFIG.privacy.small_group
    figures = gap_figures(Gaps(GAPS), persons, [*report.categories], few, None if before is None else Gaps(before))
    return MaskedReport(CONFIG, AS_OF, figures, report.provenance, former=former)


def test_levels_that_changed_are_told_by_opd(tmp_path: Path) -> None:
    lower = GAPS["nip"].isin(GAPS["nip"].unique()[:40])
    report = of_gaps(FORMER, GAPS.assign(level=GAPS["level"].mask(lower, GAPS["level"] - 1)))
    masked_gap.write_workbook(tmp_path / "w.xlsx", report)
    rows = list(load_workbook(tmp_path / "w.xlsx")["Perubahan"].iter_rows(min_row=4, values_only=True))
    assert rows[0] == ("OPD", "Pegawai", "Level naik", "Level tetap", "Level turun", "Tidak dinilai pada keduanya")
    known = report.figures[report.figures["subject"] == "change"].astype(object)
    stated = {(row.group, row.item): row.value for row in known.where(known.notna(), None).itertuples()}
    groups = [*report.groups("change"), None]
    assert [row[0] for row in rows[1:-1]] == [report.group_name(group) for group in groups[:-1]]
    parts = ("all", "risen", "as_before", "fallen", "not_compared")
    shown = [[None if cell == "–" else cell for cell in row[1:]] for row in rows[1:]]
    assert shown == [[stated[group, part] for part in parts] for group in groups]
    told = masked_gap.letter(report).split(TITLE)[1]
    risen = stated[None, "risen"]
    assert 30 < risen <= 40
    assert "per 3 November 2025 yang dihitung pada 5 November 2025" in told
    assert f"Pegawai yang levelnya naik sejak itu: {risen:.0f}; tetap: " in told


def test_without_a_former_run_or_where_it_would_tell_of_a_few_only_that_is_said(tmp_path: Path) -> None:
    assert TITLE not in masked_gap.letter(of_gaps(None, None))
    assert "Belum ada perhitungan sebelumnya" in masked_gap.letter(of_gaps(FormerRun(), None))
    report = of_gaps(FORMER, None)  # as where sums by OPD are hidden
    assert "Perubahan tidak ditampilkan karena akan mengungkap kelompok kurang dari 5 orang." in masked_gap.letter(
        report
    )
    masked_gap.write_workbook(tmp_path / "w.xlsx", report)
    assert "Perubahan" not in load_workbook(tmp_path / "w.xlsx").sheetnames


@pytest.mark.parametrize("dropped", [20, 3])
def test_the_former_plan_is_told_as_a_whole_or_not_at_all(tmp_path: Path, dropped: int) -> None:
    plan = plan_report(GAPS, CONFIG)
    few, seats = CONFIG.privacy.small_group, plan.plan
    before = seats[~seats["nip"].isin(seats["nip"].unique()[:dropped])]
    frames = PlanSeats(seats), PlanClasses(plan.classes), PlanNeeds(plan.needs), PlanSummary(plan.summary)
    figures = plan_figures(*frames, few, PlanSeats(before))
    report = MaskedReport(CONFIG, AS_OF, figures, plan.provenance, year=2027, former=FORMER)
    told = masked_plan.letter(report).split(TITLE)[1].split("\n## ")[0]
    masked_plan.write_workbook(tmp_path / "w.xlsx", report)
    page = [row[0] for row in load_workbook(tmp_path / "w.xlsx").worksheets[0].iter_rows(values_only=True)]
    if dropped < few:
        assert "Perubahan tidak ditampilkan" in told
        assert "| Kursi |" not in told
        return
    assert f"| Kursi | {len(before)} | {len(seats)} |" in told
    assert f"baru mendapat kursi: {dropped}; tidak lagi mendapat kursi: 0." in told
    cost, now = (f"Rp{each['cost'].sum():,.0f}".replace(",", ".") for each in (before, seats))
    assert f"| Biaya peserta | {cost} | {now} |" in told
    assert any(f"Biaya peserta: {cost} pada rencana sebelumnya, kini {now}." in str(line) for line in page)

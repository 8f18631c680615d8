"""Every figure of the letter on the plan, worked out again from the exported tables."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from exported import Exported
from letter_plan import ExpectedPlan
from real_command import asnkarier
from twelve_people import budget, plan

AS_OF = date(2026, 11, 2)
REGIONS = ["manokwari", "mamuju", "palangkaraya", "tanjungpinang"]
OPTIONS = (
    "Tahun anggaran: 2027",
    "Tahapan anggaran: Murni",
    "Ketelitian yang diminta: rencana terbaik paling banyak lebih baik: 0,50 %",
    "Batas waktu: 300 detik",
)


@pytest.mark.parametrize("region", REGIONS)
def test_every_figure_of_the_letter_on_the_plan(demo, exported, region):
    text = (demo / "reports" / f"plan-training_{region}_2027.md").read_text(encoding="utf-8")
    assert ExpectedPlan(exported(region), 2027, AS_OF, OPTIONS)().faults(text) == []


CALENDAR = """extends: mamuju
training_plan:
  calendar:
    first_week: 5
    last_week: 20
    holidays:
      versions:
        - valid_from: 2027-01-01
          basis: SKB (contoh)
          source: an example
          verified: false
          value: [{day: 2027-02-17, name: Libur}]
    blackouts: [{name: Tutup buku, first: 2027-03-01, last: 2027-05-31, basis: SE Bupati}]
    away_share_max: 0.5
"""
MORE = (
    "Tahun anggaran: 2027",
    "Tahapan anggaran: Murni",
    "Batas waktu: 300 detik",
    "Batas yang dilonggarkan lalu disusun ulang: 5",
    "Rencana dengan anggaran lebih dan kurang: ya",
    "Penarikan acak efektivitas dan kehadiran: 4",
)


def test_every_figure_on_dates_prices_budget_steps_and_robustness(planned, tmp_path):
    """Twelve people with a calendar, and money that no training may be paid from."""
    copy = Path(shutil.copytree(planned.parent, tmp_path / "kantor")) / "w"
    (copy / "configs" / "mamuju.yaml").write_text(CALENDAR, encoding="utf-8")
    budget(copy, "pagu_dak.csv", "2027,dak,,5000000,murni")
    assert asnkarier("gap-analysis", "-w", copy, "--as-of", AS_OF, "--format", "csv").code == 0
    given = ("--as-of", AS_OF, "--gap-tolerance", 0, "--prices", 5, "--budget-steps", "--robust", 4, "--format", "md")
    answer = plan(copy, *given)
    assert answer.code == 0, answer.err
    exported = Exported(copy, "mamuju", tmp_path, sorted(copy.parent.glob("*.csv")))
    text = (copy / "reports" / "plan-training_mamuju_2027.md").read_text(encoding="utf-8")
    found = ExpectedPlan(exported, 2027, AS_OF, MORE)
    changed = "Perubahan sejak perhitungan sebelumnya"  # the office planned before; test_letter_change works it out
    assert [fault for fault in found().faults(text) if not fault.startswith(changed)] == []
    for table in ("plan_stranded", "plan_seat_dates", "plan_robust", "plan_budget_steps", "plan_cuts"):
        assert exported[table], table
    assert found.priced

"""What a new user sees first."""

import re
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

REGIONS = ("mamuju", "manokwari", "palangkaraya", "tanjungpinang")
NIP = re.compile(r"[0-9]{18}")


def test_the_demonstration_writes_every_report_of_every_region(made_demo):
    folder, finished = made_demo
    assert finished.code == 0, finished.err
    expected = {
        name
        for region in REGIONS
        for stem in (
            f"gap-analysis_{region}_2026-11-02",
            f"needs_{region}_2026-11-02",
            f"experts_{region}_2026-11-02",
            f"ip-asn_{region}_2026",
            f"plan-training_{region}_2027",
            f"jp-ledger_{region}_2026",
        )
        for name in (f"{stem}.xlsx", f"{stem}.md")
    }
    expected |= {
        name
        for region in REGIONS
        for name in (
            f"dashboard_{region}_2026-11-02.html",
            f"gap-analysis_{region}_2026-11-02_spread.svg",
            f"gap-analysis_{region}_2026-11-02_where.svg",
            f"plan-training_{region}_2027_money.svg",
        )
    }
    assert {path.name for path in (folder / "reports").iterdir() if path.is_file()} == expected
    given_back = {path.parent.name for path in (folder / "reports").rglob("perbaikan_*.xlsx")}
    assert given_back == set(REGIONS)  # rows of the samples that a sender would have to mend
    told = [Path(path) for path in finished.json["files"]]
    assert all(path.is_file() for path in told)
    assert {path.name for path in told if not path.name.startswith("perbaikan_")} == expected
    assert {path.parent.name for path in told if path.name.startswith("perbaikan_")} == set(REGIONS)


def test_rows_are_accounted_for(made_demo):
    for region, steps in made_demo[1].json["data"]["regions"].items():
        for sheet in steps["import"]["sheets"]:
            assert sheet["rows"] == sheet["accepted"] + sheet["refused"] + sheet["blank"], (region, sheet)
        assert 600 <= steps["gap-analysis"]["employees"] <= 1000


def test_the_plan_keeps_its_promises(made_demo):
    for steps in made_demo[1].json["data"]["regions"].values():
        plan = steps["plan-training"]
        assert set(plan) >= {
            "objective", "upper_bound", "gap", "cost", "budget",
            "people", "classes", "levels_closed", "jp_reached", "seconds",
        }  # fmt: skip
        assert 0 < plan["cost"] <= plan["budget"]
        assert 0 < plan["objective"] <= plan["upper_bound"]
        assert plan["gap"] == pytest.approx((plan["upper_bound"] - plan["objective"]) / plan["upper_bound"], abs=1e-9)
        assert plan["gap"] <= 0.005


def test_workbooks_hold_no_formula_but_totals_and_keep_nip_as_text(demo):
    books = sorted((demo / "reports").glob("*.xlsx"))
    assert len(books) == 6 * len(REGIONS)
    for path in books:
        seen = 0
        with closing(openpyxl.load_workbook(path, read_only=True)) as book:
            for sheet in book:
                for row in sheet.iter_rows():
                    for cell in row:
                        is_total = str(cell.value).startswith(("=SUBTOTAL(109,t_", "=SUM('", "=COUNTIF("))
                        assert cell.data_type != "f" or is_total, (path.name, sheet.title, cell.coordinate)
                        if isinstance(cell.value, str) and NIP.fullmatch(cell.value):
                            seen += 1
                        assert not (isinstance(cell.value, int | float) and cell.value > 1e15), (
                            path.name,
                            cell.coordinate,
                        )
        # proposals name few people, and in some regions none
        assert seen > 100 or path.name.startswith("needs_"), path.name


def test_files_are_private(demo):
    for path in demo.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path

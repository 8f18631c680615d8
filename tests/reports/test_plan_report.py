"""The plan report: every total again in plain Python, golden letters, and what it says about its quality."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from invented_plan import plan_report, write_training_plan
from invented_report import invented_gaps, region_config
from openpyxl import Workbook, load_workbook
from workbook_lists import listed as rows

from asnkarier.reports.kit.former import FormerRun
from asnkarier.reports.plan.narrative import plan_letter
from asnkarier.reports.plan.prices import amount, limit_subject, price
from asnkarier.reports.plan.report import PlanFigures, PlanReport, quality
from asnkarier.reports.plan.since import PARTS
from asnkarier.tables.gap_results import GAPS
from asnkarier.tables.plan_results import PLAN_LIMITS, PLAN_ROBUST

SHEETS = {
    "id": ["Ringkasan", "Rencana per Orang", "Rekap HCDP", "Per Pelatihan", "Per OPD", "Tidak Terpilih",
           "Batas Dilonggarkan", "Bila Anggaran Kurang", "Mitra", "Temuan", "Sumber"],
    "en": ["Summary", "Plan by Person", "HCDP Recap", "By Training", "By OPD", "Not Selected", "Price of Limits",
           "With Less Money", "Partners", "Findings", "Sources"],
}  # fmt: skip


@pytest.fixture(scope="module")
def report() -> PlanReport:
    config = region_config()
    return plan_report(invented_gaps(config, 150), config)


@pytest.fixture(scope="module")
def workbook(report: PlanReport, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return load_workbook(write_training_plan(tmp_path_factory.mktemp("plan"), report, ["xlsx"])[0], data_only=True)


def plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        dict(zip(frame.columns, row, strict=True)) for row in frame.astype(object).where(frame.notna(), None).values
    ]


def with_summary(report: PlanReport, **figures: Any) -> PlanReport:
    return PlanReport(**{name: getattr(report, name) for name in PlanReport.__dataclass_fields__ if name != "summary"},
                      summary=report.summary.assign(**figures))  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en"])
def test_letters(report: PlanReport, language: str, golden: Callable[[str, str], None], tmp_path: Path) -> None:
    config = report.config
    translated = plan_report(invented_gaps(config, 150), config, language=language)
    path, *_ = write_training_plan(tmp_path, translated, ["md"])
    assert path.name == "plan-training_mandar_raya_2027.md"
    golden(f"plan-training.{language}.md", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_sheets(report: PlanReport, language: str, tmp_path: Path) -> None:
    config = report.config
    (path,) = write_training_plan(tmp_path, plan_report(invented_gaps(config, 30), config, language=language), ["xlsx"])
    assert load_workbook(path).sheetnames == SHEETS[language]


def test_the_same_results_give_the_same_bytes(report: PlanReport, tmp_path: Path) -> None:
    formats = ["xlsx", "md", "csv", "json", "parquet"]
    first, second = (write_training_plan(tmp_path / name, report, formats) for name in ("a", "b"))
    assert [one.read_bytes() for one in first] == [one.read_bytes() for one in second]


def test_one_row_per_seat(report: PlanReport, workbook: Workbook) -> None:
    expected = plain(report.plan)
    funds = {code: fund.name for code, fund in report.config.budget.funds.items()}
    shown = {(row["NIP"], row["Pelatihan"]): row for row in rows(workbook, "Rencana per Orang")}
    assert len(shown) == len(expected)
    raised = defaultdict(list)
    titles = dict(zip(report.plan["training"], report.plan["title"], strict=True))
    for one in plain(report.competencies):
        text = f"{report.competency(one['competency'])} {one['level_from']} → {one['level_to']}"
        raised[one["nip"], titles[one["training"]]].append(text)
    for row in expected:
        found = shown[row["nip"], row["title"]]
        assert (found["Biaya"], found["JP"], found["Kelas"]) == (row["cost"], row["jp"], row["training_class"])
        assert found["Sumber dana"] == funds[row["fund"]]
        (closed,) = raised[row["nip"], row["title"]]
        assert found["Yang ditutup"] == closed, "what is left of one gap stands beside it"
    forms = {row["Pelatihan"]: row["Bentuk (bangkom)"] for row in shown.values()}
    assert forms["E-learning Pelayanan Publik Prima"] == "E-learning"


def test_a_seat_that_others_wait_for_says_so(report: PlanReport, tmp_path: Path) -> None:
    plan = report.plan.assign(before=["T05;T02", *[None] * (len(report.plan) - 1)])
    (path,) = write_training_plan(tmp_path, replace(report, plan=plan), ["xlsx"])
    (found,) = [row for row in rows(load_workbook(path), "Rencana per Orang") if "Harus lulus" in row["Yang ditutup"]]
    names = report.trainings.set_index("training")["title"]
    assert found["Yang ditutup"].endswith(f" Harus lulus sebelum {names['T05']}; {names['T02']}.")


def test_a_pooled_class_is_as_full_as_all_its_funds_fill_it(report: PlanReport, tmp_path: Path) -> None:
    """Two classes of 30 paid by the APBN; it pays for 20 of the participants and the APBD for 25."""
    one = report.classes.iloc[[0, 0]].assign(
        fund=["apbd", "apbn"], classes=[0, 2], seats_max=30, participants=[25, 20], pooled=True
    )
    (path,) = write_training_plan(tmp_path, replace(report, classes=one), ["xlsx"])
    shown = [row for row in rows(load_workbook(path), "Per Pelatihan") if row["Peserta"] in (20, 25)]
    assert [row["Keterisian"] for row in shown] == [0.75, 0.75]


def test_money_adds_up(report: PlanReport, workbook: Workbook) -> None:
    spent: defaultdict[str, int] = defaultdict(int)
    for row in plain(report.plan):
        spent[row["title"]] += row["cost"]
    trainings = rows(workbook, "Per Pelatihan")
    for row in trainings:
        assert row["Biaya peserta"] == spent[row["Pelatihan"]]
        assert row["Jumlah biaya"] == row["Biaya peserta"] + row["Biaya kelas"]
    total = sum(row["Jumlah biaya"] for row in trainings)
    sheet = workbook["Ringkasan"]
    tiles = {sheet.cell(5, column).value: sheet.cell(6, column).value for column in range(1, 20)}
    assert tiles["Rencana biaya"] == total == report.figure("cost")
    assert tiles["Pagu"] == 510_000_000
    assert tiles["Kursi"] == len(report.plan)
    assert tiles["Peserta (orang)"] == len({row["nip"] for row in plain(report.plan)})
    top = next(row for row in range(1, 60) if sheet.cell(row, 2).value == "Sumber dana") + 1
    funds = {sheet.cell(row, 2).value: (sheet.cell(row, 5).value, sheet.cell(row, 7).value) for row in (top, top + 1)}
    by_fund: defaultdict[str, int] = defaultdict(int)
    for row in plain(report.classes):
        by_fund[row["fund"]] += row["cost"]
    assert funds == {
        "APBD Kabupaten": (450_000_000, by_fund["apbd"]),
        "APBN (LAN dan kementerian)": (60_000_000, by_fund["apbn"]),
    }


def test_opds_add_up_and_small_ones_are_not_broken_down(report: PlanReport, workbook: Workbook) -> None:
    closed: Counter[str] = Counter()
    for row in plain(report.plan):
        closed[row["opd"]] += row["levels_closed"]
    shown = rows(workbook, "Per OPD")
    assert sum(row["Kursi"] for row in shown) == len(report.plan)
    for row in shown:
        if row["Pegawai"] < 5:
            assert row["Level yang tertutup bila semua berhasil"] == row["Level yang diharapkan tertutup"] == "–"
        else:
            assert row["Level yang tertutup bila semua berhasil"] == closed[row["OPD"]]
            assert row["Level yang diharapkan tertutup"] == pytest.approx(0.7 * closed[row["OPD"]])


def test_every_open_need_has_a_reason_in_words(report: PlanReport, workbook: Workbook) -> None:
    open_ = [row for row in plain(report.needs) if row["reason"] != "selected"]
    shown = rows(workbook, "Tidak Terpilih")
    assert len(shown) == len(open_)
    assert Counter(row["Alasan"] for row in shown)["Belum dinilai, sehingga pelatihan belum dapat dicocokkan"] == sum(
        row["reason"] == "not_assessed" for row in open_
    )
    for row in shown:
        assert "_" not in row["Alasan"]
        if row["Level dimiliki"] == "?":
            assert row["Kesenjangan (level)"] == "?"


def test_prices_in_words(workbook: Workbook) -> None:
    dearest = rows(workbook, "Batas Dilonggarkan")[0]
    assert dearest["Uraian"] == "APBD Kabupaten"
    assert dearest["Penjelasan"] == (
        "Dengan tambahan Rp10.000.000: level yang diharapkan tertutup +3,2, peserta +4 orang; "
        "nilai rencana +2,50 sampai +3,19 (terbukti)."
    )
    assert dearest["Terpakai habis"] == "■ ya"


@pytest.mark.parametrize(
    ("objective", "bound", "stopped_by", "sentence"),
    [
        (1000.0, 1003.57, "tolerance", "Tidak ada rencana lain yang nilainya lebih dari 0,4 % di atas rencana ini."),
        (1000.0, 1004.0, "tolerance", "Tidak ada rencana lain yang nilainya lebih dari 0,4 % di atas rencana ini."),
        (1000.0, 1004.01, "tolerance", "Tidak ada rencana lain yang nilainya lebih dari 0,5 % di atas rencana ini."),
        (12.5, 12.5, "optimal", "Rencana ini terbukti sebagai rencana terbaik yang mungkin dengan batas yang ada."),
        (0.0, 0.0, "optimal", "Dengan batas yang ada, tidak mungkin disusun rencana yang bernilai."),
        (0.0, 2.0, "time_limit", "Rencana ini tidak bernilai; rencana yang lebih baik mungkin ada."),
        (
            1000.0,
            1100.0,
            "time_limit",
            "Tidak ada rencana lain yang nilainya lebih dari 10,0 % di atas rencana ini. Pencarian dihentikan oleh "
            "batas waktu; rencana yang lebih baik mungkin ditemukan bila waktunya ditambah.",
        ),
    ],
)
def test_quality_in_plain_words(
    report: PlanReport, objective: float, bound: float, stopped_by: str, sentence: str
) -> None:
    few = replace(PlanFigures.of(report), reasons={"selected": 1}, open_needs=0)
    said = quality(with_summary(report, objective=objective, upper_bound=bound, stopped_by=stopped_by), few)
    assert said == sentence


def test_the_best_plan_that_serves_hardly_anybody_says_why(report: PlanReport) -> None:
    best = with_summary(report, objective=2.0, upper_bound=2.0, stopped_by="optimal")
    figures = replace(
        PlanFigures.of(report), reasons={"selected": 3, "not_assessed": 90, "seats_full": 7}, open_needs=97
    )
    assert quality(best, figures) == (
        "Rencana ini terbukti sebagai rencana terbaik yang mungkin dengan batas yang ada. Namun hanya 3 dari 100 "
        "kebutuhan yang dilayani. Penghalang terbanyak (90): Belum dinilai, sehingga pelatihan belum dapat "
        "dicocokkan."
    )


def test_a_limit_worth_nothing_is_said_so(report: PlanReport) -> None:
    row = {"limit": "fund", "unit": "Rp", "step": 10_000_000, "priced": "computed", "worth_low": 0.0, "worth_high": 0.0}
    assert price(report, row) == "Dengan tambahan Rp10.000.000: tidak menambah apa pun (terbukti)."
    assert price(report, row | {"priced": "slack"}) == "Belum terpakai habis."
    assert price(report, row | {"limit": "floor", "priced": "slack"}) == "Terpenuhi dengan kursi berlebih."
    assert price(report, row | {"priced": "not_computed"}) == "Manfaat pelonggarannya tidak dihitung."


def test_an_interval_is_rounded_outwards(report: PlanReport) -> None:
    row = {
        "limit": "classes",
        "unit": "classes",
        "step": 1,
        "priced": "computed",
        "levels_more": 1.25,
        "people_more": -1,
    }
    said = price(report, row | {"worth_low": 0.129, "worth_high": 0.311})
    assert said == (
        "Dengan tambahan 1 kelas: level yang diharapkan tertutup +1,2, peserta -1 orang; "
        "nilai rencana +0,12 sampai +0,32 (terbukti)."
    )


def test_a_floor_is_lifted_and_a_cap_raised(report: PlanReport) -> None:
    told = {row["subject"]: row for row in report.limits.to_dict("records")}
    assert limit_subject(report, told["Perempuan"]) == "Kelompok Perempuan"
    assert amount(report, told["Perempuan"]) == amount(report, told["Pejabat pengawas"] | {"step": 12}) == "12 kursi"
    assert price(report, told["Perempuan"]).startswith("Dengan 12 kursi wajib lebih sedikit: ")
    assert price(report, told["Pejabat pengawas"]).startswith("Dengan tambahan 10 kursi: ")


def test_what_partners_save_is_told_with_its_sign_and_unknown_stays_unknown(report: PlanReport) -> None:
    dearer = replace(report, partners=report.partners.assign(saved=[-5, None]), language="en")
    assert "without a partner the same levels would cost Rp49,500,000: partners cost Rp5 more." in plan_letter(dearer)
    unknown = replace(report, partners=report.partners.tail(1), language="en")
    assert "What they save is not known." in plan_letter(unknown)
    assert "For 4 seats no training without a partner" in plan_letter(unknown)
    assert "What partners save" not in plan_letter(replace(report, partners=report.partners.head(0), language="en"))


def test_what_was_drawn_is_told_as_an_assumption(report: PlanReport, tmp_path: Path) -> None:
    """The whole plan, a training that stays in every plan made again, and one that stays in two of five."""
    drawn = {"draws": 20, "made_again": 20, "levels_low": 31.25, "levels_middle": 40.0, "levels_high": 48.0}
    assumed = {"effectiveness_concentration": 20, "attendance": 0.9, "attendance_concentration": 30}
    trainings = [(None, None, 0.8, None), ("T01", "Pelatihan A", 1.0, "robust"), ("T02", "Pelatihan B", 0.4, "fragile")]
    table = pd.DataFrame(trainings, columns=["training", "title", "chosen", "pick"])
    table = table.assign(seats=20, levels_expected=42.0, seats_kept=0.75, **drawn, **assumed)
    tried = replace(report, robust=PLAN_ROBUST.conform(table), language="en")
    letter = plan_letter(tried)
    assert (
        "Drawn at random 20 times, which rests on an assumption and not on measurement (effectiveness around what is "
        "stated, concentration 20; attendance around 90 %, concentration 30; each training by itself), 31.2 to 48.0 "
        "levels are expected in eight of ten draws, against 42.0 where all is as stated and everybody attends. "
        "Made again with each of the 20 draws, the plan has 1 of its 2 trainings in at least 90 % of them (robust) and "
        "1 in fewer than half (fragile)."
    ) in letter
    book = load_workbook(write_training_plan(tmp_path, tried, ["xlsx"])[0])
    assert [(row["Training"], row["Choice"]) for row in rows(book, "Robustness")] == [
        ("The whole plan", "–"),
        ("Pelatihan B", "fragile"),
        ("Pelatihan A", "robust"),
    ]
    evaluated = replace(tried, robust=tried.robust.assign(made_again=0, chosen=None, pick=None))
    assert "Drawn at random" in plan_letter(evaluated)
    assert "Made again" not in plan_letter(evaluated)
    not_looked_at = "Which trainings stay chosen was not looked at: the plan is made again for up to 100 draws only."
    assert not_looked_at in plan_letter(evaluated)
    book = load_workbook(write_training_plan(tmp_path, evaluated, ["xlsx"])[0])
    assert not_looked_at in " ".join(str(cell.value) for cell in book["Robustness"]["A"][:4])
    assert not {"Choice", "Plans made again that have the training"} & set(rows(book, "Robustness")[0])
    assert "Drawn at random" not in plan_letter(replace(report, language="en"))


def test_an_empty_plan_can_be_written(report: PlanReport, tmp_path: Path) -> None:
    empty = plan_report(GAPS.empty(), report.config, limits=PLAN_LIMITS.empty())
    paths = write_training_plan(tmp_path, empty, ["xlsx", "md", "csv", "json", "parquet"])
    letter = paths[1].read_text(encoding="utf-8")
    assert "Tidak ada peserta yang direncanakan untuk tahun 2027. Pagu sebesar Rp510.000.000." in letter
    assert load_workbook(paths[0])["Rencana per Orang"]["A5"].value == "(tidak ada data)"


def test_the_opds_that_a_letter_does_not_list_are_added_up() -> None:
    """17 OPDs, of which n had n seats of Rp 1 million before and one more now: 15 are listed, the rest is 2 and 3."""
    config = region_config()
    parts = {"before": lambda n: n, "added": lambda _: 1, "difference": lambda _: 1, "after": lambda n: n + 1}
    opds = {"": sum(range(17)), **{f"Dinas {n:02}": n for n in range(17)}}
    change = pd.DataFrame(
        [
            {"opd": opd, "part": part, "seats": 1, "people": 1, "levels_expected": 0.5, "cost": 1_000_000 * count(n)}
            for opd, n in opds.items()
            for part, count in {**dict.fromkeys(PARTS, lambda _: 0), **parts}.items()
        ]
    ).astype({"cost": "int64"})
    change["opd"] = change["opd"].replace("", None)
    former = FormerRun(date(2026, 6, 1), date(2026, 6, 1))
    letter = plan_letter(plan_report(invented_gaps(config, 30), config, former=former, change=change))
    told = next(line for line in letter.splitlines() if "15 dari 17" in line)
    assert "Rp31.000.000" in told, told  # 15 and 16 million before
    assert "+Rp2.000.000" in told, told
    assert "Rp33.000.000" in told, told

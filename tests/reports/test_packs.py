"""The pack of an OPD: its own people and totals, and not a trace of anybody else in any byte of any file."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from invented_plan import plan_report, write_training_plan
from invented_report import gap_report, invented_gaps, region_config, write_gap_analysis
from openpyxl import load_workbook

from asnkarier.analyses.gap.change import change_since
from asnkarier.analyses.plan.seats_since import seats_since
from asnkarier.reports.gap.report import GapFigures, GapReport
from asnkarier.reports.kit.former import FormerRun
from asnkarier.reports.packs.documents import write_packs
from asnkarier.reports.packs.figures import PackFigures
from asnkarier.reports.packs.letter import pack_letter
from asnkarier.reports.packs.of_opd import Packs
from asnkarier.reports.plan.report import PlanReport
from asnkarier.tables.development import STANDARDS
from asnkarier.tables.frames import Gaps, PlanSeats

CONFIG = region_config()
OPDS = ("Dinas Kesehatan", "Inspektorat Daerah", "Kecamatan Kalukku", "Sekretariat DPRD")


def region() -> tuple[GapReport, PlanReport]:
    """An invented region of 80 people in four OPDs, each person with a name of her own, and a standard of each OPD."""
    gaps = invented_gaps(CONFIG, 80, opds=OPDS)
    order = {nip: n for n, nip in enumerate(gaps["nip"].unique())}
    gaps = gaps.assign(
        name=[f"Orang{chr(65 + order[nip] % 26)}{order[nip]:03d}x" for nip in gaps["nip"]],
        jabatan=gaps["jabatan"] + " pada " + gaps["opd"],
        unor="Bidang " + gaps["opd"],
    )
    first = gaps.drop_duplicates("opd")
    standards = pd.DataFrame(
        {
            "scope": ["jabatan"] * len(first) + ["person"] * len(first),
            "target": [*first["jabatan"], *first["nip"]],
            "competency": "TIK",
            "level_required": 2,
            "basis": "Peraturan Bupati 12/2024",
            "valid_from": pd.Timestamp(2024, 1, 1),
        }
    )
    then = gaps.assign(level=gaps["level"].mask(gaps["opd"] == OPDS[0], 1), gap=gaps["gap"].mask(gaps["gap"] > 0, 3))
    then = then[then["nip"] != gaps["nip"].iloc[0]]
    plan, former = plan_report(gaps, CONFIG), FormerRun(date(2025, 11, 3), date(2025, 11, 5))
    seats = seats_since(PlanSeats(plan.plan.iloc[::2]), PlanSeats(plan.plan), set(gaps["nip"]))
    return (
        gap_report(gaps, CONFIG, standards=STANDARDS.conform(standards), former=former,
                   change=change_since(Gaps(then), Gaps(gaps))),
        replace(plan, former=former, change=seats),
    )  # fmt: skip


GAP, PLAN = region()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return list(write_packs(Packs(GAP, PLAN), tmp_path_factory.mktemp("packs"), ["xlsx", "docx", "md"]))


def everything_in(file: Path) -> str:
    """All that a file holds, unpacked, and its name."""
    if file.suffix == ".md":
        return file.name + file.read_text(encoding="utf-8")
    with ZipFile(file) as parts:
        return file.name + "".join(parts.read(name).decode("utf-8", errors="replace") for name in parts.namelist())


def of(files: list[Path], opd: str) -> list[Path]:
    return [file for file in files if opd.lower().replace(" ", "-") in file.name]


def test_every_opd_has_a_workbook_and_a_letter_and_the_agency_an_index(files: list[Path]) -> None:
    for opd in OPDS:
        assert sorted(file.suffix for file in of(files, opd)) == [".docx", ".md", ".xlsx"]
    assert [file.name for file in files if "index" in file.name] == ["opd_mandar_raya_2026-11-22_index.xlsx"]
    assert len(files) == 3 * len(OPDS) + 1


@pytest.mark.parametrize("opd", OPDS)
def test_nothing_of_another_opd_is_in_any_byte(files: list[Path], opd: str) -> None:
    others = GAP.gaps[GAP.gaps["opd"] != opd]
    strange = {*others["nip"], *others["name"], *(set(OPDS) - {opd})}
    own = GAP.gaps[GAP.gaps["opd"] == opd]
    for file in of(files, opd):
        held = everything_in(file)
        assert not [text for text in strange if text in held], file.name
    workbook = everything_in(next(file for file in of(files, opd) if file.suffix == ".xlsx"))
    assert all(text in workbook for text in {*own["nip"], *own["name"]}), "and nobody of its own is missing"


def test_totals_are_those_of_the_opd() -> None:
    for pack in Packs(GAP, PLAN):
        own, seats = GAP.gaps[GAP.gaps["opd"] == pack.opd], PLAN.plan[PLAN.plan["opd"] == pack.opd]
        figures, planned = GapFigures.of(pack.gap), PackFigures.of(pack)
        required = own[own["status"] != "exempt"]
        assert figures.people == own["nip"].nunique()
        assert figures.required == len(required)
        assert figures.with_gap == (own["status"] == "gap").sum()
        assert figures.levels_missing == own["gap"].sum()
        assert figures.people_with_gap == own.loc[own["status"] == "gap", "nip"].nunique()
        by_competency = required.groupby("competency")["gap"].sum()
        stated = figures.competencies.set_index("competency")["levels_missing"]
        assert stated.to_dict() == {code: by_competency.get(code, 0) for code in stated.index}
        assert set(by_competency.index) <= set(stated.index)
        assert not figures.competencies["hidden"].any(), "its own people stand there by name"
        assert (planned.seats, planned.cost) == (len(seats), seats["cost"].sum())
        assert planned.people == seats["nip"].nunique()


def test_what_changed_in_a_pack_is_what_changed_in_the_figures_of_its_opd(files: list[Path]) -> None:
    for opd in OPDS:
        workbook = load_workbook(next(file for file in of(files, opd) if file.suffix == ".xlsx"), data_only=True)
        for name, change, figures in (
            ("Perubahan", GAP.change, ("people", "unknown", "with_gap", "levels_missing")),
            ("Sejak Rencana Sebelumnya", PLAN.change, ("seats", "people", "cost", "levels_expected")),
        ):
            rows = list(workbook[name].iter_rows(min_row=5, values_only=True))
            parts = change[change["opd"] == opd]
            assert [row[0] for row in rows] == [opd] * len(figures), "no row of the region, nor of another OPD"
            assert [list(row[2:]) for row in rows] == [pytest.approx(list(parts[figure])) for figure in figures]
        letter = next(file for file in of(files, opd) if file.suffix == ".md").read_text(encoding="utf-8")
        told = letter.split("## Perubahan sejak perhitungan sebelumnya\n")[1].split("\n## ")[0]
        seats = PLAN.change[PLAN.change["opd"] == opd].set_index("part")["seats"]
        assert f"| Sebelumnya | {seats['before']} |" in told.split("### Rencana")[1]
        assert told.count("yaitu keadaan per 3 November 2025 yang dihitung pada 5 November 2025") == 2


def test_an_opd_without_figures_to_compare_tells_no_change() -> None:
    alone = replace(GAP, change=GAP.change[GAP.change["opd"] != OPDS[0]])
    pack = next(iter(Packs(alone, None)))
    assert pack.opd == OPDS[0]
    assert "Perubahan sejak" not in pack_letter(pack)


def test_the_index_adds_up_to_the_region(files: list[Path]) -> None:
    index = next(file for file in files if "index" in file.name)
    sheet = load_workbook(index, data_only=True).worksheets[0]  # as they are cached: totals are formulas
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert [row[0] for row in rows] == [*sorted(OPDS), "Jumlah"]
    people, seats = GAP.job_person_match, PLAN.plan
    assert rows[-1][1:6] == [
        len(people), (people["open_gaps"] > 0).sum(), people["levels_missing"].sum(), len(seats), seats["cost"].sum(),
    ]  # fmt: skip
    assert [sum(row[column] for row in rows[:-1]) for column in range(1, 6)] == rows[-1][1:6]


def test_the_letter_goes_to_the_head_of_the_opd_and_says_what_its_figures_are(files: list[Path]) -> None:
    opd = "Inspektorat Daerah"
    letter = next(file for file in of(files, opd) if file.suffix == ".md").read_text(encoding="utf-8")
    assert "Kepala Inspektorat Daerah" in letter
    own = GAP.gaps[GAP.gaps["opd"] == opd]
    assert f"{own['nip'].nunique()} pegawai memiliki standar kompetensi" in letter
    assert f"seluruhnya kurang {own['gap'].sum()} level" in letter
    word = everything_in(next(file for file in of(files, opd) if file.suffix == ".docx"))
    assert "Kepala Inspektorat Daerah" in word


def test_names_that_differ_in_punctuation_only_are_one_opd_and_none_has_its_own() -> None:
    gaps = GAP.gaps
    changed = gaps["opd"].mask(gaps["nip"].isin(gaps["nip"].unique()[:3]), gaps["opd"].str.upper())
    changed = changed.mask(gaps["nip"] == gaps["nip"].unique()[5])
    packs = list(Packs(gap_report(gaps.assign(opd=changed), CONFIG), None))
    assert len(packs) == len(OPDS) + 1
    assert packs[-1].name == "(OPD tidak tercantum)"
    people = [nip for pack in packs for nip in pack.gap.job_person_match["nip"]]
    assert sorted(people) == sorted(gaps["nip"].unique()), "everybody once"
    for pack in packs:
        assert GapFigures.of(pack.gap).levels_missing == pack.gap.gap_totals["levels_missing"].max()


def test_hostile_names_of_opds_stay_text(tmp_path: Path) -> None:
    """Of a few: what stands in cells and letters is text whoever wrote it (test_hostile_text)."""
    names = ["=1+1", "<b>x</b>", "a\x00b\x0bc", "../../etc", 'HYPERLINK("http://x.example")']
    gaps = GAP.gaps[GAP.gaps["nip"].isin(GAP.gaps["nip"].unique()[:10])].reset_index(drop=True)
    order = {nip: n for n, nip in enumerate(gaps["nip"].unique())}
    gaps = gaps.assign(opd=[names[order[nip] % len(names)] for nip in gaps["nip"]])
    files = list(write_packs(Packs(gap_report(gaps, CONFIG), None), tmp_path, ["xlsx", "docx"]))
    assert sorted(tmp_path.iterdir()) == sorted(files), "no name leads out of the folder"
    for file in files:
        assert "http://x.example" not in "".join(_relations(file))
    for file in (file for file in files if file.suffix == ".xlsx"):
        cells = [cell for sheet in load_workbook(file).worksheets for row in sheet.iter_rows() for cell in row]
        formulas = {str(cell.value) for cell in cells if cell.data_type == "f"}
        assert not [formula for formula in formulas for name in names if name.strip("=") in formula]


def _relations(file: Path) -> list[str]:
    with ZipFile(file) as parts:
        return [parts.read(name).decode("utf-8") for name in parts.namelist() if name.endswith(".rels")]


def test_a_region_without_a_plan_has_packs_that_say_so(tmp_path: Path) -> None:
    *files, _index = write_packs(Packs(GAP, None), tmp_path, ["md"])
    assert all("Belum ada rencana pelatihan yang tersimpan." in file.read_text(encoding="utf-8") for file in files)


def test_the_same_results_give_the_same_bytes(files: list[Path], tmp_path: Path) -> None:
    again = list(write_packs(Packs(*region()), tmp_path, ["xlsx", "docx", "md"]))
    assert [file.read_bytes() for file in again] == [file.read_bytes() for file in files]


ON_PAPER_BY_OPD = ("Belum Dinilai", "Kekuatan per Pegawai", "Tidak Terpilih")


def test_long_lists_of_people_are_printed_by_opd_and_not_of_the_whole_region(files: list[Path], tmp_path: Path) -> None:
    pack = load_workbook(next(file for file in files if file.name.endswith("_dinas-kesehatan.xlsx")))
    (gap,), (plan,) = write_gap_analysis(tmp_path, GAP, ["xlsx"]), write_training_plan(tmp_path, PLAN, ["xlsx"])
    region = {sheet.title: sheet for file in (gap, plan) for sheet in load_workbook(file).worksheets}
    for name in ON_PAPER_BY_OPD:
        assert re.search(r"\$A\$1:\$[A-Z]+\$3$", region[name].print_area)
        assert "buku kerja tiap OPD" in region[name]["A2"].value
        last = int(re.search(r"\$(\d+)$", pack[name].print_area)[1])
        assert last == pack[name].max_row > 5
        assert "buku kerja tiap OPD" not in (pack[name]["A2"].value or "")

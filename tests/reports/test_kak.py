"""Terms of reference and cost sheet: every figure worked out again from the plan's tables."""

from pathlib import Path

import docx
import pytest
from invented_plan import plan_report
from invented_report import invented_gaps, region_config
from openpyxl import load_workbook

from asnkarier.reports.kak.documents import write_kak
from asnkarier.reports.kak.proposals import CostLine, proposals
from asnkarier.tables.plan_results import PLAN_CLASSES


def report_of(**changes):
    config = region_config(**changes)
    return plan_report(invented_gaps(config, 160), config)


def cheaper(report, training: str, price: int):
    """The tables of the plan with the first two seats of a training at another price, and the costs that follow."""
    plan, classes = report.plan.copy(), report.classes.copy()
    places = plan.index[plan["training"] == training][:2]
    before = plan.loc[places, "cost"].sum()
    plan.loc[places, "cost"] = price
    row = classes.index[classes["training"] == training][0]
    for name in ("cost_participants", "cost"):
        classes.loc[row, name] += 2 * price - before
    return plan, classes


def test_the_lines_of_cost_add_up_to_the_plan_also_where_seats_of_one_training_cost_differently() -> None:
    report = report_of()
    assert {line.unit for one in proposals(report) for line in one.lines} == {"participant", "class"}
    training = str(report.plan["training"].iloc[0])
    plan, classes = cheaper(report, training, 1_000)
    config = report.config
    changed = plan_report(invented_gaps(config, 160), config, plan=plan, classes=PLAN_CLASSES.conform(classes))
    for made in (report, changed):
        found = {one.code: one for one in proposals(made)}
        costs = made.classes.groupby("training")["cost"].sum()
        assert {code: one.total for code, one in found.items()} == {code: costs[code] for code in found}
        assert sum(one.participants for one in found.values()) == len(made.plan)
    of_people = [line for line in {one.code: one for one in proposals(changed)}[training].lines if line.unit != "class"]
    assert of_people[0] == CostLine("participant", of_people[0].fund, 2, 1_000)
    assert len(of_people) == 2


def test_classes_of_one_fund_at_different_prices_are_one_line_of_their_sum() -> None:
    report = report_of()
    training = str(report.plan["training"].iloc[0])
    classes = report.classes.copy()
    row = classes.index[classes["training"] == training][0]
    classes.loc[row, ["classes", "cost_classes"]] = (3, 10_000_000)
    config = report.config
    changed = plan_report(invented_gaps(config, 160), config, classes=PLAN_CLASSES.conform(classes))
    (line,) = [line for line in {one.code: one for one in proposals(changed)}[training].lines if line.unit == "class"]
    assert (line.volume, line.price, line.amount) == (1, 10_000_000, 10_000_000)


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> tuple[object, Path]:
    report = report_of(
        budget={
            "funds": {"apbd": {"name": "APBD Kabupaten"}, "apbn": {"name": "APBN"}},
            "account_codes": {"managerial": "05.1.02", "*": "05.1.99"},
        },
        privacy={"mask_nip": True},
    )
    folder = tmp_path_factory.mktemp("kak")
    assert len(list(write_kak(report, folder, ("docx", "xlsx")))) == 1 + report.plan["training"].nunique()
    return report, folder


def test_the_cost_sheet_has_formulas_with_their_values_and_account_codes_as_text(written) -> None:
    report, folder = written
    path = folder / "rab_mandar_raya_2027.xlsx"
    values, formulas = (load_workbook(path, data_only=known).worksheets[0] for known in (True, False))
    rows = [(row[0].row, [cell.value for cell in row]) for row in values.iter_rows(min_row=5) if row[0].value]
    assert rows[-1][1][-1] == report.classes["cost"].sum()
    for number, row in rows:
        if row[3] is not None:
            assert formulas.cell(number, 8).value == f"=D{number}*G{number}"
            assert row[3] * row[6] == row[7]
            assert row[1] in ("05.1.02", "05.1.99")
            assert values.cell(number, 2).data_type == "s"
    assert formulas.cell(rows[-1][0], 8).value == f"=SUBTOTAL(9,H5:H{rows[-1][0] - 1})"


def test_a_paper_names_its_people_masked_where_the_region_masks_and_its_total(written) -> None:
    report, folder = written
    for one in proposals(report):
        document = docx.Document(str(folder / f"kak_mandar_raya_2027_{one.code.lower()}.docx"))
        cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
        people = [row for row in cells if len(row) == 6 and row[0].isdigit()]
        assert len(people) == one.participants
        assert all("*" in row[2] for row in people)
        (total,) = [row[-1] for row in cells if row[0] == "Jumlah"]
        assert total == report.wording.rupiah(one.total)
        headings = [part.text for part in document.paragraphs if part.style.name == "Heading 1"]
        assert headings[0] == "Latar belakang"
        assert headings[-1] == "Daftar peserta"


def test_the_same_plan_gives_the_same_bytes(written, tmp_path) -> None:
    report, folder = written
    for path in write_kak(report, tmp_path, ("xlsx", "docx")):
        assert path.read_bytes() == (folder / path.name).read_bytes()

"""Whatever stands in a cell of a sender's file, no document of ours does anything with it but show it."""

from __future__ import annotations

import csv
import html
import json
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from invented_plan import plan_report, write_training_plan
from invented_report import AS_OF, FINDINGS, gap_report, invented_gaps, region_config, write_gap_analysis
from markdown_it import MarkdownIt
from openpyxl import Workbook, load_workbook

from asnkarier.analyses.gap.change import change_since
from asnkarier.analyses.plan.seats_since import seats_since
from asnkarier.outcome import Finding
from asnkarier.reports.individual.documents import write_all
from asnkarier.reports.individual.person import Individuals
from asnkarier.reports.kit.former import FormerRun
from asnkarier.reports.kit.provenance import Provenance, Source
from asnkarier.reports.packs.documents import write_packs
from asnkarier.reports.packs.of_opd import Packs
from asnkarier.tables.frames import Gaps, PlanSeats
from hostile_strings import HOSTILE


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every document of both reports, with hostile text wherever text of others can stand."""
    folder, config = tmp_path_factory.mktemp("hostile"), region_config(privacy={"small_group": 1})
    gaps = invented_gaps(config, len(HOSTILE))
    order = {nip: n for n, nip in enumerate(dict.fromkeys(gaps["nip"]))}
    bad = [HOSTILE[order[nip] % len(HOSTILE)] for nip in gaps["nip"]]
    gaps = gaps.assign(name=bad, opd=bad, unor=bad, jabatan=bad)
    findings = (*FINDINGS, *(Finding("E_EMPTY", text, text, text, text, text) for text in HOSTILE))
    options = {"decisions": "=1+1", "edited": " ".join(HOSTILE)}
    provenance = Provenance(tuple(Source(text, text, 1, "needs") for text in HOSTILE), 1, "=1", "<b>", "|", options)
    standards = gap_report(gaps, config).standards
    standards = standards.loc[[0] * len(HOSTILE)].assign(target=HOSTILE, basis=HOSTILE)
    former = FormerRun(AS_OF, AS_OF)
    since = change_since(Gaps(gaps.assign(level=1, gap=4)), Gaps(gaps))
    gap = gap_report(
        gaps, config, findings=findings, provenance=provenance, standards=standards, former=former, change=since
    )
    plan = plan_report(gaps, config, findings=findings, provenance=provenance)
    titles = {code: HOSTILE[n] for n, code in enumerate(plan.trainings["training"])}
    plan = plan_report(
        gaps,
        config,
        findings=findings,
        provenance=provenance,
        plan=plan.plan.assign(title=plan.plan["training"].map(titles)),
        former=former,
        change=seats_since(PlanSeats(plan.plan.iloc[::2]), PlanSeats(plan.plan), set(gaps["nip"])),
        classes=plan.classes.assign(title=plan.classes["training"].map(titles)),
        trainings=plan.trainings.assign(
            title=plan.trainings["training"].map(titles), provider="=1+1", months="<b>", form="=form"
        ),
    )
    formats = ["xlsx", "md", "docx", "csv", "json"]
    return [*write_gap_analysis(folder, gap, formats), *write_training_plan(folder, plan, formats)]


FORBIDDEN = ("History", "a:b*?/[x]", '=HYPERLINK("http://x.example","klik")')
"""Names that no sheet, table or file may have, and what would be live in one."""


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The files for OPDs, and the pages of their people, all with names that no sheet may have."""
    config = region_config(privacy={"small_group": 1})
    gaps = invented_gaps(config, len(FORBIDDEN))
    order = {nip: n for n, nip in enumerate(dict.fromkeys(gaps["nip"]))}
    bad = [FORBIDDEN[order[nip]] for nip in gaps["nip"]]
    gaps = gaps.assign(name=bad, opd=bad, unor=bad, jabatan=bad)
    gap, plan = gap_report(gaps, config), plan_report(gaps, config)
    staff = gaps.drop_duplicates("nip")[["nip", "name"]].assign(title_before="=1+1", title_after="<b>", golongan="IV/a")
    staff = staff.assign(employment="PNS", superior_nip=pd.NA)
    pages = Individuals(config, AS_OF, gaps, gap.job_person_match, staff, plan)
    folder = tmp_path_factory.mktemp("packs")
    written = [
        *write_packs(Packs(gap, plan), folder, ["xlsx", "docx", "md"]),
        *write_all(pages, folder, ["docx", "xlsx"]),
    ]
    assert {path.parent for path in written} == {folder}
    return written


@pytest.fixture(scope="module")
def workbooks(files: list[Path]) -> list[Workbook]:
    return [load_workbook(file) for file in of_kind(files, ".xlsx")]


def of_kind(files: list[Path], suffix: str) -> list[Path]:
    return [file for file in files if file.suffix == suffix]


def test_word_documents_hold_no_field_no_link_and_no_object_that_came_from_data(
    files: list[Path], packs: list[Path]
) -> None:
    ours = re.compile(r' TOC \\o "1-1" \\n \\h \\z \\u | PAGE | NUMPAGES ')
    documents = of_kind([*files, *packs], ".docx")
    assert len(documents) == 2 + 2 * len(FORBIDDEN)
    for file in documents:
        with zipfile.ZipFile(file) as parts:
            names = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
            texts = {name: parts.read(name).decode("utf-8") for name in names}
        assert not [name for name, text in texts.items() if 'TargetMode="External"' in text]
        for text in texts.values():
            codes = re.findall(r"<w:instrText[^>]*>([^<]*)<", text)
            assert not [code for code in codes if not ours.fullmatch(html.unescape(code))]
        for tag in ("w:object", "w:altChunk", "w:fldSimple", "mc:AlternateContent"):
            assert f"<{tag}" not in texts["word/document.xml"]
        assert set(re.findall(r'<w:hyperlink w:anchor="(\w+)"', texts["word/document.xml"])) == set(
            re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"', texts["word/document.xml"])
        )


OURS = re.compile(
    r"=SUBTOTAL\(109,t_\w+\[[^\[\]]+\]\)|=SUM\('[\w ]+'!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+\)"
    r'|=COUNTIF\([A-Z]+\d+(?::[A-Z]+\d+)?,"(?:<0|~\?)"\)(?:\+COUNTIF\([A-Z]+\d+(?::[A-Z]+\d+)?,"~\?!"\))?'
)
"""The formulas that the program itself writes: totals of a list, its sum on the summary, counts of the matrix."""


def test_workbooks_hold_no_formula_and_no_link_that_came_from_data(
    files: list[Path], workbooks: list[Workbook]
) -> None:
    for file, workbook in zip(of_kind(files, ".xlsx"), workbooks, strict=True):
        cells = [cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row]
        formulas = [cell.value for cell in cells if cell.data_type == "f"]
        assert len(formulas) > 10
        assert not [formula for formula in formulas if not OURS.fullmatch(formula)]
        assert {cell.hyperlink.target for cell in cells if cell.hyperlink} == {None}
        assert not workbook.defined_names
        with zipfile.ZipFile(file) as parts:
            for name in parts.namelist():
                text = parts.read(name).decode("utf-8")
                assert all(OURS.fullmatch("=" + html.unescape(found)) for found in re.findall("<f>(.*?)</f>", text))
                assert 'TargetMode="External"' not in text


def test_files_of_opds_and_of_people_hold_no_formula_and_have_names_that_excel_allows(packs: list[Path]) -> None:
    files = of_kind(packs, ".xlsx")
    assert len(files) == 2 * len(FORBIDDEN) + 1  # and the index
    for file in files:
        workbook = load_workbook(file)
        for sheet in workbook.worksheets:
            assert re.fullmatch(r"[^\[\]:*?/\\]{1,31}", sheet.title)
            assert sheet.title.casefold() != "history"
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert not [cell.value for cell in cells if cell.data_type == "f" and not OURS.fullmatch(cell.value)]
            assert {cell.hyperlink.target for cell in cells if cell.hyperlink} <= {None}
    assert all(re.fullmatch(r"[\w.-]{1,120}", file.name) for file in packs)


def test_workbooks_show_hostile_text_as_it_is(workbooks: list[Workbook]) -> None:
    shown = {str(cell) for cell in first_column(workbooks[0], "Rinci")}
    for text in HOSTILE:
        plain = (
            re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202e\ufffe]", "\ufffd", text)
            .replace("\r\n", "\n")
            .replace("\r", "\n")
        )
        if plain and len(plain) < 32_767:
            assert {plain, f"{plain} "} & shown, repr(text)  # xlsxwriter's own mark-up has a space behind it


def test_what_no_cell_can_hold_leaves_a_mark_where_it_stood(workbooks: list[Workbook]) -> None:
    shown = {str(cell) for cell in first_column(workbooks[0], "Rinci")}
    assert {"a\ufffdb\ufffdc", "\ufffd[31mmerah", "\ufffd=1+1"} <= shown


def first_column(workbook: Workbook, sheet: str) -> list[object]:
    return [row[0] for row in workbook[sheet].iter_rows(min_row=5, values_only=True)]


def test_a_cut_text_says_so(workbooks: list[Workbook]) -> None:
    longest = max((str(cell) for cell in first_column(workbooks[0], "Rinci")), key=len)
    assert len(longest) == 32_767
    assert longest.endswith(" … [dipotong: melebihi isi satu sel]")


def test_letters_hold_no_tag_and_no_broken_table(files: list[Path]) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for file in of_kind(files, ".md"):
        html = reader.render(file.read_text(encoding="utf-8"))
        tags = set(re.findall(r"</?([a-zA-Z!?][a-zA-Z0-9]*)", html))
        text = {"h1", "h2", "p", "strong", "em", "br", "ul", "ol", "li", "img"}
        assert tags <= text | {"table", "thead", "tbody", "tr", "th", "td"}
        charts = sorted(path.name for path in file.parent.glob(f"{file.stem}_*.svg"))
        assert sorted(re.findall('<img src="([^"]*)"', html)) == charts
        assert html.count("<em>") == html.count("<img") == len(charts)
        for table in html.split("<table>")[1:]:
            body = table.split("</table>")[0]
            widths = {len(re.findall("<t[hd]", row)) for row in body.split("<tr>")[1:]}
            assert len(widths) == 1
        assert html.count("<h1") == 1
        assert html.count("<strong>") <= 2


def test_csv_starts_no_formula(files: list[Path]) -> None:
    for file in of_kind(files, ".csv"):
        with file.open(encoding="utf-8", newline="") as text:
            rows = list(csv.reader(text))
        assert len({len(row) for row in rows}) == 1
        for row in rows[1:]:
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\0"))]


def test_json_can_be_read(files: list[Path]) -> None:
    for file in of_kind(files, ".json"):
        assert json.loads(file.read_text(encoding="utf-8"))

"""Individual development plans: one page for each person, every figure that of the stored results, nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pandas as pd
from docx.oxml.ns import qn
from invented_plan import plan_report
from invented_report import AS_OF, JENJANG, gap_report, invented_gaps, region_config
from openpyxl import load_workbook
from test_hostile_text import HOSTILE

from asnkarier.config.region import Letters
from asnkarier.reports.individual.documents import write_all, write_some
from asnkarier.reports.individual.person import Individuals, Level
from asnkarier.reports.individual.sentences import BARS, shown_levels, signs
from asnkarier.tables.jp_results import JP_LEDGER

CONFIG = region_config(
    jabatan={
        "structural": (), "jenis": {}, "golongan": {"III/d": "Penata Tingkat I"}, "education": {},
        "standing": {"active": ("aktif",)},
        "standing_counted": {"versions": ({"value": {"active": True}, "valid_from": AS_OF, "basis": "-", "source": "-",
                                           "verified": False},)},
    }
)  # fmt: skip
GAPS = invented_gaps(CONFIG, 70)
FEWER = GAPS[GAPS["nip"].isin(GAPS["nip"].unique()[:12])].reset_index(drop=True)


def staff(gaps: pd.DataFrame) -> pd.DataFrame:
    """The employees: the first is the superior of the second."""
    people = gaps.drop_duplicates("nip")[["nip", "name"]].reset_index(drop=True)
    people = people.assign(title_before=None, title_after=None, golongan="III/d", employment="PNS", superior_nip=None)
    people.loc[1, "superior_nip"] = people.loc[0, "nip"]
    return people.astype(object).where(people.notna(), None)


def individuals(gaps: pd.DataFrame = GAPS, **changes: object) -> Individuals:
    report = gap_report(gaps, CONFIG)
    documents = Individuals(CONFIG, AS_OF, gaps, report.job_person_match, staff(gaps), plan_report(gaps, CONFIG))
    return replace(documents, **changes)


def texts(path: Path) -> list[str]:
    """Every paragraph of a Word document."""
    body = docx.Document(path).element.body
    return ["".join(node.text or "" for node in one.iter(qn("w:t"))) for one in body.iter(qn("w:p"))]


def test_a_bar_says_what_is_held_missing_and_unknown() -> None:
    def bar(required: int, level: int | None) -> str:
        return "|".join(signs(Level("Integritas", required, level, None, "met")))

    assert bar(3, 2) == "■|■|□||"
    assert bar(3, 4) == "■|■|■|▲|"
    assert bar(2, None) == "?|?|||", "unknown is never 0"
    assert bar(5, 5) == "■|■|■|■|■"


def test_everybody_has_one_page_in_the_file_of_the_opd_and_no_other_has_it(tmp_path: Path) -> None:
    documents = individuals()
    files = list(write_all(documents, tmp_path, ["docx"]))
    assert len(files) == GAPS["opd"].nunique()
    found: dict[str, int] = {}
    for file in files:
        lines = texts(file)
        nips = {line.removeprefix("NIP ") for line in lines if re.fullmatch(r"NIP \d{18}", line)}
        people = {nip for nip in nips if nip in lines}  # the NIP stands alone only among what the person is
        breaks = len(list(docx.Document(file).element.body.iter(qn("w:pageBreakBefore"))))
        titles = [line for line in lines if line.startswith("RENCANA PENGEMBANGAN INDIVIDU")]
        assert len(titles) == breaks + 1 == len(people)
        found |= dict.fromkeys(people, len(found))
    assert found.keys() == set(GAPS["nip"])


def test_a_page_has_what_is_stored_of_the_person(tmp_path: Path) -> None:
    documents = individuals()
    plan = documents.plan
    assert plan is not None
    nip = plan.plan["nip"].iloc[0]
    (file,) = write_some(documents, tmp_path, ["docx"], [(7, documents.people([nip])[0])])
    lines = texts(file)
    whole = "\n".join(lines)
    mine, seats = GAPS[GAPS["nip"] == nip], plan.plan[plan.plan["nip"] == nip]
    assert {nip, mine["name"].iloc[0], mine["jabatan"].iloc[0], "Penata Tingkat I (III/d)"} <= set(lines)
    for row in mine.itertuples():
        name = next(one.name for one in CONFIG.competencies.all if one.code == row.competency)
        at = lines.index(name)
        held = "?" if pd.isna(row.level) else str(row.level)
        assert lines[at + 6 : at + 8] == [held, str(row.level_required)], row.competency
    for seat in seats.itertuples():
        assert seat.title in whole
    assert documents.wording.rupiah(seats["cost"].sum()) in lines
    assert documents.wording.number(seats["jp"].sum()) in lines
    assert "[nama mentor]" in whole, "nobody is made up as mentor"
    others = set(GAPS["nip"]) - {nip}
    assert not [other for other in others if other in whole]


def test_a_page_has_the_jp_ledger_of_the_person_and_none_where_there_is_none(tmp_path: Path) -> None:
    nip, other = GAPS["nip"].unique()[:2]
    own = {"nip": nip, "year": 2026, "jp_earned": 14, "jp_coming": 2, "jp_planned": 3, "jp_minimum": 20,
           "missing": 6, "missing_after": 1, "unknown": 1, "certificates": 4}  # fmt: skip
    documents = individuals(jp_ledger=JP_LEDGER.conform(pd.DataFrame([own])), jp_as_of=AS_OF)
    day = documents.wording.date(AS_OF)
    wanted = (
        f"JP tahun 2026 per {day}: 14 diperoleh, 2 disetujui atau belum selesai. Dalam rencana: 3. Kekurangan terhadap "
        "batas minimum 20: 6, setelah yang disetujui dan direncanakan 1. Pelatihan yang JP-nya tidak diketahui: 1."
    )
    for who, there in ((nip, 1), (other, 0)):
        page, book = write_some(documents, tmp_path, ["docx", "xlsx"], [(1, documents.people([who])[0])])
        cells = [cell.value for row in load_workbook(book).worksheets[1].iter_rows() for cell in row]
        assert (texts(page).count(wanted), cells.count(wanted)) == (there, there)


def test_no_files_name_tells_of_a_person(tmp_path: Path) -> None:
    documents = individuals(FEWER)
    person = documents.people([FEWER["nip"].iloc[0]])[0]
    names = [path.name for path in (*write_all(documents, tmp_path, ["docx", "xlsx"]),
                                    *write_some(documents, tmp_path, ["docx"], [(7, person)]))]  # fmt: skip
    parts = [*GAPS["nip"], *(name.partition(",")[0].replace(" ", "-").lower() for name in GAPS["name"])]
    assert not [name for name in names for part in parts if part in name]
    assert any(name.endswith("_person-00007.docx") for name in names)


def test_the_superior_signs_where_known_and_is_left_to_fill_in_elsewhere(tmp_path: Path) -> None:
    documents = individuals()
    first, second = (documents.people([nip])[0] for nip in GAPS["nip"].unique()[:2])
    assert second.superior == (first.name, first.nip)
    (file,) = write_some(documents, tmp_path, ["docx"], [(1, first)])
    assert "[nama atasan]" in texts(file)


def test_without_a_plan_the_page_says_so(tmp_path: Path) -> None:
    documents = individuals(plan=None)
    (file,) = write_some(documents, tmp_path, ["docx"], [(1, documents.people([GAPS["nip"].iloc[0]])[0])])
    assert "Belum ada rencana pelatihan yang tersimpan." in texts(file)


def test_many_competencies_keep_to_the_page_and_none_is_lost() -> None:
    person = individuals().people([GAPS["nip"].iloc[0]])[0]
    many = tuple(Level(f"K{n}", 2, 1 if n % 3 else 2, 1, "gap" if n % 3 else "met") for n in range(40))
    shown, rest = shown_levels(replace(person, levels=many))
    assert [one for one in shown if one.status == "gap"] == [one for one in many if one.status == "gap"]
    assert {one.competency for one in (*shown, *rest)} == {one.competency for one in many}
    few = replace(person, levels=many[:BARS])
    assert shown_levels(few) == (list(many[:BARS]), [])


def test_the_workbook_has_a_list_and_a_sheet_of_one_page_for_everybody(tmp_path: Path) -> None:
    opd = FEWER["opd"].value_counts().index[0]
    nips = FEWER.loc[FEWER["opd"] == opd, "nip"].unique()
    books = [load_workbook(path) for path in write_all(individuals(FEWER), tmp_path, ["xlsx"])]
    (book,) = [each for each in books if str(each.worksheets[0]["A1"].value).endswith(opd)]
    assert len(book.worksheets) == 1 + len(nips)
    listed = [row[1].value for row in book.worksheets[0].iter_rows(min_row=5)]
    assert sorted(listed) == sorted(nips)
    for sheet in book.worksheets[1:]:
        assert sheet.page_setup.orientation == "portrait"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight in (None, 1)
    links = {row[7].hyperlink.location.partition("!")[0].strip("'") for row in book.worksheets[0].iter_rows(min_row=5)}
    assert links == {sheet.title.replace("'", "''") for sheet in book.worksheets[1:]}


def test_the_sheet_of_a_person_has_the_activities_of_the_page(tmp_path: Path) -> None:
    documents = individuals()
    assert documents.plan is not None
    seat = documents.plan.plan.iloc[0]
    (file,) = write_some(documents, tmp_path, ["xlsx"], [(1, documents.people([seat["nip"]])[0])])
    held = [cell.value for row in load_workbook(file).worksheets[1].iter_rows() for cell in row if cell.value]
    assert {seat["title"], seat["nip"]} <= set(held)
    costs = documents.plan.plan.loc[documents.plan.plan["nip"] == seat["nip"], "cost"]
    assert documents.wording.rupiah(costs.sum()) in held


def test_the_same_results_give_the_same_bytes(tmp_path: Path) -> None:
    def written(folder: Path) -> list[bytes]:
        return [path.read_bytes() for path in write_all(individuals(FEWER), folder, ["docx", "xlsx"])]

    assert written(tmp_path / "a") == written(tmp_path / "b")


def test_a_template_of_the_region_carries_the_pages(tmp_path: Path) -> None:
    letterhead = docx.Document()
    letterhead.sections[0].header.paragraphs[0].text = "KOP SURAT KAMI"
    letterhead.save(tmp_path / "kop.docx")
    agency = CONFIG.region.agency.model_copy(update={"letters": Letters(template=str(tmp_path / "kop.docx"))})
    config = CONFIG.model_copy(update={"region": CONFIG.region.model_copy(update={"agency": agency})})
    documents = individuals(config=config)
    (file,) = write_some(documents, tmp_path, ["docx"], [(1, documents.people([GAPS["nip"].iloc[0]])[0])])
    assert docx.Document(file).sections[0].header.paragraphs[0].text == "KOP SURAT KAMI"
    assert GAPS["nip"].iloc[0] in texts(file)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    gaps = invented_gaps(CONFIG, len(HOSTILE))
    texts_of = gaps["nip"].map(dict(zip(gaps["nip"].unique(), HOSTILE, strict=True)))
    gaps = gaps.assign(name=texts_of, unor=texts_of, jabatan=texts_of, opd="Dinas A")
    (word,) = write_all(individuals(gaps), tmp_path, ["docx"])
    with ZipFile(BytesIO(word.read_bytes())) as parts:
        body = parts.read("word/document.xml").decode("utf-8")
        assert not [name for name in parts.namelist() if b'TargetMode="External"' in parts.read(name)]
    assert not re.findall(r"<w:(?:instrText|hyperlink|object|altChunk|fldSimple)\b", body)
    assert len(list(docx.Document(word).element.body.iter(qn("w:pageBreakBefore")))) == len(HOSTILE) - 1

    some = gaps[gaps["nip"].isin(gaps["nip"].unique()[:16])].reset_index(drop=True)
    (book,) = write_all(individuals(some), tmp_path, ["xlsx"])
    cells = [cell for sheet in load_workbook(book).worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert {cell.hyperlink.target for cell in cells if cell.hyperlink} == {None}


def test_the_levels_of_the_invented_people_are_those_of_their_tier() -> None:
    """What this file's input is: without it a page could pass by being empty."""
    assert len(GAPS) > 300
    assert set(GAPS.loc[GAPS["kind"] == "managerial", "level_required"]) <= set(JENJANG.values())

"""The gap report: every figure again in plain Python, golden letters, and the same bytes each time."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from invented_report import AS_OF, FINDINGS, OPDS, gap_report, invented_gaps, region_config, write_gap_analysis
from openpyxl import Workbook, load_workbook
from workbook_lists import listed as rows

from asnkarier.finding_kinds import severity
from asnkarier.outcome import Finding, Severity
from asnkarier.parquet import to_bytes
from asnkarier.reports.gap.report import GapReport
from asnkarier.rules.nip import mask_nip
from asnkarier.tables.development import STANDARDS
from asnkarier.tables.gap_results import GAPS, STAFF_APART

SHEETS = {
    "id": ["Ringkasan", "Peta Panas", "Per OPD", "Matriks", "Dinilai Lebih Dahulu", "Belum Dinilai", "Rinci",
           "Pengecualian", "Kompetensi", "Sebaran", "Sebaran per Unit", "Kekuatan per Kelompok", "Kekuatan per Pegawai",
           "Standar dan Rumus", "Temuan", "Sumber"],
    "en": ["Summary", "Heat Map", "By OPD", "Matrix", "Assess First", "Not Assessed", "Detail", "Exemptions",
           "Competencies", "Distributions", "Distributions by Unit", "Strengths by Group", "Strengths by Person",
           "Standards and Formula", "Findings", "Sources"],
}  # fmt: skip


@pytest.fixture(scope="module")
def report() -> GapReport:
    config = region_config()
    return gap_report(invented_gaps(config, 90), config)


@pytest.fixture(scope="module")
def workbook(report: GapReport, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return load_workbook(write_gap_analysis(tmp_path_factory.mktemp("gap"), report, ["xlsx"])[0], data_only=True)


def plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        dict(zip(frame.columns, row, strict=True)) for row in frame.astype(object).where(frame.notna(), None).values
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_letters(report: GapReport, language: str, golden: Callable[[str, str], None], tmp_path: Path) -> None:
    config = report.config
    translated = gap_report(report.gaps, config, language=language, staff=95)
    path, *_ = write_gap_analysis(tmp_path, translated, ["md"])
    assert path.name == "gap-analysis_mandar_raya_2026-11-22.md"
    golden(f"gap-analysis.{language}.md", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_sheets(report: GapReport, language: str, tmp_path: Path) -> None:
    (path,) = write_gap_analysis(tmp_path, gap_report(report.gaps, report.config, language=language), ["xlsx"])
    assert load_workbook(path).sheetnames == SHEETS[language]


def test_the_same_results_give_the_same_bytes(report: GapReport, tmp_path: Path) -> None:
    formats = ["xlsx", "md", "csv", "json", "parquet"]
    first, second = (write_gap_analysis(tmp_path / name, report, formats) for name in ("a", "b"))
    shuffled = gap_report(report.gaps.sample(frac=1, random_state=3).reset_index(drop=True), report.config)
    again = write_gap_analysis(tmp_path / "c", shuffled, ["xlsx", "md"])
    assert [one.read_bytes() for one in first] == [one.read_bytes() for one in second]
    assert [one.read_bytes() for one in [*first[:2], *first[5:]]] == [one.read_bytes() for one in again]


def test_files_are_private(report: GapReport, tmp_path: Path) -> None:
    paths = write_gap_analysis(tmp_path / "reports", report, ["xlsx", "md", "csv", "json", "parquet"])
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}
    assert len(list((tmp_path / "reports").iterdir())) == len(paths)


def test_key_figures(report: GapReport, workbook: Workbook) -> None:
    status = Counter(row["status"] for row in plain(report.gaps))
    required = sum(status.values()) - status["exempt"]
    people = plain(report.job_person_match)
    jpm = [row["jpm"] for row in people if row["jpm"] is not None]
    categories = Counter(row["category"] for row in people)
    sheet = workbook["Ringkasan"]
    tiles = {
        sheet.cell(5, column).value: sheet.cell(6, column).value
        for column in range(1, 20)
        if sheet.cell(5, column).value
    }
    assert tiles == {
        "Pegawai": len(people),
        "Dengan penilaian berlaku": sum(1 for row in people if row["assessed"]),
        "Persyaratan telah dinilai": pytest.approx((status["met"] + status["gap"]) / required),
        "Rata-rata JPM (%)": pytest.approx(sum(jpm) / len(jpm)),
        "Level yang kurang": sum(row["gap"] or 0 for row in plain(report.gaps)),
        "Optimal": categories["O"],
        "Cukup Optimal": categories["CO"],
        "Kurang Optimal": categories["KO"],
        "Belum cukup dinilai": categories[None],
    }


def test_opd_figures_add_up_and_small_ones_are_not_broken_down(report: GapReport, workbook: Workbook) -> None:
    missing: defaultdict[str, int] = defaultdict(int)
    with_gap: defaultdict[str, set[str]] = defaultdict(set)
    people: defaultdict[str, set[str]] = defaultdict(set)
    for row in plain(report.gaps):
        missing[row["opd"]] += row["gap"] or 0
        if row["status"] != "exempt":
            people[row["opd"]].add(row["nip"])
        if row["gap"]:
            with_gap[row["opd"]].add(row["nip"])
    shown = rows(workbook, "Per OPD")
    assert {row["OPD"]: row["Pegawai"] for row in shown} == {opd: len(nips) for opd, nips in people.items()}
    for row in shown:
        if row["Pegawai"] < 5:
            assert set(list(row.values())[2:]) == {"–"}
        else:
            assert row["Level yang kurang"] == missing[row["OPD"]]
            assert row["Pegawai dengan kesenjangan"] == len(with_gap[row["OPD"]])
    assert any(row["Pegawai"] < 5 for row in shown)


def test_the_heat_map_shows_no_small_group(report: GapReport, workbook: Workbook) -> None:
    names = {one.name: one.code for one in report.config.competencies.all}
    assessed: Counter[tuple[str, str]] = Counter()
    gaps: Counter[tuple[str, str]] = Counter()
    people: Counter[tuple[str, str]] = Counter()
    for row in plain(report.gaps):
        key = (row["opd"], row["competency"])
        people[key] += row["status"] != "exempt"
        assessed[key] += row["status"] in ("met", "gap")
        gaps[key] += row["status"] == "gap"
    seen = 0
    for row in rows(workbook, "Peta Panas", 5)[1 : 1 + report.gaps["opd"].nunique()]:
        opd, _whole, *cells = row.items()
        for name, value in cells:
            key = (opd[1], names[name])
            if not people[key]:
                assert value is None
            elif people[key] < 5 or 0 < assessed[key] < 5:
                assert value == "–"
            elif not assessed[key]:
                assert value == "?"
            else:
                seen += 1
                assert value == pytest.approx(gaps[key] / assessed[key])
    assert seen


def test_the_matrix_shows_every_comparison_and_no_unknown_as_a_number(report: GapReport, workbook: Workbook) -> None:
    names = {one.name: one.code for one in report.config.competencies.all}
    expected = {(row["nip"], row["competency"]): row for row in plain(report.gaps)}
    sheet = workbook["Matriks"]
    header = [cell.value for cell in sheet[8]]
    first, competencies = header.index("Integritas"), len(set(names.values()) & {key[1] for key in expected})
    seen = 0
    for row in sheet.iter_rows(min_row=9, values_only=True):
        counts: Counter[str] = Counter()
        for column in range(first, first + competencies):
            compared = expected.get((row[1], names[header[column]]))
            if compared is None:
                assert row[column] is None
                continue
            seen += 1
            counts[compared["status"]] += 1
            required, held = row[column + competencies], row[column + 2 * competencies]
            assert required == compared["level_required"]
            if compared["status"] in ("met", "gap"):
                assert row[column] == compared["level"] - compared["level_required"]
                assert held == compared["level"]
            else:
                assert row[column] == {"unassessed": "?", "expired": "?!", "exempt": "–"}[compared["status"]]
                assert held is None
        assert row[header.index("Jumlah kesenjangan")] == counts["gap"]
        assert row[header.index("Belum dinilai")] == counts["unassessed"] + counts["expired"]
    assert seen == len(expected)
    per_competency = Counter(row["competency"] for row in expected.values() if row["status"] == "gap")
    assert [sheet.cell(4, first + 1 + n).value for n in range(competencies)] == [
        per_competency[names[name]] for name in header[first : first + competencies]
    ]


def test_the_long_table_is_the_table_of_gaps(report: GapReport, workbook: Workbook) -> None:
    names = {one.code: one.name for one in report.config.competencies.all}
    shown = {(row["NIP"], row["Kompetensi"]): row for row in rows(workbook, "Rinci")}
    expected = plain(report.gaps)
    assert len(shown) == len(expected)
    for row in expected:
        found = shown[row["nip"], names[row["competency"]]]
        assert found["Nama"] == row["name"]
        assert found["Level dipersyaratkan"] == row["level_required"]
        assert found["Level dimiliki"] == row["level"]
        assert found["Kesenjangan (level)"] == row["gap"]
    assert [table.ref for table in workbook["Rinci"].tables.values()] == [f"A4:O{4 + len(expected)}"]


def test_everyone_with_an_unknown_level_is_listed(report: GapReport, workbook: Workbook) -> None:
    unknown: Counter[str] = Counter()
    for row in plain(report.gaps):
        unknown[row["nip"]] += row["status"] in ("unassessed", "expired")
    shown = {row["NIP"]: row["Belum diketahui"] for row in rows(workbook, "Belum Dinilai")}
    assert shown == {nip: number for nip, number in unknown.items() if number}
    places = {name: place for place, name in enumerate(report.competencies.values())}
    for row in rows(workbook, "Belum Dinilai"):
        named = [places[name] for name in (row["Belum pernah dinilai pada"] or "(semua)").split(", ") if name in places]
        assert named == sorted(named), "in the order of the dictionary"


def test_whom_to_assess_first_and_in_what(report: GapReport, workbook: Workbook) -> None:
    """Everybody whose lowest category is not the highest; the fewest competencies that can settle it are named."""
    persons = {row["nip"]: row for row in plain(report.job_person_match)}
    unknown: defaultdict[str, set[str]] = defaultdict(set)
    names = {one.code: one.name for one in report.config.competencies.all}
    for row in plain(report.gaps):
        if row["status"] in ("unassessed", "expired"):
            unknown[row["nip"]].add(names[row["competency"]])
    shown = rows(workbook, "Dinilai Lebih Dahulu")
    assert [row["No."] for row in shown] == list(range(1, len(shown) + 1))
    assert {row["NIP"] for row in shown} == {
        nip for nip, one in persons.items() if one["category_low"] != one["category_high"]
    }
    order = [(-row["Kategori dalam rentang"], row["Penilaian paling sedikit"]) for row in shown]
    assert order == sorted(order)
    for row in shown:
        first, then = ((row[title] or "").split("; ") for title in ("Nilai lebih dahulu", "Kemudian"))
        assert len(first) == row["Penilaian paling sedikit"]
        assert {*first, *then} - {""} == unknown[row["NIP"]]


def test_competencies(report: GapReport, workbook: Workbook) -> None:
    codes = {one.name: one.code for one in report.config.competencies.all}
    for row in rows(workbook, "Kompetensi"):
        of = [one for one in plain(report.gaps) if one["competency"] == codes[row["Kompetensi"]]]
        assert row["Pegawai yang dipersyaratkan"] == sum(one["status"] != "exempt" for one in of)
        levels = Counter(one["level"] for one in of if one["status"] in ("met", "gap"))
        if row["Telah dinilai"] != "–":
            assert [row[f"Memiliki level {level}"] for level in range(1, 6)] == [levels[level] for level in range(1, 6)]
            assert row["Persentase terpenuhi"] + row["Persentase kesenjangan"] == pytest.approx(1)


def test_only_standards_in_force_are_shown(report: GapReport, tmp_path: Path) -> None:
    old = report.standards.assign(valid_to=pd.Timestamp(2026, 11, 21), basis="Peraturan lama")
    both = pd.concat([report.standards, old], ignore_index=True)
    (path,) = write_gap_analysis(tmp_path, gap_report(report.gaps, report.config, standards=both), ["xlsx"])
    values = [cell for row in load_workbook(path)["Standar dan Rumus"].iter_rows(values_only=True) for cell in row]
    assert "Peraturan lama" not in values
    assert values.count("Peraturan Bupati 12/2024") == 2


def test_a_long_basis_fits_its_row(report: GapReport, tmp_path: Path) -> None:
    basis = "Peraturan Badan Kepegawaian Negara 26/2019, lampiran II " * 3
    jpm = report.config.jpm
    mapping = jpm.mapping.model_copy(update={"versions": (jpm.mapping.on(AS_OF).model_copy(update={"basis": basis}),)})
    config = report.config.model_copy(update={"jpm": jpm.model_copy(update={"mapping": mapping})})
    (path,) = write_gap_analysis(tmp_path, gap_report(report.gaps, config), ["xlsx"])
    sheet = load_workbook(path)["Standar dan Rumus"]
    rows_with_it = [cell.row for cell in sheet["E"] if cell.value == basis]
    assert len(rows_with_it) == 3
    assert all((sheet.row_dimensions[row].height or 0) >= 4 * 13 for row in rows_with_it)


def test_findings_and_sources(workbook: Workbook) -> None:
    assert [row["Kode"] for row in rows(workbook, "Temuan")] == [one.code for one in FINDINGS]
    shown = [cell for row in workbook["Sumber"].iter_rows(values_only=True) for cell in row]
    assert {"3f" * 32, "a1" * 32, "c0" * 32, "5e" * 32, "12", "0.1.0"} <= set(shown)


def test_sheets_are_linked_both_ways(workbook: Workbook) -> None:
    index, *others = workbook.worksheets
    to = {cell.hyperlink.location for row in index.iter_rows() for cell in row if cell.hyperlink}
    assert to == {f"'{sheet.title}'!A1" for sheet in others}
    for sheet in others:
        assert sheet["A3"].hyperlink.location == "'Ringkasan'!A1"


def test_machine_formats_hold_the_table(report: GapReport, tmp_path: Path) -> None:
    paths = {path.suffix: path for path in write_gap_analysis(tmp_path, report, ["csv", "json", "parquet"])}
    expected = plain(report.gaps)
    with paths[".csv"].open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    assert list(written[0]) == GAPS.names
    assert [(row["nip"], row["gap"]) for row in written] == [
        (row["nip"], "" if row["gap"] is None else str(row["gap"])) for row in expected
    ]
    records = json.loads(paths[".json"].read_text(encoding="utf-8"))
    assert [row["level"] for row in records] == [row["level"] for row in expected]
    pd.testing.assert_frame_equal(GAPS.conform(pd.read_parquet(paths[".parquet"])), report.gaps)
    assert paths[".parquet"].read_bytes() == to_bytes(GAPS, report.gaps)


def texts(workbook: Workbook) -> Iterator[str]:
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (cell for cell in row if isinstance(cell, str))


def test_no_nip_shows_where_the_region_masks_it(report: GapReport, tmp_path: Path) -> None:
    privacy = report.config.privacy.model_copy(update={"mask_nip": True})
    masked = gap_report(report.gaps, report.config.model_copy(update={"privacy": privacy}))
    paths = write_gap_analysis(tmp_path, masked, ["xlsx", "md", "csv", "json", "parquet"])
    nips = {*report.gaps["nip"], "198507142010012003"}
    written = set(texts(load_workbook(paths[0])))
    assert not nips & written
    assert {mask_nip(nip) for nip in nips} <= written
    frames = pd.read_parquet(paths[4])["nip"]
    assert not nips & set(frames)
    for path in paths[1:4]:
        text = path.read_text(encoding="utf-8")
        assert not any(nip in text for nip in nips)


def test_many_competencies_get_a_matrix_for_each_kind(tmp_path: Path) -> None:
    technical = [(f"T{n:02d}", f"Kompetensi teknis {n}", f"Technical {n}", "technical") for n in range(60)]
    config = region_config(technical)
    gaps = invented_gaps(config, 12)
    generic = gaps[gaps["kind"] != "technical"]
    one = generic.iloc[[0] * len(technical)].assign(kind="technical", competency=[code for code, *_ in technical])
    gaps = GAPS.conform(pd.concat([generic, one]))
    (path,) = write_gap_analysis(tmp_path, gap_report(gaps, config), ["xlsx"])
    names = [name for name in load_workbook(path).sheetnames if name.startswith("Matriks")]
    assert names == ["Matriks Manajerial", "Matriks Sosial Kultural", "Matriks Teknis 1", "Matriks Teknis 2"]


def test_a_report_of_nobody_can_be_written(tmp_path: Path) -> None:
    config = region_config()
    report = gap_report(GAPS.empty(), config, findings=())
    paths = write_gap_analysis(tmp_path, report, ["xlsx", "md", "csv", "json", "parquet"])
    assert "Belum ada pegawai yang memiliki standar kompetensi" in paths[1].read_text(encoding="utf-8")
    assert load_workbook(paths[0])["Rinci"]["A5"].value == "(tidak ada data)"


def test_nobody_assessed(report: GapReport, tmp_path: Path) -> None:
    gaps = report.gaps.assign(level=pd.NA, gap=pd.NA, surplus=pd.NA, assessed_on=pd.NaT, status="unassessed")
    paths = write_gap_analysis(tmp_path, gap_report(GAPS.conform(gaps), report.config), ["xlsx", "md"])
    assert "Belum ada persyaratan dengan hasil penilaian" in paths[1].read_text(encoding="utf-8")
    assert load_workbook(paths[0])["Ringkasan"]["A6"].value == 90


def test_of_one_standard_only_the_newest_valid_one_is_shown(report: GapReport, tmp_path: Path) -> None:
    """As the analysis takes it: targets folded, the newest that holds, of two from one day the stricter."""
    first = report.standards.iloc[[0]]
    older = first.assign(valid_from=pd.Timestamp(2023, 1, 1), basis="lama", target="PENELAAH TEKNIS-KEBIJAKAN")
    milder = first.assign(level_required=1, basis="lunak")
    future = first.assign(valid_from=pd.Timestamp(2027, 1, 1), basis="nanti")
    nobody = first.assign(target="-", basis="bukan siapa-siapa")
    every = STANDARDS.conform(pd.concat([report.standards, older, milder, future, nobody]))
    (path,) = write_gap_analysis(tmp_path, gap_report(report.gaps, report.config, standards=every), ["xlsx"])
    values = [cell for row in load_workbook(path)["Standar dan Rumus"].iter_rows(values_only=True) for cell in row]
    assert not {"lama", "lunak", "nanti", "bukan siapa-siapa"} & set(values)
    assert values.count("Peraturan Bupati 12/2024") == 2


def test_a_report_of_some_opds_says_so_in_name_and_title(report: GapReport, tmp_path: Path) -> None:
    opds = ("Sekretariat Daerah", "Kecamatan Kalukku")
    part = gap_report(report.gaps[report.gaps["opd"].isin(opds)], report.config, opds=opds)
    workbook, letter, *_ = write_gap_analysis(tmp_path, part, ["xlsx", "md"])
    stem = "gap-analysis_mandar_raya_2026-11-22_opd-kecamatan-kalukku-sekretariat-daerah"
    assert [workbook.name, letter.name] == [f"{stem}.xlsx", f"{stem}.md"]
    named = "Hanya Kecamatan Kalukku; Sekretariat Daerah"
    assert named in letter.read_text(encoding="utf-8")
    sheets = load_workbook(workbook)
    assert named in sheets["Ringkasan"]["A2"].value
    swapped = gap_report(part.gaps, report.config, opds=opds[::-1])
    assert [path.read_bytes() for path in write_gap_analysis(tmp_path / "b", swapped, ["xlsx", "md"])] == [
        workbook.read_bytes(),
        letter.read_bytes(),
    ]


def test_names_of_many_opds_are_cut_and_stay_unique(report: GapReport, tmp_path: Path) -> None:
    def name(*opds: str) -> str:
        return write_gap_analysis(tmp_path, gap_report(report.gaps, report.config, opds=opds), ["csv"])[0].name

    names = {name(*OPDS), name(*OPDS[1:]), name(*OPDS[:-1]), name(OPDS[0])}
    assert len(names) == 4
    for one in names:
        slug = one.removeprefix("gap-analysis_mandar_raya_2026-11-22_opd-").removesuffix(".csv")
        assert re.fullmatch(r"[0-9a-z-]{1,69}", slug)
    assert name(*OPDS[:3], OPDS[0].upper()) == name(*OPDS[:3])


APART = STAFF_APART.conform(
    pd.DataFrame(
        {
            "nip": ["198507142010012003", "199001012015031005", "196801012015031006"],
            "name": ["Ani Contoh", "Budi Contoh", "Citra Contoh"],
            "opd": ["Dinas Kesehatan", "Dinas Kesehatan", None],
            "reason": ["unpaid_leave", "past_retirement", "study_leave"],
            "counted": [False, False, True],
            "day": pd.to_datetime([None, "2026-02-01", None]),
        }
    )
)


@pytest.mark.parametrize(
    ("language", "unknown", "away", "kept"),
    [
        ("id", "belum diketahui: 12", "CLTN", "tugas belajar"),
        (
            "en",
            "is unknown: 12",
            "On unpaid leave (CLTN): 1; they are left out.",
            "(tugas belajar): 1; they are counted.",
        ),
    ],
)
def test_who_is_counted_is_told(
    report: GapReport, language: str, unknown: str, away: str, kept: str, tmp_path: Path
) -> None:
    counted = gap_report(report.gaps, report.config, language=language, staff_unknown_standing=12, staff_apart=APART)
    workbook, letter, *_ = write_gap_analysis(tmp_path, counted, ["xlsx", "md"])
    told, written = list(texts(load_workbook(workbook))), letter.read_text(encoding="utf-8")
    for words in (unknown, away, kept, "Ani Contoh", "Budi Contoh", "Citra Contoh", "198507142010012003"):
        assert words in written
        assert any(words in text for text in told)
    workbook, letter, *_ = write_gap_analysis(
        tmp_path, gap_report(report.gaps, report.config, language=language), ["xlsx", "md"]
    )
    assert "edudukan hukum" not in letter.read_text(encoding="utf-8")
    assert not any("edudukan hukum" in text for text in texts(load_workbook(workbook)))


def test_a_letter_names_some_of_many_who_are_left_out_and_says_how_many_more(report: GapReport, tmp_path: Path) -> None:
    many = STAFF_APART.conform(pd.concat([APART.assign(nip=f"19850714201001{number:04}") for number in range(9)]))
    letter, *_ = write_gap_analysis(
        tmp_path, gap_report(report.gaps, report.config, language="en", staff_apart=many), ["md"]
    )
    written = letter.read_text(encoding="utf-8")
    assert written.count(" Contoh |") == 20
    assert "Not named here: 7;" in written


def test_what_rests_on_opinions_is_told_with_the_figures_without_them(report: GapReport, tmp_path: Path) -> None:
    without = {"assessed": 1200, "people_with_gap": 3, "levels_missing": 44, "jpm_mean": None, "categories": {}}
    found = {"pairs": 17, "people": 6, "levels": 2, "categories": 5, "without": without}
    told = gap_report(report.gaps, report.config, opinions=found)
    workbook, letter, *_ = write_gap_analysis(tmp_path, told, ["xlsx", "md"])
    for text in (letter.read_text(encoding="utf-8"), "\n".join(texts(load_workbook(workbook)))):
        assert "penilaian atasan atau penilaian diri: 17, pada 6 pegawai" in text
        assert "Tanpa metode itu 1.200 persyaratan dinilai dan 44 level kurang; 5 pegawai" in text


def test_notes_are_nothing_to_mend(report: GapReport, tmp_path: Path) -> None:
    warning, note = Finding("F_NO_STANDARD", details={"count": 3}), Finding("F_HIDDEN_SHEET")
    assert (severity(warning), severity(note)) == (Severity.WARNING, Severity.INFO)

    def letter(*findings: Finding) -> str:
        shown = gap_report(report.gaps, report.config, language="en", findings=findings)
        return write_gap_analysis(tmp_path, shown, ["md"])[0].read_text(encoding="utf-8")

    both = letter(warning, warning, note)
    assert "Kinds of findings in the files, which the workbook lists: 2." in both
    assert "Notes in the workbook, for information only: 1." in both
    assert (
        "Mend what the sheet of findings lists (kinds of findings: 2), then compute the training plan. Notes there"
        in both
    )
    assert "Mend" not in letter(note)
    assert "Compute the training plan" in letter(note)
    assert "Kinds of findings" not in letter(note)
    assert "Notes" not in letter(warning)


def test_an_unknown_format_is_a_bug_of_the_caller(report: GapReport, tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="pdf"):
        write_gap_analysis(tmp_path / "reports", report, ["pdf"])


def test_the_date_is_in_the_name(report: GapReport, tmp_path: Path) -> None:
    (path,) = write_gap_analysis(tmp_path, gap_report(report.gaps, report.config, as_of=date(2027, 1, 5)), ["csv"])
    assert path.name == "gap-analysis_mandar_raya_2027-01-05.csv"

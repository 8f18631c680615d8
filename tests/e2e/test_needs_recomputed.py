"""The needs of the command, worked out again in plain Python from the exported tables: all figures of its workbook."""

from collections import Counter
from contextlib import closing

import openpyxl
import pytest
from needs_worked_out import AS_OF, FIGURES, Expected, shown
from real_command import asnkarier

REGIONS = ["manokwari", "mamuju", "palangkaraya", "tanjungpinang"]


@pytest.fixture(scope="module", params=REGIONS)
def made(request, demo, exported):
    """The documents of a region, its stored result, and what is expected."""
    tables = exported(request.param)
    return demo / "reports" / f"needs_{request.param}_{AS_OF}", tables, Expected(tables)


def test_every_stored_need_is_the_one_worked_out(made):
    _, tables, expected = made
    ranked = expected.ranked()
    produced = {(row["scope"], row["group"], row["competency"]): row for row in tables["ranked_needs"]}
    assert produced.keys() == ranked.keys()
    for key, row in produced.items():
        assert {name: row[name] for name in ranked[key]} == ranked[key], key


def test_every_stored_group_is_the_one_worked_out(made):
    _, tables, expected = made
    groups = expected.ranked_groups()
    produced = {(row["scope"], row["group"]): row for row in tables["need_groups"]}
    assert produced.keys() == groups.keys()
    for key, row in produced.items():
        assert {name: row[name] for name in groups[key]} == groups[key], key


def sheet(book, title):
    """Give the rows of a sheet below its header, as dictionaries in the order of the columns."""
    table = list(book[title].iter_rows(min_row=4, values_only=True))
    header = [name for name in table[0] if name]
    return header, [dict(zip(header, row, strict=False)) for row in table[1:] if row[0] is not None]


def numbers_of(row, names):
    return tuple(row[name] for name in names)


@pytest.mark.parametrize(("title", "scope"), [("Per Kompetensi", "region"), ("Per Sektor", "sector"),
                                              ("Per OPD", "opd")])  # fmt: skip
def test_every_figure_of_the_needs_sheets(made, title, scope):
    document, tables, expected = made
    names = tables.competencies
    groups = {each["code"]: each["name"] for each in expected.sectors} | {"–": "(OPD tidak disebutkan)"}
    wanted = Counter()
    for (of, group, code), figures in expected.ranked().items():
        if of == scope:
            told, _ = shown(figures, whole=False)
            of_group = () if scope == "region" else (groups.get(group, group),)
            asked = figures["asked_by"] or "–"
            wanted[(*of_group, told["rank"], told["equals"], names[code], *(told[n] for n in FIGURES), asked)] += 1
    with closing(openpyxl.load_workbook(f"{document}.xlsx", read_only=True)) as book:
        header, found = sheet(book, title)
    without = [name for name in header if name != "Usulan dan kesenjangan"]
    assert Counter(numbers_of(row, without) for row in found) == wanted
    assert scope != "opd" or len(found) > 100


def test_every_figure_of_the_groups_sheet(made):
    document, _, expected = made
    region = expected.config["region"]["name"]
    groups = {each["code"]: each["name"] for each in expected.sectors} | {"–": "(OPD tidak disebutkan)", "": region}
    wanted = Counter()
    for (_, group), figures in expected.ranked_groups().items():
        told, _ = shown(figures, whole=True)
        rest = ("employees", *FIGURES, "theme_only")
        wanted[(groups.get(group, group), told["rank"], told["equals"], *(told[name] for name in rest))] += 1
    with closing(openpyxl.load_workbook(f"{document}.xlsx", read_only=True)) as book:
        header, found = sheet(book, "Sektor dan OPD")
    assert Counter(numbers_of(row, header[1:]) for row in found) == wanted


@pytest.mark.parametrize(("title", "codes"), [("Usulan Tanpa Kesenjangan", ("asked_unknown", "asked_no_gap")),
                                              ("Kesenjangan Tanpa Usulan", ("not_asked",))])  # fmt: skip
def test_what_asking_and_lacking_do_not_share(made, title, codes):
    document, tables, expected = made
    names = tables.competencies
    region = expected.config["region"]["name"]
    wanted = Counter(
        ({"–": "(OPD tidak disebutkan)", "": region}.get(group, group), names[code], int(figures["proposals"]))
        for (scope, group, code), figures in expected.ranked().items()
        if scope != "sector" and figures["support"] in codes and not shown(figures, whole=False)[1]
    )
    with closing(openpyxl.load_workbook(f"{document}.xlsx", read_only=True)) as book:
        _, found = sheet(book, title)
    rows_found = [row for row in found if row.get("Kompetensi")]
    assert Counter((row["Kelompok"], row["Kompetensi"], row["Usulan"]) for row in rows_found) == wanted


def test_every_proposal_stands_in_the_workbook_with_its_votes(made):
    document, tables, _ = made
    with closing(openpyxl.load_workbook(f"{document}.xlsx", read_only=True)) as book:
        _, found = sheet(book, "Usulan")
    wanted = Counter((row["source_event"], row["theme"], int(row["votes"]) if row["votes"] else "–")
                     for row in tables["needs"])  # fmt: skip
    assert Counter((row["Forum, survei, atau surat"], row["Tema"], row["Suara"]) for row in found) == wanted
    assert {row["Status usulan"] for row in found} == {"Dihitung"}


def test_a_theme_that_is_no_name_is_told_apart_and_counts_once_it_is_accepted(workspace, tmp_path):
    """The forum asked for a competency in its own words, and the analyst says later what they mean."""
    file = tmp_path / "forum.csv"
    file.write_text(
        "Forum,Tanggal Forum,OPD Pengusul,Keterampilan yang Perlu Ditingkatkan,Jumlah Pendukung\n"
        "Forum Diskusi Kecamatan,05-10-2026,Dinas Sosial,Menulis surat dinas,11\n"
        "Forum Diskusi Kecamatan,05-10-2026,Dinas Sosial,Manajemen Projek,4\n",
        encoding="utf-8",
    )
    assert asnkarier("import", file, "-w", workspace).code == 0
    given = ("-w", workspace, "--as-of", AS_OF, "--json", "--out", tmp_path)
    before = asnkarier("needs", *given).json["data"]
    assert before["asked"] == {"counted": 52, "theme_only": 1}  # "Manajemen Projek" is an alias of MPROY
    letter = (tmp_path / f"needs_mamuju_{AS_OF}.md").read_text(encoding="utf-8")
    assert "- Menulis surat dinas (Forum Diskusi Kecamatan)" in letter

    accepted = asnkarier("aliases", "accept", "--kind", "competencies", "Menulis surat dinas", "Komunikasi", "-w",
                         workspace)  # fmt: skip
    assert accepted.code == 0, accepted.err
    after = asnkarier("needs", *given).json["data"]
    assert after["asked"] == {"counted": 53}
    assert after["votes"] - before["votes"] == 11


def test_the_same_needs_make_no_new_entry(workspace):
    first, second = (asnkarier("needs", "-w", workspace, "--as-of", AS_OF, "--json").json["data"] for _ in range(2))
    assert first["entry"] is None  # the demonstration has made it
    assert first == second

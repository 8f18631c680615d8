"""Packs of OPDs and pages of people by the real command: what is asked, what is refused, and what is on record."""

import json
import shutil
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from real_command import asnkarier
from twelve_people import PEOPLE, bring

AS_OF = ("--as-of", "2026-11-02")


@pytest.fixture(scope="module")
def analysed(planned, tmp_path_factory):
    """Twelve people with a plan, and a gap analysis; only to be copied."""
    workspace = Path(shutil.copytree(planned, tmp_path_factory.mktemp("analysed") / "w"))
    assert asnkarier("gap-analysis", "-w", workspace, *AS_OF).code == 0
    return workspace


@pytest.fixture
def office(analysed, tmp_path):
    return Path(shutil.copytree(analysed, tmp_path / "w"))


def report(office, *more):
    return asnkarier("report", "-w", office, *more, "--json")


def exports(office):
    lines = (office / "store" / "mamuju" / "exports.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def text_of(file):
    return "\n".join(one.text or "" for one in docx.Document(file).element.body.iter(qn("w:t")))


def test_the_page_of_a_person_and_of_another(office):
    answer = report(office, "--individual", PEOPLE[0], "--individual", f"'{PEOPLE[3]}")
    assert answer.code == 0, answer.err
    assert answer.json["data"]["people"] == 2
    assert answer.json["data"]["gap_analysis"] > answer.json["data"]["plan_training"] > 0
    first, second = (Path(file) for file in answer.json["files"])
    assert first.parent == office / "reports" / "individual"
    assert (first.name, second.name) == (
        "individual_mamuju_2026-11-02_person-00001.docx",
        "individual_mamuju_2026-11-02_person-00004.docx",
    )
    assert PEOPLE[0] in text_of(first)
    assert PEOPLE[3] not in text_of(first)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--individual", "199001012015011099"], "There is no employee with the NIP 19900101******1***."),
        (["--individual", "orang"], "There is no employee with the NIP oran*."),
        (["--individual", PEOPLE[0], "--per-opd"], "--per-opd, --individual exclude each other."),
        (["--per-opd", "--mask"], "--per-opd, --mask exclude each other."),
        (["gap-analysis", "--per-opd"], "--per-opd joins the results; no single one can be named with it."),
        (["--per-opd", "--format", "csv"], "There is no format csv. Choose from xlsx, docx, md."),
        (["experts", "--mask"], "experts speaks of single people: there are no masked documents of it."),
    ],
    ids=str,
)
def test_what_cannot_be_made_is_refused_in_one_sentence(office, asked, said):
    answer = asnkarier("report", "-w", office, *asked)
    assert answer.code == 2
    assert said in answer.err
    assert not (office / "reports" / "individual").exists()


def test_who_is_left_out_has_no_page_and_the_reason_is_said(office):
    people = [f"'{nip},Pegawai {nip[-2:]},PNS,Pengelola,pelaksana,Dinas A,Aktif" for nip in PEOPLE]
    people[0] = people[0].replace("Aktif", "Pensiun")
    bring(office, "pegawai2.csv", "NIP,Nama,Jenis ASN,Jabatan,Jenjang,OPD,Kedudukan Hukum", *people)
    assert asnkarier("gap-analysis", "-w", office, *AS_OF).code == 0
    answer = asnkarier("report", "-w", office, "--individual", PEOPLE[0])
    assert answer.code == 2
    assert "The gap analysis leaves out the person 19900101******1***: Pensiun." in answer.err


@pytest.mark.parametrize(("asked", "name"), [("--per-opd", "opd"), ("--all-individual", "individual")])
def test_files_of_opds_that_are_gone_are_told_and_stay(office, asked, name):
    start = f"{name}_mamuju_2026-11-02_" + "opd-" * (name == "individual")
    folder = office / "reports" / name
    folder.mkdir(parents=True)
    gone, other_day = folder / f"{start}dinas-lama.docx", folder / f"{start}dinas-lama.docx".replace("11-02", "10-01")
    for file in (gone, other_day):
        file.write_bytes(b"catatan")
    answer = report(office, asked, "--format", "docx")
    assert answer.code == 0, answer.err
    assert len(answer.json["files"]) == 1 + (name == "opd")
    (told,) = (one for one in answer.json["messages"] if "earlier run" in one)
    assert told.count(".docx") == 1
    assert f"(1): {gone.name}." in told
    assert gone.read_bytes() == other_day.read_bytes() == b"catatan"


def test_without_a_stored_gap_analysis_neither_pages_nor_packs(planned, tmp_path):
    workspace = Path(shutil.copytree(planned, tmp_path / "w"))
    for asked in ("--per-opd", "--all-individual"):
        answer = asnkarier("report", "-w", workspace, asked)
        assert answer.code == 2
        assert "has no stored gap analysis" in answer.err


def test_what_left_the_store_is_on_record(office):
    before = exports(office)
    assert [line["what"] for line in before] == [["plan-training"], ["gap-analysis"]], "every result that was written"
    for asked in (["--per-opd"], ["--individual", PEOPLE[0]], ["--all-individual"], ["--mask"], []):
        assert report(office, *asked).code == 0
    assert asnkarier("export", "employees", "-w", office).code == 0
    assert report(office, "--individual", "orang").code == 2
    lines = exports(office)[len(before) :]
    shown = [(line["command"], line["what"], line["people"], line["masked"], line["files"]) for line in lines]
    assert shown == [
        ("report", ["per-opd"], 12, False, 3),
        ("report", ["individual"], 1, False, 1),
        ("report", ["individual"], 12, False, 2),
        ("report", ["gap-analysis", "plan-training"], 12, True, 4),
        ("report", ["gap-analysis", "plan-training"], 12, False, 7),  # three charts beside the Markdown
        ("export", ["employees"], 12, False, 1),
    ]
    assert all(line["who"] and line["time"].startswith("2026-11-02") for line in lines)
    assert asnkarier("history", "-w", office, "--json").json["data"]["exports"] == exports(office)[::-1]
    log = (office / "store" / "mamuju" / "exports.jsonl").read_text(encoding="utf-8")
    assert not [nip for nip in PEOPLE if nip in log]
    assert "Pegawai" not in log


def test_changed_tables_are_told(office):
    bring(office, "baru.csv", "NIP,Kompetensi,Level,Tanggal Penilaian,Metode",
          f"'{PEOPLE[0]},INT,2,01-10-2026,Assessment Center")  # fmt: skip
    answer = asnkarier("report", "-w", office, "--per-opd")
    assert answer.code == 0
    assert "The tables have changed since" in answer.out

"""Who is analysed and planned for on a day, and that a look back never becomes the current result."""

import json
from pathlib import Path

import pytest
from real_command import ENVIRONMENT, asnkarier, state

OCTOBER, NOVEMBER = "1790850000", "1793600000"  # 1 October and 2 November 2026
HEAD = "NIP,Nama,Jenis ASN,Tanggal Lahir,Jenis Kelamin,Jabatan,Jenjang,OPD,Kedudukan Hukum,TMT Jabatan,Akhir Kontrak"
ANI, BUDI, CITRA, DEWI = "198501012010012901", "198009202015011902", "199001012022212903", "199001012015012904"


def person(nip, name, standing="Aktif", since="2020-01-01", contract="", kind="PNS", sex="P"):
    born = f"{nip[:4]}-{nip[4:6]}-{nip[6:8]}"
    return f"'{nip},{name},{kind},{born},{sex},Pengadministrasi,pelaksana,Dinas Kesehatan,{standing},{since},{contract}"


@pytest.fixture
def office(tmp_path):
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0
    return tmp_path / "w"


@pytest.fixture
def at(monkeypatch):
    """Set the moment at which commands are run."""
    return lambda moment: monkeypatch.setitem(ENVIRONMENT, "SOURCE_DATE_EPOCH", moment)


def imported(office, name, *lines):
    path = office.parent / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    answer = asnkarier("import", path, "-w", office, "--json")
    assert answer.code in (0, 3), answer.out


def analysed(office, *words):
    answer = asnkarier("gap-analysis", "-w", office, "--format", "json", "--json", *words)
    assert answer.code == 0, answer.err
    return answer.json


def people(answer):
    """The NIPs in the document."""
    (file,) = answer["files"]
    return {row["nip"] for row in json.loads(Path(file).read_text("utf-8"))}


def reasons(answer):
    return {row["nip"]: row["reason"] for row in answer["data"]["people_apart"]}


def test_a_past_day_is_looked_at_and_never_becomes_current(office, at):
    at(OCTOBER)
    imported(office, "pegawai.csv", HEAD, person(ANI, "Ani"), person(DEWI, "Dewi"))
    at(NOVEMBER)
    imported(
        office, "baru.csv", HEAD, person(ANI, "Ani", "Pensiun"), person(DEWI, "Dewi", since="2026-10-20"),
        person(BUDI, "Budi", sex="L"),
    )  # fmt: skip
    now = analysed(office)
    assert (people(now), reasons(now)) == ({BUDI, DEWI}, {ANI: "retired"})
    stored = state(office / "store" / "mamuju" / "tables")

    then = analysed(office, "--as-of", "2026-10-15")
    assert (people(then), reasons(then)) == ({BUDI}, {ANI: "retired", DEWI: "position_unknown"})
    assert then["data"]["entry"] is None
    assert [finding["code"] for finding in then["problems"]] == ["F_POSITION_THEN"]
    assert then["files"][0].endswith("gap-analysis_mamuju_2026-10-15_past.json")

    known = analysed(office, "--as-of", "2026-10-15", "--as-known")
    assert (people(known), reasons(known)) == ({ANI, DEWI}, {})
    assert known["data"]["entry"] is None
    assert known["files"][0].endswith("gap-analysis_mamuju_2026-10-15_as-known.json")

    assert state(office / "store" / "mamuju" / "tables") == stored
    report = asnkarier("report", "gap-analysis", "-w", office, "--format", "json", "--out", office / "x", "--json")
    assert people(report.json) == {BUDI, DEWI}

    nothing = asnkarier("gap-analysis", "-w", office, "--as-of", "2026-09-01", "--as-known")
    assert nothing.code == 2
    assert "Nothing of Kabupaten Mamuju was known on 2026-09-01" in nothing.err


def test_everybody_is_in_the_analysis_or_in_the_list(office):
    imported(
        office, "pegawai.csv", HEAD,
        person(ANI, "Ani", "Tugas Belajar"), person(DEWI, "Dewi", "CLTN"),
        person(CITRA, "Citra", kind="PPPK", contract="2026-11-01"),
        person("196809202015012905", "Eka"), person("196811202015012906", "Fitri"),
    )  # fmt: skip
    answer = analysed(office)
    assert people(answer) == {ANI, "196811202015012906"}
    assert reasons(answer) == {
        ANI: "study_leave",
        DEWI: "unpaid_leave",
        CITRA: "contract_ended",
        "196809202015012905": "past_retirement",  # 58 in September 2026
    }
    data = answer["data"]
    assert data["employees"] + data["left_out"] == 5
    assert data["apart"] == {"study_leave": 1, "unpaid_leave": 1, "contract_ended": 1, "past_retirement": 1}
    letter = asnkarier("gap-analysis", "-w", office, "--format", "md", "--lang", "en", "--json").json["files"][0]
    assert "| Dewi | 199001012015012904 | Dinas Kesehatan |" in Path(letter).read_text("utf-8")


def test_nobody_gets_a_seat_who_leaves_before_the_year_ends(office):
    stays, retires = ANI, "196903202015012907"  # 58 in March 2027
    imported(
        office, "pegawai.csv", HEAD, person(stays, "Ani"), person(retires, "Gita"),
        person(CITRA, "Citra", kind="PPPK", contract="2027-06-30"),
    )  # fmt: skip
    imported(
        office, "nilai.csv", "NIP,Kompetensi,Level,Tanggal Penilaian,Metode",
        *(f"'{nip},Integritas,1,12-03-2026,Assessment Center" for nip in (stays, retires, CITRA)),
    )  # fmt: skip
    imported(
        office, "standar.csv", "scope,target,competency,level_required,basis,valid_from,valid_to",
        "jabatan,Pengadministrasi,INT,2,Perbup 1/2026,2026-01-01,",
    )  # fmt: skip
    imported(
        office, "katalog.csv",
        "training,title,form,route,jp,days,cost_per_participant,cost_per_class,seats_min,seats_max,classes_max,funds",
        "T1,Pelatihan T1,pelatihan_teknis,classical,20,2,1000000,0,1,30,3,apbd",
    )  # fmt: skip
    imported(office, "kompetensi.csv", "training,competency,level_from,level_to,effectiveness", "T1,INT,1,2,1")
    imported(office, "pagu.csv", "year,fund,opd,ceiling,window", "2027,apbd,,100000000,murni")
    answer = asnkarier("plan-training", "-w", office, "--year", "2027", "--json")
    assert answer.code == 0, answer.err
    assert asnkarier("export", "plan_needs", "-w", office, "--format", "json", "--out", office / "x").code == 0
    (needs,) = (office / "x").glob("plan_needs_*.json")
    rows = json.loads(needs.read_text("utf-8"))
    assert {row["nip"]: (row["reason"], row["training"]) for row in rows if row["competency"] == "INT"} == {
        stays: ("selected", "T1"),
        retires: ("leaves_before_end", "T1"),
        CITRA: ("leaves_before_end", "T1"),
    }


def test_standards_and_levels_at_odds_are_told_with_the_rule_that_was_used(office):
    imported(office, "pegawai.csv", HEAD, person(ANI, "Ani"))
    imported(
        office, "standar.csv", "scope,target,competency,level_required,basis,valid_from,valid_to",
        "jabatan,PENGADMINISTRASI,INT,2,a,2026-01-01,", "jabatan,Peng-administrasi,INT,4,b,2026-01-01,",
        "jabatan,Pengadministrasi.,INT,3,c,2026-01-01,",
    )  # fmt: skip
    imported(
        office, "nilai.csv", "NIP,Kompetensi,Level,Tanggal Penilaian,Metode",
        f"'{ANI},Integritas,2,12-03-2026,Assessment Center", f"'{ANI},Integritas,4,12-03-2026,Atasan Langsung",
        f"'{ANI},Kerja Sama,3,12-03-2026,Assessment Center", f"'{ANI},Kerja Sama,3,12-03-2026,Atasan Langsung",
    )  # fmt: skip
    answer = analysed(office)
    told = {finding["code"]: finding["sentence"] for finding in answer["problems"]}
    assert "1 standards ask two levels from the same day on, such as INT of " in told["F_STANDARD_AT_ODDS"]
    assert "2 and 3 from 2026-01-01. The higher one was taken." in told["F_STANDARD_AT_ODDS"]
    assert "1 times one person" in told["F_LEVEL_AT_ODDS"]
    assert "such as 19850101******2***" in told["F_LEVEL_AT_ODDS"]
    assert "on 2026-03-12: assessment_center 2, superior 4." in told["F_LEVEL_AT_ODDS"]

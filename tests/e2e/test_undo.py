"""Undo: one import and its findings, nothing else; what is in the way is named."""

import csv
import json

import pytest
from real_command import asnkarier


@pytest.fixture
def region(tmp_path):
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0
    return tmp_path / "w"


def imported(region, name, *lines):
    """Import these lines as a CSV file; give the number of the entry."""
    path = region.parent / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    answer = asnkarier("import", path, "-w", region, "--json")
    assert answer.code in (0, 3), answer.out
    return answer.json["data"]["entry"]


def exported(region, table):
    out = region.parent / "out"
    assert asnkarier("export", table, "-w", region, "--out", out).code == 0
    (path,) = out.glob(f"{table}_*.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def findings(region):
    """What is wrong, as file and code; remarks on spellings left out."""
    return sorted({(row["file"], row["code"]) for row in exported(region, "findings")} & WATCHED)


ANI, BUDI = "'199001012015011901", "'199001012015011902"
PEOPLE = ("NIP,Nama,Jenis ASN,Jabatan,OPD", f"{ANI},Ani,PNS,Analis,Dinas Kesehatan")
BUDI_TOO = (*PEOPLE, f"{BUDI},Budi,PNS,Analis,Dinas Kesehatan", "123,Citra,PNS,Analis,Dinas Kesehatan")
SCORES = (
    "NIP,Kompetensi,Level,Tanggal Penilaian,Metode",
    f"{ANI},Integritas,3,12-03-2025,Assessment Center",
    f"{BUDI},Integritas,9,12-03-2025,Assessment Center",
    f"{BUDI},Kerjasama,2,12-03-2025,Assessment Center",
)
WATCHED = {
    ("pegawai.csv", "F_NIP_LENGTH"),
    ("nilai.csv", "F_LEVEL_RANGE"),
    ("nilai.csv", "F_PERSON_UNKNOWN"),
    ("lagi.csv", "F_LEVEL_RANGE"),
}


def test_a_later_import_of_another_table_is_not_in_the_way(region):
    imported(region, "dasar.csv", PEOPLE[0], "'199001012015012903,Dewi,PNS,Analis,Dinas Sosial")
    people = imported(region, "pegawai.csv", *BUDI_TOO)
    imported(region, "nilai.csv", *SCORES)
    assert findings(region) == [("nilai.csv", "F_LEVEL_RANGE"), ("pegawai.csv", "F_NIP_LENGTH")]

    answer = asnkarier("undo", people, "-w", region, "--json")

    assert answer.code == 0, answer.out
    assert [row["name"] for row in exported(region, "employees")] == ["Dewi"]
    assert len(exported(region, "assessments")) == 2
    # The file's own finding is gone; that nobody knows these people now is found.
    assert findings(region) == [("nilai.csv", "F_LEVEL_RANGE"), ("nilai.csv", "F_PERSON_UNKNOWN")]

    assert asnkarier("undo", answer.json["data"]["entry"], "-w", region).code == 0
    assert findings(region) == [("nilai.csv", "F_LEVEL_RANGE"), ("pegawai.csv", "F_NIP_LENGTH")]


def test_the_findings_of_a_file_stand_while_its_import_does(region):
    first = imported(region, "pegawai.csv", *BUDI_TOO)
    budget = ("Tahun Anggaran,Sumber Dana,OPD,Pagu,Jendela", "2027,APBD,,1000,murni")
    second = imported(region, "pegawai.csv", *budget)  # another table under the same name: another office's, perhaps
    assert findings(region) == [("pegawai.csv", "F_NIP_LENGTH")]

    assert asnkarier("undo", second, "-w", region).code == 0
    assert findings(region) == [("pegawai.csv", "F_NIP_LENGTH")]
    assert asnkarier("undo", first, "-w", region).code == 0
    assert asnkarier("undo", second + 1, "-w", region).code == 0  # the budget again
    assert findings(region) == []


def test_rows_that_a_later_file_states_too_are_not_taken_away_below_it(region):
    first = imported(region, "nilai.csv", *SCORES)
    again = imported(region, "lagi.csv", *SCORES[:3])

    refused = asnkarier("undo", first, "-w", region, "--json")
    assert refused.code == 2
    assert f"{again} (assessments)" in json.loads(refused.out)["error"]

    assert findings(region) == [("lagi.csv", "F_LEVEL_RANGE"), ("nilai.csv", "F_LEVEL_RANGE")]
    assert asnkarier("undo", again, "-w", region).code == 0
    assert findings(region) == [("nilai.csv", "F_LEVEL_RANGE")]
    assert asnkarier("undo", first, "-w", region).code == 0
    assert exported(region, "assessments") == []
    assert findings(region) == []
    twice = asnkarier("undo", first, "-w", region)
    assert twice.code == 2
    assert "undone already" in twice.err

"""The rules of a seat from files to the stored plan, by the real command."""

import json
import shutil

import pytest
from real_command import asnkarier

ANI, BUDI, CITRA, DEWI = "198501012010012901", "198009202015011902", "199001012022212903", "199001012015012904"
STAFF = "NIP,Nama,Jenis ASN,Jenis Kelamin,Jabatan,Jenjang,OPD,Kedudukan Hukum"
CATALOGUE = (
    "training,title,form,route,jp,days,cost_per_participant,cost_per_class,seats_min,seats_max,classes_max,"
    "prerequisites,eligible,funds"
)
T0 = "T0,Dasar,pelatihan_teknis,classical,10,2,1000000,0,1,30,3,,,apbd"
T1 = "T1,Lanjutan,pelatihan_teknis,classical,10,2,1000000,0,1,30,3,T0,,apbd"


@pytest.fixture(scope="module")
def made_office(tmp_path_factory):
    """An office with four people at level 1 of 3 in integrity, and money."""
    office = tmp_path_factory.mktemp("office") / "w"
    assert asnkarier("init", office, "--region", "mamuju").code == 0
    imported(
        office, "pegawai.csv", STAFF,
        f"'{ANI},Ani,PNS,P,Dokter,pelaksana,Dinas A,Aktif", f"'{BUDI},Budi,PNS,L,Perawat,pelaksana,Dinas A,Aktif",
        f"'{CITRA},Citra,PPPK,P,Perawat,pelaksana,Dinas A,Aktif",
        f"'{DEWI},Dewi,PNS,P,Dokter,pelaksana,Dinas A,Tugas Belajar",
    )  # fmt: skip
    imported(
        office, "nilai.csv", "NIP,Kompetensi,Level,Tanggal Penilaian,Metode",
        *(f"'{nip},Integritas,1,12-03-2026,Assessment Center" for nip in (ANI, BUDI, CITRA, DEWI)),
    )  # fmt: skip
    imported(
        office, "standar.csv", "scope,target,competency,level_required,basis,valid_from,valid_to",
        *(f"jabatan,{name},INT,3,Perbup 1/2026,2026-01-01," for name in ("Dokter", "Perawat")),
    )  # fmt: skip
    imported(office, "pagu.csv", "year,fund,opd,ceiling,window", "2027,apbd,,100000000,murni")
    imported(office, "kompetensi.csv", "training,competency,level_from,level_to,effectiveness", "T1,INT,1,3,1")
    return office


@pytest.fixture
def office(tmp_path, made_office):
    """A copy of it, to change."""
    return shutil.copytree(made_office, tmp_path / "w")


def imported(office, name, *lines, codes=(0, 3)):
    path = office.parent / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    answer = asnkarier("import", path, "-w", office, "--json")
    assert answer.code in codes, answer.out
    return answer.json


def configured(office, training_plan):
    text = f"extends: mamuju\ntraining_plan: {training_plan}\n"
    (office / "configs" / "mamuju.yaml").write_text(text, encoding="utf-8")


def plan(office, table="plan_needs"):
    """The answer, and what became of everybody's integrity."""
    answer = asnkarier("plan-training", "-w", office, "--year", "2027", "--json")
    if answer.code not in (0, 3):
        return answer, None
    folder = office / "x" / str(len(list(office.glob("x/*"))))
    assert asnkarier("export", table, "-w", office, "--format", "json", "--out", folder).code == 0
    (file,) = folder.glob(f"{table}_*.json")
    rows = json.loads(file.read_text("utf-8"))
    if table != "plan_needs":
        return answer, rows
    return answer, {row["nip"]: row["reason"] for row in rows if row["competency"] == "INT"}


def told(answer):
    return {finding["code"]: finding["sentence"] for finding in answer.json["problems"]}


def test_a_prerequisite_is_passed_by_the_history_or_taken_in_the_same_year(office):
    imported(office, "katalog.csv", CATALOGUE, T0, T1)
    imported(
        office, "riwayat.csv", "NIP,Kode Pelatihan,Nama Pelatihan,Status,Tanggal Mulai,Tanggal Selesai,JP",
        f"'{ANI},T0,Dasar,Lulus,2026-02-02,2026-02-04,10", f"'{BUDI},T0,Dasar,Gugur,2026-02-02,2026-02-04,10",
    )  # fmt: skip
    answer, reasons = plan(office)
    missing = "prerequisite_missing"
    assert reasons == {ANI: "selected", BUDI: missing, CITRA: missing, DEWI: "away"}
    assert told(answer)["F_PREREQUISITE"].startswith("2 needs of 2 people have no seat because another training must")

    configured(office, "{chains: true}")
    answer, reasons = plan(office)
    assert reasons == {ANI: "selected", BUDI: "selected", CITRA: "selected", DEWI: "away"}
    assert told(answer)["F_TAKEN_FIRST"].startswith("2 planned seats must be passed before another")
    _, seats = plan(office, "plan")
    assert {(row["nip"], row["training"], row["before"]) for row in seats} == {
        (ANI, "T1", None), *((nip, training, before) for nip in (BUDI, CITRA)
                             for training, before in (("T0", "T1"), ("T1", None))),
    }  # fmt: skip


def test_the_catalogue_says_whom_a_training_is_for(office):
    wrong = f"{T1[: -len('T0,,apbd')]},Jenis Kelamin = X,apbd"
    answer = imported(office, "salah.csv", CATALOGUE, wrong, codes=(3, 4))
    (finding,) = [one for one in answer["problems"] if one["code"] == "F_CONDITION_VALUE"]
    assert (finding["cell"], finding["sentence"]) == ("M2", "sex is never 'X'.")
    assert finding["remedy"] == "Write one of these: L, P."

    imported(office, "katalog.csv", CATALOGUE, f"{T1[: -len('T0,,apbd')]},kelamin = Perempuan; jabatan ~ dokter,apbd")
    _, reasons = plan(office)
    assert reasons == {ANI: "selected", BUDI: "not_eligible", CITRA: "not_eligible", DEWI: "away"}


def test_floors_are_kept_or_the_run_ends_with_their_names(office):
    imported(office, "katalog.csv", CATALOGUE, T1.replace("T0", "").replace(",30,3,", ",1,1,"))
    configured(office, "{floors: [{name: PPPK, who: 'employment = PPPK', seats: 1, basis: Perbup 2/2026}]}")
    _, reasons = plan(office)
    assert reasons[CITRA] == "selected"

    configured(office, "{floors: [{name: PPPK, who: 'employment = PPPK', seats: 2, basis: Perbup 2/2026}]}")
    answer, _ = plan(office)
    assert answer.code == 5
    assert "PPPK: 2 (Perbup 2/2026)" in answer.json["error"]

    configured(office, "{floors: [{name: PPPK, who: 'agama = x', seats: 2, basis: Perbup 2/2026}]}")
    answer, _ = plan(office)
    assert answer.code == 2
    assert "Nothing named 'agama' is known of an employee" in answer.out + answer.err

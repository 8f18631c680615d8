"""A year in which no seat is possible ends with exit code 5, the cause, and the money that cannot be used."""

import pytest
from real_command import asnkarier

EMPLOYEES = """nip,name,employment,birth_date,sex,golongan,jenis_jabatan,jabatan,jenjang,unor,opd,kedudukan_hukum
198501012010011001,ORANG 1,PNS,1985-01-01,L,III/c,fungsional,ANALIS AHLI MUDA,jf_ahli_muda,BIDANG X,Dinas A,Aktif
198501012010011002,ORANG 2,PNS,1985-01-01,L,III/c,fungsional,ANALIS AHLI MUDA,jf_ahli_muda,BIDANG X,Dinas B,Aktif
"""
ASSESSMENTS = """nip,competency,assessed_on,method,level
198501012010011001,INT,2026-01-10,assessment_center,1
198501012010011002,INT,2026-01-10,assessment_center,1
"""
TRAININGS = (
    "training,title,form,route,jp,days,cost_per_participant,cost_per_class,seats_min,seats_max,classes_max,funds\n"
    "T1,Pelatihan T1,pelatihan_teknis,classical,20,2,1000000,0,2,30,1,apbd;dak\n"
)
TAUGHT = "training,competency,level_from,level_to,effectiveness\nT1,INT,1,3,1\n"
BUDGETS = """year,fund,opd,ceiling,window
2027,apbd,,1000000,murni
2027,dak,Dinas A,9000000,murni
2027,mitra,,5000000,murni
"""


@pytest.fixture
def office(tmp_path):
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0
    return tmp_path / "w"


def imported(office, **files):
    for name, text in files.items():
        (office.parent / f"{name}.csv").write_text(text, encoding="utf-8")
    answer = asnkarier("import", *(office.parent / f"{name}.csv" for name in files), "-w", office, "--json")
    assert answer.code in (0, 3), answer.out


def planned(office):
    return asnkarier("plan-training", "--year", "2027", "-w", office, "--format", "md", "--json")


def test_nobody_assessed_then_no_fund_enough_alone(office):
    imported(office, employees=EMPLOYEES, trainings=TRAININGS, training_competencies=TAUGHT, budgets=BUDGETS)
    unknown = planned(office)
    assert unknown.code == 5
    assert "a valid level is known" not in unknown.json["error"]
    assert unknown.json["error"].startswith("No seat is possible: of none of the")

    imported(office, assessments=ASSESSMENTS)
    poor = planned(office)
    assert poor.code == 5
    assert poor.json["error"].startswith("No seat is possible: the money of 2027 pays for no class")
    told = {finding["code"]: finding["sentence"] for finding in poor.json["problems"]}
    assert set(told) == {"F_MONEY_NO_TRAINING", "F_MONEY_CLASS_TOO_DEAR", "F_MONEY_OPDS_ONLY"}
    assert "(Rp 5.000.000 in all), such as mitra" in told["F_MONEY_NO_TRAINING"]
    assert poor.json["files"] == []

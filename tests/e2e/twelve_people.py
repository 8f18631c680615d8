"""An office of twelve people with gaps in three competencies, Rp 20 million of window murni, and a plan of 2027."""

from __future__ import annotations

from pathlib import Path

from real_command import Finished, asnkarier

YEAR = ("--year", "2027")
PEOPLE = [f"19900101201501{serial:04d}" for serial in range(1001, 1013)]
COURSES = """training,title,form,route,jp,days,cost_per_participant,cost_per_class,seats_min,seats_max,classes_max,funds
T1,Pelayanan Prima,pelatihan_teknis,classical,20,3,2000000,3000000,3,5,2,apbd
T2,Kerja Sama Tim,pelatihan_teknis,classical,20,3,1000000,2000000,2,6,2,apbd
T3,Integritas,seminar,classical,8,1,500000,0,1,30,1,apbd"""
TAUGHT = """training,competency,level_from,level_to,effectiveness
T1,PP,1,3,0.8
T2,KS,1,2,0.8
T3,INT,1,2,0.8"""
CODES = ("PP", "KS", "INT")


def bring(workspace: Path, name: str, header: str, *rows: str) -> None:
    """Write a file beside the workspace and import it."""
    file = workspace.parent / name
    file.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    answer = asnkarier("import", file, "-w", workspace, "--json")
    assert answer.code == 0, (name, answer.out)


def assess(workspace: Path, name: str, level: int, day: str, people: list[str], codes: tuple[str, ...] = CODES) -> None:
    """Import assessments of these people, all at one level."""
    rows = (f"'{nip},{code},{level},{day},Assessment Center" for nip in people for code in codes)
    bring(workspace, name, "NIP,Kompetensi,Level,Tanggal Penilaian,Metode", *rows)


def budget(workspace: Path, name: str, *rows: str) -> None:
    """Import ceilings."""
    bring(workspace, name, "year,fund,opd,ceiling,window", *rows)


def plan(workspace: Path, *more: object, year: tuple[str, ...] = YEAR) -> Finished:
    return asnkarier("plan-training", *year, "-w", workspace, *more, "--json")


def planned_office(workspace: Path) -> None:
    """Make the office and its first plan."""
    assert asnkarier("init", workspace, "--region", "mamuju").code == 0
    people = (f"'{nip},Pegawai {nip[-2:]},PNS,Pengelola,pelaksana,Dinas A" for nip in PEOPLE)
    standards = (f"jabatan,Pengelola,{code},2,Perbup 1/2026,2026-01-01," for code in CODES)
    bring(workspace, "pegawai.csv", "NIP,Nama,Jenis ASN,Jabatan,Jenjang,OPD", *people)
    bring(workspace, "standar.csv", "scope,target,competency,level_required,basis,valid_from,valid_to", *standards)
    assess(workspace, "penilaian.csv", 1, "12-03-2026", PEOPLE)
    bring(workspace, "katalog.csv", COURSES)
    bring(workspace, "materi.csv", TAUGHT)
    budget(workspace, "pagu.csv", "2027,apbd,,20000000,murni")
    answer = plan(workspace)
    assert answer.code == 0, answer.err

"""The JP ledger from files to the plan, by the real command."""

import shutil

from real_command import asnkarier
from twelve_people import PEOPLE, YEAR, bring, plan

AUGUST = ("--as-of", "2027-08-01")
HISTORY = "NIP,Nama Pelatihan,Jenis Diklat,Tanggal Mulai,Tanggal Selesai,Jumlah JP,Jumlah Sesi,Status Peserta"


def test_what_was_attended_in_march_is_in_the_ledger_and_before_the_plan_of_august(planned, tmp_path):
    """Fourteen JP as stated, and two sessions of coaching that state none."""
    office = tmp_path / "w"
    shutil.copytree(planned, office)
    before = asnkarier("jp", *YEAR, *AUGUST, "-w", office, "--json")
    assert before.code == 2
    assert "no history of trainings" in before.json["error"]
    bring(
        office, "riwayat.csv", HISTORY,
        f"'{PEOPLE[0]},Arsip,Diklat Teknis,02-03-2027,03-03-2027,14,,Mengikuti",
        f"'{PEOPLE[1]},Pendampingan,Coaching,02-03-2027,30-04-2027,,2,Mengikuti",
    )  # fmt: skip
    found = asnkarier("jp", *YEAR, *AUGUST, "-w", office, "--json").json["data"]
    assert (found["people"], found["with_minimum"], found["jp_earned"]) == (12, 12, 14 + 2 * 2)
    assert (found["participations"], found["unknown"]) == ({"earned": 2}, 0)
    assert found["plan"] is not None
    assert (office / "reports" / "jp-ledger_mamuju_2027.xlsx").is_file()
    again = plan(office, *AUGUST)
    assert again.code == 0, again.err
    assert any("2 people have earned 18 JP of 2027 already" in text for text in again.json["messages"])

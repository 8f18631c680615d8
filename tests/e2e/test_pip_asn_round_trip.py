"""The index as computed, written in the layout of PIP ASN, imported: nothing differs until a figure is changed."""

import csv
import shutil
from pathlib import Path

from openpyxl import Workbook
from real_command import asnkarier
from twelve_people import PEOPLE, bring

DIMENSIONS = ("qualification", "competence", "performance", "discipline")
HISTORY = "NIP,Nama Pelatihan,Jenis Diklat,Tanggal Mulai,Tanggal Selesai,Jumlah JP,Status Peserta"


def table(office: Path, name: str) -> list[dict[str, str]]:
    answer = asnkarier("export", name, "--format", "csv", "-w", office, "-o", office.parent)
    assert answer.code == 0, answer.err
    (path,) = office.parent.glob(f"{name}_*.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def pip_asn(path: Path, rows: list[list[object]]) -> Path:
    """Write an export of PIP ASN: titles above, the header in row 7, figures in the order of its columns."""
    book = Workbook()
    sheet = book.active
    titles = ["PENGUKURAN INDEKS PROFESIONALITAS ASN", "PEMERINTAH KABUPATEN MAMUJU", "TAHUN 2026", None, None, None]
    header = ["No", "NIP", "Nama", "Nama Jabatan", "Satuan Kerja", "Kualifikasi", "Kompetensi", "Kinerja", "Disiplin",
              "Total"]  # fmt: skip
    for row in (*([title] for title in titles), header, *rows):
        sheet.append(row)
    book.save(path)
    return path


def index(office: Path) -> dict[str, object]:
    answer = asnkarier("ip-asn", "--year", "2026", "-w", office, "--json")
    assert answer.code == 0, answer.err
    return answer.json["data"]


def test_what_is_written_comes_back_and_one_changed_figure_is_the_one_listed(planned, tmp_path):
    office = tmp_path / "w"
    shutil.copytree(planned, office)
    bring(
        office, "riwayat.csv", HISTORY,
        f"'{PEOPLE[0]},Arsip,Diklat Teknis,02-03-2026,04-03-2026,24,Lulus",
        f"'{PEOPLE[1]},Arsip,Seminar,02-03-2026,02-03-2026,4,Lulus",
    )  # fmt: skip
    bring(office, "kinerja.csv", "NIP,Nama,Tahun,Periode,Predikat Kinerja",
          *(f"'{nip},Pegawai,2025,Tahunan,Baik" for nip in PEOPLE))  # fmt: skip
    before = index(office)
    people = table(office, "ip_asn_people")
    assert {float(row["competence_low"]) for row in people} == {0.0, 17.5, 22.5}
    figures = [[float(row[f"{name}_low"]) for name in DIMENSIONS] for row in people]
    rows = [
        [number, row["nip"], row["name"], row["jabatan"], row["opd"], *points, sum(points)]
        for number, (row, points) in enumerate(zip(people, figures, strict=True), 1)
    ]
    answer = asnkarier("import", pip_asn(tmp_path / "pip.xlsx", rows), "-w", office, "--json")
    assert answer.code == 0, answer.out
    found = index(office)
    assert (found["measured_people"], found["differences"]) == (len(PEOPLE), 0)
    assert found["measured"] == found["measured_low"] == before["low"]
    assert table(office, "ip_asn_differences") == []

    changed = next(row for row in rows if row[1] == PEOPLE[0])
    changed[6], changed[9] = 0, changed[9] - 22.5  # the technical training is not in SIASN
    answer = asnkarier("import", pip_asn(tmp_path / "pip2.xlsx", rows), "-w", office, "--json")
    assert answer.code == 0, answer.out
    assert index(office)["differences"] == 1
    (listed,) = table(office, "ip_asn_differences")
    assert (listed["nip"], listed["dimension"]) == (PEOPLE[0], "competence")
    assert tuple(float(listed[name]) for name in ("points_low", "measured", "difference")) == (22.5, 0.0, -22.5)

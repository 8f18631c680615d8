"""Whatever stands in a table of a sender, no exporter makes anything of it but text: the whole program on one office.

An exporter is one entry of ``EXPORTERS``; what it writes is opened again by the check of its kind of file.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from real_command import Finished, asnkarier

from hostile_strings import HOSTILE

AS_OF = "2026-11-02"
DOCUMENTS = "xlsx,md,docx,csv,json,parquet"
EXPORTERS: dict[str, tuple[str, ...]] = {
    "gaps": ("gap-analysis", "--as-of", AS_OF, "--format", DOCUMENTS),
    "needs": ("needs", "--as-of", AS_OF, "--format", DOCUMENTS),
    "experts": ("experts", "--as-of", AS_OF, "--format", DOCUMENTS),
    "plan": ("plan-training", "--year", "2027", "--as-of", AS_OF, "--format", f"{DOCUMENTS},ics"),
    "report": ("report", "--format", DOCUMENTS),
    "masked": ("report", "--mask", "--format", DOCUMENTS),
    "employees": ("export", "employees", "--format", "csv,xlsx,json,parquet"),
    "trainings": ("export", "trainings", "--format", "csv,json,parquet"),
    "findings": ("export", "findings", "--format", "csv,json,parquet"),
    "form": ("template", "assessments"),
    "check": ("check",),
    "history": ("history",),
    "aliases": ("aliases", "list"),
}
"""Commands that write or show what senders sent, by a name; each has a folder of its own."""
CONFIG = """extends: mamuju
privacy: {small_group: 1}
training_plan:
  calendar:
    holidays:
      versions: [{value: [{day: 2027-02-17, name: Libur}], valid_from: 2027-01-01, basis: contoh, source: contoh,
                  verified: false}]
"""
PEOPLE = [f"19900101201501{serial:04d}" for serial in range(1001, 1001 + len(HOSTILE))]
TRAININGS = [f"T{number:03d}" for number in range(len(HOSTILE))]
NAMES = ["=1+1.parquet", "<b>x.parquet", "[x](javascript:alert(1)).parquet", "a|b.parquet", "baris\nbaru.parquet",
         "\x1b[31mmerah.parquet"]  # fmt: skip
"""Names of the files that are sent, as bad as a file system takes them."""


def table(path: Path, columns: dict[str, list[str]]) -> Path:
    """Write a table of text: of all formats Parquet alone holds any text at all."""
    pq.write_table(pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()}), path)
    return path


def hostile_office(workspace: Path) -> None:
    """Make an office in which all that has a name is named so."""
    assert asnkarier("init", workspace, "--region", "mamuju").code == 0
    (workspace / "configs" / "mamuju.yaml").write_text(CONFIG, encoding="utf-8")
    count, folder = len(HOSTILE), workspace.parent
    columns = [
        {"NIP": PEOPLE, "Nama": HOSTILE, "Jenis ASN": ["PNS"] * count, "Jabatan": HOSTILE,
         "Jenjang": ["pengawas"] * count, "OPD": HOSTILE, "Unit Kerja": HOSTILE, "Kedudukan Hukum": HOSTILE},
        {"NIP": PEOPLE, "Kompetensi": ["INT"] * count, "Level": ["1"] * count, "Tanggal Penilaian": ["2026-03-12"] * count,
         "Metode": ["Assessment Center"] * count},
        {"training": TRAININGS, "title": HOSTILE, "form": ["seminar"] * count, "route": ["classical"] * count,
         "jp": ["8"] * count, "days": ["1"] * count, "provider": HOSTILE, "partner": HOSTILE,
         "cost_per_participant": ["100000"] * count, "cost_per_class": ["0"] * count, "seats_min": ["1"] * count,
         "seats_max": ["1"] * count, "classes_max": ["1"] * count, "funds": ["apbd"] * count},
        {"training": TRAININGS, "competency": ["INT"] * count, "level_from": ["1"] * count, "level_to": ["2"] * count,
         "effectiveness": ["0.8"] * count},
        {"Forum": HOSTILE, "Tanggal Forum": ["2026-10-05"] * count, "OPD Pengusul": HOSTILE,
         "Keterampilan yang Perlu Ditingkatkan": HOSTILE, "Jumlah Pendukung": ["3"] * count},
        {"year": ["2027"] * (count + 1), "fund": ["apbd"] * (count + 1), "opd": ["", *HOSTILE],
         "ceiling": ["90000000", *["1000000"] * count], "window": ["murni"] * (count + 1)},
    ]  # fmt: skip
    for name, each in zip(NAMES, columns, strict=True):
        answer = asnkarier("import", table(folder / name, each), "-w", workspace, "--json")
        assert answer.code in (0, 3), (name, answer.out)
        print(name, answer.json["data"]["sheets"])


def run_exporter(name: str, workspace: Path, out: Path) -> Finished:
    """Run it; its files, and what it showed as ``shown.txt``, are in a folder of its name."""
    command, *options = EXPORTERS[name]
    folder = out / name
    folder.mkdir(parents=True)
    takes_folder = command not in ("check", "history", "aliases")
    answer = asnkarier(command, *options, "-w", workspace, *(("--out", folder) if takes_folder else ()))
    (folder / "shown.txt").write_text(answer.out + answer.err, encoding="utf-8")
    return answer

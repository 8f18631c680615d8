"""What all letters have in common: whom they are about, and the files that their figures come from."""

import hashlib
from collections import Counter

from exported import Exported
from letter_text import Letter

from asnkarier import __version__

CONTENTS = {
    "absences": "Cuti dan penugasan",
    "assessments": "Penilaian kompetensi",
    "budgets": "Pagu anggaran",
    "discipline": "Hukuman disiplin",
    "employees": "Pegawai",
    "exemptions": "Pengecualian",
    "needs": "Usulan kebutuhan",
    "participations": "Riwayat pelatihan",
    "performance": "Kinerja",
    "standards": "Standar kompetensi",
    "training_competencies": "Katalog pelatihan: kompetensi yang diajarkan",
    "trainings": "Katalog pelatihan",
}


def above_all(letter: Letter, exported: Exported, title: str, state: str) -> None:
    """Expect the title, and the line that says of what and as of when."""
    letter.says("", title)
    letter.says("", f"{exported.config['region']['name']} · {state}")


def sources(letter: Letter, exported: Exported, command: str, tables: tuple[str, ...], *options: str) -> None:
    """Expect every file with the rows taken from it, by table, and the entry of the journal."""
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in exported.files}
    entry = exported.entry(command)
    letter.shows(
        "Sumber",
        (
            (file, CONTENTS[table], rows, hashes[file])
            for table in sorted(tables)
            for file, rows in sorted(Counter(row["source_file"] for row in exported[table]).items())
        ),
    )
    letter.says("Sumber", "Nomor jurnal: {number}", number=entry["number"])
    letter.says("Sumber", f"SHA-256 jurnal tersebut: {entry['hash']}")
    letter.says("Sumber", f"SHA-256 konfigurasi: {entry['config_sha256']}")
    for option in options:
        letter.says("Sumber", option)
    letter.says("Sumber", f"Versi asnkarier: {__version__}")

"""Writes ``data/samples``: one invented office for each region, with planted faults, and the list of these.

Writing them again gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from .faults import Fault, plant, write_list
from .files import write_as_sent
from .layouts import office_files
from .office import draw_office
from .people import AS_OF

PEOPLE = {"mamuju": 800, "palangkaraya": 900, "manokwari": 640, "tanjungpinang": 720}
SEED = 2026
_TITLES = {
    "mamuju": "Mamuju: forums with votes, little money, partners that train at low cost; three SIASN files",
    "palangkaraya": "Palangka Raya: technical and managerial training, performance, electronic services; long results",
    "manokwari": "Manokwari: development sectors, natural resources, special autonomy fund; CSV, 69 columns",
    "tanjungpinang": "Tanjungpinang: degree study, seminars, surveys; wide recaps, HTML named .xls",
}


def write_samples(folder: Path) -> list[Fault]:
    """Write the files of all regions, ``faults.csv`` and ``README.md``; give the faults."""
    faults: list[Fault] = []
    for region, people in PEOPLE.items():
        (folder / region).mkdir(parents=True, exist_ok=True)
        files = office_files(draw_office(region, people, SEED))
        faults += plant(region, files)
        for file in files:
            write_as_sent(file, folder / region)
    write_list(folder / "faults.csv", faults)
    (folder / "README.md").write_text(_readme(faults), encoding="utf-8")
    return faults


_INTRODUCTION = f"""# Samples

What the offices of four regions would send, in the layouts, spellings and formats of real files. **Everything in them
is invented**: people, dates, results, prices, ceilings and regulations marked *(contoh)*. Names are two or three common
given names put together at random. The serial numbers of the NIPs begin at 901; real ones are counted from 001 for each
date of birth, month of appointment and sex, so no NIP here can be anybody's. What the program does not need is empty
(`null`) or plainly invented: a NIK of a province that does not exist, telephone numbers of zeros, addresses under
`.invalid`.

`make samples` writes these files again, byte for byte; `benchmarks/generate.py` draws others of any size.
The personnel exports are of {AS_OF:%d-%m-%Y}; results older than three years on that day have expired.

## Planted faults

Real files have faults, so these have some. *Finding* is what `asnkarier import` reports at that cell; where none is
named, the value is odd but readable and is taken. `faults.csv` has the same list for tests.
"""


def _readme(faults: Sequence[Fault]) -> str:
    lines = [_INTRODUCTION]
    for region, group in groupby(faults, key=lambda fault: fault.region):
        lines += [
            f"### {_TITLES[region]}",
            "",
            f"{PEOPLE[region]} people.",
            "",
            "| file | sheet | cell | column | written | finding | what |",
            "|---|---|---|---|---|---|---|",
        ]
        for fault in group:
            written = "" if fault.finding == "F_NIP_NUMBER" else fault.written
            finding = f"`{fault.finding}`" if fault.finding else ""
            cells = (fault.file, fault.sheet, fault.cell, fault.header, written, finding, fault.what)
            lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines)

"""From a sheet as an office writes it to the rows that would be stored, for tests that show both."""

from datetime import date
from pathlib import Path

import pandas as pd
from sent_files import NIPS, VOCABULARY, only, read, workbook

from asnkarier.finding_kinds import severity
from asnkarier.outcome import Severity
from asnkarier.tables import IMPORTED
from asnkarier.tables.check import Checked, check
from asnkarier.tables.schema import SOURCE_NAMES
from asnkarier.tables.vocabulary import Vocabulary

ANI, BUDI, CITRA, DEDI = NIPS[:4]
TODAY = date(2026, 11, 27)
WORDS = Vocabulary(
    competencies=VOCABULARY.competencies,
    choices={
        "form": {
            "bimbingan teknis": "bimbingan_teknis",
            "diklat teknis": "pelatihan_teknis",
            "diklat struktural": "pelatihan_kepemimpinan",
        },
        "form_id": {"1": "pelatihan_kepemimpinan", "3": "pelatihan_teknis", "8": "bimbingan_teknis"},
    },
)


def imported(path: Path, kind: str) -> Checked:
    table = only(read(path, vocabulary=WORDS))
    assert table.table == kind
    return check(IMPORTED[kind], table, WORDS, today=TODAY)


def sent(folder: Path, *rows: list[object]) -> Path:
    return workbook(folder / "kiriman.xlsx", {"Lembar1": rows})


def rows(result: Checked) -> list[dict[str, object]]:
    """Give what is stored of each row: every value that is known, but for where it stood."""
    own = [name for name in result.frame if name not in SOURCE_NAMES]
    return [
        {
            name: value.date() if isinstance(value, pd.Timestamp) else value
            for name, value in row.items()
            if pd.notna(value)
        }
        for row in result.frame[own].to_dict("records")
    ]


def told(result: Checked) -> list[tuple[str, str]]:
    """Give code and cell of what sets rows or values aside, or asks to look."""
    return [(f.code, f.cell) for f in result.findings if severity(f) is not Severity.INFO]

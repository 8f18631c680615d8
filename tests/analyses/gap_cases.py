"""Small invented tables for the tests of the gap analysis: rows in, conforming frames out."""

from datetime import date

import pandas as pd

from asnkarier.analyses.gap.gaps import competency_gaps
from asnkarier.analyses.gap.levels import level_matrix
from asnkarier.analyses.gap.staff import active
from asnkarier.analyses.gap.standards import requirements
from asnkarier.config.load import load_region
from asnkarier.config.region import Category
from asnkarier.resources import configs_folder
from asnkarier.tables.development import STANDARDS
from asnkarier.tables.people import ASSESSMENTS, EMPLOYEES, EXEMPTIONS
from asnkarier.tables.schema import Table
from asnkarier.workflows.studies import STEPS

CAREER = load_region("mamuju", [configs_folder()], STEPS).config.career

TODAY = date(2026, 3, 1)
EVIDENCE = {"assessment_center": 5, "superior": 3, "certificate": 3, "self": 1}
JENJANG_LEVELS = {"administrator": 3, "pengawas": 2, "pelaksana": 1, "jf_ahli_muda": 3, "jf_ahli_pertama": 2}
GENERIC = ("INT", "KS", "KOM")
KINDS = {"INT": "managerial", "KS": "managerial", "KOM": "managerial", "GIS": "technical", "SQL": "technical"}


def band(minimum: float, code: str) -> Category:
    return Category(minimum=minimum, code=code, name=code, name_en=code)


MAPPING = (band(90, "O"), band(78, "CO"), band(0, "KO"))
PLACEMENT = (band(80, "MS"), band(68, "MMS"), band(0, "KMS"))


def nip(number: int) -> str:
    return f"19900101201501{number:04d}"


def rows(table: Table, columns: str, *values: tuple) -> pd.DataFrame:
    """Give the table with these values under these columns; dates as text, the rest missing."""
    names = columns.split()
    frame = pd.DataFrame([dict(zip(names, row, strict=True)) for row in values], columns=names)
    for name in names:
        if table[name].dtype == "datetime64[s]":
            frame[name] = pd.to_datetime(frame[name])
    return table.conform(frame)


def employees(*values: tuple) -> pd.DataFrame:
    return rows(EMPLOYEES, "nip name opd unor jabatan jenjang", *values)


def standards(*values: tuple) -> pd.DataFrame:
    return rows(STANDARDS, "scope target competency level_required basis valid_from valid_to", *values)


def assessments(*values: tuple) -> pd.DataFrame:
    return rows(ASSESSMENTS, "nip competency assessed_on method level", *values)


def exemptions(*values: tuple) -> pd.DataFrame:
    return rows(EXEMPTIONS, "nip competency valid_to", *values)


def analysed(
    people: pd.DataFrame, asked: pd.DataFrame, found: pd.DataFrame, excused: pd.DataFrame, as_of: date = TODAY
) -> pd.DataFrame:
    """Run the three steps from the tables to the gaps."""
    required = requirements(people, asked, JENJANG_LEVELS, GENERIC, as_of)
    levels = level_matrix(found, as_of, 3, EVIDENCE)
    return competency_gaps(people, required, levels, excused, as_of).table(KINDS)


def gaps_of(*values: tuple) -> pd.DataFrame:
    """Give gaps from ``nip, competency, required, level or None``: the person is of Dinas A / Bidang 1."""
    people = employees(*[(n, n, "Dinas A", "Bidang 1", "ARSIPARIS", None) for n in dict.fromkeys(v[0] for v in values)])
    asked = standards(*[("person", n, c, required, None, "2020-01-01", None) for n, c, required, _ in values])
    found = assessments(*[(n, c, "2025-01-01", "superior", level) for n, c, _, level in values if level is not None])
    return analysed(people, asked, found, exemptions())


def counted(people, day=TODAY):
    """The employees that are counted on a day by the rules shipped for careers; who is "CLTN" is not."""
    words = {"Aktif": "active", "CLTN": "unpaid_leave"}
    return active(people, words, {"unpaid_leave": False}, CAREER, day).employees

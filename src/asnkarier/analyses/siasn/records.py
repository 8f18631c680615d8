"""Awards and results of assessments as SIASN takes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from asnkarier.analyses.siasn.staged import ABOUT, Staged, day_text, person_columns, staged
from asnkarier.config.siasn import Code, Siasn
from asnkarier.tables.frames import Assessments, Awards, Employees
from asnkarier.tables.siasn_sheets import KOMPETENSI, LEVELS, PENGHARGAAN
from asnkarier.tables.vocabulary import fold

_OFFICIAL = "assessment_center"
"""What SIASN's history of assessments holds; what superiors or people themselves judged is none."""


def award_rows(awards: Awards, employees: Employees, siasn: Siasn, year: int, today: date) -> Staged:
    """Give the awards of a year. An award that is not, word for word, one of the table's has no code."""
    in_year = (awards["awarded_on"].dt.year == year) & (awards["awarded_on"] <= pd.Timestamp(today))
    rows = awards[in_year].sort_values(["awarded_on", "award", "nip"], ignore_index=True)
    codes = award_codes(siasn.codes.awards.on(today).value)
    code = rows["award"].map({name: codes.get(fold(name)) for name in set(rows["award"])})
    people, lacks = person_columns(rows["nip"], employees)
    values = pd.DataFrame(
        {
            "pnsOrangId": people["pns_id"],
            "hargaId": code,
            "tahun": rows["awarded_on"].dt.year,
            "skNomor": rows["decree"],
            "skDate": day_text(rows["awarded_on"]),
        }
    )
    about = rows.assign(name=people["name"], opd=people["opd"], what=rows["award"], started_on=rows["awarded_on"])
    document = next(
        (number for number, each in siasn.codes.documents.on(today).value.items() if each.means == PENGHARGAAN.name),
        None,
    )
    lacks |= {"award": code.isna(), "decree": rows["decree"].isna()}
    return staged(PENGHARGAAN, _about(about), values, lacks, _none_apart(rows), document)


def award_codes(codes: Mapping[str, Code]) -> dict[str, str]:
    """Give the code of each name and alias, folded; a name of several codes has none."""
    found: dict[str, set[str]] = {}
    for code, known in codes.items():
        for name in (known.name, *known.aliases):
            found.setdefault(fold(name), set()).add(code)
    return {name: next(iter(several)) for name, several in found.items() if len(several) == 1}


def assessment_rows(assessments: Assessments, employees: Employees, year: int, today: date) -> Staged:
    """Give the levels an assessment centre found in a year: of each person those of the last day.

    A person of whom that day does not have all nine generic competencies is told: levels of several days are not one
    result. Technical competencies have no column.
    """
    generic = assessments[
        (assessments["method"] == _OFFICIAL)
        & assessments["competency"].isin(LEVELS.values())
        & (assessments["assessed_on"].dt.year == year)
        & (assessments["assessed_on"] <= pd.Timestamp(today))
        & assessments["level"].notna()
    ]
    last = generic.groupby("nip")["assessed_on"].transform("max")
    found = generic[generic["assessed_on"] == last]
    wide = found.set_index(["nip", "assessed_on", "competency"])["level"].unstack("competency")
    wide = wide.reindex(columns=list(LEVELS.values())).reset_index()
    people, lacks = person_columns(wide["nip"], employees)
    values = pd.DataFrame({name: wide[code] for name, code in LEVELS.items()}).assign(pnsId=people["pns_id"])
    missing = wide[list(LEVELS.values())].isna()
    about = wide.assign(
        name=people["name"],
        opd=people["opd"],
        what=missing.apply(lambda row: ", ".join(row.index[row]), axis=1) if len(wide) else "",
        started_on=wide["assessed_on"],
    )
    lacks |= {"level": missing.any(axis=1)}
    return staged(KOMPETENSI, _about(about), values, lacks, _none_apart(wide), None)


def _about(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.reindex(columns=[*ABOUT])


def _none_apart(rows: pd.DataFrame) -> pd.Series[Any]:
    return pd.Series("", index=rows.index, dtype="str")

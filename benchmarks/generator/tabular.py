"""The same drawing as the program's own tables, typed: what ``asnkarier`` would hold after a faultless import."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from .assessments import OLD_DAY, long_rows
from .needs import draw_needs
from .office import Office
from .money import budget_rows
from .performance import PREDIKAT, RATING, draw_performance
from .standards import standards
from .trainings import catalogue

EMPLOYEE_COLUMNS = (
    "nip", "name", "title_before", "title_after", "employment", "birth_date", "sex", "golongan", "tmt_golongan", "jenis_jabatan",
    "jabatan", "jenjang", "eselon", "tmt_jabatan", "unor", "opd", "education", "education_field", "tmt_cpns", "tmt_pns",
    "kedudukan_hukum", "location",
)  # fmt: skip


def tables(office: Office) -> Iterator[tuple[str, pd.DataFrame]]:
    """Give the big tables by name: employees, assessments, standards, performance, needs; one after the other, to save memory."""
    yield "employees", office.people[list(EMPLOYEE_COLUMNS)]
    yield "assessments", _assessments(office)
    yield "standards", standards(office.code)
    found = draw_performance(office.code, office.people, office.seed)
    yield "performance", pd.DataFrame(
        {
            "nip": office.people["nip"].to_numpy()[found["person"]],
            "year": found["year"],
            "period": "tahunan",
            "result_rating": pd.Categorical.from_codes(found["result"], RATING),
            "behaviour_rating": pd.Categorical.from_codes(found["behaviour"], RATING),
            "predikat": pd.Categorical.from_codes(found["predikat"], PREDIKAT),
        }
    )
    needs = draw_needs(office.code, office.people, office.seed)
    yield "needs", pd.DataFrame(
        [(n.event, np.datetime64(n.day, "s"), n.opd, n.unor or None, n.nip or None, n.competency, n.theme, n.votes or None) for n in needs],
        columns=["source_event", "raised_on", "opd", "unor", "nip", "competency", "theme", "votes"],
    ).astype({"votes": "Int64"})
    yield "budgets", pd.DataFrame(
        [(year, fund, opd or None, amount, window.lower()) for year, fund, opd, amount, window in budget_rows(office.code, len(office.people))],
        columns=["year", "fund", "opd", "ceiling", "window"],
    )
    trainings = catalogue(office.code)
    yield "training_competencies", pd.DataFrame(
        [(t.code, one.competency, one.level_from, one.level_to, one.effect or None) for t in trainings for one in t.teaches],
        columns=["training", "competency", "level_from", "level_to", "effectiveness"],
    )


def _assessments(office: Office) -> pd.DataFrame:
    """Give every level found, one per row; text columns are categories, which Parquet stores once."""
    results = office.results
    size = len(office.people)
    parts = (
        (results.centre, results.centre_day, "assessment_center"),
        (results.old, np.full(size, OLD_DAY[office.code], dtype="datetime64[D]"), "assessment_center"),
        (results.superior, np.full(size, "2026-04-30", dtype="datetime64[D]"), "superior"),
        (results.own, np.full(size, "2026-04-15", dtype="datetime64[D]"), "self"),
    )
    methods = ("assessment_center", "superior", "self")
    frames = []
    for levels, days, method in parts:
        person, competency, level = long_rows(levels)
        frames.append((person, competency, level, days[person], np.full(len(person), methods.index(method), dtype=np.int8)))
    person, competency, level, days, method_codes = (np.concatenate(column) for column in zip(*frames, strict=True))
    return pd.DataFrame(
        {
            "nip": pd.Categorical.from_codes(person, office.people["nip"]),
            "competency": pd.Categorical.from_codes(competency, results.codes),
            "assessed_on": days.astype("datetime64[s]"),
            "method": pd.Categorical.from_codes(method_codes, methods),
            "level": level,
        }
    )

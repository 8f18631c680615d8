"""The same drawing as the program's own tables, typed: what ``asnkarier`` would hold after a faultless import.

Spellings (offices, forms, funds, jenjang) are the program's, through the vocabulary of the region's configuration.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from asnkarier.config.load import load_region
from asnkarier.config.vocabulary import vocabulary
from asnkarier.tables.vocabulary import Vocabulary, fold
from asnkarier.workflows.studies import STEPS

from .assessments import OLD_DAY, OWN_DAY, SUPERIORS_DAY, long_rows
from .conduct import draw_absences, draw_awards, draw_discipline, draw_exemptions, draw_proposals
from .evaluation import draw_feedback, draw_scores, tested_classes
from .histories import draw_index, draw_participations
from .money import budget_rows
from .needs import draw_needs
from .office import CONFIGS, Office
from .performance import PREDIKAT, RATING, draw_performance
from .standards import standards
from .structure import leading_posts, units
from .trainings import catalogue

EMPLOYEE_COLUMNS = (
    "nip", "name", "title_before", "title_after", "employment", "birth_date", "sex", "golongan", "tmt_golongan",
    "jenis_jabatan", "jabatan", "jenjang", "eselon", "tmt_jabatan", "unor", "opd", "education", "education_field",
    "tmt_cpns", "tmt_pns", "kedudukan_hukum", "location",
)  # fmt: skip


def tables(office: Office) -> Iterator[tuple[str, pd.DataFrame]]:
    """Give each table the files are for by its name, one after the other, to save memory."""
    words = vocabulary(load_region(office.code, [CONFIGS], STEPS).config)
    opds = {opd: words.units.get(fold(opd), opd) for opd in office.people["opd"].unique()}
    yield "employees", office.people[list(EMPLOYEE_COLUMNS)].assign(opd=office.people["opd"].map(opds))
    yield "assessments", _assessments(office)
    yield "standards", standards(office.code)
    yield "performance", _performance(office)
    yield "needs", _needs(office, opds)
    yield "budgets", _budgets(office, opds, words)
    yield from _catalogue(office, words)
    yield from _personnel(office, opds)


def _personnel(office: Office, opds: Mapping[str, str]) -> Iterator[tuple[str, pd.DataFrame]]:
    code, people, seed = office.code, office.people, office.seed
    taken = draw_participations(code, people, seed)
    punished = draw_discipline(code, people, seed)
    classes = tested_classes(taken)
    yield "participations", taken.drop(columns="person")
    yield "scores", draw_scores(code, classes, seed)
    yield "feedback", draw_feedback(code, classes, seed)
    yield "ip_asn_scores", draw_index(code, people, seed, taken, punished).drop(columns="person")
    yield "discipline", punished.drop(columns="person")
    yield "awards", draw_awards(code, people, seed).drop(columns="person")
    yield "absences", draw_absences(code, people, seed).drop(columns="person")
    yield "exemptions", draw_exemptions(people).drop(columns="person")
    yield "proposals", draw_proposals(code, people, seed).drop(columns="person")
    under = units(code, people)
    yield "units", under.assign(opd=under["opd"].map(opds)).drop(columns="path")
    posts = leading_posts(code, people, seed)
    yield "positions", posts.assign(opd=posts["opd"].map(opds)).drop(columns="path")


def _performance(office: Office) -> pd.DataFrame:
    found = draw_performance(office.code, office.people, office.seed)
    return pd.DataFrame(
        {
            "nip": office.people["nip"].to_numpy()[found["person"]],
            "year": found["year"],
            "period": "tahunan",
            "result_rating": _words(found["result"], RATING),
            "behaviour_rating": _words(found["behaviour"], RATING),
            "predikat": _words(found["predikat"], PREDIKAT),
        }
    )


def _words(numbers: Any, words: Any) -> pd.Categorical[Any]:
    return pd.Categorical.from_codes(np.asarray(numbers), pd.Index(words))


def _needs(office: Office, opds: Mapping[str, str]) -> pd.DataFrame:
    rows = [
        (
            n.event,
            np.datetime64(n.day, "s"),
            opds[n.opd],
            n.unor or None,
            n.nip or None,
            n.competency,
            n.theme,
            n.votes or None,
        )
        for n in draw_needs(office.code, office.people, office.seed)
    ]
    columns = ["source_event", "raised_on", "opd", "unor", "nip", "competency", "theme", "votes"]
    return pd.DataFrame(rows, columns=columns).astype({"votes": "Int64"})


def _budgets(office: Office, opds: Mapping[str, str], words: Vocabulary) -> pd.DataFrame:
    rows = [
        (year, words.choices["fund"][fold(fund)], opds.get(opd), amount, window.lower())
        for year, fund, opd, amount, window in budget_rows(office.code, len(office.people))
    ]
    return pd.DataFrame(rows, columns=["year", "fund", "opd", "ceiling", "window"])


def _catalogue(office: Office, words: Vocabulary) -> Iterator[tuple[str, pd.DataFrame]]:
    trainings = catalogue(office.code)
    code_of = {t.title: t.code for t in trainings}
    yield (
        "trainings",
        pd.DataFrame(
            {
                "training": [t.code for t in trainings],
                "title": [t.title for t in trainings],
                "form": [words.choices["form"][fold(t.form)] for t in trainings],
                "route": [_ROUTE[t.route] for t in trainings],
                "jp": [t.jp for t in trainings],
                "days": [t.days for t in trainings],
                "provider": [t.provider for t in trainings],
                "partner": [t.partner or None for t in trainings],
                "reach": [{"Lokal": "local", "Nasional": "national"}[t.reach] for t in trainings],
                "cost_per_participant": [t.cost for t in trainings],
                "cost_per_class": [t.class_cost for t in trainings],
                "seats_min": [t.seats[0] for t in trainings],
                "seats_max": [t.seats[1] for t in trainings],
                "classes_max": [t.classes for t in trainings],
                "months": [t.months for t in trainings],
                "jenjang": [";".join(sorted(t.jenjang)) or None for t in trainings],
                "prerequisites": [code_of[t.requires] if t.requires else None for t in trainings],
                "funds": [";".join(sorted(words.choices["fund"][fold(fund)] for fund in t.funds)) for t in trainings],
            }
        ),
    )
    yield (
        "training_competencies",
        pd.DataFrame(
            [
                (t.code, one.competency, one.level_from, one.level_to, one.effect or None, _SOURCE.get(one.source))
                for t in trainings
                for one in t.teaches
            ],
            columns=["training", "competency", "level_from", "level_to", "effectiveness", "effectiveness_source"],
        ),
    )


_ROUTE = {"Klasikal": "classical", "Non Klasikal": "nonclassical", "Pendidikan": "education"}
_SOURCE = {"Asumsi": "assumed", "Penyelenggara": "provider", "Hasil evaluasi": "measured"}


def _assessments(office: Office) -> pd.DataFrame:
    """Give every level found, one per row; text columns are categories, which Parquet stores once."""
    results = office.results
    size = len(office.people)
    parts = (
        (results.centre, results.centre_day, "assessment_center"),
        (results.old, np.full(size, OLD_DAY[office.code], dtype="datetime64[D]"), "assessment_center"),
        (results.superior, np.full(size, SUPERIORS_DAY, dtype="datetime64[D]"), "superior"),
        (results.own, np.full(size, OWN_DAY, dtype="datetime64[D]"), "self"),
    )
    methods = ("assessment_center", "superior", "self")
    frames = []
    for levels, days, method in parts:
        person, competency, level = long_rows(levels)
        frames.append(
            (person, competency, level, days[person], np.full(len(person), methods.index(method), dtype=np.int8))
        )
    person, competency, level, days, method_codes = (np.concatenate(column) for column in zip(*frames, strict=True))
    return pd.DataFrame(
        {
            "nip": _words(person, office.people["nip"]),
            "competency": _words(competency, results.codes),
            "assessed_on": days.astype("datetime64[s]"),
            "method": _words(method_codes, methods),
            "level": level,
        }
    )

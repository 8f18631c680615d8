"""Trainings on record as evidence for the parts of competence: what counts, what might, and what it lacks."""

from __future__ import annotations

from datetime import date
from typing import NewType

import pandas as pd

from asnkarier.config.ip_asn import IpAsnEvidence
from asnkarier.tables.development import PARTICIPATIONS
from asnkarier.tables.frames import Participations, Trainings
from asnkarier.tables.vocabulary import fold

TIERS = ("pengawas", "administrator", "jpt_pratama", "jpt_madya", "jpt_utama")
"""From the lowest to the highest."""
_UNSAID = ("tingkat", "tk")

History = NewType("History", pd.DataFrame)
"""Each training on record that counts or might: ``nip``, ``part`` (missing where its form is), ``year``, ``jp``,
``title`` (folded), and one flag for each thing it lacks: ``certificate_missing, attendance_unknown, form_unknown,
year_unknown``. A training without one of these flags counts, as far as its year and title do."""


def part_of_form(rule: IpAsnEvidence) -> dict[str, str]:
    """Give the part of competence that each form of training counts for."""
    return {form: str(part) for part, forms in rule.forms.items() for form in forms}


def history(participations: Participations, trainings: Trainings, rule: IpAsnEvidence, day: date) -> History:
    """Give the trainings on record up to a day that are, or might be, evidence.

    Counts what was attended or passed, or, without a status, has a certificate: a history lists what was finished. A
    seat that was approved and whose days are over might have been attended. Of a row without its form the catalogue's
    form counts, where the row names a training of it; a form that counts for no part leaves the row out.
    """
    status, ended = participations["status"], participations["ended_on"].fillna(participations["started_on"])
    over = ended <= pd.Timestamp(day)
    there = status.isin(["attended", "passed"]) | status.isna() | ((status == "approved") & over)
    rows = participations[there & ~(ended > pd.Timestamp(day))]
    listed = trainings.set_index("training")
    forms = rows["form"].fillna(rows["training"].map(listed["form"]).astype("str"))
    titles = rows["title"].fillna(rows["training"].map(listed["title"]).astype("str")).fillna(rows["training"])
    part = forms.map(part_of_form(rule))
    found = pd.DataFrame(
        {
            "nip": rows["nip"],
            "part": part.astype("str"),
            "year": rows["year"].astype("Int64"),
            "jp": rows["jp"].astype("Int64"),
            "title": [without_step_words(title) for title in titles],
            "certificate_missing": rows["status"].isna() & rows["certificate"].isna(),
            "attendance_unknown": rows["status"] == "approved",
            "form_unknown": forms.isna(),
            "year_unknown": rows["year"].isna(),
        }
    )
    return History(found[forms.isna() | part.notna()].reset_index(drop=True))


def with_seats(participations: Participations, seats: pd.DataFrame, trainings: Trainings, year: int) -> Participations:
    """Give the trainings on record with the seats of a plan (``nip, training``) as attended in its year."""
    planned = seats[["nip", "training"]].merge(trainings[["training", "title", "form", "jp"]], on="training")
    rows = PARTICIPATIONS.conform(planned.assign(year=year, status="attended"))
    return Participations(pd.concat([participations, rows], ignore_index=True))


def jp_on_record(rows: History) -> pd.Series:
    """Give the JP on record by person (Int64), of rows that count; the one place where JP are added up."""
    return rows.groupby("nip")["jp"].sum()


def tiers_named(title: str, rule: IpAsnEvidence) -> frozenset[str]:
    """Give the tiers that the title of a leadership training (:func:`without_step_words`) names."""
    return frozenset(
        tier
        for tier, spellings in rule.leadership_titles.items()
        if any(f" {without_step_words(words)} " in f" {title} " for words in spellings)
    )


def without_step_words(text: str) -> str:
    """Fold a title and leave out "Tingkat" and "Tk", which some write before the numeral and others do not."""
    return " ".join(word for word in fold(text).split() if word not in _UNSAID)

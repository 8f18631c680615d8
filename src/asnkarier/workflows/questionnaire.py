"""``asnkarier template assessments --for OPD``: who is to be assessed in what, for a superior or oneself to fill in."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

import pandas as pd

from asnkarier.config.vocabulary import vocabulary
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome
from asnkarier.reports.kit.labels import competency_names, in_dictionary_order
from asnkarier.reports.kit.valid_words import valid_words
from asnkarier.reports.template.questionnaire import write_questionnaire
from asnkarier.tables.people import ASSESSMENTS, METHODS
from asnkarier.tables.vocabulary import fold
from asnkarier.workflows.accepted_names import respelled, words
from asnkarier.workflows.gaps import SOURCES, region_gaps
from asnkarier.workflows.new_file import new_file
from asnkarier.workflows.office import Office, logged

ASKED = ("superior", "self")
"""Who can be asked: methods of an assessment."""


@logged("template")
def questionnaire(office: Office, kind: str, opd: str, *, by: str, out: Path | None = None, now: datetime) -> Outcome:
    """Write the questionnaires of an OPD; one that was filled in is not written over.

    For the superior it is one workbook of the OPD; for oneself one workbook per person, so that nobody sees what
    others say of themselves. Requirements that are exempt are left out. ``data``: ``region``, ``kind``, ``columns``
    (how many there are to fill in: one), ``asked_people``, ``asked_levels``.

    Raises:
        UsageError: the kind is not assessments; nobody has been imported yet, there is no such OPD, nothing is required
            there, or nobody to ask.
    """
    if kind != "assessments":
        raise UsageError(
            N_("There is no questionnaire for {kind}."), remedy=N_("Ask for assessments with --for."), kind=kind
        )
    if by not in ASKED:
        raise UsageError(
            N_("Nobody is asked by the method {method}."),
            remedy=N_("Choose from {known}."),
            method=by,
            known=", ".join(ASKED),
        )
    pairs = _pairs(office, opd, now)
    folder = office.report_folder(out)
    stem = f"template_assessments_{office.code}_{by}_{fold(opd).replace(' ', '-')[:60]}"
    files = []
    for ending, part in _parts(pairs, by):
        with tempfile.TemporaryDirectory(prefix="asnkarier-") as draft:
            path = Path(draft) / "template.xlsx"
            names = competency_names(office.config, "id")
            write_questionnaire(path, part, names, by=by, method=_method(office, by))
            files.append(new_file(folder, stem + ending, ".xlsx", path.read_bytes()))
    asked = {"asked_people": int(pairs["nip"].nunique()), "asked_levels": len(pairs)}
    data = {"region": office.code, "kind": "assessments", "columns": 1, **asked}
    text = N_("A questionnaire for {opd}: {asked_people} people, {asked_levels} levels to fill in.")
    return Outcome("template", data, (Message(text, {**data, "opd": opd}),), files=tuple(files))


def _pairs(office: Office, opd: str, now: datetime) -> pd.DataFrame:
    """Give whom to assess in what, person by person, each one's competencies as the dictionary has them."""
    known = words(office, office.store.head()).vocabulary
    sources = {table.name: respelled(office.store.load(table.name), table.name, known)[0] for table in SOURCES}
    gaps = region_gaps(office.config, sources, office.today(now), (opd,)).gaps
    gaps = gaps[gaps["status"] != "exempt"]
    if gaps.empty:
        raise UsageError(
            N_("Nothing is required of the people of {opd}."),
            remedy=N_("Import the standards of their positions first: asnkarier import FILE…"),
            opd=opd,
        )
    codes = in_dictionary_order(gaps["competency"].unique(), office.config)
    order = {code: place for place, code in enumerate(codes)}
    gaps = gaps.assign(place=gaps["competency"].map(order))
    return gaps.sort_values(["unor", "name", "nip", "place"], na_position="last", ignore_index=True)


def _parts(pairs: pd.DataFrame, by: str) -> list[tuple[str, pd.DataFrame]]:
    """Give the pairs of each workbook, and what its name ends in."""
    if by == "superior":
        return [("", pairs)]
    people = list(pairs.groupby("nip", sort=False))
    width = len(str(len(people)))
    return [
        (f"_{number:0{width}}_{fold(str(part['name'].iloc[0])).replace(' ', '-')[:40]}", part)
        for number, (_, part) in enumerate(people, 1)
    ]


def _method(office: Office, by: str) -> str:
    """Give the word for a method that the import reads."""
    column = ASSESSMENTS["method"]
    found = valid_words(column, office.config, vocabulary(office.config), {})
    assert found is not None  # noqa: S101 - a column of choices has words
    return found.words[METHODS.index(by)]

"""Whether the tables fit each other. What points nowhere is told and kept: the other file may still come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from asnkarier.outcome import Finding
from asnkarier.rules.nip import mask_nip
from asnkarier.tables.row_findings import LISTED
from asnkarier.tables.vocabulary import fold

Tables = Mapping[str, pd.DataFrame]


def check_links(tables: Tables) -> tuple[Finding, ...]:
    """Tell which rows name a person, training, fund, OPD or position that the other tables do not have.

    ``tables`` conform to the imported tables of these names. A table that is absent or empty has not been imported
    yet; nothing is held against it. Each missing name is told once for each file, at its first row, with a count.
    """
    return tuple(finding for link in _LINKS for finding in link(tables))


def people(tables: Tables) -> Iterator[Finding]:
    """A NIP that no employee has."""
    known = _values(tables, "employees", "nip")
    for table in ("assessments", "performance", "exemptions", "needs") if known else ():
        yield from _missing("F_PERSON_UNKNOWN", _rows(tables, table), "nip", known)
    standards = _rows(tables, "standards")
    if known and not standards.empty:
        yield from _missing("F_PERSON_UNKNOWN", standards[standards["scope"] == "person"], "target", known)


def jabatan(tables: Tables) -> Iterator[Finding]:
    """A position with a standard that nobody holds."""
    held = {fold(name) for name in _values(tables, "employees", "jabatan")}
    standards = _rows(tables, "standards")
    if held and not standards.empty:
        rows = standards[standards["scope"] == "jabatan"]
        nobody = rows[~rows["target"].map(fold).isin(held)] if len(rows) else rows
        yield from _missing("F_JABATAN_UNKNOWN", nobody, "target", set(), "target")


def opds(tables: Tables) -> Iterator[Finding]:
    """An OPD without employees."""
    known = {fold(name) for name in _values(tables, "employees", "opd")}
    for table in ("budgets", "needs") if known else ():
        found = {name for name in _values(tables, table, "opd") if fold(name) in known}
        yield from _missing("F_OPD_UNKNOWN", _rows(tables, table), "opd", found, "name")


def trainings(tables: Tables) -> Iterator[Finding]:
    """A training that the catalogue does not have, or one that raises nothing."""
    known = _values(tables, "trainings", "training")
    raising = _values(tables, "training_competencies", "training")
    if known:
        yield from _missing("F_TRAINING_UNKNOWN", _rows(tables, "training_competencies"), "training", known, "training")
        prerequisites = _each(_rows(tables, "trainings"), "prerequisites")
        yield from _missing("F_TRAINING_UNKNOWN", prerequisites, "prerequisites", known, "training")
    if raising:
        yield from _missing("F_TRAINING_AIMLESS", _rows(tables, "trainings"), "training", raising, "training")


def funds(tables: Tables) -> Iterator[Finding]:
    """A fund without a ceiling."""
    if known := _values(tables, "budgets", "fund"):
        yield from _missing("F_FUND_UNKNOWN", _each(_rows(tables, "trainings"), "funds"), "funds", known, "fund")


LINK_CODES = frozenset(
    {
        "F_PERSON_UNKNOWN",
        "F_JABATAN_UNKNOWN",
        "F_OPD_UNKNOWN",
        "F_TRAINING_UNKNOWN",
        "F_TRAINING_AIMLESS",
        "F_FUND_UNKNOWN",
    }
)
"""Codes that only these checks use: what they say changes with every table imported."""

_LINKS: tuple[Callable[[Tables], Iterator[Finding]], ...] = (people, jabatan, opds, trainings, funds)


def _rows(tables: Tables, name: str) -> pd.DataFrame:
    return tables.get(name, pd.DataFrame())


def _values(tables: Tables, name: str, column: str) -> set[str]:
    rows = _rows(tables, name)
    return set(rows[column].dropna()) if len(rows) else set()


def _each(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Give one row for each entry of a list column."""
    return rows.assign(**{column: rows[column].str.split(";")}).explode(column) if len(rows) else rows


def _missing(code: str, rows: pd.DataFrame, column: str, known: set[str], detail: str = "") -> Iterator[Finding]:
    """Tell of each value that is not known; ``detail`` is its place in the sentence, none where it is personal."""
    if rows.empty:
        return
    place = ["source_file", "source_sheet", "source_row"]
    strange = rows[rows[column].notna() & ~rows[column].isin(known)].sort_values(place, kind="stable")
    values = strange.groupby([*place[:2], column], sort=False, dropna=False)
    told = strange.assign(count=values[column].transform("size")).loc[~strange.duplicated([*place[:2], column])]
    # A list can hold two of them, which are told together because they stand in one cell.
    cells = (
        told.groupby(place, sort=False, dropna=False)
        .agg(value=(column, ", ".join), count=("count", "sum"))
        .reset_index()
    )
    for number, cell in enumerate(cells[: LISTED + 1].to_dict("records")):
        yield Finding(
            code=code,
            file=_text(cell["source_file"]),
            sheet=_text(cell["source_sheet"]),
            cell=_text(cell["source_row"]),
            header=column,
            value=cell["value"] if detail else mask_nip(cell["value"]),
            details={detail: cell["value"]} if detail else {},
            count=int(cell["count"] if number < LISTED else cells["count"][LISTED:].sum()),
        )


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]

"""Whether the tables fit each other. What points nowhere is told and kept: the other file may still come.

Which column refers to which is said by the columns themselves (``Column.refers_to``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from asnkarier.outcome import Finding
from asnkarier.tables import IMPORTED
from asnkarier.tables.references import Reference
from asnkarier.tables.row_findings import LISTED, shown
from asnkarier.tables.schema import Column, Kind, Table
from asnkarier.tables.vocabulary import fold

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class End:
    """One end of a link: a column, in all rows of its table or in some: see :class:`Reference`."""

    table: str
    column: Column
    when: tuple[str, str] | None = None
    but_as: str = ""

    @property
    def partial(self) -> bool:
        """Tell whether only some rows count, or a cell holds several values."""
        return self.column.kind is Kind.LIST or self.when is not None

    def rows(self, frames: Frames) -> pd.DataFrame:
        """Give the rows that count, one for each entry where a cell is a list."""
        rows, name = frames.get(self.table, pd.DataFrame(columns=[self.column.name])), self.column.name
        if self.when and len(rows):
            rows = rows[rows[self.when[0]] == self.when[1]]
        if self.but_as and len(rows):
            rows = rows[rows[name] != rows[self.but_as]]
        if self.column.kind is Kind.LIST and len(rows):
            rows = rows.assign(**{name: rows[name].str.split(";")}).explode(name)
        return rows[rows[name].notna()]


@dataclass(frozen=True)
class Link:
    """The values at one end have to be found at the other; ``code`` tells of one that is not."""

    code: str
    here: End
    there: End
    reference: Reference


def links(tables: Mapping[str, Table] = IMPORTED) -> list[Link]:
    """Give the links that the columns of these tables declare, in the order in which their findings are told.

    That is the order of the columns looked into; among the links to one column, the partial ones come last.
    """
    found = [
        link
        for table in tables.values()
        for column in table.columns
        for reference in column.refers_to
        if (table.name, column.name) != (reference.table, reference.column)
        for link in _both_ways(End(table.name, column, reference.when, reference.but_as), reference, tables)
    ]
    order = [(table.name, name) for table in tables.values() for name in table.names]
    return sorted(found, key=lambda link: (order.index((link.there.table, link.there.column.name)), link.here.partial))


def _both_ways(here: End, reference: Reference, tables: Mapping[str, Table]) -> Iterator[Link]:
    there = End(reference.table, tables[reference.table][reference.column])
    yield Link(reference.code, here, there, reference)
    if reference.unused:
        yield Link(reference.unused, there, here, reference)


LINK_CODES = frozenset(link.code for link in links())
"""Codes that only these checks use: what they say changes with every table imported."""


def check_links(frames: Frames, tables: Mapping[str, Table] = IMPORTED) -> tuple[Finding, ...]:
    """Tell which rows name a person, training, fund, OPD or position that the other tables do not have.

    ``frames`` conform to the ``tables`` of these names, and may have one more column, ``source_sha256``. A table that
    is absent or empty has not been imported yet; nothing is held against it. Each missing name is told once for each
    file, at its first row, with a count.
    """
    return tuple(finding for link in links(tables) for finding in _loose_ends(link, frames))


def _loose_ends(link: Link, frames: Frames) -> Iterator[Finding]:
    spelled = fold if link.reference.any_spelling else str
    known = {spelled(value) for value in link.there.rows(frames)[link.there.column.name].unique()}
    rows = link.here.rows(frames)
    values = rows[link.here.column.name]
    strange = [value for value in values.unique() if spelled(value) not in known] if known else []
    if strange:
        yield from _findings(link, rows[values.isin(strange)])


def _findings(link: Link, strange: pd.DataFrame) -> Iterator[Finding]:
    """Tell of each value once for each file; one of a personal column is masked and fills no place of the sentence."""
    name, place = link.here.column.name, ["source_file", "source_sha256", "source_sheet", "source_row"]
    if "source_sha256" not in strange:
        strange = strange.assign(source_sha256="")
    strange = strange.sort_values(place, kind="stable")
    values = strange.groupby([*place[:3], name], sort=False, dropna=False)
    told = strange.assign(count=values[name].transform("size")).loc[~strange.duplicated([*place[:3], name])]
    personal = next((end.column for end in (link.there, link.here) if end.column.personal), None)
    if personal:
        told = told.assign(**{name: told[name].map(lambda value: shown(personal, value))})
    # A list can hold two of them, which are told together because they stand in one cell.
    cells = (
        told.groupby(place, sort=False, dropna=False).agg(value=(name, ", ".join), count=("count", "sum")).reset_index()
    )
    for number, cell in enumerate(cells[: LISTED + 1].to_dict("records")):
        yield Finding(
            code=link.code,
            file=_text(cell["source_file"]),
            sheet=_text(cell["source_sheet"]),
            cell=_text(cell["source_row"]),
            header=name,
            value=cell["value"],
            details={} if personal else {link.reference.place: cell["value"]},
            count=int(cell["count"] if number < LISTED else cells["count"][LISTED:].sum()),
            sha256=_text(cell["source_sha256"]),
        )


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]

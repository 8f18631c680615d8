"""Adds the OPD and unit of a sheet's rows where no column says them, and tells from where they were taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from asnkarier.readers.files.sheet import Column, column_of
from asnkarier.readers.meaning import headers, places
from asnkarier.readers.meaning.layout import Layout
from asnkarier.readers.meaning.notes import Notes
from asnkarier.readers.meaning.said import Line, Said
from asnkarier.tables.raw import Cell, Origin
from asnkarier.tables.vocabulary import Vocabulary


class Belonging:
    """Where the rows of one sheet belong, by the lines above its table, its name, and headings between its rows."""

    def __init__(
        self, sheet: str, titles: Sequence[Line], layout: Layout, vocabulary: Vocabulary, notes: Notes
    ) -> None:
        """Take what the sheet says beside its columns."""
        self._sheet, self._titles, self._vocabulary, self._notes = sheet, titles, vocabulary, notes
        self._tables = layout.kind.tables
        self._used = {use.column: use.index for use in layout.uses}

    def is_lacking(self, unor: Column) -> bool:
        """Say whether the OPD of people must be looked for beside the columns; ``unor`` are (some of) the units."""
        if "employees" not in self._tables or self._used.keys() & {"opd", *headers.SPLIT_UNITS}:
            return False
        return "unor" not in self._used or not places.has_opds(unor, self._vocabulary)

    def may_lack(self, rows: Sequence[Sequence[Cell]]) -> bool:
        """Say so by the first rows of the table, before its columns are read."""
        place = self._used.get("unor", -1)
        return self.is_lacking(column_of([row[place] for row in rows if 0 <= place < len(row)]))

    def add_to_people(
        self, columns: dict[str, Column], origins: dict[str, Origin], sections: Mapping[int, str]
    ) -> None:
        """Add the OPD, and the unit where no column has it, from the lines above people or the sheet's name."""
        found = places.place_people(columns["source_row"], self._titles, self._sheet, sections, self._vocabulary)
        if found.unsure:
            self._note_unsure(found.unsure)
        for name, column in (("opd", found.opd), ("unor", found.unor)):
            if name not in columns and pd.notna(column).any():
                columns[name], origins[name] = column, Origin("", "")
                if said := found.said.get(name):
                    self._note_filled(name, said)
        self._notes.at_rows("F_SECTIONS", found.sections)

    def add_to_table(self, columns: dict[str, Column]) -> None:
        """Add the OPD of budgets and needs where a line above them names it with a label; tell of one without."""
        if "opd" in columns or not self._tables.keys() & {"budgets", "needs"}:
            return
        found = places.place_people(columns["source_row"], self._titles, "", {}, self._vocabulary)
        said = found.said.get("opd")
        if said and found.labelled:
            columns["opd"] = found.opd
            self._note_filled("opd", said)
        elif said or found.unsure:
            self._note_unsure(found.unsure or [said] if said else found.unsure)

    def _note_filled(self, name: str, said: Said) -> None:
        spelling = headers.EMPLOYEES[name][0]
        self._notes.at_cell(
            "F_FILLED", said.cell, details={"column": name, "value": str(said.value), "spelling": spelling}
        )

    def _note_unsure(self, candidates: Sequence[Said]) -> None:
        shown = "; ".join(map(str, candidates))
        self._notes.at_cell("F_OPD_UNSURE", candidates[0].cell, details={"candidates": shown})

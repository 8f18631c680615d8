"""Puts the columns of a sheet together into raw tables: melted, completed from the title, without footers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from asnkarier.outcome import Finding
from asnkarier.readers.display import shown_header
from asnkarier.readers.files.sheet import Body, Column, Sheet, column_of
from asnkarier.readers.meaning import (
    checksums,
    claims,
    competency_columns,
    employment,
    headers,
    listed,
    mistaken,
    names,
    participation,
    places,
    reshape,
    totals,
    units,
)
from asnkarier.readers.meaning.belonging import Belonging
from asnkarier.readers.meaning.choose import Chooser
from asnkarier.readers.meaning.complete import complete
from asnkarier.readers.meaning.footer import footer_rows
from asnkarier.readers.meaning.header_rules import Rules
from asnkarier.readers.meaning.layout import Layout
from asnkarier.readers.meaning.merged import fill_down
from asnkarier.readers.meaning.notes import Notes
from asnkarier.readers.meaning.repeated import repeated_headers
from asnkarier.readers.meaning.reshape import Columns
from asnkarier.readers.meaning.said import lines as title_lines
from asnkarier.readers.meaning.unnamed import refuse_unnamed_columns
from asnkarier.readers.meaning.uses import Use
from asnkarier.tables import IMPORTED
from asnkarier.tables.raw import Cell, Origin, RawTable
from asnkarier.tables.schema import SOURCE_NAMES, Kind


class Assembly:
    """One sheet of a file on its way to raw tables; ``notes`` gathers what there is to say about it."""

    def __init__(self, file: str, sheet: Sheet, layout: Layout, rules: Rules) -> None:
        """Read the sheet's columns.

        Raises:
            Refusal: the sheet would be read as something it is not, or holds a second table.
        """
        self.file = file
        self.sheet = sheet
        self.layout = layout
        self.rules = rules
        self.notes = Notes(file, sheet.name, layout)
        self._titles = title_lines(sheet.head[: layout.title_rows])
        mistaken.refuse_people_without_nip(sheet.name, self._titles, layout, rules)
        claims.refuse_other_figures(sheet.name, self._titles, layout, is_asked_for=rules.kind is not None)
        claims.refuse_rows_of_others(sheet, layout)
        claims.refuse_counts(sheet.name, self._titles, layout)
        listed.refuse_people_who_left(sheet.name, self._titles, layout)
        listed.refuse_proposals(sheet.name, self._titles, layout)
        listed.note_unread_results(sheet, self._titles, layout, self.notes)
        refuse_unnamed_columns(sheet, layout, rules)
        mistaken.refuse_other_title(sheet.name, self._titles, layout, rules)
        self._belonging = Belonging(sheet.name, self._titles, layout, rules.vocabulary, self.notes)
        used = [use.index for use in layout.uses]
        others = [index for index in self._looked_at() if index not in used]
        self._body: Body = sheet.body(layout.rows, [*used, *others], layout.width)
        self._unread = dict(zip(others, self._body.columns[len(used) :], strict=True))
        self._body.columns = self._body.columns[: len(used)]
        mistaken.refuse_money_units(sheet, self._titles, layout, self._body, self._unread)
        mistaken.refuse_cost_basis(sheet.name, layout)
        mistaken.refuse_other_scale(sheet.name, self._titles, self._body.tail.values(), layout)
        self._repeated = repeated_headers(sheet.name, sheet.head, self._body, layout, rules)
        self._merged = fill_down(self._body, sheet.merged, used)

    def _looked_at(self) -> list[int]:
        """Give the columns that are looked at but not read: rivals, the sheet's sums, totals, headings."""
        kinds = {column.kind for table in self.layout.kind.tables for column in IMPORTED[table].columns}
        if Kind.RUPIAH in kinds or self._belonging.may_lack(self.sheet.head[self.layout.rows :]):
            return list(range(self.layout.width))
        beside = [use.index for use in (*self.layout.rivals, *checksums.sum_columns(self.layout))]
        return list(dict.fromkeys([*beside, *listed.looked_at(self.layout)]))

    @property
    def findings(self) -> list[Finding]:
        """What there is to say about the sheet."""
        return self.notes.findings

    def tables(self) -> list[RawTable]:
        """Give the raw tables of the sheet: one, or two for a catalogue that also states competencies.

        Raises:
            Refusal: the same column twice with different values, or no date.
        """
        source_row = self._body.first_row + np.arange(self._body.rows)
        cells = dict(zip((use.index for use in self.layout.uses), self._body.columns, strict=True)) | self._unread
        footer = self._footer()
        sums = self._totals(cells, set(footer))
        sections = self._sections(cells, {*footer, *self._repeated})
        kept = ~np.isin(source_row, [*footer, *self._repeated, *self._body.ragged, *sums, *sections])
        chosen = Chooser(self.sheet.name, self.layout, self.rules, self.notes, cells, kept).choose()
        columns, origins = chosen.columns, chosen.origins
        kept &= _filled([*columns.values(), *(column for _, column in chosen.levels)], self._body.rows)
        lost = np.isin(source_row, self._body.ragged) & ~kept
        unread = {use.index: use for use in (*self.layout.beside, *self.layout.rivals, *chosen.left)}
        self._skipped = tuple(unread[index].header for index in sorted(unread))
        self._note_headers()
        self._note_merged(set(footer))
        self.notes.at_rows("F_HEADER_REPEATED", self._repeated)
        self.notes.at_rows("F_FOOTER", footer)
        self.notes.at_rows("F_TOTAL", sums)
        self.notes.at_rows("F_RAGGED", self._body.ragged)
        self._note_marks(set(source_row[kept].tolist()))
        self.notes.at_rows("F_SHORT_ROW", sorted({*self._body.short} - {*footer}))

        columns = {name: column[kept] for name, column in columns.items()}
        columns["source_row"] = source_row[kept].astype(object)
        _add_persons(columns, origins)
        if "standards" in self.layout.kind.tables:
            _add_targets(columns, origins)
        if "employees" in self.layout.kind.tables:
            listed.note_people_who_left(self.sheet.name, self.layout, cells, self._body.first_row, self.notes)
            for name in ("unor", "opd"):
                if name in columns:
                    mistaken.refuse_other_region(self.sheet.name, columns[name], self.rules)
            employment.settle(columns, origins)
            if self._is_lacking_opd(cells):
                self._belonging.add_to_people(columns, origins, sections)
            _add_units(columns, origins)
            if "opd" not in columns or not pd.notna(columns["opd"]).any():
                self.notes.on_sheet("F_NO_OPD", details={})
        elif not self.layout.kind.tables.keys() & {"trainings", "standards"}:
            mistaken.refuse_other_paths(self.sheet, self.layout, self.rules)
        if self.layout.kind.tables.keys() & {"positions", "units"}:
            _add_units(columns, origins)
        self._belonging.add_to_table(columns)
        self.notes.add(complete(columns, self.file, self.sheet, self._titles, self.layout, self.rules))
        columns = self._about_trainings(columns, origins)
        if chosen.levels:
            columns = self._spread(columns, origins, [(use, column[kept]) for use, column in chosen.levels])
        blank = self._body.rows - int(kept.sum()) - int(lost.sum())
        return [
            self._table(name, columns, origins, blank)
            for name in self.layout.kind.tables
            if self.rules.kind in (None, name)
        ]

    def _footer(self) -> list[int]:
        uses = self.layout.uses
        must = [[use.index for use in uses if use.column in group] for group in self.layout.kind.must]
        if self.layout.kind.wide:
            must.append([use.index for use in uses if use.competency])
        nip = [use.index for use in uses if use.column in ("nip", "name_and_nip", "target_person")]
        return footer_rows(
            self._body.tail,
            mapped=[use.index for use in uses],
            must=must,
            nip=[] if "needs" in self.layout.kind.tables else nip,
        )

    def _totals(self, cells: Mapping[int, Column], footer: set[int]) -> list[int]:
        """Give the rows of a budget that add up other rows.

        Raises:
            Refusal: a row may be the total of those above it, or a ceiling of its own.
        """
        if "budgets" not in self.layout.kind.tables:
            return []
        columns = {use.column: cells[use.index] for use in self.layout.uses}
        rows = self._rows(cells, footer)
        return totals.total_rows(self.sheet.name, rows, columns, self._body.first_row, self.rules.vocabulary)

    def _sections(self, cells: Mapping[int, Column], without: set[int]) -> dict[int, str]:
        """Give the headings inside a table of people that has no OPD, by sheet row."""
        return places.find_sections(self._rows(cells, without)) if self._is_lacking_opd(cells) else {}

    def _is_lacking_opd(self, cells: Mapping[int, Column]) -> bool:
        unor = next((cells[use.index] for use in self.layout.uses if use.column == "unor"), column_of([]))
        return self._belonging.is_lacking(unor)

    def _rows(self, cells: Mapping[int, Column], without: set[int]) -> dict[int, list[Cell]]:
        """Give the whole rows of the body, as far as they were looked at, by sheet row."""
        columns = [cells[index] for index in sorted(cells)]
        numbered = enumerate(zip(*columns, strict=True), self._body.first_row)
        return {number: list(row) for number, row in numbered if number not in without}

    def _about_trainings(self, columns: Columns, origins: dict[str, Origin]) -> Columns:
        """Say of each row which training it is about, who answered, and one competency each."""
        tables = self.layout.kind.tables.keys()
        if "training_competencies" in tables:
            self.notes.at_rows("F_CONTINUED", reshape.continue_trainings(columns))
        reshape.name_trainings(columns, origins)
        if "participations" in tables:
            participation.name_forms(columns, origins, self.rules.vocabulary)
            participation.keep_row_ids(columns, origins)
        if "feedback" in tables and reshape.name_respondents(columns, self.file):
            self.notes.on_sheet("F_ANONYMOUS", details={"spelling": headers.FEEDBACK["respondent"][0]})
        if "training_competencies" in tables:
            return reshape.one_competency_each(columns, self.rules.vocabulary)
        return columns

    # one column for each competency, phase or question

    def _spread(self, columns: Columns, origins: Mapping[str, Origin], levels: Sequence[tuple[Use, Column]]) -> Columns:
        """Make records of a wide sheet; comments beside ratings become answers of their own."""
        comments = columns.pop("comment", None) if "feedback" in self.layout.kind.tables else None
        melted = self._melted(columns, levels)
        if comments is None:
            return melted
        return reshape.with_comments(melted, columns, comments, origins["comment"])

    def _melted(self, columns: Mapping[str, Column], levels: Sequence[tuple[Use, Column]]) -> dict[str, Column]:
        """Make one record of each row and competency; a blank score stays a record, a blank standard is none."""
        rows, count = len(columns["source_row"]), len(levels)
        table = np.empty((rows, count), dtype=object)
        for place, (_, column) in enumerate(levels):
            table[:, place] = column
        melted = {name: np.repeat(column, count) for name, column in columns.items()}
        uses = [use for use, _ in levels]
        melted[self.layout.kind.over] = _tiled([use.competency.code if use.competency else "" for use in uses], rows)
        melted[self.layout.kind.wide] = table.ravel()
        melted["origin_letter"] = _tiled([use.origin.letter for use in uses], rows)
        melted["origin_header"] = _tiled([use.header for use in uses], rows)
        if self.layout.kind.is_over_competencies:
            self._note_competencies(uses)
        if self.layout.kind.wide == "level":
            return melted
        wanted = pd.notna(table)
        wanted[~wanted.any(axis=1), :1] = True  # so that a position without any level is seen to lack it
        return {name: column[wanted.ravel()] for name, column in melted.items()}

    def _note_competencies(self, uses: Sequence[Use]) -> None:
        """Tell of generic competencies without a column, unknown names, and standards written into headers."""
        codes = {use.competency.code for use in uses if use.competency}
        generic = competency_columns.generic_codes(self.rules.vocabulary)
        if len(codes & set(generic)) >= 2 and self.layout.kind.wide == "level":
            for code, name in generic.items():
                if code not in codes:
                    self.notes.on_sheet("F_COMPETENCY_COLUMN_MISSING", details={"competency": f"{code} ({name})"})
        for use in self.layout.strange:
            nearest = competency_columns.nearest(use.header, self.rules.vocabulary) or "–"
            named = competency_columns.most_like_one(use.path, self.rules.vocabulary) or use.header
            self.notes.at_column("F_COMPETENCY_UNKNOWN", replace(use, header=named), details={"nearest": nearest})
        for use in uses:
            if use.competency and use.competency.standard:
                self.notes.at_column("F_STANDARD_IN_HEADER", use, details={"level": use.competency.standard})

    # the raw table

    def _table(self, name: str, columns: Mapping[str, Column], origins: Mapping[str, Origin], blank: int) -> RawTable:
        """Give the columns that belong to one table.

        Of a catalogue that repeats a training for each of its competencies, the trainings are given once.
        """
        wanted = [*IMPORTED[name].names, "origin_letter", "origin_header"]
        own = {column: cells for column, cells in columns.items() if column in wanted}
        frame = pd.DataFrame({column: pd.Series(cells, dtype=object) for column, cells in own.items()})
        if name == "trainings" and len(self.layout.kind.tables) > 1:
            repeated = reshape.repeated_trainings(frame)
            blank += len({*frame["source_row"][repeated]} - {*frame["source_row"][~repeated]})
            frame = frame[~repeated].reset_index(drop=True)
        self._note_missing(name, own)
        return RawTable(
            table=name,
            file=self.file,
            sheet=self.sheet.name,
            frame=frame,
            origins={column: origin for column, origin in origins.items() if column in own},
            sheet_rows=self._body.rows,
            blank_rows=blank,
            skipped_headers=self._skipped,
            layout=self.layout.headers,
            title_rows=self.layout.title_rows,
            head_rows=self.layout.rows,
            lost=tuple(self._body.ragged),
        )

    def _note_missing(self, name: str, columns: Iterable[str]) -> None:
        """Tell of columns that every row needs and the sheet does not have."""
        for column in IMPORTED[name].columns:
            if column.required and column.name not in {*columns, *SOURCE_NAMES}:
                spelling = self.layout.kind.tables[name].get(column.name, (column.name,))[0]
                self.notes.on_sheet("F_COLUMN_MISSING", details={"column": column.name, "spelling": spelling})

    def _note_headers(self) -> None:
        if self.layout.saved:
            self.notes.on_sheet("F_MAPPING_USED", details={"name": self.layout.saved})
        if self.layout.resembling:
            self.notes.add([replace(self.layout.resembling.finding(), file=self.file, sheet=self.sheet.name)])
        if self._skipped:
            names = ", ".join(map(shown_header, self._skipped))
            self.notes.on_sheet("F_HEADER_SKIPPED", details={"names": names}, count=len(self._skipped))
        for use in self.layout.lost:
            group, header = shown_header(" ".join(use.path[:-1])), shown_header(use.header).replace('"', "")
            self.notes.at_column("F_HEADER_LOST", use, details={"group": group, "header": header, "column": use.column})

    def _note_marks(self, kept: set[int]) -> None:
        """Tell of rows and columns that were read though the sheet hides them or strikes them through."""
        marks = self.sheet.marks
        self.notes.at_rows("F_HIDDEN_ROWS", sorted(kept.intersection(marks.hidden_rows)))
        self.notes.at_rows("F_STRUCK", sorted(kept.intersection(marks.struck_rows)))
        for use in self.layout.uses:
            if use.index + 1 in marks.hidden_columns:
                self.notes.at_column("F_HIDDEN_COLUMN", use, details={})
        letters = {use.origin.letter for use in self.layout.uses}
        for cell in marks.half_struck:
            if cell.rstrip("0123456789") in letters and int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) in kept:
                self.notes.at_cell("F_STRUCK_PART", cell, details={})

    def _note_merged(self, footer: set[int]) -> None:
        for filled in self._merged:
            if rows := [row for row in filled.rows if row not in footer]:
                use = self.layout.uses[filled.place]
                cell, header = f"{use.origin.letter}{min(rows)}", shown_header(use.header)
                self.notes.at_cell("F_MERGED", cell, details={}, header=header, count=len(rows))


def _filled(columns: Sequence[Column], rows: int) -> Any:
    """Say which rows have a value in any of the columns."""
    filled = np.zeros(rows, dtype=bool)
    for column in columns:
        filled |= pd.notna(column)
    return filled


def _full(size: int, value: Cell | datetime) -> Column:
    column = np.empty(size, dtype=object)
    column[:] = value
    return column


def _tiled(values: Sequence[str], times: int) -> Column:
    return np.tile(np.array(values, dtype=object), times)


def _add_persons(columns: dict[str, Column], origins: dict[str, Origin]) -> None:
    """Give name, NIP and date of birth columns of their own where the sheet has two of them in one."""
    if "name_and_nip" in columns and "nip" not in columns:
        found, nip = names.split_names(columns["name_and_nip"])
        columns["nip"], origins["nip"] = nip, origins["name_and_nip"]
        if "name" not in columns:
            columns["name"], origins["name"] = found, origins["name_and_nip"]
    if "name_and_birth" in columns and "name" not in columns:
        columns["name"], born = names.split_births(columns["name_and_birth"])
        origins["name"] = origins["name_and_birth"]
        if "birth_date" not in columns:
            columns["birth_date"], origins["birth_date"] = born, origins["name_and_birth"]


def _add_units(columns: dict[str, Column], origins: dict[str, Origin]) -> None:
    """Give unit and OPD columns of their own where the sheet has them in one path, or split by depth."""
    depths = [name for name in headers.SPLIT_UNITS if name in columns]
    if depths and "unor" not in columns:
        columns["unor"], opd = units.from_depths(columns)
        origins["unor"] = origins[depths[0]]
        if "opd" not in columns:
            columns["opd"], origins["opd"] = opd, origins[depths[-1]]
    elif "unor" in columns and "opd" not in columns:
        columns["unor"], columns["opd"] = units.split_paths(columns["unor"])
        origins["opd"] = origins["unor"]


def _add_targets(columns: dict[str, Column], origins: dict[str, Origin]) -> None:
    """Give scope and target: of the columns that name a target, the most specific one filled in the row."""
    named = [name for name in headers.TARGETS if name in columns]
    if "target" in columns or not named:
        return
    size = len(columns["source_row"])
    target, scope = _full(size, None), _full(size, None)
    for name in named:
        empty = pd.isna(target) & pd.notna(columns[name])
        target[empty] = columns[name][empty]
        scope[empty] = headers.TARGETS[name]
    columns["target"], origins["target"] = target, origins[named[0]]
    if "scope" not in columns:
        columns["scope"], origins["scope"] = scope, origins[named[0]]

"""Puts the columns of a sheet together into raw tables: melted, completed from the title, without footers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from asnkarier.outcome import Finding
from asnkarier.readers.display import shown_header
from asnkarier.readers.files.sheet import Body, Column, Sheet, column_of
from asnkarier.readers.meaning import (
    checksums,
    competency_columns,
    employment,
    headers,
    mistaken,
    names,
    places,
    totals,
    units,
)
from asnkarier.readers.meaning.complete import complete
from asnkarier.readers.meaning.doubles import Pair, Settled, comparer, settle
from asnkarier.readers.meaning.footer import footer_rows
from asnkarier.readers.meaning.layout import Layout, Rules, Use, choice, named_columns
from asnkarier.readers.meaning.merged import fill_down
from asnkarier.readers.meaning.repeated import repeated_headers
from asnkarier.readers.meaning.said import lines as title_lines
from asnkarier.readers.refusal import Refusal
from asnkarier.tables import IMPORTED
from asnkarier.tables.raw import Cell, Origin, RawTable
from asnkarier.tables.schema import SOURCE_COLUMNS, Kind

Mask = NDArray[np.bool_]

_SHOWN_ROWS = 20


class Assembly:
    """One sheet of a file on its way to raw tables; ``findings`` gathers what there is to say about it."""

    def __init__(self, file: str, sheet: Sheet, layout: Layout, rules: Rules) -> None:
        """Read the sheet's columns.

        Raises:
            Refusal: the sheet would be read as something it is not, or holds a second table.
        """
        self.file = file
        self.sheet = sheet
        self.layout = layout
        self.rules = rules
        self.findings: list[Finding] = []
        self._titles = title_lines(sheet.head[: layout.title_rows])
        mistaken.refuse_people_without_nip(sheet.name, self._titles, layout, rules)
        mistaken.refuse_other_title(sheet.name, self._titles, layout, rules)
        head = sheet.head
        used = [use.index for use in layout.uses]
        sums = checksums.sum_columns(layout)
        others = list(dict.fromkeys([*(use.index for use in (*layout.rivals, *sums)), *self._others(head)]))
        self._body: Body = sheet.body(layout.rows, [*used, *others], layout.width)
        self._unread = dict(zip(others, self._body.columns[len(used) :], strict=True))
        self._body.columns = self._body.columns[: len(used)]
        self._rivals: list[Pair] = [(use, self._unread[use.index]) for use in layout.rivals]
        self._sum_columns: list[Pair] = [(use, self._unread[use.index]) for use in sums]
        self._lost: list[Use] = []
        mistaken.refuse_money_units(sheet, self._titles, layout, self._body, self._unread)
        mistaken.refuse_cost_basis(sheet.name, layout, rules)
        mistaken.refuse_other_scale(sheet.name, self._titles, self._body.tail.values(), layout)
        self._repeated = repeated_headers(sheet.name, head, self._body, layout, rules)
        self._merged = fill_down(self._body, sheet.merged, [use.index for use in layout.uses])

    def tables(self) -> list[RawTable]:
        """Give the raw tables of the sheet: one, or two for a catalogue that also states competencies.

        Raises:
            Refusal: the same column twice with different values, or no date.
        """
        source_row = self._body.first_row + np.arange(self._body.rows)
        footer = self._footer()
        sums = self._totals(set(footer))
        sections = self._sections({*footer, *self._repeated})
        kept = ~np.isin(source_row, [*footer, *self._repeated, *self._body.ragged, *sums, *sections])
        columns, origins, levels = self._columns(kept)
        kept &= _filled([*columns.values(), *(column for _, column in levels)], self._body.rows)
        lost = np.isin(source_row, self._body.ragged) & ~kept
        self._note_headers()
        self._note_merged(set(footer))
        self._note_rows("F_HEADER_REPEATED", self._repeated)
        self._note_rows("F_FOOTER", footer)
        self._note_rows("F_TOTAL", sums)
        self._note_rows("F_RAGGED", self._body.ragged)
        self._note_marks(set(source_row[kept].tolist()))
        self._note_rows("F_SHORT_ROW", sorted({*self._body.short} - {*footer}))

        columns = {name: column[kept] for name, column in columns.items()}
        columns["source_row"] = source_row[kept].astype(object)
        _add_persons(columns, origins)
        if "standards" in self.layout.kind.tables:
            _add_targets(columns, origins)
        if "employees" in self.layout.kind.tables:
            if "unor" in columns:
                mistaken.refuse_other_region(self.sheet.name, columns["unor"], self.rules)
            employment.settle(columns, origins)
            self._place_people(columns, origins, sections)
            _add_units(columns, origins)
            if "opd" not in columns or not pd.notna(columns["opd"]).any():
                self._note("F_NO_OPD", details={})
        elif not self.layout.kind.tables.keys() & {"trainings", "standards"}:
            mistaken.refuse_other_paths(self.sheet, self.layout, self.rules)
        self._place_table(columns)
        self._complete(columns)
        if levels:
            columns = self._melted(columns, [(use, column[kept]) for use, column in levels])
        blank = self._body.rows - int(kept.sum()) - int(lost.sum())
        return [
            self._table(name, columns, origins, blank)
            for name in self.layout.kind.tables
            if self.rules.kind in (None, name)
        ]

    def _columns(self, kept: Mask) -> tuple[dict[str, Column], dict[str, Origin], list[tuple[Use, Column]]]:
        """Give our columns, where they stand, and the columns of competencies; doubles are settled.

        Raises:
            Refusal: nobody can tell which of several columns is meant, or the sheet's own sums contradict the levels.
        """
        groups: dict[str, list[Pair]] = {}
        rivals: dict[str, list[Pair]] = {}
        for pair in zip(self.layout.uses, self._body.columns, strict=True):
            groups.setdefault(pair[0].meaning, []).append(pair)
        for use, column in self._rivals:
            rivals.setdefault(use.meaning, []).append((use, column))
        settled = {
            meaning: self._settled(meaning, doubles, rivals.get(meaning, []), kept)
            for meaning, doubles in groups.items()
        }
        chosen = self._chosen_by_sums(settled, kept) if any(each.asked for each in settled.values()) else {}
        for meaning, each in settled.items():
            self._lost += each.left
            self._lost += [use for use, _ in each.asked if use is not chosen[meaning][0]]
        pairs = {meaning: chosen.get(meaning) or each.chosen for meaning, each in settled.items()}
        columns: dict[str, Column] = {}
        origins: dict[str, Origin] = {}
        levels: list[tuple[Use, Column]] = []
        for meaning, (use, column) in pairs.items():
            if use.competency:
                levels.append((use, column))
            else:
                columns[meaning], origins[meaning] = column, use.origin
        self._check_sums(pairs, kept)
        return columns, origins, levels

    def _settled(self, meaning: str, doubles: Sequence[Pair], rivals: Sequence[Pair], kept: Mask) -> Settled:
        is_level = doubles[0][0].competency is not None
        name = self.layout.kind.wide if is_level else meaning
        read = comparer(name, list(self.layout.kind.tables), self.rules.vocabulary)
        rows = [(use, column[kept]) for use, column in doubles], [(use, column[kept]) for use, column in rivals]
        settled = settle("level" if is_level else name, *rows, read)
        whole = {use.index: (use, column) for use, column in (*doubles, *rivals)}
        return replace(settled, chosen=whole[settled.chosen[0].index])

    # the sheet's own sums

    def _sums(self, pairs: Mapping[str, Pair], kept: Mask, more: Sequence[Pair] = ()) -> checksums.Sums:
        standards = {use.competency.code: use.competency.standard for use, _ in pairs.values() if use.competency}
        found = checksums.sums([_cut(pair, kept) for pair in self._sum_columns], standards)
        for use, column in more:
            found.required.setdefault(use.competency.code if use.competency else "", checksums.numbers(column))
        return found

    def _levels(self, pairs: Mapping[str, Pair]) -> dict[str, Pair]:
        """Give the columns of levels, by competency; in a long list the one column, under the empty text."""
        if "assessments" not in self.layout.kind.tables:
            return {}
        return {
            use.competency.code if use.competency else "": (use, column)
            for use, column in pairs.values()
            if use.competency or use.column == "level"
        }

    def _chosen_by_sums(self, settled: Mapping[str, Settled], kept: Mask) -> dict[str, Pair]:
        """Choose between columns that differ by what the sheet adds up itself, if that leaves one choice.

        Raises:
            Refusal: it does not.
        """
        asked = {meaning: each.asked for meaning, each in settled.items() if each.asked}
        full = {use.index: column for use, column in zip(self.layout.uses, self._body.columns, strict=True)}
        full |= self._unread
        choices = []
        for place in range(max(map(len, asked.values()))):
            picked = {meaning: pairs[min(place, len(pairs) - 1)] for meaning, pairs in asked.items()}
            left = [pairs[1 - place] for pairs in asked.values() if len(pairs) == 2 and place < 2]
            every = {meaning: picked.get(meaning, _cut(each.chosen, kept)) for meaning, each in settled.items()}
            levels = {code: checksums.levels_of(column) for code, (_, column) in self._levels(every).items()}
            found = self._sums(every, kept, left)
            if not found.contradictions(levels, whole=not self.layout.strange):
                choices.append((picked, found.says_something(levels)))
        pairs = [pair for each in asked.values() for pair in each]
        uses = [use for use, _ in pairs]
        is_even = all(pair[0].column == "level" or pair[0].competency for pair in pairs)
        if is_even and len(choices) == 1 and choices[0][1] and len({len(each) for each in asked.values()}) == 1:
            picked = choices[0][0]
            shown = named_columns([use for use, _ in picked.values()])
            self._note("F_CHECKSUM_CHOICE", use=next(iter(picked.values()))[0], details={"chosen": shown})
            return {meaning: (use, full[use.index]) for meaning, (use, _) in picked.items()}
        meaning = next(iter(asked))
        is_level = uses[0].competency is not None
        column = self.layout.kind.wide if is_level else meaning
        if not is_level:
            uses = [use for use in uses if use.meaning == meaning]
        uses.sort(key=lambda use: use.index)
        first = uses[0]
        ordered = [first, *(use for use in uses if use is not first)]
        if example := choice(ordered, column):
            columns = named_columns(ordered)
            raise Refusal("E_AMBIGUOUS_HEADER", on=self.sheet.name, columns=columns, column=column, example=example)
        letters = ", ".join(use.origin.letter for use in ordered)
        raise Refusal("E_SAME_HEADER", on=self.sheet.name, letters=letters, column=column)

    def _check_sums(self, pairs: Mapping[str, Pair], kept: Mask) -> None:
        """Compare the levels with what the sheet adds up itself.

        Raises:
            Refusal: it does so for other levels.
        """
        levels = {code: checksums.levels_of(column[kept]) for code, (_, column) in self._levels(pairs).items()}
        if not levels:
            return
        rows = self._body.first_row + np.flatnonzero(kept)
        for each in self._sums(pairs, kept).contradictions(levels, whole=not self.layout.strange):
            where = f"{each.use.origin.letter}{rows[each.rows[0]]}"
            if each.is_systematic:
                header = shown_header(each.use.header)
                raise Refusal("E_CHECKSUM", on=self.sheet.name, cell=where, header=header, count=len(each.rows))
            self.findings.append(
                Finding(
                    "F_CHECKSUM", self.file, self.sheet.name, where, shown_header(each.use.header), count=len(each.rows)
                )
            )

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

    # what the sheet does not say in a column

    def _complete(self, columns: dict[str, Column]) -> None:
        """Add columns whose one value stands above the table."""
        self.findings += complete(columns, self.file, self.sheet.name, self._titles, self.layout, self.rules)

    def _others(self, head: Sequence[Sequence[Cell]]) -> list[int]:
        """Give the columns that are looked at but not read, where totals or headings may stand in them."""
        tables = self.layout.kind.tables
        uses = {use.column: use.index for use in self.layout.uses}
        is_money = any(column.kind is Kind.RUPIAH for table in tables for column in IMPORTED[table].columns)
        if not is_money and ("employees" not in tables or "opd" in uses):
            return []
        if "unor" in uses and not is_money:
            sample = [row[uses["unor"]] for row in head[self.layout.rows :] if uses["unor"] < len(row)]
            if places.has_opds(column_of(sample), self.rules.vocabulary):
                return []
        used = {use.index for use in self.layout.uses}
        return [index for index in range(self.layout.width) if index not in used]

    def _rows(self, without: set[int]) -> dict[int, list[Cell]]:
        """Give the whole rows of the body, as far as they were looked at, by sheet row."""
        cells = {use.index: column for use, column in zip(self.layout.uses, self._body.columns, strict=True)}
        order = sorted(cells | self._unread)
        columns = [cells[index] if index in cells else self._unread[index] for index in order]
        return {
            number: list(row)
            for number, row in enumerate(zip(*columns, strict=True), self._body.first_row)
            if number not in without
        }

    def _totals(self, footer: set[int]) -> list[int]:
        """Give the rows of a budget that add up other rows.

        Raises:
            Refusal: a row may be the total of those above it, or a ceiling of its own.
        """
        if "budgets" not in self.layout.kind.tables:
            return []
        columns = {use.column: column for use, column in zip(self.layout.uses, self._body.columns, strict=True)}
        return totals.total_rows(
            self.sheet.name, self._rows(footer), columns, self._body.first_row, self.rules.vocabulary
        )

    def _sections(self, without: set[int]) -> dict[int, str]:
        """Give the headings inside a table of people that has no OPD, by sheet row."""
        if "employees" not in self.layout.kind.tables or not self._lacks_places:
            return {}
        return places.find_sections(self._rows(without))

    @cached_property
    def _lacks_places(self) -> bool:
        """Say whether the OPD has to be looked for above the table: no column has it."""
        columns = {use.column: column for use, column in zip(self.layout.uses, self._body.columns, strict=True)}
        if columns.keys() & {"opd", "unor_1", "unor_2", "unor_3", "unor_4"}:
            return False
        return "unor" not in columns or not places.has_opds(columns["unor"], self.rules.vocabulary)

    def _place_people(
        self, columns: dict[str, Column], origins: dict[str, Origin], sections: Mapping[int, str]
    ) -> None:
        """Add the OPD, and the unit where no column has it, from the lines above people or the sheet's name."""
        if not self._lacks_places:
            return
        found = places.place_people(
            columns["source_row"], self._titles, self.sheet.name, sections, self.rules.vocabulary
        )
        if found.unsure:
            candidates = "; ".join(map(str, found.unsure))
            self._note_at("F_OPD_UNSURE", found.unsure[0].cell, details={"candidates": candidates})
        for name, column in (("opd", found.opd), ("unor", found.unor)):
            if name not in columns and pd.notna(column).any():
                columns[name] = column
                origins[name] = Origin("", "")
                if said := found.said.get(name):
                    spelling = headers.EMPLOYEES[name][0]
                    details = {"column": name, "value": str(said.value), "spelling": spelling}
                    self._note_at("F_FILLED", said.cell, details=details)
        if found.sections:
            self._note_rows("F_SECTIONS", found.sections)

    def _place_table(self, columns: dict[str, Column]) -> None:
        """Add the OPD of budgets and needs where a line above them names it with a label; tell of one without."""
        if "opd" in columns or not self.layout.kind.tables.keys() & {"budgets", "needs"}:
            return
        found = places.place_people(columns["source_row"], self._titles, "", {}, self.rules.vocabulary)
        said = found.said.get("opd")
        if said and found.labelled:
            columns["opd"] = found.opd
            details = {"column": "opd", "value": str(said.value), "spelling": headers.EMPLOYEES["opd"][0]}
            self._note_at("F_FILLED", said.cell, details=details)
        elif said or found.unsure:
            candidates = "; ".join(map(str, found.unsure or [said]))
            self._note_at("F_OPD_UNSURE", (said or found.unsure[0]).cell, details={"candidates": candidates})

    # one column for each competency

    def _melted(self, columns: Mapping[str, Column], levels: Sequence[tuple[Use, Column]]) -> dict[str, Column]:
        """Make one record of each row and competency; a blank score stays a record, a blank standard is none."""
        rows, count = len(columns["source_row"]), len(levels)
        table = np.empty((rows, count), dtype=object)
        for place, (_, column) in enumerate(levels):
            table[:, place] = column
        melted = {name: np.repeat(column, count) for name, column in columns.items()}
        uses = [use for use, _ in levels]
        melted["competency"] = _tiled([use.competency.code if use.competency else "" for use in uses], rows)
        melted[self.layout.kind.wide] = table.ravel()
        melted["origin_letter"] = _tiled([use.origin.letter for use in uses], rows)
        melted["origin_header"] = _tiled([use.header for use in uses], rows)
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
                    self._note("F_COMPETENCY_COLUMN_MISSING", details={"competency": f"{code} ({name})"})
        for use in self.layout.strange:
            nearest = competency_columns.nearest(use.header, self.rules.vocabulary) or "–"
            self._note("F_COMPETENCY_UNKNOWN", use=use, details={"nearest": nearest})
        for use in uses:
            if use.competency and use.competency.standard:
                self._note("F_STANDARD_IN_HEADER", use=use, details={"level": use.competency.standard})

    # the raw table

    def _table(self, name: str, columns: Mapping[str, Column], origins: Mapping[str, Origin], blank: int) -> RawTable:
        """Give the columns that belong to one table.

        Of a catalogue that repeats a training for each of its competencies, the trainings are given once.
        """
        wanted = [*IMPORTED[name].names, "origin_letter", "origin_header"]
        own = {column: cells for column, cells in columns.items() if column in wanted}
        frame = pd.DataFrame({column: pd.Series(cells, dtype=object) for column, cells in own.items()})
        if name == "trainings" and len(self.layout.kind.tables) > 1:
            repeated = frame.drop(columns="source_row").astype(str).duplicated()
            frame = frame[~repeated].reset_index(drop=True)
            blank += int(repeated.sum())
        self._note_missing(name, own)
        return RawTable(
            table=name,
            file=self.file,
            sheet=self.sheet.name,
            frame=frame,
            origins={column: origin for column, origin in origins.items() if column in own},
            sheet_rows=self._body.rows,
            blank_rows=blank,
            skipped_headers=self._skipped(),
        )

    def _note_missing(self, name: str, columns: Iterable[str]) -> None:
        """Tell of columns that every row needs and the sheet does not have."""
        own = {column.name for column in SOURCE_COLUMNS}
        for column in IMPORTED[name].columns:
            if column.required and column.name not in columns and column.name not in own:
                spelling = self.layout.kind.tables[name].get(column.name, (column.name,))[0]
                self._note("F_COLUMN_MISSING", details={"column": column.name, "spelling": spelling})

    def _skipped(self) -> tuple[str, ...]:
        """Give the headers of everything that is not read, from left to right."""
        unread = {use.index: use for use in (*self.layout.beside, *self.layout.rivals, *self._lost)}
        return tuple(unread[index].header for index in sorted(unread))

    def _note_headers(self) -> None:
        if skipped := self._skipped():
            names = ", ".join(map(shown_header, skipped))
            self._note("F_HEADER_SKIPPED", details={"names": names}, count=len(skipped))
        for use in self.layout.lost:
            self._note("F_HEADER_LOST", use=use, details={"group": shown_header(" ".join(use.path[:-1]))})

    def _note_marks(self, kept: set[int]) -> None:
        """Tell of rows and columns that were read though the sheet hides them or strikes them through."""
        marks = self.sheet.marks
        self._note_rows("F_HIDDEN_ROWS", sorted(kept.intersection(marks.hidden_rows)))
        self._note_rows("F_STRUCK", sorted(kept.intersection(marks.struck_rows)))
        for use in self.layout.uses:
            if use.index + 1 in marks.hidden_columns:
                self._note("F_HIDDEN_COLUMN", use=use, details={})
        letters = {use.origin.letter for use in self.layout.uses}
        for cell in marks.half_struck:
            if cell.rstrip("0123456789") in letters and int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) in kept:
                self._note_at("F_STRUCK_PART", cell, details={})

    def _note_merged(self, footer: set[int]) -> None:
        for filled in self._merged:
            if rows := [row for row in filled.rows if row not in footer]:
                use = self.layout.uses[filled.place]
                cell, header = f"{use.origin.letter}{min(rows)}", shown_header(use.header)
                self.findings.append(Finding("F_MERGED", self.file, self.sheet.name, cell, header, count=len(rows)))

    def _note_rows(self, code: str, rows: Sequence[int]) -> None:
        if rows:
            more = ["…"] if len(rows) > _SHOWN_ROWS else []
            shown = ", ".join([*map(str, rows[:_SHOWN_ROWS]), *more])
            self.findings.append(
                Finding(code, self.file, self.sheet.name, f"{rows[0]}", details={"rows": shown}, count=len(rows))
            )

    def _note_at(self, code: str, cell: str, *, details: Mapping[str, object]) -> None:
        self.findings.append(Finding(code, self.file, self.sheet.name, cell, details=details))

    def _note(self, code: str, *, use: Use | None = None, details: Mapping[str, object], count: int = 1) -> None:
        cell = f"{use.origin.letter}{self.layout.title_rows + 1}" if use else ""
        header = shown_header(use.header) if use else ""
        self.findings.append(Finding(code, self.file, self.sheet.name, cell, header, details=details, count=count))


def _cut(pair: Pair, kept: Mask) -> Pair:
    return pair[0], pair[1][kept]


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

"""Which column of a sheet gives each of ours: one of several only if they agree, or the sheet's own sums prove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from asnkarier.readers.display import shown_header
from asnkarier.readers.files.sheet import Column
from asnkarier.readers.meaning import checksums
from asnkarier.readers.meaning.doubles import Pair, Settled, comparer, settle
from asnkarier.readers.meaning.header_rules import Rules
from asnkarier.readers.meaning.layout import Layout
from asnkarier.readers.meaning.notes import Notes
from asnkarier.readers.meaning.uses import Use, choice, named_columns
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import Origin

Mask = NDArray[np.bool_]


@dataclass
class Chosen:
    """The columns by our names, where they stand, those of competencies, and what was left for another one."""

    columns: dict[str, Column] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    levels: list[Pair] = field(default_factory=list)
    left: list[Use] = field(default_factory=list)


class Chooser:
    """Chooses between the columns of one sheet."""

    def __init__(
        self, sheet: str, layout: Layout, rules: Rules, notes: Notes, cells: Mapping[int, Column], kept: Mask
    ) -> None:
        """Take the sheet's columns by their place; ``kept`` are the rows that count."""
        self._sheet, self._layout, self._rules, self._notes = sheet, layout, rules, notes
        self._cells, self._kept = cells, kept

    def choose(self) -> Chosen:
        """Choose.

        Raises:
            Refusal: nobody can tell which of several columns is meant, or the sheet's own sums contradict the levels.
        """
        doubles = _by_meaning(self._layout.uses)
        rivals = _by_meaning(self._layout.rivals)
        settled = {meaning: self._settle(meaning, uses, rivals.get(meaning, [])) for meaning, uses in doubles.items()}
        proved = self._choose_by_sums(settled) if any(each.asked for each in settled.values()) else {}
        uses = {meaning: proved.get(meaning, each.chosen[0]) for meaning, each in settled.items()}
        self._check_sums(uses)
        chosen = Chosen()
        for meaning, use in uses.items():
            each = settled[meaning]
            chosen.left += [*each.left, *(other for other, _ in each.asked if other is not use)]
            for other, count in each.otherwise:
                details = {"read": shown_header(use.header), "count": count}
                self._notes.at_column("F_HEADER_LEFT", other, details=details, count=count)
            if use.competency:
                chosen.levels.append((use, self._cells[use.index]))
            else:
                chosen.columns[meaning], chosen.origins[meaning] = self._cells[use.index], use.origin
        return chosen

    def _pairs(self, uses: Sequence[Use]) -> list[Pair]:
        return [(use, self._cells[use.index][self._kept]) for use in uses]

    def _settle(self, meaning: str, doubles: Sequence[Use], rivals: Sequence[Use]) -> Settled:
        is_level = doubles[0].competency is not None
        name = self._layout.kind.wide if is_level else meaning
        read = comparer(name, list(self._layout.kind.tables), self._rules.vocabulary)
        return settle("level" if is_level else name, self._pairs(doubles), self._pairs(rivals), read)

    # the sheet's own sums

    def _sums(self, uses: Mapping[str, Use], more: Sequence[Use] = ()) -> checksums.Sums:
        """Give what the sheet adds up; ``more`` are columns that would hold the standards."""
        standards = {use.competency.code: use.competency.standard for use in uses.values() if use.competency}
        found = checksums.sums(self._pairs(checksums.sum_columns(self._layout)), standards)
        for use, column in self._pairs(more):
            found.required.setdefault(_code(use), checksums.numbers(column))
        return found

    def _levels(self, uses: Mapping[str, Use]) -> dict[str, checksums.Numbers]:
        """Give the levels by competency; of a long list the one column, under the empty text."""
        if "assessments" not in self._layout.kind.tables:
            return {}
        wanted = [use for use in uses.values() if use.competency or use.column == "level"]
        return {_code(use): checksums.levels_of(column) for use, column in self._pairs(wanted)}

    def _choose_by_sums(self, settled: Mapping[str, Settled]) -> dict[str, Use]:
        """Choose between columns that differ by what the sheet adds up itself, if that leaves one choice.

        Raises:
            Refusal: it does not.
        """
        asked = {meaning: [use for use, _ in each.asked] for meaning, each in settled.items() if each.asked}
        sure = {meaning: each.chosen[0] for meaning, each in settled.items() if not each.asked}
        possible = []
        for place in range(max(map(len, asked.values()))):
            picked = {meaning: uses[min(place, len(uses) - 1)] for meaning, uses in asked.items()}
            left = [uses[1 - place] for uses in asked.values() if len(uses) == 2 and place < 2]
            levels, sums = self._levels(sure | picked), self._sums(sure | picked, left)
            if not sums.contradictions(levels, whole=not self._layout.strange):
                possible.append((picked, sums.says_something(levels)))
        is_of_levels = all(uses[0].column == "level" or uses[0].competency for uses in asked.values())
        is_even = len({len(uses) for uses in asked.values()}) == 1
        if is_of_levels and is_even and len(possible) == 1 and possible[0][1]:
            picked = possible[0][0]
            shown = named_columns(list(picked.values()))
            self._notes.at_column("F_CHECKSUM_CHOICE", next(iter(picked.values())), details={"chosen": shown})
            return picked
        raise self._question(asked)

    def _question(self, asked: Mapping[str, Sequence[Use]]) -> Refusal:
        """Ask which column is meant: of all levels at once, or of the first other meaning."""
        meaning = next(iter(asked))
        is_level = asked[meaning][0].competency is not None
        column = self._layout.kind.wide if is_level else meaning
        uses = [use for each in asked.values() for use in each] if is_level else list(asked[meaning])
        uses.sort(key=lambda use: use.index)
        if example := choice(uses, column):
            columns = named_columns(uses)
            return Refusal("E_AMBIGUOUS_HEADER", on=self._sheet, columns=columns, column=column, example=example)
        letters = ", ".join(use.origin.letter for use in uses)
        return Refusal("E_SAME_HEADER", on=self._sheet, letters=letters, column=column)

    def _check_sums(self, uses: Mapping[str, Use]) -> None:
        """Compare the levels with what the sheet adds up itself.

        Raises:
            Refusal: it does so for other levels.
        """
        levels = self._levels(uses)
        if not levels:
            return
        rows = self._layout.rows + 1 + np.flatnonzero(self._kept)
        for each in self._sums(uses).contradictions(levels, whole=not self._layout.strange):
            where, header = f"{each.use.origin.letter}{rows[each.rows[0]]}", shown_header(each.use.header)
            if each.is_systematic:
                raise Refusal("E_CHECKSUM", on=self._sheet, cell=where, header=header, count=len(each.rows))
            self._notes.at_cell("F_CHECKSUM", where, details={}, header=header, count=len(each.rows))


def _by_meaning(uses: Sequence[Use]) -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = {}
    for use in uses:
        found.setdefault(use.meaning, []).append(use)
    return found


def _code(use: Use) -> str:
    return use.competency.code if use.competency else ""

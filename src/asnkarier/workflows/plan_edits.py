"""What an edited workbook of a plan says, row by row, as decisions; the seats themselves are those of the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from asnkarier.analyses.plan.decisions import Decision, What, contradictions
from asnkarier.analyses.plan.tables import Seat
from asnkarier.errors import InputRefused
from asnkarier.i18n import LANGUAGES, N_, translator
from asnkarier.outcome import Finding
from asnkarier.readers.decisions import read_nip
from asnkarier.readers.edited_plan import EditedPlan, EditedRow
from asnkarier.reports.kit.labels import DECISIONS
from asnkarier.rules.nip import mask_nip
from asnkarier.tables.cells import clean, says_nothing, written
from asnkarier.tables.frames import PlanSeats
from asnkarier.tables.plan_key import seat_numbers
from asnkarier.tables.vocabulary import fold

WORDS = {fold(translator(language)(text)): what for what, text in DECISIONS.items() for language in LANGUAGES}
"""What the office may write in the column of decisions, folded."""
_LOCKED = ("cost", "jp", "training_class")
"""Figures of a seat that the sheet shows as they are stored."""


@dataclass(frozen=True)
class Edits:
    """The decisions of a workbook, and what there is to say about its rows."""

    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]


def edits(edited: EditedPlan, plan: PlanSeats) -> Edits:
    """Read the rows as decisions on the seats of the stored plan. A seat without a decision is undecided (free).

    Raises:
        InputRefused: a row is no longer the seat it was, or says what cannot be understood.
    """
    numbers = seat_numbers(plan)
    seats = {int(number): row for number, row in zip(numbers, plan.to_dict("records"), strict=True)}
    rows = [row for row in edited.rows if row.seat in seats]
    reader = _Rows(edited, seats)
    if refused := [*reader.mismatches(rows), *reader.unclear(rows)] or [*reader.against(rows)]:
        raise InputRefused(
            N_("The edited plan cannot be used; nothing was planned."),
            remedy=N_("Mend the rows named, or leave them out."),
            findings=refused,
        )
    findings = [*reader.not_of_the_plan(), *reader.twice(rows), *reader.gone(rows), *reader.written_over(rows)]
    decisions: dict[tuple[Seat, str], Decision] = {}
    for row in rows:
        for each in reader.decisions(row):
            decisions.setdefault((each.seat, each.what), each)
    return Edits(tuple(decisions.values()), tuple(findings))


class _Rows:
    def __init__(self, edited: EditedPlan, seats: dict[int, dict[Any, Any]]) -> None:
        self.edited = edited
        self.seats = seats

    def decisions(self, row: EditedRow) -> Iterator[Decision]:
        """Give what a row decides: about its seat, and about that of the person who comes instead."""
        seat, place = self._seat(row), (self.edited.sheet, row.row)
        what, note = WORDS.get(fold(self._text(row, "decision"))), self._text(row, "note")
        if what == "replaced":
            yield Decision(seat, "ban", note, place)
            yield Decision(Seat(read_nip(row.cells["replaced_by"]), seat.training), "keep", note, place)
        else:
            own: What = "keep" if what == "keep" else "ban" if what == "ban" else "free"
            yield Decision(seat, own, note, place)

    def mismatches(self, rows: Iterable[EditedRow]) -> Iterator[Finding]:
        """Rows whose person or training is not that of the seat: written over, or sorted without the hidden column."""
        for row in rows:
            seat = self.seats[row.seat or 0]
            nips = {seat["nip"], mask_nip(seat["nip"])}
            title = fold(str(seat["title"]))
            if self._text(row, "nip") not in nips or fold(self._text(row, "title")) != title:
                yield self._finding("F_EDIT_OTHER_SEAT", row)

    def unclear(self, rows: Iterable[EditedRow]) -> Iterator[Finding]:
        """Rows that say what cannot be understood, or two things of one seat."""
        said: dict[int, set[str]] = {}
        for row in rows:
            word = fold(self._text(row, "decision"))
            if self._text(row, "decision") and word not in WORDS:
                yield self._finding("F_EDIT_WORD", row)
            replaced, named = WORDS.get(word) == "replaced", not says_nothing(row.cells["replaced_by"])
            if replaced != named or (named and not read_nip(row.cells["replaced_by"])):
                yield self._finding("F_EDIT_REPLACED", row)
            said.setdefault(row.seat or 0, set()).add(f"{word} {self._text(row, 'replaced_by')}")
            if len(said[row.seat or 0]) > 1:
                yield self._finding("F_EDIT_AGAINST", row)

    def against(self, rows: Iterable[EditedRow]) -> Iterator[Finding]:
        """Rows that cancel the seat of somebody who comes instead of another, or the reverse."""
        said = [each for row in rows for each in self.decisions(row) if each.what != "free"]
        for later, _ in contradictions(said):
            yield Finding("F_EDIT_AGAINST", self.edited.file, later.place[0], str(later.place[1]))

    def not_of_the_plan(self) -> Iterator[Finding]:
        """Rows that were added."""
        for row in self.edited.rows:
            if row.seat not in self.seats:
                yield self._finding("F_EDIT_ADDED", row)

    def twice(self, rows: Iterable[EditedRow]) -> Iterator[Finding]:
        """Copies of rows that say the same."""
        counts: Counter[int | None] = Counter()
        for row in rows:
            counts[row.seat] += 1
            if counts[row.seat] > 1:
                yield self._finding("F_EDIT_TWICE", row)

    def gone(self, rows: Iterable[EditedRow]) -> Iterator[Finding]:
        """Seats of the plan whose rows were deleted."""
        missing = len(self.seats) - len({row.seat for row in rows})
        if missing:
            yield Finding("F_EDIT_DELETED", self.edited.file, self.edited.sheet, details={"count": missing})

    def written_over(self, rows: Iterable[EditedRow]) -> Iterator[Finding]:
        """Figures that are not those of the store; they are not taken."""
        for row in rows:
            seat = self.seats[row.seat or 0]
            if any(row.cells.get(name) != seat[name] for name in _LOCKED):
                yield self._finding("F_EDIT_CELL", row)

    def _seat(self, row: EditedRow) -> Seat:
        seat = self.seats[row.seat or 0]
        return Seat(seat["nip"], seat["training"])

    def _text(self, row: EditedRow, column: str) -> str:
        cell = row.cells.get(column)
        return "" if says_nothing(cell) else clean(written(cell))

    def _finding(self, code: str, row: EditedRow) -> Finding:
        return Finding(code, self.edited.file, self.edited.sheet, str(row.row))

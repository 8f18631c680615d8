"""What a plan claims to bring about: levels expected, levels missing still, and what each OPD spends of its own."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

from asnkarier.analyses.plan.check_books import Books, Row, Violation, same
from asnkarier.tables.vocabulary import fold


def expectations_are_stated_right(books: Books) -> Iterator[Violation]:
    """The levels expected of each seat, of each OPD and of the plan are those taught times how surely."""
    expected = _expected(books)
    by_opd: dict[str, float] = defaultdict(float)
    for seat in books.seats:
        levels = expected.get((seat["nip"], seat["training"]), 0.0)
        by_opd[fold(seat["opd"] or "")] += levels
        if not same(seat["levels_expected"], levels):
            yield Violation(
                "seat_levels_expected", f"{seat['nip']} {seat['training']}", seat["levels_expected"], levels
            )
    for row in books.opds:
        if not same(row["levels_expected"], by_opd[fold(row["opd"] or "")]):
            yield Violation("opd_levels_expected", row["opd"] or "", row["levels_expected"])
    if not same(books.summary["levels_expected"], math.fsum(expected.values())):
        yield Violation("summary_levels_expected", "", books.summary["levels_expected"], math.fsum(expected.values()))


def _expected(books: Books) -> dict[tuple[str, str], float]:
    """Levels of each seat; those of a second step count only as surely as the first succeeds."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    sure: dict[tuple[str, str], float] = defaultdict(lambda: 1.0)
    for row in sorted(books.raised, key=lambda row: (row["nip"], row["competency"], row["level_from"])):
        need = row["nip"], row["competency"]
        if lesson := books.lesson(row["training"], row["competency"], row["level_from"]):
            sure[need] *= books.effectiveness(lesson)
            found[row["nip"], row["training"]] += (row["level_to"] - row["level_from"]) * sure[need]
    return found


def what_stays_open_is_stated_right(books: Books) -> Iterator[Violation]:
    """Of each need with a seat the levels missing still are those above what the seats lead to; of others none."""
    reached: dict[tuple[str, str], int] = {}
    for row in books.raised:
        need = row["nip"], row["competency"]
        reached[need] = max(row["level_to"], reached.get(need, 0))
    for need, row in books.needs.items():
        left = row["level_required"] - reached[need] if need in reached else None
        if row["gap_after"] != left:
            yield Violation("need_gap_after", " ".join(need), row["gap_after"], left)


def own_money_is_stated_right(books: Books) -> Iterator[Violation]:
    """Ceiling and spending of each OPD are of the funds in which it has a ceiling of its own, and of no other."""
    for row in books.opds:
        name = fold(row["opd"] or "")
        rows = [one for one in books.budget_rows if name and fold(one["opd"] or "") == name]
        expected = _own_cost(books, name, {one["fund"] for one in rows}) if rows else None
        ceiling = sum(one["ceiling"] for one in rows) if rows else None
        if (row["cost_own"], row["ceiling"]) != (expected, ceiling):
            yield Violation("opd_own_money", row["opd"] or "", (row["cost_own"], row["ceiling"]), (expected, ceiling))


def _own_cost(books: Books, opd: str, funds: set[str]) -> int:
    def counts(seat: Row) -> bool:
        return fold(seat["opd"] or "") == opd and seat["fund"] in funds

    return sum(int(seat["cost"]) for seat in books.seats if counts(seat))

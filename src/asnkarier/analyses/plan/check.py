"""Recompute a training plan from its tables, knowing nothing of how it was made.

Plain loops and whole numbers, written against the words of the law and of the documentation, sharing no rule with
``optimisation`` or with the modules that made the plan. A plan with a violation must not be published:
it is a bug of the program, never of the user.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.tables.vocabulary import fold

Row = dict[str, Any]


@dataclass(frozen=True)
class Violation:
    """One thing that is not as it must be: a stable code, what it is about, and the two figures."""

    code: str
    subject: str
    stated: object = None
    """What the plan says or uses."""
    expected: object = None
    """What the tables give, or the limit."""


def violations(given: PlanInput, made: TrainingPlan) -> tuple[Violation, ...]:
    """Give everything in a plan that breaks a limit or is not what the tables say; () for a good plan."""
    books = _Books(given, made)
    unknown = tuple(_names_exist(books))
    if unknown:
        return unknown
    return tuple(violation for check in CHECKS for violation in check(books))


class _Books:
    """The tables as plain rows, looked up by name. Missing values are None."""

    def __init__(self, given: PlanInput, made: TrainingPlan) -> None:
        self.given = given
        self.seats = _rows(made.plan)
        self.raised = _rows(made.competencies)
        self.classes = _rows(made.classes)
        self.opds = _rows(made.opd)
        self.summary = _rows(made.summary)[0]
        self.needs = {(row["nip"], row["competency"]): row for row in _rows(made.needs)}
        self.employees = {row["nip"]: row for row in _rows(given.employees)}
        self.trainings = {row["training"]: row for row in _rows(given.trainings)}
        self.gaps: dict[str, list[Row]] = defaultdict(list)
        for row in _rows(given.gaps):
            self.gaps[row["nip"]].append(row)
        self.taught: dict[str, list[Row]] = defaultdict(list)
        for row in _rows(given.training_competencies):
            self.taught[row["training"]].append(row)
        self.votes: dict[str, list[Row]] = defaultdict(list)
        for row in _rows(given.needs):
            self.votes[row["competency"]].append(row)
        self.budget_rows = [
            row for row in _rows(given.budgets) if row["year"] == given.year and row["window"] in given.windows
        ]
        self.funds = {row["fund"] for row in self.budget_rows}

    def fund_ceiling(self, fund: str) -> int:
        """The fund's rows without OPD where there are any, else the sum of its OPDs' rows."""
        rows = [row for row in self.budget_rows if row["fund"] == fund]
        whole = [row["ceiling"] for row in rows if not fold(row["opd"] or "")]
        return sum(whole) if whole else sum(row["ceiling"] for row in rows)

    def opd_ceiling(self, fund: str, opd: str) -> int | None:
        """The OPD's own rows; 0 in a fund given to other OPDs only; None where nothing limits it."""
        rows = [row for row in self.budget_rows if row["fund"] == fund]
        own = [row["ceiling"] for row in rows if row["opd"] and fold(row["opd"]) == opd != ""]
        if own:
            return int(sum(own))
        return None if any(not fold(row["opd"] or "") for row in rows) else 0

    def closed(self, seat: Row) -> list[tuple[Row, Row]]:
        """The gaps of the person that the seat's training raises, each with what it teaches; by competency."""
        return [
            (gap, lesson)
            for gap in sorted(self.gaps[seat["nip"]], key=lambda gap: gap["competency"])
            for lesson in self.taught[seat["training"]]
            if gap["competency"] == lesson["competency"]
            and gap["status"] == "gap"
            and lesson["level_from"] <= gap["level"] < lesson["level_to"]
        ]

    def employment(self, nip: str) -> str | None:
        """The person's employment."""
        found: str | None = self.employees[nip]["employment"]
        return found

    def people_at_minimum(self) -> set[str]:
        """Those whose seats add up to the JP their employment requires."""
        jp: Counter[str] = Counter()
        for seat in self.seats:
            jp[seat["nip"]] += self.trainings[seat["training"]]["jp"]
        least = self.given.jp_minimum
        return {nip for nip in jp if (kind := self.employment(nip)) in least and jp[nip] >= least[kind]}


def _rows(frame: pd.DataFrame) -> list[Row]:
    return [
        {str(name): None if value is pd.NA or value != value else value for name, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]


def _names_exist(books: _Books) -> Iterator[Violation]:
    """Everyone and everything the plan names is in the tables."""
    for seat in books.seats:
        if seat["nip"] not in books.employees or seat["nip"] not in books.gaps:
            yield Violation("unknown_person", seat["nip"])
        if seat["training"] not in books.trainings:
            yield Violation("unknown_training", seat["training"])
    for row in books.classes:
        if row["training"] not in books.trainings:
            yield Violation("unknown_training", row["training"])


def _seats_are_allowed(books: _Books) -> Iterator[Violation]:
    """Each seat is given once, to someone of an allowed jenjang with a gap it closes, under a fund of the year."""
    given: Counter[tuple[str, str]] = Counter()
    for seat in books.seats:
        name, course = f"{seat['nip']} {seat['training']}", books.trainings[seat["training"]]
        person = books.gaps[seat["nip"]][0]
        given[seat["nip"], seat["training"]] += 1
        if seat["nip"] in books.given.leaving:
            yield Violation("leaves_before_end", name)
        if course["jenjang"] and person["jenjang"] not in course["jenjang"].split(";"):
            yield Violation("jenjang_not_allowed", name, person["jenjang"], course["jenjang"])
        if seat["fund"] not in course["funds"].split(";") or seat["fund"] not in books.funds:
            yield Violation("fund_not_allowed", name, seat["fund"], course["funds"])
        if not books.closed(seat):
            yield Violation("closes_nothing", name)
    for (nip, training), times in given.items():
        if times > 1:
            yield Violation("seat_twice", f"{nip} {training}", times, 1)


def _decisions_are_kept(books: _Books) -> Iterator[Violation]:
    """What the office has decided on is in the plan, and what it has decided against is not."""
    there = {(seat["nip"], seat["training"]) for seat in books.seats}
    for nip, training in sorted(books.given.locked):
        if (nip, training) not in there:
            yield Violation("locked_seat_missing", f"{nip} {training}")
    for nip, training in sorted(there):
        if (nip, training) in books.given.banned:
            yield Violation("banned_seat", f"{nip} {training}")


def _seats_are_stated_right(books: _Books) -> Iterator[Violation]:
    """Cost, JP, days, levels closed and value of each seat are those of the tables."""
    for seat in books.seats:
        name, course, closed = (
            f"{seat['nip']} {seat['training']}",
            books.trainings[seat["training"]],
            books.closed(seat),
        )
        ends = [(gap, min(lesson["level_to"], gap["level_required"])) for gap, lesson in closed]
        expected = {
            "cost": course["cost_per_participant"],
            "jp": course["jp"],
            "days": course["days"],
            "levels_closed": sum(end - gap["level"] for gap, end in ends),
            "competencies": "; ".join(f"{gap['competency']} {gap['level']}>{end}" for gap, end in ends),
        }
        for column, figure in expected.items():
            if seat[column] != figure:
                yield Violation(f"seat_{column}", name, seat[column], figure)
        value = sum(_worth(books, gap, lesson) for gap, lesson in closed)
        if not _same(seat["value"], value):
            yield Violation("seat_value", name, seat["value"], value)


def _competencies_are_stated_right(books: _Books) -> Iterator[Violation]:
    """Every seat has one row for each gap it closes, with the levels before and after, and no row is without a seat."""
    expected = Counter(
        (seat["nip"], seat["training"], gap["competency"], gap["level"], min(lesson["level_to"], gap["level_required"]))
        for seat in books.seats
        for gap, lesson in books.closed(seat)
    )
    columns = ("nip", "training", "competency", "level_from", "level_to")
    stated = Counter(tuple(row[column] for column in columns) for row in books.raised)
    for nip, training, competency, low, high in (stated - expected) + (expected - stated):
        yield Violation("competency_missing_or_extra", f"{nip} {training} {competency}", f"{low}>{high}")


def _worth(books: _Books, gap: Row, lesson: Row) -> float:
    """Levels closed, times effectiveness, times the weights, times what the votes add."""
    weights = books.given.weights
    levels = min(lesson["level_to"], gap["level_required"]) - gap["level"]
    effectiveness = lesson["effectiveness"]
    if effectiveness is None:
        effectiveness = books.given.rules.assumed_effectiveness
    name = f" {fold(gap['opd'] or '')} "
    sector = 1.0
    for candidate in weights.sectors:
        if any(f" {fold(words)} " in name for words in candidate.opds):
            sector = candidate.weight
            break
    votes = sum(
        1 if row["votes"] is None else row["votes"]
        for row in books.votes[gap["competency"]]
        if _speaks_for(row, gap) and _is_heard(row, books.given)
    )
    voice = min(weights.voice_max, weights.voice_per_vote * votes)
    competency = weights.competency.get(gap["competency"], 1.0)
    jenjang = {str(key): weight for key, weight in weights.jenjang.items()}.get(gap["jenjang"], 1.0)
    return float(levels * effectiveness * competency * jenjang * sector * (1 + voice))


def _is_heard(need: Row, given: PlanInput) -> bool:
    """Without a date, or raised by the day of the plan and not before the same day so many years earlier."""
    raised, today = need["raised_on"], given.as_of
    if raised is None:
        return True
    first = (today.year - given.weights.voice_years, today.month, today.day)
    return first <= (raised.year, raised.month, raised.day) <= (today.year, today.month, today.day)


def _speaks_for(need: Row, person: Row) -> bool:
    if need["nip"]:
        return bool(need["nip"] == person["nip"])
    unor, opd = fold(need["unor"] or ""), fold(need["opd"] or "")
    return unor in ("", fold(person["unor"] or "")) and opd in ("", fold(person["opd"] or ""))


def _classes_are_held(books: _Books) -> Iterator[Violation]:
    """Every class has enough people and no more than its seats; no training is held more often than it can be.

    The classes of a training are numbered from 1, fund after fund.
    """
    people = Counter((seat["training"], seat["fund"], seat["training_class"]) for seat in books.seats)
    held: Counter[str] = Counter()
    for row in sorted(books.classes, key=lambda row: (row["training"], row["fund"])):
        training, fund, course = row["training"], row["fund"], books.trainings[row["training"]]
        first = held[training] + 1
        held[training] += row["classes"]
        for number in range(first, held[training] + 1):
            there, name = people.pop((training, fund, number), 0), f"{training} {fund} {number}"
            if there < course["seats_min"]:
                yield Violation("class_too_small", name, there, course["seats_min"])
            if there > course["seats_max"]:
                yield Violation("class_too_full", name, there, course["seats_max"])
    for (training, fund, number), there in people.items():
        yield Violation("class_not_held", f"{training} {fund} {number}", there, 0)
    for training, number in held.items():
        if number > books.trainings[training]["classes_max"]:
            yield Violation("too_many_classes", training, number, books.trainings[training]["classes_max"])


def _classes_are_stated_right(books: _Books) -> Iterator[Violation]:
    """Participants, costs and value of each training and fund add up."""
    for row in books.classes:
        course = books.trainings[row["training"]]
        seats = [s for s in books.seats if (s["training"], s["fund"]) == (row["training"], row["fund"])]
        expected = {
            "participants": len(seats),
            "cost_participants": len(seats) * course["cost_per_participant"],
            "cost_classes": row["classes"] * course["cost_per_class"],
            "cost": len(seats) * course["cost_per_participant"] + row["classes"] * course["cost_per_class"],
        }
        for column, figure in expected.items():
            if row[column] != figure:
                yield Violation(f"classes_{column}", f"{row['training']} {row['fund']}", row[column], figure)
        if not _same(row["value"], sum(seat["value"] for seat in seats)):
            yield Violation("classes_value", f"{row['training']} {row['fund']}", row["value"])


def _money_is_within_ceilings(books: _Books) -> Iterator[Violation]:
    """No fund, no OPD within a fund, and not the whole plan spends a rupiah too much."""
    by_fund: Counter[str] = Counter()
    by_opd: Counter[tuple[str, str]] = Counter()
    for seat in books.seats:
        cost = books.trainings[seat["training"]]["cost_per_participant"]
        by_fund[seat["fund"]] += cost
        by_opd[seat["fund"], fold(books.gaps[seat["nip"]][0]["opd"] or "")] += cost
    for row in books.classes:
        by_fund[row["fund"]] += row["classes"] * books.trainings[row["training"]]["cost_per_class"]
    for fund, spent in by_fund.items():
        if spent > books.fund_ceiling(fund):
            yield Violation("fund_exceeded", fund, spent, books.fund_ceiling(fund))
    for (fund, opd), spent in by_opd.items():
        ceiling = books.opd_ceiling(fund, opd)
        if ceiling is not None and spent > ceiling:
            yield Violation("opd_ceiling_exceeded", f"{fund} {opd}", spent, ceiling)
    total = books.given.total_budget
    if total is not None and by_fund.total() > total:
        yield Violation("budget_exceeded", "", by_fund.total(), total)
    if books.summary["cost"] != by_fund.total():
        yield Violation("summary_cost", "", books.summary["cost"], by_fund.total())


def _people_are_within_limits(books: _Books) -> Iterator[Violation]:
    """Nobody is away too long, given too much JP, or taught one competency twice."""
    days: Counter[str] = Counter()
    jp: Counter[str] = Counter()
    taught: Counter[tuple[str, str]] = Counter()
    for seat in books.seats:
        course = books.trainings[seat["training"]]
        days[seat["nip"]] += course["days"]
        jp[seat["nip"]] += course["jp"]
        taught.update((seat["nip"], gap["competency"]) for gap, _ in books.closed(seat))
    most = books.given.jp_maximum
    for nip in days:
        if days[nip] > books.given.rules.days_max:
            yield Violation("too_many_days", nip, days[nip], books.given.rules.days_max)
        kind = books.employment(nip)
        if kind in most and jp[nip] > most[kind]:
            yield Violation("too_much_jp", nip, jp[nip], most[kind])
    for (nip, competency), times in taught.items():
        if times > 1:
            yield Violation("competency_twice", f"{nip} {competency}", times, 1)


def _needs_are_answered(books: _Books) -> Iterator[Violation]:
    """Every gap and unknown level has its row, and exactly the gaps that a seat closes are called selected."""
    closed = {
        (seat["nip"], gap["competency"]): seat["training"] for seat in books.seats for gap, _ in books.closed(seat)
    }
    open_needs = {
        (row["nip"], row["competency"])
        for rows in books.gaps.values()
        for row in rows
        if row["status"] in ("gap", "unassessed", "expired")
    }
    for nip, competency in sorted(open_needs ^ set(books.needs)):
        yield Violation("need_missing_or_extra", f"{nip} {competency}")
    for (nip, competency), row in books.needs.items():
        if (row["reason"] == "selected") != ((nip, competency) in closed):
            yield Violation("need_reason", f"{nip} {competency}", row["reason"])
        elif row["reason"] == "selected" and row["training"] != closed[nip, competency]:
            yield Violation("need_training", f"{nip} {competency}", row["training"], closed[nip, competency])


def _totals_are_stated_right(books: _Books) -> Iterator[Violation]:
    """The summary and the OPDs add up to the seats; the objective is their worth; the bound is not below it."""
    seats, summary, reached = books.seats, books.summary, books.people_at_minimum()
    ceilings = sum(books.fund_ceiling(fund) for fund in books.funds)
    total = books.given.total_budget
    missing = sum(row["gap"] for rows in books.gaps.values() for row in rows if row["status"] == "gap")
    expected = {
        "people": len({seat["nip"] for seat in seats}),
        "seats": len(seats),
        "classes": sum(row["classes"] for row in books.classes),
        "levels_closed": sum(seat["levels_closed"] for seat in seats),
        "levels_missing": missing,
        "jp_reached": len(reached),
        "budget": ceilings if total is None else min(ceilings, total),
    }
    for column, figure in expected.items():
        if summary[column] != figure:
            yield Violation(f"summary_{column}", "", summary[column], figure)
    rules = books.given.rules
    objective = (
        math.fsum(_worth(books, gap, lesson) for seat in seats for gap, lesson in books.closed(seat))
        + rules.jp_credit * len(reached)
        + rules.keep_bonus * sum((seat["nip"], seat["training"]) in books.given.earlier for seat in seats)
        - rules.cost_tie_break * summary["cost"] / 1_000_000
    )
    if not _same(summary["objective"], objective):
        yield Violation("summary_objective", "", summary["objective"], objective)
    bound = summary["upper_bound"]
    if bound < summary["objective"]:
        yield Violation("bound_below_objective", "", bound, summary["objective"])
    gap = (bound - summary["objective"]) / bound if bound > 0 else 0.0
    if not _same(summary["gap"], gap):
        yield Violation("summary_gap", "", summary["gap"], gap)
    for column in ("seats", "cost", "levels_closed", "jp_reached"):
        stated = sum(row[column] for row in books.opds)
        whole = sum(seat["cost"] for seat in seats) if column == "cost" else summary[column]
        if stated != whole:
            yield Violation(f"opd_{column}", "", stated, whole)


def _same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


CHECKS: tuple[Callable[[_Books], Iterator[Violation]], ...] = (
    _seats_are_allowed,
    _decisions_are_kept,
    _seats_are_stated_right,
    _competencies_are_stated_right,
    _classes_are_held,
    _classes_are_stated_right,
    _money_is_within_ceilings,
    _people_are_within_limits,
    _needs_are_answered,
    _totals_are_stated_right,
)

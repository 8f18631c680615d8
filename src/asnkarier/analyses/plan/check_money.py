"""Whether classes, money and totals of a plan are those of its seats, and within every ceiling."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from asnkarier.analyses.plan.check_books import Books, Row, Violation, same
from asnkarier.analyses.plan.check_index import credited_points
from asnkarier.analyses.plan.check_ways import closed_by


def classes_are_held(books: Books) -> Iterator[Violation]:
    """Every class has enough people and no more than its seats; no training is held more often than it can be.

    The classes of a training are numbered from 1, fund after fund that pays for them. That fund pays for all its
    participants, unless the training is pooled.
    """
    people = Counter(
        (seat["training"], None if books.pooled(seat["training"]) else seat["fund"], seat["training_class"])
        for seat in books.seats
    )
    held: Counter[str] = Counter()
    for row in sorted(books.classes, key=lambda row: (row["training"], row["fund"])):
        training, course = row["training"], books.trainings[row["training"]]
        fund, first = None if books.pooled(training) else row["fund"], held[training] + 1
        held[training] += row["classes"]
        for number in range(first, held[training] + 1):
            there, name = people.pop((training, fund, number), 0), f"{training} {fund or ''} {number}"
            if there < course["seats_min"]:
                yield Violation("class_too_small", name, there, course["seats_min"])
            if there > course["seats_max"]:
                yield Violation("class_too_full", name, there, course["seats_max"])
    for (training, fund, number), there in people.items():
        yield Violation("class_not_held", f"{training} {fund or ''} {number}", there, 0)
    for training, number in held.items():
        if number > books.trainings[training]["classes_max"]:
            yield Violation("too_many_classes", training, number, books.trainings[training]["classes_max"])


def classes_are_stated_right(books: Books) -> Iterator[Violation]:
    """Participants, costs and value of each training and fund add up."""
    under: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for seat in books.seats:
        under[seat["training"], seat["fund"]].append(seat)
    for row in books.classes:
        course = books.trainings[row["training"]]
        seats = under[row["training"], row["fund"]]
        expected = {
            "participants": len(seats),
            "pooled": books.pooled(row["training"]),
            "cost_participants": len(seats) * course["cost_per_participant"],
            "cost_classes": row["classes"] * course["cost_per_class"],
            "cost": len(seats) * course["cost_per_participant"] + row["classes"] * course["cost_per_class"],
        }
        for column, figure in expected.items():
            if row[column] != figure:
                yield Violation(f"classes_{column}", f"{row['training']} {row['fund']}", row[column], figure)
        if not same(row["value"], sum(seat["value"] for seat in seats)):
            yield Violation("classes_value", f"{row['training']} {row['fund']}", row["value"])


def money_is_within_ceilings(books: Books) -> Iterator[Violation]:
    """No fund, no OPD within a fund, and not the whole plan spends a rupiah too much."""
    by_fund: Counter[str] = Counter()
    by_opd: Counter[tuple[str, str]] = Counter()
    for seat in books.seats:
        cost = books.trainings[seat["training"]]["cost_per_participant"]
        by_fund[seat["fund"]] += cost
        by_opd[seat["fund"], books.opd_of(seat["nip"])] += cost
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


def committed_money_is_stated_right(books: Books) -> Iterator[Violation]:
    """The seats and the rupiah that stood before are those of the committed plan, as far as it stands."""
    expected: tuple[int | None, int | None] = None, None
    if books.given.committed is not None:
        held = {(row["training"], row["fund"]): row["classes"] for row in books.classes}
        trainings = {training for _, training in books.committed}
        classes = sum(
            min(int(row["classes"]), held.get((row["training"], row["fund"]), 0))
            * books.trainings[row["training"]]["cost_per_class"]
            for row in books.given.committed.classes.to_dict("records")
            if row["training"] in trainings
        )
        expected = len(books.committed), classes + sum(row["cost"] for row in books.committed.values())
    stated = books.summary["committed_seats"], books.summary["committed_cost"]
    if stated != expected:
        yield Violation("summary_committed", "", stated, expected)


def totals_are_stated_right(books: Books) -> Iterator[Violation]:
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
        math.fsum(value for parts in closed_by(books).values() for _, value in parts)
        + rules.jp_credit * len(reached)
        + rules.keep_bonus * sum((seat["nip"], seat["training"]) in books.given.earlier for seat in books.seats)
        + rules.ip_asn_credit * math.fsum(credited_points(books).values())
        + rules.certificate_credit * sum(_adds_certificate(books, seat) for seat in seats)
        - rules.cost_tie_break * summary["cost"] / 1_000_000
    )
    if not same(summary["objective"], objective):
        yield Violation("summary_objective", "", summary["objective"], objective)
    bound = summary["upper_bound"]
    if bound < summary["objective"]:
        yield Violation("bound_below_objective", "", bound, summary["objective"])
    gap = (bound - summary["objective"]) / bound if bound > 0 else 0.0
    if not same(summary["gap"], gap):
        yield Violation("summary_gap", "", summary["gap"], gap)
    for column in ("seats", "cost", "levels_closed", "jp_reached"):
        stated = sum(row[column] for row in books.opds)
        whole = sum(seat["cost"] for seat in seats) if column == "cost" else summary[column]
        if stated != whole:
            yield Violation(f"opd_{column}", "", stated, whole)


def _adds_certificate(books: Books, seat: Row) -> bool:
    """Whether a seat gives a certificate to somebody who has not enough of them."""
    rule, form = books.given.rules.certificates, books.trainings[seat["training"]]["form"]
    if rule is None or form not in books.given.rules.forms:
        return False
    enough = rule.on(date(books.given.year, 1, 1)).value.enough
    return bool(books.given.rules.forms[form].certificate) and books.given.certificates.get(seat["nip"], 0) < enough

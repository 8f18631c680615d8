"""Every feasible plan of a tiny region, one after the other, from its tables: what the optimum really is.

Written from the words of the model, with whole rupiah, and with nothing of its code.
"""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import Any

from asnkarier.analyses.plan_tables import PlanInput

Row = dict[str, Any]
Seat = tuple[str, str]
"""Training and fund."""


def best_value(given: PlanInput) -> float:
    """Try every combination of what each person may do and give the value of the best feasible one."""
    courses = {row["training"]: row for row in given.trainings.to_dict("records")}
    funds = {row["fund"] for row in given.budgets.to_dict("records")}
    people = sorted(given.gaps["nip"].unique())
    choices = [_choices(given, nip, courses, funds) for nip in people]
    opd = given.gaps.drop_duplicates("nip").set_index("nip")["opd"].to_dict()
    best = 0.0
    for taken in product(*choices):
        value = sum(choice[1] for choice in taken)
        if value <= best:
            continue
        cost = _feasible_cost(given, courses, [(opd[nip], seats) for nip, (seats, _) in zip(people, taken, strict=True)])
        if cost is not None:
            best = max(best, value - given.rules.cost_tie_break * cost / 1_000_000)
    return best


def plans(given: PlanInput) -> int:
    """Give how many combinations there are to try."""
    courses = {row["training"]: row for row in given.trainings.to_dict("records")}
    funds = {row["fund"] for row in given.budgets.to_dict("records")}
    number = 1
    for nip in given.gaps["nip"].unique():
        number *= len(_choices(given, nip, courses, funds))
    return number


def _choices(
    given: PlanInput, nip: str, courses: dict[str, Row], funds: set[str]
) -> list[tuple[tuple[Seat, ...], float]]:
    """Everything one person may do within the person's own limits, with its value and JP credit."""
    kind = given.employees.set_index("nip")["employment"].get(nip)
    helpful = _helpful(given, nip)
    options: list[list[str | None]] = [
        [None, *sorted(set(courses[training]["funds"].split(";")) & funds)] for training in helpful
    ]
    found = []
    for picks in product(*options):
        seats = tuple((training, fund) for training, fund in zip(helpful, picks, strict=True) if fund)
        taught = Counter(competency for training, _ in seats for competency in helpful[training])
        jp = sum(courses[training]["jp"] for training, _ in seats)
        if (
            max(taught.values(), default=0) > 1
            or sum(courses[training]["days"] for training, _ in seats) > given.rules.days_max
            or jp > given.jp_maximum.get(kind, jp)
        ):
            continue
        value = sum(sum(helpful[training].values()) for training, _ in seats)
        if kind in given.jp_minimum and jp >= given.jp_minimum[kind]:
            value += given.rules.jp_credit
        found.append((seats, value))
    return found


def _helpful(given: PlanInput, nip: str) -> dict[str, dict[str, float]]:
    """The trainings open to the person that raise a gap, each with what it is worth by competency."""
    helpful: dict[str, dict[str, float]] = {}
    for gap in given.gaps[(given.gaps["nip"] == nip) & (given.gaps["status"] == "gap")].to_dict("records"):
        for lesson in given.training_competencies.to_dict("records"):
            course = given.trainings.set_index("training").loc[lesson["training"]]
            open_to = course["jenjang"]
            if (
                lesson["competency"] == gap["competency"]
                and lesson["level_from"] <= gap["level"] < lesson["level_to"]
                and (open_to != open_to or gap["jenjang"] in open_to.split(";"))  # noqa: PLR0124 - NaN: open to all
            ):
                levels = min(lesson["level_to"], gap["level_required"]) - gap["level"]
                worth = levels * lesson["effectiveness"] * given.weights.competency.get(gap["competency"], 1.0)
                helpful.setdefault(lesson["training"], {})[gap["competency"]] = worth
    return helpful


def _feasible_cost(
    given: PlanInput, courses: dict[str, Row], taken: list[tuple[str, tuple[Seat, ...]]]
) -> int | None:
    """The cost of a combination held in as few classes as its seats allow; None where it breaks a limit."""
    people = Counter(seat for _, seats in taken for seat in seats)
    classes = {seat: -(-number // courses[seat[0]]["seats_max"]) for seat, number in people.items()}
    held: Counter[str] = Counter()
    spent: Counter[str] = Counter()
    for (training, fund), number in people.items():
        course = courses[training]
        held[training] += classes[training, fund]
        spent[fund] += number * course["cost_per_participant"] + classes[training, fund] * course["cost_per_class"]
        if number < classes[training, fund] * course["seats_min"]:
            return None
    if any(number > courses[training]["classes_max"] for training, number in held.items()):
        return None
    by_opd: Counter[tuple[str, str]] = Counter()
    for opd, seats in taken:
        for training, fund in seats:
            by_opd[fund, opd] += courses[training]["cost_per_participant"]
    budgets = given.budgets.to_dict("records")
    for fund, rupiah in spent.items():
        rows = [row for row in budgets if row["fund"] == fund]
        whole = [row["ceiling"] for row in rows if row["opd"] != row["opd"]]  # noqa: PLR0124 - NaN: the whole region
        if rupiah > (sum(whole) if whole else sum(row["ceiling"] for row in rows)):
            return None
        for opd in {opd for name, opd in by_opd if name == fund}:
            own = [row["ceiling"] for row in rows if row["opd"] == opd]
            if (own or not whole) and by_opd[fund, opd] > sum(own):
                return None
    if given.total_budget is not None and sum(spent.values()) > given.total_budget:
        return None
    return sum(spent.values())

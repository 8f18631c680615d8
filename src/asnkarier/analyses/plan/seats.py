"""The decision of the optimisation written back as tables: seats, what each raises, and classes with their cost."""

from __future__ import annotations

import pandas as pd

from asnkarier.analyses.plan.candidates import PAIR, Candidates, among
from asnkarier.analyses.plan.committed import dealt
from asnkarier.analyses.plan.listed import split
from asnkarier.analyses.plan.problem import Numbered
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.analyses.plan.ways import Requirements, counted_steps
from asnkarier.optimisation.training_problem import NOT_CHOSEN, Plan
from asnkarier.tables.frames import PlanClasses, PlanCompetencies, PlanSeats
from asnkarier.tables.plan_results import PLAN, PLAN_CLASSES, PLAN_COMPETENCIES

PERSON = ["nip", "name", "opd", "unor", "jabatan", "jenjang"]
SEAT = ["training", "fund"]


def plan_seats(given: PlanInput, numbered: Numbered, plan: Plan) -> PlanSeats:
    """Give the seats, sorted by OPD, unit, NIP and training.

    The people of one training and fund, of a pooled one all of its people, are dealt out in that order, one to each
    class in turn: classes differ by one person at most, and colleagues of one unit are spread over them. Committed
    seats stay in their class as far as the others have people enough then.
    """
    chosen = plan.fund != NOT_CHOSEN
    funds = [numbered.funds[fund] for fund in plan.fund[chosen]]
    seats = numbered.pairs[chosen].assign(fund=pd.Series(funds, index=numbered.pairs.index[chosen], dtype="str"))
    steps = counted_steps(numbered.ways, seats)
    rise = steps["level"].astype("str") + ">" + steps["level_after"].astype("str")
    closed = (
        steps.assign(competencies=steps["competency"] + " " + rise)
        .groupby(PAIR, as_index=False)
        .agg(
            competencies=("competencies", "; ".join),
            levels_closed=("levels_closed", "sum"),
            levels_expected=("levels_expected", "sum"),
            value=("value", "sum"),
        )
    )
    people = pd.concat([given.gaps[PERSON], given.standing[PERSON]]).drop_duplicates("nip")  # some may have left
    courses = given.trainings[["training", "title", "jp", "days", "cost_per_participant"]]
    seats = (
        seats.merge(closed, on=PAIR, how="left", validate="one_to_one")
        .fillna({"levels_closed": 0, "levels_expected": 0.0, "value": 0.0})
        .merge(taken_before(steps, numbered.requirements, seats), on=PAIR, how="left", validate="one_to_one")
        .merge(people, on="nip", validate="many_to_one")
        .merge(courses.rename(columns={"cost_per_participant": "cost"}), on="training", validate="many_to_one")
        .sort_values(["opd", "unor", *PAIR], na_position="last", ignore_index=True)
    )
    list_ = lists_of_seats(numbered, seats)
    numbers = pd.Series(class_numbers(numbered, plan, seats, list_), index=seats.index)
    if given.committed is not None:
        numbers = _as_committed(given, seats, list_, numbers)
    return PlanSeats(PLAN.conform(seats.assign(training_class=numbers, committed=among(seats, given.stands))))


def taken_before(steps: pd.DataFrame, needed: Requirements, seats: pd.DataFrame) -> pd.DataFrame:
    """Give for each seat (``nip, training``), as ``before``, the person's trainings in the plan that need it first."""
    chained = steps.sort_values(["way", "level"])
    chained = chained.assign(after=chained.groupby("way")["training"].shift(-1)).dropna(subset="after")
    listed = needed.merge(seats[PAIR], on=PAIR).rename(columns={"training": "after", "earlier": "training"})
    pairs = pd.concat([chained[[*PAIR, "after"]], listed[[*PAIR, "after"]]]).drop_duplicates().sort_values("after")
    return pairs.groupby(PAIR, as_index=False).agg(before=("after", ";".join))


def lists_of_seats(numbered: Numbered, seats: pd.DataFrame) -> pd.Series:
    """Give the fund of each seat, "" of pooled trainings: seats of one training and one of these share classes."""
    row_of = {training: row for row, training in enumerate(numbered.trainings)}
    pooled = seats["training"].map(row_of).map(dict(enumerate(numbered.problem.pooled))).astype(bool)
    return seats["fund"].mask(pooled, "")


def class_numbers(numbered: Numbered, plan: Plan, seats: pd.DataFrame, list_: pd.Series) -> list[int]:
    """Number the classes through a training, fund after fund, so that a number names one list of participants."""
    row_of = {training: row for row, training in enumerate(numbered.trainings)}
    turn = seats.groupby([seats["training"], list_]).cumcount()
    numbers = []
    for training, fund, step in zip(seats["training"], list_, turn, strict=True):
        held = plan.classes[row_of[training]]
        column = numbered.funds.index(fund) if fund else 0
        classes = held[column] if fund else held.sum()
        numbers.append(int(held[:column].sum() + step % classes + 1))
    return numbers


def _as_committed(given: PlanInput, seats: pd.DataFrame, list_: pd.Series, numbers: pd.Series) -> pd.Series:
    """Give the committed seats the numbers they have, where the same list of participants still has these classes."""
    own = given.standing.set_index(PAIR)["training_class"].to_dict()
    least = dict(zip(given.trainings["training"], given.trainings["seats_min"], strict=True))
    kept = numbers.copy()
    for (training, _), group in seats.assign(list_=list_).groupby(["training", "list_"]):
        rows = group.index.tolist()
        pairs = zip(rows, group[PAIR].itertuples(index=False, name=None), strict=True)
        before = {row: int(own[pair]) for row, pair in pairs if pair in own}
        there = sorted(set(numbers[rows]))
        if set(before.values()) <= set(there):
            given_out = dealt(before, [row for row in rows if row not in before], there, int(least[training]))
            kept[list(given_out)] = list(given_out.values())
    return kept


def plan_competencies(numbered: Numbered, plan: PlanSeats) -> PlanCompetencies:
    """Give what each seat raises, each gap by the way that counts, sorted by NIP, training and competency."""
    raised = counted_steps(numbered.ways, plan)
    raised = raised.rename(columns={"level": "level_from", "level_after": "level_to"})
    return PlanCompetencies(PLAN_COMPETENCIES.conform(raised))


def plan_classes(
    given: PlanInput, candidates: Candidates, numbered: Numbered, plan: Plan, seats: PlanSeats
) -> PlanClasses:
    """Give each training under each of its funds that has a ceiling, held or not.

    Participants and classes are those the fund pays for: of a pooled training a fund may pay for the one or the other.
    """
    row_of = {training: row for row, training in enumerate(numbered.trainings)}
    pooled = given.trainings["pooled"].fillna(given.rules.pooled_funds).astype(bool)
    courses = given.trainings.assign(pooled=pooled)
    people = candidates.groupby("training")["nip"].nunique()
    totals = seats.groupby(SEAT).agg(participants=("nip", "size"), value=("value", "sum"))
    rows = []
    for course in courses.sort_values("training").to_dict("records"):
        training = course["training"]
        for column, fund in enumerate(numbered.funds):
            if fund not in split(course["funds"]):
                continue
            classes = int(plan.classes[row_of[training], column]) if training in row_of else 0
            participants, value = totals.loc[(training, fund)] if (training, fund) in totals.index else (0, 0.0)
            cost_participants = int(participants) * course["cost_per_participant"]
            cost_classes = classes * course["cost_per_class"]
            rows.append(
                {
                    **course,
                    "fund": fund,
                    "classes": classes,
                    "participants": int(participants),
                    "candidates": int(people.get(training, 0)),
                    "cost_participants": cost_participants,
                    "cost_classes": cost_classes,
                    "cost": cost_participants + cost_classes,
                    "value": value,
                }
            )
    return PlanClasses(PLAN_CLASSES.conform(pd.DataFrame(rows)))

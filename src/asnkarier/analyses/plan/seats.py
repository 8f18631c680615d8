"""The decision of the optimisation written back as tables: seats, what each raises, and classes with their cost."""

from __future__ import annotations

import pandas as pd

from asnkarier.analyses.plan.candidates import PAIR, Candidates, split
from asnkarier.analyses.plan.problem import Numbered
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.optimisation.training_problem import NOT_CHOSEN, Plan
from asnkarier.tables.frames import PlanClasses, PlanCompetencies, PlanSeats
from asnkarier.tables.results import PLAN, PLAN_CLASSES, PLAN_COMPETENCIES

PERSON = ["nip", "name", "opd", "unor", "jabatan", "jenjang"]
SEAT = ["training", "fund"]


def plan_seats(given: PlanInput, candidates: Candidates, numbered: Numbered, plan: Plan) -> PlanSeats:
    """Give the seats, sorted by OPD, unit, NIP and training.

    The people of one training and fund are dealt out in that order, one to each class in turn: classes differ by
    one person at most, and colleagues of one unit are spread over them.
    """
    chosen = plan.fund != NOT_CHOSEN
    funds = [numbered.funds[fund] for fund in plan.fund[chosen]]
    seats = numbered.pairs[chosen][PAIR].assign(fund=pd.Series(funds, index=numbered.pairs.index[chosen], dtype="str"))
    rise = candidates["level"].astype("str") + ">" + candidates["level_after"].astype("str")
    closed = (
        candidates.assign(competencies=candidates["competency"] + " " + rise)
        .groupby(PAIR, as_index=False)
        .agg(
            competencies=("competencies", "; ".join),
            levels_closed=("levels_closed", "sum"),
            levels_expected=("levels_expected", "sum"),
            value=("value", "sum"),
        )
    )
    people = given.gaps[PERSON].drop_duplicates("nip")
    courses = given.trainings[["training", "title", "jp", "days", "cost_per_participant"]]
    seats = (
        seats.merge(closed, on=PAIR, validate="one_to_one")
        .merge(people, on="nip", validate="many_to_one")
        .merge(courses.rename(columns={"cost_per_participant": "cost"}), on="training", validate="many_to_one")
        .sort_values(["opd", "unor", *PAIR], na_position="last", ignore_index=True)
    )
    held = {
        (training, fund): int(plan.classes[row, column])
        for row, training in enumerate(numbered.trainings)
        for column, fund in enumerate(numbered.funds)
    }
    # Classes are numbered through a training, fund after fund, so that a number names one list of participants.
    before = {
        (training, fund): int(plan.classes[row, :column].sum())
        for row, training in enumerate(numbered.trainings)
        for column, fund in enumerate(numbered.funds)
    }
    turn = seats.groupby(SEAT).cumcount()
    keys = [*zip(seats["training"], seats["fund"], strict=True)]
    numbers = [before[key] + step % held[key] + 1 for key, step in zip(keys, turn, strict=True)]
    return PlanSeats(PLAN.conform(seats.assign(training_class=numbers)))


def plan_competencies(candidates: Candidates, plan: PlanSeats) -> PlanCompetencies:
    """Give what each seat raises, sorted by NIP, training and competency."""
    raised = candidates.merge(plan[PAIR], on=PAIR).sort_values([*PAIR, "competency"])
    raised = raised.rename(columns={"level": "level_from", "level_after": "level_to"})
    return PlanCompetencies(PLAN_COMPETENCIES.conform(raised))


def plan_classes(
    given: PlanInput, candidates: Candidates, numbered: Numbered, plan: Plan, seats: PlanSeats
) -> PlanClasses:
    """Give each training under each of its funds that has a ceiling, held or not."""
    row_of = {training: row for row, training in enumerate(numbered.trainings)}
    people = candidates.groupby("training")["nip"].nunique()
    totals = seats.groupby(SEAT).agg(participants=("nip", "size"), value=("value", "sum"))
    rows = []
    for course in given.trainings.sort_values("training").to_dict("records"):
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

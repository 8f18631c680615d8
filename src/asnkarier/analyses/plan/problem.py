"""The tables of a plan as the arrays the optimisation works on: names become numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NewType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from asnkarier.analyses.plan.candidates import PAIR, Candidates, among
from asnkarier.analyses.plan.ceilings import Ceilings
from asnkarier.analyses.plan.groups import Group, seat_groups
from asnkarier.analyses.plan.index_ways import index_ways
from asnkarier.analyses.plan.listed import split
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.analyses.plan.ways import Requirements, Ways, plan_ways, requirements
from asnkarier.optimisation.training_problem import NO_LIMIT, NOT_CHOSEN, Plan, TrainingProblem, ways_counted
from asnkarier.tables.vocabulary import fold

CandidatePairs = NewType("CandidatePairs", pd.DataFrame)
"""One row per pair that a plan may hold, sorted: ``nip, training`` (str)."""


@dataclass(frozen=True)
class Numbered:
    """A problem with the names its numbers stand for; each sequence is sorted."""

    problem: TrainingProblem
    pairs: CandidatePairs
    """In the problem's order."""
    ways: Ways
    """In the problem's order, as their numbers say; those that gain points of IP ASN, if these count, come after."""
    requirements: Requirements
    groups: list[Group]
    people: list[str]
    trainings: list[str]
    funds: list[str]
    opds: list[str]
    """Folded names; "" for people without one."""
    way_expected: NDArray[np.float64]
    """[W] levels that each way of the problem is expected to close."""

    def expected_levels(self, plan: Plan) -> float:
        """Give the levels a plan is expected to close."""
        return float(self.way_expected[ways_counted(self.problem, plan)].sum())


def plan_problem(given: PlanInput, candidates: Candidates, money: Ceilings) -> Numbered:
    """Number the people, trainings, funds and OPDs that have candidates."""
    ways = plan_ways(given, candidates, money.funds)
    if given.index is None or not given.rules.ip_asn_credit:
        return numbered_problem(given, ways, money)
    gains = index_ways(given, given.index.index, money.funds)
    worth = gains["value"] * given.rules.ip_asn_credit
    more = gains.assign(way=gains["way"] + ways["way"].nunique(), value=worth)
    return replace(numbered_problem(given, Ways(pd.concat([ways, more], ignore_index=True)), money), ways=ways)


def numbered_problem(given: PlanInput, ways: Ways, money: Ceilings) -> Numbered:
    """Number the people, trainings, funds and OPDs of these ways, whatever they are worth."""
    needed = requirements(given, ways)
    # what a committed seat asks for first was asked when it was planned; only its order is left to be told
    unasked = among(needed, given.stands) & ~among(needed.assign(training=needed["earlier"]), given.stands)
    needed = Requirements(needed[~unasked].reset_index(drop=True))
    before = needed[["nip", "earlier"]].rename(columns={"earlier": "training"})
    pairs = pd.concat([ways[PAIR], before, given.standing[PAIR]]).drop_duplicates().sort_values(PAIR, ignore_index=True)
    people = sorted(pairs["nip"].unique())
    trainings = sorted(pairs["training"].unique())
    funds = list(money.funds)
    staff = given.employees.set_index("nip")
    known = given.standing.drop_duplicates("nip").set_index("nip")["opd"].reindex(people)
    places = staff["opd"].reindex(people).where(pd.Index(people).isin(staff.index), known)  # some committed have left
    opd_of = [fold(opd) if isinstance(opd, str) else "" for opd in places]
    opds = sorted(set(opd_of) | {opd for _, opd in money.opds})
    course = given.trainings.set_index("training").reindex(trainings)
    may_pay = [set(split(joined)) for joined in course["funds"]]
    ceilings = [[money.of(fund, opd) for opd in opds] for fund in funds]
    pair_number = pd.MultiIndex.from_frame(pairs[PAIR])
    way = ways.drop_duplicates("way")
    groups = seat_groups(given, pairs)
    problem = TrainingProblem(
        opd=_numbers(opds, opd_of),
        jp_min=_limits(people, given.jp_to_reach),
        jp_max=_limits(people, given.jp_room),
        days_max=given.rules.days_max,
        trainings_max=NO_LIMIT if given.rules.trainings_max is None else given.rules.trainings_max,
        seats_min=_whole(course["seats_min"]),
        seats_max=_whole(course["seats_max"]),
        classes_max=_whole(course["classes_max"]),
        cost_person=_whole(course["cost_per_participant"]),
        cost_class=_whole(course["cost_per_class"]),
        jp=_whole(course["jp"]),
        days=np.array([given.days_absent[training] for training in trainings], dtype=np.int64),
        payable=np.array([[fund in those for fund in funds] for those in may_pay], dtype=bool).reshape(
            len(trainings), len(funds)
        ),
        pooled=course["pooled"].fillna(given.rules.pooled_funds).to_numpy(dtype=bool),
        person=_numbers(people, pairs["nip"]),
        training=_numbers(trainings, pairs["training"]),
        bonus=_bonus(given, pairs),
        locked=among(pairs, given.locked | given.stands).to_numpy(dtype=bool),
        way_need=way.groupby(["nip", "competency"], sort=True).ngroup().to_numpy().astype(np.int64),
        way_value=ways.groupby("way")["value"].sum().to_numpy(dtype=float),
        step_way=ways["way"].to_numpy(dtype=np.int64),
        step_pair=_places(pair_number, ways[PAIR]),
        later_pair=_places(pair_number, needed[PAIR]),
        earlier_pair=_places(pair_number, needed[["nip", "earlier"]]),
        member_group=np.repeat(np.arange(len(groups)), [len(group.pairs) for group in groups]).astype(np.int64),
        member_pair=np.concatenate([np.zeros(0, dtype=np.int64), *(group.pairs for group in groups)]),
        group_min=_bounds([group.least for group in groups]),
        group_max=_bounds([group.most for group in groups]),
        fund_ceiling=np.array(list(money.funds.values()), dtype=np.int64),
        opd_ceiling=np.array(
            [[NO_LIMIT if ceiling is None else ceiling for ceiling in row] for row in ceilings], dtype=np.int64
        ).reshape(len(funds), len(opds)),
        total_ceiling=given.total_budget,
        jp_credit=given.rules.jp_credit,
        cost_tie_break=given.rules.cost_tie_break,
        paid_by=_only_fund(given, pairs, funds),
    )
    expected = ways.groupby("way")["levels_expected"].sum().to_numpy(dtype=float)
    return Numbered(problem, CandidatePairs(pairs), ways, needed, groups, people, trainings, funds, opds, expected)


def _bonus(given: PlanInput, pairs: pd.DataFrame) -> NDArray[np.float64]:
    """Give what each seat is worth besides what it teaches: that it stays, and that it gives a certificate."""
    short = pairs["nip"].map(dict(given.certificates)).fillna(0) < given.certificates_enough
    certificate = short & pairs["training"].isin(given.certifying)
    bonus = given.rules.keep_bonus * among(pairs, given.earlier) + given.rules.certificate_credit * certificate
    return bonus.to_numpy(dtype=float)


def _only_fund(given: PlanInput, pairs: pd.DataFrame, funds: list[str]) -> NDArray[np.int64] | None:
    """Give the fund of each committed pair, ``NOT_CHOSEN`` of the others."""
    if given.committed is None:
        return None
    paid = pairs.merge(given.standing[[*PAIR, "fund"]], on=PAIR, how="left")["fund"]
    return np.where(paid.isna(), NOT_CHOSEN, pd.Index(funds).get_indexer(pd.Index(paid))).astype(np.int64)


def _places(pairs: pd.MultiIndex, asked: pd.DataFrame) -> NDArray[np.int64]:
    return pairs.get_indexer(pd.MultiIndex.from_frame(asked)).astype(np.int64)


def _bounds(values: list[int | None]) -> NDArray[np.int64]:
    return np.array([NO_LIMIT if value is None else value for value in values], dtype=np.int64)


def _numbers(names: list[str], values: list[str] | pd.Series) -> NDArray[np.int64]:
    return pd.Index(names, dtype=object).get_indexer(pd.Index(values, dtype=object)).astype(np.int64)


def _whole(column: pd.Series) -> NDArray[np.int64]:
    return column.to_numpy(dtype=np.int64)


def _limits(people: list[str], limits: dict[str, int]) -> NDArray[np.int64]:
    return np.array([limits.get(nip, NO_LIMIT) for nip in people], dtype=np.int64)

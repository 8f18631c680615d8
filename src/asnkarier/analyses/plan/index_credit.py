"""What the points of IP ASN add to the value of a training plan (``training_plan.ip_asn_credit``)."""

from __future__ import annotations

from dataclasses import dataclass

from asnkarier.analyses.plan.candidates import PAIR, among
from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.index_ways import index_ways
from asnkarier.analyses.plan.tables import PlanInput, Seat
from asnkarier.analyses.plan.ways import counted_steps
from asnkarier.tables.frames import PlanSeats


@dataclass(frozen=True)
class IndexCredit:
    """Points credited, and the seats that are there for nothing else."""

    points: float
    alone: int


def index_credit(given: PlanInput, plan: PlanSeats) -> IndexCredit | None:
    """Give what the seats are credited with; None where points of the index do not count."""
    if given.index is None or not given.rules.ip_asn_credit:
        return None
    funds = ceilings(given.budgets, given.year, given.windows).funds
    steps = counted_steps(index_ways(given, given.index.index, funds), plan)
    bring = {Seat(*pair) for pair in steps[PAIR].itertuples(index=False, name=None)}
    idle = (plan["levels_closed"] == 0) & plan["before"].isna()
    decided = among(plan, given.decided)
    return IndexCredit(float(steps["value"].sum()), int((idle & ~decided & among(plan, bring)).sum()))

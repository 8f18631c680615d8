"""Why each need is, or is not, met by the plan: the first true answer, read from the tables.

For a gap the trainings that raise it are asked in turn: is there one at all, does the person stay until it is over,
is there one open to the person's jenjang, one with money this year, one the person could ever attend? Of those left,
the one worth most for the person is named, and what stopped it in the finished plan: the person's other trainings,
seats, the people needed for a class, money. ``better_use`` remains when it would fit alone: whoever got the money or
the seats closes more with them, or holding one more class is not worth its cost.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from asnkarier.analyses.plan.admission import BARS
from asnkarier.analyses.plan.candidates import PAIR, TrainingSteps
from asnkarier.analyses.plan.slack import Slack
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.tables.frames import PlanCompetencies, PlanNeeds
from asnkarier.tables.results import PLAN_NEEDS

_OPEN = ("gap", "unassessed", "expired")
_NEED = ["nip", "competency"]
_MILLION = 1_000_000
_NEAREST = ("class_not_held", "seats_full", "opd_ceiling", "fund_exhausted", "budget_exhausted", "better_use")
"""Of several funds the one that came furthest gives the reason."""


@dataclass(frozen=True)
class _Option:
    """A training that raises the gap, with the value of the person's whole seat."""

    training: str
    value: float
    bar: str


def plan_reasons(given: PlanInput, steps: TrainingSteps, raised: PlanCompetencies, slack: Slack) -> PlanNeeds:
    """Give what became of each need, sorted by OPD, unit, NIP and competency.

    The training of a need that is met is the one that counts for it, of a chain the first.
    """
    rows = given.gaps[given.gaps["status"].isin(_OPEN)]
    rows = rows.sort_values(["opd", "unor", "nip", "competency"], na_position="last", ignore_index=True)
    options = _options(steps)
    first = raised.sort_values("level_from").drop_duplicates(["nip", "competency"])
    met = {(nip, competency): training for nip, competency, training in first[[*_NEED, "training"]].to_numpy()}
    reasons = _Reasons(given, slack)
    answers = [
        ("selected", met[nip, competency])
        if (nip, competency) in met
        else reasons.of(nip, status, options.get((nip, competency), []))
        for nip, competency, status in zip(rows["nip"], rows["competency"], rows["status"], strict=True)
    ]
    found = pd.DataFrame(answers, columns=["reason", "training"], index=rows.index)
    return PlanNeeds(PLAN_NEEDS.conform(rows.assign(reason=found["reason"], training=found["training"])))


def _options(steps: TrainingSteps) -> dict[tuple[str, str], list[_Option]]:
    """Give the trainings that raise each person's competency, the most valuable first."""
    worth = steps.groupby(PAIR)["value"].transform("sum")
    options: dict[tuple[str, str], list[_Option]] = defaultdict(list)
    for nip, training, competency, value, bar in zip(
        steps["nip"], steps["training"], steps["competency"], worth, steps["bar"], strict=True
    ):
        options[nip, competency].append(_Option(training, value, bar))
    for those in options.values():
        those.sort(key=lambda option: (-option.value, option.training))
    return options


class _Reasons:
    """Finds the reason of each need; remembers how many people could still join each training."""

    def __init__(self, given: PlanInput, slack: Slack) -> None:
        self.slack = slack
        self.taken_off = given.rules.cost_tie_break / _MILLION
        self._joinable: dict[tuple[str, str], int] = {}

    def of(self, nip: str, status: str, options: list[_Option]) -> tuple[str, str | None]:
        """Give the reason and the training it speaks of."""
        if status != "gap":
            return ("not_assessed" if status == "unassessed" else "assessment_expired"), None
        if not options:
            return "no_training", None
        nearest = max(options, key=lambda option: (not option.bar, BARS.index(option.bar)))  # the first of equals
        if nearest.bar:
            return nearest.bar, nearest.training
        left = [option for option in options if not option.bar]
        able = [option for option in left if self.slack.person_allows(nip, option.training, alone=True)]
        if not able:
            return "person_limit", left[0].training
        return self._stopped_by(nip, able[0]), able[0].training

    def _stopped_by(self, nip: str, option: _Option) -> str:
        slack, training = self.slack, option.training
        if option.value <= self.taken_off * slack.course[training]["cost_per_participant"]:
            return "no_value"
        if not slack.person_allows(nip, training):
            return "person_limit"
        return max((self._fund_stops(nip, training, fund) for fund in slack.funds[training]), key=_NEAREST.index)

    def _fund_stops(self, nip: str, training: str, fund: str) -> str:
        slack = self.slack
        cost = slack.next_seat(training, fund)
        if cost is None:
            return "seats_full" if slack.held(training) else "class_not_held"
        if not slack.opd_allows(nip, training, fund):
            return "opd_ceiling"
        needs_class = slack.free_seats(training, fund) <= 0
        course = slack.course[training]
        if needs_class and (
            course["seats_min"] > course["seats_max"] or self._could_join(training, fund) < course["seats_min"]
        ):
            return "class_not_held"
        if cost > slack.fund_left(fund):
            return "fund_exhausted"
        total_left = slack.total_left()
        if total_left is not None and cost > total_left:
            return "budget_exhausted"
        return "better_use"

    def _could_join(self, training: str, fund: str) -> int:
        """Count the people without a seat whom nothing but the class itself keeps from taking one."""
        slack = self.slack
        if (training, fund) not in self._joinable:
            self._joinable[training, fund] = sum(
                slack.person_allows(nip, training) and slack.opd_allows(nip, training, fund)
                for nip in slack.waiting[training]
            )
        return self._joinable[training, fund]

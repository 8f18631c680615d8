"""What an edited plan would break as it stands is said by the checker, one sentence for each rule, nobody named."""

from __future__ import annotations

import pytest

from asnkarier.analyses.plan.decisions import Decision, What
from asnkarier.analyses.plan.tables import Seat
from asnkarier.analyses.plan.training_plan import training_plan
from asnkarier.workflows.plan_as_edited import broken_as_edited
from plan_regions import course, nip, person, region

GIVEN = region(
    [person(1, "INT 1/2"), person(2, "INT 1/2"), person(3, "INT 1/2; KOM 1/2")],
    [
        course("T1", "INT 1>2", each=10, seats=(2, 2), days=4),
        course("T2", "KOM 1>2", each=10, days=4, funds="DAK"),
    ],
    {"APBD": 25, "DAK": 10},
    days_max=5,
)
MADE = training_plan(GIVEN)


def decided(number: int, training: str, what: What) -> Decision:
    return Decision(Seat(nip(number), training), what)


def said(*decisions: Decision) -> list[str]:
    told = broken_as_edited(GIVEN, MADE.plan, MADE.classes, decisions)
    return [message.render(str) for message in told]


def test_the_plan_is_as_this_test_takes_it() -> None:
    seats = set(zip(MADE.plan["nip"], MADE.plan["training"], strict=True))
    assert seats == {(nip(1), "T1"), (nip(2), "T1"), (nip(3), "T2")}


@pytest.mark.parametrize(
    ("decisions", "sentences"),
    [
        ([], []),
        ([decided(1, "T1", "keep")], []),
        # one of two people gone: a class of at least two has one
        ([decided(1, "T1", "ban")], ["As edited, classes have too few people: 1; T1 APBD 1 has 1, at least 2."]),
        # nobody left in it: it is not held
        ([decided(1, "T1", "ban"), decided(2, "T1", "ban")], []),
        # a third person: a second class of two has one, the money is gone, and person 3 has 8 days of 5
        (
            [decided(3, "T1", "keep")],
            [
                "As edited, classes have too few people: 1; T1 APBD 2 has 1, at least 2.",
                "As edited, funds are overspent: 1; APBD by Rp 5.",
                "As edited, more classes are held than can be: 1; T1 has 2, at most 1.",
                "As edited, people are away too long: 1; 19900101******0*** 8 days, at most 5.",
            ],
        ),
    ],
)
def test_each_rule_that_breaks_has_its_sentence(decisions: list[Decision], sentences: list[str]) -> None:
    assert said(*decisions) == sentences

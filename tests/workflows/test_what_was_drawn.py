"""What the screen says of a plan with effectiveness and attendance drawn at random."""

from datetime import date

import pytest

from asnkarier.analyses.plan.robust import MADE_AGAIN
from asnkarier.analyses.plan.training_plan import Studies, training_plan
from asnkarier.workflows.plan_findings import what_was_drawn
from plan_regions import course, person, region

ASSUMED = {"effectiveness_concentration": 20, "attendance": 0.9, "attendance_concentration": 20}
DATED = {"valid_from": date(2018, 1, 1), "basis": "-", "source": "-", "verified": False, "value": ASSUMED}


@pytest.mark.parametrize(
    ("draws", "told"),
    [
        (MADE_AGAIN, "The plan was made again with each draw; see the sheet on robustness."),
        (
            MADE_AGAIN + 1,
            f"Which trainings stay chosen was not looked at: the plan is made again for up to {MADE_AGAIN} draws only.",
        ),
    ],
)
def test_whether_the_plan_was_made_again_is_told(draws, told):
    given = region([person(1, "INT 1/2")], [course("A", "INT 1>2 0.5")], {"APBD": 0}, robust={"versions": (DATED,)})
    messages = what_was_drawn(training_plan(given, Studies(robust=draws)).robust)
    assert messages[0].values["draws"] == draws
    assert messages[1].text == told

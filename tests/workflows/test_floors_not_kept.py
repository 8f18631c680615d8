"""What is said where floors are not kept: which ones cannot be, or that it is not known whether they can."""

import numpy as np

from asnkarier.analyses.plan.groups import Group
from asnkarier.analyses.plan.training_plan import Impossible
from asnkarier.workflows.plan_findings import floors_not_kept


def test_floors_that_no_plan_keeps_are_named():
    women = Group("Perempuan", "floor", np.arange(3), "Perbup 2/2026", least=3, most=None)
    assert str(floors_not_kept(Impossible((women,), ()))) == (
        "No plan gives every group the seats it is promised; "
        "not reached together with the rest: Perempuan: 3 (Perbup 2/2026)."
    )


def test_a_search_that_ended_too_soon_says_that_it_does_not_know():
    assert str(floors_not_kept(Impossible((), ()))) == (
        "In the time it had, the search found no plan that keeps every floor and every seat decided on; "
        "whether there is one is not known."
    )

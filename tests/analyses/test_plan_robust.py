"""A plan with effectiveness and attendance drawn at random: what is expected then, and which trainings stay chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from asnkarier.analyses.plan import robust
from asnkarier.analyses.plan.resampled import drawn, lessons
from asnkarier.analyses.plan.robust import NothingAssumed
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.analyses.plan.training_plan import Studies, training_plan
from asnkarier.config.region import Resampling
from plan_regions import course, person, random_region, region, shuffled

RICH = {"APBD": 1_000}


def assumed(effect: float = 20, attendance: float = 0.9, attending: float = 20) -> dict[str, Any]:
    value = {"effectiveness_concentration": effect, "attendance": attendance, "attendance_concentration": attending}
    return {
        "versions": ({"valid_from": date(2018, 1, 1), "basis": "-", "source": "-", "verified": False, "value": value},)
    }


def tried(given: PlanInput, draws: int) -> TrainingPlan:
    return training_plan(given, Studies(robust=draws))


def test_the_range_is_that_of_the_distribution_drawn_from() -> None:
    """Ten people gain two levels each: levels = 20 x effectiveness x attendance; A's mean 0.6, attendance's 0.9."""
    given = region([person(n, "INT 1/3") for n in range(10)], [course("A", "INT 1>3 0.6")], RICH, robust=assumed())
    whole, training = tried(given, 4_000).robust.to_dict("records")
    draw = np.random.default_rng(5)
    levels = 20 * draw.beta(12, 8, 100_000) * draw.beta(18, 2, 100_000)
    for name, share in (("levels_low", 0.1), ("levels_middle", 0.5), ("levels_high", 0.9)):
        assert whole[name] == pytest.approx(np.quantile(levels, share), rel=0.02)
        assert training[name] == whole[name]
    assert (whole["draws"], whole["made_again"], whole["seats"]) == (4000, 0, 10)
    assert whole["levels_expected"] == pytest.approx(12)
    assert [whole[name] for name in ("effectiveness_concentration", "attendance", "attendance_concentration")] == [
        20, 0.9, 20,
    ]  # fmt: skip
    assert pd.isna([training["chosen"], training["seats_kept"], training["pick"]]).all()  # too many to make again


def test_what_is_certain_is_not_drawn_and_nothing_changes() -> None:
    given = region(
        [person(n, "INT 1/2; KOM 1/2") for n in range(4)],
        [course("A", "INT 1>2 1"), course("B", "KOM 1>2 0")],
        RICH,
        robust=assumed(attendance=1),
    )
    whole, training = tried(given, 5).robust.to_dict("records")
    assert [whole[name] for name in ("levels_low", "levels_middle", "levels_high", "levels_expected")] == [4] * 4
    assert (training["training"], training["chosen"], training["seats_kept"], training["pick"]) == ("A", 1, 1, "robust")


def test_a_training_that_is_hardly_better_than_another_is_less_sure_than_one_that_is_far_better() -> None:
    """Money for one of A and B, nearly alike; C is far better than D. Whether A beats B is known from the draws."""
    people = [person(n, f"{code} 1/2") for code, some in (("INT", range(4)), ("KOM", range(4, 8))) for n in some]
    courses = [
        course("A", "INT 1>2 0.55", each=10, funds="X"), course("B", "INT 1>2 0.5", each=10, funds="X"),
        course("C", "KOM 1>2 0.9", each=10, funds="Y"), course("D", "KOM 1>2 0.2", each=10, funds="Y"),
    ]  # fmt: skip
    given = region(people, courses, {"X": 40, "Y": 40}, robust=assumed())
    found = tried(given, 30).robust.set_index("training")
    assert given.rules.robust is not None
    ratios = drawn(lessons(given), given.rules.robust.versions[0].value, 30)
    a, b, c, d = (ratios * [0.55, 0.5, 0.9, 0.2]).T
    total = np.maximum(a, b) + np.maximum(c, d)
    stays = (a + c) >= (1 - robust.LOOSE) * total  # the plan there is stands unless it lacks more than that
    assert found.loc["C", "chosen"] == 1
    assert found.loc["C", "pick"] == "robust"
    assert (a > b).mean() <= found.loc["A", "chosen"] <= ((a >= b) | stays).mean()
    assert found.loc["A", "pick"] == "between"


@pytest.mark.parametrize("share", [(0.89, "between"), (0.9, "robust"), (0.5, "between"), (0.49, "fragile")])
def test_the_shares_from_which_a_training_is_robust_or_fragile(share: tuple[float, str]) -> None:
    assert robust._pick(share[0]) == share[1]


def test_draws_begin_alike_however_many_there_are_and_keep_the_mean() -> None:
    given = random_region(3)
    taught, terms = (
        lessons(given),
        Resampling(effectiveness_concentration=20, attendance=0.9, attendance_concentration=20),
    )
    many = drawn(taught, terms, 20_000)
    assert (many[:7] == drawn(taught, terms, 7)).all()
    assert many.mean(axis=0) == pytest.approx(np.full(len(taught), 0.9), abs=0.01)
    assert ((many >= 0) & (many <= 1 / taught["effectiveness"].to_numpy(dtype=float))).all()


def test_a_chain_counts_only_where_its_first_step_succeeds() -> None:
    """A then B: levels = a + a·b (attendance certain), each drawn; recomputed from the draws."""
    courses = [course("A", "INT 1>2 0.5"), course("B", "INT 2>3 0.8")]
    given = region([person(1, "INT 1/3")], courses, RICH, chains=True, robust=assumed(attendance=1))
    whole = tried(given, 50).robust.iloc[0]
    assert given.rules.robust is not None
    a, b = (drawn(lessons(given), given.rules.robust.versions[0].value, 50) * [0.5, 0.8]).T
    assert [whole["levels_low"], whole["levels_high"]] == pytest.approx(np.quantile(a + a * b, [0.1, 0.9]))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_changes_nothing_and_the_plan_is_the_one_without(seed: int) -> None:
    own = random_region(seed)
    terms = own.rules.model_copy(update={"robust": region([], [], {}, robust=assumed()).rules.robust})
    given = PlanInput(**{**own.__dict__, "rules": terms})
    made, again = tried(given, 6), tried(shuffled(given, 9), 6)
    pd.testing.assert_frame_equal(made.robust, again.robust)
    pd.testing.assert_frame_equal(made.plan, training_plan(own).plan)
    trainings = made.robust[made.robust["training"].notna()]
    assert set(trainings["training"]) == set(made.plan["training"])
    assert trainings["seats"].sum() == made.robust["seats"].iloc[0] == len(made.plan)


def test_without_draws_there_is_no_row_and_without_an_assumption_nothing_is_drawn() -> None:
    given = region([person(1, "INT 1/2")], [course("A", "INT 1>2")], RICH)
    assert training_plan(given).robust.empty
    with pytest.raises(NothingAssumed):
        tried(given, 3)

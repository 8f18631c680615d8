"""The bound holds at any prices and each side of it is exact; the plan from the prices keeps every rule."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from every_plan import TinyProblem
from small_problems import problem_with_every_rule, small_problem, with_another_provider

from asnkarier.optimisation import person_sets
from asnkarier.optimisation import solve_training as solving
from asnkarier.optimisation.class_choice import ClassChoice
from asnkarier.optimisation.class_numbers import ClassNumbers
from asnkarier.optimisation.first_prices import first_prices
from asnkarier.optimisation.level_method import descend
from asnkarier.optimisation.person_sets import PersonSets
from asnkarier.optimisation.plan_check import broken_rules
from asnkarier.optimisation.solve_training import Unreachable, solve_training
from asnkarier.optimisation.training_bound import Multipliers, TrainingBound
from asnkarier.optimisation.training_problem import NO_LIMIT, NOT_CHOSEN, TrainingProblem, plan_value

MOST_PLANS = 500


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even the smallest problem is decomposed, and never solved as it is written."""
    for size in ("TINY", "FEW", "SMALL"):
        monkeypatch.setattr(solving, size, 0)


def random_prices(bound: TrainingBound, seed: int) -> Multipliers:
    draw = np.random.default_rng(seed)
    rows = bound.limits.limit.size
    wish = draw.normal(0, draw.choice([0.1, 0.5, 2.0]), bound.wishes.first.size)
    return Multipliers(wish, draw.exponential(0.3, rows) * (draw.random(rows) < 0.7))


def drawn(seed: int) -> TrainingProblem:
    """Draw a small problem; every other one has a training that two providers give."""
    problem = small_problem(seed)
    return with_another_provider(problem, seed) if seed % 2 else problem


def test_the_bound_holds_at_any_prices() -> None:
    tried = 0
    for seed in (*range(160), 3326):  # 3326: the prerequisite of a seat that is locked
        problem = small_problem(seed) if seed == 3326 else drawn(seed)
        every = TinyProblem(problem)
        best = every.best_value() if every.plans <= MOST_PLANS else None
        if best is not None:
            bound = TrainingBound(problem)
            for number in range(4):
                assert bound.evaluate(random_prices(bound, 10 * seed + number)).value >= best - 1e-9, seed
            if seed < 30:
                looser, start = first_prices(bound, stop=lambda: False)
                assert min(looser, bound.evaluate(start).value) >= best - 1e-9, seed
            tried += 1
    assert tried > 40


def test_the_bound_holds_where_prices_drown_the_values() -> None:
    """A locked seat is in every plan: its price, however high, cancels. Beside 1e15 a value is only rounding."""
    tried = 0
    for seed in range(30):
        problem = problem_with_every_rule(seed)
        every = TinyProblem(problem)
        best = every.best_value() if problem.locked.any() and every.plans <= MOST_PLANS else None
        if best is not None:
            bound = TrainingBound(problem)
            wish = np.zeros(bound.live.size)
            wish[bound.wishes.of_pair[problem.locked]] = 1e15 / 3
            assert bound.evaluate(Multipliers(wish, np.zeros(bound.limits.limit.size))).value >= best, seed
            tried += 1
    assert tried > 5


def test_the_descent_rests_where_the_slope_is_only_rounding() -> None:
    """|x| where the slope at 0 is what is left of 0.1 + 0.2 - 0.3: a step by it would be 1e14 long."""

    def height(point: np.ndarray) -> tuple[float, np.ndarray]:
        x = float(point[0])
        return 5 + abs(x), np.array([np.sign(x) if abs(x) > 1e-9 else 0.1 + 0.2 - 0.3])

    signed = np.array([True])
    found = descend(height, np.array([0.0]), signed=signed, level=0.1, smallest=1e-6, steps=9, patience=3)
    assert (found.value, found.point.tolist()) == (5, [0.0])
    seen: list[float] = []
    descend(
        lambda point: (seen.append(abs(float(point[0]))), height(point))[1],
        np.array([1.0]), signed=signed, level=1.0, smallest=1e-3, steps=50, patience=3,
    )  # fmt: skip
    assert max(seen) < 10


@pytest.fixture(params=["few sets", "many sets"])
def closer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the bounds that are taken where people have many sets, too."""
    if request.param == "many sets":
        monkeypatch.setattr(person_sets, "_EASY", 0)
        monkeypatch.setattr(person_sets, "_FEW", 1)


@pytest.mark.usefixtures("closer")
def test_the_person_side_is_worth_the_best_of_all_sets() -> None:
    """Against every set tried one by one; a person said to have too many sets is bounded from above."""
    for seed in range(200):
        problem = drawn(seed)
        bound = TrainingBound(problem)
        prices = random_prices(bound, seed)
        exact = bound.attend(prices)
        wishes = bound.people.worth_a_look(prices.wish, 0.0, bound.live)
        crowded = PersonSets(bound.people, wishes, prices.wish, most=0)
        pi = prices.wish[bound.wishes.of_pair]
        for person, choices in enumerate(TinyProblem(problem).choices):
            worth = [
                value - sum(problem.seat_value[pair] + pi[pair] for pair in taken)
                for taken, value in choices
                if all(bound.seats.live[pair] or problem.locked[pair] for pair in taken)
            ]
            best = max(worth, default=-np.inf)
            assert exact.best[person] == pytest.approx(best), (seed, person)
            assert crowded.best[person] >= best - 1e-9, (seed, person)


@pytest.mark.usefixtures("closer")
def test_sets_near_the_best_are_all_kept() -> None:
    for seed in range(80):
        problem = replace(drawn(seed), locked=np.zeros(drawn(seed).pairs, dtype=bool))
        bound = TrainingBound(problem)
        prices, wish = random_prices(bound, seed).wish, bound.wishes.of_pair
        wishes = np.nonzero(bound.live)[0]
        kept = PersonSets(bound.people, wishes, prices, slack=0.4)
        found: dict[int, set[frozenset[int]]] = {}
        for person, start, length in zip(kept.person, kept.start, kept.length, strict=True):
            members = frozenset(wishes[kept.member[start : start + length]].tolist())
            found.setdefault(int(person), set()).add(members)
        for person, choices in enumerate(TinyProblem(problem).choices):
            worth = {
                frozenset(wish[list(taken)].tolist()): value
                - sum(problem.seat_value[pair] + prices[wish[pair]] for pair in taken)
                for taken, value in choices
                if all(bound.seats.live[pair] for pair in taken)
            }
            near = {taken for taken, value in worth.items() if taken and value >= max(worth.values()) - 0.4 + 1e-9}
            assert near <= found.get(person, set()), (seed, person)


def test_the_training_side_is_worth_the_best_way_to_hold_each() -> None:
    """Against every choice of seats: of each pair any fund or none, classes where they can be held."""
    draw = np.random.default_rng(5)
    for seed in range(120):
        bound = TrainingBound(small_problem(seed))
        seats, problem = bound.seats, bound.problem
        worth, cost = draw.normal(0, 1, seats.size), -draw.exponential(0.5, seats.groups)
        expected = 0.0
        for training in np.unique(seats.training):
            ways = [_ways_to_hold(bound, group, worth, cost) for group in np.nonzero(seats.training == training)[0]]
            limit = int(problem.classes_max[training])
            expected += max(
                sum(value for _, value in chosen)
                for chosen in product(*(way.items() for way in ways))
                if sum(number for number, _ in chosen) <= limit
            )
        choice = ClassChoice(seats).best(worth, cost)
        assert choice.value == pytest.approx(expected), seed
        assert choice.value == pytest.approx(worth[choice.seats].sum() + choice.classes @ cost), seed


def _ways_to_hold(bound: TrainingBound, group: int, worth: np.ndarray, cost: np.ndarray) -> dict[int, float]:
    """The best value of the group with each number of classes."""
    seats, problem, training = bound.seats, bound.problem, bound.seats.training[group]
    of_pair: dict[int, list[float]] = {}
    for seat in np.nonzero(seats.group == group)[0]:
        of_pair.setdefault(int(seats.pair[seat]), []).append(float(worth[seat]))
    best = {0: 0.0}
    for taken in product((False, True), repeat=len(of_pair)):
        value = sum(max(own) for own, wanted in zip(of_pair.values(), taken, strict=True) if wanted)
        for classes in range(1, int(problem.classes_max[training]) + 1):
            if classes * problem.seats_min[training] <= sum(taken) <= classes * problem.seats_max[training]:
                best[classes] = max(best.get(classes, -np.inf), value + classes * float(cost[group]))
    return best


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    "seeds",
    [range(25), *(pytest.param(range(one, one + 100), marks=pytest.mark.nightly) for one in range(25, 825, 100))],
)
def test_value_optimum_and_bound_stand_in_order(seeds: range) -> None:
    tried = 0
    for seed in seeds:
        problem = small_problem(seed)
        every = TinyProblem(problem)
        best = every.best_value() if every.plans <= MOST_PLANS else None
        if best is not None:
            solved = solve_training(problem, gap_tolerance=0.0, time_limit=60)
            assert solved.objective <= best + 1e-9 <= solved.upper_bound + 2e-9, seed
            assert broken_rules(problem, solved.plan) == [], seed
            tried += 1
    assert tried > 8


@pytest.mark.usefixtures("large")
def test_a_problem_with_other_limits_begins_from_the_last_one() -> None:
    """More money, from the plan and prices of less: no less value. The same call gives the same plan."""
    for seed in (3, 5):
        problem = replace(small_problem(seed, people=40, floors=False), total_ceiling=None)
        richer = replace(problem, fund_ceiling=2 * problem.fund_ceiling)
        poor = solve_training(problem, gap_tolerance=0.01, time_limit=60)
        rich, again = (solve_training(richer, gap_tolerance=0.01, time_limit=limit, near=poor) for limit in (60, 600))
        afresh = solve_training(richer, gap_tolerance=0.01, time_limit=60)
        assert poor.objective <= rich.objective <= afresh.upper_bound
        assert afresh.objective <= rich.upper_bound
        assert np.array_equal(rich.plan.fund, again.plan.fund)
        assert rich.upper_bound == again.upper_bound


def test_a_floor_and_a_lock_out_of_reach_are_named() -> None:
    problem = small_problem(8, floors=False)
    group = {
        "member_group": np.zeros(2, dtype=np.int64),
        "member_pair": np.arange(2),
        "group_max": np.array([NO_LIMIT]),
    }
    with pytest.raises(Unreachable) as told:
        solve_training(replace(problem, **group, group_min=np.array([3])), gap_tolerance=0.0, time_limit=60)
    assert (told.value.groups, told.value.locked) == ((0,), ())
    crossed = group | {"group_max": np.array([1]), "group_min": np.array([2])}
    with pytest.raises(Unreachable) as told:
        solve_training(replace(problem, **crossed), gap_tolerance=0.0, time_limit=60)
    assert told.value.groups == (0,)
    locked = np.arange(problem.pairs) == 0
    penniless = replace(problem, locked=locked, classes_max=np.zeros_like(problem.classes_max))
    with pytest.raises(Unreachable) as told:
        solve_training(penniless, gap_tolerance=0.0, time_limit=60)
    assert told.value.locked == (0,)


@pytest.mark.usefixtures("large")
def test_a_locked_seat_that_needs_another_has_a_bound() -> None:
    """The bound of a person with such a lock was once minus infinity, and the descent had nothing to go down from."""
    problem = small_problem(3326)
    assert problem.locked[problem.later_pair].any()
    best = TinyProblem(problem).best_value()
    solved = solve_training(problem, gap_tolerance=0.0, time_limit=60)
    assert best is not None
    assert solved.objective <= best + 1e-9 <= solved.upper_bound + 2e-9 < np.inf


@pytest.mark.usefixtures("large")
def test_a_locked_seat_is_taken() -> None:
    problem = replace(small_problem(3, people=30, floors=False), total_ceiling=None)
    free = solve_training(problem, gap_tolerance=0.01, time_limit=60).plan
    held = np.nonzero((free.fund == NOT_CHOSEN) & problem.payable[problem.training].any(axis=1))[0]
    for pair in held[[0, 1]].tolist():
        with_lock = replace(problem, locked=np.arange(problem.pairs) == pair)
        solved = solve_training(with_lock, gap_tolerance=0.01, time_limit=60)
        assert solved.plan.fund[pair] != NOT_CHOSEN
        assert broken_rules(with_lock, solved.plan) == []


def test_floors_and_locks_that_a_plan_keeps_have_a_plan(request: pytest.FixtureRequest) -> None:
    """A plan made for other values says what can be kept: floors of all its seats in three groups, two locks.

    The whole search proves its plan within the tolerance asked for. Taken apart alone, it has to find a plan that keeps
    them all, worth no more than what the other proves, and a bound that no plan there is lies above.
    """
    asked = []
    for seed in (3, 5, 11):
        problem = replace(small_problem(seed, people=40, floors=False), total_ceiling=None)
        draw = np.random.default_rng(seed)
        other = replace(problem, way_value=draw.permutation(problem.way_value))
        planted = solve_training(other, gap_tolerance=0.05, time_limit=60).plan
        taken = planted.fund != NOT_CHOSEN
        # a seat there may be one that nothing needs at the values here: only these may be asked for
        kept = taken & (np.bincount(problem.step_pair[problem.single[problem.step_way]], minlength=taken.size) > 0)
        group = draw.integers(0, 3, problem.people)[problem.person]
        locked = np.zeros(problem.pairs, dtype=bool)
        locked[np.nonzero(kept)[0][:2]] = True
        strict = replace(
            problem,
            locked=locked | (taken & ~kept),
            member_group=np.sort(group),
            member_pair=np.argsort(group, kind="stable"),
            group_min=np.bincount(group, taken, minlength=3).astype(np.int64),
            group_max=np.full(3, NO_LIMIT),
        )
        assert broken_rules(strict, planted) == [], seed
        whole = solve_training(strict, gap_tolerance=0.01, time_limit=600)
        assert broken_rules(strict, whole.plan) == [], seed
        assert whole.gap <= 0.01, seed
        asked.append((strict, planted, whole))
    request.getfixturevalue("large")
    for strict, planted, whole in asked:
        apart = solve_training(strict, gap_tolerance=0.01, time_limit=600)
        assert broken_rules(strict, apart.plan) == []
        assert apart.objective <= whole.upper_bound
        assert max(whole.objective, plan_value(strict, planted)) <= apart.upper_bound


def test_the_descent_finds_the_lowest_point() -> None:
    """|x - 3| + 2 |y + 1| + 5, where y may not be negative: 7 at (3, 0)."""

    def distance(point: np.ndarray) -> tuple[float, np.ndarray]:
        x, y = point
        return abs(x - 3) + 2 * abs(y + 1) + 5, np.array([np.sign(x - 3), 2 * np.sign(y + 1)])

    found = descend(
        distance,
        np.array([-4.0, 6.0]),
        signed=np.array([True, False]),
        level=5.0,
        smallest=1e-6,
        steps=300,
        patience=5,
    )
    assert found.value == pytest.approx(7, abs=1e-4)
    assert found.point == pytest.approx([3, 0], abs=1e-3)


def test_what_many_prices_say_of_the_numbers_of_classes_holds_for_every_plan() -> None:
    """The bound of all prices together is true, and no higher than that of any one of them."""
    tried = lower = 0
    for seed in range(120):
        problem = drawn(seed)
        every = TinyProblem(problem)
        best = every.best_value() if every.plans <= MOST_PLANS else None
        if best is None:
            continue
        bound = TrainingBound(problem)
        evaluated = [bound.evaluate(random_prices(bound, 10 * seed + number)) for number in range(5)]
        least = min(one.value for one in evaluated)
        for value in (best - 1, best):  # also where the best plan is known: nothing can be gained
            most, numbers = ClassNumbers(bound.seats, evaluated).best(value, time_limit=60)
            assert best - 1e-6 <= most <= least + 1e-6, seed
            if numbers is not None:
                held = [
                    bound.holding(numbers).evaluate(random_prices(bound, 10 * seed + number)) for number in range(5)
                ]
                assert min(one.value for one in held) == pytest.approx(most, rel=1e-3), seed
                lower += most < least - 1e-6
        tried += 1
    assert tried > 40
    assert lower > 10

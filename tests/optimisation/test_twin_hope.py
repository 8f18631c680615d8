"""What pairs can still add to a set: never less than the best that trying every choice finds."""

from itertools import combinations

import numpy as np

from asnkarier.optimisation.twin_hope import TwinHope, price_of_days

CASES = range(60)


def best_addition(twin: list[int], amount: list[float], days: list[int], left: int, taken: set[int]) -> float:
    """The most that some of the pairs add, one of a class at most, none of a class taken, in the days left."""
    free = [pair for pair in range(len(twin)) if twin[pair] not in taken]
    return max(
        sum(amount[pair] for pair in some)
        for number in range(len(free) + 1)
        for some in combinations(free, number)
        if len({twin[pair] for pair in some}) == len(some) and sum(days[pair] for pair in some) <= left
    )


def test_no_choice_of_one_pair_a_class_adds_more() -> None:
    for seed in CASES:
        draw = np.random.default_rng(seed)
        sizes = draw.integers(0, 7, 3)
        first = np.append(0, sizes.cumsum())
        twin = np.concatenate([10 * person + draw.integers(0, 4, size) for person, size in enumerate(sizes)])
        amount, days = draw.uniform(-1, 2, twin.size), draw.integers(1, 5, twin.size)
        most = draw.integers(1, 9, 3)
        price = price_of_days(twin, amount, days, first, most)
        free = TwinHope(twin, amount, first)
        paid = TwinHope(twin, amount - np.repeat(price, sizes) * days, first)
        for person in range(3):
            for place in range(first[person], first[person + 1] + 1):
                begun = list(range(first[person], place))[-1:]  # the set has the pair just before
                row = [np.array([value]) for value in (person, place)]
                members = np.array([begun], dtype=np.int64).reshape(1, -1)
                rest = slice(place, first[person + 1])
                found = best_addition(
                    twin[rest].tolist(), amount[rest].tolist(), days[rest].tolist(), int(most[person]),
                    {int(twin[pair]) for pair in begun},
                )  # fmt: skip
                assert free.after(*row, members)[0] >= found - 1e-9
                assert paid.after(*row, members)[0] + price[person] * most[person] >= found - 1e-9


def test_what_is_taken_already_adds_nothing_more() -> None:
    """Two courses of one kind and one of another: after the first of the two, only the other is left."""
    hope = TwinHope(np.array([7, 7, 8]), np.array([3.0, 2.0, 1.0]), np.array([0, 3]))
    person, none = np.array([0]), np.zeros((1, 0), dtype=np.int64)
    assert hope.after(person, np.array([0]), none).tolist() == [4.0]
    assert hope.after(person, np.array([1]), np.array([[0]])).tolist() == [1.0]

"""What became of the seats since a former plan: the parts are what their seats add up to."""

import random

import pandas as pd
import pytest

from asnkarier.analyses.plan.seats_since import SEAT_CHANGE, SEAT_FIGURES, SEAT_PARTS, seats_since
from asnkarier.tables.plan_results import PLAN


def seats(*rows):
    """``(person, training, opd, cost, levels expected)``."""
    names = ("nip", "training", "opd", "cost", "levels_expected")
    return PLAN.conform(pd.DataFrame([dict(zip(names, row, strict=True)) for row in rows], columns=names))


def parts_of(before, after, employees):
    """Give (opd, part) -> seats, people, cost, levels expected; the region under None."""
    frame = seats_since(before, after, employees)
    assert list(frame) == SEAT_CHANGE.names
    return {
        (None if pd.isna(row["opd"]) else row["opd"], row["part"]): tuple(row[name] for name in SEAT_FIGURES)
        for row in frame.to_dict("records")
    }


def test_who_left_who_lost_a_seat_and_who_moved_with_it_are_told_apart():
    before = seats(
        ("A", "T1", "Dinas X", 100, 0.5), ("B", "T1", "Dinas X", 100, 1.0), ("C", "T1", "Dinas X", 100, 1.0),
        ("D", "T2", "Dinas Y", 200, 2.0),
    )  # fmt: skip
    after = seats(
        ("C", "T1", "Dinas Y", 100, 1.0), ("D", "T2", "Dinas Y", 250, 2.5), ("E", "T1", None, 100, 1.0)
    )  # fmt: skip
    found = parts_of(before, after, {"B", "C", "D", "E"})
    assert found["Dinas X", "people_out"] == found[None, "people_out"] == (-1, -1, -100, -0.5)
    assert found["Dinas X", "dropped"] == found[None, "dropped"] == (-1, -1, -100, -1.0)
    assert found["Dinas X", "moved"] == (-1, -1, -100, -1.0)
    assert found["Dinas Y", "moved"] == (1, 1, 100, 1.0)
    assert found[None, "moved"] == (0, 0, 0, 0.0)
    assert found["Dinas Y", "repriced"] == found[None, "repriced"] == (0, 0, 50, 0.5)
    assert found["–", "added"] == found[None, "added"] == (1, 1, 100, 1.0)
    assert found[None, "before"] == (4, 4, 500, 4.5)
    assert found[None, "after"] == (3, 3, 450, 4.5)


@pytest.mark.parametrize("seed", range(10))
def test_the_parts_add_up_in_the_region_and_in_every_opd(seed):
    draw = random.Random(seed)  # noqa: S311 - invents seats

    def some():
        pairs = {(draw.choice("ABCDEFGH"), f"T{draw.randrange(3)}") for _ in range(draw.randrange(14))}
        opds = {person: draw.choice(["X", "Y", None]) for person in "ABCDEFGH"}
        return seats(*((*pair, opds[pair[0]], draw.randrange(9) * 100, draw.random()) for pair in sorted(pairs)))

    before, after = some(), some()
    found = parts_of(before, after, draw.sample("ABCDEFGH", 6))
    for opd in {opd for opd, _ in found}:
        for side, frame in (("before", before), ("after", after)):
            own = frame if opd is None else frame[frame["opd"].fillna("–") == opd]
            counted = (len(own), own["nip"].nunique(), own["cost"].sum(), own["levels_expected"].sum())
            assert found[opd, side] == pytest.approx(counted)
        added = [sum(column) for column in zip(*(found[opd, part] for part in SEAT_PARTS), strict=True)]
        assert found[opd, "difference"] == pytest.approx(added)
        sides = zip(found[opd, "after"], found[opd, "before"], strict=True)
        assert found[opd, "difference"] == pytest.approx([now - then for now, then in sides])

"""What became of the figures since a former result: every part counted again from the two results, row by row."""

import pandas as pd
import pytest
from changing_world import World
from gap_cases import analysed, counted, nip

from asnkarier.analyses.gap.change import CHANGE_PARTS, COMPARED, GAP_CHANGE, change_since
from asnkarier.analyses.gap.movement import FIGURES
from asnkarier.tables.gap_results import GAPS

CHANGES = ("change_people", "move", "promote", "leave", "change_standards", "excuse", "assess", "pass_time")


def gaps_of(world):
    state = world.state()
    return analysed(
        counted(state.employees, state.day), state.standards, state.assessments, state.exemptions, state.day
    )


def gaps(*rows):
    """``(person, opd, competency, required, level, status)``; the gap follows."""
    names = ("nip", "opd", "competency", "level_required", "level", "status")
    frame = pd.DataFrame([dict(zip(names, (nip(row[0]), *row[1:]), strict=True)) for row in rows], columns=names)
    short = (frame["level_required"].astype("Int8") - frame["level"].astype("Int8")).clip(lower=0)
    return GAPS.conform(frame.assign(gap=short.where(frame["status"].isin(["met", "gap"]))))


def parts_of(before, after):
    """Give (opd, part) -> people, unknown, with a gap, levels missing; the region under None."""
    frame = change_since(before[[*COMPARED]], after[[*COMPARED]])
    assert list(frame) == GAP_CHANGE.names
    return {
        (None if pd.isna(row["opd"]) else row["opd"], row["part"]): tuple(int(row[name]) for name in FIGURES)
        for row in frame.to_dict("records")
    }


def levels(before, after):
    """Count the levels missing of each part anew, pair by pair, for the region and each OPD that a pair adds to."""
    was, now = ({(row.nip, row.competency): row for row in frame.itertuples(index=False)} for frame in (before, after))
    place = [{row.nip: "–" if pd.isna(row.opd) else row.opd for row in side.values()} for side in (was, now)]

    def lacking(row):
        return 0 if row is None or pd.isna(row.gap) else int(row.gap)

    found = {}

    def add(part, opd, value):
        for group in (None, opd):
            found[group, part] = found.get((group, part), 0) + value

    for pair in sorted({*was, *now}):
        old, new = was.get(pair), now.get(pair)
        here, there = (each.get(pair[0]) for each in place)
        if there is None:
            add("people_out", here, -lacking(old))
            continue
        if here is None:
            add("people_in", there, lacking(new))
            continue
        if here != there:
            add("moved", here, -lacking(old))
            add("moved", there, lacking(old))
        if old is None or new is None or "exempt" in (old.status, new.status):
            add("required", there, lacking(new) - lacking(old))
            continue
        asked_now = 0 if pd.isna(old.level) else max(0, int(new.level_required) - int(old.level))
        add("required", there, asked_now - lacking(old))
        part = "level" if pd.notna(old.level) and pd.notna(new.level) else "known"
        add(part, there, lacking(new) - asked_now)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_every_part_is_what_its_pairs_add_up_to(seed):
    world = World(seed)
    before = gaps_of(world)
    for change in CHANGES:
        if world.draw.random() < 0.6:
            getattr(world, change)()
    after = gaps_of(world)
    found, expected = parts_of(before, after), levels(before, after)
    for opd in {opd for opd, _ in found}:
        assert {part: found[opd, part][-1] for part in CHANGE_PARTS} == {
            part: expected.get((opd, part), 0) for part in CHANGE_PARTS
        }
        parts = [found[opd, part] for part in CHANGE_PARTS]
        assert tuple(map(sum, zip(*parts, strict=True))) == found[opd, "difference"]
        sides = [found[opd, side] for side in ("before", "after")]
        assert found[opd, "difference"] == tuple(b - a for a, b in zip(*sides, strict=True))
        for side, frame in zip(sides, (before, after), strict=True):
            own = frame[(frame["opd"].fillna("–") == opd) | (opd is None)]
            counted = own[own["status"] != "exempt"]
            assert side == (
                counted["nip"].nunique(),
                int(counted["status"].isin(["unassessed", "expired"]).sum()),
                counted.loc[counted["status"] == "gap", "nip"].nunique(),
                int(counted["gap"].sum()),
            )


def test_who_left_with_many_gaps_is_no_improvement():
    before = gaps((1, "Dinas A", "INT", 3, 1, "gap"), (2, "Dinas A", "INT", 3, 2, "gap"))
    after = gaps((2, "Dinas A", "INT", 3, 2, "gap"))
    found = parts_of(before, after)
    assert found[None, "people_out"] == (-1, 0, -1, -2)
    assert found[None, "level"] == (0, 0, 0, 0)
    assert found[None, "difference"] == (-1, 0, -1, -2)


def test_who_moves_takes_the_gap_along_and_what_was_learned_counts_in_the_new_opd():
    before = gaps((1, "Dinas A", "INT", 4, 1, "gap"), (2, "Dinas B", "INT", 3, 3, "met"))
    after = gaps((1, "Dinas B", "INT", 4, 2, "gap"), (2, "Dinas B", "INT", 3, 3, "met"))
    found = parts_of(before, after)
    assert (found["Dinas A", "moved"], found["Dinas B", "moved"]) == ((-1, 0, -1, -3), (1, 0, 1, 3))
    assert found[None, "moved"] == (0, 0, 0, 0)
    assert (found["Dinas A", "level"], found["Dinas B", "level"]) == ((0, 0, 0, 0), (0, 0, 0, -1))


def test_a_first_assessment_and_a_lower_standard_are_told_apart_from_what_was_learned():
    before = gaps(
        (1, "Dinas A", "INT", 3, None, "unassessed"),
        (1, "Dinas A", "KS", 4, 2, "gap"),
        (1, "Dinas A", "KOM", 3, 1, "gap"),
    )
    after = gaps(
        (1, "Dinas A", "INT", 3, 1, "gap"), (1, "Dinas A", "KS", 3, 2, "gap"), (1, "Dinas A", "KOM", 3, 3, "met")
    )
    found = parts_of(before, after)
    assert found[None, "known"] == (0, -1, 0, 2)
    assert found[None, "required"] == (0, 0, 0, -1)
    assert found[None, "level"] == (0, 0, 0, -2)


def test_nothing_changed_without_a_change_and_an_empty_side_is_all_coming_or_leaving():
    some = gaps((1, None, "INT", 3, 1, "gap"), (1, None, "KS", 3, None, "exempt"))
    assert set(parts_of(some, some).values()) == {(0, 0, 0, 0), (1, 0, 1, 2)}
    assert parts_of(GAPS.empty(), some)[None, "people_in"] == (1, 0, 1, 2)
    assert parts_of(some, GAPS.empty())["–", "people_out"] == (-1, 0, -1, -2)


def test_the_text_may_come_as_categories_and_the_order_of_the_rows_is_of_no_matter():
    world = World(3)
    before = gaps_of(world)
    for change in CHANGES:
        getattr(world, change)()
    after = gaps_of(world)
    text = ["nip", "opd", "competency", "status"]
    coded = [each.sample(frac=1, random_state=1).astype(dict.fromkeys(text, "category")) for each in (before, after)]
    assert parts_of(*coded) == parts_of(before, after)

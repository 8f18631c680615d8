"""The parts of a difference add up to it exactly, and a thing that did not change has no part in it."""

import dataclasses
from datetime import date

import pandas as pd
import pytest
from changing_world import COLUMNS, World
from gap_cases import TODAY, analysed, assessments, counted, exemptions, nip, rows, standards

from asnkarier.analyses.gap.levels import valid_since
from asnkarier.analyses.gap.movement import FIGURES, MOVEMENT, PARTS, State, movement
from asnkarier.analyses.gap.totals import gap_totals
from asnkarier.tables.people import EMPLOYEES


def gaps_of(state):
    staff = counted(state.employees, state.day)
    return analysed(staff, state.standards, state.assessments, state.exemptions, state.day)


def parts_of(before, after):
    """Give (opd, part) -> figures; the region under None."""
    frame = movement(before, after, gaps_of, lambda day: valid_since(day, 3))
    assert list(frame) == MOVEMENT.names
    return {
        (None if pd.isna(row["opd"]) else row["opd"], row["part"]): tuple(int(row[name]) for name in FIGURES)
        for row in frame.to_dict("records")
    }


def figures_of(state):
    """The same figures counted from the totals of the analysis: opd -> people, unknown, with a gap, levels missing."""
    gaps = gaps_of(state)
    totals = gap_totals(gaps)
    found = {}
    for row in totals[totals["competency"].isna() & totals["scope"].isin(["region", "opd"])].itertuples():
        own = gaps if row.scope == "region" else gaps[gaps["opd"].fillna("–") == row.group]
        lacking = own.loc[own["status"] == "gap", "nip"].nunique()
        opd = None if row.scope == "region" else row.group
        found[opd] = (row.people, row.required - row.assessed, lacking, row.levels_missing)
    return found


CHANGES = {
    "change_people": {"people_out", "people_in"},
    "move": {"moved"},
    "promote": {"positions"},
    "leave": {"other_personal_data"},
    "change_standards": {"standards"},
    "excuse": {"exemptions"},
    "assess": {"assessments"},
    "pass_time": {"expired", "day"},
}
"""What can be changed, and the parts it may have."""


def added(found, opd):
    return tuple(map(sum, zip(*(found[opd, part] for part in PARTS), strict=True)))


def minus(after, before):
    return tuple(a - b for a, b in zip(after, before, strict=True))


@pytest.mark.parametrize(
    "seed", [*range(20), *(pytest.param(more, marks=pytest.mark.nightly) for more in range(20, 100))]
)
def test_the_parts_add_up_in_the_region_and_in_every_opd(seed):
    world = World(seed)
    before = world.state()
    for change in CHANGES:
        if world.draw.random() < 0.7:
            getattr(world, change)()
    after = world.state()
    found = parts_of(before, after)
    first, last = figures_of(before), figures_of(after)
    opds = {opd for opd, _ in found}
    assert opds >= set(first) | set(last)
    nothing = (0, 0, 0, 0)
    for opd in opds:
        difference = minus(last.get(opd, nothing), first.get(opd, nothing))
        assert (found[opd, "before"], found[opd, "after"]) == (first.get(opd, nothing), last.get(opd, nothing))
        assert added(found, opd) == found[opd, "difference"] == difference
    for part in PARTS:  # people are in one OPD at a time, so the OPDs add up to the region
        assert found[None, part] == tuple(
            map(sum, zip(*(found[opd, part] for opd in opds if opd is not None), strict=True))
        )


@pytest.mark.parametrize("change", CHANGES)
def test_what_did_not_change_has_no_part(change):
    seen = set()
    for seed in range(3):
        world = World(seed)
        before = world.state()
        getattr(world, change)()
        found = parts_of(before, world.state())
        seen |= {part for (_, part), figures in found.items() if part in PARTS and any(figures)}
    assert seen == CHANGES[change]


def test_a_move_changes_opds_and_not_the_region():
    for seed in range(3):
        world = World(seed)
        before = world.state()
        world.move()
        found = parts_of(before, world.state())
        assert found[None, "moved"] == (0, 0, 0, 0)


@pytest.fixture
def plain():
    """One person, required 3 in three competencies, INT assessed at 1 and valid to 1 March 2026."""
    return State(
        rows(EMPLOYEES, COLUMNS, (nip(1), "X", "Dinas A", "Bidang 1", "ARSIPARIS", "administrator", "Aktif")),
        standards(),
        assessments((nip(1), "INT", "2023-03-01", "superior", 1)),
        exemptions(),
        TODAY,
    )


def test_time_alone_makes_what_was_known_unknown(plain):
    later = dataclasses.replace(plain, day=date(2026, 3, 2))
    assert parts_of(plain, later)[None, "expired"] == (0, 1, -1, -2)
    assert parts_of(plain, later)[None, "day"] == (0, 0, 0, 0)
    assert parts_of(later, plain)[None, "expired"] == (0, -1, 1, 2)


def test_who_comes_brings_the_levels_found(plain):
    nobody = dataclasses.replace(plain, employees=EMPLOYEES.empty(), assessments=assessments())
    found = parts_of(nobody, plain)
    assert found[None, "people_in"] == (1, 2, 1, 2)
    assert found[None, "assessments"] == (0, 0, 0, 0)
    assert parts_of(plain, nobody)[None, "people_out"] == (-1, -2, -1, -2)


def test_a_standard_that_begins_belongs_to_the_day(plain):
    asked = standards(("jabatan", "ARSIPARIS", "INT", 5, None, "2026-03-02", None))
    recent = assessments((nip(1), "INT", "2026-01-01", "superior", 1))
    before = dataclasses.replace(plain, standards=asked, assessments=recent)
    found = parts_of(before, dataclasses.replace(before, day=date(2026, 3, 2)))
    assert found[None, "day"] == (0, 0, 0, 2)
    assert found[None, "expired"] == (0, 0, 0, 0)

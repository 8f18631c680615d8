"""The parts of a difference add up to it exactly, and a thing that did not change has no part in it."""

import dataclasses
import random
from datetime import date, timedelta

import pandas as pd
import pytest
from gap_cases import (
    EVIDENCE,
    GENERIC,
    JENJANG_LEVELS,
    TODAY,
    analysed,
    assessments,
    counted,
    exemptions,
    nip,
    rows,
    standards,
)

from asnkarier.analyses.gap.levels import valid_since
from asnkarier.analyses.gap.movement import FIGURES, MOVEMENT, PARTS, State, movement
from asnkarier.analyses.gap.totals import gap_totals
from asnkarier.tables.people import EMPLOYEES

CODES = (*GENERIC, "GIS")
OPDS = ("Dinas A", "Dinas B", "Dinas C", None)
JABATAN = ("GURU AHLI MUDA", "ARSIPARIS", None)
COLUMNS = "nip name opd unor jabatan jenjang kedudukan_hukum"


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


class World:
    """An invented region as dictionaries by key, so that single things of it can be changed."""

    def __init__(self, seed):
        self.draw = random.Random(seed)  # noqa: S311 - invents people
        self.people = {nip(number): self.person() for number in range(12)}
        self.standards = {}
        self.found = {}
        self.excused = {}
        self.day = TODAY
        self.change_standards()
        for _ in range(60):
            self.assess()
        self.excuse()

    def person(self):
        place = self.draw.choice(OPDS), f"Bidang {self.draw.randrange(2)}"
        return [*place, self.draw.choice(JABATAN), self.draw.choice([*JENJANG_LEVELS, None]), "Aktif"]

    def some_day(self):
        return TODAY - timedelta(days=self.draw.randrange(-300, 1500))

    def change_people(self):
        for number in self.draw.sample(sorted(self.people), 3):
            del self.people[number]
        for number in self.draw.sample(range(50, 90), 3):
            self.people[nip(number)] = self.person()
            for code in CODES:
                self.found[nip(number), code, self.some_day(), "superior"] = self.draw.randint(1, 5)
            self.excused[nip(number), "INT"] = None
            self.standards["person", nip(number), "KS", date(2020, 1, 1)] = (5, None)

    def move(self):
        for number in self.draw.sample(sorted(self.people), 4):
            self.people[number][:2] = [self.draw.choice(OPDS), "Bidang 9"]

    def promote(self):
        for number in self.draw.sample(sorted(self.people), 4):
            self.people[number][2:4] = [self.draw.choice(JABATAN), self.draw.choice([*JENJANG_LEVELS])]

    def leave(self):
        for number in self.draw.sample(sorted(self.people), 3):
            self.people[number][4] = self.draw.choice(["CLTN", "Aktif"])

    def change_standards(self):
        for _ in range(6):
            scope, target = self.draw.choice(
                [("jabatan", "Guru Ahli Muda"), ("jabatan_family", "ARSIPARIS"), ("jenjang", "pengawas")]
            )
            start = self.some_day()
            end = self.draw.choice([None, start + timedelta(days=self.draw.randrange(900))])
            self.standards[scope, target, self.draw.choice(CODES), start] = (self.draw.randint(1, 5), end)

    def assess(self):
        key = (
            self.draw.choice(sorted(self.people)),
            self.draw.choice(CODES),
            self.some_day(),
            self.draw.choice([*EVIDENCE]),
        )
        self.found[key] = self.draw.choice([None, 1, 2, 3, 4, 5])

    def excuse(self):
        for number in self.draw.sample(sorted(self.people), 2):
            self.excused[number, self.draw.choice(CODES)] = self.draw.choice([None, self.some_day()])

    def pass_time(self):
        self.day = TODAY + timedelta(days=self.draw.randrange(-600, 600))

    def state(self):
        return State(
            rows(EMPLOYEES, COLUMNS, *[(number, "X", *values) for number, values in sorted(self.people.items())]),
            standards(*[(*key[:3], level, None, key[3], end) for key, (level, end) in self.standards.items()]),
            assessments(*[(*key, level) for key, level in self.found.items()]),
            exemptions(*[(*key, end) for key, end in self.excused.items()]),
            self.day,
        )


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

"""The tables of a plan: seats in their classes, classes with their cost, limits with their price, totals."""

from __future__ import annotations

import pandas as pd
import pytest

from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.analyses.plan.training_plan import training_plan
from asnkarier.tables import plan_results
from plan_regions import course, nip, person, region

PLENTY = {"APBD": 10**9}


def planned(given: PlanInput) -> TrainingPlan:
    made = training_plan(given)
    assert violations(given, made) == ()
    return made


def test_a_seat_says_what_it_closes_and_costs() -> None:
    given = region(
        [person(1, "INT 1/3; KOM 2/3; PEL 3/3")],
        [course("T", "INT 1>5 0.5; KOM 1>3; PEL 1>5", each=70, per_class=9, jp=12, days=2)],
        PLENTY,
    )
    seat = planned(given).plan.iloc[0]
    assert seat["competencies"] == "INT 1>3; KOM 2>3"
    assert (seat["levels_closed"], seat["levels_expected"], seat["value"]) == (3, 2.0, 2.0)
    assert (seat["cost"], seat["jp"], seat["days"], seat["fund"], seat["training_class"]) == (70, 12, 2, "APBD", 1)
    assert (seat["title"], seat["name"], seat["opd"]) == ("Pelatihan T", "Pegawai 1", "Dinas A")


def test_people_are_dealt_out_evenly_and_units_are_spread() -> None:
    people = [person(n, "INT 1/2", unor="Bidang X" if n <= 4 else "Bidang Y") for n in range(1, 8)]
    plan = planned(region(people, [course("T", "INT 1>2", seats=(2, 3), classes=9)], PLENTY)).plan
    assert sorted(plan["training_class"].value_counts()) == [2, 2, 3]
    per_unit = plan.groupby(["unor", "training_class"]).size().unstack(fill_value=0)
    assert (per_unit.max(axis=1) - per_unit.min(axis=1)).max() <= 1


def test_a_class_number_names_one_list_of_participants_whoever_pays() -> None:
    """Each fund pays for a class of two; an attendance list by training and number must not mix them."""
    people = [person(n, "INT 1/2") for n in range(1, 5)]
    given = region(
        people, [course("T", "INT 1>2", each=50, seats=(1, 2), classes=9, funds="APBD;DAK")], {"APBD": 100, "DAK": 100}
    )
    plan = planned(given).plan
    assert sorted(zip(plan["fund"], plan["training_class"], strict=True)) == [("APBD", 1)] * 2 + [("DAK", 2)] * 2


def test_a_training_is_held_in_as_few_classes_as_its_seats_allow() -> None:
    people = [person(n, "INT 1/2") for n in range(6)]
    made = planned(region(people, [course("T", "INT 1>2", seats=(1, 5), classes=6)], PLENTY))
    assert list(made.classes["classes"]) == [2]


def test_every_training_is_listed_under_each_of_its_funds_with_money() -> None:
    given = region(
        [person(1, "INT 1/2")],
        [
            course("T1", "INT 1>2", each=5, per_class=7, funds="APBD;BLUD;DAK"),
            course("T2", "KOM 1>2"),
            course("T3", "INT 1>2", funds="BLUD"),
        ],
        {"APBD": 12, "DAK": 4},
    )
    rows = planned(given).classes[["training", "fund", "classes", "participants", "candidates", "cost"]]
    assert rows.values.tolist() == [["T1", "APBD", 1, 1, 1, 12], ["T1", "DAK", 0, 0, 1, 0], ["T2", "APBD", 0, 0, 0, 0]]


def test_opds_add_up_to_the_year_and_nobody_is_lost() -> None:
    people = [
        person(1, "INT 1/3; KOM 1/2"),
        person(2, "INT 1/3", opd="Dinas B"),
        person(3, "", opd="Dinas B"),
        person(4, "INT 1/2", opd=None),
    ]
    given = region(
        people,
        [course("T", "INT 1>2", each=10, jp=20)],
        {"APBD": 100, "APBD / DINAS B": 30, "DAK / Dinas B": 5},
        jp_minimum={"PNS": 20},
    )
    opd = planned(given).opd
    assert opd["opd"].tolist()[:2] == ["Dinas A", "Dinas B"]
    assert pd.isna(opd["opd"].iloc[2])
    figures = ["employees", "with_gap", "people", "seats", "cost", "levels_missing", "levels_closed", "jp_reached"]
    assert opd[figures].values.tolist() == [
        [1, 1, 1, 1, 10, 3, 1, 1],
        [2, 1, 1, 1, 10, 2, 1, 1],
        [1, 1, 1, 1, 10, 1, 1, 1],
    ]
    assert opd["ceiling"].tolist() == [pd.NA, 35, pd.NA]
    assert opd["cost_own"].tolist() == [pd.NA, 10, pd.NA]
    assert opd["levels_expected"].tolist() == [1, 1, 1]


def test_what_each_seat_raises_is_a_table_of_its_own() -> None:
    """The level after is the required one at most; the text of the plan says the same."""
    people = [person(2, "INT 1/2"), person(1, "INT 2/3; KOM 1/4; PP 3/3")]
    made = planned(region(people, [course("T", "KOM 1>3; INT 1>4; PP 1>5")], PLENTY))
    assert made.competencies.to_numpy().tolist() == [
        [nip(1), "T", "INT", 2, 3],
        [nip(1), "T", "KOM", 1, 3],
        [nip(2), "T", "INT", 1, 2],
    ]
    assert made.plan.set_index("nip")["competencies"].to_dict() == {nip(1): "INT 2>3; KOM 1>3", nip(2): "INT 1>2"}


def test_a_limit_names_its_fund_opd_and_training_apart() -> None:
    """Also where an OPD's name has the sign that joins them in the subject."""
    given = region(
        [person(n, "INT 1/3", opd="Bagian / Umum") for n in range(3)],
        [course("T", "INT 1>3", each=4)],
        {**PLENTY, "APBD / Bagian / Umum": 9},
        total=90,
    )
    rows = planned(given).limits[["limit", "subject", "fund", "opd", "training"]]
    assert rows.astype(object).where(rows.notna(), None).to_numpy().tolist() == [
        ["fund", "APBD", "APBD", None, None],
        ["budget", "", None, None, None],
        ["opd_ceiling", "APBD / Bagian / Umum", "APBD", "Bagian / Umum", None],
        ["seats", "T", None, None, "T"],
        ["classes", "T", None, None, "T"],
    ]


def limits(given: PlanInput) -> pd.DataFrame:
    return planned(given).limits.set_index(["limit", "subject"])


def test_seats_and_classes_that_stop_the_plan_bind_and_the_money_does_not() -> None:
    people = [person(n, "INT 1/3") for n in range(5)]
    rows = limits(region(people, [course("T", "INT 1>3", seats=(1, 2))], PLENTY))
    assert rows[["allowed", "used", "binding", "priced"]].values.tolist() == [
        [10**9, 0, False, "slack"],
        [2, 2, True, "not_computed"],
        [1, 1, True, "not_computed"],
    ]


def test_the_cap_and_the_ceiling_of_an_opd_bind() -> None:
    people = [person(n, "INT 1/3") for n in range(5)]
    paid = [course("T", "INT 1>3", each=4_000_000)]
    capped = limits(region(people, paid, PLENTY, total=9_000_000))
    assert capped.loc[("budget", ""), ["allowed", "used", "binding"]].tolist() == [9_000_000, 8_000_000, True]
    own = limits(region(people, paid, {**PLENTY, "APBD / dinas a": 9_000_000}))
    assert own.loc[("opd_ceiling", "APBD / dinas a"), ["used", "binding"]].tolist() == [8_000_000, True]


def test_nothing_binds_where_nobody_waits() -> None:
    rows = limits(region([person(1, "INT 1/2")], [course("T", "INT 1>2", seats=(1, 1), each=5)], {"APBD": 5}))
    assert not rows["binding"].any()


@pytest.mark.parametrize(
    "given",
    [
        region([], [], {}),
        region([person(1, "INT 1/2")], [], PLENTY),
        region([person(1, "INT 1/2")], [course("T", "INT 1>2")], {}),
        region([person(1, "INT 2/2")], [course("T", "INT 1>2")], PLENTY),
    ],
    ids=["nothing", "no trainings", "no money", "no gap"],
)
def test_a_region_with_nothing_to_plan_has_an_empty_plan(given: PlanInput) -> None:
    made = planned(given)
    assert made.plan.empty
    assert made.summary[["objective", "upper_bound", "gap", "cost"]].to_numpy().tolist() == [[0, 0, 0, 0]]
    assert made.summary.iloc[0]["stopped_by"] == "optimal"


def test_frames_have_the_columns_and_types_of_the_tables() -> None:
    made = planned(region([person(1, "INT 1/2")], [course("T", "INT 1>2")], PLENTY))
    for name, table in (
        ("plan", plan_results.PLAN),
        ("competencies", plan_results.PLAN_COMPETENCIES),
        ("classes", plan_results.PLAN_CLASSES),
        ("opd", plan_results.PLAN_OPD),
        ("needs", plan_results.PLAN_NEEDS),
        ("limits", plan_results.PLAN_LIMITS),
        ("summary", plan_results.PLAN_SUMMARY),
        ("stranded", plan_results.PLAN_STRANDED),
    ):
        frame = getattr(made, name)
        assert {column: str(kind) for column, kind in frame.dtypes.items()} == {
            column.name: column.dtype for column in table.columns
        }
        assert not frame.duplicated(list(table.key)).any()


def test_stated_people_are_those_of_the_gaps() -> None:
    assert planned(region([person(7, "INT 1/2")], [course("T", "INT 1>2")], PLENTY)).plan["nip"].tolist() == [nip(7)]


def test_an_opd_in_two_spellings_is_one_row() -> None:
    people = [person(1, "INT 1/2", opd="Dinas A"), person(2, "INT 1/2", opd="DINAS A"), person(3, opd="DINAS A.")]
    opd = planned(region(people, [course("T", "INT 1>2", each=1)], {"APBD": 9, "APBD / dinas a": 5})).opd
    figures = opd[["opd", "employees", "with_gap", "people", "seats", "ceiling"]]
    assert figures.to_numpy().tolist() == [["DINAS A", 3, 2, 2, 2, 5]]

"""Degree studies: a quota of their form, no other training with days beside one, and away for its years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from test_plan_dates import calendar

from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.check_dates import date_violations
from asnkarier.analyses.plan.dates.dated import with_dates
from asnkarier.analyses.plan.degree_study import away_for_study
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.analyses.plan.training_plan import NOTHING_MORE, Studies, training_plan
from asnkarier.tables.development import PARTICIPATIONS
from plan_regions import course, nip, person, region

RICH = {"APBD": 10**9}
MASTER = course("S2", "INT 1>3", seats=(1, 9), each=30_000_000, days=36, form="tugas_belajar", years=2)
FORM = {"name": "Tugas belajar", "route": "education"}


def planned(given: PlanInput, studies: Studies = NOTHING_MORE) -> TrainingPlan:
    made = training_plan(given, studies)
    assert violations(given, made) == ()
    return made


def seats(made: TrainingPlan) -> list[tuple[int, str]]:
    return [(int(who[-4:]), training) for who, training in made.plan[["nip", "training"]].itertuples(index=False)]


def test_no_more_are_sent_than_the_quota_of_the_form_says() -> None:
    """Three would gain two levels each; two may go. A third seat is worth two levels, nine more are worth nothing."""
    people = [person(n, "INT 1/3") for n in range(3)]
    given = region(people, [MASTER], RICH, forms={"tugas_belajar": FORM | {"quota": 2}})
    made = planned(given, Studies(prices=9))
    assert len(made.plan) == 2
    assert set(made.needs["reason"]) == {"selected", "cap_reached"}
    row = made.limits[made.limits["limit"] == "quota"].iloc[0]
    assert (row["subject"], row["allowed"], row["used"], row["binding"]) == ("Tugas belajar", 2, 2, True)
    assert (row["step"], row["worth_low"], row["worth_high"], row["people_more"]) == (10, 2, 2, 1)
    free = region(people, [MASTER], RICH, forms={"tugas_belajar": FORM})
    assert len(planned(free).plan) == 3


def test_who_studies_takes_no_other_training_with_days() -> None:
    """The study closes two levels, T and U one each: with days for all, only one of the two ways is taken."""
    given = region(
        [person(1, "INT 1/3; KOM 1/2; TIK 1/2")],
        [MASTER, course("T", "KOM 1>2", days=1), course("U", "TIK 1>2", days=0)],
        RICH,
        days_max=5,
    )
    assert seats(planned(given)) == [(1, "S2"), (1, "U")]
    plain = replace(given, trainings=given.trainings.assign(years=pd.array([None] * 3, dtype="Int64")))
    assert seats(planned(plain)) == [(1, "T"), (1, "U")], "36 days are more than anybody may be away"


@pytest.mark.parametrize(("leaves", "sent"), [(date(2029, 12, 31), False), (date(2030, 1, 1), True)])
def test_nobody_is_sent_who_leaves_before_it_has_ended(leaves: date, sent: bool) -> None:
    """Two years that may begin in December 2027 end in December 2029."""
    given = replace(region([person(1, "INT 1/3")], [MASTER], RICH), leaves_on={nip(1): leaves})
    made = planned(given)
    assert len(made.plan) == sent
    assert list(made.needs["reason"]) == ["selected" if sent else "leaves_before_end"]


def test_it_is_not_dated_as_a_class() -> None:
    given = region([person(1, "INT 1/3; KOM 1/2")], [MASTER, course("U", "KOM 1>2", days=0)], RICH)
    given = replace(given, rules=given.rules.model_copy(update={"calendar": calendar()}))
    plan, dates = with_dates(given, planned(given))
    assert (*violations(given, plan), *date_violations(given, plan, dates)) == ()
    assert dict(zip(dates.seats["training"], dates.seats["undated"], strict=True)) == {
        "S2": "degree_study",
        "U": "no_days",
    }


def taken(**row: object) -> pd.DataFrame:
    known = {"nip": nip(1), "training": "S2", "training_class": "1", "status": "attended", "year": 2026}
    return PARTICIPATIONS.conform(pd.DataFrame([known | row]))


@pytest.mark.parametrize(
    ("row", "away"),
    [
        ({"started_on": pd.Timestamp(2026, 8, 3)}, ("2026-08-03", "2028-08-02")),
        ({"started_on": pd.Timestamp(2026, 8, 3), "status": None}, ("2026-08-03", "2028-08-02")),
        ({"started_on": pd.Timestamp(2026, 8, 3), "ended_on": pd.Timestamp(2027, 1, 31)}, ("2026-08-03", "2027-01-31")),
        ({}, ("2026-01-01", "2027-12-31")),
        ({"started_on": pd.Timestamp(2024, 2, 29), "training": "Pelatihan S2"}, ("2024-02-29", "2026-02-27")),
        ({"started_on": pd.Timestamp(2026, 8, 3), "status": "proposed"}, None),
        ({"started_on": pd.Timestamp(2026, 8, 3), "status": "dropped"}, None),
        ({"started_on": pd.Timestamp(2026, 8, 3), "training": "T"}, None),
    ],
)
def test_whoever_was_sent_is_away_for_its_years(row: dict[str, object], away: tuple[str, str] | None) -> None:
    catalogue = region([], [MASTER, course("T", "KOM 1>2")], RICH).trainings
    found = away_for_study(taken(**row), catalogue)
    told = [(str(one.date()), str(two.date())) for one, two in zip(found["away_from"], found["away_to"], strict=True)]
    assert told == ([] if away is None else [away])

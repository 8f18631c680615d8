"""Which result a result is compared with: the last one that stands, asked for the same, if it can still be read."""

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from asnkarier.parquet import Part
from asnkarier.reports.kit.former import FormerRun
from asnkarier.reports.kit.wording import Wording
from asnkarier.storage.store import Store
from asnkarier.tables.plan_results import PLAN
from asnkarier.workflows.former import Compared, former_result

COMPARED = Compared({"plan": Part(("nip", "training"))}, same=("year",))
START = datetime(2026, 11, 2, 8, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path, "daerah")


def plan(store, person, *, year=2027, day=0, config="a"):
    """Store a plan with one seat, so many days after the first."""
    seat = PLAN.conform(pd.DataFrame({"nip": [person], "training": ["T1"]}))
    now = START + timedelta(days=day)
    options = {"year": year, "as_of": now.date().isoformat()}
    return store.commit(
        {"plan": seat}, command="plan-training", now=now, who="uji", options=options, config_sha256=config, record=True
    )


def test_a_first_run_has_none_and_says_so(store):
    former, tables = former_result(store, COMPARED, plan(store, "A"))
    assert (former, tables) == (FormerRun(), {})
    assert former.told(Wording.of("en")) == [
        "There is no former run to compare with: no change can be stated.",
    ]


def test_it_is_the_last_before_of_the_same_year(store):
    plan(store, "A")
    plan(store, "B", day=1)
    plan(store, "C", year=2028, day=2)
    entry = plan(store, "D", day=3, config="b")
    plan(store, "E", day=4)  # a later one is none before
    former, tables = former_result(store, COMPARED, entry)
    assert former == FormerRun(date(2026, 11, 3), date(2026, 11, 3), same_configuration=False)
    assert tables["plan"].to_dict("list") == {"nip": ["B"], "training": ["T1"]}
    assert former.told(Wording.of("en")) == [
        "Compared with the former run, as of 3 November 2026 and computed on 3 November 2026.",
        "The region's configuration was changed in between; a part of the difference may be due to that.",
    ]


def test_one_that_was_taken_back_is_not_compared_with(store):
    plan(store, "A")
    undone = plan(store, "B", day=1)
    store.undo(undone.number, now=START + timedelta(days=2), who="uji")
    former, tables = former_result(store, COMPARED, plan(store, "C", day=3))
    assert former.as_of == date(2026, 11, 2)
    assert list(tables["plan"]["nip"]) == ["A"]


def test_one_in_a_layout_of_another_program_is_told_and_not_read(store, monkeypatch):
    plan(store, "A")
    entry = plan(store, "B", day=1)
    first = store.entries()[0]
    version = first.tables["plan"]
    monkeypatch.setitem(first.tables, "plan", type(version)(**(vars(version) | {"schema": 1, "columns": "another"})))
    former, tables = former_result(store, COMPARED, entry)
    assert (former.readable, tables) == (False, {})
    (told,) = former.told(Wording.of("en"))
    assert told.startswith("The former run, as of 2 November 2026")
    assert told.endswith("cannot be read any more: no change is stated.")

"""The public instances are those that are meant, and their format loses nothing."""

from __future__ import annotations

import re
import sys
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from small_problems import small_problem

from asnkarier.optimisation.plan_check import broken_rules
from asnkarier.optimisation.solve_training import solve_training
from asnkarier.optimisation.training_problem import TrainingProblem, plan_value

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from instance_format import TYPES, BadInstance, instance_text, read_instance, write_instance  # noqa: E402
from plan_instances import known, text_hash  # noqa: E402

NAMES = tuple(known())


def same(one: TrainingProblem, other: TrainingProblem) -> bool:
    def equal(a: object, b: object) -> bool:
        if isinstance(a, np.ndarray):
            return isinstance(b, np.ndarray) and a.dtype == b.dtype and np.array_equal(a, b)
        return type(a) is type(b) and a == b

    return all(equal(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))


@pytest.mark.parametrize("suffix", [".asnplan", ".asnplan.gz"])
@pytest.mark.parametrize("seed", range(20))
def test_what_is_written_is_read_back_to_the_last_bit(tmp_path: Path, seed: int, suffix: str) -> None:
    problem = replace(small_problem(seed), total_ceiling=None if seed % 2 else 7_000_000)
    write_instance(problem, tmp_path / f"one{suffix}")
    assert same(read_instance(tmp_path / f"one{suffix}"), problem)


def test_every_name_of_the_format_is_in_its_page_and_no_other() -> None:
    page = (ROOT / "docs" / "reference" / "plan-instances.md").read_text("utf-8")
    rows = [line.split("|")[1] for line in page.split("| what it is |")[1].splitlines() if line.startswith("| `")]
    explained = [name for first in rows for name in re.findall(r"`(\w+)`", first)]
    assert sorted(explained) == sorted(TYPES)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("asnplan 1", "asnplan 2", "line 1: expected 'asnplan 1'"),
        ("days_max = ", "day_max = ", "no line of 'asnplan 1'"),
        ("days_max = ", "# days_max = ", "missing: days_max"),
        ("days_max = ", "days_max = many ", "days_max: invalid literal"),
        ("days_max = ", "days_max [1] = ", "days_max: is one number"),
        ("jp_min [", "jp_min [1", "jp_min: cannot reshape"),
        ("jp_credit = ", "jp_credit = 1\njp_credit = ", "jp_credit stands twice"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = tmp_path / "bad.asnplan"
    file.write_text(instance_text(small_problem(1)).replace(old, new, 1), encoding="ascii")
    with pytest.raises(BadInstance, match=re.escape(said)):
        read_instance(file)


@pytest.mark.parametrize("name", NAMES[:2])
def test_the_same_instance_is_made_again(name: str) -> None:
    instance = known()[name]
    problem = instance.problem()
    assert text_hash(problem) == instance.sha256
    assert problem.pairs == instance.pairs


def test_what_is_known_of_the_smallest_agrees_with_a_plan_that_keeps_every_rule() -> None:
    instance = known()[NAMES[0]]
    problem = instance.problem()
    solved = solve_training(problem, gap_tolerance=0.001, time_limit=60)
    assert not broken_rules(problem, solved.plan)
    assert plan_value(problem, solved.plan) <= instance.bound
    assert solved.upper_bound >= instance.value


@pytest.mark.parametrize("name", NAMES)
def test_no_value_known_is_above_its_bound(name: str) -> None:
    assert 0 < known()[name].value <= known()[name].bound

"""A scenario names what would be otherwise; its mistakes are told with file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from asnkarier.config.mistakes import ConfigMistakes
from asnkarier.config.scenario import load_scenario
from asnkarier.resources import configs_folder


def load(folder: Path, text: str):
    file = folder / "skenario.yaml"
    file.write_text(text, encoding="utf-8")
    return load_scenario(file, "mamuju", [configs_folder()], ["import", "gap-analysis", "plan-training"])


def test_what_it_names_changes_and_nothing_else(tmp_path: Path) -> None:
    _, plain = load(tmp_path, "name: Seperti sekarang\n")
    scenario, loaded = load(
        tmp_path,
        "name: Lebih hemat\nbudget: 500000000\nceilings: {apbd: 0.75}\n"
        "trainings:\n  - {training: T1, classes_max: 2}\n  - {training: T2, remove: true}\n"
        "training_plan: {days_max: 7}\nweights: {jenjang: {pengawas: 2.0}}\n",
    )
    assert (scenario.name, scenario.budget, scenario.ceilings) == ("Lebih hemat", 500_000_000, {"apbd": 0.75})
    assert [(one.training, one.remove, one.figures) for one in scenario.trainings] == [
        ("T1", False, {"classes_max": 2}),
        ("T2", True, {}),
    ]
    assert loaded.config.training_plan.days_max == 7
    assert {str(key): value for key, value in loaded.config.weights.jenjang.items()}["pengawas"] == 2.0
    unchanged = {"training_plan": plain.config.training_plan, "weights": plain.config.weights}
    assert loaded.config.model_copy(update=unchanged) == plain.config
    assert loaded.config.training_plan.model_copy(update={"days_max": plain.config.training_plan.days_max}) == (
        plain.config.training_plan
    )
    assert loaded.sha256 != plain.sha256


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("name: A\nbudgets: 5\n", 2, "budgets"),
        ("name: A\nbudget: -1\n", 2, "budget"),
        ("name: A\ntrainings:\n  - {training: T1, jp: 3}\n", 3, "trainings.0.jp"),
        ("name: A\ntraining_plan:\n  days_max: lima\n", 3, "training_plan.days_max"),
        ("name: A\nweights:\n  sektor: []\n", 3, "weights.sektor"),
        ("budget: 5\n", 1, ""),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, line: int, key: str) -> None:
    with pytest.raises(ConfigMistakes) as stopped:
        load(tmp_path, text)
    (mistake,) = stopped.value.mistakes
    assert (mistake.origin.file.name, mistake.origin.line) == ("skenario.yaml", line)
    assert ".".join(map(str, mistake.path)) == key

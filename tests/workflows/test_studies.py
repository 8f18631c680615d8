"""The list of studies is the only one: what is forgotten in it, or wrongly named elsewhere, is noticed."""

import dataclasses
import typing

import pytest

from asnkarier.config.load import load_region
from asnkarier.config.mistakes import ConfigMistakes
from asnkarier.config.region import Automation
from asnkarier.reports.kit.origin import OPTIONS
from asnkarier.resources import configs_folder
from asnkarier.tables import IMPORTED, RESULTS
from asnkarier.workflows import studies
from asnkarier.workflows.config import check_config, config_schema
from asnkarier.workflows.plan_scenarios import SCENARIOS
from asnkarier.workflows.studies import STEPS, STUDIES
from asnkarier.workflows.study import Study


def test_every_result_table_is_made_by_the_study_that_stores_it():
    stored = {table.name: study.command for study in STUDIES.values() for table in study.stores}
    assert stored == {name: table.made_by for name, table in RESULTS.items() if table.made_by}
    assert {name for name, table in RESULTS.items() if not table.made_by} == {"findings"}


def test_every_study_reads_imported_tables_only():
    for study in STUDIES.values():
        assert {table.name for table in study.reads} <= set(IMPORTED), study.command


def test_every_study_there_is_stands_in_the_list():
    made = {name for name, value in vars(studies).items() if isinstance(value, Study)}
    assert len(made) == len(STUDIES)


ELSEWHERE = {
    "as_known": "the name of the file, which ends in as-known",
    "formats": "the files themselves",
    "out": "where the files are",
    "opds": "the title and the name of the file",
    "compare_formulas": "the sheet of the formulas",
    "target_jabatan": "the title and the name of the file",
    "target_file": "the title and the name of the file",
    "nips": "nowhere: who was asked for is not for other readers; a hash in the name of the file tells lists apart",
    "lock": "the decisions of the office",
    "ban": "the decisions of the office",
    "side_by_side": "nowhere: a plan that raises the index is not compared, which is refused",
    "unattended": "nowhere: it decides what is asked of nobody, not what is computed",
}
"""Options of studies that the sources of a document do not name, and where a reader finds them."""


@pytest.mark.parametrize("study", [*STUDIES.values(), SCENARIOS], ids=lambda study: study.compute.__module__)
def test_every_option_of_a_study_is_named_among_the_sources_of_its_documents(study):
    asked = {field.name for field in dataclasses.fields(typing.get_type_hints(study.compute)["options"])}
    assert asked <= {*OPTIONS, *ELSEWHERE}
    assert set(OPTIONS).isdisjoint(ELSEWHERE)


def test_a_step_that_is_no_study_is_a_mistake_with_its_place(tmp_path):
    file = tmp_path / "mamuju.yaml"
    file.write_text("extends: mamuju\nautomation:\n  steps: [import, gap-analisys]\n", encoding="utf-8")
    with pytest.raises(ConfigMistakes) as refused:
        check_config([tmp_path, configs_folder()], "mamuju")
    (mistake,) = refused.value.mistakes
    assert mistake.text.format(**mistake.values) == "gap-analisys is not allowed. Did you mean gap-analysis?"
    assert (mistake.origin.file, mistake.origin.line) == (file, 3)


def test_the_steps_by_default_are_steps_and_editors_know_them_all():
    assert set(Automation().steps) <= set(STEPS)
    steps = config_schema().data["schema"]["$defs"]["Automation"]["properties"]["steps"]
    assert steps["items"]["enum"] == list(STEPS)


def test_a_step_only_the_configuration_knows_is_refused_by_the_loader():
    with pytest.raises(ConfigMistakes):
        load_region("mamuju", [configs_folder()], [step for step in STEPS if step != "plan-training"])

"""``asnkarier config show|check|explain|schema``."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from config_files import override

from asnkarier.config.load import load_region
from asnkarier.errors import ConfigError, UsageError
from asnkarier.outcome import Outcome
from asnkarier.resources import configs_folder
from asnkarier.workflows.config import check_config, config_schema, explain_config, show_config
from asnkarier.workflows.studies import STEPS

FOLDERS = [configs_folder()]


def lines(outcome: Outcome) -> list[str]:
    return [message.render(str) for message in outcome.messages]


def test_show_gives_the_merged_configuration_as_data_and_as_yaml() -> None:
    outcome = show_config(FOLDERS, "manokwari")
    assert outcome.data["settings"]["region"]["agency"]["short"] == "BKD"
    assert outcome.data["settings"]["training_plan"]["gap_tolerance"] == 0.005
    assert yaml.safe_load(outcome.data["yaml"])["weights"] == outcome.data["settings"]["weights"]
    assert outcome.data["sha256"] == load_region("manokwari", FOLDERS, STEPS).sha256
    assert [Path(file).name for file in outcome.data["files"]] == ["manokwari.yaml", "national.yaml"]


def test_check_counts_every_region_and_names_each_unverified_figure_once() -> None:
    outcome = check_config(FOLDERS)
    assert [each["region"] for each in outcome.data["regions"]] == [
        "mamuju",
        "manokwari",
        "palangkaraya",
        "tanjungpinang",
    ]
    assert [each["unverified"] for each in outcome.data["regions"]] == [24, 24, 24, 25]  # one has holidays
    keys = [each["key"] for each in outcome.data["unverified"]]
    assert len(keys) == len(set(keys)) == 25
    regions = {each["key"]: len(each["regions"]) for each in outcome.data["unverified"]}
    assert regions.pop("training_plan.calendar.holidays") == 1
    assert set(regions.values()) == {4}
    assert sum(line.startswith("Not verified: ") for line in lines(outcome)) == 25
    assert lines(check_config(FOLDERS, "mamuju"))[0].startswith("mamuju: no mistakes. 7 technical competencies")


def test_check_tells_the_mistakes_of_all_regions_together_each_once(tmp_path: Path) -> None:
    override(tmp_path / "configs", "extends: national\nprivacy: {small_group: 0}\n", name="national")
    folders = override(tmp_path / "configs", "extends: mamuju\nweights: {voice_max: 9}\n")
    with pytest.raises(ConfigError) as caught:
        check_config(folders)
    assert str(caught.value).count("small_group") == 1
    assert "mamuju.yaml:2: weights.voice_max: must be at most 5.0; found 9." in str(caught.value)


def test_check_without_any_region_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="There is no configuration of a region"):
        check_config([tmp_path])


def test_explain_says_where_a_value_is_set_and_what_it_means() -> None:
    outcome = explain_config("weights.voice_max", FOLDERS, "mamuju")
    line = outcome.data["line"]
    assert Path(outcome.data["file"]).read_text(encoding="utf-8").splitlines()[line - 1] == "  voice_max: 1.0"
    assert lines(outcome) == [
        "Most that votes can add.",
        "weights.voice_max: 1.0",
        f"Set in {configs_folder() / 'mamuju.yaml'}, line {line}.",
    ]


@pytest.mark.parametrize("key", ["region.province", "talent.nine_box.potential"])
def test_explain_says_that_nothing_uses_a_key_yet(key: str) -> None:
    outcome = explain_config(key, FOLDERS, "mamuju")
    assert outcome.data["used"] is False
    assert lines(outcome)[1] == "No command uses this key yet; it changes no result."
    assert explain_config("region.name", FOLDERS, "mamuju").data["used"] is True


@pytest.mark.parametrize("key", ["training_plan.jp_minimum", "training_plan.jp_minimum.PNS"])
def test_explain_gives_the_legal_basis_of_a_figure_and_of_its_parts(key: str) -> None:
    outcome = explain_config(key, FOLDERS, "palangkaraya")
    (version,) = outcome.data["versions"]
    assert (version["valid_from"], version["value"], version["verified"]) == ("2017-04-07", {"PNS": 20}, True)
    assert "Basis: PP 11/2017 pasal 203 ayat (4)" in lines(outcome)
    assert lines(outcome)[0].startswith("JP each person must reach in a year")


def test_explain_without_a_version_takes_the_one_in_force(tmp_path: Path) -> None:
    folders = override(
        tmp_path / "configs",
        """
        extends: mamuju
        assessments:
          validity_years:
            versions:
              - {value: 3, valid_from: 2019-01-01, basis: old, source: a, verified: false}
              - {value: 2, valid_from: 2026-01-01, basis: new, source: a, verified: false}
        training_plan:
          jp_minimum:
            versions:
              - {value: {PNS: 20}, valid_from: 2017-04-07, basis: old, source: a, verified: true}
              - {value: {PNS: 30}, valid_from: 2027-01-01, basis: new, source: a, verified: false}
        """,
    )
    assert len(explain_config("assessments.validity_years", folders, "mamuju").data["versions"]) == 2

    def least(day: date | None) -> int:
        outcome = explain_config("training_plan.jp_minimum.PNS", folders, "mamuju", day=day)
        assert len(outcome.data["versions"]) == 1
        return int(outcome.data["value"])

    assert (least(date(2026, 12, 31)), least(date(2027, 1, 1)), least(None), least(date(2000, 1, 1))) == (
        20,
        30,
        30,
        20,
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("competencies.technical.TIK.name", "Pemanfaatan Teknologi Informasi"),
        ("weights.sectors.0.code", "infrastructure"),
        ("jabatan.education.S-1/Sarjana", "S1"),
        ("import.units.Dinas Sosial", ["Dinsos"]),
    ],
)
def test_explain_finds_items_and_keys_with_spaces(key: str, value: object) -> None:
    assert explain_config(key, FOLDERS, "mamuju").data["value"] == value


def test_explain_finds_keys_with_dots(tmp_path: Path) -> None:
    folders = override(tmp_path / "configs", "extends: mamuju\njabatan: {education: {S.Tr.Keb: D4}}\n")
    assert explain_config("jabatan.education.S.Tr.Keb", folders, "mamuju").data["value"] == "D4"


def test_explain_says_when_a_value_is_the_programs_default(tmp_path: Path) -> None:
    text = show_config(FOLDERS, "mamuju").data["yaml"]
    settings = {key: value for key, value in yaml.safe_load(text).items() if key != "privacy"}
    (tmp_path / "mamuju.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    outcome = explain_config("privacy.small_group", [tmp_path], "mamuju")
    assert (outcome.data["value"], outcome.data["file"]) == (5, None)
    assert lines(outcome)[-1] == "Set in no file: it is the program's default."


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("jp_minimum", "Did you mean training_plan.jp_minimum?"),
        ("training_plan.jp_minimun", "Did you mean training_plan.jp_minimum?"),
        ("traning_plan", "Did you mean training_plan?"),
        ("weights.sectors.9", "Did you mean weights.sectors?"),
        ("qqqq", "The sections are: region, competencies,"),
        ("", "The sections are"),
        ("weights..competency", "Did you mean weights.competency?"),
    ],
)
def test_explain_answers_an_unknown_key_with_the_nearest(key: str, answer: str) -> None:
    with pytest.raises(ConfigError) as caught:
        explain_config(key, FOLDERS, "mamuju")
    assert answer in str(caught.value)


def test_a_region_must_be_named() -> None:
    for work in (lambda: show_config(FOLDERS, None), lambda: explain_config("weights", FOLDERS, None)):
        with pytest.raises(UsageError, match="Known: mamuju, manokwari"):
            work()


def test_schema_is_given_as_data_and_as_text() -> None:
    outcome = config_schema()
    assert outcome.data["schema"]["properties"]["extends"]["type"] == "string"
    assert lines(outcome)[0].startswith("{\n")

"""What cron does every night, and laying stored results out again."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from real_command import asnkarier, asnkarier_process, sample_files, state

from asnkarier.workflows.studies import STUDIES

AS_OF = ("--as-of", "2026-11-02")


@pytest.fixture
def inbox(tmp_path):
    """A new workspace of Manokwari with the region's files in its inbox."""
    assert asnkarier("init", tmp_path / "kantor", "--region", "manokwari").code == 0
    for path in sample_files("manokwari"):
        shutil.copy(path, tmp_path / "kantor" / "inbox")
    return tmp_path / "kantor"


@pytest.mark.slow
def test_a_night_imports_analyses_and_plans_and_the_next_one_is_silent(inbox):
    first = asnkarier_process("run", "-w", inbox, "--all-regions", *AS_OF, "--json")
    assert first.code == 3, first.err  # the samples hold rows to be set aside
    steps = first.json["data"]["steps"]
    assert {step["region"] for step in steps} == {"manokwari"}
    assert [step["step"] for step in steps][-2:] == ["gap-analysis", "plan-training"]
    assert len(steps) == len(sample_files("manokwari")) + 2
    before = state(inbox / "store")

    second = asnkarier_process("run", "-w", inbox, "--all-regions", *AS_OF, "--quiet")
    assert (second.code, second.out, second.err) == (0, "", "")
    assert state(inbox / "store") == before


@pytest.mark.slow
def test_a_refused_file_holds_nothing_else_back(inbox):
    (inbox / "inbox" / "aaa rusak.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    answer = asnkarier("run", "-w", inbox, *AS_OF, "--json")
    assert answer.code == 4
    codes = [step["exit_code"] for step in answer.json["data"]["steps"]]
    assert codes[0] == 4
    assert codes[-2:] == [0, 0]
    assert any(finding["file"] == "aaa rusak.xlsx" for finding in answer.json["problems"])


@pytest.mark.slow
def test_one_regions_bad_configuration_does_not_stop_another(inbox):
    (inbox / "configs" / "mamuju.yaml").write_text("extends: mamuju\nweigths: {}\n", encoding="utf-8")
    answer = asnkarier("run", "-w", inbox, "--all-regions", *AS_OF, "--json", "--lang", "id")
    ends = {step["region"]: step["exit_code"] for step in answer.json["data"]["steps"]}
    assert ends == {"mamuju": 2, "manokwari": 0}
    assert any("weights" in message for message in answer.json["messages"])


def test_an_undone_import_is_new_again(inbox):
    budget = next(path for path in sample_files("manokwari") if "pagu" in path.name)
    for path in (inbox / "inbox").iterdir():
        path.unlink()
    shutil.copy(budget, inbox / "inbox")
    entry = asnkarier("import", inbox / "inbox" / budget.name, "-w", inbox, "--json").json["data"]["entry"]
    assert asnkarier("undo", entry, "-w", inbox).code == 0
    steps = asnkarier("run", "-w", inbox, *AS_OF, "--json").json["data"]["steps"]
    assert steps[0]["data"]["tables"]["budgets"]["added"] > 0


def test_a_report_is_laid_out_again_byte_for_byte(workspace, tmp_path):
    for form in ("xlsx", "md"):
        made = workspace / "reports" / f"gap-analysis_mamuju_2026-11-02.{form}"
        answer = asnkarier("report", "gap-analysis", "-w", workspace, "--format", form, "--out", tmp_path)
        assert answer.code == 0, answer.err
        assert (tmp_path / made.name).read_bytes() == made.read_bytes()


def test_a_report_shows_the_analysis_that_was_asked_for_last(workspace, tmp_path):
    asked = asnkarier("gap-analysis", "-w", workspace, *AS_OF, "--formula", "met_share", "--json")
    assert asked.code == 0, asked.err
    assert asnkarier("report", "gap-analysis", "-w", workspace, "--format", "md", "--out", tmp_path / "out").code == 0
    (letter,) = (tmp_path / "out").glob("*.md")
    mean = f"{asked.json['data']['jpm_mean']:.2f}".replace(".", ",")
    assert f"{mean} %" in letter.read_text(encoding="utf-8")


MADE = [command for command, study in STUDIES.items() if study.step]
"""What the demonstration makes."""


@pytest.mark.parametrize("command", MADE)
def test_every_result_is_laid_out_in_every_format_it_says_it_has(workspace, tmp_path, command):
    formats = [form for form in STUDIES[command].formats if form != "ics"]  # the region has no calendar
    answer = asnkarier(
        "report", command, "-w", workspace, "--format", ",".join(formats), "--out", tmp_path / "out", "--json"
    )
    assert answer.code == 0, answer.err
    suffixes = [Path(file).suffix for file in answer.json["files"]]
    assert suffixes[: len(formats)] == [f".{form}" for form in formats]
    assert set(suffixes[len(formats) :]) <= {".svg"}  # the charts of the letter
    assert {path.name for path in (tmp_path / "out").iterdir()} == {Path(file).name for file in answer.json["files"]}


def test_masked_documents_stand_apart_and_hold_no_nip(workspace):
    before = state(workspace / "reports")
    answer = asnkarier("report", "-w", workspace, "--mask", "--format", "csv,md", "--json")
    assert answer.code == 0, answer.err
    nips = nips_of(workspace)
    for path in answer.json["files"]:
        text = (workspace / path).read_text(encoding="utf-8")
        assert not any(nip in text for nip in nips)
    after = state(workspace / "reports")
    assert {name: after[name] for name in before} == before


def test_the_dashboard_is_one_page_of_all_results(workspace, tmp_path):
    answer = asnkarier("report", "dashboard", "-w", workspace, "--out", tmp_path / "out", "--json")
    assert answer.code == 0, answer.err
    (file,) = map(Path, answer.json["files"])
    assert file.name == "dashboard_mamuju_2026-11-02.html"
    assert file.read_bytes() == (workspace / "reports" / file.name).read_bytes()
    assert all(f'<section id="{command}"' in file.read_text(encoding="utf-8") for command in MADE)
    assert all(answer.json["data"][command.replace("-", "_")] for command in MADE)
    for refused in (("--format", "xlsx"), ("--mask",)):  # it is one page, and it has the people by name
        assert asnkarier("report", "dashboard", "-w", workspace, *refused).code == 2


def test_one_opd_in_any_spelling_is_that_opd_and_overwrites_nothing(workspace, tmp_path):
    whole = asnkarier("gap-analysis", "-w", workspace, *AS_OF, "--format", "csv", "--out", tmp_path, "--json")
    with (tmp_path / "gap-analysis_mamuju_2026-11-02.csv").open(encoding="utf-8-sig", newline="") as file:
        expected = sum(row["opd"] == "Dinas Kesehatan" for row in csv.DictReader(file))
    part = asnkarier(
        "gap-analysis",
        "-w",
        workspace,
        *AS_OF,
        "--opd",
        "DINAS  kesehatan",
        "--format",
        "csv",
        "--out",
        tmp_path,
        "--json",
    )
    assert part.json["data"]["pairs"] == expected > 0
    assert part.json["data"]["entry"] is None
    assert set(part.json["files"]).isdisjoint(whole.json["files"])


def test_the_demonstration_keeps_out_of_an_offices_workspace(tmp_path):
    office = tmp_path / "kantor"
    assert asnkarier("init", office, "--region", "mamuju").code == 0
    (tmp_path / "kinerja.csv").write_text(
        "NIP,Tahun,Periode,Predikat Kinerja\n199001012015011901,2024,tahunan,Baik\n", encoding="utf-8"
    )
    assert asnkarier("import", tmp_path / "kinerja.csv", "-w", office).code == 0
    before = state(office)
    answer = asnkarier("demo", "--out", office)
    assert answer.code == 2
    assert "--out" in answer.err
    assert state(office) == before


def test_wrong_usage_has_the_same_json_shape(tmp_path):
    answer = asnkarier_process("plan-training", "--json")
    assert answer.code == 2
    assert json.loads(answer.out)["exit_code"] == 2
    assert "year" in answer.json["error"]


def nips_of(workspace):
    out = workspace / "out"
    assert asnkarier("export", "employees", "-w", workspace, "--out", out).code == 0
    (path,) = out.iterdir()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["nip"] for row in csv.DictReader(file)]

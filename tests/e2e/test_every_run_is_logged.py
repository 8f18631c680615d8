"""Every run of a command on a region leaves one line in that region's log, however it ends."""

import json

import pytest
from real_command import asnkarier, sample_files

AS_OF = ("--as-of", "2026-11-02")


def lines(workspace, region="mamuju"):
    log = workspace / "store" / region / "runs.jsonl"
    return [(line["command"], line["exit_code"]) for line in map(json.loads, log.read_text("utf-8").splitlines())]


@pytest.mark.parametrize(
    ("command", "arguments", "ends"),
    [
        ("import", [sample_files("mamuju")[0]], [("import", 0)]),
        ("gap-analysis", AS_OF, [("gap-analysis", 0)]),
        ("plan-training", ["--year", "2027", *AS_OF], [("plan-training", 0)]),
        ("report", [], [("report", 0)]),
        ("report", ["no-such"], [("report", 2)]),
        ("export", ["gaps"], [("export", 0)]),
        ("export", ["no_such"], [("export", 2)]),
        ("compare", ["1", "2"], [("compare", 0)]),
        ("compare", ["1", "99"], [("compare", 2)]),
        ("trace", ["196501011990011001"], [("trace", 2)]),
        ("undo", ["1"], [("undo", 0)]),
        ("undo", ["99"], [("undo", 2)]),
        ("aliases", ["list"], [("aliases list", 0)]),
        ("aliases", ["accept", "--kind", "units", "Dinkes Kab.", "Nowhere"], [("aliases accept", 2)]),
        ("history", [], [("history", 0)]),
        ("check", [], [("check", 0)]),
        ("run", AS_OF, [("gap-analysis", 0), ("plan-training", 0), ("run", 0)]),
    ],
    ids=str,
)
def test_a_run_leaves_its_line(workspace, command, arguments, ends):
    before = lines(workspace)
    answer = asnkarier(command, *arguments, "-w", workspace)
    written = [(name, code) for name, code in lines(workspace)[len(before) :]]
    if command == "import":  # the samples hold rows that are set aside; the code is the command's own
        ends = [("import", answer.code)]
    assert written == ends
    assert ends[-1][1] == answer.code


@pytest.mark.parametrize("command", ["run", "gap-analysis", "history", "export"])
def test_a_run_that_a_bad_key_stops_leaves_its_line_too(workspace, command):
    (workspace / "configs" / "mamuju.yaml").write_text("extends: mamuju\nweigths: {}\n", encoding="utf-8")
    before = lines(workspace)
    words = [command, "gaps"] if command == "export" else [command]
    assert asnkarier(*words, "-w", workspace).code == 2
    assert lines(workspace)[len(before) :] == [(command, 2)]


def test_a_region_that_was_only_looked_at_is_none_of_the_workspaces(tmp_path):
    assert asnkarier("init", tmp_path / "kantor", "--region", "mamuju").code == 0
    assert asnkarier("history", "-w", tmp_path / "kantor", "-r", "manokwari").code == 0
    answer = asnkarier("run", "-w", tmp_path / "kantor", "--all-regions", *AS_OF, "--json")
    assert {step["region"] for step in answer.json["data"]["steps"]} == {"mamuju"}

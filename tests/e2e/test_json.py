"""The JSON object of every command: its keys are a contract."""

import pytest
from real_command import asnkarier, sample_files
from test_command_line import commands

from asnkarier.storage.store import Store
from asnkarier.workflows.json_keys import DATA_KEYS, OPTIONAL

AS_OF = ("--as-of", "2026-11-02")
ASKED = {
    "init": ("{folder}/new", "--region", "mamuju"),
    "import": ("{file}", "-w", "{workspace}"),
    "gap-analysis": ("-w", "{workspace}", *AS_OF),
    "gap-analysis --compare-formulas": ("-w", "{workspace}", *AS_OF, "--compare-formulas"),
    "needs": ("-w", "{workspace}", *AS_OF),
    "experts": ("tik", "-w", "{workspace}", *AS_OF, "--level", "3"),
    "ip-asn": ("-w", "{workspace}", *AS_OF),
    "plan-training": ("-w", "{workspace}", *AS_OF, "--year", "2027"),
    "jp": ("-w", "{workspace}", *AS_OF),
    "run": ("-w", "{workspace}", *AS_OF),
    "report": ("-w", "{workspace}"),
    "compare": ("1", "2", "-w", "{workspace}"),
    "trace": ("{nip}", "INT", "-w", "{workspace}", *AS_OF),
    "export": ("employees", "-w", "{workspace}"),
    "template": ("employees", "-w", "{workspace}"),
    "aliases list": ("-w", "{workspace}"),
    "aliases accept": ("--kind", "units", "Dinkes Kab.", "Dinas Kesehatan", "-w", "{workspace}"),
    "history": ("-w", "{workspace}"),
    "undo": ("1", "-w", "{workspace}", "-r", "manokwari"),
    "check": ("-w", "{workspace}"),
    "check --collect": ("-w", "{workspace}", "--collect"),
    "config show": ("-w", "{workspace}"),
    "config check": ("-w", "{workspace}"),
    "config explain": ("training_plan.jp_minimum", "-w", "{workspace}"),
    "config schema": (),
}


def test_every_command_says_what_its_keys_mean():
    by_an_option = {"plan-ip-asn"}  # plan-training --objective ip-asn
    assert set(DATA_KEYS) - by_an_option == {" ".join(words) for words in commands()}
    assert {name.partition(" --")[0] for name in ASKED} == set(DATA_KEYS) - by_an_option - {"demo", "aliases remove"}


def test_the_keys_of_the_demonstration(made_demo):
    _, finished = made_demo
    assert set(finished.json["data"]) == set(DATA_KEYS["demo"])
    for commands_of_region in finished.json["data"]["regions"].values():
        for command, data in commands_of_region.items():
            assert set(data) == set(DATA_KEYS[command]) - OPTIONAL


@pytest.mark.parametrize("name", ASKED)
def test_the_keys_are_those_of_the_reference(name, workspace, tmp_path):
    command = name.partition(" --")[0]
    person = Store(workspace / "store", "mamuju").load("employees")["nip"].iat[0]
    places = {"folder": tmp_path, "workspace": workspace, "file": sample_files("mamuju")[0], "nip": person}
    given = [word.format(**places) for word in ASKED[name]]
    answer = asnkarier(*command.split(), *given, "--json")
    assert answer.code in (0, 3), answer.err
    shown = answer.json
    assert (shown["format"], shown["command"]) == (1, command)
    absent = set() if name.endswith("--compare-formulas") else OPTIONAL
    assert set(shown["data"]) == set(DATA_KEYS[command]) - absent


def test_the_keys_of_taking_an_accepted_name_back(workspace):
    given = ("--kind", "units", "Dinkes Kab.")
    asnkarier("aliases", "accept", *given, "Dinas Kesehatan", "-w", workspace)
    answer = asnkarier("aliases", "remove", *given, "-w", workspace, "--json")
    assert answer.code == 0, answer.err
    assert set(answer.json["data"]) == set(DATA_KEYS["aliases remove"])


def test_an_error_has_no_data(workspace):
    answer = asnkarier("undo", "99", "-w", workspace, "--json")
    assert answer.code == 2
    assert answer.json["data"] == {}

import stat

import pytest

from asnkarier.errors import ConfigError, UsageError
from asnkarier.storage.workspace import create_workspace, open_workspace
from asnkarier.workflows.init import init


def test_a_new_workspace_is_private_and_opens(tmp_path):
    made = create_workspace(tmp_path / "kerja" / "asn", "mamuju")

    opened = open_workspace(made.folder, {}, tmp_path)
    assert opened == made
    assert opened.region == "mamuju"
    assert sorted(path.name for path in made.folder.iterdir()) == [
        "asnkarier.yaml", "configs", "inbox", "mappings", "reports", "store",
    ]  # fmt: skip
    assert {stat.S_IMODE(path.stat().st_mode) for path in made.folder.iterdir() if path.is_dir()} == {0o700}
    assert stat.S_IMODE((made.folder / "asnkarier.yaml").stat().st_mode) == 0o600
    assert opened.store().folder == made.folder / "store" / "mamuju"
    assert opened.store("manokwari").folder == made.folder / "store" / "manokwari"


def test_where_a_workspace_is_looked_for(tmp_path):
    first = create_workspace(tmp_path / "first", "mamuju").folder
    second = create_workspace(tmp_path / "second", "manokwari").folder
    environ = {"ASNKARIER_WORKSPACE": str(second)}

    assert open_workspace(None, {}, first / "inbox").folder == first
    assert open_workspace(None, environ, first).folder == second
    assert open_workspace(first, environ, second).folder == first
    assert open_workspace(None, {"ASNKARIER_WORKSPACE": ""}, first).folder == first


@pytest.mark.parametrize("environ", [{}, {"ASNKARIER_WORKSPACE": "nowhere"}])
def test_no_workspace(tmp_path, environ):
    with pytest.raises(UsageError, match=r"no workspace: it holds no asnkarier\.yaml") as error:
        open_workspace(None, environ, tmp_path)
    assert "asnkarier init" in error.value.text(str)


def test_an_asked_folder_is_not_looked_for_further_up(tmp_path):
    create_workspace(tmp_path, "mamuju")
    with pytest.raises(UsageError):
        open_workspace(tmp_path / "inbox", {}, tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("regoin: mamuju\n", r"asnkarier\.yaml:1: regoin: there is no key regoin here\. Did you mean region\?"),
        ("region: mamuju\nfolders:\n  inbx: x\n", r"asnkarier\.yaml:3: folders\.inbx: .* Did you mean inbox\?"),
        ("region: Mamuju\n", r"asnkarier\.yaml:1: region: is not what belongs here\."),
        ("region: 5\n", r"asnkarier\.yaml:1: region: is not what belongs here\."),
        ("folders:\n  inbox: x\n", r"asnkarier\.yaml:1: region: this key is missing\."),
        ("region: mamuju\nregion: manokwari\n", "given twice"),
        ("", "holds no settings"),
        *[
            (f"region: mamuju\nfolders:\n  reports: '{folder}'\n", "must be a folder inside the workspace")
            for folder in ("/data", "..", "a/../../b", "C:\\x", "\\\\server\\x", "~", "~/x", " ", "")
        ],
    ],
)
def test_mistakes_in_the_settings_are_told_with_their_place(tmp_path, text, message):
    (tmp_path / "asnkarier.yaml").write_text(text)
    with pytest.raises(ConfigError, match=message):
        open_workspace(tmp_path, {}, tmp_path)


def test_folders_can_have_other_names(tmp_path):
    (tmp_path / "asnkarier.yaml").write_text("region: mamuju\nfolders:\n  reports: laporan/2026\n")
    workspace = open_workspace(tmp_path, {}, tmp_path)
    assert workspace.reports == tmp_path / "laporan" / "2026"
    assert workspace.inbox == tmp_path / "inbox"


@pytest.mark.parametrize("code", ["../x", "", "Mamuju", "a/b", "a\n"])
def test_a_store_of_no_region(tmp_path, code):
    with pytest.raises(UsageError, match="no region code"):
        create_workspace(tmp_path, "mamuju").store(code)


def test_init_twice_changes_nothing_and_another_region_is_refused(tmp_path):
    first = init(tmp_path / "asn", "mamuju")
    (tmp_path / "asn" / "asnkarier.yaml").write_text("region: mamuju\nfolders:\n  inbox: masuk\n")
    again = init(tmp_path / "asn", "mamuju")

    assert first.data == again.data == {"workspace": str(tmp_path / "asn"), "region": "mamuju"}
    assert "masuk" in (tmp_path / "asn" / "asnkarier.yaml").read_text()
    with pytest.raises(UsageError, match="already a workspace, of the region mamuju"):
        init(tmp_path / "asn", "manokwari")


def test_init_of_an_unknown_region_makes_nothing(tmp_path):
    with pytest.raises(ConfigError, match="Did you mean mamuju"):
        init(tmp_path / "asn", "mamuyu")
    assert not (tmp_path / "asn").exists()

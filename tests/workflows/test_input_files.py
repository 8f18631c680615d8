"""What an import was given: folders are opened, litter is told, files of one name are told apart."""

from pathlib import Path

import pytest

from asnkarier.errors import UsageError
from asnkarier.workflows.input_files import distinct_names, input_files, name_alone


def made(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return paths


def test_a_folder_gives_its_files_and_tells_of_the_others(tmp_path):
    names = ["b.xlsx", "a.csv", "~$b.xlsx", "c.tmp", "d.xlsx.part", ".hidden.csv", "Thumbs.db", "lama/e.xlsx"]
    made(tmp_path, *names)
    files, findings = input_files([tmp_path])
    assert [(file.name, file.is_found) for file in files] == [("a.csv", True), ("b.xlsx", True)]
    assert sorted((finding.code, finding.file) for finding in findings) == [
        ("F_FOLDER_SKIPPED", "lama"),
        ("F_LITTER", ".hidden.csv"),
        ("F_LITTER", "Thumbs.db"),
        ("F_LITTER", "c.tmp"),
        ("F_LITTER", "d.xlsx.part"),
        ("F_LITTER", "~$b.xlsx"),
    ]


def test_what_a_shell_makes_of_a_star_is_the_same(tmp_path):
    paths = made(tmp_path, "a.csv", "~$a.csv", "lama/e.xlsx")
    files, findings = input_files([*paths[:2], tmp_path / "lama", paths[0]])
    assert [(file.name, file.is_found) for file in files] == [("a.csv", False), ("e.xlsx", True)]
    assert [finding.code for finding in findings] == ["F_LITTER"]


def test_nothing_left_to_read_is_a_wrong_use(tmp_path):
    with pytest.raises(UsageError):
        input_files([*made(tmp_path, "~$a.xlsx")])


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["x/a.csv", "x/b.csv"], ["a.csv", "b.csv"]),
        (["opd_a/p.xlsx", "opd_b/p.xlsx", "c.csv"], ["p.xlsx (opd_a)", "p.xlsx (opd_b)", "c.csv"]),
        (["/1/x/p.csv", "/2/x/p.csv"], ["p.csv (1 › x)", "p.csv (2 › x)"]),
    ],
)
def test_files_of_one_name_are_told_apart_by_their_folders(paths, names):
    assert distinct_names(list(map(Path, paths))) == names
    assert [name_alone(name) for name in names] == [Path(path).name for path in paths]


def test_brackets_of_the_sender_stay():
    assert [name_alone(name) for name in ("data (1).xlsx", "data (1)")] == ["data (1).xlsx", "data (1)"]

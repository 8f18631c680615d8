"""The file of accepted spellings: one form, read back as it was written; and when a spelling is in force."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from config_files import override
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.atomic import write_text
from asnkarier.config.aliases import Alias, State, aliases_file, aliases_text, load_aliases, state_of
from asnkarier.config.load import load_region
from asnkarier.config.mistakes import ConfigMistakes
from asnkarier.resources import configs_folder
from asnkarier.tables.known_names import KINDS, KnownNames
from asnkarier.tables.vocabulary import fold
from asnkarier.workflows.studies import STEPS

DAY = datetime(2026, 11, 2, 6, 13, 20, tzinfo=UTC)


def alias(spelling: str, means: str, kind: str = "units") -> Alias:
    return Alias(kind, spelling, means, "ani", DAY)


def written(folder: Path, *aliases: Alias) -> Path:
    write_text(file := aliases_file(folder, "mamuju"), aliases_text(aliases))
    return file


def test_the_file_is_plain_and_sorted_whatever_the_order() -> None:
    two = [alias("Dinsos Kab.", "Dinas Sosial"), alias("Dinkes Kab.", "Dinas Kesehatan")]
    assert aliases_text(two) == aliases_text(two[::-1])
    assert aliases_text(two).partition("units:")[2].splitlines()[1:5] == [
        '  - spelling: "Dinkes Kab."',
        '    means: "Dinas Kesehatan"',
        '    accepted_by: "ani"',
        '    accepted_at: "2026-11-02T06:13:20+00:00"',
    ]
    assert aliases_text(two).endswith("jabatan: []\ncompetencies: []\ntrainings: []\n")


NAMES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=30).filter(fold)


@given(st.dictionaries(NAMES, NAMES, max_size=4), st.sampled_from(KINDS))
def test_what_is_written_is_read_back(tmp_path_factory, spellings, kind) -> None:
    given_ = {fold(spelling): alias(spelling, means, kind) for spelling, means in spellings.items()}
    kept = [each for each in given_.values() if fold(each.means) not in given_]
    folder = tmp_path_factory.mktemp("configs")
    written(folder, *kept)
    assert set(load_aliases("mamuju", [folder])) == set(kept)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("units: [Dinkes]\n", 1, "not what belongs here"),
        ("opds: []\n", 1, "not what belongs here"),
        ('units:\n  - {spelling: "-", means: A, accepted_by: a, accepted_at: 2026-11-02T06:13:20Z}\n', 2, "not what"),
    ],
)
def test_a_file_that_somebody_spoilt_is_refused_with_its_line(tmp_path, text, line, says) -> None:
    write_text(aliases_file(tmp_path, "mamuju"), text)
    with pytest.raises(ConfigMistakes, match=says) as refused:
        load_aliases("mamuju", [tmp_path])
    assert refused.value.mistakes[0].origin.line == line


def test_a_chain_a_circle_and_a_spelling_with_two_meanings_are_refused(tmp_path) -> None:
    for aliases, says in (
        ([alias("A", "B"), alias("B", "C")], "itself an accepted spelling"),
        ([alias("A", "B"), alias("B", "A")], "itself an accepted spelling"),
        ([alias("A", "B"), alias("a.", "C")], "accepted twice"),
    ):
        written(tmp_path, *aliases)
        with pytest.raises(ConfigMistakes, match=says):
            load_aliases("mamuju", [tmp_path])


def test_they_are_part_of_the_configurations_hash_and_no_region_of_their_own(tmp_path) -> None:
    folders = override(tmp_path, "extends: mamuju\n")
    without = load_region("mamuju", folders, STEPS)
    written(tmp_path, alias("Dinkes Kab.", "Dinas Kesehatan"))
    with_one = load_region("mamuju", folders, STEPS)
    assert [each.means for each in with_one.aliases] == ["Dinas Kesehatan"]
    assert with_one.sha256 != without.sha256
    assert without.sha256 == load_region("mamuju", [configs_folder()], STEPS).sha256


@pytest.mark.parametrize(
    ("known", "state"),
    [
        ({"dinas kesehatan": "Dinas Kesehatan"}, State.IN_FORCE),
        ({"dinas kesehatan": "Dinas Kesehatan", "dinkes kab": "Dinas Kesehatan"}, State.NEEDLESS),
        ({"dinas kesehatan": "Dinas Kesehatan", "dinkes kab": "Dinas Sosial"}, State.OVERRULED),
        ({"dinas sosial": "Dinas Sosial"}, State.UNKNOWN_NAME),
    ],
)
def test_what_is_known_by_itself_wins(known, state) -> None:
    assert state_of(alias("Dinkes Kab.", "Dinas Kesehatan"), KnownNames(known)) is state


def test_a_training_code_that_differs_in_signs_only_can_be_accepted_as_the_one_of_the_catalogue() -> None:
    catalogue = KnownNames({"PIM-IV": "PIM-IV"}, key=str)
    assert state_of(alias("PIM IV", "PIM-IV", "trainings"), catalogue) is State.IN_FORCE

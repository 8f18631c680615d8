"""Files over files: what wins, where a value came from, and which chains are refused."""

from pathlib import Path

import pytest
from config_files import override
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.config.layers import merge, plain
from asnkarier.config.load import load_region, region_codes
from asnkarier.config.mistakes import Origin
from asnkarier.config.parse import Node
from asnkarier.errors import ConfigError
from asnkarier.resources import configs_folder
from asnkarier.workflows.studies import STEPS


def test_an_override_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    folders = override(
        tmp_path / "configs",
        """
        extends: mamuju
        training_plan:
          days_max: 12
        weights:
          competency:
            KOM: 3.0
          sectors: []
        """,
    )

    shipped = load_region("mamuju", [configs_folder()], STEPS)
    loaded = load_region("mamuju", folders, STEPS)

    assert loaded.config.training_plan.days_max == 12
    assert loaded.config.training_plan.jp_credit == shipped.config.training_plan.jp_credit
    assert loaded.config.weights.competency == shipped.config.weights.competency | {"KOM": 3.0}  # maps are merged
    assert loaded.config.weights.sectors == ()  # lists are replaced
    assert loaded.config.competencies == shipped.config.competencies
    assert loaded.sha256 != shipped.sha256

    here, region, national = loaded.files
    assert (here.parent, region.parent, national.name) == (folders[0], configs_folder(), "national.yaml")
    assert loaded.origins["training_plan.days_max"] == Origin(here, 3)
    assert loaded.origins["weights.competency.KOM"] == Origin(here, 6)
    assert loaded.origins["region.name"].file == region
    assert loaded.origins["training_plan.jp_minimum.versions.0.value.PNS"].file == national
    assert "automation.unknown" not in loaded.origins


def test_origins_name_the_line_that_holds_the_key() -> None:
    loaded = load_region("manokwari", [configs_folder()], STEPS)
    for key, origin in loaded.origins.items():
        last = key.rpartition(".")[2]
        line = origin.file.read_text(encoding="utf-8").splitlines()[origin.line - 1]
        if key and not last.isdecimal():
            assert last in line, f"{key} is not in {origin}"


def test_an_override_of_the_national_file_reaches_every_region(tmp_path: Path) -> None:
    folders = override(tmp_path / "configs", "extends: national\nprivacy:\n  small_group: 9\n", name="national")
    assert {load_region(code, folders, STEPS).config.privacy.small_group for code in region_codes(folders)} == {9}


def test_a_new_region_may_extend_another(tmp_path: Path) -> None:
    folders = override(
        tmp_path / "configs",
        """
        extends: mamuju
        region:
          code: mamuju_tengah
          name: Kabupaten Mamuju Tengah
        """,
        name="mamuju_tengah",
    )
    assert region_codes(folders) == ["mamuju", "mamuju_tengah", "manokwari", "palangkaraya", "tanjungpinang"]
    assert load_region("mamuju_tengah", folders, STEPS).config.region.province == "Sulawesi Barat"


def test_comments_and_the_order_of_keys_do_not_change_the_hash(tmp_path: Path) -> None:
    first = override(tmp_path / "a", "extends: mamuju\nprivacy:\n  small_group: 5\n  mask_nip: false\n")
    second = override(tmp_path / "b", "# changed\nprivacy: {mask_nip: false, small_group: 5}\nextends: mamuju\n")
    assert load_region("mamuju", first, STEPS).sha256 == load_region("mamuju", second, STEPS).sha256


def test_a_circle_is_refused(tmp_path: Path) -> None:
    override(tmp_path / "configs", "extends: b\n", name="a")
    folders = override(tmp_path / "configs", "\nextends: a\n", name="b")
    with pytest.raises(ConfigError, match=r"b\.yaml:1: extends: the files extend each other in a circle: a.yaml -> b"):
        load_region("a", folders, STEPS)


def test_a_file_that_extends_only_itself_is_refused(tmp_path: Path) -> None:
    folders = override(tmp_path / "configs", "extends: a\n", name="a")
    with pytest.raises(ConfigError, match=r"circle: a\.yaml -> a\.yaml"):
        load_region("a", folders, STEPS)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("extends: nasional", r"a\.yaml:1: extends: there is no file nasional.yaml to extend. Did you mean national\?"),
        ("extends: ../secret", r"there is no file ../secret.yaml to extend"),
        ("extends: [national]", r"a\.yaml:1: extends: must be the name of one file"),
    ],
)
def test_what_cannot_be_extended_is_told(tmp_path: Path, line: str, expected: str) -> None:
    (tmp_path / "secret.yaml").write_text("privacy: {}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=expected):
        load_region("a", override(tmp_path / "configs", line + "\n", name="a"), STEPS)


def test_folders_that_do_not_exist_hold_no_regions(tmp_path: Path) -> None:
    assert region_codes([tmp_path / "none"]) == []
    assert len(region_codes([tmp_path / "none", configs_folder()])) == 4


def test_a_file_with_an_underscore_is_no_region_but_can_be_extended(tmp_path: Path) -> None:
    override(tmp_path / "configs", "extends: mamuju\nprivacy: {small_group: 8}\n", name="_sulbar")
    folders = override(tmp_path / "configs", "extends: _sulbar\nregion: {code: majene}\n", name="majene")
    assert "_sulbar" not in region_codes(folders)
    assert load_region("majene", folders, STEPS).config.privacy.small_group == 8


HERE = Origin(Path("a.yaml"), 1)
trees = st.recursive(
    st.builds(Node, st.integers() | st.text(max_size=3), st.just(HERE)),
    lambda children: st.builds(
        Node,
        st.lists(children, max_size=3) | st.dictionaries(st.sampled_from("abc"), children, max_size=3),
        st.just(HERE),
    ),
    max_leaves=8,
)


@given(trees, trees)
def test_laying_over_keeps_every_key_and_changes_nothing_the_second_time(below: Node, above: Node) -> None:
    merged = merge(below, above)

    assert plain(merge(below, below)) == plain(below)
    assert plain(merge(merged, above)) == plain(merged)
    if isinstance(below.value, dict) and isinstance(above.value, dict):
        assert set(plain(merged)) == set(plain(below)) | set(plain(above))
    else:
        assert merged == above

"""The demonstration, made once for all tests."""

import shutil
from pathlib import Path

import pytest
from real_command import Finished, asnkarier


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Finished]:
    """The demonstration, made once; tests that change something take ``workspace``."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    return folder, asnkarier("demo", "--out", folder, "--json")


@pytest.fixture(scope="session")
def demo(made_demo: tuple[Path, Finished]) -> Path:
    """The demonstration's workspace; only to be read."""
    folder, finished = made_demo
    assert finished.code == 0, finished.err
    return folder


@pytest.fixture
def workspace(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration's workspace, to change."""
    return Path(shutil.copytree(demo, tmp_path / "workspace"))

"""The demonstration, made once for all tests."""

import functools
import json
import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from exported import Exported
from filelock import FileLock
from real_command import Finished, asnkarier_process
from twelve_people import planned_office


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark as slow what takes the demonstration: to make it takes half a minute."""
    if "made_demo" in getattr(item, "fixturenames", ()):
        item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def made_demo(shared_folder: Path) -> tuple[Path, Finished]:
    """The demonstration, made once for all workers; tests that change something take ``workspace``."""
    folder, told = shared_folder / "demo", shared_folder / "demo.json"
    with FileLock(shared_folder / "demo.lock"):
        if not told.exists():
            finished = asnkarier_process("demo", "--out", folder, "--json", timeout=900)
            told.write_text(json.dumps(asdict(finished)), encoding="utf-8")
    return folder, Finished(**json.loads(told.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def demo(made_demo: tuple[Path, Finished]) -> Path:
    """The demonstration's workspace; only to be read."""
    folder, finished = made_demo
    assert finished.code == 0, finished.err
    return folder


@pytest.fixture(scope="session")
def exported(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Exported]:
    """The tables of a region of the demonstration, exported once."""
    folder = tmp_path_factory.mktemp("exported")
    return functools.cache(lambda region: Exported(demo, region, folder))


@pytest.fixture
def workspace(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration's workspace, to change."""
    return Path(shutil.copytree(demo, tmp_path / "workspace"))


@pytest.fixture(scope="session")
def planned(shared_folder: Path) -> Path:
    """The workspace of twelve people with a plan, made once for all workers; only to be copied."""
    folder = shared_folder / "twelve"
    with FileLock(shared_folder / "twelve.lock"):
        if not folder.exists():
            planned_office(shared_folder / "kantor" / "w")
            (shared_folder / "kantor").rename(folder)
    return folder / "w"

"""What all tests share: one language, one run of Hypothesis, a folder over all workers, and the golden files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Both are looked at once, when the command line is imported: what tests read is English and without colours.
os.environ["ASNKARIER_LANG"] = "en"
os.environ["_TYPER_FORCE_DISABLE_TERMINAL"] = "1"

# The same code gives the same examples every time, so few will do; `--hypothesis-profile explore` looks for new ones.
settings.register_profile("same", deadline=None, derandomize=True, max_examples=25)
settings.register_profile("explore", deadline=None, max_examples=300)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run of the tests that all its workers share; who makes something there holds a lock."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with ``golden/<name>`` beside the test, or renew that file."""
    folder = Path(request.path).parent / "golden"

    def compare(name: str, text: str) -> None:
        file = folder / name
        if request.config.getoption("--renew-golden"):
            folder.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.exists(), f"{file} is missing: run pytest --renew-golden and read what it wrote"
        assert text == file.read_text(encoding="utf-8")

    return compare

"""Every text people read exists in Indonesian, and what is shipped is what is written."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from asnkarier.i18n import translator

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalogue() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "tools" / "catalogue.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_marked_text_has_an_indonesian_translation_with_the_same_places(catalogue: ModuleType) -> None:
    translated = catalogue.translations(catalogue.read_catalogue())
    assert catalogue.faults(catalogue.marked_texts(), translated) == []


def test_the_compiled_catalogue_is_that_of_the_text_file(catalogue: ModuleType) -> None:
    assert catalogue.MO.read_bytes() == catalogue.mo_bytes(catalogue.read_catalogue())


def test_faults_are_found(catalogue: ModuleType) -> None:
    texts = ["{n} rows", "Done", "Open {file}"]
    translated = {"{n} rows": "{n} baris", "Open {file}": "Buka {berkas}"}
    assert catalogue.faults(texts, translated) == [
        "no translation: 'Done'",
        "other places: 'Open {file}' -> 'Buka {berkas}'",
    ]


def test_an_empty_text_stays_empty() -> None:
    assert translator("id")("") == ""
    assert translator("en")("") == ""


def test_an_unknown_text_stays_as_it_is() -> None:
    assert translator("id")("No such text is marked.") == "No such text is marked."


@pytest.mark.parametrize("file", sorted((ROOT / "src").rglob("*.py")), ids=lambda file: file.stem)
def test_marked_texts_are_plain_strings(file: Path) -> None:
    """An f-string or a variable cannot be translated: the tools would never see it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
            assert all(isinstance(one, ast.Constant) for one in node.args), f"{file}:{node.lineno}"

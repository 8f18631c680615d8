"""Where the files shipped with the program are: in the installed package, or in the checkout it runs from."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def configs_folder() -> Path:
    """Give the folder of ``national.yaml`` and the shipped regions."""
    return _shipped("configs", checkout="configs")


def samples_folder() -> Path:
    """Give the folder that holds one folder of sample spreadsheets per region."""
    return _shipped("samples", checkout="data/samples")


def _shipped(name: str, *, checkout: str) -> Path:
    installed = PACKAGE / name
    return installed if installed.is_dir() else PACKAGE.parents[1] / checkout

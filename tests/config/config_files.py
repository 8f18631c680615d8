"""Configuration files for the tests: an override in a folder of its own before the shipped ones."""

from pathlib import Path
from textwrap import dedent

from asnkarier.resources import configs_folder


def override(folder: Path, text: str, name: str = "mamuju") -> list[Path]:
    """Write ``name.yaml`` into a folder and give the folders to search: this one, then the shipped one."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return [folder, configs_folder()]

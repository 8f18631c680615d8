"""Mappings of a region: what the user says of a file's headers, and what was saved of earlier ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from asnkarier.atomic import make_folder, write_text
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.readers.meaning.mapping import SavedMapping, load_saved, mapping_key, mapping_text
from asnkarier.tables.raw import RawTable
from asnkarier.workflows.office import Office

_NAME = re.compile(r"\w[\w .-]*")


def saved_mappings(office: Office) -> list[SavedMapping]:
    """Give the mappings that are used by themselves for files of the region.

    Raises:
        UsageError: one of their files is broken, or two are for one layout.
    """
    return load_saved(_folder(office))


def _folder(office: Office) -> Path:
    return office.workspace.mappings / office.code


def is_name(target: str) -> bool:
    """Say whether ``--save-mapping`` gives a name, for later files, and not the path of a file to look at."""
    return not target.endswith(".toml") and "/" not in target and "\\" not in target


def write_mapping(path: str, tables: Sequence[RawTable], chosen: Iterable[str]) -> None:
    """Write the mapping by which tables were read, to look at; ``chosen`` are the headers the user named."""
    write_text(Path(path), mapping_text(tables, map(mapping_key, chosen)))


def save_mapping(office: Office, name: str, tables: Sequence[RawTable], chosen: Iterable[str]) -> Path:
    """Save the mapping by which tables were read, for files of the same layout.

    Raises:
        UsageError: the name is none for a file, or another mapping has one of the layouts.
    """
    refuse_name(office, name, tables)
    path = _folder(office) / f"{name}.toml"
    make_folder(path.parent)
    write_text(path, mapping_text(tables, map(mapping_key, chosen), with_layouts=True))
    return path


def refuse_name(office: Office, name: str, tables: Sequence[RawTable]) -> None:
    """Refuse a name for a mapping before anything is stored.

    Raises:
        UsageError: the name is none for a file, or another mapping has one of the layouts.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(
            N_("{name} is no name for a mapping."),
            remedy=N_("Write letters, digits and spaces, such as the sender's: --save-mapping dinkes"),
            name=name,
        )
    layouts = {table.layout for table in tables}
    for saved in saved_mappings(office):
        if saved.name != name and layouts & set(saved.layouts):
            raise UsageError(
                N_("A mapping for this layout is already saved as {name}."),
                remedy=N_("Give that name to replace it: --save-mapping {name}"),
                name=saved.name,
            )

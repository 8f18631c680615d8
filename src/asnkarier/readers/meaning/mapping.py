"""Mapping files: the sender's header and our column, written once and used again next month.

One that is saved under a name knows the layout it was found with, and is used for files of that layout by itself.

TOML and not YAML, in which the most common header of all, ``No:``, would be read as false.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.readers.display import hides_a_number
from asnkarier.tables.raw import RawTable
from asnkarier.tables.vocabulary import fold

_INTRODUCTION = """\
# How the headers of a file are read: "header" = "column".
# A competency's code stands for the column with its levels; "" leaves a column out, also as a sum to check levels by.
# Lines that begin with # are not in force: columns that were not read, and those that have several meanings.

[headers]
"""
_LAYOUTS = """
# The headers of each sheet this was saved for. It is used for sheets with just these headers.
[layouts]
"""

Layout = tuple[str, ...]
"""The headers of a table from left to right, in the form in which headers are compared."""


@dataclass(frozen=True)
class SavedMapping:
    """A mapping that is used by itself for sheets with one of its layouts; ``headers`` are in comparable form."""

    name: str
    headers: Mapping[str, str]
    layouts: tuple[Layout, ...]


def mapping_text(tables: Sequence[RawTable], chosen: Iterable[str] = (), *, with_layouts: bool = False) -> str:
    """Give the mapping by which tables were read, as the text of a mapping file.

    A header that stands for several of our columns (the path of a unit, for unit and OPD), or for
    different ones on different sheets, is left to be found again; a comment says so.

    Args:
        tables: what was read.
        chosen: headers the user named, in comparable form; of those left out, only these stay left out.
        with_layouts: add the headers of each sheet, so that the mapping can be used by itself.
    """
    chosen = set(chosen)
    found: dict[str, list[str]] = {}
    for table in tables:
        for header, column in _pairs(table):
            columns = found.setdefault(header, [])
            if column and column not in columns:
                columns.append(column)
    lines = []
    for header, columns in found.items():
        text = json.dumps(header, ensure_ascii=False)
        is_open = not columns and mapping_key(header) not in chosen
        line = f"# {text}: {', '.join(columns)}" if len(columns) > 1 else f'{text} = "{"".join(columns)}"'
        lines.append(f"# {line}" if is_open else line)
    text = _INTRODUCTION + "".join(f"{line}\n" for line in lines)
    if with_layouts:
        layouts = {table.layout: table.sheet for table in tables}
        text += _LAYOUTS + "sheets = [\n"
        text += "".join(f"  {json.dumps(list(layout), ensure_ascii=False)},\n" for layout in layouts) + "]\n"
    return text


def mapping_key(header: str) -> str:
    """Give the form in which headers of a mapping are compared."""
    return fold(header) or " ".join(header.split())


def _pairs(table: RawTable) -> Iterable[tuple[str, str]]:
    """Give header and column of everything read, competency columns and columns left out included."""
    pairs = [(origin.header, column) for column, origin in table.origins.items()]
    if "origin_header" in table.frame:
        levels = table.frame[["origin_header", "competency"]].drop_duplicates()
        pairs += levels.itertuples(index=False, name=None)
    return [*pairs, *((header, "") for header in table.skipped_headers if not hides_a_number(header))]


def chosen_columns(options: Iterable[str]) -> dict[str, str]:
    """Give the mapping that was said on the command line, each as ``HEADER=COLUMN``.

    Raises:
        UsageError: one has no equals sign, or no header before it.
    """
    mapping = {}
    for option in options:
        header, sign, column = option.rpartition("=")
        if not sign or not header.strip():
            raise UsageError(
                N_("The column '{option}' has no header, or no equals sign."),
                remedy=N_('Write it like this: --column "Nilai Peserta=level"'),
                option=option,
            )
        mapping[header.strip()] = column.strip()
    return mapping


def load_mapping(path: Path) -> dict[str, str]:
    """Read a mapping file.

    Raises:
        UsageError: it is missing, no TOML, or holds something else than headers and columns.
    """
    content = _content(path)
    return _headers(content, path)


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(
            N_("The mapping {path} cannot be opened: {reason}."), path=path, reason=error.strerror
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            N_("The mapping {path} is no valid TOML: {reason}."),
            remedy=N_('It begins like this, with quotes and an equals sign:\n[headers]\n"Nomor Pegawai" = "nip"'),
            path=path,
            reason=error,
        ) from error


def load_saved(folder: Path) -> list[SavedMapping]:
    """Read the mappings of a folder that know their layouts, by name.

    Raises:
        UsageError: one cannot be read, or two are for one layout.
    """
    found = [_saved(path) for path in sorted(folder.glob("*.toml"))]
    names: dict[Layout, str] = {}
    for saved in found:
        for layout in saved.layouts:
            if (other := names.setdefault(layout, saved.name)) != saved.name:
                raise UsageError(
                    N_("The mappings {first} and {second} in {folder} are for the same layout."),
                    remedy=N_("Delete one of the two files."),
                    first=other,
                    second=saved.name,
                    folder=folder,
                )
    return found


def _saved(path: Path) -> SavedMapping:
    content = _content(path)
    sheets = content.get("layouts", {}).get("sheets") if isinstance(content.get("layouts"), dict) else None
    if not isinstance(sheets, list) or not all(isinstance(sheet, list) for sheet in sheets):
        raise UsageError(
            N_("The saved mapping {path} does not say for which headers it is."),
            remedy=N_("Delete it, and save it anew with --save-mapping."),
            path=path,
        )
    layouts = tuple(tuple(map(str, sheet)) for sheet in sheets)
    return SavedMapping(path.stem, _headers(content, path), layouts)


def _headers(content: Mapping[str, Any], path: Path) -> dict[str, str]:
    mapping = content.get("headers")
    if not isinstance(mapping, dict) or not all(isinstance(column, str) for column in mapping.values()):
        raise UsageError(
            N_('The mapping {path} has no part [headers] with lines "header" = "column".'),
            remedy=N_(
                "Write one with --save-mapping and change that. It begins like this:"
                '\n[headers]\n"Nomor Pegawai" = "nip"'
            ),
            path=path,
        )
    return mapping

"""Mapping files: the sender's header and our column, written once and used again next month.

TOML and not YAML, in which the most common header of all, ``No:``, would be read as false.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.readers.display import hides_a_number
from asnkarier.tables.raw import RawTable

_INTRODUCTION = """\
# How the headers of a file are read: "header" = "column".
# A competency's code stands for the column with its levels; "" leaves a column out.

[headers]
"""


def mapping_text(tables: Iterable[RawTable]) -> str:
    """Give the mapping by which tables were read, as the text of a mapping file.

    A header that stands for several of our columns (the path of a unit, for unit and OPD), or for
    different ones on different sheets, is left to be found again; a comment says so.
    """
    found: dict[str, list[str]] = {}
    for table in tables:
        for header, column in _pairs(table):
            columns = found.setdefault(header, [])
            if column and column not in columns:
                columns.append(column)
    lines = []
    for header, columns in found.items():
        text = json.dumps(header, ensure_ascii=False)
        lines.append(f"# {text}: {', '.join(columns)}" if len(columns) > 1 else f'{text} = "{"".join(columns)}"')
    return _INTRODUCTION + "".join(f"{line}\n" for line in lines)


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
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
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

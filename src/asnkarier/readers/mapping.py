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
from asnkarier.tables.raw import RawTable

_INTRODUCTION = """\
# How the headers of a file are read: "header" = "column".
# A competency's code stands for the column with its levels; "" leaves a column out.

[headers]
"""


def mapping_text(tables: Iterable[RawTable]) -> str:
    """Give the mapping by which tables were read, as the text of a mapping file.

    A header that means different columns on different sheets is left to be found again, as a comment.
    """
    found: dict[str, str] = {}
    different: list[str] = []
    for table in tables:
        for header, column in _pairs(table):
            if column and found.get(header):
                if found[header] != column:
                    different.append(f"# {json.dumps(header, ensure_ascii=False)} = {json.dumps(column)}")
            else:
                found[header] = column or found.get(header, "")
    lines = [f"{json.dumps(header, ensure_ascii=False)} = {json.dumps(column)}" for header, column in found.items()]
    return _INTRODUCTION + "".join(f"{line}\n" for line in [*lines, *dict.fromkeys(different)])


def _pairs(table: RawTable) -> Iterable[tuple[str, str]]:
    """Give header and column of everything read, competency columns and columns left out included."""
    used: dict[str, str] = {}
    for column, origin in table.origins.items():
        # several of our columns may come from one of the sender's (unit and OPD); the first one explains them
        used.setdefault(origin.header, column)
    if "origin_header" in table.frame:
        levels = table.frame[["origin_header", "competency"]].drop_duplicates()
        used |= dict(zip(levels["origin_header"].astype(str), levels["competency"].astype(str), strict=True))
    return [*used.items(), *((header, "") for header in table.skipped_headers if header not in used)]


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
        raise UsageError(N_("The mapping {path} is no valid TOML: {reason}."), path=path, reason=error) from error
    mapping = content.get("headers")
    if not isinstance(mapping, dict) or not all(isinstance(column, str) for column in mapping.values()):
        raise UsageError(
            N_('The mapping {path} has no part [headers] with lines "header" = "column".'),
            remedy=N_("Write one with --save-mapping and change that."),
            path=path,
        )
    return mapping

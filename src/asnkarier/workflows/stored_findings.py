"""Findings at rest: what an import found, kept beside the rows it speaks of."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from asnkarier.outcome import Finding
from asnkarier.storage.journal import Entry, Input
from asnkarier.tables.links import LINK_CODES
from asnkarier.tables.results import FINDINGS
from asnkarier.workflows.input_files import name_alone


@dataclass(frozen=True)
class Rows:
    """Rows of one table: its ``key``, those ``stored`` before an import and those that it ``read``."""

    key: Sequence[str]
    stored: pd.DataFrame
    read: pd.DataFrame


def as_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Give the findings as rows of the ``findings`` table; those at one place and of one code are one row."""
    rows = [
        {
            "file": finding.file,
            "sha256": finding.sha256 or None,
            "sheet": finding.sheet,
            "cell": finding.cell,
            "header": finding.header,
            "code": finding.code,
            "value": finding.value,
            "details": json.dumps(dict(finding.details), ensure_ascii=False, sort_keys=True, default=str),
            "count": finding.count,
        }
        for finding in findings
    ]
    frame = FINDINGS.conform(pd.DataFrame(rows))
    return frame.drop_duplicates(list(FINDINGS.key)).sort_values(list(FINDINGS.key), ignore_index=True)


def as_findings(findings: pd.DataFrame) -> tuple[Finding, ...]:
    """Give rows of the ``findings`` table as findings again."""
    places = ("file", "sha256", "sheet", "cell", "header", "value")
    rows = findings.fillna(dict.fromkeys(places, "")).to_dict("records")
    return tuple(
        Finding(
            code=row["code"],
            details=json.loads(row["details"]),
            count=int(row["count"]),
            **{name: row[name] for name in places},
        )
        for row in rows
    )


def replaced(current: pd.DataFrame, gone: Collection[tuple[str, str]], findings: Iterable[Finding]) -> pd.DataFrame:
    """Give the findings after an import: those of files that are ``gone``, and those between tables, give way.

    A file that is gone is a name and the SHA-256 of its content ("" where that is not known).
    """
    files = zip(current["file"].fillna(""), current["sha256"].fillna(""), strict=True)
    is_gone = pd.Series([file in gone for file in files], index=current.index, dtype=bool)
    kept = current[~is_gone & ~current["code"].isin(LINK_CODES)]
    frame = FINDINGS.conform(pd.concat([kept, as_frame(findings)], ignore_index=True))
    return frame.drop_duplicates(list(FINDINGS.key)).sort_values(list(FINDINGS.key), ignore_index=True)


def superseded(
    current: pd.DataFrame, inputs: Sequence[Input], rows: Callable[[], Collection[Rows]], entries: Iterable[Entry]
) -> set[tuple[str, str]]:
    """Give the files whose findings an import makes out of date, each with its content's hash.

    That is a file of the same content, and an earlier one of the same name whose rows the new one states again:
    a list that was mended and sent once more. A file of the same name with rows of its own (from another
    office) is left alone.

    Args:
        current: the findings before the import.
        inputs: the files of the import.
        rows: gives, of each table, its rows before the import and those that were read.
        entries: the journal.
    """
    numbers: dict[tuple[str, str], set[int]] = {}
    for entry in entries:
        for each in entry.inputs:
            numbers.setdefault((each.file, each.sha256), set()).add(entry.number)
    files = current[["file", "sha256"]].fillna("").drop_duplicates().itertuples(index=False, name=None)
    hashes = {each.sha256 for each in inputs}

    def is_gone(file: str, sha256: str) -> bool:
        again = {each.file for each in inputs if name_alone(each.file) == name_alone(file)}
        if sha256 in hashes or not (again and sha256):
            return bool(sha256 in hashes or again)
        return _are_stated_again(file, numbers.get((file, sha256), set()), again, rows())

    return {(file, sha256) for file, sha256 in files if is_gone(file, sha256)}


def _are_stated_again(file: str, entries: Collection[int], by: Collection[str], rows: Iterable[Rows]) -> bool:
    """Say whether at least half of the stored rows of a file are in other files, too; one without rows is."""
    own = again = 0
    for table in rows:
        stored, read = table.stored, table.read
        mine = stored[(stored["source_file"] == file) & stored["import_id"].isin(entries)]
        keys = mine[list(table.key)]
        theirs = read.loc[read["source_file"].isin(by), list(table.key)].drop_duplicates()
        own += len(keys)
        again += len(keys.merge(theirs, on=list(table.key)))
    return 2 * again >= own

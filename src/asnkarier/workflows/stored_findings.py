"""Findings at rest: what an import found, kept beside the rows it speaks of."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

import pandas as pd

from asnkarier.outcome import Finding
from asnkarier.tables.links import LINK_CODES
from asnkarier.tables.results import FINDINGS


def as_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Give the findings as rows of the ``findings`` table; those at one place and of one code are one row."""
    rows = [
        {
            "file": finding.file,
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
    places = ("file", "sheet", "cell", "header", "value")
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


def replaced(current: pd.DataFrame, files: Collection[str], findings: Iterable[Finding]) -> pd.DataFrame:
    """Give the findings after an import: those of the same files and those between tables give way to new ones."""
    kept = current[~current["file"].isin(files) & ~current["code"].isin(LINK_CODES)]
    frame = FINDINGS.conform(pd.concat([kept, as_frame(findings)], ignore_index=True))
    return frame.drop_duplicates(list(FINDINGS.key)).sort_values(list(FINDINGS.key), ignore_index=True)

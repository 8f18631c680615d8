"""Findings at rest: what an import found, kept beside the rows it speaks of."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

import pandas as pd

from asnkarier.outcome import Problem
from asnkarier.tables.links import LINK_CODES
from asnkarier.tables.results import FINDINGS


def as_frame(problems: Iterable[Problem]) -> pd.DataFrame:
    """Give the findings as rows of the ``findings`` table; those at one place and of one code are one row."""
    rows = [
        {
            "file": problem.file,
            "sheet": problem.sheet,
            "cell": problem.cell,
            "header": problem.header,
            "code": problem.code,
            "value": problem.value,
            "details": json.dumps(dict(problem.details), ensure_ascii=False, sort_keys=True, default=str),
            "count": problem.count,
        }
        for problem in problems
    ]
    frame = FINDINGS.conform(pd.DataFrame(rows))
    return frame.drop_duplicates(list(FINDINGS.key)).sort_values(list(FINDINGS.key), ignore_index=True)


def as_problems(findings: pd.DataFrame) -> tuple[Problem, ...]:
    """Give rows of the ``findings`` table as problems again."""
    places = ("file", "sheet", "cell", "header", "value")
    rows = findings.fillna(dict.fromkeys(places, "")).to_dict("records")
    return tuple(
        Problem(
            code=row["code"],
            details=json.loads(row["details"]),
            count=int(row["count"]),
            **{name: row[name] for name in places},
        )
        for row in rows
    )


def replaced(current: pd.DataFrame, files: Collection[str], problems: Iterable[Problem]) -> pd.DataFrame:
    """Give the findings after an import: those of the same files and those between tables give way to new ones."""
    kept = current[~current["file"].isin(files) & ~current["code"].isin(LINK_CODES)]
    frame = FINDINGS.conform(pd.concat([kept, as_frame(problems)], ignore_index=True))
    return frame.drop_duplicates(list(FINDINGS.key)).sort_values(list(FINDINGS.key), ignore_index=True)

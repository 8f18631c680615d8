"""Of a thousand misleading sheets nothing wrong is stored: each is read as it was meant, or refused, or told."""

import os
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from misleading_titles import Case, cases
from sent_files import VOCABULARY, read, workbook

from asnkarier.errors import InputRefused
from asnkarier.finding_kinds import severity
from asnkarier.outcome import Severity
from asnkarier.tables import IMPORTED
from asnkarier.tables.check import check
from asnkarier.tables.vocabulary import Vocabulary

WORDS = Vocabulary(
    competencies=VOCABULARY.competencies,
    choices={"fund": {"apbd": "apbd", "dak": "dak", "hibah": "hibah"}},
    government="Kabupaten Mamuju",
)


def stored(case: Case, path: Path) -> list[tuple[object, ...]] | None:
    """Give what an import would store; None where the file is refused."""
    try:
        result = read(workbook(path, {case.sheet: case.rows}), vocabulary=WORDS)
    except InputRefused:
        return None
    (raw,) = result.tables
    assert raw.table == case.table
    checked = check(IMPORTED[raw.table], raw, WORDS)
    findings = [*result.findings, *checked.findings]
    if case.told:
        assert any(severity(finding) is not Severity.INFO for finding in findings)
    frame = checked.frame[list(case.columns)]
    return [tuple(map(plain, row)) for row in frame.itertuples(index=False, name=None)]


def plain(value: object) -> object:
    if isinstance(value, pd.Timestamp):
        return value.date()
    return None if pd.isna(value) else value  # type: ignore[call-overload]


def assert_nothing_wrong(case: Case, path: Path) -> None:
    found = stored(case, path)
    if case.honest:
        assert found == case.truth, case
    assert not Counter(found or ()) - Counter(case.truth), (found, case)


@pytest.mark.slow
def test_nothing_misleading_is_stored(tmp_path: Path) -> None:
    for case in cases(seed=1, count=90):
        assert_nothing_wrong(case, tmp_path / "a.xlsx")


@pytest.mark.nightly
def test_nothing_misleading_is_stored_in_many_cases(tmp_path: Path) -> None:
    """More of them: ``ASNKARIER_CASES=5000 pytest …``."""
    for case in cases(seed=2, count=int(os.environ.get("ASNKARIER_CASES", "500"))):
        assert_nothing_wrong(case, tmp_path / "a.xlsx")

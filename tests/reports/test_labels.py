"""Every code of the result tables has words."""

from __future__ import annotations

import pytest

from asnkarier.outcome import Severity
from asnkarier.reports.kit import labels
from asnkarier.tables.development import SCOPES
from asnkarier.tables.people import JENJANG, METHODS
from asnkarier.tables.results import COMPETENCY_KINDS, GAPS, PLAN_LIMITS, REASONS, STATUSES


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (labels.REASONS, REASONS),
        (labels.STATUSES, STATUSES),
        (labels.KINDS, COMPETENCY_KINDS),
        (labels.JENJANG, JENJANG),
        (labels.METHODS, METHODS),
        (labels.SCOPES, SCOPES),
        (labels.LIMITS, PLAN_LIMITS["limit"].choices),
        (labels.SEVERITIES, tuple(Severity)),
    ],
)
def test_codes_have_words_in_the_order_of_the_tables(words: dict[str, str], codes: tuple[str, ...]) -> None:
    assert tuple(words) == codes


def test_the_columns_of_the_long_table_have_titles() -> None:
    assert set(GAPS.names) <= set(labels.COLUMNS)

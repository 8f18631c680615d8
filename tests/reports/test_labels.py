"""Every code of the result tables has words."""

from __future__ import annotations

import pytest

from asnkarier.outcome import Severity
from asnkarier.reports.kit import labels
from asnkarier.tables.development import SCOPES
from asnkarier.tables.expert_results import TEAM_STATES
from asnkarier.tables.gap_results import COMPETENCY_KINDS, GAPS, STATUSES
from asnkarier.tables.need_results import ASKED_STATES, NEED_SCOPES, SUPPORTS
from asnkarier.tables.people import JENJANG, METHODS, PREDIKAT, RATING
from asnkarier.tables.plan_results import PLAN_LIMITS
from asnkarier.tables.plan_words import REASONS, STRANDED


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (labels.REASONS, REASONS),
        (labels.STRANDED, STRANDED),
        (labels.STATUSES, STATUSES),
        (labels.KINDS, COMPETENCY_KINDS),
        (labels.JENJANG, JENJANG),
        (labels.METHODS, METHODS),
        (labels.SCOPES, SCOPES),
        (labels.LIMITS, PLAN_LIMITS["limit"].choices),
        (labels.SEVERITIES, tuple(Severity)),
        (labels.NEED_SCOPES, NEED_SCOPES),
        (labels.SUPPORTS, SUPPORTS),
        (labels.ASKED_STATES, ASKED_STATES),
        (labels.TEAM_STATES, TEAM_STATES),
        (labels.PREDIKAT, PREDIKAT),
        (labels.RATINGS, RATING),
    ],
)
def test_codes_have_words_in_the_order_of_the_tables(words: dict[str, str], codes: tuple[str, ...]) -> None:
    assert tuple(words) == codes


def test_the_columns_of_the_long_table_have_titles() -> None:
    assert set(GAPS.names) <= set(labels.COLUMNS)

"""Who is away all year by the lists of leave gets no seat, and the reason says so."""

import pandas as pd
import pytest

from asnkarier.analyses.plan.absent import absent_all_year
from plan_regions import absences, nip

YEAR = 2027


@pytest.mark.parametrize(
    ("rows", "away"),
    [
        ([(1, "2027-01-01", "2027-12-31")], True),
        ([(1, "2026-05-01", "2028-05-01")], True),
        ([(1, "2027-06-01", "2028-01-01"), (1, "2026-12-01", "2027-05-31")], True),  # one begins where the other ends
        ([(1, "2026-12-01", "2027-12-31"), (1, "2027-03-01", "2027-03-05")], True),  # one within the other
        ([(1, "2027-06-02", "2028-01-01"), (1, "2026-12-01", "2027-05-31")], False),  # there on 1 June
        ([(1, "2027-01-02", "2027-12-31")], False),
        ([(1, "2027-01-01", "2027-12-30")], False),
        ([], False),
    ],
)
def test_all_year_is_every_day_of_it(rows, away):
    assert absent_all_year(absences(*rows), YEAR) == (frozenset({nip(1)}) if away else frozenset())


def test_a_leave_that_was_cancelled_keeps_nobody_away():
    leave = absences((1, "2027-01-01", "2027-12-31"))
    assert not absent_all_year(leave.assign(cancelled=pd.array([True], dtype=leave["cancelled"].dtype)), YEAR)

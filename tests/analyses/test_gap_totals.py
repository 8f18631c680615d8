import pandas as pd
import pytest
from gap_cases import analysed, assessments, employees, exemptions, nip, standards

from asnkarier.analyses.gap.totals import gap_totals
from asnkarier.tables.gap_results import GAP_TOTALS, UNNAMED

# INT, KS and KOM at 2 for a pengawas, at 1 for a pelaksana
PEOPLE = employees(
    (nip(1), "A", "Dinas A", "Sekretariat", "KEPALA SEKSI", "pengawas"),
    (nip(2), "B", "Dinas A", "Bidang 1", "KEPALA SEKSI", "pengawas"),
    (nip(3), "C", "Dinas B", "Sekretariat", "JURU ARSIP", "pelaksana"),
    (nip(4), "D", None, None, "JURU ARSIP", "pelaksana"),
)
FOUND = assessments(
    (nip(1), "INT", "2025-01-01", "superior", 1),
    (nip(1), "KS", "2025-01-01", "superior", 3),
    (nip(2), "INT", "2025-01-01", "superior", 2),
    (nip(3), "INT", "2019-01-01", "superior", 2),
)
GAPS = analysed(
    PEOPLE, standards(), FOUND, exemptions((nip(2), "KS", None), *[(nip(4), c, None) for c in ("INT", "KS", "KOM")])
)


def line(scope, group, competency):
    """Give people, required, assessed, with_gap and levels_missing of one group."""
    frame = gap_totals(GAPS)
    is_group = frame["group"].isna() if group is None else frame["group"] == group
    is_competency = frame["competency"].isna() if competency is None else frame["competency"] == competency
    (row,) = frame[(frame["scope"] == scope) & is_group & is_competency].itertuples()
    return (row.people, row.required, row.assessed, row.with_gap, row.levels_missing)


@pytest.mark.parametrize(
    ("scope", "group", "competency", "expected"),
    [
        ("region", None, None, (3, 8, 3, 1, 1)),
        ("region", None, "INT", (3, 3, 2, 1, 1)),
        ("region", None, "KS", (2, 2, 1, 0, 0)),
        ("opd", "Dinas A", None, (2, 5, 3, 1, 1)),
        ("opd", "Dinas B", None, (1, 3, 0, 0, 0)),
        ("opd", UNNAMED, None, (0, 0, 0, 0, 0)),  # all exempt: still there
        ("unor", "Dinas A / Sekretariat", None, (1, 3, 2, 1, 1)),
        ("unor", "Dinas B / Sekretariat", None, (1, 3, 0, 0, 0)),
        ("unor", f"{UNNAMED} / {UNNAMED}", "INT", (0, 0, 0, 0, 0)),
        ("jenjang", "pengawas", "INT", (2, 2, 2, 1, 1)),
        ("jenjang", "pelaksana", None, (1, 3, 0, 0, 0)),
    ],
)
def test_counts_of_one_group(scope, group, competency, expected):
    assert line(scope, group, competency) == expected


def test_shares_are_missing_where_nothing_is_known():
    frame = gap_totals(GAPS)
    none_assessed = frame[frame["assessed"] == 0]
    assert none_assessed["share_with_gap"].isna().all()
    assert none_assessed["mean_gap"].isna().all()
    assert frame.loc[frame["required"] == 0, "coverage"].isna().all()
    region = frame.iloc[0]
    assert (region["coverage"], region["share_with_gap"], region["mean_gap"]) == pytest.approx((3 / 8, 1 / 3, 1 / 3))


def test_the_table_is_typed_and_sorted():
    frame = gap_totals(GAPS)
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {c.name: c.dtype for c in GAP_TOTALS.columns}
    assert not frame.duplicated(list(GAP_TOTALS.key)).any()
    order = {scope: place for place, scope in enumerate(("region", "opd", "unor", "jenjang"))}
    keys = [
        (order[row.scope], *("" if pd.isna(value) else value for value in (row.group, row.competency)))
        for row in frame.itertuples()
    ]
    assert keys == sorted(keys)


def test_nobody():
    nothing = analysed(employees(), standards(), assessments(), exemptions())
    assert gap_totals(nothing).empty


def test_an_opd_in_two_spellings_is_one_group():
    people = [
        (nip(n), "A", opd, "Umum", "STAF", "pelaksana") for n, opd in enumerate(("Dinas A", "DINAS A", "Dinas B"))
    ]
    totals = gap_totals(analysed(employees(*people), standards(), assessments(), exemptions()))
    counted = totals[totals["competency"].isna()].set_index(["scope", "group"])["people"]
    assert counted["opd"].to_dict() == {"DINAS A": 2, "Dinas B": 1}
    assert counted["unor"].to_dict() == {"DINAS A / Umum": 2, "Dinas B / Umum": 1}

"""What the gap analysis looks up by number is what pandas and the formulas give row by row."""

from datetime import date

import numpy as np
import pandas as pd
from gap_cases import EVIDENCE, GENERIC, MAPPING, PLACEMENT, TODAY, assessments, employees, gaps_of, nip, standards
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.analyses.gap.distinct import in_order, numbered, places, translated
from asnkarier.analyses.gap.formulas import FORMULAS
from asnkarier.analyses.gap.jpm import job_person_match
from asnkarier.analyses.gap.levels import latest_levels, levels_at_odds
from asnkarier.analyses.gap.matrix import GapMatrix
from asnkarier.analyses.gap.percent_by_pair import percent_by_pair
from asnkarier.analyses.gap.rated_pairs import RatedPairs
from asnkarier.analyses.gap.totals import gap_totals
from asnkarier.config.load import load_region
from asnkarier.resources import configs_folder
from asnkarier.tables.development import STANDARDS
from asnkarier.tables.people import EXEMPTIONS
from asnkarier.workflows.gaps import PARTS, region_gaps
from asnkarier.workflows.studies import STEPS

TEXTS = st.lists(st.sampled_from(["a", "b", "B", "é", "", None]), max_size=12)


@given(TEXTS, TEXTS)
def test_different_rows_are_numbered_as_they_come(first, second):
    length = min(len(first), len(second))
    rows = pd.DataFrame({"x": first[:length], "y": second[:length]}, dtype="str")
    number, at = numbered(rows)
    assert number.tolist() == rows.groupby(["x", "y"], dropna=False, sort=False).ngroup().tolist()
    assert at.tolist() == np.flatnonzero(~rows.duplicated()).tolist()


@given(TEXTS)
def test_texts_are_translated_and_found_one_by_one(values):
    texts = pd.Series(values, dtype="str", index=range(5, 5 + len(values)))
    meanings = {"a": "x", "b": None, "B": "x"}
    for given_as in ("str", "category"):
        meant = translated(texts.astype(given_as), meanings)
        assert str(meant.dtype) == given_as
        pd.testing.assert_series_equal(meant.astype("str"), texts.map(meanings).astype("str"))
    among = pd.Index(["é", "a"], dtype="str")
    assert places(texts.dropna(), among).tolist() == among.get_indexer(pd.Index(texts.dropna())).tolist()
    assert in_order(texts.dropna()) == (texts.dropna().tolist() == sorted(texts.dropna()))


PAIRS = st.lists(
    st.tuples(st.integers(1, 6), st.sampled_from(["GIS", "INT", "KOM", "KS", "SQL"]), st.integers(1, 5),
              st.one_of(st.none(), st.integers(1, 5))),
    unique_by=lambda pair: pair[:2], max_size=20,
)  # fmt: skip


PLAIN = [name for name, formula in FORMULAS.items() if not formula.with_factors]


@given(PAIRS, st.dictionaries(st.sampled_from(["GIS", "INT", "KOM"]), st.floats(0, 3)), st.sampled_from(PLAIN))
def test_the_jpm_by_pairs_of_levels_is_that_of_the_rows_to_the_last_bit(pairs, weights, name):
    gaps = gaps_of(*[(nip(person), *rest) for person, *rest in sorted(pairs, key=lambda pair: pair[:2])])
    rows = RatedPairs.of(gaps, weights)
    formula = FORMULAS[name]
    expected = [rows.percent(formula, unknown) for unknown in (None, 0, 1)]
    for found, wanted in zip(percent_by_pair(GapMatrix.of(gaps), formula, weights), expected, strict=True):
        assert found.tobytes() == wanted.tobytes()


FOUND = st.lists(
    st.tuples(st.sampled_from([nip(1), nip(2)]), st.sampled_from(["KS", "INT"]),
              st.sampled_from(["2025-01-01", "2025-06-01", "2019-01-01", "2027-01-01"]),
              st.sampled_from([*EVIDENCE, "training_result"]), st.one_of(st.none(), st.integers(1, 5))),
    unique_by=lambda row: row[:4], max_size=20,
)  # fmt: skip


@given(FOUND, st.randoms())
def test_levels_at_odds_are_those_of_one_occasion_in_any_order_and_as_categories(found, random):
    wanted: dict[tuple, dict[str, int]] = {}
    for person, competency, day, method, level in found:
        if level and method in EVIDENCE and date(2023, 3, 1) <= date.fromisoformat(day) <= TODAY:
            wanted.setdefault((person, competency, day), {})[method] = level
    best = sorted(EVIDENCE, key=lambda method: -EVIDENCE[method])
    rows = [
        (*occasion, [(method, levels[method]) for method in best if method in levels])
        for occasion, levels in sorted(wanted.items())
        if len(set(levels.values())) > 1
    ]
    random.shuffle(found)
    table = assessments(*found)
    for frame in (table, table.astype(dict.fromkeys(["nip", "competency", "method"], "category"))):
        told = levels_at_odds(frame, TODAY, 3, EVIDENCE)
        assert [
            (row.nip, row.competency, str(row.assessed_on.date()), [*zip(row.methods, row.levels, strict=True)])
            for row in told.itertuples()
        ] == rows
        pd.testing.assert_frame_equal(
            latest_levels(frame, TODAY, 3, EVIDENCE),
            latest_levels(table.sort_values(["nip", "competency"], ignore_index=True), TODAY, 3, EVIDENCE),
        )


def test_the_columns_that_are_read_are_all_that_gaps_follow_from_and_text_may_come_as_categories():
    config = load_region("mamuju", [configs_folder()], STEPS).config
    people = employees(
        (nip(2), "Ani", "Dinas A", "Bidang 1", "CAMAT", "administrator"),
        (nip(1), "Budi", "DINAS A", None, "ARSIPARIS", "jf_ahli_muda"),
        (nip(4), "Cici", "Badan B", "Bidang 1", "ARSIPARIS", "jf_ahli_muda"),
        (nip(3), "Dedi", None, "Bidang 2", None, None),
    )
    people["kedudukan_hukum"] = ["Aktif", "CLTN", None, "Baru"]
    people["tmt_jabatan"] = pd.to_datetime(["2026-02-01", "2030-01-01", None, None])
    whole = {
        "employees": people,
        "standards": STANDARDS.conform(standards(("person", nip(2), "INT", 4, None, "2020-01-01", None))),
        "assessments": assessments((nip(2), GENERIC[0], "2025-01-01", "superior", 2)),
        "exemptions": EXEMPTIONS.empty(),
    }
    some = whole | {name: whole[name][[*part.columns]] for name, part in PARTS.items()}
    coded = some | {name: some[name].astype(dict.fromkeys(part.coded, "category")) for name, part in PARTS.items()}
    first, *others = (region_gaps(config, sources, TODAY) for sources in (whole, some, coded))
    assert len(first.gaps) > 0
    for other in others:
        assert first.findings == other.findings
        for of in (
            lambda region: region.gaps,
            lambda region: region.levels,
            lambda region: region.staff.apart,
            lambda region: gap_totals(region.matrix),
            lambda region: job_person_match(region.matrix, "capped_ratio", {}, MAPPING, PLACEMENT, coverage_min=0),
        ):
            pd.testing.assert_frame_equal(of(first), of(other))

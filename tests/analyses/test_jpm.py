import numpy as np
import pandas as pd
import pytest
from gap_cases import MAPPING, PLACEMENT, analysed, assessments, band, employees, exemptions, gaps_of, nip, standards

from asnkarier.analyses.gap.formula_comparison import compare_formulas, jpm_by_formula
from asnkarier.analyses.gap.formulas import FORMULAS, Core
from asnkarier.analyses.gap.jpm import job_person_match
from asnkarier.config.region import Factors, Jpm
from asnkarier.tables.gap_results import JOB_PERSON_MATCH

FORMULAS_OF_AGENCIES = ("capped_ratio", "uncapped_total", "mean_ratio", "met_share")


def jpm_of(gaps, formula="capped_ratio", weights=None, mapping=MAPPING, placement=PLACEMENT, coverage_min=0):
    frame = job_person_match(gaps, formula, weights or {}, mapping, placement, coverage_min=coverage_min)
    assert list(frame.columns) == JOB_PERSON_MATCH.names
    return frame.iloc[0]


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=lambda formula: formula.name)
def test_every_formula_proves_itself_on_its_example(formula):
    example = formula.example
    numbers = (np.array(part, dtype=float) for part in (example.level, example.required, example.weight))
    core = Core(np.array(example.core), example.core_share) if example.core else None
    percent = formula.percent(*numbers, person=np.zeros(len(example.level), dtype=int), people=1, core=core)
    assert percent[0] == pytest.approx(example.percent)


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=lambda formula: formula.name)
def test_every_formula_says_where_it_comes_from(formula):
    assert all((formula.title, formula.basis, formula.explanation, formula.expression))


def test_the_formulas_are_those_the_configuration_knows():
    assert set(FORMULAS) == set(Jpm.model_fields["formula"].annotation.__args__)
    assert next(iter(FORMULAS)) == Jpm.model_fields["formula"].default


def test_coverage_range_and_counts():
    person = jpm_of(gaps_of((nip(1), "INT", 4, 3), (nip(1), "KS", 4, 5), (nip(1), "KOM", 2, None)))
    assert (person["required"], person["assessed"]) == (3, 2)
    assert person["coverage"] == pytest.approx(2 / 3)
    assert person["jpm"] == pytest.approx(100 * 7 / 8)
    assert person["jpm_low"] == pytest.approx(100 * 7 / 10)
    assert person["jpm_high"] == pytest.approx(100 * 9 / 10)
    assert [person[c] for c in ("category_low", "category", "category_high")] == ["KO", "CO", "O"]
    assert person["category_placement"] == "MS"
    assert (person["open_gaps"], person["levels_missing"]) == (1, 1)


@pytest.mark.parametrize(("coverage_min", "category"), [(0.5, "CO"), (2 / 3, "CO"), (0.67, None), (1, None)])
def test_a_category_is_given_from_a_coverage_on(coverage_min, category):
    gaps = gaps_of((nip(1), "INT", 4, 3), (nip(1), "KS", 4, 5), (nip(1), "KOM", 2, None))  # two of three are known
    person = jpm_of(gaps, coverage_min=coverage_min)
    assert person["jpm"] == pytest.approx(100 * 7 / 8)
    assert pd.isna(person["category"]) if category is None else person["category"] == category
    assert pd.isna(person["category_placement"]) == (category is None)
    changes = compare_formulas(gaps, "capped_ratio", {}, MAPPING, PLACEMENT, coverage_min=coverage_min)
    assert set(changes["people"]) == {0 if category is None else 1}


def test_who_was_never_assessed_has_no_jpm_and_could_be_anything():
    person = jpm_of(gaps_of((nip(1), "INT", 4, None)))
    assert pd.isna(person["jpm"])
    assert pd.isna(person["category"])
    assert pd.isna(person["category_placement"])
    assert (person["coverage"], person["jpm_low"], person["jpm_high"]) == (0, 0, 100)
    assert (person["category_low"], person["category_high"]) == ("KO", "O")


def test_exempt_competencies_count_nowhere():
    people = employees((nip(1), "A", "Dinas", "Bidang", None, None), (nip(2), "B", "Dinas", "Bidang", None, None))
    asked = standards(
        ("person", nip(1), "INT", 4, None, "2020-01-01", None),
        ("person", nip(1), "KS", 2, None, "2020-01-01", None),
        ("person", nip(2), "INT", 4, None, "2020-01-01", None),
    )
    found = assessments((nip(1), "INT", "2025-01-01", "superior", 1), (nip(1), "KS", "2025-01-01", "superior", 2))
    excused = exemptions((nip(1), "INT", None), (nip(2), "INT", None))
    frame = job_person_match(
        analysed(people, asked, found, excused), "capped_ratio", {}, MAPPING, PLACEMENT, coverage_min=0
    )
    one, other = frame.iloc[0], frame.iloc[1]
    assert (one["required"], one["assessed"], one["jpm"], one["open_gaps"]) == (1, 1, 100, 0)
    assert (other["required"], other["assessed"]) == (0, 0)
    assert other[["coverage", "jpm", "jpm_low", "jpm_high", "category", "category_high"]].isna().all()


def test_weights_count_in_the_weighted_formulas():
    gaps = gaps_of((nip(1), "INT", 4, 2), (nip(1), "GIS", 2, 2))
    weights = {"INT": 3.0}
    assert jpm_of(gaps, "capped_ratio", weights)["jpm"] == pytest.approx(100 * (3 * 2 + 2) / (3 * 4 + 2))
    assert jpm_of(gaps, "mean_ratio", weights)["jpm"] == pytest.approx(100 * (3 * 0.5 + 1) / 4)
    assert jpm_of(gaps, "met_share", weights)["jpm"] == pytest.approx(25)
    assert jpm_of(gaps, "uncapped_total", weights)["jpm"] == pytest.approx(100 * 4 / 6)
    assert pd.isna(jpm_of(gaps, "capped_ratio", {"INT": 0.0, "GIS": 0.0})["jpm"])


def test_a_category_begins_at_its_minimum():
    exactly_80 = gaps_of((nip(1), "INT", 5, 4))
    assert jpm_of(exactly_80)["category_placement"] == "MS"
    assert jpm_of(exactly_80, placement=(band(80.01, "MS"), band(0, "KMS")))["category_placement"] == "KMS"
    assert pd.isna(jpm_of(exactly_80, placement=(band(90, "MS"),))["category_placement"])
    assert jpm_of(exactly_80, placement=PLACEMENT[::-1])["category_placement"] == "MS"  # any order


def test_binary_noise_does_not_push_a_person_below_a_minimum():
    weights = dict.fromkeys(["INT", "KS", "KOM"], 0.7)
    assert 100 * (sum([0.7 * 4] * 3) / sum([0.7 * 5] * 3)) < 80  # 79.99999999999999
    gaps = gaps_of((nip(1), "INT", 5, 4), (nip(1), "KS", 5, 4), (nip(1), "KOM", 5, 4))
    assert jpm_of(gaps, weights=weights)["category_placement"] == "MS"


def test_nothing_is_rounded_before_the_comparison():
    person = jpm_of(gaps_of((nip(1), "INT", 5, 4)), placement=(band(80.004, "MS"), band(0, "KMS")))
    assert f"{person['jpm']:.2f}" == f"{80.004:.2f}"
    assert person["category_placement"] == "KMS"


def test_comparing_formulas_counts_who_changes_category():
    gaps = gaps_of(
        (nip(1), "INT", 2, 5), (nip(1), "KS", 4, 2),  # capped 66.7, total 116.7, mean 150, share 50
        (nip(2), "INT", 4, 4), (nip(2), "KS", 4, 4),  # 100 by all
        (nip(3), "INT", 5, 4),                        # 80, 80, 80, and 0 of 1 met
        (nip(4), "INT", 5, None),                     # no JPM: not counted
    )  # fmt: skip
    frame = compare_formulas(gaps, "capped_ratio", {}, MAPPING, PLACEMENT, coverage_min=0).set_index(
        ["purpose", "formula"]
    )
    counts = {key: tuple(row) for key, row in frame[["people", "changed", "higher", "lower"]].T.items()}
    counts = {key: row for key, row in counts.items() if key[1] in FORMULAS_OF_AGENCIES}
    assert counts == {
        ("mapping", "capped_ratio"): (3, 0, 0, 0),
        ("mapping", "uncapped_total"): (3, 1, 1, 0),
        ("mapping", "mean_ratio"): (3, 1, 1, 0),
        ("mapping", "met_share"): (3, 1, 0, 1),
        ("placement", "capped_ratio"): (3, 0, 0, 0),
        ("placement", "uncapped_total"): (3, 1, 1, 0),
        ("placement", "mean_ratio"): (3, 1, 1, 0),
        ("placement", "met_share"): (3, 1, 0, 1),
    }
    assert frame.loc[("placement", "met_share"), "share_changed"] == pytest.approx(1 / 3)


COMPARED = {"mapping": MAPPING, "placement": PLACEMENT, "coverage_min": 0.5}


def test_each_person_is_compared_by_every_formula():
    gaps = gaps_of(
        (nip(1), "INT", 2, 5), (nip(1), "KS", 4, 2),     # capped 66.7 (KO), total 116.7 (O)
        (nip(2), "INT", 4, 4), (nip(2), "KS", 4, None),  # half is assessed: enough
        (nip(3), "INT", 5, 1), (nip(3), "KS", 4, None), (nip(3), "KOM", 4, None),  # a third is not
        (nip(4), "INT", 5, None),                        # nothing is known: not there
    )  # fmt: skip
    frame = jpm_by_formula(gaps, "capped_ratio", {}, **COMPARED)
    assert list(frame["nip"].unique()) == [nip(1), nip(2), nip(3)]
    assert [*frame["formula"].head(len(FORMULAS))] == list(FORMULAS)
    of = frame.set_index(["nip", "formula"])
    total = of.loc[nip(1), "uncapped_total"]
    assert total["jpm"] == pytest.approx(700 / 6)
    assert tuple(total[["category", "differs", "category_placement", "differs_placement"]]) == ("O", True, "MS", True)
    assert not of.loc[nip(2), "differs"].any()
    assert of.loc[nip(3), "category"].isna().all()
    assert not of.loc[nip(3), ["differs", "differs_placement"]].any(axis=None)


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_people_who_differ_are_those_who_are_counted(formula):
    gaps = gaps_of(*[(nip(n), code, 1 + (n + k) % 5, 1 + (n * k) % 5) for n in range(40) for k, code in enumerate(
        ("INT", "KS", "KOM", "GIS"))])  # fmt: skip
    weights = {"INT": 3.0, "GIS": 0.5}
    people = jpm_by_formula(gaps, formula, weights, **COMPARED)
    counted = compare_formulas(gaps, formula, weights, **COMPARED).set_index(["purpose", "formula"])["changed"]
    for column, purpose in (("differs", "mapping"), ("differs_placement", "placement")):
        assert people.groupby("formula")[column].sum().to_dict() == counted[purpose].to_dict()
    own = people[people["formula"] == formula].set_index("nip")
    assert own["jpm"].to_dict() == pytest.approx(
        job_person_match(gaps, formula, weights, **COMPARED).set_index("nip")["jpm"].to_dict()
    )


def test_formulas_that_differ_in_weights_or_cap_alone_show_what_each_does():
    """Without weights a weighted formula and its plain twin are one; without a surplus so are capped and uncapped."""
    surplus = gaps_of((nip(1), "INT", 2, 4), (nip(1), "GIS", 4, 3))
    weights = {"INT": 3.0}
    assert jpm_of(surplus, "capped_total", weights)["jpm"] == jpm_of(surplus, "capped_ratio")["jpm"]
    assert jpm_of(surplus, "uncapped_ratio")["jpm"] == jpm_of(surplus, "uncapped_total")["jpm"]
    assert jpm_of(surplus, "capped_total", weights)["jpm"] != jpm_of(surplus, "capped_ratio", weights)["jpm"]
    none = gaps_of((nip(1), "INT", 2, 1), (nip(1), "GIS", 4, 3))
    assert jpm_of(none, "uncapped_ratio", weights)["jpm"] == jpm_of(none, "capped_ratio", weights)["jpm"]


def test_profile_matching_weighs_core_and_secondary_factors():
    """NCF (5 + 4) / 2 = 4.5, NSF 3: 0.7 · 4.5 + 0.3 · 3 = 4.05 of 5. Without one of them the other counts alone."""
    rows = [(nip(1), "INT", 3, 3), (nip(1), "KS", 3, 2), (nip(1), "GIS", 4, 2)]
    factors = Factors(core=("INT", "KS"), core_share=0.7)

    def percent(gaps):
        match = job_person_match(gaps, "profile_matching", {}, MAPPING, PLACEMENT, coverage_min=0, factors=factors)
        return match.iloc[0]["jpm"]

    assert percent(gaps_of(*rows)) == pytest.approx(81)
    assert percent(gaps_of(*rows[:2])) == pytest.approx(90)
    assert percent(gaps_of(*rows[2:])) == pytest.approx(60)
    assert jpm_of(gaps_of(*rows), "profile_matching")["jpm"] == pytest.approx(100 * 12 / 15)  # no core: the mean


@pytest.mark.parametrize(("level", "value"), [(1, 2), (2, 3), (3, 4), (4, 5), (5, 4.5)])
def test_profile_matching_looks_for_the_ideal_level(level, value):
    assert jpm_of(gaps_of((nip(1), "INT", 4, level)), "profile_matching")["jpm"] == pytest.approx(20 * value)


def test_nobody():
    nothing = gaps_of()
    assert job_person_match(nothing, "capped_ratio", {}, MAPPING, PLACEMENT, coverage_min=0).empty
    assert jpm_by_formula(nothing, "capped_ratio", {}, **COMPARED).empty
    comparison = compare_formulas(nothing, "capped_ratio", {}, MAPPING, PLACEMENT, coverage_min=0)
    assert comparison["people"].sum() == 0
    assert comparison["share_changed"].isna().all()

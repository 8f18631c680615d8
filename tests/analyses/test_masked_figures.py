"""Figures for outside: of groups only, true where they are shown, and hidden where they would tell of a few."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asnkarier.analyses.masking.change_figures import CHANGES, change_by_person
from asnkarier.analyses.masking.figures import pooled
from asnkarier.analyses.masking.gap_figures import gap_figures
from asnkarier.analyses.masking.plan_figures import plan_figures
from asnkarier.tables.frames import Gaps, JobPersonMatch, PlanClasses, PlanNeeds, PlanSeats, PlanSummary
from asnkarier.tables.gap_results import GAPS, JOB_PERSON_MATCH
from asnkarier.tables.plan_results import PLAN, PLAN_CLASSES, PLAN_NEEDS, PLAN_SUMMARY
from lp_attack import ranges

FEW = 5


def test_small_groups_are_pooled_until_nobody_is_alone() -> None:
    assert pooled({"A": 30, "B": 2, "C": 3, "D": 9}, FEW) == {"A": "A", "B": "*", "C": "*", "D": "D"}
    assert pooled({"A": 30, "B": 2, "D": 9}, FEW) == {"A": "A", "B": "*", "D": "*"}, "one alone takes the next with it"
    assert pooled({"A": 30, "B": 1, "C": 1, "D": 9}, FEW)["D"] == "*", "two of them are still too few"
    assert pooled({"A": 30, "D": 9, "E": 0}, FEW) == {"A": "A", "D": "D", "E": "E"}
    same_people = {"A": 30, "B": 3, "C": 3, "D": 9}
    assert pooled(same_people, FEW, overlapping=True)["D"] == "*", "the three may be the same"
    assert pooled(same_people, FEW)["D"] == "D"


def people(**opds: str) -> tuple[Gaps, JobPersonMatch]:
    """``A="ooo??"``: the people of OPD A by their category: o optimal, k poor, ? not assessed enough."""
    persons, gaps = [], []
    for opd, letters in opds.items():
        for letter in letters:
            nip = f"199001012015{len(persons):06d}"
            known = letter != "?"
            persons.append(
                {"nip": nip, "name": f"Orang {len(persons)}", "opd": opd, "category": {"o": "O", "k": "KO"}.get(letter),
                 "assessed": int(known), "open_gaps": int(letter == "k"), "jpm": {"o": 95.0, "k": 50.0}.get(letter)}
            )  # fmt: skip
            gaps.append(
                {"nip": nip, "opd": opd, "competency": "INT", "gap": {"o": 0, "k": 1}.get(letter),
                 "status": {"o": "met", "k": "gap"}.get(letter, "unassessed")}
            )  # fmt: skip
    return (
        Gaps(GAPS.conform(pd.DataFrame(gaps).reindex(columns=GAPS.names))),
        JobPersonMatch(JOB_PERSON_MATCH.conform(pd.DataFrame(persons).reindex(columns=JOB_PERSON_MATCH.names))),
    )


def values(figures: pd.DataFrame) -> dict[tuple[object, ...], float | None]:
    plain = figures.astype(object).where(figures.notna(), None)
    return {(row.subject, row.group, row.item, row.figure): row.value for row in plain.itertuples()}


def test_figures_are_those_of_the_people() -> None:
    gaps, persons = people(A="o" * 12 + "k" * 6 + "?" * 5, B="o" * 8 + "k" * 7)
    found = values(gap_figures(gaps, persons, ["O", "KO"], FEW))
    assert found["category", "A", "O", "people"] == 12
    assert found["category", None, "KO", "people"] == 13
    assert found["category", None, "all", "people"] == 38
    assert found["competency", "B", "INT", "gap"] == 7
    assert found["competency", None, "INT", "unknown"] == 5
    assert found["competency", None, "INT", "levels_missing"] == 13
    assert found["region", None, None, "people_with_gap"] == 13
    assert found["region", None, None, "jpm_mean"] == (20 * 95 + 13 * 50) / 33
    assert None not in found.values()


def test_no_row_speaks_of_a_person() -> None:
    gaps, persons = people(A="o" * 9 + "k" * 9, B="ok", C="o")
    figures = gap_figures(gaps, persons, ["O", "KO"], FEW)
    text = figures.to_csv()
    assert not any(value in text for value in (*persons["nip"], *persons["name"]))
    assert {"B", "C"}.isdisjoint(figures["group"].dropna()), "small OPDs do not stand alone"


def test_one_of_224_is_not_told_by_the_other_223() -> None:
    gaps, persons = people(A="o" * 120 + "k" * 60 + "?" * 43, B="k")
    found = values(gap_figures(gaps, persons, ["O", "KO"], FEW))
    assert ("category", "B", "KO", "people") not in found
    groups = sorted({key[1] for key in found if key[0] == "category" and key[1]})
    assert groups == ["*"], "with one OPD beside it, both are told together only"


def test_a_rare_category_is_told_of_no_opd() -> None:
    gaps, persons = people(A="o" * 20 + "k", B="o" * 20 + "kkkkkk", C="o" * 9)
    found = values(gap_figures(gaps, persons, ["O", "KO"], FEW))
    assert found["category", "A", "KO", "people"] is None
    parts = ("O", "KO", "not_assessed")
    groups = ("A", "B", "C")
    sums = [([(g, p) for p in parts], (g, "all")) for g in (*groups, None)]
    sums += [([(g, p) for g in groups], (None, p)) for p in (*parts, "all")]
    shown = {key[1:3]: value for key, value in found.items() if key[0] == "category" and value is not None}
    assert all(high - low >= FEW for low, high in ranges(shown, sums, whole=True).values())


def test_a_sum_over_competencies_leaves_out_what_is_hidden() -> None:
    gaps, persons = people(A="o" * 12 + "k" * 8)
    rare = gaps.iloc[:2].assign(competency="PBJ")
    both = Gaps(pd.concat([gaps, rare], ignore_index=True))
    found = values(gap_figures(both, persons, ["O", "KO"], FEW))
    assert found["region", None, None, "required"] == 20
    assert found["region", None, None, "competencies_left_out"] == 1
    assert found["competency", None, "PBJ", "people"] is None


BEFORE_AND_NOW = {"n": (None, 2), "u": (1, 2), "s": (2, 2), "d": (3, 2), "e": (2, None)}
"""Level then and now: newly assessed, up, the same, down, expired."""


def two_runs(**opds: str) -> tuple[Gaps, Gaps, JobPersonMatch]:
    """``A="uus"``: the people of OPD A by what became of their one level, as in ``BEFORE_AND_NOW``."""
    now, persons = people(**{opd: "o" * len(letters) for opd, letters in opds.items()})
    levels = [BEFORE_AND_NOW[letter] for letters in opds.values() for letter in letters]

    def side(number: int) -> Gaps:
        found = pd.Series([pair[number] for pair in levels], dtype="Int64")
        status = found.notna().map({True: "met", False: "unassessed"})
        return Gaps(GAPS.conform(now.assign(level=found, status=status)))

    return side(0), side(1), persons


def test_levels_are_compared_where_both_runs_have_them() -> None:
    assert [*change_by_person(*two_runs(A="usdne"))] == ["risen", "as_before", "fallen", "not_compared", "not_compared"]


def test_whoever_rose_in_one_and_fell_in_another_competency_is_judged_by_the_sum() -> None:
    before, now, persons = two_runs(A="ud")
    others = [side.assign(competency="KOM", level=side["level"].to_numpy()[::-1]) for side in (before, now)]
    both = (Gaps(pd.concat(pair, ignore_index=True)) for pair in zip((before, now), others, strict=True))
    assert [*change_by_person(*both, persons)] == ["as_before"] * 2


@given(
    st.lists(st.text("uuusssdne", min_size=1, max_size=14), min_size=1, max_size=6),
    st.lists(st.sampled_from("ok?"), min_size=84, max_size=84),
)
@settings(max_examples=40)
def test_no_hidden_number_can_be_worked_out_with_the_change_beside_the_categories(
    opds: list[str], letters: list[str]
) -> None:
    """By OPD and category and by OPD and change, of the same people: an attacker has both tables and all their sums."""
    before, now, persons = two_runs(**{f"OPD {number}": opd for number, opd in enumerate(opds)})
    category = [{"o": "O", "k": "KO"}.get(letter) for letter in letters[: len(persons)]]
    found = values(gap_figures(now, JobPersonMatch(persons.assign(category=category)), ["O", "KO"], FEW, before))
    shown, sums, subjects = {}, [], {"category": ("O", "KO", "not_assessed"), "change": CHANGES}
    groups = [key[1] for key in found if key[0] == "category" and key[1] and key[2] == "all"]
    for subject, parts in subjects.items():
        if (subject, None, "all", "people") not in found:
            continue
        # how many an OPD has is one cell of both
        place = {(g, p): (g if p == "all" else (subject, g, p)) for g in (*groups, None) for p in (*parts, "all")}
        shown |= {place[cell]: value for cell in place if (value := found[(subject, *cell, "people")]) is not None}
        sums += [([place[g, p] for p in parts], place[g, "all"]) for g in (*groups, None)]
        sums += [([place[g, p] for g in groups], place[None, p]) for p in (*parts, "all")]
    assert all(high - low >= FEW - 1e-6 for low, high in ranges(shown, sums).values())


def plan(**seats: int) -> tuple[PlanSeats, PlanClasses, PlanNeeds, PlanSummary]:
    rows = [
        {"nip": f"{opd}{number}", "opd": opd, "training": "T1", "title": "Pelayanan Prima", "cost": 1_000_000}
        for opd, count in seats.items()
        for number in range(count)
    ]
    held = {"training": "T1", "title": "Pelayanan Prima", "fund": "apbd", "classes": 2, "participants": len(rows)}
    reasons = ["seats_full"] * 7 + ["banned"] * 6
    needs = [
        {"nip": "x" if reason == "banned" else f"y{number}", "competency": f"K{number}", "reason": reason}
        for number, reason in enumerate(reasons)
    ]
    summary = {"seats": len(rows), "people": len(rows), "cost": len(rows) * 1_000_000, "budget": 10**8}

    def frame(table, records):
        return table.conform(pd.DataFrame(records).reindex(columns=table.names))

    return (
        PlanSeats(frame(PLAN, rows)),
        PlanClasses(frame(PLAN_CLASSES, [held])),
        PlanNeeds(frame(PLAN_NEEDS, needs)),
        PlanSummary(frame(PLAN_SUMMARY, [summary])),
    )


def test_seats_of_small_opds_are_told_together() -> None:
    found = values(plan_figures(*plan(A=20, B=3, C=4), FEW))
    assert found["opd", "A", None, "seats"] == 20
    assert found["opd", "*", None, "seats"] == 7
    assert found["opd", "*", None, "cost"] == 7_000_000
    assert found["opd", "*", None, "pooled"] == 2
    assert found["training", None, "Pelayanan Prima", "seats"] == 27
    assert {key[2] for key in found if key[0] == "reason"} == {"*"}, "six needs of one person are those of one person"


def test_one_person_with_many_seats_is_one_person() -> None:
    seats, *rest = plan(A=20, B=6, C=6)
    alone = PlanSeats(seats.assign(nip=seats["nip"].where(seats["opd"] != "C", "C0")))
    found = values(plan_figures(alone, *rest, FEW))
    assert ("opd", "C", None, "seats") not in found
    assert found["opd", "*", None, "seats"] == 12


def with_former(few_of: dict[str, int], changed: int = 0) -> dict[tuple[object, ...], float | None]:
    """The figures of a plan of 20 seats, beside a former one of these people; ``changed`` of them had another cost."""
    now, *rest = plan(A=20)
    before = plan(**few_of)[0]
    before["cost"] = before["cost"].where(before.index >= changed, 5)
    return values(plan_figures(now, *rest, FEW, before))


def test_the_former_plan_is_told_as_a_whole() -> None:
    found = with_former({"A": 12, "B": 6}, changed=5)
    told = {key[3]: value for key, value in found.items() if key[0] == "former"}
    assert told == {
        "seats": 18, "people": 18, "cost": 13_000_025, "levels_expected": 0, "people_as_before": 7, "people_changed": 5,
        "people_new": 8, "people_without_seat_now": 6,
    }  # fmt: skip


@pytest.mark.parametrize(
    "former", [({"A": 12, "B": 4},), ({"A": 17},), ({"A": 20}, 3), ({"A": 4},), ({"A": 2, "B": 1},)]
)
def test_a_former_plan_that_differs_in_the_seats_of_a_few_is_not_told(former: tuple) -> None:
    assert not [key for key in with_former(*former) if key[0] == "former"]


def test_the_same_plan_again_differs_in_nothing() -> None:
    assert with_former({"A": 20})["former", None, None, "people_as_before"] == 20


def test_of_a_plan_for_too_few_nothing_is_told() -> None:
    assert plan_figures(*plan(A=4), FEW).empty

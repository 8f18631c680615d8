"""``compare`` on the demonstration: the parts of two days add up to what the analysis says of each of them."""

import csv

import pytest
from real_command import asnkarier

from asnkarier.analyses.gap.movement import FIGURES, PARTS


def analysed(workspace, day):
    answer = asnkarier("gap-analysis", "-w", workspace, "-r", "mamuju", "--as-of", day, "--format", "csv", "--json")
    assert answer.code == 0, answer.err
    data = answer.json["data"]
    unknown = data["statuses"].get("unassessed", 0) + data["statuses"].get("expired", 0)
    return answer.json["data"]["entry"], {
        "unknown": unknown,
        "with_gap": data["people_with_gap"],
        "levels_missing": data["levels_missing"],
    }


def test_two_analyses_of_different_days_and_the_files_of_the_comparison(workspace, tmp_path):
    first, before = analysed(workspace, "2027-06-01")
    second, after = analysed(workspace, "2028-10-01")
    answer = asnkarier(
        "compare", first, second, "-w", workspace, "-r", "mamuju", "--json", "--format", "csv,xlsx", "--out", tmp_path
    )
    assert answer.code == 0, answer.err
    data = answer.json["data"]
    parts = data["region_parts"]
    assert (data["before"]["as_of"], data["after"]["as_of"]) == ("2027-06-01", "2028-10-01")
    for figure in before:
        assert (parts["before"][figure], parts["after"][figure]) == (before[figure], after[figure])
        assert sum(parts[part][figure] for part in PARTS) == after[figure] - before[figure]
    assert parts["expired"]["unknown"] > 0
    assert not any(any(parts[part].values()) for part in PARTS if part not in ("expired", "day"))
    with (tmp_path / f"compare_mamuju_{first}_{second}.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    assert {row["opd"] for row in written} == {"", *data["opds"]}
    for row in written:
        shown = data["opds"][row["opd"]] if row["opd"] else parts
        assert {name: int(row[name]) for name in FIGURES} == shown[row["part"]]


def test_entries_and_dates_name_states(workspace):
    answer = asnkarier("compare", "1", "2999-01-01", "--as-of", "2026-11-02", "-w", workspace, "-r", "mamuju")
    assert answer.code == 0, answer.err
    assert "Difference (sum of the parts)" in answer.out
    assert max(map(len, answer.out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("1", "99"), "has no entry 99"),
        (("1", "yesterday"), "neither the number"),
        (("2001-01-01", "1"), "Nothing had been imported"),
        (("1", "2", "--format", "docx"), "There is no format docx"),
    ],
)
def test_what_names_no_state_is_refused(demo, words, says):
    answer = asnkarier("compare", *words, "-w", demo, "-r", "mamuju")
    assert answer.code == 2
    assert says in answer.err

import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage_builders import employees, nip

from asnkarier.parquet import to_bytes
from asnkarier.storage.merge import merge
from asnkarier.tables import TABLES

BUDGETS = TABLES["budgets"]
NEEDS = TABLES["needs"]


def budgets(*rows, file="pagu.xlsx"):
    """Rows of ``(year, fund, opd, ceiling)``."""
    frame = pd.DataFrame(rows, columns=["year", "fund", "opd", "ceiling"])
    return BUDGETS.conform(frame.assign(window="murni", source_file=file, source_row=range(5, 5 + len(frame))))


def plain(frame, *columns):
    return frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None).to_numpy().tolist()


def test_a_column_without_a_value_in_the_file_wipes_nothing_out():
    """A list of names and positions arrives after the full export."""
    people = TABLES["employees"]
    full = {"nip": nip(1), "name": "Ani", "jabatan": "Analis", "golongan": "III/b", "unor": "Bidang A"}
    current = people.conform(pd.DataFrame([full, full | {"nip": nip(2), "name": "Budi"}]))
    incoming = people.conform(
        pd.DataFrame([{"nip": nip(1), "name": "Ani", "jabatan": "Kepala Seksi"}, {"nip": nip(3), "name": "Citra"}])
    )

    result = merge(people, current, incoming)

    assert plain(result.frame, "name", "jabatan", "golongan", "unor") == [
        ["Ani", "Kepala Seksi", "III/b", "Bidang A"],
        ["Budi", "Analis", "III/b", "Bidang A"],
        ["Citra", None, None, None],
    ]
    assert (result.added, result.changed, result.unchanged) == (1, 1, 0)


def people(*rows):
    """Rows of ``(number, jabatan, eselon, jenjang)``."""
    columns = ["nip", "jabatan", "eselon", "jenjang"]
    frame = pd.DataFrame([(nip(number), *rest) for number, *rest in rows], columns=columns)
    return TABLES["employees"].conform(frame.assign(name="Ani"))


def test_what_follows_from_a_position_stays_while_the_position_does():
    """A list of names and positions, some spelled otherwise, has no eselon from which the jenjang would follow."""
    current = people((1, "Kepala Bidang Data", "III.b", "administrator"), (2, "Camat", "III.a", "administrator"))
    incoming = people((1, "KEPALA BIDANG DATA", None, None), (2, "Analis", None, None), (3, "Lurah", None, "pengawas"))
    result = merge(TABLES["employees"], current, incoming, stated={"nip", "name", "jabatan", "jenjang"})
    assert plain(result.frame, "jabatan", "jenjang") == [
        ["KEPALA BIDANG DATA", "administrator"],
        ["Analis", None],  # another position: nothing is known of its jenjang
        ["Lurah", "pengawas"],
    ]


def test_an_empty_end_of_validity_opens_a_standard_again():
    standards = TABLES["standards"]
    row = {
        "scope": "jenjang",
        "target": "pengawas",
        "competency": "INT",
        "level_required": 2,
        "valid_from": "2020-01-01",
    }
    current = standards.conform(pd.DataFrame([row | {"valid_to": "2025-12-31"}]))

    result = merge(standards, current, standards.conform(pd.DataFrame([row])))

    assert result.changed == 1
    assert result.frame["valid_to"].isna().all()


def trainings(**cells):
    frame = pd.DataFrame([{"training": code, "title": f"Pelatihan {code}", **cells} for code in ("T1", "T2")])
    return TABLES["trainings"].conform(frame)


def test_a_column_that_the_file_does_not_have_wipes_nothing_out_even_where_emptiness_counts():
    """A list of costs arrives after the catalogue: it must not open every training to every jenjang."""
    table, catalogue = TABLES["trainings"], trainings(jenjang="pengawas", prerequisites="T0", provider="LAN", days=3)
    costs = trainings(days=5, provider=None)

    stated = merge(table, catalogue, costs, stated={"training", "title", "days", "provider", "jenjang"})
    assert plain(stated.frame, "jenjang", "prerequisites", "provider", "days") == [[None, "T0", "LAN", 5]] * 2

    unstated = merge(table, catalogue, costs, stated={"training", "title", "days"})
    assert plain(unstated.frame, "jenjang", "prerequisites", "provider", "days") == [["pengawas", "T0", "LAN", 5]] * 2
    assert unstated.changed == 2
    assert merge(table, unstated.frame, costs, stated={"training", "title", "days"}).changed == 0


def scores(*levels, file="nilai.xlsx"):
    """The levels of one day, by competency; None stands for a blank."""
    rows = [
        {"nip": nip(1), "competency": f"K{number}", "assessed_on": "2025-03-12", "method": "superior", "level": level}
        for number, level in enumerate(levels)
    ]
    return TABLES["assessments"].conform(pd.DataFrame(rows).assign(source_file=file))


@pytest.mark.parametrize("others", [(4, 2), (None, None)])
def test_a_blank_score_keeps_the_level_that_an_earlier_file_gave(others):
    """A later file of the same assessment is filled in part, or for these people not at all."""
    result = merge(TABLES["assessments"], scores(3, 3, 2, None), scores(None, *others, None, None, file="later.xlsx"))
    assert plain(result.frame, "level", "source_file") == [
        [3, "nilai.xlsx"],
        [4, "later.xlsx"] if others[0] else [3, "nilai.xlsx"],
        [2, "nilai.xlsx"],
        [None, "nilai.xlsx"],
        [None, "later.xlsx"],
    ]
    counts = (1, 1, 3, 1) if others[0] else (1, 0, 4, 3)
    assert (result.added, result.changed, result.unchanged, result.kept) == counts


def test_a_level_is_erased_where_the_cell_says_so():
    table, stored = TABLES["assessments"], scores(3, 4, 5)
    erased = {"level": np.array([True, False, False])}
    result = merge(table, stored, scores(None, None, None, file="later.xlsx"), erased=erased)
    assert plain(result.frame, "level", "source_file") == [[None, "later.xlsx"], [4, "nilai.xlsx"], [5, "nilai.xlsx"]]
    assert (result.changed, result.kept) == (1, 2)


def test_whole_rows_are_taken_blanks_and_all():
    result = merge(TABLES["assessments"], scores(3, 4), scores(None, 4), whole=True)
    assert plain(result.frame, "level") == [[None], [4]]
    assert (result.changed, result.kept) == (1, 0)


def test_two_proposals_of_one_forum_with_different_themes_are_two_needs():
    rows = [{"source_event": "Musrenbang", "opd": "Dinas A", "competency": "INT", "theme": theme} for theme in "ab"]
    result = merge(NEEDS, NEEDS.empty(), NEEDS.conform(pd.DataFrame(rows)))
    assert plain(result.frame, "theme") == [["a"], ["b"]]


def test_rows_are_added_changed_and_kept():
    current = budgets((2026, "apbd", None, 10), (2026, "apbd", "Dinas A", 4), (2025, "dak", None, 7))
    incoming = budgets(
        (2026, "apbd", None, 12), (2026, "apbd", "Dinas A", 4), (2026, "blud", "RSUD", 1), file="new.xlsx"
    )

    result = merge(BUDGETS, current, incoming)

    assert plain(result.frame, "year", "fund", "opd", "ceiling", "source_file") == [
        [2025, "dak", None, 7, "pagu.xlsx"],
        [2026, "apbd", "Dinas A", 4, "pagu.xlsx"],
        [2026, "apbd", None, 12, "new.xlsx"],
        [2026, "blud", "RSUD", 1, "new.xlsx"],
    ]
    assert (result.added, result.changed, result.unchanged) == (1, 1, 1)
    assert plain(result.absent, *BUDGETS.key) == [[2025, "dak", None, "murni"]]


def test_missing_parts_of_a_key_are_values_like_any_other():
    row = {"source_event": "Forum", "competency": "INT", "votes": 3}
    current = NEEDS.conform(pd.DataFrame([row, row | {"nip": nip(1)}, row | {"opd": "Dinas A"}]))
    result = merge(NEEDS, current, NEEDS.conform(pd.DataFrame([row | {"votes": 5}])))
    assert (len(result.frame), result.added, result.changed, len(result.absent)) == (3, 0, 1, 2)


def test_a_value_that_disappears_or_appears_is_a_change():
    both = employees({1: "Ani", 2: "Budi"})
    known, unknown = both.assign(golongan="III/a"), both.assign(golongan=["III/a", None])
    assert merge(TABLES["employees"], known, unknown).changed == 1
    assert merge(TABLES["employees"], unknown, known).changed == 1
    assert merge(TABLES["employees"], unknown, unknown).changed == 0


def test_into_an_empty_table_and_with_an_empty_file():
    table, rows = TABLES["employees"], employees({2: "Budi", 1: "Ani"})
    assert merge(table, table.empty(), rows).frame.equals(rows)
    assert merge(table, rows, table.empty()).frame.equals(rows)
    assert merge(table, table.empty(), table.empty()).frame.equals(table.empty())


def test_a_key_given_twice_is_a_bug():
    row = (2026, "apbd", None, 1)
    with pytest.raises(ValueError, match="twice"):
        merge(BUDGETS, BUDGETS.empty(), budgets(row, row))


KEYS = st.tuples(st.integers(2025, 2026), st.sampled_from(["apbd", "dak"]), st.sampled_from(["A", "B", None]))
ROWS = st.dictionaries(KEYS, st.integers(0, 2) | st.none(), max_size=6)


@settings(max_examples=30, deadline=None)
@given(ROWS, ROWS, st.randoms(use_true_random=False))
def test_merge_is_a_dictionary_update(current, incoming, random):
    def frame(rows, file):
        items = [(*key, value) for key, value in rows.items()]
        random.shuffle(items)
        return budgets(*items, file=file)

    result = merge(BUDGETS, frame(current, "old"), frame(incoming, "new"))

    expected = {key: (value, "old") for key, value in current.items()}
    says = any(value is not None for value in incoming.values())  # a column without any value says nothing
    new = {
        key: (value, "new") for key, value in incoming.items() if key not in current or (says and current[key] != value)
    }
    got = plain(result.frame, "year", "fund", "opd", "ceiling", "source_file")
    assert {tuple(row[:3]): tuple(row[3:]) for row in got} == expected | new
    assert [row[:3] for row in got] == sorted((row[:3] for row in got), key=lambda k: (k[0], k[1], k[2] or "~"))
    assert result.added == len(incoming.keys() - current.keys())
    assert result.changed == len(new) - result.added
    assert result.unchanged == len(incoming) - len(new)
    assert {tuple(row[:3]) for row in plain(result.absent, *BUDGETS.key)} == current.keys() - incoming.keys()


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(ROWS, ROWS, st.randoms(use_true_random=False))
def test_the_same_rows_in_any_order_or_file_give_the_same_bytes(current, incoming, random):
    first = budgets(*[(*key, value) for key, value in current.items()])
    merged = merge(BUDGETS, BUDGETS.empty(), first).frame
    again = merge(BUDGETS, merged, first.sample(frac=1, random_state=random.randrange(100)).assign(source_file="b.csv"))
    assert to_bytes(BUDGETS, again.frame) == to_bytes(BUDGETS, merged)

    # Files without a key in common: the order of their import does not matter.
    second = budgets(*[(*key, value) for key, value in incoming.items() if key not in current], file="c.csv")
    one = merge(BUDGETS, merged, second).frame
    other = merge(BUDGETS, merge(BUDGETS, BUDGETS.empty(), second).frame, first).frame
    assert to_bytes(BUDGETS, one) == to_bytes(BUDGETS, other)


def test_100_000_rows_take_well_under_a_second():
    size = 100_000
    table = TABLES["assessments"]
    frame = table.conform(
        pd.DataFrame(
            {
                "nip": [nip(0)[:12] + f"{number:06d}" for number in np.repeat(np.arange(size // 10), 10)],
                "competency": np.tile([f"K{number}" for number in range(10)], size // 10),
                "assessed_on": pd.Timestamp("2026-01-05"),
                "method": "superior",
                "level": np.tile([1, 2, 3, 4, 5], size // 5),
            }
        )
    )
    merge(table, frame, frame)  # imports and caches
    began = time.perf_counter()
    result = merge(table, frame, frame.assign(level=frame["level"].where(frame["level"] > 1, 5)))
    assert time.perf_counter() - began < 1.0  # 0.06 s on a free machine
    assert result.changed == size // 5


def test_a_file_tells_the_steps_of_a_training_in_a_competency_whole():
    """A step that is no longer among them is gone; other competencies and other trainings are not spoken of."""
    table = TABLES["training_competencies"]

    def steps(*rows):
        return table.conform(pd.DataFrame(rows, columns=["training", "competency", "level_from", "level_to"]))

    current = steps(("T1", "INT", 1, 2), ("T1", "INT", 2, 3), ("T1", "KOM", 1, 2), ("T2", "INT", 1, 2))
    result = merge(table, current, steps(("T1", "INT", 1, 3)))

    assert plain(result.frame, "training", "competency", "level_from", "level_to") == [
        ["T1", "INT", 1, 3],
        ["T1", "KOM", 1, 2],
        ["T2", "INT", 1, 2],
    ]
    assert (result.changed, result.removed, len(result.absent)) == (1, 1, 2)

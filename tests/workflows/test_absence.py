"""Who is absent from a new employee file, and when the file must be cut off."""

import pandas as pd
import pytest

from asnkarier.tables import TABLES
from asnkarier.workflows.absence import in_scope, shrink


def nip(number):
    return f"19870101201001{number:04d}"


def people(*rows):
    """Rows of ``(number, opd, employment)``."""
    frame = pd.DataFrame(rows, columns=["number", "opd", "employment"])
    return TABLES["employees"].conform(frame.assign(nip=frame["number"].map(nip), name="x"))


def office(size, opd="Dinas A", employment="PNS", start=0):
    return [(start + number, opd, employment) for number in range(size)]


@pytest.mark.parametrize(("left", "stops"), [(100, False), (95, False), (94, True), (1, True)])
def test_an_opd_shrinks_too_much_only_beyond_both_limits(left, stops):
    found = shrink(people(*office(100)), people(*office(left)), share=0.05, people=5)
    assert found.to_dict("records") == ([{"opd": "Dinas A", "people": 100, "absent": 100 - left}] if stops else [])


def test_small_opds_may_lose_a_few_people():
    assert shrink(people(*office(8)), people(*office(3)), share=0.05, people=5).empty
    assert len(shrink(people(*office(8)), people(*office(2)), share=0.05, people=5)) == 1


def test_only_opds_and_employment_kinds_of_the_file_count():
    current = people(*office(50), *office(50, "Dinas B", start=100), *office(50, "Dinas A", "PPPK", start=200))
    assert shrink(current, people(*office(50)), share=0.05, people=5).empty


def test_who_moved_to_another_opd_of_the_file_is_not_absent():
    current = people(*office(50), *office(10, "Dinas B", start=100))
    moved = people(*office(30), *office(20, "Dinas B", start=30), *office(10, "Dinas B", start=100))
    assert shrink(current, moved, share=0.05, people=5).empty


def test_people_without_an_opd_are_a_group_too():
    found = shrink(people(*office(50, None)), people(*office(10, None)), share=0.05, people=5)
    assert found["absent"].tolist() == [40]


def test_who_stands_in_a_row_that_was_set_aside_is_not_absent():
    """Twenty rows of the file are set aside: their NIPs could be read, something else could not."""
    current, taken = people(*office(50)), people(*office(30))
    assert shrink(current, taken, share=0.05, people=5)["absent"].tolist() == [20]
    assert shrink(current, taken, share=0.05, people=5, present=frozenset(current["nip"])).empty


def test_an_opd_in_another_spelling_is_the_same_opd():
    current = people(*office(50), *office(50, "Dinas B", start=100), *office(10, "DINAS A.", start=200))
    cut_off = people(*office(10, "dinas a"))
    assert in_scope(current, cut_off).sum() == 60
    found = shrink(current, cut_off, share=0.05, people=5)
    assert found.to_dict("records") == [{"opd": "DINAS A.", "people": 60, "absent": 50}]

"""A column of NIPs that went through a number, or was dragged, is seen by the column; single NIPs cannot show it."""

from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asnkarier.tables import IMPORTED
from asnkarier.tables.check import Checked, check
from asnkarier.tables.raw import Origin, RawTable
from asnkarier.tables.vocabulary import Vocabulary


def nips(seed: int, count: int) -> list[str]:
    """Draw plausible NIPs of different people."""
    rng = Random(seed)  # noqa: S311 - a drawing, no secret
    drawn = [
        f"{rng.randint(1970, 1995)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
        f"{rng.randint(2012, 2024)}{rng.randint(1, 12):02}{rng.randint(1, 2)}{rng.randint(1, 60):03}"
        for _ in range(count)
    ]
    return list(dict.fromkeys(drawn))


def checked(numbers: list[str]) -> Checked:
    frame = pd.DataFrame({"nip": numbers, "name": "ANI", "source_row": range(2, 2 + len(numbers))}, dtype=object)
    origins = {"nip": Origin("A", "NIP"), "name": Origin("B", "Nama")}
    raw = RawTable("employees", "a.csv", "", frame, origins, sheet_rows=len(numbers), blank_rows=0)
    return check(IMPORTED["employees"], raw, Vocabulary({}))


def found(numbers: list[str], code: str) -> int:
    return sum(each.count for each in checked(numbers).findings if each.code == code)


@pytest.mark.parametrize("count", [5, 60, 3000])
def test_nips_that_were_floating_point_numbers_are_set_aside(count: int) -> None:
    rounded = [
        nip for each in nips(1, count) if not (nip := str(int(float(each)))).endswith("000")
    ]  # those are told so
    assert all(len(nip) == 18 for nip in rounded)  # each for itself looks like a NIP
    result = checked(rounded)
    assert result.accepted == 0
    assert sum(each.count for each in result.findings if each.code == "F_NIP_ROUNDED") == len(rounded)


def test_a_part_of_a_column_that_was_rounded_is_set_aside_and_the_rest_taken() -> None:
    true, other = nips(2, 200), [str(int(float(nip))) for nip in nips(3, 40)]
    other = [nip for nip in other if not nip.endswith("000")]
    true = [nip for nip in true if int(nip) % 32]
    assert found([*true, "x", *other], "F_NIP_ROUNDED") == len(other)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6), count=st.integers(1, 400))
def test_true_nips_are_never_taken_for_rounded_or_dragged_ones(seed: int, count: int) -> None:
    numbers = nips(seed, count)
    assert found(numbers, "F_NIP_ROUNDED") == found(numbers, "F_NIP_DRAGGED") == 0


def test_nips_that_were_dragged_down_are_told() -> None:
    dragged = [f"198703122010011{serial:03}" for serial in range(1, 7)]
    assert found([*nips(4, 3), *dragged, *nips(5, 3)], "F_NIP_DRAGGED") == 6


def test_two_people_with_neighbouring_numbers_are_nothing_to_tell() -> None:
    assert found(["198703122010011001", "198703122010011002", *nips(6, 5)], "F_NIP_DRAGGED") == 0

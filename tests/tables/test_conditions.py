"""The language in which a catalogue says who a training is for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.tables.cells import reader
from asnkarier.tables.conditions import ATTRIBUTES, Condition, ConditionError, parse_conditions
from asnkarier.tables.development import TRAININGS
from asnkarier.tables.vocabulary import Vocabulary, fold

VOCABULARY = Vocabulary(
    units={fold("Dinkes"): "Dinas Kesehatan, P2KB", fold("Dinas Kesehatan, P2KB"): "Dinas Kesehatan, P2KB"},
    choices={"education": {"sarjana": "S1"}},
)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("sex = P", "sex = P"),
        ("Jenis Kelamin = perempuan; USIA <= 45", "sex = P; age <= 45"),
        ("umur<46;", "age < 46"),
        ("jabatan ~ dokter|bidan", "jabatan ~ dokter | bidan"),
        ("jabatan !~ plt", "jabatan !~ plt"),
        ("pendidikan ≥ Sarjana", "education >= S1"),
        ("jenjang = Ahli Muda | administrator", "jenjang = jf_ahli_muda | administrator"),
        ("kepegawaian != PPPK Paruh Waktu", "employment != PPPK_PW"),
        ("unit kerja = Bidang SDM", "unor = Bidang SDM"),
        ("opd = dinkes", "opd = Dinas Kesehatan, P2KB"),
        (" ; ", None),
        ("", None),
    ],
)
def test_a_condition_is_stored_in_our_words(written: str, stored: str | None) -> None:
    assert reader(TRAININGS["eligible"], VOCABULARY)(written) == (stored, "", {})


@pytest.mark.parametrize(
    ("written", "code", "detail"),
    [
        ("perempuan", "F_CONDITION_BAD", {"condition": "perempuan"}),
        ("sex = P; usia", "F_CONDITION_BAD", {"condition": "usia"}),
        ("sex = ", "F_CONDITION_BAD", {"condition": "sex ="}),
        ("sex = P | ", "F_CONDITION_BAD", {"condition": "sex = P |"}),
        ("sex < P", "F_CONDITION_BAD", {"condition": "sex < P"}),
        ("sex ~ P", "F_CONDITION_BAD", {"condition": "sex ~ P"}),
        ("age = 40", "F_CONDITION_BAD", {"condition": "age = 40"}),
        ("age <= 40 | 50", "F_CONDITION_BAD", {"condition": "age <= 40 | 50"}),
        ("agama = x", "F_CONDITION_ATTRIBUTE", {"attribute": "agama", "allowed": ", ".join(ATTRIBUTES)}),
        ("sex = X", "F_CONDITION_VALUE", {"attribute": "sex", "value": "X", "allowed": "L, P"}),
        ("age < lima", "F_CONDITION_VALUE", {"attribute": "age", "value": "lima", "allowed": "10-99"}),
    ],
)
def test_what_is_no_condition_is_told_with_its_place_and_what_is_allowed(written: str, code: str, detail: dict) -> None:
    found = reader(TRAININGS["eligible"], VOCABULARY)(written)
    assert (found.value, found.code) == (None, code)
    assert found.details == detail
    with pytest.raises(ConditionError, match=code):
        parse_conditions(written)


@pytest.mark.parametrize(
    ("condition", "value", "holds"),
    [
        (Condition("jabatan", "~", ("ahli muda",)), "Analis, AHLI-MUDA", True),
        (Condition("jabatan", "~", ("dokter",)), "Dokteranda", False),  # a word, not its letters
        (Condition("jabatan", "!~", ("dokter", "bidan")), "Bidan Terampil", False),
        (Condition("opd", "=", ("Dinas A",)), "DINAS  A.", True),
        (Condition("opd", "!=", ("Dinas A", "Dinas B")), "Dinas C", True),
        (Condition("education", "<=", ("D4",)), "S1", True),  # of one level
        (Condition("education", ">", ("S1",)), "profesi", True),
        (Condition("age", "<", ("45",)), 45, False),
        (Condition("age", "<", ("45",)), 44.0, True),
        *(
            (Condition(name, "=", ("x",)), unknown, None)
            for name in ("sex", "opd")
            for unknown in (None, float("nan"), "")
        ),
    ],
)
def test_a_condition_holds_is_broken_or_cannot_be_told(condition: Condition, value: object, holds: bool | None) -> None:
    assert condition.holds(value) is holds


NAMES = st.text(st.characters(categories=["Ll", "Lu", "Nd"], max_codepoint=127), min_size=1, max_size=8)


@given(st.lists(st.tuples(st.sampled_from(["jabatan", "opd", "unor"]), st.sampled_from(["=", "!=", "~", "!~"]),
                          st.lists(NAMES, min_size=1, max_size=3)), min_size=1, max_size=3))  # fmt: skip
def test_what_is_stored_is_read_back_as_the_same(drawn: list) -> None:
    conditions = tuple(Condition(attribute, sign, tuple(values)) for attribute, sign, values in drawn)
    assert parse_conditions("; ".join(map(str, conditions))) == conditions

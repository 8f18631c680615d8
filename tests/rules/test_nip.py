"""NIP and NI PPPK: what is one, what is a spelling of one, and what is the trace of a damaged one."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.finding_kinds import CATALOGUE
from asnkarier.rules.nip import Nip, NipError, is_pppk, mask_nip, nip_digits, parse_nip

VECTORS = Path(__file__).parents[2].parent / "shared" / "corpus" / "nip" / "nip_nik_vectors.tsv"


@st.composite
def nips(draw: st.DrawFn) -> str:
    """Draw a NIP of either layout whose holder was 15 to 69 at appointment."""
    born = draw(st.dates(date(1930, 1, 1), date(2008, 12, 31)))
    year = born.year + draw(st.integers(16, 68))
    kind = draw(st.integers(1, 12) | st.integers(21, 29))
    return f"{born:%Y%m%d}{year}{kind:02d}{draw(st.sampled_from('12'))}{draw(st.integers(1, 999)):03d}"


def test_a_pns_number_tells_birth_appointment_and_sex() -> None:
    assert parse_nip("198707152010122003") == Nip(
        "198707152010122003", date(1987, 7, 15), (2010, 12), sex="P", is_pppk=False
    )


def test_a_pppk_number_has_year_and_contract_in_place_of_the_month() -> None:
    nip = parse_nip("199002282022211014")
    assert (nip.tmt, nip.sex, nip.is_pppk) == ((2022, None), "L", True)


@pytest.mark.parametrize(
    "spelled",
    [
        "'198707152010122003",
        "\u2019198707152010122003",
        '="198707152010122003"',
        '="\'198707152010122003"',
        "19870715 201012 2 003",
        "19870715\u00a0201012\u00a02\u00a0003",
        "NIP. 198707152010122003",
        "nip: 19870715 201012 2 003",
        " 198707152010122003 ",
    ],
)
def test_spellings_of_one_number(spelled: str) -> None:
    assert parse_nip(spelled).text == "198707152010122003"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.98707152010122E+17", "F_NIP_NUMBER"),
        ("1,98707E+17", "F_NIP_NUMBER"),
        ("132456789", "F_NIP_OLD"),
        ("", "F_NIP_LENGTH"),
        ("19870715201012200", "F_NIP_LENGTH"),
        ("1987071520101220033", "F_NIP_LENGTH"),
        ("19870715201012,003", "F_NIP_LENGTH"),
        ("١٩٨٧٠٧١٥٢٠١٠١٢٢٠٠٣", "F_NIP_LENGTH"),
        ("132456789 132456790", "F_NIP_LENGTH"),  # two old numbers make 18 digits, but no NIP
        ("198707152010122000", "F_NIP_SERIAL"),
        ("198707152010132003", "F_NIP_TYPE"),
        ("198707152010002003", "F_NIP_TYPE"),
        ("198707152010123003", "F_NIP_SEX"),
        ("198702292010122003", "F_NIP_DATE"),
        ("203001012020121001", "F_NIP_DATE"),
        ("198707152002061003", "F_NIP_DATE"),  # 14 years and 11 months old
        ("000101012010122003", "F_NIP_DATE"),
    ],
)
def test_what_is_no_nip_says_why(text: str, code: str) -> None:
    with pytest.raises(NipError) as refused:
        parse_nip(text)
    assert refused.value.code == code


@given(nips())
def test_the_printed_form_reads_as_the_same_nip(nip: str) -> None:
    parsed = parse_nip(nip)
    assert parsed.text == nip
    assert parse_nip(f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}") == parsed
    assert is_pppk(nip) == parsed.is_pppk
    assert f"{parsed.birth_date:%Y%m%d}" == nip[:8]
    assert nip_digits("'" + nip) == nip


@given(st.text() | st.from_regex(r"'?[0-9]{17,19}", fullmatch=True) | st.floats().map(str))
def test_any_text_is_a_nip_or_has_a_documented_code(text: str) -> None:
    try:
        said = parse_nip(text).text
    except NipError as error:
        said = error.code
    assert len(said) == 18 or said in CATALOGUE


def test_a_mask_keeps_what_the_office_needs_to_find_the_row() -> None:
    assert mask_nip("198707152010122003") == "19870715******2***"
    assert mask_nip("'19870715 201012 2 003") == "19870715******2***"
    assert mask_nip("132456789") == "1324*****"


@given(st.text(min_size=5).filter(lambda text: not any(map(str.isspace, text)) and "'" not in text and "’" not in text))
def test_a_mask_shows_at_most_nine_characters(text: str) -> None:
    assert sum(character != "*" for character in mask_nip(text)) <= 9


def vectors() -> list[tuple[str, str, str]]:
    if not VECTORS.exists():
        return []
    rows = csv.DictReader(VECTORS.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return [(row["value"] or "", row["kind"], row["verdict"]) for row in rows if row["kind"].startswith("NIP")]


@pytest.mark.skipif(not VECTORS.exists(), reason="the published vectors are not on this machine")
def test_the_published_vectors_agree() -> None:
    assert len(vectors()) >= 30
    disagree = [vector for vector in vectors() if not agrees(*vector)]
    assert disagree == []


def agrees(text: str, kind: str, verdict: str) -> bool:
    try:
        nip = parse_nip(text)
    except NipError as error:
        return verdict == "invalid" or (verdict, error.code) in {("old", "F_NIP_OLD"), ("suspect", "F_NIP_SERIAL")}
    if verdict == "suspect":  # int(float(nip)) ends in other digits than 000: nothing in the number shows it
        return True
    return verdict.startswith("valid") == (kind == "NIP" or nip.is_pppk == (kind == "NIP-PPPK"))

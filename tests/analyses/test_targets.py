"""A person compared with another position: the same rules, and a jenjang that is not known stays so."""

import pandas as pd
import pytest
from gap_cases import JENJANG_LEVELS, TODAY, employees, nip, standards

from asnkarier.analyses.gap.standards import required_levels
from asnkarier.analyses.gap.targets import with_targets
from asnkarier.tables.vocabulary import StructuralJabatan

PEOPLE = employees(
    (nip(1), "A", "Dinas A", "Bidang 1", "JURU ARSIP", "pelaksana"),
    (nip(2), "B", "Dinas A", "Bidang 1", "KOORDINATOR", "pengawas"),
    (nip(3), "C", "Dinas A", "Bidang 1", "AJUDAN", "pelaksana"),
    (nip(4), "D", "Dinas A", "Bidang 2", "AJUDAN", "pengawas"),
)
PATTERNS = (StructuralJabatan(r"^KEPALA BIDANG\b", "III.b"), StructuralJabatan(r"^KEPALA\b", "II.b"))


@pytest.mark.parametrize(
    ("target", "jenjang"),
    [
        ("administrator", "administrator"),
        ("JF Ahli Muda", "jf_ahli_muda"),
        ("Eselon III.a", "administrator"),
        ("PERAWAT AHLI MUDA", "jf_ahli_muda"),
        ("Kepala Bidang Mutasi", "administrator"),  # the first pattern that matches
        ("Kepala Dinas Sosial", "jpt_pratama"),
        ("Koordinator", "pengawas"),  # that of all who hold it
        ("Ajudan", None),  # its holders do not agree
        ("Penasihat", None),  # nobody holds it
    ],
)
def test_the_jenjang_of_a_target_is_told_by_its_name_or_not_at_all(target, jenjang):
    (row,) = with_targets(PEOPLE, {nip(1): target}, PATTERNS).to_dict("records")
    found = None if pd.isna(row["jenjang"]) else row["jenjang"]
    assert (row["nip"], row["jabatan"], found) == (nip(1), target, jenjang)


def test_what_the_target_requires_is_required_by_the_same_rules():
    ruled = standards(
        ("jabatan", "KEPALA BIDANG MUTASI", "GIS", 4, "SK", "2020-01-01", None),
        ("jabatan_family", "KEPALA BIDANG", "INT", 5, "SK", "2020-01-01", None),
    )
    aimed = with_targets(PEOPLE, {nip(1): "Kepala Bidang Mutasi"}, PATTERNS)
    found = required_levels(aimed, ruled, JENJANG_LEVELS, ("INT", "KS"), TODAY)
    assert dict(zip(found["competency"], found["level_required"], strict=True)) == {"GIS": 4, "INT": 5, "KS": 3}
    assert PEOPLE["jabatan"].tolist()[0] == "JURU ARSIP"  # what was given stays as it was


def test_people_without_a_target_are_not_compared():
    assert with_targets(PEOPLE, {}, PATTERNS).empty

"""The index of professionalism of invented people, worked out by hand from Peraturan BKN 8/2019."""

from datetime import date

import pandas as pd
import pytest
from gap_cases import nip
from gap_cases import rows as whole_rows
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.analyses.ip_asn.parts import IpAsnInput, ip_asn_parts, measured_people
from asnkarier.analyses.ip_asn.scores import (
    category,
    ip_asn_differences,
    ip_asn_groups,
    ip_asn_missing,
    ip_asn_people,
)
from asnkarier.config.load import load_region
from asnkarier.resources import configs_folder
from asnkarier.tables.development import PARTICIPATIONS, TRAININGS
from asnkarier.tables.people import DISCIPLINE, EMPLOYEES, IP_ASN_SCORES, PERFORMANCE
from asnkarier.workflows.studies import STEPS

RULES = load_region("mamuju", [configs_folder()], STEPS).config.ip_asn
DAY = date(2026, 11, 1)
BANDS = RULES.categories.on(DAY).value
SOMEBODY_ELSE = (nip(99), "2020-01-01", "ringan", "Teguran")  # a list of punishments exists


def rows(table, names, *values):
    """As ``whole_rows``; what a row leaves out at its end is missing."""
    width = len(names.split())
    return whole_rows(table, names, *(value + (None,) * (width - len(value)) for value in values))


def staff(*people):
    return rows(EMPLOYEES, "nip employment jenjang education opd jabatan jenis_jabatan", *people)


def measured(people, trained=(), rated=(), punished=(SOMEBODY_ELSE,), catalogue=(), year=2026):
    """Give the parts of the index of ``people``; a training reads: nip, form, title, year, JP, status and so on."""
    return ip_asn_parts(
        IpAsnInput(
            employees=people,
            participations=rows(
                PARTICIPATIONS, "nip form title year jp status certificate ended_on training", *trained
            ),
            trainings=rows(TRAININGS, "training form title", *catalogue),
            performance=rows(PERFORMANCE, "nip year period predikat", *rated),
            discipline=rows(DISCIPLINE, "nip decided_on punishment_level punishment cancelled", *punished),
            points=RULES.points.on(DAY).value,
            besides={"profesi": 15, "spesialis": 20},
            evidence=RULES.evidence.on(DAY).value,
            year=year,
            day=DAY,
        )
    )


def ends(parts, part, who=1):
    """Give lower and upper end of one part of one person, and what is missing."""
    row = parts[(parts["nip"] == nip(who)) & (parts["part"] == part)].iloc[0]
    return row["points_low"], row["points_high"], row["missing"] if isinstance(row["missing"], str) else None


def test_the_four_dimensions_of_four_people():
    people = staff(
        (nip(1), "PNS", "administrator", "S2", "Dinas A", "KEPALA BIDANG"),
        (nip(2), "PNS", "jf_ahli_muda", "S1", "Dinas A", "ANALIS KEBIJAKAN"),
        (nip(3), "PNS", "pelaksana", "SLTA", "Dinas B", "PENGADMINISTRASI"),
        (nip(4), "PNS", "pelaksana", "SD", "Dinas B", "PRAMU BAKTI"),
    )
    trained = [
        (nip(1), "pelatihan_kepemimpinan", "Diklat PIM Tk. III", 2015, 300, "passed"),
        (nip(1), "pelatihan_teknis", "Anggaran", 2026, 12, "passed"),
        (nip(1), "bimbingan_teknis", "Aset", 2025, 8, "attended"),
        (nip(2), "pelatihan_fungsional", "Analis", 2019, 80, "passed"),
        (nip(2), "seminar", "Kebijakan", 2024, 4, "passed"),
        (nip(3), "pelatihan_teknis", "Arsip", 2026, 19, "passed"),
        (nip(3), "workshop", "Arsip", 2026, 8, "passed"),
        (nip(4), "sosialisasi", "Pelayanan", 2023, 4, "passed"),
    ]
    rated = [(nip(1), 2025, "Tahunan", "sangat_baik"), (nip(2), 2025, "tahunan", "baik"),
             (nip(3), 2025, "tahunan", "butuh_perbaikan"), (nip(4), 2025, "tahunan", "sangat_kurang")]  # fmt: skip
    punished = [(nip(3), "2021-05-01", "ringan", "Teguran"), (nip(4), "2022-05-01", "berat", "Pembebasan"),
                (nip(4), "2018-05-01", "sedang", "Penundaan")]  # fmt: skip
    parts = measured(people, trained, rated, punished)
    found = ip_asn_people(people, parts, rows(IP_ASN_SCORES, "nip year total"), BANDS, 2026)
    names = ("qualification", "competence", "performance", "discipline", "total")
    worked_out = {
        nip(1): (20, 15 + 15 + 0, 30, 5, 85),  # 12 + 8 = 20 JP, no seminar
        nip(2): (15, 15 + 0 + 10, 25, 5, 70),
        nip(3): (5, 0 + 17.5, 15, 3, 40.5),  # 19 JP are not 20
        nip(4): (1, 0, 1, 1, 3),  # a seminar of 2023 is too old for 2026
    }
    for row in found.to_dict("records"):
        assert tuple(row[f"{name}_low"] for name in names) == worked_out[row["nip"]]
        assert tuple(row[f"{name}_high"] for name in names) == worked_out[row["nip"]]
    assert list(found["category_low"]) == ["Tinggi", "Rendah", "Sangat Rendah", "Sangat Rendah"]
    groups = ip_asn_groups(found, parts, BANDS).set_index("group")
    assert groups.loc["Dinas A", "total_low"] == (85 + 70) / 2
    assert groups["total_low"].iloc[0] == (85 + 70 + 40.5 + 3) / 4
    assert groups["category_low"].iloc[0] == "Sangat Rendah"


@pytest.mark.parametrize(
    ("education", "points"),
    [("S3", 25), ("S2", 20), ("S1", 15), ("D4", 15), ("D3", 10), ("D2", 5), ("D1", 5), ("SLTA", 5), ("SLTP", 1),
     ("SD", 1), ("profesi", 15), ("spesialis", 20)],
)  # fmt: skip
def test_points_of_education(education, points):
    assert ends(measured(staff((nip(1), "PNS", "pelaksana", education))), "education") == (points, points, None)


def test_unknown_education_is_between_the_fewest_and_the_most_points():
    assert ends(measured(staff((nip(1), "PNS", "pelaksana", None))), "education") == (1, 25, "education_unknown")


@pytest.mark.parametrize(
    ("predikat", "points"),
    [("sangat_baik", 30), ("baik", 25), ("butuh_perbaikan", 15), ("kurang", 5), ("sangat_kurang", 1)],
)
def test_points_of_performance(predikat, points):
    rated = [(nip(1), 2025, "Tahunan", predikat)]
    assert ends(measured(staff((nip(1), "PNS", "pelaksana")), rated=rated), "predikat") == (points, points, None)


@pytest.mark.parametrize(
    ("rated", "expected"),
    [
        ([(2026, "Tahunan", "kurang"), (2025, "Tahunan", "baik")], (5, 5, None)),  # the newest counts
        ([(2025, "Tahunan", "baik"), (2026, "Triwulan I", "kurang")], (25, 25, None)),  # a quarter is no year
        ([(2024, "Tahunan", "baik")], (1, 30, "performance_unknown")),  # too old
        ([(2027, "Tahunan", "baik")], (1, 30, "performance_unknown")),  # after the year measured
        ([], (1, 30, "performance_unknown")),
    ],
)
def test_which_performance_counts(rated, expected):
    parts = measured(staff((nip(1), "PNS", "pelaksana")), rated=[(nip(1), *one) for one in rated])
    assert ends(parts, "predikat") == expected


@pytest.mark.parametrize(
    ("punished", "expected"),
    [
        ([SOMEBODY_ELSE], (5, 5, None)),
        ([(nip(1), "2026-11-01", "ringan", "a")], (3, 3, None)),  # on the day itself
        ([(nip(1), "2026-11-02", "ringan", "a")], (5, 5, None)),  # after it
        ([(nip(1), "2020-01-01", "sedang", "a")], (2, 2, None)),
        ([(nip(1), "2020-01-01", "berat", "a")], (1, 1, None)),
        ([(nip(1), "2020-01-01", "berat", "a", True)], (5, 5, None)),  # cancelled
        ([(nip(1), "2020-01-01", "berat", "a", True), (nip(1), "2020-01-02", "ringan", "b")], (3, 3, None)),
        ([], (1, 5, "discipline_unknown")),  # no list: not "nobody was punished"
    ],
)
def test_points_of_discipline(punished, expected):
    assert ends(measured(staff((nip(1), "PNS", "pelaksana")), punished=punished), "punishment") == expected


@pytest.mark.parametrize(
    ("tier", "part", "points"),
    [("jpt_pratama", "leadership", 15), ("administrator", "technical", 15), ("pengawas", "seminar", 10),
     ("jf_ahli_madya", "functional", 15), ("jf_terampil", "technical", 15), ("jf_penyelia", "seminar", 10),
     ("pelaksana", "technical", 22.5), ("pelaksana", "seminar", 17.5)],
)  # fmt: skip
def test_points_of_competence_by_kind_of_position(tier, part, points):
    title = {"jpt_pratama": "PKN Tingkat II"}.get(tier, "Apa saja")
    form = {"leadership": "pelatihan_kepemimpinan", "functional": "pelatihan_fungsional", "technical": "kursus",
            "seminar": "seminar"}[part]  # fmt: skip
    people = staff((nip(1), "PNS", tier, "S1", None, "JABATAN"))
    without = measured(people, [(nip(1), "tugas_belajar", "S2", 2026, 1, "passed")])
    assert ends(without, part) == (0, 0, None)
    assert ends(measured(people, [(nip(1), form, title, 2026, 20, "passed")]), part) == (points, points, None)


def test_a_kind_of_position_has_only_its_own_parts():
    people = staff((nip(1), "PNS", "administrator"), (nip(2), "PNS", "jf_mahir"), (nip(3), "PNS", "pelaksana"))
    parts = measured(people)
    parts = parts[parts["dimension"] == "competence"].groupby("nip")["part"].agg(list)
    assert parts.to_dict() == {
        nip(1): ["leadership", "technical", "seminar"],
        nip(2): ["functional", "technical", "seminar"],
        nip(3): ["technical", "seminar"],
    }


@pytest.mark.parametrize(
    ("trained", "expected"),
    [
        ([(20, 2026, "passed")], (22.5, 22.5, None)),
        ([(19, 2026, "passed")], (0, 0, None)),
        ([(10, 2026, "passed"), (10, 2025, "attended")], (22.5, 22.5, None)),
        ([(20, 2024, "passed")], (0, 0, None)),  # the year measured and the one before
        ([(20, 2026, "dropped"), (20, 2026, "declined"), (20, 2026, "proposed")], (0, 0, None)),
        ([(None, 2026, "passed")], (0, 22.5, "jp_unknown")),
        ([(20, None, "passed")], (0, 22.5, "year_unknown")),
        ([(20, 2026, None)], (0, 22.5, "certificate_missing")),
        ([(20, 2026, None, "123/2026")], (22.5, 22.5, None)),  # a history lists what was finished
        ([(20, 2026, "approved", None, "2026-03-01")], (0, 22.5, "attendance_unknown")),
        ([(20, 2026, "approved", None, "2026-12-01")], (0, 0, None)),  # its days are still to come
        ([(10, 2026, "passed"), (5, 2026, None)], (0, 0, None)),  # 15 JP even then
        ([(10, 2026, "passed"), (10, 2026, None)], (0, 22.5, "certificate_missing")),
    ],
)
def test_technical_training_of_twenty_jp(trained, expected):
    history = [(nip(1), "pelatihan_teknis", "Arsip", year, jp, *rest) for jp, year, *rest in trained]
    assert ends(measured(staff((nip(1), "PNS", "pelaksana")), history), "technical") == expected


@pytest.mark.parametrize(("year", "points"), [(2026, 17.5), (2024, 17.5), (2023, 0)])
def test_seminars_of_the_year_and_of_two_before(year, points):
    history = [(nip(1), "seminar", "Apa saja", year, 4, "passed")]
    assert ends(measured(staff((nip(1), "PNS", "pelaksana")), history), "seminar") == (points, points, None)


@pytest.mark.parametrize(
    ("tier", "title", "expected"),
    [
        ("jpt_pratama", "Diklat PIM Tingkat II", (15, 15, None)),
        ("jpt_pratama", "Diklat PIM Tingkat III", (0, 0, None)),  # Kebumen's letter: PIM III does not do
        ("administrator", "Pelatihan Kepemimpinan Administrator", (15, 15, None)),
        ("administrator", "PIM II", (0, 15, "title_unknown")),  # a higher one: nothing read says
        ("pengawas", "Diklatpim Tk. IV", (15, 15, None)),
        ("pengawas", "Diklat Kepemimpinan", (0, 15, "title_unknown")),
    ],
)
def test_leadership_training_of_the_tier_held_whenever_it_was(tier, title, expected):
    history = [(nip(1), "pelatihan_kepemimpinan", title, 2001, 300, "passed")]
    assert ends(measured(staff((nip(1), "PNS", tier)), history), "leadership") == expected


def test_functional_positions_that_ask_for_no_training_have_its_points():
    people = staff((nip(1), "PNS", "jf_ahli_muda", "S1", None, "Guru Ahli Muda"),
                   (nip(2), "PNS", "jf_ahli_muda", "S1", None, "Gurunda Ahli Muda"))  # fmt: skip
    parts = measured(people, [(nip(2), "seminar", "x", 2026, 1, "passed")])
    assert ends(parts, "functional", 1) == (15, 15, None)
    assert ends(parts, "functional", 2) == (0, 0, None)


def test_who_has_no_history_at_all_is_unknown_and_not_without_training():
    parts = measured(staff((nip(1), "PNS", "pelaksana")))
    assert ends(parts, "technical") == (0, 22.5, "no_history")
    assert ends(parts, "seminar") == (0, 17.5, "no_history")


def test_a_training_without_its_form_might_be_evidence_for_any_part_unless_the_catalogue_has_it():
    people = staff((nip(1), "PNS", "pelaksana"))
    unknown = [(nip(1), None, "x", 2026, 20, "passed", None, None, "T1")]
    assert ends(measured(people, unknown), "technical") == (0, 22.5, "form_unknown")
    assert ends(measured(people, unknown), "seminar") == (0, 17.5, "form_unknown")
    listed = measured(people, unknown, catalogue=[("T1", "seminar", "Seminar")])
    assert (ends(listed, "technical"), ends(listed, "seminar")) == ((0, 0, None), (17.5, 17.5, None))


def test_of_an_unknown_position_all_of_competence_is_unknown():
    parts = measured(staff((nip(1), "PNS", None)))
    assert ends(parts, "position") == (0, 40, "position_unknown")
    known = measured(staff((nip(1), "PNS", None, "S1", None, None, "pelaksana")))
    assert "position" not in set(known["part"])


def test_who_is_measured():
    people = staff((nip(1), "PNS", "pelaksana"), (nip(2), "PPPK", "pelaksana"), (nip(3), None, "pelaksana"))
    assert list(measured_people(people, RULES.evidence.on(DAY).value)["nip"]) == [nip(1), nip(3)]


@pytest.mark.parametrize(
    ("value", "name"),
    [(100, "Sangat Tinggi"), (91, "Sangat Tinggi"), (90.99, "Tinggi"), (90.5, "Tinggi"), (81, "Tinggi"),
     (80.999, "Sedang"), (71, "Sedang"), (70.99, "Rendah"), (61, "Rendah"), (60.99, "Sangat Rendah"),
     (0, "Sangat Rendah")],
)  # fmt: skip
def test_categories_with_their_lower_bounds(value, name):
    assert category(value, BANDS) == name


def test_what_missing_records_would_bring_adds_up_to_the_distance_of_the_ends():
    people = staff((nip(1), "PNS", "pelaksana", None), (nip(2), "PNS", "pelaksana", "S1"))
    parts = measured(people, [(nip(1), "seminar", "x", 2026, 4, None), (nip(2), "seminar", "x", 2026, 4, None)])
    found = ip_asn_missing(parts)
    told = {(row["part"], row["missing"]): (row["people"], row["points"], row["index"], row["traced"])
            for row in found.to_dict("records")}  # fmt: skip
    assert told == {
        ("predikat", "performance_unknown"): (2, 58, 29, False),
        ("seminar", "certificate_missing"): (2, 35, 17.5, True),
        ("education", "education_unknown"): (1, 24, 12, False),
    }
    scored = ip_asn_people(people, parts, rows(IP_ASN_SCORES, "nip year total"), BANDS, 2026)
    groups = ip_asn_groups(scored, parts, BANDS).iloc[0]
    assert found["index"].sum() == pytest.approx(groups["total_high"] - groups["total_low"])
    assert groups["traced"] == 17.5


def test_what_pip_asn_states_otherwise_is_listed_by_dimension():
    people = staff((nip(1), "PNS", "pelaksana", "S1", "Dinas A"), (nip(2), "PNS", "pelaksana", None, "Dinas A"))
    parts = measured(people, [(nip(1), "kursus", "x", 2026, 20, "passed"), (nip(2), "kursus", "x", 2020, 20, "passed")])
    scores = rows(
        IP_ASN_SCORES, "nip year qualification competence performance discipline total",
        (nip(1), 2026, 15, 0, 25, 5, 45), (nip(2), 2026, 20, 17.5, 25, 5, 67.5), (nip(1), 2025, 1, 1, 1, 1, 4),
    )  # fmt: skip
    found = ip_asn_people(people, parts, scores, BANDS, 2026)
    assert list(found["measured"]) == [45, 67.5]
    told = [(row["nip"], row["dimension"], row["measured"], row["difference"])
            for row in ip_asn_differences(found, scores, 2026).to_dict("records")]  # fmt: skip
    # the education and the performance here are unknown: what the export says lies between the ends
    assert told == [(nip(1), "competence", 0, -22.5), (nip(2), "competence", 17.5, 17.5)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["pelatihan_teknis", "seminar", "kursus", None]),
            st.sampled_from([2023, 2024, 2025, 2026, None]),
            st.sampled_from([5, 10, 20, None]),
            st.sampled_from(["passed", "approved", "dropped", None]),
        ),
        max_size=5,
    )
)
def test_completing_a_history_never_lowers_and_never_passes_the_upper_end(history):
    """Whatever is unknown, saying it moves both ends within those that were."""
    people = staff((nip(1), "PNS", "pelaksana"))
    before = measured(people, [(nip(1), form, "x", year, jp, status) for form, year, jp, status in history])
    said = [(nip(1), form or "seminar", "x", year or 2026, jp or 20, status or "passed")
            for form, year, jp, status in history]  # fmt: skip
    after = measured(people, said)
    for part in ("technical", "seminar"):
        low, high, _ = ends(before, part)
        said_low, said_high, _ = ends(after, part)
        assert low <= said_low <= said_high <= high


def test_the_order_of_the_rows_does_not_matter():
    people = staff((nip(1), "PNS", "pelaksana"), (nip(2), "PNS", "administrator"))
    trained = [(nip(n % 2 + 1), form, "PKA", 2026, 10, "passed")
               for n, form in enumerate(["kursus", "seminar", "pelatihan_kepemimpinan", "kursus"])]  # fmt: skip
    pd.testing.assert_frame_equal(measured(people, trained), measured(people.iloc[::-1], trained[::-1]))

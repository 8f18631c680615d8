"""The shipped files: they load, say what they must, and claim to be verified only where that is so."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest
import yaml

from asnkarier.config.checks import dated_figures
from asnkarier.config.load import load_region, region_codes
from asnkarier.config.mistakes import dotted
from asnkarier.config.model import Dated, Versions
from asnkarier.config.region import Employment, Jenjang, Method, RegionConfig
from asnkarier.config.settings import settings
from asnkarier.config.siasn import Code
from asnkarier.config.vocabulary import vocabulary
from asnkarier.resources import configs_folder
from asnkarier.tables import people
from asnkarier.tables.siasn_sheets import FORMS
from asnkarier.tables.vocabulary import fold
from asnkarier.workflows.studies import STEPS

FOLDERS = [configs_folder()]
REGIONS = ["mamuju", "manokwari", "palangkaraya", "tanjungpinang"]


@pytest.fixture(scope="module", params=REGIONS)
def config(request: pytest.FixtureRequest) -> RegionConfig:
    return load_region(request.param, FOLDERS, STEPS).config


SIASN_FORMS = """
1 T Diklat Struktural
2 F Diklat Fungsional
3 T Diklat Teknis
4 P Workshop
5 T Pelatihan Manajerial
6 T Pelatihan Sosial Kultural
7 P Sosialisasi
8 T Bimbingan Teknis
9 P Seminar
10 T Magang
11 T Kursus
12 T Penataran
13 T Pengembangan Kompetensi Dalam Bentuk Pelatihan klasikal lainnya
14 T Coaching
15 T Mentoring
16 T E-Learning
17 T Pelatihan Jarak Jauh
18 T Detasering (Secondment)
19 T Pembelajaran Alam Terbuka (Outbond)
20 T Patok Banding (Benchmarking)
21 T Pertukaran Antara Pns Dengan Pegawai Swasta/Badan Usaha Milik Negara/ Badan Usaha Milik Daerah
22 T Belajar Mandiri (Self Development)
23 T Komunitas Belajar (Community Of Practices)
24 T Bimbingan Di Tempat Kerja
25 T Pengembangan Kompetensi Dalam Bentuk Pelatihan Nonklasikal Lainnya
"""
"""The reference table "jenis diklat" of SIASN: number, letter of the certificate, name."""
CONVERTED = {
    "seminar": True,
    "workshop": True,
    "coaching": True,
    "mentoring": True,
    "belajar_mandiri": True,
    "komunitas_belajar": True,
    "detasering": True,
    "patok_banding": True,
    "pertukaran_pns_swasta": True,
    "magang": True,
    "e_learning": False,
    "pelatihan_jarak_jauh": False,
    "pembelajaran_alam_terbuka": False,
}
"""Forms whose JP are converted, and whether two sources agree on it."""


def test_the_four_regions_are_shipped() -> None:
    assert region_codes(FOLDERS) == REGIONS


@pytest.mark.parametrize(
    ("code", "kemendagri_code", "agency", "timezone"),
    [
        ("mamuju", "76.02", "BKPP", "Asia/Makassar"),
        ("palangkaraya", "62.71", "BKPSDM", "Asia/Pontianak"),
        ("manokwari", "92.02", "BKD", "Asia/Jayapura"),
        ("tanjungpinang", "21.72", "BKPSDM", "Asia/Jakarta"),
    ],
)
def test_each_region_is_who_it_is(code: str, kemendagri_code: str, agency: str, timezone: str) -> None:
    region = load_region(code, FOLDERS, STEPS).config.region
    assert (region.kemendagri_code, region.agency.short, region.timezone) == (kemendagri_code, agency, timezone)
    assert agency in region.agency.head_title


def test_each_region_has_the_nine_generic_and_its_own_competencies(config: RegionConfig) -> None:
    kinds = [competency.kind for competency in config.competencies.all]
    assert (kinds.count("managerial"), kinds.count("sociocultural")) == (8, 1)
    assert 6 <= kinds.count("technical") <= 10
    assert config.weights.competency
    assert config.weights.sectors


def test_only_what_was_read_twice_is_called_verified(config: RegionConfig) -> None:
    verified = {dotted(path): {v.verified for v in figure.versions} for path, figure in dated_figures(config)}
    dated_classes = {"training_plan.calendar.holidays": {False}} if config.region.code == "tanjungpinang" else {}
    assert verified == dated_classes | {
        "competencies.generic": {True},
        "standards.jenjang_levels": {False},
        "jabatan.standing_counted": {False},
        "assessments.validity_years": {False},
        "jpm.factors": {False},
        "jpm.mapping": {True},
        "jpm.placement": {False},
        "needs.ranking": {False},
        "needs.below_target": {False},
        "training_plan.jp_minimum": {True},
        "training_plan.jp_maximum": {True},
        **{f"training_plan.jp_conversion.{form}": {known} for form, known in CONVERTED.items()},
        "training_plan.certificates": {False},
        "training_plan.robust": {False},
        "ip_asn.points": {True},
        "ip_asn.education_besides": {False},
        "ip_asn.categories": {True},
        "ip_asn.evidence": {False},
        "talent.nine_box": {False},
        "career.retirement_age": {True},
        "career.retirement_age_functional": {False},
        "career.retirement_age_positions": {False},
        "career.retirement": {False},
        "career.contract_end": {False},
        "siasn.entered_as": {False},
        "siasn.codes.structural_trainings": {False},
        "siasn.codes.awards": {True},
        "siasn.codes.documents": {False},
        "siasn.codes.eselon": {True},
        "siasn.codes.legal_standing": {True},
        "siasn.codes.education": {False},
        "siasn.codes.performance_quadrants": {True},
        "siasn.codes.performance_ratings": {True},
        "siasn.codes.assignments": {False},
    }


def test_the_figures_are_those_of_the_sources(config: RegionConfig) -> None:
    day = date(2026, 6, 30)
    assert config.training_plan.jp_minimum.on(day).value == {"PNS": 20}
    assert config.training_plan.jp_maximum.on(day).value == {"PPPK": 24, "PPPK_PW": 24}
    assert [(band.minimum, band.code) for band in config.jpm.mapping.on(day).value] == [
        (90, "O"),
        (78, "CO"),
        (0, "KO"),
    ]
    assert [(band.minimum, band.code) for band in config.jpm.placement.on(day).value] == [
        (80, "MS"),
        (68, "MMS"),
        (0, "KMS"),
    ]
    ages = config.career.retirement_age.on(day).value | config.career.retirement_age_functional.on(day).value
    assert (ages["jpt_pratama"], ages["jf_ahli_utama"]) == (60, 65)
    assert set(ages) == set(people.JENJANG)
    assert config.career.retirement_age_positions.on(day).value["Guru"]["jf_ahli_muda"] == 60
    words = [fold(word) for spellings in config.jabatan.standing.values() for word in spellings]
    assert len(words) == len(set(words))  # none with two meanings


def test_every_form_of_siasn_has_its_number_and_its_certificate(config: RegionConfig) -> None:
    forms, words = config.training_plan.forms, vocabulary(config).choices["form"]
    table = [line.split(maxsplit=2) for line in SIASN_FORMS.split("\n") if line]
    assert {forms[words[fold(name)]].siasn_id: forms[words[fold(name)]].certificate for _, _, name in table} == {
        int(number): letter for number, letter, _ in table
    }
    assert [int(number) for number, _, _ in table] == list(range(1, 26))
    without = {code for code, form in forms.items() if (form.siasn_id, form.certificate) == (None, None)}
    assert without == {"job_shadowing", "pelatihan_di_kantor_sendiri", "library_cafe", "tugas_belajar"}


def test_jp_are_converted_as_the_sources_say(config: RegionConfig) -> None:
    rules = {form: figure.on(date(2026, 6, 30)).value for form, figure in config.training_plan.jp_conversion.items()}
    assert {(rule.per, rule.jp, form) for form, rule in rules.items()} == {
        ("session", 2, "coaching"),
        ("session", 2, "mentoring"),
        ("day", 4, "seminar"),
        ("day", 5, "workshop"),
        ("day", 2, "belajar_mandiri"),
        ("day", 2, "komunitas_belajar"),
        ("day", 3, "e_learning"),
        ("day", 4, "pelatihan_jarak_jauh"),
        ("day", 4, "pembelajaran_alam_terbuka"),
        ("activity", 20, "detasering"),
        ("activity", 10, "patok_banding"),
        ("activity", 20, "pertukaran_pns_swasta"),
        ("activity", 20, "magang"),
    }
    limits = {form: (rule.session_max, rule.day_max, rule.month_max) for form, rule in rules.items()}
    assert {form: most for form, most in limits.items() if any(most)} == {
        "coaching": (2, None, 4),
        "mentoring": (2, None, 4),
        "belajar_mandiri": (None, 2, None),
        "komunitas_belajar": (None, 2, None),
    }


def test_the_codes_of_siasn_mean_words_of_the_program(config: RegionConfig) -> None:
    codes = config.siasn.codes

    def means(table: Versions[dict[str, Code]]) -> set[str]:
        return {each.means for each in table.on(date(2026, 6, 30)).value.values() if each.means}

    standings = codes.legal_standing.on(date(2026, 6, 30)).value
    assert {each.name for each in standings.values()} <= set(config.jabatan.standings)
    assert {"51", "52", "68", "89", "90", "91", "92"} <= set(standings)
    meant = {code: config.jabatan.standings[each.name] for code, each in standings.items()}
    assert (meant["01"], meant["03"], meant["51"], meant["89"]) == (
        "active",
        "study_leave",
        "elsewhere",
        "pre_retirement",
    )
    assert means(codes.eselon) <= set(people.JENJANG)
    assert means(codes.performance_quadrants) == set(people.PREDIKAT)
    assert means(codes.performance_ratings) == set(people.RATING)
    assert means(codes.education) <= set(people.EMPLOYEES["education"].choices)
    for each in codes.education.on(date(2026, 6, 30)).value.values():
        assert config.jabatan.education[each.name] == each.means
    assert means(codes.documents) <= set(FORMS)


def test_the_words_of_the_models_are_those_of_the_tables() -> None:
    assert get_args(Jenjang) == people.JENJANG
    assert get_args(Method) == people.METHODS
    assert get_args(Employment) == people.EMPLOYMENT


def test_what_is_shown_says_the_same_when_it_is_read_again(tmp_path: Path, config: RegionConfig) -> None:
    text = yaml.safe_dump(settings(config), sort_keys=False, allow_unicode=True)
    (tmp_path / f"{config.region.code}.yaml").write_text(text, encoding="utf-8")
    assert load_region(config.region.code, [tmp_path], STEPS).config == config


def test_the_version_in_force_is_the_newest_that_has_begun() -> None:
    def version(value: int, day: str) -> Dated[int]:
        return Dated[int](value=value, valid_from=date.fromisoformat(day), basis="a", source="b", verified=False)

    figure = Versions[int](versions=(version(1, "2017-04-07"), version(2, "2024-01-01")))
    days = {"2010-01-01": 1, "2017-04-07": 1, "2023-12-31": 1, "2024-01-01": 2, "2030-01-01": 2}
    assert {day: figure.on(date.fromisoformat(day)).value for day in days} == days

"""What the shipped configuration says of single positions and legal standings, seen where it decides who is there."""

from datetime import date

import pandas as pd
import pytest

from asnkarier.analyses.gap.service import retires_on
from asnkarier.analyses.gap.staff import active
from asnkarier.config.load import load_region
from asnkarier.resources import configs_folder
from asnkarier.tables.frames import Employees
from asnkarier.tables.people import EMPLOYEES
from asnkarier.workflows.studies import STEPS

TODAY = date(2026, 11, 2)
CONFIG = load_region("mamuju", [configs_folder()], STEPS).config


def staff(**changes: object) -> Employees:
    person = {
        "nip": "196610021990011001", "name": "ANI", "birth_date": pd.Timestamp("1966-10-02"),
        "jabatan": "Arsiparis Ahli Muda", "jenjang": "jf_ahli_muda", "employment": "PNS",
    }  # fmt: skip
    return Employees(EMPLOYEES.conform(pd.DataFrame([person | changes])))


@pytest.mark.parametrize(
    ("jabatan", "jenjang", "age"),
    [
        ("Arsiparis Ahli Muda", "jf_ahli_muda", 58),  # the rule of the tier
        ("Guru Ahli Muda", "jf_ahli_muda", 60),
        ("AHLI PERTAMA - GURU KELAS", "jf_ahli_pertama", 60),  # in SIASN's order, and more words behind
        ("Jaksa Muda / Ahli Muda", "jf_ahli_muda", 62),
        ("Jaksa Madya / Ahli Madya", "jf_ahli_madya", 62),
        ("Ajun Jaksa", "jf_ahli_pertama", 62),
        ("Ajun Jaksa", None, None),  # its name does not say the tier, and no tier is guessed
        ("Lektor", "jf_ahli_muda", 65),
        ("Lektor Kepala", "jf_ahli_madya", 65),
        ("Asisten Ahli", "jf_ahli_pertama", 65),
        ("Asisten Ahli Hakim Konstitusi Ahli Pertama", "jf_ahli_pertama", 58),  # the longer name wins
        ("Dokter Ahli Utama", "jf_ahli_utama", 65),
        ("Pekerja Sosial Ahli Utama", "jf_ahli_utama", 60),
        ("Peneliti Ahli Utama", "jf_ahli_utama", 70),
        ("Perekam Medis Ahli Madya", "jf_ahli_madya", 58),
    ],
)
def test_retirement_begins_with_the_month_after_the_birthday_of_the_positions_own_age(jabatan, jenjang, age) -> None:
    (day,) = retires_on(staff(jabatan=jabatan, jenjang=jenjang), CONFIG.career, TODAY)
    assert pd.isna(day) if age is None else day == pd.Timestamp(1966 + age, 11, 1)


@pytest.mark.parametrize(
    ("born", "is_there"),
    [("1966-10-31", False), ("1966-11-01", True)],  # TMT pensiun 1 November and 1 December 2026
)
def test_a_teacher_is_there_until_the_day_of_retirement_at_60(born: str, is_there: bool) -> None:
    person = staff(birth_date=pd.Timestamp(born), jabatan="Guru Ahli Muda")
    jabatan = CONFIG.jabatan
    found = active(person, jabatan.standings, jabatan.standing_counted.on(TODAY).value, CONFIG.career, TODAY)
    assert (len(found.employees) == 1) is is_there
    assert list(found.apart["reason"]) == ([] if is_there else ["past_retirement"])


@pytest.mark.parametrize(
    ("standing", "reason"),
    [
        ("Aktif", None),
        ("CPNS yang belum menerima SK CPNS", "elsewhere"),  # 51
        ("Tidak Aktif", "elsewhere"),  # 52
        ("Eks PNS Timor Timur", "elsewhere"),  # 68
        ("Tidak aktif tetapi diusulkan Pensiun", "pre_retirement"),  # 89
        ("Tidak Ikut PUPNS 2015", "elsewhere"),  # 90
        ("Tindak Pidana/ Tindak Pidana Jabatan", "suspended"),  # 91
        ("Pemblokiran Data PNS", "suspended"),  # 92
    ],
)
def test_who_is_not_at_work_by_the_later_codes_of_siasn_is_left_out_with_the_reason(standing, reason) -> None:
    person = staff(birth_date=pd.Timestamp("1985-01-01"), kedudukan_hukum=standing)
    jabatan = CONFIG.jabatan
    found = active(person, jabatan.standings, jabatan.standing_counted.on(TODAY).value, CONFIG.career, TODAY)
    assert list(found.apart["reason"]) == ([] if reason is None else [reason])
    assert len(found.employees) == (1 if reason is None else 0)
    assert found.unknown == 0

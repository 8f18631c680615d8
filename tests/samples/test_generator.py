"""The generator: the same seed gives the same bytes, people hang together, any size and format."""

import csv
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asnkarier.config.load import load_region
from asnkarier.config.vocabulary import vocabulary
from asnkarier.rules.golongan import parse_golongan
from asnkarier.rules.jabatan import jf_jenjang
from asnkarier.rules.nip import parse_nip
from asnkarier.tables import TABLES
from asnkarier.tables.vocabulary import fold
from asnkarier.workflows.studies import STEPS
from generator.files import write_office
from generator.office import draw_office
from generator.people import draw_people
from generator.samples import write_samples
from generator.sheet import Group, Sheet, write_csv, write_xlsx
from generator.standards import technical_codes
from generator.tabular import tables
from generator.trainings import catalogue

ROOT = Path(__file__).parents[2]
REGIONS = ("mamuju", "palangkaraya", "manokwari", "tanjungpinang")


@pytest.mark.slow
def test_the_samples_can_be_made_again_byte_for_byte(tmp_path):
    write_samples(tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    shipped = ROOT / "data" / "samples"
    assert made == {path.relative_to(shipped): path.read_bytes() for path in shipped.rglob("*") if path.is_file()}


def test_one_seed_one_drawing():
    pd.testing.assert_frame_equal(draw_people("mamuju", 300, 1), draw_people("mamuju", 300, 1))
    assert set(draw_people("mamuju", 300, 1)["nip"]).isdisjoint(draw_people("palangkaraya", 300, 1)["nip"])
    assert not draw_people("mamuju", 300, 1)["name"].equals(draw_people("mamuju", 300, 2)["name"])


@settings(max_examples=15, deadline=None)
@given(region=st.sampled_from(REGIONS), size=st.integers(100, 1_500), seed=st.integers(0, 10_000))
def test_people_hang_together(region, size, seed):
    people = draw_people(region, size, seed)
    assert len(people) == size
    assert people["nip"].is_unique
    for person in people.itertuples():
        nip = parse_nip(person.nip)
        assert nip.birth_date == person.birth_date.date()
        assert nip.sex == person.sex
        assert nip.is_pppk == (person.employment != "PNS")
        assert nip.tmt[0] == person.tmt_cpns.year
        assert nip.tmt[1] in (None, person.tmt_cpns.month)
        assert nip.tmt[1] or nip.is_pppk
        age = (date(2026, 10, 31) - nip.birth_date).days / 365.25
        assert (person.tmt_cpns.date() - nip.birth_date).days / 365.25 >= 18
        assert age < 61
        assert parse_golongan(person.golongan) == person.golongan
        assert person.tmt_cpns <= person.tmt_golongan <= pd.Timestamp("2026-10-31")
        assert person.tmt_cpns <= person.tmt_jabatan <= pd.Timestamp("2026-10-31")
        if person.jenis_jabatan == "fungsional":
            assert jf_jenjang(person.jabatan) == person.jenjang


def test_teachers_and_health_workers_are_the_largest_groups():
    for region in REGIONS:
        groups = draw_people(region, 10_000, 3)["group"].value_counts()
        assert list(groups.index[:3]).count("guru") == 1
        assert groups["guru"] == groups.max()
        assert groups["kesehatan"] > groups["jf"]


@pytest.mark.parametrize("region", REGIONS)
def test_the_drawing_uses_the_words_of_the_configuration(region):
    config = load_region(region, [ROOT / "configs"], STEPS).config
    words = vocabulary(config)
    codes = {competency.code for competency in config.competencies.all}
    assert set(technical_codes(region)) == {each.code for each in config.competencies.technical}
    for training in catalogue(region):
        assert fold(training.form) in words.choices["form"]
        assert {fold(fund) for fund in training.funds} <= set(words.choices["fund"])
        assert {one.competency for one in training.teaches} <= codes
        assert all(one.level_from < one.level_to for one in training.teaches)
    opds = {fold(opd) for opd in draw_people(region, 2_000, 1)["opd"]}
    assert opds <= set(words.units)


@pytest.mark.parametrize("region", REGIONS)
def test_parquet_holds_the_programs_own_tables(region, tmp_path):
    write_office(draw_office(region, 250, 5), tmp_path, "parquet")
    for path in tmp_path.iterdir():
        table = TABLES[path.stem]
        frame = table.conform(pd.read_parquet(path))
        assert len(frame)
        assert not frame.duplicated(list(table.key)).any()
        for column in table.columns:
            if column.required and column.name not in ("source_file", "source_sheet", "source_row", "import_id"):
                assert frame[column.name].notna().all(), (table.name, column.name)
            if column.choices and column.kind == "choice":
                assert set(frame[column.name].dropna()) <= set(column.choices)


def test_the_tables_say_what_the_files_say():
    office = draw_office("manokwari", 150, 4)
    found = dict(tables(office))
    levels = found["assessments"]
    assert len(levels) == sum(
        int((part > 0).sum())
        for part in (office.results.centre, office.results.old, office.results.superior, office.results.own)
    )
    assert levels["level"].between(1, 5).all()


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_small_office_in_each_format(form, tmp_path):
    written = write_office(draw_office("tanjungpinang", 100, 1), tmp_path, form)
    assert {path.suffix for path in written} == {f".{form}"}
    first = {path.name: path.read_bytes() for path in written}
    write_office(draw_office("tanjungpinang", 100, 1), tmp_path, form)
    assert first == {path.name: path.read_bytes() for path in written}


def test_addresses_count_from_the_sheets_first_row(tmp_path):
    column = np.array(["a", "b"], dtype=object)
    plain = Sheet("x", ("No", "Nama"), [column, column])
    titled = Sheet("x", ("No", "Nama", "Skor"), [column] * 3, titles=("Judul",), groups=(Group("Nilai", 1, 2),))
    assert plain.address(0, "Nama") == "B2"
    assert titled.address(1, "Skor") == "C6"  # title, empty line, two header rows, then rows 5 and 6
    write_xlsx(tmp_path / "x.xlsx", [titled])
    assert pd.read_excel(tmp_path / "x.xlsx", header=None, engine="openpyxl").iloc[5, 2] == "b"
    write_csv(tmp_path / "x.csv", plain)
    assert list(csv.reader((tmp_path / "x.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))[1] == [
        "a",
        "a",
    ]

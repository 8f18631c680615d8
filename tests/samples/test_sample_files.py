"""The shipped samples: real layouts, invented people, and the faults their list names, no others."""

import csv
import re
from collections import Counter
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from lxml import html

from asnkarier.config.load import load_region
from asnkarier.config.vocabulary import vocabulary
from asnkarier.finding_kinds import severity
from asnkarier.outcome import Severity
from asnkarier.readers.read import read_file
from asnkarier.tables import IMPORTED
from asnkarier.tables.check import check
from asnkarier.tables.links import check_links
from asnkarier.workflows.demo import AS_OF
from asnkarier.workflows.studies import STEPS

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"
REGIONS = ("mamuju", "palangkaraya", "manokwari", "tanjungpinang")
KINDS = (
    "pegawai", "penilaian_kompetensi", "standar_kompetensi", "katalog_pelatihan", "pagu_anggaran", "kinerja",
    "usulan_kebutuhan", "riwayat_pegawai", "nilai_pelatihan", "kuesioner_pelatihan", "organisasi", "ip_asn",
)  # fmt: skip
_SIASN = (
    "PNS ID|NIP BARU|NIP LAMA|NAMA|GELAR DEPAN|GELAR BELAKANG|TEMPAT LAHIR ID|TEMPAT LAHIR NAMA|TANGGAL LAHIR|"
    "JENIS KELAMIN|AGAMA ID|AGAMA NAMA|JENIS KAWIN ID|JENIS KAWIN NAMA|NIK|NOMOR HP|EMAIL|EMAIL GOV|ALAMAT|NPWP NOMOR|"
    "BPJS|JENIS PEGAWAI ID|JENIS PEGAWAI NAMA|KEDUDUKAN HUKUM ID|KEDUDUKAN HUKUM NAMA|STATUS CPNS PNS|"
    "KARTU ASN VIRTUAL|NOMOR SK CPNS|TANGGAL SK CPNS|TMT CPNS|NOMOR SK PNS|TANGGAL SK PNS|TMT PNS|GOL AWAL ID|"
    "GOL AWAL NAMA|GOL AKHIR ID|GOL AKHIR NAMA|TMT GOLONGAN|MK TAHUN|MK BULAN|JENIS JABATAN ID|JENIS JABATAN NAMA|"
    "JABATAN ID|JABATAN NAMA|TMT JABATAN|TINGKAT PENDIDIKAN ID|TINGKAT PENDIDIKAN NAMA|PENDIDIKAN ID|PENDIDIKAN NAMA|"
    "TAHUN LULUS|KPKN ID|KPKN NAMA|LOKASI KERJA ID|LOKASI KERJA NAMA|UNOR ID|UNOR NAMA|INSTANSI INDUK ID|"
    "INSTANSI INDUK NAMA|INSTANSI KERJA ID|INSTANSI KERJA NAMA|SATUAN KERJA INDUK ID|SATUAN KERJA INDUK NAMA|"
    "SATUAN KERJA KERJA ID|SATUAN KERJA KERJA NAMA"
)
SIASN = _SIASN.split("|")


@cache
def faults():
    with (SAMPLES / "faults.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@contextmanager
def workbook(path, **options):
    book = openpyxl.load_workbook(path, **options)
    yield book
    book.close()


def employee_files(region):
    return sorted((SAMPLES / region).glob("pegawai*.xlsx"))


@cache
def whole_workbook(path):
    """Open a workbook once for all its faults; only to be read."""
    return openpyxl.load_workbook(path, data_only=True)


@cache
def employees(region):
    """Give the people's rows by header, read without any code of ours."""
    rows = []
    for path in employee_files(region):
        with workbook(path, read_only=True) as book:
            header, *body = book.worksheets[0].iter_rows(values_only=True)
        rows += [dict(zip(header, row, strict=True)) for row in body]
    return rows


@cache
def sheets(path):
    """Give what the reader found in a file, and each of its tables checked, by name."""
    config = load_region(path.parent.name, [ROOT / "configs"], STEPS).config
    words = vocabulary(config)
    result = read_file(path, headers=config.import_.headers, vocabulary=words)
    checked = [(raw.table, check(IMPORTED[raw.table], raw, words, today=AS_OF)) for raw in result.tables]
    assert all(sheet.rows == sheet.accepted + sheet.refused + sheet.blank for _, sheet in checked)
    return result.findings, checked


def findings(path):
    found, checked = sheets(path)
    return [*found, *(finding for _, sheet in checked for finding in sheet.findings)]


@pytest.mark.parametrize("region", REGIONS)
def test_every_kind_that_can_be_imported_has_a_sample(region):
    rows = Counter()
    for path in (SAMPLES / region).iterdir():
        for name, sheet in sheets(path)[1]:
            rows[name] += sheet.accepted
    assert set(rows) == set(IMPORTED)
    assert min(rows.values()) >= 5


@pytest.mark.parametrize("region", REGIONS)
def test_the_tables_of_a_sample_fit_each_other(region):
    """But for what the planted faults leave loose: people, units and trainings that are set aside or do not exist."""
    frames = {}
    for path in sorted((SAMPLES / region).iterdir()):
        for name, sheet in sheets(path)[1]:
            frames[name] = pd.concat([frames.get(name, IMPORTED[name].empty()), sheet.frame])
    loose = {finding.code for finding in check_links(frames)}
    assert loose <= {"F_PERSON_UNKNOWN", "F_TRAINING_UNKNOWN", "F_TRAINING_AIMLESS", "F_JABATAN_UNKNOWN"}
    strangers = {finding.value for finding in check_links(frames) if finding.code == "F_PERSON_UNKNOWN"}
    assert len(strangers) <= len([fault for fault in faults() if fault["region"] == region])


@pytest.mark.parametrize("region", REGIONS)
def test_every_kind_of_file_is_there_and_opens(region):
    names = [path.name for path in (SAMPLES / region).iterdir()]
    for kind in KINDS:
        assert any(name.startswith(kind) for name in names), kind
    for path in (SAMPLES / region).iterdir():
        if path.suffix == ".xlsx":
            with workbook(path, read_only=True) as book:
                assert book.sheetnames
        elif path.suffix == ".csv":
            assert path.read_bytes().startswith(b"\xef\xbb\xbf")
            assert any(";" in line for line in path.read_text(encoding="utf-8-sig").splitlines()[:10])
        else:
            assert path.suffix == ".xls"
            assert html.fromstring(path.read_text(encoding="utf-8")).findall(".//table")


def test_formats_are_mixed():
    suffixes = Counter(path.suffix for region in REGIONS for path in (SAMPLES / region).iterdir())
    assert (suffixes[".csv"], suffixes[".xls"]) == (11, 1)
    assert suffixes[".xlsx"] > 35


@pytest.mark.parametrize("region", REGIONS)
def test_the_people_come_in_the_siasn_layout(region):
    assert len(employee_files(region)) == (3 if region == "mamuju" else 1)
    for path in employee_files(region):
        with workbook(path, read_only=True) as book:
            header = next(book.worksheets[0].iter_rows(values_only=True))
        more = ("IS VALID NIK", "NAMA SEKOLAH", "FLAG IKD", "ESELON ID", "ESELON NAMA") if region == "manokwari" else ()
        assert header == (*SIASN, *more)


@pytest.mark.parametrize("region", REGIONS)
def test_sizes(region):
    assert 600 <= len(employees(region)) <= 1_001
    with workbook(SAMPLES / region / "katalog_pelatihan.xlsx") as book:
        codes = [row[1] for row in book["Katalog"].iter_rows(min_row=6, values_only=True) if row[1]]
    assert 40 <= len(codes) <= 60
    assert len(set(codes)) == len(codes)
    offices = {row["UNOR NAMA"].split(" - ")[-2] for row in employees(region)}
    assert len(offices) >= 23


def test_all_of_it_is_small():
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 6_000_000


def test_nobody_stands_twice_but_where_planted():
    nips = [row["NIP BARU"] for region in REGIONS for row in employees(region) if isinstance(row["NIP BARU"], str)]
    assert all(re.fullmatch("'[0-9]{18}", nip) for nip in nips)
    twice = {nip for nip, count in Counter(nips).items() if count > 1}
    assert twice == {fault["written"] for fault in faults() if fault["finding"] in {"F_DUPLICATE", "F_CONFLICT"}}
    # Real serial numbers count from 001 for each birth date, month of appointment and sex.
    assert min(int(nip[-3:]) for nip in nips) >= 901


@pytest.mark.parametrize("region", REGIONS)
def test_what_the_program_does_not_need_is_empty_or_plainly_invented(region):
    for row in employees(region):
        assert re.fullmatch("'99000000[0-9]{8}", row["NIK"])  # there is no province 99
        assert re.fullmatch("080000[0-9]{6}", row["NOMOR HP"])
        assert row["EMAIL"].endswith(".invalid")
        assert row["ALAMAT"].startswith("ALAMAT CONTOH")
        assert re.fullmatch("'0000000[0-9]{8}", row["NPWP NOMOR"])
        for header in ("NIP LAMA", "TEMPAT LAHIR NAMA", "AGAMA NAMA", "JENIS KAWIN NAMA", "EMAIL GOV", "BPJS"):
            assert row[header] == "null"


@pytest.mark.parametrize("region", REGIONS)
def test_names_are_given_names_of_the_list(region):
    with (ROOT / "benchmarks" / "generator" / "data" / "given_names.csv").open(encoding="utf-8", newline="") as file:
        names = {name for row in csv.DictReader(file) if row["region"] == region for name in row["names"].split()}
    for row in employees(region):
        parts = row["NAMA"].split()
        assert set(parts) <= names
        assert 2 <= len(parts) == len(set(parts)) <= 3


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: f"{fault['region']}-{fault['file']}-{fault['cell']}")
def test_each_planted_fault_stands_where_the_list_says(fault):
    path = SAMPLES / fault["region"] / fault["file"]
    if path.suffix == ".xlsx":
        page = whole_workbook(path)[fault["sheet"]]
        if not fault["cell"]:  # a column that is not there
            assert fault["header"] not in {cell.value for row in page.iter_rows(max_row=10) for cell in row}
            return
        value = page[fault["cell"]].value
        if fault["finding"] == "F_NIP_NUMBER":
            assert isinstance(value, (int, float))
            assert value == pytest.approx(float(fault["written"]), rel=1e-15)
        else:
            assert str(value) == fault["written"]
        return
    if path.suffix == ".csv":
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    else:  # the heading above the table is row 1 when a spreadsheet program opens the page
        table = html.fromstring(path.read_text(encoding="utf-8")).find(".//table")
        rows = [["heading"], *([cell.text for cell in line] for line in table.iter("tr"))]
    column, row = re.fullmatch("([A-Z])([0-9]+)", fault["cell"]).groups()
    assert rows[int(row) - 1][ord(column) - ord("A")] == fault["written"]


@pytest.mark.parametrize("region", REGIONS)
def test_the_import_finds_the_planted_faults_and_no_others(region):
    planted = {
        (fault["file"], fault["sheet"], fault["cell"], fault["finding"])
        for fault in faults()
        if fault["region"] == region and fault["finding"]
    }
    found = {
        (finding.file, finding.sheet, finding.cell, finding.code)
        for path in (SAMPLES / region).iterdir()
        for finding in findings(path)
        if severity(finding) is not Severity.INFO or finding.code == "F_DUPLICATE"
    }
    conflicts = {(file, sheet) for file, sheet, _, code in planted if code == "F_CONFLICT"}
    partners = {item for item in found if item[3] == "F_CONFLICT" and item[:2] in conflicts}  # both rows are told
    ambiguous = {item for item in planted if item[3] == "F_DATE_AMBIGUOUS"}  # only for the reader to know
    assert planted - ambiguous <= found
    assert found - partners <= planted


def test_the_readme_lists_every_fault():
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    for fault in faults():
        cell = f"| {fault['file']} | {fault['sheet']} | {fault['cell']} | {fault['header']} |"
        assert cell in text

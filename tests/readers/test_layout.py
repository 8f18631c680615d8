"""The table on a sheet is found by its headers: kind, header row, columns, footer; nothing is lost silently."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sent_files import NIPS, codes, only, read, records, text, workbook

from asnkarier.errors import InputRefused, UsageError
from asnkarier.readers.meaning import headers
from asnkarier.readers.meaning.units import unit_and_opd
from asnkarier.readers.meaning.uses import letter
from asnkarier.tables import IMPORTED
from asnkarier.tables.raw import ErrorCell, Origin
from asnkarier.tables.vocabulary import Vocabulary, fold

_SIASN = """
PNS ID | NIP BARU | NIP LAMA | NAMA | GELAR DEPAN | GELAR BELAKANG | TEMPAT LAHIR ID | TEMPAT LAHIR
NAMA | TANGGAL LAHIR | JENIS KELAMIN | AGAMA ID | AGAMA NAMA | JENIS KAWIN ID | JENIS KAWIN NAMA |
NIK | NOMOR HP | EMAIL | EMAIL GOV | ALAMAT | NPWP NOMOR | BPJS | JENIS PEGAWAI ID | JENIS PEGAWAI
NAMA | KEDUDUKAN HUKUM ID | KEDUDUKAN HUKUM NAMA | STATUS CPNS PNS | KARTU ASN VIRTUAL | NOMOR SK
CPNS | TANGGAL SK CPNS | TMT CPNS | NOMOR SK PNS | TANGGAL SK PNS | TMT PNS | GOL AWAL ID | GOL AWAL
NAMA | GOL AKHIR ID | GOL AKHIR NAMA | TMT GOLONGAN | MK TAHUN | MK BULAN | JENIS JABATAN ID | JENIS
JABATAN NAMA | JABATAN ID | JABATAN NAMA | TMT JABATAN | TINGKAT PENDIDIKAN ID | TINGKAT PENDIDIKAN
NAMA | PENDIDIKAN ID | PENDIDIKAN NAMA | TAHUN LULUS | KPKN ID | KPKN NAMA | LOKASI KERJA ID |
LOKASI KERJA NAMA | UNOR ID | UNOR NAMA | INSTANSI INDUK ID | INSTANSI INDUK NAMA | INSTANSI KERJA
ID | INSTANSI KERJA NAMA | SATUAN KERJA INDUK ID | SATUAN KERJA INDUK NAMA | SATUAN KERJA KERJA ID |
SATUAN KERJA KERJA NAMA
"""
SIASN = [" ".join(header.split()) for header in _SIASN.split("|")]
PERSONAL = [
    "NIK", "NOMOR HP", "EMAIL", "EMAIL GOV", "ALAMAT", "NPWP NOMOR", "BPJS", "AGAMA NAMA", "JENIS KAWIN NAMA", "NO KK",
    "TELEPON",
]  # fmt: skip


def refused(path: Path, **options: object) -> InputRefused:
    with pytest.raises(InputRefused) as error:
        read(path, **options)
    return error.value


# Headers


def test_siasn_is_read_column_by_column_and_the_private_ones_are_not(tmp_path: Path) -> None:
    row = [f"{header} 1" for header in SIASN]
    row[1], row[55] = f"'{NIPS[0]}", "SEKSI A - BIDANG B - DINAS C - PEMERINTAH KABUPATEN D"
    result = read(workbook(tmp_path / "a.xlsx", {"Data": [SIASN, row]}))
    table = only(result)
    frame = table.frame.iloc[0].to_dict()
    assert len(SIASN) == 64
    assert frame == {
        "nip": f"'{NIPS[0]}", "name": "NAMA 1", "title_before": "GELAR DEPAN 1",
        "title_after": "GELAR BELAKANG 1", "birth_date": "TANGGAL LAHIR 1", "sex": "JENIS KELAMIN 1",
        "employment": "JENIS PEGAWAI NAMA 1",
        "kedudukan_hukum": "KEDUDUKAN HUKUM NAMA 1", "tmt_cpns": "TMT CPNS 1", "tmt_pns": "TMT PNS 1",
        "golongan": "GOL AKHIR NAMA 1", "tmt_golongan": "TMT GOLONGAN 1", "jenis_jabatan": "JENIS JABATAN NAMA 1",
        "jabatan_id": "JABATAN ID 1", "jabatan": "JABATAN NAMA 1", "tmt_jabatan": "TMT JABATAN 1",
        "education": "TINGKAT PENDIDIKAN NAMA 1", "education_field": "PENDIDIKAN NAMA 1",
        "location": "LOKASI KERJA NAMA 1",
        "unor_id": "UNOR ID 1", "unor": "SEKSI A", "opd": "DINAS C", "pns_id": "PNS ID 1", "source_row": 2,
    }  # fmt: skip
    assert table.origins["nip"] == Origin("B", "NIP BARU")
    assert table.origins["opd"] == Origin("BD", "UNOR NAMA")
    assert set(PERSONAL) & set(table.skipped_headers) == set(PERSONAL) & set(SIASN)
    (skipped,) = result.findings
    assert (skipped.code, skipped.count) == ("F_HEADER_SKIPPED", 64 - len(table.origins) + 1)


def test_no_spelling_reads_private_columns_or_moves_people_back() -> None:
    for kind in headers.KINDS:
        for spelling, (column, _) in kind.spellings.items():
            assert spelling not in {fold(header) for header in PERSONAL}
            assert not (column == "golongan" and "awal" in spelling)
            assert not (column == "tmt_pns" and "cpns" in spelling)


def test_every_column_of_every_imported_table_has_a_spelling() -> None:
    for table in IMPORTED.values():
        found = {column for kind in headers.KINDS if table.name in kind.tables for column, _ in kind.spellings.values()}
        assert {column.name for column in table.columns} <= found


@pytest.mark.parametrize(
    ("path", "unor", "opd"),
    [
        ("SEKSI X - BIDANG Y - DINAS Z - PEMERINTAH KABUPATEN W", "SEKSI X", "DINAS Z"),
        ("DINAS Z - PEMERINTAH KOTA W", "DINAS Z", "DINAS Z"),
        ("SD NEGERI 1 - DINAS PENDIDIKAN", "SD NEGERI 1", "DINAS PENDIDIKAN"),
        ("DINAS Z", "DINAS Z", "DINAS Z"),
        ("PEMERINTAH KABUPATEN W", "PEMERINTAH KABUPATEN W", "PEMERINTAH KABUPATEN W"),
        ("UPT SD-SMP 3 - DINAS Z - PEMERINTAH KOTA W", "UPT SD-SMP 3", "DINAS Z"),
    ],
)
def test_the_path_of_a_unit(path: str, unor: str, opd: str) -> None:
    assert unit_and_opd(path) == (unor, opd)


@pytest.mark.parametrize(
    ("cell", "name", "nip"),
    [
        (f"ANI CONTOH, S.E.\nNIP. {NIPS[0]}", "ANI CONTOH, S.E.", NIPS[0]),
        (f"{NIPS[0]} / Ani", "Ani", NIPS[0]),
        ("Ani (19870312 201001 1 001)", "Ani", "19870312 201001 1 001"),
        ("Ani, NIP 123", None, "Ani, NIP 123"),
        (f"Ani {NIPS[0]}9", None, f"Ani {NIPS[0]}9"),
    ],
)
def test_name_and_nip_in_one_cell(tmp_path: Path, cell: str, name: str | None, nip: str) -> None:
    rows = [["No", "Nama / NIP", "Jabatan", "Gol", "OPD"], [1, cell, "x", "III/a", "y"]]
    table = only(read(workbook(tmp_path / "a.xlsx", {"Data": rows})))
    assert records(table, "name", "nip") == [(name, nip)]
    assert table.cell("nip", 0) == ("B2", "Nama / NIP")


def test_units_split_by_depth(tmp_path: Path) -> None:
    rows = [
        ["NIP", "NAMA", "JABATAN", "UNOR (3)", "UNOR (2)", "UNOR (1)"],
        [NIPS[0], "Ani", "x", "Seksi A", "Bidang B", "Dinas C"],
        [NIPS[1], "Budi", "x", None, None, "Dinas C"],
        [NIPS[2], "Citra", "x", None, None, None],
    ]
    table = only(read(workbook(tmp_path / "a.xlsx", {"Data": rows})))
    assert records(table, "unor", "opd") == [("Seksi A", "Dinas C"), ("Dinas C", "Dinas C"), (None, None)]


def test_a_regions_spelling_comes_first(tmp_path: Path) -> None:
    rows = [["NIP", "NAMA", "JABATAN", "POSISI", "DISTRIK"], [NIPS[0], "Ani", "lama", "baru", "Utara"]]
    path = workbook(tmp_path / "a.xlsx", {"Data": rows})
    region = {"employees": {"jabatan": ("Posisi",), "location": ("Distrik",)}}
    result = read(path, headers=region)
    assert records(only(result), "jabatan", "location") == [("baru", "Utara")]
    assert only(result).skipped_headers == ("JABATAN",)


def test_a_mapping_wins_over_everything(tmp_path: Path) -> None:
    rows = [
        ["Identitas", "Sebutan", "NAMA", "JABATAN", "OPD", "GOL"],
        [NIPS[0], "Ani", "bukan nama", "x", "y", "III/a"],
    ]
    path = workbook(tmp_path / "a.xlsx", {"Data": rows})
    mapping = {"Identitas": "nip", "sebutan": "name", "NAMA": "", "GOL": ""}
    table = only(read(path, mapping=mapping))
    assert records(table, "nip", "name", "jabatan") == [(NIPS[0], "Ani", "x")]
    assert "golongan" not in table.frame
    with pytest.raises(UsageError, match="nipp"):
        read(path, mapping={"Identitas": "nipp"})


def test_the_same_header_twice(tmp_path: Path) -> None:
    def sheet(first: str | None, second: str | None) -> Path:
        rows = [["NIP", "NAMA", "TMT JABATAN", "JABATAN", "TMT JABATAN"], [NIPS[0], "Ani", first, "x", second]]
        return workbook(tmp_path / "a.xlsx", {"Data": rows})

    assert records(only(read(sheet("1", "1"))), "tmt_jabatan") == [("1",)]
    second = only(read(sheet(None, "2")))
    assert (records(second, "tmt_jabatan"), second.origins["tmt_jabatan"].letter) == ([("2",)], "E")
    (finding,) = refused(sheet("1", "2")).findings
    assert (finding.code, finding.details) == ("E_SAME_HEADER", {"letters": "C, E", "column": "tmt_jabatan"})


def test_no_known_header_names_the_nearest(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Data": [["Nomr Induk Pegawai", "Jabatn", "x"], ["1", "2", "3"]]})
    (finding,) = refused(path).findings
    assert finding.code == "E_NO_HEADER"
    assert "NOMOR INDUK PEGAWAI" in str(finding.details["nearest"])


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (55, "BD"), (701, "ZZ"), (702, "AAA")])
def test_letters_of_columns(index: int, letters: str) -> None:
    assert letter(index) == letters


# Kinds

SHEETS = {
    "employees": ["NIP", "Nama", "Gol Ruang", "Jabatan", "Unit Kerja"],
    "assessments": ["No", "NIP", "Nama", "Kompetensi", "Level", "Tanggal Penilaian", "Metode"],
    "standards": ["Nama Jabatan", "Kompetensi", "Level", "Berlaku Mulai"],
    "trainings": ["Kode", "Nama Pelatihan", "Bentuk", "Jalur", "JP", "Biaya per Peserta (Rp)"],
    "training_competencies": ["Kode Pelatihan", "Kompetensi", "Level Awal", "Level Akhir"],
    "budgets": ["Tahun Anggaran", "Sumber Dana", "Perangkat Daerah", "Pagu (Rp)"],
    "performance": ["NIP", "Nama", "Tahun", "Hasil Kerja", "Perilaku Kerja", "Predikat Kinerja"],
    "needs": ["Forum", "Tanggal", "Perangkat Daerah", "Kompetensi", "Uraian Kebutuhan", "Jumlah Suara"],
    "exemptions": ["NIP", "Nama", "Kompetensi", "Alasan", "Ditetapkan Oleh", "Berlaku Sampai"],
    "participations": ["No", "NIP", "Nama", "Nama Diklat", "Tanggal Mulai", "Tanggal Selesai", "Jam", "No Sertifikat"],
    "scores": ["No", "NIP", "Nama", "Nama Pelatihan", "Pre Test", "Post Test"],
    "feedback": ["Responden", "Nama Pelatihan", "Pertanyaan", "Nilai", "Saran"],
    "ip_asn_scores": ["NIP", "Nama", "Kualifikasi", "Kompetensi", "Kinerja", "Disiplin", "Total"],
    "discipline": ["NIP", "Nama", "Tingkat", "Jenis Hukuman", "Nomor SK", "Tanggal SK", "TMT", "Berakhir"],
    "awards": ["NIP", "Nama", "Nama Penghargaan", "Tingkat", "Nomor SK", "Tanggal SK"],
    "absences": ["NIP", "Nama", "Jenis Cuti", "Tanggal Mulai", "Tanggal Selesai", "Keterangan"],
    "units": ["ID", "NAMA_UNOR", "ID_ATASAN"],
    "positions": ["Nama Jabatan", "Kelas", "Unit Kerja", "Perangkat Daerah", "B", "K", "+/-"],
    "proposals": ["NIP", "Nama", "Jenis Usul", "Tahap", "Tanggal Masuk", "Tanggal Selesai"],
}


@pytest.mark.parametrize("kind", sorted(IMPORTED))
def test_the_kind_follows_from_the_headers(tmp_path: Path, kind: str) -> None:
    rows = [["JUDUL"], SHEETS[kind], [f"isi {number}" for number in range(len(SHEETS[kind]))]]
    assert only(read(workbook(tmp_path / "a.xlsx", {"Data": rows}))).table == kind


@pytest.mark.parametrize("kind", sorted(IMPORTED))
def test_our_own_export_can_be_read_again(tmp_path: Path, kind: str) -> None:
    names = IMPORTED[kind].names
    table = only(read(text(tmp_path / f"{kind}.csv", [names, [f"x{number}" for number in range(len(names))]])))
    assert table.table == kind
    assert set(names) <= set(table.frame)


def test_a_catalogue_that_names_competencies_gives_two_tables(tmp_path: Path) -> None:
    rows = [
        ["Kode", "Nama Pelatihan", "Jalur", "JP", "Kompetensi", "Level Awal", "Level Akhir"],
        ["P1", "Komunikasi Dasar", "klasikal", 20, "Komunikasi", 1, 2],
        ["P1", "Komunikasi Dasar", "klasikal", 20, "Kerja Sama", 1, 2],
        ["P2", "Integritas", "klasikal", 10, "Integritas", 2, 3],
    ]
    path = workbook(tmp_path / "a.xlsx", {"Data": rows})
    trainings, taught = read(path).tables
    assert records(trainings, "source_row", "training", "jp") == [(2, "P1", 20.0), (4, "P2", 10.0)]
    assert (trainings.sheet_rows, trainings.blank_rows) == (3, 1)
    assert records(taught, "training", "competency") == [
        ("P1", "Komunikasi"),
        ("P1", "Kerja Sama"),
        ("P2", "Integritas"),
    ]
    assert [table.table for table in read(path, kind="training_competencies").tables] == ["training_competencies"]


def test_standards_say_what_their_target_is(tmp_path: Path) -> None:
    rows = [
        ["Berlaku Mulai: 1 Januari 2024"],
        ["Jabatan", "Rumpun Jabatan", "Jenjang", "Kompetensi", "Level"],
        ["Camat", None, "administrator", "INT", 4],
        [None, "Guru", None, "INT", 3],
        [None, None, "pengawas", "INT", 2],
    ]
    table = only(read(workbook(tmp_path / "a.xlsx", {"SKJ": rows})))
    assert records(table, "scope", "target", "valid_from") == [
        ("jabatan", "Camat", date(2024, 1, 1)),
        ("jabatan_family", "Guru", date(2024, 1, 1)),
        ("jenjang", "pengawas", date(2024, 1, 1)),
    ]


# Sheets


def people(count: int = 2) -> list[list[object]]:
    return [SHEETS["employees"], *([NIPS[n], f"Nama {n}", "III/a", "Analis", "Dinas A"] for n in range(count))]


def test_other_sheets_are_skipped_and_hidden_ones_read_only_in_need(tmp_path: Path) -> None:
    notes = [["Catatan"], ["Data diambil dari aplikasi"]]
    both = workbook(tmp_path / "a.xlsx", {"Catatan": notes, "Data": people(), "Lama": people(3)}, hidden=["Lama"])
    result = read(both)
    assert [(table.sheet, len(table.frame)) for table in result.tables] == [("Data", 2)]
    assert codes(result) == ["F_SHEET_SKIPPED"]
    hidden = workbook(tmp_path / "b.xlsx", {"Catatan": notes, "Lama": people(3)}, hidden=["Lama"])
    assert codes(read(hidden)) == ["F_HIDDEN_SHEET", "F_SHEET_SKIPPED"]
    assert only(read(both, sheet="lama")).sheet == "Lama"
    (finding,) = refused(both, sheet="Pegawai").findings
    assert (finding.code, finding.details["sheets"]) == ("E_NO_SHEET", "Catatan, Data, Lama")


def test_a_header_without_rows_is_an_empty_file(tmp_path: Path) -> None:
    assert refused(workbook(tmp_path / "a.xlsx", {"Data": people(0)})).findings[0].code == "E_EMPTY"
    assert refused(workbook(tmp_path / "b.xlsx", {"Data": [], "Lain": []})).findings[0].code == "E_EMPTY"


def test_error_cells_stay_errors_and_numbers_numbers(tmp_path: Path) -> None:
    rows = [[None], [None, *SHEETS["employees"]], [None, float(NIPS[0]), "Ani", "=A1", True, date(2025, 3, 1)]]
    table = only(read(workbook(tmp_path / "a.xlsx", {"Data": rows})))
    assert records(table, "nip", "name", "golongan", "jabatan", "unor", "source_row") == [
        (float(NIPS[0]), "Ani", ErrorCell("#REF!"), "TRUE", date(2025, 3, 1), 3)
    ]
    assert table.cell("golongan", 0) == ("D3", "Gol Ruang")


FOOTERS = [
    [["Jumlah", None, "2"]],
    [[None, "Jumlah pegawai :", 2]],
    [[None, None, None, "Mamuju, 12 Maret 2025"], [None, None, None, "Kepala BKPSDM,"], [],
     [None, None, None, "Drs. Contoh, M.Si"], [None, None, None, "NIP. 196503121990011001"]],
    [["Mengetahui,", None, None, "Mamuju, 12 Maret 2025"], ["Sekretaris", None, None, "Kepala Bidang"],
     ["Contoh Satu", None, None, "Contoh Dua"]],
    [["Catatan: data per 1 Maret"]],
]  # fmt: skip


@pytest.mark.parametrize("footer", FOOTERS)
def test_a_footer_is_no_row_but_is_told(tmp_path: Path, footer: list[list[object]]) -> None:
    result = read(workbook(tmp_path / "a.xlsx", {"Data": [*people(), [], *footer]}))
    table = only(result)
    assert records(table, "nip") == [(NIPS[0],), (NIPS[1],)]
    assert table.blank_rows == table.sheet_rows - 2
    (finding,) = result.findings
    filled = [5 + place for place, row in enumerate(footer) if row]
    assert (finding.code, finding.details["rows"]) == ("F_FOOTER", ", ".join(map(str, filled)))


@pytest.mark.parametrize(
    "row",
    [
        [None, "Tanpa NIP", "III/a", "Kepala Seksi", "Dinas A"],
        ["1987", "Budi", "III/a", "Kepala Dinas", None],
        [NIPS[5], None, None, None, None],
        ["Jumlah", "Total Budi", "III/a", "Kepala", "Dinas A"],
        [None, "Kepala Dinas", "III/a", None, None],
    ],
)
def test_a_row_that_could_be_data_is_kept(tmp_path: Path, row: list[object]) -> None:
    kept = [*people(), row] if row[0] != "Jumlah" else [*people(1), row, people()[-1]]
    result = read(workbook(tmp_path / "a.xlsx", {"Data": kept}))
    assert len(only(result).frame) == 3
    assert codes(result) == []


# One meaning, however messy

ALIASES = {
    "nip": ["NIP BARU", "NIP", "Nomor Induk Pegawai", "NIP / NI PPPK", " nip\nbaru "],
    "name": ["NAMA", "Nama Lengkap", "Nama Pegawai"],
    "golongan": ["GOL AKHIR NAMA", "Gol. Ruang", "Golongan", "Pangkat/Gol."],
    "jabatan": ["JABATAN NAMA", "Nama Jabatan", "Jabatan"],
    "opd": ["Perangkat Daerah", "OPD", "SKPD"],
    "tmt_jabatan": ["TMT JABATAN", "TMT. Jabatan"],
}
NAMES = st.text(
    st.characters(codec="utf-8", categories=["L", "Zs"], include_characters="'.,-"), min_size=1, max_size=12
).filter(str.strip)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_mess_does_not_change_the_meaning(tmp_path: Path, data: st.DataObject) -> None:
    draw = data.draw
    columns = draw(st.permutations(list(ALIASES)))
    count = draw(st.integers(1, 5))
    truth = [
        {column: (NIPS[n] if column == "nip" else f"{draw(NAMES)} {n}") for column in ALIASES} for n in range(count)
    ]
    written = [draw(st.sampled_from(["{}", "'{}", "{} "])) for _ in truth]
    header = [draw(st.sampled_from(ALIASES[column])) for column in columns]
    shift = draw(st.integers(0, 2))
    titles = draw(
        st.lists(
            st.sampled_from([[], ["DAFTAR PEGAWAI"], ["Keadaan: Maret 2025"], [None, "KABUPATEN CONTOH"]]), max_size=6
        )
    )
    index_row = [list(range(1, len(columns) + 1))] if draw(st.booleans()) else []
    footer = draw(st.sampled_from([[], *FOOTERS]))
    rows: list[list[object]] = [*titles, header, *index_row]
    places = []
    for person, form in zip(truth, written, strict=True):
        rows += [[]] * draw(st.integers(0, 1))
        rows.append([form.format(person[column]) if column == "nip" else person[column] for column in columns])
        places.append(len(rows))
    rows += [[], *footer] if footer else []
    if shift:
        rows = [[*[None] * shift, *row] for row in rows]
    table = only(read(workbook(tmp_path / "a.xlsx", {"Data": rows})))
    found = [{column: str(row[column]) for column in ALIASES} for row in table.frame.to_dict("records")]
    assert [row["nip"].strip(" '") for row in found] == [person["nip"] for person in truth]
    assert [{**row, "nip": ""} for row in found] == [{**person, "nip": ""} for person in truth]
    assert table.frame["source_row"].tolist() == places
    assert table.sheet_rows == len(table.frame) + table.blank_rows


def test_an_empty_vocabulary_reads_as_well(tmp_path: Path) -> None:
    assert only(read(workbook(tmp_path / "a.xlsx", {"Data": people()}), vocabulary=Vocabulary())).table == "employees"

"""Sheets about what people did: histories, tests, questionnaires, indices, awards, punishments, proposals.

Each sheet stands here as an office would write it, beside the rows that are stored and what there is to say about it.
"""

from datetime import date
from pathlib import Path

import pytest
from sent_files import only, read, refusal_codes, text
from stored_rows import ANI, BUDI, CITRA, DEDI, imported, rows, sent, told

from asnkarier.errors import InputRefused

# Participations


def test_a_history_of_trainings_kept_by_an_office(tmp_path: Path) -> None:
    result = imported(
        sent(
            tmp_path,
            ["RIWAYAT PENGEMBANGAN KOMPETENSI"],
            ["KEADAAN 31 OKTOBER 2026"],
            [],
            ["No", "NIP", "Nama", "Jabatan", "Jenis Diklat", "Nama Pelatihan", "Penyelenggara", "Tgl. Mulai",
             "Tgl. Selesai", "Jml Jam", "JP", "No. Sertifikat", "Status Kelulusan"],
            [1, f"'{ANI}", "ANI", "Analis", "Bimbingan Teknis", "Bimtek Aset", "BPSDM", "03-02-2025", "05-02-2025",
             None, "24 JP", "800/1", "Lulus"],
            [2, BUDI, "BUDI", "Analis", "Bimtek Kilat", "Menulis Surat", "-", "29-12-2024", "02-01-2025", None, "-",
             "-", None],
            [3, CITRA, "CITRA", "Analis", "Diklat Teknis", "Arsip", None, "10-03-2025", "01-03-2025", None, 20, None,
             "Lulus"],
            [4, DEDI, "DEDI", "Analis", "Diklat Teknis", "Arsip", None, "10-03-2025", None, None, 20, None, "Hebat"],
            [],
            [None, None, None, None, "Mamuju, 2 November 2026"],
        ),
        "participations",
    )  # fmt: skip
    assert rows(result) == [
        {"nip": ANI, "training": "Bimtek Aset", "title": "Bimtek Aset", "form": "bimbingan_teknis",
         "provider": "BPSDM", "started_on": date(2025, 2, 3), "ended_on": date(2025, 2, 5), "year": 2025, "jp": 24,
         "certificate": "800/1", "status": "passed"},
        # It counts for the year in which it ended; that it is in a history does not say how it ended.
        {"nip": BUDI, "training": "Menulis Surat", "title": "Menulis Surat", "started_on": date(2024, 12, 29),
         "ended_on": date(2025, 1, 2), "year": 2025},
        {"nip": DEDI, "training": "Arsip", "title": "Arsip", "form": "pelatihan_teknis",
         "started_on": date(2025, 3, 10), "year": 2025, "jp": 20},
    ]  # fmt: skip
    assert told(result) == [("F_WORD_IGNORED", "E6"), ("F_DATE_ORDER", "H7"), ("F_WORD_IGNORED", "M8")]
    assert (result.rows, result.accepted, result.refused, result.blank) == (6, 3, 1, 2)


def test_the_history_of_courses_of_siasn(tmp_path: Path) -> None:
    header = ["id", "idPns", "nipBaru", "nipLama", "jenisKursusNama", "jenisKursusSertifikat", "institusiPenyelenggara",
              "jenisKursusId", "jumlahJam", "namaKursus", "noSertipikat", "tahunKursus", "tanggalKursus", "path",
              "jenisDiklatId", "tanggalSelesaiKursus"]  # fmt: skip
    path = text(
        tmp_path / "kursus.csv",
        [
            header,
            ["A1", "B1", ANI, "", "", "T", "LAN", "", "40", "Analisis Kebijakan", "12/2024", "2024", "05-03-2024", "",
             "3", "09-03-2024"],
            ["A2", "B2", BUDI, "", "", "T", "BKN", "", "8", "Tata Naskah", "7", "2023", "11-05-2023", "", "99", ""],
        ],
    )  # fmt: skip
    result = imported(path, "participations")
    assert rows(result) == [
        {"nip": ANI, "training": "Analisis Kebijakan", "title": "Analisis Kebijakan", "form": "pelatihan_teknis",
         "provider": "LAN", "jp": 40, "certificate": "12/2024", "year": 2024, "started_on": date(2024, 3, 5),
         "ended_on": date(2024, 3, 9)},
        {"nip": BUDI, "training": "Tata Naskah", "title": "Tata Naskah", "provider": "BKN", "jp": 8,
         "certificate": "7", "year": 2023, "started_on": date(2023, 5, 11)},
    ]  # fmt: skip
    assert told(result) == [("F_WORD_IGNORED", "O3")]  # SIASN has no form 99


def test_the_number_of_a_row_in_siasn_is_kept_and_no_other_is_taken_for_one(tmp_path: Path) -> None:
    def ids(*written: str) -> list[object]:
        header = ["id", "nipBaru", "namaKursus", "noSertipikat", "tahunKursus", "tanggalKursus", "tanggalSelesaiKursus"]
        lines = [[one, nip, "Arsip", "7", "2024", "05-03-2024", "06-03-2024"]
                 for one, nip in zip(written, (ANI, BUDI), strict=True)]  # fmt: skip
        table = only(read(text(tmp_path / "kursus.csv", [header, *lines], delimiter=";")))
        return list(table.frame["siasn_id"]) if "siasn_id" in table.frame else []

    old, new = "8AE483A570E6758B01710BA2C7527D80", "ff8080a1-9b2c-4d1e-8f00-0123456789ab"
    assert ids(old, new) == [old, new]
    assert ids("1", "2") == []  # a list of the office's own
    assert ids(old, "2") == []


def test_the_history_of_leadership_trainings_of_siasn(tmp_path: Path) -> None:
    header = ["id", "idPns", "nipBaru", "nipLama", "latihanStrukturalId", "latihanStrukturalNama", "nomor", "tanggal",
              "tahun", "path", "jumlahJam", "tanggalSelesai", "institusiPenyelenggara"]  # fmt: skip
    row = ["A1", "B1", ANI, "", "2", "DIKLAT PIM TK.IV", "55/PIM", "01-08-2019", "2019", "", "379", "30-10-2019", "LAN"]
    assert rows(imported(text(tmp_path / "diklat.csv", [header, row]), "participations")) == [
        {"nip": ANI, "training": "DIKLAT PIM TK.IV", "title": "DIKLAT PIM TK.IV", "form": "pelatihan_kepemimpinan",
         "started_on": date(2019, 8, 1), "ended_on": date(2019, 10, 30), "year": 2019, "jp": 379, "provider": "LAN",
         "certificate": "55/PIM"},
    ]  # fmt: skip


def test_a_list_of_those_who_passed_one_training(tmp_path: Path) -> None:
    """Code, title and class stand above the table; the certificates say what kind of list it is."""
    result = imported(
        sent(
            tmp_path,
            ["DAFTAR PESERTA"],
            ["Kode Pelatihan", ": MJU-007"],
            ["Nama Pelatihan : Manajemen Proyek"],
            ["Angkatan : II"],
            ["No", "Nama / NIP", "Instansi", "Nomor Sertifikat", "Tanggal Mulai"],
            [1, f"Ani\nNIP. {ANI}", "Dinas", "9/2026", "12 Mei 2026"],
        ),
        "participations",
    )
    assert rows(result) == [
        {"nip": ANI, "training": "MJU-007", "title": "Manajemen Proyek", "training_class": "II",
         "certificate": "9/2026", "started_on": date(2026, 5, 12), "year": 2026}
    ]  # fmt: skip


def test_a_list_of_ranks_with_a_training_for_each_person_stays_a_list_of_people(tmp_path: Path) -> None:
    header = ["No", "NIP", "Nama", "Gol Ruang", "TMT Golongan", "Jabatan", "Nama Diklat", "Tahun", "Jam"]
    row = [1, ANI, "Ani", "III/a", "01-04-2020", "Analis", "PIM IV", 2019, 379]
    assert only(read(sent(tmp_path, ["DAFTAR URUT KEPANGKATAN"], header, row))).table == "employees"


# Scores


def test_pre_and_post_tests_side_by_side(tmp_path: Path) -> None:
    result = imported(
        sent(
            tmp_path,
            ["REKAP NILAI PRE TEST DAN POST TEST"],
            ["Nama Pelatihan : Manajemen Proyek"],
            ["Angkatan: I"],
            [],
            ["No", "NIP", "Nama", "Pre-Test", "Post Test", "Kenaikan"],
            [1, ANI, "Ani", 55, "82,5", 27.5],
            [2, BUDI, "Budi", None, 70, None],
            [3, CITRA, "Citra", "tidak hadir", 90, None],
        ),
        "scores",
    )
    common = {"training": "Manajemen Proyek", "title": "Manajemen Proyek", "training_class": "I"}
    assert rows(result) == [
        {"nip": ANI, "phase": "pre", "score": 55.0, **common},
        {"nip": ANI, "phase": "post", "score": 82.5, **common},
        {"nip": BUDI, "phase": "post", "score": 70.0, **common},
        {"nip": CITRA, "phase": "post", "score": 90.0, **common},
    ]
    assert told(result) == [("F_NUMBER_BAD", "D8")]


def test_a_long_list_of_scores_with_a_column_for_the_phase(tmp_path: Path) -> None:
    header = ["NIP", "Kode Pelatihan", "Angkatan", "Materi Tes", "Jenis Tes", "Nilai", "Nilai Maksimal", "Tanggal Tes"]
    result = imported(
        sent(
            tmp_path,
            header,
            [ANI, "MJU-001", "I", "Kasus", "Pre Test", 6, 10, "02-03-2026"],
            [ANI, "MJU-001", "I", "Kasus", "Pasca Tes", 11, 10, "06-03-2026"],
            [BUDI, "MJU-001", "I", "Kasus", "Tengah", 7, 10, "04-03-2026"],
            [CITRA, "MJU-001", "I", "Kasus", "Post Test", 7, 10, "04-03-2027"],
        ),
        "scores",
    )
    assert rows(result) == [
        {"nip": ANI, "training": "MJU-001", "training_class": "I", "instrument": "Kasus", "phase": "pre", "score": 6.0,
         "max_score": 10.0, "scored_on": date(2026, 3, 2)}
    ]  # fmt: skip
    assert told(result) == [("F_SCORE_MAX", "F3"), ("F_WORD_UNKNOWN", "E4"), ("F_DATE_FUTURE", "H5")]


# Feedback


def test_a_questionnaire_with_a_column_for_each_question(tmp_path: Path) -> None:
    result = imported(
        sent(
            tmp_path,
            ["EVALUASI PENYELENGGARAAN"],
            ["Nama Pelatihan : Manajemen Proyek"],
            ["Stempel waktu", "Materi pelatihan", "Apakah narasumber menguasai bahan?", "Kritik dan Saran"],
            ["2026-05-14 15:02", 4, 5, "Ruang terlalu panas"],
            ["2026-05-14 15:03", 3, None, None],
            ["2026-05-14 15:09", "cukup", 4, "-"],
        ),
        "feedback",
    )
    first, second, third = "2026-05-14 15:02", "2026-05-14 15:03", "2026-05-14 15:09"
    asked = "Apakah narasumber menguasai bahan?"
    assert [(r["respondent"], r["question"], r.get("rating"), r.get("comment")) for r in rows(result)] == [
        (first, "Materi pelatihan", 4.0, None),
        (first, asked, 5.0, None),
        (first, "Kritik dan Saran", None, "Ruang terlalu panas"),
        (second, "Materi pelatihan", 3.0, None),
        (third, asked, 4.0, None),
    ]
    assert {r["training"] for r in rows(result)} == {"Manajemen Proyek"}
    assert told(result) == [("F_NUMBER_IGNORED", "B6"), ("F_REQUIRED", "B6")]


def test_a_questionnaire_in_rows_of_which_nobody_is_named(tmp_path: Path) -> None:
    path = sent(
        tmp_path,
        ["Nama Pelatihan", "Kelas", "Pertanyaan", "Nilai", "Skala"],
        ["Arsip", "I", "Materi", 4, 5],
        ["Arsip", "I", "Materi", 6, 5],
    )
    assert [f.code for f in read(path).findings] == ["F_ANONYMOUS"]
    result = imported(path, "feedback")
    assert rows(result) == [
        {"training": "Arsip", "title": "Arsip", "training_class": "I", "respondent": "kiriman.xlsx 2",
         "question": "Materi", "rating": 4.0, "max_rating": 5.0}
    ]  # fmt: skip
    assert told(result) == [("F_SCORE_MAX", "D3")]


def test_aspects_of_persons_are_no_questions_about_a_training(tmp_path: Path) -> None:
    """A recap of potentials has such columns, and names persons; it is refused rather than taken for answers."""
    path = sent(
        tmp_path, ["NIP", "Nama", "Kemampuan Intelektual", "Kemampuan Interpersonal", "Saran"], [ANI, "Ani", 3, 4, "x"]
    )
    assert refusal_codes(read, path) == ["E_NO_HEADER"]


# IP ASN


def test_the_export_of_pip_asn_has_its_header_in_row_7(tmp_path: Path) -> None:
    result = imported(
        sent(
            tmp_path,
            ["PENGUKURAN INDEKS PROFESIONALITAS ASN"],
            ["PEMERINTAH KABUPATEN MAMUJU"],
            ["TAHUN 2025"],
            [],
            ["Tanggal cetak: 02-11-2026"],
            [],
            ["No", "NIP", "Nama", "Nama Jabatan", "Satuan Kerja", "Kualifikasi", "Kompetensi", "Kinerja", "Disiplin",
             "Total", "Kategori"],
            [1, ANI, "ANI", "Analis", "Dinas", 15, "22,5", 25, 5, "67,5", "Rendah"],
            [2, BUDI, "BUDI", "Analis", "Dinas", 15, 10, 25, 5, 65, "Rendah"],
            [3, CITRA, "CITRA", "Analis", "Dinas", None, 10, 25, 5, 40, "Sangat Rendah"],
            [4, DEDI, "DEDI", "Analis", "Dinas", 15, 10, 25, 5, 155, "Sangat Tinggi"],
        ),
        "ip_asn_scores",
    )  # fmt: skip
    assert rows(result) == [
        {"nip": ANI, "year": 2025, "qualification": 15.0, "competence": 22.5, "performance": 25.0, "discipline": 5.0,
         "total": 67.5},
        {"nip": CITRA, "year": 2025, "competence": 10.0, "performance": 25.0, "discipline": 5.0, "total": 40.0},
    ]  # fmt: skip
    assert told(result) == [("F_IP_ASN_TOTAL", "J9"), ("F_RANGE", "J11")]


def test_an_index_without_a_year_is_not_stored(tmp_path: Path) -> None:
    header = ["NIP", "Nama", "Kualifikasi", "Kompetensi", "Kinerja", "Disiplin", "Total"]
    result = imported(sent(tmp_path, header, [ANI, "Ani", 15, 10, 25, 5, 55]), "ip_asn_scores")
    assert (result.accepted, [f.code for f in result.findings]) == (0, ["F_REQUIRED"])


# Tables of codes


@pytest.mark.parametrize(
    ("header", "row", "key"),
    [
        (["id", "nama", "jenjang", "bup_usia"], ["A1", "Guru Ahli Muda", "MU", 60], "career.retirement_age_positions"),
        (["id", "jenis", "sertifikat"], [1, "Diklat Struktural", "T"], "training_plan.forms"),
        (["ID", "Latihan Struktural"], [1, "SEPADA"], "siasn.codes.structural_trainings"),
    ],
)
def test_a_table_of_codes_of_siasn_is_refused_with_the_key_that_holds_them(tmp_path: Path, header, row, key) -> None:
    with pytest.raises(InputRefused) as refused:
        read(sent(tmp_path, header, row))
    assert [(one.code, one.details["key"]) for one in refused.value.findings] == [("E_SIASN_CODES", key)]


# Discipline and awards


def test_punishments_under_a_header_of_two_rows(tmp_path: Path) -> None:
    result = imported(
        sent(
            tmp_path,
            ["DAFTAR PEGAWAI YANG DIJATUHI HUKUMAN DISIPLIN"],
            ["No", "Nama / NIP", "Hukuman Disiplin", None, "SK", None, "TMT Hukuman", "Akhir Hukuman", "Dibatalkan"],
            [None, None, "Tingkat", "Jenis", "Nomor SK", "Tanggal SK", None, None, None],
            [
                1,
                f"Ani / {ANI}",
                "Sedang",
                "Pemotongan TPP 25 %",
                "862/1",
                "02-01-2025",
                "01-02-2025",
                "31-07-2025",
                "Tidak",
            ],
            [2, f"Budi / {BUDI}", "Ringan", "Teguran lisan", "862/2", "05-01-2025", None, None, None],
            [3, f"Citra / {CITRA}", "Ringan sekali", "Teguran", "862/3", "05-01-2025", None, None, "Ya"],
            [4, f"Dedi / {DEDI}", "Berat", "Pembebasan", "862/4", "05-01-2025", "01-02-2025", "menunggu", "Ya"],
        ),
        "discipline",
    )
    assert rows(result) == [
        {"nip": ANI, "decided_on": date(2025, 1, 2), "punishment_level": "sedang", "punishment": "Pemotongan TPP 25 %",
         "valid_from": date(2025, 2, 1), "valid_to": date(2025, 7, 31), "cancelled": False, "decree": "862/1"},
        # Whether it still holds is not said, and nobody says it for the office.
        {"nip": BUDI, "decided_on": date(2025, 1, 5), "punishment_level": "ringan", "punishment": "Teguran lisan",
         "decree": "862/2"},
    ]  # fmt: skip
    assert told(result) == [("F_WORD_UNKNOWN", "C6"), ("F_DATE_BAD", "H7")]
    assert not any(word in repr(result.findings) for word in ("Ringan sekali", "Pembebasan", ANI, CITRA))


def test_awards_are_not_read_as_punishments(tmp_path: Path) -> None:
    result = imported(
        sent(
            tmp_path,
            ["PENERIMA SATYALANCANA KARYA SATYA"],
            ["No", "NIP", "Nama", "Nama Penghargaan", "Tingkat", "Nomor SK", "Tanggal SK"],
            [1, ANI, "Ani", "Satyalancana Karya Satya X Tahun", "Nasional", "12/TK/2024", "17-08-2024"],
            [2, BUDI, "Budi", "Pegawai Teladan", "Kecamatan", "3", "17-08-2024"],
            [3, CITRA, "Citra", "Pegawai Teladan", "Kabupaten", "4", None],
        ),
        "awards",
    )
    assert rows(result) == [
        {"nip": ANI, "awarded_on": date(2024, 8, 17), "award": "Satyalancana Karya Satya X Tahun",
         "award_level": "national", "decree": "12/TK/2024"},
        {"nip": BUDI, "awarded_on": date(2024, 8, 17), "award": "Pegawai Teladan", "decree": "3"},
    ]  # fmt: skip
    assert told(result) == [("F_WORD_IGNORED", "E4"), ("F_REQUIRED", "G5")]


# Leave and assignments


def test_a_list_of_leave_with_what_was_taken_back(tmp_path: Path) -> None:
    result = imported(
        sent(
            tmp_path,
            ["DAFTAR CUTI PEGAWAI TAHUN 2027"],
            ["No", "Nama", "NIP", "Jenis Cuti", "Lama", "Tanggal Mulai", "Tanggal Selesai", "Dibatalkan"],
            [1, "Ani", ANI, "Cuti Besar", "3 bulan", "01-03-2027", "31-05-2027", None],
            [2, "Budi", BUDI, "Cuti Tahunan", "5 hari", "02-08-2027", "06-08-2027", "Ya"],
            [3, "Citra", CITRA, "Cuti Sakit", "7 hari", "09-08-2027", None, None],
            [4, "Dedi", DEDI, "Cuti Tahunan", "5 hari", "13-08-2027", "09-08-2027", None],
        ),
        "absences",
    )
    assert rows(result) == [
        {"nip": ANI, "away_from": date(2027, 3, 1), "away_to": date(2027, 5, 31), "reason": "Cuti Besar"},
        {"nip": BUDI, "away_from": date(2027, 8, 2), "away_to": date(2027, 8, 6), "reason": "Cuti Tahunan",
         "cancelled": True},
    ]  # fmt: skip
    assert told(result) == [("F_REQUIRED", "G5"), ("F_DATE_ORDER", "F6")]


def test_a_list_of_assignments(tmp_path: Path) -> None:
    result = imported(
        sent(
            tmp_path,
            ["NIP", "Nama", "Mulai Penugasan", "Selesai Penugasan", "Keterangan"],
            [ANI, "Ani", "01-02-2027", "30-04-2027", "Pendampingan desa"],
        ),
        "absences",
    )
    assert rows(result) == [
        {"nip": ANI, "away_from": date(2027, 2, 1), "away_to": date(2027, 4, 30), "reason": "Pendampingan desa"}
    ]


# Proposals


def test_where_proposals_are_and_were(tmp_path: Path) -> None:
    result = imported(
        sent(
            tmp_path,
            ["USUL KENAIKAN PANGKAT PERIODE 1 OKTOBER 2026"],
            ["No Usul", "NIP", "Nama", "Tahapan", "Tgl Masuk", "Tgl Keluar"],
            ["U-1", ANI, "Ani", "Verifikasi BKPSDM", "03-08-2026", "10-08-2026"],
            ["U-1", ANI, "Ani", "Pertek BKN", "10-08-2026", None],
            ["U-2", BUDI, "Budi", "Verifikasi BKPSDM", "10-08-2026", "03-08-2026"],
        ),
        "proposals",
    )
    same = {"proposal": "U-1", "nip": ANI, "kind": "kenaikan_pangkat", "period": "Oktober 2026"}
    assert rows(result) == [
        {**same, "stage": "Verifikasi BKPSDM", "entered_on": date(2026, 8, 3), "left_on": date(2026, 8, 10)},
        {**same, "stage": "Pertek BKN", "entered_on": date(2026, 8, 10)},
    ]
    assert told(result) == [("F_DATE_ORDER", "E5")]


def test_two_trainings_named_above_a_table_are_a_question(tmp_path: Path) -> None:
    header = ["NIP", "Nama", "Pre Test", "Post Test"]
    path = sent(tmp_path, ["Nama Pelatihan: Arsip"], ["Nama Pelatihan: Aset"], header, [ANI, "Ani", 50, 60])
    assert refusal_codes(read, path) == ["E_TITLES"]


def test_what_did_not_pass_was_attended_and_no_word_is_guessed_at(tmp_path: Path) -> None:
    header = ["NIP", "Nama Pelatihan", "Tahun", "JP", "Status"]
    words = ("Tidak Lulus", "Mengundurkan Diri", "Ditolak", "Usulan", "Batal")
    result = imported(
        sent(tmp_path, header, *([ANI, f"P{n}", 2025, 8, word] for n, word in enumerate(words))), "participations"
    )
    assert [row.get("status") for row in rows(result)] == ["attended", "dropped", "declined", "proposed", None]
    assert told(result) == [("F_WORD_IGNORED", "E6")]

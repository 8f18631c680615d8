"""The senders' spellings: which header means which of our columns, for each kind of table.

Spellings are compared folded (no case, no punctuation). Of two columns that mean the same and differ none is
chosen for its spelling, but for the pairs that ``doubles.py`` declares harmless. *Gol awal* never
stands for *gol akhir*, nor TMT CPNS for TMT PNS: both would silently move people back in time.
Columns with personal data that no table needs (NIK, phone, mail, address, tax and insurance numbers,
religion, marital status) have no spelling here, so they are never read.

Sources: the SIASN "Export Data ASN" (64 columns), SIMPEG exports of regions, assessment centre recaps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from asnkarier.tables import IMPORTED
from asnkarier.tables.vocabulary import fold

Spellings = Mapping[str, tuple[str, ...]]

_NIP = (
    "NIP Baru", "NIP", "NIP/NI PPPK", "NIP/NIPPPK", "NIP/NIP PPPK", "NI PPPK", "NIPPPK", "Nomor Induk Pegawai",
    "NIP Pegawai", "NIP ASN", "No NIP", "Nomor NIP", "NIP Peserta", "nipBaru",
)  # fmt: skip
_NAME_AND_NIP = (  # over cells that hold both, see names.py
    "Nama/NIP", "Nama dan NIP", "Nama, NIP", "NIP/Nama", "Nama Pegawai/NIP", "Nama Lengkap/NIP", "Nama & NIP",
)  # fmt: skip
_NAME_AND_BIRTH = (  # the name above, place and date of birth below it, see names.py
    "Nama/TTL", "Nama/Tempat Tanggal Lahir", "Nama dan Tempat Tanggal Lahir", "Nama/Tempat Tgl Lahir", "Nama dan TTL",
    "Nama Pegawai/TTL", "Nama/Tempat dan Tanggal Lahir",
)  # fmt: skip
_UNOR = (
    "UNOR Nama", "Nama UNOR", "UNOR", "Unit Organisasi", "Unit Kerja", "Nama Unit Kerja", "Unit Kerja Nama",
    "Satuan Kerja", "Nama Satuan Kerja", "Sub Unit Kerja", "Unit", "UNOR Eselon 1",
)  # fmt: skip
_OPD = (
    "Perangkat Daerah", "OPD", "Nama OPD", "Nama Perangkat Daerah", "Organisasi Perangkat Daerah", "SKPD", "Nama SKPD",
    "UNOR Induk Nama", "UNOR Induk", "Perangkat Daerah (OPD)", "OPD/Unit Kerja",
)  # fmt: skip
_COMPETENCY = ("Kode Kompetensi", "Kompetensi", "Nama Kompetensi", "Kompetensi yang Dinilai", "Unit Kompetensi")
_TRAINING = (
    "Kode Pelatihan", "Kode", "Kode Diklat", "ID Pelatihan", "Kode Program", "Kode Bangkom", "Kode Kegiatan",
)  # fmt: skip
_VALID_FROM = (
    "Berlaku Mulai", "Berlaku Sejak", "Mulai Berlaku", "TMT Berlaku", "Tanggal Berlaku", "Berlaku Dari", "Tgl Berlaku",
)  # fmt: skip
_VALID_TO = (
    "Berlaku Sampai", "Berlaku Hingga", "Berlaku s/d", "Berlaku s.d.", "Sampai Dengan", "Berakhir", "Tanggal Berakhir",
    "Berlaku Sampai Dengan",
)  # fmt: skip

EMPLOYEES: Spellings = {
    "nip": _NIP,
    "name_and_nip": _NAME_AND_NIP,
    "name_and_birth": _NAME_AND_BIRTH,
    "name": (
        "Nama Tanpa Gelar", "Nama", "Nama Lengkap", "Nama Pegawai", "Nama ASN", "Nama PNS", "Nama Lengkap Pegawai",
    ),
    "title_before": ("Gelar Depan", "Gelar Dpn"),
    "title_after": ("Gelar Belakang", "Gelar Blk"),
    "employment": (
        "Jenis ASN", "Status ASN", "Jenis Pegawai Nama", "Jenis Pegawai", "Jenis Kepegawaian", "Tipe Pegawai",
        "Tipe ASN", "Tipe",
    ),
    "birth_date": ("Tanggal Lahir", "Tgl Lahir", "Tgl. Lahir"),
    "sex": ("Jenis Kelamin", "JK", "L/P", "Kelamin", "Gender"),
    "golongan": (
        "Gol Akhir Nama", "Golongan Akhir Nama", "Gol Akhir", "Golongan Akhir", "Gol Ruang Akhir",
        "Golongan Ruang Akhir", "Nama Golongan", "Golongan Ruang", "Gol Ruang", "Golongan", "Gol", "Golru",
        "Pangkat/Gol", "Pangkat/Golongan", "Pangkat/Gol Ruang", "Pangkat/Golongan Ruang",
    ),
    "tmt_golongan": (
        "TMT Golongan", "TMT Golongan Akhir", "TMT Gol", "TMT Gol Akhir", "TMT Golongan Ruang", "TMT Pangkat",
    ),
    "jenis_jabatan": ("Jenis Jabatan Nama", "Jenis Jabatan"),
    "jabatan": (
        "Jabatan Nama", "Nama Jabatan", "Jabatan", "Jabatan Aktif", "Jabatan Nama Aktif", "Nama Jabatan Aktif",
        "Jabatan Terakhir", "Jabatan Saat Ini",
    ),
    "jabatan_id": ("Jabatan ID", "ID Jabatan", "Kode Jabatan", "KD Jabatan SIASN"),
    "jenjang": ("Jenjang Jabatan", "Jenjang"),
    "eselon": ("Eselon Nama", "Nama Eselon", "Eselon", "Ess", "Eslon"),
    "tmt_jabatan": ("TMT Jabatan", "TMT Jabatan Terakhir"),
    "unor_id": ("UNOR ID", "ID UNOR", "KD UNOR", "Kode UNOR"),
    "unor": _UNOR,
    "opd": _OPD,
    "education": (
        "Tingkat Pendidikan Nama", "Tingkat Pendidikan", "Jenjang Pendidikan", "Pendidikan Terakhir", "Pendidikan",
    ),
    "education_field": (
        "Pendidikan Nama", "Pendidikan Terakhir Nama", "Nama Pendidikan", "Jurusan", "Program Studi",
        "Jurusan Pendidikan", "Bidang Studi",
    ),
    "tmt_cpns": ("TMT CPNS",),
    "tmt_pns": ("TMT PNS",),
    "kedudukan_hukum": (
        "Kedudukan Hukum Nama", "Kedudukan Hukum", "Status Keaktifan PPPK", "Status Kepegawaian", "Status Pegawai",
        "Kedudukan",
    ),
    "superior_nip": ("NIP Atasan", "NIP Atasan Langsung"),
    "location": ("Lokasi Kerja Nama", "Lokasi Kerja", "Tempat Tugas", "Tempat Kerja"),
    "contract_end": (
        "Akhir Kontrak Aktif", "Akhir Perjanjian", "Akhir Perjanjian Kerja", "Akhir Kontrak",
        "Tanggal Berakhir Kontrak", "Akhir Masa Perjanjian Kerja",
    ),
    "pns_id": ("PNS ID", "ID PNS", "idPns", "pnsOrangId", "PNS Orang ID"),
    # Units split into columns, the OPD in the column with the lowest number (see units.py).
    "unor_1": ("UNOR 1", "UNOR (1)"),
    "unor_2": ("UNOR 2", "UNOR (2)"),
    "unor_3": ("UNOR 3", "UNOR (3)"),
    "unor_4": ("UNOR 4", "UNOR (4)"),
}  # fmt: skip

ASSESSED_ON = (
    "Tanggal Penilaian", "Tgl Penilaian", "Tanggal Asesmen", "Tgl Asesmen", "Tanggal Assessment", "Tgl Assessment",
    "Tanggal Assesment", "Tanggal Uji Kompetensi", "Tanggal Pelaksanaan", "Tgl Pelaksanaan", "Tanggal Tes", "Tanggal",
    "Tgl",
)  # fmt: skip
METHOD = (
    "Metode Penilaian", "Metode", "Metode Asesmen", "Metode Assessment", "Cara Penilaian", "Jenis Penilaian",
    "Sumber Penilaian",
)  # fmt: skip

ASSESSMENTS: Spellings = {
    "nip": _NIP,
    "name_and_nip": _NAME_AND_NIP,
    "competency": _COMPETENCY,
    "level": (
        "Level Capaian", "Level Hasil", "Level Penilaian", "Level Kompetensi", "Level Aktual", "Level",
        "Nilai Kompetensi",
        "Hasil Penilaian", "Nilai", "Capaian", "Hasil", "Skor",
    ),
    "assessed_on": ASSESSED_ON,
    "method": METHOD,
}  # fmt: skip

PERFORMANCE: Spellings = {
    "nip": _NIP,
    "name_and_nip": _NAME_AND_NIP,
    "year": ("Tahun", "Tahun Kinerja", "Tahun SKP", "Tahun Penilaian"),
    "period": ("Periode", "Periode Penilaian", "Triwulan", "Bulan", "Periode Kinerja"),
    "result_rating": (
        "Rating Hasil Kerja", "Hasil Kerja", "Hasil Kinerja", "Nilai Hasil Kerja", "Rating Hasil Kerja Pegawai",
    ),
    "behaviour_rating": (
        "Rating Perilaku Kerja", "Perilaku Kerja", "Rating Perilaku", "Nilai Perilaku Kerja", "Perilaku",
        "Rating Perilaku Kerja Pegawai",
    ),
    "predikat": (
        "Predikat Kinerja", "Predikat Kinerja Pegawai", "Predikat", "Kuadran Kinerja", "Predikat Kinerja Akhir",
        "Predikat Kinerja Tahunan", "Predikat SKP",
    ),
}  # fmt: skip

STANDARDS: Spellings = {
    "scope": ("Lingkup", "Berlaku Untuk", "Jenis Sasaran"),
    "target": ("Sasaran", "Berlaku Bagi"),
    # What the target names follows from the header it stands under.
    "target_person": _NIP,
    "target_jabatan": ("Nama Jabatan", "Jabatan Nama", "Jabatan"),
    "target_jabatan_family": ("Rumpun Jabatan", "Kelompok Jabatan", "Rumpun"),
    "target_jenjang": ("Jenjang Jabatan", "Jenjang", "Level Jabatan", "Kelompok Jenjang"),
    "competency": _COMPETENCY,
    "level_required": (
        "Level yang Dipersyaratkan", "Level Dipersyaratkan", "Level Persyaratan", "Level Standar", "Standar Level",
        "Level Minimal", "Standar Kompetensi", "Syarat Level", "Level Kompetensi", "Level", "Standar",
    ),
    "basis": ("Dasar Hukum", "Dasar", "Dasar Penetapan", "Regulasi", "Peraturan"),
    "valid_from": _VALID_FROM,
    "valid_to": _VALID_TO,
}  # fmt: skip

TRAININGS: Spellings = {
    "training": _TRAINING,
    "title": (
        "Nama Pelatihan", "Judul Pelatihan", "Judul", "Nama Diklat", "Nama Program", "Program Pelatihan", "Pelatihan",
        "Nama Bangkom", "Nama Kegiatan",
    ),
    "form": (
        "Bentuk Pengembangan Kompetensi", "Bentuk Pelatihan", "Bentuk Bangkom", "Bentuk", "Jenis Pelatihan",
        "Jenis Diklat",
        "Bentuk Kegiatan",
    ),
    "route": ("Jalur", "Jalur Pengembangan", "Jalur Pengembangan Kompetensi", "Jalur Pelatihan"),
    "jp": (
        "Jumlah JP", "JP", "Jam Pelajaran", "Jumlah Jam Pelajaran", "Durasi (JP)", "Jam Pelajaran (JP)", "Jumlah Jam",
        "Jam",
    ),
    "days": (
        "Jumlah Hari", "Hari", "Lama (Hari)", "Durasi (Hari)", "Hari Kerja", "Lama Hari Kerja", "Lama Pelatihan (Hari)",
        "Jumlah Hari Kerja", "Lama (Hari Kerja)",
    ),
    "years": (
        "Lama Studi (Tahun)", "Lama Studi", "Masa Studi (Tahun)", "Masa Studi", "Lama Pendidikan (Tahun)",
        "Lama Tugas Belajar (Tahun)",
    ),
    "provider": ("Penyelenggara", "Lembaga Penyelenggara", "Institusi Penyelenggara", "Lembaga"),
    "partner": ("Mitra", "Mitra Kerja Sama", "Mitra Kerjasama", "Mitra Penyelenggara"),
    "reach": ("Jangkauan", "Lokasi", "Cakupan", "Tempat"),
    "cost_per_participant": (
        "Biaya per Peserta", "Biaya Peserta", "Biaya per Orang", "Biaya Satuan", "Biaya Satuan per Peserta", "Biaya",
    ),
    "cost_per_class": (
        "Biaya per Kelas", "Biaya Tetap per Kelas", "Biaya Kelas", "Biaya Tetap", "Biaya per Angkatan",
        "Biaya Tetap per Angkatan", "Biaya Penyelenggaraan per Kelas",
    ),
    "seats_min": (
        "Peserta Minimal", "Minimal Peserta", "Kuota Minimal", "Min Peserta", "Peserta Min", "Minimum Peserta",
        "Peserta Minimum", "Jumlah Peserta Minimal", "Peserta Minimal per Kelas",
    ),
    "seats_max": (
        "Peserta Maksimal", "Maksimal Peserta", "Kuota Maksimal", "Maks Peserta", "Peserta Maks", "Maksimum Peserta",
        "Peserta Maksimum", "Jumlah Peserta Maksimal", "Peserta Maksimal per Kelas", "Kapasitas Kelas", "Kapasitas",
        "Kuota",
    ),
    "classes_max": (
        "Jumlah Kelas Maksimal", "Kelas Maksimal", "Maksimal Kelas", "Maks Kelas", "Kelas Maks", "Kelas Maksimum",
        "Angkatan Maksimal", "Maksimal Angkatan", "Jumlah Angkatan Maksimal", "Jumlah Angkatan", "Jumlah Kelas",
    ),
    "months": ("Bulan Pelaksanaan", "Bulan", "Jadwal", "Jadwal (Bulan)", "Waktu Pelaksanaan"),
    "jenjang": (
        "Jenjang Sasaran", "Sasaran Jenjang", "Jenjang Jabatan", "Jenjang", "Jenjang Jabatan Sasaran", "Sasaran",
        "Jenjang Peserta", "Sasaran Peserta",
    ),
    "prerequisites": ("Prasyarat", "Kode Prasyarat", "Pelatihan Prasyarat", "Syarat Pelatihan"),
    "funds": ("Sumber Dana", "Sumber Pendanaan", "Sumber Pembiayaan", "Pendanaan", "Dana"),
    "employment": ("Jenis ASN Sasaran", "Jenis ASN", "Kepegawaian Sasaran", "Status Kepegawaian Peserta"),
    "eligible": ("Syarat Peserta", "Persyaratan Peserta", "Kriteria Peserta"),
    "pooled": ("Dana Gabungan", "Gabungan Dana", "Kelas Gabungan Dana"),
}  # fmt: skip

TRAINING_COMPETENCIES: Spellings = {
    "training": (*_TRAINING, "Pelatihan"),
    "competency": (*_COMPETENCY, "Kompetensi yang Ditingkatkan", "Kompetensi Sasaran"),
    "level_from": ("Level Awal", "Dari Level", "Level Dari", "Level Masuk", "Level Sebelum", "Level Minimal"),
    "level_to": (
        "Level Akhir", "Ke Level", "Level Ke", "Level Target", "Level Tujuan", "Sampai Level", "Level Sesudah",
        "Level Hasil",
    ),
    "effectiveness": ("Efektivitas", "Efektifitas", "Tingkat Efektivitas"),
    "effectiveness_source": ("Sumber Efektivitas", "Sumber Efektifitas", "Dasar Efektivitas"),
}  # fmt: skip

BUDGETS: Spellings = {
    "year": ("Tahun Anggaran", "Tahun", "TA", "T.A."),
    "fund": ("Sumber Dana", "Kode Sumber Dana", "Sumber Anggaran", "Sumber Pendanaan", "Dana", "Kode Dana"),
    "opd": (*_OPD, "Unit Kerja"),
    "ceiling": (
        "Pagu", "Pagu Anggaran", "Jumlah Pagu", "Nilai Pagu", "Plafon", "Anggaran", "Jumlah Anggaran", "Jumlah",
    ),
    "window": (
        "Jenis APBD", "APBD", "Tahapan APBD", "Tahapan", "Tahap", "Jenis Anggaran", "Murni/Perubahan",
        "Status Anggaran",
    ),
}  # fmt: skip

NEEDS: Spellings = {
    "source_event": (
        "Forum", "Nama Forum", "Sumber Usulan", "Forum/Kegiatan", "Asal Usulan", "Sumber Kebutuhan", "Nama Kegiatan",
        "Kegiatan", "Forum/Survei", "Sumber",
    ),
    "raised_on": ("Tanggal Usulan", "Tgl Usulan", "Tanggal Forum", "Tanggal Kegiatan", "Tanggal"),
    "opd": (*_OPD, "OPD Pengusul", "Perangkat Daerah Pengusul"),
    "unor": (*_UNOR, "Unit Pengusul", "Bidang"),
    "nip": _NIP,
    "competency": (
        *_COMPETENCY, "Kompetensi yang Dibutuhkan", "Kompetensi yang Diusulkan", "Kebutuhan Kompetensi",
        "Usulan Kompetensi",
    ),
    "theme": (
        "Usulan Pelatihan", "Usulan Kebutuhan", "Kebutuhan Pelatihan", "Uraian Kebutuhan", "Uraian Usulan", "Kebutuhan",
        "Usulan", "Tema", "Uraian", "Kebutuhan Pengembangan Kompetensi", "Tema Pelatihan", "Topik",
    ),
    "votes": (
        "Jumlah Suara", "Suara", "Jumlah Dukungan", "Dukungan", "Jumlah Pengusul", "Jumlah Pendukung", "Jumlah Usulan",
        "Jumlah Peminat", "Jumlah Peserta",
    ),
}  # fmt: skip

EXEMPTIONS: Spellings = {
    "nip": _NIP,
    "competency": _COMPETENCY,
    "reason": ("Alasan Pengecualian", "Alasan"),
    "granted_by": ("Ditetapkan Oleh", "Pejabat yang Menetapkan", "Diberikan Oleh"),
    "valid_to": _VALID_TO,
}

CENTRAL = frozenset({
    "employees", "assessments", "standards", "trainings", "training_competencies", "budgets", "needs", "performance",
    "exemptions",
})  # fmt: skip
"""Tables whose meaning of a header comes first where nobody has said yet what kind of sheet it is."""
PLAIN_LIST = {
    "no", "nomor", "no urut", "telepon", "no telepon", "nomor telepon", "telp", "no telp", "hp", "no hp", "nomor hp",
    "wa", "no wa", "email", "e mail", "alamat", "keterangan", "ket", "tempat lahir", "agama", "nik",
}  # fmt: skip
"""Columns beside which NIP, name and one fact of a person are enough for a list of employees: none is a result."""

_TITLE = (
    "Nama Pelatihan", "Judul Pelatihan", "Nama Diklat", "Nama Kursus", "namaKursus", "Nama Pelatihan/Diklat",
    "Nama Diklat/Kursus", "Nama Program", "Program Pelatihan", "Nama Bangkom", "Nama Bimtek", "Judul", "Pelatihan",
    "Diklat", "Kursus", "Nama Pengembangan Kompetensi", "Pelatihan yang Diikuti",
    "Diklat yang Diikuti", "Nama Pelatihan yang Diikuti", "Nama Mata Pelatihan", "Course",
)  # fmt: skip
_CLASS = (
    "Angkatan", "Kelas/Angkatan", "Nama Angkatan", "Kelas", "Angkatan/Kelas", "Angkatan Ke", "Batch", "Nama Kelas",
)  # fmt: skip
_DECREE = ("Nomor SK", "No SK", "skNomor", "Nomor Keputusan", "Nomor Keppres", "No Keppres", "Nomor Surat Keputusan")

STRUCTURAL_TITLE = ("latihanStrukturalNama",)
"""SIASN's history of structural (leadership) trainings heads its titles so, and has nothing else."""

PARTICIPATIONS: Spellings = {
    "nip": _NIP,
    "name_and_nip": _NAME_AND_NIP,
    "training": (*_TRAINING, "Kode Kursus"),
    "title": _TITLE,
    "training_class": _CLASS,
    "started_on": (
        "Tanggal Mulai", "Tgl Mulai", "Tanggal Mulai Pelatihan", "Tanggal Mulai Diklat", "Mulai", "tanggalKursus",
        "Tanggal Kursus", "tmulai", "Tanggal Awal", "Tanggal Pelaksanaan", "Tgl Pelaksanaan", "Tanggal Pelatihan",
        "Tanggal Diklat", "Tanggal", "Tgl",
    ),
    "ended_on": (
        "Tanggal Selesai", "Tgl Selesai", "Tanggal Selesai Pelatihan", "Tanggal Selesai Diklat", "Selesai",
        "tanggalSelesaiKursus", "tanggalSelesai", "takhir", "Tanggal Akhir", "Tanggal Penyelesaian",
        "Sampai Dengan", "s/d",
    ),
    "year": (
        "Tahun", "Tahun Pelatihan", "Tahun Diklat", "Tahun Kursus", "tahunKursus", "Tahun Pelaksanaan", "Tahun Lulus",
    ),
    "form": (
        "Bentuk Pengembangan Kompetensi", "Jenis Pengembangan Kompetensi", "Jenis Bangkom", "Bentuk Bangkom", "Bentuk",
        "Jenis Diklat", "Jenis Pelatihan", "Bentuk Pelatihan", "Jenis Kursus", "jenisDiklatNama",
    ),
    "form_id": ("jenisDiklatId", "ID Jenis Diklat", "Jenis Diklat ID"),  # numbers of SIASN, see participation.py
    "status": (
        "Status Peserta", "Status Kepesertaan", "Status Kelulusan", "Kelulusan", "Status Penyelesaian", "Keikutsertaan",
        "Status Keikutsertaan", "Status Pelatihan", "Status",
    ),
    "jp": (
        "Jumlah JP", "JP", "Jam Pelajaran", "Jumlah Jam Pelajaran", "jumlahJam", "Jumlah Jam", "Durasi (Jam)",
        "Durasi (JP)", "Lama (Jam)", "Lama (JP)", "Jam",
    ),
    "sessions": ("Jumlah Sesi", "Sesi", "Jumlah Pertemuan", "Banyak Sesi"),
    "cost": ("Biaya Realisasi", "Realisasi Biaya", "Biaya yang Dikeluarkan", "Biaya Kontribusi", "Kontribusi"),
    "provider": (
        "Penyelenggara", "Institusi Penyelenggara", "institusiPenyelenggara", "Lembaga Penyelenggara",
        "Instansi Penyelenggara", "Lembaga",
    ),
    "certificate": (
        "Nomor Sertifikat", "No Sertifikat", "noSertipikat", "nomorSertipikat", "No Sertipikat", "Nomor Sertipikat",
        "Nomor STTPP", "No STTPP", "nsttpp", "Nomor STTPL", "No STTPL", "Nomor Piagam",
    ),
    "siasn_id": ("ID Riwayat SIASN", "id"),  # "id" counts where it looks like one, see participation.py
}  # fmt: skip

SCORES: Spellings = {
    "nip": _NIP,
    "name_and_nip": _NAME_AND_NIP,
    "training": _TRAINING,
    "title": _TITLE,
    "training_class": _CLASS,
    "instrument": ("Instrumen", "Nama Tes", "Nama Ujian", "Materi Tes", "Mata Uji", "Bentuk Tes", "Alat Ukur"),
    "phase": ("Jenis Tes", "Jenis Test", "Tahap Tes", "Fase", "Pre/Post", "Pre/Post Test", "Waktu Tes", "Tes"),
    "score": ("Nilai", "Skor", "Nilai Tes", "Skor Tes", "Nilai Ujian", "Hasil Tes", "Perolehan Nilai"),
    "max_score": (
        "Nilai Maksimal", "Skor Maksimal", "Nilai Maksimum", "Skor Maksimum", "Nilai Tertinggi", "Skala Nilai",
    ),
    "scored_on": ("Tanggal Tes", "Tgl Tes", "Tanggal Ujian", "Tanggal Pelaksanaan", "Tanggal", "Tgl"),
}  # fmt: skip

_RESPONDENT = (
    "Responden", "No Responden", "Nomor Responden", "Kode Responden", "ID Responden", "Nama Responden", "Timestamp",
    "Stempel Waktu", "Cap Waktu",
)  # fmt: skip
"""Whoever has such a column asks questions; the time of an answer tells it from the others."""

FEEDBACK: Spellings = {
    "training": _TRAINING,
    "title": _TITLE,
    "training_class": _CLASS,
    "respondent": (*_RESPONDENT, "NIP", "NIP Peserta", "Peserta", "Nama Peserta", "Nama"),
    "question": ("Pertanyaan", "Aspek", "Aspek yang Dinilai", "Butir Pertanyaan", "Unsur", "Indikator", "Pernyataan"),
    "rating": ("Nilai", "Skor", "Rating", "Penilaian", "Jawaban", "Tingkat Kepuasan", "Tanggapan Nilai"),
    "max_rating": ("Skala", "Skala Maksimal", "Nilai Maksimal", "Skor Maksimal"),
    "comment": (
        "Saran", "Komentar", "Kritik dan Saran", "Saran dan Masukan", "Saran/Masukan", "Masukan", "Kesan dan Pesan",
        "Saran Perbaikan", "Komentar dan Saran", "Tanggapan", "Saran/Komentar",
    ),
}  # fmt: skip

IP_ASN_SCORES: Spellings = {
    "nip": _NIP,
    "name_and_nip": _NAME_AND_NIP,
    "year": ("Tahun", "Tahun Pengukuran", "Tahun IP ASN"),
    "qualification": ("Kualifikasi", "Dimensi Kualifikasi", "Nilai Kualifikasi", "Skor Kualifikasi"),
    "competence": ("Kompetensi", "Dimensi Kompetensi", "Nilai Kompetensi", "Skor Kompetensi"),
    "performance": ("Kinerja", "Dimensi Kinerja", "Nilai Kinerja", "Skor Kinerja"),
    "discipline": ("Disiplin", "Dimensi Disiplin", "Nilai Disiplin", "Skor Disiplin"),
    "total": ("Total", "Nilai IP ASN", "IP ASN", "Nilai Total", "Total Nilai", "Indeks Profesionalitas", "Jumlah"),
    "source": ("Sumber", "Sumber Data", "Aplikasi"),
}

DISCIPLINE: Spellings = {
    "nip": _NIP,
    "name_and_nip": _NAME_AND_NIP,
    "decided_on": (
        "Tanggal SK", "Tgl SK", "skTanggal", "Tanggal Keputusan", "Tanggal Penetapan", "Tanggal SK Hukdis",
        "Tanggal Surat Keputusan",
    ),
    "punishment_level": (
        "Tingkat Hukuman Disiplin", "Tingkat Hukuman", "Tingkat Hukdis", "Hukuman Disiplin Tingkat",
        "jenisTingkatHukumanNama", "jenisTingkatHukumanId", "Kategori Hukuman",
    ),
    "punishment": (
        "Jenis Hukuman Disiplin", "Jenis Hukuman", "Jenis Hukdis", "Hukuman Disiplin Jenis", "jenisHukumanNama",
        "Hukuman Disiplin", "Hukuman", "Hukdis",
    ),
    "valid_from": ("TMT Hukuman", "TMT Hukdis", "hukumanTanggal", "TMT", "Mulai Hukuman", "Mulai Berlaku", "Mulai"),
    "valid_to": (
        "Akhir Hukuman", "Akhir Hukdis", "akhirHukumTanggal", "Berakhir", "Selesai Hukuman", "Tanggal Akhir Hukuman",
        "Sampai Dengan", "Berlaku Sampai", "Sampai",
    ),
    "cancelled": ("Dibatalkan", "Batal", "Pembatalan"),
    "decree": _DECREE,
}  # fmt: skip

AWARDS: Spellings = {
    "nip": _NIP,
    "name_and_nip": _NAME_AND_NIP,
    "awarded_on": (
        "Tanggal Penghargaan", "Tanggal Penganugerahan", "Tanggal Keppres", "Tgl Keppres", "Tanggal SK", "Tgl SK",
        "skDate", "skTanggal", "Tanggal Piagam", "Tanggal",
    ),
    "award": (
        "Nama Penghargaan", "Penghargaan", "Jenis Penghargaan", "hargaNama", "Tanda Kehormatan",
        "Nama Tanda Kehormatan", "Jenis Tanda Kehormatan", "Satyalancana", "Satya Lancana", "Jenis Satyalancana",
        "Satyalancana Karya Satya", "Satya Lancana Karya Satya", "Tanda Jasa", "Jenis Tanda Jasa",
    ),
    "award_level": ("Tingkat Penghargaan", "Tingkat", "Lingkup Penghargaan"),
    "awarded_by": ("Pemberi Penghargaan", "Pemberi", "Diberikan Oleh", "Instansi Pemberi"),
    "decree": _DECREE,
}  # fmt: skip

ABSENCES: Spellings = {
    "nip": _NIP,
    "name_and_nip": _NAME_AND_NIP,
    "away_from": (
        "Mulai Cuti", "Tanggal Mulai Cuti", "Tgl Mulai Cuti", "Cuti Mulai", "TMT Cuti", "Awal Cuti",
        "Mulai Berhalangan", "Berhalangan Mulai", "Tanggal Mulai Berhalangan", "Mulai Penugasan",
    ),
    "away_to": (
        "Selesai Cuti", "Tanggal Selesai Cuti", "Tgl Selesai Cuti", "Cuti Selesai", "Akhir Cuti", "Cuti Sampai",
        "Tanggal Akhir Cuti", "Selesai Berhalangan", "Berhalangan Sampai", "Tanggal Selesai Berhalangan",
        "Selesai Penugasan", "Akhir Penugasan",
    ),
    "reason": ("Jenis Cuti", "Nama Cuti", "Alasan Cuti", "Alasan Berhalangan", "Jenis Penugasan"),
    "cancelled": ("Dibatalkan", "Batal", "Pembatalan", "Cuti Dibatalkan"),
}  # fmt: skip
_OF_ANY_PERIOD: Spellings = {
    "away_from": ("Tanggal Mulai", "Tgl Mulai", "Mulai", "Dari", "Dari Tanggal", "TMT"),
    "away_to": (
        "Tanggal Selesai", "Tgl Selesai", "Selesai", "Sampai", "Sampai Dengan", "Sampai Tanggal", "Tanggal Akhir",
        "Berakhir",
    ),
}  # fmt: skip
"""Dates that stand in lists of many kinds, and are days away where a kind of leave stands beside them."""

UNITS: Spellings = {
    "unor_id": ("UNOR ID", "ID UNOR", "KD UNOR", "Kode UNOR", "Kode Unit", "ID Unit", "Kode Unit Kerja", "ID"),
    "unor": _UNOR,
    "parent_id": (
        "ID UNOR Atasan", "UNOR Atasan ID", "Diatasan ID", "diatasanId", "Kode Unit Atasan", "ID Unit Atasan",
        "ID Atasan", "Kode Induk", "ID Induk", "Kode Unit Induk", "UNOR Induk ID",
    ),
    "opd": _OPD,
    "valid_from": _VALID_FROM,
    "valid_to": _VALID_TO,
}  # fmt: skip

POSITIONS: Spellings = {
    "position_id": ("Kode Posisi", "ID Posisi", "Kode Formasi", "ID Formasi", "Kode Peta Jabatan", "Kode Jabatan"),
    "jabatan": ("Nama Jabatan", "Jabatan Nama", "Jabatan", "Nomenklatur Jabatan"),
    "jenis_jabatan": ("Jenis Jabatan Nama", "Jenis Jabatan"),
    "jenjang": ("Jenjang Jabatan", "Jenjang"),
    "eselon": ("Eselon Nama", "Nama Eselon", "Eselon", "Ess"),
    "kelas": ("Kelas Jabatan", "Kelas", "Kls Jabatan", "KJ", "Job Class"),
    "unor_id": ("UNOR ID", "ID UNOR", "KD UNOR", "Kode UNOR"),
    "unor": _UNOR,
    "opd": _OPD,
    "needed": (
        "Kebutuhan", "Jumlah Kebutuhan", "Kebutuhan Pegawai", "Formasi", "Jumlah Formasi", "Kebutuhan ABK", "ABK",
        "Hasil ABK",
    ),
    "present": (
        "Bezetting", "Bezeting", "Besetting", "Jumlah Bezetting", "Pegawai yang Ada", "Jumlah Pegawai Saat Ini",
        "Eksisting", "Existing",
    ),
    "status": ("Status Jabatan", "Status Posisi", "Keterisian", "Status Keterisian", "Terisi/Kosong", "Status"),
    "incumbent_nip": (
        "NIP Pemangku", "NIP Pejabat", "NIP Pemangku Jabatan", "NIP Pejabat Definitif", "NIP Pengisi", "NIP",
    ),
    "vacant_from": ("Kosong Sejak", "Lowong Sejak", "TMT Kosong", "Tanggal Kosong", "TMT Lowong"),
}  # fmt: skip
_ABK = {"needed": ("K",), "present": ("B",)}
"""How forms of workload analysis head need and presence; by themselves these letters mean nothing."""

PROPOSALS: Spellings = {
    "proposal": (
        "Nomor Usul", "No Usul", "Nomor Usulan", "No Usulan", "ID Usul", "ID Usulan", "Nomor Berkas", "No Berkas",
        "Nomor Agenda", "Nomor Surat Usul", "Nomor Registrasi",
    ),
    "nip": _NIP,
    "name_and_nip": _NAME_AND_NIP,
    "kind": (
        "Jenis Usul", "Jenis Usulan", "Jenis Layanan", "Layanan", "Jenis KP", "Jenis Kenaikan Pangkat", "Jenis Mutasi",
        "Jenis Proses",
    ),
    "period": ("Periode", "Periode KP", "Periode Usul", "Periode Kenaikan Pangkat", "TMT Usulan"),
    "stage": (
        "Tahap", "Tahapan", "Tahapan Usul", "Status Usul", "Status Usulan", "Posisi Berkas", "Tahap Proses",
        "Status Proses", "Status Berkas", "Proses",
    ),
    "entered_on": (
        "Tanggal Masuk", "Tgl Masuk", "Tanggal Masuk Tahap", "Masuk Tahap", "Tanggal Terima", "Tanggal Diterima",
        "Tanggal Mulai",
    ),
    "left_on": (
        "Tanggal Keluar", "Tgl Keluar", "Tanggal Selesai", "Tgl Selesai", "Tanggal Selesai Tahap", "Selesai Tahap",
        "Tanggal Diteruskan",
    ),
}  # fmt: skip

TARGETS = {
    "target_jabatan": "jabatan", "target_jabatan_family": "jabatan_family", "target_jenjang": "jenjang",
    "target_person": "person",
}  # fmt: skip
"""Columns of a standards sheet that name the target, most specific first, and the scope each one stands for."""
SPLIT_UNITS = ("unor_4", "unor_3", "unor_2", "unor_1")
"""Columns of units split by depth, deepest first."""


@dataclass(frozen=True)
class Kind:
    """How the sheets of one kind are told.

    ``tables`` maps each table the sheet gives to its spellings. ``must`` are groups of columns, of each
    of which one must stand in the header; ``wide`` asks for several columns besides that hold the values of that one
    of our columns, each under a value of the column ``over``: levels under competencies, scores under phases.
    ``at_least`` columns must be found in all, or three of a plain list (:data:`PLAIN_LIST`). A header of those in
    ``unless`` (folded) says that the sheet is of another kind, if nobody asked for this one.
    """

    tables: Mapping[str, Spellings]
    must: tuple[tuple[str, ...], ...]
    wide: str = ""
    over: str = "competency"
    at_least: int = 0
    unless: frozenset[str] = frozenset()
    spellings: Mapping[str, tuple[str, int]] = field(init=False)

    @property
    def is_over_competencies(self) -> bool:
        """Say whether many columns hold levels, each of a competency."""
        return bool(self.wide) and self.over == "competency"

    def __post_init__(self) -> None:
        """Turn the tables round: folded spelling -> column and rank."""
        object.__setattr__(self, "spellings", turned(self.tables, {}, wide=self.wide, over=self.over))


def turned(
    tables: Mapping[str, Spellings], region: Mapping[str, Spellings], *, wide: str = "", over: str = "competency"
) -> dict[str, tuple[str, int]]:
    """Give column and rank by folded spelling: below 0 for a region's own spellings, our column names last.

    A ``wide`` sheet has no column of that name and none of the name ``over``: they stand in its many columns.
    """
    found: dict[str, tuple[str, int]] = {}
    for table, spellings in tables.items():
        own = region.get(table, {})
        for column in dict.fromkeys((*own, *spellings, *IMPORTED[table].names)):
            if wide and column in (wide, over):
                continue
            ranked = (*own.get(column, ()), *spellings.get(column, ()), column)
            for rank, spelling in enumerate(ranked):
                place = rank - len(own.get(column, ()))
                if place < 0:
                    found[fold(spelling)] = (column, place)
                else:
                    found.setdefault(fold(spelling), (column, place))
    return found


_PERSON_FACTS = (
    "golongan", "jabatan", "unor", "opd", "jenis_jabatan", "tmt_jabatan", "tmt_golongan", "birth_date", "eselon",
    "education", "kedudukan_hukum", "jenjang", "employment", "unor_1", "unor_id",
)  # fmt: skip
_PERSON = ("nip", "name_and_nip")
_TARGET = ("target", *TARGETS)
_NAMED_TRAINING = ("training", "title")


_CAREER = frozenset(map(fold, (
    *EMPLOYEES["tmt_golongan"], *EMPLOYEES["tmt_jabatan"], *EMPLOYEES["tmt_cpns"],
)))  # fmt: skip
"""Headers of lists that tell a whole career, such as the DUK, of which a training is one column."""
NUMBERED_PERSONS = frozenset(map(fold, (*_NIP, *_NAME_AND_NIP)))
_NAMED_PERSONS = NUMBERED_PERSONS | frozenset(map(fold, EMPLOYEES["name"]))
_WHEN = ("started_on", "ended_on", "year", "certificate", "training_class", "status")


def _without(spellings: Spellings, *columns: str) -> Spellings:
    return {name: texts for name, texts in spellings.items() if name not in columns}


def _but_with(spellings: Spellings, own: Spellings) -> dict[str, tuple[str, ...]]:
    return {name: (*texts, *own.get(name, ())) for name, texts in spellings.items()}


KINDS: tuple[Kind, ...] = (
    Kind(
        {"assessments": {name: ASSESSMENTS[name] for name in ("nip", "name_and_nip", "assessed_on", "method")}},
        (_PERSON,),
        wide="level",
    ),
    Kind(
        {"standards": {name: STANDARDS[name] for name in STANDARDS if name not in ("competency", "level_required")}},
        (_TARGET,),
        wide="level_required",
    ),
    Kind(
        {"ip_asn_scores": IP_ASN_SCORES},
        (_PERSON, ("qualification",), ("competence",), ("performance",), ("discipline",), ("total",)),
    ),
    Kind({"scores": _without(SCORES, "score", "phase")}, (_PERSON,), wide="score", over="phase"),
    Kind({"scores": SCORES}, (_PERSON, ("phase",), ("score",))),
    Kind({"assessments": ASSESSMENTS}, (_PERSON, ("competency",), ("level",))),
    Kind({"exemptions": EXEMPTIONS}, (("nip",), ("competency",), ("reason", "granted_by"))),
    Kind({"performance": PERFORMANCE}, (_PERSON, ("predikat", "result_rating", "behaviour_rating"))),
    # Awards first: "Tingkat" and "Nomor SK" stand in lists of both, and nobody is to be punished by a mistake.
    Kind({"awards": AWARDS}, (_PERSON, ("award",), ("awarded_on", "decree"))),
    Kind(
        {"discipline": _but_with(DISCIPLINE, {"punishment_level": ("Tingkat",)})},
        (_PERSON, ("punishment",), ("decided_on", "valid_from", "valid_to", "decree")),
    ),
    Kind(
        {"discipline": DISCIPLINE},
        (_PERSON, ("punishment_level",), ("decided_on", "valid_from", "valid_to", "decree")),
    ),
    Kind(
        {"absences": _but_with(ABSENCES, {"reason": ("Alasan", "Keterangan")})},
        (_PERSON, ("away_from",), ("away_to",)),
    ),
    Kind({"absences": _but_with(ABSENCES, _OF_ANY_PERIOD)}, (_PERSON, ("reason",), ("away_from",), ("away_to",))),
    Kind({"proposals": PROPOSALS}, (_PERSON, ("stage",), ("entered_on", "left_on"))),
    Kind(
        {"participations": _but_with(PARTICIPATIONS, {"certificate": ("nomor",)}) | {"title": STRUCTURAL_TITLE}},
        (_PERSON, ("title",)),
    ),
    Kind({"participations": PARTICIPATIONS}, (_PERSON, _NAMED_TRAINING, _WHEN), at_least=4, unless=_CAREER),
    Kind(
        {"trainings": TRAININGS, "training_competencies": TRAINING_COMPETENCIES},
        (("title",), ("competency",), ("level_to",), ("form", "route", "jp", "cost_per_participant")),
        unless=NUMBERED_PERSONS,
    ),
    Kind({"training_competencies": TRAINING_COMPETENCIES}, (("training",), ("competency",), ("level_to",))),
    Kind(
        {"trainings": TRAININGS},
        (("title",), ("form", "route", "cost_per_participant", "jp"), ("training", "jp")),
        unless=NUMBERED_PERSONS,
    ),
    Kind({"standards": STANDARDS}, (_TARGET, ("competency",), ("level_required",))),
    Kind({"needs": NEEDS}, (("competency", "theme"), ("votes", "source_event", "raised_on"), ("opd", "unor", "nip"))),
    Kind({"budgets": BUDGETS}, (("ceiling",), ("fund",))),
    Kind({"feedback": FEEDBACK}, (("question",), ("rating", "comment"), (*_NAMED_TRAINING, "training_class"))),
    Kind(
        {"feedback": {**_without(FEEDBACK, "rating", "question"), "respondent": _RESPONDENT}},
        ((*_NAMED_TRAINING, "training_class", "respondent", "comment"),),
        wide="rating",
        over="question",
        unless=_NAMED_PERSONS,
    ),
    Kind(
        {"feedback": _without(FEEDBACK, "rating", "question")},
        ((*_NAMED_TRAINING, "training_class"),),
        wide="rating",
        over="question",
    ),
    Kind({"positions": POSITIONS}, (("jabatan",), ("needed", "vacant_from"), ("unor", "opd"))),
    Kind({"positions": _but_with(POSITIONS, _ABK)}, (("jabatan",), ("needed",), ("present",))),
    Kind({"employees": EMPLOYEES}, (_PERSON, ("name", "name_and_nip", "name_and_birth"), _PERSON_FACTS), at_least=4),
    # A list of people may have a column "Kelas Jabatan", "Status" or "Nomor Sertifikat" as well.
    Kind(  # the training stands above the table, of which every row has a certificate
        {"participations": _without(PARTICIPATIONS, *_NAMED_TRAINING)}, (_PERSON, ("certificate",)), unless=_CAREER
    ),
    Kind({"positions": POSITIONS}, (("jabatan",), ("kelas", "status"), ("unor", "opd"))),
    Kind({"units": UNITS}, (("unor_id",), ("unor",), ("parent_id", "valid_from", "valid_to"))),
)
"""Kinds of sheets, the most specific first: of those that fit equally well, the first is taken."""

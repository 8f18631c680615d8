"""The files about what people did and where they may go, in layouts of SIASN, of PIP ASN or of the office itself."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .conduct import draw_absences, draw_awards, draw_discipline, draw_exemptions, draw_proposals
from .evaluation import QUESTIONS, draw_feedback, draw_scores, tested_classes
from .histories import draw_index, draw_participations, form_numbers
from .office import Office
from .office_file import OfficeFile, column_of, numbered_sheet
from .offices import REGIONS
from .people import AS_OF
from .recap import long_date, proper
from .sheet import Sheet
from .siasn import identifier
from .structure import establishment, leading_posts, units

_STATUS = {"passed": "Lulus", "attended": "Selesai", "dropped": "Mengundurkan Diri"}
_PHASE = {"pre": "Pre Test", "post": "Post Test"}
_MOVEMENT = {"kenaikan_pangkat": "Kenaikan Pangkat", "promotion": "Promosi", "transfer": "Mutasi"}
_POST_STATUS = {"filled": "Terisi", "vacant": "Kosong"}
_DAY_TEXT = "%d-%m-%Y"


def personnel_files(office: Office) -> list[OfficeFile]:
    """Lay out histories, evaluations, the organisation, personnel matters and the index of professionalism."""
    code, people, seed = office.code, office.people, office.seed
    taken = draw_participations(code, people, seed)
    punished = draw_discipline(code, people, seed)
    scores, answers = _evaluation(office, tested_classes(taken))
    return [
        *_histories(office, taken, _personnel(office, punished)),
        OfficeFile("nilai_pelatihan", [scores], "csv"),
        OfficeFile("kuesioner_pelatihan", [answers], "csv"),
        OfficeFile("organisasi", [_units(office), _positions(office)]),
        OfficeFile("ip_asn", [_index(office, draw_index(code, people, seed, taken, punished))]),
    ]


def _days(days: pd.Series) -> list[object]:
    return [None if pd.isna(day) else day.strftime(_DAY_TEXT) for day in days]


def _names(office: Office, persons: NDArray[np.intp]) -> list[object]:
    return list(office.people["name"].str.title().to_numpy(dtype=object)[persons])


def _known(values: pd.Series) -> list[object]:
    return [None if pd.isna(value) else value for value in values]


# trainings


def _histories(office: Office, taken: pd.DataFrame, others: list[Sheet]) -> list[OfficeFile]:
    """Give the histories of trainings, and the personnel office's other lists beside them."""
    is_leadership = taken["form"] == "pelatihan_kepemimpinan"
    courses, leadership = taken[~is_leadership], taken[is_leadership]
    if office.code == "mamuju":
        return [OfficeFile("riwayat_pegawai", [_siasn_courses(courses), _siasn_leadership(leadership), *others])]
    if office.code == "palangkaraya":  # as records come from SIASN's interface
        return [
            OfficeFile("riwayat_kursus", [_siasn_courses(courses)], "csv"),
            OfficeFile("riwayat_diklat", [_siasn_leadership(leadership)], "csv"),
            OfficeFile("riwayat_pegawai", others),
        ]
    if office.code == "manokwari":
        return [OfficeFile("riwayat_pegawai", [_own_history(office, taken), *others])]
    return [OfficeFile("riwayat_pegawai", [_realised(office, courses), _own_history(office, leadership), *others])]


def _siasn_courses(taken: pd.DataFrame) -> Sheet:
    numbers = form_numbers()
    columns: dict[str, list[object]] = {
        "id": [identifier(f"kursus {number}") for number in range(len(taken))],
        "idPns": [identifier(f"pns {nip}") for nip in taken["nip"]],
        "nipBaru": list(taken["nip"]),
        "nipLama": [None] * len(taken),
        "jenisKursusNama": [None] * len(taken),
        "jenisKursusSertifikat": ["T"] * len(taken),
        "institusiPenyelenggara": list(taken["provider"]),
        "jenisKursusId": [None] * len(taken),
        "jumlahJam": [str(jp) for jp in taken["jp"]],
        "namaKursus": list(taken["title"]),
        "noSertipikat": _known(taken["certificate"]),
        "tahunKursus": [str(year) for year in taken["year"]],
        "tanggalKursus": _days(taken["started_on"]),
        "path": [None] * len(taken),
        "jenisDiklatId": [str(numbers.get(form, 25)) for form in taken["form"]],
        "tanggalSelesaiKursus": _days(taken["ended_on"]),
    }
    return _plain("rw_kursus", columns)


def _siasn_leadership(taken: pd.DataFrame) -> Sheet:
    numbers = {"DIKLAT PIM TK.IV": "2", "DIKLAT PIM TK. III": "3", "DIKLAT PIM TK. II": "4"}
    columns: dict[str, list[object]] = {
        "id": [identifier(f"diklat {number}") for number in range(len(taken))],
        "idPns": [identifier(f"pns {nip}") for nip in taken["nip"]],
        "nipBaru": list(taken["nip"]),
        "nipLama": [None] * len(taken),
        "latihanStrukturalId": [numbers[title] for title in taken["title"]],
        "latihanStrukturalNama": list(taken["title"]),
        "nomor": _known(taken["certificate"]),
        "tanggal": _days(taken["started_on"]),
        "tahun": [str(year) for year in taken["year"]],
        "path": [None] * len(taken),
        "jumlahJam": [str(jp) for jp in taken["jp"]],
        "tanggalSelesai": _days(taken["ended_on"]),
        "institusiPenyelenggara": list(taken["provider"]),
    }
    return _plain("rw_diklat", columns)


def _plain(name: str, columns: dict[str, list[object]]) -> Sheet:
    return Sheet(name, list(columns), [column_of(values) for values in columns.values()], plain=True)


def _own_history(office: Office, taken: pd.DataFrame) -> Sheet:
    columns: dict[str, tuple[list[object], float]] = {
        "NIP": (list(taken["nip"]), 21.0),
        "Nama": (_names(office, taken["person"].to_numpy()), 28.0),
        "Nama Diklat": (list(taken["title"]), 52.0),
        "Jenis Pengembangan Kompetensi": ([form.replace("_", " ").title() for form in taken["form"]], 26.0),
        "Penyelenggara": (list(taken["provider"]), 34.0),
        "Tanggal Mulai": (_days(taken["started_on"]), 13.0),
        "Tanggal Selesai": (_days(taken["ended_on"]), 13.0),
        "Jumlah Jam": ([f"{jp} JP" for jp in taken["jp"]], 10.0),
        "No. Sertifikat": (_known(taken["certificate"]), 20.0),
        "Status": ([_STATUS[status] for status in taken["status"]], 17.0),
    }
    titles = ("RIWAYAT PENGEMBANGAN KOMPETENSI ASN", REGIONS[office.code].name)
    return numbered_sheet("Riwayat", columns, titles=titles)


def _realised(office: Office, taken: pd.DataFrame) -> Sheet:
    columns: dict[str, tuple[list[object], float]] = {
        "Nama/NIP": (
            [
                f"{name}\nNIP. {nip}"
                for name, nip in zip(_names(office, taken["person"].to_numpy()), taken["nip"], strict=True)
            ],
            30.0,
        ),
        "Kode Pelatihan": (list(taken["training"]), 12.0),
        "Nama Pelatihan": (list(taken["title"]), 52.0),
        "Angkatan": (_known(taken["training_class"]), 9.0),
        "Tgl Mulai": (_days(taken["started_on"]), 12.0),
        "Tgl Selesai": (_days(taken["ended_on"]), 12.0),
        "JP": (list(taken["jp"]), 6.0),
        "Status Kelulusan": ([_STATUS[status] for status in taken["status"]], 17.0),
        "Nomor Sertifikat": (_known(taken["certificate"]), 20.0),
    }
    titles = ("REALISASI PENGEMBANGAN KOMPETENSI ASN", REGIONS[office.code].name)
    return numbered_sheet("Realisasi", columns, titles=titles)


# what became of them


def _evaluation(office: Office, classes: pd.DataFrame) -> tuple[Sheet, Sheet]:
    """Give the scores and the answers: of all classes in rows, or of one with a column for each test and question."""
    scores = draw_scores(office.code, classes, office.seed)
    answers = draw_feedback(office.code, classes, office.seed)
    if office.code in {"palangkaraya", "manokwari"}:
        return _long_scores(office, scores), _long_answers(office, answers)
    first = classes["training"].iat[0]
    title = classes["title"].iat[0]
    about = (f"Nama Pelatihan : {title}", f"Kode Pelatihan : {first}", "Angkatan : I")
    return (
        _wide_scores(office, scores[scores["training"] == first], about),
        _wide_answers(office, answers[answers["training"] == first], about),
    )


def _long_scores(office: Office, scores: pd.DataFrame) -> Sheet:
    columns: dict[str, tuple[list[object], float]] = {
        "NIP": (list(scores["nip"]), 21.0),
        "Kode Pelatihan": (list(scores["training"]), 12.0),
        "Nama Pelatihan": (list(scores["title"]), 52.0),
        "Angkatan": (list(scores["training_class"]), 9.0),
        "Jenis Tes": ([_PHASE[phase] for phase in scores["phase"]], 11.0),
        "Nilai": (list(scores["score"]), 8.0),
        "Nilai Maksimal": ([100] * len(scores), 9.0),
    }
    return numbered_sheet("Nilai", columns, titles=("NILAI PRE TEST DAN POST TEST", REGIONS[office.code].name))


def _wide_scores(office: Office, scores: pd.DataFrame, about: Sequence[str]) -> Sheet:
    table = scores.pivot(index="nip", columns="phase", values="score")
    names = office.people.set_index("nip")["name"].str.title()
    columns: dict[str, tuple[list[object], float]] = {
        "NIP": (list(table.index), 21.0),
        "Nama": (list(names[table.index]), 28.0),
        "Pre Test": (_known(table["pre"]), 9.0),
        "Post Test": (_known(table["post"]), 9.0),
    }
    titles = ("REKAPITULASI NILAI PESERTA", REGIONS[office.code].name, *about)
    return numbered_sheet("Nilai", columns, titles=titles)


def _long_answers(office: Office, answers: pd.DataFrame) -> Sheet:
    columns: dict[str, tuple[list[object], float]] = {
        "Kode Pelatihan": (list(answers["training"]), 12.0),
        "Nama Pelatihan": (list(answers["title"]), 52.0),
        "Angkatan": (list(answers["training_class"]), 9.0),
        "Kode Responden": (list(answers["respondent"]), 11.0),
        "Pertanyaan": (list(answers["question"]), 26.0),
        "Nilai": (_known(answers["rating"]), 8.0),
        "Skala": ([5] * len(answers), 7.0),
        "Saran": (_known(answers["comment"]), 34.0),
    }
    return numbered_sheet("Kuesioner", columns, titles=("EVALUASI PENYELENGGARAAN", REGIONS[office.code].name))


def _wide_answers(office: Office, answers: pd.DataFrame, about: Sequence[str]) -> Sheet:
    table = answers.pivot(index="respondent", columns="question", values="rating")
    comments = answers[answers["comment"].notna()].set_index("respondent")["comment"]
    times = [f"2026-09-18 15:{second // 60:02d}:{second % 60:02d}" for second in range(7, 7 + 41 * len(table), 41)]
    columns: dict[str, tuple[list[object], float]] = {
        "Stempel waktu": (list(times), 20.0),
        **{question: (_known(table[question]), 14.0) for question in QUESTIONS},
        "Kritik dan Saran": (_known(comments.reindex(table.index)), 40.0),
    }
    titles = ("EVALUASI PENYELENGGARAAN PELATIHAN", REGIONS[office.code].name, *about)
    return numbered_sheet("Kuesioner", columns, titles=titles)


# the organisation


def _units(office: Office) -> Sheet:
    frame = units(office.code, office.people)
    if office.code in {"mamuju", "palangkaraya"}:
        ending = f" - {REGIONS[office.code].name}"
        columns: dict[str, list[object]] = {
            "ID": list(frame["unor_id"]),
            "NAMA_UNOR": [path + ending for path in frame["path"]],
            "ID_ATASAN": _known(frame["parent_id"]),
        }
        return _plain("HierarkiUnor", columns)
    own: dict[str, tuple[list[object], float]] = {
        "Kode Unit": (list(frame["unor_id"]), 36.0),
        "Nama Unit Kerja": (list(frame["unor"]), 44.0),
        "Kode Unit Atasan": (_known(frame["parent_id"]), 36.0),
        "Perangkat Daerah": (list(frame["opd"]), 44.0),
    }
    return numbered_sheet("Unit Kerja", own, titles=("DAFTAR UNIT KERJA", REGIONS[office.code].name))


def _positions(office: Office) -> Sheet:
    titles = ("PETA JABATAN", REGIONS[office.code].name)
    if office.code in {"mamuju", "palangkaraya"}:
        frame = establishment(office.code, office.people, office.seed)
        need, presence = ("Kebutuhan", "Bezetting") if office.code == "mamuju" else ("K", "B")
        columns: dict[str, tuple[list[object], float]] = {
            "Nama Jabatan": (list(frame["jabatan"]), 44.0),
            "Kelas Jabatan": (list(frame["kelas"]), 8.0),
            "Unit Kerja": (list(frame["unor"]), 44.0),
            "Perangkat Daerah": (list(frame["opd"]), 44.0),
            presence: (list(frame["present"]), 9.0),
            need: (list(frame["needed"]), 9.0),
            "+/-": (list(frame["present"] - frame["needed"]), 6.0),
        }
        return numbered_sheet("Peta Jabatan", columns, titles=titles)
    posts = leading_posts(office.code, office.people, office.seed)
    held: dict[str, tuple[list[object], float]] = {
        "Kode Posisi": (list(posts["position_id"]), 11.0),
        "Nama Jabatan": (list(posts["jabatan"]), 44.0),
        "Eselon": (list(posts["eselon"]), 8.0),
        "Unit Kerja": (list(posts["unor"]), 44.0),
        "Perangkat Daerah": (list(posts["opd"]), 44.0),
        "Status Jabatan": ([_POST_STATUS[status] for status in posts["status"]], 12.0),
        "NIP Pejabat": (_known(posts["incumbent_nip"]), 21.0),
        "Kosong Sejak": (_days(posts["vacant_from"]), 13.0),
    }
    return numbered_sheet("Jabatan Struktural", held, titles=titles)


# personnel matters


def _personnel(office: Office, punished: pd.DataFrame) -> list[Sheet]:
    code, people, seed = office.code, office.people, office.seed
    region = REGIONS[code].name
    awarded = draw_awards(code, people, seed)
    excused = draw_exemptions(people)
    away = draw_absences(code, people, seed)
    proposed = draw_proposals(code, people, seed)

    def persons(frame: pd.DataFrame) -> dict[str, tuple[list[object], float]]:
        return {"NIP": (list(frame["nip"]), 21.0), "Nama": (_names(office, frame["person"].to_numpy()), 28.0)}

    discipline: dict[str, tuple[list[object], float]] = {
        **persons(punished),
        "Tingkat Hukuman": ([level.title() for level in punished["punishment_level"]], 12.0),
        "Jenis Hukuman": (list(punished["punishment"]), 48.0),
        "Nomor SK": (list(punished["decree"]), 20.0),
        "Tanggal SK": (_days(punished["decided_on"]), 12.0),
        "TMT Hukuman": (_days(punished["valid_from"]), 12.0),
        "Akhir Hukuman": (_days(punished["valid_to"]), 12.0),
        "Dibatalkan": (["Ya" if each else "Tidak" for each in punished["cancelled"]], 11.0),
    }
    awards: dict[str, tuple[list[object], float]] = {
        **persons(awarded),
        "Nama Penghargaan": (list(awarded["award"]), 40.0),
        "Tingkat": (["Nasional"] * len(awarded), 11.0),
        "Pemberi": (list(awarded["awarded_by"]), 28.0),
        "No. Keppres": (list(awarded["decree"]), 24.0),
        "Tgl. Keppres": (_days(awarded["awarded_on"]), 12.0),
    }
    proposals: dict[str, tuple[list[object], float]] = {
        "Nomor Usul": (list(proposed["proposal"]), 11.0),
        **persons(proposed),
        "Jenis Usul": ([_MOVEMENT[kind] for kind in proposed["kind"]], 18.0),
        "Periode": (_known(proposed["period"]), 14.0),
        "Tahap": (list(proposed["stage"]), 26.0),
        "Tanggal Masuk": (_days(proposed["entered_on"]), 13.0),
        "Tanggal Selesai": (_days(proposed["left_on"]), 13.0),
    }
    exemptions: dict[str, tuple[list[object], float]] = {
        **persons(excused),
        "Kompetensi": ([office.names[competency] for competency in excused["competency"]], 34.0),
        "Alasan": (list(excused["reason"]), 44.0),
        "Ditetapkan Oleh": (list(excused["granted_by"]), 34.0),
        "Berlaku Sampai": (_days(excused["valid_to"]), 13.0),
    }
    leave: dict[str, tuple[list[object], float]] = {
        **persons(away),
        "Jenis Cuti": (list(away["reason"]), 16.0),
        "Tanggal Mulai": (_days(away["away_from"]), 13.0),
        "Tanggal Selesai": (_days(away["away_to"]), 13.0),
        "Dibatalkan": (["Ya" if each else "Tidak" for each in away["cancelled"]], 11.0),
    }
    return [
        numbered_sheet("Hukuman Disiplin", discipline, titles=("DAFTAR HUKUMAN DISIPLIN", region)),
        numbered_sheet("Penghargaan", awards, titles=("DAFTAR PENERIMA PENGHARGAAN", region)),
        numbered_sheet("Usul", proposals, titles=("PROSES USUL KEPEGAWAIAN", region)),
        numbered_sheet("Pengecualian", exemptions, titles=("PENGECUALIAN PENILAIAN KOMPETENSI", region)),
        numbered_sheet("Cuti", leave, titles=(f"DAFTAR CUTI PEGAWAI TAHUN {AS_OF.year + 1}", region)),
    ]


def _index(office: Office, index: pd.DataFrame) -> Sheet:
    """Lay the index out as PIP ASN exports it: the header in row 7."""
    persons = office.people.iloc[index["person"].to_numpy()]
    bands = ((91, "Sangat Tinggi"), (81, "Tinggi"), (71, "Sedang"), (61, "Rendah"), (0, "Sangat Rendah"))
    columns: dict[str, tuple[list[object], float]] = {
        "NIP": (list(index["nip"]), 21.0),
        "Nama": (list(persons["name"]), 28.0),
        "Nama Jabatan": (list(persons["jabatan"]), 34.0),
        "Satuan Kerja": ([proper(opd) for opd in persons["opd"]], 34.0),
        "Kualifikasi": (list(index["qualification"]), 11.0),
        "Kompetensi": (list(index["competence"]), 11.0),
        "Kinerja": (list(index["performance"]), 9.0),
        "Disiplin": (list(index["discipline"]), 9.0),
        "Total": (list(index["total"]), 9.0),
        "Kategori": ([next(name for least, name in bands if total >= least) for total in index["total"]], 15.0),
    }
    year = index["year"].iat[0]
    titles = (
        "HASIL PENGUKURAN INDEKS PROFESIONALITAS ASN",
        REGIONS[office.code].name,
        f"TAHUN {year}",
        "Seluruh Satuan Kerja",
        f"Dicetak tanggal {long_date('2026-11-02')}",
    )
    return numbered_sheet("PIP ASN", columns, titles=titles)

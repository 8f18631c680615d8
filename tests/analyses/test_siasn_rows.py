"""What is ready to be entered into SIASN, what lacks something, what is left out: worked out by hand, row by row."""

from datetime import date

import pandas as pd
import pytest

from asnkarier.analyses.siasn.records import assessment_rows, award_codes, award_rows
from asnkarier.analyses.siasn.trainings import structural_code, training_rows
from asnkarier.config.load import load_region
from asnkarier.config.siasn import Code
from asnkarier.resources import configs_folder
from asnkarier.tables import TABLES
from asnkarier.tables.frames import Assessments, Awards, Employees, Participations, PlanSeats, Trainings
from asnkarier.tables.siasn_sheets import DIKLAT, FORMS, KURSUS, LACKING
from asnkarier.workflows.studies import STEPS

TODAY = date(2026, 11, 2)
ANI, BUDI, CITRA, DEDI = (f"19850101200901{sex}00{number}" for number, sex in enumerate("2121", 1))
IDS = {ANI: "00000000000000000000000000000A01", BUDI: "ff8080a1-9b2c-4d1e-8f00-0123456789ab", CITRA: None, DEDI: DEDI}
CONFIG = load_region("mamuju", [configs_folder()], STEPS).config
DONE = {
    "nip": ANI, "training": "Bimtek Aset", "started_on": "2026-03-02", "ended_on": "2026-03-04", "year": 2026,
    "title": "Bimtek Aset", "form": "bimbingan_teknis", "jp": 24, "provider": "BPSDM", "certificate": "007/2026",
}  # fmt: skip


def frame(name: str, *rows: dict) -> pd.DataFrame:
    table = TABLES[name]
    made = pd.DataFrame(list(rows), columns=table.names)
    for column in table.columns:
        if column.kind == "date":
            made[column.name] = pd.to_datetime(made[column.name])
    return table.conform(made)


def people() -> Employees:
    rows = ({"nip": nip, "name": nip[-3:], "opd": "Dinas", "pns_id": number} for nip, number in IDS.items())
    return Employees(frame("employees", *rows))


def trainings(*rows: dict, form=KURSUS, plan=None, catalogue=(), siasn=CONFIG.siasn):
    return training_rows(
        form,
        Participations(frame("participations", *rows)),
        Trainings(frame("trainings", *catalogue)),
        people(),
        None if plan is None else PlanSeats(frame("plan", *plan)),
        CONFIG.training_plan.forms,
        siasn,
        2026,
        TODAY,
    )


def test_a_training_with_all_that_is_asked_becomes_one_row_with_every_column() -> None:
    made = trainings(DONE)
    (row,) = made.rows.astype(object).where(made.rows.notna(), None).to_dict("records")
    assert row == {
        "id": None, "pnsOrangId": IDS[ANI], "instansiId": None, "jenisDiklatId": "8", "jenisKursus": None,
        "jenisKursusSertipikat": "T", "namaKursus": "Bimtek Aset", "institusiPenyelenggara": "BPSDM",
        "nomorSertipikat": "007/2026", "jumlahJam": 24, "tahunKursus": 2026, "tanggalKursus": "02-03-2026",
        "tanggalSelesaiKursus": "04-03-2026", "lokasiId": None,
    }  # fmt: skip
    assert list(made.files["file"]) == [f"{ANI}_881_007-2026.pdf"]
    assert len(made.incomplete) == len(made.left_out) == 0


@pytest.mark.parametrize(
    ("changed", "lacking"),
    [
        ({"nip": "199001012015011001"}, "person"),
        ({"nip": CITRA}, "pns_id"),
        ({"nip": DEDI}, "pns_id_shape"),  # the NIP in its place
        ({"form": None}, "form"),
        ({"form": "tugas_belajar"}, "form_unknown"),
        ({"provider": None}, "provider"),
        ({"certificate": None}, "certificate"),
        ({"jp": None}, "jp"),
        ({"jp": 0}, "jp"),
        ({"ended_on": None}, "ended_on"),
        ({"ended_on": None, "form": "pelatihan_fungsional"}, "ended_on"),
        ({"started_on": None}, "started_on"),
        ({"certificate": None, "jp": None}, "certificate;jp"),
    ],
)
def test_a_row_that_lacks_something_is_refused_with_all_it_lacks(changed: dict, lacking: str) -> None:
    made = trainings(DONE | changed)
    assert list(made.incomplete["lacking"]) == [lacking]
    assert made.rows.empty
    assert made.left_out.empty


def test_a_seminar_needs_no_last_day() -> None:
    made = trainings(DONE | {"form": "seminar", "ended_on": None})
    assert made.rows[["jenisDiklatId", "jenisKursusSertipikat"]].to_numpy().tolist() == [["9", "P"]]
    assert made.rows["tanggalSelesaiKursus"].isna().all()


@pytest.mark.parametrize(
    ("form", "number", "letter"),
    [("pelatihan_fungsional", "2", "F"), ("workshop", "4", "P"), ("komunitas_belajar", "23", "T"),
     ("job_shadowing", "24", "T"), ("pelatihan_di_kantor_sendiri", "13", "T"), ("library_cafe", "25", "T")],
)  # fmt: skip
def test_forms_have_siasns_numbers_and_letters_also_those_entered_as_another(form, number, letter) -> None:
    made = trainings(DONE | {"form": form})
    assert made.rows[["jenisDiklatId", "jenisKursusSertipikat"]].to_numpy().tolist() == [[number, letter]]


def test_what_is_not_done_or_in_siasn_already_is_left_out_with_its_reason() -> None:
    number = "8AE483A570E6758B01710BA2C7527D80"
    rows = [
        DONE | {"nip": ANI, "status": "proposed"},
        DONE | {"nip": ANI, "title": "B", "training": "B", "status": "approved"},
        DONE | {"nip": ANI, "title": "C", "training": "C", "ended_on": "2026-11-03"},
        DONE | {"nip": ANI, "title": "D", "training": "D", "status": "dropped"},
        DONE | {"nip": ANI, "title": "E", "training": "E", "status": "declined"},
        DONE | {"nip": BUDI, "title": "F", "training": "F", "certificate": "99/F", "siasn_id": number},
        DONE | {"nip": BUDI, "title": "f, as the OPD calls it", "training": "G", "certificate": "99/f"},
        DONE | {"nip": BUDI, "title": "H", "training": "H", "ended_on": "2026-11-02", "status": "passed"},
    ]
    made = trainings(*rows)
    assert dict(zip(made.left_out["what"], made.left_out["reason"], strict=True)) == {
        "Bimtek Aset": "not_done", "B": "not_done", "C": "not_ended", "D": "dropped", "E": "declined",
        "F": "in_siasn", "f, as the OPD calls it": "in_siasn",
    }  # fmt: skip
    assert list(made.rows["namaKursus"]) == ["H"]


def test_what_siasn_has_but_not_whole_is_told_with_its_number() -> None:
    made = trainings(DONE | {"certificate": None, "siasn_id": "8AE483A570E6758B01710BA2C7527D80"})
    assert made.incomplete[["lacking", "siasn_id"]].to_numpy().tolist() == [
        ["certificate", "8AE483A570E6758B01710BA2C7527D80"]
    ]


def test_a_planned_seat_is_never_given_out_as_done() -> None:
    catalogue = [
        {"training": "T1", "title": "Bimtek Aset", "form": "bimbingan_teknis"},
        {"training": "T2", "title": "Pelatihan Kepemimpinan Pengawas", "form": "pelatihan_kepemimpinan"},
    ]
    seats = [
        {"nip": ANI, "name": "A", "opd": "Dinas", "training": "T1", "title": "Bimtek Aset"},
        {"nip": BUDI, "name": "B", "opd": "Dinas", "training": "T1", "title": "Bimtek Aset"},
        {"nip": BUDI, "name": "B", "opd": "Dinas", "training": "T2", "title": "Pelatihan Kepemimpinan Pengawas"},
    ]
    made = trainings(DONE, plan=seats, catalogue=catalogue)  # Ani took hers: the history has the title
    assert len(made.rows) == 1
    assert made.left_out[["nip", "what", "reason"]].to_numpy().tolist() == [[BUDI, "Bimtek Aset", "planned"]]
    leading = trainings(DONE, plan=seats, catalogue=catalogue, form=DIKLAT)
    assert leading.left_out[["nip", "reason"]].to_numpy().tolist() == [[BUDI, "planned"]]
    only_planned = trainings(DONE | {"status": "approved"}, plan=seats[:1], catalogue=catalogue)
    assert sorted(only_planned.left_out["reason"]) == ["not_done", "planned"]
    assert only_planned.rows.empty


def test_form_and_provider_come_of_the_catalogue_and_jp_do_not() -> None:
    row = DONE | {"training": "T1", "title": None, "form": None, "provider": None}
    known = {"training": "T1", "title": "Bimtek", "form": "seminar", "provider": "LAN", "jp": 8}
    made = trainings(row, catalogue=[known])
    columns = ["jenisDiklatId", "namaKursus", "institusiPenyelenggara", "jumlahJam"]
    assert made.rows[columns].to_numpy().tolist() == [["9", "Bimtek", "LAN", 24]]
    assert made.counts == {"of_catalogue": 1}
    assert list(trainings(row | {"jp": None}, catalogue=[known]).incomplete["lacking"]) == ["jp"]


def test_leadership_trainings_go_to_their_own_form() -> None:
    leading = DONE | {"form": "pelatihan_kepemimpinan", "title": "PKA Angkatan II", "training": "PKA Angkatan II"}
    assert trainings(leading).is_empty
    (row,) = trainings(leading, DONE, form=DIKLAT).rows.dropna(axis=1).to_dict("records")
    assert row == {
        "pnsOrangId": IDS[ANI], "latihanStrukturalId": "3", "nomor": "007/2026", "tanggal": "02-03-2026",
        "tanggalSelesai": "04-03-2026", "tahun": 2026, "jumlahJam": 24, "institusiPenyelenggara": "BPSDM",
    }  # fmt: skip
    unknown = trainings(leading | {"title": "Sekolah Pemimpin"}, form=DIKLAT)
    assert list(unknown.incomplete["lacking"]) == ["structural_training"]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("SEPADA", "1"), ("DIKLAT PIM TK.IV", "2"), ("Diklat PIM Tk. IV Angkatan 3", "2"), ("ADUM", "2"),
        ("Pelatihan Kepemimpinan Pengawas", "2"), ("DIKLAT PIM TK. III", "3"), ("PKA", "3"),
        ("SPAMEN/SESPA/SESPANAS/DIKLAT PIM TK. II", "4"), ("DIKLAT PIM TK. II", "4"),
        ("Pelatihan Kepemimpinan Nasional Tingkat II", "4"), ("Pelatihan Kepemimpinan Nasional Tingkat I", "5"),
        ("DIKLAT PIM TK. I", "5"), ("Diklat Struktural Lainnya", "8"),
        ("Pelatihan Kepemimpinan", None), ("Persiapan PKA", None), ("Pelatihan Kepemimpinan Nasional", None),
        ("DIKLAT PIM", None), ("", None),
    ],
)  # fmt: skip
def test_which_leadership_training_a_title_means(title: str, code: str | None) -> None:
    assert structural_code(title, CONFIG.siasn.codes.structural_trainings.on(TODAY).value) == code


def test_a_title_that_begins_with_names_of_two_codes_means_none() -> None:
    codes = {"1": Code(name="PKN"), "2": Code(name="Tingkat", aliases=("PKN II",))}
    assert structural_code("PKN II", codes) is None
    assert structural_code("PKN I", codes) == "1"


def test_awards_are_entered_by_their_exact_name_only() -> None:
    given = {"nip": ANI, "awarded_on": "2026-08-17", "decree": "0012/TK/2026"}
    awards = [
        given | {"award": "Satyalancana Karya Satya XX Tahun"},
        given | {"award": "Pegawai Teladan"},
        given | {"award": "Bintang Mahaputera Utama"},  # begins with BINTANG, and is another
        given | {"award": "Satyalancana Karya Satya X Tahun", "decree": None},
        given | {"award": "Wira Karya", "awarded_on": "2025-08-17"},
        given | {"award": "Wira Karya", "awarded_on": "2026-11-03"},  # tomorrow
    ]
    made = award_rows(Awards(frame("awards", *awards)), people(), CONFIG.siasn, 2026, TODAY)
    assert made.rows.to_dict("records") == [
        {"pnsOrangId": IDS[ANI], "hargaId": "202", "tahun": 2026, "skNomor": "0012/TK/2026", "skDate": "17-08-2026"}
    ]
    assert list(made.files["file"]) == [f"{ANI}_892_0012-tk-2026.pdf"]
    assert dict(zip(made.incomplete["what"], made.incomplete["lacking"], strict=True)) == {
        "Pegawai Teladan": "award",
        "Bintang Mahaputera Utama": "award",
        "Satyalancana Karya Satya X Tahun": "decree",
    }
    assert award_codes({"1": Code(name="A"), "2": Code(name="a", aliases=("B",))}) == {"b": "2"}


def test_levels_are_those_of_one_day_of_an_assessment_centre() -> None:
    codes = ["INT", "KS", "KOM", "OPH", "PP", "PDO", "MP", "PK", "PB"]

    def found(nip: str, day: str, level: int, *, method="assessment_center", without=()) -> list[dict]:
        return [
            {"nip": nip, "competency": code, "assessed_on": day, "method": method, "level": level}
            for code in (*codes, "TIK")
            if code not in without
        ]

    rows = [
        *found(ANI, "2026-02-01", 2), *found(ANI, "2026-05-01", 3), *found(ANI, "2026-06-01", 5, method="superior"),
        *found(ANI, "2025-12-31", 1),
        *found(BUDI, "2026-02-01", 2), *found(BUDI, "2026-05-01", 3, without=("MP", "PB")),
    ]  # fmt: skip
    made = assessment_rows(Assessments(frame("assessments", *rows)), people(), 2026, TODAY)
    assert made.rows.to_dict("records") == [{"pnsId": IDS[ANI], **dict.fromkeys(FORMS["kompetensi"].names[1:], 3)}]
    assert made.incomplete[["nip", "what", "lacking"]].to_numpy().tolist() == [[BUDI, "MP, PB", "level"]]


def test_two_certificates_of_one_number_have_two_files() -> None:
    made = trainings(DONE, DONE | {"training": "Lain", "title": "Lain"})
    assert list(made.files["file"]) == [f"{ANI}_881_007-2026.pdf", f"{ANI}_881_007-2026_2.pdf"]


def test_every_word_of_what_is_lacking_has_its_sentences() -> None:
    from asnkarier.reports.siasn.labels import LACKING as LACKING_TEXTS
    from asnkarier.reports.siasn.labels import LEFT_OUT as LEFT_OUT_TEXTS
    from asnkarier.reports.siasn.labels import WHERE
    from asnkarier.tables.siasn_sheets import LEFT_OUT

    assert set(LACKING_TEXTS) == set(WHERE) == set(LACKING)
    assert set(LEFT_OUT_TEXTS) == set(LEFT_OUT)

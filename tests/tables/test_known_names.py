"""What is known, what an accepted spelling changes, and which names are asked about."""

import pandas as pd

from asnkarier.tables import IMPORTED, TABLES
from asnkarier.tables.known_names import known_names, with_known_names
from asnkarier.tables.strange_names import Near, strange_names
from asnkarier.tables.vocabulary import Vocabulary, fold

LIST = Vocabulary(
    units={"dinas kesehatan": "Dinas Kesehatan", "dinkes": "Dinas Kesehatan", "dinas sosial": "Dinas Sosial"},
    competencies={"kom": "KOM", "komunikasi": "KOM", "infra": "INFRA", "pengawasan infrastruktur": "INFRA"},
    government="Kabupaten Mamuju",
)


def table(name: str, *rows: dict[str, object], import_id: int = 1) -> pd.DataFrame:
    places = {"source_file": "a.xlsx", "source_sheet": "S", "import_id": import_id}
    return TABLES[name].conform(
        pd.DataFrame([places | {"source_row": row} | cells for row, cells in enumerate(rows, 2)])
    )


def stored(**tables: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {name: TABLES[name].empty() for name in (*IMPORTED, "findings")} | tables


def accepting(kind: str, **spellings: str) -> Vocabulary:
    accepted = {fold(spelling.replace("_", " ")): name for spelling, name in spellings.items()}
    return Vocabulary(units=LIST.units, competencies=LIST.competencies, accepted={kind: accepted})


def asked(kind: str, frames: dict[str, pd.DataFrame], vocabulary: Vocabulary = LIST) -> list[tuple]:
    found = strange_names(kind, frames, vocabulary)
    return [(each.name, each.count, [near.name for near in each.nearest]) for each in found]


def test_names_outside_the_list_are_asked_about_with_their_count_and_all_that_are_near() -> None:
    frames = stored(
        employees=table(
            "employees", {"opd": "Dinkes Kab."}, {"opd": "DINKES KAB"}, {"opd": "Dinkes"}, {"opd": "Sihir"}
        ),
        budgets=table("budgets", {"opd": "Dinkes Kab."}, {"opd": None}),
        needs=table("needs", {"opd": "Dinas Sosail"}),
    )
    first, *others = strange_names("units", frames, LIST)
    assert (first.name, first.count, first.places) == ("Dinkes Kab.", 3, ("budgets.opd", "employees.opd"))
    assert first.nearest == (Near("Dinas Kesehatan", "Dinas Kesehatan", 100),)
    assert [(each.name, [near.name for near in each.nearest]) for each in others] == [
        ("Dinas Sosail", ["Dinas Sosial"]),
        ("Sihir", []),
    ]


def test_the_number_of_a_person_in_a_name_is_masked() -> None:
    frames = stored(employees=table("employees", {"opd": "Dinkes 198707152010122003"}))
    assert asked("units", frames) == [("Dinkes 19870715******2***", 1, [])]


def test_two_near_names_are_both_shown() -> None:
    lists = Vocabulary(units={fold(name): name for name in ("Dinas Pengelolaan Air", "Dinas Pengawasan Air")})
    frames = stored(employees=table("employees", {"opd": "Dinas Peng. Air"}))
    assert asked("units", frames, lists) == [("Dinas Peng. Air", 1, ["Dinas Pengawasan Air", "Dinas Pengelolaan Air"])]


def test_an_accepted_name_is_asked_about_no_more() -> None:
    frames = stored(employees=table("employees", {"opd": "Dinkes Kab."}))
    assert asked("units", frames, accepting("units", Dinkes_Kab="Dinas Kesehatan")) == []


def test_a_need_of_a_unit_in_which_nobody_works_is_asked_about() -> None:
    frames = stored(
        employees=table("employees", {"unor": "Bidang Rehabilitasi Sosial", "opd": "Dinas Sosial"}),
        needs=table("needs", {"unor": "Bid. Rehab. Sosial"}, {"unor": "BIDANG REHABILITASI SOSIAL"}),
    )
    assert asked("units", frames) == [("Bid. Rehab. Sosial", 1, ["Bidang Rehabilitasi Sosial"])]
    assert asked("units", frames | {"employees": table("employees", {"opd": "Dinas Sosial"})}) == []


def test_the_units_of_the_unit_table_are_known_whether_or_not_people_work_in_them() -> None:
    frames = stored(
        units=table("units", {"unor_id": "U1", "unor": "Bidang Rehabilitasi Sosial", "opd": "Dinas Sosial"}),
        needs=table("needs", {"unor": "Bid. Rehab. Sosial"}),
    )
    assert asked("units", frames) == [("Bid. Rehab. Sosial", 1, ["Bidang Rehabilitasi Sosial"])]


def test_a_training_of_the_past_is_asked_about_only_where_one_of_the_catalogue_is_near() -> None:
    """A history names trainings by their titles, also those no catalogue of the region ever had."""
    past = [{"training": title, "title": title} for title in ("Kursus Menjahit", "Pelatihan Kepemimpinan Pengawas.")]
    frames = stored(
        trainings=table("trainings", {"training": "PKP", "title": "Pelatihan Kepemimpinan Pengawas"}),
        participations=table("participations", *past, {"training": "PKN", "title": "Pelatihan Kepemimpinan Nasional"}),
    )
    assert asked("trainings", frames) == [("Pelatihan Kepemimpinan Pengawas.", 1, ["PKP"])]


def test_positions_without_a_standard_are_asked_about_only_where_a_name_is_near() -> None:
    frames = stored(
        employees=table(
            "employees",
            {"jabatan": "Analis SDM Aparatur Ahli Muda"},
            {"jabatan": "Analis SDM Aparatur Ahli Madya"},
            {"jabatan": "PRANATA KOMPUTER AHLI MUDA"},
            {"jabatan": "Guru Kelas Ahli Muda"},
            {"jabatan": "Juru Kunci"},
        ),
        standards=table(
            "standards",
            {"scope": "jabatan", "target": "Analis Sumber Daya Manusia Aparatur Ahli Muda"},
            {"scope": "jabatan", "target": "Pranata Komputer Ahli Muda"},
            {"scope": "jabatan_family", "target": "Guru"},
            {"scope": "person", "target": "198707152010122003"},
        ),
    )
    assert asked("jabatan", frames) == [
        ("Analis SDM Aparatur Ahli Muda", 1, ["Analis Sumber Daya Manusia Aparatur Ahli Muda"])
    ]
    assert asked("jabatan", stored(employees=frames["employees"])) == []


def test_competencies_that_an_import_could_not_read_are_asked_about() -> None:
    findings = [
        {"code": "F_COMPETENCY_BAD", "value": "3. Komunikassi", "header": "Kompetensi", "count": 2},
        {"code": "F_COMPETENCY_UNKNOWN", "value": "", "header": "Komunikassi", "count": 1},
        {"code": "F_COMPETENCY_BAD", "value": "INFRO", "header": "Kompetensi", "count": 1},
        {"code": "F_LEVEL_RANGE", "value": "7", "header": "Komunikasi", "count": 1},
    ]
    frames = stored(
        findings=TABLES["findings"].conform(pd.DataFrame(findings)),
        assessments=table("assessments", {"competency": "KOM"}, {"competency": "LAMA"}),
    )
    assert asked("competencies", frames) == [("Komunikassi", 3, ["KOM"]), ("INFRO", 1, []), ("LAMA", 1, [])]


def test_trainings_outside_the_catalogue_are_asked_about_by_code_and_title() -> None:
    frames = stored(
        trainings=table(
            "trainings",
            {"training": "PIM-IV", "title": "Pelatihan Kepemimpinan Pengawas", "prerequisites": "DASAR;PIM IV"},
            {"training": "PIM-III", "title": "Pelatihan Kepemimpinan Administrator"},
        ),
        training_competencies=table(
            "training_competencies",
            {"training": "PIM-V"},
            {"training": "Pelatihan Kepemimpinan Pengawas"},
            {"training": "PIM-III"},
        ),
    )
    assert asked("trainings", frames) == [
        ("DASAR", 1, []),
        ("Pelatihan Kepemimpinan Pengawas", 1, ["PIM-IV"]),
        ("PIM IV", 1, ["PIM-IV"]),
        ("PIM-V", 1, []),
    ]


def test_an_opd_outside_the_list_is_no_known_name_though_people_work_in_it() -> None:
    frames = {"employees": table("employees", {"opd": "Dinkes Kab.", "unor": "Dinkes Kab."}, {"unor": "Bidang A"})}
    known = known_names("units", frames, LIST)
    assert "Dinkes Kab." not in known
    assert [known.name(name) for name in ("DINKES", "bidang a")] == ["Dinas Kesehatan", "Bidang A"]


def test_a_region_without_a_list_knows_the_opds_of_its_employees() -> None:
    frames = stored(employees=table("employees", {"opd": "Dinas A"}), budgets=table("budgets", {"opd": "Dinas B"}))
    assert asked("units", frames, Vocabulary()) == [("Dinas B", 1, [])]


def test_accepted_spellings_are_read_as_their_names_in_every_column_that_holds_them() -> None:
    units = accepting("units", Dinkes_Kab="Dinas Kesehatan")
    people = table("employees", {"opd": "DINKES KAB.", "unor": "Dinkes Kab."}, {"opd": "Dinas Sosial"}, {"opd": None})
    read, gone = with_known_names(people, IMPORTED["employees"], units)
    assert read["opd"].fillna("-").tolist() == ["Dinas Kesehatan", "Dinas Sosial", "-"]
    assert read["unor"].fillna("-").tolist() == ["Dinas Kesehatan", "-", "-"]
    assert gone == 0
    pd.testing.assert_frame_equal(read.drop(columns=["opd", "unor"]), people.drop(columns=["opd", "unor"]))
    catalogue = table("trainings", {"training": "T1", "prerequisites": "DASAR;T0"}, {"training": "T0"})
    read, _ = with_known_names(catalogue, IMPORTED["trainings"], accepting("trainings", DASAR="T0"))
    assert read["prerequisites"].fillna("-").tolist() == ["T0", "-"]
    assert read["training"].tolist() == ["T1", "T0"]


def test_one_ceiling_under_two_spellings_is_one_ceiling_the_last_imported() -> None:
    """Added up they would be money that nobody has."""
    key = {"year": 2027, "fund": "apbd", "window": "murni"}
    budgets = pd.concat(
        [
            table("budgets", key | {"opd": "Dinas Kesehatan", "ceiling": 100}, import_id=1),
            table("budgets", key | {"opd": "Dinkes Kab.", "ceiling": 150}, import_id=2),
            table("budgets", key | {"opd": "Dinas Sosial", "ceiling": 70}, import_id=1),
        ],
        ignore_index=True,
    )
    read, gone = with_known_names(budgets, IMPORTED["budgets"], accepting("units", Dinkes_Kab="Dinas Kesehatan"))
    assert dict(zip(read["opd"], read["ceiling"], strict=True)) == {"Dinas Kesehatan": 150, "Dinas Sosial": 70}
    assert gone == 1
    same = budgets.assign(ceiling=100)
    read, gone = with_known_names(same, IMPORTED["budgets"], accepting("units", Dinkes_Kab="Dinas Kesehatan"))
    assert (len(read), gone) == (2, 0)

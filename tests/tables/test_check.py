"""What becomes of the rows of a sheet: taken, set aside with the reason, or blank; none is lost."""

from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raw_sheets import WORDS, budget, checked, codes, employee, score, sheet, training

from asnkarier.finding_kinds import CATALOGUE, remedy, sentence
from asnkarier.i18n import translator
from asnkarier.outcome import Severity
from asnkarier.tables import IMPORTED
from asnkarier.tables.check import Checked, check
from asnkarier.tables.raw import Cell, ErrorCell, RawTable
from asnkarier.tables.typed_sheet import IGNORED


def found(result: Checked, code: str) -> list[tuple[str, str]]:
    return [(finding.cell, finding.value) for finding in result.findings if finding.code == code]


def test_a_clean_row_is_taken_without_a_word() -> None:
    result = checked("employees", [employee()])
    assert (result.rows, result.accepted, result.refused, result.blank) == (1, 1, 0, 0)
    assert result.findings == ()
    row = result.frame.iloc[0]
    assert row["jenjang"] == "jf_ahli_muda"
    assert (row["source_file"], row["source_sheet"], row["source_row"]) == ("pegawai.xlsx", "Data", 2)
    assert pd.isna(row["import_id"])


def test_the_frame_has_the_columns_and_types_of_its_table() -> None:
    table = IMPORTED["employees"]
    for rows in ([employee()], []):
        frame = checked("employees", rows).frame
        assert list(frame.columns) == table.names
        assert [str(dtype) for dtype in frame.dtypes] == [column.dtype for column in table.columns]


def test_a_damaged_nip_sets_the_row_aside_at_its_cell_and_masked() -> None:
    result = checked("employees", [employee(), employee(nip=198901052015031000.0)])
    assert (result.accepted, result.refused) == (1, 1)
    assert found(result, "F_NIP_NUMBER") == [("A3", "19890105******1***")]


def test_a_damaged_nip_of_the_superior_leaves_only_that_unknown() -> None:
    result = checked("employees", [employee(superior_nip=198901052015031000.0)])
    assert codes(result) == ["F_NIP_IGNORED"]
    assert result.frame["superior_nip"].isna().all()


def test_a_missing_required_value_sets_the_row_aside() -> None:
    result = checked("employees", [employee(name=" - "), employee(nip="198901052015031001", sex="L", birth_date=None)])
    assert found(result, "F_REQUIRED") == [("B2", "-")]
    assert result.accepted == 1


def test_the_golongan_of_a_pns_without_its_ruang_is_no_golongan_of_a_pppk() -> None:
    result = checked("employees", [employee(golongan="III")])
    assert result.frame["golongan"].isna().all()
    assert "F_GRADE_HALF" in {finding.code for finding in result.findings}
    kept = checked("employees", [employee(nip="198703122023211007", golongan="IX", employment="PPPK")])
    assert kept.frame["golongan"].tolist() == ["IX"]


def test_an_unreadable_optional_value_is_left_unknown() -> None:
    result = checked("employees", [employee(education="S9 Sakti", tmt_pns="kemarin", golongan="X/z", eselon="IX")])
    assert codes(result) == ["F_GRADE_UNKNOWN", "F_ESELON_UNKNOWN", "F_WORD_IGNORED", "F_DATE_IGNORED"]
    assert result.frame[["education", "tmt_pns", "golongan", "eselon"]].isna().all(axis=None)
    assert result.accepted == 1


def test_an_unreadable_value_never_passes_for_an_empty_one_that_means_something() -> None:
    """An unreadable OPD would give its ceiling to the whole region; an unreadable jenjang would admit everyone."""
    assert checked("budgets", [budget(opd=ErrorCell("#REF!"))]).refused == 1
    assert checked("trainings", [training(jenjang="Direksi")]).refused == 1
    standard = {"scope": "jenjang", "target": "Pengawas", "competency": "INT", "level_required": 2.0,
                "valid_from": "01-01-2025"}  # fmt: skip
    assert checked("standards", [standard | {"valid_to": "selamanya"}]).refused == 1


def test_a_column_the_sheet_does_not_have_is_told_once() -> None:
    rows = [employee(nip=nip, employment=None, birth_date=None, sex=None) for nip in NIPS]
    rows = [{column: cell for column, cell in row.items() if column != "name"} for row in rows]
    result = checked("employees", rows)
    assert [(finding.code, finding.count) for finding in result.findings] == [("F_REQUIRED", len(NIPS))]
    assert result.refused == len(NIPS)


def test_prepared_but_unused_rows_are_blank() -> None:
    result = checked("employees", [employee(), {"nip": None, "name": "-"}, {"nip": " "}], blank_rows=3)
    assert (result.rows, result.accepted, result.refused, result.blank) == (6, 1, 0, 5)


def test_a_training_without_a_competency_is_blank_where_competencies_are_read() -> None:
    aim = {"training": "T1", "competency": "INT", "level_from": 1.0, "level_to": 2.0}
    result = checked("training_competencies", [aim, {"training": "T2", "competency": "-"}])
    assert (result.accepted, result.refused, result.blank) == (1, 0, 1)


def test_rows_that_the_reader_set_aside_are_refused() -> None:
    raw = sheet("employees", [employee()])
    result = check(IMPORTED["employees"], RawTable(**{**vars(raw), "sheet_rows": 3}), WORDS)
    assert (result.rows, result.accepted, result.refused, result.blank) == (3, 1, 2, 0)


def test_more_rows_than_the_sheet_has_are_a_bug() -> None:
    raw = sheet("employees", [employee()])
    with pytest.raises(ValueError, match="handed to the check"):
        check(IMPORTED["employees"], RawTable(**{**vars(raw), "sheet_rows": 0}), WORDS)


# What the sheet says, beside its rows


def test_columns_the_sheet_has_or_from_which_others_follow_are_stated() -> None:
    wide = ("training", "title", "jenjang")
    result = checked("trainings", [{name: cell for name, cell in training(jenjang=None).items() if name in wide}])
    assert result.stated == {*wide}

    derived = checked("employees", [{"nip": "198707152010122003", "name": "A", "jabatan": "PERAWAT AHLI MUDA"}])
    assert derived.stated == {"nip", "name", "jabatan", "jenjang"}
    assert derived.frame["employment"].tolist() == ["PNS"]  # from the NIP: for a new person, not against what is known
    told = checked("employees", [{"nip": "198707152010122003", "name": "A", "kedudukan_hukum": "Aktif"}])
    assert told.stated == {"nip", "name", "kedudukan_hukum", "employment"}


def test_every_person_of_the_sheet_is_seen_taken_or_not() -> None:
    ani, budi, citra = "198707152010122003", "198901052015031001", "199002282022211014"
    rows = [
        employee(nip=ani),
        employee(nip=ani, opd="Inspektorat"),  # a conflict: neither is taken
        employee(nip=budi, name=None, birth_date=None, sex=None),
        employee(nip=citra, birth_date=None, sex=None, employment="PPPK"),
        employee(nip=1.98707e17),
        employee(nip=None),
    ]
    result = checked("employees", rows, blank_rows=2)
    assert result.frame["nip"].tolist() == [citra]
    assert result.seen == {ani, budi, citra}
    assert result.unreadable == 2


def test_rows_that_the_reader_set_aside_may_hold_anybody() -> None:
    raw = sheet("employees", [employee()], blank_rows=1)
    assert check(IMPORTED["employees"], RawTable(**{**vars(raw), "sheet_rows": 5}), WORDS).unreadable == 3


def test_a_person_is_counted_once_in_a_wide_sheet_and_a_need_may_name_none() -> None:
    scores = [score(nip=nip, competency=name, source_row=row) for row, nip in ((9, "x"), (10, "198707152010122003"))
              for name in ("INT", "KOM")]  # fmt: skip
    assert (wide(*scores).unreadable, wide(*scores).seen) == (1, {"198707152010122003"})
    needs = [{"source_event": "Forum", "competency": "INT", "nip": nip} for nip in (None, "x", "198707152010122003")]
    assert checked("needs", needs).unreadable == 1
    assert (checked("budgets", [budget()]).seen, checked("budgets", [budget()]).unreadable) == (frozenset(), 0)


def test_proposals_with_different_themes_are_both_taken() -> None:
    rows = [{"source_event": "Forum", "competency": "INT", "theme": theme} for theme in ("Layanan", "Etika", "Etika")]
    result = checked("needs", rows)
    assert (result.accepted, codes(result)) == (2, ["F_DUPLICATE"])


def test_a_need_names_a_competency_or_a_theme_and_an_unreadable_competency_is_no_theme() -> None:
    rows = [
        {"source_event": "Forum", "opd": "Inspektorat", "theme": "Menulis surat"},
        {"source_event": "Forum", "opd": "Inspektorat"},
        {"source_event": "Forum", "opd": "Inspektorat", "competency": "Ilmu Gaib", "theme": "Menulis surat"},
    ]
    result = checked("needs", rows)
    assert (result.accepted, result.refused) == (1, 2)
    assert codes(result) == ["F_REQUIRED", "F_COMPETENCY_BAD"]
    assert result.frame["competency"].isna().all()


# The same key twice


def test_of_equal_rows_the_first_is_taken() -> None:
    result = checked("employees", [employee(), employee(nip="'198707152010122003")])
    assert (result.accepted, result.refused) == (1, 1)
    assert found(result, "F_DUPLICATE") == [("A3", "19870715******2***")]
    assert result.frame["source_row"].tolist() == [2]


def test_of_rows_that_contradict_each_other_none_is_taken() -> None:
    result = checked("employees", [employee(), employee(opd="Inspektorat"), employee(nip="198707152010122004")])
    assert (result.accepted, result.refused) == (1, 2)
    conflicts = [finding for finding in result.findings if finding.code == "F_CONFLICT"]
    assert [(finding.cell, dict(finding.details)) for finding in conflicts] == [
        ("A2", {"rows": "3", "columns": "opd"}),
        ("A3", {"rows": "2", "columns": "opd"}),
    ]


def test_a_missing_part_of_the_key_is_a_value_of_its_own() -> None:
    result = checked("budgets", [budget(), budget(opd="Inspektorat"), budget(ceiling=1.0)])
    assert (result.accepted, result.refused) == (1, 2)


def test_a_row_that_cannot_be_used_contradicts_nobody() -> None:
    result = checked("employees", [employee(), employee(name=None)])
    assert (result.accepted, codes(result)) == (1, ["F_REQUIRED"])


# Employees


def test_birth_date_sex_and_employment_are_compared_with_the_nip() -> None:
    result = checked("employees", [employee(birth_date="16-07-1987", sex="Pria", employment="PPPK")])
    assert codes(result)[:3] == ["F_NIP_TYPE", "F_NIP_DATE", "F_NIP_SEX"]
    assert result.accepted == 1


def test_a_nip_with_a_remark_is_not_compared_as_well() -> None:
    result = checked("employees", [employee(nip="198702302010122003")])
    assert codes(result) == ["F_NIP_DATE"]


def test_the_nip_tells_the_employment_where_the_file_does_not() -> None:
    rows = [
        employee(employment=None),
        employee(employment="Daerah", nip="199002282022211014", sex=None, birth_date=None),
        employee(employment="PPPK", nip="199002282022211015", sex=None, birth_date=None,
                 kedudukan_hukum="PPPK Paruh Waktu Aktif"),
    ]  # fmt: skip
    assert checked("employees", rows).frame["employment"].tolist() == ["PNS", "PPPK", "PPPK_PW"]


@pytest.mark.parametrize(
    ("written", "employment"),
    [
        ("PNS Daerah Kab. Contoh", "PNS"),
        ("CPNS", "PNS"),
        ("PNSD", "PNS"),
        ("Pegawai Negeri Sipil", "PNS"),
        ("P3K Paruh Waktu", "PPPK_PW"),
        ("Non PNS (PPPK)", "PPPK"),
        ("PPPK (eks honorer)", "PPPK"),
        *((word, "PNS") for word in ("P", "Daerah", "Pusat", "ASN", "Pegawai Negeri", "-")),  # the NIP tells
    ],
)
def test_kinds_of_employment_as_they_are_written(written: str, employment: str) -> None:
    result = checked("employees", [employee(employment=written)])
    assert result.frame["employment"].tolist() == [employment]
    assert "F_WORD_IGNORED" not in codes(result)


@pytest.mark.parametrize(
    "written",
    [
        "Honorer",
        "Tenaga Kontrak",
        "THL",
        "PTT",
        "GTT Daerah",
        "Sukarela",
        "Outsourcing",
        "Non PNS",
        "Bukan ASN",
        "Sakti",
    ],
)
def test_a_word_that_is_no_kind_of_civil_servant_does_not_become_one_by_the_nip(written: str) -> None:
    result = checked("employees", [employee(employment=written)])
    assert result.frame["employment"].isna().all()
    assert found(result, "F_WORD_IGNORED") == [("C2", written)]
    assert result.accepted == 1


@pytest.mark.parametrize(
    ("cells", "jenjang"),
    [
        ({"jenjang": "Pengawas", "eselon": "III.a"}, "pengawas"),
        ({"jenis_jabatan": "struktural", "jabatan": "KEPALA SESUATU", "eselon": "III A"}, "administrator"),
        ({"jenis_jabatan": "struktural", "jabatan": "Kepala Dinas Kesehatan"}, "jpt_pratama"),
        ({"jenis_jabatan": None, "jabatan": "KEPALA BIDANG SDK"}, "administrator"),
        ({"jenis_jabatan": None, "jabatan": "TERAMPIL - PERAWAT"}, "jf_terampil"),
        ({"jenis_jabatan": "pelaksana", "jabatan": "KEPALA DINAS RUMAH TANGGA"}, "pelaksana"),
    ],
)
def test_the_jenjang_follows_from_the_position(cells: dict[str, Cell], jenjang: str) -> None:
    result = checked("employees", [employee(**cells)])
    assert result.frame["jenjang"].tolist() == [jenjang]
    assert "F_JENJANG_UNKNOWN" not in codes(result)


@pytest.mark.parametrize("jabatan", ["GURU MADYA", "Plt. Kepala Dinas Kesehatan", None])
def test_a_jenjang_that_does_not_follow_is_told(jabatan: str | None) -> None:
    result = checked("employees", [employee(jenis_jabatan=None, jabatan=jabatan)])
    assert codes(result) == ["F_JENJANG_UNKNOWN"]
    assert result.accepted == 1


def test_a_path_of_units_gives_unit_and_opd() -> None:
    path = "SEKSI GIZI - BIDANG KESMAS - DINKES - PEMERINTAH KAB. CONTOH"
    rows = [
        employee(unor=path, opd=None),
        employee(nip="198707152010122004", unor=path, opd="Pemerintah Kab. Contoh"),
        employee(nip="198707152010122005", unor=path, opd="Inspektorat"),
        employee(nip="198707152010122006", unor="UPTD A - B", opd="Inspektorat"),
    ]
    frame = checked("employees", rows).frame
    assert frame["unor"].tolist() == ["SEKSI GIZI", "SEKSI GIZI", "SEKSI GIZI", "UPTD A - B"]
    assert frame["opd"].tolist() == ["Dinas Kesehatan", "Dinas Kesehatan", "Inspektorat", "Inspektorat"]


def test_units_are_never_merged_by_likeness() -> None:
    rows = [employee(opd="Dinas Kesehatn"), employee(nip="198707152010122004", opd="Dinas Sihir")]
    result = checked("employees", rows)
    assert codes(result) == ["F_UNIT_NEAR", "F_UNIT_UNKNOWN"]
    assert result.frame["opd"].tolist() == ["Dinas Kesehatn", "Dinas Sihir"]
    assert result.findings[0].details["nearest"] == "Dinas Kesehatan"


def test_an_opd_in_two_spellings_is_one() -> None:
    """Neither is in the region's list, which would settle it."""
    spelled = ["Dinas Sosial", "DINAS SOSIAL.", "Dinas  Sosial ", "Dinas Sosial dan PMD"]
    result = checked("employees", [employee(nip=f"19870715201012200{n}", opd=opd) for n, opd in enumerate(spelled, 1)])
    assert result.frame["opd"].tolist() == [*["DINAS SOSIAL."] * 3, "Dinas Sosial dan PMD"]
    respelled = [finding for finding in result.findings if finding.code == "F_NORMALISED" and finding.header == "OPD"]
    assert ("Dinas Sosial", "DINAS SOSIAL.", 2) in [(p.value, p.details["became"], p.count) for p in respelled]
    assert [p.count for p in result.findings if p.code == "F_UNIT_UNKNOWN"] == [3, 1]


# Other tables


def test_a_catalogue_row_as_offices_write_it() -> None:
    result = checked("trainings", [training()])
    row = result.frame.iloc[0]
    assert (row["form"], row["route"], row["jp"], row["funds"]) == ("seminar", "classical", 40, "apbd;dau")
    assert row["cost_per_participant"] == 1_250_000
    assert {CATALOGUE[code].severity for code in codes(result)} == {Severity.INFO}


def test_order_within_a_row() -> None:
    assert codes(checked("trainings", [training(seats_min=31.0)])).count("F_SEATS") == 1
    aim = {"training": "T1", "competency": "INT", "level_from": 2.0, "level_to": 2.0}
    assert codes(checked("training_competencies", [aim])) == ["F_LEVEL_ORDER"]
    standard = {"scope": "jabatan", "target": "LURAH", "competency": "INT", "level_required": 2.0,
                "valid_from": "01-01-2025", "valid_to": "31-12-2024"}  # fmt: skip
    assert codes(checked("standards", [standard])) == ["F_DATE_ORDER"]


@pytest.mark.parametrize(
    ("scope", "target", "ours"),
    [
        ("jenjang", "Ahli Muda", "jf_ahli_muda"),
        ("jenjang", "Direksi", None),
        ("perorangan", "19870715 201012 2 003", "198707152010122003"),
        ("person", "Siti", None),
        ("jabatan", "Lurah", "Lurah"),
    ],
)
def test_targets_of_standards(scope: str, target: str, ours: str | None) -> None:
    row = {
        "scope": scope,
        "target": target,
        "competency": "INT",
        "level_required": "Level 2",
        "valid_from": "2025-01-01",
    }
    result = checked("standards", [row])
    assert result.frame["target"].tolist() == ([ours] if ours else [])
    assert ("F_TARGET" in codes(result)) is (ours is None)


# A wide sheet arrives with one record for each score


def wide(*scores: dict[str, Cell]) -> Checked:
    raw = sheet("assessments", scores)
    letters = ["F" if row["competency"] == "Integritas" else "G" for row in scores]
    frame = raw.frame.assign(origin_letter=letters, origin_header=[row["competency"] for row in scores])
    origins = {name: origin for name, origin in raw.origins.items() if name in ("nip", "assessed_on", "method")}
    return check(IMPORTED["assessments"], RawTable(**{**vars(raw), "frame": frame, "origins": origins}), WORDS)


def test_one_refused_score_sets_only_itself_aside() -> None:
    result = wide(score(source_row=9, level=7.0), score(source_row=9, competency="Komunikasi"))
    assert (result.rows, result.accepted, result.refused) == (1, 1, 0)
    assert found(result, "F_LEVEL_RANGE") == [("F9", "7")]
    assert result.frame["competency"].tolist() == ["KOM"]


def test_a_damaged_nip_is_told_once_for_all_scores_of_its_row() -> None:
    bad = {"nip": 198901052015031000.0, "source_row": 9}
    result = wide(score(**bad), score(**bad, competency="Komunikasi"), score(source_row=10))
    assert (result.rows, result.accepted, result.refused) == (2, 1, 1)
    assert len(found(result, "F_NIP_NUMBER")) == 1


def test_a_person_not_assessed_in_one_competency_keeps_the_record() -> None:
    result = wide(score(source_row=9, level="-"), score(source_row=9, competency="Komunikasi"))
    assert result.frame["level"].tolist() == [pd.NA, 3]
    assert result.accepted == 1


# What is shown


def test_changed_spellings_are_told_once_for_each_column_with_an_example() -> None:
    rows = [employee(nip=f"'{nip}", golongan="III/B", employment=None, birth_date=None, sex=None) for nip in NIPS]
    result = checked("employees", rows)
    told = {finding.header: finding for finding in result.findings}
    assert {header: finding.count for header, finding in told.items()} == {"NIP": len(NIPS), "GOLONGAN": len(NIPS)}
    assert (told["GOLONGAN"].value, told["GOLONGAN"].details["became"]) == ("III/B", "III/b")


def test_no_personal_value_is_shown() -> None:
    rows = [
        employee(name="SITI RAHMA", birth_date="kapan-kapan", sex="entah", superior_nip="198707152010122999x"),
        employee(name="SITI RAHMAH", sex="WANITA"),
        {"nip": "12", "name": ErrorCell("#REF!")},
    ]
    text = repr(checked("employees", rows).findings)
    for secret in ("SITI", "RAHMA", "2010122", "kapan", "entah", "WANITA", "999x"):
        assert secret not in text


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("NIP. 19870101 201001 1 001", "NIP. 19870101******1***"),
        ("19870101.201001.1.001 (Ani)", "19870101******1*** (Ani)"),
        ("NIK 7602011507870001", "NIK 7602************"),
        ("Peraturan 12/2017, 2018 2019", "Peraturan 12/2017, 2018 2019"),
    ],
)
def test_a_number_of_a_person_in_a_free_text_is_masked_however_it_is_printed(target: str, value: str) -> None:
    row = {"scope": "person", "target": target + " x", "competency": "INT", "level_required": 2.0,
           "valid_from": "2025-01-01"}  # fmt: skip
    assert found(checked("standards", [row]), "F_TARGET") == [("B2", value + " x")]


def test_a_thousand_findings_of_a_code_are_listed_and_the_rest_counted() -> None:
    rows = [employee(nip=float(number), name="A") for number in range(1_500)]
    result = checked("employees", rows)
    numbers = [finding.count for finding in result.findings if finding.code == "F_NIP_NUMBER"]
    assert (len(numbers), sum(numbers), numbers[-1]) == (1_001, 1_500, 500)
    assert result.refused == 1_500


def test_every_code_has_a_sentence_and_a_next_step_in_words() -> None:
    rows = [
        employee(education="S9", tmt_pns="?", opd="Dinas Kesehatn", golongan="III/B", sex="x", superior_nip="1"),
        employee(nip=1.0),
        employee(name=ErrorCell("#N/A"), tmt_cpns="01/02/2010"),
        employee(jabatan="GURU MADYA"),
    ]
    for finding in checked("employees", rows).findings:
        assert sentence(finding, translator("en"))
        assert remedy(finding, translator("en"))


def test_what_is_ignored_in_an_optional_column_sets_aside_in_a_required_one() -> None:
    for refused, ignored in IGNORED.items():
        assert CATALOGUE[refused].severity is Severity.SET_ASIDE
        assert CATALOGUE[ignored].severity is Severity.WARNING


# Under any mess

NIPS = ["198707152010122001", "198707152010122002", "199002282022212003"]
dirty_cell = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.floats(),
    st.dates(),
    st.sampled_from(["-", "null", ErrorCell("#REF!"), "III/B", "01/02/2020", "L", "Dinkes", "7", 3.0]),
)
dirty_rows = st.lists(
    st.fixed_dictionaries(
        {"nip": st.sampled_from([*NIPS, "'" + NIPS[0], 1.98e17, None, "x"])},
        optional=dict.fromkeys(("name", "golongan", "birth_date", "sex", "jabatan", "unor", "opd"), dirty_cell),
    ),
    max_size=8,
)
dirty_scores = st.lists(
    st.fixed_dictionaries(
        {"nip": st.sampled_from([*NIPS, None]), "source_row": st.integers(2, 5)},
        optional={
            "competency": st.sampled_from(["INT", "Komunikasi", "Sihir", None]),
            "assessed_on": st.sampled_from(["2025-03-12", "12/03/2025", "kemarin", None]),
            "method": st.sampled_from(["self", "Atasan", "dukun"]),
            "level": dirty_cell,
        },
    ),
    max_size=8,
)


@pytest.mark.slow
@settings(deadline=None, max_examples=25)
@given(dirty_rows, st.integers(0, 3))
def test_every_row_is_accepted_refused_or_blank(rows: list[dict[str, Cell]], blank: int) -> None:
    result = checked("employees", rows, blank_rows=blank)
    assert result.rows == len(rows) + blank == result.accepted + result.refused + result.blank
    assert result.accepted == len(result.frame)
    assert result.frame["nip"].is_unique
    aside = [finding for finding in result.findings if CATALOGUE[finding.code].severity is Severity.SET_ASIDE]
    assert bool(aside) == bool(result.refused)


@settings(deadline=None, max_examples=25)
@given(dirty_scores)
def test_every_row_of_a_wide_sheet_is_accounted_for(rows: list[dict[str, Cell]]) -> None:
    result = checked("assessments", rows)
    assert result.rows == len({row["source_row"] for row in rows})
    assert result.rows == result.accepted + result.refused + result.blank
    assert result.accepted == result.frame["source_row"].nunique()


@pytest.mark.slow
@settings(deadline=None, max_examples=25)
@given(dirty_rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[dict[str, Cell]], random: Random) -> None:
    shuffled = random.sample(rows, len(rows))

    def outcome(rows: list[dict[str, Cell]]) -> tuple[list[str], dict[str, int]]:
        result = checked("employees", rows)
        values = result.frame.drop(columns=["source_row"]).astype(str)
        counts: dict[str, int] = {}
        for finding in result.findings:
            counts[finding.code] = counts.get(finding.code, 0) + finding.count
        return sorted(values.to_csv(index=False).splitlines()), counts

    assert outcome(rows) == outcome(shuffled)


def test_an_assessment_before_birth_or_before_the_appointment_is_set_aside() -> None:
    """The NIP tells both: born 15 July 1987, CPNS since December 2010; a PPPK is appointed in a year, here 2022."""
    days = ("1987-07-14", "2002-07-14", "2010-11-30", "2010-12-01")
    result = checked("assessments", [score(assessed_on=day) for day in days])
    assert found(result, "F_DATE_IMPOSSIBLE") == [("C2", "1987-07-14"), ("C3", "2002-07-14")]
    assert found(result, "F_DATE_EARLY") == [("C4", "2010-11-30")]
    assert result.frame["assessed_on"].dt.strftime("%Y-%m-%d").tolist() == ["2010-12-01"]

    pppk = [score(nip="198707152022212003", assessed_on=day) for day in ("2021-12-31", "2022-01-01")]
    assert found(checked("assessments", pppk), "F_DATE_EARLY") == [("C2", "2021-12-31")]

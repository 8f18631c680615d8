"""Every mistake in a file: one clear message with file, line, key and what to write instead."""

from pathlib import Path
from textwrap import dedent

import pytest
from config_files import override

from asnkarier.config.load import load_region
from asnkarier.errors import ConfigError
from asnkarier.resources import configs_folder
from asnkarier.workflows.studies import STEPS


def version(value: str, start: str = "2026-01-01") -> str:
    """Give one version of a dated figure as a line of a list."""
    return f"      - {{value: {value}, valid_from: {start}, basis: a, source: b, verified: false}}"


# The override stands in mamuju.yaml, line by line below `extends: mamuju` in line 1.
TYPOS = {
    "unknown key near another": (
        "training_plan:\n  days_maks: 10",
        ["mamuju.yaml:3: training_plan.days_maks: ", "Did you mean days_max?"],
    ),
    "unknown section": (
        "trainingplan:\n  days_max: 10",
        ["mamuju.yaml:2: trainingplan: ", "Did you mean training_plan?"],
    ),
    "unknown key near none": (
        "privacy:\n  xyz: 1",
        ["mamuju.yaml:3: privacy.xyz: ", "Known here: mask_nip, retention_years, small_group"],
    ),
    "import is called import": ("import:\n  unit: {}", ["mamuju.yaml:3: import.unit: ", "Did you mean units?"]),
    "unknown jenjang as key": (
        "weights:\n  jenjang:\n    pengaws: 2.0",
        ["mamuju.yaml:4: weights.jenjang.pengaws: ", "Did you mean pengawas?"],
    ),
    "text for a number": (
        'training_plan:\n  days_max: "20"',
        ["mamuju.yaml:3: training_plan.days_max: ", "whole number", '"20"'],
    ),
    "fraction for a whole number": ("training_plan:\n  days_max: 20.5", ["mamuju.yaml:3", "whole number", "20.5"]),
    "boolean for a number": ("training_plan:\n  days_max: true", ["mamuju.yaml:3", "whole number", "true"]),
    "yes is text": (
        "privacy:\n  mask_nip: yes",
        ["mamuju.yaml:3: privacy.mask_nip: ", 'must be true or false; found "yes"'],
    ),
    "number for text": (
        "region:\n  kemendagri_code: 76.02",
        ["mamuju.yaml:3: region.kemendagri_code: ", 'put it in quotes: "76.02"'],
    ),
    "wrong form": ('region:\n  kemendagri_code: "7602"', ["mamuju.yaml:3", "wrong form", "76.02"]),
    "below the least": (
        "privacy:\n  small_group: 0",
        ["mamuju.yaml:3: privacy.small_group: must be at least 1; found 0."],
    ),
    "above the most": (
        "import:\n  shrink_share: 5",
        ["mamuju.yaml:3: import.shrink_share: must be at most 1.0; found 5."],
    ),
    "not a choice": (
        "jpm:\n  formula: caped_ratio",
        ["mamuju.yaml:3: jpm.formula: caped_ratio is not allowed. Did you mean capped_ratio?"],
    ),
    "no value": ("weights:\n  sectors:", ["mamuju.yaml:3: weights.sectors: has no value"]),
    "text for a list": (
        "jabatan:\n  standing:\n    active: Aktif",
        ["mamuju.yaml:4: jabatan.standing.active: must be a list", '"Aktif"'],
    ),
    "list for a map": ("privacy: [1]", ["mamuju.yaml:2: privacy: must be a map"]),
    "impossible date": (
        """
        assessments:
          validity_years:
            versions:
              - {value: 2, valid_from: 2026-02-30, basis: a, source: b, verified: false}
        """,
        [
            "mamuju.yaml:5: assessments.validity_years.versions.0.valid_from: must be a date such as 2024-01-31",
            '"2026-02-30"',
        ],
    ),
    "number for a date": (
        "assessments:\n  validity_years:\n    versions:\n" + version("2", start="2026"),
        ["mamuju.yaml:5", "must be a date", "2026"],
    ),
    "figure without its source": (
        "assessments:\n  validity_years:\n    versions:\n" + version("2").replace("source: b, ", ""),
        ["mamuju.yaml:5: assessments.validity_years.versions.0: the key source is missing."],
    ),
    "no version": ("assessments:\n  validity_years:\n    versions: []", ["mamuju.yaml:4", "at least 1 entries"]),
    "cut missing": (
        "talent:\n  nine_box:\n    versions:\n" + version("{performance: [60], potential: [60, 80]}"),
        ["mamuju.yaml:5: talent.nine_box.versions.0.value.performance: entry 2 of the list is missing."],
    ),
    "duplicate key": (
        "privacy:\n  mask_nip: true\n  small_group: 5\n  mask_nip: false",
        ["mamuju.yaml:5: privacy.mask_nip: the key is given twice; the first time in line 3."],
    ),
    "anchor": ("privacy: &p\n  small_group: 5", ["mamuju.yaml:2: privacy: anchors"]),
    "alias": ("privacy: *p", ["mamuju.yaml:2: privacy: anchors"]),
    "tag": ("privacy: !!python/object:os.system {}", ["mamuju.yaml:2: privacy: tags"]),
    "two documents": ("---\nprivacy: {}", ["mamuju.yaml:2: a second document"]),
    "tab": ("privacy:\n\tsmall_group: 5", ["mamuju.yaml:3: a tab stands here"]),
    "at sign": ("region:\n  name: @Mamuju", ["mamuju.yaml:3: text that starts with @ must be in quotes"]),
    "colon in text": ("region:\n  name: Kabupaten: Mamuju", ["mamuju.yaml:3: a colon too many"]),
    "bracket left open": ("jabatan:\n  standing: [Aktif", ["mamuju.yaml", "not valid YAML"]),
    "list as key": ("? [a, b]\n: 1", ["mamuju.yaml:2: a key must be plain text"]),
    # What the types cannot say
    "weight of no competency": (
        "weights:\n  competency:\n    TIKK: 2.0",
        ["mamuju.yaml:4: weights.competency.TIKK: there is no competency with the code TIKK. Did you mean TIK?"],
    ),
    "sector without OPD": (
        "weights:\n  sectors:\n    - {code: a, name: A, weight: 1.0, opds: []}",
        ["mamuju.yaml:4: weights.sectors.0.opds: name at least one word"],
    ),
    "sector twice": (
        """
        weights:
          sectors:
            - {code: a, name: A, weight: 1.0, opds: [X]}
            - {code: a, name: B, weight: 1.0, opds: [Y]}
        """,
        ["mamuju.yaml:5: weights.sectors.1.code: the code a is given twice."],
    ),
    "competency twice": (
        """
        competencies:
          technical:
            - {code: TIK, name: A, name_en: A, kind: technical}
            - {code: TIK, name: B, name_en: B, kind: technical}
        weights: {competency: {}}
        """,
        ["mamuju.yaml:5: competencies.technical.1.code: the code TIK is given twice."],
    ),
    "technical code of a generic competency": (
        "competencies:\n  technical:\n    - {code: INT, name: Intelijen, name_en: I, kind: technical}",
        ["mamuju.yaml:4: competencies.technical.0.code: the code INT is given twice."],
    ),
    "generic kind in the technical list": (
        "competencies:\n  technical:\n    - {code: ABC, name: Abc, name_en: Abc, kind: managerial}",
        ["mamuju.yaml:4: competencies.technical.0.kind: a competency of this list cannot be of the kind managerial."],
    ),
    "one spelling for two competencies": (
        "competencies:\n  technical:\n    - {code: ABC, name: kerja-sama, name_en: Abc, kind: technical}",
        ["mamuju.yaml:4: competencies.technical.0: the spelling 'kerja-sama' stands for KS already."],
    ),
    "one spelling for two OPDs": (
        "import:\n  units:\n    Dinas Baru: [DINKES]",
        ["mamuju.yaml:4: import.units.Dinas Baru: the spelling 'DINKES' stands for Dinas Kesehatan already."],
    ),
    "one spelling for two funds": (
        "budget:\n  funds:\n    baru: {name: Baru, aliases: [Lpdp]}",
        ["mamuju.yaml:4: budget.funds.baru: the spelling 'Lpdp' stands for beasiswa already."],
    ),
    "no such eselon": (
        "jabatan:\n  structural:\n    - {pattern: CAMAT, eselon: III.c}",
        ["mamuju.yaml:4: jabatan.structural.0.eselon: III.c is not allowed. Did you mean III.a?"],
    ),
    "pattern that does not compile": (
        "jabatan:\n  structural:\n    - {pattern: '(CAMAT', eselon: III.a}",
        ["mamuju.yaml:4: jabatan.structural.0.pattern: this is not a regular expression"],
    ),
    "no such time zone": (
        "region:\n  timezone: Asia/Makasar2",
        ["mamuju.yaml:3: region.timezone: there is no time zone Asia/Makasar2. Did you mean Asia/Makas"],
    ),
    "retirement age of a jenjang missing": (
        "career:\n  retirement_age:\n    versions:\n" + version("{jpt_pratama: 60}"),
        ["mamuju.yaml:5: career.retirement_age.versions.0.value: no figure is given for jpt_utama, jpt_madya, "],
    ),
    "versions out of order": (
        """
        assessments:
          validity_years:
            versions:
              - {value: 2, valid_from: 2026-01-01, basis: a, source: b, verified: false}
              - {value: 3, valid_from: 2020-01-01, basis: a, source: b, verified: false}
        """,
        ["mamuju.yaml:6: assessments.validity_years.versions.1.valid_from: ", "2020-01-01 comes after 2026-01-01"],
    ),
    "bands in the wrong order, none at 0": (
        """
        jpm:
          mapping:
            versions:
              - valid_from: 2026-01-01
                basis: a
                source: b
                verified: false
                value:
                  - {minimum: 70, code: A, name: A, name_en: A}
                  - {minimum: 90, code: B, name: B, name_en: B}
        """,
        [
            "2 mistakes",
            "mamuju.yaml:11: jpm.mapping.versions.0.value.1.minimum",
            "high to low",
            "mamuju.yaml:9",
            "start at 0",
        ],
    ),
    "cuts the wrong way round": (
        "talent:\n  nine_box:\n    versions:\n" + version("{performance: [80, 60], potential: [60, 80]}"),
        ["mamuju.yaml:5: talent.nine_box.versions.0.value.performance: the first cut must be lower"],
    ),
    "most JP below least JP": (
        "training_plan:\n  jp_maximum:\n    versions:\n" + version("{PNS: 10}"),
        ["mamuju.yaml:5: training_plan.jp_maximum.versions.0.value.PNS: ", "PNS (10) is below the least (20)."],
    ),
    "JP of no form, and fewer than one counts": (
        "training_plan:\n  jp_free: [koching]\n  jp_conversion:\n    seminarr:\n      versions:\n"
        + version("{jp: 4, per: day, day_max: 2}").replace("- {", "  - {"),
        [
            "3 mistakes",
            "mamuju.yaml:3: training_plan.jp_free.0: koching is not allowed. Did you mean coaching?",
            "mamuju.yaml:5: training_plan.jp_conversion.seminarr: seminarr is not allowed. Did you mean seminar?",
            "jp_conversion.seminarr.versions.0.value.day_max: the most JP (2) is below what one counts (4).",
        ],
    ),
    "two forms with one number of SIASN": (
        "training_plan:\n  forms:\n    tugas_belajar: {siasn_id: 24}",
        ["training_plan.forms.tugas_belajar.siasn_id: the code 24 is given twice."],
    ),
    "a form that SIASN has not, entered as another it has not": (
        f"siasn:\n  entered_as:\n    versions:\n{version('{job_shadowing: library_cafe}')}",
        ["siasn.entered_as.versions.0.value.job_shadowing: SIASN does not have the form library_cafe either."],
    ),
    "an account code of no form": (
        'budget:\n  account_codes: {seminr: "5.1.02"}',
        ["mamuju.yaml:3: budget.account_codes.seminr: ", "Did you mean seminar?"],
    ),
    "a number of the agency that is none of SIASN": (
        'siasn:\n  instansi_id: "7602"',
        ["mamuju.yaml:3: siasn.instansi_id: ", "wrong form"],
    ),
    "a floor for nobody that can be told": (
        "training_plan:\n  floors:\n    - {name: A, who: agama = x, seats: 1, basis: b}",
        ["mamuju.yaml:4: training_plan.floors.0.who: Nothing named 'agama' is known of an employee"],
    ),
    "a floor for everybody": (
        "training_plan:\n  floors:\n    - {name: A, who: '', seats: 1, basis: b}",
        ["mamuju.yaml:4: training_plan.floors.0.who: say who belongs to the group, such as sex = P."],
    ),
    "a cap of two kinds, or of none": (
        "training_plan:\n  caps:\n"
        "    - {name: A, who: sex = P, seats: 1, share: 0.1, basis: b}\n    - {name: B, who: sex = P, basis: b}",
        [
            "mamuju.yaml:4: training_plan.caps.0: give either seats or share.",
            "mamuju.yaml:5: training_plan.caps.1: give either seats or share.",
        ],
    ),
    "a floor and a cap of one name": (
        "training_plan:\n  floors: [{name: A, who: sex = P, seats: 1, basis: b}]\n"
        "  caps: [{name: A, who: sex = L, seats: 1, basis: b}]",
        ["mamuju.yaml:4: training_plan.caps.0.name: the name A is given twice."],
    ),
    "no such education": (
        "jabatan:\n  education:\n    Sarjana Muda: D33",
        ["mamuju.yaml:4: jabatan.education.Sarjana Muda: D33 is not allowed. Did you mean D3?"],
    ),
    "headers of no table": (
        "import:\n  headers:\n    employes: {name: [nama]}",
        ["mamuju.yaml:4: import.headers.employes: there is no table employes. Did you mean employees?"],
    ),
    "headers of no column": (
        "import:\n  headers:\n    employees:\n      nipp: [NIP]",
        ["mamuju.yaml:5: import.headers.employees.nipp: the table has no column nipp. Did you mean nip?"],
    ),
    "spelling of no value": (
        "import:\n  choices:\n    method:\n      Asesmen: assesment_center",
        ["mamuju.yaml:5: import.choices.method.Asesmen: ", "Did you mean assessment_center?"],
    ),
    "code of another region": (
        "region:\n  code: mamuju_tengah",
        ["mamuju.yaml:3: region.code: the code is mamuju_tengah, but the file is named mamuju.yaml."],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TYPOS.values(), ids=TYPOS)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, expected: list[str]) -> None:
    folders = override(tmp_path / "configs", "extends: mamuju\n" + dedent(text).lstrip("\n"))

    with pytest.raises(ConfigError) as caught:
        load_region("mamuju", folders, STEPS)

    message = str(caught.value)
    for fragment in expected:
        assert fragment in message
    assert str(folders[0] / "mamuju.yaml") in message
    assert "pydantic" not in message
    assert "Input should" not in message


def test_several_mistakes_are_told_together_in_the_order_of_the_file(tmp_path: Path) -> None:
    folders = override(
        tmp_path / "configs",
        """
        extends: mamuju
        privacy:
          small_grup: 5
          mask_nip: yes
        training_plan:
          days_max: many
        """,
    )

    with pytest.raises(ConfigError) as caught:
        load_region("mamuju", folders, STEPS)

    first, *lines = str(caught.value).splitlines()
    assert first == "The configuration has 3 mistakes:"
    assert [line.split(": ")[0].rpartition(":")[2] for line in lines] == ["3", "4", "6"]
    assert caught.value.exit_code == 2


def test_a_mistake_in_the_file_below_names_that_file(tmp_path: Path) -> None:
    folders = override(tmp_path / "configs", "extends: national\nprivacy:\n  small_group: 0\n", name="national")

    with pytest.raises(ConfigError, match=r"national\.yaml:3: privacy\.small_group: must be at least 1"):
        load_region("mamuju", folders, STEPS)


def test_a_region_that_extends_nothing_is_told_what_to_write(tmp_path: Path) -> None:
    folders = override(tmp_path / "configs", "privacy: {}\n")

    with pytest.raises(ConfigError, match=r"the sections region, competencies, .* start.* with: extends: national"):
        load_region("mamuju", folders, STEPS)


def test_a_misspelt_region_is_answered_with_the_nearest() -> None:
    with pytest.raises(ConfigError) as caught:
        load_region("manokwri", [configs_folder()], STEPS)
    assert str(caught.value) == (
        "There is no configuration for the region manokwri. Did you mean manokwari? "
        "Known regions: mamuju, manokwari, palangkaraya, tanjungpinang."
    )


@pytest.mark.parametrize("code", ["national", "../national", "Mamuju/", "", "mamuju.yaml"])
def test_what_is_no_region_is_not_loaded(code: str) -> None:
    with pytest.raises(ConfigError, match="There is no configuration for the region"):
        load_region(code, [configs_folder()], STEPS)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "holds no settings"),
        (b"# only a comment\n", "holds no settings"),
        (b"- a\n- b\n", "must be a map"),
        ("extends: mamuju\n# caf\xe9\n".encode("latin-1"), r"mamuju\.yaml:2: the file is not UTF-8"),
        (b"extends: mamuju\nprivacy: \x00\n", r"mamuju\.yaml:2: a character here is not allowed"),
        (b"a: " + b"[" * 50 + b"]" * 50, "nested too deeply"),
        (b"#" * 1_000_001, "larger than 1 MB"),
    ],
)
def test_what_is_no_configuration_file_is_refused(tmp_path: Path, content: bytes, expected: str) -> None:
    (tmp_path / "mamuju.yaml").write_bytes(content)
    with pytest.raises(ConfigError, match=expected):
        load_region("mamuju", [tmp_path, configs_folder()], STEPS)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "mamuju.yaml").write_bytes(b"\xef\xbb\xbfextends: mamuju\r\nprivacy:\r\n  small_group: 7\r\n")
    assert load_region("mamuju", [tmp_path, configs_folder()], STEPS).config.privacy.small_group == 7

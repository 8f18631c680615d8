"""A mapping that was found can be saved, changed by hand, and used again."""

from pathlib import Path
from typing import Any

import pytest
from sent_files import GENERIC, NIPS, codes, only, read, records, workbook

from asnkarier.errors import InputRefused, UsageError
from asnkarier.readers.meaning.mapping import SavedMapping, load_mapping, load_saved, mapping_key, mapping_text


def test_a_saved_mapping_reads_the_same(tmp_path: Path) -> None:
    people = [
        ["No:", "NIP BARU", 'Nama "Lengkap"', "NAMA", "Jabatan", "Unit Kerja"],
        ["1", NIPS[0], "Ani, S.Sos", "Ani", "Analis", "A - B"],
    ]
    recap = [["Tanggal: 1-2-2025"], ["Metode: Uji Kompetensi"], ["NIP", *GENERIC.values()], [NIPS[0], *range(1, 10)]]
    standards = [["Berlaku mulai 1-1-2024"], ["Jabatan", "Jenjang", "Kompetensi", "Level"], ["Camat", None, "INT", 4]]
    path = workbook(tmp_path / "a.xlsx", {"Data": people, "Rekap": recap, "SKJ": standards})
    first = read(path)
    saved = tmp_path / "mapping.toml"
    saved.write_text(mapping_text(first.tables), encoding="utf-8")
    mapping = load_mapping(saved)
    assert mapping["NIP BARU"] == "nip"
    assert "No:" not in mapping  # not read, and not said to be left out: it may still be a sum to check levels by
    assert '# "No:" = ""' in saved.read_text(encoding="utf-8")
    assert mapping["Kerja Sama"] == "KS"
    assert "Unit Kerja" not in mapping  # it gives unit and OPD
    again = read(path, mapping=mapping)
    for before, after in zip(first.tables, again.tables, strict=True):
        assert before.frame.equals(after.frame)
        assert before.origins == after.origins


def test_a_changed_mapping_changes_what_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"D": [["NIP", "NAMA", "JABATAN", "Sebutan"], [NIPS[0], "Ani", "x", "y"]]})
    saved = tmp_path / "mapping.toml"
    text = mapping_text(read(path, kind="employees").tables)
    saved.write_text(
        text.replace('# "Sebutan" = ""', '"Sebutan" = "jabatan"').replace('"JABATAN" = "jabatan"', '"JABATAN" = ""')
    )
    assert records(only(read(path, kind="employees", mapping=load_mapping(saved))), "jabatan") == [("y",)]


@pytest.mark.parametrize(
    "content", ['"NIP" = "nip"', "[headers]\nNIP = 3", "[headers]\nNIP = 'nip'\nNIP = 'x'", "{", "\udcff"]
)
def test_a_broken_mapping_is_one_clear_message(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mapping.toml"
    path.write_bytes(content.encode("utf-8", errors="surrogateescape"))
    with pytest.raises(UsageError, match="mapping"):
        load_mapping(path)
    with pytest.raises(UsageError, match="mapping"):
        load_mapping(tmp_path / "missing.toml")


# Saved for a layout

NAMES = list(GENERIC.values())
TITLES = [["Tanggal Penilaian : 20 Agustus 2025"], ["Metode : Assessment Center"]]


def recap(path: Path, *, first: int, second: int, groups: tuple[str, str] = ("Level Jabatan", "Nilai Peserta")) -> Path:
    """Give a recap with two groups over the nine competencies, which nobody can tell apart by their names."""
    rows: list[list[Any]] = [["NIP", *[groups[0]] * 9, *[groups[1]] * 9], [None, *NAMES, *NAMES]]
    return workbook(path, {"Rekap": [*TITLES, *rows, [NIPS[0], *[first] * 9, *[second] * 9]]})


def saved_as(name: str, path: Path, mapping: dict[str, str], folder: Path) -> list[SavedMapping]:
    text = mapping_text(read(path, mapping=mapping).tables, map(mapping_key, mapping), with_layouts=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_saved(folder)


def test_a_mapping_saved_for_a_layout_is_used_by_itself_for_the_next_file_of_it(tmp_path: Path) -> None:
    saved = saved_as("dinkes", recap(tmp_path / "a.xlsx", first=4, second=2), {"Nilai Peserta": "level"}, tmp_path)
    result = read(recap(tmp_path / "b.xlsx", first=3, second=5), saved=saved)
    assert {level for (level,) in records(only(result), "level")} == {5.0}
    (used,) = [finding for finding in result.findings if finding.code == "F_MAPPING_USED"]
    assert (used.sheet, used.details) == ("Rekap", {"name": "dinkes"})


def test_what_is_said_now_comes_before_what_was_saved(tmp_path: Path) -> None:
    path = recap(tmp_path / "a.xlsx", first=4, second=2)
    saved = saved_as("dinkes", path, {"Nilai Peserta": "level"}, tmp_path)
    mapping = {"Level Jabatan": "level", "Nilai Peserta": ""}
    assert {level for (level,) in records(only(read(path, saved=saved, mapping=mapping)), "level")} == {4.0}


def test_a_changed_layout_is_told_and_not_read_by_what_was_saved(tmp_path: Path) -> None:
    saved = saved_as("dinkes", recap(tmp_path / "a.xlsx", first=4, second=2), {"Nilai Peserta": "level"}, tmp_path)
    header = [["No", "NIP", *["Level Jabatan"] * 9, *["Nilai Peserta"] * 9], [None, None, *NAMES, *NAMES]]
    other = workbook(tmp_path / "b.xlsx", {"Rekap": [*TITLES, *header, [1, NIPS[0], *[3] * 9, *[5] * 9]]})
    with pytest.raises(InputRefused) as refused:
        read(other, saved=saved)
    question, changed = refused.value.findings
    assert question.code == "E_AMBIGUOUS_HEADER"
    assert (changed.code, changed.details) == ("F_LAYOUT_CHANGED", {"name": "dinkes", "new": "“no”", "gone": "–"})


def test_a_layout_in_another_order_is_another_layout(tmp_path: Path) -> None:
    saved = saved_as("dinkes", recap(tmp_path / "a.xlsx", first=4, second=2), {"Nilai Peserta": "level"}, tmp_path)
    turned = recap(tmp_path / "b.xlsx", first=3, second=3, groups=("Nilai Peserta", "Level Jabatan"))
    assert "F_MAPPING_USED" not in codes(read(turned, saved=saved))


def test_headers_that_no_reader_knows_are_read_by_what_was_saved(tmp_path: Path) -> None:
    rows = [["Kolom X", "Kolom Y", "Kolom Z"], [NIPS[0], "Ani", "Camat"]]
    path = workbook(tmp_path / "a.xlsx", {"D": rows})
    mapping = {"Kolom X": "nip", "Kolom Y": "name", "Kolom Z": "jabatan"}
    text = mapping_text(
        read(path, kind="employees", mapping=mapping).tables, map(mapping_key, mapping), with_layouts=True
    )
    (tmp_path / "sekretariat.toml").write_text(text, encoding="utf-8")
    table = only(read(path, kind="employees", saved=load_saved(tmp_path)))
    assert records(table, "nip", "name", "jabatan") == [(NIPS[0], "Ani", "Camat")]


@pytest.mark.parametrize("content", ['[headers]\n"NIP" = "nip"', '[headers]\n[layouts]\nsheets = "x"', "{"])
def test_a_broken_saved_mapping_is_one_clear_message(tmp_path: Path, content: str) -> None:
    (tmp_path / "dinkes.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="mapping"):
        load_saved(tmp_path)


def test_two_mappings_for_one_layout_are_refused(tmp_path: Path) -> None:
    path = recap(tmp_path / "a.xlsx", first=4, second=2)
    saved_as("dinkes", path, {"Nilai Peserta": "level"}, tmp_path)
    with pytest.raises(UsageError, match="same layout"):
        saved_as("rsud", path, {"Level Jabatan": "level"}, tmp_path)

"""A mapping that was found can be saved, changed by hand, and used again."""

from pathlib import Path

import pytest
from sent_files import GENERIC, NIPS, only, read, records, workbook

from asnkarier.errors import UsageError
from asnkarier.readers.meaning.mapping import load_mapping, mapping_text


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
    assert mapping["No:"] == ""
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
        text.replace('"Sebutan" = ""', '"Sebutan" = "jabatan"').replace('"JABATAN" = "jabatan"', '"JABATAN" = ""')
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

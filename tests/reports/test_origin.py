"""What a result was made from reads without the names of tables and options."""

from asnkarier.reports.kit.origin import CONTENTS, asked, origin
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.reports.kit.wording import Wording
from asnkarier.tables import IMPORTED


def test_every_imported_table_has_a_name_for_readers():
    assert set(CONTENTS) == set(IMPORTED)


def test_what_was_asked_for_is_said_in_words_and_what_was_not_is_left_out():
    given = {"year": 2027, "as_of": "2026-11-02", "windows": "murni, perubahan", "budget": None, "prices": 0,
             "gap_tolerance": 0.005, "time_limit": 300.0, "budget_steps": False, "keep": 12, "staff": 799}  # fmt: skip
    assert asked(Provenance(options=given), Wording.of("id")) == [
        ("Keadaan per", "2 November 2026"),
        ("Tahun anggaran", "2027"),
        ("Tahapan anggaran", "Murni, Perubahan"),
        ("Ketelitian yang diminta: rencana terbaik paling banyak lebih baik", "0,50 %"),
        ("Batas waktu", "300 detik"),
        ("Sedikit perubahan terhadap rencana", "jurnal nomor 12"),
    ]


def test_what_is_not_known_has_no_line():
    assert origin(Provenance(run=3, version="1.0"), Wording.of("en")) == [
        ("Journal entry", "3"),
        ("Version of asnkarier", "1.0"),
    ]

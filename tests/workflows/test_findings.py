"""Findings at rest follow the rows they speak of."""

from asnkarier.outcome import Finding
from asnkarier.tables.results import FINDINGS
from asnkarier.workflows.stored_findings import as_findings, as_frame, replaced

LEVEL = Finding("F_LEVEL_RANGE", "nilai.xlsx", "Rekap", "C7", "Integritas", "7", {"allowed": "1-5"})
DATE = Finding("F_DATE_IGNORED", "pegawai.xlsx", "Data", "I3", "TMT", "31-02-2024")
PERSON = Finding("F_PERSON_UNKNOWN", "kinerja.xlsx", "SKP", "9", "nip", "19870101******1***", count=3)


def test_findings_come_back_as_they_were_stored():
    assert as_findings(as_frame([PERSON, LEVEL])) == (PERSON, LEVEL)


def test_a_file_sent_again_replaces_its_own_findings_only():
    stored = as_frame([LEVEL, DATE])
    assert as_findings(replaced(stored, ["nilai.xlsx"], [])) == (DATE,)


def test_what_a_later_file_mends_is_no_longer_told():
    """The performance file came first; the employee file that follows holds the person."""
    stored = as_frame([PERSON, DATE])
    assert as_findings(replaced(stored, ["pegawai.xlsx"], [DATE])) == (DATE,)


def test_no_findings_are_no_rows():
    assert replaced(FINDINGS.empty(), [], []).equals(FINDINGS.empty())

"""A first user's evening: what the office has goes in as it is, and every document to act on comes out."""

import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from real_command import asnkarier

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from generator.files import write_office
from generator.office import draw_office

REGION = "manokwari"
SENT = ("pegawai", "penilaian", "standar", "ip_asn", "katalog", "pagu", "riwayat")
COMMANDS = {
    ("gap-analysis",): ["gap-analysis_manokwari_2026-11-02.md", "gap-analysis_manokwari_2026-11-02.xlsx"],
    ("ip-asn", "--year", "2025"): ["ip-asn_manokwari_2025.md", "ip-asn_manokwari_2025.xlsx"],
    ("jp",): ["jp-ledger_manokwari_2026.md", "jp-ledger_manokwari_2026.xlsx"],
    ("plan-training", "--year", "2027", "--prices", "0"): [
        "plan-training_manokwari_2027.md", "plan-training_manokwari_2027.xlsx",
    ],
    ("plan-training", "--year", "2027", "--objective", "ip-asn"): [
        "plan-ip-asn_manokwari_2027.md", "plan-ip-asn_manokwari_2027.xlsx",
    ],
    ("report", "kak"): ["kak/rab_manokwari_2027.xlsx"],
    ("export", "siasn", "--table", "kursus", "--year", "2026"): ["siasn-kursus_manokwari_2026.xlsx"],
}  # fmt: skip


@pytest.mark.slow
def test_files_of_the_office_in_every_document_out(tmp_path):
    workspace, sent = tmp_path / "w", tmp_path / "sent"
    sent.mkdir()
    office = draw_office(REGION, 40, seed=4)
    files = [path for path in write_office(office, sent, "xlsx") if path.stem.startswith(SENT)]
    assert len(files) >= len(SENT)
    assert asnkarier("init", workspace, "--region", REGION).code == 0
    answer = asnkarier("import", *files, "-w", workspace, "--json")
    assert answer.code in (0, 3), answer.out
    for words, documents in COMMANDS.items():
        answer = asnkarier(*words, "-w", workspace, "--json")
        assert answer.code in (0, 3), (words, answer.out, answer.err)
        for name in documents:
            path = workspace / "reports" / name
            assert path.stat().st_size > 0, name
            if path.suffix == ".xlsx":
                assert load_workbook(path, read_only=True).sheetnames
    plan = asnkarier("report", "plan-ip-asn", "-w", workspace, "--json")
    assert plan.code == 0, plan.err
    papers = {path.stem for path in (workspace / "reports" / "kak").glob("*.docx")}
    assert len(papers) >= 3

"""The log of what left the store: one line for each command, nobody named in it."""

import json

from storage_builders import NOW

from asnkarier.storage.export_log import Export, append_export, exports

EXPORT = Export(NOW, "operator", "report", ("per-opd",), 799, masked=False, files=49, version="1.2")


def test_an_export_leaves_one_line(tmp_path):
    append_export(tmp_path / "mamuju", EXPORT)
    append_export(tmp_path / "mamuju", EXPORT)
    file = tmp_path / "mamuju" / "exports.jsonl"
    first, second = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    assert first == second == {
        "time": "2026-03-01T08:30:00+00:00", "who": "operator", "command": "report", "what": ["per-opd"], "people": 799,
        "masked": False, "files": 49, "version": "1.2",
    }  # fmt: skip
    assert exports(tmp_path / "mamuju") == [first, second]
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_line_cut_off_by_a_kill_harms_no_other_and_no_log_is_no_exports(tmp_path):
    assert exports(tmp_path) == []
    append_export(tmp_path, EXPORT)
    with (tmp_path / "exports.jsonl").open("ab") as log:
        log.write(b'{"command": "rep')
    append_export(tmp_path, EXPORT)
    assert [line["people"] for line in exports(tmp_path)] == [799, 799]

import json
from datetime import timedelta

from storage_builders import NOW

from asnkarier.outcome import ExitCode
from asnkarier.storage.run_log import Run, append_run, runs

RUN = Run("import", NOW, NOW + timedelta(seconds=2), ExitCode.SET_ASIDE, 4, {"accepted": 10}, version="1.2")


def test_a_run_leaves_one_line(tmp_path):
    append_run(tmp_path / "mamuju", RUN)
    append_run(tmp_path / "mamuju", RUN)

    lines = (tmp_path / "mamuju" / "runs.jsonl").read_text().splitlines()
    assert len(lines) == 2
    assert json.loads(lines[1]) == {
        "command": "import", "start": "2026-03-01T08:30:00+00:00", "end": "2026-03-01T08:30:02+00:00",
        "exit_code": 3, "entry": 4, "counts": {"accepted": 10}, "version": "1.2",
    }  # fmt: skip
    assert len(runs(tmp_path / "mamuju")) == 2


def test_a_line_cut_off_by_a_kill_harms_no_other(tmp_path):
    append_run(tmp_path, RUN)
    with (tmp_path / "runs.jsonl").open("ab") as log:
        log.write(b'{"command": "imp')
    append_run(tmp_path, RUN)
    assert [run["command"] for run in runs(tmp_path)] == ["import", "import"]


def test_no_log_yet(tmp_path):
    assert runs(tmp_path) == []

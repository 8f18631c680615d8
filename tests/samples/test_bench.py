"""``make bench`` fails when a target is missed, an answer differs, or the plan says so."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

bench = pytest.importorskip("bench")
from bench_pair import Pair  # noqa: E402

FAST = Pair("ours", 1.0, "peer", 1.0, target=1.5, same=True, rounds=1)


@pytest.mark.parametrize(
    ("start", "imports", "guard", "plan", "code"),
    [
        (FAST, [FAST, FAST], 0.1, (0, "plan: reached\n"), 0),
        (replace(FAST, seconds=2.0), [FAST], 0.1, (0, "plan: reached\n"), 1),
        (FAST, [FAST, replace(FAST, same=False)], 0.1, (0, "plan: reached\n"), 1),
        (FAST, [FAST], 0.1, (1, "plan: NOT REACHED\n"), 1),
        (FAST, [FAST], 0.1, (0, ""), 1),
        (FAST, [FAST], 0.3, (0, "plan: reached\n"), 1),
    ],
)
def test_a_missed_target_is_a_failure(monkeypatch, capsys, start, imports, guard, plan, code):
    monkeypatch.setattr(sys, "argv", ["bench.py"])
    monkeypatch.setattr("bench_start.bench", lambda rounds: start)
    monkeypatch.setattr("bench_import.bench", lambda people, rounds: imports)
    monkeypatch.setattr("bench_import.guard_costs", lambda: guard)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, *plan))
    assert bench.main() == code
    shown = capsys.readouterr().out
    assert "target <= 1.5" in shown
    assert (plan[1] or "printed nothing") in shown

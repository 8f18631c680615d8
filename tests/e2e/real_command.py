"""Run the real command as a user or cron would."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from asnkarier.resources import samples_folder

ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "ASNKARIER_LANG": "en",
    "COLUMNS": "200",
    "SOURCE_DATE_EPOCH": "1793600000",  # 2 November 2026
}


@dataclass(frozen=True)
class Finished:
    """A run that ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict:
        return json.loads(self.out)


def asnkarier(*arguments: object, timeout: float = 300, env: dict[str, str] | None = None) -> Finished:
    """Run ``asnkarier`` in a process of its own, in cron's bare environment."""
    done = subprocess.run(
        [sys.executable, "-m", "asnkarier", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=ENVIRONMENT | (env or {}),
        timeout=timeout,
        check=False,
    )
    return Finished(done.returncode, done.stdout, done.stderr)


def sample_files(region: str) -> list[Path]:
    """The spreadsheets shipped for a region."""
    return sorted(path for path in (samples_folder() / region).iterdir() if path.is_file())


def state(folder: Path) -> dict[Path, str]:
    """Every file of a workspace by its hash; what changes with every run (run log, lock) is left out."""
    return {
        path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "runs.jsonl" and not path.name.startswith("lock")
    }

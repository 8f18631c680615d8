"""Run the real command as a user or cron would: in this process, or where the process matters in one of its own."""

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from asnkarier.cli.app import main
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


def asnkarier(*arguments: object) -> Finished:
    """Run the whole program from its arguments to its exit code in cron's bare environment, but in this process.

    A process of its own takes a second to start and says the same; what it leaves changed is put back.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    umask, on_term = os.umask(0o077), signal.getsignal(signal.SIGTERM)
    try:
        with (
            patch.object(sys, "argv", ["asnkarier", *map(str, arguments)]),
            patch.object(sys, "stdout", out),
            patch.object(sys, "stderr", err),
            patch.dict(os.environ, ENVIRONMENT, clear=True),
        ):
            main()
    except SystemExit as end:
        code = end.code
    finally:
        os.umask(umask)
        signal.signal(signal.SIGTERM, on_term)
    for stream in (out, err):
        stream.flush()
    return Finished(int(code or 0), *(stream.buffer.getvalue().decode("utf-8") for stream in (out, err)))


def asnkarier_process(*arguments: object, timeout: float = 300, env: dict[str, str] | None = None) -> Finished:
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
    """Every file of a workspace by its hash; what changes with every run (logs, lock) is left out."""
    return {
        path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".jsonl" and not path.name.startswith("lock")
    }

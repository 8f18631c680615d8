"""How long ``asnkarier --help`` takes as a process, beside the smallest Typer program's ``--help``."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench_pair import Pair, medians

PEER = '''import typer

app = typer.Typer()


@app.command()
def greet(name: str) -> None:
    """Greet somebody."""
    typer.echo(f"Hello {name}")


if __name__ == "__main__":
    app()
'''
SOURCE = Path(__file__).parents[1] / "src"


def bench(rounds: int = 15) -> Pair:
    """Measure both, in turns; target: at most 1.5 times the peer."""
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "COLUMNS": "100"}
    with tempfile.TemporaryDirectory() as folder:
        peer = Path(folder) / "peer.py"
        peer.write_text(PEER, encoding="utf-8")

        def run(*command: str) -> str:
            done = subprocess.run([sys.executable, *command, "--help"], env=environment, capture_output=True, text=True, check=True)
            return done.stdout

        ours, theirs = run("-m", "asnkarier"), run(str(peer))
        # "Equal" for two different programs: each printed its whole help, with what it must hold.
        same = all(word in ours for word in ("Usage", "import", "gap-analysis", "plan-training")) and "Usage" in theirs
        own, other = medians([lambda: run("-m", "asnkarier"), lambda: run(str(peer))], rounds)
    return Pair("asnkarier --help, whole process", own, "one-command Typer app --help", other, 1.5, same, rounds)


if __name__ == "__main__":
    app()
'''
SOURCE = Path(__file__).parents[1] / "src"


def bench(rounds: int = 15) -> Pair:
    """Measure both, in turns; target: at most 1.5 times the peer."""
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "COLUMNS": "100"}
    with tempfile.TemporaryDirectory() as folder:
        peer = Path(folder) / "peer.py"
        peer.write_text(PEER, encoding="utf-8")

        def run(*command: str) -> str:
            done = subprocess.run([sys.executable, *command, "--help"], env=environment, capture_output=True, text=True, check=True)
            return done.stdout

        ours, theirs = run("-m", "asnkarier"), run(str(peer))
        # "Equal" for two different programs: each printed its whole help, with what it must hold.
        same = all(word in ours for word in ("Usage", "import", "gap-analysis", "plan-training")) and "Usage" in theirs
        return interleaved(
            "asnkarier --help, whole process", lambda: run("-m", "asnkarier"),
            "one-command Typer app --help", lambda: run(str(peer)),
            target=1.5, same=same, rounds=rounds,
        )  # fmt: skip


if __name__ == "__main__":
    print(bench())

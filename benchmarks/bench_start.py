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

    def run(*command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command, "--help"], env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    with tempfile.TemporaryDirectory() as folder:
        peer = Path(folder) / "peer.py"
        peer.write_text(PEER, encoding="utf-8")
        # Two programs cannot print the same help: each must have printed its own, whole.
        ours = run("-m", "asnkarier")
        whole = all(word in ours for word in ("Usage", "import", "gap-analysis", "plan-training", "config"))
        same = whole and "Greet somebody" in run(str(peer))
        own, other = medians([lambda: run("-m", "asnkarier"), lambda: run(str(peer))], rounds)
    return Pair("asnkarier --help, whole process", own, "one-command Typer app --help", other, 1.5, same, rounds)


if __name__ == "__main__":
    print(bench())

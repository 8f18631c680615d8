"""Commits two tables in one entry, again and again, and prints each number it was told is stored."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from storage_builders import budgets, employees

from asnkarier.storage.store import Store


def tell(what):
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


store = Store(Path(sys.argv[1]), "mamuju")
name, repetitions = sys.argv[2], int(sys.argv[3])
tell("ready")
for repetition in range(repetitions):
    with store.lock(60):
        ceiling = len(store.entries()) + 1
        people = dict.fromkeys(range(20), f"{name} {repetition} {ceiling}")
        entry = store.commit(
            {"employees": employees(people), "budgets": budgets(ceiling)},
            command="import", now=datetime.now(UTC), who=name,
        )  # fmt: skip
        tell(entry.number)

"""Commits two tables in one entry, again and again, and prints each number it was told is stored."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from storage_builders import budgets, employees

from asnkarier.storage.store import Store

store = Store(Path(sys.argv[1]), "mamuju")
name, repetitions = sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
for repetition in range(repetitions):
    with store.lock(60):
        ceiling = len(store.entries()) + 1
        people = {row: f"{name} {repetition} {ceiling}" for row in range(20)}
        entry = store.commit(
            {"employees": employees(people), "budgets": budgets(ceiling)},
            command="import", now=datetime.now(UTC), who=name,
        )  # fmt: skip
        print(entry.number, flush=True)

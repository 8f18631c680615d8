"""Small invented tables, and the arguments every commit needs."""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from asnkarier.storage.store import Store
from asnkarier.tables import TABLES

NOW = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
COMMIT = {"command": "import", "now": NOW, "who": "analyst"}
SRC = Path(__file__).parents[2] / "src"


def nip(number: int) -> str:
    return f"19870101201001{number:04d}"


def employees(names: dict[int, str]) -> pd.DataFrame:
    """People by serial number: ``{1: "Ani"}``."""
    rows = [{"nip": nip(number), "name": name} for number, name in sorted(names.items())]
    return TABLES["employees"].conform(pd.DataFrame(rows))


def budgets(ceiling: int) -> pd.DataFrame:
    rows = [{"year": 2026, "fund": "apbd", "opd": None, "window": "murni", "ceiling": ceiling}]
    return TABLES["budgets"].conform(pd.DataFrame(rows))


def gaps(level: int) -> pd.DataFrame:
    rows = [{"nip": nip(1), "competency": "INT", "level_required": 4, "level": level, "status": "gap"}]
    return TABLES["gaps"].conform(pd.DataFrame(rows))


def names(store: Store) -> list[str]:
    return store.load("employees")["name"].tolist()


def state(store: Store) -> dict[str, list[dict]]:
    """Every table that is not empty, as plain rows, from a store opened anew."""
    fresh = Store(store.folder.parent, store.region)
    frames = {name: fresh.load(name) for name in ("employees", "budgets", "gaps")}
    return {name: frame.astype(str).to_dict("records") for name, frame in frames.items() if len(frame)}


def without_log(found: dict[str, bytes]) -> dict[str, bytes]:
    """Files but for the log of runs, to which every command adds its line."""
    return {name: data for name, data in found.items() if not name.endswith(".jsonl")}


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

"""The workbook of a plan among the files to be imported: it is no table, and which command takes it is said."""

from __future__ import annotations

from asnkarier.readers.display import printable
from asnkarier.readers.files.sheet import Sheet
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.cells import says_nothing
from asnkarier.tables.plan_key import DECIDED, PlanKey, plan_key


def refuse_plan(sheet: Sheet) -> None:
    """Refuse the sheet of a plan's seats, known by its hidden key; all of its rows are then taken.

    Raises:
        Refusal: it is one; ``E_PLAN_UNCHANGED`` if nothing stands in the columns that the office fills in.
    """
    for number, cells in enumerate(sheet.head, 1):
        key = next(filter(None, map(plan_key, cells)), None)
        if key is not None:
            region, filled = printable(key.region), _filled(sheet, number, key)
            if filled:
                raise Refusal("E_PLAN_WORKBOOK", on=sheet.name, region=region, year=key.year, count=filled)
            raise Refusal("E_PLAN_UNCHANGED", on=sheet.name, region=region, year=key.year)


def _filled(sheet: Sheet, header: int, key: PlanKey) -> int:
    """Count the rows below the header in which a column to fill in says something."""
    places = [at for at, name in enumerate(key.columns) if name in DECIDED]
    rows = sheet.grid()[header:]
    return sum(any(at < len(row) and not says_nothing(row[at]) for at in places) for row in rows)

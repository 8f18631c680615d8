"""The columns of the seats' sheet that the office fills in, and the key by which an edited workbook is known again.

All other cells are locked, without a password: a guard against slips, not against anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit.excel import Field, ReportSheet, as_list
from asnkarier.reports.kit.labels import COLUMNS, DECISIONS
from asnkarier.reports.plan.report import PlanReport
from asnkarier.tables.plan_key import DECIDED, PlanKey

_WIDTHS = {"decision": 12, "replaced_by": 21, "note": 28}
_ALLOWED = ("autofilter", "sort", "format_columns", "format_rows", "format_cells")
"""What a protected sheet still lets its reader do."""


def open_columns(report: PlanReport, rows: pd.DataFrame) -> list[Field]:
    """Give the columns to fill in, with what was decided already."""
    words = report.wording
    kept = report.decisions[report.decisions["decision"] == "keep"]
    notes = dict(zip(zip(kept["nip"], kept["training"], strict=True), as_list(kept["note"]), strict=True))
    seats = list(zip(rows["nip"], rows["training"], strict=True))
    values: dict[str, list[Any]] = {
        "decision": [words(DECISIONS["keep"]) if seat in notes else None for seat in seats],
        "replaced_by": [None] * len(seats),
        "note": [notes.get(seat) for seat in seats],
    }
    return [
        Field(name, words(COLUMNS[name]), values[name], "open", width=_WIDTHS[name], printed=False) for name in DECIDED
    ]


def key_column(report: PlanReport, rows: pd.DataFrame, fields: Sequence[Field]) -> Field:
    """Give the hidden column behind the ``fields`` of the list: which plan it is, and the seat of each row.

    ``rows`` are the seats as the sheet has them, each with its number (``seat``).
    """
    columns = [str(one.name) for one in fields]
    key = PlanKey(report.config.region.code, report.year, report.provenance.head_sha256, columns)
    return Field("key", key.text, rows["seat"], "number", key=True)


def open_for_decisions(sheet: ReportSheet, report: PlanReport) -> None:
    """Lock the sheet but for the open columns, and say what may stand in them."""
    words, grid = report.wording, sheet.grid
    decision, replaced = sheet.column("decision"), sheet.column("replaced_by")
    grid.data_validation(*decision.area, {
        "validate": "list", "source": [words(text) for text in DECISIONS.values()],
        "error_message": words(N_("Choose one of the words, or leave the cell empty.")),
    })  # fmt: skip
    grid.data_validation(*replaced.area, {
        "validate": "length", "criteria": "==", "value": 18,
        "error_message": words(N_("The NIP of the person who comes instead, 18 digits as text.")),
    })  # fmt: skip
    grid.protect("", dict.fromkeys(_ALLOWED, True))

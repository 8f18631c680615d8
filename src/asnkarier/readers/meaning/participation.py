"""What histories of trainings say in SIASN's own way: numbers of forms and rows, leadership trainings only."""

from __future__ import annotations

from asnkarier.readers.files.sheet import Column, column_of
from asnkarier.readers.meaning.headers import STRUCTURAL_TITLE
from asnkarier.rules.siasn_id import is_siasn_id
from asnkarier.tables.cells import written
from asnkarier.tables.raw import Cell, Origin
from asnkarier.tables.vocabulary import Vocabulary, fold

_STRUCTURAL = {fold(header) for header in STRUCTURAL_TITLE}
_STRUCTURAL_ID = "1"
_ROW_ID = "id"


def name_forms(columns: dict[str, Column], origins: dict[str, Origin], vocabulary: Vocabulary) -> None:
    """Name the forms by SIASN's numbers where no column has their names; change both. An unknown number stays."""
    if "form" in columns:
        return
    codes = vocabulary.choices.get("form_id", {})

    def named(cell: Cell) -> Cell:
        return codes.get(written(cell).strip().lstrip("'"), cell)

    if "form_id" in columns:
        columns["form"] = column_of([named(cell) for cell in columns["form_id"]])
        origins["form"] = origins["form_id"]
    elif "title" in origins and fold(origins["title"].header) in _STRUCTURAL and _STRUCTURAL_ID in codes:
        size = len(columns["source_row"])
        columns["form"], origins["form"] = column_of([codes[_STRUCTURAL_ID]] * size), origins["title"]


def keep_row_ids(columns: dict[str, Column], origins: dict[str, Origin]) -> None:
    """Leave a column headed ``id`` out unless all its filled cells are numbers of SIASN; most lists number rows."""
    if "siasn_id" not in origins or fold(origins["siasn_id"].header) != _ROW_ID:
        return
    filled = [text for cell in columns["siasn_id"] if (text := written(cell).strip())]
    if not filled or not all(map(is_siasn_id, filled)):
        columns.pop("siasn_id", None)
        origins.pop("siasn_id", None)

"""Refuses figures of which a title, the sheet's name or a label of rows says that they are others than a table holds.

"KESENJANGAN KOMPETENSI" above levels, "USULAN PREDIKAT" above ratings: read as they stand, gaps would be stored as
levels people reached, and wishes as ratings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from asnkarier.readers.display import shown_header
from asnkarier.readers.files.sheet import Sheet
from asnkarier.readers.meaning.competency_columns import Says, says
from asnkarier.readers.meaning.layout import Layout
from asnkarier.readers.meaning.said import Line
from asnkarier.readers.meaning.uses import Use, letter, named_columns, option
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.vocabulary import fold

_REACHED = re.compile(
    r"\b(hasil|rekap\w* nilai|capaian|pencapaian|tercapai|penilaian|asesmen|assess?ment|uji|dicapai|dimiliki|aktual)\b"
)
"""Words of a title by which the levels below it were reached, even if it speaks of potential or standards too."""
_NO_TITLE = re.compile(
    r"^(berdasarkan|dasar|sesuai|lampiran|keputusan|peraturan|nomor|no|catatan|keterangan|ket|sumber)\b"
)
"""How a line begins that says on what a list rests, or explains it."""
_NOT_GIVEN = re.compile(r"\b(usul|usulan|target|rencana|proyeksi|simulasi|draf|draft|konsep)\b")
"""Words for figures that nobody has set yet."""
_NO_CEILING = re.compile(r"\b(realisasi|serapan|usul|usulan|sisa|prognosis|proposal|draf|draft|konsep|simulasi)\b")
_NO_STANDARD = re.compile(r"\b(jumlah|rata rata|rerata|persentase|persen)\b")
_OF_ROWS = re.compile(
    r"(level |nilai |skor )?(standar|std|syarat|persyaratan|dipersyaratkan|target|skj|gap|selisih|kesenjangan)"
    r"( (level|kompetensi|jabatan|nilai))*"
)
"""What a label of rows says that are no levels reached."""


def refuse_other_figures(sheet: str, titles: Sequence[Line], layout: Layout, *, is_asked_for: bool) -> None:
    """Refuse a table whose figures are others by a title or by the sheet's name, where its columns do not say more.

    Where the user says that it is a table of standards, titles do not say otherwise.

    Raises:
        Refusal: they are; the words and where they stand.
    """
    column, figures = _figures(layout)
    if not figures or any(use.is_mapped for use in figures) or (is_asked_for and column == "level_required"):
        return
    last = titles[-1] if titles else None
    lines = [line for line in titles if _is_title(line) or line is last]
    has_reached = column == "level" and any(_is_title(line) and _REACHED.search(fold(line.text)) for line in lines)
    for line in (Line(sheet), *lines):
        is_near = line is last or not line.starts  # the name of the sheet and the last line say it of just this table
        if _is_other(line.text, column, layout, figures) and (is_near or not has_reached or _says_gap(line.text)):
            place = line.cell(0) or shown_header(sheet)
            raise Refusal("E_OTHER_FIGURES", on=sheet, text=shown_header(line.text), place=place, column=column)


def _figures(layout: Layout) -> tuple[str, list[Use]]:
    """Give the column whose figures a title may speak of, and the columns of the sheet that are read as it."""
    tables = layout.kind.tables
    names = {"assessments": "level", "standards": "level_required", "performance": "predikat", "budgets": "ceiling"}
    name = next((column for table, column in names.items() if table in tables), "")
    return name, [use for use in layout.uses if name and (use.column == name or use.competency)]


def _is_title(line: Line) -> bool:
    return ":" not in line.text and not _NO_TITLE.search(fold(line.text))


def _says_gap(text: str) -> bool:
    return says(text) is Says.GAP


def _is_other(text: str, column: str, layout: Layout, figures: Sequence[Use]) -> bool:
    """Say whether a line speaks of other figures than a column holds, and no header says that they are the right ones.

    Columns of their own for those figures explain the line too.
    """
    name, said = fold(text), says(text)
    if column in ("level", "level_required"):
        if {_said(use) for use in figures} - {Says.NOTHING, Says.LEVEL, Says.SCORE}:
            return False
        if said in (Says.GAP, Says.OTHER, Says.REQUIRED) and any(
            _said(use) is said for use in (*layout.beside, *layout.rivals)
        ):
            return False
        if said is Says.GAP:
            return True
        if column == "level":
            return said in (Says.REQUIRED, Says.OTHER) and not _REACHED.search(name)
        reached = _REACHED.search(name) or _NO_STANDARD.search(name)
        return reached is not None and said is not Says.REQUIRED
    own = {word for use in figures for word in fold(use.header).split()}
    if column == "predikat":
        return _NOT_GIVEN.search(name) is not None and "predikat" in name
    is_plain = not own & {"pagu", "plafon"} or "pagu" in name
    found = _NO_CEILING.search(name)
    return found is not None and is_plain and not ("pagu" in name and found[0] in ("realisasi", "serapan", "sisa"))


def _said(use: Use) -> Says:
    return use.competency.says if use.competency else says(" ".join(use.path) or use.header)


_MONEY = re.compile(r"\b(pagu|plafon|anggaran|biaya|belanja|dpa|dppa|rka|apbd|apbn|rp|rupiah|keuangan)\b")


def refuse_counts(sheet: str, titles: Sequence[Line], layout: Layout) -> None:
    """Refuse to take a column "Jumlah" for a ceiling, where no word of the sheet speaks of money.

    Raises:
        Refusal: it may count people or events.
    """
    use = next((use for use in layout.uses if use.column == "ceiling" and not use.is_mapped), None)
    if use and fold(use.header) == "jumlah":
        headers = (other.header for other in layout.uses if other.column != "fund")
        if not any(_MONEY.search(fold(text)) for text in (sheet, *(line.text for line in titles), *headers)):
            example = option(use.header, "ceiling")
            raise Refusal("E_COLUMN_UNKNOWN", column="ceiling", columns=named_columns([use]), example=example)


def refuse_rows_of_others(sheet: Sheet, layout: Layout) -> None:
    """Refuse levels in rows that a column labels as required levels or gaps, between rows of those reached.

    Raises:
        Refusal: one does, by the first rows of the table.
    """
    if "assessments" not in layout.kind.tables:
        return
    for cell, text in _labels(sheet, layout):
        raise Refusal("E_ROWS_OF_OTHERS", on=sheet.name, cell=cell, text=shown_header(text))


def _labels(sheet: Sheet, layout: Layout) -> Iterator[tuple[str, str]]:
    used = {use.index for use in layout.uses}
    for number, row in enumerate(sheet.head[layout.rows :], layout.rows + 1):
        for place, cell in enumerate(row[: layout.width]):
            if place not in used and isinstance(cell, str) and _OF_ROWS.fullmatch(fold(cell)):
                yield f"{letter(place)}{number}", cell

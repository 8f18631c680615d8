"""Who a list of people is about: those who left, and what is only proposed for them, are no present facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from asnkarier.readers.display import shown_header
from asnkarier.readers.files.sheet import Column, Sheet
from asnkarier.readers.meaning.layout import Layout
from asnkarier.readers.meaning.notes import Notes
from asnkarier.readers.meaning.places import find_sections
from asnkarier.readers.meaning.said import Line
from asnkarier.readers.meaning.uses import Use, letter, named_columns, option
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import Cell
from asnkarier.tables.vocabulary import fold

_LEFT = re.compile(
    r"\b(pensiun|purna ?(tugas|bakti)|bup|meninggal|wafat|almarhum(ah)?|(pindah|mutasi) keluar|keluar daerah"
    r"|diberhentikan|pemberhentian|mengundurkan diri|pindah instansi)\b"
)
_NOTES = re.compile(r"ket|keterangan|catatan|catatan mutasi( kepeg\w*)?|catatan kepegawaian")
_PROPOSED = re.compile(r"\b(usul|usulan|diusulkan|rencana|proyeksi|draf|draft|konsep|pengajuan|permohonan)\b")
_NEW = re.compile(r"\b(baru|menjadi|tujuan)$")
_RESULTS = re.compile(r"\b(hasil|rekap\w*|nilai)\b.*\b(kompetensi|asesmen|assess?ment|penilaian|uji)\b")


def refuse_people_who_left(sheet: str, titles: Sequence[Line], layout: Layout) -> None:
    """Refuse a list that calls its people retired, dead or gone, and has no column with their standing.

    Raises:
        Refusal: a line above the table or the sheet's name says so.
    """
    if _has_standing(layout):
        return
    for line in (Line(sheet), *titles):
        if _LEFT.search(fold(line.text)):
            place = line.cell(0) or shown_header(sheet)
            raise Refusal("E_PEOPLE_LEFT", on=sheet, text=shown_header(line.text), place=place)


def _has_standing(layout: Layout) -> bool:
    return "employees" not in layout.kind.tables or any(use.column == "kedudukan_hukum" for use in layout.uses)


def looked_at(layout: Layout) -> list[int]:
    """Give the columns in which a heading or a note may say that people left: the leftmost ones, and notes."""
    if _has_standing(layout):
        return []
    used = {use.index for use in layout.uses}
    return [*(place for place in range(min(used)) if place not in used), *(use.index for use in _notes(layout))]


def _notes(layout: Layout) -> Iterator[Use]:
    return (use for use in layout.beside if not use.is_mapped and _NOTES.fullmatch(fold(use.path[-1])))


def note_people_who_left(sheet: str, layout: Layout, cells: Mapping[int, Column], first_row: int, notes: Notes) -> None:
    """Tell of people of whom a note says that they left.

    Raises:
        Refusal: a heading between the rows says so of those below it.
    """
    nip = next((use.index for use in layout.uses if use.column in ("nip", "name_and_nip")), None)
    if _has_standing(layout) or nip is None:
        return
    places = sorted(cells)
    without = [place for place, cell in enumerate(cells[nip]) if not isinstance(cell, str) or len(cell) < 18]
    rows: dict[int, list[Cell]] = {first_row + place: [cells[index][place] for index in places] for place in without}
    last = max((first_row + place for place in range(len(cells[nip])) if first_row + place not in rows), default=0)
    for number, text in find_sections(rows).items():
        if number < last and _LEFT.search(fold(text)):
            place = next(index for index, cell in zip(places, rows[number], strict=True) if _ends(cell, text))
            raise Refusal("E_PEOPLE_LEFT", on=sheet, text=shown_header(text), place=f"{letter(place)}{number}")
    told = [
        first_row + place
        for use in _notes(layout)
        for place, cell in enumerate(cells[use.index])
        if isinstance(cell, str) and _LEFT.search(fold(cell)) and first_row + place not in rows
    ]
    notes.at_rows("F_NOTE_LEFT", sorted(told))


def _ends(cell: Cell, text: str) -> bool:
    return isinstance(cell, str) and " ".join(cell.split()).endswith(text)


def refuse_proposals(sheet: str, titles: Sequence[Line], layout: Layout) -> None:
    """Refuse to take what is proposed for people ("Gol Baru") for what they hold.

    Raises:
        Refusal: a line above the table or the sheet's name speaks of a proposal, and a new state would be read.
    """
    if "employees" not in layout.kind.tables:
        return
    answered = {use.column for use in layout.uses if use.is_mapped}
    new = [use for use in layout.uses if _NEW.search(fold(use.path[-1])) and use.column not in answered]
    for line in (Line(sheet), *titles):
        if new and _PROPOSED.search(fold(line.text)):
            raise Refusal(
                "E_PROPOSED",
                on=sheet,
                text=shown_header(line.text),
                columns=named_columns(new),
                example=option(new[0].header, new[0].column),
                out=option(new[0].header, ""),
            )


def note_unread_results(sheet: Sheet, titles: Sequence[Line], layout: Layout, notes: Notes) -> None:
    """Tell of columns of numbers that were left where a line speaks of results, and only the people were read."""
    line = next((line for line in titles if _RESULTS.search(fold(line.text))), None)
    if "employees" not in layout.kind.tables or line is None:
        return
    rows = sheet.head[layout.rows :]
    left = [use for use in layout.beside if not use.is_mapped and fold(use.header) not in ("no", "nomor")]
    figures = [use for use in left if _are_numbers([row[use.index] for row in rows if use.index < len(row)])]
    if len(figures) > 1:
        notes.at_cell("F_RESULTS_UNREAD", line.cell(0), details={"columns": named_columns(figures)})


def _are_numbers(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if cell is not None]
    return bool(filled) and all(isinstance(cell, int | float) and 0 <= cell <= 100 for cell in filled[:1])

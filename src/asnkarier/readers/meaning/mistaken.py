"""Refuses a sheet that would be read as something it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from asnkarier.readers.files.sheet import Body, Column, Sheet, column_of
from asnkarier.readers.meaning import governments, money, scale, units
from asnkarier.readers.meaning.header_rules import Rules
from asnkarier.readers.meaning.layout import Layout
from asnkarier.readers.meaning.said import Line
from asnkarier.readers.meaning.uses import letter
from asnkarier.readers.refusal import Refusal
from asnkarier.tables import IMPORTED
from asnkarier.tables.raw import Cell
from asnkarier.tables.schema import Kind
from asnkarier.tables.vocabulary import fold

_PERSONS_NAME = re.compile(r"nama( (lengkap|pegawai|asn|pns|pppk|peserta|asesi|tanpa gelar|nip))*")
_RESULTS = re.compile(r"\b(hasil|penilaian|asesmen|assess?ment)\b")
_RECAP = re.compile(r"\brekap\w*\b(?!.*\b(standar|skj|syarat|persyaratan)\b)")
_NOTE_CELLS = 3
"""A row below a table that holds no more cells may be a note on it."""
_UNIT_WORDS = 4
_PLAIN_LEVELS = {"level", "level kompetensi"}
"""Headers of a level that do not say whether it is reached or required."""


def refuse_people_without_nip(sheet: str, titles: Sequence[Line], layout: Layout, rules: Rules) -> None:
    """Refuse results of people that lack the NIP: the levels they reached would count as required of their positions.

    Raises:
        Refusal: there is a column of names, or a title speaks of results (``--kind standards`` overrules titles).
    """
    used = {use.column: use for use in layout.uses if use.column}
    if "standards" not in layout.kind.tables or used.keys() & {"target_person", "nip"}:
        return
    named = any(
        _PERSONS_NAME.fullmatch(fold(use.header)) and not use.is_mapped for use in (*layout.beside, *layout.rivals)
    )
    level = used.get("level_required")
    is_open = rules.kind is None and (level is None or fold(level.header) in _PLAIN_LEVELS)
    if named or (
        is_open and any(_RESULTS.search(fold(line.text)) or _RECAP.search(fold(line.text)) for line in titles)
    ):
        raise Refusal("E_NO_NIP", on=sheet)


def refuse_other_scale(sheet: str, titles: Sequence[Line], tail: Iterable[Sequence[Cell]], layout: Layout) -> None:
    """Refuse levels on another scale than 1 to 5.

    Raises:
        Refusal: a title, a header or a note below the table says so.
    """
    kinds = {column.kind for table in layout.kind.tables for column in IMPORTED[table].columns}
    if Kind.LEVEL not in kinds:
        return
    notes = [cell for row in tail for cell in row if isinstance(cell, str)]
    own = [use.header for use in layout.uses]
    if found := scale.other_scale([sheet, *(line.text for line in titles), *own, *notes], layout.skipped):
        raise Refusal("E_SCALE", on=sheet, scale=found)


def refuse_money_units(
    sheet: Sheet, titles: Sequence[Line], layout: Layout, body: Body, unread: Mapping[int, Column]
) -> None:
    """Refuse a sheet with amounts in thousands or millions of rupiah.

    Raises:
        Refusal: a title, a header, the sheet's name, a note, a comment, a cell or its format says so.
    """
    amounts = {
        column.name for table in layout.kind.tables for column in IMPORTED[table].columns if column.kind is Kind.RUPIAH
    }
    if amounts and (found := next(_units(sheet, titles, layout, body, unread, amounts), None)):
        unit, place = found
        raise Refusal("E_MONEY_UNIT", on=sheet.name, unit=unit.strip("() "), place=place)


def _units(
    sheet: Sheet, titles: Sequence[Line], layout: Layout, body: Body, unread: Mapping[int, Column], amounts: set[str]
) -> Iterator[tuple[str, str]]:
    """Give the units of money a sheet speaks of, and where."""
    for line in titles:
        if unit := money.find_unit(line.text):
            yield unit, line.cell(line.text.find(unit))
    for number, row in enumerate(sheet.head[layout.title_rows : layout.rows], layout.title_rows + 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str) and (unit := money.find_unit_in_name(cell)):
                yield unit, f"{letter(place)}{number}"
    if unit := money.find_unit_in_name(sheet.name):
        yield unit, sheet.name
    for use, column in zip(layout.uses, body.columns, strict=True):
        if use.column in amounts:
            yield from _in_cells(column, use.index, body.first_row, money.find_unit_in_amount)
    for index, column in unread.items():
        yield from _in_cells(column, index, body.first_row, _unit_alone)
    for number, row in body.tail.items():
        filled = [(place, cell) for place, cell in enumerate(row) if cell is not None]
        if len(filled) <= _NOTE_CELLS:
            yield from (
                (unit, f"{letter(place)}{number}")
                for place, cell in filled
                if isinstance(cell, str) and (unit := money.find_unit(cell))
            )
    yield from ((unit, place) for place, text in sheet.marks.texts if (unit := money.find_unit_in_name(text)))


def _in_cells(column: Column, index: int, first_row: int, find: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for number, cell in enumerate(column, first_row):
        if isinstance(cell, str) and (unit := find(cell)):
            yield unit, f"{letter(index)}{number}"


def _unit_alone(text: str) -> str:
    """Give the unit that is all a cell says, as in a column "Satuan"."""
    unit = money.find_unit(text) or money.find_unit_in_name(f"Rp {text}")
    return unit if len(fold(text).split()) <= _UNIT_WORDS else ""


def refuse_cost_basis(sheet: str, layout: Layout) -> None:
    """Refuse a catalogue whose cost is headed "Biaya": of the whole event, or of one participant.

    Raises:
        Refusal: it is, and no mapping says which.
    """
    for use in layout.uses:
        plain = fold(money.without_unit(use.header)).removesuffix(" rp")
        if use.column == "cost_per_participant" and plain == "biaya" and not use.is_mapped:
            raise Refusal("E_COST_BASIS", on=sheet, cell=f"{letter(use.index)}{layout.rows}")


def refuse_other_title(sheet: str, titles: Sequence[Line], layout: Layout, rules: Rules) -> None:
    """Refuse a sheet of another government than the region's, by the lines above its table.

    A catalogue of trainings may come from anywhere.

    Raises:
        Refusal: a line names another government, and none the region's own.
    """
    own = rules.vocabulary.government
    named = list(governments.of_lines(titles))
    if not own or not named or layout.kind.tables.keys() & {"trainings", "training_competencies"}:
        return
    if not any(units.is_same(str(said.value), own) for said in named) and not governments.mentions(titles, own):
        raise Refusal("E_REGION_TITLE", on=sheet, found=named[0].value, cell=named[0].cell, expected=own)


def refuse_other_paths(sheet: Sheet, layout: Layout, rules: Rules) -> None:
    """Refuse rows about people of another government, by paths of units in any column of the first rows.

    Raises:
        Refusal: most of the paths end in another government than the region's.
    """
    cells = [cell for row in sheet.head[layout.rows :] for cell in row if isinstance(cell, str) and " - " in cell]
    ends = [cell for cell in cells if governments.REGION.match(cell.rpartition(" - ")[2])]
    refuse_other_region(sheet.name, column_of(ends), rules)


def refuse_other_region(sheet: str, paths: Column, rules: Rules) -> None:
    """Refuse employees of another government.

    Raises:
        Refusal: most of the units' paths end in another one than the region's.
    """
    if rules.vocabulary.government and (found := units.other_government(paths, rules.vocabulary.government)):
        raise Refusal("E_REGION", on=sheet, found=found, expected=rules.vocabulary.government)

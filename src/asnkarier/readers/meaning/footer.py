"""Recognises totals and signatures below a table. A row that could be data is never taken for one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from asnkarier.tables.raw import Cell
from asnkarier.tables.vocabulary import fold

TOTAL = re.compile(
    r"(sub |grand )?(jumlah|total|rata rata|rerata)"
    r"( (keseluruhan|seluruhnya|semua|umum|akhir|pegawai|asn|pns|orang|peserta|anggaran|pagu|biaya|jp"
    r"|kompetensi|level|data|baris|rp|rupiah|org|\d+))*"
)
SIGNATURE = re.compile(
    r"(mengetahui|menyetujui|mengesahkan|disetujui|diketahui|disahkan|dibuat oleh|disusun oleh|diperiksa oleh"
    r"|ditetapkan di|pada tanggal|dicetak|tanda tangan|ttd|an |a n )\b|nip \d|nip$|nipppk \d"
)
PLACE_AND_DATE = re.compile(r"[^\d,]{3,40},\s*(\d{1,2}|[._ ]+)\s+[A-Za-z]{3,10}\s+20\d\d\.?")
NOTE = re.compile(r"(catatan|keterangan|ket|sumber|nb)\b")
"""Words that begin a note, in a row that holds little else."""
HEAD = re.compile(r"(kepala|plt|plh|sekretaris|bupati|wali ?kota|gubernur)\b")
"""Words that begin a signature, in a row that holds little else and names no position in a column that is read."""
CELLS_MAX = 5
"""A row of a footer has at most so many filled cells, unless it is a row of totals."""


def footer_rows(
    tail: Mapping[int, Sequence[Cell]], *, mapped: Sequence[int], must: Sequence[Sequence[int]], nip: Sequence[int]
) -> list[int]:
    """Give the sheet rows of the footer.

    Args:
        tail: the last rows of the sheet that are not blank, whole, by sheet row.
        mapped: places of the columns that are read.
        must: for each group of columns of which a row of data fills one, their places.
        nip: places of the NIP's columns; where there are any, they alone tell a row of data.
    """

    def filled(row: Sequence[Cell], places: Sequence[int]) -> list[Cell]:
        return [row[place] for place in places if place < len(row) and row[place] is not None]

    def is_data(row: Sequence[Cell]) -> bool:
        if _is_total(row) and not any(map(_is_nip, filled(row, nip))):
            return False
        if sum(cell is not None for cell in row) > CELLS_MAX:
            return True
        return any(map(_is_nip, filled(row, nip))) if nip else all(filled(row, group) for group in must)

    def begins(row: Sequence[Cell]) -> bool:
        texts = [cell for cell in row if isinstance(cell, str)]
        if _is_total(row):
            return True
        if any(SIGNATURE.match(fold(text)) or PLACE_AND_DATE.fullmatch(text.strip()) for text in texts):
            return True
        own = len(filled(row, mapped))
        if own > 1 or len(texts) > 2 or len(filled(row, range(len(row)))) > 2:
            return False
        return any(NOTE.match(fold(text)) or (HEAD.match(fold(text)) and (nip or not own)) for text in texts)

    last_data = max((number for number, row in tail.items() if is_data(row)), default=0)
    below = sorted(number for number in tail if number > last_data)
    first = next((number for number in below if begins(tail[number])), None)
    return [] if first is None else [number for number in below if number >= first]


def _is_total(row: Sequence[Cell]) -> bool:
    """Say whether the first cell of a row names a total."""
    first = next((cell for cell in row if cell is not None), None)
    return isinstance(first, str) and TOTAL.fullmatch(fold(first)) is not None


def _is_nip(cell: Cell) -> bool:
    """Say whether a cell of the NIP's column could be meant as one; a labelled one stands under a signature."""
    if isinstance(cell, str):
        return not re.match(r"\s*nip", cell, re.IGNORECASE) and sum(map(str.isdigit, cell)) >= 8
    return isinstance(cell, (int, float)) and cell >= 1e8

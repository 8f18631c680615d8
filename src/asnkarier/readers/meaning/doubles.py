"""Several columns of one meaning: equal ones are one; of those that differ none is chosen in silence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from asnkarier.readers.files.sheet import Column
from asnkarier.readers.meaning.competency_columns import Says, says
from asnkarier.readers.meaning.groups import ORPHAN
from asnkarier.readers.meaning.uses import Use
from asnkarier.tables import IMPORTED
from asnkarier.tables.cells import reader
from asnkarier.tables.raw import Cell
from asnkarier.tables.schema import Kind
from asnkarier.tables.vocabulary import Vocabulary, fold

Pair = tuple[Use, Column]

HARMLESS: dict[str, tuple[tuple[str, str], ...]] = {
    "nip": (("nip baru", ".*"),),
    "name": (("nama tanpa gelar", ".*"), ("nama", "nama lengkap|nama pegawai|nama lengkap pegawai")),
    "education": (("(tingkat|jenjang) pendidikan.*", "pendidikan.*"),),
    "kedudukan_hukum": (("kedudukan.*", "status .*"),),
    "unor": (("(nama )?(unor|unit kerja)( nama)?|unit organisasi", "sub unit kerja|unor eselon 1"),),
    "opd": (("(nama )?(opd|perangkat daerah|skpd).*", "unit kerja"),),
    "assessed_on": ((".* .*", "tanggal|tgl"),),
    "raised_on": ((".* .*", "tanggal|tgl"),),
    "training": (("(kode|id) (pelatihan|diklat|bangkom)", "kode|kode program|kode kegiatan"),),
    "title": (
        ("(nama|judul) (pelatihan|diklat|bangkom)", "nama program|nama kegiatan|judul|pelatihan|program pelatihan"),
    ),
    "form": (("bentuk.*", "jenis.*"),),
    "reach": (("jangkauan", ".*"),),
    "months": (("bulan.*", "jadwal.*|waktu.*"),),
    "jenjang": (("jenjang.*|sasaran jenjang", "sasaran|sasaran peserta"),),
    "result_rating": (("rating .*", "nilai .*"),),
    "behaviour_rating": (("rating .*", "nilai .*"),),
    "year": (("tahun .+", "tahun"),),
}
"""By column, pairs of spellings of which the first is plainly the more precise one of the same thing."""
_FREE_TEXT = {
    "theme", "source_event", "education_field", "location", "provider", "partner", "basis", "reason", "granted_by",
    "title_before", "title_after",
}  # fmt: skip
"""Columns that are shown and nothing more: of several the one with the best spelling is taken."""
_SHOWN_AS_WRITTEN = _FREE_TEXT | {"name"}
"""Columns of which another spelling is no other answer: a name with its titles is the same name."""


@dataclass(frozen=True)
class Settled:
    """What came of several columns: the one that is read, those left, and the rivals if nobody can tell."""

    chosen: Pair
    left: tuple[Use, ...] = ()
    asked: tuple[Pair, ...] = ()
    otherwise: tuple[tuple[Use, int], ...] = ()
    """Of those left as the less precise ones: which say something else than the chosen one, and in how many rows."""


def settle(name: str, doubles: Sequence[Pair], rivals: Sequence[Pair], read: Callable[[Cell], object]) -> Settled:
    """Settle which of several columns is read.

    Args:
        name: our column, or ``level`` for the columns of one competency.
        doubles: the columns that are spelled so.
        rivals: columns that may be meant as well.
        read: gives what a cell says, comparable; None where it says nothing of the kind.
    """
    best = min(use.rank for use, _ in doubles)
    if best < 0:  # a mapping or the region's own spelling is an answer
        answers = [pair for pair in doubles if pair[0].rank == best]
        return _compared(answers, [use for use, _ in (*doubles, *rivals) if use.rank != best], (), read)
    filled = [pair for pair in doubles if pd.notna(pair[1]).any()] or list(doubles[:1])
    if name in _FREE_TEXT:
        filled = [pair for pair in filled if pair[0].rank == min(use.rank for use, _ in filled)]
    kept = [
        pair
        for pair in filled
        if not any(
            _is_more_precise(name, other[0], pair[0]) and (name != "name" or _are_alike(other[1], pair[1]))
            for other in filled
        )
    ]
    passed_over = [pair for pair in filled if all(pair[0] is not other for other, _ in kept)]
    left = [use for use, _ in doubles if all(use is not other for other, _ in kept)]
    if len(kept) == 1 and name == "level" and _is_explicit(kept[0][0]):
        own = set(fold(kept[0][0].header).split())
        rivals = [
            pair
            for pair in rivals
            if own <= set(fold(pair[0].header).split()) or pair[0].competency or _is_beside(pair[0], kept[0][0])
        ]
    settled = _compared(kept, left, [pair for pair in rivals if pd.notna(pair[1]).any()], read)
    return settled if name in _SHOWN_AS_WRITTEN else replace(settled, otherwise=_differing(settled, passed_over, read))


def _differing(
    settled: Settled, passed_over: Sequence[Pair], read: Callable[[Cell], object]
) -> tuple[tuple[Use, int], ...]:
    """Give the columns passed over that say something else than the one chosen, and in how many rows."""
    own = [read(cell) for cell in settled.chosen[1]] if passed_over else []
    found = []
    for use, column in passed_over:
        its = [read(cell) for cell in column]
        count = sum(one is not None and other is not None and one != other for one, other in zip(own, its, strict=True))
        if count:
            found.append((use, count))
    return tuple(found)


def _compared(
    kept: Sequence[Pair], left: Sequence[Use], rivals: Sequence[Pair], read: Callable[[Cell], object]
) -> Settled:
    """Compare what the columns say; one in which no cell is of the kind says nothing to compare."""
    if len(kept) + len(rivals) == 1:
        return Settled(kept[0], tuple(left))
    known: dict[tuple[type, Cell], object] = {}

    def said(column: Column) -> list[object]:
        for cell in column:
            if (type(cell), cell) not in known:
                known[type(cell), cell] = read(cell)
        return [known[type(cell), cell] for cell in column]

    pairs = [(pair, said(pair[1])) for pair in (*kept, *rivals)]
    speaking = [(pair, values) for pair, values in pairs if any(value is not None for value in values)]
    if not speaking:  # then what is written counts
        speaking = [(pair, [_as_text(cell) for cell in pair[1]]) for pair, _ in pairs]
    (first, values), *others = speaking
    asked = [first, *(pair for pair, its in others if its != values)]
    if len(asked) > 1:
        return Settled(first, tuple(left), tuple(asked))
    return Settled(first, (*left, *(use for use, _ in kept if use is not first[0])))


def _are_alike(one: Column, other: Column) -> bool:
    """Say whether two columns name the same people, with titles or without: they share a word in each row."""
    pairs = zip(one, other, strict=True)
    return all(
        set(fold(str(a)).split()) & set(fold(str(b)).split()) for a, b in pairs if a is not None and b is not None
    )


def _is_beside(rival: Use, use: Use) -> bool:
    """Say whether a group that says what a column holds says the same of its rival, or may do so."""
    return len(use.path) > 1 and (rival.path[:-1] == use.path[:-1] or rival.path[0] == ORPHAN)


def _is_explicit(use: Use) -> bool:
    words = " ".join(use.path) if use.path else use.header
    return use.competency.says is Says.FOUND if use.competency else _says_found(words)


def _words(use: Use) -> set[str]:
    return set(fold(use.competency.group if use.competency else " ".join(use.path) or use.header).split())


def _says_found(text: str) -> bool:
    return says(text) is Says.FOUND


def _is_more_precise(name: str, one: Use, other: Use) -> bool:
    """Say whether the first of two spellings is declared the more precise one."""
    if one is other:
        return False
    if name == "level":
        score = other.competency.says if other.competency else says(" ".join(other.path) or other.header)
        own = _words(one) - _words(other)  # a group over both does not tell them apart
        return _is_explicit(one) and _says_found(" ".join(own)) and score is Says.SCORE
    first, second = fold(one.header), fold(other.header)
    return first != second and any(
        re.fullmatch(winner, first) and re.fullmatch(loser, second) and not re.fullmatch(winner, second)
        for winner, loser in HARMLESS.get(name, ())
    )


def comparer(name: str, tables: Sequence[str], vocabulary: Vocabulary) -> Callable[[Cell], object]:
    """Give the function that says what a cell of our column means, so that "3" and 3, "III/c" and "III-c" are equal."""
    column = next((IMPORTED[table][name] for table in tables if name in IMPORTED[table].names), None)
    if column is None or column.kind is Kind.TEXT:
        return _as_text
    typed = reader(column, vocabulary)

    def read(cell: Cell) -> object:
        return None if cell is None else typed(cell).value

    return read


def _as_text(cell: Cell) -> object:
    return None if cell is None else fold(str(cell)) or None

"""What the lines above a table say about one training: its title, its code, its class; and what is proposed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from asnkarier.readers.meaning.said import Line, Said, Unsure
from asnkarier.readers.meaning.title_dates import MONTH
from asnkarier.tables.vocabulary import fold

_LABELS: Mapping[str, frozenset[str]] = {
    "training": frozenset({"kode pelatihan", "kode diklat", "kode bangkom", "kode program"}),
    "title": frozenset({
        "nama pelatihan", "judul pelatihan", "pelatihan", "nama diklat", "diklat", "nama program", "nama bangkom",
        "nama bimtek", "nama kegiatan", "kegiatan", "nama workshop", "nama seminar", "judul",
    }),
    "training_class": frozenset({"angkatan", "kelas", "angkatan kelas", "kelas angkatan", "nama angkatan", "batch"}),
}  # fmt: skip
_LABELLED = re.compile(r"(?P<label>[^:]{3,30}?)\s*:\s*(?P<value>\S.*)")
_MOVEMENTS = {
    "kenaikan_pangkat": re.compile(r"\bkenaikan pangkat\b"),
    "promotion": re.compile(r"\bpromosi\b"),
    "transfer": re.compile(r"\b(?:mutasi|rotasi)\b"),
}
_PERIOD = re.compile(rf"\bperiode\s*:?\s*(?:0?1\s+)?(?P<period>(?:{MONTH})\s+20\d\d)\b", re.IGNORECASE)


def find_labelled(lines: Sequence[Line], column: str) -> Said | None:
    """Find the value beside a label of a column ("Nama Pelatihan : Manajemen Proyek").

    Raises:
        Unsure: several lines name one, and they differ.
    """
    found = []
    for line in lines:
        match = _LABELLED.match(line.text)
        if match and fold(match["label"]) in _LABELS[column]:
            found.append(Said(match["value"].strip(), line.cell(match.start("value"))))
    return _one(found)


def find_movement(lines: Sequence[Line]) -> Said | None:
    """Find what is proposed: kenaikan pangkat, a promotion or a transfer.

    Raises:
        Unsure: several are named.
    """
    return _one(
        [
            Said(kind, line.cell(0))
            for line in lines
            for kind, words in _MOVEMENTS.items()
            if words.search(fold(line.text))
        ]
    )


def find_proposal_period(lines: Sequence[Line]) -> Said | None:
    """Find the period for which is proposed ("Periode 1 April 2026": April 2026).

    Raises:
        Unsure: several are named.
    """
    matches = [(line, match) for line in lines for match in _PERIOD.finditer(line.text)]
    return _one([Said(match["period"].title(), line.cell(match.start("period"))) for line, match in matches])


def _one(found: Sequence[Said]) -> Said | None:
    if len({said.value for said in found}) > 1:
        raise Unsure(found)
    return found[0] if found else None

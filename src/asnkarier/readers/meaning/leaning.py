"""A bare word right of a column that it may belong to is read as if it stood below it: "Tanggal" beside "Nomor SK"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from asnkarier.tables.vocabulary import fold

Path = tuple[str, ...]

_DATES = re.compile(r"(tanggal|tgl)")
_DOCUMENT = re.compile(r".*\b(sk|surat|sertifikat|ijazah|sttp?l?|piagam|keputusan|dokumen|berkas)\b.*|tempat( lahir)?")
"""Columns beside which a bare date is that of a document, or of a birth."""
_FACTS = re.compile(
    r"nip|nama|(nama )?jabatan|(pangkat )?(gol|golongan|golru)( ruang)?|pangkat|eselon|(nama )?unit kerja|unor|opd"
    r"|(perangkat|organisasi perangkat) daerah|skpd|instansi|tmt jabatan"
)
_ONLY_NAMES = re.compile(r"^(?:(?:nama|nip)\b[\s/.,&]*(?:dan\b\s*)?)+", re.IGNORECASE)
_OTHER_PERSON = re.compile(
    r"(?:(?:nama|nip|dan) )*"
    r"(?P<who>(?:atasan|penilai|pejabat|asesor|assessor|mentor|pembimbing|coach|suami|istri|pasangan)(?: \w+){0,3})"
)


def leaned(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Give the paths of a header's columns, each bare word below the text of the left neighbour it may belong to.

    The facts of a superior or a relative follow the column that names that person; a name or a NIP is that person's
    only if the one whom the row is about has been named to the left.
    """
    found: list[Path] = []
    named: set[str] = set()
    other = ""
    for place, path in enumerate(paths):
        text = fold(path[0]) if len(path) == 1 else ""
        left = paths[place - 1] if place else ()
        if _DATES.fullmatch(text) and len(left) == 1 and _DOCUMENT.fullmatch(fold(left[0])):
            found.append((left[0], path[0]))
            continue
        person = _OTHER_PERSON.fullmatch(text)
        is_named = text not in ("nip", "nama") or {"nip", "nama"} <= named
        is_fact = is_named and _FACTS.fullmatch(text) is not None
        if person:
            other = _ONLY_NAMES.sub("", path[0]).strip()
        elif other and is_fact:
            found.append((other, path[0]))
            continue
        else:
            other = ""
        named |= set(text.split()) & {"nip", "nama"} if not person else set()
        found.append(path)
    return tuple(found)

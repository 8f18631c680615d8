"""To which OPD and unit people belong where no column says it: by lines above, the sheet's name, or sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from asnkarier.readers.files.sheet import Column, column_of
from asnkarier.readers.meaning.governments import REGION
from asnkarier.readers.meaning.said import Line, Said
from asnkarier.readers.meaning.units import unit_and_opd
from asnkarier.tables.raw import Cell
from asnkarier.tables.vocabulary import Vocabulary, fold

_OPD = re.compile(
    r"(?:dinas|badan|inspektorat|kecamatan|distrik|rsud|rumah sakit umum daerah|satuan polisi|satpol|"
    r"sekretariat daerah|sekretariat d[ep]\w*|setda|setwan|bappeda\w*|bapenda|"
    r"bkd|bkpsdm\w*|bpbd|bpkad|kesbangpol|dinkes|disdik\w*)\b"
)
"""How the name of an OPD begins."""
_SENDER = re.compile(r"(?:badan kepegawaian|bkd|bkpp|bkpsdm|bkn|sekretariat daerah|setda)\b")
"""Offices that send lists of the people of all the others: their letterhead says nothing of who belongs to them."""
_UNIT = re.compile(
    r"(?:sekretariat|sub ?bagian|bagian|sub ?bidang|bidang|seksi|uptd?|puskesmas|pkm|sd|sdn|smp|smpn|tk|sekolah|"
    r"kelurahan|desa|irban|inspektur pembantu|kantor|balai|cabang|instalasi|unit)\b"
)
"""How the name of a unit of an OPD begins."""
_LABEL = re.compile(
    r"(?:nama )?(?P<opd>perangkat daerah|organisasi perangkat daerah|opd|skpd|instansi|unit kerja opd)"
    r"|(?:nama )?(?P<unit>unit kerja|satuan kerja|unit organisasi|unor|sub unit kerja|bidang)"
)
_LIST = re.compile(
    r"\b(?:daftar|data|rekap\w*|nominatif|duk|keadaan|bezetting)\b[^.;:]*?\b(?:pada |di |lingkup |lingkungan )?"
)
_AFTER = re.compile(
    r"\s*(?:\(|,?\s*\b(?:pemerintah|kab(?:upaten)?\b|kota|prov(?:insi)?\b|tahun|per|bulan|keadaan|tanggal|semester|triwulan|ta)\b).*$",
    re.IGNORECASE,
)
"""What stands behind an OPD's name in a title."""
_NUMBERING = re.compile(r"^\s*(?:[ivxlc]{1,6}|[a-z]|\d{1,3})\s*[.)]\s*", re.IGNORECASE)
_NUMBER = re.compile(r"[ivxlc]{1,6}|[a-z]|\d{1,3}", re.IGNORECASE)
_IN_PASSING = re.compile(
    r"\b(?:kepala|plt|sekretaris|se|dari|ke|kepada|selain|kecuali|asal|eks|tujuan|bukan|luar|diluar|non|menuju|dengan|oleh)"
    r"[\s-]*$|\b(?:peserta|bimtek|diklat|pelatihan|kursus)\b.*\b(?:di|pada)\s*$"
)
"""Words before an OPD that name it for another reason than that people belong to it."""


@dataclass(frozen=True)
class Places:
    """OPD and unit of each row, where they are known, and what was read for it.

    ``said`` are the values of lines and of the sheet's name; ``sections`` the sheet rows that name some;
    ``unsure`` what else it might be, in which case the OPD is left unknown. ``labelled`` says that a line named the
    OPD with a label, as "Unit Kerja: ...".
    """

    opd: Column
    unor: Column
    said: Mapping[str, Said] = field(default_factory=dict)
    sections: tuple[int, ...] = ()
    unsure: tuple[Said, ...] = ()
    labelled: bool = False


def is_opd(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether a text names an OPD: one of the region's list, or by how it begins."""
    folded = fold(text)
    return vocabulary.opd(text) is not None or (len(folded) > 4 and _OPD.match(folded) is not None)


def has_opds(units: Column, vocabulary: Vocabulary) -> bool:
    """Say whether a column of units names OPDs or whole paths, so that nothing else needs to say it."""
    return any(
        isinstance(text, str) and (" - " in text or is_opd(text, vocabulary))
        for text in set(units[units != None])  # noqa: E711 - element by element
    )


def find_sections(rows: Mapping[int, Sequence[Cell]]) -> dict[int, str]:
    """Give the rows that hold one text and nothing of a person, by sheet row: headings over the rows below them."""
    found = {}
    for number, row in rows.items():
        filled = [(place, cell) for place, cell in enumerate(row) if cell is not None]
        if len(filled) == 2 and _NUMBER.fullmatch(str(filled[0][1]).strip(" .()")):
            filled = filled[1:]
        if len(filled) != 1 or not isinstance(filled[0][1], str):
            continue
        text = _NUMBERING.sub("", " ".join(filled[0][1].split()))
        if len(text) > 2 and sum(map(str.isdigit, text)) < 5 and re.search("[A-Za-z]{2}", text):
            found[number] = text
    return found


def place_people(
    source_rows: Column, lines: Sequence[Line], sheet: str, sections: Mapping[int, str], vocabulary: Vocabulary
) -> Places:
    """Say where people belong by what stands above them.

    An OPD that two places name differently, or that may only be the sender of the list, is left unknown.
    """
    labelled, unlabelled, unit = _from_lines(lines, vocabulary)
    if is_opd(sheet, vocabulary) and not _is_cut_off(sheet, [*labelled, *unlabelled], vocabulary):
        unlabelled.append(Said(_name(sheet, vocabulary), ""))
    in_sections = {row: text for row, text in sections.items() if is_opd(text, vocabulary)}
    candidates = labelled or ([] if in_sections else unlabelled)
    names = {fold(str(said.value)) for said in (*candidates, *(unlabelled if labelled else ()))}
    is_open = len(names) > 1 or bool(labelled and in_sections)
    is_sender = not labelled and any(_SENDER.match(fold(str(said.value))) for said in candidates)
    size = len(source_rows)
    unknown = column_of([None] * size)
    if is_open or is_sender:
        more = [Said(text, str(row)) for row, text in in_sections.items()]
        return Places(unknown, unknown, unsure=tuple(dict.fromkeys([*labelled, *unlabelled, *more])))
    said = {"opd": candidates[0]} if candidates else {}
    if unit and not in_sections:
        said["unor"] = unit
    opd, unor, used = _below(source_rows, sections, said, vocabulary)
    return Places(opd, unor, said, used, labelled=bool(labelled))


def _from_lines(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[list[Said], list[Said], Said | None]:
    """Give the OPDs that lines name with a label, those they name without one, and the unit."""
    labelled: list[Said] = []
    unlabelled: list[Said] = []
    unit: Said | None = None
    for line in lines:
        label, text, cell = _labelled(line)
        if REGION.match(text):
            continue  # the region's government is the employer, not an OPD
        if label and text:
            own, above = unit_and_opd(text)
            if label["opd"] or own != above or is_opd(own, vocabulary):
                labelled.append(Said(_name(above, vocabulary), cell))
                unit = Said(own, cell) if own != above else unit
            else:
                unit = Said(own, cell)
        elif not label and (name := _named(line.text, vocabulary)):
            unlabelled.append(Said(name, line.cell(0)))
    return labelled, unlabelled, unit


def _labelled(line: Line) -> tuple[re.Match[str] | None, str, str]:
    """Split "Unit Kerja : Dinas A" into its label and its text, which ends with its cell."""
    before, colon, after = line.text.partition(":")
    label = _LABEL.fullmatch(fold(before))
    if not (colon and label):
        return None, "", ""
    start = len(before) + 1 + len(after) - len(after.lstrip())
    end = next((place - 1 for place, _ in line.starts if place > start), len(line.text))
    return label, line.text[start:end].strip(), line.cell(start)


def _named(text: str, vocabulary: Vocabulary) -> str:
    """Give the OPD that a title names without a label: as the whole line, or as whose list it is."""
    name = _AFTER.sub("", text).strip()
    if is_opd(name, vocabulary):
        return _name(name, vocabulary)
    for found in _LIST.finditer(text.lower()):
        for place in _words(text, found.start()):
            name = _AFTER.sub("", text[place:]).strip()
            if is_opd(name, vocabulary) and not _IN_PASSING.search(text[:place].lower()):
                return _name(name, vocabulary)
    return ""


def _words(text: str, start: int) -> Iterator[int]:
    return (start + word.start() for word in re.finditer(r"\b\w", text[start:]))


def _name(text: str, vocabulary: Vocabulary) -> str:
    """Give an OPD's name in the region's spelling, without the region behind it."""
    plain = _AFTER.sub("", text).strip(" :-.") or text
    return vocabulary.units.get(fold(text)) or vocabulary.units.get(fold(plain), plain)


def _is_cut_off(sheet: str, named: Sequence[Said], vocabulary: Vocabulary) -> bool:
    """Say whether a sheet's name (31 characters at most) is only the beginning of an OPD's."""
    begins = any(fold(str(said.value)).startswith(fold(sheet)) for said in named)
    return begins or (len(sheet) >= 31 and fold(sheet) not in vocabulary.units)


def _below(
    source_rows: Column, sections: Mapping[int, str], said: Mapping[str, Said], vocabulary: Vocabulary
) -> tuple[Column, Column, tuple[int, ...]]:
    """Give each row the OPD and unit of the sections above it; a heading that names neither ends an OPD's section."""
    opd: Cell = said["opd"].value if "opd" in said else None
    unit: Cell = said["unor"].value if "unor" in said else None
    by_section = any(is_opd(text, vocabulary) for text in sections.values())
    opds: list[Cell] = []
    units: list[Cell] = []
    used: list[int] = []
    coming = sorted(sections)
    for row in source_rows.tolist():
        while coming and coming[0] < row:
            number = coming.pop(0)
            text = sections[number]
            if is_opd(text, vocabulary):
                opd, unit = _name(text, vocabulary), None
                used.append(number)
            elif _UNIT.match(fold(text)):
                unit = text
                used.append(number)
            else:
                opd, unit = (None if by_section else opd), None
        opds.append(opd)
        units.append(unit)
    return column_of(opds), column_of(units), tuple(used)

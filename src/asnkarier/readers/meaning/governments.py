"""The governments that lines and names of offices speak of: "PEMERINTAH KABUPATEN X", "Dinas Kesehatan Kota Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from asnkarier.readers.meaning.said import Line, Said
from asnkarier.tables.vocabulary import fold

REGION = re.compile(r"\s*(?:pemerintah|pem(?:kab|kot|prov|da))\b", re.IGNORECASE)
"""How the name of a government begins."""
_YEAR = re.compile(r"\s*(?:tahun|ta|t\.a\.)\s*(?:anggaran\s*)?\d{4}.*$", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:nama )?(?:instansi|daerah|pemerintah daerah|pemda|unit kerja|perangkat daerah|opd|skpd|satuan kerja)"
    r"|(?P<rank>kabupaten|kota|kab)|kab(?:upaten)? kota"
)
_ALONE = re.compile(r"(?:kab(?:upaten)?|kota)(?: \w+){1,3}")
_OFFICE = re.compile(
    r"\b(?:dinas|badan|inspektorat|bkd|bkpp|bkpsdm\w*|bpkad|bpbd|bapenda|bappeda\w*|rsud|setda|satpol pp|dinkes"
    r"|disdik\w*|diskominfo\w*|sekretariat d\w+)\b(?:(?!\b(?:kab|kabupaten|kota|prov|provinsi)\b).)*?"
    r"(?<!tata )\b(?P<name>(?:kab(?:upaten)?|kota|prov(?:insi)?) (?!dan\b)\w+(?: \w+){0,3})"
)
_END = re.compile(
    r" (?:pemerintah|kab(?:upaten)?|kota|prov(?:insi)?|tahun|ta|per|bulan|keadaan|tanggal|tgl|semester|triwulan|periode"
    r"|di|dan|dalam|yang|untuk|dengan|menurut|berdasarkan|sebagai|sampai|s|jl|jalan|telp|kode|\d+)\b.*$"
)
"""Words that no longer belong to the name of a region."""


def of_lines(lines: Sequence[Line]) -> Iterator[Said]:
    """Give the governments whose people, offices or money a sheet is about, by the lines above its table."""
    for line in lines:
        before, colon, after = line.text.partition(":")
        label = _LABEL.fullmatch(fold(before)) if colon else None
        text = after.strip() if label else line.text
        if REGION.match(text) and len(text) < 60:
            yield Said(_YEAR.sub("", text), line.cell(0))
        elif label and label["rank"] and text:
            yield Said(f"{label['rank']} {_END.sub('', fold(text))}", line.cell(0))
        elif not colon or label:
            name = _END.sub("", fold(text))
            if not label and _ALONE.fullmatch(name):
                yield Said(name, line.cell(0))
            elif found := of_office(text):
                yield Said(found, line.cell(0))


def of_office(text: str) -> str:
    """Give the government behind the name of an office: "kab majene" of "Dinas Kesehatan Kab. Majene"."""
    found = _OFFICE.search(fold(text))
    return _END.sub("", found["name"]) if found else ""


_MENTIONED = re.compile(r"\b(?P<rank>kab(?:upaten)?|kota|prov(?:insi)?) (?=(?P<name>\w+(?: \w+){0,3}))")
_OTHER_PART = {"tengah", "utara", "selatan", "barat", "timur", "tenggara", "raya", "pegunungan", "jaya", "kepulauan",
               "hulu", "hilir", "ilir", "ulu", "daya", "laut"}  # fmt: skip
"""Words by which a name is that of another region: "Mamuju Tengah"."""


def mentions(lines: Sequence[Line], own: str) -> bool:
    """Say whether a line speaks of the region, in whatever words: "HASIL PENILAIAN PEGAWAI KABUPATEN X"."""
    rank, _, name = fold(own).partition(" ")
    for line in lines:
        for found in _MENTIONED.finditer(fold(line.text)):
            words = found["name"].split()
            for size in range(1, len(words) + 1):
                is_same = rank.startswith(found["rank"]) and "".join(words[:size]) == name.replace(" ", "")
                if is_same and not (set(words[size : size + 1]) & _OTHER_PART):
                    return True
    return False

"""The positions of a regional government: structural posts, and what others do in each kind of office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .data import parts, rows
from .offices import Office, Region


@dataclass(frozen=True)
class Post:
    """One structural post: there is one of it."""

    jabatan: str
    eselon: str
    unor: str  # path without the region: child first, joined by " - "
    office: Office


@dataclass(frozen=True)
class Calling:
    """A functional or executing position that many hold.

    ``family`` is its name without the tier; ``field`` the field of study of most holders; ``skilled`` says that
    the lower (keterampilan) tiers exist; ``weight`` how common it is among its group.
    """

    family: str
    group: str  # guru, kesehatan, jf, pelaksana
    kinds: tuple[str, ...]  # kinds of offices that have it; empty: all
    field: str
    title: str  # academic title of holders with a first degree
    skilled: bool
    expert: bool
    weight: float


CALLINGS = tuple(
    Calling(
        family=row["family"],
        group=row["group"],
        kinds=parts(row["kinds"]),
        field=row["field"],
        title=row["title"],
        skilled=row["skilled"] == "yes",
        expert=row["expert"] == "yes",
        weight=float(row["weight"]),
    )
    for row in rows("callings")
)
"""Families and where they work. A PNS teacher's position in SIASN has no subject (GURU AHLI MUDA)."""

DEGREE_CALLINGS = frozenset({"PENELAAH TEKNIS KEBIJAKAN", "PENATA LAYANAN OPERASIONAL"})
"""Executing positions that ask for a first degree."""


def posts(region: Region) -> list[Post]:
    """Give every structural post of the region, the highest of each office first."""
    return [post for office in region.offices for post in _POSTS.get(office.kind, _ordinary)(region, office)]


def _secretariat(_region: Region, office: Office) -> Iterator[Post]:
    yield Post("SEKRETARIS DAERAH", "II.a", office.name, office)
    for number, field in enumerate(
        ("PEMERINTAHAN DAN KESEJAHTERAAN RAKYAT", "PEREKONOMIAN DAN PEMBANGUNAN", "ADMINISTRASI UMUM"), 1
    ):
        assistant = f"ASISTEN {field}"
        yield Post(assistant, "II.b", f"{assistant} - {office.name}", office)
        for section in office.sections[(number - 1) * 4 : number * 4]:
            yield Post(f"KEPALA BAGIAN {section}", "III.a", f"BAGIAN {section} - {assistant} - {office.name}", office)
    for field in ("BIDANG PEMERINTAHAN, HUKUM DAN POLITIK", "BIDANG EKONOMI, PEMBANGUNAN DAN KEUANGAN"):
        yield Post(f"STAF AHLI {field}", "II.b", office.name, office)
    for part in ("PROTOKOL", "RUMAH TANGGA", "TATA USAHA PIMPINAN"):
        yield Post(
            f"KEPALA SUBBAGIAN {part}",
            "IV.a",
            f"SUBBAGIAN {part} - BAGIAN UMUM - ASISTEN ADMINISTRASI UMUM - {office.name}",
            office,
        )


def _council(_region: Region, office: Office) -> Iterator[Post]:
    yield Post(office.name.replace("SEKRETARIAT", "SEKRETARIS"), "II.b", office.name, office)
    for section in office.sections:
        yield Post(f"KEPALA BAGIAN {section}", "III.a", f"BAGIAN {section} - {office.name}", office)
    yield Post("KEPALA SUBBAGIAN TATA USAHA", "IV.a", f"SUBBAGIAN TATA USAHA - {office.name}", office)


def _inspectorate(_region: Region, office: Office) -> Iterator[Post]:
    yield Post("INSPEKTUR DAERAH", "II.b", office.name, office)
    yield Post("SEKRETARIS INSPEKTORAT", "III.a", f"SEKRETARIAT - {office.name}", office)
    for section in office.sections:
        yield Post(f"INSPEKTUR PEMBANTU {section}", "III.a", f"INSPEKTUR PEMBANTU {section} - {office.name}", office)
    yield Post(
        "KEPALA SUBBAGIAN UMUM DAN KEUANGAN",
        "IV.a",
        f"SUBBAGIAN UMUM DAN KEUANGAN - SEKRETARIAT - {office.name}",
        office,
    )


def _hospital(_region: Region, office: Office) -> Iterator[Post]:
    yield Post("DIREKTUR RSUD", "II.b", office.name, office)
    for section in office.sections:
        yield Post(f"KEPALA BIDANG {section}", "III.b", f"BIDANG {section} - {office.name}", office)
    yield Post(
        "KEPALA SUBBAGIAN UMUM DAN KEPEGAWAIAN", "IV.a", f"SUBBAGIAN UMUM DAN KEPEGAWAIAN - {office.name}", office
    )


def _district(region: Region, office: Office) -> Iterator[Post]:
    is_papua = office.name.startswith("DISTRIK")
    word = "DISTRIK" if is_papua else "KECAMATAN"
    yield Post("KEPALA DISTRIK" if is_papua else "CAMAT", "III.a", office.name, office)
    yield Post(f"SEKRETARIS {word}", "III.b", f"SEKRETARIAT - {office.name}", office)
    for section in ("PEMERINTAHAN", "PELAYANAN UMUM"):
        yield Post(f"KEPALA SEKSI {section}", "IV.a", f"SEKSI {section} - {office.name}", office)
    for village in region.villages.get(office.name.removeprefix(f"{word} "), ()):
        unor = f"KELURAHAN {village} - {office.name}"
        yield Post("LURAH", "IV.a", unor, office)
        yield Post("SEKRETARIS LURAH", "IV.b", f"SEKRETARIAT - {unor}", office)


def _ordinary(region: Region, office: Office) -> Iterator[Post]:
    word = office.name.split()[0]
    head = {"SATUAN": "KEPALA SATUAN", "BADAN": "KEPALA BADAN"}.get(word, "KEPALA DINAS")
    if office.kind == "bpbd":
        head = "KEPALA PELAKSANA BADAN"
    name = office.name.removeprefix(f"{word} ")
    yield Post(f"{head} {name}", "II.b", office.name, office)
    yield Post(f"SEKRETARIS {office.name}", "III.a", f"SEKRETARIAT - {office.name}", office)
    for section in office.sections:
        yield Post(f"KEPALA BIDANG {section}", "III.b", f"BIDANG {section} - {office.name}", office)
    for part in ("UMUM DAN KEPEGAWAIAN", "KEUANGAN"):
        yield Post(f"KEPALA SUBBAGIAN {part}", "IV.a", f"SUBBAGIAN {part} - SEKRETARIAT - {office.name}", office)
    if office.kind == "kesehatan":
        for centre in region.health_centres:
            unor = f"UPTD PUSKESMAS {centre} - {office.name}"
            yield Post("KEPALA SUBBAGIAN TATA USAHA UPTD PUSKESMAS", "IV.b", f"SUBBAGIAN TATA USAHA - {unor}", office)
    if office.kind in {"pupr", "lh", "pertanian", "perhubungan"}:
        yield Post("KEPALA UPTD", "IV.a", f"UPTD {office.sections[0]} - {office.name}", office)


_POSTS = {
    "setda": _secretariat,
    "setwan": _council,
    "inspektorat": _inspectorate,
    "rsud": _hospital,
    "kecamatan": _district,
}


def units(region: Region, office: Office, calling: Calling, people: int) -> list[str]:
    """Give the units of an office in which a calling works; schools grow with the number of people of the region."""
    if calling.group == "guru":
        wanted = {"GURU KELAS": "SD", "GURU TAMAN KANAK-KANAK": "TK"}.get(calling.family, "SMP")
        return [unit for unit in _schools(region, office, people) if unit.startswith(wanted)]
    if calling.group == "kesehatan" and office.kind == "kesehatan":
        return [f"UPTD PUSKESMAS {centre} - {office.name}" for centre in region.health_centres]
    if office.kind == "rsud":
        return [f"INSTALASI {part} - BIDANG PELAYANAN MEDIK - {office.name}" for part in _HOSPITAL_UNITS]
    if office.kind == "kecamatan":
        district = office.name.split(" ", 1)[1]
        villages = region.villages.get(district, ())
        return [
            f"SEKSI PELAYANAN UMUM - {office.name}",
            *(f"KELURAHAN {village} - {office.name}" for village in villages),
        ]
    if office.kind in {"setda", "setwan"}:
        return [post.unor for post in posts(region) if post.office == office and post.unor.startswith("BAGIAN")]
    word = "INSPEKTUR PEMBANTU" if office.kind == "inspektorat" else "BIDANG"
    return [f"SEKRETARIAT - {office.name}", *(f"{word} {section} - {office.name}" for section in office.sections)]


def _schools(region: Region, office: Office, people: int) -> list[str]:
    """Give about one school for eleven teachers, numbered within its kind and district."""
    number: Counter[str] = Counter()
    schools = []
    for i in range(max(12, round(people * 0.30 / 11))):
        kind = ("SD NEGERI", "SMP NEGERI", "SD NEGERI", "TK NEGERI PEMBINA", "SD NEGERI")[i % 5]
        place = region.districts[i % len(region.districts)]
        number[f"{kind} {place}"] += 1
        schools.append(f"{kind} {number[f'{kind} {place}']} {place} - {office.name}")
    return schools


_HOSPITAL_UNITS = ("RAWAT INAP", "RAWAT JALAN", "GAWAT DARURAT", "FARMASI")

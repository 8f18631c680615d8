"""The SIASN "Export Data ASN": 64 columns, apostrophe before the NIP, dates as dd-mm-yyyy text, ``null`` if empty."""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd

from . import data
from .offices import REGIONS
from .people import GOLONGAN
from .sheet import Sheet

HEADERS = tuple((data.FOLDER / "siasn_headers.txt").read_text(encoding="utf-8").splitlines())
MORE_HEADERS: tuple[str, ...] = ("IS VALID NIK", "NAMA SEKOLAH", "FLAG IKD", "ESELON ID", "ESELON NAMA")
"""Five columns that newer exports have at the end."""

NULL = "null"
_EDUCATION = {
    "SLTA": ("15", "SLTA"),
    "D3": ("30", "Diploma III/Sarjana Muda"),
    "S1": ("40", "S-1/Sarjana"),
    "profesi": ("42", "Profesi"),
    "S2": ("45", "S-2"),
    "spesialis": ("47", "Spesialis"),
    "S3": ("50", "S-3/Doktor"),
}
_FIELD = {
    "SLTA": "SLTA",
    "D3": "D-III",
    "S1": "S-1",
    "profesi": "PROFESI",
    "S2": "S-2",
    "spesialis": "SPESIALIS",
    "S3": "S-3",
}
_JENIS = {
    "struktural": ("1", "Jabatan Struktural"),
    "fungsional": ("2", "Jabatan Fungsional"),
    "pelaksana": ("4", "Jabatan Pelaksana"),
}
_EMPLOYMENT = {"PNS": ("12", "PNS Daerah"), "PPPK": ("21", "PPPK"), "PPPK_PW": ("22", "PPPK Paruh Waktu")}
_STANDING = {"Aktif": "01", "CLTN": "02", "Tugas Belajar": "03", "PPPK Aktif": NULL}
_GOLONGAN_ID = {
    name: f"{'1234'[number // 4 if number < 16 else 3]}{'12345'[number % 4 if number < 16 else 4]}"
    for number, name in enumerate(GOLONGAN)
}
_ESELON_ID = {"II.a": "21", "II.b": "22", "III.a": "31", "III.b": "32", "IV.a": "41", "IV.b": "42"}


def siasn_sheet(code: str, people: pd.DataFrame, *, name: str = "Data ASN", more: bool = False) -> Sheet:
    """Lay the people (``draw_people``) out as the export; ``more`` adds the five columns of newer ones.

    What the program does not need is empty or plainly invented: a NIK of a province that does not exist, telephone
    numbers of zeros, addresses under ``.invalid``.
    """
    region = REGIONS[code]
    size = len(people)
    number = np.arange(1, size + 1)
    text = {
        "PNS ID": _identifiers(people["nip"], "pns"),
        "NIP BARU": "'" + people["nip"].to_numpy(dtype=object),
        "NAMA": people["name"].to_numpy(dtype=object),
        "GELAR DEPAN": _or_null(people["title_before"]),
        "GELAR BELAKANG": _or_null(people["title_after"]),
        "TANGGAL LAHIR": _dates(people["birth_date"]),
        "JENIS KELAMIN": np.where(people["sex"] == "P", "F", "M").astype(object),
        "NIK": _numbered("'99000000{:08d}", number),
        "NOMOR HP": _numbered("0800{:08d}", number),
        "EMAIL": _numbered("pegawai{:07d}@contoh.invalid", number),
        "ALAMAT": _numbered("ALAMAT CONTOH NOMOR {}", number),
        "NPWP NOMOR": _numbered("'0000000{:08d}", number),
        "NOMOR SK CPNS": _numbered("CONTOH/{}/SK", number),
        "TANGGAL SK CPNS": _dates(people["tmt_cpns"]),
        "TMT CPNS": _dates(people["tmt_cpns"]),
        "TANGGAL SK PNS": _dates(people["tmt_pns"]),
        "TMT PNS": _dates(people["tmt_pns"]),
        "STATUS CPNS PNS": np.where(
            people["employment"] != "PNS", NULL, np.where(people["tmt_pns"].isna(), "C", "P")
        ).astype(object),
        "GOL AWAL ID": _mapped(people["first_golongan"], _GOLONGAN_ID),
        "GOL AWAL NAMA": people["first_golongan"].to_numpy(dtype=object),
        "GOL AKHIR ID": _mapped(people["golongan"], _GOLONGAN_ID),
        "GOL AKHIR NAMA": people["golongan"].to_numpy(dtype=object),
        "TMT GOLONGAN": _dates(people["tmt_golongan"]),
        "MK TAHUN": np.floor(people["service"]).astype(int).astype(str).to_numpy(dtype=object),
        "MK BULAN": np.floor(people["service"] % 1 * 12).astype(int).astype(str).to_numpy(dtype=object),
        "JABATAN ID": _identifiers(people["jabatan"], "jabatan"),
        "JABATAN NAMA": people["jabatan"].to_numpy(dtype=object),
        "TMT JABATAN": _dates(people["tmt_jabatan"]),
        "PENDIDIKAN ID": _identifiers(people["education"] + people["education_field"], "pendidikan"),
        "PENDIDIKAN NAMA": (people["education"].map(_FIELD) + " " + people["education_field"]).to_numpy(dtype=object),
        "TAHUN LULUS": people["graduated"].astype(str).to_numpy(dtype=object),
        "LOKASI KERJA NAMA": people["location"].to_numpy(dtype=object),
        "UNOR ID": _identifiers(people["path"], code),
        "UNOR NAMA": (people["path"] + f" - {region.name}").to_numpy(dtype=object),
        "KEDUDUKAN HUKUM ID": _mapped(people["kedudukan_hukum"], _STANDING),
        "KEDUDUKAN HUKUM NAMA": people["kedudukan_hukum"].to_numpy(dtype=object),
        "FLAG IKD": _constant("0", size),
        "IS VALID NIK": _constant("0", size),
        "ESELON ID": _mapped(people["eselon"], _ESELON_ID, "99"),
        "ESELON NAMA": _or_null(people["eselon"]),
    }
    for column, source, names in (
        ("JENIS PEGAWAI", "employment", _EMPLOYMENT),
        ("JENIS JABATAN", "jenis_jabatan", _JENIS),
        ("TINGKAT PENDIDIKAN", "education", _EDUCATION),
    ):
        text[f"{column} ID"] = _mapped(people[source], {key: pair[0] for key, pair in names.items()})
        text[f"{column} NAMA"] = _mapped(people[source], {key: pair[1] for key, pair in names.items()})
    for column in ("INSTANSI INDUK", "INSTANSI KERJA", "SATUAN KERJA INDUK", "SATUAN KERJA KERJA"):
        text[f"{column} ID"] = _constant(identifier(f"instansi {code}"), size)
        text[f"{column} NAMA"] = _constant(region.name.title(), size)
    headers = HEADERS + MORE_HEADERS * more
    nothing = _constant(NULL, size)
    return Sheet(name, headers, [text.get(header, nothing) for header in headers], plain=True)


def _constant(value: str, size: int) -> np.ndarray:
    return np.full(size, value, dtype=object)


def _numbered(template: str, numbers: np.ndarray) -> np.ndarray:
    return np.array([template.format(number) for number in numbers], dtype=object)


def _dates(dates: pd.Series) -> np.ndarray:
    days, found = np.unique(dates.to_numpy().astype("datetime64[D]"), return_inverse=True)
    texts = np.array([NULL if np.isnat(day) else "-".join(reversed(str(day).split("-"))) for day in days], dtype=object)
    return texts[found]


def _or_null(texts: pd.Series) -> np.ndarray:
    values = texts.to_numpy(dtype=object)
    return np.where(texts.isna().to_numpy() | (values == ""), NULL, values)


def _mapped(values: pd.Series, names: dict[str, str], otherwise: str = NULL) -> np.ndarray:
    return values.map(names).fillna(otherwise).to_numpy(dtype=object)


def identifier(text: str) -> str:
    """Give 32 hexadecimal digits, as SIASN's identifiers look."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest().upper()


def _identifiers(texts: pd.Series, kind: str) -> np.ndarray:
    codes, unique = pd.factorize(texts)
    return np.array([identifier(f"{kind} {text}") for text in unique], dtype=object)[codes]

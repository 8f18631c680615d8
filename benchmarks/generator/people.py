"""Draws the people of a region: who holds which position where, with birth, appointment and golongan that fit together.

Vectorised: a million people take seconds. Everything is drawn from a seeded generator; nobody is real. Serial numbers
stand at the end of the range (901-996), where no register has come, because real ones count from 001 for each birth
date, month of appointment and sex.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from .jabatan import CALLINGS, DEGREE_CALLINGS, posts, units
from .names import draw_names
from .offices import REGIONS, Region

AS_OF = date(2026, 10, 31)
"""The day the personnel export of the samples was made."""

GOLONGAN = (
    "I/a",
    "I/b",
    "I/c",
    "I/d",
    "II/a",
    "II/b",
    "II/c",
    "II/d",
    "III/a",
    "III/b",
    "III/c",
    "III/d",
    "IV/a",
    "IV/b",
    "IV/c",
    "IV/d",
    "IV/e",
)
III_A, III_B, III_C, III_D, IV_A, IV_B, IV_C = range(8, 15)

EDUCATION = ("SLTA", "D3", "S1", "profesi", "S2", "spesialis", "S3")
_ENTRY_GOLONGAN = np.array([4, 6, 8, 9, 9, 9, 10])  # by EDUCATION, PP 99/2000 jo 12/2002
_TOP_GOLONGAN = np.array([9, 10, 11, 12, 12, 13, 13])  # of those who rise by reguler
_PPPK_GOLONGAN = np.array(["V", "VII", "IX", "X", "X", "XI", "XI"], dtype=object)
_ENTRY_AGE = np.array([20.0, 22.0, 23.5, 25.0, 26.0, 30.0, 31.0])

TIERS = ("AHLI PERTAMA", "AHLI MUDA", "AHLI MADYA", "TERAMPIL", "MAHIR", "PENYELIA")
_TIER_JENJANG = ("jf_ahli_pertama", "jf_ahli_muda", "jf_ahli_madya", "jf_terampil", "jf_mahir", "jf_penyelia")
_ESELON_JENJANG = {"II": "jpt_pratama", "III": "administrator", "IV": "pengawas"}

STAFF_SHARES: dict[tuple[str, str], float] = {
    ("guru", "PNS"): 0.23,
    ("guru", "PPPK"): 0.13,
    ("guru", "PPPK_PW"): 0.03,
    ("kesehatan", "PNS"): 0.12,
    ("kesehatan", "PPPK"): 0.07,
    ("kesehatan", "PPPK_PW"): 0.03,
    ("jf", "PNS"): 0.11,
    ("jf", "PPPK"): 0.025,
    ("pelaksana", "PNS"): 0.10,
    ("pelaksana", "PPPK"): 0.045,
    ("pelaksana", "PPPK_PW"): 0.11,
}
"""Who the staff below the structural posts are; of the order of one export (4,190 PNS, 1,410 PPPK, 2,779 part time)."""

_WOMEN = {"jpt_pratama": 0.2, "administrator": 0.35, "pengawas": 0.45, "guru": 0.68, "kesehatan": 0.8}


@dataclass(frozen=True)
class _Places:
    """Every unit a calling works in, as one array per calling."""

    paths: list[np.ndarray]
    offices: list[np.ndarray]
    kinds: list[np.ndarray]


def draw_people(code: str, people: int, seed: int) -> pd.DataFrame:
    """Draw the people of a region.

    Gives one row per person with the columns of the employees table (dates as ``datetime64[s]``) and besides:
    ``group``, ``family`` (position without tier), ``kind`` (of office), ``path`` (unit with its parents),
    ``first_golongan``, ``graduated`` (year), ``service`` (years). Sorted by NIP, NIPs unique.
    """
    region = REGIONS[code]
    rng = np.random.default_rng([seed, people, *code.encode()])
    frame = pd.concat([_structural(region, people, rng), _staff(region, people, rng)], ignore_index=True).iloc[:people]
    frame = _education(frame, rng)
    frame = _career(frame, rng)
    frame = _golongan(frame, rng)
    frame = _positions(frame, rng)
    is_woman = (frame["sex"] == "P").to_numpy()
    frame["name"] = draw_names(code, is_woman, rng)
    frame["nip"] = _nips(frame, list(REGIONS).index(code))
    frame["location"] = region.capital
    frame["unor"] = frame["path"].str.split(" - ", n=1).str[0]
    frame["kedudukan_hukum"] = np.where(
        frame["employment"] == "PNS",
        rng.choice(np.array(["Aktif", "Tugas Belajar", "CLTN"], dtype=object), len(frame), p=[0.985, 0.01, 0.005]),
        "PPPK Aktif",
    )
    return frame.sort_values("nip", ignore_index=True)


def _structural(region: Region, people: int, rng: np.random.Generator) -> pd.DataFrame:
    """Choose which structural posts are filled: nine of ten, and never more than a plausible share of the people."""
    table = pd.DataFrame(
        [(p.jabatan, p.eselon, p.unor, p.office.name, p.office.kind) for p in posts(region)],
        columns=["family", "eselon", "path", "opd", "kind"],
    )
    table["jenjang"] = table["eselon"].str.split(".").str[0].map(_ESELON_JENJANG)
    parts = []
    for jenjang, share in (("jpt_pratama", 0.045), ("administrator", 0.085), ("pengawas", 0.095)):
        held = table[table["jenjang"] == jenjang]
        count = min(round(len(held) * 0.92), max(1, int(people * share)))
        parts.append(held.iloc[np.sort(rng.choice(len(held), count, replace=False))])
    filled = pd.concat(parts, ignore_index=True)
    return filled.assign(group="struktural", employment="PNS", calling=-1, expert=True)


def _staff(region: Region, people: int, rng: np.random.Generator) -> pd.DataFrame:
    """Choose calling and unit of everybody else, one block per group and employment."""
    rest = people - len(_structural(region, people, np.random.default_rng(0)))
    places = _places(region, people)
    blocks = []
    edges = np.round(np.cumsum([0.0, *STAFF_SHARES.values()]) * rest).astype(int)
    for (group, employment), start, stop in zip(STAFF_SHARES, edges[:-1], edges[1:], strict=True):
        members = [i for i, calling in enumerate(CALLINGS) if calling.group == group and len(places.paths[i])]
        weights = np.array([CALLINGS[i].weight for i in members])
        calling = rng.choice(members, stop - start, p=weights / weights.sum())
        block = pd.DataFrame({"calling": calling}).assign(group=group, employment=employment)
        block = block.sort_values("calling", ignore_index=True)
        picked: list[np.ndarray] = [
            rng.integers(0, len(places.paths[i]), int((calling == i).sum())) for i in sorted(members)
        ]
        for column, pools in (("path", places.paths), ("opd", places.offices), ("kind", places.kinds)):
            block[column] = np.concatenate([pools[i][where] for i, where in zip(sorted(members), picked, strict=True)])
        blocks.append(block)
    staff = pd.concat(blocks, ignore_index=True)
    callings = staff["calling"].to_numpy()
    staff["family"] = np.array([c.family for c in CALLINGS], dtype=object)[callings]
    chance = np.array([(0.0 if not c.expert else 0.45 if c.skilled else 1.0) for c in CALLINGS])
    staff["expert"] = rng.random(len(staff)) < chance[callings]
    return staff


def _places(region: Region, people: int) -> _Places:
    """Give the units each calling works in; an empty array where the region has no such office."""
    paths: list[np.ndarray] = []
    offices: list[np.ndarray] = []
    kinds: list[np.ndarray] = []
    for calling in CALLINGS:
        rows = [
            (unit, office.name, office.kind)
            for office in region.offices
            if not calling.kinds or office.kind in calling.kinds
            for unit in units(region, office, calling, people)
        ]
        columns = list(zip(*rows, strict=True)) or [(), (), ()]
        for target, values in zip((paths, offices, kinds), columns, strict=True):
            target.append(np.array(values, dtype=object))
    return _Places(paths, offices, kinds)


def _education(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Draw the education that the position asks for."""
    degree = frame["family"].isin(DEGREE_CALLINGS)
    doctors = frame["family"].isin(["DOKTER", "DOKTER GIGI", "APOTEKER"])
    pelaksana = frame["group"] == "pelaksana"
    kinds: list[tuple[pd.Series, list[float]]] = [
        (frame["jenjang"] == "jpt_pratama", [0, 0, 0.22, 0, 0.74, 0, 0.04]),
        (frame["jenjang"] == "administrator", [0, 0, 0.55, 0, 0.45, 0, 0]),
        (frame["jenjang"] == "pengawas", [0, 0.05, 0.75, 0, 0.2, 0, 0]),
        (doctors & (frame["kind"] == "rsud") & (frame["family"] == "DOKTER"), [0, 0, 0, 0.6, 0, 0.4, 0]),
        (doctors, [0, 0, 0, 1, 0, 0, 0]),
        ((frame["group"] == "kesehatan") & frame["expert"], [0, 0, 0.5, 0.45, 0.05, 0, 0]),
        (frame["group"] == "guru", [0, 0, 0.93, 0, 0.07, 0, 0]),
        ((frame["group"] == "jf") & frame["expert"], [0, 0, 0.84, 0, 0.16, 0, 0]),
        (~pelaksana, [0.1, 0.9, 0, 0, 0, 0, 0]),
        (degree, [0, 0, 0.92, 0, 0.08, 0, 0]),
        (frame["family"] == "PENGOLAH DATA DAN INFORMASI", [0, 0.7, 0.3, 0, 0, 0, 0]),
        (pelaksana, [0.85, 0.15, 0, 0, 0, 0, 0]),
    ]
    level = np.full(len(frame), -1)
    for mask, chances in kinds:
        open_ = mask.to_numpy() & (level < 0)
        level[open_] = rng.choice(len(EDUCATION), int(open_.sum()), p=chances)
    fields = np.array([*(c.field for c in CALLINGS), "ILMU PEMERINTAHAN"], dtype=object)  # -1: structural
    general = np.array(
        ["ILMU PEMERINTAHAN", "ADMINISTRASI NEGARA", "MANAJEMEN", "ILMU HUKUM", "TEKNIK SIPIL", "AKUNTANSI"],
        dtype=object,
    )
    structural = frame["group"].to_numpy() == "struktural"
    field = np.where(structural, rng.choice(general, len(frame)), fields[frame["calling"].to_numpy()])
    return frame.assign(level=level, education=np.array(EDUCATION, dtype=object)[level], education_field=field)


def _career(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Draw sex, years of service, birth and appointment; nobody is past retirement."""
    size = len(frame)
    who = frame["jenjang"].where(frame["jenjang"].notna(), frame["group"])
    woman = rng.random(size) < who.map(_WOMEN).fillna(0.45).to_numpy(dtype=float)
    is_pns = (frame["employment"] == "PNS").to_numpy()
    low, high = np.full(size, 0.6), np.full(size, 31.0)
    for jenjang, bounds in {"jpt_pratama": (19, 32), "administrator": (13, 29), "pengawas": (7, 27)}.items():
        mask = (frame["jenjang"] == jenjang).to_numpy()
        low[mask], high[mask] = bounds
    service = low + (high - low) * rng.beta(1.3, 1.5, size)
    entry_age = _ENTRY_AGE[frame["level"].to_numpy()] + 9.0 * rng.beta(1.3, 3.0, size)
    limit = np.where((frame["jenjang"] == "jpt_pratama") | (frame["group"] == "guru"), 59.8, 57.8)
    entry_age = np.minimum(entry_age, limit - service)
    # PPPK were appointed lately, at any age
    pppk_year = rng.choice([2021, 2022, 2023, 2024, 2025], size, p=[0.15, 0.2, 0.25, 0.2, 0.2])
    pppk_year = np.where(frame["employment"] == "PPPK_PW", 2025, pppk_year)
    pppk_age = 24 + 29 * rng.beta(1.6, 2.2, size)

    as_of = np.datetime64(AS_OF)
    months = np.datetime64("2026-10") - np.round(service * 12).astype(int)  # first of a month
    cpns = np.where(
        is_pns, months, (pppk_year - 1970).astype("datetime64[Y]").astype("datetime64[M]") + rng.integers(2, 10, size)
    )
    cpns_day = cpns.astype("datetime64[D]")
    age = np.where(is_pns, entry_age, pppk_age)
    birth = cpns_day - np.round(age * 365.25).astype(int)
    pns_day = (cpns + 12).astype("datetime64[D]")
    years = (as_of - cpns_day).astype(int) / 365.25
    graduated = (
        birth.astype("datetime64[Y]").astype(int)
        + 1970
        + np.floor(np.minimum(age, _ENTRY_AGE[frame["level"].to_numpy()])).astype(int)
    )
    return frame.assign(
        sex=np.where(woman, "P", "L"),
        birth_date=birth.astype("datetime64[s]"),
        tmt_cpns=cpns_day.astype("datetime64[s]"),
        tmt_pns=np.where(is_pns & (pns_day <= as_of), pns_day, np.datetime64("NaT", "D")).astype("datetime64[s]"),
        service=years,
        graduated=graduated,
    )


def _golongan(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Give PNS the golongan that education, service and position lead to, PPPK the one of their education."""
    level = frame["level"].to_numpy()
    service = frame["service"].to_numpy()
    is_jf = frame["group"].isin(["guru", "kesehatan", "jf"]).to_numpy()
    expert = frame["expert"].to_numpy(dtype=bool)
    entry = _ENTRY_GOLONGAN[level]
    steps = np.floor(np.maximum(0, service - 2 * rng.random(len(frame))) / np.where(is_jf, 4.5, 4.2)).astype(int)
    top = np.where(is_jf, np.where(expert, IV_B, III_D), _TOP_GOLONGAN[level])
    golongan = np.minimum(entry + steps, np.maximum(top, entry))
    for eselon, (floor, ceiling) in {
        "II.a": (IV_C, IV_C),
        "II.b": (IV_B, IV_C),
        "III.a": (IV_A, IV_B),
        "III.b": (III_D, IV_A),
        "IV.a": (III_C, III_D),
        "IV.b": (III_B, III_C),
    }.items():
        mask = (frame["eselon"] == eselon).to_numpy()
        golongan[mask] = np.clip(golongan[mask], floor, ceiling)
    cpns = frame["tmt_cpns"].to_numpy().astype("datetime64[M]")
    risen = golongan > entry
    back = np.minimum(rng.integers(1, 44, len(frame)), np.maximum(1, (service * 12).astype(int) - 12))
    raised = np.datetime64("2026-10") - back
    half_years = raised.astype(int) % 12  # ranks rose in April and October
    raised = raised - np.where(
        half_years >= 9, half_years - 9, np.where(half_years >= 3, half_years - 3, half_years + 3)
    )
    raised = np.where(risen & (raised > cpns), raised, cpns)
    is_pns = (frame["employment"] == "PNS").to_numpy()
    names = np.array(GOLONGAN, dtype=object)
    return frame.assign(
        rank=golongan,
        golongan=np.where(is_pns, names[golongan], _PPPK_GOLONGAN[level]),
        first_golongan=np.where(is_pns, names[entry], _PPPK_GOLONGAN[level]),
        tmt_golongan=np.where(is_pns, raised, cpns).astype("datetime64[s]"),
    )


def _positions(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Name the position as SIASN does, with its tier, and say since when it is held."""
    rank = frame["rank"].to_numpy()
    is_pns = (frame["employment"] == "PNS").to_numpy()
    expert = frame["expert"].to_numpy(dtype=bool)
    is_jf = frame["group"].isin(["guru", "kesehatan", "jf"]).to_numpy()
    tier = np.where(
        expert,
        np.where(~is_pns | (rank <= III_B), 0, np.where(rank <= III_D, 1, 2)),
        np.where(~is_pns | (rank < III_A), 3, np.where(rank <= III_B, 4, 5)),
    )
    family = frame["family"].to_numpy()
    short = np.where(frame["group"] == "guru", "GURU", family)
    tiers = np.array(TIERS, dtype=object)[tier]
    named = np.where(is_pns, short + " " + tiers, tiers + " - " + family)
    jabatan = np.where(is_jf, named, family)
    jenjang = np.where(
        is_jf, np.array(_TIER_JENJANG, dtype=object)[tier], frame["jenjang"].fillna("pelaksana").to_numpy()
    )
    kind = np.where(is_jf, "fungsional", np.where(frame["group"] == "struktural", "struktural", "pelaksana"))

    cpns = frame["tmt_cpns"].to_numpy().astype("datetime64[D]")
    as_of = np.datetime64(AS_OF)
    span = np.minimum((as_of - cpns).astype(int), 6 * 365)
    since = as_of - (span * rng.beta(1.2, 1.6, len(frame))).astype(int)
    titles = np.array([*(c.title for c in CALLINGS), ""], dtype=object)
    first = titles[frame["calling"].to_numpy()]
    plain = frame["education_field"].map(_TITLE_OF_FIELD).fillna("").to_numpy()
    first = np.where(first == "", plain, first)
    education = frame["education"].to_numpy()
    after = np.where(np.isin(education, ["S1", "profesi"]), first, "")
    after = np.where(education == "D3", "A.Md.", after)
    after = np.where(education == "S2", np.where(first == "", "M.Si.", first + ", M.Si."), after)
    doctor = np.isin(family, ["DOKTER", "DOKTER GIGI"])
    return frame.assign(
        jabatan=jabatan,
        jenjang=jenjang,
        jenis_jabatan=kind,
        tmt_jabatan=np.where(is_pns, since, cpns).astype("datetime64[s]"),
        title_before=np.where(
            doctor, np.where(family == "DOKTER", "dr.", "drg."), np.where(education == "S3", "Dr.", "")
        ),
        title_after=np.where(doctor, np.where(education == "spesialis", "Sp.PD.", ""), after),
    )


_TITLE_OF_FIELD = {
    "ILMU PEMERINTAHAN": "S.IP.",
    "ADMINISTRASI NEGARA": "S.Sos.",
    "MANAJEMEN": "S.E.",
    "ILMU HUKUM": "S.H.",
    "TEKNIK SIPIL": "S.T.",
    "AKUNTANSI": "S.E.",
}


def _nips(frame: pd.DataFrame, region: int) -> np.ndarray:
    """Make the NIP: birth date, month of appointment (PPPK: year and 21), sex, serial.

    Each region has its own block of 24 serials from 901; a very large drawing runs over into lower ones.
    """
    birth = frame["birth_date"].dt.strftime("%Y%m%d").astype("int64").to_numpy()
    cpns = frame["tmt_cpns"].dt
    is_pns = (frame["employment"] == "PNS").to_numpy()
    appointed = cpns.year.to_numpy(dtype="int64") * 100 + np.where(is_pns, cpns.month.to_numpy(), 21)
    prefix = (birth * 1_000_000 + appointed) * 10 + np.where(frame["sex"] == "P", 2, 1)
    order = pd.Series(prefix).groupby(prefix).cumcount().to_numpy()
    if order.max(initial=0) >= 200:
        raise ValueError("more than 200 people share birth date, appointment and sex: draw fewer people")
    serial = np.where(order < 24, 901 + 24 * region + order, 77 + 200 * region + order)
    nips: np.ndarray = (prefix * 1000 + serial).astype(str).astype(object)
    return nips

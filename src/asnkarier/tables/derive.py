"""What follows from other cells of the same row, such as the jenjang of an employee from the position held."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pandas as pd

from asnkarier.rules.eselon import eselon_jenjang
from asnkarier.rules.golongan import PPPK
from asnkarier.rules.jabatan import jenjang_of
from asnkarier.rules.nip import NipError, is_pppk, nip_digits
from asnkarier.tables.people import EMPLOYEES
from asnkarier.tables.row_findings import RowFindings, shown
from asnkarier.tables.typed_sheet import Mask, TypedSheet
from asnkarier.tables.vocabulary import Vocabulary, fold, one_spelling
from asnkarier.tables.words import employment, spellings

_REGION = re.compile(r"pemerintah (daerah |kabupaten|kab|kota|provinsi|prov)")
# Plt. and Plh. hold a position for a while; what is required of them follows from the position they left.
_ACTING = re.compile(r"^\s*(PLT|PLH|PJ|PJS)\b")


Derived = tuple[pd.DataFrame, list[RowFindings]]
"""A copy of the sheet's frame with what follows, and what there is to say about it."""


def derive_employees(sheet: TypedSheet) -> Derived:
    """Give the employees with what their rows imply; what a file states itself is not replaced.

    Names of one OPD that differ in case or punctuation only become one.
    """
    frame, vocabulary = sheet.frame, sheet.vocabulary
    units = _units(frame, vocabulary)
    opd, respelled = _one_opd(units["opd"])
    employment = _employment(frame, sheet.coded["employment"])
    born, turned = _birth_date(sheet)
    golongan, halved = _golongan(frame["golongan"], employment)
    derived = frame.assign(
        employment=employment,
        birth_date=born,
        golongan=golongan,
        jenjang=_jenjang(frame, vocabulary),
        unor=units["unor"],
        opd=opd,
    )
    return derived, [*respelled, turned, halved]


def _golongan(golongan: pd.Series, employment: pd.Series) -> tuple[pd.Series, RowFindings]:
    """Give the golongan; that of a PNS without its ruang is unknown, and no golongan of a PPPK."""
    is_half = employment.isin(["PNS", "CPNS"]) & golongan.isin(PPPK)
    return golongan.mask(is_half), RowFindings("F_GRADE_HALF", "golongan", np.flatnonzero(is_half), together=True)


def _birth_date(sheet: TypedSheet) -> tuple[pd.Series, RowFindings]:
    """Give the dates of birth; where day and month are those of the NIP exchanged, the NIP's own."""
    stated, nip = sheet.frame["birth_date"], sheet.frame["nip"].mask(sheet.coded["nip"])
    told = pd.to_datetime(nip.str.slice(0, 8), format="%Y%m%d", errors="coerce").astype(stated.dtype)
    other_way = pd.to_datetime(
        nip.str.slice(0, 4) + nip.str.slice(6, 8) + nip.str.slice(4, 6), format="%Y%m%d", errors="coerce"
    )
    is_turned = stated.notna() & (stated != told) & (stated == other_way)
    note = RowFindings("F_DATE_TURNED", "birth_date", np.flatnonzero(is_turned), together=True)
    return stated.mask(is_turned, told), note


def derive_standards(sheet: TypedSheet) -> Derived:
    """Give the standards with the target in our spelling where the scope is a person or a jenjang.

    A target that cannot be read as what the scope says is missing.
    """
    frame = sheet.frame
    tiers = spellings(EMPLOYEES["jenjang"], sheet.vocabulary)

    def spelled(scope: str | None, target: str | None) -> str | None:
        if scope == "jenjang" and target:
            return tiers.get(fold(target))
        if scope == "person" and target:
            try:
                return nip_digits(target)
            except NipError:
                return None
        return target

    pairs = zip(_texts(frame["scope"]), _texts(frame["target"]), strict=True)
    return frame.assign(target=pd.Series([spelled(*pair) for pair in pairs], index=frame.index, dtype="str")), []


def derive_participations(sheet: TypedSheet) -> Derived:
    """Give the participations with the year of the last day, else of the first, where the file states none."""
    frame = sheet.frame
    days = frame["ended_on"].fillna(frame["started_on"])
    return frame.assign(year=frame["year"].fillna(days.dt.year.astype("Int64"))), []


def derive_positions(sheet: TypedSheet) -> Derived:
    """Give the positions with jenjang, unit and OPD as for employees; a post with a holder is filled.

    A position without a code is named by OPD, unit and name.
    """
    frame = sheet.frame
    placed = frame.assign(jenjang=_jenjang(frame, sheet.vocabulary), **_units(frame, sheet.vocabulary))
    columns = (_texts(placed[name]) for name in ("opd", "unor", "jabatan"))
    names = [" / ".join(dict.fromkeys(filter(None, row))) if row[-1] else None for row in zip(*columns, strict=True)]
    unnamed = frame["position_id"].isna() & ~sheet.coded["position_id"]
    held = frame["status"].isna() & ~sheet.coded["status"] & frame["incumbent_nip"].notna()
    return placed.assign(
        position_id=frame["position_id"].mask(unnamed, pd.Series(names, index=frame.index, dtype="str")),
        status=frame["status"].mask(held, "filled"),
    ), []


def derive_units(sheet: TypedSheet) -> Derived:
    """Give the units with the path of a name split into unit and OPD."""
    return sheet.frame.assign(**_units(sheet.frame, sheet.vocabulary)), []


def _texts(column: pd.Series) -> list[str | None]:
    """Give the values of a text column with None where one is missing."""
    return [text if isinstance(text, str) else None for text in column.to_list()]


def _employment(frame: pd.DataFrame, unreadable: Mask) -> pd.Series:
    """Take what the file says, else what the layout of the NIP says; part-time only legal standing tells.

    Where the file says something that names no kind, such as "Honorer", nothing follows from the NIP.
    """
    told_by_nip = frame["nip"].map(lambda nip: "PPPK" if is_pppk(nip) else "PNS", na_action="ignore").mask(unreadable)
    stated = frame["employment"].where(frame["employment"].notna(), told_by_nip)
    standing = frame["kedudukan_hukum"]
    part_time = [text for text in standing.dropna().unique() if employment(text) == "PPPK_PW"]
    return stated.mask(standing.isin(part_time) & (stated != "PNS"), "PPPK_PW").astype("str")


def _jenjang(frame: pd.DataFrame, vocabulary: Vocabulary) -> pd.Series:
    """Take the file's jenjang, else what jenis jabatan, eselon and the name of the position tell."""
    patterns = [(re.compile(item.pattern), eselon_jenjang(item.eselon)) for item in vocabulary.structural]

    @cache
    def tell(stated: str | None, jabatan: str | None, jenis: str | None, eselon: str | None) -> str | None:
        jenjang = stated or jenjang_of(jabatan, jenis, eselon)
        name = " ".join((jabatan or "").upper().split())
        if jenjang or jenis == "fungsional" or not name or _ACTING.match(name):
            return jenjang
        return next((tier for pattern, tier in patterns if pattern.search(name)), None)

    columns = (_texts(frame[name]) for name in ("jenjang", "jabatan", "jenis_jabatan", "eselon"))
    return pd.Series([tell(*row) for row in zip(*columns, strict=True)], index=frame.index, dtype="str")


def _one_opd(opd: pd.Series) -> tuple[pd.Series, list[RowFindings]]:
    """Give each OPD one spelling; an OPD of the region's list has its own by now."""
    ours = opd.map(one_spelling(opd.dropna())).astype("str")
    rows = np.flatnonzero(opd.notna() & (opd != ours))
    note = RowFindings(
        "F_NORMALISED", "opd", rows, lambda row: {"became": shown(EMPLOYEES["opd"], ours[row])}, together=True
    )
    return ours, [note]


def _units(frame: pd.DataFrame, vocabulary: Vocabulary) -> dict[str, pd.Series]:
    """Split SIASN's path of a unit (child first, joined by " - ", ending in the region) into unit and OPD."""

    @cache
    def split(unor: str | None, opd: str | None) -> tuple[str | None, str | None]:
        parts = (unor or "").split(" - ")
        if len(parts) == 1 or not _REGION.match(fold(parts[-1])):
            return unor, opd
        if opd and not _REGION.match(fold(opd)):  # the region's government is the employer, not an OPD
            return parts[0], opd
        return parts[0], vocabulary.units.get(fold(parts[-2]), parts[-2])

    pairs = [split(*row) for row in zip(_texts(frame["unor"]), _texts(frame["opd"]), strict=True)]
    return {
        name: pd.Series([pair[place] for pair in pairs], index=frame.index, dtype="str")
        for place, name in enumerate(("unor", "opd"))
    }

"""The checks of a sheet, each a function that tells what it found; a new one is added here and to its table's list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import pandas as pd

from asnkarier.rules.nip import YOUNGEST, is_pppk
from asnkarier.tables.likeness import Namesakes
from asnkarier.tables.row_findings import RowFindings, Rows
from asnkarier.tables.typed_sheet import TypedSheet
from asnkarier.tables.vocabulary import fold

Check = Callable[[TypedSheet], Iterator[RowFindings]]

_ROUNDING = 0.05
"""So far may the total of an index be from the sum of its parts, which exports round one by one."""


def required(sheet: TypedSheet) -> Iterator[RowFindings]:
    """A required value is missing."""
    for column in sheet.table.columns:
        if column.required:
            rows = np.flatnonzero(sheet.empty[column.name] & ~sheet.blank)
            yield RowFindings("F_REQUIRED", column.name, rows, together=column.name not in sheet.raw.frame)


def duplicates(sheet: TypedSheet, usable: Rows) -> Iterator[RowFindings]:
    """Two usable rows have one key: of equal rows the first is taken, of different ones none."""
    key = list(sheet.table.key)
    frame = sheet.frame.iloc[usable]
    twice = frame[frame.duplicated(key, keep=False)]
    if twice.empty:
        return
    group = twice.groupby(key, dropna=False, sort=False).ngroup()
    versions = (~twice.duplicated()).groupby(group).transform("sum")
    members = twice.groupby(group).indices
    source = sheet.source_rows
    written = {str(name): twice[name].astype(str).fillna("").to_numpy() for name in twice}

    def others(row: int) -> Mapping[str, object]:
        places = members[group[row]]
        rows = sorted({int(source[place]) for place in twice.index[places]} - {int(source[row])})
        differing = [name for name, texts in written.items() if len(set(texts[places])) > 1]
        more = ["…"] if len(rows) > 5 else []
        return {"rows": ", ".join([*map(str, rows[:5]), *more]) or "–", "columns": ", ".join(differing) or "–"}

    repeats = twice.index[(versions == 1) & group.duplicated()]
    yield RowFindings("F_DUPLICATE", key[0], repeats.to_numpy(dtype=np.intp), others)
    yield RowFindings("F_CONFLICT", key[0], twice.index[versions > 1].to_numpy(dtype=np.intp), others)


def nip_birth_date(sheet: TypedSheet) -> Iterator[RowFindings]:
    """The date of birth is not the one in the NIP."""
    born = pd.to_datetime(sheet.frame["nip"].str.slice(0, 8), format="%Y%m%d", errors="coerce")
    stated = sheet.frame["birth_date"]
    yield RowFindings("F_NIP_DATE", "birth_date", _where(sheet, born.notna() & stated.notna() & (born != stated)))


def nip_sex(sheet: TypedSheet) -> Iterator[RowFindings]:
    """The sex is not the one in the NIP."""
    told = sheet.frame["nip"].str.slice(14, 15).map({"1": "L", "2": "P"})
    stated = sheet.frame["sex"]
    yield RowFindings("F_NIP_SEX", "sex", _where(sheet, told.notna() & stated.notna() & (told != stated)))


def nip_employment(sheet: TypedSheet) -> Iterator[RowFindings]:
    """The number of a PNS has the layout of a PPPK's, or the other way round."""
    pppk = sheet.frame["nip"].map(is_pppk, na_action="ignore")
    stated = sheet.frame["employment"]
    yield RowFindings(
        "F_NIP_TYPE", "employment", _where(sheet, stated.notna() & (stated.isin(["PPPK", "PPPK_PW"]) != pppk))
    )


_HAPPENED = ("assessed_on", "scored_on", "decided_on", "awarded_on", "entered_on", "left_on")
"""Days of what has happened when it is told."""


def not_in_future(sheet: TypedSheet) -> Iterator[RowFindings]:
    """What has happened is dated after the day of the import."""
    if sheet.today:
        for column in (name for name in _HAPPENED if name in sheet.frame):
            late = sheet.frame[column] > pd.Timestamp(sheet.today)
            yield RowFindings("F_DATE_FUTURE", column, np.flatnonzero(late))


def after_appointment(sheet: TypedSheet) -> Iterator[RowFindings]:
    """An assessment is dated before the month (of a PPPK, the year) in which the NIP says the person was appointed.

    Those of children, and before birth, are told by a code of their own.
    """
    nip, assessed = sheet.frame["nip"], sheet.frame["assessed_on"]
    month = nip.str.slice(12, 14).mask(nip.map(is_pppk, na_action="ignore") == True, "01")  # noqa: E712 - missing is not
    appointed = pd.to_datetime(nip.str.slice(8, 12) + month, format="%Y%m", errors="coerce")
    born = pd.to_datetime(nip.str.slice(0, 8), format="%Y%m%d", errors="coerce")
    is_child = assessed < born + pd.DateOffset(months=YOUNGEST)
    yield RowFindings("F_DATE_IMPOSSIBLE", "assessed_on", _where(sheet, is_child))
    yield RowFindings("F_DATE_EARLY", "assessed_on", _where(sheet, (assessed < appointed) & ~is_child))


def year_of_service(sheet: TypedSheet) -> Iterator[RowFindings]:
    """A year of performance lies before the one in which the NIP says the person was appointed."""
    appointed = pd.to_numeric(sheet.frame["nip"].str.slice(8, 12), errors="coerce")
    early = (sheet.frame["year"] < appointed).fillna(value=False)
    yield RowFindings("F_YEAR_EARLY", "year", _where(sheet, early), together=True)


def standing_known(sheet: TypedSheet) -> Iterator[RowFindings]:
    """A legal standing is no known one, where the region has a list; told once for each word."""
    known = sheet.vocabulary.standings
    if not known:
        return
    standing = sheet.frame["kedudukan_hukum"]
    strange = standing[standing.notna() & ~standing.map(fold, na_action="ignore").isin(known | {""})]
    for name, rows in strange.groupby(strange).groups.items():
        yield RowFindings(
            "F_STANDING_UNKNOWN",
            "kedudukan_hukum",
            np.asarray(rows, dtype=np.intp),
            _always(name=str(name)),
            together=True,
        )


def _where(sheet: TypedSheet, differs: pd.Series) -> Rows:
    """Give the rows that differ from a NIP that could be read without a remark."""
    return np.flatnonzero(differs.to_numpy(dtype=bool) & sheet.frame["nip"].notna() & ~sheet.coded["nip"])


def jenjang_known(sheet: TypedSheet) -> Iterator[RowFindings]:
    """The jenjang is not stated, and does not follow from the position."""
    unknown = sheet.frame["jenjang"].isna() & ~sheet.blank
    yield RowFindings("F_JENJANG_UNKNOWN", "jabatan", np.flatnonzero(unknown))


def opd_known(sheet: TypedSheet) -> Iterator[RowFindings]:
    """The OPD is not in the region's list, where it has one; told once for each name."""
    names = sorted(set(sheet.vocabulary.units.values()))
    if not names:
        return
    opd, namesakes = sheet.frame["opd"], Namesakes(names, sheet.vocabulary.government)
    strange = opd[opd.notna() & opd.map(sheet.vocabulary.opd, na_action="ignore").isna()]
    for name, rows in strange.groupby(strange).groups.items():
        nearest = "; ".join(near for near, _ in namesakes.near(str(name)))
        code = "F_UNIT_NEAR" if nearest else "F_UNIT_UNKNOWN"
        yield RowFindings(
            code, "opd", np.asarray(rows, dtype=np.intp), _always(name=str(name), nearest=nearest), together=True
        )


def _always(**details: object) -> Callable[[int], Mapping[str, object]]:
    return lambda row: details


def seats(sheet: TypedSheet) -> Iterator[RowFindings]:
    """A class needs more participants than it has seats."""
    yield _above(sheet, "F_SEATS", "seats_min", "seats_max")


def levels(sheet: TypedSheet) -> Iterator[RowFindings]:
    """A training ends at the level it begins with, or below."""
    yield _above(sheet, "F_LEVEL_ORDER", "level_from", "level_to", or_equal=True)


def steps(sheet: TypedSheet) -> Iterator[RowFindings]:
    """Two steps of one training in one competency overlap: nobody can say which one counts."""
    rows = sheet.frame[["training", "competency", "level_from", "level_to"]].dropna().drop_duplicates()
    rows = rows.sort_values(["training", "competency", "level_from"], kind="stable")
    group = rows.groupby(["training", "competency"], sort=False)
    before, after = group["level_to"].cummax(), group["level_from"].shift(-1)
    into_next = (after < before).fillna(value=False)
    overlaps = into_next | into_next.groupby([rows["training"], rows["competency"]], sort=False).shift(fill_value=False)
    yield RowFindings("F_LEVEL_OVERLAP", "level_from", np.sort(rows.index[overlaps.to_numpy(dtype=bool)].to_numpy()))


_FROM_TO = (
    ("valid_from", "valid_to"),
    ("started_on", "ended_on"),
    ("entered_on", "left_on"),
    ("away_from", "away_to"),
)


def validity(sheet: TypedSheet) -> Iterator[RowFindings]:
    """What the row tells of ends before it begins."""
    for begin, end in _FROM_TO:
        if begin in sheet.frame and end in sheet.frame:
            yield _above(sheet, "F_DATE_ORDER", begin, end)


def scores(sheet: TypedSheet) -> Iterator[RowFindings]:
    """A score or rating is above the highest possible one."""
    for value, highest in (("score", "max_score"), ("rating", "max_rating")):
        if value in sheet.frame:
            yield _above(sheet, "F_SCORE_MAX", value, highest)


def answers(sheet: TypedSheet) -> Iterator[RowFindings]:
    """An answer to a question has neither a rating nor words."""
    unanswered = sheet.frame["rating"].isna() & sheet.frame["comment"].isna() & ~sheet.blank
    yield RowFindings("F_REQUIRED", "rating", np.flatnonzero(unanswered))


def ip_asn_total(sheet: TypedSheet) -> Iterator[RowFindings]:
    """The total of an index is not the sum of its four parts; parts that are not stated add nothing to compare."""
    frame = sheet.frame
    parts = frame[["qualification", "competence", "performance", "discipline"]]
    differs = ((parts.sum(axis=1) - frame["total"]).abs() > _ROUNDING) & parts.notna().all(axis=1)
    yield RowFindings("F_IP_ASN_TOTAL", "total", np.flatnonzero(differs.fillna(value=False).to_numpy(dtype=bool)))


def vacancies(sheet: TypedSheet) -> Iterator[RowFindings]:
    """A vacant post has a holder."""
    vacant = (sheet.frame["status"] == "vacant").fillna(value=False)
    yield RowFindings("F_POSITION_HELD", "status", np.flatnonzero(vacant & sheet.frame["incumbent_nip"].notna()))


def parents(sheet: TypedSheet) -> Iterator[RowFindings]:
    """A unit stands, through the units above it, above itself."""
    ids, above = sheet.frame["unor_id"], sheet.frame["parent_id"]
    parent = {
        one: other for one, other in zip(ids, above, strict=True) if isinstance(one, str) and isinstance(other, str)
    }

    def is_above_itself(unit: object) -> bool:
        seen: set[object] = set()
        while unit in parent and unit not in seen:
            seen.add(unit)
            unit = parent[str(unit)]
        return unit in seen

    rows = [place for place, unit in enumerate(ids) if is_above_itself(unit)]
    yield RowFindings("F_UNIT_LOOP", "parent_id", np.array(rows, dtype=np.intp))


def _above(sheet: TypedSheet, code: str, low: str, high: str, *, or_equal: bool = False) -> RowFindings:
    lower, upper = sheet.frame[low], sheet.frame[high]
    wrong = lower >= upper if or_equal else lower > upper
    return RowFindings(code, low, np.flatnonzero(wrong.fillna(value=False).to_numpy(dtype=bool)))


def asked_for(sheet: TypedSheet) -> Iterator[RowFindings]:
    """A need names neither a competency nor a theme."""
    silent = sheet.empty["competency"] & sheet.empty["theme"] & ~sheet.blank
    yield RowFindings("F_REQUIRED", "competency", np.flatnonzero(silent))


def targets(sheet: TypedSheet) -> Iterator[RowFindings]:
    """A standard for a person names no NIP, or one for a jenjang no jenjang."""
    yield RowFindings("F_TARGET", "target", np.flatnonzero(sheet.frame["target"].isna() & ~sheet.empty["target"]))


CHECKS: dict[str, tuple[Check, ...]] = {
    "employees": (required, nip_birth_date, nip_sex, nip_employment, jenjang_known, opd_known, standing_known),
    "assessments": (required, not_in_future, after_appointment),
    "performance": (required, year_of_service),
    "standards": (required, targets, validity),
    "trainings": (required, seats),
    "training_competencies": (required, levels, steps),
    "budgets": (required, opd_known),
    "needs": (required, asked_for, opd_known),
    "participations": (required, validity),
    "scores": (required, scores, not_in_future),
    "feedback": (required, answers, scores),
    "ip_asn_scores": (required, ip_asn_total),
    "discipline": (required, validity, not_in_future),
    "awards": (required, not_in_future),
    "absences": (required, validity),
    "units": (required, opd_known, validity, parents),
    "positions": (required, opd_known, vacancies),
    "proposals": (required, validity, not_in_future),
}
"""Checks by table; a table not named has the required values checked only."""

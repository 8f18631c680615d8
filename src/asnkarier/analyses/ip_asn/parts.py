"""The points of each person in each part of the index, from what is on record to what might be.

The rule is that of ``config.ip_asn`` (Peraturan BKN 8/2019). The lower end holds what the records show; the upper end
what would be so if everything not known were to the person's good. Where both are the same, the part is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from asnkarier.analyses.gap.staff import ActiveEmployees
from asnkarier.analyses.ip_asn.evidence import TIERS, History, history, jp_on_record, tiers_named
from asnkarier.config.ip_asn import IpAsnEvidence, IpAsnPoints
from asnkarier.tables.frames import Discipline, IpAsnParts, Participations, Performance, Trainings
from asnkarier.tables.ip_asn_results import IP_ASN_PARTS, MISSING, PARTS, TRAINING_PARTS
from asnkarier.tables.vocabulary import fold

ANNUAL = "tahunan"


@dataclass(frozen=True)
class IpAsnInput:
    """Everything the index of one year depends on."""

    employees: ActiveEmployees
    """Those measured."""
    participations: Participations
    trainings: Trainings
    """The catalogue: forms and titles that a history names by code."""
    performance: Performance
    discipline: Discipline
    """All punishments; an empty table is a list that nobody imported, not a list without punishments."""
    points: IpAsnPoints
    besides: Mapping[str, float]
    """Points for levels of education that the regulation does not name."""
    evidence: IpAsnEvidence
    year: int
    """The year measured."""
    day: date
    """Up to which the records count."""


def measured_people(employees: ActiveEmployees, rule: IpAsnEvidence) -> ActiveEmployees:
    """Give the active employees who are measured; one of unknown employment is."""
    known = employees["employment"]
    kept = known.isna() | known.isin(list(rule.employment))
    return ActiveEmployees(employees[kept].reset_index(drop=True))


def position_kinds(employees: pd.DataFrame) -> pd.Series:
    """Give the kind of position each person is measured by: of the tier, else as the file states it."""
    tier = employees["jenjang"].astype(object)
    kind = tier.map(lambda one: _kind_of(one) if isinstance(one, str) else None)
    return kind.fillna(employees["jenis_jabatan"].astype(object)).astype("str")


def _kind_of(tier: str) -> str:
    if tier in TIERS:
        return "struktural"
    return "fungsional" if tier.startswith("jf_") else "pelaksana"


def ip_asn_parts(given: IpAsnInput) -> IpAsnParts:
    """Give every part of every person's index, sorted by NIP and by the order of ``PARTS``."""
    staff = given.employees.assign(kind=position_kinds(given.employees))
    found = history(given.participations, given.trainings, given.evidence, given.day)
    parts = [_education(given, staff), _predikat(given, staff), _punishment(given, staff), _position(given, staff)]
    parts += [_training_part(given, staff, found, part) for part in TRAINING_PARTS]
    rows = pd.concat(parts, ignore_index=True)
    rows["order"] = rows["part"].map({part: number for number, part in enumerate(PARTS)})
    rows["dimension"] = rows["part"].map(PARTS)
    return IpAsnParts(IP_ASN_PARTS.conform(rows.sort_values(["nip", "order"], ignore_index=True)))


def _education(given: IpAsnInput, staff: pd.DataFrame) -> pd.DataFrame:
    points = dict(given.besides) | {str(level): value for level, value in given.points.qualification.items()}
    return _looked_up(staff["nip"], "education", staff["education"], points, "education_unknown")


def _predikat(given: IpAsnInput, staff: pd.DataFrame) -> pd.DataFrame:
    """The newest annual predikat of the year or of those before it that count."""
    rows = given.performance
    counts = rows["year"].between(given.year - given.evidence.performance_years, given.year)
    rows = rows[counts & (rows["period"].map(fold) == ANNUAL)].sort_values(["nip", "year"])
    newest = rows.drop_duplicates("nip", keep="last").set_index("nip")
    found = staff["nip"].map(newest["predikat"])
    points = {str(predikat): value for predikat, value in given.points.performance.items()}
    part = _looked_up(staff["nip"], "predikat", found, points, "performance_unknown")
    return part.assign(evidence=part["evidence"] + " " + staff["nip"].map(newest["year"]).astype("str"))


def _punishment(given: IpAsnInput, staff: pd.DataFrame) -> pd.DataFrame:
    """The heaviest punishment that was not cancelled, decided by the day."""
    points = {str(level): value for level, value in given.points.discipline.items()}
    if given.discipline.empty:
        nothing = pd.Series(pd.NA, index=staff.index, dtype="str")
        return _looked_up(staff["nip"], "punishment", nothing, points, "discipline_unknown")
    rows, rule = given.discipline, given.evidence
    stands = (rows["cancelled"] != True).fillna(value=True) & (rows["decided_on"] <= pd.Timestamp(given.day))  # noqa: E712
    if rule.discipline_years is not None:
        stands &= rows["decided_on"] > pd.Timestamp(given.day) - pd.DateOffset(years=rule.discipline_years)
    weight = rows[stands].assign(points=rows["punishment_level"].map(points)).sort_values(["nip", "points"])
    heaviest = weight.drop_duplicates("nip").set_index("nip")["punishment_level"]
    found = staff["nip"].map(heaviest).fillna("none")
    return _looked_up(staff["nip"], "punishment", found, points, "discipline_unknown")


def _looked_up(nips: pd.Series, part: str, found: pd.Series, points: Mapping[str, float], missing: str) -> pd.DataFrame:
    """Give the points of what was found; between the fewest and the most there are where nothing was."""
    known = found.map(points)
    return pd.DataFrame(
        {
            "nip": nips,
            "part": part,
            "points_low": known.fillna(min(points.values())),
            "points_high": known.fillna(max(points.values())),
            "points_most": max(points.values()),
            "missing": pd.Series(missing, index=nips.index).where(known.isna(), None),
            "evidence": found.astype("str").where(known.notna()),
        }
    )


def _position(given: IpAsnInput, staff: pd.DataFrame) -> pd.DataFrame:
    """The whole of competence of those whose kind of position is not known."""
    rows = staff[staff["kind"].isna()]
    most = max(sum(parts.values()) for parts in given.points.competence.values())
    return pd.DataFrame(
        {"nip": rows["nip"], "part": "position", "points_low": 0.0, "points_high": most, "points_most": most,
         "missing": "position_unknown", "evidence": None}
    )  # fmt: skip


def _training_part(given: IpAsnInput, staff: pd.DataFrame, found: History, part: str) -> pd.DataFrame:
    """One part of competence, of those by whose kind of position it is measured."""
    points = {kind: parts[part] for kind, parts in given.points.competence.items() if part in parts}
    people = staff[staff["kind"].isin(list(points))].reset_index(drop=True)
    rows = _rows_of(given, found, part)
    rows = rows[rows["nip"].isin(people["nip"])]
    lacks = [name for name in MISSING if name in rows]
    sure = History(rows[~rows[lacks].any(axis=1)])
    enough, perhaps, jp = _reached(given, people, sure, History(rows), part)
    unrecorded = ~people["nip"].isin(given.participations["nip"])
    if part == "functional":
        excused = _excused(people["jabatan"], given.evidence)
        enough, unrecorded = enough | excused, unrecorded & ~excused
    most = people["kind"].map(points).astype(float)
    missing = _missing(rows, lacks, people["nip"]).mask(unrecorded, "no_history")
    open_ = ~enough & (perhaps | unrecorded)
    return pd.DataFrame(
        {
            "nip": people["nip"],
            "part": part,
            "points_low": most.where(enough, 0.0),
            "points_high": most.where(enough | open_, 0.0),
            "points_most": most,
            "missing": missing.where(open_, None),
            "jp": jp,
            "evidence": _said(people["nip"], sure, enough, jp),
        }
    )


def _rows_of(given: IpAsnInput, found: History, part: str) -> pd.DataFrame:
    """Give the rows that are or might be evidence for a part, with a flag for each thing that they lack for it."""
    rule = given.evidence
    rows = found[(found["part"] == part) | found["form_unknown"]].copy()
    years = {"technical": rule.technical_years, "seminar": rule.seminar_years}
    if part not in years:  # whenever it was
        rows = rows.drop(columns="year_unknown")
    else:
        counts = rows["year"].between(given.year - years[part], given.year).fillna(value=False)
        rows = rows[rows["year_unknown"] | counts]
    if part == "technical":
        return rows.assign(jp_unknown=rows["jp"].isna())
    if part == "leadership":
        tier = rows["nip"].map(given.employees.set_index("nip")["jenjang"])
        named = {title: tiers_named(title, rule) for title in rows["title"].unique()}
        fits = [_fits(one, named[title]) for one, title in zip(tier, rows["title"], strict=True)]
        rows = rows.assign(title_unknown=[fit is None for fit in fits])
        return rows[pd.Series([fit is not False for fit in fits], index=rows.index, dtype=bool)]
    return rows


def _fits(tier: object, named: frozenset[str]) -> bool | None:
    """Say whether a leadership training is for the tier; None where its title names none, or a higher one."""
    if tier in named:
        return True
    if not named or tier not in TIERS:
        return None
    return None if max(TIERS.index(one) for one in named) > TIERS.index(str(tier)) else False


def _reached(
    given: IpAsnInput, people: pd.DataFrame, sure: History, rows: History, part: str
) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Say who has the part, who might, and of the part technical how many JP are on record."""
    nips = people["nip"]
    if part != "technical":
        none = pd.Series(pd.NA, index=people.index, dtype="Int64")
        return nips.isin(sure["nip"]), nips.isin(rows["nip"]), none
    asked = given.points.technical_jp
    jp = nips.map(jp_on_record(sure)).fillna(0).astype("Int64")
    most = nips.map(jp_on_record(History(rows.assign(jp=rows["jp"].fillna(asked))))).fillna(0)
    return (jp >= asked).astype(bool), (most >= asked).astype(bool), jp


def _excused(jabatan: pd.Series, rule: IpAsnEvidence) -> pd.Series:
    """Say who holds a functional position that asks for no functional training."""
    firsts = [fold(words) + " " for words in rule.functional_without]
    excused = {name for name in jabatan.dropna().unique() if any((fold(name) + " ").startswith(one) for one in firsts)}
    return jabatan.isin(excused)


def _missing(rows: pd.DataFrame, lacks: list[str], nips: pd.Series) -> pd.Series:
    """Give, joined, everything that the rows of a person lack for the part."""
    told = rows.groupby("nip")[lacks].any()
    joined = {
        nip: ";".join(sorted(name for name, lacking in zip(lacks, flags, strict=True) if lacking))
        for nip, flags in zip(told.index, told.to_numpy(dtype=bool).tolist(), strict=True)
    }
    return nips.map(joined).astype("str")


def _said(nips: pd.Series, sure: History, enough: pd.Series, jp: pd.Series) -> list[str | None]:
    """Say what the lower end rests on: the JP, or the title and year of the newest training."""
    newest = sure.sort_values(["nip", "year", "title"], na_position="first").drop_duplicates("nip", keep="last")
    titles = dict(zip(newest["nip"], newest["title"], strict=True))
    years = dict(zip(newest["nip"], newest["year"], strict=True))
    told: list[str | None] = []
    for nip, have, lessons in zip(nips, enough, jp, strict=True):
        if not pd.isna(lessons):
            told.append(f"{lessons} JP")
        elif have and nip in titles:
            year = years[nip]
            told.append(titles[nip] if pd.isna(year) else f"{titles[nip]} {year}")
        else:
            told.append(None)
    return told

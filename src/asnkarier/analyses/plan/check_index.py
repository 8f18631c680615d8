"""What seats bring of the index of professionalism, worked out from the histories once more, in plain loops.

A seat counts as a training attended in the plan's year. It shares no rule with the modules that make plans.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pandas as pd

from asnkarier.analyses.ip_asn.parts import IpAsnInput
from asnkarier.analyses.plan.check_books import Books, Row
from asnkarier.analyses.plan.index_input import IndexInput
from asnkarier.analyses.plan.tables import PlanInput

TRACED_RECORDS = {
    "certificate_missing", "attendance_unknown", "form_unknown", "title_unknown", "jp_unknown", "year_unknown",
}  # fmt: skip
"""What a record may lack that only has to be completed."""


class Ledger:
    """What each person has of competence, by plain rules over the histories, without and with the plan's seats."""

    def __init__(self, index: IndexInput, measured: IpAsnInput, seats: pd.DataFrame, given: PlanInput) -> None:
        self.rule, self.points, self.year = measured.evidence, measured.points, measured.year
        self.courses = {row["training"]: row for row in measured.trainings.to_dict("records")}
        self.people: dict[str, Row] = {str(row["nip"]): row for row in plain_rows(measured.employees)}
        self.taken: dict[str, list[Row]] = defaultdict(list)
        for row in plain_rows(measured.participations):
            if _counts(row, pd.Timestamp(measured.day)):
                self.taken[row["nip"]].append(row)
        self.seats: dict[str, list[Row]] = defaultdict(list)
        earned = {(one.nip, one.training) for one in given.jp_already if one.earned}
        for row in plain_rows(seats):
            if (row["nip"], row["training"]) in earned:
                continue  # it is on record already
            course = self.courses[row["training"]]
            seat = {"form": course["form"], "title": course["title"], "year": self.year, "jp": course["jp"]}
            self.seats[row["nip"]].append({**row, **seat})
        self.recorded = defaultdict(set)
        if index.completed:
            for row in plain_rows(index.parts):
                if isinstance(row["missing"], str) and set(row["missing"].split(";")) <= TRACED_RECORDS:
                    self.recorded[row["nip"]].add(row["part"])

    def has(self, nip: str, part: str, seats: list[Row]) -> bool:
        """Whether the person has a part with these seats."""
        if part in self.recorded[nip]:
            return True
        person, rows = self.people[nip], [*self.taken[nip], *seats]
        if part == "leadership":
            return any(self._form(row) == part and self._is_for(row, person["jenjang"]) for row in rows)
        if part == "functional":
            name = _plain(person["jabatan"])
            excused = any(f"{name} ".startswith(_plain(words) + " ") for words in self.rule.functional_without)
            return excused or any(self._form(row) == part for row in rows)
        before = self.rule.technical_years if part == "technical" else self.rule.seminar_years
        rows = [
            row
            for row in rows
            if self._form(row) == part and not pd.isna(row["year"]) and self.year - before <= row["year"] <= self.year
        ]
        if part == "seminar":
            return bool(rows)
        return sum(int(row["jp"]) for row in rows if not pd.isna(row["jp"])) >= self.points.technical_jp

    def worth(self, nip: str, seats: list[Row]) -> float:
        """Points of competence of a person with these seats."""
        parts = self.parts_of(nip)
        return sum(points for part, points in parts.items() if self.has(nip, part, seats))

    def parts_of(self, nip: str) -> dict[str, float]:
        """The parts that the person's kind of position is measured by, with their points."""
        person = self.people.get(nip)
        if person is None:
            return {}
        tier = person["jenjang"] if isinstance(person["jenjang"], str) else ""
        kind = "struktural" if tier in ("jpt_utama", "jpt_madya", "jpt_pratama", "administrator", "pengawas") else ""
        kind = kind or ("fungsional" if tier.startswith("jf_") else "pelaksana" if tier else person["jenis_jabatan"])
        found = {str(name): parts for name, parts in self.points.competence.items()}.get(kind, {})
        return {str(part): points for part, points in found.items()}

    def _form(self, row: Row) -> str | None:
        form = row["form"]
        if not isinstance(form, str):
            form = self.courses[row["training"]]["form"] if row["training"] in self.courses else None
        return next((str(part) for part, forms in self.rule.forms.items() if form in forms), None)

    def _is_for(self, row: Row, tier: object) -> bool:
        title = row["title"] if isinstance(row["title"], str) else None
        if title is None:
            title = self.courses[row["training"]]["title"] if row["training"] in self.courses else row["training"]
        spellings = {str(name): words for name, words in self.rule.leadership_titles.items()}.get(str(tier), ())
        words = _without(_plain(title))
        return any(re.search(rf"(^| ){re.escape(_without(_plain(one)))}( |$)", words) for one in spellings)


def _counts(row: Row, day: pd.Timestamp) -> bool:
    """Whether a training on record was attended by the day and is proven."""
    last: pd.Timestamp = row["started_on"] if pd.isna(row["ended_on"]) else row["ended_on"]
    if not pd.isna(last) and last > day:
        return False
    return row["status"] in ("attended", "passed") or (pd.isna(row["status"]) and isinstance(row["certificate"], str))


def credited_points(books: Books) -> dict[tuple[str, str], float]:
    """Give by person and part the points that the seats of a training plan are credited with."""
    return {(nip, part): points for nip, part, points, _ in _credited(books)}


def brings_points(books: Books) -> set[tuple[str, str]]:
    """Give the seats by which, alone or with a few others, their people are credited with points."""
    return {(nip, seat["training"]) for nip, _, _, way in _credited(books) for seat in way}


def _credited(books: Books) -> Iterator[tuple[str, str, float, tuple[Row, ...]]]:
    """Give every part that one seat of a person brings, or a few together, each time with these seats.

    A few are as many as ``ip_asn.together_max``, for the JP alone. Who is not there learns nothing.
    """
    given = books.given
    if given.index is None or not given.rules.ip_asn_credit:
        return
    ledger, most = Ledger(given.index.index, given.index.measured, _seats(books), given), given.index.index.together_max
    for nip, seats in ledger.seats.items():
        for part, points in ledger.parts_of(nip).items():
            sizes = range(1, most + 1 if part == "technical" else 2)
            for way in (chosen for size in sizes for chosen in combinations(seats, size)):
                if not ledger.has(nip, part, []) and ledger.has(nip, part, list(way)):
                    yield nip, part, points, way


def _seats(books: Books) -> pd.DataFrame:
    rows = [row for row in books.seats if books.there_to_learn(row["nip"], row["training"])]
    return pd.DataFrame([{"nip": row["nip"], "training": row["training"]} for row in rows], columns=["nip", "training"])


def plain_rows(frame: pd.DataFrame) -> list[Row]:
    """Give the rows with plain values by column."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _plain(text: object) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower())) if isinstance(text, str) else ""


def _without(text: str) -> str:
    return " ".join(word for word in text.split() if word not in ("tingkat", "tk"))

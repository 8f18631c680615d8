"""How trainings raise the index of professionalism: who gains which part of it by which trainings.

A part of competence has a threshold: one training of the right form, or trainings of the right forms with so many JP
together. So the gain of a person is no sum over trainings: it is there with a whole *way*, and of one part one way
counts. For the JP a way is a smallest set of trainings that reaches what is missing: without any one of them it does
not, so that nobody is sent to a training that changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

import pandas as pd

from asnkarier.analyses.ip_asn.evidence import part_of_form, tiers_named, without_step_words
from asnkarier.analyses.ip_asn.scores import is_traced
from asnkarier.analyses.plan.admission import admission
from asnkarier.analyses.plan.candidates import PAIR, among
from asnkarier.analyses.plan.index_input import IndexInput
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.analyses.plan.ways import STEP, Ways
from asnkarier.config.ip_asn import IpAsnEvidence

Gain = tuple[str, tuple[str, ...], str, float]
"""Person, the trainings of a way, the part it brings, and its points."""


def index_ways(given: PlanInput, index: IndexInput, funds: Collection[str]) -> Ways:
    """Give every way in which somebody gains a part, as ``plan_ways`` gives those to close gaps.

    The part stands in the column ``competency``; ``value`` are points, shared evenly by the steps of a way. A training
    that is on record for the year brings nothing once more.
    """
    open_parts = parts_to_gain(index)
    courses = courses_by_part(given, index.evidence)
    may = admission(given, funds)
    pairs = open_parts.merge(courses, on="part")
    pairs = pairs[~among(pairs, given.on_record)]
    pairs = pairs[may.bars(pairs["nip"], pairs["training"]) == 0] if len(pairs) else pairs
    tiers = given.employees.set_index("nip")["jenjang"]
    fits = [
        part != "leadership" or tiers.get(nip) in tiers_named(title, index.evidence)
        for nip, part, title in zip(pairs["nip"], pairs["part"], pairs["title"], strict=True)
    ]
    pairs = pairs[pd.Series(fits, index=pairs.index, dtype=bool)]
    whole = pairs[(pairs["part"] != "technical") | (pairs["jp"] >= pairs["missing_jp"])]
    short = pairs[(pairs["part"] == "technical") & (pairs["jp"] < pairs["missing_jp"]) & (pairs["jp"] > 0)]
    steps: list[Gain] = [
        (nip, (training,), part, points)
        for nip, training, part, points in whole[[*PAIR, "part", "points"]].itertuples(index=False, name=None)
    ]
    steps += _together(short, index.together_max)
    return _as_ways(steps)


def parts_to_gain(index: IndexInput) -> pd.DataFrame:
    """Give ``nip, part, points, missing_jp`` of every part that training can still bring, sorted.

    Known to be there is a part at its most points; with ``completed`` also one that only lacks a record.
    """
    rows = index.parts[index.parts["part"].isin(["leadership", "functional", "technical", "seminar"])]
    there = rows["points_low"] >= rows["points_most"]
    if index.completed:
        there |= is_traced(rows["missing"])
    rows = rows[~there]
    return pd.DataFrame(
        {
            "nip": rows["nip"],
            "part": rows["part"],
            "points": (rows["points_most"] - rows["points_low"]).astype(float),
            "missing_jp": index.technical_jp - rows["jp"].fillna(0).astype("int64"),
        }
    ).sort_values(["nip", "part"], ignore_index=True)


def courses_by_part(given: PlanInput, rule: IpAsnEvidence) -> pd.DataFrame:
    """Give ``training, part, jp, title`` of the trainings of the catalogue whose form counts for a part, sorted."""
    listed = given.trainings
    rows = pd.DataFrame(
        {
            "training": listed["training"],
            "part": listed["form"].map(part_of_form(rule)).astype("str"),
            "jp": listed["jp"].astype("int64"),
            "title": [without_step_words(title) for title in listed["title"]],
        }
    )
    return rows[rows["part"].notna()].sort_values("training", ignore_index=True)


def _together(short: pd.DataFrame, most: int) -> list[Gain]:
    """Give the smallest sets of 2 to ``most`` trainings with enough JP; people alike in all are looked at once."""
    rows = short.groupby("nip").agg(
        trainings=("training", tuple), jp=("jp", tuple), missing=("missing_jp", "first"), points=("points", "first")
    )
    found = []
    known: dict[tuple[object, ...], list[tuple[str, ...]]] = {}
    for nip, trainings, jp, missing, points in rows.itertuples(name=None):
        alike = trainings, missing
        if alike not in known:
            lessons = dict(zip(trainings, jp, strict=True))
            known[alike] = [
                chosen
                for size in range(2, most + 1)
                for chosen in combinations(trainings, size)
                if sum(lessons[one] for one in chosen) >= missing
                and all(sum(lessons[one] for one in chosen if one != left) < missing for left in chosen)
            ]
        found += [(nip, chosen, "technical", points) for chosen in known[alike]]
    return found


def _as_ways(steps: list[Gain]) -> Ways:
    """Give the steps in the layout of ``Ways``: by person and part, single trainings first."""
    ordered = sorted(steps, key=lambda one: (one[0], one[2], len(one[1]), one[1]))
    rows = [
        {"way": number, "nip": nip, "training": training, "competency": part, "value": points / len(trainings)}
        for number, (nip, trainings, part, points) in enumerate(ordered)
        for training in trainings
    ]
    frame = pd.DataFrame(rows, columns=["way", *STEP])
    levels = {"level": 0, "level_after": 1, "levels_closed": 0, "levels_expected": 0.0}
    text = {name: frame[name].astype("str") for name in (*PAIR, "competency")}
    return Ways(frame.assign(**levels, **text, way=frame["way"].astype("int64"), value=frame["value"].astype(float)))

"""The whole gap analysis recomputed with dicts and loops, from the rules as the reference words them."""

import random
import re
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

import pandas as pd
import pytest
from gap_cases import (
    EVIDENCE,
    GENERIC,
    JENJANG_LEVELS,
    MAPPING,
    PLACEMENT,
    TODAY,
    analysed,
    assessments,
    employees,
    exemptions,
    nip,
    standards,
)

from asnkarier.analyses.gap.formulas import FORMULAS
from asnkarier.analyses.gap.jpm import job_person_match
from asnkarier.analyses.gap.totals import gap_totals

CODES = (*GENERIC, "GIS", "SQL")
JABATAN = ("GURU AHLI MUDA", "Guru Ahli Muda", "GURU-AHLI PERTAMA", "GURUH", "GURU", "ARSIPARIS", None)
JENJANG = (*JENJANG_LEVELS, None)
WEIGHTS = {"INT": 2.0, "SQL": 0.5}


def some_day(draw):
    return TODAY - timedelta(days=draw.randrange(-100, 2500))


def world(seed):
    """Draw invented rows of the four tables, as lists of tuples."""
    draw = random.Random(seed)  # noqa: S311 - invents people
    people = [
        (
            nip(n),
            f"Nama {n}",
            f"Dinas {draw.randrange(3)}",
            f"Bidang {draw.randrange(3)}",
            draw.choice(JABATAN),
            draw.choice(JENJANG),
        )
        for n in range(60)
    ]
    targets = {
        "person": [nip(n) for n in range(0, 60, 7)],
        "jabatan": ["Guru Ahli Muda", "GURU AHLI MUDA", "ARSIPARIS"],
        "jabatan_family": ["GURU", "guru ahli", "ARSIP"],
        "jenjang": ["pengawas", "jf_ahli_muda", "jf_ahli_utama"],
    }
    asked = {}
    for scope, names in targets.items():
        for _ in range(20):
            target, code, start = draw.choice(names), draw.choice(CODES), some_day(draw)
            end = draw.choice([None, start + timedelta(days=draw.randrange(1500))])
            # a key of the table, but folded: two spellings of one target never start on one day here
            asked[scope, plain(target), code, start] = (scope, target, code, draw.randint(1, 5), None, start, end)
    found = {}
    for _ in range(600):
        person, code, day, method = (
            nip(draw.randrange(60)),
            draw.choice(CODES),
            some_day(draw),
            draw.choice([*EVIDENCE, "training_result"]),
        )
        found[person, code, day, method] = (person, code, day, method, draw.choice([None, 1, 2, 3, 4, 5]))
    excused = {(nip(draw.randrange(60)), draw.choice(CODES)): draw.choice([None, some_day(draw)]) for _ in range(15)}
    return people, list(asked.values()), list(found.values()), [(*pair, end) for pair, end in excused.items()]


def plain(text):
    return " ".join(re.findall("[a-z0-9]+", text.lower()))


def required_of(person, asked):
    """Give competency -> (level, scope) of one employee."""
    number, _, _, _, jabatan, jenjang = person
    jabatan = plain(jabatan or "")
    best = {}
    for code in CODES:
        candidates = []
        if jenjang in JENJANG_LEVELS and code in GENERIC:
            candidates.append(((0, 0, date.min), JENJANG_LEVELS[jenjang], "jenjang"))
        for scope, target, of, level, _, start, end in asked:
            if of != code or start > TODAY or (end is not None and end < TODAY):
                continue
            name = plain(target)
            if scope == "person" and target == number:
                candidates.append(((4, 0, start), level, scope))
            if scope == "jabatan" and name == jabatan:
                candidates.append(((3, 0, start), level, scope))
            if scope == "jabatan_family" and re.match(rf"{name}\b", jabatan):
                candidates.append(((2, len(name), start), level, scope))
            if scope == "jenjang" and target == jenjang:
                candidates.append(((1, 0, start), level, scope))
        if candidates:
            _, level, scope = max(candidates)
            best[code] = (level, scope)
    return best


def last_valid_day(day):
    """Three years on; an anniversary that does not exist falls on 28 February."""
    try:
        return day.replace(year=day.year + 3)
    except ValueError:
        return date(day.year + 3, 2, 28)


def level_of(number, code, found):
    """Give (level, date, expired), or Nones."""
    usable = [
        (level, day, method)
        for who, what, day, method, level in found
        if (who, what) == (number, code) and level is not None and day <= TODAY and method in EVIDENCE
    ]
    valid = [one for one in usable if last_valid_day(one[1]) >= TODAY]
    names = list(EVIDENCE)
    if valid:
        level, day, _ = max(valid, key=lambda one: (EVIDENCE[one[2]], one[1], -names.index(one[2])))
        return level, day, False
    if usable:
        level, day, _ = max(usable, key=lambda one: (one[1], EVIDENCE[one[2]], -names.index(one[2])))
        return level, day, True
    return None, None, False


def gaps_of_all(people, asked, found, excused):
    """Give (nip, competency) -> (required, scope, level, date, gap, surplus, status)."""
    table = {}
    for person in people:
        for code, (required, scope) in required_of(person, asked).items():
            level, day, expired = level_of(person[0], code, found)
            shown = None if expired else level
            if any((who, what) == (person[0], code) and (end is None or end >= TODAY) for who, what, end in excused):
                gap, surplus, status = None, None, "exempt"
            elif expired:
                gap, surplus, status = None, None, "expired"
            elif level is None:
                gap, surplus, status = None, None, "unassessed"
            else:
                gap, surplus = max(0, required - level), max(0, level - required)
                status = "gap" if gap else "met"
            table[person[0], code] = (required, scope, shown, day, gap, surplus, status)
    return table


def jpm_of(formula, triples):
    """Give the JPM as an exact fraction from (level, required, weight) of the competencies counted."""
    top, bottom = Fraction(0), Fraction(0)
    for level, required, weight in triples:
        level, required, weight = Fraction(level), Fraction(required), Fraction(weight)
        if formula == "capped_ratio":
            top, bottom = top + weight * min(level, required), bottom + weight * required
        elif formula == "uncapped_total":
            top, bottom = top + level, bottom + required
        elif formula == "mean_ratio":
            top, bottom = top + weight * level / required, bottom + weight
        elif formula == "capped_total":
            top, bottom = top + min(level, required), bottom + required
        elif formula == "uncapped_ratio":
            top, bottom = top + weight * level, bottom + weight * required
        elif formula == "profile_matching":  # no core factors: the mean of all
            value = {0: 5, 1: "4.5", -1: 4, 2: "3.5", -2: 3, 3: "2.5", -3: 2, 4: "1.5"}.get(level - required, 1)
            top, bottom = top + weight * Fraction(value), bottom + weight * 5
        else:
            top, bottom = top + weight * (level >= required), bottom + weight
    return 100 * top / bottom if bottom else None


def category_of(percent, bands):
    return next(
        (b.code for b in sorted(bands, key=lambda b: -b.minimum) if percent is not None and percent >= b.minimum), None
    )


def none_if_missing(value):
    return None if pd.isna(value) else value.date() if isinstance(value, pd.Timestamp) else value


def frames(people, asked, found, excused):
    return employees(*people), standards(*asked), assessments(*found), exemptions(*excused)


@pytest.mark.parametrize("seed", range(6))
def test_gaps(seed):
    drawn = world(seed)
    columns = ["level_required", "standard_scope", "level", "assessed_on", "gap", "surplus", "status"]
    ours = analysed(*frames(*drawn))
    table = {
        (row.nip, row.competency): tuple(none_if_missing(getattr(row, column)) for column in columns)
        for row in ours.itertuples()
    }
    expected = gaps_of_all(*drawn)
    assert list(table) == sorted(expected)
    assert table == expected
    assert {status for *_, status in expected.values()} == {"met", "gap", "unassessed", "expired", "exempt"}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("formula", FORMULAS)
def test_job_person_match(seed, formula):
    drawn = world(seed)
    people = defaultdict(list)
    for (number, code), row in gaps_of_all(*drawn).items():
        people[number].append((code, *row))
    ours = job_person_match(analysed(*frames(*drawn)), formula, WEIGHTS, MAPPING, PLACEMENT, coverage_min=0).set_index(
        "nip"
    )
    assert list(ours.index) == sorted(people)
    for number, rows in people.items():
        counted = [
            (level, required, WEIGHTS.get(code, 1))
            for code, required, _, level, *_, status in rows
            if status != "exempt"
        ]
        known = [triple for triple in counted if triple[0] is not None]
        jpm = jpm_of(formula, known)
        low = jpm_of(formula, [(level or 0, required, weight) for level, required, weight in counted])
        high = jpm_of(formula, [(level or required, required, weight) for level, required, weight in counted])
        row = ours.loc[number]
        assert (row["required"], row["assessed"]) == (len(counted), len(known))
        for column, percent in (("jpm", jpm), ("jpm_low", low), ("jpm_high", high)):
            assert none_if_missing(row[column]) == (None if percent is None else pytest.approx(float(percent)))
        categories = {"category": jpm, "category_low": low, "category_high": high}
        assert {c: none_if_missing(row[c]) for c in categories} == {
            c: category_of(p, MAPPING) for c, p in categories.items()
        }
        assert none_if_missing(row["category_placement"]) == category_of(jpm, PLACEMENT)
        gaps = [gap for *_, gap, _, _ in rows if gap]
        assert (row["open_gaps"], row["levels_missing"]) == (len(gaps), sum(gaps))


@pytest.mark.parametrize("seed", range(3))
def test_totals(seed):
    drawn = world(seed)
    place = {
        number: {"region": None, "opd": opd, "unor": f"{opd} / {unor}", "jenjang": jenjang or "–"}
        for number, _, opd, unor, _, jenjang in drawn[0]
    }
    people, counts = defaultdict(set), defaultdict(lambda: [0, 0, 0, 0])
    for (number, code), (*_, gap, _, status) in gaps_of_all(*drawn).items():
        for scope, group in place[number].items():
            for competency in (None, code):
                cell = counts[scope, group, competency]
                if status != "exempt":
                    people[scope, group, competency].add(number)
                    assessed = status in ("met", "gap")
                    for position, add in enumerate((1, assessed, status == "gap", gap or 0)):
                        cell[position] += add
    table = {
        (row.scope, none_if_missing(row.group), none_if_missing(row.competency)): (
            row.people, row.required, row.assessed, row.with_gap, row.levels_missing,
        )
        for row in gap_totals(analysed(*frames(*drawn))).itertuples()
    }  # fmt: skip
    assert table == {key: (len(people[key]), *cell) for key, cell in counts.items()}

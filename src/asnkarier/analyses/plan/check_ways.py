"""Whether what the plan says it closes is closed, each gap once, and is worth what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from asnkarier.analyses.plan.check_books import Books, Row, Seat, Violation, same
from asnkarier.analyses.plan.check_index import brings_points
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.tables.vocabulary import fold

Need = tuple[str, str]
"""NIP and competency."""


def gaps_are_closed_once(books: Books) -> Iterator[Violation]:
    """Every gap that a seat raises is closed in one way, by seats of the plan, worth no less than any of them alone."""
    stated = _stated(books)
    known = {(nip, gap["competency"]): gap for nip in books.gaps for gap in books.open_gaps(nip)}
    for nip, competency in sorted(set(stated) - set(known)):
        yield Violation("no_such_gap", f"{nip} {competency}")
    for (nip, competency), gap in known.items():
        name, rows = f"{nip} {competency}", stated.get((nip, competency), [])
        alone = [
            _step(books, gap, lesson, gap["level"], 1.0)[1]
            for training in books.trainings_of[nip]
            if (lesson := books.lesson(training, competency, gap["level"])) and books.there_to_learn(nip, training)
        ]
        if alone and not rows:
            yield Violation("gap_left_out", name)
        if rows:
            worth = _way(books, gap, rows)
            if worth is None:
                yield Violation("way_not_possible", name, [f"{row['level_from']}>{row['level_to']}" for row in rows])
            elif alone and sum(worth) < max(alone) and not same(sum(worth), max(alone)):
                yield Violation("better_way", name, sum(worth), max(alone))


def seats_are_stated_right(books: Books) -> Iterator[Violation]:
    """Cost, JP, days, levels closed and value of each seat are as in the tables; each seat is there for something."""
    closed, for_points = closed_by(books), brings_points(books)
    for seat in books.seats:
        name, course = f"{seat['nip']} {seat['training']}", books.trainings[seat["training"]]
        parts = closed[seat["nip"], seat["training"]]
        decided = (seat["nip"], seat["training"]) in books.given.locked | set(books.committed)
        if (
            not parts
            and not decided
            and (seat["nip"], seat["training"]) not in for_points
            and not any(
                seat["training"] in books.not_passed(seat["nip"], other) for other in books.trainings_of[seat["nip"]]
            )
        ):
            yield Violation("closes_nothing", name)
        expected = {
            "cost": course["cost_per_participant"],
            "jp": course["jp"],
            "days": course["days"],
            "levels_closed": sum(row["level_to"] - row["level_from"] for row, _ in parts),
            "competencies": "; ".join(f"{row['competency']} {row['level_from']}>{row['level_to']}" for row, _ in parts)
            or None,
        }
        for column, figure in expected.items():
            if seat[column] != figure:
                yield Violation(f"seat_{column}", name, seat[column], figure)
        if not same(seat["value"], sum(value for _, value in parts)):
            yield Violation("seat_value", name, seat["value"], sum(value for _, value in parts))


def needs_are_answered(books: Books) -> Iterator[Violation]:
    """Every gap and unknown level has its row, and exactly the gaps that a seat closes are called selected."""
    closed = {need: rows[0]["training"] for need, rows in _stated(books).items()}
    open_needs = {
        (row["nip"], row["competency"])
        for rows in books.gaps.values()
        for row in rows
        if row["status"] in ("gap", "unassessed", "expired")
    }
    for nip, competency in sorted(open_needs ^ set(books.needs)):
        yield Violation("need_missing_or_extra", f"{nip} {competency}")
    for (nip, competency), row in books.needs.items():
        if (row["reason"] == "selected") != ((nip, competency) in closed):
            yield Violation("need_reason", f"{nip} {competency}", row["reason"])
        elif row["reason"] == "selected" and row["training"] != closed[nip, competency]:
            yield Violation("need_training", f"{nip} {competency}", row["training"], closed[nip, competency])


def closed_by(books: Books) -> dict[Seat, list[tuple[Row, float]]]:
    """Give for each seat the rows stated of it, by competency, with their worth; nothing of an impossible way."""
    found: dict[Seat, list[tuple[Row, float]]] = defaultdict(list)
    gaps = {(nip, gap["competency"]): gap for nip in books.gaps for gap in books.open_gaps(nip)}
    for need, rows in sorted(_stated(books).items()):
        for row, value in zip(rows, (_way(books, gaps[need], rows) if need in gaps else None) or [], strict=False):
            found[row["nip"], row["training"]].append((row, value))
    return found


def _stated(books: Books) -> dict[Need, list[Row]]:
    rows: dict[Need, list[Row]] = defaultdict(list)
    for row in sorted(books.raised, key=lambda row: (row["level_from"], row["training"])):
        rows[row["nip"], row["competency"]].append(row)
    return rows


def _way(books: Books, gap: Row, rows: list[Row]) -> list[float] | None:
    """What each step of a way is worth; None where the rows are none that the person's seats make possible."""
    if len(rows) > (2 if books.given.rules.chains else 1) or len({row["training"] for row in rows}) < len(rows):
        return None
    level, sure = gap["level"], 1.0
    worth: list[float] = []
    for row in rows:
        lesson = books.lesson(row["training"], gap["competency"], level)
        if row["training"] not in books.trainings_of[row["nip"]] or lesson is None or level >= gap["level_required"]:
            return None
        if worth and lesson["level_from"] <= gap["level"]:
            return None  # it needs no other before it
        end, value = _step(books, gap, lesson, level, sure)
        if (row["level_from"], row["level_to"]) != (level, end):
            return None
        worth.append(value)
        level, sure = end, sure * books.effectiveness(lesson)
    return worth


def _step(books: Books, gap: Row, lesson: Row, level: int, sure: float) -> tuple[int, float]:
    """The level the person is lifted to, and what that is worth where the level before is reached so surely."""
    end = min(lesson["level_to"], gap["level_required"])
    return end, (end - level) * sure * books.effectiveness(lesson) * _weight(books, gap)


def _weight(books: Books, gap: Row) -> float:
    """The weights, times what the votes add, times the share for the time left."""
    weights = books.given.weights
    name = f" {fold(gap['opd'] or '')} "
    sector = 1.0
    for candidate in weights.sectors:
        if any(f" {fold(words)} " in name for words in candidate.opds):
            sector = candidate.weight
            break
    votes = sum(
        1 if row["votes"] is None else row["votes"]
        for row in books.votes[gap["competency"]]
        if _speaks_for(row, gap) and _is_heard(row, books.given)
    )
    voice = min(weights.voice_max, weights.voice_per_vote * votes)
    competency = weights.competency.get(gap["competency"], 1.0)
    jenjang = {str(key): weight for key, weight in weights.jenjang.items()}.get(gap["jenjang"], 1.0)
    return float(competency * jenjang * sector * (1 + voice) * _time_left(gap["nip"], books.given))


def _time_left(nip: str, given: PlanInput) -> float:
    """Whole months of service left after the last day of the year, of those that full value takes; never above 1."""
    full, last = given.rules.full_value_months, given.leaves_on.get(nip)
    if not full or last is None:
        return 1.0
    months = 0
    while (given.year + 1 + (months + 1) // 12, 1 + (months + 1) % 12) <= (last.year, last.month) and months < full:
        months += 1
    return months / full


def _is_heard(need: Row, given: PlanInput) -> bool:
    """Without a date, or raised by the day of the plan and not before the same day so many years earlier."""
    raised, today = need["raised_on"], given.as_of
    if raised is None:
        return True
    first = (today.year - given.weights.voice_years, today.month, today.day)
    return first <= (raised.year, raised.month, raised.day) <= (today.year, today.month, today.day)


def _speaks_for(need: Row, person: Row) -> bool:
    if need["nip"]:
        return bool(need["nip"] == person["nip"])
    unor, opd = fold(need["unor"] or ""), fold(need["opd"] or "")
    return unor in ("", fold(person["unor"] or "")) and opd in ("", fold(person["opd"] or ""))

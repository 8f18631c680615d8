"""Whether everybody who has a seat may have it: the rules of the catalogue, of the region and of the year."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from asnkarier.analyses.plan.check_books import Books, Row, Violation


def names_exist(books: Books) -> Iterator[Violation]:
    """Everyone and everything the plan names is in the tables."""
    for seat in books.seats:
        committed = (seat["nip"], seat["training"]) in books.committed
        if not committed and seat["nip"] not in books.employees:
            yield Violation("unknown_person", seat["nip"])
        if seat["training"] not in books.trainings:
            yield Violation("unknown_training", seat["training"])
    for row in books.classes:
        if row["training"] not in books.trainings:
            yield Violation("unknown_training", row["training"])


def seats_are_allowed(books: Books) -> Iterator[Violation]:
    """Each seat is given once, to someone the training is for, who is there, under a fund of the year."""
    given: Counter[tuple[str, str]] = Counter()
    for seat in books.seats:
        name, course = f"{seat['nip']} {seat['training']}", books.trainings[seat["training"]]
        given[seat["nip"], seat["training"]] += 1
        if (seat["nip"], seat["training"]) in books.committed:
            continue  # it was allowed when it was planned; what of it must stand is looked at below
        if seat["nip"] in books.given.leaving:
            yield Violation("leaves_before_end", name)
        leaves = books.given.leaves_on.get(seat["nip"])
        if course["years"] and leaves and leaves.year <= books.given.year + course["years"]:
            yield Violation("leaves_before_end", name, leaves, course["years"])
        if seat["nip"] in books.given.away:
            yield Violation("away", name)
        if books.days_there(seat["nip"]) == 0:
            yield Violation("absent_all_year", name)
        yield from _is_for(books, seat, course, name)
        if seat["fund"] not in course["funds"].split(";") or seat["fund"] not in books.funds:
            yield Violation("fund_not_allowed", name, seat["fund"], course["funds"])
    for (nip, training), times in given.items():
        if times > 1:
            yield Violation("seat_twice", f"{nip} {training}", times, 1)


def _is_for(books: Books, seat: Row, course: Row, name: str) -> Iterator[Violation]:
    person = books.employees[seat["nip"]]
    if course["jenjang"] and person["jenjang"] not in course["jenjang"].split(";"):
        yield Violation("jenjang_not_allowed", name, person["jenjang"], course["jenjang"])
    employment = course["employment"]
    if not employment and course["form"] in books.given.rules.forms:
        employment = ";".join(books.given.rules.forms[course["form"]].employment)
    if employment and person["employment"] not in employment.split(";"):
        yield Violation("employment_not_allowed", name, person["employment"], employment)
    if course["eligible"] and not books.fits(seat["nip"], course["eligible"]):
        yield Violation("not_eligible", name, None, course["eligible"])


def committed_seats_stand(books: Books) -> Iterator[Violation]:
    """Every committed seat is there at the cost of the same fund, and exactly those are called so."""
    there = {(seat["nip"], seat["training"]): seat for seat in books.seats}
    for seat in sorted(books.committed):
        if seat not in there:
            yield Violation("committed_seat_missing", " ".join(seat))
        elif there[seat]["fund"] != books.committed[seat]["fund"]:
            yield Violation("committed_fund", " ".join(seat), there[seat]["fund"], books.committed[seat]["fund"])
        elif there[seat]["cost"] != books.committed[seat]["cost"]:
            yield Violation("committed_seat_cost", " ".join(seat), there[seat]["cost"], books.committed[seat]["cost"])
    for seat, row in there.items():
        if row["committed"] != (seat in books.committed):
            yield Violation("seat_committed", " ".join(seat), row["committed"])


def decisions_are_kept(books: Books) -> Iterator[Violation]:
    """What the office has decided on is in the plan, and what it has decided against is not."""
    there = {(seat["nip"], seat["training"]) for seat in books.seats}
    for nip, training in sorted(books.given.locked):
        if (nip, training) not in there:
            yield Violation("locked_seat_missing", f"{nip} {training}")
    for nip, training in sorted(there):
        if (nip, training) in books.given.banned:
            yield Violation("banned_seat", f"{nip} {training}")


def people_are_within_limits(books: Books) -> Iterator[Violation]:
    """Nobody is away too long, given too much JP, or too many trainings."""
    days: Counter[str] = Counter()
    jp: Counter[str] = Counter()
    for seat in books.seats:
        course = books.trainings[seat["training"]]
        days[seat["nip"]] += books.given.rules.days_max if course["years"] else course["days"]
        jp[seat["nip"]] += course["jp"]
    most, rules = books.given.jp_maximum, books.given.rules
    for nip in days:
        if days[nip] > rules.days_max:
            yield Violation("too_many_days", nip, days[nip], rules.days_max)
        kind, all_jp = books.employment(nip), jp[nip] + books.jp_beside(nip)
        if jp[nip] and kind in most and all_jp > most[kind]:
            yield Violation("too_much_jp", nip, all_jp, most[kind])
        taken = len(books.trainings_of[nip])
        if rules.trainings_max is not None and taken > rules.trainings_max:
            yield Violation("too_many_trainings", nip, taken, rules.trainings_max)
    if rules.trainings_max is not None:
        row = books.limits.get(("trainings", ""), {})
        stated = row.get("used"), row.get("allowed")
        counted = max(map(len, books.trainings_of.values()), default=0), rules.trainings_max
        if stated != counted:
            yield Violation("group_stated", "trainings", stated, counted)


def what_comes_first_comes_first(books: Books) -> Iterator[Violation]:
    """What must be passed first is passed, or taken too where that is allowed, and nobody waits in a circle."""
    for nip, trainings in books.trainings_of.items():
        before: dict[str, set[str]] = {training: set() for training in trainings}
        for training in trainings:
            for earlier in books.not_passed(nip, training):
                if (nip, training) in books.committed:
                    if (nip, earlier) in books.committed:
                        before[training].add(earlier)
                    continue
                before[training].add(earlier)
                if earlier not in trainings or not books.given.rules.chains:
                    yield Violation("prerequisite_missing", f"{nip} {training}", None, earlier)
        for earlier, training in _chained(books.raised_of[nip]):
            before.setdefault(training, set()).add(earlier)
        yield from _in_some_order(nip, before)
        yield from _order_is_stated(books, nip, before)


def _chained(rows: list[Row]) -> list[tuple[str, str]]:
    """The trainings of one person of which one is stated to raise a competency from where the other ends."""
    return [
        (one["training"], other["training"])
        for one in rows
        for other in rows
        if one["competency"] == other["competency"] and one["level_to"] == other["level_from"]
    ]


def _in_some_order(nip: str, before: dict[str, set[str]]) -> Iterator[Violation]:
    left = dict(before)
    while ready := [training for training in left if not left[training] & left.keys()]:
        for training in ready:
            del left[training]
    if left:
        yield Violation("order_impossible", nip, sorted(left))


def _order_is_stated(books: Books, nip: str, before: dict[str, set[str]]) -> Iterator[Violation]:
    after: dict[str, set[str]] = defaultdict(set)
    for training, earlier in before.items():
        for one in earlier:
            after[one].add(training)
    for seat in books.seats_of[nip]:
        expected = ";".join(sorted(after[seat["training"]])) or None
        if seat["before"] != expected:
            yield Violation("seat_before", f"{nip} {seat['training']}", seat["before"], expected)


def floors_and_caps_are_kept(books: Books) -> Iterator[Violation]:
    """Every group has the seats it is promised and no more than it may have, and both are stated right."""
    rules = books.given.rules
    for rule, code in (
        *((one, "floor_missed") for one in rules.floors),
        *((one, "cap_exceeded") for one in rules.caps),
    ):
        people = {nip for nip in books.employees if books.fits(nip, rule.who)}
        seats = sum(seat["nip"] in people for seat in books.seats)
        bound = rule.seats
        if bound is None:
            exact = round((rule.share or 0) * sum(bool(books.open_gaps(nip)) for nip in people), 9)
            bound = math.ceil(exact) if code == "floor_missed" else math.floor(exact)
        if (seats < bound) if code == "floor_missed" else (seats > bound):
            yield Violation(code, rule.name, seats, bound)
        stated = books.limits.get(("floor" if code == "floor_missed" else "cap", rule.name), {})
        if (stated.get("used"), stated.get("allowed")) != (seats, bound):
            yield Violation("group_stated", rule.name, (stated.get("used"), stated.get("allowed")), (seats, bound))


def quotas_are_kept(books: Books) -> Iterator[Violation]:
    """Of no form are more people sent than its quota, and both are stated right."""
    sent = Counter(books.trainings[seat["training"]]["form"] for seat in books.seats)
    for code, form in books.given.rules.forms.items():
        if form.quota is None:
            continue
        if sent[code] > form.quota:
            yield Violation("quota_exceeded", form.name, sent[code], form.quota)
        row = books.limits.get(("quota", form.name), {})
        stated, counted = (row.get("used"), row.get("allowed")), (sent[code], form.quota)
        if stated != counted:
            yield Violation("group_stated", form.name, stated, counted)

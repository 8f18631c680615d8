"""Whether the days of classes and seats keep every rule of the calendar: day by day, sharing nothing with the maker."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from asnkarier.analyses.plan.check_books import Books, Row, Violation
from asnkarier.analyses.plan.dates.dated import PlanDates
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.config.region import ClassCalendar
from asnkarier.tables.frames import Gaps
from asnkarier.tables.vocabulary import fold

_MONTHS = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"]
_ENGLISH = {"may": 5, "aug": 8, "ags": 8, "agt": 8, "oct": 10, "dec": 12, "peb": 2, "nop": 11}

Place = tuple[str, int]
"""Training and number of a class."""


class Dates:
    """The days of a plan as plain rows beside the books of the plan."""

    def __init__(self, given: PlanInput, made: TrainingPlan, dates: PlanDates, calendar: ClassCalendar) -> None:
        # gaps are the longest table, and no date depends on them
        self.books = Books(replace(given, gaps=Gaps(given.gaps.head(0))), made)
        self.given, self.calendar = given, calendar
        self.classes = {(row["training"], row["training_class"]): row for row in _rows(dates.classes)}
        self.seats = {(row["nip"], row["training"]): row for row in _rows(dates.seats)}
        self.funds_of: dict[tuple[str, int], set[str]] = defaultdict(set)
        for seat in self.books.seats:
            self.funds_of[seat["training"], seat["training_class"]].add(seat["fund"])
        listed = calendar.holidays.on(date(given.year, 12, 31)).value
        self.away: dict[str, list[tuple[date, date]]] = defaultdict(list)
        for row in _rows(given.absences):
            if row["cancelled"] is not True:
                self.away[row["nip"]].append((row["away_from"], row["away_to"]))
        self.stands = _standing(given, self.classes)
        self.holidays = {one.day for one in listed if one.day.year == given.year}

    def works(self, day: date) -> bool:
        """Whether a day is a working day."""
        return day.weekday() < 5 and day not in self.holidays

    def days_of(self, row: Row) -> list[date]:
        """The working days from the first to the last day of a class or seat; none without a date."""
        return [day for day in _every_day(row) if self.works(day)]

    @property
    def dated(self) -> list[tuple[str, str, Row]]:
        """NIP, training and row of each seat that has a date."""
        return [(nip, training, row) for (nip, training), row in self.seats.items() if row["starts_on"]]


def everything_is_told(dates: Dates) -> Iterator[Violation]:
    """Every seat and class of the plan is there once, with the days of its class, or with a reason for having none."""
    planned = {(seat["nip"], seat["training"]): seat for seat in dates.books.seats}
    for seat in sorted({*planned} ^ {*dates.seats}):
        yield Violation("seat_date_missing", " ".join(seat))
    for seat in sorted({*planned} & {*dates.seats}):
        row, name = dates.seats[seat], " ".join(seat)
        if row["training_class"] != planned[seat]["training_class"]:
            yield Violation("seat_of_other_class", name, row["training_class"], planned[seat]["training_class"])
        held = dates.classes.get((seat[1], row["training_class"]), {"starts_on": None, "ends_on": None})
        if row["starts_on"] and (row["starts_on"], row["ends_on"]) != (held["starts_on"], held["ends_on"]):
            yield Violation("seat_of_other_days", name, row["starts_on"], held["starts_on"])
    for subject, row in [*dates.seats.items(), *dates.classes.items()]:
        if (row["starts_on"] is None) != (row["ends_on"] is None) or (row["starts_on"] is None) == (
            row["undated"] is None
        ):
            yield Violation("undated_without_reason", str(subject), row["undated"], row["starts_on"])


def classes_are_counted_right(dates: Dates) -> Iterator[Violation]:
    """Each class of the plan has its row, its people are counted right, and enough can come to one with a date."""
    people = Counter((seat["training"], seat["training_class"]) for seat in dates.books.seats)
    coming = Counter((training, row["training_class"]) for _, training, row in dates.dated)
    for one in sorted({*people} ^ {*dates.classes}):
        yield Violation("class_date_missing", f"{one[0]} {one[1]}")
    for one, row in dates.classes.items():
        name, least = f"{one[0]} {one[1]}", dates.books.trainings[one[0]]["seats_min"]
        if (row["participants"], row["without_date"]) != (people[one], people[one] - coming[one]):
            yield Violation("class_counted_wrong", name, row["participants"], people[one])
        if row["starts_on"] and coming[one] < least and one not in dates.stands:
            yield Violation("too_few_can_come", name, coming[one], least)


def days_are_days_for_classes(dates: Dates) -> Iterator[Violation]:
    """A class takes as many working days on end as the catalogue says, within weeks and months, over no blackout."""
    calendar = dates.calendar
    for one, row in dates.classes.items():
        if row["starts_on"] is None:
            continue
        name, course, days = f"{one[0]} {one[1]}", dates.books.trainings[one[0]], dates.days_of(row)
        if not dates.holidays:
            yield Violation("holidays_not_known", name, row["starts_on"])
        if not (dates.works(row["starts_on"]) and dates.works(row["ends_on"])):
            yield Violation("not_a_working_day", name, row["starts_on"])
        if len(days) != course["days"]:
            yield Violation("wrong_number_of_days", name, len(days), course["days"])
        if one in dates.stands:
            continue  # it is committed to its days, whatever became of weeks and blackouts
        if row["starts_on"] <= dates.given.as_of:
            yield Violation("before_the_plan", name, row["starts_on"], dates.given.as_of)
        for day in _every_day(row):
            year, week, _ = day.isocalendar()
            if year != dates.given.year or not calendar.first_week <= week <= calendar.last_week:
                yield Violation("outside_the_weeks", name, day)
            if any(each.who is None and each.first <= day <= each.last for each in calendar.blackouts):
                yield Violation("runs_over_blackout", name, day)
        months = _months(course["months"] or "")
        if course["months"] and any(day.month not in months for day in days):
            yield Violation("month_not_offered", name, row["starts_on"], course["months"])


def people_can_come(dates: Dates) -> Iterator[Violation]:
    """Nobody has left, is away or kept at work, sits in two classes on a day, or takes a training too early."""
    diary: Counter[tuple[str, date]] = Counter()
    for nip, training, row in dates.dated:
        name = f"{nip} {training}"
        left = dates.given.leaves_on.get(nip)
        if left is not None and row["ends_on"] >= left:
            yield Violation("ends_after_leaving", name, row["ends_on"], left)
        days = dates.days_of(row)
        for each in dates.calendar.blackouts:
            meets = any(each.first <= day <= each.last for day in days)
            if each.who is not None and meets and dates.books.fits(nip, each.who) is not False:
                yield Violation("kept_at_work", name, row["starts_on"], each.first)
        for begin, end in dates.away[nip]:
            if any(begin <= day <= end for day in days):
                yield Violation("absent_then", name, row["starts_on"], begin)
        diary.update((nip, day) for day in days)
    for (nip, day), times in diary.items():
        if times > 1:
            yield Violation("two_classes_on_a_day", nip, day)
    for seat in dates.books.seats:
        for later in (seat["before"] or "").split(";"):
            follows = dates.seats.get((seat["nip"], later))
            if follows is None or follows["starts_on"] is None:
                continue
            first = dates.seats[seat["nip"], seat["training"]]
            if first["ends_on"] is None or first["ends_on"] >= follows["starts_on"]:
                yield Violation("out_of_order", f"{seat['nip']} {later}", follows["starts_on"], first["ends_on"])


def units_keep_their_people(dates: Dates) -> Iterator[Violation]:
    """Of no unit is more than the share of its people in classes within a week or a month; one always may be."""
    share = dates.calendar.away_share_max
    if share is None:
        return
    unit_of = {
        nip: (fold(row["opd"]), fold(row["unor"] or ""))
        for nip, row in dates.books.employees.items()
        if row["opd"] is not None
    }
    sizes = Counter(unit_of.values())
    away: dict[tuple[tuple[str, str], object], set[str]] = defaultdict(set)
    settled: dict[tuple[tuple[str, str], object], set[str]] = defaultdict(set)
    for nip, training, row in dates.dated:
        for day in dates.days_of(row) if nip in unit_of else ():
            key = unit_of[nip], day.month if dates.calendar.away_per == "month" else day.isocalendar()[:2]
            away[key].add(nip)
            if (nip, training) in dates.stands.get((training, row["training_class"]), ()):
                settled[key].add(nip)
    for (unit, period), people in away.items():
        new = people - settled[unit, period]  # whom a committed class takes away, it takes in any case
        if new and len(people) > 1 and len(people) > share * sizes[unit] + 1e-6:
            yield Violation("too_many_away", f"{unit} {period}", len(people), share * sizes[unit])


def money_is_there(dates: Dates) -> Iterator[Violation]:
    """Before a later window's money comes, no fund has paid for more than the windows before it have."""
    from_ = {str(window): month for window, month in dates.calendar.money_from.items()}
    opens = {window: from_.get(window, 1) for window in dates.given.windows}
    for month in sorted({*opens.values()} - {1}):
        before = [window for window in opens if opens[window] < month]
        day = date(dates.given.year, month, 1)
        for fund in sorted(dates.books.funds):
            spent = _spent(dates, fund, day)
            there = _ceiling(dates.books, fund, before)
            if spent > max(there, _spent(dates, fund, day, settled=True)):
                yield Violation("money_comes_later", f"{fund} {day}", spent, there)


def _spent(dates: Dates, fund: str, day: date, *, settled: bool = False) -> int:
    """Rupiah of what begins before a day; ``settled``: of committed classes that keep their days only."""
    spent = 0
    for seat in dates.books.seats:
        starts = dates.seats[seat["nip"], seat["training"]]["starts_on"]
        counts = not settled or (seat["training"], seat["training_class"]) in dates.stands
        if counts and seat["fund"] == fund and starts and starts < day:
            spent += dates.books.trainings[seat["training"]]["cost_per_participant"]
    for row in dates.books.classes:
        training, course = row["training"], dates.books.trainings[row["training"]]
        if row["fund"] != fund:
            continue
        begun = {
            number
            for (code, number), each in dates.classes.items()
            if code == training
            and each["starts_on"]
            and each["starts_on"] < day
            and (not settled or (code, number) in dates.stands)
        }
        if dates.books.pooled(training):
            spent += row["classes"] * course["cost_per_class"] if begun else 0
        else:
            spent += sum(dates.funds_of[training, number] == {fund} for number in begun) * course["cost_per_class"]
    return int(spent)


def _ceiling(books: Books, fund: str, windows: list[str]) -> int:
    rows = [row for row in books.budget_rows if row["fund"] == fund and row["window"] in windows]
    whole = [row["ceiling"] for row in rows if not fold(row["opd"] or "")]
    return sum(whole) if whole else sum(row["ceiling"] for row in rows)


def _months(text: str) -> set[int]:
    """Read the months again: names by their first three letters, numbers, and ranges."""
    words = re.findall(r"[a-z]+|\d+|[-–—]", re.sub(r"s\s*[./]?\s*d\b\.?|sampai( dengan)?|hingga", "-", text.lower()))
    found: set[int] = set()
    last, range_ = 0, False
    for word in words:
        if word in "-–—":
            range_ = True
            continue
        if word in ("dan", "and"):
            continue
        name = word[:3]
        month = int(word) if word.isdigit() else _ENGLISH.get(name) or _MONTHS.index(name) + 1
        found |= {month, *range(last, month)} if range_ else {month}
        last, range_ = month, False
    return found


def committed_classes_keep_their_days(dates: Dates) -> Iterator[Violation]:
    """A committed class whose people are all in it still has the days it had, as far as these are days for it."""
    then, members = _committed(dates.given)
    for one, (begin, end) in then.items():
        days = [day for day in _every_day({"starts_on": begin, "ends_on": end}) if dates.works(day)]
        possible = dates.works(begin) and dates.works(end) and len(days) == dates.books.trainings[one[0]]["days"]
        together = {dates.seats[seat]["training_class"] for seat in members[one]} == {one[1]}
        if possible and together and (dates.classes[one]["starts_on"], dates.classes[one]["ends_on"]) != (begin, end):
            yield Violation("committed_days_changed", f"{one[0]} {one[1]}", dates.classes[one]["starts_on"], begin)


def _committed(given: PlanInput) -> tuple[dict[Place, tuple[date, date]], dict[Place, set[tuple[str, str]]]]:
    """The days of each committed class that has people still, and these people's seats."""
    members: dict[Place, set[tuple[str, str]]] = defaultdict(set)
    for seat in _rows(given.standing):
        members[seat["training"], seat["training_class"]].add((seat["nip"], seat["training"]))
    rows = _rows(given.committed.dates) if given.committed else []
    then = {(row["training"], row["training_class"]): (row["starts_on"], row["ends_on"]) for row in rows}
    return {one: days for one, days in then.items() if days[0] and members[one]}, members


def _standing(given: PlanInput, classes: dict[Place, Row]) -> dict[Place, set[tuple[str, str]]]:
    """The committed classes that keep their days, each with the seats that were in it."""
    then, members = _committed(given)
    kept = {one: (row["starts_on"], row["ends_on"]) for one, row in classes.items()}
    return {one: members[one] for one, days in then.items() if kept.get(one) == days}


def _every_day(row: Row) -> list[date]:
    if row["starts_on"] is None or row["ends_on"] is None:
        return []
    return [row["starts_on"] + timedelta(days=n) for n in range((row["ends_on"] - row["starts_on"]).days + 1)]


def _rows(frame: Any) -> list[Row]:
    """The rows of a frame, with plain days, and None for what is missing."""
    plain = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [{name: value.date() if hasattr(value, "date") else value for name, value in row.items()} for row in plain]


CHECKS: tuple[Callable[[Dates], Iterator[Violation]], ...] = (
    everything_is_told,
    classes_are_counted_right,
    days_are_days_for_classes,
    committed_classes_keep_their_days,
    people_can_come,
    units_keep_their_people,
    money_is_there,
)


def date_violations(given: PlanInput, made: TrainingPlan, dates: PlanDates) -> tuple[Violation, ...]:
    """Give everything in the days of a plan that breaks a rule of the calendar; () for good ones, or none at all."""
    if given.rules.calendar is None:
        return ()
    there = Dates(given, made, dates, given.rules.calendar)
    told = tuple(everything_is_told(there))
    return told or tuple(violation for check in CHECKS for violation in check(there))

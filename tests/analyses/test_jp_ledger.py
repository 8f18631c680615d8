"""The JP ledger on people whose year is written out below: what counts, what is missing, and what is cheapest."""

from collections import Counter
from datetime import date, timedelta
from itertools import product
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asnkarier.analyses.gap.staff import ActiveEmployees
from asnkarier.analyses.jp.already import JpAlready, jp_already
from asnkarier.analyses.jp.cheapest import Offer, cheapest_way
from asnkarier.analyses.jp.counted import certificates, counted_participations
from asnkarier.analyses.jp.ledger import JpRules, balance, ledger, totals
from asnkarier.analyses.jp.limits import Claim, within_limits
from asnkarier.analyses.jp.ways import FreeForm, jp_ways
from asnkarier.config.jp import CertificateRule, JpRule
from asnkarier.tables.development import PARTICIPATIONS, TRAININGS
from asnkarier.tables.frames import Employees, JpParticipations, Participations, PlanSeats, Trainings
from asnkarier.tables.people import EMPLOYEES
from asnkarier.tables.plan_results import PLAN

ANI, BUDI, CITRA, DEDI = (f"19900101201501{number:04d}" for number in range(1, 5))
YEAR = 2026
RULES = {
    "seminar": JpRule(jp=4, per="day"),
    "coaching": JpRule(jp=2, per="session", session_max=2, month_max=4),
    "komunitas": JpRule(jp=2, per="day", day_max=2),
    "magang": JpRule(jp=20, per="activity"),
}
CATALOGUE = Trainings(
    TRAININGS.conform(
        pd.DataFrame(
            {
                "training": ["A-1", "B-1", "C-1"],
                "title": ["Manajemen Aset", "Kelas Daring", "Bimtek Arsip"],
                "jp": [16, 8, 12],
                "days": [2, 0, 2],
                "cost_per_participant": [1_000_000, 0, 400_000],
                "cost_per_class": [3_000_000, 0, 1_000_000],
                "seats_max": [30, 100, 3],
                "classes_max": [1, 5, 2],
            }
        )
    )
)


def history(*rows: dict[str, Any]) -> Participations:
    """Rows with days as ``"03-02"`` of the year, or as dates."""
    frame = pd.DataFrame([{"training": f"Kegiatan {n}", "year": YEAR} | row for n, row in enumerate(rows)])
    for name in {"started_on", "ended_on"} & set(frame):
        frame[name] = pd.to_datetime([f"{YEAR}-{day}" if isinstance(day, str) and len(day) == 5 else day
                                      for day in frame[name]])  # fmt: skip
    return Participations(PARTICIPATIONS.conform(frame))


def counted(*rows: dict[str, Any], on: date = date(YEAR, 6, 30)) -> JpParticipations:
    return counted_participations(history(*rows), CATALOGUE, RULES, YEAR, on)


DONE = {"nip": ANI, "status": "attended"}


@pytest.mark.parametrize(
    ("row", "jp", "origin"),
    [
        ({"form": "seminar", "jp": 9}, 9, "stated"),
        ({"form": "seminar", "started_on": "03-02", "ended_on": "03-03"}, 8, "converted"),  # Monday and Tuesday
        ({"form": "seminar", "started_on": "03-06", "ended_on": "03-09"}, 8, "converted"),  # over a weekend
        ({"form": "seminar", "started_on": "03-07"}, 4, "converted"),  # a Saturday is a day when it is the only one
        ({"form": "seminar", "jp": 0, "started_on": "03-02"}, 4, "converted"),  # 0 is no statement
        ({"form": "seminar"}, None, "unknown"),
        ({"form": "coaching", "sessions": 3, "started_on": "03-02", "ended_on": "04-30"}, 6, "converted"),
        ({"form": "coaching", "started_on": "03-02"}, 2, "converted"),
        ({"form": "coaching", "started_on": "03-02", "ended_on": "04-30"}, None, "unknown"),  # how many is not told
        ({"form": "magang"}, 20, "converted"),
        ({"form": "kursus", "started_on": "03-02"}, None, "unknown"),  # its programme states it, and no rule does
        ({"started_on": "03-02"}, None, "unknown"),
    ],
)
def test_jp_are_those_stated_or_by_the_rule_of_the_form_or_unknown(
    row: dict[str, Any], jp: int | None, origin: str
) -> None:
    (found,) = counted(DONE | row).to_dict("records")
    assert (None if pd.isna(found["jp_full"]) else found["jp_full"], found["jp_from"]) == (jp, origin)
    assert found["counted_as"] == "earned"


@pytest.mark.parametrize(
    ("rows", "jp"),
    [
        ([{"jp": 10, "started_on": "03-02", "ended_on": "03-02"}], [4]),  # a month of coaching counts 4
        ([{"jp": 10, "started_on": "02-20", "ended_on": "03-02"}], [8]),
        ([{"jp": 3, "started_on": "03-02"}, {"jp": 3, "started_on": "03-09"}], [3, 1]),
        ([{"jp": 9, "sessions": 1, "started_on": "03-02"}], [2]),
        ([{"jp": 60}], [48]),  # without days it may have been in any month
        ([{"jp": 4, "started_on": "03-02", "status": "approved"}, {"jp": 4, "started_on": "03-30"}], [0, 4]),
        ([{"jp": 4, "started_on": "03-02"}, {"jp": 4, "started_on": "03-02", "nip": BUDI}], [4, 4]),
        ([{"jp": 4, "started_on": "03-02", "status": "dropped"}, {"jp": 4, "started_on": "03-30"}], [4, 4]),
    ],
)
def test_of_a_form_no_more_counts_than_session_and_month_allow(rows: list[dict[str, Any]], jp: list[int]) -> None:
    assert list(counted(*(DONE | {"form": "coaching"} | row for row in rows))["jp"]) == jp


def test_of_a_form_no_more_counts_than_the_day_allows() -> None:
    community = DONE | {"form": "komunitas", "jp": 6}
    assert list(counted(community | {"started_on": "03-02", "ended_on": "03-04"})["jp"]) == [6]
    assert list(counted(community | {"started_on": "03-02", "ended_on": "03-03"})["jp"]) == [4]


CLAIMS = st.lists(st.tuples(st.integers(1, 8), st.integers(0, 40), st.integers(0, 35)), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(CLAIMS, st.none() | st.integers(1, 3), st.none() | st.integers(2, 6))
def test_as_many_jp_count_as_days_and_months_can_hold(
    drawn: list[tuple[int, int, int]], day_max: int | None, month_max: int | None
) -> None:
    first = date(2026, 1, 15)
    claims = sorted(
        (Claim(jp, first + timedelta(start), first + timedelta(start + long)) for jp, start, long in drawn),
        key=lambda claim: (claim.last, claim.first),
    )
    rule = JpRule(jp=1, per="session", day_max=day_max, month_max=month_max)
    found = within_limits(claims, rule)
    assert all(0 <= jp <= claim.jp for jp, claim in zip(found, claims, strict=True))
    assert sum(found) == _most(claims, day_max, month_max)


def _most(claims: list[Claim], day_max: int | None, month_max: int | None) -> int:
    """By the theorem of Rado: the least, over all sets of claims, of what the others ask and what its days hold."""
    least = sum(claim.jp for claim in claims)
    for chosen in product((False, True), repeat=len(claims)):
        days: set[date] = set()
        for claim, one in zip(claims, chosen, strict=True):
            if one:
                days |= {claim.first + timedelta(n) for n in range((claim.last - claim.first).days + 1)}
        months = Counter((day.year, day.month) for day in days)
        room = sum(min(month_max or 999, number * (day_max or 999)) for number in months.values())
        others = sum(claim.jp for claim, one in zip(claims, chosen, strict=True) if not one)
        least = min(least, others + room)
    return least


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ({"status": "passed", "ended_on": "06-30"}, "earned"),
        ({"status": "attended", "ended_on": "07-01"}, "coming"),  # after the day nothing is known of it
        ({"certificate": "1/2026", "ended_on": "06-30"}, "earned"),
        ({"ended_on": "06-30"}, "unproven"),
        ({"ended_on": "07-01"}, "coming"),
        ({"status": "approved", "ended_on": "06-30"}, "coming"),
        ({"status": "proposed", "ended_on": "06-30"}, "proposed"),
        ({"status": "dropped", "ended_on": "06-30", "certificate": "1"}, "lost"),
        ({"status": "declined"}, "lost"),
        ({"status": "attended"}, "earned"),  # of the year, without a day
    ],
)
def test_a_participation_counts_when_it_is_proven_and_over(row: dict[str, Any], word: str) -> None:
    assert list(counted({"nip": ANI, "jp": 8} | row)["counted_as"]) == [word]


def test_only_the_participations_of_the_year_are_counted() -> None:
    assert counted(DONE | {"year": 2025, "jp": 8}, DONE | {"year": None, "jp": 8}).empty


def test_certificates_are_those_of_three_years_each_number_once() -> None:
    rule, day = CertificateRule(years=3, enough=8), date(2026, 6, 30)
    own = {"nip": ANI, "certificate": "1"}
    rows = [
        own | {"ended_on": pd.Timestamp(2023, 6, 30), "year": 2023},  # three years ago to the day: no longer
        own | {"certificate": "2", "ended_on": pd.Timestamp(2023, 7, 1), "year": 2023},
        own | {"certificate": "2", "ended_on": pd.Timestamp(2024, 7, 1), "year": 2024},  # the same once more
        own | {"certificate": "3", "ended_on": pd.Timestamp(2026, 7, 1), "year": 2026},  # not yet
        own | {"certificate": "4", "year": 2024},
        own | {"certificate": "5", "year": 2023},
        own | {"certificate": "6", "status": "dropped", "year": 2025},
        {"nip": BUDI, "year": 2026, "ended_on": pd.Timestamp(2026, 1, 2)},
    ]
    assert certificates(history(*rows), rule, day) == {ANI: 2}


def employees(**kinds: str) -> ActiveEmployees:
    people = {"ANI": ANI, "BUDI": BUDI, "CITRA": CITRA, "DEDI": DEDI}
    rows = [{"nip": people[name], "name": name, "opd": "Dinas", "employment": kind} for name, kind in kinds.items()]
    return ActiveEmployees(Employees(EMPLOYEES.conform(pd.DataFrame(rows))))


def rules(on: date) -> JpRules:
    return JpRules(YEAR, on, {"PNS": 20}, {"PPPK": 24}, pace_from_month=4)


def seats(*rows: tuple[str, str, int]) -> PlanSeats:
    return PlanSeats(PLAN.conform(pd.DataFrame(rows, columns=["nip", "training", "jp"])))


def one(row: list[dict[str, Any]], on: date, plan: PlanSeats | None = None) -> dict[str, Any]:
    rows = [{"nip": ANI} | each for each in row]
    found = counted(*rows, on=on) if rows else counted(DONE | {"year": 1999}, on=on)
    return balance(employees(ANI="PNS"), found, plan, {}, rules(on)).to_dict("records")[0]  # type: ignore[return-value]


MAY, JULY = date(YEAR, 5, 1), date(YEAR, 7, 2)  # 2 July ends day 183 of 365: half the year and half a day


@pytest.mark.parametrize(
    ("rows", "on", "state"),
    [
        ([{"status": "passed", "jp": 20}], MAY, "reached"),
        ([{"status": "passed", "jp": 19}], MAY, "on_pace"),
        ([{"status": "passed", "jp": 11}], JULY, "on_pace"),  # 11 * 365 / 183 = 21.9
        ([{"status": "passed", "jp": 10}], JULY, "behind"),  # 10 * 365 / 183 = 19.9
        ([], JULY, "behind"),
        ([], date(YEAR, 3, 31), "too_early"),
        ([], date(YEAR, 4, 1), "behind"),
        ([{"status": "passed", "jp": 19}], date(YEAR, 12, 31), "missed"),
        ([{"status": "passed", "jp": 19}, {"status": "passed", "form": "kursus"}], JULY, "undecided"),  # JP not known
        ([{"status": "passed", "jp": 10}, {"jp": 10, "ended_on": "06-01"}], JULY, "undecided"),  # without proof
        ([{"status": "passed", "jp": 10}, {"jp": 9, "ended_on": "06-01"}], JULY, "behind"),
        ([{"status": "passed", "jp": 10}, {"jp": 10, "status": "approved"}], JULY, "planned"),
        ([{"status": "passed", "jp": 10}, {"jp": 10, "status": "proposed"}], JULY, "behind"),
    ],
)
def test_how_far_somebody_is_from_the_minimum(rows: list[dict[str, Any]], on: date, state: str) -> None:
    assert one(rows, on)["state"] == state


def test_what_is_planned_counts_until_something_is_known_of_it() -> None:
    plan = seats((ANI, "A-1", 16), (ANI, "B-1", 8))
    assert one([], JULY, plan)["jp_planned"] == 24
    attended = one([{"training": "manajemen aset", "status": "attended", "jp": 16}], JULY, plan)
    assert (attended["jp_earned"], attended["jp_planned"], attended["state"]) == (16, 8, "planned")
    approved = one([{"training": "A-1", "status": "approved", "jp": 16}], JULY, plan)
    assert (approved["jp_coming"], approved["jp_planned"]) == (0, 24)
    dropped = one([{"training": "A-1", "status": "dropped", "jp": 16}], JULY, plan)
    assert (dropped["jp_planned"], dropped["missing_after"]) == (8, 12)
    assert pd.isna(one([], JULY)["jp_planned"])


def test_a_pppk_has_a_maximum_and_no_minimum_and_above_it_is_told() -> None:
    rows = [
        {"nip": BUDI, "status": "attended", "jp": 20},
        {"nip": BUDI, "ended_on": "03-02", "jp": 3},
        {"nip": CITRA, "status": "attended", "jp": 30},
    ]
    plan = seats((BUDI, "B-1", 8))
    frame = balance(employees(BUDI="PPPK", CITRA="PPPK"), counted(*rows), plan, {}, rules(JULY))
    assert list(frame["state"]) == ["no_minimum", "no_minimum"]
    assert list(frame["above"]) == [20 + 3 + 8 - 24, 6]
    assert list(frame["jp_earned"]) == [20, 30]  # nothing is cut
    assert frame["missing"].isna().all()


def test_what_a_plan_begins_from_is_what_the_participations_add_up_to() -> None:
    rows = [
        DONE | {"training": "A-1", "jp": 10},
        DONE | {"training": "Manajemen Aset", "training_class": "2", "jp": 4, "status": "approved"},
        DONE | {"training": "Lain", "jp": 3},
        DONE | {"training": "Lain 2", "status": None, "ended_on": "03-02", "jp": 5},
        {"nip": BUDI, "training": "B-1", "status": "dropped", "jp": 8},
        {"nip": CITRA, "training": "B-1", "status": "proposed", "jp": 8},
        {"nip": DEDI, "training": "B-1", "status": "approved", "jp": 8},
    ]
    assert jp_already(counted(*rows)) == (
        JpAlready(ANI, "", 3, 8, settled=True),
        JpAlready(ANI, "A-1", 10, 14, settled=True),
        JpAlready(BUDI, "B-1", 0, 0, settled=True),
        JpAlready(DEDI, "B-1", 0, 8, settled=False),
    )


OFFERS = st.lists(
    st.builds(
        Offer, st.just("training"), st.text("ab", min_size=1, max_size=3), st.just("-"), st.integers(1, 9),
        st.integers(0, 3), st.integers(0, 2), st.integers(1, 3),
    ),
    max_size=4,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 20), OFFERS)
def test_no_way_is_cheaper_than_the_one_found(missing: int, offers: list[Offer]) -> None:
    way = cheapest_way(missing, offers)
    asked = min(missing, sum(offer.jp * offer.limit for offer in offers))
    assert sum(offer.jp * units for offer, units in way) >= asked
    assert all(1 <= units <= offer.limit for offer, units in way)
    tried = [
        (_sum(units, offers, "cost"), _sum(units, offers, "days"), sum(units))
        for units in product(*(range(offer.limit + 1) for offer in offers))
        if _sum(units, offers, "jp") >= asked
    ]
    cost, days = (sum(getattr(offer, name) * units for offer, units in way) for name in ("cost", "days"))
    assert (cost, days, sum(units for _, units in way)) == min(tried)


def _sum(units: tuple[int, ...], offers: list[Offer], name: str) -> int:
    return sum(getattr(offer, name) * number for offer, number in zip(offers, units, strict=True))


COACHING = FreeForm("coaching", "Coaching", RULES["coaching"])


def ways(on: date, forms: list[FreeForm], *rows: dict[str, Any], open_to: str = "A-1 B-1 C-1") -> list[tuple[Any, ...]]:
    found = counted(*(rows or (DONE | {"year": 1999},)), on=on)
    balanced = balance(employees(ANI="PNS"), found, None, {}, rules(on))
    frame = jp_ways(balanced, found, CATALOGUE, forms, lambda nip: open_to.split(), frozenset({ANI}), YEAR, on)
    columns = ["code", "units", "jp", "cost", "days"]
    return list(frame[columns].itertuples(index=False, name=None))


def test_the_cheapest_way_begins_with_what_is_free() -> None:
    june = date(YEAR, 6, 30)
    assert ways(june, [COACHING]) == [("coaching", 6, 12, 0, 0), ("B-1", 1, 8, 0, 0)]
    # two months of coaching are left, and with 8 JP and the free class 4 are missing: then a course is bought, the
    # cheapest, and of what is free the fewest pieces that suffice beside it
    november = date(YEAR, 11, 16)
    assert ways(november, [COACHING]) == [("B-1", 1, 8, 0, 0), ("C-1", 1, 12, 400_000 + 333_334, 2)]
    assert ways(november, [COACHING], open_to="") == [("coaching", 4, 8, 0, 0)]  # as far as one comes
    used = DONE | {"form": "coaching", "jp": 4, "started_on": "11-02", "ended_on": "11-02"}
    assert ways(november, [COACHING], used, open_to="") == [("coaching", 2, 4, 0, 0)]  # this month has counted 4
    assert ways(date(YEAR, 12, 31), [COACHING]) == []


def test_totals_by_opd_add_up_and_leave_nobody_out() -> None:
    june = date(YEAR, 6, 30)
    staff = employees(ANI="PNS", BUDI="PNS", CITRA="PPPK", DEDI="PNS")
    staff.loc[staff["nip"] == DEDI, "opd"] = None
    found = counted(DONE | {"jp": 20}, {"nip": CITRA, "status": "passed", "jp": 30}, on=june)
    balanced = balance(staff, found, None, {ANI: 2}, rules(june))
    frame = jp_ways(balanced, found, CATALOGUE, [COACHING], lambda nip: [], frozenset(staff["nip"]), YEAR, june)
    whole = ledger(balanced, frame)
    assert list(whole["certificates"]) == [2, 0, 0, 0]
    assert list(whole["way_jp"].fillna(-1)) == [-1, 20, -1, 20]
    opds = totals(whole)
    columns = [
        "employees",
        "with_minimum",
        "reached",
        "behind",
        "with_maximum",
        "above_maximum",
        "jp_earned",
        "missing",
    ]
    assert opds[columns].to_numpy().tolist() == [[3, 2, 1, 1, 1, 1, 50, 20], [1, 1, 0, 1, 0, 0, 0, 20]]
    assert opds["opd"].isna().tolist() == [False, True]

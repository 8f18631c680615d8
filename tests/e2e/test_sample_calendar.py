"""The sample region that dates its classes: its iCalendar file says what its tables say, and no day is a wrong one."""

from __future__ import annotations

import re
from datetime import date, timedelta

import yaml
from real_command import asnkarier

from asnkarier.resources import configs_folder
from asnkarier.storage.store import Store

REGION = "tanjungpinang"


def test_the_calendar_of_the_sample(workspace, tmp_path):
    answer = asnkarier("report", "plan-training", "-w", workspace, "-r", REGION, "--format", "ics", "--out", tmp_path)
    assert answer.code == 0, answer.err
    text = (tmp_path / f"plan-training_{REGION}_2027.ics").read_text(encoding="utf-8").replace("\n ", "")
    events = re.findall(r"DTSTART;VALUE=DATE:(\d{8})\nDTEND;VALUE=DATE:(\d{8})", text)
    store = Store(workspace / "store", REGION)
    classes = store.load("plan_class_dates").dropna(subset=["starts_on"])
    assert len(classes) > 20
    days = {(row["starts_on"].date(), row["ends_on"].date()) for row in classes.to_dict("records")}
    one = timedelta(days=1)
    written = [(date.fromisoformat(first), date.fromisoformat(after) - one) for first, after in events]
    assert len(written) == len(classes)
    assert set(written) == days
    known = store.load("employees")
    assert not any(nip in text for nip in known["nip"])
    assert not any(name in text for name in known["name"])

    calendar = yaml.safe_load((configs_folder() / f"{REGION}.yaml").read_text("utf-8"))["training_plan"]["calendar"]
    holidays = {each["day"] for each in calendar["holidays"]["versions"][0]["value"]}
    for day in {day for both in written for day in both}:
        assert day.weekday() < 5
        assert day not in holidays
        assert calendar["first_week"] <= day.isocalendar().week <= calendar["last_week"]

    seats = store.load("plan_seat_dates").dropna(subset=["starts_on"])
    leave = store.load("absences")
    leave = leave[leave["cancelled"] != True]  # noqa: E712 - missing is not cancelled
    both = seats.merge(leave, on="nip")
    assert len(both) > 0, "somebody with a seat is on leave once"
    meets = both[(both["starts_on"] <= both["away_to"]) & (both["ends_on"] >= both["away_from"])]
    away = [
        first + timedelta(days=n)
        for first, last in zip(
            meets[["starts_on", "away_from"]].max(axis=1).dt.date,
            meets[["ends_on", "away_to"]].min(axis=1).dt.date,
            strict=True,
        )
        for n in range((last - first).days + 1)
    ]
    assert not any(day.weekday() < 5 and day not in holidays for day in away)

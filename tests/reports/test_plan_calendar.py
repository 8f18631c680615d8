"""The calendar in the documents: the iCalendar file read back by other code, and the sheets by their figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from invented_plan import plan_report, write_training_plan
from invented_report import invented_gaps, region_config
from openpyxl import load_workbook
from workbook_lists import listed

from asnkarier.errors import UsageError
from asnkarier.reports.plan.icalendar import escaped, folded
from asnkarier.reports.plan.report import PlanReport
from asnkarier.tables.plan_results import PLAN_CLASS_DATES, PLAN_SEAT_DATES

FIRST, LAST = pd.Timestamp(2027, 3, 1), pd.Timestamp(2027, 3, 5)


@pytest.fixture(scope="module")
def undated() -> PlanReport:
    config = region_config()
    return plan_report(invented_gaps(config, 150), config)


@pytest.fixture(scope="module")
def report(undated: PlanReport) -> PlanReport:
    """All classes in the week from 1 March, but for the last training, whose months cannot be read."""
    last = max(undated.plan["training"])
    classes = (
        undated.plan.groupby(["training", "title", "training_class", "fund"], as_index=False)
        .size()
        .rename(columns={"size": "participants"})
    )
    open_ = classes["training"] == last
    classes = classes.assign(days=5, without_date=classes["participants"].where(open_, 0))
    seats = undated.plan[["nip", "training", "training_class"]]

    def days(frame: pd.DataFrame) -> pd.DataFrame:
        none = frame["training"] == last
        return frame.assign(
            starts_on=pd.Series(FIRST, index=frame.index).mask(none),
            ends_on=pd.Series(LAST, index=frame.index).mask(none),
            undated=none.map({True: "months_unreadable", False: None}),
        )

    return replace(
        undated,
        class_dates=PLAN_CLASS_DATES.conform(days(classes)),
        seat_dates=PLAN_SEAT_DATES.conform(days(seats)),
    )


def events(octets: bytes) -> list[dict[str, str]]:
    """Read the events of an iCalendar file by the words of RFC 5545: unfold, split, unescape."""
    assert octets.endswith(b"\r\n")
    assert b"\n" not in octets.replace(b"\r\n", b"")
    lines = octets.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name != "END":
            assert name not in found[-1]
            found[-1][name] = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    return found


def test_the_calendar_file_has_each_dated_class_and_no_names(report: PlanReport, tmp_path: Path) -> None:
    octets = write_training_plan(tmp_path, report, ["ics"])[0].read_bytes()
    assert all(len(line) <= 75 for line in octets.split(b"\r\n"))
    found, dated = events(octets), report.class_dates.dropna(subset="starts_on")
    assert len(found) == len(dated) > 1
    assert len({one["UID"] for one in found}) == len(found)
    assert {(one["DTSTART;VALUE=DATE"], one["DTEND;VALUE=DATE"]) for one in found} == {("20270301", "20270306")}
    assert {one["DTSTAMP"] for one in found} == {f"{report.as_of:%Y%m%d}T000000Z"}
    people = [int(line.split(": ")[1]) for one in found for line in one["DESCRIPTION"].split("\n")[3:]]
    assert sum(people) == report.seat_dates["starts_on"].notna().sum()
    text = octets.replace(b"\r\n ", b"").decode()
    assert not any(nip in text for nip in report.plan["nip"])
    assert not any(name in text for name in report.plan["name"].dropna())


def test_a_class_keeps_its_identifier_when_its_days_change(report: PlanReport, tmp_path: Path) -> None:
    later = report.class_dates.assign(starts_on=report.class_dates["starts_on"] + pd.Timedelta(days=7))
    later = later.assign(ends_on=later["ends_on"] + pd.Timedelta(days=7))
    first, second = (
        events(write_training_plan(tmp_path, one, ["ics"])[0].read_bytes())
        for one in (report, replace(report, class_dates=later))
    )
    assert [one["UID"] for one in first] == [one["UID"] for one in second]
    assert first != second


def test_without_days_there_is_no_calendar_file(undated: PlanReport, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        write_training_plan(tmp_path, undated, ["ics"])


@pytest.mark.parametrize("text", ["", "a" * 75, "a" * 76, "é" * 80, "Pelatihan, kelas; satu\\dua\ntiga" * 9])
def test_folded_lines_can_be_read_back(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    octets = folded(line)
    assert max(map(len, octets.split(b"\r\n"))) <= 75
    assert octets.replace(b"\r\n ", b"").decode() == line + "\r\n"
    for piece in octets.split(b"\r\n"):
        piece.decode()  # no character is cut


def test_the_sheets_show_the_days_and_what_has_none(report: PlanReport, tmp_path: Path) -> None:
    book = load_workbook(write_training_plan(tmp_path, report, ["xlsx"])[0], data_only=True)
    classes = listed(book, "Jadwal Kelas")
    assert len(classes) == len(report.class_dates)
    assert sum(row["Di antaranya belum bertanggal"] for row in classes) == report.seat_dates["undated"].notna().sum()
    assert classes[-1]["Yang menghalanginya"].startswith("Bulan pelaksanaan pada katalog tidak dapat dibaca (")
    weeks = list(book["Setahun per Minggu"].iter_rows(min_row=5, values_only=True))
    assert weeks[0][1:] == ("1",)
    assert weeks[-1][1] == report.seat_dates["starts_on"].notna().sum()
    away = list(book["Mengikuti Kelas per OPD"].iter_rows(min_row=5, values_only=True))
    dated = report.seat_dates[report.seat_dates["starts_on"].notna()]["nip"]
    opds = report.plan.drop_duplicates("nip").set_index("nip")["opd"]
    assert dict(away) == Counter(opds.reindex(dated.unique()))


def test_the_letter_says_it_and_without_a_calendar_nothing(
    report: PlanReport, undated: PlanReport, tmp_path: Path
) -> None:
    text = write_training_plan(tmp_path, report, ["md"])[0].read_text("utf-8")
    assert "## Kapan kelas diadakan" in text
    assert "1 Maret 2027 sampai 5 Maret 2027" in text
    assert "Bulan pelaksanaan pada katalog tidak dapat dibaca" in text
    assert "Kapan kelas" not in write_training_plan(tmp_path, undated, ["md"])[0].read_text("utf-8")

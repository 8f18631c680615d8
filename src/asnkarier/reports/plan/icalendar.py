"""The classes as an iCalendar file (RFC 5545) that any calendar program takes: no names, no NIP."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from asnkarier.atomic import write_bytes
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.reports.kit.wording import is_missing
from asnkarier.reports.plan.report import PlanReport

_LINE = 75
"""Most octets of a line, its line break not counted (RFC 5545, 3.1)."""


def write_calendar(path: Path, report: PlanReport) -> None:
    """Write the dated classes, one event of whole days each.

    The identifier of a class stays the same when its days change, so that a calendar takes the new ones over; the stamp
    is the day of the plan, so that the same plan gives the same bytes.

    Raises:
        UsageError: no class has days.
    """
    if not report.class_dates["starts_on"].notna().any():
        raise UsageError(
            N_("No class of the plan has days, so there is nothing to write into an iCalendar file."),
            remedy=N_("See the sheet of the calendar for the reasons, or say when classes may be held."),
        )
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//asnkarier//plan-training//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *_events(report),
        "END:VCALENDAR",
    ]
    write_bytes(path, b"".join(folded(line) for line in lines))


def _events(report: PlanReport) -> Iterator[str]:
    words, region = report.wording, report.config.region
    providers = dict(zip(report.trainings["training"], report.trainings["provider"], strict=True))
    dated = report.class_dates[report.class_dates["starts_on"].notna()]
    for row in dated.sort_values(["starts_on", "training", "training_class"]).to_dict("records"):
        name = f"{region.code}|{report.year}|{row['training']}|{row['training_class']}"
        title = words(N_("{training}, class {number}"), training=row["title"], number=row["training_class"])
        provider = providers.get(row["training"])
        people = _people(report, row["training"], row["training_class"])
        about = [
            words(N_("Working days: {days}"), days=row["days"]),
            words(N_("Participants: {people}"), people=sum(people.values())),
            *([] if is_missing(provider) else [words(N_("Provider: {name}"), name=provider)]),
            *(f"{opd}: {number}" for opd, number in people.items()),
        ]
        yield "BEGIN:VEVENT"
        yield f"UID:{hashlib.sha256(name.encode()).hexdigest()[:32]}@asnkarier"
        yield f"DTSTAMP:{report.as_of:%Y%m%d}T000000Z"
        yield f"DTSTART;VALUE=DATE:{row['starts_on']:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{row['ends_on'] + timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{escaped(title)}"
        yield f"DESCRIPTION:{escaped(chr(10).join(about))}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"


def _people(report: PlanReport, training: str, number: int) -> dict[str, int]:
    """Count those who can come to a class by OPD, in order of its name."""
    dates = report.seat_dates
    there = dates[(dates["training"] == training) & (dates["training_class"] == number) & dates["starts_on"].notna()]
    opds = report.plan.drop_duplicates("nip").set_index("nip")["opd"].reindex(there["nip"])
    unknown = report.wording(N_("(OPD not stated)"))
    return dict(sorted(Counter(opds.fillna(unknown)).items()))


def escaped(text: str) -> str:
    """Write text as RFC 5545, 3.3.11 asks; control characters are left out."""
    plain = "".join(sign for sign in text if sign == "\n" or sign.isprintable())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """Give a line with its end, in pieces of at most 75 octets, none of which cuts a character."""
    pieces, piece = [], b""
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > _LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"

"""The days of a plan's classes: found after the plan, checked apart, and told where there are none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Progress

if TYPE_CHECKING:  # it would load the solver
    from asnkarier.analyses.plan.dates.dated import PlanDates


def refuse_calendar_file(config: RegionConfig, formats: str | None) -> None:
    """Refuse, before anything is solved, to write classes without days into a calendar.

    Raises:
        UsageError: iCalendar is asked for, and the region has no calendar of classes.
    """
    if config.training_plan.calendar is None and "ics" in (formats or "").replace(" ", "").lower().split(","):
        raise UsageError(
            N_("{region} has no calendar of classes, so no class has days to write into an iCalendar file."),
            remedy=N_("Say in the region's file when classes may be held: training_plan.calendar."),
            region=config.region.name,
        )


def dated(given: PlanInput, made: TrainingPlan, progress: Progress) -> tuple[TrainingPlan, PlanDates]:
    """Date the classes of a plan; days that break a rule are a bug and stop here."""
    from asnkarier.analyses.plan.check import violations
    from asnkarier.analyses.plan.check_dates import date_violations
    from asnkarier.analyses.plan.dates.dated import NO_DATES, with_dates

    if given.rules.calendar is None:
        return made, NO_DATES
    progress(N_("Dating the classes"), None)
    plan, dates = with_dates(given, made)
    if broken := (*date_violations(given, plan, dates), *violations(given, plan)):
        raise AssertionError(f"the dates break {len(broken)} rules; the first: {broken[0].code}")
    return plan, dates


def date_findings(given: PlanInput, dates: PlanDates) -> Iterator[Finding]:
    """Tell of seats without days, of committed classes that got others, and of holidays and units nobody knows."""
    calendar = given.rules.calendar
    if calendar is None:
        return
    left = dates.seats[dates.seats["undated"].notna()]
    if len(left) and (left["undated"] == "no_holidays").all():
        yield Finding("F_NO_HOLIDAYS", details={"year": given.year})
        return
    if len(left):
        classes = int(dates.classes["undated"].notna().sum())
        yield Finding("F_SEATS_UNDATED", details={"seats": len(left), "classes": classes, "all": len(dates.seats)})
    if moved := _moved(given, dates):
        yield Finding("F_COMMITTED_MOVED", details={"classes": moved})
    holidays = calendar.holidays.on(date(given.year, 12, 31))
    if not holidays.verified:
        yield Finding("F_HOLIDAYS_UNVERIFIED", details={"year": given.year, "basis": holidays.basis})
    if calendar.away_share_max is not None:
        staff = given.employees[given.employees["nip"].isin(dates.seats["nip"])]
        if unknown := int(staff["opd"].isna().sum()):
            yield Finding("F_AWAY_UNKNOWN", details={"people": unknown})


def _moved(given: PlanInput, dates: PlanDates) -> int:
    """Count the committed classes that had days and are held on others now, or have none."""
    if given.committed is None:
        return 0
    place, days = ["training", "training_class"], ["starts_on", "ends_on"]
    standing = given.standing[place].drop_duplicates()
    then = given.committed.dates[[*place, *days]].dropna(subset=["starts_on"]).merge(standing, on=place)
    return len(then) - len(then.merge(dates.classes[[*place, *days]], on=[*place, *days]))

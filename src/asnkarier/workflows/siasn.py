"""``export siasn``: a workbook from which one history of SIASN is filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from asnkarier.analyses.siasn.records import assessment_rows, award_rows
from asnkarier.analyses.siasn.staged import Staged
from asnkarier.analyses.siasn.trainings import training_rows
from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import ExitCode, Message, Outcome
from asnkarier.storage.journal import Entry
from asnkarier.storage.versions import Age, age
from asnkarier.tables import TABLES
from asnkarier.tables.frames import Assessments, Awards, Employees, Participations, PlanSeats, Trainings, pick
from asnkarier.tables.siasn_sheets import DIKLAT, FORMS, KOMPETENSI, KURSUS, PENGHARGAAN, SheetForm
from asnkarier.workflows.accepted_names import respelled, words
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.office import Office, logged, record_export

SIASN = "siasn"
"""What ``export`` takes in place of a table's name."""
_ABSENT = {
    "potensi": N_("results of tests of potential"),
    "talent": N_("a talent map"),
}
"""What the store does not hold yet, by form."""

Frames = Mapping[str, pd.DataFrame]
Plan = tuple[int, PlanSeats] | None
"""Year and seats of the stored plan."""
Make = Callable[[RegionConfig, Frames, Plan, int, date], Staged]


@logged("export")
def export_siasn(
    office: Office,
    table: str | None,
    *,
    year: int | None = None,
    formats: str | None = None,
    as_of: date | None = None,
    out: Path | None = None,
    now: datetime,
) -> Outcome:
    """Write ``siasn-<table>_<region>_<year>.xlsx``. Exit code 3 where rows lack something.

    ``data``: ``region``, ``table``, ``date``, ``entry``, ``rows`` (ready), ``of_year``, ``incomplete``,
    ``not_to_enter``.

    Args:
        office: the region.
        table: the form, a name of :data:`FORMS`.
        year: of the rows; else the year of the day.
        formats: xlsx, if any.
        as_of: what was known at the end of that day; what ends later is not entered.
        out: where the file goes; else the workspace's report folder.
        now: gives the day, unless ``as_of`` is given.

    Raises:
        UsageError: no such form or format, the store has nothing for the form, or nothing of that year.
    """
    from asnkarier.reports.siasn.workbook import SiasnSheet, write_siasn_workbook

    chosen_formats(formats, ("xlsx",), ("xlsx",))
    form = _asked(table)
    day = as_of or office.today(now)
    wanted = year or day.year
    entry = office.store.entry_at(as_of) if as_of else office.store.head()
    sources, make = _READ[form.name]
    plan = _plan(office, entry)
    made = make(office.config, _load(office, entry, sources), plan, wanted, day)
    if made.is_empty:
        raise UsageError(
            N_("Nothing is stored for {table} of {year}."),
            remedy=N_("Import the histories of that year, or give another one with --year."),
            table=form.name,
            year=wanted,
        )
    folder = office.report_folder(out)
    path = folder / f"siasn-{form.name}_{office.code}_{wanted}.xlsx"
    parts = made.rows, made.files, made.incomplete, made.left_out, made.counts
    write_siasn_workbook(path, SiasnSheet(office.config, form, wanted, day, *parts, plan[0] if plan else None))
    record_export(office, "export", [f"{SIASN} {form.name}"], _people(made), 1, now=now)
    counts = {"rows": len(made.rows), "incomplete": len(made.incomplete), "not_to_enter": len(made.left_out)}
    text = N_("{table} {year} for SIASN: {rows} rows to enter, {incomplete} incomplete, {not_to_enter} left out:")
    data = {
        "region": office.code,
        "table": form.name,
        "date": day.isoformat(),
        "entry": entry.number if entry else None,
    }
    code = ExitCode.SET_ASIDE if counts["incomplete"] else ExitCode.DONE
    message = Message(text, {"table": form.name, "year": wanted, **counts})
    return Outcome("export", {**data, "of_year": wanted, **counts}, (message,), files=(path,), exit_code=code)


def _asked(table: str | None) -> SheetForm:
    if table in _ABSENT:
        raise UsageError(
            N_("The store holds nothing for {table} yet: it has no {what}."),
            remedy=N_("Enter it in SIASN by hand."),
            table=table,
            what=_ABSENT[table],
        )
    if table not in FORMS:
        raise UsageError(
            N_("There is no sheet {table} for SIASN."),
            remedy=N_("Name one with --table: {tables}."),
            table=table or "–",
            tables=", ".join(FORMS),
        )
    return FORMS[table]


def _load(office: Office, entry: Entry | None, names: tuple[str, ...]) -> dict[str, pd.DataFrame]:
    """Load tables as they read with the accepted spellings."""
    known = words(office, entry).vocabulary
    return {
        name: respelled(office.store.load(name, entry) if entry else TABLES[name].empty(), name, known)[0]
        for name in names
    }


def _plan(office: Office, entry: Entry | None) -> Plan:
    """Give the stored plan; None where none is stored, or one of an older layout."""
    names = ("plan", "plan_summary")
    if entry is None or any(name not in entry.tables for name in names):
        return None
    if any(age(TABLES[name], entry.tables[name]) is not Age.CURRENT for name in names):
        return None
    plan, summary = (office.store.load(name, entry) for name in names)
    return (int(summary["year"].iloc[0]), PlanSeats(plan)) if len(summary) else None


def _trainings(form: SheetForm) -> Make:
    def make(config: RegionConfig, sources: Frames, plan: Plan, year: int, day: date) -> Staged:
        return training_rows(
            form,
            pick(Participations, sources),
            pick(Trainings, sources),
            pick(Employees, sources),
            plan[1] if plan and plan[0] == year else None,
            config.training_plan.forms,
            config.siasn,
            year,
            day,
        )

    return make


def _awards(config: RegionConfig, sources: Frames, plan: Plan, year: int, day: date) -> Staged:
    return award_rows(pick(Awards, sources), pick(Employees, sources), config.siasn, year, day)


def _assessments(config: RegionConfig, sources: Frames, plan: Plan, year: int, day: date) -> Staged:
    return assessment_rows(pick(Assessments, sources), pick(Employees, sources), year, day)


_OF_TRAININGS = ("participations", "trainings", "employees")
_READ: dict[str, tuple[tuple[str, ...], Make]] = {
    KURSUS.name: (_OF_TRAININGS, _trainings(KURSUS)),
    DIKLAT.name: (_OF_TRAININGS, _trainings(DIKLAT)),
    PENGHARGAAN.name: (("awards", "employees"), _awards),
    KOMPETENSI.name: (("assessments", "employees"), _assessments),
}
"""By form the tables it is made from, and how."""


def _people(made: Staged) -> int:
    frames = (made.files, made.incomplete, made.left_out)
    return int(pd.concat([frame["nip"] for frame in frames]).nunique())

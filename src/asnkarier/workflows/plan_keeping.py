"""The earlier plan that a new one is to keep as far as it can: the stored one, or that of a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from asnkarier.analyses.plan.decisions import Decision, seats_of
from asnkarier.analyses.plan.tables import Seat
from asnkarier.errors import InputRefused, UsageError
from asnkarier.i18n import N_
from asnkarier.readers.display import printable
from asnkarier.readers.edited_plan import EditedPlan, read_edited_plan
from asnkarier.storage.journal import Entry
from asnkarier.tables.frames import PlanClassDates, PlanClasses, PlanCompetencies, PlanSeats
from asnkarier.workflows.office import Office
from asnkarier.workflows.plan_decisions import stored_decisions
from asnkarier.workflows.results import held_by, stored_results

CURRENT = "current"
"""What ``--keep`` calls the stored plan."""
COMMAND = "plan-training"


@dataclass(frozen=True)
class EarlierPlan:
    """A stored plan: its seats, what they raise, its classes, the decisions it follows, and the entry that holds it."""

    plan: PlanSeats
    competencies: PlanCompetencies
    classes: PlanClasses
    class_dates: PlanClassDates
    decisions: tuple[Decision, ...]
    entry: Entry

    @property
    def seats(self) -> frozenset[Seat]:
        """Its seats."""
        return seats_of(self.plan)


def current_plan(office: Office, year: int) -> EarlierPlan:
    """Give the stored plan of a year.

    Raises:
        UsageError: no plan is stored, or it is of another year.
    """
    entry = held_by(office, COMMAND, ["plan"])
    if entry is None:
        raise UsageError(
            N_("{region} has no stored plan to keep."),
            remedy=N_("Make it first, without --keep: asnkarier plan-training --year {year}"),
            region=office.config.region.name,
            year=year,
        )
    return plan_of(office, entry, year)


def decisions_there(office: Office, year: int) -> tuple[Decision, ...]:
    """Give the decisions that the stored plan follows; none where there is no plan of the year that can be read."""
    entry = held_by(office, COMMAND, ["plan"])
    if entry is None or entry.options.get("year") != year or "plan_decisions" not in entry.tables:
        return ()
    return stored_decisions(office.store.load("plan_decisions", entry))


def plan_of(office: Office, entry: Entry, year: int) -> EarlierPlan:
    """Give the plan that an entry holds.

    Raises:
        UsageError: it is of another year.
    """
    if (made_for := entry.options.get("year")) != year:
        raise UsageError(
            N_("The plan to be kept is of {made_for}, not of {year}."),
            remedy=N_("Give the year of that plan, or make the plan of {year} without it."),
            made_for=made_for,
            year=year,
        )
    tables = stored_results(
        office, entry, ["plan", "plan_competencies", "plan_classes", "plan_class_dates", "plan_decisions"]
    )
    return EarlierPlan(
        PlanSeats(tables["plan"]),
        PlanCompetencies(tables["plan_competencies"]),
        PlanClasses(tables["plan_classes"]),
        PlanClassDates(tables["plan_class_dates"]),
        stored_decisions(tables["plan_decisions"]),
        entry,
    )


def edited_plan(office: Office, path: Path, year: int) -> tuple[EditedPlan, EarlierPlan]:
    """Give an edited workbook and the stored plan it is of.

    Raises:
        InputRefused: it cannot be read, or is of another region, of another year, or of a plan that this store has not.
    """
    edited = read_edited_plan(path)
    key = edited.key
    if key.region != office.code:
        raise InputRefused(
            N_("{file} is a plan of {found}, not of {region}."),
            remedy=N_("Take the workbook of this region, or name the other one with --region."),
            file=edited.file,
            found=printable(key.region),
            region=office.code,
        )
    if key.year != year:
        raise InputRefused(
            N_("{file} is the plan of {found}, not of {year}."),
            remedy=N_("Take the workbook of this year, or give the other one with --year."),
            file=edited.file,
            found=key.year,
            year=year,
        )
    entry = next((each for each in office.store.entries() if each.hash == key.entry and each.command == COMMAND), None)
    if entry is None:
        raise InputRefused(
            N_("{file} is of a plan that this workspace does not know."),
            remedy=N_("Take a workbook that this workspace wrote; 'asnkarier report plan-training' writes it anew."),
            file=edited.file,
        )
    return edited, plan_of(office, entry, year)


def refuse_older_plan(office: Office, edited: EditedPlan, earlier: EarlierPlan) -> None:
    """Refuse an edited workbook of a plan that another one has replaced: what was decided since would be lost.

    Raises:
        InputRefused: the stored plan is another.
    """
    current = held_by(office, COMMAND, ["plan"])
    if current is None or current.tables["plan"] != earlier.entry.tables["plan"]:
        raise InputRefused(
            N_("{file} is of an older plan (entry {entry}); the stored plan is another by now."),
            remedy=N_(
                "Enter the changes in the workbook of the stored plan; 'asnkarier report plan-training' writes it."
            ),
            file=edited.file,
            entry=earlier.entry.number,
        )

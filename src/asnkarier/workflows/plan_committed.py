"""Planning with what is left: the plan whose money is spent or promised stands, and why it sometimes cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from asnkarier.analyses.plan.committed import Overspent, changed_trainings, classes_given_up, overspent
from asnkarier.analyses.plan.decisions import Decision, banned_seats, standing
from asnkarier.analyses.plan.tables import Committed, PlanInput, TrainingPlan
from asnkarier.errors import NoPlan, UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.workflows.office import Office
from asnkarier.workflows.plan_findings import rupiah
from asnkarier.workflows.plan_keeping import COMMAND, CURRENT, EarlierPlan, current_plan, edited_plan, plan_of
from asnkarier.workflows.plan_options import PlanOptions
from asnkarier.workflows.results import held_by

Options = TypeVar("Options", bound=PlanOptions)
AGAIN = "again"
"""What ``--committed`` calls the plan that the stored one took as committed."""
NOTHING = "none"
"""What ``--committed`` calls it when nothing is, though the stored plan stands around something."""
WINDOWS = ("murni", "perubahan")


def windows_asked(asked: Iterable[str]) -> tuple[str, ...]:
    """Give the budget windows asked for, in the order of the year; none where the region's are meant.

    Raises:
        UsageError: there is no such window.
    """
    asked = set(asked)
    if unknown := sorted(asked - set(WINDOWS)):
        raise UsageError(
            N_("There is no budget window {window}."),
            remedy=N_("Choose from {known}."),
            window=unknown[0],
            known=", ".join(WINDOWS),
        )
    return tuple(window for window in WINDOWS if window in asked)


def told_what_stands(office: Office, options: Options) -> Options:
    """Give the options with what a stored plan stands around, where nobody is there to say so; None for ``NOTHING``.

    Raises:
        UsageError: the stored plan stands around a committed one, and the new one would not, without a word.
    """
    if options.committed is not None:
        return replace(options, committed=None if options.committed == NOTHING else options.committed)
    entry = held_by(office, COMMAND, ["plan"])
    if entry is None or entry.options.get("year") != options.year or entry.options.get("committed") is None:
        return options
    if options.unattended:
        return replace(options, committed=AGAIN, windows=options.windows or tuple(entry.options["windows"].split(", ")))
    raise UsageError(
        N_("The stored plan (entry {entry}) stands around a committed one; this one would not."),
        remedy=N_("Keep what is committed: --committed again; or begin without it: --committed none."),
        entry=entry.number,
    )


def committed_plan(office: Office, which: str, year: int) -> EarlierPlan:
    """Give the plan that is committed: the stored one, that which the stored one stands around, or a workbook's.

    Raises:
        InputRefused: the workbook cannot be read, or is of another region, year or store.
        UsageError: there is no such plan.
    """
    if which == CURRENT:
        return current_plan(office, year)
    if which != AGAIN:
        return edited_plan(office, Path(which), year)[1]
    stored = current_plan(office, year)
    number = stored.entry.options.get("committed")
    if number is None:
        raise UsageError(
            N_("The stored plan (entry {entry}) stands around no committed one."),
            remedy=N_("To commit the stored plan itself: --committed current"),
            entry=stored.entry.number,
        )
    return replace(plan_of(office, office.store.entry(number), year), decisions=stored.decisions)


def with_committed(given: PlanInput, earlier: EarlierPlan, said: Iterable[Decision]) -> PlanInput:
    """Give what a plan is made from with the seats of an earlier one committed, but for those that are cancelled.

    Raises:
        NoPlan: they cannot stand: the catalogue or the ceilings have changed.
    """
    trainings = {*given.trainings["training"], *earlier.plan["training"]}
    banned = banned_seats(standing(earlier.decisions, said), sorted(trainings))
    given = replace(
        given, committed=Committed(earlier.plan, earlier.classes, earlier.class_dates), banned=given.banned | banned
    )
    if changed := changed_trainings(given):
        raise NoPlan(
            N_("The catalogue no longer has what is committed as it was planned (costs, JP, days, fund): {trainings}."),
            remedy=N_(
                "Leave those rows as they were and give what changed a code of its own, or cancel the seats (--ban); "
                "nothing was planned."
            ),
            trainings=", ".join(changed),
        )
    if over := overspent(given):
        raise _too_dear(over[0])
    return given


def _too_dear(over: Overspent) -> NoPlan:
    text = N_("What is committed costs {cost} of {subject}, and its ceiling is {allowed}: {over} too much.")
    if not over.fund:
        text = N_("What is committed costs {cost}, and {allowed} may be spent in all: {over} too much.")
    return NoPlan(
        text,
        remedy=N_("Cancel seats (--ban), or say whose money counts (--window, --budget); nothing was planned."),
        subject=" / ".join(filter(None, (over.fund, over.opd))),
        cost=rupiah(over.cost),
        allowed=rupiah(over.allowed),
        over=rupiah(over.cost - over.allowed),
    )


def committed_findings(given: PlanInput, plan: TrainingPlan) -> Iterator[Finding]:
    """Tell of committed seats that close nothing any more, and of classes that are not needed any more."""
    if given.committed is None:
        return
    seats = plan.plan
    idle = seats[seats["committed"] & (seats["levels_closed"] == 0) & seats["before"].isna()]
    if len(idle):
        there = set(given.employees["nip"]) - given.leaving - given.away
        gone = int((~idle["nip"].isin(there)).sum())
        yield Finding("F_COMMITTED_IDLE", details={"seats": len(idle), "gone": gone, "closed": len(idle) - gone})
    if fewer := classes_given_up(given, plan.classes):
        yield Finding("F_COMMITTED_CLASSES", details={"classes": fewer})

"""The totals of an OPD's part of the plan, and what the OPD is asked to do."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap.report import GapFigures
from asnkarier.reports.packs.of_opd import Pack

UNKNOWN_REASONS = ("not_assessed", "assessment_expired")


@dataclass(frozen=True)
class PackFigures:
    """Totals of the seats of an OPD's people. Money is that of participants, in rupiah; a class's own cost is not."""

    people: int
    seats: int
    jp: int
    cost: int
    levels_closed: int
    trainings: pd.DataFrame
    """``title, seats, cost``, most seats first."""

    @classmethod
    def of(cls, pack: Pack) -> PackFigures:
        """Add up the seats; all 0 where no plan is stored."""
        if pack.plan is None:
            return cls(0, 0, 0, 0, 0, pd.DataFrame({"title": [], "seats": [], "cost": []}))
        seats = pack.plan.plan
        by_training = seats.groupby("title").agg(seats=("nip", "size"), cost=("cost", "sum")).reset_index()
        return cls(
            people=int(seats["nip"].nunique()),
            seats=len(seats),
            jp=int(seats["jp"].sum()),
            cost=int(seats["cost"].sum()),
            levels_closed=int(seats["levels_closed"].sum()),
            trainings=by_training.sort_values(["seats", "title"], ascending=[False, True], ignore_index=True),
        )


def state(pack: Pack) -> str:
    """Give of when the pack speaks, and of which year's plan."""
    words = pack.gap.wording
    text = words(N_("{region} · as of {date}"), region=pack.gap.config.region.name, date=words.date(pack.gap.as_of))
    return text + (" · " + words(N_("plan of {year}"), year=pack.plan.year) if pack.plan else "")


def next_steps(pack: Pack, figures: GapFigures) -> list[str]:
    """Give what the head of the OPD is asked to do, each line bound to a figure of the pack."""
    words, unknown = pack.gap.wording, figures.unassessed + figures.expired
    lines = []
    if unknown:
        text = N_("Have assessed what is unknown: {unknown} of {required} requirements. The sheet “Not Assessed” names "
                  "them.")  # fmt: skip
        lines.append(words(text, unknown=words.number(unknown), required=words.number(figures.required)))
    if pack.plan and len(pack.plan.plan):
        planned = PackFigures.of(pack)
        text = N_(
            "Release {people} people for {seats} seats of the plan of {year}; the sheet “Plan by Person” names them."
        )
        lines.append(
            words(text, people=words.number(planned.people), seats=words.number(planned.seats), year=pack.plan.year)
        )
    if figures.people_with_gap:
        text = N_("Agree on an individual development plan with the {people} people who have a gap.")
        lines.append(words(text, people=words.number(figures.people_with_gap)))
    lines.append(words(N_("Check positions, units and standards of your people, and tell the agency what is wrong.")))
    return lines

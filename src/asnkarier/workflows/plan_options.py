"""What the user can ask of a training plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from asnkarier.workflows.study import StudyOptions


@dataclass(frozen=True, kw_only=True)
class PlanOptions(StudyOptions):
    """What the user asked for; None is what the region's configuration says."""

    year: int
    budget: int | None = None
    gap_tolerance: float | None = None
    time_limit: float | None = None
    prices: int = 5
    """How many limits are loosened to learn what that is worth."""
    budget_steps: bool = False
    """Whether to study what more money buys and who goes first with less."""
    robust: int = 0
    """How often effectiveness and attendance are drawn at random."""
    decisions: Path | None = None
    lock: tuple[str, ...] = ()
    ban: tuple[str, ...] = ()
    keep: str | None = None
    edited: Path | None = None
    windows: tuple[str, ...] = ()
    """Budget windows whose ceilings are added up; none for the region's own."""
    committed: str | None = None
    """The plan that is spent or promised (``plan_committed.committed_plan``)."""
    unattended: bool = False
    """Nobody is there to repeat the decisions of the stored plan: they stand on."""

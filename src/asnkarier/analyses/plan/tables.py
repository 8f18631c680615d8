"""What a training plan is made from and what comes out: tables and the region's terms, in two bundles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from asnkarier.config.region import TrainingPlanRules as Rules
from asnkarier.config.region import Weights


@dataclass(frozen=True)
class PlanInput:
    """Everything the plan of one year depends on."""

    gaps: pd.DataFrame
    """``GAPS`` of the active employees."""
    employees: pd.DataFrame
    """``EMPLOYEES``, the active ones: the plan counts no others."""
    trainings: pd.DataFrame
    """``TRAININGS``."""
    training_competencies: pd.DataFrame
    """``TRAINING_COMPETENCIES``."""
    budgets: pd.DataFrame
    """``BUDGETS``, any years and windows."""
    needs: pd.DataFrame
    """``NEEDS``."""
    weights: Weights
    """Section ``weights`` of the region."""
    rules: Rules
    """Section ``training_plan`` of the region."""
    windows: Sequence[str]
    """Budget windows whose ceilings are added up (``budget.windows``)."""
    year: int
    """Budget year. The JP rules are those in force on its first day."""
    as_of: date
    """Day the gaps are stated for."""
    total_budget: int | None = None
    """Rupiah that all funds together may spend; None for no more than their ceilings."""

    @property
    def jp_minimum(self) -> dict[str, int]:
        """JP to be reached in the year, by employment; those that must reach none are left out."""
        least = self.rules.jp_minimum.on(date(self.year, 1, 1)).value
        return {str(employment): jp for employment, jp in least.items() if jp > 0}

    @property
    def jp_maximum(self) -> dict[str, int]:
        """Most JP in the year, by employment."""
        most = self.rules.jp_maximum.on(date(self.year, 1, 1)).value
        return {str(employment): jp for employment, jp in most.items()}


@dataclass(frozen=True)
class TrainingPlan:
    """A plan as tables of ``tables/results.py``."""

    plan: pd.DataFrame
    """``PLAN``."""
    competencies: pd.DataFrame
    """``PLAN_COMPETENCIES``."""
    classes: pd.DataFrame
    """``PLAN_CLASSES``."""
    opd: pd.DataFrame
    """``PLAN_OPD``."""
    needs: pd.DataFrame
    """``PLAN_NEEDS``."""
    limits: pd.DataFrame
    """``PLAN_LIMITS``."""
    summary: pd.DataFrame
    """``PLAN_SUMMARY``, one row."""

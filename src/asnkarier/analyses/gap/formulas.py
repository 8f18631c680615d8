"""The named formulas of the job person match (JPM).

A formula decides a person's category, and agencies differ in theirs, so each one is an object that
says where it comes from and proves itself on an example. All of them are one sum divided by another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from asnkarier.analyses.gap.matrix import Flags, Integers
from asnkarier.i18n import N_

Numbers = npt.NDArray[np.floating[Any]]

NOISE_DECIMALS = 9
"""Binary arithmetic leaves 79.99999999999999 where 80 is meant: what is beyond this decimal is dropped.

Nothing else is rounded before a percentage is compared with a category's minimum: 79.996 prints as
80.00 and still is below 80.
"""


PROFILE_VALUES = (1.0, 2.0, 3.0, 4.0, 5.0, 4.5, 3.5, 2.5, 1.5)
"""What profile matching gives for L - R = -4, -3 … 4: 5 where the level is just the required one."""


class Example(NamedTuple):
    """One person worked out by hand: levels found, levels required, weights, and the JPM in percent.

    ``core`` says which of the competencies are core factors, and ``core_share`` what they count together; for a
    formula with factors only.
    """

    level: tuple[float, ...]
    required: tuple[float, ...]
    weight: tuple[float, ...]
    percent: float
    core: tuple[bool, ...] = ()
    core_share: float = 0


class Core(NamedTuple):
    """Which rows are of core factors, and what the core factors count together, beside the secondary ones."""

    rows: Flags
    share: float


@dataclass(frozen=True)
class Formula:
    """A way to put a number on the match of person and position.

    ``credit`` is what a competency adds above the fraction line, ``full`` below it; both take arrays of
    level, required level and weight, one element per person and competency. One ``with_factors`` takes the mean of the
    core factors and that of the secondary ones, each with its share.
    """

    name: str
    expression: str
    title: str
    basis: str
    explanation: str
    credit: Callable[[Numbers, Numbers, Numbers], Numbers]
    full: Callable[[Numbers, Numbers, Numbers], Numbers]
    example: Example
    with_factors: bool = False

    def percent(
        self,
        level: Numbers,
        required: Numbers,
        weight: Numbers,
        person: Integers,
        people: int,
        core: Core | None = None,
    ) -> Numbers:
        """Give the JPM of persons 0 … ``people`` - 1 in percent; NaN for one without rows or without weight.

        The first four arrays have one element per competency of a person; ``person`` says whose it is.
        """
        weight = self.weights(weight, person, people, core)
        credit = np.bincount(person, self.credit(level, required, weight), people)
        full = np.bincount(person, self.full(level, required, weight), people)
        return self.of_sums(credit, full)

    @staticmethod
    def of_sums(credit: npt.NDArray[Any], full: npt.NDArray[Any]) -> Numbers:
        """Give the percentages of sums; NaN where ``full`` is 0."""
        return np.round(100 * ratio(credit, full), NOISE_DECIMALS)

    def weights(self, weight: Numbers, person: Integers, people: int, core: Core | None) -> Numbers:
        """Give the weights that the sums are made with.

        Those of a formula with factors add up to each factor's share; a person without competencies of one factor
        is judged by the other alone.
        """
        if not self.with_factors or core is None:
            return weight
        of_core = np.bincount(person[core.rows], weight[core.rows], people)[person]
        of_others = np.bincount(person[~core.rows], weight[~core.rows], people)[person]
        share = np.where(core.rows, core.share, 1 - core.share)
        return share * np.nan_to_num(ratio(weight, np.where(core.rows, of_core, of_others)))


def _profile_value(level: Numbers, required: Numbers) -> Numbers:
    """Give the value of each difference; one beyond the table counts like its end."""
    difference = np.clip(np.round(level - required), -4, 4).astype(np.int64)
    return np.array(PROFILE_VALUES)[difference + 4]


FORMULAS: dict[str, Formula] = {
    formula.name: formula
    for formula in (
        Formula(
            name="capped_ratio",
            expression="100 · Σ w·min(L, R) / Σ w·R",
            title=N_("Capped ratio"),
            basis=N_(
                "Assessment centre reports state the total level as a percentage of the total standard; counting each "
                "competency at most at its standard is this program's addition."
            ),
            explanation=N_(
                "Levels found over levels required, each competency counted at most at what is required: a surplus in "
                "one competency cannot hide a gap in another. 100 means that no gap is known."
            ),
            credit=lambda level, required, weight: weight * np.minimum(level, required),
            full=lambda level, required, weight: weight * required,
            example=Example(level=(4, 2, 2), required=(3, 3, 2), weight=(1, 1, 1), percent=87.5),
        ),
        Formula(
            name="uncapped_total",
            expression="100 · Σ L / Σ R",
            title=N_("Uncapped total"),
            basis=N_("Assessment centre reports: the total level as a percentage of the total standard."),
            explanation=N_(
                "The sum of all levels found over the sum of all levels required, without weights. A surplus makes up "
                "for a gap elsewhere, and the result may exceed 100 and its own range: read it beside the gaps."
            ),
            credit=lambda level, required, weight: level,
            full=lambda level, required, weight: required,
            example=Example(level=(4, 2, 2), required=(3, 3, 2), weight=(1, 1, 1), percent=100),
        ),
        Formula(
            name="mean_ratio",
            expression="100 · Σ w·(L / R) / Σ w",
            title=N_("Mean ratio"),
            basis=N_(
                "Practice of a provincial assessment centre: the mean of level over standard (which rounds each ratio "
                "to two decimals; this formula does not)."
            ),
            explanation=N_(
                "The mean of each competency's own ratio, not capped. A level missing where little is required costs "
                "more than one missing where much is required; the result may exceed 100 and its own range."
            ),
            credit=lambda level, required, weight: weight * level / required,
            full=lambda level, required, weight: weight,
            example=Example(level=(5, 2, 2), required=(4, 4, 2), weight=(1, 1, 1), percent=275 / 3),
        ),
        Formula(
            name="met_share",
            expression="100 · Σ w·[L ≥ R] / Σ w",
            title=N_("Share met"),
            basis=N_("Practice of skill matrix software: requirements met over requirements."),
            explanation=N_(
                "The share of the competencies whose level is reached. A gap of one level counts like a gap of four."
            ),
            credit=lambda level, required, weight: weight * (level >= required),
            full=lambda level, required, weight: weight,
            example=Example(level=(4, 2, 2, 1), required=(3, 3, 2, 1), weight=(1, 2, 1, 1), percent=60),
        ),
        Formula(
            name="capped_total",
            expression="100 · Σ min(L, R) / Σ R",
            title=N_("Capped total"),
            basis=N_(
                "This program's addition, for comparison: the capped ratio without weights. It differs from the capped "
                "ratio by the weights alone, and from the uncapped total by the cap alone."
            ),
            explanation=N_(
                "Levels found over levels required, each competency counted at most at what is required, all with the "
                "same weight. Where no weights are configured, it is the capped ratio."
            ),
            credit=lambda level, required, weight: np.minimum(level, required),
            full=lambda level, required, weight: required,
            example=Example(level=(4, 2, 2), required=(3, 3, 2), weight=(2, 1, 1), percent=87.5),
        ),
        Formula(
            name="uncapped_ratio",
            expression="100 · Σ w·L / Σ w·R",
            title=N_("Uncapped ratio"),
            basis=N_(
                "This program's addition, for comparison: the uncapped total with weights. It differs from the capped "
                "ratio by the cap alone, and from the uncapped total by the weights alone."
            ),
            explanation=N_(
                "Levels found over levels required, weighted and not capped. A surplus makes up for a gap elsewhere, "
                "and the result may exceed 100 and its own range: read it beside the gaps."
            ),
            credit=lambda level, required, weight: weight * level,
            full=lambda level, required, weight: weight * required,
            example=Example(level=(4, 2, 2), required=(3, 3, 2), weight=(2, 1, 1), percent=1200 / 11),
        ),
        Formula(
            name="profile_matching",
            expression="100 · (p·NCF + (1 − p)·NSF) / 5; NCF, NSF = Σ w·v(L − R) / Σ w",
            title=N_("Profile matching"),
            basis=N_(
                "An academic method (Kusrini, Konsep dan Aplikasi Sistem Pendukung Keputusan, 2007), known from many "
                "papers on placement. No regulation that prescribes it was found: as a rule of law it is not verified."
            ),
            explanation=N_(
                "Each difference L − R has a value v: 0 gives 5; +1 4.5; −1 4; +2 3.5; −2 3; +3 2.5; −3 2; +4 1.5; "
                "−4 1. NCF is the mean of the core factors, NSF that of the secondary ones, p the share of the core. "
                "The method looks for the ideal level, so a surplus costs, too, and the result may lie below its own "
                "range. Stating it in percent of 5 and in categories is this program's addition."
            ),
            credit=lambda level, required, weight: weight * _profile_value(level, required),
            full=lambda level, required, weight: weight * max(PROFILE_VALUES),
            example=Example(
                level=(3, 4, 1, 3),
                required=(3, 3, 3, 2),
                weight=(1, 1, 1, 1),
                percent=87,  # NCF (5 + 4.5) / 2 = 4.75, NSF (3 + 4.5) / 2 = 3.75: 0.6 · 4.75 + 0.4 · 3.75 = 4.35 of 5
                core=(True, True, False, False),
                core_share=0.6,
            ),
            with_factors=True,
        ),
    )
}
"""The formulas by name, the default first."""


def ratio(part: npt.NDArray[Any], whole: npt.NDArray[Any]) -> Numbers:
    """Give part / whole, NaN where the whole is 0."""
    found: Numbers = np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)
    return found

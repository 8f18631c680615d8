"""Which training of the catalogue a history means."""

from __future__ import annotations

import pandas as pd

from asnkarier.tables.frames import Trainings
from asnkarier.tables.vocabulary import fold


def codes_named(names: pd.Series, trainings: Trainings) -> list[str | None]:
    """Give the code of each training named by its code, or by a title that only one has; None for any other name."""
    titles = trainings.assign(folded=[fold(title) for title in trainings["title"]])
    once = titles[~titles["folded"].duplicated(keep=False)]  # a title of two trainings tells nothing
    code_of = dict(zip(once["folded"], once["training"], strict=True))
    codes = set(trainings["training"])
    return [name if name in codes else code_of.get(fold(name)) for name in names]

"""What a result shows in the dashboard: key figures, lists, the heat map and its people, the days of classes.

Panels hold what is shown, not how: :mod:`dashboard` makes one page of the panels of all results.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asnkarier.reports.kit.excel import Field


@dataclass(frozen=True)
class KeyFigures:
    """Figures at a glance, each with its label, as text of the report's language."""

    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Listing:
    """A list to sort and to filter. Its first field names the row.

    Fields are those of workbooks; of ``choices`` (their names) a reader picks one value, ``bars`` are drawn beside
    their figures. ``name`` is unique on the page.
    """

    name: str
    title: str
    fields: Sequence[Field]
    note: str = ""
    choices: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()


@dataclass(frozen=True)
class HeatMap:
    """Where the gaps are: groups by competency, opened from the OPD over the unit to the people.

    ``groups`` has the columns ``parent, name, competency`` (numbers of ``names`` and of ``competencies``; None for none
    and for all) and the figures of that group and competency; the region comes first and has no parent, an OPD has the
    region, a unit its OPD. Groups come in the order in which they are shown. ``states`` says for each row of ``people``
    what is required and held, see :class:`States`.
    """

    title: str
    note: str
    competencies: tuple[str, ...]
    names: tuple[str, ...]
    groups: Mapping[str, Sequence[object]]
    people: Listing
    places: Sequence[int | None]
    """The unit of each row of ``people``, as a number of ``names``."""
    states: States
    steps: tuple[tuple[float, float, str], ...]
    """From which share and which mean each step of the scale begins, with its sign; the first from 0."""
    low_coverage: float


@dataclass(frozen=True)
class States:
    """What is required of each person and held, in few bytes: people of one set of competencies share it.

    ``cells`` has one letter of :data:`ALPHABET` for each competency of the person's set. Its place is 8 times the level
    required plus the level held, or plus :data:`EXPIRED` or :data:`UNASSESSED`; the last letter is exempt.
    """

    sets: tuple[tuple[int, ...], ...]
    of: Sequence[int]
    cells: Sequence[str]


ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
EXPIRED, UNASSESSED = 6, 7


@dataclass(frozen=True)
class Days:
    """Classes by month: ``months`` has the month's name and its classes, each with its days and what it is."""

    title: str
    note: str
    months: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


Panel = KeyFigures | Listing | HeatMap | Days

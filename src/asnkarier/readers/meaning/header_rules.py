"""What a sheet's headers are matched against: the region's words, what the user says, and what was saved of layouts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property

from asnkarier.outcome import Finding
from asnkarier.readers.display import shown_header
from asnkarier.readers.meaning.headers import CENTRAL, KINDS, Kind, Spellings, turned
from asnkarier.readers.meaning.mapping import Layout as Headers
from asnkarier.readers.meaning.mapping import SavedMapping
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.vocabulary import Vocabulary

_SHOWN_MAX = 6
"""Headers that a message names."""
_ALIKE = 0.7
"""From this share of equal headers on a layout may be a saved one that changed."""


@dataclass(frozen=True)
class Resembling:
    """A saved layout that a sheet's headers are like, but for those that are new or gone, as a message names them."""

    name: str
    new: str
    gone: str

    def finding(self) -> Finding:
        """Tell that its mapping was not used."""
        details = {"name": self.name, "new": self.new, "gone": self.gone}
        return Finding("F_LAYOUT_CHANGED", file="", details=details)


@contextmanager
def telling(resembling: Resembling | None) -> Iterator[None]:
    """Let a refusal tell as well that a saved mapping was not used, which might have answered it."""
    try:
        yield
    except Refusal as refusal:
        if resembling:
            refusal.beside.append(resembling.finding())
        raise


def _listed(headers: set[str]) -> str:
    return ", ".join(f"“{shown_header(header)}”" for header in sorted(headers)[:_SHOWN_MAX]) or "–"


@dataclass(frozen=True)
class Rules:
    """What a header is matched against: the region's spellings, its competencies, what the user says of headers.

    ``saved`` are mappings for some layouts each; ``remembered`` is the one of the sheet that is read.
    """

    region: Mapping[str, Spellings]
    vocabulary: Vocabulary
    kind: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    saved: tuple[SavedMapping, ...] = ()
    remembered: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def any_kind(self) -> Mapping[str, tuple[str, int]]:
        """Column and rank by folded spelling, of whatever kind is looked for; those of central tables come last."""
        by_weight = sorted(self.kinds(), key=lambda pair: not CENTRAL.isdisjoint(pair[0].tables))
        return {spelling: found for _, spellings in by_weight for spelling, found in spellings.items()}

    @cached_property
    def known(self) -> dict[tuple[str, ...], bool]:
        """Whether a header may mean something, of those asked for so far: a sheet's rows are tried many times over."""
        return {}

    def for_layout(self, layout: Headers) -> tuple[Rules, str]:
        """Give the rules for a sheet with these headers: with the mapping saved for them, and its name, if any."""
        fitting = next((saved for saved in self.saved if layout in saved.layouts), None)
        return (replace(self, remembered=fitting.headers), fitting.name) if fitting else (self, "")

    def resembling(self, layout: Headers) -> Resembling | None:
        """Give the saved layout that these headers are most like, if they are so like it that it may have changed."""
        own = set(layout)
        alike = [
            (len(own & set(other)) / len(own | set(other)), saved.name, other)
            for saved in self.saved
            for other in saved.layouts
        ]
        share, name, other = max(alike, default=(0.0, "", ()))
        if share < _ALIKE:
            return None
        return Resembling(name, _listed(own - set(other)), _listed(set(other) - own))

    def kinds(self) -> Iterator[tuple[Kind, Mapping[str, tuple[str, int]]]]:
        """Give the kinds that are looked for, each with column and rank by folded spelling."""
        for kind in KINDS:
            if self.kind is None or self.kind in kind.tables:
                has_own = not self.region.keys().isdisjoint(kind.tables)
                yield kind, self._turned(kind) if has_own else kind.spellings

    def _turned(self, kind: Kind) -> Mapping[str, tuple[str, int]]:
        return turned(kind.tables, self.region, wide=kind.wide, over=kind.over)

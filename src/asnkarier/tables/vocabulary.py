"""The words a region uses, as the checks need them; built from its configuration by the workflows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_SPACED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_] ){2,}[^\W\d_](?![^\W\d_])")


@lru_cache(maxsize=1 << 15)  # a header is compared with every spelling of every kind
def fold(text: str) -> str:
    """Give a spelling without case, punctuation or extra spaces: ``"Kerja-Sama "`` is ``"kerja sama"``."""
    return " ".join(re.sub(r"[^0-9a-z]+", " ", text.lower()).split())


def unspaced(text: str) -> str:
    """Close up words written in spaced letters: ``"N A M A"`` is ``"NAMA"``."""
    return _SPACED.sub(lambda match: match[0].replace(" ", ""), text)


def one_spelling(names: Iterable[str]) -> dict[str, str]:
    """Give for each name the first, in alphabetical order, of those that fold alike."""
    first: dict[str, str] = {}
    ordered = sorted(set(names))
    for name in ordered:
        first.setdefault(fold(name), name)
    return {name: first[fold(name)] for name in ordered}


@dataclass(frozen=True)
class StructuralJabatan:
    """A pattern for the name of a structural position, and the eselon it has in a regency or city."""

    pattern: str
    eselon: str


@dataclass(frozen=True)
class Vocabulary:
    """Spellings and the words they stand for.

    ``competencies`` maps every folded name, alias and code to the competency's code; ``units`` maps
    folded spellings to the OPD's name; ``structural`` is read in order, first match wins;
    ``choices`` maps a column name to its region's folded spellings and their value; ``government`` is the
    region's name ("Kabupaten Mamuju"), empty where any will do; ``standings`` are the folded words for a legal
    standing that are known, active or not; ``accepted`` maps a kind of names (``known_names.py``) to the folded
    spellings an analyst has accepted, each with the known name it stands for.
    """

    competencies: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    structural: tuple[StructuralJabatan, ...] = ()
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    government: str = ""
    standings: frozenset[str] = frozenset()
    accepted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def opd(self, spelling: str) -> str | None:
        """Give the OPD of the region's list that a spelling is read as; None for none. Units of an OPD are none."""
        folded = fold(spelling)
        meant = self.units.get(folded) or self.accepted.get("units", {}).get(folded)
        return self.units.get(fold(meant)) if meant else None

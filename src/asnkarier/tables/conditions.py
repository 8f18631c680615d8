"""The small language in which a catalogue says who a training is for: ``sex = P; age <= 45; jabatan ~ dokter | bidan``.

A text is one condition or several with ``;`` between them, and all of them must hold. A condition is an attribute of
the employee, an operator and a value, or several values with ``|`` between them, of which one is enough:

======== ====================================================================================
``=``    is one of the values, in any spelling (``!=``: is none of them)
``~``    has the words of one of the values in it, side by side (``!~``: has those of none)
``<=``   and ``<``, ``>=``, ``>``: education by KKNI level, age in full years
======== ====================================================================================

Nothing is assumed of somebody whose attribute is not known: the condition is then neither held nor broken.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from asnkarier.tables.people import EMPLOYEES
from asnkarier.tables.schema import Kind
from asnkarier.tables.vocabulary import Vocabulary, fold
from asnkarier.tables.words import employment, spellings

AGE = "age"
ATTRIBUTES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sex": ("jenis kelamin", "jk", "kelamin"),
        AGE: ("umur", "usia"),
        "employment": ("jenis asn", "kepegawaian", "status kepegawaian"),
        "jenis_jabatan": ("jenis jabatan",),
        "jenjang": ("jenjang jabatan",),
        "jabatan": ("nama jabatan", "position"),
        "unor": ("unit", "unit kerja", "unit organisasi"),
        "opd": ("perangkat daerah",),
        "location": ("lokasi", "tempat kerja", "lokasi kerja"),
        "education": ("pendidikan", "tingkat pendidikan"),
        "education_field": ("jurusan", "bidang studi", "program studi"),
    }
)
"""What a condition can ask of an employee: the column, and how else it may be called. Age follows from the birth."""

EDUCATION_LEVEL: Mapping[str, int] = MappingProxyType(
    {
        "SD": 0, "SLTP": 1, "SLTA": 2, "D1": 3, "D2": 4, "D3": 5, "D4": 6, "S1": 6, "profesi": 7, "S2": 8,
        "spesialis": 8, "S3": 9,
    }
)  # fmt: skip
"""Levels by which education is compared: KKNI (Perpres 8/2012, appendix), so that D4 and S1 are equals. Not read in the
text itself; the two below SLTA are not in it and stand in their order."""

_ORDERED: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {"<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt}
)
_CONDITION = re.compile(r"\s*([^=!<>~|]+?)\s*(<=|>=|!=|!~|=|~|<|>|≤|≥)\s*([^=!<>~]+?)\s*")
_SAME = {"≤": "<=", "≥": ">="}
_NAMES = {fold(name): attribute for attribute, names in ATTRIBUTES.items() for name in (attribute, *names)}


class ConditionError(ValueError):
    """A condition cannot be read. ``code`` is that of the finding, ``details`` fill its sentence."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code, self.details = code, details


@dataclass(frozen=True)
class Condition:
    """One condition, in the program's own words."""

    attribute: str
    operator: str
    values: tuple[str, ...]

    def __str__(self) -> str:
        """Give it as it is stored."""
        return f"{self.attribute} {self.operator} {' | '.join(self.values)}"

    def holds(self, value: object) -> bool | None:
        """Say whether it holds for one value of the attribute (age: a number); None where that is not known."""
        if value is None or value != value or value == "":
            return None
        if self.attribute == AGE:
            return _ORDERED[self.operator](float(str(value)), float(self.values[0]))
        if self.operator in _ORDERED:
            level = EDUCATION_LEVEL.get(str(value))
            return None if level is None else _ORDERED[self.operator](level, EDUCATION_LEVEL[self.values[0]])
        text, named = fold(str(value)), [fold(one) for one in self.values]
        found = any(f" {one} " in f" {text} " for one in named) if "~" in self.operator else text in named
        return found != self.operator.startswith("!")


def parse_conditions(text: str, vocabulary: Vocabulary | None = None) -> tuple[Condition, ...]:
    """Read conditions; ``str`` of each is read back as the same.

    Raises:
        ConditionError: one of them has an unknown attribute (``F_CONDITION_ATTRIBUTE``), a value that the attribute
            cannot have (``F_CONDITION_VALUE``), or is none (``F_CONDITION_BAD``).
    """
    words = vocabulary or Vocabulary()
    return tuple(_condition(part, words) for part in text.split(";") if part.strip())


def _condition(part: str, vocabulary: Vocabulary) -> Condition:
    match = _CONDITION.fullmatch(part)
    values = tuple(one.strip() for one in match[3].split("|")) if match else ()
    if match is None or not all(map(fold, values)):
        raise ConditionError("F_CONDITION_BAD", condition=part.strip())
    attribute, sign = _NAMES.get(fold(match[1])), _SAME.get(match[2], match[2])
    if attribute is None:
        raise ConditionError("F_CONDITION_ATTRIBUTE", attribute=match[1], allowed=", ".join(ATTRIBUTES))
    if not _fits(attribute, sign) or (sign in _ORDERED and len(values) > 1):
        raise ConditionError("F_CONDITION_BAD", condition=part.strip())
    return Condition(attribute, sign, tuple(_value(attribute, one, vocabulary) for one in values))


def _fits(attribute: str, sign: str) -> bool:
    """Say whether an operator can be used: age is compared only, and only education has an order besides."""
    if attribute == AGE:
        return sign in _ORDERED
    if sign in _ORDERED:
        return attribute == "education"
    return "~" not in sign or EMPLOYEES[attribute].kind is Kind.TEXT


def _value(attribute: str, value: str, vocabulary: Vocabulary) -> str:
    if attribute == AGE:
        if re.fullmatch(r"[1-9][0-9]", value):
            return value
        raise ConditionError("F_CONDITION_VALUE", attribute=attribute, value=value, allowed="10-99")
    column = EMPLOYEES[attribute]
    if column.kind is Kind.TEXT:
        return (vocabulary.opd(value) or value) if attribute == "opd" else value
    if attribute == "employment" and (kind := employment(value)):
        return kind
    known = spellings(column, vocabulary)
    if fold(value) not in known:
        allowed = ", ".join(dict.fromkeys(str(word) for word in known.values()))
        raise ConditionError("F_CONDITION_VALUE", attribute=attribute, value=value, allowed=allowed)
    return str(known[fold(value)])

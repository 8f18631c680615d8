"""A training plan's problem as a text that any program can read: ``asnplan 1`` of docs/reference/plan-instances.md.

Every line that is not empty and does not begin with ``#`` is either the first, ``asnplan 1``, or a name with its
value: ``name = number`` or ``name [size] = numbers`` or ``name [rows, columns] = numbers``, row by row.
"""

from __future__ import annotations

import gzip
import types
import typing
from dataclasses import MISSING, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from asnkarier.optimisation.training_problem import Flags, Floats, Ints, TrainingProblem

FIRST_LINE = "asnplan 1"
NONE = "none"
"""Stands where there is no limit over all funds."""
KINDS: dict[object, type] = {Floats: np.float64, Ints: np.int64, Flags: np.bool_}
_STATED = tuple(one.name for one in fields(TrainingProblem) if one.default is MISSING)
TYPES = {name: kind for name, kind in typing.get_type_hints(TrainingProblem).items() if name in _STATED}
"""What an instance states: no seat of it is committed to a fund."""


class BadInstance(ValueError):
    """A file is not one of ``asnplan 1``: the line, and what is wrong with it."""


def write_instance(problem: TrainingProblem, path: Path) -> None:
    """Write a problem, compressed where the name ends in .gz. The same problem gives the same bytes."""
    path.write_bytes(packed(instance_text(problem)) if path.suffix == ".gz" else instance_text(problem).encode("ascii"))


def packed(text: str) -> bytes:
    """Give a text compressed, with no time in it."""
    return gzip.compress(text.encode("ascii"), mtime=0)


def instance_text(problem: TrainingProblem) -> str:
    """Give the text of a problem, in the order of the fields of ``TrainingProblem``.

    Raises:
        ValueError: seats are committed to a fund, which the format has no line for.
    """
    if problem.paid_by is not None:
        raise ValueError("'asnplan 1' has no line for seats committed to a fund")
    return "\n".join([FIRST_LINE, *(_line(name, getattr(problem, name)) for name in _STATED)]) + "\n"


def read_instance(path: Path) -> TrainingProblem:
    """Read a problem back, equal to the last bit.

    Raises:
        BadInstance: something is missing, twice, unknown or of another size than it says.
    """
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    found: dict[str, object] = {}
    for number, line in enumerate(data.decode("ascii").splitlines(), start=1):
        text = line.strip()
        if number == 1 and text != FIRST_LINE:
            raise BadInstance(f"line 1: expected {FIRST_LINE!r}")
        if number == 1 or not text or text.startswith("#"):
            continue
        name, value = _read_line(text, number)
        if name in found:
            raise BadInstance(f"line {number}: {name} stands twice")
        found[name] = value
    if missing := sorted(TYPES.keys() - found.keys()):
        raise BadInstance(f"missing: {', '.join(missing)}")
    return TrainingProblem(**found)  # type: ignore[arg-type]


def _line(name: str, value: object) -> str:
    if not isinstance(value, np.ndarray):
        return f"{name} = {NONE if value is None else repr(value)}"
    numbers = value.astype(np.int8) if value.dtype == np.bool_ else value
    return f"{name} [{', '.join(map(str, value.shape))}] = {' '.join(map(repr, numbers.reshape(-1).tolist()))}"


def _read_line(text: str, number: int) -> tuple[str, object]:
    left, equals, right = text.partition("=")
    name, bracket, shape = left.strip().partition(" [")
    if not equals or name not in TYPES:
        raise BadInstance(f"line {number}: no line of {FIRST_LINE!r}")
    try:
        return name, _array(TYPES[name], shape, right) if bracket else _scalar(TYPES[name], right.strip())
    except ValueError as error:
        raise BadInstance(f"line {number}: {name}: {error}") from None


def _array(kind: object, shape: str, text: str) -> NDArray[np.generic]:
    if kind not in KINDS:
        raise ValueError("is one number")
    numbers = np.array(text.split(), dtype=np.float64 if kind == Floats else np.int64)
    return numbers.astype(KINDS[kind]).reshape([int(size) for size in shape.rstrip(" ]").split(",")])


def _scalar(kind: object, text: str) -> int | float | None:
    if isinstance(kind, types.UnionType) and text == NONE:
        return None
    if kind in KINDS:
        raise ValueError("is several numbers")
    return float(text) if kind is float else int(text)

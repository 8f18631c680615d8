"""What every part of the configuration is made of: frozen models, and figures with their legal basis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Value = TypeVar("Value")


@dataclass(frozen=True)
class NotUsedYet:
    """Mark, in ``Annotated``, of a key that no command uses yet, and of all keys below it."""


class Section(BaseModel):
    """A part of the YAML: it cannot be changed, refuses unknown keys, and explains its keys."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, strict=True, populate_by_name=True
    )


class Dated(Section, Generic[Value]):
    """A figure from a regulation or a practice, with the day it came into force and where it is written."""

    value: Value
    """The figure."""
    valid_from: date
    """First day it holds."""
    basis: str
    """The regulation, with article where known."""
    source: str
    """Where it was read."""
    verified: bool
    """True when the figure was read in the regulation's own text or in two independent sources that agree."""


class Versions(Section, Generic[Value]):
    """All the versions of a dated figure."""

    versions: tuple[Dated[Value], ...] = Field(min_length=1)
    """The versions, oldest first."""

    def on(self, day: date) -> Dated[Value]:
        """Give the version in force on a day; before the first one came into force, the first one."""
        return max(
            (v for v in self.versions if v.valid_from <= day), key=lambda v: v.valid_from, default=self.versions[0]
        )

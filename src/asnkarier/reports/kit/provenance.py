"""What a report was made from, so that every figure can be traced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Source:
    """An input file: its name, the SHA-256 of its bytes and the rows taken from it."""

    file: str
    sha256: str
    rows: int
    table: str = ""


@dataclass(frozen=True)
class Provenance:
    """Where a result came from: input files, the journal's entry, configuration, program and options."""

    sources: tuple[Source, ...] = ()
    run: int | None = None
    """Number of the journal entry that holds the result."""
    head_sha256: str = ""
    """Hash of that entry."""
    config_sha256: str = ""
    version: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    """What the command was asked for, by the names of ``origin.OPTIONS``; empty or None where it was not."""

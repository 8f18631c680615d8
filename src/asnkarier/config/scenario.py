"""A scenario: what would be otherwise, in a small YAML file; what it does not name stays as it is."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError

from asnkarier.config.layers import origins, plain
from asnkarier.config.load import Loaded, load_region
from asnkarier.config.mistakes import ConfigMistakes, dotted
from asnkarier.config.model import Section
from asnkarier.config.parse import Node, parse_file
from asnkarier.config.plain_words import mistakes_of

Whole = Annotated[int, Field(ge=0)]
_REGION_KEYS = ("weights", "training_plan")


class TrainingChange(Section):
    """What would be otherwise about one training of the catalogue."""

    training: str
    """Its code."""
    remove: bool = False
    """Whether it would not be there at all."""
    cost_per_participant: Whole | None = None
    """Rupiah for each participant."""
    cost_per_class: Whole | None = None
    """Rupiah for each class."""
    seats_min: Whole | None = None
    """Fewest participants of a class."""
    seats_max: Whole | None = None
    """Seats of a class."""
    classes_max: Whole | None = None
    """Most classes."""

    @property
    def figures(self) -> dict[str, int]:
        """The columns that change, with their new figures."""
        stated = self.model_dump(exclude={"training", "remove"})
        return {name: value for name, value in stated.items() if value is not None}


class Scenario(Section):
    """What would be otherwise. Sections of the region's file are changed key by key."""

    name: str
    """What the report calls it."""
    budget: Whole | None = None
    """Rupiah that may be spent in all."""
    ceilings: dict[str, Annotated[float, Field(ge=0)]] = Field(default_factory=dict)
    """By fund the factor of all its ceilings: 0.75 is a quarter less."""
    trainings: tuple[TrainingChange, ...] = ()
    """What would be otherwise in the catalogue."""
    weights: dict[str, Any] = Field(default_factory=dict)
    """Keys of the section ``weights`` of the region's file."""
    training_plan: dict[str, Any] = Field(default_factory=dict)
    """Keys of the section ``training_plan`` of the region's file."""


def load_scenario(file: Path, code: str, folders: Sequence[Path], steps: Collection[str]) -> tuple[Scenario, Loaded]:
    """Give a scenario and the region's configuration as it would be.

    Raises:
        ConfigError: the file cannot be read, or a key or value is not possible; with its file, line and key.
    """
    tree = parse_file(file)
    places = dict(origins(tree))
    try:
        scenario = Scenario.model_validate_json(json.dumps(plain(tree)))
    except ValidationError as error:
        raise ConfigMistakes(
            replace(
                each,
                origin=next(
                    places[key]
                    for key in (dotted(each.path[:length]) for length in range(len(each.path), -1, -1))
                    if key in places
                ),
            )
            for each in mistakes_of(error)
        ) from None
    assert isinstance(tree.value, dict)  # noqa: S101 - parse_file gives nothing else
    changes = {name: tree.value[name] for name in _REGION_KEYS if name in tree.value}
    return scenario, load_region(code, folders, steps, changes=Node(dict(changes), tree.origin) if changes else None)

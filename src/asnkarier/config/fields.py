"""Questions to the models: which keys may stand at a place, and what a key means."""

from __future__ import annotations

from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from asnkarier.config.mistakes import KeyPath
from asnkarier.config.model import NotUsedYet
from asnkarier.config.region import RegionConfig


@dataclass(frozen=True)
class Place:
    """What may stand under a key path; ``used`` is false where no command uses it yet."""

    annotation: Any
    description: str = ""
    example: str = ""
    used: bool = True

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that may stand here; empty where any may."""
        if _is_model(self.annotation):
            return tuple(field.alias or name for name, field in self.annotation.model_fields.items())
        if get_origin(self.annotation) is dict:
            key = get_args(self.annotation)[0]
            return get_args(key) if get_origin(key) is Literal else ()
        return ()

    def child(self, key: str | int) -> Place | None:
        """Give the place under one key or list position; None where there is no such key."""
        if _is_model(self.annotation):
            for name, field in self.annotation.model_fields.items():
                if key == (field.alias or name):
                    example = str((field.examples or [""])[0])
                    used = self.used and NotUsedYet() not in field.metadata
                    return Place(_bare(field.annotation), field.description or "", example, used)
            return None
        arguments = get_args(self.annotation)
        if get_origin(self.annotation) is dict and arguments:
            return Place(_bare(arguments[1]), self.description, used=self.used)
        if get_origin(self.annotation) is tuple and arguments:
            return Place(_bare(arguments[0]), self.description, used=self.used)
        return None


TOP = Place(RegionConfig, "Everything a region decides.")


def place_of(path: KeyPath) -> Place | None:
    """Give what may stand under a key path, from the top; None where the path leads nowhere."""
    place: Place | None = TOP
    for key in path:
        place = place.child(key) if place else None
    return place


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _bare(annotation: Any) -> Any:
    """Give a type without what is noted of it and without the None that may stand in its place."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    kinds = [kind for kind in get_args(annotation) if kind is not NoneType] if _is_union(annotation) else []
    return _bare(kinds[0]) if len(kinds) == 1 else annotation


def _is_union(annotation: Any) -> bool:
    return get_origin(annotation) in (Union, UnionType)

"""JSON Schema of a configuration file, for editors that complete keys and show their meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from asnkarier.config.region import RegionConfig

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(steps: Sequence[str]) -> dict[str, Any]:
    """Give the schema of one file, which may leave out any key that a file it extends has.

    ``steps`` are what ``automation.steps`` may name.

    An item of a list replaces nothing, so it must still be complete.
    """
    schema = RegionConfig.model_json_schema(by_alias=True)
    definitions: dict[str, Any] = schema["$defs"]
    complete = set(_needed_by_items(definitions))
    for name, definition in definitions.items():
        if name not in complete:
            definition.pop("required", None)
    schema.pop("required", None)
    definitions["Automation"]["properties"]["steps"]["items"]["enum"] = list(steps)
    extends = {
        "type": "string",
        "description": "Name of the file, without .yaml, whose settings hold where this file gives none.",
    }
    schema["properties"] = {"extends": extends, **schema["properties"]}
    schema["title"] = "asnkarier region"
    return {"$schema": DIALECT, **schema}


def _needed_by_items(definitions: dict[str, Any]) -> Iterator[str]:
    """Give the definitions that items of lists are made of, and those these are made of in turn."""
    waiting = [name for definition in definitions.values() for name in _references(definition, inside=False)]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += _references(definitions[name], inside=True)


def _references(schema: Any, *, inside: bool) -> Iterator[str]:
    """Give the definitions referred to inside items of lists (``inside``: anywhere)."""
    if isinstance(schema, list):
        for part in schema:
            yield from _references(part, inside=inside)
    if isinstance(schema, dict):
        if inside and "$ref" in schema:
            yield schema["$ref"].rpartition("/")[2]
        for key, part in schema.items():
            yield from _references(part, inside=inside or key in ("items", "prefixItems"))

"""The JSON Schema an editor uses: the shipped files fit it, typical mistakes do not."""

import re
from typing import Any

import pytest

from asnkarier.config.json_schema import json_schema
from asnkarier.config.layers import plain
from asnkarier.config.parse import parse_file
from asnkarier.resources import configs_folder
from asnkarier.workflows.studies import STEPS

SCHEMA = json_schema(STEPS)
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float),
         "null": type(None)}  # fmt: skip


def complaints(value: Any, schema: dict[str, Any], path: str = "") -> list[str]:
    """Check a value against the part of JSON Schema that ours uses; an unknown keyword fails the test."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] | {k: v for k, v in schema.items() if k != "$ref"}
    if "anyOf" in schema:
        return min((complaints(value, each, path) for each in schema["anyOf"]), key=len)
    known = {"$schema", "$defs", "title", "description", "default", "examples", "format", "type", "enum", "pattern"}
    known |= {"properties", "required", "additionalProperties", "propertyNames", "items", "prefixItems", "minItems"}
    known |= {"maxItems", "minimum", "maximum", "exclusiveMinimum", "const"}
    assert schema.keys() <= known, schema.keys() - known
    expected = TYPES.get(schema.get("type", ""), object)
    if not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool):
        return [f"{path}: not a {schema['type']}"]
    found = []
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{path}: not one of the choices")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{path}: wrong form")
    if schema.get("minimum", value) > value if "minimum" in schema else False:
        found.append(f"{path}: too small")
    if isinstance(value, dict):
        properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
        found += [f"{path}: {key} is missing" for key in schema.get("required", []) if key not in value]
        for key, part in value.items():
            if key in properties:
                found += complaints(part, properties[key], f"{path}.{key}")
            elif others is False:
                found.append(f"{path}: {key} is unknown")
            elif isinstance(others, dict):
                found += complaints(part, others, f"{path}.{key}")
            if "propertyNames" in schema:
                found += complaints(key, schema["propertyNames"], f"{path}.{key}")
    if isinstance(value, list):
        fixed = schema.get("prefixItems", [])
        for position, part in enumerate(value):
            rule = fixed[position] if position < len(fixed) else schema.get("items", {})
            found += complaints(part, rule, f"{path}[{position}]")
        if len(value) < schema.get("minItems", 0):
            found.append(f"{path}: too few entries")
    return found


@pytest.mark.parametrize("file", sorted(configs_folder().glob("*.yaml")), ids=lambda file: file.stem)
def test_the_shipped_files_fit(file: Any) -> None:
    assert complaints(plain(parse_file(file)), SCHEMA) == []


@pytest.mark.parametrize(
    "part",
    [
        {"extends": "national"},
        {"extends": "mamuju", "privacy": {"mask_nip": True}},
        {"extends": "mamuju", "training_plan": {"forms": {"seminar": {"aliases": ["Diseminasi"]}}}},
        {"extends": "mamuju", "region": {"agency": {"short": "BKPSDM"}}},
    ],
)
def test_a_part_of_a_file_fits(part: dict[str, Any]) -> None:
    assert complaints(part, SCHEMA) == []


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({"extends": "mamuju", "privasi": {}}, ": privasi is unknown"),
        ({"training_plan": {"days_max": "20"}}, ".training_plan.days_max: not a integer"),
        ({"jpm": {"formula": "capped"}}, ".jpm.formula: not one of the choices"),
        ({"weights": {"jenjang": {"pengaws": 1}}}, ".weights.jenjang.pengaws: not one of the choices"),
        ({"weights": {"sectors": [{"code": "a"}]}}, ".weights.sectors[0]: name is missing"),
        ({"assessments": {"validity_years": {"versions": [{"value": 3}]}}}, ".versions[0]: valid_from is missing"),
    ],
)
def test_a_mistake_does_not_fit(part: dict[str, Any], expected: str) -> None:
    assert any(complaint.endswith(expected) for complaint in complaints(part, SCHEMA))


def test_every_key_explains_itself() -> None:
    """Descriptions come from the docstrings of the models, and are texts a message can carry (no braces)."""
    parts = {"": SCHEMA, **SCHEMA["$defs"]}
    keys = [(name, key, field) for name, part in parts.items() for key, field in part.get("properties", {}).items()]
    assert len(keys) > 80
    for name, key, field in keys:
        target = SCHEMA["$defs"].get(field.get("$ref", "").rpartition("/")[2], {})
        description = field.get("description") or target.get("description")  # pydantic writes equal texts once
        assert description, f"{name}.{key} has no docstring"
        assert "{" not in description

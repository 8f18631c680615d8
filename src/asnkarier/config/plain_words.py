"""What pydantic found wrong, in the words of someone who edits a YAML file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from asnkarier.config.fields import TOP, place_of
from asnkarier.config.mistakes import KeyPath, Mistake, unknown
from asnkarier.i18n import N_

# {found} is what stands in the file; the other places are the limits that pydantic reports.
SENTENCES: Mapping[str, str] = {
    "int_type": N_("must be a whole number without quotes; found {found}."),
    "int_from_float": N_("must be a whole number without quotes; found {found}."),
    "float_type": N_("must be a number without quotes; found {found}."),
    "string_type": N_('must be text; put it in quotes: "{found}"'),
    "bool_type": N_("must be true or false; found {found}."),
    "date_type": N_("must be a date such as 2024-01-31; found {found}."),
    "date_parsing": N_("must be a date such as 2024-01-31; found {found}."),
    "date_from_datetime_parsing": N_("must be a date such as 2024-01-31; found {found}."),
    "tuple_type": N_("must be a list, as in [a, b]; found {found}."),
    "dict_type": N_("must be a map of keys and values; found {found}."),
    "model_type": N_("must be a map of keys and values; found {found}."),
    "model_attributes_type": N_("must be a map of keys and values; found {found}."),
    "greater_than_equal": N_("must be at least {ge}; found {found}."),
    "greater_than": N_("must be greater than {gt}; found {found}."),
    "less_than_equal": N_("must be at most {le}; found {found}."),
    "too_short": N_("needs at least {min_length} entries."),
    "too_long": N_("takes at most {max_length} entries."),
    "string_pattern_mismatch": N_("{found} has the wrong form; an example of the right one: {example}"),
}
NO_VALUE = N_("has no value. Give it one or take the key out.")
MISSING_KEY = N_("the key {key} is missing.")
MISSING_ENTRY = N_("entry {number} of the list is missing.")
MISSING_SECTIONS = N_("the sections {sections} are missing. A region's file starts with: extends: national")
OTHER = N_("is not valid: {reason}")


def mistakes_of(error: ValidationError) -> Iterator[Mistake]:
    """Give one mistake per thing that pydantic found; sections that are missing altogether make one."""
    missing: list[str] = []
    for details in error.errors(include_url=False):
        if details["type"] == "missing" and len(details["loc"]) == 1:
            missing.append(str(details["loc"][0]))
        else:
            yield _mistake(details)
    if missing:
        yield Mistake(MISSING_SECTIONS, {"sections": ", ".join(missing)})


def _mistake(details: ErrorDetails) -> Mistake:
    kind, path = details["type"], details["loc"]
    if path[-1] == "[key]":
        return _unknown_key(path[:-1])
    if kind == "extra_forbidden":
        return _unknown_key(path)
    if kind == "missing":
        key = path[-1]
        text = MISSING_ENTRY if isinstance(key, int) else MISSING_KEY
        return Mistake(text, {"number": key + 1} if isinstance(key, int) else {"key": key}, path[:-1])
    if details["input"] is None:
        return Mistake(NO_VALUE, {}, path)
    place = place_of(path)
    if kind == "literal_error" and place and get_origin(place.annotation) is Literal:
        return Mistake(*unknown("choice", str(details["input"]), map(str, get_args(place.annotation))), path)
    values = {**details.get("ctx", {}), "found": _shown(details["input"]), "example": place.example if place else ""}
    if kind in SENTENCES:
        return Mistake(SENTENCES[kind], values, path)
    return Mistake(OTHER, {"reason": details["msg"]}, path)


def _unknown_key(path: KeyPath) -> Mistake:
    parent = place_of(path[:-1]) or TOP
    return Mistake(*unknown("key", str(path[-1]), parent.keys), path)


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"

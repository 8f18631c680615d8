"""``asnkarier config``: what the configuration of a region says, whether it holds, and where a value came from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import Any

import yaml

from asnkarier.config.checks import dated_figures
from asnkarier.config.json_schema import json_schema
from asnkarier.config.load import Loaded, load_region, region_codes
from asnkarier.config.mistakes import ConfigMistakes, Mistake, Origin, dotted
from asnkarier.config.model import Dated
from asnkarier.config.settings import Setting, setting, settings, unverified
from asnkarier.errors import ConfigError, UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome
from asnkarier.workflows.studies import STEPS


def show_config(folders: Sequence[Path], region: str | None) -> Outcome:
    """Give the region's settings in force: ``settings`` as data, ``yaml`` as one file that says the same."""
    loaded = load_region(_named(region, folders), folders, STEPS)
    data = settings(loaded.config)
    text = _yaml(data)
    return Outcome(
        "config show",
        data={"region": region, "sha256": loaded.sha256, "files": _texts(loaded.files), "settings": data, "yaml": text},
        messages=(Message("{yaml}", {"yaml": text.rstrip("\n")}),),
    )


def check_config(folders: Sequence[Path], region: str | None = None) -> Outcome:
    """Load one region, or all; list what is in them and which figures nobody has verified.

    Raises ConfigError with the mistakes of all regions together.
    """
    loaded, mistakes, errors = [], list[Mistake](), list[ConfigError]()
    for code in [region] if region else region_codes(folders):
        try:
            loaded.append(load_region(code, folders, STEPS))
        except ConfigMistakes as error:
            mistakes += error.mistakes
        except ConfigError as error:
            errors.append(error)
    if mistakes:
        raise ConfigMistakes(mistakes)
    if errors:
        raise errors[0]
    if not loaded:
        raise ConfigError(N_("There is no configuration of a region in {folders}."), folders=", ".join(_texts(folders)))
    counts = [_counts(each) for each in loaded]
    doubtful = _doubtful(loaded)
    return Outcome(
        "config check",
        data={"regions": counts, "unverified": doubtful},
        messages=(*(Message(COUNTS, each) for each in counts), *(Message(UNVERIFIED, each) for each in doubtful)),
    )


def explain_config(key: str, folders: Sequence[Path], region: str | None, *, day: date | None = None) -> Outcome:
    """Say what a key means, its value, the file and line it came from, and the legal basis of a dated figure."""
    found = setting(load_region(_named(region, folders), folders, STEPS), key, day)
    versions = [_version(version, origin) for version, origin in found.versions]
    data = {
        "region": region,
        "key": dotted(found.path),
        "value": found.value,
        "description": found.description,
        "used": found.used,
        **_place(found.origin),
        "versions": versions,
    }
    return Outcome("config explain", data=data, messages=tuple(_explanation(found, versions)))


def config_schema() -> Outcome:
    """Give the JSON Schema of a region's file."""
    schema = json_schema(STEPS)
    text = json.dumps(schema, ensure_ascii=False, indent=2)
    return Outcome("config schema", data={"schema": schema}, messages=(Message("{schema}", {"schema": text}),))


COUNTS = N_(
    "{region}: no mistakes. {technical} technical competencies, {sectors} sectors, {funds} funds, {units} OPDs; "
    "{figures} dated figures, {unverified} of them not verified."
)
NOT_USED = N_("No command uses this key yet; it changes no result.")
SET_IN = N_("Set in {file}, line {line}.")
DEFAULT = N_("Set in no file: it is the program's default.")
UNVERIFIED = N_("Not verified: {key}, from {valid_from} ({basis}), in {file}, line {line}.")


def _named(region: str | None, folders: Sequence[Path]) -> str:
    if region:
        return region
    raise UsageError(N_("Name a region with --region. Known: {known}."), known=", ".join(region_codes(folders)))


def _counts(loaded: Loaded) -> dict[str, Any]:
    config = loaded.config
    return {
        "region": config.region.code,
        "files": _texts(loaded.files),
        "sha256": loaded.sha256,
        "technical": len(config.competencies.technical),
        "sectors": len(config.weights.sectors),
        "funds": len(config.budget.funds),
        "units": len(config.import_.units),
        "figures": sum(len(figure.versions) for _, figure in dated_figures(config)),
        "unverified": len(list(unverified(loaded))),
    }


def _doubtful(loaded: Sequence[Loaded]) -> list[dict[str, Any]]:
    """Give each unverified figure once, with the regions that use it: most stand in the national file."""
    found: dict[tuple[str, Origin], dict[str, Any]] = {}
    for each in loaded:
        for key, version, origin in unverified(each):
            entry = found.setdefault((key, origin), {"key": key, **_version(version, origin), "regions": []})
            entry["regions"].append(each.config.region.code)
    return list(found.values())


def _version(version: Dated[Any], origin: Origin) -> dict[str, Any]:
    return {**version.model_dump(mode="json"), **_place(origin)}


def _place(origin: Origin | None) -> dict[str, Any]:
    return {"file": str(origin.file) if origin else None, "line": origin.line if origin else None}


def _explanation(found: Setting, versions: Sequence[dict[str, Any]]) -> Iterator[Message]:
    yield Message(found.description)
    if not found.used:
        yield Message(NOT_USED)
    whole_figure = bool(versions) and "versions" not in found.path
    if not whole_figure:
        yield Message("{key}:{value}", {"key": dotted(found.path), "value": _indented(found.value)})
        yield Message(SET_IN, _place(found.origin)) if found.origin else Message(DEFAULT)
    for version in versions:
        if whole_figure:
            yield Message(N_("From {valid_from}:{value}"), {**version, "value": _indented(version["value"])})
            yield Message(SET_IN, version)
        else:
            yield Message(N_("In force from {valid_from}."), version)
        yield Message(N_("Basis: {basis}"), version)
        yield Message(N_("Source: {source}"), version)
        yield Message(N_("Verified.") if version["verified"] else N_("Not verified: check it before you rely on it."))


def _indented(value: Any) -> str:
    """Give a single value after a space, a list or map on lines of its own."""
    if isinstance(value, dict | list) and value:
        return "\n" + indent(_yaml(value).rstrip("\n"), "  ")
    return f" {json.dumps(value, ensure_ascii=False)}"


def _yaml(data: Any) -> str:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=120)


def _texts(paths: Sequence[Path]) -> list[str]:
    return [str(path) for path in paths]

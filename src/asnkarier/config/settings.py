"""Questions to a loaded configuration: all settings, one setting by its key, the figures nobody has verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from asnkarier.config.checks import dated_figures
from asnkarier.config.fields import place_of
from asnkarier.config.load import Loaded
from asnkarier.config.mistakes import KeyPath, Origin, dotted, nearest
from asnkarier.config.model import Dated
from asnkarier.config.region import RegionConfig
from asnkarier.errors import ConfigError
from asnkarier.i18n import N_


@dataclass(frozen=True)
class Setting:
    """One key with its value (JSON-ready), its meaning, and where it is set (None: the program's default).

    ``versions`` are the dated versions, oldest first, of a regulation's figure that the key names or is part of.
    ``used`` is false for a key that no command uses yet.
    """

    path: KeyPath
    value: Any
    description: str
    origin: Origin | None
    versions: tuple[tuple[Dated[Any], Origin], ...] = ()
    used: bool = True


def settings(config: RegionConfig) -> dict[str, Any]:
    """Give every setting in force, JSON-ready, under the keys of the file."""
    return config.model_dump(mode="json", by_alias=True)


def setting(loaded: Loaded, key: str, day: date | None = None) -> Setting:
    """Find a setting by its dotted key.

    An item of a list is named by its position (from 0) or its code; ``versions.0.value`` may be left out and then means
    the version in force on ``day`` (the newest where no day is given). Raises ConfigError for an unknown key.
    """
    data = settings(loaded.config)
    path = _path(data, key, day)
    if path is None:
        raise _no_such_key(data, key)
    figure = next((above for above, _ in dated_figures(loaded.config) if path[: len(above)] == above), None)
    place, here = place_of(figure or path), place_of(path)
    return Setting(
        path,
        _value(data, path),
        place.description if place else "",
        loaded.origins.get(dotted(path)),
        _versions(loaded, path, figure) if figure else (),
        here is None or here.used,
    )


def unverified(loaded: Loaded) -> Iterator[tuple[str, Dated[Any], Origin]]:
    """Give the versions of dated figures that are not verified: key, version, place."""
    for path, figure in dated_figures(loaded.config):
        for number, version in enumerate(figure.versions):
            if not version.verified:
                yield dotted(path), version, loaded.origins[dotted((*path, "versions", number))]


def _path(data: Any, key: str, day: date | None) -> KeyPath | None:
    """Walk down the words of the key; a key of the file may itself hold dots ("Gol. IIIa")."""
    words = key.split(".")
    path: KeyPath = ()
    while words:
        here = _value(data, path)
        if isinstance(here, list):
            number = _item(here, words.pop(0))
            if number is None:
                return None
            path = (*path, number)
            continue
        if not isinstance(here, dict):
            return None
        taken = next((n for n in range(len(words), 0, -1) if ".".join(words[:n]) in here), 0)
        if taken:
            path = (*path, ".".join(words[:taken]))
            words = words[taken:]
        elif "versions" in here:
            path = (*path, "versions", _in_force(here["versions"], day), "value")
        else:
            return None
    return path


def _item(items: list[Any], word: str) -> int | None:
    if word.isdecimal():
        return int(word) if int(word) < len(items) else None
    return next((n for n, item in enumerate(items) if isinstance(item, dict) and item.get("code") == word), None)


def _in_force(versions: list[dict[str, Any]], day: date | None) -> int:
    begun = [n for n, version in enumerate(versions) if day is None or version["valid_from"] <= day.isoformat()]
    return begun[-1] if begun else 0


def _value(data: Any, path: KeyPath) -> Any:
    for key in path:
        data = data[key]
    return data


def _versions(loaded: Loaded, path: KeyPath, figure: KeyPath) -> tuple[tuple[Dated[Any], Origin], ...]:
    """Give all versions of the figure the path names, or the one version the path leads into."""
    versions = dict(dated_figures(loaded.config))[figure].versions
    inside = path[len(figure) + 1 : len(figure) + 2]
    return tuple(
        (version, loaded.origins[dotted((*figure, "versions", number))])
        for number, version in enumerate(versions)
        if not inside or number == inside[0]
    )


def _no_such_key(data: dict[str, Any], key: str) -> ConfigError:
    known = [dotted(path) for path in _keys(data)]
    last = {name.rpartition(".")[2]: name for name in reversed(known)}
    ending = last.get(nearest(key.rpartition(".")[2], last) or "")
    if near := nearest(key, known) or ending:
        return ConfigError(N_("There is no key {key}. Did you mean {nearest}?"), key=key, nearest=near)
    return ConfigError(N_("There is no key {key}. The sections are: {known}."), key=key, known=", ".join(data))


def _keys(data: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*path, key)
            yield from _keys(value, (*path, key))

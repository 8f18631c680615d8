"""A region's YAML file -> its checked configuration, with the place every value came from."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from asnkarier.config.aliases import Alias, load_aliases
from asnkarier.config.checks import CHECKS
from asnkarier.config.layers import layered, merge, names, origins, plain
from asnkarier.config.mistakes import ConfigMistakes, Mistake, Origin, dotted, unknown
from asnkarier.config.parse import Node
from asnkarier.config.plain_words import mistakes_of
from asnkarier.config.region import RegionConfig
from asnkarier.errors import ConfigError
from asnkarier.i18n import N_

BASE = "national"
CODE = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Loaded:
    """A region's configuration, where it came from, and its hash.

    ``origins`` maps the dotted path of every key of the files to its place; a key it does not have is the program's
    default. ``files`` are nearest first. ``sha256`` is of the settings in force, defaults and accepted spellings
    included, so comments and the order of keys do not change it. ``aliases`` are the accepted spellings.
    """

    config: RegionConfig
    origins: Mapping[str, Origin]
    files: tuple[Path, ...]
    sha256: str
    aliases: tuple[Alias, ...] = ()


def region_codes(folders: Sequence[Path]) -> list[str]:
    """Give the regions that have a file in one of the folders, sorted.

    ``national.yaml`` is no region, nor is a file whose name is no code (``_papua.yaml`` can be extended only).
    """
    return sorted(name for name in names(folders) if name != BASE and CODE.fullmatch(name))


def load_region(code: str, folders: Sequence[Path], steps: Collection[str], *, changes: Node | None = None) -> Loaded:
    """Load a region's configuration; the first folder that has a file wins (a workspace's before the shipped one).

    ``steps`` are what ``automation.steps`` may name: the commands are listed above this layer. ``changes`` are laid
    over the files, as those of a scenario.

    Raises ConfigError, with every mistake of the stage that found one, its file, line and key.
    """
    known = region_codes(folders)
    if code not in known:
        raise _no_such_region(code, known)
    tree, files = layered(code, folders)
    tree = merge(tree, changes) if changes else tree
    places = dict(origins(tree))
    config = _validated(tree, places)
    mistakes = [*_code_mistakes(config, code), *_step_mistakes(config, steps)]
    if mistakes := [*mistakes, *(mistake for check in CHECKS for mistake in check(config))]:
        raise ConfigMistakes(_placed(mistakes, places))
    aliases = load_aliases(code, folders)
    sha256 = _sha256(config, aliases)  # where the files of the letters lie changes no result
    return Loaded(_with_files_of_letters(config, places), places, files, sha256, aliases)


def _validated(tree: Node, places: Mapping[str, Origin]) -> RegionConfig:
    try:
        # In JSON mode a strict model takes a list for a tuple and ISO text for a date, and still refuses "20" for 20.
        return RegionConfig.model_validate_json(json.dumps(plain(tree)))
    except ValidationError as error:
        raise ConfigMistakes(_placed(mistakes_of(error), places)) from None


def _placed(mistakes: Iterable[Mistake], places: Mapping[str, Origin]) -> Iterator[Mistake]:
    """Give the mistakes with the place of their key, or of the nearest key above it that stands in a file."""
    for mistake in mistakes:
        above = (dotted(mistake.path[:length]) for length in range(len(mistake.path), -1, -1))
        yield replace(mistake, origin=next(places[key] for key in above if key in places))


def _with_files_of_letters(config: RegionConfig, places: Mapping[str, Origin]) -> RegionConfig:
    """Give logo and template of the letters with the folder of the file that names them.

    Raises ConfigError where there is no such file: a letter without its letterhead would look like any other.
    """
    found: dict[str, str] = {}
    letters = config.region.agency.letters
    for name, stated in (("logo", letters.logo), ("template", letters.template)):
        path = ("region", "agency", "letters", name)
        if stated is None:
            continue
        file = places[dotted(path)].file.parent / stated
        if not file.is_file():
            text = N_("there is no file {name} beside this one. Put it there, or take the key out.")
            raise ConfigMistakes(_placed([Mistake(text, {"name": stated}, path)], places))
        found[name] = str(file)
    if not found:
        return config
    agency = config.region.agency.model_copy(update={"letters": letters.model_copy(update=found)})
    return config.model_copy(update={"region": config.region.model_copy(update={"agency": agency})})


def _code_mistakes(config: RegionConfig, code: str) -> Iterator[Mistake]:
    if config.region.code != code:
        text = N_("the code is {code}, but the file is named {name}.yaml. Make them equal.")
        yield Mistake(text, {"code": config.region.code, "name": code}, ("region", "code"))


def _step_mistakes(config: RegionConfig, steps: Collection[str]) -> Iterator[Mistake]:
    for position, step in enumerate(config.automation.steps):
        if step not in steps:
            yield Mistake(*unknown("choice", step, steps), ("automation", "steps", position))


def _no_such_region(code: str, known: Sequence[str]) -> ConfigError:
    text, values = unknown("region", code, known)
    return ConfigError(text, word=code, nearest=values.get("nearest"), known=", ".join(known))


def _sha256(config: RegionConfig, aliases: Sequence[Alias]) -> str:
    """Give the hash of what results follow from; who accepted a spelling, and when, is no part of that."""
    settings = config.model_dump(mode="json", by_alias=True)
    if aliases:
        settings["aliases"] = [[*alias.key, alias.means] for alias in aliases]
    return hashlib.sha256(json.dumps(settings, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

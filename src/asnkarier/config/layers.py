"""A region's file over the files it extends, as one tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from asnkarier.config.mistakes import ConfigMistakes, KeyPath, Mistake, Origin, dotted, unknown
from asnkarier.config.parse import Node, parse_file
from asnkarier.i18n import N_


def layered(name: str, folders: Sequence[Path]) -> tuple[Node, tuple[Path, ...]]:
    """Read ``name.yaml`` and what it extends, and lay the nearer over the farther; also gives the files, nearest first.

    The first folder that has the file wins. A file that extends its own name means the file of that name in a later
    folder, so that a workspace's ``mamuju.yaml`` can extend the shipped one. Raises ConfigError.
    """
    found = _find(name, folders)
    if found is None:
        raise FileNotFoundError(name)
    layers: list[Node] = []
    files: list[Path] = []
    while found is not None:
        position, file = found
        node = parse_file(file)
        files.append(file)
        layers.append(node)
        found = _extended(node, position, files, folders)
    merged = layers.pop()
    while layers:
        merged = merge(merged, layers.pop())
    assert isinstance(merged.value, dict)  # noqa: S101 - parse_file gives nothing else
    settings = {key: child for key, child in merged.value.items() if key != "extends"}
    return Node(settings, merged.origin), tuple(files)


def merge(below: Node, above: Node) -> Node:
    """Lay one tree over another: maps key by key, anything else replaces what is below."""
    if not (isinstance(below.value, dict) and isinstance(above.value, dict)):
        return above
    merged = dict(below.value)
    for key, child in above.value.items():
        merged[key] = merge(merged[key], child) if key in merged else child
    return Node(merged, above.origin)


def plain(node: Node) -> Any:
    """Give the values of a tree without their places."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [plain(child) for child in node.value]
    return node.value


def origins(node: Node, path: KeyPath = ()) -> Iterator[tuple[str, Origin]]:
    """Give the dotted path of every key and list item of a tree with its place; the top's path is empty."""
    yield dotted(path), node.origin
    children: Iterable[tuple[str | int, Node]] = ()
    if isinstance(node.value, dict):
        children = node.value.items()
    elif isinstance(node.value, list):
        children = enumerate(node.value)
    for key, child in children:
        yield from origins(child, (*path, key))


def names(folders: Sequence[Path]) -> set[str]:
    """Give the names of all configuration files, without their ending."""
    return {file.stem for folder in folders if folder.is_dir() for file in folder.glob("*.yaml") if file.is_file()}


def _extended(node: Node, position: int, files: Sequence[Path], folders: Sequence[Path]) -> tuple[int, Path] | None:
    """Find the file that the last of ``files`` extends; None where it extends none."""
    assert isinstance(node.value, dict)  # noqa: S101 - parse_file gives nothing else
    entry = node.value.get("extends")
    if entry is None:
        return None
    if not isinstance(entry.value, str):
        raise ConfigMistakes(
            [Mistake(N_("must be the name of one file, as in: extends: national"), {}, ("extends",), entry.origin)]
        )
    name, own_name = entry.value, files[-1].stem
    found = _find(name, folders, position + 1 if name == own_name else 0)
    if found is None and name != own_name:
        raise ConfigMistakes([Mistake(*unknown("extends", name, names(folders)), ("extends",), entry.origin)])
    if found is None or found[1] in files:
        chain = " -> ".join(file.name for file in (*files, Path(f"{name}.yaml")))
        raise ConfigMistakes(
            [
                Mistake(
                    N_("the files extend each other in a circle: {chain}"), {"chain": chain}, ("extends",), entry.origin
                )
            ]
        )
    return found


def _find(name: str, folders: Sequence[Path], start: int = 0) -> tuple[int, Path] | None:
    # Compared with the names that exist, so that "../secret" finds nothing.
    for position, folder in enumerate(folders[start:], start):
        if name in names([folder]):
            return position, folder / f"{name}.yaml"
    return None

"""The files an import was given: folders opened, litter left out, each under a name of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.readers.display import printable
from asnkarier.readers.files.archive import is_litter

_INSIDE = " › "


@dataclass(frozen=True)
class InputFile:
    """A file to read.

    ``name`` is what it is called in findings and in the store: its name without folders, with those in brackets that
    tell it from another file of the same import. ``is_found`` says that it was not named but found in a folder.
    """

    path: Path
    name: str
    is_found: bool


def input_files(paths: Sequence[Path]) -> tuple[list[InputFile], list[Finding]]:
    """Give the files to read, in the order given (those of a folder by name), and what was left out.

    Raises:
        UsageError: nothing is left.
    """
    findings: list[Finding] = []
    found: dict[Path, bool] = {}
    for path, is_found in _opened(paths, findings):
        if is_litter(path.name):
            findings.append(Finding("F_LITTER", printable(path.name)))
        else:
            found.setdefault(path.resolve() if path.exists() else path, is_found)
    if not found:
        raise UsageError(
            N_("There is no file to import."),
            remedy=N_("Hidden files, temporary ones (~$, .tmp, .part) and folders inside of folders are not read."),
        )
    names = distinct_names(list(found))
    return [InputFile(path, name, found[path]) for path, name in zip(found, names, strict=True)], findings


def _opened(paths: Sequence[Path], findings: list[Finding]) -> Iterator[tuple[Path, bool]]:
    """Put the files of a folder in its place, each with whether it was found there; folders in it are told."""
    for path in paths:
        if not path.is_dir():
            yield path, False
            continue
        for inner in sorted(path.iterdir()):
            if not inner.is_dir():
                yield inner, True
            elif not is_litter(inner.name):
                findings.append(Finding("F_FOLDER_SKIPPED", printable(inner.name)))


def distinct_names(paths: Sequence[Path]) -> list[str]:
    """Give each path's last part; where several have the same, with as many folders as tell them apart."""
    names = [printable(path.name) for path in paths]
    for depth in range(1, max((len(path.parts) for path in paths), default=1)):
        counts = Counter(names)
        if max(counts.values()) == 1:
            break
        names = [
            f"{printable(path.name)} ({_INSIDE.join(map(printable, path.parts[:-1][-depth:]))})"
            if counts[name] > 1
            else name
            for path, name in zip(paths, names, strict=True)
        ]
    return names


def name_alone(name: str) -> str:
    """Give a file's name without the folders that :func:`distinct_names` put behind it."""
    alone, bracket, _ = name.rpartition(" (")
    return alone if bracket and name.endswith(")") and "." in alone else name

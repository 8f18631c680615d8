"""The zip container of xlsx and ods: what is inside, and whether it is safe to open."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from asnkarier.readers.files.limits import ENTRIES_MAX, INFLATED_MAX, MIB, RATIO_FREE, RATIO_MAX
from asnkarier.readers.refusal import Refusal

BLOCK = MIB
OVERLAP = 64  # longer than anything that is searched for
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
VALUES = (b"<v>", b":v>", b"<is>", b":is>", b"<\0v\0>\0", b"\0<\0v\0>")
"""Marks of a cell with a value: with and without a prefix, and in UTF-16."""
MARKS = (b'hidden="1"', b'hidden="true"', b"strike", b"headerFooter")
NO_VALUE = re.compile(rb"(?:</f>|<f [^<>]*/>)\s*(?:</c>|<v\s*/>|<v>\s*</v>)")
"""A formula whose result the file does not hold: the program that wrote it does not compute."""
ARCHIVE = "archive"
"""No workbook but an archive, which may hold one; between child and parent only, no code of the catalogue."""
DOCUMENTS = {"word/document.xml": "Word", "ppt/presentation.xml": "PowerPoint"}


@dataclass
class Container:
    """An inspected zip file.

    ``format`` is xlsx, xlsb or ods. Of an xlsx, ``with_errors`` names the parts in which error cells, or formulas
    without a result, may stand, ``with_values`` (lower case) those in which any cell does, ``with_marks`` (lower
    case) those with hidden rows or columns, struck-through text or a page heading; ``has_escapes`` says that some
    text may hold ``_xHHHH_``.
    """

    format: str
    archive: zipfile.ZipFile
    with_errors: list[str] = field(default_factory=list)
    with_values: set[str] = field(default_factory=set)
    with_marks: set[str] = field(default_factory=set)
    has_escapes: bool = False

    def read(self, name: str) -> bytes:
        """Give a part, or nothing if there is none."""
        try:
            return self.archive.read(name)
        except KeyError:
            return b""


def open_container(path: Path) -> Container:
    """Look at every part of a zip file, inflating it as the parser will, and refuse what is not safe.

    Raises:
        Refusal: damaged, protected, too big inside, with XML declarations, or no workbook (:data:`ARCHIVE`).
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refusal("E_DAMAGED") from error
    entries = archive.infolist()
    if len(entries) > ENTRIES_MAX:
        raise Refusal("E_TOO_BIG", limit=f"{ENTRIES_MAX} parts")
    names = [entry.filename.replace("\\", "/").lower() for entry in entries]
    if len(set(names)) < len(names):
        raise Refusal("E_DAMAGED")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refusal("E_ENCRYPTED")
    container = Container(_format(set(names), archive), archive)
    total = 0
    for entry, name in zip(entries, names, strict=True):
        total = _inspect(container, entry, name, total)
    return container


def _format(names: set[str], archive: zipfile.ZipFile) -> str:
    """Tell the format from the parts; refuse what is no workbook."""
    for part, found in DOCUMENTS.items():
        if part in names:
            raise Refusal("E_UNSUPPORTED", found=found)
    if "[content_types].xml" in names:
        return "xlsb" if "xl/workbook.bin" in names else "xlsx"
    if "content.xml" in names:
        if "mimetype" in names:
            mimetype = _start(archive, "mimetype")
            if b"spreadsheet" not in mimetype:
                raise Refusal("E_UNSUPPORTED", found=mimetype[:80].decode("ascii", errors="replace"))
        return "ods"
    raise Refusal(ARCHIVE)


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    """Give the first bytes of a part."""
    try:
        with archive.open(name) as part:
            return part.read(1024)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise Refusal("E_DAMAGED") from error


def _inspect(container: Container, entry: zipfile.ZipInfo, name: str, total: int) -> int:
    """Inflate one part, count its bytes and look for what matters; give the new total."""
    inflated = 0
    is_xml = name.endswith((".xml", ".rels"))
    is_sheet = container.format == "xlsx" and "sharedstrings" not in name
    errors = encrypted = False
    for block in _blocks(container.archive, entry):
        inflated += len(block)
        if total + inflated > INFLATED_MAX or (
            inflated > RATIO_FREE and inflated > RATIO_MAX * max(1, entry.compress_size)
        ):
            raise Refusal("E_TOO_BIG", limit=f"{INFLATED_MAX // MIB} MiB")
        if not is_xml:
            continue
        if any(declaration in block for declaration in DECLARATIONS):
            raise Refusal("E_UNSAFE_XML")
        if is_sheet and name not in container.with_values and any(mark in block for mark in VALUES):
            container.with_values.add(name)
        if is_sheet and name not in container.with_marks and any(mark in block for mark in MARKS):
            container.with_marks.add(name)
        if is_sheet and not errors:
            errors = b't="e"' in block or b"t='e'" in block or _has_formula_without_value(block)
        if not container.has_escapes and container.format == "xlsx":
            container.has_escapes = b"_x" in block
        if name == "meta-inf/manifest.xml":
            encrypted = encrypted or b"encryption-data" in block
    if encrypted:
        raise Refusal("E_ENCRYPTED")
    if errors:
        container.with_errors.append(entry.filename)
    return total + inflated


def _has_formula_without_value(block: bytes) -> bool:
    """Say whether a formula has no stored result; an empty text (``t="str"``) is one."""
    if b"</f>" not in block and b"<f " not in block:
        return False
    for found in NO_VALUE.finditer(block):
        start = block.rfind(b"<c ", 0, found.start())
        if start < 0 or b't="str"' not in block[start : block.find(b">", start)]:
            return True
    return False


def _blocks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Give a part block by block; each begins with the end of the one before, so that nothing is cut in two."""
    end = b""
    for block in inflated(archive, entry):
        yield end + block if end else block
        end = block[-OVERLAP:]


def inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Give a part block by block.

    Raises:
        Refusal: E_DAMAGED.
    """
    try:
        with archive.open(entry) as part:
            while block := part.read(BLOCK):
                yield block
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise Refusal("E_DAMAGED") from error

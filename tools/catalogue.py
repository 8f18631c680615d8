r"""Keep the catalogue of Indonesian texts: ``python tools/catalogue.py update [PAIRS.tsv …]``.

``update`` collects every marked text of the program, keeps the translations there are, takes further
ones from files of pairs (English, tab, Indonesian; ``\n`` stands for a line break), and compiles.
``compile`` only makes the ``.mo`` from the ``.po``; ``missing`` lists the texts without a translation.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from asnkarier.tables import IMPORTED
from asnkarier.tables.schema import SOURCE_NAMES

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "asnkarier"
PO = SOURCE / "locale" / "id" / "LC_MESSAGES" / "asnkarier.po"
MO = PO.with_suffix(".mo")
METHODS = [("**.py", "python"), ("**.md.j2", "jinja2"), ("**.html.j2", "jinja2")]
KEYWORDS = {"N_": None, "_": None}
_PLACE = re.compile(r"\{(\w+)[^{}]*\}")
_FIXED = datetime(2026, 1, 1, tzinfo=UTC)  # dates of changes are git's business; here they would only make noise


def marked_texts() -> dict[str, list[str]]:
    """Give every marked text of the program and the files it stands in.

    What an imported table and its columns mean is shown in forms, and counts as marked.
    """
    texts: dict[str, list[str]] = {}
    found = extract_from_dir(SOURCE, METHODS, {"**.j2": {"encoding": "utf-8"}}, KEYWORDS)
    for file, _line, text, _comments, _context in found:
        if isinstance(text, str) and text and file not in texts.setdefault(text, []):
            texts[text].append(file)
    for table in IMPORTED.values():
        own = [column.description for column in table.columns if column.name not in SOURCE_NAMES]
        for text in (table.title, *own):
            texts.setdefault(text, []).append(f"tables/{table.name}")
    return texts


def read_catalogue() -> Catalog:
    """Give the catalogue as it is; an empty one where there is none."""
    if not PO.exists():
        return Catalog(locale="id")
    with PO.open("rb") as file:
        return read_po(file, locale="id")


def translations(catalogue: Catalog) -> dict[str, str]:
    """Give what is translated."""
    return {str(message.id): str(message.string) for message in catalogue if message.id and message.string}


def pairs(files: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Give the pairs of tab-separated files."""
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            english, tab, indonesian = line.partition("\t")
            if not tab:
                sys.exit(f"{file}:{number}: no tab")
                continue
            yield english.replace("\\n", "\n"), indonesian.rstrip("\r").replace("\\n", "\n")


def build(texts: Mapping[str, list[str]], translated: Mapping[str, str]) -> Catalog:
    """Give a catalogue of these texts, sorted, so that it changes only where a text does."""
    catalogue = Catalog(
        locale="id", project="asnkarier", version="", creation_date=_FIXED, revision_date=_FIXED, fuzzy=False,
        msgid_bugs_address="", copyright_holder="The asnkarier developers", last_translator="", language_team="",
        header_comment="# Indonesian texts of asnkarier. Kept by tools/catalogue.py.",
    )  # fmt: skip
    for text in sorted(texts):
        catalogue.add(text, translated.get(text, ""), [(file, 0) for file in sorted(texts[text])])
    return catalogue


def po_bytes(catalogue: Catalog) -> bytes:
    """Give the text file of a catalogue."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, no_location=True)
    return buffer.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Give the compiled catalogue."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def places(text: str) -> list[str]:
    """Give the names of the places in a text, sorted."""
    return sorted(set(_PLACE.findall(text)))


def faults(texts: Iterable[str], translated: Mapping[str, str]) -> list[str]:
    """Say which texts have no translation, or one with other places."""
    wrong = []
    for text in sorted(texts):
        if text not in translated:
            wrong.append(f"no translation: {text!r}")
        elif places(text) != places(translated[text]):
            wrong.append(f"other places: {text!r} -> {translated[text]!r}")
    return wrong


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("update", "compile", "missing"))
    parser.add_argument("pairs", nargs="*", type=Path, help="files of English and Indonesian pairs")
    asked = parser.parse_args()
    if asked.action == "update":
        texts = marked_texts()
        translated = translations(read_catalogue()) | dict(pairs(asked.pairs))
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(po_bytes(build(texts, translated)))
    if asked.action in ("update", "compile"):
        MO.write_bytes(mo_bytes(read_catalogue()))
    wrong = faults(marked_texts(), translations(read_catalogue()))
    sys.stdout.write("\n".join([*wrong, f"{len(wrong)} texts are not translated"]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

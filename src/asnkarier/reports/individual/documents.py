"""The files of individual development plans. No file's name holds anything of a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from asnkarier.atomic import write_bytes
from asnkarier.i18n import N_
from asnkarier.reports.individual import sentences
from asnkarier.reports.individual.page import page
from asnkarier.reports.individual.person import Individual, Individuals
from asnkarier.reports.individual.workbook import write_individuals
from asnkarier.reports.kit.file_names import opd_slug
from asnkarier.reports.kit.word_pages import EmptyDocument

MOST = 250
"""People of one file; those of a larger OPD go into several, so that Word and Excel still open them at once."""


def write_all(documents: Individuals, folder: Path, formats: Sequence[str]) -> Iterator[Path]:
    """Write for each OPD one file of each format (docx, xlsx) with everybody's page; give the paths as they are made.

    Raises:
        OSError: a file cannot be written.
        UsageError: the region's template cannot be opened.
    """
    empty = _empty(documents)
    for opd in documents.opds():
        people = documents.of_opd(opd)
        parts = [people[start : start + MOST] for start in range(0, len(people), MOST)]
        for number, part in enumerate(parts, 1):
            ending = f"_{number}" if len(parts) > 1 else ""
            stem = f"{_stem(documents)}_opd-{opd_slug(opd)}{ending}"
            yield from _write(documents, empty, folder / stem, part, formats)


def write_some(
    documents: Individuals, folder: Path, formats: Sequence[str], people: Sequence[tuple[int, Individual]]
) -> Iterator[Path]:
    """Write files of one person each, named by the number given with the person; give the paths as they are made."""
    empty = _empty(documents)
    for number, person in people:
        yield from _write(documents, empty, folder / f"{_stem(documents)}_person-{number:05d}", [person], formats)


def _write(
    documents: Individuals, empty: EmptyDocument, stem: Path, people: Sequence[Individual], formats: Sequence[str]
) -> Iterator[Path]:
    for format_ in formats:
        path = stem.with_name(f"{stem.name}.{format_}")
        if format_ == "docx":
            pages = (page(documents, person, first=number == 0) for number, person in enumerate(people))
            write_bytes(path, empty.filled(pages))
        else:
            write_individuals(path, documents, people[0].opd, people)
        yield path


def _stem(documents: Individuals) -> str:
    return f"individual_{documents.config.region.code}_{documents.as_of.isoformat()}"


def _empty(documents: Individuals) -> EmptyDocument:
    words, region = documents.wording, documents.config.region
    title = sentences.title(documents)
    state = words(N_("{region} · as of {date}"), region=region.name, date=words.date(documents.as_of))
    footer = f"{title} · {state} · {words(sentences.NOTE)}"
    return EmptyDocument.of(region, title, footer, documents.as_of)

"""The files of the packs, one set for each OPD, and their index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.reports.gap.report import GapFigures
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.kit.excel import Book, Field
from asnkarier.reports.kit.file_names import opd_slug
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.packs.figures import PackFigures
from asnkarier.reports.packs.letter import head_of, pack_letter
from asnkarier.reports.packs.of_opd import Pack, Packs
from asnkarier.reports.packs.workbook import write_pack_workbook
from asnkarier.tables.gap_results import GAPS


@dataclass(frozen=True)
class _Line:
    """A line of the index."""

    opd: str
    people: int
    people_with_gap: int
    levels_missing: int
    seats: int
    cost: int
    files: str


def write_packs(packs: Packs, folder: Path, formats: Sequence[str]) -> Iterator[Path]:
    """Write for each OPD its files (xlsx, docx, md), then the index; give the paths as they are made.

    The index names every OPD: it is for the agency.

    Raises:
        OSError: a file cannot be written.
    """
    lines = []
    for pack in packs:
        paths = _documents(pack).write(folder, formats)
        lines.append(_line(pack, paths))
        yield from paths
    yield _write_index(packs, folder, lines)


def _stem(gap_region: str, day: str) -> str:
    return f"opd_{gap_region}_{day}"


def _documents(pack: Pack) -> Documents:
    report = pack.gap
    return Documents(
        f"{_stem(report.config.region.code, report.as_of.isoformat())}_{opd_slug(pack.opd)}",
        lambda path: write_pack_workbook(path, pack),
        lambda: pack_letter(pack),
        report.wording,
        report.as_of,
        GAPS,
        report.gaps,
        report.config,
        to=head_of(pack),
    )


def _line(pack: Pack, paths: Sequence[Path]) -> _Line:
    figures, planned = GapFigures.of(pack.gap), PackFigures.of(pack)
    return _Line(
        pack.name,
        figures.people,
        figures.people_with_gap,
        figures.levels_missing,
        planned.seats,
        planned.cost,
        f"{paths[0].stem} ({', '.join(path.suffix[1:] for path in paths)})" if paths else "",
    )


def _write_index(packs: Packs, folder: Path, lines: Sequence[_Line]) -> Path:
    report = packs.gap
    words, region = report.wording, report.config.region
    path = folder / f"{_stem(region.code, report.as_of.isoformat())}_index.xlsx"
    title = words(N_("Packs by OPD"))
    state = words(N_("{region} · as of {date}"), region=region.name, date=words.date(report.as_of))
    columns = (
        ("people", N_("People with a standard"), "integer"),
        ("people_with_gap", N_("People with a gap"), "integer"),
        ("levels_missing", COLUMNS["levels_missing"], "integer"),
        ("seats", COLUMNS["seats"], "integer"),
        ("cost", N_("Cost of participants"), "rupiah"),
    )
    with Book(
        path, title=title, author=region.agency.name, footer=f"{title} · {state}", day=report.as_of, wording=words
    ) as book:
        whose = words(N_("For the agency: it names every OPD."))
        sheet = book.sheet(words(N_("Index")), title, f"{state} · {whose}")
        sheet.table(
            BODY,
            [
                Field(
                    "opd", words(COLUMNS["opd"]), [*(one.opd for one in lines), words(N_("Total"))], "wrap", width=48
                ),
                *(
                    Field(name, words(label), _with_sum([getattr(one, name) for one in lines]), style, width=15)
                    for name, label, style in columns
                ),
                Field("files", words(N_("Files")), [*(one.files for one in lines), ""], "wrap", width=60),
            ],
            freeze=["opd"],
            filtered=False,
        )
    return path


def _with_sum(values: Sequence[int]) -> list[int]:
    return [*values, sum(values)]

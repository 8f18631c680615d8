"""A workbook from which one history of SIASN is filled: the sheet itself, and what is not in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, as_list
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.wording import Wording
from asnkarier.reports.siasn.codes import add_codes
from asnkarier.reports.siasn.labels import LACKING, LEFT_OUT, WHERE
from asnkarier.reports.siasn.notes import notes
from asnkarier.tables.siasn_sheets import SheetForm

TEXT = "@"
"""Excel's number format of text: what is typed over it stays text, its leading zeros too."""
_WIDTHS = {"id": 14, "namaKursus": 48, "institusiPenyelenggara": 40, "pnsOrangId": 36, "pnsId": 36, "instansiId": 36}


@dataclass(frozen=True)
class SiasnSheet:
    """What a workbook is laid out from: the frames of ``analyses.siasn``, and what they are of."""

    config: RegionConfig
    form: SheetForm
    year: int
    day: date
    rows: pd.DataFrame
    files: pd.DataFrame
    incomplete: pd.DataFrame
    left_out: pd.DataFrame
    counts: dict[str, int]
    plan_year: int | None
    """Year of the stored plan; None where none is stored."""

    @property
    def wording(self) -> Wording:
        """The words of the region's language."""
        return Wording.of(self.config.region.language)


def write_siasn_workbook(path: Path, report: SiasnSheet) -> None:
    """Write the workbook; it is whole or absent.

    The first sheet has the form's columns and nothing else: header in its first row, ids and dates as text.
    """
    words, region = report.wording, report.config.region
    title = words(N_("{title} {year} for SIASN"), title=report.form.title, year=report.year)
    state = words(N_("{region} · as of {date}"), region=region.name, date=words.date(report.day))
    footer = f"{title} · {state}"
    with Book(
        path, title=f"{title} – {region.name}", author=region.agency.name, footer=footer, day=report.day, wording=words
    ) as book:
        _add_form(book, report)
        _add_incomplete(book, report)
        _add_files(book, report)
        _add_left_out(book, report)
        add_codes(book, report.config, report.day)
        _add_notes(book, report, title)


def _add_form(book: Book, report: SiasnSheet) -> None:
    sheet = book.bare_sheet(report.form.name)
    for number, column in enumerate(report.form.columns):
        sheet.text(0, number, column.name, "bold")
        for row, value in enumerate(as_list(report.rows[column.name]), 1):
            if column.content == "integer" and value is not None:
                sheet.number(row, number, value, num_format="0")
            else:
                sheet.text(row, number, "" if value is None else str(value), num_format=TEXT)
    sheet.widths([_WIDTHS.get(name, max(14, len(name) + 2)) for name in report.form.names])
    sheet.grid.freeze_panes(1, 0)


def _add_incomplete(book: Book, report: SiasnSheet) -> None:
    words, rows = report.wording, report.incomplete
    told = N_("Not in the sheet, because something is lacking that SIASN asks for; nothing is guessed.")
    sheet = book.sheet(
        words(N_("Incomplete")), words(N_("Incomplete: what is lacking and where to get it")), words(told)
    )
    lacking = [codes.split(";") for codes in rows["lacking"]]
    sheet.table(
        BODY,
        [
            *_about(rows, words, report.form),
            Field("lacking", words(N_("Lacking")), [_listed(LACKING, one, words) for one in lacking], "wrap", width=30),
            Field(
                "where", words(N_("Where to get it")), [_listed(WHERE, one, words) for one in lacking], "wrap", width=48
            ),
            Field("provider", words(COLUMNS["provider"]), rows["provider"], "wrap", width=28),
            Field("siasn_id", words(N_("In SIASN under id")), rows["siasn_id"], width=36, printed=False),
        ],
        freeze=["nip", "name"],
    )


def _add_files(book: Book, report: SiasnSheet) -> None:
    words, rows = report.wording, report.files
    documents = report.config.siasn.codes.documents.on(report.day).value
    kind = next((f"{code} {known.name}" for code, known in documents.items() if known.means == report.form.name), "")
    told = N_("The PDF that belongs to each row of the first sheet. The names are ours: SIASN asks for none.")
    none = N_("No type of document is known for this history.")
    sheet = book.sheet(words(N_("Files")), words(N_("Files")), words(told if kind else none))
    sheet.table(
        BODY,
        [
            Field("row", words(N_("Row")), range(2, len(rows) + 2), "integer", width=8),
            *_about(rows, words, report.form),
            Field("document", words(N_("Type of document")), [kind] * len(rows), "wrap", width=24),
            Field("file", words(N_("File")), rows["file"], "wrap", width=48),
        ],
        freeze=["nip", "name"],
    )


def _add_left_out(book: Book, report: SiasnSheet) -> None:
    words, rows = report.wording, report.left_out
    told = N_("Not in the sheet, although nothing is lacking: it is there already, or it is not done.")
    sheet = book.sheet(words(N_("Left out")), words(N_("Left out, and why")), words(told))
    sheet.table(
        BODY,
        [
            *_about(rows, words, report.form),
            Field(
                "reason", words(COLUMNS["reason"]), [words(LEFT_OUT[one]) for one in rows["reason"]], "wrap", width=36
            ),
        ],
        freeze=["nip", "name"],
    )


def _add_notes(book: Book, report: SiasnSheet, title: str) -> None:
    words = report.wording
    sheet = book.sheet(words(N_("Notes")), title, words(N_("How to use this workbook, and how sure it is.")))
    told = notes(report.config, report.form, report.day, report.year, report.plan_year, report.counts)
    sheet.table(BODY, [Field("note", words(COLUMNS["note"]), told, "wrap", width=110)])


def _about(rows: pd.DataFrame, words: Wording, form: SheetForm) -> list[Field]:
    what = {"penghargaan": N_("Award"), "kompetensi": N_("Competencies not assessed")}.get(
        form.name, COLUMNS["training"]
    )
    return [
        Field("nip", words(COLUMNS["nip"]), rows["nip"], width=21),
        Field("name", words(COLUMNS["name"]), rows["name"], "wrap", width=28),
        Field("opd", words(COLUMNS["opd"]), rows["opd"], "wrap", width=30),
        Field("what", words(what), rows["what"], "wrap", width=38),
        Field("started_on", words(N_("First day")), _days(rows["started_on"]), "date", width=18),
        Field("ended_on", words(N_("Last day")), _days(rows["ended_on"]), "date", width=18),
    ]


def _days(column: pd.Series[Any]) -> pd.Series[Any]:
    return pd.to_datetime(column).astype("datetime64[s]")


def _listed(texts: dict[str, str], codes: Iterable[str], words: Wording) -> str:
    return "; ".join(words(texts[code]) for code in codes)

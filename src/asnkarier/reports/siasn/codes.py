"""The sheet of SIASN's codes, as the region's configuration has them."""

from __future__ import annotations

from datetime import date

from asnkarier.config.region import RegionConfig
from asnkarier.config.siasn import CodeTable, CodeTables
from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field


def add_codes(book: Book, config: RegionConfig, day: date) -> None:
    """Add the sheet: the 25 forms with the letter of their certificate, then every table of codes."""
    words, codes = book.wording, config.siasn.codes
    forms = sorted((form.siasn_id, form) for form in config.training_plan.forms.values() if form.siasn_id)
    form_title = words(N_("Form (jenisDiklatId); letter: jenisKursusSertipikat"))
    lines: list[tuple[str, ...]] = [
        (form_title, str(number), form.name, form.certificate or "", "") for number, form in forms
    ]
    lines += [
        (words(title), code, each.name, each.means or "", table.on(day).source)
        for title, table in _tables(codes)
        for code, each in table.on(day).value.items()
    ]
    columns = [list(column) for column in zip(*lines, strict=True)]
    told = N_("Replaced, table by table, by siasn.codes in the region's file.")
    sheet = book.sheet(words(N_("Codes")), words(N_("Codes of SIASN")), words(told))
    sheet.table(
        BODY,
        [
            Field("table", words(N_("Table")), columns[0], "wrap", width=34),
            Field("code", words(N_("Code")), columns[1], width=9),
            Field("name", words(N_("Name")), columns[2], "wrap", width=48),
            Field("means", words(N_("Letter or meaning")), columns[3], width=18),
            Field("source", words(N_("Read in")), columns[4], "wrap", width=48, printed=False),
        ],
        freeze=["code"],
    )


def _tables(codes: CodeTables) -> tuple[tuple[str, CodeTable], ...]:
    return (
        (N_("Structural training (latihanStrukturalId)"), codes.structural_trainings),
        (N_("Award (hargaId)"), codes.awards),
        (N_("Type of document"), codes.documents),
        (N_("Eselon"), codes.eselon),
        (N_("Legal standing (kedudukan hukum)"), codes.legal_standing),
        (N_("Level of education"), codes.education),
        (N_("Predikat kinerja (kuadranKinerjaNilai)"), codes.performance_quadrants),
        (N_("Rating of results and behaviour"), codes.performance_ratings),
        (N_("Kind of assignment (jenisPenugasan)"), codes.assignments),
    )

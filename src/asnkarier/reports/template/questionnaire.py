"""A questionnaire for levels: the people of an OPD and what their positions require, with the levels to fill in.

One row per person and competency, so that the import reads it as any list of assessments. The level required does not
stand there: who rates should say what they see, not what is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit.excel import LINE_HEIGHT, Book, as_list, lines_needed
from asnkarier.reports.kit.fill_in import Lists, write_guide
from asnkarier.reports.kit.valid_words import ValidWords
from asnkarier.reports.kit.wording import Wording
from asnkarier.reports.template.workbook import MADE

WIDTHS = {"nip": 21, "name": 30, "jabatan": 36, "competency": 40, "method": 22, "level": 9}
"""Columns of the sheet, in order, and their widths."""
HEADERS = {
    "nip": "NIP", "name": "Nama", "jabatan": "Jabatan", "competency": "Kompetensi", "method": "Metode Penilaian",
    "level": "Level",
}  # fmt: skip
"""Headers that the import reads."""
HEADER_ROW, DATE_ROW = 4, 2
_FILL = {"bg_color": "#FFF2CC"}

_SHEET, _GUIDE = N_("Assessment"), N_("Instructions")
_ASKED = {
    "superior": N_("Questionnaire for the superior"),
    "self": N_("Questionnaire for oneself"),
}


def write_questionnaire(path: Path, pairs: pd.DataFrame, names: Mapping[str, str], *, by: str, method: str) -> None:
    """Write the workbook.

    Args:
        path: where to.
        pairs: ``nip, name, jabatan, opd, competency`` (code), one row each, in the order of filling in.
        names: the names of the competencies by code.
        by: ``superior`` or ``self``.
        method: the word for it that the import reads.
    """
    say = Wording.of("id")
    title = f"{say(_ASKED[by])}: {'; '.join(dict.fromkeys(as_list(pairs['opd'].dropna())))}"
    with Book(path, title=title, author="asnkarier", footer="assessments", day=MADE, wording=say) as book:
        write_guide(book, say(_GUIDE), title, _instructions(say))
        _sheet(book, pairs, names, method)


def _instructions(say: Wording) -> Sequence[str]:
    return [
        say(N_("Write the day of the assessment once, in the yellow cell above the table, such as 31-12-2025.")),
        say(N_("Choose a level from 1 to 5 in the column 'Level' for each competency you have seen at work.")),
        say(N_("Leave a level empty if you cannot judge it: it then counts as not assessed, never as 0.")),
        say(N_("Do not change headers, NIP, competencies and method, and do not delete columns.")),
        say(N_("Send the workbook back to the personnel agency, which imports it as it is.")),
    ]


def _sheet(book: Book, pairs: pd.DataFrame, names: Mapping[str, str], method: str) -> None:
    say = book.wording
    grid = book.file.add_worksheet(say(_SHEET))
    grid.write_string(0, 0, say(N_("Assessment of competencies")), book.style("title"))
    grid.write_string(DATE_ROW, 0, say(N_("Date of assessment:")), book.style("top", "bold"))
    grid.write_blank(DATE_ROW, 1, None, book.style("top", "boxed", num_format="dd-mm-yyyy", **_FILL))
    dates = {"validate": "date", "criteria": "between", "minimum": MADE, "maximum": MADE.replace(year=2100)}
    grid.data_validation(DATE_ROW, 1, DATE_ROW, 1, dates | {"error_message": say(N_("A date, such as 31-12-2025"))})
    for column, (name, width) in enumerate(WIDTHS.items()):
        grid.set_column(column, column, width)
        grid.write_string(HEADER_ROW, column, HEADERS[name], book.style("header"))
    shown = pairs.assign(competency=pairs["competency"].map(lambda code: names.get(code, code)), method=method)
    for row, values in enumerate(shown[[name for name in WIDTHS if name != "level"]].itertuples(index=False), 1):
        at, cells = HEADER_ROW + row, ["" if pd.isna(value) else str(value) for value in values]
        for column, value in enumerate(cells):
            grid.write_string(at, column, value, book.style("wrap", "boxed", num_format="@"))
        grid.write_blank(at, len(cells), None, book.style("level", "boxed", **_FILL))
        height = max(lines_needed(value, width - 2) for value, width in zip(cells, WIDTHS.values(), strict=False))
        grid.set_row(at, LINE_HEIGHT * height)
    area = (HEADER_ROW + 1, len(WIDTHS) - 1, HEADER_ROW + max(len(pairs), 1), len(WIDTHS) - 1)
    levels = ValidWords(tuple(str(level) for level in range(1, 6)))
    Lists(book, "_daftar", []).offer(grid, area, levels, refused=say(N_("Choose a level from 1 to 5.")))
    grid.autofilter(HEADER_ROW, 0, HEADER_ROW + len(pairs), len(WIDTHS) - 1)
    grid.freeze_panes(HEADER_ROW + 1, 2)
    grid.repeat_rows(HEADER_ROW)
    grid.set_landscape()
    grid.set_paper(9)
    grid.fit_to_pages(1, 0)
    grid.activate()

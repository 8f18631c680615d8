"""``asnkarier template``: an empty workbook for one kind of importable table."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from asnkarier.config.vocabulary import vocabulary
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome
from asnkarier.readers.meaning.spellings import spelling
from asnkarier.reports.kit.valid_words import valid_words
from asnkarier.reports.template.workbook import TemplateColumn, write_template
from asnkarier.tables import IMPORTED
from asnkarier.tables.schema import SOURCE_NAMES, Table
from asnkarier.workflows.give_back import known_values
from asnkarier.workflows.new_file import new_file
from asnkarier.workflows.office import Office, logged


@logged("template")
def template(office: Office, kind: str, *, out: Path | None = None, now: datetime) -> Outcome:
    """Write the form of a table as ``template_<kind>_<region>.xlsx``; one that was filled in is not written over.

    ``data``: ``region``, ``kind``, ``columns`` (how many there are to fill in).

    Args:
        office: the region, whose words the form offers.
        kind: the table.
        out: the file, if it ends in ``.xlsx``, or its folder; else the workspace's report folder.
        now: the moment of the run.

    Raises:
        UsageError: there is no such kind.
    """
    if kind not in IMPORTED:
        raise UsageError(
            N_("There is no kind {kind}."), remedy=N_("Choose from {kinds}."), kind=kind, kinds=", ".join(IMPORTED)
        )
    columns = template_columns(office, IMPORTED[kind])
    target = out if out and out.suffix.lower() == ".xlsx" else None
    folder = target.parent if target else office.report_folder(out)
    with tempfile.TemporaryDirectory(prefix="asnkarier-") as draft:
        written = Path(draft) / "template.xlsx"
        write_template(written, IMPORTED[kind], columns, office.config.region.name)
        stem = target.stem if target else f"template_{kind}_{office.code}"
        path = new_file(folder, stem, ".xlsx", written.read_bytes())
    text = N_("A form for {kind}, {columns} columns, with the words of {region}:")
    values = {"kind": kind, "columns": len(columns), "region": office.code}
    return Outcome("template", values, (Message(text, values),), files=(path,))


def template_columns(office: Office, table: Table) -> list[TemplateColumn]:
    """Give the columns of a table that people fill in, under the headers that the import reads them by."""
    words, known = vocabulary(office.config), known_values(office)
    return [
        TemplateColumn(column, spelling(table.name, column.name), valid_words(column, office.config, words, known))
        for column in table.columns
        if column.name not in SOURCE_NAMES
    ]

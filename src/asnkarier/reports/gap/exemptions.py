"""Who is exempt from what, for which reason, by whom and until when."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import opd_names
from asnkarier.reports.gap.report import GapReport
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.ranks import rank_field
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN


def add(book: Book, report: GapReport) -> ReportSheet:
    """Add the sheet: one row for each requirement that an exemption takes out of the comparison."""
    words = report.wording
    sheet = book.sheet(
        words(N_("Exemptions")),
        words(N_("Exemptions in force")),
        words(N_("These requirements count neither as met nor as a gap, whatever the level held.")),
    )
    exempt = report.gaps[report.gaps["status"] == "exempt"]
    given = report.exemptions[["nip", "competency", "reason", "granted_by", "valid_to", "source_file"]]
    rows = exempt.merge(given, on=["nip", "competency"], how="left", validate="one_to_one")
    rows = rows.sort_values(["opd", "name", "nip", "competency"], na_position="last", ignore_index=True)
    of = stored_fields(rows, words)
    names = [report.competencies.get(code, code) for code in rows["competency"]]
    fields = [
        of("name", "wrap", width=28),
        Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
        rank_field(rows["nip"], report.ranks, words),
        Field("opd", words(COLUMNS["opd"]), opd_names(report, rows["opd"]), "wrap", width=40),
        of("jabatan", "wrap", UNKNOWN, 34),
        Field("competency", words(COLUMNS["competency"]), names, "wrap", width=34),
        of("level_required", "level", width=12),
        of("reason", "wrap", UNKNOWN, 44, title=N_("Reason")),
        of("granted_by", "wrap", UNKNOWN, 34, title=N_("Granted by")),
        of("valid_to", "date", words(N_("open"))),
        of("source_file", "wrap", UNKNOWN, 26, title=N_("File")),
    ]
    sheet.table(BODY, fields, freeze=["name"], pages="opd")
    return sheet

"""Whom to assess first and in what: the sheet, and the rows that the letter shows of it."""

from __future__ import annotations

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import opd_names
from asnkarier.reports.gap.lists import category_ranges
from asnkarier.reports.gap.report import GapReport
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet
from asnkarier.reports.kit.fields import joined
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.ranks import rank_field
from asnkarier.reports.kit.stored_fields import stored_fields


def people_to_assess(report: GapReport) -> pd.DataFrame:
    """Give one row per person, in the order of assessing: ``job_person_match``, and ``assess_first`` in words.

    ``assess`` names the fewest competencies that can settle the category, ``then`` the other unknown ones.
    """
    every = report.assess_first.sort_values(["place", "turn"])
    named = every.assign(competency=every["competency"].map(lambda code: report.competencies.get(code, code)))
    few = named["turn"] <= named["needed"]
    parts = {
        name: joined(rows["nip"], rows["competency"]) for name, rows in (("assess", named[few]), ("then", named[~few]))
    }
    people = every.drop_duplicates("nip")[["nip", "place", "categories", "needed"]]
    people = people.merge(report.job_person_match, on="nip", validate="one_to_one").reset_index(drop=True)
    people = people.assign(opd=list(opd_names(report, people["opd"])), range=category_ranges(people, report))
    return people.assign(**{name: people["nip"].map(texts) for name, texts in parts.items()})


def add(book: Book, report: GapReport) -> ReportSheet:
    """Add the sheet, empty where every category is certain."""
    words = report.wording
    sheet = book.sheet(
        words(N_("Assess First")),
        words(N_("Assess these first: what is unknown decides the category")),
        words(
            N_(
                "Most categories in the range first, then the fewest assessments that can settle it (at the least: it "
                "depends on what they find). The order speaks of the data, not of the person."
            )
        ),
    )
    people = people_to_assess(report)
    of = stored_fields(people, words)
    sheet.table(
        BODY,
        [
            of("place", "level", width=8, title=N_("No.")),
            of("name", "wrap", width=26),
            Field("nip", words(COLUMNS["nip"]), shown_nips(people["nip"], report.config), width=20.5),
            rank_field(people["nip"], report.ranks, words),
            of("jabatan", "wrap", width=26),
            of("opd", "wrap", width=30),
            of("range", "wrap", width=24, title=N_("Range of categories")),
            of("categories", "level", width=11, title=N_("Categories in the range")),
            of("needed", "level", width=12, title=N_("Fewest assessments")),
            of("assess", "wrap", width=44, title=N_("Assess first")),
            of("then", "wrap", width=44, title=N_("Then")),
            of("unor", "wrap", width=30, printed=False),
            of("jpm_low", "decimal", width=10, title=N_("Lowest (%)"), printed=False),
            of("jpm_high", "decimal", width=10, title=N_("Highest (%)"), printed=False),
        ],
        freeze=["name"],
    )
    return sheet

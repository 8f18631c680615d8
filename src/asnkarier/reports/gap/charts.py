"""The charts of the letter on gaps: how gaps are spread, and where they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import SHARE_STEPS, STEPS, cells_of, opd_name
from asnkarier.reports.gap.profile import PROFILE_KINDS, small
from asnkarier.reports.gap.report import LOW_COVERAGE, GapFigures, GapReport, worst_first
from asnkarier.reports.kit.charts import ABOVE, MET, SEVERE, SLIGHT, UNKNOWN_YET, Bars, Cell, Chart, Grid, Series
from asnkarier.reports.kit.labels import KINDS
from asnkarier.reports.kit.shares import shares_of_hundred
from asnkarier.reports.kit.wording import UNKNOWN, is_missing

MOST_ROWS, MOST_COLUMNS = 32, 18
"""OPDs and competencies that stay readable on one page; the workbook has all."""


def gap_charts(report: GapReport, figures: GapFigures) -> tuple[Chart, ...]:
    """Give the charts; those with nothing to show are left out."""
    return tuple(filter(None, (_spread(report), _where(report, figures))))


def _spread(report: GapReport) -> Chart | None:
    """Show how many requirements of each kind are met, lack a level or more, or are unknown."""
    words, profile = report.wording, report.gap_profile
    rows = profile[(profile["scope"] == "region") & profile["kind"].isin(KINDS)]
    rows = rows[~small(report, rows)].set_index("kind")
    rows = rows.loc[[kind for kind in KINDS if kind in rows.index]]
    if rows.empty:
        return None
    counts = {
        N_("As required"): (rows["met"] - rows["above"], MET),
        N_("Above the standard"): (rows["above"], ABOVE),
        N_("One level missing"): (rows["gap_1"], SLIGHT),
        N_("More missing"): (rows[["gap_2", "gap_3", "gap_4"]].sum(axis=1), SEVERE),
        N_("Unknown"): (rows["unassessed"] + rows["expired"], UNKNOWN_YET),
    }
    shares = [shares_of_hundred([int(values[kind]) for values, _ in counts.values()], 0) for kind in rows.index]
    series = [
        Series(words(title), of_kinds, [f"{words.number(one)} %" for one in of_kinds], colour)
        for (title, (_, colour)), of_kinds in zip(counts.items(), zip(*shares, strict=True), strict=True)
    ]
    kinds = [
        words(N_("{kind}: {pairs}"), kind=words(PROFILE_KINDS[str(kind)]), pairs=words.number(pairs))
        for kind, pairs in rows["required"].items()
    ]
    told = [f"{label} ({_counts(report, kind, counts)})" for kind, label in zip(rows.index, kinds, strict=True)]
    title = words(N_("Requirements by kind of competency: what share is met, lacking or unknown"))
    return Chart("spread", title, f"{title}. {'; '.join(told)}.", Bars(kinds, series))


def _counts(report: GapReport, kind: Any, counts: Mapping[str, tuple[pd.Series, str]]) -> str:
    words = report.wording
    return ", ".join(f"{words(title)} {words.number(values[kind])}" for title, (values, _) in counts.items())


def _where(report: GapReport, figures: GapFigures) -> Chart | None:
    """Show the share with a gap by OPD and competency, the worst first."""
    words = report.wording
    opds, codes = worst_first(figures.opds, "group"), worst_first(figures.competencies, "competency")
    if not opds or figures.widest.empty:
        return None
    found, shown = cells_of(report), ["", *opds[:MOST_ROWS]]
    across = ["", *codes[:MOST_COLUMNS]]
    names = [words(N_("Whole region")) if not opd else opd_name(report, opd) for opd in shown]
    columns = [report.competencies[code] if code else words(N_("All competencies")) for code in across]
    cells = [[_cell(report, found.get((opd, code))) for code in across] for opd in shown]
    legend = [
        Cell(f"≥ {words.percent(step, 0)}", fill, colour)
        for step, (_, fill, colour) in zip((0.0, *SHARE_STEPS), STEPS, strict=True)
    ]
    legend.append(Cell(words(N_("less than {percent} assessed"), percent=words.percent(LOW_COVERAGE, 0)), hatched=True))
    title = _title(report, len(shown) - 1, len(opds), len(across) - 1, len(codes))
    return Chart("where", title, f"{title}. {_worst(report, figures)}", Grid(names, columns, cells, legend))


def _title(report: GapReport, opds: int, all_opds: int, competencies: int, all_competencies: int) -> str:
    words = report.wording
    if (opds, competencies) == (all_opds, all_competencies):
        return words(N_("Share of the assessed with a gap, percent, by OPD and competency"))
    return words(
        N_(
            "Share of the assessed with a gap, percent: {opds} of {all_opds} OPDs by {competencies} of "
            "{all_competencies} competencies"
        ),
        opds=words.number(opds),
        all_opds=words.number(all_opds),
        competencies=words.number(competencies),
        all_competencies=words.number(all_competencies),
    )


def _cell(report: GapReport, totals: object) -> Cell:
    if not isinstance(totals, dict) or totals["people"] == 0:
        return Cell("", "#F2F2F2")
    if totals["hidden"]:
        return Cell(UNKNOWN)
    share = totals["share_with_gap"]
    if is_missing(share):
        return Cell("?", hatched=True)
    _, fill, colour = STEPS[sum(float(share) >= step for step in SHARE_STEPS)]
    return Cell(report.wording.percent(share, 0).removesuffix(" %"), fill, colour, totals["coverage"] < LOW_COVERAGE)


def _worst(report: GapReport, figures: GapFigures) -> str:
    """Name the widest gaps, for those who cannot see the map."""
    words = report.wording
    rows = zip(figures.widest["competency"], figures.widest["share_with_gap"], strict=True)
    named = [f"{report.competencies[code]} {words.percent(share)}" for code, share in list(rows)[:3]]
    return words(N_("Widest over the whole region: {competencies}."), competencies="; ".join(named))

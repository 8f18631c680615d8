"""What the dashboard shows of a gap analysis: key figures, the heat map down to the people, and the lists."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.gap import change
from asnkarier.reports.gap.drill_down import heat_map
from asnkarier.reports.gap.heat_map import opd_name
from asnkarier.reports.gap.lists import competency_order, opd_order
from asnkarier.reports.gap.report import GapFigures, GapReport
from asnkarier.reports.kit.excel import Field
from asnkarier.reports.kit.labels import COLUMNS, KINDS, competency_kinds
from asnkarier.reports.kit.panels import KeyFigures, Listing, Panel
from asnkarier.reports.kit.stored_fields import StoredField, stored_fields
from asnkarier.reports.kit.wording import UNKNOWN


def gap_panels(report: GapReport) -> tuple[Panel, ...]:
    """Give the panels; without anybody to compare only the figures."""
    figures = GapFigures.of(report)
    if report.job_person_match.empty:
        return (_key_figures(report, figures),)
    return (
        _key_figures(report, figures),
        heat_map(report, figures),
        _opds(report, figures),
        _competencies(report, figures),
        *filter(None, [change.listing(report)]),
    )


def _key_figures(report: GapReport, figures: GapFigures) -> KeyFigures:
    words = report.wording
    categories = [
        (report.categories.get(code, words(N_("Not assessed enough"))), words.number(people))
        for code, people in figures.categories.items()
    ]
    return KeyFigures(
        (
            (words(N_("Employees")), words.number(figures.staff)),
            (words(N_("With a valid assessment")), words.number(figures.people_assessed)),
            (words(N_("Requirements assessed")), words.percent(figures.coverage)),
            (words(N_("People with a gap")), words.number(figures.people_with_gap)),
            (words(N_("Levels missing")), words.number(figures.levels_missing)),
            (words(N_("Mean JPM")), words.percentage(figures.jpm_mean)),
            *categories,
        )
    )


def _opds(report: GapReport, figures: GapFigures) -> Listing:
    words, rows = report.wording, opd_order(figures.opds)
    shown = rows.assign(**{name: rows[name].astype(object).mask(rows["hidden"]) for name in _FIGURES})
    of = stored_fields(shown, words)
    return Listing(
        "opds",
        words(N_("Results by OPD")),
        (
            Field("opd", words(COLUMNS["opd"]), [opd_name(report, opd) for opd in rows["group"]]),
            of("people", "integer"),
            of("people_with_gap", "integer", UNKNOWN, title=N_("People with a gap")),
            *_figures(of),
            of("jpm", "decimal", UNKNOWN, title=N_("Mean JPM (%)")),
        ),
        words(
            N_("{dash} fewer than {few} people: not broken down. People are those with a standard."),
            dash=UNKNOWN,
            few=report.config.privacy.small_group,
        ),
        bars=("share_with_gap",),
    )


_FIGURES = ("people_with_gap", "coverage", "share_with_gap", "mean_gap", "levels_missing", "jpm")


def _figures(of: StoredField) -> tuple[Field, ...]:
    return (
        of("coverage", "percent", UNKNOWN),
        of("share_with_gap", "percent", UNKNOWN),
        of("mean_gap", "decimal", UNKNOWN),
        of("levels_missing", "integer", UNKNOWN),
    )


def _competencies(report: GapReport, figures: GapFigures) -> Listing:
    words, kinds = report.wording, competency_kinds(report.config)
    rows = competency_order(figures.competencies)
    hidden = ("assessed", "with_gap", "coverage", "share_with_gap", "mean_gap", "levels_missing")
    of = stored_fields(rows.assign(**{name: rows[name].astype(object).mask(rows["hidden"]) for name in hidden}), words)
    return Listing(
        "competencies",
        words(N_("Results by competency")),
        (
            Field(
                "competency", words(COLUMNS["competency"]), [report.competencies[code] for code in rows["competency"]]
            ),
            Field(
                "kind",
                words(COLUMNS["kind"]),
                [words(KINDS.get(kinds.get(code, ""), "")) for code in rows["competency"]],
            ),
            of("people", "integer", title=N_("People of whom it is required")),
            of("assessed", "integer", UNKNOWN),
            of("with_gap", "integer", UNKNOWN),
            *_figures(of),
        ),
        words(
            N_("Largest share with a gap first. {dash} fewer than {few} people: not broken down."),
            dash=UNKNOWN,
            few=report.config.privacy.small_group,
        ),
        choices=("kind",),
        bars=("share_with_gap",),
    )

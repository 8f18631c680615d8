"""What the dashboard shows of a training plan: key figures, money, OPDs, trainings, seats and the days of classes."""

from __future__ import annotations

from datetime import date

import pandas as pd
from babel.dates import format_date

from asnkarier.i18n import N_
from asnkarier.reports.kit.excel import Field, as_list
from asnkarier.reports.kit.labels import COLUMNS, REASONS
from asnkarier.reports.kit.panels import Days, KeyFigures, Listing, Panel
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN, Wording
from asnkarier.reports.plan import since
from asnkarier.reports.plan.report import PlanFigures, PlanReport


def plan_panels(report: PlanReport) -> tuple[Panel, ...]:
    """Give the panels; those without rows are left out."""
    figures = PlanFigures.of(report)
    dated = report.class_dates[report.class_dates["starts_on"].notna()]
    return (
        _key_figures(report, figures),
        _funds(report, figures),
        _opds(report),
        _trainings(report),
        *([_days(report, dated)] if len(dated) else []),
        _seats(report),
        _reasons(report, figures),
        *filter(None, [since.listing(report)]),
    )


def _key_figures(report: PlanReport, figures: PlanFigures) -> KeyFigures:
    words, figure = report.wording, report.figure
    return KeyFigures(
        (
            (words(N_("Ceiling")), words.rupiah(figure("budget"))),
            (words(N_("Planned cost")), words.rupiah(figures.cost)),
            (words(N_("People with a seat")), words.number(figure("people"))),
            (words(N_("Seats")), words.number(figure("seats"))),
            (words(N_("Levels missing")), words.number(figure("levels_missing"))),
            (words(N_("Levels expected to close")), words.number(figure("levels_expected"), 1)),
            (words(N_("Brought to the JP minimum")), words.number(figure("jp_reached"))),
            (words(N_("Needs without a seat")), words.number(figures.open_needs)),
        )
    )


def _funds(report: PlanReport, figures: PlanFigures) -> Listing:
    words, funds = report.wording, figures.funds
    left = (funds["ceiling"] - funds["cost"]).astype("Float64")
    used = funds["cost"].astype("Float64") / funds["ceiling"].where(funds["ceiling"] > 0)
    return Listing(
        "funds",
        words(N_("Ceiling and plan by fund")),
        (
            Field("fund", words(COLUMNS["fund"]), as_list(funds["name"])),
            Field("ceiling", words(N_("Ceiling")), as_list(funds["ceiling"]), "rupiah", UNKNOWN),
            Field("cost", words(N_("Planned cost")), as_list(funds["cost"]), "rupiah", UNKNOWN),
            Field("left", words(N_("Left")), as_list(left), "rupiah", UNKNOWN),
            Field("used", words(N_("Used")), as_list(used), "percent", UNKNOWN),
        ),
        bars=("used",),
    )


def _opds(report: PlanReport) -> Listing:
    words, rows = report.wording, report.opds
    share = rows["levels_expected"] / rows["levels_missing"].where(rows["levels_missing"] > 0)
    of = stored_fields(rows, words)
    return Listing(
        "plan_opds",
        words(N_("The plan by OPD")),
        (
            of("opd", missing=words(N_("(OPD not stated)"))),
            of("employees", "integer", title=N_("Employees")),
            of("with_gap", "integer", UNKNOWN, title=N_("People with a gap")),
            of("people", "integer", title=N_("People with a seat")),
            of("seats", "integer"),
            of("levels_missing", "integer", UNKNOWN),
            of("levels_expected", "decimal", UNKNOWN, title=N_("Levels expected to close")),
            Field("share_closed", words(N_("Share of the levels missing")), as_list(share), "percent", UNKNOWN),
            of("cost", "rupiah", title=N_("Cost of participants")),
            of("ceiling", "rupiah", UNKNOWN, title=N_("Own ceiling")),
        ),
        words(
            N_("Where most levels are missing comes first. {dash} fewer than {few} people: not broken down."),
            dash=UNKNOWN,
            few=report.config.privacy.small_group,
        ),
        bars=("share_closed",),
    )


def _trainings(report: PlanReport) -> Listing:
    words = report.wording
    rows = report.classes[report.classes["participants"] > 0].sort_values(
        ["cost", "training", "fund"], ascending=[False, True, True], ignore_index=True
    )
    of = stored_fields(rows, words)
    return Listing(
        "trainings",
        words(N_("Trainings and classes")),
        (
            of("title", title=COLUMNS["training"]),
            Field("fund", words(COLUMNS["fund"]), [report.fund(fund) for fund in rows["fund"]]),
            of("classes", "integer", title=N_("Classes")),
            of("participants", "integer", title=N_("Participants")),
            of("candidates", "integer", title=N_("People it would help")),
            of("cost", "rupiah", title=N_("Total cost")),
        ),
        choices=("fund",),
    )


def _seats(report: PlanReport) -> Listing:
    words = report.wording
    rows = report.plan.sort_values(["opd", "unor", "name", "nip", "training"], na_position="last", ignore_index=True)
    of = stored_fields(rows, words)
    closes = [
        "; ".join(
            words(N_("{competency} {before} → {after}"), competency=report.competency(code), before=before, after=after)
            for code, before, after in report.raised_by(nip, training)
        )
        for nip, training in zip(rows["nip"], rows["training"], strict=True)
    ]
    return Listing(
        "seats",
        words(N_("Who takes part in what")),
        (
            of("name"),
            Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config)),
            of("opd", missing=words(N_("(OPD not stated)"))),
            of("title", title=COLUMNS["training"]),
            of("training_class", "integer"),
            Field("closes", words(N_("What it closes")), closes),
            of("jp", "integer", UNKNOWN),
            of("cost", "rupiah", UNKNOWN),
            Field("fund", words(COLUMNS["fund"]), [report.fund(fund) for fund in rows["fund"]]),
        ),
        choices=("opd", "title", "fund"),
    )


def _reasons(report: PlanReport, figures: PlanFigures) -> Listing:
    words = report.wording
    return Listing(
        "reasons",
        words(N_("What became of the needs")),
        (
            Field("reason", words(N_("Result")), [words(REASONS[reason]) for reason in figures.reasons]),
            Field("needs", words(N_("Needs")), list(figures.reasons.values()), "integer"),
        ),
    )


def _days(report: PlanReport, dated: pd.DataFrame) -> Days:
    words = report.wording
    rows = dated.sort_values(["starts_on", "ends_on", "training", "training_class"], ignore_index=True)
    months: dict[str, list[tuple[str, str]]] = {}
    coming = rows["participants"] - rows["without_date"]
    columns = (rows[name] for name in ("starts_on", "ends_on", "title", "training_class"))
    for first, last, title, number, people in zip(*columns, coming, strict=True):
        month = str(format_date(first, format="MMMM y", locale=words.language))
        text = N_("{training}, class {number}: {people} participants")
        what = words(text, training=title, number=number, people=words.number(people))
        months.setdefault(month, []).append((_span(words, first.date(), last.date()), what))
    undated = len(report.class_dates) - len(dated)
    note = words(N_("Classes without days: {number}."), number=words.number(undated)) if undated else ""
    return Days(words(N_("Calendar of classes")), note, tuple((name, tuple(those)) for name, those in months.items()))


def _span(words: Wording, first: date, last: date) -> str:
    return words.date(first) if first == last else f"{words.date(first)} – {words.date(last)}"

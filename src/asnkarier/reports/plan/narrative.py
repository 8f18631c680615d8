"""The training plan as a letter that the head of the agency can read."""

from __future__ import annotations

from typing import Any

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit.cut_lists import Sums, rest
from asnkarier.reports.kit.labels import REASONS, STRANDED, UNDATED, WINDOWS
from asnkarier.reports.kit.markdown import named, render
from asnkarier.reports.kit.origin import CONTENTS, origin
from asnkarier.reports.kit.wording import is_missing
from asnkarier.reports.plan import calendar, robust, since
from asnkarier.reports.plan.advice import next_steps
from asnkarier.reports.plan.charts import plan_charts
from asnkarier.reports.plan.partners import PRICE, partner_rows, partner_totals
from asnkarier.reports.plan.prices import budget_step, limit_subject, price, priced
from asnkarier.reports.plan.report import PlanFigures, PlanReport, quality

LISTED = 15
"""Trainings and OPDs listed; the workbook has them all."""
PRICES = 5
"""Limits named, those whose loosening brings most first."""


def plan_letter(report: PlanReport) -> str:
    """Give the letter as Markdown."""
    figures = PlanFigures.of(report)
    held = report.classes[report.classes["participants"] > 0]
    held = held.sort_values(["cost", "training", "fund"], ascending=[False, True, True])
    opds = report.opds[report.opds["levels_missing"].notna()]
    summary = {name: report.figure(name) for name in report.summary.columns}
    partners = partner_rows(report)
    return render(
        "training_plan.md.j2",
        report.wording,
        report=report,
        region=report.config.region,
        summary=summary,
        figures=figures,
        charts={chart.name: chart for chart in plan_charts(report)},
        quality=quality(report, figures),
        robust=robust.told(report),
        committed=report.committed,
        windows=", ".join(report.wording(WINDOWS[window]) for window in report.windows),
        stranded=_stranded(report),
        budget_steps=_budget_steps(report),
        first_to_go=_first_to_go(report),
        funds=[
            fund | {"left": None if is_missing(fund["ceiling"]) else fund["ceiling"] - fund["cost"]}
            for fund in named(figures.funds, list(figures.funds["name"]))
        ],
        held=[
            row | {"fund_name": report.fund(row["fund"])}
            for row in named(held.head(LISTED), list(held.head(LISTED)["title"]))
        ],
        opds=named(opds.head(LISTED), list(opds["opd"].head(LISTED).fillna(report.wording(N_("(OPD not stated)"))))),
        rest=_rest(report, held, opds, partners),
        reasons=[(REASONS[reason], needs) for reason, needs in figures.reasons.items() if reason != "selected"],
        dates=_dates(report),
        partners=partner_totals(report),
        partner_rows=named(partners.head(LISTED), list(partners["title"].head(LISTED))),
        partner_price=PRICE,
        prices=_prices(report),
        tried=bool((report.limits["priced"] == "computed").any()),
        not_computed=bool((report.limits["priced"] == "not_computed").any()),
        changes=[one for one in [since.told(report)] if one],
        steps=next_steps(report, figures),
        provenance=report.provenance,
        contents=CONTENTS,
        origin=origin(report.provenance, report.wording),
    )


def _dates(report: PlanReport) -> dict[str, Any] | None:
    """Give what the letter says of the calendar; None where no class was to be dated."""
    if report.seat_dates.empty:
        return None
    starts, ends = report.seat_dates["starts_on"].dropna(), report.seat_dates["ends_on"].dropna()
    rules, day = report.config.training_plan.calendar, report.wording.date
    free = [f"{one.name}: {day(one.first)} – {day(one.last)} ({one.basis})" for one in rules.blackouts] if rules else []
    return {
        "free": "; ".join(free),
        "seats": len(report.seat_dates),
        "dated": len(starts),
        "first": starts.min() if len(starts) else None,
        "last": ends.max() if len(ends) else None,
        "busiest": calendar.busiest_week(report),
        "undated": [(UNDATED[one.reason], one.classes, one.seats) for one in calendar.undated(report)],
    }


def _rest(report: PlanReport, held: pd.DataFrame, opds: pd.DataFrame, partners: pd.DataFrame) -> dict[str, str]:
    """Say of each list what it leaves out."""
    words = report.wording
    cost = (N_("Total cost"), words.rupiah)
    of_held: Sums = {"participants": (N_("Participants"), words.number), "cost": cost}
    of_opds: Sums = {
        "people": (N_("People with a seat"), words.number),
        "levels_missing": (N_("Levels missing"), words.number),
        "levels_expected": (N_("Levels expected to close"), lambda levels: words.number(levels, 1)),
        "cost": (N_("Cost of participants"), words.rupiah),
    }
    return {
        "held": rest(words, LISTED, held, of_held),
        "opds": rest(words, LISTED, opds, of_opds),
        "partners": rest(words, LISTED, partners, {"seats": (N_("Seats"), words.number), "cost": cost}),
        "prices": rest(words, PRICES, _worth(report)),
    }


def _worth(report: PlanReport) -> pd.DataFrame:
    """Give the limits whose loosening brings something."""
    limits = priced(report)
    return limits[(limits["levels_more"] > 0) | (limits["worth_low"] > 0)]


def _prices(report: PlanReport) -> list[tuple[str, str]]:
    limits = _worth(report).head(PRICES)
    return [(limit_subject(report, row), price(report, row)) for row in named(limits, list(limits["subject"]))]


def _stranded(report: PlanReport) -> list[dict[str, Any]]:
    """Give the money that cannot be used, as rows of a table."""
    return [
        {
            "name": f"{report.fund(row['fund'])}" + ("" if is_missing(row["subject"]) else f" / {row['subject']}"),
            "amount": row["amount"],
            "why": STRANDED[row["why"]],
            "people": None if is_missing(row["people"]) else row["people"],
        }
        for row in report.stranded.to_dict("records")
    ]


def _budget_steps(report: PlanReport) -> list[dict[str, Any]]:
    """Give the plan there is and those with more and with less money, as rows of a table."""
    rows = named(report.budget_steps, list(report.budget_steps["step"]))
    return [row | {"name": budget_step(report, row)} for row in rows]


def _first_to_go(report: PlanReport) -> list[tuple[str, int]]:
    """Give each cut with the seats that go at it and not before."""
    counts = report.cuts["step"].value_counts().sort_index()
    return [(budget_step(report, {"step": step}), int(number)) for step, number in counts.items()]

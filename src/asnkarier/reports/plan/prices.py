"""What loosening a limit brings, and what more or less money does, in words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit.wording import UNKNOWN, Wording, is_missing
from asnkarier.reports.plan.report import PlanReport

_ROUNDING = 1e-4


def limit_subject(report: PlanReport, limit: Mapping[str, Any]) -> str:
    """Name what a row of ``PLAN_LIMITS`` is about: a fund, a fund and OPD, a training, a group, or all funds."""
    if limit["limit"] == "budget":
        return report.wording(N_("All funds together"))
    if limit["limit"] == "trainings":
        return report.wording(N_("Everyone"))
    if limit["limit"] in ("seats", "classes"):
        return report.training(limit["training"])
    if limit["limit"] in ("floor", "cap"):
        return report.wording(N_("Group {group}"), group=limit["subject"])
    if limit["limit"] == "quota":
        return str(limit["subject"])
    fund = report.fund(limit["fund"])
    return f"{fund} / {limit['opd']}" if limit["limit"] == "opd_ceiling" else fund


def amount(report: PlanReport, limit: Mapping[str, Any]) -> str:
    """Write the step by which a limit is loosened."""
    words, value = report.wording, limit["step"]
    if is_missing(value):
        return UNKNOWN
    if limit["unit"] == "Rp":
        return words.rupiah(value)
    seats = N_("{n} seat") if value == 1 else N_("{n} seats")
    units = {
        "seats": N_("{n} seats in each class"),
        "classes": N_("{n} class") if value == 1 else N_("{n} classes"),
        "trainings": N_("{n} training for each person") if value == 1 else N_("{n} trainings for each person"),
        "floor": seats,
        "cap": seats,
        "quota": seats,
    }
    return words(units[limit["limit"]], n=words.number(value))


def priced(report: PlanReport) -> pd.DataFrame:
    """Give the limits whose loosening brings most expected levels first; those not tried last, the binding before."""
    return report.limits.sort_values(
        ["levels_more", "worth_low", "worth_high", "binding", "limit", "subject"],
        ascending=[False, False, False, False, True, True],
        na_position="last",
        ignore_index=True,
    )


def price(report: PlanReport, limit: Mapping[str, Any]) -> str:
    """Say in words what loosening a limit is worth."""
    words = report.wording
    floor = limit["limit"] == "floor"
    if limit["priced"] == "slack":
        return words(N_("Kept with seats to spare.") if floor else N_("Not used up."))
    if limit["priced"] != "computed":
        return words(N_("What loosening it is worth was not computed."))
    step = words(N_("{step} fewer promised") if floor else N_("{step} more"), step=amount(report, limit))
    low = math.floor(100 * limit["worth_low"] + _ROUNDING) / 100  # outwards, so that the sentence stays true
    high = math.ceil(100 * limit["worth_high"] - _ROUNDING) / 100
    if high <= 0:
        return words(N_("{step}: adds nothing (proven)."), step=step)
    text = (
        N_("{step}: expected levels {levels}, people with a seat {people}; value {low} (proven).")
        if low == high
        else N_("{step}: expected levels {levels}, people with a seat {people}; value {low} to {high} (proven).")
    )
    return words(
        text,
        step=step,
        levels=signed(words, limit["levels_more"], 1),
        people=signed(words, limit["people_more"]),
        low=signed(words, low, 2),
        high=signed(words, high, 2),
    )


def signed(words: Wording, value: Any, decimals: int = 0) -> str:
    """Write a difference: ``+7,5``, ``-1``, ``+0``."""
    return ("+" if round(float(value), decimals) >= 0 else "") + words.number(value, decimals)


def budget_step(report: PlanReport, row: Mapping[str, Any]) -> str:
    """Name a row of ``PLAN_BUDGET_STEPS``: money added to a fund, or a share cut from every ceiling."""
    words, step = report.wording, str(row["step"])
    if step.endswith("%"):
        return words(N_("{percent} less"), percent=words.percentage(int(step[1:-1]), 0))
    return words(N_("{amount} more for {fund}"), amount=words.rupiah(int(step)), fund=report.fund(row["fund"]))

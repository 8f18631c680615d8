"""What changed since the former run, as far as that may leave the office."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.masked.report import MaskedReport
from asnkarier.tables.masked_figures import ALL

PARTS = {
    "risen": N_("Levels risen"),
    "as_before": N_("Levels as before"),
    "fallen": N_("Levels fallen"),
    "not_compared": N_("Not assessed both times"),
}
"""What became of people's levels, by code."""
MEANING = N_("Of each person the levels held are added up over the competencies required and assessed both times.")
_HIDDEN = N_("What changed is not shown: it would tell of fewer than {few} people.")
_FIGURES = {
    "seats": N_("Seats"),
    "people": N_("People with a seat"),
    "cost": N_("Cost of participants"),
    "levels_expected": N_("Levels expected to close"),
}


def of_gap(report: MaskedReport) -> list[str]:
    """Say how the levels of the region's people changed, or why nothing is told; nothing without a stored result."""
    words = report.wording
    if not _is_shown(report, "change", ALL):
        return _only_why(report)
    people = {part: words.number(report.value("change", "people", item=part)) for part in PARTS}
    text = N_(
        "People whose levels have risen since: {risen}; as before: {as_before}; fallen: {fallen}; not assessed both "
        "times: {not_compared}."
    )
    return [*_told(report), words(text, **people), words(MEANING)]


def of_plan(report: MaskedReport) -> list[str]:
    """Say how the plan differs from the former one of the year, or why nothing is told."""
    words = report.wording
    if not _is_shown(report, "former", None):
        return _only_why(report)
    names = ("people_as_before", "people_changed", "people_new", "people_without_seat_now")
    people = {name: words.number(report.value("former", name)) for name in names}
    text = N_(
        "People whose seats are as in the former plan: {people_as_before}; who have other seats, or seats at another "
        "cost or for other levels: {people_changed}; who had none: {people_new}; who have none any more: "
        "{people_without_seat_now}."
    )
    return [*_told(report), words(text, **people)]


def plan_rows(report: MaskedReport) -> list[tuple[str, str, str]]:
    """Give title, former figure and figure of the plan as a whole; nothing where they may not be told."""
    words = report.wording
    if not _is_shown(report, "former", None):
        return []
    former = {name: report.value("former", name) for name in _FIGURES}
    # what the budget pays for besides, holding a class, is in the plan's cost; of participants the OPDs have it
    now = {name: report.value("region", name) for name in _FIGURES} | {
        "cost": sum(report.value("opd", "cost", group=group) or 0 for group in report.groups("opd"))
    }

    def written(name: str, value: float | None) -> str:
        if name == "cost":
            return words.rupiah(value)
        return words.number(value, 1 if name == "levels_expected" else 0)

    return [(words(title), written(name, former[name]), written(name, now[name])) for name, title in _FIGURES.items()]


def _is_shown(report: MaskedReport, subject: str, item: str | None) -> bool:
    return report.value(subject, "people", item=item) is not None


def _told(report: MaskedReport) -> list[str]:
    return report.former.told(report.wording) if report.former else []


def _only_why(report: MaskedReport) -> list[str]:
    """Say with what the result is compared, and that the rest is hidden."""
    words, former = report.wording, report.former
    hidden = former is not None and former.is_compared
    why = words(_HIDDEN, few=report.config.privacy.small_group)
    return [*_told(report), *([why] if hidden else [])]

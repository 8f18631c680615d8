"""What to do next about the index, each line bound to a figure of the report."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.ip_asn.report import IpAsnReport


def next_steps(report: IpAsnReport) -> list[str]:
    """Give the lines in the report's language."""
    return [line for line in (_complete(report), _find_out(report), _tell_pip(report), _plan(report)) if line]


def _complete(report: IpAsnReport) -> str:
    words, rows = report.wording, report.to_complete
    if rows.empty:
        return ""
    return words(
        N_("Complete the {n} records of the sheet To Complete: up to {points} points of the index, at no cost."),
        n=words.number(len(rows)),
        points=words.number(report.total["traced"], 2),
    )


def _find_out(report: IpAsnReport) -> str:
    words, rows = report.wording, report.missing[~report.missing["traced"]]
    if rows.empty:
        return ""
    first = rows.iloc[0]
    return words(
        N_("Import first what is not known of most: {what} ({people} people, up to {points} points of the index)."),
        what=report.kind_of_missing(first),
        people=words.number(first["people"]),
        points=words.number(first["index"], 2),
    )


def _tell_pip(report: IpAsnReport) -> str:
    words, lacking = report.wording, report.differences[report.differences["difference"] < 0]
    if lacking.empty:
        return ""
    return words(
        N_("Enter into SIASN what PIP ASN lacks and is on record here: {n} dimensions of {people} people."),
        n=words.number(len(lacking)),
        people=words.number(lacking["nip"].nunique()),
    )


def _plan(report: IpAsnReport) -> str:
    words, competence = report.wording, report.total["competence_low"]
    return words(
        N_("Have a plan made of the trainings that raise competence, now {points}, the most for the money there is."),
        points=words.number(competence, 2),
    )

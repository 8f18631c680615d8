"""The terms of reference (kerangka acuan kerja) of one training, as Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from asnkarier.i18n import N_
from asnkarier.reports.kak.proposals import CostLine, Proposal
from asnkarier.reports.kit.markdown import render
from asnkarier.reports.kit.privacy import shown_nip
from asnkarier.reports.kit.wording import Wording, is_missing

UNITS = {"participant": N_("participants"), "class": N_("classes")}
"""What the lines of cost count."""
FOR = {"participant": N_("Contribution of participants"), "class": N_("Holding of classes")}
"""What the lines of cost are for."""


def paper(proposal: Proposal) -> str:
    """Give the Markdown; what only the office knows is left as a place to fill in."""
    report = proposal.report
    rule = report.config.training_plan.jp_minimum.on(report.as_of)
    course = proposal.course
    return render(
        "kak.md.j2",
        report.wording,
        proposal=proposal,
        region=report.config.region,
        year=report.year,
        as_of=report.as_of,
        basis=rule.basis,
        form=report.form(str(course["form"])) if course["form"] else None,
        opds=_by_opd(proposal),
        people=[_person(proposal, row) for row in proposal.seats.to_dict("records")],
        lines=[_line(proposal, line) for line in proposal.lines],
        dates=proposal.dates.to_dict("records"),
        expected=float(proposal.seats["levels_expected"].sum()),
    )


def _by_opd(proposal: Proposal) -> list[tuple[str, int]]:
    counts = proposal.seats["opd"].fillna("–").value_counts()
    return sorted(((str(opd), int(count)) for opd, count in counts.items()), key=lambda one: (-one[1], one[0]))


def _person(proposal: Proposal, row: Mapping[Any, Any]) -> dict[str, Any]:
    shown = {name: "–" if is_missing(row[name]) else row[name] for name in ("name", "jabatan", "opd")}
    return shown | {"nip": shown_nip(row["nip"], proposal.report.config), "number": int(row["training_class"])}


def _line(proposal: Proposal, line: CostLine) -> dict[str, Any]:
    words: Wording = proposal.report.wording
    return {
        "what": words(FOR[line.unit]),
        "unit": words(UNITS[line.unit]),
        "fund": proposal.report.fund(line.fund),
        "volume": line.volume,
        "price": line.price,
        "amount": line.amount,
    }

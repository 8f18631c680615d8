"""By which rules the index was computed, as lines for the workbook and the letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from asnkarier.config.ip_asn import Education
from asnkarier.i18n import N_
from asnkarier.reports.ip_asn.report import PART_NAMES, IpAsnReport
from asnkarier.reports.kit.labels import PREDIKAT


@dataclass(frozen=True)
class Rule:
    """One rule: what it is about, what it says, its basis, and whether that was checked."""

    name: str
    value: str
    basis: str
    verified: bool


def rules(report: IpAsnReport) -> list[Rule]:
    """Give the rules in force on the last day of the year measured."""
    words, last, config = report.wording, date(report.year, 12, 31), report.config.ip_asn
    points, besides = config.points.on(last), config.education_besides.on(last)
    bands, evidence = config.categories.on(last), config.evidence.on(last)

    def joined(pairs: dict[str, float]) -> str:
        return "; ".join(f"{name} {words.number(value, 1)}" for name, value in pairs.items())

    def levels(pairs: Mapping[Education, float]) -> str:
        return joined({str(name): value for name, value in pairs.items()})

    kinds = {
        kind: joined({words(PART_NAMES[part]): value for part, value in parts.items()})
        for kind, parts in points.value.competence.items()
    }
    discipline = {
        words(N_("none")) if name == "none" else name: value for name, value in points.value.discipline.items()
    }
    performance = {words(PREDIKAT[name]): value for name, value in points.value.performance.items()}
    own, by = evidence.value, (points.basis, points.verified)
    return [
        Rule(words(N_("Qualification")), levels(points.value.qualification), *by),
        Rule(words(N_("Education the rule does not name")), levels(besides.value), besides.basis, besides.verified),
        *(Rule(f"{words(N_('Competence'))}, {kind}", text, *by) for kind, text in kinds.items()),
        Rule(words(N_("Performance")), joined(performance), *by),
        Rule(words(N_("Discipline")), joined(discipline), *by),
        Rule(
            words(N_("Categories")),
            "; ".join(f"{report.category(band.name)} ≥ {words.number(band.minimum)}" for band in bands.value),
            bands.basis,
            bands.verified,
        ),
        Rule(
            words(N_("What counts as evidence")),
            words(
                N_(
                    "Employment {employment}; technical training of the year and {technical} before it, seminars of "
                    "{seminar} before it, the newest annual rating of the year or {performance} before it; leadership "
                    "training of the tier held; punishments {discipline}."
                ),
                employment=", ".join(own.employment),
                technical=own.technical_years,
                seminar=own.seminar_years,
                performance=own.performance_years,
                discipline=words(N_("without limit of time"))
                if own.discipline_years is None
                else words(N_("of {years} years"), years=own.discipline_years),
            ),
            evidence.basis,
            evidence.verified,
        ),
    ]  # fmt: skip

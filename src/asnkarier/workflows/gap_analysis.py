"""``asnkarier gap-analysis``: gaps, JPM and totals, stored and laid out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from asnkarier.analyses.gap.jpm import FORMULAS, compare_formulas, job_person_match
from asnkarier.analyses.gap.totals import gap_totals
from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome, Progress
from asnkarier.reports.gap.gap_analysis import write_gap_analysis
from asnkarier.workflows.documents import gap_report
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.gaps import RegionGaps, region_gaps
from asnkarier.workflows.office import Office, logged
from asnkarier.workflows.results import store_results

COMMAND = "gap-analysis"


@dataclass(frozen=True)
class GapOptions:
    """What the user asked for."""

    as_of: date | None = None
    opds: tuple[str, ...] = ()
    formula: str | None = None
    compare_formulas: bool = False
    formats: str | None = None
    out: Path | None = None


@logged(COMMAND)
def gap_analysis(office: Office, options: GapOptions, *, now: datetime, progress: Progress) -> Outcome:
    """Compute the gaps of the active staff, store them, and write the documents.

    A result for some OPDs only is written but not stored: what is stored speaks of the whole region.

    Raises:
        UsageError: nobody has been imported yet; no such OPD, formula or format.
    """
    formats = chosen_formats(options.formats)
    formula = _formula(options.formula or office.config.jpm.formula)
    as_of = options.as_of or office.today(now)
    read_from = office.store.head()

    progress(N_("Computing gaps"), None)
    found = region_gaps(office, read_from, as_of, options.opds)
    bands = _bands(office.config, as_of)
    persons = job_person_match(found.gaps, formula, office.config.weights.competency, **bands)
    totals = gap_totals(found.gaps)
    asked = {
        "as_of": as_of.isoformat(),
        "formula": formula,
        "opds": list(options.opds),
        "staff": len(found.staff.employees),
        "left_out": found.staff.left_out,
        "unknown_standing": found.staff.unknown,
    }
    results = {"gaps": found.gaps, "job_person_match": persons, "gap_totals": totals}
    entry, new = None, False
    if not options.opds:
        entry, new = store_results(
            office,
            results,
            command=COMMAND,
            options=asked,
            counts={"people": len(persons), "pairs": len(found.gaps)},
            based_on=read_from,
            now=now,
        )
    progress(N_("Writing documents"), None)
    report = gap_report(office, entry, results, asked)
    files = write_gap_analysis(office.report_folder(options.out), report, formats)
    data: dict[str, Any] = {
        "region": office.code,
        "entry": entry.number if entry and new else None,
        "as_of": as_of.isoformat(),
    }
    data |= {"formula": formula} | _figures(found, persons)
    messages = [*_messages(office, data)]
    if options.compare_formulas:
        changes = compare_formulas(found.gaps, formula, office.config.weights.competency, **bands)
        data["formulas"] = changes.to_dict("records")
        messages += [
            Message(N_("{formula} ({purpose}): the category of {changed} of {people} people would differ."), row)
            for row in data["formulas"]
            if row["formula"] != formula
        ]
    return Outcome(COMMAND, data, tuple(messages), found.findings, tuple(files))


def _formula(name: str) -> str:
    if name not in FORMULAS:
        raise UsageError(
            N_("There is no JPM formula {name}."),
            remedy=N_("Choose from {known}."),
            name=name,
            known=", ".join(FORMULAS),
        )
    return name


def _bands(config: RegionConfig, as_of: date) -> dict[str, Any]:
    return {"mapping": config.jpm.mapping.on(as_of).value, "placement": config.jpm.placement.on(as_of).value}


def _figures(found: RegionGaps, persons: pd.DataFrame) -> dict[str, Any]:
    statuses = found.gaps["status"].value_counts()
    jpm = persons["jpm"].dropna()
    return {
        "employees": len(found.staff.employees),
        "left_out": found.staff.left_out,
        "unknown_standing": found.staff.unknown,
        "without_standard": found.without_standard,
        "people": len(persons),
        "pairs": len(found.gaps),
        "statuses": {str(status): int(count) for status, count in statuses.items()},
        "people_with_gap": int((persons["open_gaps"] > 0).sum()),
        "levels_missing": int(found.gaps["gap"].sum()),
        "jpm_mean": round(float(jpm.mean()), 2) if len(jpm) else None,
        "categories": {str(code): int(count) for code, count in persons["category"].value_counts().items()},
    }


def _messages(office: Office, data: dict[str, Any]) -> list[Message]:
    known = data["statuses"].get("met", 0) + data["statuses"].get("gap", 0)
    values = {**data, "name": office.config.region.name, "known": known}
    return [
        Message(
            N_("{name} on {as_of}: {people} people, {pairs} required competencies, {known} of them assessed."), values
        ),
        Message(N_("{people_with_gap} people have a gap; {levels_missing} levels are missing in all."), values),
    ]

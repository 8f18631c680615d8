"""``asnkarier jp``: the JP ledger of a year, stored and laid out."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from asnkarier.analyses.gap.staff import ActiveStaff
from asnkarier.analyses.jp.ledger import JpRules, balance, ledger, totals
from asnkarier.analyses.jp.ways import FreeForm, jp_ways
from asnkarier.analyses.plan.admission import admission
from asnkarier.analyses.plan.listed import split
from asnkarier.analyses.plan.order import passed_trainings
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Progress
from asnkarier.reports.kit.documents import Documents
from asnkarier.tables.development import BUDGETS, NEEDS, PARTICIPATIONS, TRAINING_COMPETENCIES, TRAININGS
from asnkarier.tables.frames import (
    Budgets,
    Gaps,
    JpLedger,
    JpParticipations,
    Needs,
    Participations,
    PlanSeats,
    TrainingCompetencies,
    Trainings,
    pick,
)
from asnkarier.tables.gap_results import GAPS
from asnkarier.tables.jp_results import JP_COUNTED_AS, JP_LEDGER, JP_OPD, JP_PARTICIPATIONS, JP_STATES, JP_WAYS
from asnkarier.tables.people import EMPLOYEES
from asnkarier.workflows.gaps import region_staff
from asnkarier.workflows.jp_counted import certificates_of, jp_counted, jp_findings
from asnkarier.workflows.office import Office
from asnkarier.workflows.results import held_by
from asnkarier.workflows.study import Computation, Frames, Result, Study, StudyOptions


@dataclass(frozen=True, kw_only=True)
class JpOptions(StudyOptions):
    """What the user asked for; without a year, that of the day."""

    year: int | None = None


def compute(office: Office, sources: Frames, options: JpOptions, as_of: date, progress: Progress) -> Computation:
    """Count the JP of the active staff, and find the cheapest way of those who lack some.

    Raises:
        UsageError: nobody has been imported yet, or no history of trainings has.
    """
    config, year = office.config, options.year or as_of.year
    if pick(Participations, sources).empty:
        raise UsageError(
            N_("{region} has no history of trainings yet, so nobody's JP are known."),
            remedy=N_("Import who attended which training (participations): asnkarier import FILE…"),
            region=config.region.name,
        )
    progress(N_("Counting JP"), None)
    staff = region_staff(config, sources, as_of)
    everybody = jp_counted(config, sources, year, as_of)
    counted = JpParticipations(everybody[everybody["nip"].isin(staff.employees["nip"])].reset_index(drop=True))
    plan, entry = _plan_of(office, year)
    rules = _rules(config, year, as_of)
    balanced = balance(staff.employees, counted, plan, certificates_of(config, sources, as_of), rules)
    progress(N_("Finding the cheapest ways"), None)
    here = frozenset(staff.employees["nip"]) - staff.away - staff.leaving_by(date(year, 12, 31))
    open_to = _open_to(config, sources, staff, year, as_of)
    ways = jp_ways(balanced, counted, pick(Trainings, sources), _free_forms(config, year), open_to, here, year, as_of)
    rows = ledger(balanced, ways)
    undated = int(pick(Participations, sources)["year"].isna().sum())
    data = {"year": year, "as_of": as_of.isoformat(), "plan": entry, "undated": undated} | _figures(rows, counted)
    return Computation(
        tables={"jp_ledger": rows, "jp_participations": counted, "jp_ways": ways, "jp_opd": totals(rows)},
        options={
            "year": year,
            "as_of": as_of.isoformat(),
            "plan": entry,
            "left_out": staff.left_out,
            "without_way": int((rows["nip"].isin(set(rows["nip"]) - here) & (rows["missing_after"] > 0)).sum()),
        },
        counts={"people": len(rows), "behind": int((rows["state"] == "behind").sum())},
        data=data,
        messages=_messages(config, data),
        findings=tuple(jp_findings(counted, year)),
    )


def lay_out(config: RegionConfig, result: Result) -> Documents:
    """Give the documents of the ledger."""
    from asnkarier.reports.jp.ledger import JpReport, jp_documents

    options = result.options
    return jp_documents(
        JpReport(
            config=config,
            year=options["year"],
            as_of=date.fromisoformat(options["as_of"]),
            plan_entry=options["plan"],
            left_out=options["left_out"],
            without_way=options["without_way"],
            ledger=result.tables["jp_ledger"],
            participations=result.tables["jp_participations"],
            ways=result.tables["jp_ways"],
            opds=result.tables["jp_opd"],
            findings=result.findings,
            provenance=dataclasses.replace(
                result.provenance, options={name: options[name] for name in ("as_of", "plan")}
            ),
        )
    )


JP = Study(
    command="jp",
    title=N_("JP ledger"),
    reads=(EMPLOYEES, TRAININGS, PARTICIPATIONS),
    stores=(JP_LEDGER, JP_PARTICIPATIONS, JP_WAYS, JP_OPD),
    data={
        "year": "Year the JP count for",
        "as_of": "Day on which they were known",
        "plan": "Entry of the stored plan of that year whose seats count as planned; null without one",
        "undated": "Participations that state neither a day nor a year and count in none",
        "people": "Active employees",
        "with_minimum": "Of these, with a JP minimum",
        "states": "Of those with a minimum, how many are in which state",
        "above_maximum": "Employees who are above their JP maximum with what is coming and planned",
        "jp_earned": "JP earned by all",
        "missing": "JP missing to the minimum of each",
        "way_cost": "Rupiah that the cheapest ways cost together",
        "way_days": "Working days absent that they take",
        "participations": "Participations of the year by what they count as",
        "unknown": "Of those earned, unproven or coming, of unknown JP",
        "certificates": "Certificates that count, of all",
    },
    compute=compute,
    lay_out=lay_out,
    step=lambda as_of, year: JpOptions(as_of=as_of),
)


def _plan_of(office: Office, year: int) -> tuple[PlanSeats | None, int | None]:
    """Give the seats of the stored plan, if it is of the year, and the entry that holds it."""
    entry = held_by(office, "plan-training", ["plan"])
    if entry is None or entry.options.get("year") != year:
        return None, None
    return PlanSeats(office.store.load("plan", entry)), entry.number


def _rules(config: RegionConfig, year: int, as_of: date) -> JpRules:
    rules, first = config.training_plan, date(year, 1, 1)
    minimum, maximum = (
        {str(employment): jp for employment, jp in limit.on(first).value.items()}
        for limit in (rules.jp_minimum, rules.jp_maximum)
    )
    return JpRules(year, as_of, minimum, maximum, rules.jp_pace_from_month)


def _free_forms(config: RegionConfig, year: int) -> list[FreeForm]:
    """Give the free forms that are converted by session or day, in the order of the configuration."""
    rules = config.training_plan
    converted = {form: figure.on(date(year, 1, 1)).value for form, figure in rules.jp_conversion.items()}
    return [
        FreeForm(code, rules.forms[code].name, converted[code])
        for code in rules.jp_free
        if code in converted and converted[code].per != "activity"
    ]


def _open_to(
    config: RegionConfig, sources: Frames, staff: ActiveStaff, year: int, as_of: date
) -> Callable[[str], Sequence[str]]:
    """Give who may take part in what by the rules of the catalogue, whatever money there is."""
    trainings = pick(Trainings, sources)
    given = PlanInput(
        gaps=Gaps(GAPS.empty()),
        employees=staff.employees,
        trainings=trainings,
        training_competencies=TrainingCompetencies(TRAINING_COMPETENCIES.empty()),
        budgets=Budgets(BUDGETS.empty()),
        needs=Needs(NEEDS.empty()),
        weights=config.weights,
        rules=config.training_plan,
        windows=(),
        year=year,
        as_of=as_of,
        leaving=staff.leaving_by(date(year, 12, 31)),
        away=staff.away,
        passed=passed_trainings(pick(Participations, sources), trainings, pd.Timestamp(as_of)),
    )
    allowed = admission(given, {fund for funds in trainings["funds"] for fund in split(funds)})
    codes, column = list(allowed.trainings), {nip: number for number, nip in enumerate(allowed.people)}
    return lambda nip: sorted(code for code, bar in zip(codes, allowed.bar[:, column[nip]], strict=True) if bar == 0)


def _figures(rows: JpLedger, counted: JpParticipations) -> dict[str, Any]:
    states, words = rows["state"].value_counts(), counted["counted_as"].value_counts()
    return {
        "people": len(rows),
        "with_minimum": int(rows["jp_minimum"].notna().sum()),
        "states": {state: int(states[state]) for state in JP_STATES if state in states and state != "no_minimum"},
        "above_maximum": int((rows["above"].fillna(0) > 0).sum()),
        **{name: int(rows[name].sum()) for name in ("jp_earned", "missing", "way_cost", "way_days")},
        "participations": {word: int(words[word]) for word in JP_COUNTED_AS if word in words},
        "unknown": int(rows["unknown"].sum()),
        "certificates": int(rows["certificates"].sum()),
    }


def _messages(config: RegionConfig, data: dict[str, Any]) -> tuple[Message, ...]:
    states = {state: data["states"].get(state, 0) for state in JP_STATES}
    values = {**data, **states, "name": config.region.name}
    first = N_(
        "{name}, JP of {year} as of {as_of}: {people} active employees, {with_minimum} of them with a minimum. "
        "Reached: {reached}; reached with what is approved and planned: {planned}; on pace: {on_pace}; behind: "
        "{behind}; missed: {missed}; too early to say: {too_early}; undecided, as JP or proof are unknown: {undecided}."
    )
    second = N_("{missing} JP are missing. Above the maximum: {above_maximum} people.")
    undated = N_("{undated} participations state neither a day nor a year: they count in no year.")
    return Message(first, values), Message(second, values), *([Message(undated, values)] if data["undated"] else [])

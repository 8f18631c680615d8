"""``asnkarier plan-training --scenario FILE`` and ``--compare``: plans side by side, of which none is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from asnkarier.analyses.plan.changes import plan_changes
from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.decisions import seats_of
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.config.region import RegionConfig
from asnkarier.config.scenario import Scenario, load_scenario
from asnkarier.errors import NoPlan, UsageError
from asnkarier.i18n import N_, translator
from asnkarier.outcome import Message, Progress
from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.plan.alternatives_table import ALTERNATIVES
from asnkarier.tables.development import PARTICIPATIONS
from asnkarier.tables.frames import Participations
from asnkarier.workflows.office import Office
from asnkarier.workflows.opening import config_layers
from asnkarier.workflows.plan_as_edited import rules_broken
from asnkarier.workflows.plan_committed import told_what_stands
from asnkarier.workflows.plan_findings import rupiah
from asnkarier.workflows.plan_made import Made, make_plan
from asnkarier.workflows.plan_options import PlanOptions
from asnkarier.workflows.plan_training import PLAN_TRAINING
from asnkarier.workflows.study import Computation, Frames, Result, Study

_FIGURES = (
    "objective",
    "budget",
    "cost",
    "people",
    "seats",
    "classes",
    "levels_closed",
    "levels_missing",
    "jp_reached",
)
_STANDS = ("committed_seats", "committed_cost")
Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class ScenarioOptions(PlanOptions):
    """What the user asked for; ``scenarios`` are their files."""

    scenarios: tuple[Path, ...] = ()


def compute(office: Office, sources: Frames, options: ScenarioOptions, as_of: date, progress: Progress) -> Computation:
    """Make the plan as things are, then as each scenario and each rule would have it.

    The decisions that the stored plan follows stand in all of them, and so does what is committed. A scenario without a
    plan is told.

    Raises:
        ConfigError: a scenario cannot be used.
        UsageError: two have one name, what a plan needs is not there, or a study of one plan only was asked for.
        NoPlan: there is no plan even as things are.
    """
    options = told_what_stands(office, options)
    if options.robust or options.budget_steps:
        raise UsageError(
            N_("Plans side by side are compared as they are: nothing is drawn for them, no budget is varied."),
            remedy=N_("Leave --robust and --budget-steps out, or --scenario and --compare."),
        )
    plain = replace(options, unattended=True, prices=0, budget_steps=False, robust=0)
    scenarios = [_loaded(office, file) for file in options.scenarios]
    _refuse_same_names([scenario.name for scenario, _ in scenarios])
    base = make_plan(office, sources, plain, as_of, progress)
    rows = [_row("base", "base", base.plan, base.plan)]
    changes = []
    for scenario, other in scenarios:
        progress(scenario.name, None)
        asked = plain if scenario.budget is None else replace(plain, budget=scenario.budget)
        try:
            made = make_plan(other, _changed(scenario, sources), asked, as_of, progress)
        except NoPlan as error:
            remark = error.text(translator(office.config.region.language))
            rows.append({"name": scenario.name, "kind": "scenario", "remark": remark})
            continue
        rows.append(_row(scenario.name, "scenario", made.plan, base.plan))
        changes.append(_changes(scenario.name, base, made))
    rows += _by_rules(base, sources)
    table = ALTERNATIVES.conform(pd.DataFrame(rows, columns=ALTERNATIVES.names))
    return Computation(
        tables={"alternatives": table, "changes": pd.concat(changes) if changes else pd.DataFrame()},
        options={
            "year": options.year,
            "as_of": as_of.isoformat(),
            "budget": options.budget,
            "windows": ", ".join(base.given.windows),
            "scenarios": ", ".join(scenario.name for scenario, _ in scenarios),
            **{name: int(base.plan.summary[name].iloc[0]) for name in _STANDS if options.committed},
        },
        counts={},
        data={"alternatives": _plain(table)},
        messages=(*_what_stands(base), *_messages(table, options.year)),
        findings=(*base.findings, *base.asked.findings),
        partial=True,
    )


def lay_out(config: RegionConfig, result: Result) -> Documents:
    """Give the documents of plans side by side."""
    from asnkarier.reports.plan.alternatives import Alternatives, alternatives_documents

    return alternatives_documents(
        Alternatives(
            config=config,
            year=result.options["year"],
            as_of=date.fromisoformat(result.options["as_of"]),
            plans=result.tables["alternatives"],
            changes=result.tables["changes"],
            committed=tuple(result.options[name] for name in _STANDS if name in result.options),
            provenance=result.provenance,
        )
    )


SCENARIOS = Study(
    command=PLAN_TRAINING.command,
    title=N_("Plans side by side"),
    reads=PLAN_TRAINING.reads,
    stores=(),
    data=PLAN_TRAINING.data,
    compute=compute,
    lay_out=lay_out,
)


def _loaded(office: Office, file: Path) -> tuple[Scenario, Office]:
    """Give a scenario, and the office with its configuration as it would be."""
    steps = office.config.automation.steps
    scenario, loaded = load_scenario(file, office.code, config_layers(office.workspace), steps)
    unknown = sorted(set(scenario.ceilings) - set(loaded.config.budget.funds))
    if unknown:
        raise UsageError(
            N_("{file} names a fund that the region has not: {unknown}."),
            remedy=N_("Choose from {known}."),
            file=file.name,
            unknown=", ".join(unknown),
            known=", ".join(sorted(loaded.config.budget.funds)),
        )
    return scenario, replace(office, loaded=loaded)


def _refuse_same_names(names: list[str]) -> None:
    taken = [name for name in names if names.count(name) > 1 or name in ("base", "by_hand", "last_year")]
    if taken:
        raise UsageError(
            N_("The name {name} is taken by another plan of the report."),
            remedy=N_("Give each scenario a name of its own."),
            name=taken[0],
        )


def _changed(scenario: Scenario, sources: Frames) -> Frames:
    """Give the tables with the catalogue and the ceilings as the scenario has them.

    Raises:
        UsageError: it changes a training that the catalogue has not.
    """
    trainings, budgets = sources["trainings"].copy(), sources["budgets"].copy()
    for change in scenario.trainings:
        mine = trainings["training"] == change.training
        if not mine.any():
            raise UsageError(
                N_("The scenario {name} changes the training {training}, which the catalogue has not."),
                remedy=N_("Write the code as the catalogue has it: asnkarier export trainings"),
                name=scenario.name,
                training=change.training,
            )
        trainings = trainings[~mine] if change.remove else trainings
        for column, figure in change.figures.items():
            trainings.loc[mine, column] = figure
    for fund, factor in scenario.ceilings.items():
        mine = budgets["fund"] == fund
        budgets.loc[mine, "ceiling"] = (budgets.loc[mine, "ceiling"].astype(float) * factor).round().astype("Int64")
    return {**sources, "trainings": trainings.reset_index(drop=True), "budgets": budgets}


def _by_rules(base: Made, sources: Frames) -> Iterator[Row]:
    """Give the plan by hand, and that of last year where it is known, by the rules and in the units of ours."""
    from asnkarier.analyses.plan.by_hand import places_of, ranked_plan

    places = places_of(Participations(sources[PARTICIPATIONS.name]), base.given, base.given.year - 1)
    for name, known in (("by_hand", None), ("last_year", places)):
        if known is None or known:
            plan = ranked_plan(base.given, known)
            yield _row(name, name, plan, base.plan) | {"broken": _broken(base.given, plan)}


def _broken(given: PlanInput, plan: TrainingPlan) -> str | None:
    return ", ".join(rules_broken(violations(given, plan))) or None


def _row(name: str, kind: str, plan: TrainingPlan, base: TrainingPlan) -> Row:
    """Give the figures of a plan; only what the solver made has a bound."""
    summary = plan.summary.astype(object).to_dict("records")[0]
    own, others = seats_of(plan.plan), seats_of(base.plan)
    proof = {column: summary[column] for column in ("upper_bound", "gap")} if kind in ("base", "scenario") else {}
    return {
        "name": name,
        "kind": kind,
        **{column: summary[column] for column in _FIGURES},
        **proof,
        "dropped": len(others - own),
        "added": len(own - others),
    }


def _changes(name: str, base: Made, made: Made) -> pd.DataFrame:
    found = plan_changes(made.given, base.plan.plan, base.plan.competencies, made.plan.plan, made.plan.competencies)
    return found[found["change"] != "kept"].assign(scenario=name)


def _plain(table: pd.DataFrame) -> list[Row]:
    frame = table.astype(object).where(table.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _what_stands(base: Made) -> Iterator[Message]:
    if base.given.committed is not None and base.asked.earlier:
        seats, cost = (int(base.plan.summary[name].iloc[0]) for name in _STANDS)
        text = N_("Committed in all of these plans (entry {entry}): {seats} seats, {cost}.")
        yield Message(text, {"entry": base.asked.earlier.entry.number, "seats": seats, "cost": rupiah(cost)})


def _messages(table: pd.DataFrame, year: int) -> Iterator[Message]:
    told = N_("{name}: value {objective:.1f}, {people} people, {levels_closed} of {levels_missing} levels, {cost}.")
    for row in _plain(table):
        if row["remark"]:
            yield Message(N_("{name}: no plan. {remark}"), row)
        else:
            yield Message(told, {**row, "cost": rupiah(row["cost"])})
    if "last_year" not in set(table["kind"]):
        text = N_("No participations of {year} are known, so there is no plan as last year's to compare with.")
        yield Message(text, {"year": year - 1})
    yield Message(N_("None of these plans is stored."))

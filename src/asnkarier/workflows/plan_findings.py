"""What the office must hear about a plan: money that cannot be used, why there is none, how far it is assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asnkarier.analyses.plan.empty import Cause, Emptiness
from asnkarier.config.region import RegionConfig
from asnkarier.errors import NoPlan
from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Message
from asnkarier.tables.frames import PlanRobust, PlanStranded

if TYPE_CHECKING:  # it would load the solver
    from asnkarier.analyses.plan.training_plan import Impossible


def stranded_findings(stranded: PlanStranded) -> tuple[Finding, ...]:
    """Give one finding for each way in which money is stranded, with how many ceilings and how much in all."""
    return tuple(_stranded(PlanStranded(rows)) for _, rows in stranded.groupby("why", sort=True))


def _stranded(rows: PlanStranded) -> Finding:
    """Give the finding of the ceilings that are stranded in one way; the largest of them is named."""
    why = rows["why"].iloc[0]
    if why == "no_training":
        return _told("F_MONEY_NO_TRAINING", rows)
    if why == "no_candidate":
        return _told("F_MONEY_NO_CANDIDATE", rows)
    if why == "class_too_dear":
        return _told("F_MONEY_CLASS_TOO_DEAR", rows)
    if why == "opd_without_people":
        return _told("F_MONEY_OPD_EMPTY", rows)
    if why == "opd_without_candidate":
        return _told("F_MONEY_OPD_NO_CANDIDATE", rows)
    return Finding(
        "F_MONEY_OPDS_ONLY",
        details={
            "amount": rupiah(int(rows["amount"].sum())),
            "name": _name(rows),
            "people": int(rows["people"].sum()),
        },
    )


def _told(code: str, rows: PlanStranded) -> Finding:
    return Finding(
        code,
        details={"number": len(rows), "amount": rupiah(int(rows["amount"].sum())), "name": _name(rows)},
    )


def _name(rows: PlanStranded) -> str:
    fund, subject = rows["fund"].iloc[0], rows["subject"].iloc[0]
    return f"{fund} / {subject}" if isinstance(subject, str) else str(fund)


NO_PLAN: dict[Cause, tuple[str, str]] = {
    "nothing_required": (
        N_("There is nothing to plan: no standard requires a competency of anyone in {region}."),
        N_("Import the standards (SKJ), then plan again."),
    ),
    "no_gap": (N_("There is nothing to plan: nobody in {region} lacks a level that is required."), ""),
    "no_competencies": (
        N_("No seat is possible: the catalogue of {region} says of no training which competency it raises."),
        N_("Import what each training raises (training_competencies): asnkarier template training_competencies"),
    ),
    "nobody_assessed": (
        N_(
            "No seat is possible: of none of the {needs} needs is a valid level known, and a training is matched to "
            "the level a person has."
        ),
        N_("Import assessments; 'asnkarier gap-analysis' says who is to be assessed first."),
    ),
    "no_training": (
        N_(
            "No seat is possible: no training of the catalogue raises what people lack "
            "({count} of {needs} needs; of {unknown} no valid level is known)."
        ),
        N_("Add trainings that begin at the levels people have, or correct level_from and level_to."),
    ),
    "not_open": (
        N_(
            "No seat is possible: those who need a training may not attend it "
            "({count} of {needs} needs; of {unknown} no valid level is known)."
        ),
        N_(
            "Look at jenjang, employment and eligible in the catalogue, at forms, days and JP in training_plan, and at "
            "who is away or leaves in {year}."
        ),
    ),
    "people_unknown": (
        N_(
            "No seat is possible: of those who need a training it is not known whether they may attend it "
            "({count} of {needs} needs; of {unknown} no valid level is known)."
        ),
        N_("Import what employment and eligible in the catalogue ask of people."),
    ),
    "prerequisite": (
        N_(
            "No seat is possible: of those who need a training it is not known that they passed what it asks to be "
            "passed before ({count} of {needs} needs; of {unknown} no valid level is known)."
        ),
        N_(
            "Import who attended which training (participations), or let both be taken in one year "
            "(training_plan.chains: true)."
        ),
    ),
    "banned": (
        N_(
            "No seat is possible: the office decided against the seats that would help "
            "({count} of {needs} needs; of {unknown} no valid level is known)."
        ),
        N_("Take back decisions (--ban, --decisions)."),
    ),
    "cap": (
        N_(
            "No seat is possible: the region's caps leave no seat to those who need one "
            "({count} of {needs} needs; of {unknown} no valid level is known)."
        ),
        N_("Look at training_plan.caps in the region's configuration."),
    ),
    "no_money": (
        N_(
            "No seat is possible: the money of {year} pays for no class that is needed "
            "({count} of {needs} needs; of {unknown} no valid level is known)."
        ),
        N_("Raise or move the ceilings, or let the trainings needed be paid from other funds; see the findings."),
    ),
    "no_class": (
        N_(
            "No seat is possible: no class that is needed can be held "
            "({count} of {needs} needs; of {unknown} no valid level is known)."
        ),
        N_("Look at the fewest participants and the number of classes in the catalogue."),
    ),
    "no_value": (
        N_(
            "No seat is worth its cost by the weights of {region} "
            "({count} of {needs} needs; of {unknown} no valid level is known)."
        ),
        N_("Look at weights and at training_plan.cost_tie_break in the region's configuration."),
    ),
    "not_found": (
        N_("No plan was found in the time given, though one may exist."),
        N_("Give more time: --time-limit SECONDS."),
    ),
}
"""What each cause of an empty plan is called, and what to do."""


def no_plan(config: RegionConfig, year: int, empty: Emptiness, stranded: PlanStranded) -> NoPlan:
    """Give the error that ends a run without a single seat."""
    text, remedy = NO_PLAN[empty.cause]
    return NoPlan(
        text,
        remedy=remedy,
        findings=stranded_findings(stranded),
        region=config.region.name,
        year=year,
        count=empty.count,
        needs=empty.needs,
        unknown=empty.unknown,
    )


def rupiah(amount: int) -> str:
    """Give an amount as it is written in Indonesia, in either language: Rp 1.250.000."""
    return f"Rp {amount:,}".replace(",", ".")


def what_was_drawn(robust: PlanRobust) -> tuple[Message, ...]:
    """Say what is expected where effectiveness and attendance are drawn; nothing where they were not."""
    if robust.empty:
        return ()
    text = N_(
        "With effectiveness and attendance drawn {draws} times (assumed, not measured), {low:.0f} to {high:.0f} levels "
        "are expected in eight of ten draws."
    )
    whole = robust[robust["training"].isna()].iloc[0]
    again = (
        N_("The plan was made again with each draw; see the sheet on robustness.")
        if whole["made_again"]
        else N_("Which trainings stay chosen was not looked at: the plan is made again for up to 100 draws only.")
    )
    names = {"draws": "draws", "low": "levels_low", "high": "levels_high"}
    return (Message(text, {name: whole[column].item() for name, column in names.items()}), Message(again))


def floors_not_kept(error: Impossible) -> NoPlan:
    """Say which groups no plan can give the seats they are promised, or that it is not known whether one can."""
    if not error.floors:
        return NoPlan(
            N_(
                "In the time it had, the search found no plan that keeps every floor and every seat decided on; "
                "whether there is one is not known."
            ),
            remedy=N_("Give it more time (--time-limit), lower the floors (training_plan.floors), or free some seats."),
        )
    return NoPlan(
        N_("No plan gives every group the seats it is promised; not reached together with the rest: {groups}."),
        remedy=N_(
            "Lower these floors (training_plan.floors), or loosen what stops them: budget, classes, days, or whom the "
            "trainings are for."
        ),
        groups="; ".join(f"{one.name}: {one.least} ({one.basis})" for one in error.floors) or "-",
    )

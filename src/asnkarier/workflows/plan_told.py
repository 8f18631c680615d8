"""What a plan says of itself on the screen: its figures, two sentences, and what the tables did not tell it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from asnkarier.analyses.plan.index_credit import IndexCredit
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.analyses.plan.totals import stopped_by
from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Message
from asnkarier.workflows.plan_findings import rupiah


def plan_findings(plan: TrainingPlan) -> Iterator[Finding]:
    """Tell of how many the tables did not say enough, that some seats come before others, and that time was up."""
    if plan.summary["stopped_by"].iloc[0] == "time_limit":
        yield Finding("F_PLAN_TIME_LIMIT")
    needs, people = stopped_by(plan.needs, "prerequisite_missing")
    if needs:
        yield Finding("F_PREREQUISITE", details={"needs": needs, "people": people})
    needs, people = stopped_by(plan.needs, "eligibility_unknown")
    if needs:
        yield Finding("F_ELIGIBLE_UNKNOWN", details={"needs": needs, "people": people})
    if first := int(plan.plan["before"].notna().sum()):
        yield Finding("F_TAKEN_FIRST", details={"seats": first})


def plan_figures(plan: TrainingPlan) -> dict[str, Any]:
    """Give the summary's row as JSON-ready figures."""
    figures = plan.summary.astype(object).to_dict("records")[0]
    return {
        str(name): value.date().isoformat() if isinstance(value, pd.Timestamp) else value
        for name, value in figures.items()
    }


def index_message(data: dict[str, Any]) -> tuple[Message, ...]:
    """Say what the plan does to the index of professionalism; nothing where nobody is measured."""
    if data["index_before"] is None:
        return ()
    text = N_("IP ASN of {year} by what is on record: {index_before:.2f} without the plan, {index_after:.2f} with it.")
    return (Message(text, data),)


def credit_message(given: PlanInput, credit: IndexCredit | None) -> tuple[Message, ...]:
    """Say what points of the index are worth in the plan; nothing where they do not count."""
    if credit is None:
        return ()
    worth = given.rules.ip_asn_credit * credit.points
    text = N_(
        "{worth:.2f} of the points of the value stand for {points:.1f} points of IP ASN, over all people "
        "(ip_asn_credit); seats that close no gap and are there for them: {alone}."
    )
    return (Message(text, {"worth": worth, "points": credit.points, "alone": credit.alone}),)


def plan_messages(config: RegionConfig, data: dict[str, Any]) -> tuple[Message, ...]:
    """Say what a plan is and how good it is proven to be; ``data`` are its figures."""
    values = {
        **data,
        "name": config.region.name,
        "cost": rupiah(data["cost"]),
        "budget": rupiah(data["budget"]),
        "percent": 100 * data["gap"],
    }
    spent = N_("{name}, {year}: {seats} seats for {people} people in {classes} classes, {cost} of {budget}.")
    proof = N_(
        "{levels_expected:.0f} of {levels_missing} missing levels are expected to close ({levels_closed} if everybody "
        "succeeds). The plan is worth {objective:.1f} points; "
        "no plan can be worth more than {upper_bound:.1f}, so at most {percent:.2f} % is missed."
    )
    return Message(spent, values), Message(proof, values)


def jp_messages(given: PlanInput, plan: TrainingPlan) -> Iterator[Message]:
    """Say what the plan begins from in JP, and what certificates are worth in it; nothing where there is neither."""
    if jp := sum(one.earned for one in given.jp_already):
        people = len({one.nip for one in given.jp_already if one.earned})
        text = N_(
            "{people} people have earned {jp} JP of {year} already: the credit is for what they still lack, and the "
            "most JP are what is left of them."
        )
        yield Message(text, {"people": people, "jp": jp, "year": given.year})
    if credit := given.rules.certificate_credit:
        pairs = zip(plan.plan["nip"], plan.plan["training"], strict=True)
        seats = sum(
            training in given.certifying and given.certificates.get(nip, 0) < given.certificates_enough
            for nip, training in pairs
        )
        text = N_("{points:.2f} of the points of the value stand for {seats} certificates (certificate_credit).")
        yield Message(text, {"points": credit * seats, "seats": seats})

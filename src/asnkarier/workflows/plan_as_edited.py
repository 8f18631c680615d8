"""What an edited plan would break as it stands, found by the independent checker: one sentence for each rule."""

from __future__ import annotations

import re
from collections.abc import Iterable

from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.check_books import Violation
from asnkarier.analyses.plan.decisions import Decision
from asnkarier.analyses.plan.tables import PlanInput, Seat
from asnkarier.i18n import N_
from asnkarier.outcome import Message
from asnkarier.rules.nip import mask_nip
from asnkarier.tables.frames import PlanClasses, PlanSeats

RULES: dict[str, str] = {
    "class_too_small": N_(
        "As edited, classes have too few people: {count}; {subject} has {stated}, at least {expected}."
    ),
    "class_too_full": N_(
        "As edited, classes have too many people: {count}; {subject} has {stated}, at most {expected}."
    ),
    "too_many_classes": N_(
        "As edited, more classes are held than can be: {count}; {subject} has {stated}, at most {expected}."
    ),
    "fund_exceeded": N_("As edited, funds are overspent: {count}; {subject} by Rp {over}."),
    "opd_ceiling_exceeded": N_("As edited, ceilings of OPDs are overspent: {count}; {subject} by Rp {over}."),
    "budget_exceeded": N_("As edited, the budget over all funds is overspent by Rp {over}."),
    "too_many_days": N_("As edited, people are away too long: {count}; {subject} {stated} days, at most {expected}."),
    "too_much_jp": N_("As edited, people are given too much JP: {count}; {subject} {stated} JP, at most {expected}."),
    "floor_missed": N_("As edited, groups miss promised seats: {count}; {subject} has {stated} of {expected}."),
    "cap_exceeded": N_("As edited, groups have too many seats: {count}; {subject} has {stated}, at most {expected}."),
    "quota_exceeded": N_("As edited, more people are sent than the quota: {subject} {stated}, at most {expected}."),
    "competency_twice": N_("As edited, people are taught one competency twice: {count}; {subject}."),
}
"""The sentence of each rule that an edited plan can break; the seats themselves were judged before."""
_OTHER = N_("As edited, the plan breaks the rule {code}: {count} times.")
_STATED = ("seat_", "competency_missing", "classes_", "need_", "summary_", "opd_", "bound_", "locked_", "banned_",
           "group_stated")  # fmt: skip
"""How the codes begin of what a plan says about itself, which an edited one does not."""


def broken_as_edited(
    given: PlanInput, plan: PlanSeats, classes: PlanClasses, decisions: Iterable[Decision]
) -> tuple[Message, ...]:
    """Say which rules the stored plan would break with the decisions in it and nothing else changed."""
    from asnkarier.analyses.plan.given_seats import plan_of_seats

    kept = {each.seat for each in decisions if each.what == "keep"}
    banned = {each.seat for each in decisions if each.what == "ban"}
    funds = {
        Seat(nip, training): fund
        for nip, training, fund in plan[["nip", "training", "fund"]].itertuples(index=False)
        if Seat(nip, training) not in banned
    }
    paid_by = dict(zip(plan["training"], plan["fund"], strict=True))
    funds |= {seat: paid_by[seat.training] for seat in kept if seat not in funds and seat.training in paid_by}
    held = {(row["training"], row["fund"]): row["classes"] for row in classes.to_dict("records") if row["classes"]}
    return told(violations(given, plan_of_seats(given, funds, held)))


def told(broken: Iterable[Violation]) -> tuple[Message, ...]:
    """Give one sentence for each rule, with how often it is broken and the first case."""
    return tuple(_sentence(code, cases) for code, cases in rules_broken(broken).items())


def rules_broken(broken: Iterable[Violation]) -> dict[str, list[Violation]]:
    """Give the cases by the code of the rule that a plan breaks, sorted; what it states of itself is no rule."""
    by_code: dict[str, list[Violation]] = {}
    for each in broken:
        if each.code == "opd_ceiling_exceeded" or not each.code.startswith(_STATED):
            by_code.setdefault(each.code, []).append(each)
    return dict(sorted(by_code.items()))


def _sentence(code: str, cases: list[Violation]) -> Message:
    first = cases[0]
    over = first.stated - first.expected if isinstance(first.stated, int) and isinstance(first.expected, int) else 0
    values = {
        "code": code,
        "count": len(cases),
        "subject": re.sub(r"\d{18}", lambda found: mask_nip(found[0]), first.subject),
        "stated": first.stated,
        "expected": first.expected,
        "over": f"{over:,}".replace(",", "."),
    }
    return Message(RULES.get(code, _OTHER), values)

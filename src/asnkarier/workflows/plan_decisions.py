"""What the office decided about single seats, from a file and the command line, into what the plan is made from.

What cannot be understood is refused as a whole, and so is a kept seat that no plan can have: a plan made without
it would not be the one the office asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from asnkarier.analyses.plan.conflicts import Conflict, conflicts
from asnkarier.analyses.plan.decisions import (
    EVERY,
    Decision,
    Verdict,
    What,
    banned_seats,
    contradictions,
    forbidden_seats,
)
from asnkarier.analyses.plan.tables import PlanInput, Seat
from asnkarier.errors import InputRefused, NoPlan, UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.readers.decisions import StatedDecision, read_decisions, read_nip
from asnkarier.readers.display import printable
from asnkarier.rules.nip import mask_nip
from asnkarier.tables.frames import PlanDecisions, Trainings
from asnkarier.tables.plan_results import PLAN_DECISIONS
from asnkarier.tables.vocabulary import fold

WORDS: Mapping[str, What] = {
    **dict.fromkeys(("keep", "lock", "tetap", "wajib", "kunci"), "keep"),
    **dict.fromkeys(("ban", "cancel", "larang", "batal", "tolak"), "ban"),
    **dict.fromkeys(("free", "bebas"), "free"),
}
"""What a decision may be called, folded."""
ALL_TRAININGS = (EVERY, "semua", "all")
_SHOWN = 5


def decisions_asked(
    path: Path | None, locks: Sequence[str], bans: Sequence[str], trainings: Trainings
) -> tuple[Decision, ...]:
    """Give the decisions of a file, then those of the command line (``NIP=TRAINING``).

    Raises:
        InputRefused: a row cannot be understood, or two say the opposite.
        UsageError: what the command line says cannot be understood.
    """
    codes = _codes(trainings)
    file = printable(path.name) if path else ""
    stated = read_decisions(path) if path else []
    faults = [finding for row in stated for finding in _faults(file, row, codes)]
    if faults:
        raise _refused(N_("The decisions cannot be used; nothing was planned."), faults)
    read = [
        Decision(Seat(row.nip, _code(row.training, codes)), WORDS[fold(row.decision)], row.reason, (row.sheet, row.row))
        for row in stated
    ]
    asked: tuple[tuple[Sequence[str], What], ...] = ((locks, "keep"), (bans, "ban"))
    given = [_given(text, what, codes) for texts, what in asked for text in texts]
    decisions = (*read, *given)
    if against := contradictions(decisions):
        raise _refused(
            N_("The decisions cannot be used; nothing was planned."),
            [_told("F_DECISION_AGAINST", file, later) for later, _ in against],
        )
    return tuple({(each.seat, each.what): each for each in reversed(decisions)}.values())[::-1]


def decided(
    given: PlanInput, decisions: Iterable[Decision], file: str
) -> tuple[PlanInput, list[tuple[Decision, Finding]]]:
    """Give what the plan is made from with the decisions in it, and those that no plan can follow, with why."""
    decisions = list(decisions)
    locked = frozenset(each.seat for each in decisions if each.what == "keep")
    banned = given.banned | banned_seats(decisions, sorted(given.trainings["training"]))
    asked = replace(given, locked=locked, banned=banned)
    wrong = forbidden_seats(asked, locked)
    people = frozenset(given.employees["nip"])
    if given.committed is not None:  # whoever has left can still be cancelled
        people |= frozenset(given.committed.seats["nip"])
    verdicts = {each: wrong.get(each.seat) for each in decisions if each.what == "keep"}
    verdicts |= {each: None if each.seat.nip in people else "not_counted" for each in decisions if each.what == "ban"}
    broken = [(each, _forbidden(file, each, verdict)) for each, verdict in verdicts.items() if verdict]
    return replace(asked, locked=locked - frozenset(wrong)), broken


def refuse_broken(broken: Sequence[tuple[Decision, Finding]]) -> None:
    """Refuse decisions that no plan can follow.

    Raises:
        InputRefused: there are any.
    """
    if broken:
        raise _refused(
            N_("No plan can follow {count} of the decisions; nothing was planned."), [each for _, each in broken]
        )


def refuse_conflicts(given: PlanInput, decisions: Iterable[Decision]) -> None:
    """Refuse kept seats that break a limit together, naming the fewest of them that do.

    Raises:
        NoPlan: there are such seats.
    """
    found = conflicts(given)
    if found:
        raise conflict_error(found[0], {each.seat: each for each in decisions})


def conflict_error(conflict: Conflict, decisions: Mapping[Seat, Decision]) -> NoPlan:
    """Word a conflict: the seats by their rows in the file, people masked."""
    texts = {
        "days": N_("{seats} cannot all be kept: {needed} days away, and a person may be away {allowed} in a year."),
        "jp": N_("{seats} cannot all be kept: {needed} JP, and a person may be given {allowed} in a year."),
        "trainings": N_("{seats} cannot all be kept: {needed} trainings of a person, and the region allows {allowed}."),
        "seats": N_("{seats} cannot all be kept: {needed} seats in {subject}, and its classes have {allowed}."),
        "class_too_small": N_(
            "{seats} cannot be kept: a class of {subject} needs {needed} people, and only {allowed} could come."
        ),
        "fund": N_("{seats} cannot all be kept: at least Rp {needed} from {subject}, and its ceiling is Rp {allowed}."),
        "opd_ceiling": N_(
            "{seats} cannot all be kept: at least Rp {needed} from {subject}, and its ceiling is Rp {allowed}."
        ),
        "budget": N_("{seats} cannot all be kept: at least Rp {needed}, and Rp {allowed} may be spent."),
    }
    is_money = conflict.limit in ("fund", "opd_ceiling", "budget")
    needed, allowed = (
        f"{value:,}".replace(",", ".") if is_money else str(value) for value in (conflict.needed, conflict.allowed)
    )
    return NoPlan(
        texts[conflict.limit],
        remedy=N_("Free one of these seats, or widen the limit; nothing was planned."),
        seats=seats_text(conflict.seats, decisions),
        subject=conflict.subject,
        needed=needed,
        allowed=allowed,
    )


def out_of_reach(seats: Sequence[Seat], decisions: Iterable[Decision], committed: int = 0) -> NoPlan:
    """Say that no plan has every decided and committed seat, though no limit alone forbids it; the best lacks these."""
    where = {each.seat: each for each in decisions}
    kept = committed + sum(each.what == "keep" for each in where.values())
    remedy = N_("Free one of these seats, or widen the limit; nothing was planned.")
    if committed:
        remedy = N_(
            "Cancel these seats too (--ban), or widen the limit; a class that a cancelled seat leaves with too few "
            "people, and nobody else can join, cannot be held. Nothing was planned."
        )
    return NoPlan(
        N_("No plan keeps all {kept} decided seats; without these there is one: {seats}."),
        remedy=remedy,
        kept=kept,
        seats=seats_text(seats, where),
    )


def seats_text(seats: Sequence[Seat], decisions: Mapping[Seat, Decision]) -> str:
    """Name seats by training and masked NIP, each with its row where it was written in a file."""
    named = []
    for seat in seats[:_SHOWN]:
        row = decisions[seat].place[1] if seat in decisions else 0
        named.append(f"{mask_nip(seat.nip)} {seat.training}" + (f" (#{row})" if row else ""))
    more = len(seats) - len(named)
    return "; ".join(named) + (f"; + {more}" if more else "")


def stored_decisions(table: pd.DataFrame) -> tuple[Decision, ...]:
    """Give the decisions that a stored plan follows."""
    rows = table.astype(object).where(table.notna(), "")
    return tuple(
        Decision(Seat(nip, training), what, note)
        for nip, training, what, note in rows[["nip", "training", "decision", "note"]].itertuples(index=False)
    )


def decisions_table(decisions: Iterable[Decision]) -> PlanDecisions:
    """Give the decisions as they are stored with the plan, sorted."""
    rows = sorted((*each.seat, each.what, each.reason) for each in decisions)
    return PlanDecisions(PLAN_DECISIONS.conform(pd.DataFrame(rows, columns=["nip", "training", "decision", "note"])))


def _codes(trainings: Trainings) -> dict[str, str]:
    """Give the code of each training by its folded code and, where only one has it, its folded title."""
    titles: dict[str, set[str]] = {}
    for code, title in zip(trainings["training"], trainings["title"], strict=True):
        if isinstance(title, str):
            titles.setdefault(fold(title), set()).add(code)
    return {
        **{title: min(codes) for title, codes in titles.items() if len(codes) == 1},
        **{fold(code): code for code in trainings["training"]},
        **{fold(word) or EVERY: EVERY for word in ALL_TRAININGS},
    }


def _code(text: str, codes: Mapping[str, str]) -> str:
    """Give the training that a text names; "" if there is none."""
    return codes.get(fold(text) or text.strip(), "")


def _faults(file: str, row: StatedDecision, codes: Mapping[str, str]) -> Iterator[Finding]:
    """Say what of a row cannot be understood."""
    if not row.nip:
        yield Finding("F_DECISION_NIP", file, row.sheet, str(row.row))
    if fold(row.decision) not in WORDS:
        yield Finding("F_DECISION_WORD", file, row.sheet, str(row.row), details={"word": row.decision})
    code = _code(row.training, codes)
    if not code or (code == EVERY and WORDS.get(fold(row.decision)) == "keep"):
        yield Finding("F_DECISION_TRAINING", file, row.sheet, str(row.row), details={"training": row.training})


def _given(text: str, what: What, codes: Mapping[str, str]) -> Decision:
    nip, _, training = text.partition("=")
    number, code = read_nip(nip), _code(training, codes)
    if not number or not code or (what == "keep" and code == EVERY):
        raise UsageError(
            N_("{text} is no seat."),
            remedy=N_("Write the NIP and the code of a training of the catalogue: --lock NIP=CODE or --ban NIP=CODE."),
            text=f"{mask_nip(nip)}={training}",
        )
    return Decision(Seat(number, code), what)


def _forbidden(file: str, decision: Decision, verdict: Verdict) -> Finding:
    match verdict:
        case "not_counted":
            return _told("F_DECISION_PERSON", file, decision)
        case "unknown_training":
            return _told("F_LOCK_TRAINING", file, decision)
        case "not_assessed":
            return _told("F_LOCK_NOT_ASSESSED", file, decision)
        case "closes_nothing":
            return _told("F_LOCK_CLOSES_NOTHING", file, decision)
        case "leaves_before_end":
            return _told("F_LOCK_LEAVES", file, decision)
        case "jenjang_not_allowed":
            return _told("F_LOCK_JENJANG", file, decision)
        case "no_fund":
            return _told("F_LOCK_NO_FUND", file, decision)
        case "away":
            return _told("F_LOCK_AWAY", file, decision)
        case "prerequisite_missing":
            return _told("F_LOCK_PREREQUISITE", file, decision)
        case _:
            return _told("F_LOCK_NOT_OPEN", file, decision)


def _told(code: str, file: str, decision: Decision) -> Finding:
    sheet, row = decision.place
    return Finding(
        code,
        file if row else "",
        sheet,
        str(row or ""),
        value=mask_nip(decision.seat.nip),
        details={"training": decision.seat.training},
    )


def _refused(text: str, findings: Sequence[Finding]) -> InputRefused:
    return InputRefused(
        text, remedy=N_("Mend the rows named, or leave them out."), findings=findings, count=len(findings)
    )

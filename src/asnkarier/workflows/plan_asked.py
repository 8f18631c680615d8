"""What the office asks of a plan, and what of an earlier one it decides: from options to what the plan is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from asnkarier.analyses.plan.changes import no_changes, plan_changes
from asnkarier.analyses.plan.decisions import Decision, standing
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Message
from asnkarier.readers.display import printable
from asnkarier.readers.edited_plan import EditedPlan
from asnkarier.tables.frames import PlanChanges
from asnkarier.workflows.office import Office, file_sha256
from asnkarier.workflows.plan_as_edited import broken_as_edited
from asnkarier.workflows.plan_committed import committed_plan, with_committed
from asnkarier.workflows.plan_decisions import decided, decisions_asked, refuse_broken, refuse_conflicts
from asnkarier.workflows.plan_edits import Edits, edits
from asnkarier.workflows.plan_findings import rupiah
from asnkarier.workflows.plan_keeping import CURRENT, EarlierPlan, current_plan, edited_plan, refuse_older_plan
from asnkarier.workflows.plan_options import PlanOptions

FIGURES = {
    "decisions": "Decisions of the office that the plan follows",
    "kept": "Seats of the earlier plan that stay; null unless one was to be kept",
    "dropped": "Seats of the earlier plan that do not; null unless one was to be kept",
    "added": "Seats that the earlier plan did not have; null unless one was to be kept",
}
"""What the JSON object says about it."""


Decisions = tuple[Decision, ...]


@dataclass(frozen=True)
class Asked:
    """What the plan is made from with the office's decisions in it."""

    given: PlanInput
    decisions: tuple[Decision, ...]
    earlier: EarlierPlan | None
    findings: tuple[Finding, ...] = ()
    broken_rules: tuple[Message, ...] = ()
    """What the edited plan would break as it stands."""
    forgotten: int = 0
    """Decisions of the stored plan that this one, made anew, does not follow."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """For the journal; nothing in them names a person."""

    def changes(self, made: TrainingPlan) -> PlanChanges:
        """Compare with the earlier plan; no rows without one."""
        if self.earlier is None:
            return no_changes()
        return plan_changes(self.given, self.earlier.plan, self.earlier.competencies, made.plan, made.competencies)

    def figures(self, changes: PlanChanges) -> dict[str, int | None]:
        """Give :data:`FIGURES`."""
        counts = changes["change"].value_counts()
        return {
            "decisions": len(self.decisions),
            **{name: int(counts.get(name, 0)) if self.earlier else None for name in ("kept", "dropped", "added")},
        }

    def messages(self, data: Mapping[str, Any]) -> tuple[Message, ...]:
        """Say what the decisions did."""
        said = list(self.broken_rules)
        if self.forgotten:
            text = N_(
                "The stored plan followed {count} decisions of the office that this one, made anew, does not; to keep "
                "them: --keep current."
            )
            said.append(Message(text, {"count": self.forgotten}))
        if self.decisions:
            said.append(Message(N_("Decisions of the office that the plan follows: {decisions}."), data))
        if self.earlier and self.given.committed is not None:
            text = N_(
                "Committed (entry {entry}): {kept} seats, {committed} of {budget}; {dropped} are cancelled. Of the "
                "{left} that are left {new} is planned for what is new: {added} seats."
            )
            money = {
                "committed": data["committed_cost"],
                "left": data["budget"] - data["committed_cost"],
                "new": data["cost"] - data["committed_cost"],
                "budget": data["budget"],
            }
            texts = {name: rupiah(amount) for name, amount in money.items()}
            said.append(Message(text, {**data, **texts, "entry": self.earlier.entry.number}))
        elif self.earlier:
            text = N_(
                "Of the earlier plan (entry {entry}) {kept} seats stay and {dropped} are dropped; {added} are new. "
                "{bonus:.2f} of the points of the value stand for the seats that stay."
            )
            bonus = self.given.rules.keep_bonus * data["kept"]
            values = {**data, "entry": self.earlier.entry.number, "bonus": bonus}
            said.append(Message(text, values))
        return tuple(said)


def decided_by_the_office(
    given: PlanInput, options: PlanOptions, earlier: EarlierPlan | None, edited: EditedPlan | None, there: Decisions
) -> Asked:
    """Put decisions and the plan to be kept into what the plan is made from.

    The decisions that an earlier plan follows stand on, but for the seats that something is said about now; those that
    no plan can follow any more are told and left out, as are such rows of an edited workbook. ``there`` are those of
    the stored plan; a plan that is made anew follows none of them, and says so.

    Raises:
        InputRefused: a decision cannot be understood, or no plan can follow one that is made now.
        NoPlan: the decisions cannot all be followed.
    """
    file = printable(options.decisions.name) if options.decisions else ""
    said = decisions_asked(options.decisions, options.lock, options.ban, given.trainings)
    if options.committed and earlier:
        given = with_committed(given, earlier, said)
    refuse_broken(decided(given, said, file)[1])
    changed = edits(edited, earlier.plan) if edited and earlier else Edits((), ())
    stands = earlier.decisions if earlier else there if options.unattended else ()
    before = standing(stands, changed.decisions)
    given, broken = decided(given, standing(before, said), edited.file if edited else file)
    lost = {each for each, _ in broken}
    decisions = tuple(each for each in standing(before, said) if each not in lost)
    refuse_conflicts(given, decisions)
    broken_rules: tuple[Message, ...] = ()
    if edited and earlier:
        broken_rules = broken_as_edited(given, earlier.plan, earlier.classes, decisions)
    if earlier and given.committed is None:
        given = replace(given, earlier=earlier.seats)
    journal = _journal(options, len(said), file, edited, earlier)
    findings = (*changed.findings, *(finding for _, finding in broken))
    forgotten = 0 if stands else sum(each.seat not in {one.seat for one in decisions} for each in there)
    return Asked(given, decisions, earlier, findings, broken_rules, forgotten, journal)


def to_be_kept(office: Office, options: PlanOptions) -> tuple[EarlierPlan | None, EditedPlan | None]:
    """Give the plan to be kept or committed, and the workbook that was edited; None where neither was asked for.

    Raises:
        InputRefused: the workbook cannot be read, or is of another region, year or plan.
        UsageError: there is no such plan to keep.
    """
    if options.committed:
        if options.keep or options.edited:
            raise UsageError(
                N_("--committed leaves the plan it names as it is; --keep and --edited change one."),
                remedy=N_("Leave one of them out; seats are cancelled by --ban or --decisions."),
            )
        return committed_plan(office, options.committed, options.year), None
    if options.edited:
        if options.keep:
            raise UsageError(
                N_("--edited keeps the plan of its workbook; --keep names another."),
                remedy=N_("Leave one of them out."),
            )
        edited, earlier = edited_plan(office, options.edited, options.year)
        refuse_older_plan(office, edited, earlier)
        return earlier, edited
    if options.keep is None:
        return None, None
    if options.keep == CURRENT:
        return current_plan(office, options.year), None
    return edited_plan(office, Path(options.keep), options.year)[1], None


def _journal(
    options: PlanOptions, said: int, file: str, edited: EditedPlan | None, earlier: EarlierPlan | None
) -> dict[str, Any]:
    """Give the options as the journal keeps them: files by name and hash, an earlier plan by its entry."""
    named = {
        "decisions": f"{file} {file_sha256(options.decisions)}" if options.decisions else said or None,
        "edited": f"{edited.file} {file_sha256(options.edited)}" if edited and options.edited else None,
        "committed" if options.committed else "keep": earlier.entry.number if earlier else None,
    }
    return {name: value for name, value in named.items() if value is not None}

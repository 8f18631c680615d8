"""What a result was made from, in the words of its reader: neither names of tables nor of options."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from asnkarier.i18n import N_
from asnkarier.reports.kit.labels import WINDOWS
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.reports.kit.wording import Wording

CONTENTS: dict[str, str] = {
    "employees": N_("Employees"),
    "assessments": N_("Competency assessments"),
    "performance": N_("Performance"),
    "exemptions": N_("Exemptions"),
    "ip_asn_scores": N_("Index of professionalism (IP ASN)"),
    "discipline": N_("Discipline"),
    "awards": N_("Awards"),
    "absences": N_("Leave and assignments"),
    "standards": N_("Competency standards"),
    "trainings": N_("Training catalogue"),
    "training_competencies": N_("Training catalogue: what is taught"),
    "budgets": N_("Budget ceilings"),
    "needs": N_("Needs proposed"),
    "participations": N_("History of trainings"),
    "scores": N_("Test scores"),
    "feedback": N_("Participants' feedback"),
    "units": N_("Units"),
    "positions": N_("Positions (peta jabatan)"),
    "proposals": N_("Proposals"),
}
"""What the rows of an imported table are about."""

Form = Callable[[Wording, Any], str]


def _text(words: Wording, value: Any) -> str:
    return words(str(value))


def _day(words: Wording, value: Any) -> str:
    return words.date(date.fromisoformat(value))


def _windows(words: Wording, value: Any) -> str:
    return ", ".join(words(WINDOWS[window]) for window in str(value).split(", "))


def _seconds(words: Wording, value: Any) -> str:
    return words(N_("{seconds} seconds"), seconds=words.number(value))


def _entry(words: Wording, value: Any) -> str:
    return words(N_("journal entry {number}"), number=value)


def _yes(words: Wording, _: Any) -> str:
    return words(N_("yes"))


OPTIONS: dict[str, tuple[str, Form]] = {
    "as_of": (N_("State of"), _day),
    "year": (N_("Budget year"), _text),
    "formula": (N_("Formula"), _text),
    "competency": (N_("Competency"), _text),
    "level": (N_("Level"), _text),
    "windows": (N_("Stages of the budget"), _windows),
    "budget": (N_("Ceiling over all funds"), Wording.rupiah),
    "gap_tolerance": (N_("Proof asked for: best plan at most better by"), Wording.percent),
    "time_limit": (N_("Time limit"), _seconds),
    "prices": (N_("Limits loosened and planned again"), _text),
    "budget_steps": (N_("Plans with more and with less money"), _yes),
    "robust": (N_("Random draws of effectiveness and attendance"), _text),
    "decisions": (N_("Decisions of the office"), _text),
    "edited": (N_("Edited workbook"), _text),
    "keep": (N_("Few changes against the plan of"), _entry),
    "committed": (N_("Committed plan of"), _entry),
    "jp_already": (N_("JP of the year that people had earned already"), Wording.number),
    "plan": (N_("Training plan of the year"), _entry),
    "scenarios": (N_("Scenarios"), _text),
    "target": (N_("Target of the index"), _text),
    "completed": (N_("Counts on completed records"), _yes),
}
"""What a study can be asked for: how a document calls it, and how its value reads."""


def asked(provenance: Provenance, words: Wording) -> list[tuple[str, str]]:
    """Give what the result was asked for, by label and value; what was not asked for is left out."""
    given = provenance.options
    return [(words(label), form(words, given[name])) for name, (label, form) in OPTIONS.items() if given.get(name)]


def origin(provenance: Provenance, words: Wording) -> list[tuple[str, str]]:
    """Give what identifies a result besides its files, by label and value."""
    known = {
        N_("Journal entry"): "" if provenance.run is None else str(provenance.run),
        N_("SHA-256 of that entry"): provenance.head_sha256,
        N_("SHA-256 of the configuration"): provenance.config_sha256,
        N_("Version of asnkarier"): provenance.version,
    }
    return [*asked(provenance, words), *((words(label), value) for label, value in known.items() if value)]

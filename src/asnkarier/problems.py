"""The catalogue of findings: each code with how far it reaches, its sentence and the next step.

Codes are stable: scripts and guides refer to them. ``E_`` stops a file, ``F_`` is a finding in it.
Every stage makes :class:`~asnkarier.outcome.Problem` objects; this module gives them words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from asnkarier.i18n import N_
from asnkarier.outcome import Severity

if TYPE_CHECKING:
    from asnkarier.i18n import Translate
    from asnkarier.outcome import Problem


@dataclass(frozen=True)
class Finding:
    """What a code means. Both texts may use the places named in the problem's ``details``."""

    severity: Severity
    sentence: str
    remedy: str


CATALOGUE: dict[str, Finding] = {
    # A file as a whole
    "E_MISSING": Finding(Severity.STOP, N_("The file does not exist."), N_("Check the name and the folder.")),
    "E_EMPTY": Finding(Severity.STOP, N_("The file holds no rows."), N_("Export it again from the source.")),
}


def severity(problem: Problem) -> Severity:
    """Give how far the problem reaches."""
    return CATALOGUE[problem.code].severity


def sentence(problem: Problem, translate: Translate) -> str:
    """Say what is wrong, in the reader's language."""
    return translate(CATALOGUE[problem.code].sentence).format(**problem.details)


def remedy(problem: Problem, translate: Translate) -> str:
    """Say what to do next, in the reader's language."""
    return translate(CATALOGUE[problem.code].remedy).format(**problem.details)


def place(problem: Problem) -> str:
    """Name the place: ``file > sheet > cell (header)``, as far as it is known."""
    where = " > ".join(part for part in (problem.file, problem.sheet, problem.cell) if part)
    return f"{where} ({problem.header})" if problem.header else where

"""The national system SIASN as sheets for it need it: the region's own numbers, and SIASN's tables of codes."""

from __future__ import annotations

from pydantic import Field

from asnkarier.config.model import Section, Versions

SHAPE = r"^([0-9A-Fa-f]{32}|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$"
"""That of SIASN's numbers: see ``rules/siasn_id.py``."""


class Code(Section):
    """One code of a table of SIASN."""

    name: str
    """Name in SIASN."""
    means: str | None = None
    """The program's word for it; none where it has no other."""
    aliases: tuple[str, ...] = ()
    """What it is called in files; titles that begin with one of them, or with the name, are meant."""


CodeTable = Versions[dict[str, Code]]


class CodeTables(Section):
    """Tables of SIASN by code. The 25 forms are in ``training_plan.forms`` (``siasn_id``)."""

    structural_trainings: CodeTable
    """Structural (leadership) trainings: latihanStrukturalId."""
    awards: CodeTable
    """Awards: hargaId."""
    documents: CodeTable
    """Types of documents that are uploaded with a row; ``means`` is the table they belong to."""
    eselon: CodeTable
    """Eselon; ``means`` is the tier."""
    legal_standing: CodeTable
    """Kedudukan hukum; what each means is in ``jabatan.standing``, by name."""
    education: CodeTable
    """Levels of education; ``means`` is the level."""
    performance_quadrants: CodeTable
    """Predikat kinerja."""
    performance_ratings: CodeTable
    """Ratings of results and of behaviour."""
    assignments: CodeTable
    """Kinds of assignment to a position: holders and acting officials."""


class Siasn(Section):
    """What sheets for SIASN are made with."""

    instansi_id: str | None = Field(default=None, pattern=SHAPE, examples=["A5EB03E23CF0F6A0E040640A040252AD"])
    """SIASN's number of the agency; none leaves its column empty, which the sheet says."""
    entered_as: Versions[dict[str, str]]
    """Forms that SIASN does not have, by the form they are entered as; one not named is refused."""
    codes: CodeTables
    """SIASN's tables of codes."""

"""What a column can refer to. ``links.py`` tells of values that point nowhere; a column says it by ``refers_to``."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Reference:
    """The column of an imported table in which a value has to be found.

    ``code`` is the finding of a value that is not there, ``place`` the place of its sentence that the value fills:
    none where it is personal. ``unused`` is the finding of a value there that nobody refers to, in the same place.
    ``when`` names a column beside the referring one, and the value it has in the rows that refer. ``but_as`` names one
    beside it that, where it says the same, tells that the row uses a name of its own and refers to nothing.
    """

    table: str
    column: str
    code: str
    place: str = ""
    any_spelling: bool = False
    unused: str = ""
    when: tuple[str, str] | None = None
    but_as: str = ""

    def where(self, column: str, value: str) -> Reference:
        """Give the reference for the rows in which another column of the row has this value."""
        return replace(self, when=(column, value))


PERSON = Reference("employees", "nip", "F_PERSON_UNKNOWN")
JABATAN = Reference("employees", "jabatan", "F_JABATAN_UNKNOWN", "target", any_spelling=True)
OPD = Reference("employees", "opd", "F_OPD_UNKNOWN", "name", any_spelling=True)
TRAINING = Reference("trainings", "training", "F_TRAINING_UNKNOWN", "training")
TAKEN_TRAINING = replace(TRAINING, but_as="title")
"""A history names trainings by their titles, also those that no catalogue of the region ever had."""
RAISING_TRAINING = Reference("trainings", "training", "F_TRAINING_UNKNOWN", "training", unused="F_TRAINING_AIMLESS")
UNIT = Reference("units", "unor_id", "F_UNOR_UNKNOWN", "unit")
FUND = Reference("budgets", "fund", "F_FUND_UNKNOWN", "fund")

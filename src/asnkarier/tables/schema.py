"""What a table is: named, typed columns and a key. The reference pages are generated from these."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from asnkarier.tables.references import Reference

if TYPE_CHECKING:
    import pandas as pd


class Kind(StrEnum):
    """The type of a column; each has one pandas type and one way to read a cell (``cells.py``)."""

    TEXT = "text"
    NIP = "nip"
    GOLONGAN = "golongan"
    ESELON = "eselon"
    COMPETENCY = "competency"  # a competency code of the region's configuration
    CHOICE = "choice"  # one of Column.choices
    LIST = "list"  # choices or codes joined by ";", sorted
    CONDITIONS = "conditions"  # who a row is for, in the language of conditions.py
    DATE = "date"
    LEVEL = "level"  # 1-5
    INTEGER = "integer"
    NUMBER = "number"
    RUPIAH = "rupiah"  # whole rupiah
    FLAG = "flag"


PANDAS_TYPE = {
    Kind.DATE: "datetime64[s]",
    Kind.LEVEL: "Int8",
    Kind.INTEGER: "Int64",
    Kind.NUMBER: "Float64",
    Kind.RUPIAH: "Int64",
    Kind.FLAG: "boolean",
}
"""The pandas type of each kind; every other kind is ``str`` (missing is NaN)."""


ERASE = "hapus"
"""What a sender writes into a measured column to take the stored value away; no value is written so, nor is unknown."""


@dataclass(frozen=True)
class Column:
    """One column. ``personal`` values are masked wherever they are shown in a message.

    ``empty_counts`` marks an optional column whose emptiness says something (open-ended, allowed to all):
    a value there that cannot be read must not pass for an empty one. ``measured`` marks what was found on the occasion
    that the key names: a later file without the value has not heard of it, so its blank keeps the stored one and only
    the word :data:`ERASE` takes it away. ``follows`` names the columns that the value is derived from where the file
    has none; while those stay as they are, a blank of a later file keeps the stored value. ``refers_to`` says in which
    column of another table a value has to be found, by itself or as an entry of a list.
    """

    name: str
    kind: Kind
    description: str
    required: bool = False
    personal: bool = False
    choices: tuple[str, ...] = ()
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    empty_counts: bool = False
    measured: bool = False
    follows: tuple[str, ...] = ()
    refers_to: tuple[Reference, ...] = ()

    @property
    def dtype(self) -> str:
        """The pandas type that holds the column; missing stays missing in all of them."""
        return PANDAS_TYPE.get(self.kind, "str")


@dataclass(frozen=True)
class Migration:
    """How the rows of one version of a table become those of the next: a step with a name, told to those who ask."""

    name: str
    apply: Callable[[pd.DataFrame], pd.DataFrame]


@dataclass(frozen=True)
class Table:
    """A table of the workspace. ``key`` columns together name a row; ``title`` says what a row is.

    ``version`` counts the layouts the table has had: whoever changes its columns raises it, and a test keeps count.
    A table that is ``made_by`` a command is computed again when its layout has changed; the rows of any other are
    the office's own and pass through ``migrations``, of which the first leads from version 1 to 2.

    A file that has one row of a group, named by the columns ``told_whole``, has them all: what it lacks is gone.
    """

    name: str
    title: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    version: int = 1
    made_by: str = ""
    migrations: tuple[Migration, ...] = ()
    told_whole: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Column:
        """Give the column of that name."""
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> list[str]:
        """The column names, in order."""
        return [column.name for column in self.columns]

    @cached_property
    def fingerprint(self) -> str:
        """What the layout is: 16 hex digits over the key and the columns' names and kinds, in order."""
        layout = [self.key, [(column.name, column.kind.value) for column in self.columns]]
        return hashlib.sha256(json.dumps(layout).encode()).hexdigest()[:16]

    def conform(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Give the frame with exactly this table's columns, in order and with their types.

        A column the frame does not have is all missing; a column the table does not know is dropped.
        """
        import pandas as pd

        columns = {
            column.name: _typed(frame[column.name], column.dtype)
            if column.name in frame
            else pd.Series(pd.NA, index=frame.index, dtype=column.dtype)
            for column in self.columns
        }
        return pd.DataFrame(columns, index=frame.index).reset_index(drop=True)

    def empty(self) -> pd.DataFrame:
        """Give the table without rows."""
        import pandas as pd

        return self.conform(pd.DataFrame())


def _typed(values: pd.Series, dtype: str) -> pd.Series:
    """Give the values in a type; the text of categories is looked up, which takes a tenth of what pandas takes."""
    import pandas as pd

    wanted, cells = pd.api.types.pandas_dtype(dtype), values.array
    if not isinstance(cells, pd.Categorical):
        return values.astype(wanted)
    named = pd.Index(cells.categories, dtype=wanted).array.take(cells.codes, allow_fill=True)
    return pd.Series(named, index=values.index, name=values.name)


SOURCE_COLUMNS = (
    Column("source_file", Kind.TEXT, "Name of the file the row came from"),
    Column("source_sheet", Kind.TEXT, "Sheet of that file"),
    Column("source_row", Kind.INTEGER, "Row of that sheet, from 1"),
    Column("import_id", Kind.INTEGER, "Number of the import in the journal"),
)
"""Where a row came from; every imported table ends with them."""

LEVEL_SOURCE = (
    Column("source_column", Kind.TEXT, "Letter of the sheet's column the level stood in; empty if it was not kept"),
    Column("source_name", Kind.TEXT, "The competency as the sender wrote it, above the levels or in the row"),
)
"""Where a level stood and under which name: a wide sheet has many in one row. Tables of levels have them too."""

SOURCE_NAMES = frozenset(column.name for column in (*SOURCE_COLUMNS, *LEVEL_SOURCE))
"""All columns that say where a row came from, and nothing about what it is about."""

LEVEL_SOURCE_UNKNOWN = Migration(
    "the column in which a level stood, and the name above it, are not known of earlier imports",
    lambda frame: frame.assign(**{column.name: None for column in LEVEL_SOURCE}),
)


def imported(
    name: str,
    title: str,
    key: tuple[str, ...],
    *columns: Column,
    told_whole: tuple[str, ...] = (),
    migrations: tuple[Migration, ...] = (),
    of_levels: bool = False,
) -> Table:
    """Define a table that is filled by ``asnkarier import``; it has had one layout more than migrations."""
    source = (*SOURCE_COLUMNS, *LEVEL_SOURCE) if of_levels else SOURCE_COLUMNS
    return Table(
        name,
        title,
        key,
        (*columns, *source),
        version=len(migrations) + 1,
        migrations=migrations,
        told_whole=told_whole,
    )

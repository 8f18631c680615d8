"""Rows of one form of SIASN, told apart: ready to be entered, lacking something, not to be entered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from asnkarier.rules.siasn_id import is_siasn_id
from asnkarier.tables.frames import Employees
from asnkarier.tables.siasn_sheets import LACKING, SheetForm
from asnkarier.tables.vocabulary import fold

ABOUT = ("nip", "name", "opd", "what", "started_on", "ended_on", "provider", "siasn_id")
"""What a row is about, for those who read it: ``what`` is the training, award or assessment."""
Lacks = dict[str, "pd.Series[bool]"]
"""By word of ``LACKING`` the rows that lack it."""


@dataclass(frozen=True)
class Staged:
    """Rows of a form. ``rows`` has its columns exactly; the others have ``ABOUT`` and one more.

    ``files`` has, row for row of ``rows``, ``file``: the name of the PDF that belongs to it, empty where no type of
    document is known. ``incomplete`` has ``lacking`` (words of ``LACKING`` joined by ``;``), ``left_out`` has
    ``reason`` (``LEFT_OUT``).
    """

    form: SheetForm
    rows: pd.DataFrame
    files: pd.DataFrame
    incomplete: pd.DataFrame
    left_out: pd.DataFrame
    counts: dict[str, int] = field(default_factory=dict)
    """What notes tell: ``of_catalogue`` rows whose form or provider is the catalogue's, ``entered_as`` by form."""

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing at all to tell of."""
        return not (len(self.rows) or len(self.incomplete) or len(self.left_out))


def staged(
    form: SheetForm,
    about: pd.DataFrame,
    values: pd.DataFrame,
    lacks: Lacks,
    reason: pd.Series[Any],
    document: str | None,
    counts: dict[str, int] | None = None,
) -> Staged:
    """Tell the rows of a form apart.

    Args:
        form: the form.
        about: ``ABOUT`` of each row, in the order in which rows are given out.
        values: what each row would be entered as, by the columns of the form; a column it has not stays empty.
        lacks: which rows lack what.
        reason: why a row is not to be entered, whatever it lacks; empty for those that may be.
        document: number of the type of document that belongs to a row; None where none is known.
        counts: see :class:`Staged`.
    """
    lacking = _joined(lacks, about.index)
    may = reason == ""
    in_siasn = may & (lacking == "") & about["siasn_id"].notna()
    ready = may & (lacking == "") & ~in_siasn
    out = about.assign(reason=reason.mask(in_siasn, "in_siasn"))[~may | in_siasn]
    files = about.loc[ready].assign(file=_files(about.loc[ready], values.loc[ready], document))
    return Staged(
        form,
        values.loc[ready].reindex(columns=form.names).reset_index(drop=True),
        files.reset_index(drop=True),
        about.assign(lacking=lacking)[may & (lacking != "")].reset_index(drop=True),
        out.reset_index(drop=True),
        counts or {},
    )


def person_columns(nips: pd.Series[Any], employees: Employees) -> tuple[pd.DataFrame, Lacks]:
    """Give ``name``, ``opd`` and ``pns_id`` of each row's person, and which rows lack whom or the number."""
    known = employees.set_index("nip")[["name", "opd", "pns_id"]].reindex(nips)
    found = known.set_axis(nips.index)
    is_known = nips.isin(employees["nip"])
    has_id = found["pns_id"].notna()
    shaped = found["pns_id"].map(is_siasn_id, na_action="ignore").eq(True).fillna(False).astype(bool)
    return found, {"person": ~is_known, "pns_id": is_known & ~has_id, "pns_id_shape": has_id & ~shaped}


def day_text(days: pd.Series[Any]) -> pd.Series[Any]:
    """Write days as SIASN takes them: ``dd-mm-yyyy``; missing ones stay missing."""
    text: pd.Series[Any] = days.dt.strftime("%d-%m-%Y")
    return text


def _joined(lacks: Lacks, index: pd.Index[Any]) -> pd.Series[Any]:
    told = [pd.Series(np.where(lacks[word], word, ""), index=index) for word in LACKING if word in lacks]
    words = zip(*told, strict=True) if told else ((),) * len(index)
    return pd.Series([";".join(filter(None, row)) for row in words], index=index, dtype="str")


def _files(about: pd.DataFrame, values: pd.DataFrame, document: str | None) -> list[str]:
    """Name the PDF of each row by person, type of document and number, a second one of the same name by ``_2``.

    No rule of SIASN for these names is known: they only have to be found again.
    """
    if document is None:
        return [""] * len(about)
    number = next(name for name in ("nomorSertipikat", "nomor", "skNomor") if name in values)
    names: list[str] = []
    seen: dict[str, int] = {}
    for nip, text in zip(about["nip"], values[number], strict=True):
        stem = f"{nip}_{document}_{'-'.join(fold(str(text)).split())[:80]}"
        seen[stem] = seen.get(stem, 0) + 1
        names.append(f"{stem}{f'_{seen[stem]}' if seen[stem] > 1 else ''}.pdf")
    return names

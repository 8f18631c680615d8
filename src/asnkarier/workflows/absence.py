"""People whom the store has and a new employee file has not: left, or lost from the file?"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence

import pandas as pd

from asnkarier.config.region import Import
from asnkarier.errors import InputRefused
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.storage.merge import Merge
from asnkarier.tables.check import Checked
from asnkarier.tables.vocabulary import one_spelling


def absent_people(
    before: pd.DataFrame,
    incoming: pd.DataFrame,
    sheets: Sequence[Checked],
    file: str,
    limits: Import,
    *,
    allow_missing: bool,
) -> pd.Series:
    """Give the NIP of people the store has and the files should have, those of their OPDs and kinds of employment.

    People whose row was set aside are in the file all the same.

    Raises:
        InputRefused: so many are absent that the file must be cut off; or they are to leave the table, and a row's
            NIP cannot be read, so that nobody can tell who is absent.
    """
    present = frozenset[str]().union(*(sheet.seen for sheet in sheets))
    short = shrink(before, incoming, share=limits.shrink_share, people=limits.shrink_people, present=present)
    if len(short) and not allow_missing:
        raise InputRefused(
            N_("The employee file lacks too many people, so nothing was imported."),
            findings=[
                Finding("E_SHRINK", file, details={name: row[name] for name in ("absent", "people", "opd")})
                for row in short.to_dict("records")
            ],
        )
    unreadable = sum(sheet.unreadable for sheet in sheets)
    if unreadable and allow_missing:
        raise InputRefused(
            N_("The NIP of {count} rows cannot be read, so nobody can tell who is absent; nothing was imported."),
            remedy=N_("Mend these rows first, or import without --allow-missing."),
            count=unreadable,
            findings=[finding for sheet in sheets for finding in sheet.findings if finding.code.startswith("F_NIP")],
        )
    return before.loc[in_scope(before, incoming) & ~before["nip"].isin(present), "nip"]


def without(merged: Merge, gone: pd.Series) -> Merge:
    """Take people out of the table."""
    leaves = merged.frame["nip"].isin(gone)
    return dataclasses.replace(merged, frame=merged.frame[~leaves].reset_index(drop=True), removed=int(leaves.sum()))


def shrink(
    current: pd.DataFrame,
    incoming: pd.DataFrame,
    *,
    share: float,
    people: int,
    present: Collection[str] | None = None,
) -> pd.DataFrame:
    """Find the OPDs that a new employee file would empty: a cut-off file, not people who left.

    Only people count of whom the file speaks (:func:`in_scope`). Someone who is in the file under another OPD is
    not absent, nor is someone whose row was set aside.

    Args:
        current: the ``employees`` table.
        incoming: the checked rows of the new file.
        share: share of an OPD's people that may be absent (``import.shrink_share``).
        people: people that may be absent in any case (``import.shrink_people``).
        present: every NIP that stands in the file (``Checked.seen``); None for those of ``incoming``.

    Returns:
        ``opd, people, absent``: one row per OPD over both limits, by name.
    """
    expected = current[in_scope(current, incoming)]
    absent = ~expected["nip"].isin(incoming["nip"] if present is None else list(present))
    opds = expected["opd"].map(one_spelling(expected["opd"].dropna()))
    counts = absent.groupby(opds, dropna=False, sort=True).agg(people="size", absent="sum").reset_index()
    too_many = (counts["absent"] > people) & (counts["absent"] > share * counts["people"])
    return counts[too_many].reset_index(drop=True)


def in_scope(current: pd.DataFrame, incoming: pd.DataFrame) -> pd.Series:
    """Say of which employees a file speaks: those of its OPDs, however spelled, and of its kinds of employment.

    A file often holds one OPD, or PNS only. ``current`` and ``incoming`` conform to ``employees``.
    """
    spelling = one_spelling(pd.concat([current["opd"], incoming["opd"]]).dropna())
    opds, employments = incoming["opd"].map(spelling).unique(), incoming["employment"].unique()
    return current["opd"].map(spelling).isin(opds) & current["employment"].isin(employments)

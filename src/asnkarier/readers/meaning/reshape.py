"""Turns sheets that say one thing in several ways into one row for each: lists in a cell, comments beside ratings."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from asnkarier.readers.files.sheet import Column, column_of
from asnkarier.tables.cells import says_nothing
from asnkarier.tables.raw import Cell, Origin
from asnkarier.tables.vocabulary import Vocabulary, fold

Columns = dict[str, Column]

_STEP = ("level_from", "level_to")
_TAUGHT = {"competency", *_STEP, "effectiveness", "effectiveness_source", "source_row"}


def name_trainings(columns: Columns, origins: dict[str, Origin]) -> None:
    """Name a training by its title where the sheet has no codes at all; change both."""
    if "title" in columns and "training" not in columns:
        columns["training"] = columns["title"]
        origins["training"] = origins.get("title", Origin("", ""))  # none of a title above the table


def continue_trainings(columns: Columns) -> list[int]:
    """Take the training of the row above where a row names a competency only; change the columns.

    Gives the sheet rows that were completed so: a catalogue has a row for each step or competency, and names the
    training in the first of them.
    """
    about = [name for name in columns if name not in _TAUGHT]
    if not {"training", "title"}.intersection(about):
        return []
    filled = np.logical_or.reduce([pd.notna(columns[name]) for name in about])
    above = np.maximum.accumulate(np.where(filled, np.arange(len(filled)), -1))
    rows = ~filled & pd.notna(columns["competency"]) & (above >= 0)
    for name in about:
        columns[name] = np.where(rows, columns[name][above], columns[name])
    return [int(row) for row in columns["source_row"][rows]]


def repeated_trainings(frame: pd.DataFrame) -> pd.Series:
    """Say which rows of a catalogue only repeat what an earlier row says of the same training, in all or in part."""
    first: dict[Cell, dict[str, Cell]] = {}
    repeated = []
    for row in frame.drop(columns="source_row").to_dict("records"):
        own = {str(name): cell for name, cell in row.items() if pd.notna(cell)}
        known = first.setdefault(own.get("training"), own)
        repeated.append(known is not own and all(known.get(name) == cell for name, cell in own.items()))
    return pd.Series(repeated, index=frame.index, dtype=bool)


def name_respondents(columns: Columns, file: str) -> bool:
    """Name who answered anonymously by file and row, so that answers of one row stay together; change the columns.

    Gives whether it had to.
    """
    if "respondent" in columns:
        return False
    columns["respondent"] = column_of([f"{file} {row}" for row in columns["source_row"]])
    return True


def one_competency_each(columns: Mapping[str, Column], vocabulary: Vocabulary) -> Columns:
    """Give one record for each competency named in a cell; as many levels in a cell belong to them in their order.

    A cell that is the name of one competency as it stands is not taken apart.
    """
    parts = [_parts(cell, vocabulary) for cell in columns["competency"]]
    if all(len(each) == 1 for each in parts):
        return dict(columns)
    counts = [len(each) for each in parts]
    spread = {name: np.repeat(column, counts) for name, column in columns.items()}
    spread["competency"] = column_of([part for each in parts for part in each])
    for name in _STEP:
        if name in columns:
            pairs = zip(columns[name], counts, strict=True)
            spread[name] = column_of([level for cell, count in pairs for level in _levels(cell, count)])
    return spread


def _parts(cell: Cell, vocabulary: Vocabulary) -> list[Cell]:
    if not isinstance(cell, str) or fold(cell) in vocabulary.competencies:
        return [cell]
    return [part.strip() for part in re.split(r"[;,\n]", cell) if part.strip()] or [cell]


def _levels(cell: Cell, count: int) -> list[Cell]:
    found = re.split(r"\s*[;,\n]\s*", cell.strip()) if isinstance(cell, str) else [cell]
    return list(found) if len(found) == count else [cell] * count


def with_comments(ratings: Columns, rows: Mapping[str, Column], comments: Column, origin: Origin) -> Columns:
    """Give ratings by question, and after those of each row its comment as the answer to one more question.

    Args:
        ratings: one record for each row and question.
        rows: the rows before they were spread, without the comments.
        comments: the comment of each row.
        origin: where the comments stand; their header is the question.
    """
    said = np.array([not says_nothing(cell) for cell in comments], dtype=bool)
    if not said.any():
        return ratings
    spoken = set(rows["source_row"][said])
    kept = np.array(
        [
            value is not None or row not in spoken
            for value, row in zip(ratings["rating"], ratings["source_row"], strict=True)
        ],
        dtype=bool,
    )
    size = int(said.sum())
    own: Columns = {name: column[said] for name, column in rows.items()} | {
        "question": column_of([origin.header] * size),
        "rating": column_of([None] * size),
        "comment": comments[said],
        "origin_letter": column_of([origin.letter] * size),
        "origin_header": column_of([origin.header] * size),
    }
    nothing = column_of([None] * int(kept.sum()))
    both = {name: np.concatenate([ratings[name][kept] if name in ratings else nothing, own[name]]) for name in own}
    order = np.argsort(both["source_row"].astype(np.int64), kind="stable")
    return {name: column[order] for name, column in both.items()}

"""``asnkarier import``: read, check, merge, commit; all files together or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from asnkarier.atomic import write_text
from asnkarier.config.vocabulary import vocabulary
from asnkarier.errors import InputRefused, UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import ExitCode, Message, Outcome, Problem, Severity
from asnkarier.problems import severity
from asnkarier.readers.mapping import load_mapping, mapping_text
from asnkarier.readers.read import ReadResult, read_file
from asnkarier.storage.journal import Entry, Input
from asnkarier.storage.merge import Merge, merge, shrink
from asnkarier.tables import IMPORTED
from asnkarier.tables.check import Checked, check
from asnkarier.tables.links import check_links
from asnkarier.tables.raw import RawTable
from asnkarier.workflows.findings import replaced
from asnkarier.workflows.office import Office, Progress, logged, who


@dataclass(frozen=True)
class ImportOptions:
    """What the user asked for."""

    kind: str | None = None
    sheet: str | None = None
    mapping: Path | None = None
    save_mapping: Path | None = None
    dry_run: bool = False
    strict: bool = False
    allow_missing: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet, read and checked."""

    raw: RawTable
    checked: Checked


@logged("import")
def import_data(
    office: Office, files: Sequence[Path], options: ImportOptions, *, now: datetime, progress: Progress
) -> Outcome:
    """Import spreadsheets into the region's store, visible whole or not at all.

    Rows that fail are set aside with their place; rows the store has and the files do not are kept, unless
    ``allow_missing``. Files that change nothing make no journal entry.

    Raises:
        InputRefused: a file cannot be used, an employee file is too short, or rows were set aside under ``strict``.
        Busy: another run holds the store.
    """
    if options.kind and options.kind not in IMPORTED:
        raise UsageError(
            N_("There is no kind {kind}."),
            remedy=N_("Choose from {kinds}."),
            kind=options.kind,
            kinds=", ".join(IMPORTED),
        )
    reads = _read_all(office, files, options, progress)
    progress(N_("Checking rows"), None)
    words = vocabulary(office.config)
    sheets = [Sheet(raw, check(IMPORTED[raw.table], raw, words)) for read in reads for raw in read.tables]
    problems = [problem for read in reads for problem in read.problems]
    problems += [problem for sheet in sheets for problem in sheet.checked.problems]
    if options.strict and any(severity(problem) is Severity.SET_ASIDE for problem in problems):
        raise InputRefused(N_("Rows would be set aside, so nothing was imported (--strict)."), problems=problems)
    if options.save_mapping:
        write_text(options.save_mapping, mapping_text([raw for read in reads for raw in read.tables]))

    progress(N_("Storing"), None)
    inputs = [Input(path.name, read.sha256) for path, read in zip(files, reads, strict=True)]
    with office.store.lock(office.patience):
        known = {each.sha256 for entry in office.store.entries() for each in entry.inputs}
        merges, merge_problems = _merge_all(office, sheets, allow_missing=options.allow_missing)
        problems += merge_problems
        links = _link_problems(office, merges)
        entry = None if options.dry_run else _commit(office, merges, inputs, [*problems, *links], now)
    problems += [problem for problem in links if problem.file in {each.file for each in inputs}]
    seen_before = entry is None and not options.dry_run and all(each.sha256 in known for each in inputs)
    return _outcome(office, sheets, merges, problems, entry, options, seen_before=seen_before)


def _read_all(office: Office, files: Sequence[Path], options: ImportOptions, progress: Progress) -> list[ReadResult]:
    """Read every file; if any is refused, name the reasons of all of them at once."""
    mapping = load_mapping(options.mapping) if options.mapping else None
    words = vocabulary(office.config)
    reads: list[ReadResult] = []
    refusals: list[Problem] = []
    for done, path in enumerate(files):
        progress(N_("Reading files"), done / len(files))
        try:
            reads.append(
                read_file(
                    path,
                    headers=office.config.import_.headers,
                    vocabulary=words,
                    kind=options.kind,
                    sheet=options.sheet,
                    mapping=mapping,
                )
            )
        except InputRefused as refused:
            refusals += refused.problems
    if refusals:
        raise InputRefused(N_("Nothing was imported."), problems=refusals)
    return reads


def _merge_all(
    office: Office, sheets: Sequence[Sheet], *, allow_missing: bool
) -> tuple[dict[str, Merge], list[Problem]]:
    """Merge the sheets into the tables they belong to, in the order they were given."""
    merges: dict[str, Merge] = {}
    problems: list[Problem] = []
    for name in dict.fromkeys(sheet.raw.table for sheet in sheets):
        table = IMPORTED[name]
        incoming = table.empty()
        for sheet in (each for each in sheets if each.raw.table == name):
            step = merge(table, incoming, sheet.checked.frame)
            if step.changed:
                problems.append(
                    Problem(
                        "F_LATER_FILE", sheet.raw.file, sheet.raw.sheet, count=step.changed, details={"table": name}
                    )
                )
            incoming = step.frame
        current = office.store.load(name)
        merged = merge(table, current, incoming)
        if name == "employees":
            problems += _absent_people(office, current, incoming, sheets, allow_missing=allow_missing)
        merges[name] = _without_absent(name, merged, incoming) if allow_missing else merged
    return merges, problems


def _in_scope(current: pd.DataFrame, incoming: pd.DataFrame) -> pd.Series:
    """Say of which employees the file speaks: those of its OPDs and kinds of employment."""
    return current["opd"].isin(incoming["opd"]) & current["employment"].isin(incoming["employment"])


def _absent_people(
    office: Office, current: pd.DataFrame, incoming: pd.DataFrame, sheets: Sequence[Sheet], *, allow_missing: bool
) -> list[Problem]:
    """Count people the store has and the file should have; stop if they are so many that the file must be cut off."""
    file = next(sheet.raw.file for sheet in sheets if sheet.raw.table == "employees")
    limits = office.config.import_
    short = shrink(current, incoming, share=limits.shrink_share, people=limits.shrink_people)
    if len(short) and not allow_missing:
        raise InputRefused(
            N_("The employee file lacks too many people, so nothing was imported."),
            problems=[
                Problem("E_SHRINK", file, details={str(name): value for name, value in row.items()})
                for row in short.to_dict("records")
            ],
        )
    absent = int((_in_scope(current, incoming) & ~current["nip"].isin(incoming["nip"])).sum())
    return [Problem("F_PEOPLE_ABSENT", file, details={"count": absent})] if absent else []


def _without_absent(name: str, merged: Merge, incoming: pd.DataFrame) -> Merge:
    """Drop the rows that the file should have and has not."""
    key = list(IMPORTED[name].key)
    absent = merged.frame[key].merge(incoming[key], how="left", on=key, indicator="there")["there"] == "left_only"
    if name == "employees":
        absent &= _in_scope(merged.frame, incoming)
    return Merge(
        merged.frame[~absent].reset_index(drop=True), merged.added, merged.changed, merged.unchanged, merged.absent
    )


def _link_problems(office: Office, merges: Mapping[str, Merge]) -> list[Problem]:
    tables = {name: merges[name].frame if name in merges else office.store.load(name) for name in IMPORTED}
    return list(check_links(tables))


def _commit(
    office: Office, merges: Mapping[str, Merge], inputs: Sequence[Input], problems: Sequence[Problem], now: datetime
) -> Entry | None:
    frames = {name: merged.frame for name, merged in merges.items()}
    findings = replaced(office.store.load("findings"), [each.file for each in inputs], problems)
    return office.store.commit(
        frames | {"findings": findings},
        command="import",
        now=office.local(now),
        who=who(),
        inputs=inputs,
        config_sha256=office.loaded.sha256,
        counts={name: _counts(merged) for name, merged in merges.items()},
    )


def _counts(merged: Merge) -> dict[str, int]:
    return {
        "rows": len(merged.frame),
        "added": merged.added,
        "changed": merged.changed,
        "unchanged": merged.unchanged,
        "absent": len(merged.absent),
    }


def _outcome(
    office: Office,
    sheets: Sequence[Sheet],
    merges: Mapping[str, Merge],
    problems: Sequence[Problem],
    entry: Entry | None,
    options: ImportOptions,
    *,
    seen_before: bool,
) -> Outcome:
    counted: list[dict[str, Any]] = [
        {
            "file": sheet.raw.file,
            "sheet": sheet.raw.sheet,
            "table": sheet.raw.table,
            "rows": sheet.checked.rows,
            "accepted": sheet.checked.accepted,
            "refused": sheet.checked.refused,
            "blank": sheet.checked.blank,
        }
        for sheet in sheets
    ]
    totals = {name: sum(each[name] for each in counted) for name in ("rows", "accepted", "refused", "blank")}
    data: dict[str, Any] = {
        "region": office.code,
        "entry": entry.number if entry else None,
        "dry_run": options.dry_run,
        **totals,
        "sheets": counted,
        "tables": {name: _counts(merged) for name, merged in merges.items()},
    }
    row_account = N_("{place}: {table}, {rows} rows = {accepted} accepted + {refused} set aside + {blank} blank")
    messages = [Message(row_account, each | {"place": _place(each)}) for each in counted]
    if entry:
        messages.append(
            Message(N_("Stored as entry {number} of {region}."), {"number": entry.number, "region": office.code})
        )
    elif options.dry_run:
        messages.append(Message(N_("Nothing was stored (--dry-run).")))
    elif seen_before:
        messages.append(Message(N_("Already imported; nothing changed.")))
    else:
        messages.append(Message(N_("The store already holds these rows; nothing changed.")))
    set_aside = any(severity(problem) is Severity.SET_ASIDE for problem in problems)
    code = ExitCode.SET_ASIDE if set_aside and not seen_before else ExitCode.DONE
    shown = () if seen_before else tuple(problems)
    return Outcome("import", data, tuple(messages), shown, exit_code=code)


def _place(sheet: dict[str, Any]) -> str:
    """Name a sheet; a CSV file has none."""
    return f"{sheet['file']} > {sheet['sheet']}" if sheet["sheet"] else str(sheet["file"])

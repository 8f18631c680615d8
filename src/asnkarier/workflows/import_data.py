"""``asnkarier import``: read, check, merge, commit; all files together or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from asnkarier.analyses.gap.staff import active
from asnkarier.errors import InputRefused, UsageError
from asnkarier.finding_kinds import severity
from asnkarier.i18n import N_
from asnkarier.outcome import ExitCode, Finding, Message, Outcome, Progress, Severity
from asnkarier.readers.files.database import Database
from asnkarier.readers.files.formats import promises_table
from asnkarier.readers.meaning.mapping import chosen_columns, load_mapping
from asnkarier.readers.read import ReadResult, read_file, read_query
from asnkarier.storage.history import standing
from asnkarier.storage.journal import Entry, Input
from asnkarier.storage.merge import Mask, Merge, merge
from asnkarier.tables import IMPORTED
from asnkarier.tables.check import Checked, check
from asnkarier.tables.frames import Employees
from asnkarier.tables.links import LINK_CODES, check_links
from asnkarier.tables.schema import ERASE, Table
from asnkarier.tables.vocabulary import Vocabulary
from asnkarier.workflows.absence import absent_people, without
from asnkarier.workflows.accepted_names import respelled, words
from asnkarier.workflows.changes import fields, listed, told
from asnkarier.workflows.input_files import InputFile, input_files
from asnkarier.workflows.mappings import is_name, refuse_name, save_mapping, saved_mappings, write_mapping
from asnkarier.workflows.office import Office, logged, who
from asnkarier.workflows.sent_file import CheckedSheet, SentFile
from asnkarier.workflows.stored_findings import Rows, replaced, superseded
from asnkarier.workflows.taken_back import closed, refuse_others, without_conflicts

_FEW = 10
"""An import after which only this part (one of so many) of the people is counted is told."""

_NO_TABLE = {
    "E_UNSUPPORTED",
    "E_FORMAT_MISMATCH",
    "E_NO_HEADER",
    "E_SIASN_CODES",
    "E_EMPTY",
    "E_ENCODING",
    "E_DELIMITER",
}
"""Reasons for which a file found in a folder is left out, if its name promises no table."""


@dataclass(frozen=True)
class ImportOptions:
    """What the user asked for."""

    kind: str | None = None
    sheet: str | None = None
    table: int | None = None
    database: Database | None = None
    """Where the files, which are queries then, are to be asked."""
    mapping: Path | None = None
    columns: tuple[str, ...] = ()
    save_mapping: str = ""
    dry_run: bool = False
    strict: bool = False
    allow_missing: bool = False


@logged("import")
def import_data(
    office: Office, files: Sequence[Path], options: ImportOptions, *, now: datetime, progress: Progress
) -> Outcome:
    """Import spreadsheets into the region's store, visible whole or not at all.

    Rows that fail are set aside with their place; rows the store has and the files do not are kept, but for people
    under ``allow_missing``. Files that change nothing make no journal entry.

    Raises:
        InputRefused: a file cannot be used, or no row of a sheet; an employee file is too short; or rows were set
            aside under ``strict``.
        Busy: another run holds the store.
    """
    if options.kind and options.kind not in IMPORTED:
        raise UsageError(
            N_("There is no kind {kind}."),
            remedy=N_("Choose from {kinds}."),
            kind=options.kind,
            kinds=", ".join(IMPORTED),
        )
    given, left_out = input_files(files)
    names = words(office)
    said = _said(options)
    reads, others = _read_all(office, given, options, names.vocabulary, said, progress)
    progress(N_("Checking rows"), None)
    today = office.today(now)
    sent = [
        SentFile(file.path, read, _checked(office, read, names.vocabulary, today), options.kind, said)
        for file, read in reads
    ]
    sheets = [sheet for each in sent for sheet in each.sheets]
    findings = [*left_out, *others, *(finding for _, read in reads for finding in read.findings)]
    findings += [finding for sheet in sheets for finding in sheet.checked.findings]
    if options.strict and any(severity(finding) is Severity.SET_ASIDE for finding in findings):
        raise InputRefused(N_("Rows would be set aside, so nothing was imported (--strict)."), findings=findings)
    _refuse_useless(sheets, findings)
    tables = [raw for _, read in reads for raw in read.tables]
    if options.save_mapping and is_name(options.save_mapping):
        refuse_name(office, options.save_mapping, tables)
    elif options.save_mapping:
        write_mapping(options.save_mapping, tables, said)

    progress(N_("Storing"), None)
    inputs = [Input(file.name, read.sha256) for file, read in reads]
    # Who only looks takes no lock, and sees one state of the store all the same.
    with nullcontext() if options.dry_run else office.store.lock(office.patience):
        head = office.store.head()
        known = {each.sha256: entry.number for entry in standing(office.store.entries()) for each in entry.inputs}
        first_seen = any(each.sha256 not in known for each in inputs)
        merges, merge_findings = _merge_all(office, head, sheets, names.vocabulary, allow_missing=options.allow_missing)
        findings += [
            *merge_findings,
            *_taken_away(office, head, merges, inputs, office.today(now)),
            *_known_files(inputs, known, merges, options),
        ]
        sources = [*inputs, *_sent_from(sheets)]
        links = _link_findings(office, head, merges, sources, names.vocabulary)
        entry = None
        if not options.dry_run:
            kept = _kept_findings(office, sheets, inputs, [*findings, *links])
            entry = _commit(office, merges, inputs, kept, now, options, first_seen=first_seen)
    own = {(each.file, each.sha256) for each in sources}
    findings += [finding for finding in links if (finding.file, finding.sha256) in own]
    findings += names.findings
    if options.save_mapping and is_name(options.save_mapping) and not options.dry_run:
        save_mapping(office, options.save_mapping, tables, said)
    seen_before = entry is None and not options.dry_run
    outcome = _outcome(office, sheets, merges, findings, entry, options, seen_before=seen_before)
    # What a database answers is mended in the database.
    return outcome if options.dry_run or options.database else _with_repairs(office, outcome, sent, today)


def _checked(office: Office, read: ReadResult, vocabulary: Vocabulary, today: date) -> list[CheckedSheet]:
    """Check the sheets of a file.

    Raises:
        InputRefused: rows were sent back from another file than the store has.
    """
    refuse_others(office, read)
    sheets = [CheckedSheet(raw, check(IMPORTED[raw.table], raw, vocabulary, today=today)) for raw in read.tables]
    return [without_conflicts(office, sheet) for sheet in sheets]


def _with_repairs(office: Office, outcome: Outcome, sent: Sequence[SentFile], today: date) -> Outcome:
    """Give the rows that were set aside back to their senders, each file's in a workbook of its own."""
    if not any(each.set_aside for each in sent):
        return outcome
    from asnkarier.workflows.give_back import give_back  # documents are made here only

    given = [found for each in sent if (found := give_back(office, each, today))]
    return replace(
        outcome,
        messages=(*outcome.messages, *(each.message for each in given)),
        files=(*outcome.files, *(each.path for each in given if each.path)),
    )


def _sent_from(sheets: Sequence[CheckedSheet]) -> list[Input]:
    """Give the files, as they were imported, that rows of repair files were sent from."""
    keys = {raw.file: raw.returned.key.sha256 for raw in (sheet.raw for sheet in sheets) if raw.returned}
    return [Input(file, sha256) for file, sha256 in keys.items()]


def _said(options: ImportOptions) -> dict[str, str]:
    """Give what the user says of headers: a file of them, and single ones, which come before it."""
    return (load_mapping(options.mapping) if options.mapping else {}) | chosen_columns(options.columns)


def _read_all(
    office: Office,
    files: Sequence[InputFile],
    options: ImportOptions,
    vocabulary: Vocabulary,
    mapping: Mapping[str, str],
    progress: Progress,
) -> tuple[list[tuple[InputFile, ReadResult]], list[Finding]]:
    """Read every file; if any is refused, name the reasons of all of them at once.

    A file that a folder holds besides tables (a letter, a picture) is left out and told: neither its name nor its
    content says that it is one.
    """
    same: dict[str, Any] = {
        "headers": office.config.import_.headers,
        "vocabulary": vocabulary,
        "kind": options.kind,
        "mapping": mapping,
        "saved": saved_mappings(office),
    }
    zone = ZoneInfo(office.config.region.timezone)
    reads: list[tuple[InputFile, ReadResult]] = []
    refusals: list[Finding] = []
    left_out: list[Finding] = []
    for done, file in enumerate(files):
        progress(N_("Reading files"), done / len(files))
        try:
            if options.database:
                read = read_query(file.path, options.database, zone, **same)
            else:
                read = read_file(
                    file.path, sheet=options.sheet, table=options.table, name=file.name, region=office.code, **same
                )
        except InputRefused as refused:
            is_no_table = {finding.code for finding in refused.findings} <= _NO_TABLE
            if file.is_found and is_no_table and not promises_table(file.path.suffix):
                left_out.append(Finding("F_OTHER_FILE", file.name))
            else:
                refusals += refused.findings
        else:
            reads.append((file, read))
    if refusals:
        raise InputRefused(N_("Nothing was imported."), findings=refusals)
    if not reads:
        raise InputRefused(N_("Nothing was imported."), findings=left_out)
    return reads, left_out


def _refuse_useless(sheets: Sequence[CheckedSheet], findings: Sequence[Finding]) -> None:
    """Refuse sheets of which no row can be used: they were not understood, or are not what they seem.

    Raises:
        InputRefused: there is one.
    """
    accounts: dict[tuple[str, str], list[Checked]] = {}
    for sheet in (sheet for sheet in sheets if not sheet.raw.returned):  # a few rows may well come back as they were
        accounts.setdefault((sheet.raw.file, sheet.raw.sheet), []).append(sheet.checked)
    useless = [
        Finding("E_NOTHING_USABLE", file, name, details={"count": max(each.refused for each in account)})
        for (file, name), account in accounts.items()
        if any(each.refused for each in account) and not any(each.accepted for each in account)
    ]
    if useless:
        places = {(each.file, each.sheet) for each in useless}
        why = [finding for finding in findings if (finding.file, finding.sheet) in places]
        raise InputRefused(N_("Nothing was imported."), findings=[*useless, *why])


def _merge_all(
    office: Office,
    head: Entry | None,
    sheets: Sequence[CheckedSheet],
    vocabulary: Vocabulary,
    *,
    allow_missing: bool,
) -> tuple[dict[str, Merge], list[Finding]]:
    """Merge the sheets into the tables they belong to, in the order they were given."""
    merges: dict[str, Merge] = {}
    findings: list[Finding] = []
    for name in dict.fromkeys(sheet.raw.table for sheet in sheets):
        table, of_table = IMPORTED[name], [sheet for sheet in sheets if sheet.raw.table == name]
        before = office.store.load(name, head)
        incoming, merges[name], found = _merge_sheets(table, before, of_table)
        findings += found
        if name == "employees" and (whole := [sheet for sheet in of_table if not sheet.raw.returned]):
            gone = absent_people(
                respelled(before, name, vocabulary)[0],
                respelled(incoming, name, vocabulary)[0],
                [sheet.checked for sheet in whole],
                whole[0].raw.file,
                office.config.import_,
                allow_missing=allow_missing,
            )
            if allow_missing:
                merges[name] = without(merges[name], gone)
            elif len(gone):
                findings.append(Finding("F_PEOPLE_ABSENT", whole[0].raw.file, details={"count": len(gone)}))
    return merges, findings


def _merge_sheets(
    table: Table, before: pd.DataFrame, sheets: Sequence[CheckedSheet]
) -> tuple[pd.DataFrame, Merge, list[Finding]]:
    """Give the rows of all sheets together, what the table becomes by them, and where a sheet contradicts another."""
    if len(sheets) == 1:
        checked = sheets[0].checked
        return checked.frame, merge(table, before, checked.frame, *_says(sheets[0])), []
    incoming, after, kept = table.empty(), before, 0
    findings: list[Finding] = []
    for sheet in sheets:
        # Each sheet on its own: which columns a file has differs from file to file.
        clean, says = sheet.checked.frame, _says(sheet)
        together, merged = merge(table, incoming, clean, *says), merge(table, after, clean, *says)
        if other := together.changed + together.removed:
            findings.append(_place_finding("F_LATER_FILE", sheet, other, table=table.name))
        incoming, after, kept = together.frame, merged.frame, kept + merged.kept
    touched = after.merge(incoming[list(table.key)], on=list(table.key))
    return incoming, replace(merge(table, before, table.conform(touched), whole=True), kept=kept), findings


def _says(sheet: CheckedSheet) -> tuple[frozenset[str], Mapping[str, Mask], list[str]]:
    """Give what a sheet says beside its rows: its columns, what it erases, and where it has values at all."""
    return sheet.checked.stated, sheet.checked.erased, sheet.told


def _place_finding(code: str, sheet: CheckedSheet, count: int, **details: object) -> Finding:
    return Finding(code, sheet.raw.file, sheet.raw.sheet, count=count, details=details)


def _taken_away(
    office: Office, head: Entry | None, merges: Mapping[str, Merge], inputs: Sequence[Input], day: date
) -> list[Finding]:
    """Tell what an import takes away from the analyses: people, or what is known of them; and that they would see few.

    Few is nobody, or a tenth of the people they saw before.
    """
    if "employees" not in merges:
        return []
    before, after = (
        _active(office, Employees(frame), day)
        for frame in (office.store.load("employees", head), merges["employees"].frame)
    )
    file, findings = inputs[0].file, []
    if not len(after) or len(after) * _FEW <= len(before):
        findings.append(Finding("F_FEW_ACTIVE", file, details={"before": len(before), "after": len(after)}))
    elif len(after) < len(before):
        findings.append(Finding("F_FEWER_PEOPLE", file, details={"before": len(before), "after": len(after)}))
    was, now = (int(people["jenjang"].notna().sum()) for people in (before, after))
    if now < was:
        findings.append(Finding("F_FEWER_JENJANG", file, details={"before": was, "after": now}))
    was, now = (int(people["opd"].notna().sum()) for people in (before, after))
    if now < was:
        findings.append(Finding("F_FEWER_OPD", file, details={"before": was, "after": now}))
    return findings


def _active(office: Office, employees: Employees, day: date) -> pd.DataFrame:
    """Give the people the analyses would see on a day."""
    words = office.config.jabatan
    return active(employees, words.standings, words.standing_counted.on(day).value, office.config.career, day).employees


def _known_files(
    inputs: Sequence[Input], known: Mapping[str, int], merges: Mapping[str, Merge], options: ImportOptions
) -> list[Finding]:
    """Tell of a file that was imported before and now takes rows back to what they were then; a query asks anew."""
    if options.database or not any(merged.changed for merged in merges.values()):
        return []
    return [
        Finding("F_OLD_FILE", each.file, details={"number": known[each.sha256]})
        for each in inputs
        if each.sha256 in known
    ]


def _link_findings(
    office: Office, head: Entry | None, merges: Mapping[str, Merge], inputs: Sequence[Input], vocabulary: Vocabulary
) -> list[Finding]:
    """Tell what rows name that no table has; each row says which content of which file it came from."""
    sources: list[tuple[int | None, Input]] = [
        (entry.number, each) for entry in office.store.entries() for each in entry.inputs
    ]
    sources += [(None, each) for each in inputs]  # rows that are not stored yet have no number
    known = pd.DataFrame(
        {
            "import_id": pd.array([number for number, _ in sources], dtype="Int64"),
            "source_file": [each.file for _, each in sources],
            "source_sha256": [each.sha256 for _, each in sources],
        }
    ).drop_duplicates(["import_id", "source_file"])
    latest = {each.file: each.sha256 for _, each in sources}  # rows of a repair file name the file they were sent from

    def with_hash(frame: pd.DataFrame) -> pd.DataFrame:
        found = frame.merge(known, how="left")
        return found.assign(source_sha256=found["source_sha256"].fillna(found["source_file"].map(latest)))

    tables = {name: merges[name].frame if name in merges else office.store.load(name, head) for name in IMPORTED}
    spelled = {name: respelled(frame, name, vocabulary)[0] for name, frame in tables.items()}
    return list(check_links({name: with_hash(frame) for name, frame in spelled.items()}))


def _kept_findings(
    office: Office, sheets: Sequence[CheckedSheet], inputs: Sequence[Input], findings: Sequence[Finding]
) -> pd.DataFrame:
    """Give the findings to be stored: those of this import, and older ones that still speak of stored rows."""
    current = office.store.load("findings")
    others = _sent_from(sheets)
    hashes = {each.file: each.sha256 for each in (*others, *inputs)}
    named = [replace(each, sha256=each.sha256 or hashes.get(each.file, "")) for each in findings]

    def rows() -> list[Rows]:
        return [
            Rows(
                table.key,
                office.store.load(name),
                pd.concat([table.empty(), *(each.checked.frame for each in sheets if each.raw.table == name)]),
            )
            for name, table in IMPORTED.items()
        ]

    sent_from = {(each.file, each.sha256) for each in others} - {(each.file, each.sha256) for each in inputs}
    is_of_repair = [(each.file, each.sha256) in sent_from and each.code not in LINK_CODES for each in named]
    gone = superseded(current, inputs, rows, office.store.entries())
    kept = replaced(current, gone, [each for each, mine in zip(named, is_of_repair, strict=True) if not mine])
    return closed(kept, sheets, [each for each, mine in zip(named, is_of_repair, strict=True) if mine])


def _commit(
    office: Office,
    merges: Mapping[str, Merge],
    inputs: Sequence[Input],
    findings: pd.DataFrame,
    now: datetime,
    options: ImportOptions,
    *,
    first_seen: bool,
) -> Entry | None:
    """Commit the import. A file seen for the first time is put on record even if it changes nothing."""
    frames = {name: merged.frame for name, merged in merges.items()}
    return office.store.commit(
        frames | {"findings": findings},
        command="import",
        now=office.local(now),
        who=who(),
        inputs=inputs,
        config_sha256=office.loaded.sha256,
        counts={name: _counts(merged) for name, merged in merges.items()},
        options={"database": options.database.place} if options.database else None,
        record=first_seen,
    )


def _counts(merged: Merge) -> dict[str, int]:
    return {
        "rows": len(merged.frame),
        "added": merged.added,
        "changed": merged.changed,
        "unchanged": merged.unchanged,
        "absent": len(merged.absent),
        "removed": merged.removed,
        "kept": merged.kept,
    }


def _outcome(
    office: Office,
    sheets: Sequence[CheckedSheet],
    merges: Mapping[str, Merge],
    findings: Sequence[Finding],
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
        "tables": {name: _counts(merged) | {"fields": fields(merged)} for name, merged in merges.items()},
    }
    if options.dry_run:
        data["changes"] = {name: listed(IMPORTED[name], merged) for name, merged in merges.items()}
    row_account = N_("{place}: {table}, {rows} rows = {accepted} accepted + {refused} set aside + {blank} blank")
    messages = [Message(row_account, each | {"place": _place(each)}) for each in counted]
    messages += [
        Message(N_("{place}: read with the mapping saved as {name}"), {**each.details, "place": _place_of(each)})
        for each in findings
        if each.code == "F_MAPPING_USED"
    ]
    messages += _filled(findings)
    account = N_(
        "{table}: {added} new, {changed} changed, {unchanged} as before, {stay} only in the store, {removed} removed"
    )
    held = N_("{table}: {kept} blank values did not erase stored ones; to erase one, write '{word}' into its cell")
    for name, merged in merges.items():
        stay = len(merged.absent) - merged.removed
        messages.append(Message(account, {"table": name, "stay": stay, **_counts(merged)}))
        messages += told(IMPORTED[name], merged, examples=options.dry_run)
        if merged.kept:
            messages.append(Message(held, {"table": name, "kept": merged.kept, "word": ERASE}))
    if entry:
        messages.append(
            Message(N_("Stored as entry {number} of {region}."), {"number": entry.number, "region": office.code})
        )
    elif options.dry_run:
        messages.append(Message(N_("Nothing was stored (--dry-run).")))
    elif seen_before:
        messages.append(Message(N_("Already imported; nothing changed.")))
    set_aside = any(severity(finding) is Severity.SET_ASIDE for finding in findings)
    code = ExitCode.SET_ASIDE if set_aside and not seen_before else ExitCode.DONE
    shown = () if seen_before else tuple(findings)
    return Outcome("import", data, tuple(messages), shown, exit_code=code)


def _filled(findings: Sequence[Finding]) -> list[Message]:
    """Say in every import what lines above a table, its sheet's name or headings in it gave to all of its rows.

    Examples that were left out are told, too: somebody may have written over one.
    """
    from_line = N_("{place}: {column} = {value} for every row, from {cell}")
    from_name = N_("{place}: {column} = {value} for every row, from the sheet's name")
    texts = {"F_FILLED": from_name, "F_EXAMPLE": N_("{place}: examples left out: rows {rows}")}
    return [
        Message(
            from_line if finding.code == "F_FILLED" and finding.cell else texts[finding.code],
            {**finding.details, "cell": finding.cell, "place": _place_of(finding)},
        )
        for finding in findings
        if finding.code in texts
    ]


def _place_of(finding: Finding) -> str:
    return _place({"file": finding.file, "sheet": finding.sheet})


def _place(sheet: dict[str, Any]) -> str:
    """Name a sheet; a CSV file has none."""
    return f"{sheet['file']} > {sheet['sheet']}" if sheet["sheet"] else str(sheet["file"])

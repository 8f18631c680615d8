"""What ``data`` of the JSON object holds, command by command: a contract, of which keys are only ever added.

The reference page is made from this, and a test runs every command and compares.
"""

from __future__ import annotations

from asnkarier.workflows.studies import STUDIES

_REGION = {"region": "Code of the region"}
_ENTRY = {"entry": "Number of the journal entry that was made; null if nothing new was stored"}
_ALIAS = {"kind": "Kind of names", "spelling": "Spelling", "name": "Known name it is read as"}

OPTIONAL = frozenset(
    {"alternatives", "changes", "formulas", "people_by_formula", "asked_people", "asked_levels"}
    | {"of_year", "incomplete", "not_to_enter"}
)
"""Keys that are there only with the option that asks for them."""

DATA_KEYS: dict[str, dict[str, str]] = {
    "init": {"workspace": "Folder of the workspace", **_REGION},
    "demo": {
        "workspace": "Folder of the demonstration",
        "as_of": "Day the results are stated for",
        "year": "Budget year",
        "regions": "By region: the data of import and of every result",
    },
    "import": {
        **_REGION,
        **_ENTRY,
        "dry_run": "Whether nothing was to be stored",
        "rows": "Rows of all sheets; rows = accepted + refused + blank",
        "accepted": "Rows taken",
        "refused": "Rows set aside",
        "blank": "Rows without data, footers and repeated headers included",
        "sheets": "The same four counts of each sheet, with file, sheet and table",
        "tables": "By table: rows, added, changed, unchanged, absent, removed, kept (blanks that erased nothing), and "
        "fields: by column the rows in which it changes and how many of them become empty (erased)",
        "changes": "With --dry-run, by table: new keys, changed values with key, column, old and new, and absent keys",
    },
    "template": {
        **_REGION,
        "kind": "Table the form is for",
        "columns": "Columns to fill in",
        "asked_people": "With --for: people to assess",
        "asked_levels": "With --for: levels to fill in",
    },
    **{command: {**_REGION, **_ENTRY, **study.data} for command, study in STUDIES.items()},
    "run": {"steps": "The steps done, each with region, step, exit_code and the data of its command"},
    "report": {
        **_REGION,
        "people": "People whom the documents speak of, by name or in a count",
        "masked": "Whether they are masked",
        **{
            command.replace("-", "_"): "Entry that holds this result; null if it was not asked for or never made"
            for command in STUDIES
        },
    },
    "compare": {
        **_REGION,
        "before": "The first state: entry, time it was made, as_of (day its figures are stated for)",
        "after": "The second state: the same",
        "same_configuration": "Whether both entries were made under one configuration; computed is by that of today",
        "region_parts": "Of the whole region, by part: people, unknown, with_gap, levels_missing; before and after are "
        "figures, the parts between them changes, and difference is their exact sum",
        "opds": "The same by OPD",
    },
    "trace": {
        **_REGION,
        "entry": "Entry whose tables were read; null if nothing is stored",
        "as_of": "Day the figures are stated for",
        "nip": "NIP of the person",
        "name": "Name",
        "opd": "OPD",
        "unor": "Unit",
        "jabatan": "Position",
        "jenjang": "Tier of the position",
        "kedudukan_hukum": "Legal standing",
        "written_as": "Position, unit and OPD as the file writes them, where an accepted spelling is read otherwise",
        "place": "Where the employee's row stands: file, sheet, row, import",
        "counted": "Whether the analysis counts the person",
        "apart": "Why the person is left out, or counted and told apart: reason and day",
        "competencies": "By competency: status, level_required and the standard it follows from, level and the "
        "assessment it follows from, gap, surplus, formula with the levels put in, exemption, and the standards and "
        "assessments that do not count, each with its place (file, sheet, row, cell, import, written_as, read_as, "
        "mapping, repaired_in) and state",
        "jpm": "Formula, its terms by competency, calculation, coverage, range, categories and their cuts; null where "
        "nothing is required",
    },
    "export": {
        **_REGION,
        "table": "Table",
        "date": "Day in the files' names",
        "entry": "Entry whose state was exported; null if nothing is stored",
        "rows": "Rows written",
        "of_year": "Of siasn: year of the rows",
        "incomplete": "Of siasn: rows that lack something",
        "not_to_enter": "Of siasn: rows that are in SIASN already, or not done",
    },
    "aliases list": {
        **_REGION,
        "file": "File of the accepted spellings",
        "names": "Names that are not known: kind, name, count, places, nearest (name, spelling, likeness)",
        "accepted": "Accepted spellings: kind, spelling, means, accepted_by, accepted_at, state",
    },
    "aliases accept": {
        **_REGION,
        "entry": "Number of the journal entry; null if it was accepted before",
        **_ALIAS,
        "import_again": "Files whose rows were set aside for this spelling",
    },
    "aliases remove": {
        **_REGION,
        "entry": "Number of the journal entry",
        **_ALIAS,
        "stored_under_it": "Imports since then whose rows may be stored under the name, to be undone if it was wrong",
    },
    "history": {
        **_REGION,
        "entries": "The journal, newest entry first",
        "exports": "Documents written, newest first: time, who, command, what, people, masked, files, version",
    },
    "undo": {
        **_REGION,
        "undone": "Number of the entry that was undone",
        "entry": "Number of the entry that undid it",
        "tables": "Rows that each table it had changed has now",
    },
    "check": {
        **_REGION,
        "sound": "Whether every hash is right and every file there",
        "entries": "Entries of the journal",
        "files": "Versions of tables on the disk",
        "bytes": "Size of both",
        "head": "Hash of the last entry, as reports name it; null if the store is damaged or empty",
        "removed": "Old files removed; null without --collect",
    },
    "config show": {
        **_REGION,
        "sha256": "Hash of the settings in force",
        "files": "Files they came from, nearest first",
        "settings": "The settings",
        "yaml": "The same as one file",
    },
    "config check": {"regions": "Counts of each region", "unverified": "Figures that nobody has verified"},
    "config explain": {
        **_REGION,
        "key": "Key path",
        "value": "Value in force",
        "description": "What the key means",
        "used": "Whether a command uses it yet",
        "file": "File it was set in; null for the program's default",
        "line": "Line of that file",
        "versions": "The versions of a dated figure",
    },
    "config schema": {"schema": "JSON Schema of a region's file"},
}

"""The reference pages, written from the code when the documentation is built (a mkdocs hook).

Nothing in them is typed by hand twice: commands come from the command line itself, columns from
``tables``, findings from ``findings``, formulas from ``analyses.jpm``, keys from the configuration's models.
"""

from __future__ import annotations

import os
import types
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages (called by mkdocs)."""
    from mkdocs.structure.files import File

    os.environ["ASNKARIER_LANG"] = "en"  # the help texts are fixed when the program is imported
    for path, page in PAGES.items():
        files.append(File.generated(config, path, content=page()))
    return files


EXIT_CODES = {
    "DONE": "Done, or there was nothing to do.",
    "BUG": "A bug in the program. The message names the place in the code and holds no data: please report it.",
    "USAGE": "Wrong options or arguments, no workspace, a mistake in a region's YAML, or no packages for `--db`. "
    "Nothing was done.",
    "SET_ASIDE": "Done, but some rows or cells could not be taken. The findings name each of them.",
    "REFUSED": "A file, or what a database answered, was refused as a whole. Nothing was imported, not even from the "
    "other files given.",
    "NO_PLAN": "No seat is possible in the year, and the message says why; or no plan was found in the time given.",
    "BUSY": "Another run holds the lock of the region, or changed the same tables meanwhile. Run it again.",
    "STORE_DAMAGED": "The store is damaged, has lost its newest entries, or was written by a newer version.",
    "INTERRUPTED": "Interrupted (Ctrl-C). Nothing was left half done.",
    "TERMINATED": "Stopped by the system (SIGTERM). Nothing was left half done.",
}


def exit_codes() -> str:
    """Write the page of exit codes."""
    from asnkarier.outcome import ExitCode

    rows = ((f"`{int(code)}`", EXIT_CODES[code.name]) for code in ExitCode)
    return _page(
        "Exit codes",
        "What every command tells the program that called it. Treat a code that is not in this list as a failure.",
        _table(("Code", "Meaning"), rows),
        "`asnkarier run` does all its steps and ends with the worst code among them, in this order from the best: "
        "0, 3, 5, 4, 2, 6, 7.",
    )


def findings() -> str:
    """Write the catalogue of findings."""
    from asnkarier.finding_kinds import CATALOGUE
    from asnkarier.outcome import Severity

    severities = {
        Severity.STOP: "Stop: the file, or the store, is not used",
        Severity.SET_ASIDE: "Set aside: the row, or one score of it, is not taken",
        Severity.WARNING: "Warning: the row is taken, but look",
        Severity.INFO: "Information: nothing is lost",
    }
    parts = []
    for severity, title in severities.items():
        rows = (
            (f"`{code}`", _words(finding.sentence), _words(finding.remedy))
            for code, finding in CATALOGUE.items()
            if finding.severity is severity
        )
        parts += [f"## {title}", _table(("Code", "What is wrong", "What to do next"), rows)]
    return _page(
        "Findings",
        "Everything the program can find wrong, in a file or in the store. A code never changes its meaning, so "
        "scripts and guides can refer to it. Every finding is shown with its file, sheet, cell and header; "
        "*words in italics* are filled in.",
        *parts,
    )


def tables() -> str:
    """Write the columns of every table."""
    from asnkarier.tables import IMPORTED, TABLES
    from asnkarier.tables.schema import SOURCE_COLUMNS

    source = {column.name for column in SOURCE_COLUMNS}
    parts = []
    for table in TABLES.values():
        rows = (
            (
                f"`{column.name}`",
                column.kind.value,
                _description(column),
                "required" if column.required else "",
                "personal" if column.personal else "",
            )
            for column in table.columns
            if column.name not in source or table.name not in IMPORTED
        )
        parts += [
            f"## {table.name}",
            f"{table.title}. Key: {', '.join(f'`{name}`' for name in table.key)}. "
            + ("Filled by `asnkarier import`." if table.name in IMPORTED else "Made by the program."),
            _table(("Column", "Type", "Meaning", "", ""), rows),
        ]
    return _page(
        "Tables",
        "The tables of a workspace and their columns, as `asnkarier export TABLE` writes them. Dates are written "
        "`YYYY-MM-DD`, levels are whole numbers from 1 to 5, money is whole rupiah. An empty cell means that the value "
        "is not known; it never stands for 0.",
        "Every imported table also ends with these columns:",
        _table(("Column", "Meaning"), ((f"`{c.name}`", c.description) for c in SOURCE_COLUMNS)),
        *parts,
    )


def kinds() -> str:
    """Write how a sheet of each kind is known, and the headers its columns are read under."""
    from asnkarier.readers.meaning.headers import KINDS
    from asnkarier.tables import IMPORTED

    parts = []
    for table in IMPORTED.values():
        own = [kind for kind in KINDS if table.name in kind.tables]
        headers: dict[str, list[str]] = {}
        for kind in own:
            for column, spellings in kind.tables[table.name].items():
                known = headers.setdefault(column, [])
                known += [f"*{spelling}*" for spelling in spellings if f"*{spelling}*" not in known]
        needed = {column.name for column in table.columns if column.required}
        rows = (
            (f"`{column}`", "required" if column in needed else "", ", ".join(known))
            for column, known in headers.items()
        )
        ways = "\n".join(f"- {_way(kind)}" for kind in own)
        heading = "A sheet is taken for one, by its headers, if it has:"
        parts += [f"## {table.name}", f"{table.title}.", heading, ways, _table(("Column", "", "Headers"), rows)]
    return _page(
        "Kinds of sheets",
        "How `asnkarier import` knows what a sheet holds. Of the headers in a cell of the tables below, the first that "
        "the sheet has is read; case, punctuation and spaces do not matter, and a region's file can add its own "
        "(`import.headers`). With `--kind` the kind is said, and only its columns have to be there.",
        *parts,
    )


def _way(kind: Any) -> str:
    known = {column: spellings for table in kind.tables.values() for column, spellings in table.items()}
    groups = [
        " or ".join(
            f"`{column}`" + (f" headed *{known[column][0]}*" if len(known.get(column, ())) == 1 else "")
            for column in group
        )
        for group in kind.must
    ]
    if kind.wide:
        over = {"competency": "competency", "phase": "test (before, after)", "question": "question"}[kind.over]
        groups.append(f"two or more columns with the `{kind.wide}` of a {over} each")
    others = len(kind.must)
    more = f"; {kind.at_least} of its columns in all" if kind.at_least > others else ""
    return "; ".join(groups) + more


def formulas() -> str:
    """Write the JPM formulas with their worked examples."""
    from asnkarier.analyses.gap.formulas import FORMULAS

    parts = []
    for formula in FORMULAS.values():
        example = formula.example
        rows = zip(example.level, example.required, example.weight, strict=True)
        parts += [
            f"## {formula.name}",
            f"**{formula.title}**",
            f"```text\nJPM = {formula.expression}\n```",
            formula.explanation,
            f"*Basis.* {formula.basis}",
            _table(("Level found L", "Level required R", "Weight w"), rows),
            *(
                [f"The first {sum(example.core)} are core factors; together they count {example.core_share:.0%}."]
                if example.core
                else []
            ),
            f"JPM of this person: **{example.percent:.2f}**",
        ]
    return _page(
        "JPM formulas",
        "The job person match (JPM) in percent, by the formulas that `jpm.formula` in the region's file and "
        "`gap-analysis --formula` can name. Sums run over the competencies whose level is known. "
        "[Gap and JPM](../explanation/gap-and-jpm.md) says how they are used. The examples are checked by a test.",
        *parts,
    )


def commands() -> str:
    """Write every command with its arguments and options."""
    from typer.main import get_command

    from asnkarier.cli.app import app
    from asnkarier.cli.command import COMMON

    def described(name: str, command: Any, shared: Iterable[str]) -> Iterator[str]:
        yield f"## {name}"
        yield command.help
        usage = " ".join([name, *(_argument(each) for each in command.params if not each.opts[0].startswith("-"))])
        yield f"```text\n{usage} [OPTIONS]\n```"
        rows = [_parameter(each) for each in command.params if each.name not in shared]
        if rows:
            yield _table(("Argument or option", "Meaning"), rows)

    program: Any = get_command(app)
    parts: list[str] = []
    for name, command in program.commands.items():
        inner = getattr(command, "commands", None)
        for each, one in inner.items() if inner else [("", command)]:
            parts += described(f"asnkarier {name} {each}".rstrip(), one, COMMON)
    first = next(iter(program.commands.values()))
    common = [_parameter(each) for each in first.params if each.name in COMMON]
    return _page(
        "Commands",
        "Results go to the standard output, messages to the standard error. `asnkarier COMMAND --help` shows the same "
        "on the screen, in Indonesian or English. Every command ends with one of the [exit codes](exit-codes.md).",
        "## Options of every command",
        _table(("Option", "Meaning"), common),
        *parts,
    )


def configuration() -> str:
    """Write every key of a region's file."""
    from asnkarier.config.layers import plain
    from asnkarier.config.parse import parse_file
    from asnkarier.config.region import RegionConfig
    from asnkarier.resources import configs_folder

    rows = ((f"`{path}`", kind, default, text) for path, kind, default, text in _keys(RegionConfig, ""))
    national = plain(parse_file(configs_folder() / "national.yaml"))
    return _page(
        "Configuration keys",
        "The keys of `configs/<region>.yaml`. A region's file says `extends: national` and states only what differs. "
        "`asnkarier config explain KEY` says which file and line a value comes from and on which regulation it rests; "
        "`asnkarier config schema` prints the JSON Schema for editors.",
        "A key of the type *dated* has a list `versions`; each version has `value`, `valid_from`, `basis`, `source` "
        "and `verified`. The version in force on the day asked for counts. `*` stands for a name or code of your own.",
        _table(("Key", "Type", "Default", "Meaning"), rows),
        "## Figures of law and practice, as shipped",
        "From `configs/national.yaml`. *Verified* means read in the regulation's own text or in two independent "
        "sources that agree. Check the others with your legal section before you rely on them.",
        _table(("Key", "In force since", "Basis", "Source", "Verified"), _dated(national, "")),
    )


def results() -> str:
    """Write what results there are: what each is made from, stores and is laid out as."""
    from asnkarier.workflows.studies import STUDIES

    def listed(tables: Iterable[Any]) -> str:
        return ", ".join(f"[`{table.name}`](tables.md#{table.name})" for table in tables)

    rows = (
        (
            f"`{study.command}`",
            study.title,
            listed(study.reads),
            listed(study.stores),
            ", ".join(study.formats),
            "yes" if study.step else "no",
        )
        for study in STUDIES.values()
    )
    return _page(
        "Results",
        "What the program computes, stores and lays out. `asnkarier report` lays a stored result out again; a result "
        "that an older version of the program computed is said to be outdated and is never shown with holes.",
        _table(("Command", "Result", "Made from", "Stored as", "Formats", "Can be a step of `run`"), rows),
    )


def json_object() -> str:
    """Write the JSON object of every command."""
    from asnkarier.cli.show import JSON_FORMAT
    from asnkarier.workflows.json_keys import DATA_KEYS

    envelope = (
        ("format", f"Number of this shape, now {JSON_FORMAT}; within one number keys are only ever added"),
        ("command", "The command"),
        ("version", "Version of the program"),
        ("exit_code", "As the process ends with"),
        ("error", "What stopped the command; null if nothing did"),
        ("data", "The command's own keys, below; empty after an error"),
        ("messages", "What a person would read"),
        ("files", "Documents written, in order"),
        ("problems", "Findings: code, severity, file, sheet, cell, header, value, count, sentence, remedy"),
    )
    parts: list[str] = []
    for command, keys in DATA_KEYS.items():
        parts += [
            f"## {command}",
            _table(("Key of `data`", "Meaning"), ((f"`{key}`", text) for key, text in keys.items())),
        ]
    return _page(
        "JSON",
        "`--json` prints one object of one shape for every command and every end.",
        _table(("Key", "Meaning"), ((f"`{key}`", text) for key, text in envelope)),
        *parts,
    )


PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands,
    "reference/exit-codes.md": exit_codes,
    "reference/findings.md": findings,
    "reference/tables.md": tables,
    "reference/kinds.md": kinds,
    "reference/results.md": results,
    "reference/json.md": json_object,
    "reference/formulas.md": formulas,
    "reference/configuration.md": configuration,
}


def _page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", *parts]) + "\n"


def _table(header: tuple[str, ...], rows: Iterable[Iterable[object]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def _words(text: str) -> str:
    """Show the places of a text that are filled in as words in italics."""
    return text.replace("{", "*").replace("}", "*")


def _description(column: Any) -> str:
    from asnkarier.tables.schema import ERASE

    parts = [column.description]
    if column.choices:
        parts.append("One of: " + ", ".join(f"`{choice}`" for choice in column.choices))
    if column.minimum is not None or column.maximum is not None:
        ends = [f"{end:g}" if end is not None else "…" for end in (column.minimum, column.maximum)]
        parts.append(f"From {ends[0]} to {ends[1]}" if column.maximum is not None else f"At least {ends[0]}")
    if column.unit:
        parts.append(f"In {column.unit}")
    if column.measured:
        parts.append(f"A blank in a later file keeps the stored value; the word `{ERASE}` erases it")
    for reference in column.refers_to:
        where = " where `{}` is `{}`".format(*reference.when) if reference.when else ""
        parts.append(f"Refers to `{reference.table}.{reference.column}`{where}")
    return ". ".join(parts) + "."


def _argument(parameter: Any) -> str:
    name = parameter.name.upper()
    name = f"{name}…" if parameter.nargs == -1 else name
    return name if parameter.required else f"[{name}]"


def _parameter(parameter: Any) -> tuple[str, str]:
    """Give an argument or option, and what it means."""
    is_option = parameter.opts[0].startswith("-")
    spelling = (
        ", ".join(f"`{each}`" for each in sorted(parameter.opts, key=len)) if is_option else f"`{_argument(parameter)}`"
    )
    default = parameter.default
    shown = (
        "" if default in (None, False, "") or not is_option or parameter.name == "lang" else f" Default: `{default}`."
    )
    needed = " Required." if parameter.required and is_option else ""
    return spelling, f"{parameter.help or ''}{needed}{shown}"


def _keys(model: Any, path: str, *, used: bool = True) -> Iterator[tuple[str, str, str, str]]:
    """Give each key below a model: its path, type, default and meaning."""
    from asnkarier.config.model import NotUsedYet

    for name, field in model.model_fields.items():
        key = f"{path}{field.alias or name}"
        inner, suffix, kind = _inside(field.annotation)
        required = field.is_required() or field.default_factory is not None
        default = "" if required or inner else f"`{_plain(field.default)}`"
        needed = used and NotUsedYet() not in field.metadata
        meaning = (field.description or "").replace("\n", " ")
        yield key, kind, default, meaning if needed else f"{meaning} *No command uses it yet.*"
        if inner:
            yield from _keys(inner, f"{key}{suffix}.", used=needed)


def _dated(tree: Any, path: str) -> Iterator[tuple[str, ...]]:
    """Give every version of the dated figures in a configuration file."""
    for key, value in tree.items():
        if isinstance(value, dict) and "versions" in value:
            for each in value["versions"]:
                verified = "yes" if each["verified"] else "**no**"
                yield f"`{path}{key}`", str(each["valid_from"]), each["basis"], each["source"], verified
        elif isinstance(value, dict):
            yield from _dated(value, f"{path}{key}.")


def _inside(kind: Any) -> tuple[Any, str, str]:
    """Give the model a type holds if any, how its keys are reached, and the type's name."""
    from pydantic import BaseModel

    from asnkarier.config.model import Versions

    if isinstance(kind, type) and issubclass(kind, Versions):
        inner, suffix, name = _inside(
            get_args(kind.model_fields["versions"].annotation)[0].model_fields["value"].annotation
        )
        return inner, f".value{suffix}", f"dated {name}"
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind, "", "section"
    origin, parts = get_origin(kind), get_args(kind)
    if origin is tuple:
        inner, _, name = _inside(parts[0])
        if parts[-1] is Ellipsis:
            return inner, "[]", f"list of {name}" if not inner else "list"
        return None, "", ", ".join(_inside(part)[2] for part in parts)
    if origin is dict:
        inner, suffix, name = _inside(parts[1])
        return inner, f".*{suffix}", f"map to {name}" if not inner else "map"
    if origin is Literal:
        return None, "", "one of " + ", ".join(f"`{part}`" for part in parts) if len(parts) < 6 else "word"
    if origin is types.UnionType:
        return _inside(parts[0])
    if origin is not None and hasattr(kind, "__metadata__"):
        return _inside(parts[0])
    names = {str: "text", int: "whole number", float: "number", bool: "`true` or `false`"}
    return None, "", names.get(kind, getattr(kind, "__name__", str(kind)))


def _plain(default: Any) -> str:
    return (
        ", ".join(map(str, default)) or "none"
        if isinstance(default, tuple)
        else "none"
        if default == {}
        else str(default)
    )

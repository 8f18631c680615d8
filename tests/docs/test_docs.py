"""The documents speak of what exists: commands, options, pages, codes, keys and tables."""

import importlib.util
import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from asnkarier.cli.app import app
from asnkarier.config.region import RegionConfig
from asnkarier.finding_kinds import CATALOGUE
from asnkarier.outcome import ExitCode
from asnkarier.tables import TABLES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.rglob("*.md")), ROOT / "README.md"]
PROGRAM = get_command(app)
LINES = [
    (page.name, line.strip())
    for page in PAGES
    for line in re.findall(r"asnkarier (?:[a-z][a-z-]*)[^`\n#()…,;:]*", page.read_text("utf-8"))
]


def spec():
    generate = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(generate)
    generate.loader.exec_module(module)
    return module


GENERATED = {path: page() for path, page in spec().PAGES.items()}


def options(command):
    return {option: parameter for parameter in command.params for option in parameter.opts}


@pytest.mark.parametrize(("page", "line"), [each for each in LINES if " -" in each[1]])
def test_options_in_the_documents_exist(page, line):
    words = shlex.split(line.replace("'", ""))[1:]
    command = PROGRAM
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    assert command is not PROGRAM, line
    unknown = [word.partition("=")[0] for word in words if word.startswith("-")]
    assert not [word for word in unknown if word not in options(command)], line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_the_documents_exist(page):
    named = set(re.findall(r"(?:`|^\s*|bin/)asnkarier ([a-z][a-z-]+)", page.read_text("utf-8"), re.MULTILINE))
    assert not named - set(PROGRAM.commands)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_findings_in_the_documents_exist(page):
    assert not set(re.findall(r"\b[EF]_[A-Z_]{3,}\b", page.read_text("utf-8"))) - set(CATALOGUE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_of_the_program_named_in_the_documents_exist(page):
    named = re.findall(
        r"`((?:cli|workflows|analyses|reports|tables|readers|config|storage)/[a-z_]+\.py)`", page.read_text("utf-8")
    )
    assert not [
        name
        for name in named
        if name.rpartition("/")[2] not in ("x.py", "x_results.py") and not (ROOT / "src/asnkarier" / name).exists()
    ]


def test_every_command_is_in_the_reference():
    text = GENERATED["reference/commands.md"]
    for name, command in PROGRAM.commands.items():
        for inner in getattr(command, "commands", {"": command}):
            assert f"## asnkarier {name} {inner}".rstrip() in text


def test_every_exit_code_finding_table_and_section_is_in_the_reference():
    assert all(f"| `{int(code)}` |" in GENERATED["reference/exit-codes.md"] for code in ExitCode)
    assert all(f"| `{code}` |" in GENERATED["reference/findings.md"] for code in CATALOGUE)
    assert all(f"\n## {name}\n" in GENERATED["reference/tables.md"] for name in TABLES)
    keys = [field.alias or name for name, field in RegionConfig.model_fields.items()]
    assert all(f"| `{key}` |" in GENERATED["reference/configuration.md"] for key in keys)


def test_the_reference_says_what_a_column_refers_to_and_which_keys_nothing_uses():
    columns, keys = GENERATED["reference/tables.md"], GENERATED["reference/configuration.md"]
    (target,) = [line for line in columns.splitlines() if line.startswith("| `target` | text | NIP")]
    assert "Refers to `employees.nip` where `scope` is `person`" in target
    assert "Refers to `employees.jabatan` where `scope` is `jabatan`" in target
    unused = {line.split("`")[1] for line in keys.splitlines() if "*No command uses it yet.*" in line}
    assert {"region.province", "talent.nine_box.value.potential"} <= unused
    assert not {"region", "region.name", "training_plan.forms"} & unused


def test_every_package_is_in_the_architecture():
    text = (DOCS / "explanation/architecture.md").read_text("utf-8")
    packages = [folder.name for folder in (ROOT / "src/asnkarier").iterdir() if (folder / "__init__.py").exists()]
    assert not [name for name in packages if f"`{name}/`" not in text]

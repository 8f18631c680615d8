"""Promises of the command line that are easily forgotten."""

import json
import subprocess
import sys

import pytest
from real_command import asnkarier, asnkarier_process

from asnkarier.cli.app import app

HEAVY = (
    "pandas",
    "numpy",
    "openpyxl",
    "pyarrow",
    "highspy",
    "yaml",
    "xlsxwriter",
    "jinja2",
    "babel",
    "matplotlib",
    "sqlalchemy",
)  # Typer itself may load pydantic
ENVELOPE = ["format", "command", "version", "exit_code", "error", "data", "messages", "files", "problems"]


def commands():
    import typer

    group = typer.main.get_command(app)
    for name, each in sorted(group.commands.items()):
        if hasattr(each, "commands"):
            yield from ((name, inner) for inner in sorted(each.commands))
        else:
            yield (name,)


@pytest.mark.parametrize("words", [(), *commands()], ids=" ".join)
def test_help_loads_nothing_heavy(words):
    script = (
        "import sys\nfrom asnkarier.cli.app import main\n"
        f"sys.argv = ['asnkarier', *{list(words)!r}, '--help']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        f"heavy = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "--help" in done.stdout


def test_a_command_that_makes_no_result_loads_neither_solver_nor_documents_nor_database():
    script = (
        "import sys, asnkarier.workflows.opening, asnkarier.workflows.import_data\n"
        "names = ('highspy', 'xlsxwriter', 'jinja2', 'babel', 'matplotlib', 'sqlalchemy', 'psycopg', 'pymysql')\n"
        "loaded = [name for name in names if name in sys.modules]\n"
        "assert not loaded, loaded\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_command_has_the_common_options():
    import typer

    group = typer.main.get_command(app)
    for words in commands():
        each = group
        for word in words:
            each = each.commands[word]
        options = {option for parameter in each.params for option in parameter.opts}
        assert {"--json", "--quiet", "--verbose", "--lang"} <= options, words
        assert each.help, words


@pytest.mark.parametrize(
    "arguments",
    [
        ("history",),
        ("check",),
        ("config", "check"),
        ("config", "explain", "training_plan.jp_minimum"),
        ("config", "schema"),
        ("history", "-r", "atlantis"),
        ("undo", "99"),
    ],
    ids=" ".join,
)
def test_json_has_one_shape(demo, arguments):
    place = () if arguments[-1] == "schema" else ("-w", demo)
    answer = asnkarier(*arguments, *place, "--json")
    shown = json.loads(answer.out)
    assert list(shown) == ENVELOPE
    assert shown["format"] == 1
    assert shown["exit_code"] == answer.code
    assert (shown["error"] is None) == (answer.code == 0)
    assert answer.err == ""


def test_quiet_prints_nothing_when_all_is_well(demo):
    answer = asnkarier_process("check", "-w", demo, "--quiet")
    assert (answer.code, answer.out, answer.err) == (0, "", "")


def test_messages_come_in_both_languages(tmp_path):
    english = asnkarier("history", "-w", tmp_path, "--lang", "en")
    indonesian = asnkarier("history", "-w", tmp_path, "--lang", "id")
    assert "is no workspace" in english.err
    assert indonesian.err
    assert "is no workspace" not in indonesian.err


def test_a_bug_shows_its_place_and_no_value(monkeypatch, capsys):
    from asnkarier.cli.show import View
    from asnkarier.i18n import translator

    def work(progress):
        raise KeyError("198701012010011001")

    code = View("test", as_json=False, quiet=False, verbose=True, translate=translator("en")).run(work)
    shown = capsys.readouterr()
    assert code == 1
    assert "198701012010011001" not in shown.out + shown.err
    assert "KeyError" in shown.err
    assert "test_command_line.py" in shown.err


def test_sigterm_ends_with_143(tmp_path):
    script = (
        "import os, signal, time\nfrom asnkarier.cli import app as program\n"
        "program.app = lambda: (os.kill(os.getpid(), signal.SIGTERM), time.sleep(5))\nprogram.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=30)
    assert done.returncode == 143


def test_output_survives_an_ascii_locale(demo):
    answer = asnkarier_process(
        "config", "show", "-w", demo, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    )
    assert answer.code == 0
    assert answer.err == ""

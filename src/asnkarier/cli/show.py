"""Show an Outcome: text for people, one JSON object for programs, an exit code for cron."""

from __future__ import annotations

import json
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from asnkarier import __version__
from asnkarier.errors import SystemRefused, UserError
from asnkarier.finding_kinds import place, remedy, sentence, severity
from asnkarier.i18n import N_, Translate
from asnkarier.outcome import ExitCode, Finding, Outcome, Progress, Severity

JSON_FORMAT = 1
"""Number of the shape of the JSON object; within one number keys are only added."""
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
SHOWN_FINDINGS = 20
"""Kinds of findings a person is shown at once, the gravest first; all findings are in the report and in --json."""


@dataclass(frozen=True)
class View:
    """How one run of a command is shown."""

    command: str
    as_json: bool
    quiet: bool
    verbose: bool
    translate: Translate

    def run(self, work: Callable[[Progress], Outcome]) -> ExitCode:
        """Do the work and show what came of it; give the exit code."""
        try:
            with self._progress() as progress:
                outcome = work(progress)
            self._show(outcome)
            sys.stdout.flush()
        except UserError as error:
            self._show_error(error)
            return error.exit_code
        except BrokenPipeError:  # the reader has seen enough, as with `| head`
            raise
        except OSError as fault:
            refused = SystemRefused(fault)
            self._show_error(refused)
            return refused.exit_code
        except KeyboardInterrupt:
            print(self.translate(N_("Interrupted; nothing was left half done.")), file=sys.stderr)
            return ExitCode.INTERRUPTED
        except Exception as bug:
            if os.environ.get("ASNKARIER_DEBUG"):
                raise
            self._show_bug(bug)
            return ExitCode.BUG
        return outcome.exit_code

    def _show(self, outcome: Outcome) -> None:
        if self.as_json:
            self._print_json(outcome.exit_code, outcome.data, outcome)
            return
        if self.quiet and outcome.exit_code == ExitCode.DONE:
            return
        for message in outcome.messages:
            print(_harmless(message.render(self.translate)))
        for path in outcome.files:
            print(_harmless(f"  {path}"))
        self._show_findings(outcome.findings)

    def _show_error(self, error: UserError) -> None:
        if self.as_json:
            self._print_json(error.exit_code, {}, Outcome(self.command, findings=error.findings), error)
            return
        print(_harmless(f"asnkarier: {error.text(self.translate)}"), file=sys.stderr)
        self._show_findings(error.findings)

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show the gravest first: each kind once for a file with its first place, under --verbose every one."""
        order = list(Severity)
        ranked = sorted(findings, key=lambda finding: order.index(severity(finding)))
        serious = [finding for finding in ranked if severity(finding) is not Severity.INFO]
        groups = [[finding] for finding in ranked] if self.verbose else _by_kind(serious)[:SHOWN_FINDINGS]
        for group in groups:
            finding, count = group[0], sum(each.count for each in group)
            what = f"{sentence(finding, self.translate)} {remedy(finding, self.translate)}".strip()
            value = f" «{finding.value}»" if finding.value else ""
            times = f" ({count}x)" if count > 1 else ""
            print(_harmless(f"{finding.code} {place(finding)}:{value} {what}{times}"), file=sys.stderr)
        if len(groups) < len(ranked):
            more = self.translate(N_("… and {count} more findings, {notes} of them mere notes; --verbose shows all."))
            notes = 0 if self.verbose else len(ranked) - len(serious)
            print(more.format(count=len(ranked) - len(groups), notes=notes), file=sys.stderr)

    def _show_bug(self, bug: Exception) -> None:
        """Name the place of a bug without its message, which may hold a personal value."""
        frames = traceback.extract_tb(bug.__traceback__)
        trail = "\n".join(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
        text = self.translate(
            N_("A bug in asnkarier ({kind}); nothing was published. Please report these lines, which hold no data:")
        ).format(kind=type(bug).__name__)
        if self.as_json:
            self._print_json(ExitCode.BUG, {}, Outcome(self.command), error_text=text)
        print(f"asnkarier {__version__}: {text}\n{trail}", file=sys.stderr)

    def _print_json(
        self,
        exit_code: ExitCode,
        data: Any,
        outcome: Outcome,
        error: UserError | None = None,
        *,
        error_text: str = "",
    ) -> None:
        print_envelope(
            self.command,
            exit_code,
            (error.text(self.translate) if error else error_text) or None,
            data=data,
            messages=[message.render(self.translate) for message in outcome.messages],
            files=[str(path) for path in outcome.files],
            findings=[self._finding_as_json(finding) for finding in outcome.findings],
        )

    def _finding_as_json(self, finding: Finding) -> dict[str, Any]:
        return {
            "code": finding.code,
            "severity": severity(finding),
            "file": finding.file,
            "sheet": finding.sheet,
            "cell": finding.cell,
            "header": finding.header,
            "value": finding.value,
            "count": finding.count,
            "sentence": sentence(finding, self.translate),
            "remedy": remedy(finding, self.translate),
        }

    @contextmanager
    def _progress(self) -> Iterator[Progress]:
        """Show a bar on a terminal, nothing elsewhere."""
        if self.as_json or self.quiet or not sys.stderr.isatty():
            yield lambda text, share: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("", total=None)

            def tell(text: str, share: float | None) -> None:
                bar.update(task, description=self.translate(text), total=None if share is None else 1.0)
                if share is not None:
                    bar.update(task, completed=share)

            yield tell


def _by_kind(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Put findings of one code in one file together; what stops a file stays apart, for each has its own reason."""
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        is_stop = severity(finding) is Severity.STOP
        groups.setdefault(number if is_stop else (finding.code, finding.file), []).append(finding)
    return list(groups.values())


def print_envelope(
    command: str,
    exit_code: int,
    error: str | None,
    *,
    data: Any = None,
    messages: Sequence[str] = (),
    files: Sequence[str] = (),
    findings: Sequence[Mapping[str, Any]] = (),
) -> None:
    """Print the one JSON object of a run; its shape is the same for every command and every end."""
    envelope = {
        "format": JSON_FORMAT,
        "command": command,
        "version": __version__,
        "exit_code": int(exit_code),
        "error": error,
        "data": data or {},
        "messages": messages,
        "files": files,
        "problems": findings,
    }
    print(json.dumps(envelope, ensure_ascii=False, indent=2, default=str, allow_nan=False))


def _harmless(text: str) -> str:
    """Take out what steers a terminal: a sender's names must not.

    That is controls, also those of one sign beyond ASCII, what turns the direction of text, and what is no character.
    """
    return _STEERING.sub("?", text)

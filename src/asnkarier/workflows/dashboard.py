"""``asnkarier report dashboard``: every stored result of a region on one page of HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from asnkarier.atomic import write_text
from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.reports.kit.documents import Documents
from asnkarier.storage.journal import Entry
from asnkarier.workflows.office import Office
from asnkarier.workflows.results import held_by, outdated, stored_results
from asnkarier.workflows.studies import STUDIES
from asnkarier.workflows.study import result_of

DASHBOARD = "dashboard"
FORMATS = ("html",)


@dataclass(frozen=True)
class Shown:
    """A stored result on the page; ``changed``: a table it was computed from has another version now."""

    title: str
    """A marked text."""
    entry: Entry
    documents: Documents
    changed: bool


@dataclass(frozen=True)
class Page:
    """The file, none where nothing is stored; by result the entry that holds it; whether a source has changed."""

    files: tuple[Path, ...]
    entries: Mapping[str, int]
    changed: bool


def write_dashboard(office: Office, config: RegionConfig, folder: Path) -> Page:
    """Write ``dashboard_<region>_<latest day of its results>.html``.

    Raises:
        UsageError: a result is of an older program.
        OSError: the file cannot be written.
    """
    shown = _shown(office, config)
    if not shown:
        return Page((), {}, changed=False)
    day = max(one.documents.day for one in shown.values())
    path = folder / f"{DASHBOARD}_{office.code}_{day.isoformat()}.html"
    write_text(path, _html(config, shown))
    entries = {command.replace("-", "_"): one.entry.number for command, one in shown.items()}
    return Page((path,), entries, any(one.changed for one in shown.values()))


def _shown(office: Office, config: RegionConfig) -> dict[str, Shown]:
    found = {}
    for command, study in STUDIES.items():
        tables = [table.name for table in study.stores]
        if entry := held_by(office, command, tables):
            result = result_of(study, office, entry, stored_results(office, entry, tables), entry.options)
            changed = outdated(office, entry, [table.name for table in study.reads])
            found[command] = Shown(study.title, entry, study.lay_out(config, result), changed)
    return found


def _html(config: RegionConfig, shown: Mapping[str, Shown]) -> str:
    from asnkarier.reports.kit.dashboard import Section, dashboard

    words = next(iter(shown.values())).documents.wording
    sections = [Section(command, words(one.title), one.documents, one.entry.number) for command, one in shown.items()]
    old = words.enumeration(words(one.title) for one in shown.values() if one.changed)
    notices = [words(N_("The tables have changed since these were computed: {results}."), results=old)] if old else []
    return dashboard(config.region, words, sections, notices)

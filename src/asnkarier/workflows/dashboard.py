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
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.laid_out import Laid, changed, nothing_stored, stored, written
from asnkarier.workflows.office import Office
from asnkarier.workflows.results import people_in
from asnkarier.workflows.studies import STUDIES

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
    people: int


def dashboard_page(office: Office, formats: str | None, out: Path | None) -> Laid:
    """Write ``dashboard_<region>_<latest day of its results>.html``.

    Raises:
        UsageError: another format is asked for, nothing is stored, or a result is of an older program.
        OSError: the file cannot be written.
    """
    chosen_formats(formats, FORMATS, FORMATS)
    shown = _shown(office)
    if not shown:
        raise nothing_stored(office, STUDIES)
    day = max(one.documents.day for one in shown.values())
    path = (out or office.workspace.reports) / f"{DASHBOARD}_{office.code}_{day.isoformat()}.html"
    write_text(path, _html(office.config, shown))
    messages = written(stale=any(one.changed for one in shown.values()))
    entries = {command.replace("-", "_"): one.entry.number for command, one in shown.items()}
    return Laid((path,), max(one.people for one in shown.values()), entries, messages)


def _shown(office: Office) -> dict[str, Shown]:
    found = {}
    for command, study in STUDIES.items():
        entry, result = stored(office, study)
        if entry and result:
            documents, people = study.lay_out(office.config, result), people_in(study.stores, result.tables)
            found[command] = Shown(study.title, entry, documents, changed(office, (entry, study)), people)
    return found


def _html(config: RegionConfig, shown: Mapping[str, Shown]) -> str:
    from asnkarier.reports.kit.dashboard import Section, dashboard

    words = next(iter(shown.values())).documents.wording
    sections = [Section(command, words(one.title), one.documents, one.entry.number) for command, one in shown.items()]
    old = words.enumeration(words(one.title) for one in shown.values() if one.changed)
    notices = [words(N_("The tables have changed since these were computed: {results}."), results=old)] if old else []
    return dashboard(config.region, words, sections, notices)

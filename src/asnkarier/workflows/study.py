"""What a result is, in one object, and the one way every result is computed, stored and laid out.

A study reads tables, computes, stores its own tables under the options it was asked with, and lays them out as
documents. ``studies.py`` lists them all; ``run``, ``report``, ``demo``, the configuration's ``automation.steps`` and
the reference pages read that list.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.finding_kinds import severity
from asnkarier.i18n import N_
from asnkarier.outcome import ExitCode, Finding, Message, Outcome, Progress, Severity
from asnkarier.parquet import Part
from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.kit.former import FormerRun
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.storage.journal import Entry
from asnkarier.tables.schema import Table
from asnkarier.workflows.accepted_names import respelled, words
from asnkarier.workflows.formats import REPORT_FORMATS, chosen_formats
from asnkarier.workflows.former import Compared, former_result
from asnkarier.workflows.office import Office, record_export, recorded
from asnkarier.workflows.provenance import provenance
from asnkarier.workflows.results import made_from, people_in, store_results
from asnkarier.workflows.stored_findings import as_findings

Frames = Mapping[str, pd.DataFrame]
"""Tables by name, each conforming to the table of that name."""


@dataclass(frozen=True, kw_only=True)
class StudyOptions:
    """What every study can be asked for; without a day it speaks of today.

    ``as_known`` reads the tables as they were at the end of the day, not as they are now.
    """

    as_of: date | None = None
    as_known: bool = False
    formats: str | None = None
    out: Path | None = None


Options = TypeVar("Options", bound=StudyOptions)


@dataclass(frozen=True)
class Computation:
    """What a study found.

    ``tables`` are those it stores; ``options`` are JSON-ready and hold all that the documents need besides tables;
    ``counts`` go into the journal; ``data`` and ``messages`` into the Outcome. A ``partial`` one, of some OPDs only,
    is laid out but not stored: what is stored speaks of the whole region.
    """

    tables: Frames
    options: Mapping[str, Any]
    counts: Mapping[str, int]
    data: Mapping[str, Any]
    messages: tuple[Message, ...] = ()
    findings: tuple[Finding, ...] = ()
    partial: bool = False


@dataclass(frozen=True)
class Result:
    """All that the documents of a study are laid out from: fresh, or as the store holds it."""

    tables: Frames
    options: Mapping[str, Any]
    sources: Frames
    """The tables it was computed from, as they were then."""
    findings: tuple[Finding, ...]
    """What the imports up to then found."""
    provenance: Provenance
    former: FormerRun | None = None
    """The run it is compared with; None for a result that is not stored, or of a study that compares none."""
    former_tables: Frames = field(default_factory=dict)


@dataclass(frozen=True)
class Study(Generic[Options]):
    """One kind of result. ``title`` is a marked text; ``data`` says what each key of its JSON ``data`` means.

    ``compute`` is given the tables it ``reads``, the options and the day. ``step`` gives the options that ``run`` asks
    with, from the day and the budget year asked for (None: the year after the day); without it ``run`` cannot.
    """

    command: str
    title: str
    reads: tuple[Table, ...]
    stores: tuple[Table, ...]
    data: Mapping[str, str]
    compute: Callable[[Office, Frames, Options, date, Progress], Computation]
    lay_out: Callable[[RegionConfig, Result], Documents]
    step: Callable[[date, int | None], Options] | None = None
    parts: Mapping[str, Part] = field(default_factory=dict)
    """Of a table by name, the only columns it needs."""
    held: Mapping[str, Part] = field(default_factory=dict)
    """Of a table it stores by name, the form in which ``report`` reads it back."""
    formats: tuple[str, ...] = REPORT_FORMATS
    masked: Callable[[RegionConfig, Result], Documents] | None = None
    """Lays it out for outside the office; None for a result that speaks of nothing but people."""
    compared: Compared | None = None
    """What of the run before its documents compare it with; None for nothing."""


def conduct(
    study: Study[Options],
    office: Office,
    options: Options,
    *,
    now: datetime,
    progress: Progress,
    today: date | None = None,
) -> Outcome:
    """Compute a study, store what it found, write its documents, and record the run.

    A result for a day before ``today`` (that of the region, unless it is given) is laid out under a name of its own and
    not stored: what ``report`` and ``export`` give is the current result, and a look back never becomes it.

    ``data``: ``region``, ``entry`` (None if nothing new was stored) and what the study says.

    Raises:
        UsageError: no such format, or the study cannot be made from the options or tables there are.
        Busy: another run holds the store, or changed these results meanwhile.
    """
    _keep_what_is_loaded()
    current = today or office.today(now)
    day = options.as_of or current
    past = day < current

    def work() -> Outcome:
        formats = chosen_formats(options.formats, study.formats)
        read_from = _known_on(office, day) if options.as_known else office.store.head()
        sources, told = _load(study, office, read_from)
        computed = study.compute(office, sources, options, day, progress)
        entry, is_new = None, False
        if not (computed.partial or past):
            entry, is_new = store_results(
                office,
                {table.name: computed.tables[table.name] for table in study.stores},
                command=study.command,
                options=computed.options,
                counts=computed.counts,
                based_on=read_from,
                now=now,
            )
        progress(N_("Writing documents"), None)
        result = result_of(study, office, entry, computed.tables, computed.options, known=(read_from, sources))
        documents = study.lay_out(office.config, result)
        if past:
            documents = replace(documents, name=f"{documents.name}_{'as-known' if options.as_known else 'past'}")
        files = documents.write(office.report_folder(options.out), formats)
        people = people_in(study.stores, computed.tables)
        record_export(office, study.command, [study.command], people, len(files), now=now)
        number = entry.number if entry and is_new else None
        data = {"region": office.code, "entry": number, **computed.data}
        messages = (*computed.messages, *(_looking_back(day, read_from, options) if past else ()))
        lost = any(severity(finding) is Severity.SET_ASIDE for finding in computed.findings)
        code = ExitCode.SET_ASIDE if lost else ExitCode.DONE
        return Outcome(study.command, data, messages, (*computed.findings, *told), tuple(files), exit_code=code)

    return recorded(study.command, office, now, work)


@cache
def _keep_what_is_loaded() -> None:
    """Have the garbage collector leave alone, from here on, what the imports made.

    It would look through all of it several times while frames come and go: a tenth of a gap analysis.
    """
    gc.freeze()


def result_of(
    study: Study[Any],
    office: Office,
    entry: Entry | None,
    tables: Frames,
    options: Mapping[str, Any],
    *,
    known: tuple[Entry | None, Frames] | None = None,
) -> Result:
    """Put together what the documents need; ``entry`` holds the result, None if it is not stored.

    ``known`` are sources that are loaded already, and the entry they are of.
    """
    origin = known[0] if known and entry is None else made_from(office, entry)
    sources = known[1] if known and known[0] == origin else _load(study, office, origin)[0]
    former = former_result(office.store, study.compared, entry) if study.compared and entry else (None, {})
    return Result(
        tables,
        options,
        sources,
        as_findings(office.store.load("findings", origin)),
        provenance(office, entry, sources, options),
        *former,
    )


def _known_on(office: Office, day: date) -> Entry:
    """Give the entry whose tables were current at the end of a day."""
    entry = office.store.entry_at(day)
    if entry is None:
        raise UsageError(
            N_("Nothing of {region} was known on {day}: the first import is later."),
            remedy=N_("Choose a later day, or leave out --as-known. See 'asnkarier history'."),
            region=office.config.region.name,
            day=day.isoformat(),
        )
    return entry


def _looking_back(day: date, read_from: Entry | None, options: StudyOptions) -> tuple[Message, ...]:
    """Say that a result for a past day is not the current one, and which state of the tables it is from."""
    known = N_("The tables are those known at the end of {day} (entry {number}).")
    now = N_("The tables are those known now; for those known then, add --as-known to 'asnkarier gap-analysis'.")
    values = {"day": day.isoformat(), "number": read_from.number if read_from else 0}
    return (
        Message(N_("{day} is past: the documents are written, but the stored result stays the current one."), values),
        Message(known if options.as_known else now, values),
    )


def _load(study: Study[Any], office: Office, entry: Entry | None) -> tuple[Frames, tuple[Finding, ...]]:
    """Load the tables of a study as they read with the accepted spellings; tell which of those do not as was meant."""
    names = words(office, entry)
    read = {
        table.name: respelled(
            office.store.load(table.name, entry, study.parts.get(table.name)), table.name, names.vocabulary
        )
        for table in study.reads
    }
    told = (*names.findings, *(finding for _, findings in read.values() for finding in findings))
    return {name: frame for name, (frame, _) in read.items()}, told

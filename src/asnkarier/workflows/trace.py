"""``asnkarier trace``: why a person's figures are what they are, down to the cell of the file that was sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import pandas as pd

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Outcome
from asnkarier.rules.nip import NipError, mask_nip, nip_digits
from asnkarier.storage.journal import Entry
from asnkarier.tables.vocabulary import fold
from asnkarier.workflows.accepted_names import Words, respelled, words
from asnkarier.workflows.gaps import SOURCES
from asnkarier.workflows.office import Office, logged
from asnkarier.workflows.stored_findings import as_findings
from asnkarier.workflows.trace_text import trace_messages
from asnkarier.workflows.traced import traced
from asnkarier.workflows.traced_data import Spellings, as_data

_NEAR = 2
"""A NIP of which so few digits differ is near the one asked for."""


@logged("trace")
def trace(
    office: Office, nip: str, competency: str | None = None, *, as_of: date | None = None, now: datetime
) -> Outcome:
    """Tell where every figure of a person comes from: of one competency, or of all that are required.

    The NIP is in what is shown, since it was asked for; the run log has whole numbers only, and so never holds it.

    Args:
        office: the region.
        nip: whose figures, in any spelling.
        competency: code or name; all that are required if not given.
        as_of: the day the figures are stated for, else today.
        now: the moment of the run.

    Raises:
        UsageError: nobody has this NIP, there is no such competency, or nobody has been imported yet.
    """
    head = office.store.head()
    names = words(office, head)
    stored = {table.name: office.store.load(table.name, head) for table in SOURCES}
    sources = {name: respelled(frame, name, names.vocabulary)[0] for name, frame in stored.items()}
    person = _nip(office, stored["employees"], nip)
    code = _competency(office, names, competency) if competency else None
    day = as_of or office.today(now)
    found = traced(office.config, sources, person, code, day)
    spellings = _spellings(office, head, stored["employees"], person)
    data = as_data(office.config, found, spellings) | {
        "region": office.code,
        "entry": head.number if head else None,
        "as_of": day.isoformat(),
    }
    return Outcome("trace", data, tuple(trace_messages(office.config, data)), names.findings)


def _nip(office: Office, employees: pd.DataFrame, asked: str) -> str:
    """Give the digits of an employee's NIP.

    Raises:
        UsageError: it is none, or nobody has it; other people's that are near it are told masked.
    """
    try:
        digits = nip_digits(asked)
    except NipError:
        raise UsageError(
            N_("A NIP has 18 digits; what was given has {count}."),
            remedy=N_("Give all digits of the NIP, without letters."),
            count=sum(character.isdigit() for character in asked),
        ) from None
    known = employees["nip"]
    if (known == digits).any():
        return digits
    near = [each for each in known if sum(a != b for a, b in zip(each, digits, strict=True)) <= _NEAR]
    raise UsageError(
        N_("No employee of {region} has this NIP; {count} have one that differs in one or two digits: {near}."),
        remedy=N_("Check the digits, or look the person up: asnkarier export employees"),
        region=office.config.region.name,
        count=len(near),
        near=", ".join(sorted(set(map(mask_nip, near)))) or "–",
    )


def _competency(office: Office, names: Words, asked: str) -> str:
    """Give the code of a competency by its code, name, English name or a spelling of it.

    Raises:
        UsageError: there is none.
    """
    known = office.config.competencies.all
    codes = {fold(each.name_en): each.code for each in known} | dict(names.vocabulary.competencies)
    if code := codes.get(fold(asked)):
        return code
    raise UsageError(
        N_("There is no competency {name}."),
        remedy=N_("The competencies are: {known}."),
        name=asked,
        known="; ".join(f"{each.code} ({each.name})" for each in known),
    )


def _spellings(office: Office, head: Entry | None, employees: pd.DataFrame, nip: str) -> Spellings:
    """Gather what was read under another name than it was written."""
    row = employees.set_index("nip").loc[nip]
    written = {name: "" if pd.isna(row[name]) else str(row[name]) for name in ("jabatan", "unor", "opd")}
    findings = as_findings(office.store.load("findings", head))
    return Spellings(
        competencies=office.config.competencies.all,
        accepted=office.loaded.aliases,
        mappings={
            (each.file, each.sheet): str(each.details.get("name", ""))
            for each in findings
            if each.code == "F_MAPPING_USED"
        },
        inputs=_inputs(office.store.entries()),
        written=written,
    )


def _inputs(entries: Iterable[Entry]) -> dict[int, tuple[str, ...]]:
    return {entry.number: tuple(each.file for each in entry.inputs) for entry in entries}

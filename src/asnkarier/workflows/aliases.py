"""``asnkarier aliases``: names nobody knows, and what an analyst has decided that they mean."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rapidfuzz import fuzz, process

from asnkarier.atomic import write_text
from asnkarier.config.aliases import Alias, aliases_file, aliases_text, known_as, load_aliases
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome
from asnkarier.storage.history import standing
from asnkarier.storage.journal import Entry
from asnkarier.tables import IMPORTED
from asnkarier.tables.cells import clean
from asnkarier.tables.known_names import KINDS, KnownNames
from asnkarier.tables.row_findings import without_numbers
from asnkarier.tables.schema import Kind
from asnkarier.tables.strange_names import SAYING, Near, StrangeName, strange_names
from asnkarier.tables.vocabulary import fold
from asnkarier.workflows.accepted_names import known_to, words
from asnkarier.workflows.office import Office, logged, who

LONGEST = 200
"""Characters of a spelling that can be accepted."""
_NEAREST = 3
_SHOWN = 40
"""Names of one kind that a person is shown; all are in the JSON."""


@logged("aliases list")
def list_aliases(office: Office, kind: str | None, *, now: datetime) -> Outcome:
    """List the names that are not known, with the known ones they may mean, and the spellings accepted so far.

    Raises:
        UsageError: there is no such kind.
    """
    kinds = (_checked_kind(kind),) if kind else KINDS
    names = words(office)
    frames = {name: office.store.load(name) for name in (*IMPORTED, "findings")}
    strange = [each for kind in kinds for each in strange_names(kind, frames, names.vocabulary)]
    accepted = [
        {**dataclasses.asdict(alias), "accepted_at": alias.accepted_at.isoformat(), "state": str(state)}
        for alias, state in names.states
        if alias.kind in kinds
    ]
    data = {
        "region": office.code,
        "file": str(aliases_file(office.workspace.configs, office.code)),
        "names": [dataclasses.asdict(each) for each in strange],
        "accepted": accepted,
    }
    messages = [message for kind in kinds for message in _listed([each for each in strange if each.kind == kind])]
    messages += [Message(ACCEPTED[each["state"]], each) for each in accepted]
    return Outcome("aliases list", data, tuple(messages) or (Message(N_("Every name is known.")),), names.findings)


@logged("aliases accept")
def accept_alias(office: Office, kind: str, spelling: str, means: str, *, now: datetime) -> Outcome:
    """Read a spelling as a known name from now on, in what is stored and in what will be imported.

    Accepting it again changes nothing. ``data``: ``region``, ``entry`` (None if nothing changed), ``kind``,
    ``spelling``, ``name``, ``import_again`` (files whose rows were set aside for this spelling).

    Raises:
        UsageError: no such kind or name; the spelling is known, or was accepted as something else.
        Busy: another run is writing.
    """
    spelling, means = clean(spelling), clean(means)
    _checked_kind(kind)
    with office.store.lock(office.patience):
        known = known_to(office, kind)
        current = load_aliases(office.code, [office.workspace.configs])
        name = _name(means, kind, known, current)
        alias = Alias(kind, spelling, name, who(), office.local(now).replace(microsecond=0))
        before = next((each for each in current if each.key == alias.key), None)
        _refuse_spelling(alias, before, known, current)
        entry = None if before else _put(office, "aliases accept", alias, current, [*current, alias], now)
    again = _import_again(office, alias)
    said = N_("'{spelling}' is read as {name} from now on, in what is stored and in what will be imported.")
    messages = [Message(said if entry else N_("'{spelling}' is read as {name} already."), _values(alias))]
    if again:
        text = N_("What stood under it is not stored yet. Import again: {files}")
        messages.append(Message(text, {"files": ", ".join(again)}))
    if entry:
        messages.append(COMPUTE_AGAIN)
    data = {"region": office.code, "entry": entry.number if entry else None, **_values(alias), "import_again": again}
    return Outcome("aliases accept", data, tuple(messages))


@logged("aliases remove")
def remove_alias(office: Office, kind: str, spelling: str, *, now: datetime) -> Outcome:
    """Take an accepted spelling back.

    ``data``: ``region``, ``entry``, ``kind``, ``spelling``, ``name``, ``stored_under_it`` (entries of imports that
    may have stored rows by it: only rows of competencies are, by their code).

    Raises:
        UsageError: it was not accepted.
        Busy: another run is writing.
    """
    key = _checked_kind(kind), fold(spelling)
    with office.store.lock(office.patience):
        current = load_aliases(office.code, [office.workspace.configs])
        alias = next((each for each in current if each.key == key), None)
        if alias is None:
            raise UsageError(
                N_("'{spelling}' was not accepted as a spelling of anything ({kind})."),
                remedy=N_("See 'asnkarier aliases list'."),
                spelling=spelling,
                kind=kind,
            )
        stored = _stored_under(office, alias)
        entry = _put(office, "aliases remove", alias, current, [each for each in current if each != alias], now)
    messages = [Message(N_("'{spelling}' is no longer read as {name}."), _values(alias))]
    if stored:
        text = N_(
            "Rows imported since it was accepted may be stored as {name}. If it was wrong, undo these entries in this "
            "order: {entries}"
        )
        values = {**_values(alias), "entries": ", ".join(map(str, stored))}
        messages.append(Message(text, values))
    data = {"region": office.code, "entry": entry.number, **_values(alias), "stored_under_it": stored}
    return Outcome("aliases remove", data, (*messages, COMPUTE_AGAIN))


ACCEPTED = {
    "in_force": N_("{kind}: '{spelling}' is read as {means} (accepted by {accepted_by}, {accepted_at})"),
    "needless": N_("{kind}: '{spelling}' is known as {means} by itself now (accepted by {accepted_by}, {accepted_at})"),
    "overruled": N_(
        "{kind}: '{spelling}' is NOT read as {means}: it is known as something else (accepted by {accepted_by}, "
        "{accepted_at})"
    ),
    "unknown_name": N_(
        "{kind}: '{spelling}' is NOT read as {means}: no such name is known any more (accepted by {accepted_by}, "
        "{accepted_at})"
    ),
}
COMPUTE_AGAIN = Message(N_("Results stay as they were computed; compute them again to take that in."))


def _checked_kind(kind: str) -> str:
    if kind not in KINDS:
        raise UsageError(
            N_("There is no kind of names {kind}."),
            remedy=N_("Choose from {kinds}."),
            kind=kind,
            kinds=", ".join(KINDS),
        )
    return kind


def _listed(strange: Sequence[StrangeName]) -> list[Message]:
    told = [_told(each) for each in strange[:_SHOWN]]
    if rest := len(strange) - len(told):
        told.append(Message(N_("… and {count} more names; --json gives all."), {"count": rest}))
    return told


def _told(strange: StrangeName) -> Message:
    """Say what a name may mean. All candidates are shown, none is preferred."""
    values = {
        "kind": strange.kind,
        "name": strange.name,
        "count": strange.count,
        "places": ", ".join(strange.places),
        "nearest": "; ".join(map(_candidate, strange.nearest)),
    }
    if not strange.nearest:
        return Message(N_("{kind}: '{name}' is not known ({count}x in {places}), and no known name is near."), values)
    return Message(N_("{kind}: '{name}' is not known ({count}x in {places}). It may be: {nearest}"), values)


def _candidate(near: Near) -> str:
    """Write a known name, with the spelling of it that is alike where that is another, as of a code."""
    beside = f"{near.spelling}, " if fold(near.spelling) != fold(near.name) else ""
    return f"'{near.name}' ({beside}{near.likeness} %)"


def _name(means: str, kind: str, known: KnownNames, current: Sequence[Alias]) -> str:
    """Give the known name an analyst wrote, in our spelling.

    Raises:
        UsageError: it is not known, or is an accepted spelling itself.
    """
    if name := known.name(means) or known_as(means, known):
        return name
    if other := next((each for each in current if each.key == (kind, fold(means))), None):
        raise UsageError(
            N_("'{means}' is itself only an accepted spelling."),
            remedy=N_("Name what it stands for: {name}."),
            means=means,
            name=other.means,
        )
    near = process.extract(means, sorted(set(known.names.values())), scorer=fuzz.WRatio, limit=_NEAREST, processor=fold)
    if not near:
        raise UsageError(
            N_("No names of this kind are known yet ({kind})."),
            remedy=N_("Import the tables that have them first: asnkarier import FILE…"),
            kind=kind,
        )
    raise UsageError(
        N_("No name '{means}' is known ({kind})."),
        remedy=N_("The nearest are: {nearest}."),
        means=means,
        kind=kind,
        nearest="; ".join(str(each[0]) for each in near),
    )


def _refuse_spelling(alias: Alias, before: Alias | None, known: KnownNames, current: Sequence[Alias]) -> None:
    """Refuse a spelling that says something else already.

    Raises:
        UsageError: it does.
    """
    shown = without_numbers(alias.spelling)
    if not fold(shown) or not shown.isprintable() or len(shown) > LONGEST or shown != alias.spelling:
        raise UsageError(N_("'{spelling}' is no spelling of a name."), spelling=shown[:LONGEST])
    ours = known.name(alias.spelling) or known_as(alias.spelling, known)
    if ours and (ours != alias.means or alias.spelling in known):
        text = (
            N_("'{spelling}' is a known name itself.")
            if fold(ours) == fold(alias.spelling)
            else N_("'{spelling}' is known already: it stands for {ours}.")
        )
        raise UsageError(text, spelling=alias.spelling, ours=ours)
    if before and before.means != alias.means:
        raise UsageError(
            N_("'{spelling}' was accepted as {other}."),
            remedy=N_('Take that back first: asnkarier aliases remove --kind {kind} "{spelling}"'),
            spelling=alias.spelling,
            other=before.means,
            kind=alias.kind,
        )
    if target := next((each for each in current if (each.kind, fold(each.means)) == alias.key), None):
        raise UsageError(
            N_("'{other}' was accepted as '{spelling}', so '{spelling}' cannot stand for something else."),
            remedy=N_('Take that back first: asnkarier aliases remove --kind {kind} "{other}"'),
            spelling=alias.spelling,
            other=target.spelling,
            kind=alias.kind,
        )


def _put(
    office: Office, command: str, alias: Alias, before: Sequence[Alias], after: Sequence[Alias], now: datetime
) -> Entry:
    """Write the spellings and put that on record in the journal: both or neither. The caller holds the lock."""
    file = aliases_file(office.workspace.configs, office.code)
    write_text(file, aliases_text(after))
    try:
        entry = office.store.commit(
            {},
            command=command,
            now=office.local(now),
            who=who(),
            config_sha256=office.loaded.sha256,
            options=_values(alias),
            record=True,
        )
    except BaseException:
        write_text(file, aliases_text(before))
        raise
    assert entry is not None  # noqa: S101 - a commit for the record always makes one
    return entry


def _values(alias: Alias) -> dict[str, Any]:
    return {"kind": alias.kind, "spelling": alias.spelling, "name": alias.means}


def _import_again(office: Office, alias: Alias) -> list[str]:
    """Give the files with rows that were set aside because nobody knew this name."""
    if alias.kind != "competencies":
        return []
    findings = office.store.load("findings")
    said = [
        row["file"]
        for row in findings[findings["code"].isin(list(SAYING))].to_dict("records")
        if fold(row[SAYING[row["code"]]]).lstrip("0123456789 ") == fold(alias.spelling).lstrip("0123456789 ")
    ]
    return sorted(set(said))


def _stored_under(office: Office, alias: Alias) -> list[int]:
    """Give the imports since a spelling was accepted that changed tables with competencies, newest first."""
    if alias.kind != "competencies":
        return []
    since = max((each.number for each in office.store.entries() if _accepts(each, alias)), default=0)
    by_code = {table.name for table in IMPORTED.values() if any(c.kind is Kind.COMPETENCY for c in table.columns)}
    return [
        entry.number
        for entry in reversed(standing(office.store.entries()))
        if entry.command == "import" and entry.number > since
        if by_code.intersection(office.store.changed(entry))
    ]


def _accepts(entry: Entry, alias: Alias) -> bool:
    options = entry.options
    return entry.command == "aliases accept" and (options["kind"], fold(options["spelling"])) == alias.key

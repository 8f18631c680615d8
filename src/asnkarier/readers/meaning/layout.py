"""Finds the table on a sheet: which rows are the header, what kind of table it is, what each column means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from asnkarier.readers.display import printable, shown_header
from asnkarier.readers.meaning import competency_columns, groups, spread_columns
from asnkarier.readers.meaning.competency_columns import Match, Says
from asnkarier.readers.meaning.groups import Path
from asnkarier.readers.meaning.header_rows import Head, Header, Merged, candidates, extended, text_of
from asnkarier.readers.meaning.header_rules import Resembling, Rules, telling
from asnkarier.readers.meaning.headers import PLAIN_LIST, Kind
from asnkarier.readers.meaning.mapping import Layout as Headers
from asnkarier.readers.meaning.mapping import mapping_key
from asnkarier.readers.meaning.uses import MAPPED, SAVED, Use, example_of, named_columns, option
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import MELTED
from asnkarier.tables.vocabulary import fold


@dataclass(frozen=True)
class Layout:
    """How a sheet is read. The first ``rows`` rows are title and header; data begins below.

    ``title_rows`` of them stand above the header. ``rivals`` are columns that nobody can tell from one that is read:
    where they hold other values, the sender must say which is meant. ``beside`` are the others, not read.
    ``strange`` of them look like competencies; ``lost`` have a name that is known, under a group that is not.
    ``saved`` names the saved mapping that was used, ``resembling`` one that was not, for the ``headers`` differ.
    """

    kind: Kind
    title_rows: int
    rows: int
    width: int
    uses: tuple[Use, ...]
    rivals: tuple[Use, ...] = ()
    beside: tuple[Use, ...] = ()
    strange: tuple[Use, ...] = ()
    lost: tuple[Use, ...] = ()
    headers: Headers = ()
    saved: str = ""
    resembling: Resembling | None = None

    @property
    def skipped(self) -> tuple[str, ...]:
        """The headers of the columns that are not read, but for those that are settled by their values."""
        unread = {use.index: use for use in (*self.beside, *self.rivals)}
        return tuple(unread[index].header for index in sorted(unread))


def find_layout(head: Head, rules: Rules, merged: Merged = ()) -> Layout | None:
    """Find the header with the most known texts that makes a known kind of table; None if there is none.

    Raises:
        Refusal: nobody can tell what the columns of the table hold.
    """
    kinds = list(rules.kinds())
    ranked: list[tuple[int, Header]] = []
    for header in candidates(head, merged):
        known = [_is_known(path, rules) for path in header.paths]
        if sum(known) > 1:  # one known text is no header
            ranked.append((sum(known), header))
    ranked.sort(key=lambda pair: -pair[0])
    failed: list[Header] = []
    for _, header in _best_first(ranked):
        whole = extended(header, head, merged, _identity(header, rules.any_kind))
        if any(whole.shares_rows(other) for other in failed):
            continue  # a part of a header that was not understood
        headers = tuple(mapping_key(groups.shown(path)) for path in whole.paths if path)
        own, saved = rules.for_layout(headers)
        resembling = None if saved else rules.resembling(headers)
        with telling(resembling):
            for kind, spellings in kinds:
                if layout := _fit(whole, kind, spellings, own):
                    rows = _below(head, whole)
                    return replace(layout, rows=rows, headers=headers, saved=saved, resembling=resembling)
            for kind, spellings in kinds:
                _refuse_unclear(whole, kind, spellings, own)
        failed.append(whole)
    return None


def _best_first(ranked: Sequence[tuple[int, Header]]) -> list[tuple[int, Header]]:
    """Order headers by the number of known texts, and those with equally many by what explains more."""
    ordered: list[tuple[int, Header]] = []
    for known, header in ranked:
        place = len(ordered)
        while place and ordered[place - 1][0] == known and header.explains_more(ordered[place - 1][1]):
            place -= 1
        ordered.insert(place, (known, header))
    return ordered


def _loosely(path: Path, spellings: Mapping[str, tuple[str, int]]) -> tuple[str, int] | None:
    """Find the column that a header may have to do with: whole, or by its lowest text alone."""
    return groups.column_of(path, spellings) or (groups.spelled(path[-1], spellings) if path else None)


def _is_known(path: Path, rules: Rules) -> bool:
    """Say whether a header may mean something in any kind of table."""
    if path not in rules.known:
        rules.known[path] = bool(path) and (
            _loosely(path, rules.any_kind) is not None
            or any(spread_columns.match(path, rules.vocabulary, wanted=wanted) for wanted in spread_columns.WANTED)
            or _mapped(path, rules)[0] is not None
            or any(key in saved.headers for saved in rules.saved for key, _ in _mapping_keys(path))
        )
    return rules.known[path]


def _identity(header: Header, any_kind: Mapping[str, tuple[str, int]]) -> set[int]:
    """Give the places of the columns that a row of data fills: the NIP, or else the name of what the row is about."""
    found = {index: match[0] for index, path in enumerate(header.paths) if (match := _loosely(path, any_kind))}
    nip = {index for index, column in found.items() if column in ("nip", "name_and_nip")}
    return nip or {index for index, column in found.items() if column in ("training", "title", "fund", "competency")}


def _mapping_keys(path: Path) -> Iterator[tuple[str, bool]]:
    """Give the forms of a header by which a mapping may name it, and whether a form names it alone.

    A part of it, a group or the lowest text, names other columns too: it may only leave them all out, or say that a
    group holds the levels.
    """
    short = groups.reduced(path)
    whole = [" ".join(path), groups.shown(path), " ".join(short)]
    if len(path) > 1 and all(_is_open(text) for text in short[:-1]):
        whole.append(path[-1])
    yield from ((mapping_key(form), True) for form in dict.fromkeys(whole) if form)
    yield from ((mapping_key(text), False) for text in dict.fromkeys(path))


def _is_open(group: str) -> bool:
    """Say whether a group leaves it to the text below what stands there."""
    return competency_columns.says(group) in (Says.NOTHING, Says.LEVEL, Says.FOUND, Says.SCORE)


def _mapped(path: Path, rules: Rules) -> tuple[str | None, int]:
    """Give what a mapping says about a header, and the rank of it; None if none says anything."""
    for mapping, rank in ((rules.mapping, MAPPED), (rules.remembered, SAVED)):
        for key, is_alone in _mapping_keys(path) if mapping else ():
            if (column := mapping.get(key)) is not None and (is_alone or column in ("", *MELTED)):
                return column, rank
    return None, 0


def header_keys(head: Head, merged: Merged = ()) -> set[str]:
    """Give everything on a sheet that a mapping may name."""
    return {key for header in candidates(head, merged, 4) for path in header.paths for key, _ in _mapping_keys(path)}


_MEASURES = {
    "level", "level_required", "level_from", "level_to", "predikat", "result_rating", "behaviour_rating", "ceiling",
    "cost_per_participant", "cost_per_class", "jp", "days", "seats_min", "seats_max", "classes_max", "votes",
    "effectiveness",
}  # fmt: skip
"""Columns of figures: one with further words ("Pagu Perubahan" beside "Pagu") may be the one that is meant."""
_SPENT = re.compile(r"\b(realisasi|sisa|serapan|terserap|persen|persentase)\b")
"""Words beside an amount or a figure that say it is no plan."""


def _fit(
    header: Header,
    kind: Kind,
    spellings: Mapping[str, tuple[str, int]],
    rules: Rules,
) -> Layout | None:
    """Read the header as one kind of table; None if it is not that kind.

    Raises:
        Refusal: it is, but what its columns hold cannot be told.
    """
    sorted_out = _Columns(kind, spellings, rules, header.loose)
    for index, path in enumerate(header.paths):
        if path:
            sorted_out.add(index, path)
    uses, rivals, beside = sorted_out.uses, sorted_out.rivals, sorted_out.beside
    present = {use.column for use in uses if use.column}
    competencies = {use.competency.code for use in uses if use.competency}
    named = competencies | {use.competency.code for use in rivals if use.competency}
    least = 1 if rules.kind else 2
    if kind.wide and len(named) < least:
        return None
    is_list = all(fold(use.header) in PLAIN_LIST for use in (*rivals, *beside))
    at_least = 2 if rules.kind else min(kind.at_least, 3) if is_list else kind.at_least
    if len(present) + len(named) < at_least or not _has(kind, present, is_asked_for=rules.kind is not None):
        return None
    if not rules.kind and kind.unless.intersection(fold(text) for path in header.paths for text in path):
        return None
    if not rules.kind and _is_another_kind(kind, [*rivals, *beside], rules):
        return None
    if kind.wide and len(competencies) < least:
        raise Refusal("E_GROUP_UNKNOWN", columns=named_columns(rivals), example=example_of(rivals, kind.wide))
    _refuse_unread_parts(header, [*rivals, *beside], spellings, rules)
    _refuse_shifted_names([*uses, *rivals], beside)
    return Layout(
        kind=kind,
        title_rows=header.first,
        rows=header.last + 1,
        width=max((index for index, path in enumerate(header.paths) if path), default=0) + 1,
        uses=tuple(uses),
        rivals=(*rivals, *_qualified(uses, beside)),
        beside=tuple(beside),
        strange=tuple(use for use in beside if kind.is_over_competencies and _is_strange(use, uses, rules)),
        lost=tuple(_lost(beside, spellings)),
    )


def _refuse_unclear(header: Header, kind: Kind, spellings: Mapping[str, tuple[str, int]], rules: Rules) -> None:
    """Refuse a table that has all it needs but for a figure that several columns may hold, none of them plainly.

    Raises:
        Refusal: it is one, with the columns and how to choose.
    """
    if kind.wide or "employees" in kind.tables:
        return
    sorted_out = _Columns(kind, spellings, rules, header.loose)
    for index, path in enumerate(header.paths):
        if path:
            sorted_out.add(index, path)
    present = {use.column for use in sorted_out.uses}
    lacking = [group for group in kind.must if not present & set(group)]
    if len(lacking) != 1 or not set(lacking[0]) & _NOUNS.keys():
        return
    for column in lacking[0]:
        nouns = _NOUNS.get(column, set())
        unread = [use for use in sorted_out.beside if not use.is_mapped]
        likely = [use for use in unread if nouns & set(fold(use.header).split()) and not _is_no_figure(use, column)]
        if likely:
            columns = named_columns(likely)
            raise Refusal("E_COLUMN_UNKNOWN", column=column, columns=columns, example=example_of(likely, column))


_NOUNS = {
    "level": {"level", "nilai", "skor", "capaian", "hasil", "pencapaian", "penilaian", "asesor", "penilai"},
    "level_required": {"level", "standar", "syarat"},
    "predikat": {"predikat"},
    "ceiling": {"pagu", "anggaran", "plafon"},
    "jp": {"jp"},
}  # fmt: skip
"""Words that a figure's header has, whatever else it says."""


def _is_no_figure(use: Use, column: str) -> bool:
    """Say whether the words of a header speak against a figure: of a level a gap, of an amount what was spent."""
    said = competency_columns.says(use.header)
    if column == "level":
        return said in (Says.GAP, Says.OTHER, Says.REQUIRED)
    return said in (Says.GAP, Says.OTHER) or _SPENT.search(fold(use.header)) is not None


@dataclass
class _Columns:
    """The columns of a header, sorted into those that are read, those that may be meant as well, and the others."""

    kind: Kind
    spellings: Mapping[str, tuple[str, int]]
    rules: Rules
    loose: frozenset[int]
    uses: list[Use] = field(default_factory=list)
    rivals: list[Use] = field(default_factory=list)
    beside: list[Use] = field(default_factory=list)

    def add(self, index: int, path: Path) -> None:
        """Sort a column in."""
        use = Use(index, printable(groups.shown(path)), path)
        wanted, rank = _mapped(path, self.rules)
        wide = self.kind.wide
        named = spread_columns.match(path, self.rules.vocabulary, wanted=wide) if wide else None
        if wanted is not None:
            self._add_mapped(replace(use, rank=rank), wanted, named)
        elif found := groups.column_of(path, self.spellings, is_loose=index in self.loose):
            self.uses.append(replace(use, column=found[0], rank=found[1]))
        elif named:
            is_read = competency_columns.is_read(named, self.kind.wide)
            header = printable(path[-1]) if named.says is Says.NOTHING else use.header
            use = replace(use, header=header, competency=named)
            (self.rivals if is_read is None else self.uses if is_read else self.beside).append(use)
        else:
            self.beside.append(use)

    def _add_mapped(self, use: Use, wanted: str, named: Match | None) -> None:
        codes = set(self.rules.vocabulary.competencies.values())
        if wanted in {column for column, _ in self.spellings.values()}:
            self.uses.append(replace(use, column=wanted))
        elif self.kind.wide and wanted == self.kind.wide and named:
            self.uses.append(replace(use, competency=named))
        elif self.kind.wide and wanted in codes:
            standard = named.standard if named else ""
            self.uses.append(replace(use, competency=Match(wanted, standard)))
        else:
            self.beside.append(use)


def _has(kind: Kind, present: set[str], *, is_asked_for: bool) -> bool:
    """Say whether one column of every group is there; where employees are asked for, NIP and name are enough."""
    must = kind.must[:2] if is_asked_for and "employees" in kind.tables else kind.must
    return all(present & set(group) for group in must)


def _is_another_kind(kind: Kind, unread: Sequence[Use], rules: Rules) -> bool:
    """Say whether people with results that were not understood would be taken for a mere list of people."""
    if "employees" in kind.tables:
        return any(
            not use.is_mapped
            and (
                (groups.column_of(use.path, rules.any_kind) or ("", 0))[0] == "competency"
                or competency_columns.match(use.path, rules.vocabulary)
            )
            for use in unread
        )
    return False


def _refuse_unread_parts(
    header: Header,
    unread: Sequence[Use],
    spellings: Mapping[str, tuple[str, int]],
    rules: Rules,
) -> None:
    """Refuse a header of which no part was understood, though what stands above them is: "Jabatan" over "X", "Y".

    Raises:
        Refusal: it would be lost, or its first part taken for the whole.
    """
    left = {use.index: use for use in unread if not use.is_mapped}
    tops: dict[str, list[int]] = {}
    for index, path in enumerate(header.paths):
        if len(groups.reduced(path)) > 1:
            tops.setdefault(path[0], []).append(index)
    for top, places in tops.items():
        found = groups.spelled(top, spellings)
        if not found:
            found = groups.spelled(top, rules.any_kind)
            found = found if found and found[0] in _RESULTS else None
        says = competency_columns.says(top)
        parts = [left[index] for index in places if index in left and not left[index].competency]
        is_result = "level" in {column for column, _ in rules.any_kind.values()} and says in (Says.FOUND, Says.SCORE)
        numbered = [
            use for use in parts if re.fullmatch(r"\W*(\d{1,2}|[ivx]+|k\d{1,2}|[a-z])\W*", use.path[-1].lower())
        ]
        if (found and found[0] not in _MAY_BE_LOST and len(parts) == len(places)) or (is_result and len(numbered) > 1):
            meaning = found[0] if found and not numbered else next(iter(rules.vocabulary.competencies.values()), "")
            example = option(parts[0].header, meaning)
            columns = named_columns(parts)
            raise Refusal("E_SUBHEADER", header=shown_header(printable(top)), columns=columns, example=example)


def _refuse_shifted_names(named: Sequence[Use], beside: Sequence[Use]) -> None:
    """Refuse names of competencies that stand in the middle of their columns: then the first column is below none.

    Raises:
        Refusal: a column below no name says what columns below competencies say.
    """
    parts = {fold(use.path[-1]) for use in named if use.competency and len(use.path) > 1 and not use.is_mapped}
    for use in beside:
        if use.path[0] == groups.ORPHAN and not use.is_mapped and fold(use.path[-1]) in parts:
            raise Refusal("E_NAME_SHIFTED", header=shown_header(printable(use.path[-1])), column=use.origin.letter)


_RESULTS = {"predikat", "result_rating", "behaviour_rating", "competency", "level"}
_MAY_BE_LOST = {"sex", "birth_date", "education", "education_field", "location", "title_before", "title_after"}
"""Columns that are often divided in ways of no use here, and that no figure depends on."""


def _qualified(uses: Sequence[Use], beside: Sequence[Use]) -> Iterator[Use]:
    """Give the columns beside a figure that say the same with further words, and may be the one that is meant."""
    figures = [use for use in uses if use.column in _MEASURES and use.rank >= 0]
    for other in beside:
        said = competency_columns.says(other.header)
        lowest = competency_columns.says(other.path[-1])
        if other.is_mapped or {said, lowest} & {Says.GAP, Says.OTHER} or _SPENT.search(fold(other.header)):
            continue
        words = set(fold(other.header).split())
        for use in figures:
            own = set(fold(use.header).split())
            is_level = use.column == "level" and competency_columns.says(use.path[-1]) in (Says.LEVEL, Says.SCORE)
            if is_level and Says.REQUIRED in (said, lowest):
                continue
            if own < words or (is_level and words & _NOUNS["level"]):
                yield replace(other, column=use.column)
                break


def _lost(beside: Iterable[Use], spellings: Mapping[str, tuple[str, int]]) -> Iterator[Use]:
    """Give the columns that are left though the lowest text is a name that is known, as what it would be read as."""
    for use in beside:
        is_open = not use.competency and not use.is_mapped and len(use.path) > 1
        if is_open and (found := groups.spelled(use.path[-1], spellings)):
            yield replace(use, column=found[0])


def _is_strange(use: Use, uses: Sequence[Use], rules: Rules) -> bool:
    """Say whether an unknown column looks like a competency: by its name, or because it stands among them."""
    if use.competency or use.is_mapped:
        return False
    if competency_columns.SUMMARY.search(fold(use.header)) or not re.search("[a-z]{3}", fold(use.header)):
        return False
    if competency_columns.is_like_one(use.path[-1], rules.vocabulary):
        return True
    places = [each.index for each in uses if each.competency]
    return min(places) < use.index < max(places)


def _below(head: Head, header: Header) -> int:
    """Skip what still belongs to the header: a row that counts the columns, or states the standards."""
    rows = header.last + 1
    start = min((index for index, path in enumerate(header.paths) if path), default=0)
    while rows < len(head):
        filled = [(place, text_of(cell).strip("() ")) for place, cell in enumerate(head[rows]) if cell is not None]
        cells = [cell for _, cell in filled]
        counts = len(cells) >= 3 and filled[0][0] == start and all(cell.isdigit() for cell in cells)
        numbers = [int(cell) for cell in cells] if counts else []
        is_index = counts and numbers[0] == 1 and numbers == list(range(1, len(numbers) + 1))
        is_standard = bool(cells) and re.match(r"(level )?(standar|syarat)\b", fold(cells[0])) and len(cells) > 1
        if not is_index and not (is_standard and all(re.fullmatch("[1-5]", cell) for cell in cells[1:])):
            break
        rows += 1
    return rows

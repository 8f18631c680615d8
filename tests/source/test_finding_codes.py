"""Every code in the source has its entry in the catalogue, and is given what the entry's sentences name.

The source is read, not run. Seen are: codes written as they are (``"F_X"``, also as one of two), handed to a
constructor or to a function that hands its parameter on to one; details written as a dict, as keywords, in a local
variable, or given back by a function. Details that are put together in another way are a fault of this test: write
them plainly. Not seen: codes kept in data and read back (the stored findings, the refusals sent by the child process);
they were made by a constructor that is seen.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest

import asnkarier
from asnkarier.finding_kinds import CATALOGUE, FindingKind
from asnkarier.outcome import Severity
from asnkarier.tables.typed_sheet import IGNORED

ROOT = Path(asnkarier.__path__[0])
SOURCE = {path: path.read_text("utf-8") for path in sorted(ROOT.rglob("*.py")) if path.name != "finding_kinds.py"}
CODE = re.compile(r"[EF]_[A-Z_]+")

DETAILS = {"Finding": 6, "Note": 1, "RowFindings": 3, "Reading": 2}
"""What takes a code with ``details``, and at which position."""
PLACE = {"Reference": 3}
"""What takes a code with the name of the one place it fills."""
KEYWORDS = {"Refusal": {"on"}, "NipError": set(), "ConditionError": set()}
"""What takes a code with the details as keywords, and the keywords that are none."""

SURPLUS = {
    "E_NO_METHOD": {"column"},  # made in one line with E_NO_DATE, which can lack several columns
    "F_COMPETENCY_BAD": {"allowed"},  # made like F_WORD_UNKNOWN; the dictionary is too long to be shown
    "F_DUPLICATE": {"columns"},  # made with F_CONFLICT; in equal rows no column differs
    "F_UNIT_UNKNOWN": {"nearest"},  # made with F_UNIT_NEAR; here the nearest name is too far off to be named
}
"""Details that no sentence uses, each with the reason."""

Function = ast.FunctionDef | ast.Lambda
NO_NAMES: frozenset[str] = frozenset()
MADE_OTHERWISE = frozenset({"the details of the code it stands for"})


def places(kind: FindingKind) -> set[str]:
    return {name for text in (kind.sentence, kind.remedy) for _, name, _, _ in Formatter().parse(text) if name}


class Module:
    """One file: who is inside whom, and the names of the details that each code is given."""

    def __init__(self, source: str) -> None:
        self.tree = ast.parse(source)
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        self.functions: dict[str, list[ast.FunctionDef]] = defaultdict(list)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef):
                self.functions[node.name].append(node)

    def codes(self) -> Iterator[ast.Constant]:
        """Give every code that is written here; one that another is compared with, or begins with, makes nothing."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                parent = self.parents[node]
                compared = isinstance(parent, (ast.Compare, ast.Set))
                if not compared and not (isinstance(parent, ast.Call) and self._callee(parent) == "startswith"):
                    yield node

    def made(self) -> Iterator[tuple[str, int, frozenset[str]]]:
        """Give each code that is put into a finding: code, line, and the names of the details it is given."""
        for node in self.codes():
            parent = self.parents[node]
            if isinstance(parent, ast.Dict) and node in parent.keys:  # what becomes of a code that was made elsewhere
                continue
            given = [*self._given(self._whole(node))]
            if not given:
                raise ValueError(f"{node.value} (line {node.lineno}): what becomes of this code cannot be seen")
            for names in given:
                yield str(node.value), node.lineno, names

    def _whole(self, node: ast.AST) -> ast.AST:
        """Give what the code is one of two values of, or the code itself."""
        while isinstance(self.parents[node], ast.IfExp):
            node = self.parents[node]
        return node

    def _given(self, node: ast.AST) -> Iterator[frozenset[str]]:
        parent = self.parents[node]
        if isinstance(parent, ast.keyword):
            node, parent = parent, self.parents[parent]
        if isinstance(parent, ast.Call):
            yield from self.of_call(parent, node)
        elif isinstance(parent, ast.Dict):
            details = [value for key, value in self._items(parent) if key == "details"]
            # Beside details it is a message of the child process; else a code of IGNORED, which has its own test.
            yield self.names(details[0], {}) if details else MADE_OTHERWISE
        elif isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Name):
            yield from self._uses(self._function(parent), parent.targets[0].id, {})

    def _uses(self, function: ast.AST, name: str, known: Mapping[str, frozenset[str]]) -> Iterator[frozenset[str]]:
        """Give the details of every call inside a function that the variable ``name`` is handed to as code."""
        for call in [node for node in ast.walk(function) if isinstance(node, ast.Call)]:
            for argument in [*call.args, *call.keywords]:
                value = argument.value if isinstance(argument, ast.keyword) else argument
                if isinstance(value, ast.Name) and value.id == name:
                    yield from self.of_call(call, argument, known)

    def of_call(
        self, call: ast.Call, code: ast.AST, known: Mapping[str, frozenset[str]] | None = None
    ) -> Iterator[frozenset[str]]:
        callee, known = self._callee(call), known or {}
        keywords = {each.arg: each.value for each in call.keywords}
        if callee in DETAILS:
            at = DETAILS[callee]
            given = keywords.get("details") or (call.args[at] if len(call.args) > at else None)
            yield self.names(given, known) if given else NO_NAMES
        elif callee in PLACE:
            at = PLACE[callee]
            yield frozenset({call.args[at].value} if len(call.args) > at else ())
        elif callee in KEYWORDS:
            yield frozenset(keywords.keys() - KEYWORDS[callee])
        else:
            for home in [self] if callee in self.functions else SHARED[callee]:
                helper = home.helper(callee)
                yield from home._uses(helper, self._parameter(helper, call, code), self._filled(helper, call, known))

    def helper(self, name: str) -> ast.FunctionDef:
        """Give the one function of that name."""
        (function,) = self.functions[name]
        return function

    @staticmethod
    def _callee(call: ast.Call) -> str:
        function = call.func
        return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")

    @staticmethod
    def _names(function: Function) -> list[str]:
        own = function.args
        return [each.arg for each in (*own.posonlyargs, *own.args) if each.arg != "self"]

    def _parameter(self, function: Function, call: ast.Call, code: ast.AST) -> str:
        return (code.arg or "") if isinstance(code, ast.keyword) else self._names(function)[call.args.index(code)]

    def _filled(
        self, function: Function, call: ast.Call, known: Mapping[str, frozenset[str]]
    ) -> dict[str, frozenset[str]]:
        """Give the names of details that a call hands to the parameters ``details`` or ``**details``."""
        own = {*self._names(function), *(each.arg for each in function.args.kwonlyargs)}
        filled = {}
        if function.args.kwarg:
            filled[function.args.kwarg.arg] = frozenset(each.arg or "" for each in call.keywords if each.arg not in own)
        for each in call.keywords:
            if each.arg == "details" and "details" in own:
                filled["details"] = self.names(each.value, known)
        return filled

    def _function(self, node: ast.AST) -> ast.AST:
        while not isinstance(node, (ast.FunctionDef, ast.Module)):
            node = self.parents[node]
        return node

    def names(self, given: ast.AST, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
        """Give the names of the details that an expression stands for.

        Raises:
            ValueError: they cannot be read off.
        """
        if isinstance(given, ast.Dict):
            return frozenset(key for key, _ in self._items(given))
        if isinstance(given, ast.DictComp) and isinstance(of := given.generators[0].iter, ast.Tuple):
            return frozenset(str(ast.literal_eval(each)) for each in of.elts)
        if isinstance(given, ast.Lambda):
            return self.names(given.body, known)
        if isinstance(given, ast.Name) and given.id in known:
            return known[given.id]
        if isinstance(given, ast.Name):
            inside = ast.walk(self._function(given))
            for node in inside:
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == given.id:
                    return self.names(node.value, known)
            if given.id in self.functions:
                return self._returned(self.helper(given.id), {})
        if isinstance(given, ast.Call) and self._callee(given) in self.functions:
            helper = self.helper(self._callee(given))
            return self._returned(helper, self._filled(helper, given, known))
        raise ValueError(f"line {getattr(given, 'lineno', '?')}: write these details plainly: {ast.unparse(given)}")

    def _returned(self, function: ast.FunctionDef, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
        found = {self.names(node.value, known) for node in ast.walk(function) if isinstance(node, ast.Return)}
        if len(found) != 1:
            raise ValueError(f"{function.name} gives back different details")
        return found.pop()

    @staticmethod
    def _items(node: ast.Dict) -> list[tuple[str, ast.expr]]:
        return [(str(key.value), value) for key, value in zip(node.keys, node.values, strict=True)]


MODULES = {path: Module(text) for path, text in SOURCE.items()}
SHARED: dict[str, list[Module]] = defaultdict(list)
"""Where a public function stands; ``damaged_version`` is called from another module."""
for _module in MODULES.values():
    for _name in _module.functions:
        if not _name.startswith("_"):
            SHARED[_name].append(_module)


def faults(module: Module, catalogue: Mapping[str, FindingKind]) -> list[str]:
    """Say which codes of a source have no entry, lack a detail, or are given one that no sentence names."""
    found = [f"{node.value} has no entry" for node in module.codes() if node.value not in catalogue]
    for code, line, given in module.made():
        if code not in catalogue or given is MADE_OTHERWISE:
            continue
        wanted = places(catalogue[code])
        found += [f"{code} (line {line}) lacks {name}" for name in sorted(wanted - given)]
        found += [f"{code} (line {line}) does not use {n}" for n in sorted(given - wanted - SURPLUS.get(code, set()))]
    return found


def test_every_code_of_the_source_is_in_the_catalogue_and_given_what_its_sentences_name() -> None:
    assert not [
        f"{path.relative_to(ROOT)}: {fault}" for path, module in MODULES.items() for fault in faults(module, CATALOGUE)
    ]


def test_every_entry_of_the_catalogue_is_made_somewhere() -> None:
    made = {code for module in MODULES.values() for code, _, _ in module.made()}
    assert set(CATALOGUE) - made == set()


def test_what_becomes_of_a_code_in_an_optional_column_is_given_the_same_details() -> None:
    for code, ignored in IGNORED.items():
        assert places(CATALOGUE[ignored]) == places(CATALOGUE[code]), (code, ignored)


def test_what_is_listed_as_surplus_is_surplus() -> None:
    given = [(code, names) for module in MODULES.values() for code, _, names in module.made()]
    for code, surplus in SURPLUS.items():
        assert surplus == {name for each, names in given if each == code for name in names - places(CATALOGUE[code])}


def test_no_entry_escapes() -> None:
    """If each entry named one more detail, each would be reported."""
    more = {code: replace(kind, remedy=kind.remedy + " {one_more}") for code, kind in CATALOGUE.items()}
    told = {fault.split()[0] for module in MODULES.values() for fault in faults(module, more) if "one_more" in fault}
    assert told == set(CATALOGUE) - set(IGNORED.values())


ONE = {"F_ONE": FindingKind(Severity.INFO, "{count} of {people}.", "Ask {whom}.")}


def test_a_code_without_an_entry_is_caught() -> None:
    assert faults(Module('raise Refusal("E_NEW", on=sheet)'), ONE) == ["E_NEW has no entry"]
    assert faults(
        Module('x = Finding("F_ON" if a else "F_ONE", details={"count": 1, "people": 2, "whom": 3})'), ONE
    ) == ["F_ON has no entry"]


def test_a_missing_detail_is_caught() -> None:
    for source in (
        'Finding("F_ONE", file, details={"count": 1, "people": 2})',
        'Refusal("F_ONE", on=sheet, count=1, people=2)',
        'def f():\n    found = {"count": 1, "people": 2}\n    return Finding("F_ONE", details=found)',
        'Finding("F_ONE", details=found())\ndef found():\n    return {"count": 1, "people": 2}',
        'def mark(code, **details): return Finding(code, details=details)\nmark("F_ONE", count=1, people=2)',
        'def rows(code): yield RowFindings(code, "a", [], lambda row: {"count": row, "people": 2})\nrows(code="F_ONE")',
        'say({"refuse": "F_ONE", "details": {"count": 1, "people": 2}})',
    ):
        assert [fault.split(") ")[1] for fault in faults(Module(source), ONE)] == ["lacks whom"], source


def test_details_or_codes_that_cannot_be_seen_are_told() -> None:
    for source in ('Finding("F_ONE", details=dict(rows))', 'unheard_of("F_ONE", count=1)'):
        with pytest.raises(ValueError, match=r"cannot be seen|plainly"):
            faults(Module(source), ONE)


def test_a_misspelt_place_is_caught_on_both_sides() -> None:
    source = 'def f():\n    code = "F_ONE"\n    return Reading(None, code, {"count": 1, "poeple": 2, "whom": 3})'
    assert faults(Module(source), ONE) == ["F_ONE (line 2) lacks people", "F_ONE (line 2) does not use poeple"]

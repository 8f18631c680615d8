"""The store against a model: what stands, done again from nothing. Whatever is done, both say the same."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from storage_builders import COMMIT, NOW, budgets, employees, gaps
from storage_offices import office_of

from asnkarier.errors import UsageError
from asnkarier.outcome import Finding
from asnkarier.storage.journal import Input
from asnkarier.storage.store import Store
from asnkarier.workflows.stored_findings import replaced
from asnkarier.workflows.undo import undo

PEOPLE = st.dictionaries(st.integers(1, 4), st.sampled_from(["Ani", "Budi", "Ma'ruf"]), max_size=3)
MAKE = {"employees": employees, "budgets": budgets, "gaps": gaps}
CODES = ["F_DUPLICATE", "F_CONFLICT"]
FACTS = st.fixed_dictionaries(
    {}, optional={"employees": PEOPLE.filter(bool), "budgets": st.integers(0, 2), "gaps": st.integers(1, 2)}
)


class StoreMachine(RuleBasedStateMachine):
    """``states[n]`` is what entry ``n`` leaves: for each table the fact it was made of, and the import's number.

    ``done[n]`` is what it did: a commit's facts, or the number it took back. ``found[n]`` is the file that the commit
    read and the codes of what was found in it.
    """

    OFFICE = None

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = Store(self.folder, "mamuju")
        self.states = [{}]
        self.done = [{}]
        self.found = [None]

    def teardown(self):
        assert self.store.verify() == []
        shutil.rmtree(self.folder)

    def office(self):
        """The office of this store; reading its configuration once is enough."""
        if StoreMachine.OFFICE is None:
            StoreMachine.OFFICE = office_of(self.store)
        return replace(StoreMachine.OFFICE, store=self.store)

    @rule(facts=FACTS, file=st.sampled_from(["a.csv", "b.csv"]), codes=st.sets(st.sampled_from(CODES)))
    def commit(self, facts, file, codes):
        now, number = self.states[-1], len(self.states)
        new = {name: fact for name, fact in facts.items() if name not in now or now[name][0] != fact}
        # Rows that are as before keep the number of their import, as after a merge.
        frames = {name: MAKE[name](fact) if name in new else self.store.load(name) for name, fact in facts.items()}
        findings = replaced(self.store.load("findings"), [(file, "")], [Finding(code, file) for code in sorted(codes)])
        entry = self.store.commit(
            frames | {"findings": findings}, **COMMIT, counts=dict.fromkeys(facts, 0), inputs=[Input(file, "00")]
        )
        if new or self.findings().get(file, set()) != codes:
            self.done.append(facts)
            self.found.append((file, codes))
            self.states.append(self.replayed())
            assert entry.number == number
        else:
            assert entry is None

    @rule(data=st.data())
    def undo(self, data):
        number = data.draw(st.integers(1, len(self.states)))
        later = self.later(number) if number < len(self.states) and self.stands(number) else None
        if later == []:
            undo(self.office(), number, now=NOW)
            self.done.append(number)
            self.found.append(None)
            self.states.append(self.replayed())
            return
        with pytest.raises(UsageError) as refused:
            undo(self.office(), number, now=NOW)
        named = [int(part.split()[0]) for part in refused.value.values.get("later", "").split("; ") if part]
        assert named == (later or [])

    @rule(data=st.data())
    def undo_what_is_in_the_way_first(self, data):
        number = data.draw(st.integers(1, len(self.states)))
        if number == len(self.states) or not self.stands(number) or not self.later(number):
            return
        with pytest.raises(UsageError) as refused:
            undo(self.office(), number, now=NOW)
        for each in [*map(int, refused.value.values["first"].split(", ")), number]:
            undo(self.office(), each, now=NOW)
            self.done.append(each)
            self.found.append(None)
            self.states.append(self.replayed())

    def stands(self, number):
        """Whether no later undo that itself stands takes the entry back."""
        return not any(self.done[k] == number and self.stands(k) for k in range(number + 1, len(self.done)))

    def facts(self, number):
        """The facts of a commit, or of the one that an undo is about."""
        while isinstance(self.done[number], int):
            number = self.done[number]
        return self.done[number]

    def later(self, number):
        """The later entries that stand and are about a table which undoing ``number`` gives another content."""
        before, after = self.states[number - 1], self.states[number]
        changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
        own, is_undo = set(self.facts(number)), isinstance(self.done[number], int)
        return [
            k
            for k in range(len(self.done) - 1, number, -1)
            if self.stands(k)
            and (own if is_undo and isinstance(self.done[k], int) else changed) & set(self.facts(k))
            and not (isinstance(self.done[k], int) and self.done[k] > number)
        ]

    def findings(self):
        """What stands of the findings: those of each file's last commit that stands."""
        return dict(found for k, found in enumerate(self.found) if found and self.stands(k))

    @invariant()
    def same_findings_now(self):
        stored = self.store.load("findings")
        assert {(file, code) for file, codes in self.findings().items() for code in codes} == set(
            zip(stored["file"], stored["code"], strict=True)
        )

    def replayed(self):
        """What the standing commits leave if they are done again, one after the other, from nothing."""
        state = {}
        for k, facts in enumerate(self.done):
            if isinstance(facts, dict) and self.stands(k):
                new = {name: fact for name, fact in facts.items() if name not in state or state[name][0] != fact}
                state = state | {name: (fact, k if name != "gaps" else None) for name, fact in new.items()}
        return state

    @rule()
    def open_anew(self):
        self.store = Store(self.folder, "mamuju")

    @rule()
    def verify(self):
        assert self.store.verify() == []

    @invariant()
    def same_number_of_entries(self):
        assert len(self.store.entries()) == len(self.states) - 1

    @invariant()
    def same_facts_now(self):
        self._compare(self.states[-1], self.store.head())

    @rule(data=st.data())
    def same_facts_then(self, data):
        number = data.draw(st.integers(0, len(self.states) - 1))
        if number:
            self._compare(self.states[number], self.store.entry(number))

    def _compare(self, state, entry):
        for name, make in MAKE.items():
            frame = self.store.load(name, entry)
            if name not in state:
                assert frame.empty
                continue
            fact, number = state[name]
            expected = make(fact)
            assert frame.equals(expected if number is None else expected.assign(import_id=number).astype(frame.dtypes))


TestStoreMachine = pytest.mark.slow(StoreMachine.TestCase)
TestStoreMachine.settings = settings(
    max_examples=12,
    stateful_step_count=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)

"""The store against a model: a list of states, one per entry. Whatever is done, both say the same."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from storage_builders import COMMIT, NOW, budgets, employees, gaps

from asnkarier.errors import UsageError
from asnkarier.storage.store import Store

PEOPLE = st.dictionaries(st.integers(1, 4), st.sampled_from(["Ani", "Budi", "Ma'ruf"]), max_size=3)
MAKE = {"employees": employees, "budgets": budgets, "gaps": gaps}
FACTS = st.fixed_dictionaries(
    {}, optional={"employees": PEOPLE.filter(bool), "budgets": st.integers(0, 2), "gaps": st.integers(1, 2)}
)


class StoreMachine(RuleBasedStateMachine):
    """``states[n]`` is what entry ``n`` leaves: for each table the fact it was made of, and the import's number."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = Store(self.folder, "mamuju")
        self.states = [{}]

    def teardown(self):
        assert self.store.verify() == []
        shutil.rmtree(self.folder)

    @rule(facts=FACTS)
    def commit(self, facts):
        now, number = self.states[-1], len(self.states)
        new = {name: fact for name, fact in facts.items() if name not in now or now[name][0] != fact}
        # Rows that are as before keep the number of their import, as after a merge.
        frames = {name: MAKE[name](fact) if name in new else self.store.load(name) for name, fact in facts.items()}
        entry = self.store.commit(frames, **COMMIT)
        if new:
            made = {name: (fact, number if name != "gaps" else None) for name, fact in new.items()}
            self.states.append(now | made)
            assert entry.number == number
        else:
            assert entry is None

    @rule(data=st.data())
    def undo(self, data):
        number = data.draw(st.integers(1, len(self.states)))
        if number == len(self.states):
            refused = True
        else:
            before, after, now = self.states[number - 1], self.states[number], self.states[-1]
            changed = [name for name in after if after[name] != before.get(name)]
            changed += [name for name in before if name not in after]
            refused = any(now.get(name) != after.get(name) for name in changed)
        try:
            self.store.undo(number, now=NOW, who="analyst")
        except UsageError:
            assert refused
            return
        assert not refused
        others = {name: fact for name, fact in now.items() if name not in changed}
        self.states.append(others | {name: before[name] for name in changed if name in before})

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

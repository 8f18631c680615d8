"""Ways measured in turns (A B A B), so that a busy machine is equally hard on all."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """Medians of ours and of the named peer, in seconds."""

    ours: str
    seconds: float
    peer: str
    peer_seconds: float
    target: float
    same: bool
    rounds: int

    @property
    def ratio(self) -> float:
        """Ours as a share of the peer."""
        return self.seconds / self.peer_seconds

    @property
    def reached(self) -> bool:
        """The target is reached and the answer is the same."""
        return self.same and self.ratio <= self.target

    def __str__(self) -> str:
        """Give both figures, the ratio and the target on two lines."""
        return (
            f"{self.ours:<56} {self.seconds:7.3f} s\n"
            f"{self.peer:<56} {self.peer_seconds:7.3f} s   ratio {self.ratio:.2f}, target <= {self.target:g}; "
            f"{'answer checked equal' if self.same else 'ANSWERS DIFFER'}; medians of {self.rounds}; "
            f"{'reached' if self.reached else 'NOT REACHED'}"
        )


def medians(works: Sequence[Callable[[], object]], rounds: int, *, warm_up: bool = True) -> list[float]:
    """Run all once to warm up, unless told not to, then ``rounds`` times in turns; give the medians in seconds."""
    times: list[list[float]] = [[] for _ in works]
    for number in range(0 if warm_up else 1, rounds + 1):
        for kept, work in zip(times, works, strict=True):
            started = time.perf_counter()
            work()
            if number:
                kept.append(time.perf_counter() - started)
    return [statistics.median(kept) for kept in times]

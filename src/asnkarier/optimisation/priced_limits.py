"""The limits that people and trainings share, each with a price for a unit of it: money, and seats of groups.

Every limit is a row ``sum of use <= limit`` with a price of 0 or more; a floor is a row with its sign turned. Use is
counted in units: of money, a 300th of all ceilings (a price too fine or too coarse moves too slowly or too far);
of a group, a 100th of its limit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from asnkarier.optimisation.ragged import sums
from asnkarier.optimisation.training_problem import MILLION, NO_LIMIT, Floats, Ints
from asnkarier.optimisation.training_seats import Seats


@dataclass(frozen=True)
class LimitPrices:
    """Prices of the shared limits in natural units, 0 where there is no limit."""

    fund: Floats
    """[F] for each rupiah."""
    opd: Floats
    """[F, O] for each rupiah."""
    total: float
    """For each rupiah."""
    cap: Floats
    """[G] for each seat."""
    floor: Floats
    """[G] for each seat."""


class PricedLimits:
    """The rows of one problem: funds, then OPD ceilings, the ceiling of all, caps and floors of groups."""

    def __init__(self, seats: Seats) -> None:
        problem = seats.problem
        self.problem, self.seats = problem, seats
        total = int(problem.fund_ceiling.sum())
        total = total if problem.total_ceiling is None else min(total, problem.total_ceiling)
        self.unit = max(1.0, total / 300)
        self.capped_fund, self.capped_opd = np.nonzero(problem.opd_ceiling != NO_LIMIT)
        self.caps = np.nonzero(problem.group_max != NO_LIMIT)[0]
        self.floors = np.nonzero(problem.group_min > 0)[0]
        self.group_unit = np.maximum(1.0, np.maximum(problem.group_min, problem.group_max) / 100)
        ceilings = [] if problem.total_ceiling is None else [problem.total_ceiling]
        parts = [
            problem.fund_ceiling / self.unit,
            problem.opd_ceiling[self.capped_fund, self.capped_opd] / self.unit,
            np.array(ceilings, dtype=float) / self.unit,
            problem.group_max[self.caps] / self.group_unit[self.caps],
            -problem.group_min[self.floors] / self.group_unit[self.floors],
        ]
        self.limit: Floats = np.concatenate(parts)
        """[R] what each row allows."""
        ends = np.cumsum([part.size for part in parts]).tolist()
        self.fund, self.opd, self.total, self.cap, self.floor = (
            slice(end - part.size, end) for end, part in zip(ends, parts, strict=True)
        )
        taken_off = problem.cost_tie_break / MILLION
        self.cost = problem.cost_person / self.unit
        self.class_cost = problem.cost_class / self.unit
        self._net = problem.seat_value - taken_off * problem.cost_person[problem.training]
        self._class_net = -taken_off * problem.cost_class

    def natural(self, prices: Floats) -> LimitPrices:
        """Give the prices of the rows in natural units."""
        opd = np.zeros(self.problem.opd_ceiling.shape)
        opd[self.capped_fund, self.capped_opd] = prices[self.opd] / self.unit
        cap, floor = np.zeros(self.group_unit.size), np.zeros(self.group_unit.size)
        cap[self.caps] = prices[self.cap] / self.group_unit[self.caps]
        floor[self.floors] = prices[self.floor] / self.group_unit[self.floors]
        return LimitPrices(prices[self.fund] / self.unit, opd, float(prices[self.total].sum()) / self.unit, cap, floor)

    def rows(self, prices: LimitPrices) -> Floats:
        """Give the prices of the rows for prices in natural units, of a problem with other limits perhaps."""
        rows = np.zeros(self.limit.size)
        rows[self.fund] = prices.fund * self.unit
        rows[self.opd] = prices.opd[self.capped_fund, self.capped_opd] * self.unit
        rows[self.total] = prices.total * self.unit
        rows[self.cap] = prices.cap[self.caps] * self.group_unit[self.caps]
        rows[self.floor] = prices.floor[self.floors] * self.group_unit[self.floors]
        return rows

    def money_price(self, prices: Floats) -> Floats:
        """[F, O] price of a unit of money that a participant of the OPD costs the fund."""
        price = np.zeros(self.problem.opd_ceiling.shape)
        price[self.capped_fund, self.capped_opd] = prices[self.opd]
        price += prices[self.fund][:, None] + float(prices[self.total].sum())
        return price

    def pair_worth(self, prices: Floats) -> Floats:
        """[P] what each pair is worth to its training besides money and its own price."""
        problem = self.problem
        if not problem.member_pair.size:
            return self._net
        price = np.zeros(problem.group_min.size)
        price[self.caps] += prices[self.cap] / self.group_unit[self.caps]
        price[self.floors] -= prices[self.floor] / self.group_unit[self.floors]
        worth: Floats = self._net - sums(problem.member_pair, price[problem.member_group], problem.pairs)
        return worth

    def seat_worth(self, pair_worth: Floats, prices: Floats, active: Ints | None = None) -> Floats:
        """Give what each (active) seat is worth when its money is paid for."""
        pair = self.seats.pair if active is None else self.seats.pair[active]
        fund = self.seats.fund if active is None else self.seats.fund[active]
        money = self.money_price(prices)[fund, self.problem.opd[self.problem.person[pair]]]
        worth: Floats = pair_worth[pair] - self.cost[self.problem.training[pair]] * money
        return worth

    def class_worth(self, prices: Floats) -> tuple[Floats, Ints]:
        """Give for each group what a class is worth (never positive), and the fund that pays for it."""
        seats = self.seats
        price = prices[self.fund] + prices[self.total].sum()
        cheapest = np.where(self.problem.payable, price, np.inf).argmin(axis=1)
        shared = seats.payer == self.problem.funds
        payer = np.where(shared, cheapest[seats.training], seats.payer)
        return self._class_net[seats.training] - self.class_cost[seats.training] * price[payer], payer

    def used(self, chosen: Ints, classes: Ints, payer: Ints) -> Floats:
        """[R] units used by the seats chosen and the classes of each group."""
        problem, seats = self.problem, self.seats
        pair, fund = seats.pair[chosen], seats.fund[chosen]
        cost = self.cost[problem.training[pair]]
        by_opd = sums(
            fund * problem.opd_ceiling.shape[1] + problem.opd[problem.person[pair]],
            cost,
            problem.opd_ceiling.size,
        ).reshape(problem.opd_ceiling.shape)
        by_fund = by_opd.sum(axis=1)
        by_fund += sums(payer, classes * self.class_cost[seats.training], problem.funds)
        used = np.zeros(self.limit.size)
        used[self.fund] = by_fund
        used[self.opd] = by_opd[self.capped_fund, self.capped_opd]
        used[self.total] = by_fund.sum()
        if problem.member_pair.size:
            taken = np.bincount(pair, minlength=problem.pairs)[problem.member_pair]
            members = sums(problem.member_group, taken, problem.group_min.size)
            used[self.cap] = members[self.caps] / self.group_unit[self.caps]
            used[self.floor] = -members[self.floors] / self.group_unit[self.floors]
        return used

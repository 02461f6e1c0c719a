"""An explanation of failing equations: what the author typed wrong, and what each cell should hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import product
from typing import NamedTuple

from engine.diagnose.edits import COST, Edit, classify
from engine.diagnose.matrix import Interval, Matrix
from engine.diagnose.search import Classes, Solution
from engine.diagnose.system import BY_YEAR
from engine.model.cell import CellAddress

_KEPT = 400
"""How many explanations of one solution are looked at; the cheapest come first."""

_GRID = 400


class Change(NamedTuple):
    """A cell that should hold `to` (None: nothing)."""

    cell: int
    to: int | None
    edit: Edit


class Move(NamedTuple):
    """A row (by its first cell) that belongs where `like`, a cell of another row, stands."""

    cell: int
    like: int
    edit: Edit


class Rank(NamedTuple):
    """What an explanation costs: compared from the left, least first.

    `edits` counts what the author did wrong, `cost` sums how unlikely each is, `dear` counts the equations that
    hold and would be disturbed on the way.
    """

    edits: int
    cost: int
    dear: int = 0

    def with_(self, other: "Rank") -> "Rank":
        """The rank of both together."""
        return Rank(self.edits + other.edits, self.cost + other.cost, self.dear + other.dear)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Changes that together make every equation hold that they touch."""

    rank: Rank
    changes: tuple[Change, ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The kinds of edit, each once, in order."""
        edits = [*(each.edit for each in self.changes), *(each.edit for each in self.moves)]
        return tuple(dict.fromkeys(edits))


@dataclass(frozen=True, slots=True)
class Option:
    """An explanation, and the failing equations that it clears."""

    explanation: Explanation
    clears: frozenset[int]


def deltas(matrix: Matrix, changes: tuple[Change, ...]) -> dict[int, int]:
    """By cell, how much the changes add."""
    return {each.cell: (each.to or 0) - matrix.info(each.cell).amount for each in changes}


def corrected(matrix: Matrix, explanations: Iterable[Explanation]) -> dict[CellAddress, int]:
    """The figures once the explanations are acted upon."""
    values = matrix.system.values()
    for each in explanations:
        values.update((matrix.cells[change.cell], change.to or 0) for change in each.changes)
    return values


def together(parts: Iterable[Explanation]) -> Explanation:
    """Several explanations of different faults as one."""
    parts = tuple(parts)
    rank = reduce(Rank.with_, (each.rank for each in parts), Rank(0, 0))
    changes = tuple(change for each in parts for change in each.changes)
    return Explanation(rank, changes, tuple(move for each in parts for move in each.moves))


def explain(matrix: Matrix, classes: Classes, solution: Solution) -> list[Explanation]:
    """The explanations that one solution of the search stands for: one cell of each of its classes."""
    slots = [_slot(matrix, classes.members[number], change) for number, change in solution.items()]
    most = int(_KEPT ** (1 / len(slots)))
    found = [of_changes(matrix, changes) for changes in product(*(slot[:most] for slot in slots))]
    return [each for each in found if matrix.mends(matrix.effect(deltas(matrix, each.changes)))]


def of_changes(matrix: Matrix, changes: tuple[Change, ...]) -> Explanation:
    """The explanation that each of these figures is wrong by itself."""
    touched = {equation for each in changes for equation in matrix.columns[each.cell]}
    dear = sum(matrix.need[equation].has(0) for equation in touched)
    return Explanation(Rank(len(changes), sum(COST[each.edit] for each in changes), dear), changes)


def _slot(matrix: Matrix, members: tuple[int, ...], change: Interval) -> list[Change]:
    """One change for each cell of a class, cheapest first."""
    found = [_cheapest(matrix, cell, change) for cell in members]
    return sorted((each for each in found if each), key=lambda each: COST[each.edit])


def _cheapest(matrix: Matrix, cell: int, change: Interval) -> Change | None:
    """The likeliest figure among those allowed; of equally likely ones the middle one."""
    info = matrix.info(cell)
    step, middle = 2 * info.margin or 1, (change.low + change.high) // 2
    low = max(-(-change.low // step), middle // step - _GRID)
    high = min(change.high // step, middle // step + _GRID)
    goals = [info.amount + number * step for number in range(low, high + 1) if number]
    changes = [Change(cell, goal, _edit(matrix, cell, goal)) for goal in goals]
    return min(changes, key=lambda each: (COST[each.edit], abs((each.to or 0) - info.amount - middle)), default=None)


def _edit(matrix: Matrix, cell: int, goal: int) -> Edit:
    edit = classify(matrix.info(cell), goal)
    return Edit.VALUE if edit is Edit.EMPTY and not _fits(matrix, cell, goal) else edit


def _fits(matrix: Matrix, cell: int, goal: int) -> bool:
    """Whether a figure belongs in an empty cell: another stands beside it in the row, with the same sign."""
    address = matrix.cells[cell]
    if address.part not in BY_YEAR:
        return True
    beside = (matrix.index.get(address._replace(column=address.column + step)) for step in (-1, 1))
    figures = [matrix.info(other).amount for other in beside if other is not None]
    return any(figure * goal > 0 for figure in figures)

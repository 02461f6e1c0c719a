"""An explanation of failing equations: what the author typed wrong, and what each cell should hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

from engine.diagnose.edits import ANY_FIGURE, COST, Edit
from engine.diagnose.matrix import Matrix
from engine.diagnose.system import Valuation


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


def figures(changes: Iterable[Change]) -> dict[int, int | None]:
    """By cell, what should stand there."""
    return {each.cell: each.to for each in changes}


def corrected(matrix: Matrix, explanations: Iterable[Explanation]) -> Valuation:
    """The figures once the explanations are acted upon."""
    changes = (change for each in explanations for change in each.changes)
    return matrix.system.values().with_({matrix.cells[each.cell]: each.to or 0 for each in changes})


def together(parts: Iterable[Explanation]) -> Explanation:
    """Several explanations of different faults as one."""
    parts = tuple(parts)
    rank = reduce(Rank.with_, (each.rank for each in parts), Rank(0, 0))
    changes = tuple(change for each in parts for change in each.changes)
    return Explanation(rank, changes, tuple(move for each in parts for move in each.moves))


def of_changes(matrix: Matrix, changes: tuple[Change, ...]) -> Explanation:
    """The explanation that each of these figures is wrong by itself."""
    touched = {equation for each in changes for equation in matrix.columns[each.cell]}
    dear = sum(matrix.need[equation].has(0) for equation in touched)
    cost = sum(COST[each.edit] for each in changes) + (_TURNED if turns_sign(matrix, changes) else 0)
    return Explanation(Rank(len(changes), cost, dear), changes)


def turns_sign(matrix: Matrix, changes: Iterable[Change]) -> bool:
    """Whether a figure that just fits is to take a sign that it should not have."""
    just_fit = (each for each in changes if each.edit in ANY_FIGURE)
    return any(matrix.turns_sign(each.cell, each.to or 0) for each in just_fit)


_TURNED = 100
"""More than any slips of the pen cost together: such a figure is offered only where nothing else would do."""

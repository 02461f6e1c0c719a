"""From the cells that could be wrong to the figures that could be typed in them instead."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.diagnose.edits import COST, Edit, classify
from engine.diagnose.explanation import Change, Explanation, figures, of_changes
from engine.diagnose.matrix import Interval, Matrix
from engine.diagnose.notation import Notation
from engine.diagnose.search import Classes, Solution
from engine.diagnose.system import BY_YEAR, NEVER_NEGATIVE

_KEPT = 400
"""How many explanations of one solution are looked at; the cheapest come first."""

_GRID = 400
"""How far from the middle of what is allowed a figure is looked for, in units of its last digit."""

Cluster = frozenset[int]
"""Failing equations that hang together by the cells they share."""


def explain(matrix: Matrix, classes: Classes, cluster: Cluster, solution: Solution) -> list[Explanation]:
    """The explanations of a cluster that one solution of the search stands for: one cell of each of its classes."""
    *earlier, last = ((classes.members[number], change) for number, change in solution.items())
    most = int(_KEPT ** (1 / len(solution))) * (2 if matrix.rounded else 1)
    begun: list[tuple[Change, ...]] = [()]
    for members, change in earlier:
        slot = _slot(matrix, members, change)[:most]
        begun = [(*before, each) for before in begun for each in slot]
    found = [(*before, each) for before in begun for cell in last[0] for each in _last(matrix, cell, before)]
    mending = (changes for changes in found if _mends(matrix, cluster, changes))
    return sorted((of_changes(matrix, each) for each in mending), key=lambda each: each.rank)[:_KEPT]


def _mends(matrix: Matrix, cluster: Cluster, changes: tuple[Change, ...]) -> bool:
    effect = matrix.effect(figures(changes))
    return matrix.mends(effect) and cluster <= effect.keys()


def _cost(change: Change) -> int:
    return COST[change.edit]


def _slot(matrix: Matrix, members: Iterable[int], change: Interval) -> list[Change]:
    """The figures to try in the cells of a class while others change too: the likeliest of each, then the next ones."""
    found = []
    for cell in members:
        tried = sorted(each for notation in matrix.info(cell).ways for each in _tried(matrix, cell, change, notation))
        found += [(nth, _cost(each.change), each.change) for nth, each in enumerate(tried)]
    return [each for _, _, each in sorted(found)]


def _last(matrix: Matrix, cell: int, before: tuple[Change, ...]) -> Iterator[Change]:
    """The likeliest figure of the last cell to change, of equally likely ones the middle one; none where none fits.

    A slip may have lost the decimals too. Any other figure is typed as the one that stands there, if that can be.
    """
    found = [each for notation in matrix.info(cell).ways for each in _of_notation(matrix, cell, before, notation)]
    if found:
        yield min(found, key=lambda each: (each.cost, each.off if each.cost <= COST[Edit.KRONER] else 0)).change


class _Tried(NamedTuple):
    """What a change costs, and how far from the middle of what is allowed it is."""

    cost: int
    off: int
    change: Change


def _of_notation(matrix: Matrix, cell: int, before: tuple[Change, ...], notation: Notation) -> Iterator[_Tried]:
    """The likeliest figure that is typed so."""
    yield from sorted(_tried(matrix, cell, _allowed(matrix, cell, before, notation), notation))[:1]


def _tried(matrix: Matrix, cell: int, allowed: Interval, notation: Notation) -> Iterator[_Tried]:
    middle = matrix.info(cell).amount + sum(allowed) // 2
    for goal in _goals(matrix, cell, allowed, notation):
        change = Change(cell, goal, _edit(matrix, cell, goal))
        yield _Tried(_cost(change), abs(goal - middle), change)


def _goals(matrix: Matrix, cell: int, change: Interval, notation: Notation) -> list[int]:
    """The figures typed in a notation so that the cell changes within an interval, around the middle of it."""
    info, unit = matrix.info(cell), notation.unit
    here = info.amount
    low, high, middle = (-(-(here + change.low) // unit), (here + change.high) // unit, here + sum(change) // 2)
    if info.measure in NEVER_NEGATIVE:
        low = max(low, 0)
    grid = range(max(low, middle // unit - _GRID), min(high, middle // unit + _GRID) + 1)
    goals = (number * unit for number in grid)
    return [goal for goal in goals if goal != here and info.notation_of(goal) == notation]


def _allowed(matrix: Matrix, cell: int, before: Iterable[Change], notation: Notation) -> Interval:
    """How much a cell may change, the others changed: every equation that it stands in must hold."""
    effect, looser = matrix.effect(figures(before)), notation.margin - matrix.info(cell).margin
    low, high = -_FAR, _FAR
    for equation, coefficient in matrix.columns[cell].items():
        shift = effect.get(equation)
        slack = abs(coefficient) * looser + (shift.slack if shift else 0)
        need = matrix.need[equation].loosened(slack).lowered(shift.change if shift else 0).divided(coefficient)
        low, high = max(low, need.low), min(high, need.high)
    return Interval(low, high)


_FAR = 10**80


class Room(NamedTuple):
    """From which figure to which rounding leaves a change open. `alone`: none of the others is as likely."""

    low: int
    high: int
    alone: bool


def room(matrix: Matrix, explanation: Explanation, change: Change) -> Room | None:
    """The room of one figure of an explanation, the others as it says; None where it is the only one.

    What was found in the table itself, as the figure of another cell, is not open.
    """
    is_open = matrix.rounded and change.to is not None and matrix.columns[change.cell]
    if not is_open or explanation.rank.edits != len(explanation.changes):
        return None
    notation = matrix.info(change.cell).notation_of(change.to)
    others = [each for each in explanation.changes if each is not change]
    goals = _goals(matrix, change.cell, _allowed(matrix, change.cell, others, notation), notation)
    if len(goals) < 2 or change.to not in goals:
        return None
    costs = [COST[_edit(matrix, change.cell, goal)] for goal in goals if goal != change.to]
    return Room(min(goals), max(goals), alone=min(costs) > COST[change.edit])


def _edit(matrix: Matrix, cell: int, goal: int) -> Edit:
    edit = classify(matrix.info(cell), goal)
    return Edit.VALUE if edit is Edit.EMPTY and not _fits(matrix, cell, goal) else edit


def _fits(matrix: Matrix, cell: int, goal: int) -> bool:
    """Whether a figure belongs in an empty cell: another stands beside it in the row, with the same sign."""
    address = matrix.cells[cell]
    if address.part not in BY_YEAR:
        return True
    beside = (matrix.index.get(address._replace(column=address.column + step)) for step in (-1, 1))
    amounts = [matrix.info(other).amount for other in beside if other is not None]
    return any(amount * goal > 0 for amount in amounts)

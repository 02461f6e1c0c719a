"""Sums that do not follow their rows: a row was revised or left out of them, and no figure but the sums is wrong."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.diagnose.edits import COST, Edit
from engine.diagnose.explanation import Change, Explanation, Option, Rank, figures
from engine.diagnose.matrix import Matrix
from engine.diagnose.system import BY_YEAR
from engine.diagnose.typed import Cluster
from engine.model.budget import Role

_ROUNDS = 4
"""How often sums are made anew: subtotals, totals, the overall effect, and once to see that they stay."""


class Behind(NamedTuple):
    """Failing equations whose sums all lack one and the same amount."""

    cluster: Cluster
    sums: tuple[int, ...]
    amount: int

    def changes(self, matrix: Matrix, edit: Edit) -> tuple[Change, ...]:
        """The sums made anew."""
        return tuple(Change(cell, matrix.info(cell).amount + self.amount, edit) for cell in self.sums)


def stale_options(matrix: Matrix, clusters: Iterable[Cluster]) -> list[Option]:
    """Each row that was left out of its sums, or else is not to have figures; each cluster with several sums behind."""
    behind = [found for cluster in clusters if (found := _behind(matrix, cluster)) and _is_alone(matrix, found)]
    stale = [_option(matrix, each.changes(matrix, Edit.STALE)) for each in behind if len(each.sums) > 1]
    return [*stale, *_left_out(matrix, behind)]


def _option(matrix: Matrix, changes: tuple[Change, ...]) -> Option:
    explanation = Explanation(Rank(1, COST[changes[0].edit]), changes)
    return Option(explanation, matrix.cleared(matrix.effect(figures(changes))))


def _left_out(matrix: Matrix, behind: list[Behind]) -> Iterator[Option]:
    """Each detail row of which every figure is just what sums lack. A lone sum that is wrong is found without it."""
    for row in matrix.lines:
        filled = [cell for cell in row if matrix.info(cell).amount and matrix.info(cell).role is Role.DETAIL]
        lacking = [each for cell in filled for each in behind if _lacks(matrix, each, cell)]
        changes = tuple(change for each in lacking for change in each.changes(matrix, Edit.LEFT_OUT))
        if len(lacking) == len(filled) and len(changes) > 1:
            yield _option(matrix, changes)
            yield from _extra(matrix, filled)


def _extra(matrix: Matrix, filled: list[int]) -> Iterator[Option]:
    """The row without its figures, if that mends as much. A lone figure is found without it."""
    changes = tuple(Change(cell, None, Edit.EXTRA) for cell in filled)
    if len(changes) > 1 and matrix.mends(matrix.effect(figures(changes))):
        yield _option(matrix, changes)


def _lacks(matrix: Matrix, behind: Behind, cell: int) -> bool:
    """Whether the sums would hold without the cell."""
    return matrix.info(cell).amount == behind.amount and not behind.cluster.isdisjoint(matrix.columns[cell])


def _behind(matrix: Matrix, cluster: Cluster) -> Behind | None:
    """The sums made anew from their rows, where that changes each by as much and makes all hold."""
    gains: dict[int, int] = {}
    for _ in range(_ROUNDS):
        touched = {equation for cell in gains for equation in matrix.columns[cell]}
        for number in sorted(cluster | touched):
            total = _sum_of(matrix, number)
            if total is not None:
                gains[total] = gains.get(total, 0) + _lack(matrix, number, gains) // matrix.rows[number][total]
    changed = {cell: gain for cell, gain in gains.items() if gain}
    amounts = set(changed.values())
    goals = {cell: matrix.info(cell).amount + gain for cell, gain in changed.items()}
    if len(amounts) != 1 or not matrix.mends(matrix.effect(goals)):
        return None
    return Behind(cluster, tuple(sorted(changed)), amounts.pop())


def _is_alone(matrix: Matrix, behind: Behind) -> bool:
    """Whether no other fault may ask for a change of the same sums."""
    touched = {equation for cell in behind.sums for equation in matrix.columns[cell]}
    near = {cell for equation in touched for cell in matrix.rows[equation]}
    return all(near.isdisjoint(matrix.rows[equation]) for equation in matrix.failing if equation not in behind.cluster)


def _sum_of(matrix: Matrix, equation: int) -> int | None:
    """The total or subtotal of a table by year that the equation states as a sum; a rounded one may differ anyhow."""
    stated = matrix.system.equations[equation].stated
    if stated is None or stated.part not in BY_YEAR or matrix.system.cells[stated].role is Role.DETAIL:
        return None
    cell = matrix.index[stated]
    return cell if cell in matrix.rows[equation] and not matrix.info(cell).margin else None


def _lack(matrix: Matrix, equation: int, gains: dict[int, int]) -> int:
    """What the equation needs besides the gains."""
    effect = sum(factor * gains.get(cell, 0) for cell, factor in matrix.rows[equation].items())
    return matrix.need[equation].low - effect

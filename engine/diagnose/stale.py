"""Sums that do not follow their rows: a row was revised or left out of them, and no figure but the sums is wrong."""

from collections.abc import Iterable, Iterator

from engine.diagnose.edits import COST, Edit
from engine.diagnose.explanation import Change, Explanation, Option, Rank
from engine.diagnose.localise import Cluster
from engine.diagnose.matrix import Matrix
from engine.diagnose.system import BY_YEAR
from engine.model.budget import Role

_ROUNDS = 4
"""How often sums are made anew: subtotals, totals, the overall effect, and once to see that they stay."""


def stale_options(matrix: Matrix, clusters: Iterable[Cluster]) -> list[Option]:
    """For each cluster of failing equations: its sums made anew from their rows, where that changes several and mends all.

    One sum that is wrong by itself is found without it.
    """
    return [option for cluster in clusters for option in _option(matrix, cluster)]


def _option(matrix: Matrix, cluster: Cluster) -> Iterator[Option]:
    gains = _made_anew(matrix, cluster)
    effect = matrix.effect(gains)
    if len(gains) > 1 and matrix.mends(effect):
        edit = Edit.LEFT_OUT if _is_left_out(matrix, cluster) else Edit.STALE
        changes = tuple(Change(cell, matrix.info(cell).amount + gain, edit) for cell, gain in sorted(gains.items()))
        yield Option(Explanation(Rank(1, COST[edit]), changes), matrix.cleared(effect))


def _made_anew(matrix: Matrix, cluster: Cluster) -> dict[int, int]:
    """By cell, what the sums must gain to follow from the rows."""
    gains: dict[int, int] = {}
    for _ in range(_ROUNDS):
        touched = {equation for cell in gains for equation in matrix.columns[cell]}
        for number in sorted(cluster | touched):
            total = _sum_of(matrix, number)
            if total is not None:
                gain = _lack(matrix, number, gains) // matrix.rows[number][total]
                gains[total] = gains.get(total, 0) + gain
    return {cell: gain for cell, gain in gains.items() if gain}


def _sum_of(matrix: Matrix, equation: int) -> int | None:
    """The total or subtotal of a table by year that the equation states as a sum."""
    stated = matrix.system.equations[equation].stated
    if stated is None or stated.part not in BY_YEAR or matrix.system.cells[stated].role is Role.DETAIL:
        return None
    cell = matrix.index[stated]
    return cell if cell in matrix.rows[equation] else None


def _lack(matrix: Matrix, equation: int, gains: dict[int, int]) -> int:
    effect = matrix.effect(gains)
    return matrix.need[equation].low - effect.get(equation, 0)


def _is_left_out(matrix: Matrix, cluster: Cluster) -> bool:
    """Whether each failing sum lacks just one of its rows."""
    return all(_lacks_a_row(matrix, equation) for equation in cluster)


def _lacks_a_row(matrix: Matrix, equation: int) -> bool:
    """Whether the equation would hold without one of the cells that it sums."""
    total, need = _sum_of(matrix, equation), matrix.need[equation]
    parts = ((cell, factor) for cell, factor in matrix.rows[equation].items() if cell != total)
    return any(matrix.info(cell).amount and need.has(-factor * matrix.info(cell).amount) for cell, factor in parts)

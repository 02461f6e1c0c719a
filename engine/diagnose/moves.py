"""Rows under the wrong styringsområde or in the wrong section: no figure is wrong, but the sums are of other rows."""

from collections.abc import Iterator

from engine.diagnose.astray import astray
from engine.diagnose.edits import COST, Edit
from engine.diagnose.explanation import Explanation, Move, Option, Rank
from engine.diagnose.matrix import Matrix
from engine.diagnose.system import Moved
from engine.model.budget import Role, Section


def move_options(matrix: Matrix) -> list[Option]:
    """Each move of one detail row after which sums hold that fail now, and none fails that holds now."""
    if matrix.system.moved is None or not matrix.failing:
        return []
    lines, nowhere = matrix.lines, astray(matrix)
    rows = (line for line in lines if line in nowhere or _out_of_place(matrix, line))
    found = [(row, option) for row in rows for option in _moves(matrix, matrix.system.moved, row[0])]
    return [option for row, option in found if _failing(matrix, row) <= option.clears]


def _failing(matrix: Matrix, row: list[int]) -> frozenset[int]:
    """The failing equations of a row. A move must clear them all, so that no other fault changes a figure of it."""
    return frozenset(number for cell in row for number in matrix.columns[cell] if not matrix.need[number].has(0))


def _out_of_place(matrix: Matrix, row: list[int]) -> bool:
    """Whether some sum that fails would hold if a detail row were not there."""
    if matrix.info(row[0]).role is not Role.DETAIL:
        return False
    effect = matrix.effect(dict.fromkeys(row))
    return any(matrix.holds(equation, shift) for equation, shift in effect.items() if equation in matrix.failing)


def _moves(matrix: Matrix, moved: Moved, cell: int) -> Iterator[Option]:
    # That a row is wrong which no subtotal counts is known already.
    nowhere = any(cell in line for line in astray(matrix))
    for (section, area), (like, edit) in _places(matrix, cell).items():
        cleared = moved(matrix.cells[cell], section, area)
        if cleared:
            cost = 0 if nowhere and edit is Edit.AREA else COST[edit]
            yield Option(Explanation(Rank(1, cost), moves=(Move(cell, like, edit),)), cleared)


def _places(matrix: Matrix, cell: int) -> dict[tuple[str, str], tuple[int, Edit]]:
    """Where else the row may belong, each with a row that stands there: another styringsområde, or another section."""
    here = matrix.info(cell)
    found: dict[tuple[str, str], tuple[int, Edit]] = {}
    for like in (line[0] for line in matrix.lines):
        there = matrix.info(like)
        if matrix.cells[like][:2] == matrix.cells[cell][:2] and there.section != Section.SAMLET:
            if there.area not in ("", here.area):
                found.setdefault((here.section, there.area), (like, Edit.AREA))
            # Where there is neither a total nor a row of its styringsområde, it would only escape the sums.
            counted = there.role is Role.TOTAL or there.area in ("", here.area)
            if there.section != here.section and counted:
                found.setdefault((there.section, here.area), (like, Edit.SECTION))
    return found

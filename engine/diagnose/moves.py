"""Rows under the wrong styringsområde or in the wrong section: no figure is wrong, but the sums are of other rows."""

from collections.abc import Iterator
from dataclasses import replace

from engine.diagnose.edits import COST, Edit
from engine.diagnose.explanation import Explanation, Move, Option, Rank
from engine.diagnose.matrix import Matrix, build_matrix
from engine.diagnose.system import Moved
from engine.language.constraint import Linear
from engine.model.budget import Role


def move_options(matrix: Matrix) -> list[Option]:
    """Each move of one detail row after which sums hold that fail now, and none fails that holds now."""
    if matrix.system.moved is None:
        return []
    lines = matrix.lines()
    places = [line[0] for line in lines if matrix.info(line[0]).role in (Role.DETAIL, Role.SUBTOTAL)]
    rows = [line for line in lines if _out_of_place(matrix, line)]
    return [option for row in rows for option in _moves(matrix, matrix.system.moved, row[0], places)]


def _out_of_place(matrix: Matrix, row: list[int]) -> bool:
    """Whether each figure of a detail row would, if it were not there, mend a sum."""
    figures = [cell for cell in row if matrix.info(cell).amount]
    return bool(figures) and matrix.info(row[0]).role is Role.DETAIL and all(_spoils(matrix, cell) for cell in figures)


def _spoils(matrix: Matrix, cell: int) -> bool:
    amount = matrix.info(cell).amount
    failing = (equation for equation in matrix.columns[cell] if not matrix.need[equation].has(0))
    return any(matrix.need[equation].has(-matrix.columns[cell][equation] * amount) for equation in failing)


def _moves(matrix: Matrix, moved: Moved, cell: int, places: list[int]) -> Iterator[Option]:
    tried = set()
    for like in places:
        there, edit = matrix.info(like), _edit(matrix, cell, like)
        if edit and (there.section, there.area) not in tried:
            tried.add((there.section, there.area))
            after = moved(matrix.cells[cell], there.section, there.area)
            cleared = _cleared(matrix, after)
            if cleared:
                yield Option(Explanation(Rank(1, COST[edit]), moves=(Move(cell, like, edit),)), cleared)


def _edit(matrix: Matrix, cell: int, like: int) -> Edit | None:
    """What it would mean to put the row where the other stands; None where it stands there, or is of another table."""
    here, there = matrix.info(cell), matrix.info(like)
    if matrix.cells[cell][:2] != matrix.cells[like][:2]:
        return None
    if here.section == there.section:
        return Edit.AREA if here.area != there.area else None
    return Edit.SECTION if here.area == there.area else None


def _cleared(matrix: Matrix, equations: tuple[Linear, ...]) -> frozenset[int]:
    """The equations that fail in the matrix and not among the others; none where one of the others fails anew."""
    after = build_matrix(replace(matrix.system, equations=equations))
    still = {_name(after.equations[number]) for number in after.failing}
    before = {_name(matrix.equations[number]): number for number in matrix.failing}
    if not still <= before.keys():
        return frozenset()
    return frozenset(number for name, number in before.items() if name not in still)


def _name(equation: Linear) -> tuple[object, ...]:
    return equation.rule, equation.binding, equation.stated

"""Slips that touch several cells at once: exchanges, rows shifted, turned or moved. Each counts as one edit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from engine.diagnose.edits import COST, Edit
from engine.diagnose.explanation import Change, Explanation, Move, Option, Rank, deltas
from engine.diagnose.matrix import Coefficients, Matrix
from engine.model.budget import Role
from engine.model.cell import CellAddress

PAIRS = 40_000
"""How many pairs of cells are tried for an exchange; more than any proposal has that people wrote."""


def structural_options(matrix: Matrix) -> list[Option]:
    """Each slip of several cells that clears all the failing equations it touches, and breaks none."""
    grid = _rows(matrix)
    found = [*_exchanges(matrix), *_row_slips(matrix, grid), *_moves(matrix, grid)]
    return [each for each in found if each.clears]


def _rows(matrix: Matrix) -> list[list[int]]:
    """The cells of each row, from left to right."""
    rows: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for cell in sorted(range(len(matrix.cells)), key=lambda number: matrix.cells[number]):
        owner, part, row, _ = matrix.cells[cell]
        rows[owner, part, row].append(cell)
    return list(rows.values())


def _option(matrix: Matrix, changes: tuple[Change, ...]) -> Iterator[Option]:
    """The changes as an option, if they mend what they touch."""
    effect = matrix.effect(deltas(matrix, changes))
    if matrix.mends(effect):
        rank = Rank(1, COST[changes[0].edit])
        yield Option(Explanation(rank, changes), matrix.cleared(effect))


def _exchanges(matrix: Matrix) -> Iterator[Option]:
    for one, other in islice(_pairs(matrix), PAIRS):
        gain = matrix.info(other).amount - matrix.info(one).amount
        broken = next(number for number in matrix.columns[one] if not matrix.need[number].has(0))
        balance = matrix.columns[one][broken] - matrix.columns[other].get(broken, 0)
        if gain and matrix.need[broken].has(balance * gain):
            goal, back = matrix.info(other).value, matrix.info(one).value
            yield from _option(matrix, (Change(one, goal, Edit.EXCHANGED), Change(other, back, Edit.EXCHANGED)))


def _pairs(matrix: Matrix) -> Iterator[tuple[int, int]]:
    """Two cells of one row or one column, the first of them in a failing equation; each pair once."""
    lines: dict[tuple[str, str, str, int], list[int]] = defaultdict(list)
    for cell, address in enumerate(matrix.cells):
        for line in _lines(address):
            lines[line].append(cell)
    suspects = {cell for number in matrix.failing for cell in matrix.rows[number]}
    for one in sorted(suspects):
        for line in _lines(matrix.cells[one]):
            yield from ((one, other) for other in lines[line] if other > one or other not in suspects)


def _lines(address: CellAddress) -> tuple[tuple[str, str, str, int], tuple[str, str, str, int]]:
    owner, part, row, column = address
    return (owner, part, "row", row), (owner, part, "column", column)


def _row_slips(matrix: Matrix, grid: Iterable[list[int]]) -> Iterator[Option]:
    suspects = {cell for number in matrix.failing for cell in matrix.rows[number]}
    for row in grid:
        if len(row) > 1 and not suspects.isdisjoint(row):
            values = [matrix.info(cell).value for cell in row]
            yield from _as_written(matrix, row, values)
            yield from _shifted(matrix, row, values)


def _as_written(matrix: Matrix, row: list[int], values: list[int | None]) -> Iterator[Option]:
    """The whole row with the wrong sign, or in kroner."""
    figures = [value for value in values if value]
    if len(figures) > 1:
        turned: list[int | None] = [value and -value for value in values]
        yield from _rewritten(matrix, row, turned, Edit.SIGN)
        if all(abs(value) >= 1000 for value in figures):
            yield from _rewritten(matrix, row, [value and _thousands(value) for value in values], Edit.KRONER)


def _shifted(matrix: Matrix, row: list[int], values: list[int | None]) -> Iterator[Option]:
    """The row one column to the left and to the right, the place that falls free empty or as the equations want it."""
    if not values[0]:
        yield from _shift(matrix, row, [*values[1:], None], row[-1])
    if not values[-1]:
        yield from _shift(matrix, row, [None, *values[:-1]], row[0])


def _shift(matrix: Matrix, row: list[int], goals: list[int | None], free: int) -> Iterator[Option]:
    plain = list(_rewritten(matrix, row, goals, Edit.SHIFTED))
    if plain:
        yield from plain
        return
    effect = matrix.effect(deltas(matrix, _changes(matrix, row, goals, Edit.SHIFTED)))
    wanted = _wanted(matrix, effect, free)
    if wanted:
        filled = [wanted if cell == free else goal for cell, goal in zip(row, goals, strict=True)]
        yield from _rewritten(matrix, row, filled, Edit.SHIFTED)


def _wanted(matrix: Matrix, effect: Coefficients, cell: int) -> int | None:
    """What the free cell must hold so that the first equation it stands in holds too."""
    for equation, coefficient in matrix.columns[cell].items():
        lack = matrix.need[equation].low - effect.get(equation, 0)
        if lack % coefficient == 0:
            return lack // coefficient
    return None


def _rewritten(matrix: Matrix, row: list[int], goals: list[int | None], edit: Edit) -> Iterator[Option]:
    changes = _changes(matrix, row, goals, edit)
    if len(changes) > 1:
        yield from _option(matrix, changes)


def _changes(matrix: Matrix, row: list[int], goals: list[int | None], edit: Edit) -> tuple[Change, ...]:
    pairs = zip(row, goals, strict=True)
    return tuple(Change(cell, goal, edit) for cell, goal in pairs if (goal or 0) != matrix.info(cell).amount)


def _thousands(value: int) -> int:
    size = (abs(value) + 500) // 1000
    return size if value > 0 else -size


def _moves(matrix: Matrix, grid: list[list[int]]) -> Iterator[Option]:
    """Detail rows that fit where a row of another styringsområde or section stands."""
    suspects = {cell for number in matrix.failing for cell in matrix.rows[number]}
    models = _models(matrix, grid)
    for row in grid:
        if matrix.info(row[0]).role is Role.DETAIL and not suspects.isdisjoint(row):
            for model in models:
                yield from _move(matrix, row, model)


def _models(matrix: Matrix, grid: list[list[int]]) -> list[list[int]]:
    """One detail row of each section and styringsområde of each table."""
    first: dict[tuple[str, str, str, str], list[int]] = {}
    for row in grid:
        info = matrix.info(row[0])
        if info.role is Role.DETAIL and info.section:
            owner, part, _, _ = matrix.cells[row[0]]
            first.setdefault((owner, part, info.section, info.area), row)
    return list(first.values())


def _move(matrix: Matrix, row: list[int], model: list[int]) -> Iterator[Option]:
    edit = _move_edit(matrix, row[0], model[0])
    if edit is None or len(row) != len(model):
        return
    effect: Coefficients = {}
    for cell, like in zip(row, model, strict=True):
        amount = matrix.info(cell).amount
        for column, sign in ((matrix.columns[cell], -1), (matrix.columns[like], 1)):
            for equation, coefficient in column.items():
                effect[equation] = effect.get(equation, 0) + sign * coefficient * amount
    effect = {equation: change for equation, change in effect.items() if change}
    if matrix.mends(effect):
        move = Move(row[0], model[0], edit)
        yield Option(Explanation(Rank(1, COST[edit]), moves=(move,)), matrix.cleared(effect))


def _move_edit(matrix: Matrix, cell: int, model: int) -> Edit | None:
    """What moving the row to the model's place would mean; None within the same place or to another table."""
    here, there = matrix.info(cell), matrix.info(model)
    if matrix.cells[cell][:2] != matrix.cells[model][:2] or (here.section, here.area) == (there.section, there.area):
        return None
    return Edit.AREA if here.section == there.section else Edit.SECTION

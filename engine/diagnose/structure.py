"""Slips of several cells at once, each one edit: exchanges, rows shifted, turned or in kroner."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from engine.diagnose.edits import COST, Edit
from engine.diagnose.explanation import Change, Explanation, Option, Rank, figures
from engine.diagnose.matrix import Effect, Matrix, Shift
from engine.diagnose.notation import WHOLE, Notation
from engine.diagnose.system import BY_YEAR, Measure
from engine.model.cell import CellAddress

PAIRS = 40_000
"""How many pairs of cells are tried for an exchange; more than any proposal has that people wrote."""


def structural_options(matrix: Matrix) -> list[Option]:
    """Each slip of several cells that clears all the failing equations it touches, and breaks none."""
    found = [*_exchanges(matrix), *_row_slips(matrix)]
    return [each for each in found if each.clears]


def _option(matrix: Matrix, changes: tuple[Change, ...]) -> Iterator[Option]:
    """The changes as an option, if they mend what they touch."""
    effect = matrix.effect(figures(changes))
    if matrix.mends(effect):
        rank = Rank(1, COST[changes[0].edit])
        yield Option(Explanation(rank, changes), matrix.cleared(effect))


def _exchanges(matrix: Matrix) -> Iterator[Option]:
    for one, other in islice(_pairs(matrix), PAIRS):
        gain = matrix.info(other).amount - matrix.info(one).amount
        broken = next(number for number in matrix.columns[one] if not matrix.need[number].has(0))
        balance = matrix.columns[one][broken] - matrix.columns[other].get(broken, 0)
        slack = matrix.info(one).margin + matrix.info(other).margin
        if gain and matrix.need[broken].loosened(slack * abs(balance)).has(balance * gain):
            edit = _exchange_edit(matrix, one, other)
            goal, back = matrix.info(other).value, matrix.info(one).value
            yield from _option(matrix, (Change(one, goal, edit), Change(other, back, edit)))


def _exchange_edit(matrix: Matrix, one: int, other: int) -> Edit:
    """A figure that stands alone where it should not is misplaced, rather than exchanged with nothing."""
    here, there = matrix.info(one), matrix.info(other)
    if (here.value and there.value) or matrix.cells[one].row == matrix.cells[other].row:
        return Edit.EXCHANGED
    if here.section != there.section:
        return Edit.SECTION
    return Edit.AREA if here.area != there.area else Edit.EXCHANGED


def _pairs(matrix: Matrix) -> Iterator[tuple[int, int]]:
    """Two cells of one row or one column, the first of them in a failing equation; each pair once."""
    lines: dict[tuple[str, str, str, int], list[int]] = defaultdict(list)
    for cell, address in enumerate(matrix.cells):
        for line in _lines(address):
            lines[line].append(cell)
    suspects = matrix.suspects
    for one in sorted(suspects):
        for line in _lines(matrix.cells[one]):
            mates = (other for other in lines[line] if other > one or other not in suspects)
            yield from ((one, other) for other in mates if _kind(matrix, other) == _kind(matrix, one))


def _kind(matrix: Matrix, cell: int) -> tuple[Measure, str | None]:
    return matrix.info(cell).measure, matrix.info(cell).quantity


def _lines(address: CellAddress) -> tuple[tuple[str, str, str, int], tuple[str, str, str, int]]:
    owner, part, row, column = address
    return (owner, part, "row", row), (owner, part, "column", column)


def _row_slips(matrix: Matrix) -> Iterator[Option]:
    suspects = matrix.suspects
    for row in matrix.lines:
        if matrix.cells[row[0]].part in BY_YEAR and len(row) > 1 and not suspects.isdisjoint(row):
            values = [matrix.info(cell).value for cell in row]
            yield from _as_written(matrix, row, values)
            yield from _shifted(matrix, row, values)


def _as_written(matrix: Matrix, row: list[int], values: list[int | None]) -> Iterator[Option]:
    """The whole row with the wrong sign, or in kroner."""
    amounts = [value for value in values if value]
    if len(amounts) > 1:
        turned: list[int | None] = [value and -value for value in values]
        yield from _rewritten(matrix, row, turned, Edit.SIGN)
        if all(abs(value) >= 1000 for value in amounts):
            usual = next(iter(matrix.info(row[0]).notations), WHOLE)
            thousands = [value and _thousands(value, usual) for value in values]
            yield from _rewritten(matrix, row, thousands, Edit.KRONER)


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
    effect = matrix.effect(figures(_changes(matrix, row, goals, Edit.SHIFTED)))
    wanted = _wanted(matrix, effect, free)
    if wanted:
        filled = [wanted if cell == free else goal for cell, goal in zip(row, goals, strict=True)]
        yield from _rewritten(matrix, row, filled, Edit.SHIFTED)


def _wanted(matrix: Matrix, effect: Effect, cell: int) -> int | None:
    """What the free cell must hold so that the first equation it stands in holds too."""
    usual = next(iter(matrix.info(cell).notations), WHOLE)
    for equation, coefficient in matrix.columns[cell].items():
        change, slack = effect.get(equation, Shift(0))
        allowed = matrix.need[equation].loosened(slack).lowered(change).divided(coefficient)
        middle = _nearest(sum(allowed) // 2, usual)
        if allowed.has(middle):
            return middle
    return None


def _rewritten(matrix: Matrix, row: list[int], goals: list[int | None], edit: Edit) -> Iterator[Option]:
    changes = _changes(matrix, row, goals, edit)
    if len(changes) > 1:
        yield from _option(matrix, changes)


def _changes(matrix: Matrix, row: list[int], goals: list[int | None], edit: Edit) -> tuple[Change, ...]:
    pairs = zip(row, goals, strict=True)
    return tuple(Change(cell, goal, edit) for cell, goal in pairs if (goal or 0) != matrix.info(cell).amount)


def _thousands(value: int, notation: Notation) -> int:
    size = _nearest((abs(value) + 500) // 1000, notation)
    return size if value > 0 else -size


def _nearest(figure: int, notation: Notation) -> int:
    """The figure that can be typed nearest to one."""
    return (figure + notation.unit // 2) // notation.unit * notation.unit

"""How figures are typed in a table: what the last digit counts, and how much that leaves open."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from engine.formats.numbers import Scale
from engine.model.cell import Cell
from engine.texts.numbers import quantity


class Notation(NamedTuple):
    """The last digit counts `unit`, `decimals` digits stand behind the comma, and `margin` is left open to each side.

    4,1 in a table in mio. kr. is typed in the unit 100 with margin 50 and one decimal.
    """

    unit: int = 1
    margin: int = 0
    decimals: int = 0

    def digits(self, figure: int) -> str:
        """The digits of a figure as they are typed, without sign, marks and comma; what is below the unit is lost."""
        return str(abs(figure) // self.unit).rjust(self.decimals + 1, "0")

    def text(self, figure: int) -> str:
        """The figure as it is typed, with the reader's marks."""
        return quantity(Decimal(figure // self.unit).scaleb(-self.decimals))


WHOLE = Notation()
"""Whole units, known exactly."""


def notation_of(cell: Cell, scale: Scale) -> Notation:
    """How the figure of a cell is typed."""
    unit = 2 * cell.margin or 1
    decimals = next((count for count in range(scale.decimals + 1) if unit * 10**count == scale.factor), 0)
    return Notation(unit, cell.margin, decimals)


def usual_first(found: Iterable[Notation]) -> tuple[Notation, ...]:
    """How the figures of a table are typed, the usual way first; where two are as usual the finer one."""
    times = Counter(found)
    return tuple(sorted(times, key=lambda each: (-times[each], each.unit)))


def in_cell(own: Notation | None, usual: tuple[Notation, ...]) -> tuple[Notation, ...]:
    """The ways to type a figure in a cell, its own first (None: it holds none); none where all are whole and exact."""
    ways = tuple(dict.fromkeys(each for each in (own, *usual) if each))
    return () if ways == (WHOLE,) else ways


def first_that_writes(figure: int, notations: Iterable[Notation]) -> Notation:
    """The first notation in which a figure can be typed; exact where there is none."""
    return next((each for each in notations if figure % each.unit == 0), WHOLE)

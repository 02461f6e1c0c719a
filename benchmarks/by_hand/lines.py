"""Tables of amounts by year: each row's figures, read once, and their sums. Amounts in 1.000 kr."""

from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.by_hand.interval import Interval
from benchmarks.by_hand.parameters import Words
from engine.model.budget import BudgetRow, BudgetTable, Reading, Role
from engine.model.cell import EMPTY, Cell, State
from engine.model.place import Place

NONE: frozenset[int] = frozenset()


class Figures(NamedTuple):
    """The lowest and the highest that may stand under each year; one list where all are exact.

    `unknown` are the indices of the years of which nothing is known; there the lists hold 0.
    """

    lows: list[int]
    highs: list[int]
    unknown: frozenset[int]

    def at(self, index: int | None) -> Interval | None:
        """The figure under one year (None: a year that the table has not); None where it is unknown."""
        if index is None or index in self.unknown:
            return None
        return Interval(self.lows[index], self.highs[index])


class Line:
    """A row, with its cells and figures in the order of the table's years. `cells` may end before the years do."""

    __slots__ = ("_mentioned", "area", "cells", "figures", "role", "row", "section")

    def __init__(self, row: BudgetRow, columns: list[int]) -> None:
        self.row = row
        self.section = row.section
        self.role = row.role
        self.area = row.area.name.casefold()
        self.cells = [row.cells[column] for column in columns if column < len(row.cells)]
        self.figures = _figures(self.cells, len(columns), _unplaced(row, columns))
        self._mentioned: dict[Words, bool] = {}

    def place(self, at: int) -> Place:
        """Where the cell under a year stands."""
        return self.cells[at].place if at < len(self.cells) else self.row.place

    def mentions(self, words: Words) -> bool:
        """Whether the row's label has one of the words."""
        known = self._mentioned.get(words)
        if known is None:
            known = self._mentioned[words] = words.are_in(self.row.label)
        return known


def _figures(cells: list[Cell], years: int, unplaced: frozenset[int]) -> Figures:
    unreadable = [at for at, cell in enumerate(cells) if cell.state is State.UNREADABLE]
    unknown = unplaced.union(unreadable, range(len(cells), years))
    if unknown:
        cells = [EMPTY if at in unknown else cells[at] for at in range(years)]
    lows = highs = [cell.value or 0 for cell in cells]
    if any(cell.margin for cell in cells):
        lows = [low - cell.margin for low, cell in zip(lows, cells, strict=True)]
        highs = [high + cell.margin for high, cell in zip(highs, cells, strict=True)]
    return Figures(lows, highs, unknown)


def _unplaced(row: BudgetRow, columns: list[int]) -> frozenset[int]:
    """The years under which nothing tells what stands: there the row's placements do not all put the same number."""
    if row.reading is not Reading.UNCERTAIN:
        return NONE
    if not row.placements:
        return frozenset(range(len(columns)))
    placed = [{column: nth for nth, column in enumerate(placement)} for placement in row.placements]
    return frozenset(at for at, column in enumerate(columns) if len({each.get(column) for each in placed}) > 1)


class YearTable:
    """A table by year: its years, each once, and its rows without the headings. There are none where it is missing."""

    def __init__(self, table: BudgetTable | None) -> None:
        columns: dict[int, int] = {}
        for column, year in enumerate(table.years if table else ()):
            columns.setdefault(year, column)
        self.years = tuple(columns)
        self.index = {year: at for at, year in enumerate(self.years)}
        rows = table.rows if table else ()
        order = list(columns.values())
        self.lines = [Line(row, order) for row in rows if row.role is not Role.HEADING]

    def sum(self, lines: Iterable[Line]) -> Figures:
        """The sum of the rows, year by year; 0 where there are no rows."""
        return self.total([line.figures for line in lines])

    def total(self, parts: list[Figures]) -> Figures:
        """The sum of figures, year by year."""
        if not parts:
            zeros = [0] * len(self.years)
            return Figures(zeros, zeros, NONE)
        lows = [sum(column) for column in zip(*[part.lows for part in parts], strict=True)]
        if all(part.highs is part.lows for part in parts):
            highs = lows
        else:
            highs = [sum(column) for column in zip(*[part.highs for part in parts], strict=True)]
        return Figures(lows, highs, NONE.union(*[part.unknown for part in parts]))

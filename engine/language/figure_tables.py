"""What the rules ask of a table of quantities: its columns with a total, and its rows of base, share and result."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from engine.language.figure import (
    OTHER_UNIT,
    Figure,
    Interval,
    Naming,
    decimals_of,
    scale_of,
    table_label,
    told_interval,
)
from engine.language.summed import Rows, chosen, details, gap, readings, tells_mean, total_of, weighted
from engine.model.base import Model, replace
from engine.model.budget import Role
from engine.model.cell import ABREAST, FIGURES, CellAddress, State
from engine.model.figures import FigureRow, FigureTable, Quantity
from engine.model.place import Place

_ONE, _HALF = Interval(1, 1), Fraction(1, 2)
_TELLING = 10
"""A total of one digit may be a mean by chance."""


class Spot(Model):
    """Where a quantity stands in its table: it is the nth of a cell."""

    row: int
    at: int
    nth: int


class FigureTableView:
    """A table of quantities; `number` is its index among those of its proposal."""

    def __init__(self, model: FigureTable, owner: str, number: int) -> None:
        self.model = model
        self.name = table_label(model.number, model.title)
        self.owner = owner
        self.part = f"{FIGURES}{number}"

    @cached_property
    def scales(self) -> dict[str, int]:
        """By unit, the scale in which all quantities of it are whole (see `Figure`)."""
        most: dict[str, int] = {}
        for quantity in (each for row in self.model.rows for cell in row.cells for each in cell):
            most[quantity.unit] = max(decimals_of(quantity), most.get(quantity.unit, 0))
        return {unit: scale_of(unit, decimals) for unit, decimals in most.items()}

    def quantity(self, spot: Spot) -> Quantity:
        """The quantity that stands there."""
        return self.model.rows[spot.row].cells[spot.at][spot.nth]

    def figure(self, spot: Spot) -> Figure:
        """The same, with its address and its name for a reader."""
        quantity, row, at = self.quantity(spot), spot.row, spot.at
        address = CellAddress(self.owner, self.part, row, at + spot.nth * ABREAST) if at < ABREAST else None
        naming = Naming(self.name, self.model.rows[row].label, self.heading(at))
        return Figure(quantity, naming, address, self.scales[quantity.unit])

    def heading(self, at: int) -> str:
        """The heading of the cells with that index."""
        return self.model.columns[at] if at < len(self.model.columns) else ""

    def figures(self) -> Iterator[Figure]:
        """Every quantity, row by row."""
        for row, each in enumerate(self.model.rows):
            for at, cell in enumerate(each.cells):
                yield from (self.figure(Spot(row, at, nth)) for nth in range(len(cell)))

    def totalled(self) -> Iterator["FigureColumn"]:
        """A column for each quantity of a total row that has others of its unit in the rows that it may sum.

        Where there is none for any quantity of the total's cell, there is one for the first that is written: that
        the rows have other units must not pass in silence.
        """
        rows = self.model.rows
        totals = [row for row, each in enumerate(rows) if each.role is Role.TOTAL]
        own = [tuple(details(rows, at)) for at in range(max((len(rows[row].cells) for row in totals), default=0))]
        for row in totals:
            for at, cell in enumerate(rows[row].cells):
                for nth, unit in _summed(cell, [rows[other].cells[at] for other in own[at]]):
                    yield self._column(Spot(row, at, nth), unit, totals, own[at])

    def _column(self, total: Spot, unit: str, totals: Sequence[int], rows: Rows) -> "FigureColumn":
        def column(some: Rows) -> FigureColumn:
            return FigureColumn(self, total, unit, tuple(self._spots(some, total.at, unit)))

        likely = readings(total.row, totals, rows)
        return column(chosen(told_interval(self.quantity(total)), likely, rows, lambda some: column(some).sum))

    def _spots(self, rows: Rows, at: int, unit: str) -> Iterator[Spot]:
        """Of each row's cell the quantities of the unit; where it has none, the first that is written."""
        for row in rows:
            cell = self.model.rows[row].cells[at]
            own = [nth for nth, quantity in enumerate(cell) if quantity.unit == unit]
            yield from [Spot(row, at, nth) for nth in own or _first_written(cell)]

    def products(self) -> Iterator["Product"]:
        """The rows in which three columns side by side hold a count, a percentage and a count, one figure in each."""
        for index, row in enumerate(self.model.rows):
            if row.role is Role.DETAIL:
                units = [cell[0].unit if len(cell) == 1 else None for cell in row.cells]
                starts = range(len(units) - 2)
                yield from (Product(self, index, at) for at in starts if units[at : at + 3] == ["", "%", ""])


def _summed(cell: Sequence[Quantity], below: Collection[Sequence[Quantity]]) -> Iterator[tuple[int, str]]:
    """Which quantities of a total's cell are the sum of figures in the cells below, and of which unit those are."""
    units = {quantity.unit for each in below for quantity in each}
    own = [(nth, total.unit) for nth, total in enumerate(cell) if total.unit in units]
    yield from own
    if not own and cell and cell[0].state is not State.NIL:
        written = {quantity.unit for each in below for quantity in each if quantity.state is not State.NIL}
        alone = cell[0].state is State.UNREADABLE and len(written) == 1
        if written:
            yield 0, written.pop() if alone else cell[0].unit


def _first_written(cell: Sequence[Quantity]) -> list[int]:
    return [nth for nth, quantity in enumerate(cell) if quantity.state is not State.NIL][:1]


def _typed(quantity: Quantity) -> Interval | None:
    """What a mean stands for: it is rounded where it is typed without decimals too."""
    stated = told_interval(quantity)
    return Interval(stated.low - _HALF, stated.high + _HALF) if stated and not stated.width else stated


class FigureColumn:
    """The figures of one column that its total sums, and that total.

    What stands there in another unit than theirs cannot be summed, and is as good as unreadable.
    """

    def __init__(self, view: FigureTableView, total: Spot, unit: str, figures: tuple[Spot, ...]) -> None:
        self._view = view
        self._total = total
        self.unit = unit
        self._figures = figures

    @property
    def heading(self) -> str:
        """The heading of the column."""
        return self._view.heading(self._total.at)

    @property
    def label(self) -> str:
        """The label of the total's row."""
        return self._view.model.rows[self._total.row].label

    @property
    def table(self) -> str:
        """The table in a reader's words."""
        return self._view.name

    @property
    def place(self) -> Place:
        """Where the total stands."""
        return self.total.place

    @cached_property
    def total(self) -> Figure:
        """The total."""
        return self._view.figure(self._total)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """What stands in the detail rows, each with its address where it can be summed."""
        return tuple(map(self._figure, self._figures))

    @cached_property
    def sum(self) -> Interval | None:
        """What the figures give; None where one of them is unknown."""
        return total_of(each.interval() for each in self.figures)

    @cached_property
    def averaged(self) -> bool:
        """Whether the total is not the sum of its rows but their mean: it is called so, or is it to its last digit."""
        total = self.total.interval()
        if total and self.sum and not gap(total, self.sum):
            return False
        return tells_mean(self.label) or tells_mean(self.heading) or self._is_a_mean()

    def _is_a_mean(self) -> bool:
        typed = _typed(self._view.quantity(self._total))
        figures = [span for each in self.figures if (span := each.interval())]
        if typed is None or len(figures) < max(2, len(self._figures)):
            return False
        if abs(Fraction(typed.middle)) < _TELLING * typed.width:
            return False
        means = (weighted(figures, weights) for weights in self._weights())
        return any(mean is not None and not gap(mean, typed) for mean in means)

    def _weights(self) -> Iterator[list[Interval]]:
        """That all rows weigh the same, and the figures of each other column."""
        yield [_ONE] * len(self._figures)
        rows = [self._view.model.rows[spot.row].cells for spot in self._figures]
        for at in range(min(map(len, rows))):
            found = [told_interval(cells[at][0]) for cells in rows if len(cells[at]) == 1]
            weights = [each for each in found if each]
            if at != self._total.at and len(weights) == len(rows):
                yield weights

    def _figure(self, spot: Spot) -> Figure:
        figure, quantity = self._view.figure(spot), self._view.quantity(spot)
        if quantity.unit == self.unit:
            return figure
        unsummable = replace(quantity, state=State.UNREADABLE, value=None, reason=OTHER_UNIT)
        return replace(figure, source=unsummable, address=None)


class Product(NamedTuple):
    """A row where a count, a percentage and a count stand side by side: row `at`, from column `first`."""

    table: FigureTableView
    at: int
    first: int

    @property
    def row(self) -> FigureRow:
        """The row."""
        return self.table.model.rows[self.at]

    def figure(self, part: int) -> Figure:
        """The base (0), the share (1) or the result (2)."""
        return self.table.figure(Spot(self.at, self.first + part, 0))

"""What the rules ask of a table of quantities: its columns with a total, and its rows of base, share and result."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.language.figure import Figure, Naming, decimals_of, scale_of, table_label
from engine.language.lazy import lazy
from engine.model.base import Model
from engine.model.budget import Role
from engine.model.cell import ABREAST, FIGURES, CellAddress
from engine.model.figures import FigureRow, FigureTable, Quantity
from engine.model.place import Place

# Reaching a member of an enumeration takes as long as five comparisons in Python 3.11.
_DETAIL, _TOTAL = Role.DETAIL, Role.TOTAL


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

    @lazy
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
        """A column for each quantity of a total row that has others of its unit in the detail rows."""
        for row, each in enumerate(self.model.rows):
            if each.role is _TOTAL:
                for at, cell in enumerate(each.cells):
                    for nth, total in enumerate(cell):
                        details = tuple(self._details(at, total.unit))
                        if details:
                            yield FigureColumn(self, Spot(row, at, nth), details)

    def _details(self, at: int, unit: str) -> Iterator[Spot]:
        for row, each in enumerate(self.model.rows):
            if each.role is _DETAIL and at < len(each.cells):
                yield from (Spot(row, at, nth) for nth, each in enumerate(each.cells[at]) if each.unit == unit)

    def products(self) -> Iterator["Product"]:
        """The rows in which three columns side by side hold a count, a percentage and a count, one figure in each."""
        for index, row in enumerate(self.model.rows):
            if row.role is _DETAIL:
                units = [cell[0].unit if len(cell) == 1 else None for cell in row.cells]
                starts = range(len(units) - 2)
                yield from (Product(self, index, at) for at in starts if units[at : at + 3] == ["", "%", ""])


class FigureColumn:
    """The figures of one unit in the detail rows of one column, and their total."""

    def __init__(self, view: FigureTableView, total: Spot, figures: tuple[Spot, ...]) -> None:
        self._view = view
        self._total = total
        self._figures = figures

    @property
    def heading(self) -> str:
        """The heading of the column."""
        return self._view.heading(self._total.at)

    @property
    def unit(self) -> str:
        """The unit of all its figures."""
        return self.bare_total.unit

    @property
    def table(self) -> str:
        """The table in a reader's words."""
        return self._view.name

    @property
    def place(self) -> Place:
        """Where the total stands."""
        return self.bare_total.place

    @property
    def bare_total(self) -> Quantity:
        """The total."""
        return self._view.quantity(self._total)

    @property
    def total(self) -> Figure:
        """The same, with its address and its name for a reader."""
        return self._view.figure(self._total)

    @lazy
    def bare_figures(self) -> tuple[Quantity, ...]:
        """What stands in the detail rows."""
        return tuple(map(self._view.quantity, self._figures))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The same, each with its address and its name for a reader."""
        return tuple(map(self._view.figure, self._figures))


class Product(NamedTuple):
    """A row where a count, a percentage and a count stand side by side: row `at`, from column `first`."""

    table: FigureTableView
    at: int
    first: int

    @property
    def row(self) -> FigureRow:
        """The row."""
        return self.table.model.rows[self.at]

    def quantity(self, part: int) -> Quantity:
        """The base (0), the share (1) or the result (2)."""
        return self.row.cells[self.first + part][0]

    def figure(self, part: int) -> Figure:
        """The same, with its address and its name for a reader."""
        return self.table.figure(Spot(self.at, self.first + part, 0))

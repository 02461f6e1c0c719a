"""What the rules ask of a table of quantities: its columns with a total, and its rows of base, share and result."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.language.figure import Figure, Naming, decimals_of, scale_of
from engine.language.lazy import lazy
from engine.model.budget import Role
from engine.model.cell import ABREAST, FIGURES, CellAddress
from engine.model.figures import FigureRow, FigureTable, Quantity
from engine.model.place import Place


class FigureColumn(NamedTuple):
    """The figures of one unit in one column, and the total below them."""

    heading: str
    unit: str
    table: str
    total: Figure
    figures: tuple[Figure, ...]

    @property
    def place(self) -> Place:
        """Where the total stands."""
        return self.total.place


class FigureTableView:
    """A table of quantities; `number` is its index among those of its proposal."""

    def __init__(self, model: FigureTable, owner: str, number: int) -> None:
        self.model = model
        self.name = name(model)
        self.owner = owner
        self.part = f"{FIGURES}{number}"

    @lazy
    def scales(self) -> dict[str, int]:
        """By unit, the scale in which all quantities of it are whole (see `Figure`)."""
        most: dict[str, int] = {}
        for quantity in (each for row in self.model.rows for cell in row.cells for each in cell):
            most[quantity.unit] = max(decimals_of(quantity), most.get(quantity.unit, 0))
        return {unit: scale_of(unit, decimals) for unit, decimals in most.items()}

    def figure(self, row: int, at: int, nth: int = 0) -> Figure:
        """The quantity that stands as the nth in a cell."""
        quantity = self.model.rows[row].cells[at][nth]
        address = CellAddress(self.owner, self.part, row, at + nth * ABREAST) if at < ABREAST else None
        naming = Naming(self.name, self.model.rows[row].label, self.heading(at))
        return Figure(quantity, naming, address, self.scales[quantity.unit])

    def heading(self, at: int) -> str:
        """The heading of the cells with that index."""
        return self.model.columns[at] if at < len(self.model.columns) else ""

    def figures(self) -> Iterator[Figure]:
        """Every quantity, row by row."""
        for row, each in enumerate(self.model.rows):
            for at, cell in enumerate(each.cells):
                yield from (self.figure(row, at, nth) for nth in range(len(cell)))

    def totalled(self) -> Iterator[FigureColumn]:
        """A column for each unit that the total row and at least one row above it have."""
        for row, each in enumerate(self.model.rows):
            if each.role is Role.TOTAL:
                for at, cell in enumerate(each.cells):
                    for nth, total in enumerate(cell):
                        details = tuple(self._details(at, total.unit))
                        if details:
                            heading, figure = self.heading(at), self.figure(row, at, nth)
                            yield FigureColumn(heading, total.unit, self.name, figure, details)

    def _details(self, at: int, unit: str) -> Iterator[Figure]:
        for row, each in enumerate(self.model.rows):
            if each.role is Role.DETAIL and at < len(each.cells):
                found = (nth for nth, quantity in enumerate(each.cells[at]) if quantity.unit == unit)
                yield from (self.figure(row, at, nth) for nth in found)

    def products(self) -> Iterator["Product"]:
        """The rows in which three columns side by side hold a count, a percentage and a count, one figure in each."""
        for index, row in enumerate(self.model.rows):
            if row.role is Role.DETAIL:
                units = [cell[0].unit if len(cell) == 1 else None for cell in row.cells]
                starts = range(len(units) - 2)
                yield from (Product(self, index, at) for at in starts if units[at : at + 3] == ["", "%", ""])


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
        return self.table.figure(self.at, self.first + part)


def name(table: FigureTable) -> str:
    """The table in a reader's words."""
    return f"Tabel {table.number}" if table.number is not None else table.title
